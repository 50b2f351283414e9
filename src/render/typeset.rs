//! Text as it is set in columns of print: how wide its words are, and how many lines it takes. Separate from `width`, where
//! every character has one of two widths: letters of a proportional font, set bold, are what breaks a heading inside a word.

use unicode_width::UnicodeWidthChar;

/// What may not begin a line, and what may not end one.
const NOT_FIRST: &str =
    "、。，．・：；！？）」』】〉》〕］｝ー％‰々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ’”…)]},.:;!?%";
const NOT_LAST: &str = "（「『【〈《〔［｛‘“([{";

/// A text whose words are measured, in the unit of the `em` that it was measured with.
#[derive(Debug, Clone)]
pub(super) struct Typeset {
    lines: Vec<Vec<Word>>,
}

/// What stays together on a line.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    width: usize,
    /// The blank behind it, which a line that ends there does not need.
    blank: usize,
}

/// What a text comes to in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) lines: usize,
    /// Width of the last of them.
    pub(super) last: usize,
}

impl Typeset {
    /// Measures a text in letters whose full width is `em`.
    pub(super) fn new(text: &str, em: usize, strong: bool) -> Self {
        Self { lines: text.lines().map(|line| words(line, em, strong)).collect() }
    }

    /// The same text without any place to break but its line ends: a number.
    pub(super) fn unbroken(self) -> Self {
        let one = |words: Vec<Word>| vec![Word { width: wide(&words), blank: 0 }];
        Self { lines: self.lines.into_iter().map(one).collect() }
    }

    /// Width of its longest word.
    pub(super) fn longest(&self) -> usize {
        self.lines.iter().flatten().map(|word| word.width).max().unwrap_or(0)
    }

    /// Width without a break.
    pub(super) fn width(&self) -> usize {
        self.lines.iter().map(|words| wide(words)).max().unwrap_or(0)
    }

    /// Its lines in a column.
    pub(super) fn filled(&self, room: usize) -> Filled {
        let room = room.max(1);
        let mut filled = Filled { lines: 0, last: 0 };
        for words in &self.lines {
            filled.lines += 1;
            let (mut used, mut blank) = (0, 0);
            for word in words {
                if used > 0 && used + blank + word.width > room {
                    filled.lines += 1;
                    used = 0;
                } else {
                    used += blank;
                }
                used += word.width;
                // A word that is too long for a line goes on in the next.
                while used > room {
                    filled.lines += 1;
                    used -= room;
                }
                blank = word.blank;
            }
            filled.last = used;
        }
        filled.lines = filled.lines.max(1);
        filled
    }
}

fn wide(words: &[Word]) -> usize {
    let all: usize = words.iter().map(|word| word.width + word.blank).sum();
    all - words.last().map_or(0, |word| word.blank)
}

/// Cut where a line can end: at blanks, behind hyphens, and between characters of full width.
fn words(line: &str, em: usize, strong: bool) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut before: Option<char> = None;
    for letter in line.chars() {
        let width = thousandths(letter, strong) * em / 1000;
        if letter.is_whitespace() {
            match words.last_mut() {
                Some(word) => word.blank += width,
                None => words.push(Word { width, blank: 0 }),
            }
        } else {
            let begins = before.is_none_or(|before| breaks(before, letter));
            match words.last_mut() {
                Some(word) if !begins => word.width += width,
                Some(_) | None => words.push(Word { width, blank: 0 }),
            }
        }
        before = Some(letter);
    }
    words
}

/// Whether a line can end between two characters.
fn breaks(before: char, letter: char) -> bool {
    if before.is_whitespace() {
        return true;
    }
    if NOT_FIRST.contains(letter) || NOT_LAST.contains(before) {
        return false;
    }
    before == '-' || is_full(before) || is_full(letter)
}

/// Whether a character is set for itself, as those of Japanese are.
fn is_full(letter: char) -> bool {
    matches!(letter, '\u{ff61}'..='\u{ff9f}') || letter.width_cjk() == Some(2)
}

/// Width in thousandths of the full width. Letters are as wide as in the broadest of the usual fonts (DejaVu Sans, which stands
/// in where Calibri is missing): what does not break there breaks nowhere.
fn thousandths(letter: char, strong: bool) -> usize {
    let regular = match letter {
        'i' | 'j' | 'l' | 'I' | '|' | '!' | '\'' | '.' | ',' | ':' | ';' | ' ' => 330,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '-' | '"' => 410,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 960,
        'A'..='Z' | '0'..='9' | '&' | '#' | '+' | '=' | '<' | '>' | '~' => 690,
        letter if letter.is_ascii() => 615,
        letter => return letter.width_cjk().unwrap_or(0) * 500,
    };
    if strong { regular * 118 / 100 } else { regular }
}

#[cfg(test)]
mod tests {
    use super::{Filled, Typeset};

    fn lines(text: &str, room: usize) -> usize {
        Typeset::new(text, 100, false).filled(room).lines
    }

    #[test]
    fn japanese_breaks_between_characters_and_not_before_a_full_stop() {
        assert_eq!(lines("必要ではない", 600), 1);
        assert_eq!(Typeset::new("必要ではない", 100, false).filled(500), Filled { lines: 2, last: 100 });
        // The bracket takes its neighbour along.
        assert_eq!(Typeset::new("構成比（％）", 100, false).filled(500), Filled { lines: 2, last: 300 });
        assert_eq!(Typeset::new("回収。", 100, false).longest(), 200);
    }

    #[test]
    fn a_word_in_letters_stays_whole_and_one_that_is_too_long_goes_on() {
        let set = Typeset::new("Not returned", 100, true);
        assert!(set.longest() > 450 && set.longest() < 600, "{set:?}");
        assert_eq!(set.filled(set.longest()).lines, 2);
        assert_eq!(set.filled(set.width()).lines, 1);
        assert_eq!(lines(&"x".repeat(100), 615), 10);
        assert_eq!(lines("follow-up", 400), 2);
    }

    #[test]
    fn a_number_has_no_place_to_break() {
        assert_eq!(
            Typeset::new("△ 5.0", 100, false).unbroken().longest(),
            Typeset::new("△ 5.0", 100, false).width()
        );
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("a\nb", 1000), 2);
    }
}
