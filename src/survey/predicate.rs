//! Conditions on one case: routing, bases, filters, nets and banner points are all this one type. A condition is
//! data, not a closure, so that an engine can turn it into its own language.
//!
//! The written form: `everyone`, `q1 = 1`, `q1 in (1, 2)`, `q2 = 1` (a multiple answer includes option 1),
//! `participants >= 10`, `area within toshin`, `date in FY2019`, `date in FY2018..FY2020`,
//! `date in 2018-10-01..2019-03-31`, `date <= 2020-09-30`, `q1 answered`, `q1 missing`, `q1 missing no_answer`,
//! joined by `and`, `or`, `not` and parentheses.

mod possible;
mod renamed;

use std::collections::BTreeSet;
use std::fmt;

use crate::catalogue::{Phrase, definition as words};
use crate::survey::missing::{Disposition, Missing};
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

/// A comparison of a quantity or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Whether `left` stands in this relation to `right`.
    pub fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Comparison::Less => left < right,
            Comparison::AtMost => left <= right,
            Comparison::More => left > right,
            Comparison::AtLeast => left >= right,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::More => ">",
            Comparison::AtLeast => ">=",
        }
    }
}

/// A condition on one case or event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Predicate {
    /// Everyone.
    Everyone,
    /// The answer is one of these codes, or includes one of them; frame columns too.
    Is {
        /// Question, column or frame column.
        variable: String,
        /// Codes.
        codes: BTreeSet<String>,
    },
    /// The area is this one or lies in it.
    Within {
        /// Area column.
        variable: String,
        /// Area id.
        area: String,
    },
    /// A quantity stands in a relation to a number.
    Quantity {
        /// Question or column.
        variable: String,
        /// Relation.
        comparison: Comparison,
        /// Number.
        value: Decimal,
    },
    /// A date lies in these days (day numbers since 1970-01-01, both included).
    Days {
        /// Question or column.
        variable: String,
        /// First day.
        from: i32,
        /// Last day.
        to: i32,
    },
    /// There is a valid answer.
    Answered(String),
    /// There is none, for this reason if one is named.
    Missing {
        /// Question or column.
        variable: String,
        /// Reason.
        reason: Option<Missing>,
    },
    /// The case ended in this way.
    Disposition(Disposition),
    /// All hold.
    And(Vec<Predicate>),
    /// At least one holds.
    Or(Vec<Predicate>),
    /// It does not hold.
    Not(Box<Predicate>),
}

/// First and last day of a fiscal year (1 April to 31 March), as day numbers.
pub fn fiscal_year_days(from: i32, to: i32) -> (i32, i32) {
    let day = |year, month, day| CivilDate { year, month, day: Some(day) }.first_day_number();
    (day(from, 4, 1), day(to + 1, 3, 31))
}

impl Predicate {
    /// One code of one variable.
    pub fn is(variable: impl Into<String>, code: impl Into<String>) -> Self {
        Predicate::Is { variable: variable.into(), codes: BTreeSet::from([code.into()]) }
    }

    /// A date in fiscal years, both included.
    pub fn fiscal_years(variable: impl Into<String>, first: i32, last: i32) -> Self {
        let (from, to) = fiscal_year_days(first, last);
        Predicate::Days { variable: variable.into(), from, to }
    }

    /// Both conditions; `everyone` disappears.
    #[must_use]
    pub fn and(self, other: Predicate) -> Self {
        let mut parts = Vec::new();
        for part in [self, other] {
            match part {
                Predicate::Everyone => {}
                Predicate::And(inner) => parts.extend(inner),
                single => parts.push(single),
            }
        }
        match parts.len() {
            0 => Predicate::Everyone,
            1 => parts.remove(0),
            _ => Predicate::And(parts),
        }
    }

    /// Every variable that decides it, in order.
    pub fn variables(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.collect_variables(&mut found);
        found
    }

