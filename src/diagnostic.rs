//! What is odd in the data: a located finding with what was found, what was expected and what to do. A finding
//! never stops a run; what is undecided is held out and what it touches is provisional (要確認).

use crate::catalogue::{Lang, Phrase, headings};
use crate::csv;
use crate::kept::{Kept, Reader, Writer, kept};
use crate::provenance::CellRef;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was read in a way that a person may want to know. Nobody has to look.
    Note,
    /// Somebody should look; the figures stand.
    Query,
    /// Held out until somebody decides; the figures it touches are 要確認.
    Undecided,
    /// A file that could not be used; the figures of its round are 要確認 until the finding is accepted.
    SetAside,
}

kept!(enum Severity { 0 => Note, 1 => Query, 2 => Undecided, 3 => SetAside });

/// What a finding is about, so that it can mark exactly the figures it touches. Empty parts mean "all".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Scope {
    /// Survey or record list.
    pub survey: Option<String>,
    /// Round.
    pub round: Option<String>,
    /// Case or event.
    pub case: Option<String>,
    /// Question or column.
    pub question: Option<String>,
    /// A figure of the plan, where the finding is about one.
    pub figure: Option<String>,
}

kept!(Scope { survey, round, case, question, figure });

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Rule that fired, a stable word such as `unknown-mark`.
    pub rule: &'static str,
    /// Names this finding among those of its rule, stable from run to run.
    pub subject: String,
    /// How much it matters.
    pub severity: Severity,
    /// The cells concerned, in reading order; empty where a file as a whole is concerned.
    pub places: Vec<CellRef>,
    /// The file concerned, where there is no cell.
    pub file: Option<String>,
    /// What it touches.
    pub scope: Scope,
    /// What was found, in the respondent's own words where there are any.
    pub found: Phrase,
    /// What was expected.
    pub expected: Phrase,
    /// What to do.
    pub hint: Phrase,
    /// Why a person accepted it (an `accept` row of the correction ledger).
    pub accepted: Option<Phrase>,
    /// The row of the correction ledger that would decide it, where the collector knows one.
    pub row: Option<String>,
    /// What was probably meant, put into that row for a person to confirm.
    pub suggested: Option<String>,
}

impl Kept for Diagnostic {
    fn write(&self, to: &mut Writer) {
        let Self { rule, subject, severity, places, file, scope, found, expected, hint, accepted, row, suggested } =
            self;
        to.text(rule);
        subject.write(to);
        severity.write(to);
        places.write(to);
        file.write(to);
        scope.write(to);
        found.write(to);
        expected.write(to);
        hint.write(to);
        accepted.write(to);
        row.write(to);
        suggested.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            // The words of rules are closed; what is kept brings none of its own.
            rule: headings::rule(from.text()?)?,
            subject: Kept::read(from)?,
            severity: Kept::read(from)?,
            places: Kept::read(from)?,
            file: Kept::read(from)?,
            scope: Kept::read(from)?,
            found: Kept::read(from)?,
            expected: Kept::read(from)?,
            hint: Kept::read(from)?,
            accepted: Kept::read(from)?,
            row: Kept::read(from)?,
            suggested: Kept::read(from)?,
        })
    }
}

impl Diagnostic {
    /// A finding about cells. The subject is the first cell unless set otherwise.
    pub fn at(
        rule: &'static str,
        severity: Severity,
        places: Vec<CellRef>,
        found: Phrase,
        expected: Phrase,
        hint: Phrase,
    ) -> Self {
        let subject = places.first().map(ToString::to_string).unwrap_or_default();
        Self {
            rule,
            subject,
            severity,
            places,
            file: None,
            scope: Scope::default(),
            found,
            expected,
            hint,
            accepted: None,
            row: None,
            suggested: None,
        }
    }

    /// A finding about a file as a whole.
    pub fn of_file(
        rule: &'static str,
        severity: Severity,
        file: &str,
        found: Phrase,
        expected: Phrase,
        hint: Phrase,
    ) -> Self {
        let mut diagnostic = Self::at(rule, severity, Vec::new(), found, expected, hint);
        diagnostic.subject = file.to_owned();
        diagnostic.file = Some(file.to_owned());
        diagnostic
    }

