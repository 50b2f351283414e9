//! What a function answers to a case: numbers, words, lists of them, or that it is not defined.

use std::fmt;

use crate::stats::number::float;
use crate::stats::{Interval, Undefined};

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A number.
    Number(f64),
    /// A word.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Not defined.
    Undefined,
    /// Several.
    List(Vec<Answer>),
}

impl From<f64> for Answer {
    fn from(number: f64) -> Self {
        Answer::Number(number)
    }
}

impl From<u64> for Answer {
    fn from(count: u64) -> Self {
        Answer::Number(float(count))
    }
}

impl From<usize> for Answer {
    fn from(count: usize) -> Self {
        Answer::from(count as u64)
    }
}

impl From<bool> for Answer {
    fn from(flag: bool) -> Self {
        Answer::Flag(flag)
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Answer::Text(text.to_owned())
    }
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Answer::Text(text)
    }
}

impl From<Interval> for Answer {
    fn from(interval: Interval) -> Self {
        Answer::List(vec![interval.low.into(), interval.high.into()])
    }
}

impl<T: Into<Answer>> From<Vec<T>> for Answer {
    fn from(answers: Vec<T>) -> Self {
        Answer::List(answers.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Answer>> From<Result<T, Undefined>> for Answer {
    fn from(answer: Result<T, Undefined>) -> Self {
        answer.map_or(Answer::Undefined, Into::into)
    }
}

impl<T: Into<Answer>> From<Option<T>> for Answer {
    fn from(answer: Option<T>) -> Self {
        answer.map_or(Answer::Undefined, Into::into)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Number(number) => write!(f, "{number:?}"),
            Answer::Text(text) => write!(f, "{text:?}"),
            Answer::Flag(flag) => write!(f, "{flag}"),
            Answer::Undefined => f.write_str("null"),
            Answer::List(answers) => {
                let all: Vec<String> = answers.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", all.join(","))
            }
        }
    }
}
