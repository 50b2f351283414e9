//! The sampling frame (調査対象名簿): every unit that was asked, whether or not it answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::provenance::{CellAddress, CellRef};
use crate::text::era::CivilDate;

/// Frame column that holds the stratum.
pub const STRATUM: &str = "stratum";

/// A body that is part of a case since some day: 波田町, 松本市 since 2010-03-31. Its name is suggested, never taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its name.
    pub name: String,
    /// The day of the merger or of the new name, where the frame says it.
    pub since: Option<CivilDate>,
}

/// Whether a case is to answer (照会の対象).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asked {
    /// In every round.
    #[default]
    Always,
    /// In no round: 対象外.
    Never,
    /// In these rounds only.
    In(Vec<String>),
}

impl Asked {
    /// Whether the case is to answer in a round.
    pub fn in_round(&self, round: &str) -> bool {
        match self {
            Asked::Always => true,
            Asked::Never => false,
            Asked::In(rounds) => rounds.iter().any(|asked| asked == round),
        }
    }
}

/// One unit on the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Code, as the frame writes it.
    pub id: String,
    /// Official name, as the frame writes it, with its English (`name_en`) where the frame has that.
    pub name: Phrase,
    /// Other names.
    pub aliases: Vec<String>,
    /// How the name is read; empty where the frame does not say.
    pub kana: String,
    /// Bodies that have become part of it.
    pub former: Vec<Former>,
    /// Whether it is to answer.
    pub asked: Asked,
    /// Stratum id.
    pub stratum: String,
    /// Further columns by name (`area`, `type` …), in the frame's order.
    pub attributes: Vec<(String, String)>,
    /// Row of the frame, from 0 (the heading is row 0).
    pub row: u32,
}

/// A frame with the columns it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplingFrame {
    /// File, relative to the workspace.
    pub file: Arc<str>,
    /// Sheet name as Excel shows it.
    pub sheet: Arc<str>,
    /// Headings in order.
    pub columns: Vec<String>,
    /// The units in the frame's order.
    pub cases: Vec<Case>,
    /// The English of values of its columns, by column and value: what `type_en` says of `type`.
    pub english: BTreeMap<(String, String), String>,
}

impl Case {
    /// What the frame says of it under one of these headings.
    pub fn says(&self, headings: &[&str]) -> Option<&str> {
        let said =
            self.attributes.iter().find(|(name, value)| headings.contains(&name.as_str()) && !value.is_empty());
        said.map(|(_, value)| value.as_str())
    }
}

impl SamplingFrame {
    /// A value of one of its columns as it is called in both languages.
    pub fn called(&self, column: &str, value: &str) -> Phrase {
        let en = self.english.get(&(column.to_owned(), value.to_owned())).map_or(value, String::as_str);
        Phrase { ja: value.to_owned(), en: en.to_owned() }
    }

    /// The cell of a case in a column of the frame.
    pub fn cell(&self, case: &Case, column: &str) -> Option<CellRef> {
        let index = self.columns.iter().position(|name| name == column)?;
        Some(CellRef {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            at: CellAddress::new(case.row, u32::try_from(index).ok()?),
        })
    }
}