    fn collect_variables<'a>(&'a self, found: &mut BTreeSet<&'a str>) {
        match self {
            Predicate::Everyone | Predicate::Disposition(_) => {}
            Predicate::Is { variable, .. }
            | Predicate::Within { variable, .. }
            | Predicate::Quantity { variable, .. }
            | Predicate::Days { variable, .. }
            | Predicate::Answered(variable)
            | Predicate::Missing { variable, .. } => {
                found.insert(variable);
            }
            Predicate::And(parts) | Predicate::Or(parts) => {
                for part in parts {
                    part.collect_variables(found);
                }
            }
            Predicate::Not(inner) => inner.collect_variables(found),
        }
    }

    /// Every `variable = code` that stands in it, for checking a definition.
    pub fn codes(&self) -> Vec<(&str, &str)> {
        match self {
            Predicate::Is { variable, codes } => {
                codes.iter().map(|code| (variable.as_str(), code.as_str())).collect()
            }
            Predicate::And(parts) | Predicate::Or(parts) => parts.iter().flat_map(Predicate::codes).collect(),
            Predicate::Not(inner) => inner.codes(),
            Predicate::Everyone
            | Predicate::Within { .. }
            | Predicate::Quantity { .. }
            | Predicate::Days { .. }
            | Predicate::Answered(_)
            | Predicate::Missing { .. }
            | Predicate::Disposition(_) => Vec::new(),
        }
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Predicate], word: &str| {
            write!(f, "(")?;
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    write!(f, " {word} ")?;
                }
                write!(f, "{part}")?;
            }
            write!(f, ")")
        };
        match self {
            Predicate::Everyone => write!(f, "everyone"),
            Predicate::Is { variable, codes } if codes.len() == 1 => {
                write!(f, "{variable} = {}", codes.iter().next().map_or("", String::as_str))
            }
            Predicate::Is { variable, codes } => {
                write!(f, "{variable} in ({})", codes.iter().cloned().collect::<Vec<_>>().join(", "))
            }
            Predicate::Within { variable, area } => write!(f, "{variable} within {area}"),
            Predicate::Quantity { variable, comparison, value } => {
                write!(f, "{variable} {} {value}", comparison.sign())
            }
            Predicate::Days { variable, from, to } => {
                let day = |number: i32| CivilDate::from_day_number(number);
                match (*from == i32::MIN, *to == i32::MAX) {
                    (true, _) => write!(f, "{variable} <= {}", day(*to)),
                    (false, true) => write!(f, "{variable} >= {}", day(*from)),
                    (false, false) => write!(f, "{variable} in {}..{}", day(*from), day(*to)),
                }
            }
            Predicate::Answered(variable) => write!(f, "{variable} answered"),
            Predicate::Missing { variable, reason: None } => write!(f, "{variable} missing"),
            Predicate::Missing { variable, reason: Some(reason) } => {
                write!(f, "{variable} missing {}", reason.word())
            }
            Predicate::Disposition(disposition) => write!(f, "{}", disposition.word()),
            Predicate::And(parts) => joined(f, parts, "and"),
            Predicate::Or(parts) => joined(f, parts, "or"),
            Predicate::Not(inner) => write!(f, "not {inner}"),
        }
    }
}

/// A written condition that cannot be read: what is wrong, and where in the text (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PredicateError {
    /// What is wrong.
    pub message: Phrase,
    /// Bytes of the text that it is about.
    pub span: std::ops::Range<usize>,
}

/// Reads a written condition.
///
/// # Errors
/// The first word that does not fit, with its place.
pub fn parse(text: &str) -> Result<Predicate, PredicateError> {
    let mut parser = Parser { tokens: tokens(text), next: 0, end: text.len() };
    let predicate = parser.any()?;
    match parser.peek() {
        None => Ok(predicate),
        Some(token) => {
            Err(PredicateError { message: words::predicate_left_over(&token.text), span: token.span.clone() })
        }
    }
}

