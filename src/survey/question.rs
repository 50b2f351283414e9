//! One thing that is asked, and the kind of answer it takes.

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
        unit: String,
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

/// One question, one item of a battery, or one column of a record list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Id within the survey: `q1`, `q1.a`.
    pub id: String,
    /// Number as printed on the form: 問1.
    pub number: String,
    /// The words of the question.
    pub text: String,
    /// Kind of answer.
    pub domain: ResponseDomain,
    /// Who should have been asked.
    pub universe: Predicate,
    /// Whether a blank is as good as an answer (free comments).
    pub optional: bool,
}
