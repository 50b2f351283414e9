//! One case of a golden file.

use serde_json::{Map, Value};

use crate::stats::{Level, Undefined};

/// A case: what goes in, and what is to come out.
pub struct Case<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its kind.
    pub kind: &'a str,
    input: &'a Value,
    options: Option<&'a Value>,
    expected: &'a Map<String, Value>,
    data: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Case<'a> {
    /// From its object; none where it is no case.
    pub fn new(case: &'a Value, data: &'a dyn Fn(&str) -> Option<String>) -> Option<Self> {
        Some(Self {
            id: case.get("id")?.as_str()?,
            kind: case.get("kind")?.as_str()?,
            input: case.get("input")?,
            options: case.get("options"),
            expected: case.get("expected")?.as_object()?,
            data,
        })
    }

    /// What is to come out, by key.
    pub fn expected(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.expected.iter()
    }

    /// Whether a key is expected: what is long to compute is not computed for nothing.
    pub fn asks(&self, key: &str) -> bool {
        self.expected.contains_key(key)
    }

    /// A part of the input.
    pub fn input(&self, key: &str) -> Option<&'a Value> {
        self.input.get(key)
    }

    /// An option.
    pub fn option(&self, key: &str) -> Option<&'a Value> {
        self.options?.get(key)
    }

    /// A number of the input.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.input(key)?.as_f64()
    }

    /// A count of the input.
    pub fn count(&self, key: &str) -> Option<u64> {
        count(self.input(key)?)
    }

    /// A word of the input.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.input(key)?.as_str()
    }

    /// The level of intervals, 0.95 where none is given.
    ///
    /// # Errors
    /// `Impossible` where it is none.
    pub fn level(&self) -> Result<Level, Undefined> {
        self.option("conf").and_then(Value::as_f64).map_or(Ok(Level::PERCENT_95), Level::new)
    }

    /// A list of numbers.
    pub fn numbers(&self, key: &str) -> Option<Vec<f64>> {
        self.input(key)?.as_array()?.iter().map(Value::as_f64).collect()
    }

    /// A list of numbers in which some may be missing.
    pub fn numbers_or_none(&self, key: &str) -> Option<Vec<Option<f64>>> {
        Some(self.input(key)?.as_array()?.iter().map(Value::as_f64).collect())
    }

    /// A list of counts.
    pub fn counts(&self, key: &str) -> Option<Vec<u64>> {
        self.input(key)?.as_array()?.iter().map(count).collect()
    }

    /// A table of counts, row by row.
    pub fn table(&self, key: &str) -> Option<Vec<Vec<u64>>> {
        self.input(key)?.as_array()?.iter().map(|row| row.as_array()?.iter().map(count).collect()).collect()
    }

    /// The text of a file in `data/`.
    pub fn file(&self, name: &str) -> Option<String> {
        (self.data)(name)
    }
}

/// A count, also where it is written as 12.0.
fn count(value: &Value) -> Option<u64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within 2^53")]
    let whole = |number: f64| (number >= 0.0 && number.fract() == 0.0 && number < 9e15).then_some(number as u64);
    value.as_u64().or_else(|| whole(value.as_f64()?))
}
