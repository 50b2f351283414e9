//! Number formats: what kind of thing a cell shows, and the text that it shows. A cell with `[$-411]ggge"年"` holds
//! 43586 and shows 令和1年; a cell with `00000` holds 201 and shows 00201. Both the number and the text are needed to
//! understand what somebody wrote. Only what Excel shows on every machine is rendered; for anything else there is no
//! text, rather than one that is nearly right.

mod built_in;
mod shown;

pub(super) use built_in::built_in;
pub(super) use shown::{day_of, shown};

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

use crate::text::era::CivilDate;
use crate::workbook::grid::CellValue;

/// What a number is by its format, where that is another thing than the number: a day, or a year as it is shown. A year
/// in a format that other machines show otherwise is the day that the cell holds.
pub(super) fn value(code: &str, number: f64, date1904: bool) -> Option<CellValue> {
    let format = NumberFormat::new(code);
    let year = match format.meaning() {
        Meaning::Number | Meaning::Time | Meaning::Elapsed => return Some(CellValue::Number(number)),
        Meaning::Day => false,
        Meaning::Year => true,
    };
    let Some(day) = day_of(number, date1904) else { return early_day(number, date1904).map(CellValue::Date) };
    // 1年 without its era is no year.
    let text =
        if year && format.names_the_year() { shown(code, &CellValue::Number(number), date1904) } else { None };
    Some(text.map_or(CellValue::Date(day), CellValue::Text))
}

/// The days before March 1900, which Excel counts one too high because it knows a 29th of February in that year.
fn early_day(serial: f64, date1904: bool) -> Option<CivilDate> {
    let days = serial.floor();
    if date1904 || !(1.0..60.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below sixty")]
    Some(CivilDate::from_day_number(days as i32 - 25_568))
}

/// Whether a number in this format is shown as a time of day or a length of time.
pub(crate) fn shows_time(code: &str) -> bool {
    matches!(NumberFormat::new(code).meaning(), Meaning::Time | Meaning::Elapsed)
}

/// A format, section by section.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

/// What a section does with a value.
#[derive(Debug, Clone, PartialEq, Default)]
struct Section {
    tokens: Vec<Token>,
    /// The numbers that it is for, where it says so: `[>3]`.
    condition: Option<Condition>,
    /// Whether it names Japanese as its language, and with 元年 for the first year of an era.
    japanese: bool,
    gannen: bool,
    /// Whether something in it cannot be rendered: digits in kanji, a fill with a sign.
    beyond: bool,
}

/// A comparison with a number: `[>=100]`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    below: bool,
    equal: bool,
    above: bool,
    bound: f64,
}

impl Condition {
    fn new(text: &str) -> Option<Self> {
        let bound = text.trim_start_matches(['<', '>', '=']);
        let (below, equal, above) = match text.strip_suffix(bound)? {
            "<" => (true, false, false),
            "<=" => (true, true, false),
            "=" => (false, true, false),
            ">=" => (false, true, true),
            ">" => (false, false, true),
            "<>" => (true, false, true),
            _ => return None,
        };
        Some(Self { below, equal, above, bound: bound.trim().parse().ok()? })
    }

    fn holds(self, number: f64) -> bool {
        match number.partial_cmp(&self.bound) {
            Some(Ordering::Less) => self.below,
            Some(Ordering::Equal) => self.equal,
            Some(Ordering::Greater) => self.above,
            None => false,
        }
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// Words as they stand.
    Literal(String),
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// Groups of three digits between two places, a division by a thousand behind the last.
    Comma,
    Percent,
    /// The number, or the text, as it is.
    General,
    Text,
    /// A part of a date or time: its letter and how often it stands there.
    Date(char, usize),
    /// Hours, minutes or seconds that have passed: `[h]`.
    Elapsed,
    /// `AM/PM`.
    Noon,
    /// An exponent or a fraction.
    Other,
}

/// What a format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A number.
    Number,
    /// A day, perhaps with a time, or a part of one from which the day does not show.
    Day,
    /// A year and nothing else, in eras or not.
    Year,
    /// A time of day.
    Time,
    /// A length of time.
    Elapsed,
}

