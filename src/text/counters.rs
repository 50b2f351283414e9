//! Quantities: the number in "１，２３４人", and the reason why there is none in "約12" or "12～15". Separate from plain number
//! text because respondents count with words, and because an approximate answer is kept apart instead of being averaged.

use super::clean::{clean, is_dash};
use super::number::Decimal;
use super::numeral::kanji_integer;
use super::units::without_known_unit;

#[cfg(test)]
mod tests;

/// Units of persons, which stand for each other, and which people add where the form declares no unit.
const PERSONS: [&str; 2] = ["名", "人"];

const ROUGHLY_BEFORE: &[&str] =
    &["約", "およそ", "おおよそ", "おおむね", "概ね", "凡そ", "ほぼ", "大体", "だいたい", "推定"];
const ROUGHLY_AFTER: &[&str] = &[
    "程度",
    "くらい",
    "ぐらい",
    "位",
    "ほど",
    "前後",
    "弱",
    "強",
    "余り",
    "余",
    "以上",
    "以下",
    "以内",
    "未満",
    "超",
    "+",
];

/// A quantity and the conventions that were needed to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityReading {
    /// The number that was written.
    pub value: Decimal,
    /// The conventions that were applied, in order, for the count of rules per file. Empty for a plain number.
    pub rules: Vec<&'static str>,
    /// The unit that was written, where one was.
    pub unit: Option<String>,
}

/// Why a cell of a quantity holds none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityProblem {
    /// A number with a word that makes it approximate or a bound; the text is the number as written, without the word.
    Approximate(String),
    /// Two ends of a range, or one open end.
    Range,
    /// A number with a unit that the question does not take.
    OtherUnit {
        /// The number that was written.
        value: Decimal,
        /// Its unit.
        unit: &'static str,
    },
    /// A lone dash: the form's definition says whether it means zero, none or missing.
    Dash,
    /// Something else than one number.
    NotANumber,
    /// Nothing but space.
    Blank,
}

/// Reads a quantity. `units` are the units that the definition declares for the question.
///
/// # Errors
///
/// The reason why the cell holds no single exact number.
pub fn quantity(raw: &str, units: &[String]) -> Result<QuantityReading, QuantityProblem> {
    let text = clean(raw);
    if text.is_empty() {
        return Err(QuantityProblem::Blank);
    }
    if text.chars().all(|c| is_dash(c) || c == ' ') {
        return Err(QuantityProblem::Dash);
    }
    let mut rules = Vec::new();
    let units = taken(units);
    if let Some((value, unit)) = exact(&text, &units, &mut rules) {
        return Ok(QuantityReading { value, rules, unit });
    }
    if is_range(&text, &units) {
        return Err(QuantityProblem::Range);
    }
    if let Some(number) = approximate(&text, &units) {
        return Err(QuantityProblem::Approximate(number));
    }
    Err(other_unit(&text).unwrap_or(QuantityProblem::NotANumber))
}

/// The units that a question takes: those of its definition, and of persons both or, where none is declared, too.
fn taken(units: &[String]) -> Vec<String> {
    let mut units: Vec<String> = units.iter().map(|unit| clean(unit)).filter(|unit| !unit.is_empty()).collect();
    if units.is_empty() || units.iter().any(|unit| PERSONS.contains(&unit.as_str())) {
        units.extend(PERSONS.map(str::to_owned));
    }
    units
}

/// A number with a unit that the question does not take.
fn other_unit(text: &str) -> Option<QuantityProblem> {
    let (number, unit) = without_known_unit(text)?;
    let value = signed(number, None, &mut Vec::new())?;
    Some(QuantityProblem::OtherUnit { value, unit })
}

/// One exact number with its unit and sign.
fn exact(text: &str, units: &[String], rules: &mut Vec<&'static str>) -> Option<(Decimal, Option<String>)> {
    let applied = rules.len();
    let read = without_unit(text, units)
        .and_then(|(number, unit)| {
            rules.push("number-unit");
            Some((signed(number, Some(unit), rules)?, Some(unit.to_owned())))
        })
        .or_else(|| {
            rules.truncate(applied);
            Some((signed(text, None, rules)?, None))
        });
    if read.is_none() {
        rules.truncate(applied);
    }
    read
}

