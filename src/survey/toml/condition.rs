//! A condition written in a definition or plan, read and checked against the variables that it may name.

mod spoken;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::{Phrase, definition as words};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::design::Stratum;
use crate::survey::frame::STRATUM;
use crate::survey::frame::SamplingFrame;
use crate::survey::predicate::{self, Predicate};
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::frame::{attribute_columns, strata_known};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::suggest_or_list;
use crate::survey::toml::tree::Words;
use crate::text::key::key;

/// Something that a condition may name.
#[derive(Debug, Clone)]
pub struct Variable<'a> {
    /// Question, column or frame column.
    pub name: &'a str,
    /// What values it has.
    pub values: Values<'a>,
    /// The question that it is; none of what the frame says.
    pub question: Option<&'a Question>,
}

/// What values a variable has.
#[derive(Debug, Clone)]
pub enum Values<'a> {
    /// Answers of a kind.
    Answers(&'a ResponseDomain),
    /// The strata.
    Strata(&'a [Stratum]),
    /// What the frame has in a column.
    Frame(BTreeSet<&'a str>),
    /// What declares them could not be read, so nothing is concluded from them.
    Unsettled,
}

/// Names that exist and cannot stand in a condition.
#[derive(Debug, Clone)]
pub struct Barred<'a> {
    /// The names.
    pub names: Vec<&'a str>,
    /// Why one of them cannot.
    pub why: fn(&str) -> Phrase,
    /// What to do instead.
    pub instead: Option<fn() -> Phrase>,
}

/// What a condition may speak of.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// What it may name.
    pub variables: Vec<Variable<'a>>,
    /// What it may not name.
    pub barred: Option<Barred<'a>>,
    /// Areas that `within` may name.
    pub areas: &'a Areas,
}

/// The questions or columns of a survey or record list, as variables.
pub fn answers(survey: &Survey) -> impl Iterator<Item = Variable<'_>> {
    survey.questions.iter().map(|question| Variable {
        name: &question.id,
        values: Values::Answers(&question.domain),
        question: Some(question),
    })
}

/// What is known of a case whether or not it answered: its stratum and the attributes that the frame gives it.
/// An event of a record list has neither.
pub fn attributes<'a>(survey: &'a Survey, frame: Option<&'a SamplingFrame>) -> Vec<Variable<'a>> {
    if survey.records().is_some() {
        return Vec::new();
    }
    let known = |name, values| Variable { name, values, question: None };
    let mut found = vec![known(STRATUM, Values::Strata(&survey.strata))];
    if let Some(frame) = frame {
        found.extend(attribute_columns(frame).map(|(name, values)| known(name, Values::Frame(values))));
    }
    found
}

/// Reads a condition.
pub fn read_condition(reading: &mut Reading<'_>, written: &Words<'_>, scope: &Scope<'_>) -> Option<Predicate> {
    let place = Place::of(reading, written);
    let read = match predicate::parse(written.text) {
        Ok(read) => read,
        Err(error) => {
            let help = spoken::as_written(written.text, scope).map(words::write_condition);
            reading.problems.problem(reading.file, place.shifted(&error.span), error.message, None, help);
            return None;
        }
    };
    let before = reading.problems.len();
    for name in read.variables() {
        if scope.variables.iter().any(|variable| variable.name == name) {
            continue;
        }
        let span = place.word(name, 0);
        if let Some(barred) = scope.barred.as_ref().filter(|barred| barred.names.contains(&name)) {
            let help = barred.instead.map(|instead| instead());
            reading.problems.problem(reading.file, span, (barred.why)(name), None, help);
        } else {
            let known: Vec<&str> = scope.variables.iter().map(|variable| variable.name).collect();
            let meant = spoken::as_written(written.text, scope).map(words::write_condition);
            let help = meant.or_else(|| suggest_or_list(name, &known));
            reading.problems.problem(reading.file, span, words::unknown_variable(name), None, help);
        }
    }
    Leaves { reading: &mut *reading, place, scope }.check(&read);
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
    scope: &'a Scope<'a>,
}

impl<'a> Leaves<'_, '_, 'a> {
    fn check(&mut self, condition: &Predicate) {
        match condition {
            Predicate::Is { variable, codes } => {
                for code in codes {
                    self.code(variable, code);
                }
            }
            Predicate::Within { variable, area } => self.within(variable, area),
            Predicate::Quantity { variable, .. } => {
                let fits = |domain: &ResponseDomain| matches!(domain, ResponseDomain::Quantity { .. });
                self.kind(variable, words::not_a_quantity(variable), fits);
            }
            Predicate::Days { variable, .. } => {
                self.kind(variable, words::not_a_date(variable), |domain| matches!(domain, ResponseDomain::Date));
            }
            Predicate::Answered(variable) | Predicate::Missing { variable, .. } => {
                self.kind(variable, words::not_answered(variable), |_| true);
            }
            Predicate::And(parts) | Predicate::Or(parts) => {
                for part in parts {
                    self.check(part);
                }
            }
            Predicate::Not(inner) => self.check(inner),
            Predicate::Everyone | Predicate::Disposition(_) => {}
        }
    }