impl NumberFormat {
    /// Takes a format code apart. Every code has a meaning; what is not known in it makes it one that is not rendered.
    pub(super) fn new(code: &str) -> Self {
        let mut sections = vec![Section::default()];
        let mut rest = code.chars().peekable();
        while let Some(sign) = rest.next() {
            if sign == ';' {
                sections.push(Section::default());
                continue;
            }
            let Some(section) = sections.last_mut() else { break };
            match sign {
                '"' => section.literal(&rest.by_ref().take_while(|sign| *sign != '"').collect::<String>()),
                // Excel in Japanese escapes with either.
                '\\' | '!' => section.literal(&rest.next().map(String::from).unwrap_or_default()),
                // A gap as wide as the next sign, which is only for the eye.
                '_' => drop(rest.next()),
                '*' => section.beyond |= rest.next().is_some_and(|fill| fill != ' '),
                '[' => {
                    let inside: String = rest.by_ref().take_while(|sign| *sign != ']').collect();
                    section.bracket(&inside);
                }
                '0' | '#' | '?' => section.tokens.push(Token::Digit(sign)),
                '.' => section.tokens.push(Token::Point),
                ',' => section.tokens.push(Token::Comma),
                '%' => section.tokens.push(Token::Percent),
                '@' => section.tokens.push(Token::Text),
                '/' if section.tokens.iter().any(|token| matches!(token, Token::Digit(_))) => {
                    section.tokens.push(Token::Other);
                }
                'e' | 'E' if matches!(rest.peek(), Some('+' | '-')) => {
                    rest.next();
                    section.tokens.push(Token::Other);
                }
                'g' | 'G' if remainder(&rest, "eneral") => {
                    for _ in 0..6 {
                        rest.next();
                    }
                    section.tokens.push(Token::General);
                }
                // As Japanese versions name it to people, and some programs to files.
                'g' | 'G' if remainder(&rest, "/標準") => {
                    for _ in 0..3 {
                        rest.next();
                    }
                    section.tokens.push(Token::General);
                }
                'a' | 'A' if remainder(&rest, "m/pm") || remainder(&rest, "/p") => {
                    for _ in 0..if remainder(&rest, "/p") { 2 } else { 4 } {
                        rest.next();
                    }
                    section.tokens.push(Token::Noon);
                }
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'g' | 'G' | 'e' | 'E' | 'a' | 'A'
                | 'b' | 'B' | 'r' | 'R' | 'n' | 'N' => {
                    let letter = sign.to_ascii_lowercase();
                    let mut count = 1;
                    while rest.peek().is_some_and(|next| next.eq_ignore_ascii_case(&sign)) {
                        rest.next();
                        count += 1;
                    }
                    section.tokens.push(Token::Date(letter, count));
                }
                other => section.literal(&other.to_string()),
            }
        }
        Self { sections }
    }

    /// What it makes of a number. The first section says so; the others are for negative numbers, for zero and for text.
    pub(super) fn meaning(&self) -> Meaning {
        let tokens = self.sections.first().map(|section| section.tokens.as_slice()).unwrap_or_default();
        let has = |letters: &str| {
            tokens.iter().any(|token| matches!(token, Token::Date(letter, _) if letters.contains(*letter)))
        };
        // A weekday has at least three letters: a single `a` is only a sign.
        let weekday = tokens.iter().any(|token| matches!(token, Token::Date('a', 3..)));
        let elapsed = tokens.contains(&Token::Elapsed);
        if elapsed {
            return Meaning::Elapsed;
        }
        // Letters among digits are a unit that somebody forgot to quote, but for fractions of a second.
        let digits = tokens.iter().any(|token| matches!(token, Token::Digit(_)));
        if digits && !has("s") || tokens.contains(&Token::General) {
            return Meaning::Number;
        }
        let minutes = has("hs");
        let month = has("m") && !minutes;
        if has("d") || weekday || month {
            return Meaning::Day;
        }
        if has("yeg") {
            return if minutes { Meaning::Day } else { Meaning::Year };
        }
        if minutes || tokens.contains(&Token::Noon) { Meaning::Time } else { Meaning::Number }
    }

