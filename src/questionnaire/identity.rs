//! What a sheet says about itself when it comes back: custom properties name the survey, the round, the version of what
//! was asked and the case; defined names mark the boxes. Neither is seen by who fills it in, and both survive a new file
//! name, a new sheet name and moved rows.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use crate::survey::definition::{Round, Survey};
use crate::survey::question::ResponseDomain;

/// Property with survey and round: `network-need/R2`.
pub const FORM: &str = "kaishu.form";
/// Property with the version of what was asked.
pub const VERSION: &str = "kaishu.version";
/// Property with the version of the words around it.
pub const COVER: &str = "kaishu.cover";
/// Property with the code of the case that the form was made for.
pub const CASE: &str = "kaishu.case";
/// Property of an entry sheet: `1`, and `2` for who keys everything a second time.
pub const ENTRY: &str = "kaishu.entry";
/// Property of a query sheet: the case that is asked.
pub const QUERY: &str = "kaishu.query";
/// Name of the box with the respondent's code.
pub const CODE_NAME: &str = "kaishu.code";
/// Name of the box with the respondent's name.
pub const NAME_NAME: &str = "kaishu.name";
/// Name of the column of an entry sheet that says where the paper is.
pub const SOURCE_NAME: &str = "kaishu.source";

/// What a returned workbook says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Survey id.
    pub survey: String,
    /// Round id.
    pub round: String,
    /// Version of what was asked.
    pub version: String,
    /// Version of the words around it.
    pub cover: String,
    /// Case it was made for.
    pub case: Option<String>,
    /// Which of two entries it is, for an entry sheet.
    pub entry: Option<String>,
    /// Whether it is a query sheet.
    pub query: bool,
}

impl Identity {
    /// What the properties of a workbook say; none where it is no sheet of ours.
    pub fn read(properties: &BTreeMap<String, String>) -> Option<Self> {
        let get = |key: &str| properties.get(key).map(|text| text.trim()).filter(|text| !text.is_empty());
        let (survey, round) = get(FORM)?.split_once('/')?;
        let owned = |key: &str| get(key).map(str::to_owned);
        Some(Self {
            survey: survey.to_owned(),
            round: round.to_owned(),
            version: owned(VERSION).unwrap_or_default(),
            cover: owned(COVER).unwrap_or_default(),
            case: owned(CASE),
            entry: owned(ENTRY),
            query: get(QUERY).is_some(),
        })
    }

    /// Survey, round and version in one word, for messages.
    pub fn word(&self) -> String {
        format!("{}/{}（{}）", self.survey, self.round, self.version)
    }
}

/// The form's own id.
pub fn form_id(survey: &Survey, round: &Round) -> String {
    format!("{}/{}", survey.id, round.id)
}

/// The version of what was asked: it changes with everything that a respondent sees of a question, and with nothing
/// else, so that another alias or another round leaves it as it is.
pub fn version(survey: &Survey) -> String {
    let mut said = vec![survey.id.clone()];
    for question in survey.printed() {
        said.extend([&question.id, &question.number.ja, &question.text.ja].map(String::clone));
        said.push(format!("{} {}", question.universe, question.optional));
        match &question.domain {
            ResponseDomain::Single(list) | ResponseDomain::Multiple(list) => {
                let several = matches!(question.domain, ResponseDomain::Multiple(_));
                said.push(if several { "multiple" } else { "single" }.to_owned());
                said.extend(list.options.iter().flat_map(|option| [option.code.clone(), option.label.ja.clone()]));
            }
            ResponseDomain::Quantity { unit, min, max } => {
                let bound = |bound: &Option<crate::text::number::Decimal>| {
                    bound.as_ref().map_or_else(String::new, ToString::to_string)
                };
                said.push(format!("quantity {} {} {}", unit.ja, bound(min), bound(max)));
            }
            ResponseDomain::Date => said.push("date".to_owned()),
            ResponseDomain::Text => said.push("text".to_owned()),
            ResponseDomain::Area => said.push("area".to_owned()),
            ResponseDomain::Category => said.push("category".to_owned()),
            ResponseDomain::List => said.push("list".to_owned()),
        }
    }
    digest(&said)
}

/// The version of the words around the questions.
pub fn cover_version(survey: &Survey, round: &Round) -> String {
    let cover = &survey.cover;
    let mut said = vec![survey.title.ja.clone(), round.label.ja.clone()];
    let parts = [
        &cover.title,
        &cover.greeting,
        &cover.deadline,
        &cover.return_to,
        &cover.contact,
        &cover.note,
        &cover.case_code,
        &cover.case_name,
    ];
    said.extend(parts.map(|part| part.clone().unwrap_or_default()));
    digest(&said)
}

fn digest(said: &[String]) -> String {
    let bytes = Sha256::digest(said.join("\u{1f}").as_bytes());
    bytes.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The names of the boxes of one sheet, none twice however Excel compares them.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The name for a question's box, or for the box of one of its options.
    pub(super) fn answer(&mut self, question: &str, option: Option<&str>) -> String {
        let written = match option {
            Some(option) => format!("ans.{question}.{option}"),
            None => format!("ans.{question}"),
        };
        let sign = |c: char| if c.is_alphanumeric() || c == '.' || c == '_' { c } else { '_' };
        let name: String = written.chars().map(sign).collect();
        let mut unique = name.clone();
        let mut count = 1;
        while !self.taken.insert(fold(&unique)) {
            count += 1;
            unique = format!("{name}_{count}");
        }
        unique
    }
}

/// A name as programs compare it: without case, and with every sign that one of them may have replaced as `_`.
pub fn fold(name: &str) -> String {
    name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}
