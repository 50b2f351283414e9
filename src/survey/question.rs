//! One thing that is asked, and the kind of answer it takes.

use crate::catalogue::{Phrase, definition as words};
use crate::survey::code_list::CodeList;
use crate::survey::predicate::Predicate;
use crate::text::number::Decimal;

/// Kind of answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseDomain {
    /// 単一回答.
    Single(CodeList),
    /// 複数回答.
    Multiple(CodeList),
    /// A number with its unit and bounds.
    Quantity {
        /// Unit as written behind the number.
        unit: Phrase,
        /// Smallest value taken.
        min: Option<Decimal>,
        /// Largest value taken.
        max: Option<Decimal>,
    },
    /// A day or a month.
    Date,
    /// Free words.
    Text,
    /// An area of the workspace's area list.
    Area,
    /// One word from a list that the data themselves make (a client's number).
    Category,
    /// Several such words in one cell, separated by 、.
    List,
}

impl ResponseDomain {
    /// What it is called, with the word that definitions use.
    pub fn called(&self) -> Phrase {
        match self {
            ResponseDomain::Single(_) => words::kind_single(),
            ResponseDomain::Multiple(_) => words::kind_multiple(),
            ResponseDomain::Quantity { .. } => words::kind_quantity(),
            ResponseDomain::Date => words::kind_date(),
            ResponseDomain::Text => words::kind_text(),
            ResponseDomain::Area => words::kind_area(),
            ResponseDomain::Category => words::kind_category(),
            ResponseDomain::List => words::kind_list(),
        }
    }

    /// Whether one unit can give several of its values.
    pub fn takes_several(&self) -> bool {
        match self {
            ResponseDomain::Multiple(_) | ResponseDomain::List => true,
            ResponseDomain::Single(_)
            | ResponseDomain::Quantity { .. }
            | ResponseDomain::Date
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category => false,
        }
    }

    /// The declared code list, where there is one.
    pub fn codes(&self) -> Option<&CodeList> {
        match self {
            ResponseDomain::Single(list) | ResponseDomain::Multiple(list) => Some(list),
            ResponseDomain::Quantity { .. }
            | ResponseDomain::Date
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category
            | ResponseDomain::List => None,
        }
    }
}

/// What stands between the words of a battery and those of its item in the text of the item's question.
pub const ITEM: &str = " — ";

/// One question, one item of a battery, or one column of a record list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Id within the survey: `q1`, `q1.a`.
    pub id: String,
    /// Number as printed on the form: 問1.
    pub number: Phrase,
    /// The words of the question.
    pub text: Phrase,
    /// Kind of answer.
    pub domain: ResponseDomain,
    /// Who should have been asked.
    pub universe: Predicate,
    /// Whether a blank is as good as an answer (free comments).
    pub optional: bool,
    /// How what is written is taken.
    pub handling: Handling,
}

impl Question {
    /// The words of its battery and its own as they stand on the form, where it is an item of one.
    pub fn in_battery(&self) -> Option<(&str, &str)> {
        self.text.ja.split_once(ITEM)
    }

    /// The same in both languages.
    pub fn battery_words(&self) -> Option<(Phrase, Phrase)> {
        let (stem, item) = self.in_battery()?;
        let (stem_en, item_en) = self.text.en.split_once(ITEM).unwrap_or((stem, item));
        let phrase = |ja: &str, en: &str| Phrase { ja: ja.to_owned(), en: en.to_owned() };
        Some((phrase(stem, stem_en), phrase(item, item_en)))
    }
}

/// What a definition declares about the ways in which people write the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handling {
    /// Other units that are taken in the place of the declared one; where the scale differs (百万円 for 千円) the number
    /// is converted.
    pub unit_alias: Vec<String>,
    /// What a lone dash means in the place of a number; undeclared it is no answer and asked about.
    pub dash: Option<Dash>,
    /// Words that say that there is nothing to say, beside the usual ones (特になし).
    pub none: Vec<String>,
    /// Digits that a code has: zeros that were lost in front are put back.
    pub digits: Option<u32>,
    /// The workbook in which its free answers are coded, relative to the workspace.
    pub coded: Option<String>,
    /// The question whose free answers this one holds the codes of; it stands on no form.
    pub codes_of: Option<String>,
}

/// What a lone dash means in the place of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// The number 0.
    Zero,
    /// That the respondent has none of what is asked about: 非該当.
    None,
    /// 無回答.
    Missing,
}

impl Dash {
    /// Every meaning.
    pub const ALL: [Dash; 3] = [Dash::Zero, Dash::None, Dash::Missing];

    /// Its word in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Dash::Zero => "zero",
            Dash::None => "none",
            Dash::Missing => "missing",
        }
    }
}

/// A rule that the answers of one case must fit (`[[check]]`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Id, part of the finding's.
    pub id: String,
    /// What must hold.
    pub rule: CheckRule,
    /// Whether the answers are held out until somebody decides, or only asked about.
    pub holds_out: bool,
    /// The author's own words for the person who is asked.
    pub message: String,
}

/// What a check says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckRule {
    /// A condition that must be met.
    Must(Predicate),
    /// A number against the sum of others.
    Sum {
        /// The number.
        total: String,
        /// What is added up.
        parts: Vec<String>,
        /// How the number stands to the sum.
        relation: Relation,
    },
}

/// How a total stands to its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is their sum.
    Equal,
    /// It is not below it (うち数).
    AtLeast,
    /// It is not above it (重なりのある内訳).
    AtMost,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Relation; 3] = [Relation::Equal, Relation::AtLeast, Relation::AtMost];

    /// Its word in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Relation::Equal => "equal",
            Relation::AtLeast => "at_least",
            Relation::AtMost => "at_most",
        }
    }
}