    /// Whether a year is shown with its era or in full.
    fn names_the_year(&self) -> bool {
        let tokens = self.sections.first().map(|section| section.tokens.as_slice()).unwrap_or_default();
        tokens.iter().any(|token| matches!(token, Token::Date('g', _) | Token::Date('y', 3..)))
    }
}

/// Whether what follows is these letters, in any case.
fn remainder(rest: &Peekable<Chars<'_>>, word: &str) -> bool {
    let mut rest = rest.clone();
    word.chars().all(|letter| rest.next().is_some_and(|sign| sign.eq_ignore_ascii_case(&letter)))
}

impl Section {
    fn literal(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(Token::Literal(before)) => before.push_str(text),
            _ => self.tokens.push(Token::Literal(text.to_owned())),
        }
    }

    /// `[$-411]`, `[$¥-411]`, `[Red]`, `[赤]`, `[h]`, `[>=100]`, `[DBNum1]`.
    fn bracket(&mut self, inside: &str) {
        let lower = inside.to_lowercase();
        if let Some(currency) = inside.strip_prefix('$') {
            let (sign, language) = currency.split_once('-').unwrap_or((currency, ""));
            if !sign.is_empty() {
                self.literal(sign);
            }
            let language = language.to_lowercase();
            self.japanese |= language.ends_with("411") || language.starts_with("ja");
            self.gannen |= language.contains("x-gannen");
            // The first digits of a long number ask for other digits, and `F800` for what the machine is set to.
            let hex = language.chars().all(|digit| digit.is_ascii_hexdigit());
            self.beyond |= hex && (language.len() > 4 || language.starts_with('f'));
        } else if ["h", "m", "s"].iter().any(|unit| !lower.is_empty() && lower.chars().all(|c| unit.contains(c))) {
            self.tokens.push(Token::Elapsed);
        } else if lower.starts_with("dbnum") {
            self.beyond = true;
        } else if lower.starts_with(['<', '>', '=']) {
            self.condition = Condition::new(&lower);
            self.beyond |= self.condition.is_none();
        }
        // What is left are colours.
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_their_meaning() {
        for (code, meaning) in [
            ("0", Meaning::Number),
            ("#,##0_ ;[Red]\\-#,##0\\ ", Meaning::Number),
            ("0\"日\"", Meaning::Number),
            ("#,##0d", Meaning::Number),
            ("General\"年度\"", Meaning::Number),
            ("@", Meaning::Number),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", Meaning::Day),
            ("[$-411]ge.m.d;@", Meaning::Day),
            ("aaa", Meaning::Day),
            ("[$-411]aaaa;@", Meaning::Day),
            ("yyyy\"年\"m\"月\";@", Meaning::Day),
            ("m\"月\"", Meaning::Day),
            ("mmm-yy", Meaning::Day),
            ("yyyy/m/d h:mm", Meaning::Day),
            ("[$-411]ggge\"年\"", Meaning::Year),
            ("e", Meaning::Year),
            ("yyyy", Meaning::Year),
            ("yyyy!年", Meaning::Year),
            ("[赤]yyyy\"年度\"", Meaning::Year),
            ("h:mm", Meaning::Time),
            ("[$-F400]h:mm:ss AM/PM", Meaning::Time),
            ("mm:ss", Meaning::Time),
            ("[h]:mm", Meaning::Elapsed),
            ("[ss]", Meaning::Elapsed),
            ("\"y\\\"0", Meaning::Number),
            ("", Meaning::Number),
        ] {
            assert_eq!(NumberFormat::new(code).meaning(), meaning, "{code}");
        }
    }
}
