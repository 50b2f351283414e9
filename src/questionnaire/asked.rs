//! The questions as they stand on paper: single ones, and the items of a battery together. The definition keeps each
//! item as a question of its own, because it is counted so; on a form they share one question text and one grid.

use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::definition::Survey;
use crate::survey::predicate::Predicate;
use crate::survey::question::{Question, ResponseDomain};

/// What stands between the options where they are printed in one line.
pub const PRINTED_BETWEEN: &str = "　／　";

/// What is asked in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// One question.
    Single(&'a Question),
    /// The items of a battery.
    Battery {
        /// Its items in order, at least one.
        items: Vec<Item<'a>>,
        /// The words that they share.
        stem: &'a str,
        /// The options that they share.
        codes: &'a CodeList,
    },
}

/// One item of a battery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its question.
    pub question: &'a Question,
    /// Its own words.
    pub text: &'a str,
}

impl Block<'_> {
    /// The first question, which has the number and the routing of all.
    pub fn first(&self) -> Option<&Question> {
        match self {
            Block::Single(question) => Some(question),
            Block::Battery { items, .. } => items.first().map(|item| item.question),
        }
    }

    /// Who is asked.
    pub fn universe(&self) -> &Predicate {
        self.first().map_or(&Predicate::Everyone, |question| &question.universe)
    }

    /// Whether a blank is as good as an answer.
    pub fn optional(&self) -> bool {
        self.first().is_some_and(|question| question.optional)
    }
}

/// The questions of a survey in their order, items of a battery together.
pub fn blocks(survey: &Survey) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for question in survey.printed() {
        let Some((stem, text, codes)) = item(question) else {
            blocks.push(Block::Single(question));
            continue;
        };
        let item = Item { question, text };
        match blocks.last_mut() {
            Some(Block::Battery { items, stem: shared, codes: list })
                if *shared == stem && *list == codes && items.iter().all(|other| belongs(other, question)) =>
            {
                items.push(item);
            }
            Some(_) | None => blocks.push(Block::Battery { items: vec![item], stem, codes }),
        }
    }
    blocks
}

/// The shared words, the own words and the options of a question that is an item of a battery.
fn item(question: &Question) -> Option<(&str, &str, &CodeList)> {
    question.id.rsplit_once('.')?;
    let (stem, text) = question.in_battery()?;
    match &question.domain {
        ResponseDomain::Single(codes) => Some((stem, text, codes)),
        ResponseDomain::Multiple(_)
        | ResponseDomain::Quantity { .. }
        | ResponseDomain::Date
        | ResponseDomain::Text
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => None,
    }
}

fn belongs(item: &Item<'_>, question: &Question) -> bool {
    let battery = |id: &str| id.rsplit_once('.').map(|(battery, _)| battery.to_owned());
    item.question.number == question.number
        && item.question.universe == question.universe
        && battery(&item.question.id) == battery(&question.id)
}

/// An option as a dropdown offers it and as it stands beside a box: with its number in front, where that cannot be
/// mistaken for a part of its words (`1 10人未満`).
pub fn entry(option: &ResponseOption) -> String {
    let numbered =
        !option.code.is_empty() && option.code.len() <= 3 && option.code.bytes().all(|b| b.is_ascii_digit());
    if numbered && !option.label.ja.starts_with(char::is_numeric) {
        format!("{} {}", option.code, option.label.ja)
    } else {
        option.label.ja.clone()
    }
}

/// The question's number and, for an item, its words: how a routing or a message names it.
pub fn spoken(question: &Question) -> String {
    match item(question) {
        Some((_, text, _)) => format!("{}（{text}）", question.number.ja),
        None => question.number.ja.clone(),
    }
}
