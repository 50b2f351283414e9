//! Option numbers: the ① of "①必要" and the list in "1、3". Separate from the key because a number is split off only
//! where the writing shows it to be one: "3人以上" is a label that happens to begin with a digit.

use super::super::clean::{clean, is_dash, is_kanji, is_variation_selector};
use super::counting::starts_with_counter;
use super::key;

/// Option numbers of more digits do not stand before a label; 2026年度 is no option 2026.
const MOST_DIGITS: usize = 3;

/// A cell text taken as one option.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The option number in front, where the writing shows one.
    pub number: Option<u32>,
    /// The key of the rest; empty where the cell holds a number only.
    pub label_key: String,
}

/// Splits a leading option number in any of its forms ("1 必要", "１．必要", "①必要", "(1)必要", "Ⅲ") from the label.
/// A text that lists several option numbers stays one label: it is no single choice.
#[must_use]
pub fn choice(raw: &str) -> Choice {
    let text = shown(raw);
    let split = if numbers(&text).len() > 1 { None } else { split_number(&text) };
    match split {
        Some((number, label)) => Choice { number: Some(number), label_key: key(label) },
        None => Choice { number: None, label_key: key(&text) },
    }
}

/// The option numbers of a cell that holds nothing else: "1、3", "①③", "１と３", "1\n3". Empty where anything else is
/// written, "1~3" included, which may be a range or two answers.
#[must_use]
pub fn numbers(raw: &str) -> Vec<u32> {
    let text = shown(raw);
    let mut rest = text.as_str();
    let mut found = Vec::new();
    let mut before = Gap::Start;
    while !rest.is_empty() {
        if let Some((gap, after)) = separator(rest) {
            // と joins two numbers, so it needs one on its left and, checked at the end, one on its right.
            if gap == Gap::Joined && matches!(before, Gap::Start | Gap::Joined) {
                return Vec::new();
            }
            before = if before == Gap::Joined { before } else { gap };
            rest = after;
            continue;
        }
        let Some((number, kind, after)) = leading_number(rest) else {
            return Vec::new();
        };
        // Only enclosed numbers end by themselves; "①3" and "(1)3" may be a number and its answer.
        let stands = match before {
            Gap::Start | Gap::Listed | Gap::Joined => true,
            Gap::Enclosed => kind == Kind::Enclosed,
            Gap::Open => false,
        };
        if !stands {
            return Vec::new();
        }
        found.push(number);
        before = if kind == Kind::Enclosed { Gap::Enclosed } else { Gap::Open };
        rest = after;
    }
    if before == Gap::Joined { Vec::new() } else { found }
}

/// What stands before a number in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Start,
    Listed,
    Joined,
    /// An enclosed number ended just before.
    Enclosed,
    /// A bare number ended just before.
    Open,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Enclosed,
    Roman,
    Digits,
}

fn shown(raw: &str) -> String {
    clean(raw).chars().filter(|c| !is_variation_selector(*c)).collect()
}

fn separator(text: &str) -> Option<(Gap, &str)> {
    for word in ["及び", "および", "と"] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Gap::Joined, rest));
        }
    }
    text.strip_prefix(['、', ',', '，', '・', ';', ' ', '\n']).map(|rest| (Gap::Listed, rest))
}

fn split_number(text: &str) -> Option<(u32, &str)> {
    let (number, kind, rest) = leading_number(text)?;
    let label = after_separator(rest);
    match kind {
        Kind::Enclosed => return Some((number, label.unwrap_or(rest))),
        Kind::Roman | Kind::Digits if rest.is_empty() => return Some((number, rest)),
        Kind::Digits if text.len() - rest.len() > MOST_DIGITS => return None,
        Kind::Roman | Kind::Digits => {}
    }
    if let Some(label) = label {
        return Some((number, label));
    }
    let next = rest.chars().next()?;
    let opens = matches!(next, '(' | '[' | '「' | '『' | '【');
    let word = is_kanji(next) || matches!(next, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}');
    (opens || (word && !starts_with_counter(rest))).then_some((number, rest))
}

/// The label behind a number and its separator; `None` where there is no separator or what looks like one belongs to a
/// longer number (1.5, 1-3, 10:30).
fn after_separator(rest: &str) -> Option<&str> {
    let spaced = rest.trim_start();
    let had_space = spaced.len() < rest.len();
    let Some(sign) = spaced.chars().next() else {
        return Some(spaced);
    };
    let closes = matches!(sign, ')' | ']' | '】' | '>' | '》');
    let punctuates = matches!(sign, '.' | '。' | '、' | ',' | ':' | '・' | '|' | '．') || is_dash(sign);
    if !closes && !punctuates {
        return had_space.then_some(spaced);
    }
    let after = spaced.get(sign.len_utf8()..).unwrap_or("");
    let label = after.trim_start();
    let runs_on = label.len() == after.len() && label.starts_with(|c: char| c.is_ascii_digit());
    if punctuates && runs_on { None } else { Some(label) }
}

/// A number at the start of a text, how it is written, and what follows.
fn leading_number(text: &str) -> Option<(u32, Kind, &str)> {
    let first = text.chars().next()?;
    let after = text.get(first.len_utf8()..)?;
    if let Some(number) = enclosed(first) {
        return Some((number, Kind::Enclosed, after));
    }
    if let Some(number) = roman(first) {
        return Some((number, Kind::Roman, after));
    }
    let close = match first {
        '(' => Some(')'),
        '[' => Some(']'),
        '〔' => Some('〕'),
        '【' => Some('】'),
        '<' => Some('>'),
        '《' => Some('》'),
        _ => None,
    };
    let Some(close) = close else {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, rest) = text.split_at(end);
        return digits.parse().ok().map(|number| (number, Kind::Digits, rest));
    };
    let (inside, rest) = after.split_once(close)?;
    let inside = inside.trim();
    let digits = inside.len() <= MOST_DIGITS && inside.chars().all(|c| c.is_ascii_digit());
    if digits {
        return inside.parse().ok().map(|number| (number, Kind::Enclosed, rest));
    }
    let mut signs = inside.chars();
    let number = signs.next().and_then(|c| enclosed(c).or_else(|| roman(c)))?;
    signs.next().is_none().then_some((number, Kind::Enclosed, rest))
}

/// The value of a number sign that carries its own frame or full stop.
fn enclosed(c: char) -> Option<u32> {
    let ranges = [
        ('①', '⑳', 1),
        ('⑴', '⒇', 1),
        ('⒈', '⒛', 1),
        ('㉑', '㉟', 21),
        ('㊱', '㊿', 36),
        ('❶', '❿', 1),
        ('⓫', '⓴', 11),
        ('➀', '➉', 1),
        ('➊', '➓', 1),
        ('⓵', '⓾', 1),
        ('⓪', '⓪', 0),
        ('⓿', '⓿', 0),
    ];
    in_ranges(c, &ranges)
}

fn roman(c: char) -> Option<u32> {
    in_ranges(c, &[('Ⅰ', 'Ⅻ', 1), ('ⅰ', 'ⅻ', 1)])
}

fn in_ranges(c: char, ranges: &[(char, char, u32)]) -> Option<u32> {
    ranges
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&c))
        .map(|(first, _, value)| u32::from(c) - u32::from(*first) + value)
}
