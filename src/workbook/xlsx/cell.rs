//! The value of one cell: what the file writes in it, by the kind that it says and, for a number, by its format.

use std::borrow::Cow;

use crate::provenance::CellAddress;
use crate::workbook::grid::CellValue;
use crate::workbook::xlsx::sheet::Shared;
use crate::workbook::xlsx::strings::{RichText, plain};
use crate::workbook::xml::Broken;
use crate::workbook::{iso, number_format};

/// A cell while it is read.
#[derive(Debug)]
pub(super) struct OpenCell {
    pub(super) at: CellAddress,
    pub(super) kind: Kind,
    pub(super) style: usize,
    /// What is written in it, where something is.
    pub(super) written: Option<String>,
    pub(super) formula: Option<OpenFormula>,
    /// A text of its own, with fonts and readings.
    pub(super) rich: Option<RichText>,
}

/// The formula of a cell while it is read.
#[derive(Debug, Default)]
pub(super) struct OpenFormula {
    pub(super) shared: Option<u32>,
    pub(super) text: String,
}

/// What a cell says that it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing is said: a number.
    Unsaid,
    Number,
    /// The number of a shared text.
    Shared,
    /// A text of its own.
    Inline,
    /// The text that a formula gave.
    Text,
    Bool,
    Error,
    /// A day or time as a text.
    Iso,
    /// None of the kinds of the format.
    Unknown(String),
}

impl Kind {
    pub(super) fn new(word: Option<Cow<'_, str>>) -> Self {
        let Some(word) = word else { return Self::Unsaid };
        match word.as_ref() {
            "n" => Self::Number,
            "s" => Self::Shared,
            "inlineStr" | "is" => Self::Inline,
            "str" => Self::Text,
            "b" => Self::Bool,
            "e" => Self::Error,
            "d" => Self::Iso,
            _ => Self::Unknown(word.into_owned()),
        }
    }
}

impl OpenCell {
    /// The value of the cell, `own` being its own text; none where nothing is in it.
    pub(super) fn value(&self, own: Option<&str>, shared: &Shared<'_>) -> Result<Option<CellValue>, Broken> {
        let own = || own.map(|text| CellValue::Text(text.to_owned()));
        let Some(written) = self.written.as_deref() else { return Ok(own()) };
        let trimmed = written.trim();
        // A text may be blanks only, and an empty one is a value too.
        let says_nothing = match self.kind {
            Kind::Inline | Kind::Text | Kind::Iso | Kind::Unknown(_) => false,
            Kind::Unsaid | Kind::Number | Kind::Shared | Kind::Bool | Kind::Error => trimmed.is_empty(),
        };
        if says_nothing {
            return Ok(None);
        }
        Ok(Some(match &self.kind {
            // What is written beside a text of its own only says it once more.
            Kind::Inline => return Ok(own()),
            Kind::Text => CellValue::Text(plain(written).into_owned()),
            Kind::Iso => iso::date(written),
            Kind::Error => CellValue::Error(trimmed.to_owned()),
            Kind::Shared => {
                let text = trimmed.parse().ok().and_then(|number| shared.texts.words(number));
                CellValue::Text(text.ok_or_else(|| self.unclear(written))?.to_owned())
            }
            Kind::Bool if trimmed == "1" || trimmed.eq_ignore_ascii_case("true") => CellValue::Bool(true),
            Kind::Bool if trimmed == "0" || trimmed.eq_ignore_ascii_case("false") => CellValue::Bool(false),
            Kind::Unsaid | Kind::Number => match trimmed.parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => self.number(number, shared),
                None if self.kind == Kind::Unsaid => CellValue::Text(written.to_owned()),
                None => return Err(self.unclear(written)),
            },
            Kind::Bool | Kind::Unknown(_) => return Err(self.unclear(written)),
        }))
    }

    /// What a number means by its format: a day in an era, a year, a time.
    fn number(&self, number: f64, shared: &Shared<'_>) -> CellValue {
        let code = shared.styles.get(self.style).and_then(|style| style.code.as_deref());
        code.and_then(|code| number_format::value(code, number, shared.date1904))
            .unwrap_or(CellValue::Number(number))
    }

    fn unclear(&self, written: &str) -> Broken {
        Broken(format!("{} {:?}: {written}", self.at, self.kind))
    }
}
