//! Numbers in running text: where one begins and ends in a sentence, in any width, with thousands, places, kanji numerals and
//! scales (1,234・８割・一万二千・3万5千), and the word that is counted behind it. Separate from the reading of a cell, which
//! holds one number and nothing else.

mod counted;
#[cfg(test)]
mod tests;

pub use counted::{counter_at, same_unit};

use super::clean::is_dash;
use super::number::Decimal;
use super::numeral::kanji_integer;

/// Signs of a number with its scales behind the first digits: 3万5千, 1億2,000万.
const LONGEST_SCALED: usize = 24;

/// A text sign by sign, with widths settled one by one, so that every sign knows its byte in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The signs.
    pub signs: Vec<char>,
    bytes: Vec<usize>,
}

impl Running {
    /// The signs of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut signs = Vec::new();
        let mut bytes = Vec::new();
        for (at, c) in text.char_indices() {
            signs.push(settled(c));
            bytes.push(at);
        }
        bytes.push(text.len());
        Self { signs, bytes }
    }

    /// The byte at which a sign begins.
    #[must_use]
    pub fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).or(self.bytes.last()).copied().unwrap_or_default()
    }

    /// The sign that a byte of the text belongs to.
    #[must_use]
    pub fn sign_of(&self, byte: usize) -> usize {
        self.bytes.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Whether a word stands at a place.
    #[must_use]
    pub fn has(&self, at: usize, word: &str) -> bool {
        starts_with(self.signs.get(at..).unwrap_or_default(), word)
    }

    /// The first of some words that stands at a place.
    #[must_use]
    pub fn first_of<'w>(&self, at: usize, words: &[&'w str]) -> Option<&'w str> {
        words.iter().find(|word| self.has(at, word)).copied()
    }

    /// The first of some words that ends at a place.
    #[must_use]
    pub fn ends_with<'w>(&self, end: usize, words: &[&'w str]) -> Option<&'w str> {
        words
            .iter()
            .find(|word| end.checked_sub(word.chars().count()).is_some_and(|start| self.has(start, word)))
            .copied()
    }

    /// The settled signs from one place to another as a text.
    #[must_use]
    pub fn text(&self, from: usize, to: usize) -> String {
        self.signs.get(from..to.min(self.signs.len())).unwrap_or_default().iter().collect()
    }

    /// The sign at a place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<char> {
        self.signs.get(at).copied()
    }

    /// The place of the next sign that is no space.
    #[must_use]
    pub fn after_space(&self, at: usize) -> usize {
        let spaces = self.signs.get(at..).unwrap_or_default().iter().take_while(|c| **c == ' ').count();
        at + spaces
    }
}

/// Whether signs begin with a word.
#[must_use]
pub(super) fn starts_with(signs: &[char], word: &str) -> bool {
    let mut signs = signs.iter();
    word.chars().all(|c| signs.next() == Some(&c))
}

/// One sign with its width settled; sound marks of half-width kana stay signs of their own.
fn settled(c: char) -> char {
    match c {
        '！'..='｝' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\t' | '\u{2000}'..='\u{200A}' | '\u{202F}' => ' ',
        '〜' => '～',
        '−' => '-',
        c => c,
    }
}

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its value, with its sign.
    pub value: Decimal,
    /// The places that are shown: 80.0 has one.
    pub places: u32,
    /// The sign behind its last one.
    pub end: usize,
    /// Whether it is written in kanji numerals only.
    pub kanji: bool,
}

/// The number that begins at a place; none in the middle of one, and none for a run with two points (1.2.3).
#[must_use]
pub fn number_at(text: &Running, at: usize) -> Option<Written> {
    let first = text.get(at)?;
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if is_sign(first) {
        let joins = before.is_some_and(|c| c.is_alphanumeric() || is_dash(c)) && !matches!(first, '△' | '▲');
        let number = if joins { None } else { unsigned_at(text, at + 1) }?;
        let negative = first != '+';
        return (!number.kanji)
            .then(|| Written { value: if negative { number.value.negated() } else { number.value }, ..number });
    }
    let digit = |back: usize| at.checked_sub(back).and_then(|at| text.get(at)).is_some_and(|c| c.is_ascii_digit());
    if digit(1) || (before == Some('.') && digit(2)) {
        return None;
    }
    unsigned_at(text, at)
}

fn is_sign(c: char) -> bool {
    matches!(c, '△' | '▲' | '+' | '-' | '\u{2010}' | '\u{2011}')
}

fn unsigned_at(text: &Running, at: usize) -> Option<Written> {
    if text.get(at)?.is_ascii_digit() { digits_at(text, at) } else { kanji_at(text, at) }
}

/// Digits with thousands and places, and a scale behind them.
fn digits_at(text: &Running, at: usize) -> Option<Written> {
    let digits =
        |from: usize| text.signs.get(from..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = at + digits(at);
    if end - at <= 3 {
        while text.get(end) == Some(',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    let whole = end;
    let mut places = 0;
    if text.get(end) == Some('.') && digits(end + 1) > 0 {
        places = digits(end + 1);
        end += 1 + places;
        if text.get(end) == Some('.') && digits(end + 1) > 0 {
            return None;
        }
    }
    let plain: String = text.text(at, end).chars().filter(|c| *c != ',').collect();
    let value = Decimal::from_text(&plain)?;
    let places = u32::try_from(places).ok()?;
    if places == 0 {
        // 3万5千, 12万; not 12千, where 千円 is the unit.
        let behind = text.signs.get(end..).unwrap_or_default().iter().take(LONGEST_SCALED);
        let scaled = behind.take_while(|c| is_scaled(**c)).count();
        for length in (1..=scaled).rev() {
            let written: String =
                plain.chars().chain(text.signs.get(whole..whole + length)?.iter().copied()).collect();
            if let Some(value) = kanji_integer(&written).and_then(|value| Decimal::new(value, 0)) {
                return Some(Written { value, places: 0, end: end + length, kanji: false });
            }
        }
    } else if let Some(power) = text.get(end).and_then(large) {
        // 1.5万
        let mantissa = value.mantissa().checked_mul(10_i128.checked_pow(power)?)?;
        return Some(Written {
            value: Decimal::new(mantissa, value.scale())?,
            places: 0,
            end: end + 1,
            kanji: false,
        });
    }
    Some(Written { value, places, end, kanji: false })
}

fn large(c: char) -> Option<u32> {
    match c {
        '万' => Some(4),
        '億' => Some(8),
        _ => None,
    }
}

fn is_scaled(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '十' | '百' | '千' | '万' | '億')
}

/// Kanji numerals; a lone 〇 is none.
fn kanji_at(text: &Running, at: usize) -> Option<Written> {
    let numeral = |c: &char| {
        matches!(
            c,
            '〇' | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '千'
                | '万'
                | '億'
        )
    };
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if before.is_some_and(|c| numeral(&c) || c.is_ascii_digit() || matches!(c, '数' | '何' | '幾')) {
        return None;
    }
    let length = text.signs.get(at..)?.iter().take_while(|c| numeral(c)).count();
    let end = at + length;
    let value = Decimal::new(kanji_integer(&text.text(at, end))?, 0)?;
    Some(Written { value, places: 0, end, kanji: true })
}
