//! What a person should know about single entries of a definition that a program has written: where a guess comes from,
//! what has to be confirmed. In TOML it is a comment above the entry, in a workbook a note at the cell and a text in the
//! column 備考.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, draft as say};

/// Remarks by the place of their entry: `title`, `question[2]`, `question[2].type`, `form[0].box[3].label`, counted from
/// 0 within each list.
///
/// ```
/// use kaishu::catalogue::Lang;
/// use kaishu::questionnaire::definition::{Part, write_workbook};
/// use kaishu::survey::remarks::Remarks;
/// use kaishu::survey::toml::tree::Table;
/// use kaishu::survey::toml::write::write_toml;
/// use kaishu::survey::workbook::layout::SURVEY;
///
/// let mut question = Table::default();
/// question.put("id", "q1");
/// question.put("type", "text");
/// let mut survey = Table::default();
/// survey.put("id", "drafted");
/// survey.push("question", question);
///
/// let mut remarks = Remarks::default();
/// remarks.add("question[0].type", "要確認: 選択肢が見つからない（調査票!B7）");
/// let toml = write_toml(SURVEY, &survey, &remarks);
/// assert!(toml.contains("# 要確認: 選択肢が見つからない（調査票!B7）\ntype = \"text\""));
/// let part = Part { kind: SURVEY, table: &survey, remarks: &remarks };
/// let workbook = write_workbook(&[part], Lang::Ja).expect("a workbook");
/// assert!(workbook.starts_with(b"PK"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks(BTreeMap<String, Vec<String>>);

impl Remarks {
    /// Adds a remark about an entry.
    pub fn add(&mut self, place: impl Into<String>, words: impl Into<String>) {
        self.0.entry(place.into()).or_default().push(words.into());
    }

    /// The remarks about an entry.
    pub fn at(&self, place: &str) -> &[String] {
        self.0.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The remarks about an entry and all that stands inside it.
    pub fn within(&self, place: &str) -> Vec<&str> {
        let inside = |known: &str| {
            known.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.0.iter().filter(|(known, _)| inside(known)).flat_map(|(_, said)| said).map(String::as_str).collect()
    }

    /// Whether nothing is remarked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a draft leaves to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// A guess that somebody should confirm.
    Guess,
    /// A question that was not decided.
    Question,
}

/// What a line of remarks leaves to a person; nothing where it only explains.
///
/// ```
/// use kaishu::survey::remarks::{Open, open};
/// assert_eq!(open("要確認（調査票!B7）見出しの右隣が空いている"), Some(Open::Guess));
/// assert_eq!(open("question 3: who was asked?"), Some(Open::Question));
/// assert_eq!(open("要確認の印は消しました"), None);
/// ```
pub fn open(line: &str) -> Option<Open> {
    let line = line.trim_start();
    // The words before the first thing that is filled in.
    let lead = |phrase: Phrase| {
        [phrase.ja, phrase.en].map(|words| words.split('\0').next().unwrap_or_default().to_owned())
    };
    if lead(say::to_confirm('\0', "")).iter().any(|lead| line.starts_with(lead)) {
        return Some(Open::Guess);
    }
    let numbered = |lead: &String| {
        let rest = line.strip_prefix(lead.as_str())?;
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_question = behind.len() < rest.len() && behind.trim_start().starts_with([':', '(', '（']);
        is_question.then_some(Open::Question)
    };
    lead(say::question_bare('\0', "")).iter().find_map(numbered)
}

/// The place of a key inside an entry.
pub fn inside(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}