#[derive(Debug, Clone)]
struct Token {
    text: String,
    span: std::ops::Range<usize>,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut word_start: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    let close = |start: &mut Option<usize>, end: usize, found: &mut Vec<Token>| {
        if let Some(from) = start.take() {
            found.push(Token { text: text[from..end].to_owned(), span: from..end });
        }
    };
    while let Some((at, c)) = chars.next() {
        match c {
            c if c.is_whitespace() => close(&mut word_start, at, &mut found),
            '(' | ')' | ',' | '=' | '<' | '>' => {
                close(&mut word_start, at, &mut found);
                let mut end = at + c.len_utf8();
                if matches!(c, '<' | '>') && chars.peek().is_some_and(|(_, next)| *next == '=') {
                    chars.next();
                    end += 1;
                }
                found.push(Token { text: text[at..end].to_owned(), span: at..end });
            }
            _ => {
                word_start.get_or_insert(at);
            }
        }
    }
    close(&mut word_start, text.len(), &mut found);
    found
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token
    }

    fn accept(&mut self, word: &str) -> bool {
        let hit = self.peek().is_some_and(|token| token.text == word);
        if hit {
            self.next += 1;
        }
        hit
    }

    fn need(&mut self, expected: &str) -> Result<Token, PredicateError> {
        self.take()
            .ok_or_else(|| PredicateError { message: words::predicate_ends(expected), span: self.end..self.end })
    }

    fn any(&mut self) -> Result<Predicate, PredicateError> {
        let mut parts = vec![self.all()?];
        while self.accept("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Predicate::Or(parts) })
    }

    fn all(&mut self) -> Result<Predicate, PredicateError> {
        let mut predicate = self.one()?;
        while self.accept("and") {
            predicate = predicate.and(self.one()?);
        }
        Ok(predicate)
    }

    fn one(&mut self) -> Result<Predicate, PredicateError> {
        if self.accept("not") {
            return Ok(Predicate::Not(Box::new(self.one()?)));
        }
        if self.accept("(") {
            let inner = self.any()?;
            let close = self.need(")")?;
            if close.text != ")" {
                return Err(PredicateError {
                    message: words::predicate_expected(")", &close.text),
                    span: close.span,
                });
            }
            return Ok(inner);
        }
        let variable = self.need("question")?;
        if variable.text == "everyone" {
            return Ok(Predicate::Everyone);
        }
        self.condition(variable.text)
    }

    fn condition(&mut self, variable: String) -> Result<Predicate, PredicateError> {
        let word = self.need("= / in / within / answered / missing / < <= > >=")?;
        let wrong = |token: &Token, expected: &str| PredicateError {
            message: words::predicate_expected(expected, &token.text),
            span: token.span.clone(),
        };
        match word.text.as_str() {
            "=" => {
                let code = self.need("code")?;
                Ok(Predicate::is(variable, code.text))
            }
            "in" => {
                let first = self.need("( / FY2020")?;
                if first.text != "(" {
                    return period(&variable, &first.text).ok_or_else(|| wrong(&first, "FY2018..FY2020"));
                }
                let mut codes = BTreeSet::new();
                loop {
                    codes.insert(self.need("code")?.text);
                    let next = self.need(")")?;
                    match next.text.as_str() {
                        "," => {}
                        ")" => return Ok(Predicate::Is { variable, codes }),
                        _ => return Err(wrong(&next, ", / )")),
                    }
                }
            }
            "within" => Ok(Predicate::Within { variable, area: self.need("area")?.text }),
            "answered" => Ok(Predicate::Answered(variable)),
            "missing" => {
                let reason = self.peek().and_then(|token| Missing::from_word(&token.text));
                if reason.is_some() {
                    self.next += 1;
                }
                Ok(Predicate::Missing { variable, reason })
            }
            "<" | "<=" | ">" | ">=" => {
                let comparison = match word.text.as_str() {
                    "<" => Comparison::Less,
                    "<=" => Comparison::AtMost,
                    ">" => Comparison::More,
                    _ => Comparison::AtLeast,
                };
                let value = self.need("number / date")?;
                if let Some(day) = iso_day(&value.text) {
                    let (from, to) = match comparison {
                        Comparison::Less => (i32::MIN, day - 1),
                        Comparison::AtMost => (i32::MIN, day),
                        Comparison::More => (day + 1, i32::MAX),
                        Comparison::AtLeast => (day, i32::MAX),
                    };
                    return Ok(Predicate::Days { variable, from, to });
                }
                let number =
                    Decimal::from_text(&value.text).ok_or_else(|| wrong(&value, "number / 2020-09-30"))?;
                Ok(Predicate::Quantity { variable, comparison, value: number })
            }
            _ => Err(wrong(&word, "= / in / within / answered / missing / < <= > >=")),
        }
    }
}

/// The fiscal year of `FY2020`.
pub fn fiscal_year_word(word: &str) -> Option<i32> {
    let digits = word.strip_prefix("FY")?;
    number_of(digits, 4)
}

/// A number of so many digits and nothing else; `parse` alone would take a sign.
fn number_of<T: std::str::FromStr>(digits: &str, length: usize) -> Option<T> {
    let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// `FY2020`, `FY2018..FY2020`, or the days that a condition is printed with: `2018-04-01..2021-03-31`.
fn period(variable: &str, text: &str) -> Option<Predicate> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    if let (Some(from), Some(to)) = (iso_day(first), iso_day(last)) {
        return Some(Predicate::Days { variable: variable.to_owned(), from, to });
    }
    Some(Predicate::fiscal_years(variable, fiscal_year_word(first)?, fiscal_year_word(last)?))
}

/// The day number of an ISO date such as `2020-09-30`.
pub fn iso_day(text: &str) -> Option<i32> {
    iso_date(text).map(|date| date.first_day_number())
}

/// An ISO date such as `2020-09-30`, checked against the calendar.
pub fn iso_date(text: &str) -> Option<CivilDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date = CivilDate { year: number_of(year, 4)?, month: number_of(month, 2)?, day: Some(number_of(day, 2)?) };
    (1..=12).contains(&date.month).then_some(())?;
    (CivilDate::from_day_number(date.first_day_number()) == date).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_the_same() {
        for text in [
            "everyone",
            "q1 = 1",
            "q1 in (1, 2)",
            "(q1 = 1 and area within toshin)",
            "(q1 = 1 or not q2 missing no_answer)",
            "date <= 2020-09-30",
            "participants >= 10",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        assert_eq!(parse("date in 2019-04-01..2020-03-31"), parse("date in FY2019"));
        assert!(parse("date in FY+123").is_err());
        assert_eq!(parse("date in FY2019").unwrap().to_string(), "date in 2019-04-01..2020-03-31");
    }

    #[test]
    fn errors_name_their_place() {
        let error = parse("q1 is 1").unwrap_err();
        assert_eq!(error.span, 3..5);
        assert_eq!(parse("q1 = ").unwrap_err().span, 5..5);
        assert_eq!(parse("q1 = 1 2").unwrap_err().span, 7..8);
    }

    #[test]
    fn variables_are_found_once() {
        let predicate = parse("q1 = 1 and (q2 = 3 or q1 missing)").unwrap();
        assert_eq!(predicate.variables().into_iter().collect::<Vec<_>>(), ["q1", "q2"]);
    }
}