    /// The same finding with its scope.
    #[must_use]
    pub fn in_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same finding under another subject.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// The id by which a ledger row can accept it.
    pub fn id(&self) -> String {
        format!("{}@{}", self.rule, self.subject)
    }

    /// Whether an `accept` row can settle it. What is held out has to be decided; accepting would hide that it is not.
    pub fn can_be_accepted(&self) -> bool {
        self.severity != Severity::Undecided
    }

    /// The row of the correction ledger that would settle it, ready to be pasted.
    pub fn ledger_row(&self) -> Option<String> {
        self.ledger_row_in(Lang::Ja)
    }

    /// The same with the words of a language; every ledger takes both.
    pub fn ledger_row_in(&self, lang: Lang) -> Option<String> {
        if !self.is_open() {
            return None;
        }
        let row = self.row.clone().or_else(|| {
            self.can_be_accepted().then(|| {
                // What was accepted stays known, so that another finding at the same place asks again.
                let found = self.found.text(lang).split_whitespace().collect::<Vec<_>>().join(" ");
                ledger_row(["了承", "", "", &self.id(), "", &found, ""])
            })
        })?;
        Some(match lang {
            Lang::Ja => row,
            Lang::En => in_english(&row),
        })
    }

    /// Whether somebody should still look at it.
    pub fn is_open(&self) -> bool {
        self.accepted.is_none() && self.severity > Severity::Note
    }

    /// Whether it holds something out, so that what it touches is provisional.
    pub fn holds_out(&self) -> bool {
        self.accepted.is_none() && self.severity >= Severity::Undecided
    }

    /// Where it is: per file and sheet one text with its cells, or the file.
    pub fn place_lines(&self, lang: Lang) -> Vec<String> {
        let between = between(lang);
        let mut lines: Vec<String> = Vec::new();
        let mut last: Option<&CellRef> = None;
        for place in &self.places {
            match (last, lines.last_mut()) {
                (Some(last), Some(line)) if last.file == place.file && last.sheet == place.sheet => {
                    line.push_str(&format!("{between}{}", place.at));
                }
                _ => lines.push(place.to_string()),
            }
            last = Some(place);
        }
        if lines.is_empty() {
            lines.extend(self.file.clone());
        }
        lines
    }

    /// Where it is, as one text.
    pub fn place_text(&self) -> String {
        self.place().ja
    }

    /// Where it is, as each language lists places.
    pub fn place(&self) -> Phrase {
        let text = |lang| self.place_lines(lang).join(between(lang));
        Phrase { ja: text(Lang::Ja), en: text(Lang::En) }
    }
}

/// What stands between several cells or files.
pub fn between(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    }
}

/// The words of rows to paste, in both languages: what a row does, and what is still to be filled in.
const ROW_WORDS: &[(&str, &str)] = &[
    ("修正,", "set,"),
    ("採用,", "use,"),
    ("照合,", "match,"),
    ("区分,", "disposition,"),
    ("了承,", "accept,"),
    ("＜理由＞", "<reason>"),
    ("＜確認者＞", "<who>"),
    ("＜日付＞", "<date>"),
    ("＜新値＞", "<new value>"),
    ("＜対象＞", "<case>"),
    ("＜ファイル＞", "<file>"),
];

/// A row to paste with the words of the program in English; what it says of the data stays as it is.
fn in_english(row: &str) -> String {
    let mut english = row.to_owned();
    for (ja, en) in ROW_WORDS {
        match ja.strip_suffix(',').and(english.strip_prefix(ja)) {
            Some(rest) => english = format!("{en}{rest}"),
            None if ja.starts_with('＜') => english = english.replace(ja, en),
            None => {}
        }
    }
    english
}

/// A row of the correction ledger with its last three fields to be filled in.
pub fn ledger_row(fields: [&str; 7]) -> String {
    format!("{},＜理由＞,＜確認者＞,＜日付＞", csv::line(fields))
}