/// Takes a unit off the end, longest first; "12(人)" is written as often as "12人".
fn without_unit<'t, 'u>(text: &'t str, units: &'u [String]) -> Option<(&'t str, &'u str)> {
    let mut found: Option<(&str, &str)> = None;
    for unit in units.iter().map(String::as_str) {
        if found.is_some_and(|(_, longest)| longest.len() >= unit.len()) {
            continue;
        }
        let bracketed = || text.strip_suffix(')')?.strip_suffix(unit)?.strip_suffix('(');
        if let Some(number) = text.strip_suffix(unit).or_else(bracketed) {
            found = Some((number.trim_end(), unit));
        }
    }
    found
}

/// The sign in its written forms: △12, ▲12, −12, (12).
fn signed(text: &str, unit: Option<&str>, rules: &mut Vec<&'static str>) -> Option<Decimal> {
    if let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        rules.push("number-brackets");
        return unsigned(inside.trim(), unit, rules).map(|value| value.negated());
    }
    if let Some(size) = text.strip_prefix(['△', '▲']) {
        rules.push("number-triangle");
        return unsigned(size.trim_start(), unit, rules).map(|value| value.negated());
    }
    if let Some(size) = text.strip_prefix(is_dash) {
        if !text.starts_with('-') {
            rules.push("number-minus");
        }
        return unsigned(size.trim_start(), unit, rules).map(|value| value.negated());
    }
    unsigned(text.strip_prefix('+').unwrap_or(text), unit, rules)
}

fn unsigned(text: &str, unit: Option<&str>, rules: &mut Vec<&'static str>) -> Option<Decimal> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !text.is_ascii() {
        return kanji(text, unit, rules);
    }
    if let Some(plain) = without_thousands(text) {
        rules.push("number-thousands");
        return Decimal::from_text(&plain);
    }
    Decimal::from_text(text)
}

/// Kanji numerals. With a unit such as 千円, 五千円 is 5 or 5000 and stays unread.
fn kanji(text: &str, unit: Option<&str>, rules: &mut Vec<&'static str>) -> Option<Decimal> {
    if unit.is_some_and(|unit| unit.starts_with(['十', '百', '千', '万', '億'])) {
        return None;
    }
    let value = i64::try_from(kanji_integer(text)?).ok()?;
    rules.push("number-kanji");
    Some(Decimal::from(value))
}

/// The digits of 1,234 or 1 234 without separators; `None` where the groups are not of three.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, places) = match text.split_once('.') {
        Some((whole, places)) => (whole, Some(places)),
        None => (text, None),
    };
    let sign = whole.chars().find(|c| matches!(c, ',' | ' '))?;
    let mut groups = whole.split(sign);
    let first = groups.next()?;
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    if !matches!(first.len(), 1..=3) || !digits(first) || !groups.all(|g| g.len() == 3 && digits(g)) {
        return None;
    }
    let joined = whole.replace(sign, "");
    Some(match places {
        Some(places) => format!("{joined}.{places}"),
        None => joined,
    })
}

/// Two numbers joined by a tilde, から or a dash, or one with an open end.
fn is_range(text: &str, units: &[String]) -> bool {
    let is_number =
        |part: &str| exact(part.trim(), units, &mut Vec::new()).is_some_and(|(value, _)| !value.is_negative());
    for joint in ["～", "~", "から", "乃至", "ないし"] {
        if let Some((from, to)) = text.split_once(joint) {
            let to = to.strip_suffix("まで").unwrap_or(to);
            let open = |part: &str| part.trim().is_empty();
            return (is_number(from) && (is_number(to) || open(to))) || (open(from) && is_number(to));
        }
    }
    text.split_once(is_dash).is_some_and(|(from, to)| is_number(from) && is_number(to))
}

/// The number that an approximating word surrounds.
fn approximate(text: &str, units: &[String]) -> Option<String> {
    let mut number = text;
    for word in ROUGHLY_BEFORE {
        number = number.strip_prefix(word).map_or(number, str::trim_start);
    }
    // The unit may stand on either side of the word: 10人程度, 10程度(人).
    let after = |text: &'_ str| {
        ROUGHLY_AFTER.iter().find_map(|word| text.strip_suffix(word)).map(|t| t.trim_end().to_owned())
    };
    let number = after(number)
        .or_else(|| without_unit(number, units).and_then(|(rest, _)| after(rest)))
        .unwrap_or_else(|| number.to_owned());
    if number == text {
        return None;
    }
    exact(&number, units, &mut Vec::new()).map(|_| number)
}