    fn values(&self, name: &str) -> &'a Values<'a> {
        let variable = self.scope.variables.iter().find(|variable| variable.name == name);
        variable.map_or(&Values::Unsettled, |variable| &variable.values)
    }

    /// Notes a condition that only answers of some kind can meet; what a frame says is no answer.
    fn kind(&mut self, variable: &str, message: Phrase, fits: impl Fn(&ResponseDomain) -> bool) -> bool {
        let fit = match self.values(variable) {
            Values::Answers(domain) => fits(domain),
            Values::Strata(_) | Values::Frame(_) => false,
            Values::Unsettled => true,
        };
        if !fit {
            self.reading.say(self.place.word(variable, 0), message);
        }
        fit
    }

    fn within(&mut self, variable: &str, area: &str) {
        let is_area = match self.values(variable) {
            // A column of the frame is about areas where it names one.
            Values::Frame(values) => values.iter().any(|value| self.scope.areas.get(value).is_some()),
            Values::Answers(ResponseDomain::Area) => true,
            Values::Answers(_) | Values::Strata(_) => false,
            Values::Unsettled => return,
        };
        if is_area {
            self.area(variable, area);
        } else {
            self.reading.say(self.place.word(variable, 0), words::not_an_area(variable));
        }
    }

    fn area(&mut self, variable: &str, area: &str) {
        let known: Vec<&str> = self.scope.areas.iter().map(|area| area.id.as_str()).collect();
        self.known(variable, area, &known, words::no_such_area(area));
    }

    /// Notes a code that a variable does not have. Where what declares it could not be read, nothing is known.
    fn known(&mut self, variable: &str, code: &str, known: &[&str], message: Phrase) {
        if !known.contains(&code) && !self.reading.problems.has_unread() {
            let help = suggest_or_list(code, known);
            self.reading.problems.problem(self.reading.file, self.place.code(variable, code), message, None, help);
        }
    }

    fn code(&mut self, variable: &str, code: &str) {
        let list = match self.values(variable) {
            Values::Answers(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => list,
            Values::Answers(ResponseDomain::Area) => return self.area(variable, code),
            Values::Unsettled | Values::Answers(ResponseDomain::Category | ResponseDomain::List) => return,
            Values::Strata(strata) => {
                if !strata.iter().any(|stratum| stratum.id == code) && !self.reading.problems.has_unread() {
                    let named = strata.iter().find(|stratum| key(&stratum.label.ja) == key(code));
                    let help = match named {
                        Some(stratum) => Some(words::code_not_label(&stratum.id)),
                        None => strata_known(code, strata),
                    };
                    let (span, message) = (self.place.code(variable, code), words::unknown_stratum(code));
                    self.reading.problems.problem(self.reading.file, span, message, None, help);
                }
                return;
            }
            Values::Frame(values) => {
                let known: Vec<&str> = values.iter().copied().collect();
                return self.known(variable, code, &known, words::unknown_frame_value(variable, code));
            }
            Values::Answers(ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text) => {
                let (span, message) = (self.place.word(variable, 0), words::has_no_codes(variable));
                self.reading.say(span, message);
                return;
            }
        };
        // A list without options is one that could not be read; that is said where it stands.
        if let Some(reason) = list.get(code).and_then(|option| option.missing) {
            let (span, message) = (self.place.code(variable, code), words::code_is_no_value(variable, code));
            let help = Some(words::write_missing(variable, reason.word()));
            self.reading.problems.problem(self.reading.file, span, message, None, help);
            return;
        }
        if list.options.is_empty() || list.get(code).is_some() {
            return;
        }
        let known: Vec<&str> = list.options.iter().map(|option| option.code.as_str()).collect();
        let labelled = list.options.iter().find(|option| key(&option.label.ja) == key(code));
        let help = match labelled {
            Some(option) => Some(words::code_not_label(&option.code)),
            None => suggest_or_list(code, &known),
        };
        let (span, message) = (self.place.code(variable, code), words::unknown_code(variable, code));
        self.reading.problems.problem(self.reading.file, span, message, None, help);
    }
}
