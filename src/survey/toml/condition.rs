//! A condition written in a definition or plan, read and checked against the variables that it may name.

use std::ops::Range;

use crate::catalogue::{Phrase, definition as words};
use crate::survey::predicate::{self, Predicate};
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::suggest_or_list;
use crate::survey::toml::tree::Words;
use crate::text::key::key;

/// Something that a condition may name.
#[derive(Debug, Clone, Copy)]
pub struct Variable<'a> {
    /// Question, column or frame column.
    pub name: &'a str,
    /// Kind of answer; none where the values are not declared (a frame column).
    pub domain: Option<&'a ResponseDomain>,
}

/// Reads a condition. `later` are questions that exist but are asked afterwards.
pub fn read_condition(
    reading: &mut Reading<'_>,
    written: &Words<'_>,
    variables: &[Variable<'_>],
    later: &[&str],
) -> Option<Predicate> {
    let place = Place::of(reading, written);
    let read = match predicate::parse(written.text) {
        Ok(read) => read,
        Err(error) => {
            reading.say(place.shifted(&error.span), error.message);
            return None;
        }
    };
    let before = reading.problems.len();
    for name in read.variables() {
        if variables.iter().any(|variable| variable.name == name) {
            continue;
        }
        let span = place.word(name, 0);
        if later.contains(&name) {
            reading.say(span, words::asked_later(name));
        } else {
            let known: Vec<&str> = variables.iter().map(|variable| variable.name).collect();
            let help = suggest_or_list(name, &known);
            reading.problems.problem(reading.file, span, words::unknown_variable(name), None, help);
        }
    }
    Leaves { reading: &mut *reading, place, variables }.check(&read);
    (reading.problems.len() == before).then_some(read)
}

/// Where the text of a condition stands in its file.
struct Place<'a> {
    text: &'a str,
    span: Range<usize>,
    /// First byte of the text, where the file holds it letter by letter (no escapes).
    start: Option<usize>,
}

impl<'a> Place<'a> {
    fn of(reading: &Reading<'_>, written: &Words<'a>) -> Self {
        let raw = reading.file.text.get(written.span.clone()).unwrap_or_default();
        let start = raw.find(written.text).map(|quote| written.span.start + quote);
        Self { text: written.text, span: written.span.clone(), start }
    }

    fn shifted(&self, span: &Range<usize>) -> Range<usize> {
        match self.start {
            // A condition that ends too early is marked where it ends: at the closing quote.
            Some(start) => start + span.start..start + span.end.max(span.start + 1),
            None => self.span.clone(),
        }
    }

    /// The first place of a word at or after a byte of the text.
    fn word(&self, word: &str, from: usize) -> Range<usize> {
        self.find(word, from).map_or_else(|| self.span.clone(), |at| self.shifted(&(at..at + word.len())))
    }

    fn find(&self, word: &str, from: usize) -> Option<usize> {
        let edge = |c: Option<char>| {
            c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '=' | '<' | '>'))
        };
        self.text.match_indices(word).map(|(at, _)| at).find(|at| {
            *at >= from
                && edge(self.text[..*at].chars().next_back())
                && edge(self.text[at + word.len()..].chars().next())
        })
    }

    /// The place of a code of a variable: after the variable and before the next `and` or `or`.
    fn code(&self, variable: &str, code: &str) -> Range<usize> {
        let mut from = 0;
        while let Some(at) = self.find(variable, from) {
            let after = at + variable.len();
            let end = ["and", "or"].iter().filter_map(|word| self.find(word, after)).min();
            if let Some(found) = self.find(code, after).filter(|found| end.is_none_or(|end| *found < end)) {
                return self.shifted(&(found..found + code.len()));
            }
            from = after;
        }
        self.span.clone()
    }
}

/// The check of the single conditions in a condition.
struct Leaves<'r, 'f, 'a> {
    reading: &'r mut Reading<'f>,
    place: Place<'a>,
    variables: &'a [Variable<'a>],
}

impl Leaves<'_, '_, '_> {
    fn check(&mut self, condition: &Predicate) {
        match condition {
            Predicate::Is { variable, codes } => {
                for code in codes {
                    self.code(variable, code);
                }
            }
            Predicate::Within { variable, .. } => {
                self.kind(variable, words::not_an_area(variable), |domain| matches!(domain, ResponseDomain::Area));
            }
            Predicate::Quantity { variable, .. } => {
                let fits = |domain: &ResponseDomain| matches!(domain, ResponseDomain::Quantity { .. });
                self.kind(variable, words::not_a_quantity(variable), fits);
            }
            Predicate::Days { variable, .. } => {
                self.kind(variable, words::not_a_date(variable), |domain| matches!(domain, ResponseDomain::Date));
            }
            Predicate::And(parts) | Predicate::Or(parts) => {
                for part in parts {
                    self.check(part);
                }
            }
            Predicate::Not(inner) => self.check(inner),
            Predicate::Everyone
            | Predicate::Answered(_)
            | Predicate::Missing { .. }
            | Predicate::Disposition(_) => {}
        }
    }

    fn domain(&self, name: &str) -> Option<&ResponseDomain> {
        self.variables.iter().find(|variable| variable.name == name)?.domain
    }

    fn kind(&mut self, variable: &str, message: Phrase, fits: impl Fn(&ResponseDomain) -> bool) {
        if self.domain(variable).is_some_and(|domain| !fits(domain)) {
            self.reading.say(self.place.word(variable, 0), message);
        }
    }

    fn code(&mut self, variable: &str, code: &str) {
        let list = match self.domain(variable) {
            Some(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => list,
            None | Some(ResponseDomain::Area | ResponseDomain::Category | ResponseDomain::List) => return,
            Some(ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text) => {
                let (span, message) = (self.place.word(variable, 0), words::has_no_codes(variable));
                self.reading.say(span, message);
                return;
            }
        };
        // A list without options is one that could not be read; that is said where it stands.
        if list.options.is_empty() || list.get(code).is_some() {
            return;
        }
        let known: Vec<&str> = list.options.iter().map(|option| option.code.as_str()).collect();
        let labelled = list.options.iter().find(|option| key(&option.label) == key(code));
        let help = match labelled {
            Some(option) => Some(words::code_not_label(&option.code)),
            None => suggest_or_list(code, &known),
        };
        let (span, message) = (self.place.code(variable, code), words::unknown_code(variable, code));
        self.reading.problems.problem(self.reading.file, span, message, None, help);
    }
}
