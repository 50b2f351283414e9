//! Marks in a text that people write, such as `{{figure:id}}`: what is put in their place, and what is written almost as one.
//! Words typed with a Japanese keyboard are often of double width, and only one thing can be meant by them, so
//! `｛｛ｆｉｇｕｒｅ：ａ｝｝` is a mark too. What could be read in two ways, or as no mark at all, is handed back with its flaw: nothing
//! that somebody typed as a mark is to be printed as it stands.

use std::ops::Range;

/// What a mark puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A number with its unit.
    Figure,
    /// A figure without its unit, for who has the unit in the text or in the head of a column.
    Number,
    /// A table.
    Table,
    /// The chart of a table.
    Chart,
    /// A sentence.
    Statement,
    /// What is stamped on the report; nothing where it has no stamp. It has no id.
    Stamp,
}

impl MarkKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Figure, Self::Number, Self::Statement, Self::Table, Self::Chart, Self::Stamp];

    /// The word before the colon.
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Number => "number",
            Self::Table => "table",
            Self::Chart => "chart",
            Self::Statement => "statement",
            Self::Stamp => "stamp",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word))
    }

    /// Japanese words that people write in the place of the word.
    pub fn japanese(self) -> &'static [&'static str] {
        match self {
            Self::Figure => &["数値", "数字", "数"],
            Self::Number => &["数だけ", "数のみ"],
            Self::Table => &["表"],
            Self::Chart => &["図", "グラフ"],
            Self::Statement => &["文"],
            Self::Stamp => &["印字"],
        }
    }

    /// Whether it puts in a figure.
    pub fn is_of_figure(self) -> bool {
        matches!(self, Self::Figure | Self::Number)
    }

    /// Whether it puts in blocks of their own.
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::Table | Self::Chart)
    }
}

/// Why what looks like a mark is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// `{{figure:a`
    NotClosed,
    /// `figure:a}}`
    NotOpened,
    /// One brace where two belong, or three.
    Braces,
    /// `{{}}`
    Empty,
    /// `figure:a` without a brace; a mistake only where there is such an id.
    Bare,
}

/// The mark that somebody probably meant whose word is none: the colon is missing, or the word is Japanese (`figure x`, `図：x`).
pub fn meant(mark: &Mark) -> Option<(MarkKind, String)> {
    let rest = |kind: MarkKind| {
        let english = mark.word.get(..kind.word().len()).filter(|word| word.eq_ignore_ascii_case(kind.word()));
        let english = english.map(|word| &mark.word[word.len()..]).filter(|rest| !rest.starts_with(is_of_word));
        let japanese = || kind.japanese().iter().find_map(|word| mark.word.strip_prefix(word));
        let japanese = || japanese().filter(|rest| !rest.starts_with(|sign| !is_of_id(sign) && is_of_word(sign)));
        english.or_else(japanese)
    };
    let (kind, rest) = MarkKind::ALL.into_iter().find_map(|kind| Some((kind, rest(kind)?)))?;
    let id = rest.trim_start_matches(|sign: char| !is_of_word(sign)).trim();
    Some((kind, plain_id(if id.is_empty() { &mark.id } else { id })))
}

/// Whether a sign stands in words, and not between them.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() && !is_dash(sign)
}

/// A mark in a text, or what looks like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it puts in; none for a word that is no kind, or where it has a flaw.
    pub kind: Option<MarkKind>,
    /// The word before the colon.
    pub word: String,
    /// The id after it.
    pub id: String,
    /// Where the whole mark stands.
    pub span: Range<usize>,
    /// Why it is none.
    pub flaw: Option<Flaw>,
}

/// Every mark of a text and all that looks like one, in order.
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let signs: Vec<(usize, char)> = line.char_indices().map(|(at, sign)| (start + at, narrow(sign))).collect();
        of_line(&signs, start + line.trim_end_matches('\n').len(), &mut found);
        start += line.len();
    }
    found
}

/// A text in which marks are looked for, with its signs in single width.
struct Line<'s> {
    signs: &'s [(usize, char)],
    end: usize,
}

fn of_line(signs: &[(usize, char)], end: usize, found: &mut Vec<Mark>) {
    let signs = signs.strip_suffix(&[(end, '\n')]).unwrap_or(signs);
    let line = Line { signs, end };
    // Where the last mark ended: what stands before it is no part of the next.
    let (mut at, mut free) = (0, 0);
    while at < signs.len() {
        let (mark, next) = match signs[at].1 {
            '{' => line.opened(at),
            '}' => (line.not_opened(free, at), at + line.run(at)),
            ':' => line.bare(free, at),
            _ => (None, at + 1),
        };
        at = next;
        if let Some(mark) = mark {
            found.push(mark);
            free = at;
        }
    }
}

impl Line<'_> {
    /// How often the same sign stands here.
    fn run(&self, at: usize) -> usize {
        let sign = self.signs[at].1;
        self.signs[at..].iter().take_while(|(_, next)| *next == sign).count()
    }

    fn byte(&self, at: usize) -> usize {
        self.signs.get(at).map_or(self.end, |(byte, _)| *byte)
    }

    fn text(&self, range: Range<usize>) -> String {
        self.signs[range].iter().map(|(_, sign)| *sign).filter(|sign| !is_unseen(*sign)).collect()
    }

    fn mark(&self, range: Range<usize>, word: &str, id: &str, flaw: Option<Flaw>) -> Mark {
        let kind = MarkKind::of_word(word).filter(|_| flaw.is_none());
        let word = kind.map_or_else(|| word.to_owned(), |kind| kind.word().to_owned());
        Mark { kind, word, id: plain_id(id), span: self.byte(range.start)..self.byte(range.end), flaw }
    }

    /// What an opening brace begins, and where to go on.
    fn opened(&self, at: usize) -> (Option<Mark>, usize) {
        let opening = self.run(at);
        let inside = at + opening;
        let rest = &self.signs[inside..];
        let ends = inside + rest.iter().position(|(_, sign)| matches!(sign, '{' | '}')).unwrap_or(rest.len());
        let text = self.text(inside..ends);
        let (word, id) =
            text.split_once(':').map_or((text.trim(), None), |(word, id)| (word.trim(), Some(id.trim())));
        let kind = MarkKind::of_word(word);
        let looks = kind.is_some_and(|kind| id.is_some() || kind == MarkKind::Stamp);
        if opening == 1 && !looks {
            return (None, inside);
        }
        let closed = self.signs.get(ends).is_some_and(|(_, sign)| *sign == '}');
        let end = if closed { ends + self.run(ends) } else { ends };
        let flaw = match (closed, opening, end - ends) {
            (false, ..) => Some(Flaw::NotClosed),
            (true, 2, 2) if text.trim().is_empty() => Some(Flaw::Empty),
            (true, 2, 2) => None,
            (true, ..) => Some(Flaw::Braces),
        };
        (Some(self.mark(at..end, word, id.unwrap_or_default(), flaw)), end)
    }

    /// The mark that a closing brace ends and nothing began.
    fn not_opened(&self, free: usize, at: usize) -> Option<Mark> {
        let colon = free + self.signs[free..at].iter().rposition(|(_, sign)| *sign == ':')?;
        let (start, word) = self.word_before(free, colon)?;
        let id = self.text(colon + 1..at);
        let range = start..at + self.run(at);
        plain_id(id.trim())
            .chars()
            .all(is_of_id)
            .then(|| self.mark(range, &word, id.trim(), Some(Flaw::NotOpened)))
    }

    /// A kind and an id around a colon, without braces; and where to go on.
    fn bare(&self, free: usize, at: usize) -> (Option<Mark>, usize) {
        let rest = &self.signs[at + 1..];
        let mut end = at + 1 + rest.iter().take_while(|(_, sign)| is_of_id(*sign)).count();
        // With a brace behind it, it is one that was not opened.
        let braced = self.signs[end..].iter().find(|(_, sign)| *sign != ' ').is_some_and(|(_, sign)| *sign == '}');
        // The full stop of a sentence.
        while end > at + 1 && self.signs[end - 1].1 == '.' {
            end -= 1;
        }
        match self.word_before(free, at) {
            Some((start, word)) if !braced && end > at + 1 && start + word.len() == at => {
                let id = self.text(at + 1..end);
                (Some(self.mark(start..end, &word, &id, Some(Flaw::Bare))), end)
            }
            _ => (None, at + 1),
        }
    }

    /// The kind before a colon, and where its word begins.
    fn word_before(&self, free: usize, colon: usize) -> Option<(usize, String)> {
        let before = &self.signs[free..colon];
        let spaces = before.iter().rev().take_while(|(_, sign)| *sign == ' ').count();
        let end = colon - spaces;
        let letters =
            self.signs[free..end].iter().rev().take_while(|(_, sign)| sign.is_ascii_alphanumeric()).count();
        let word = self.text(end - letters..end);
        MarkKind::of_word(&word).filter(|kind| *kind != MarkKind::Stamp).map(|_| (end - letters, word))
    }
}

/// A sign in single width, as far as marks are made of it.
fn narrow(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        '﹛' => '{',
        '﹜' => '}',
        '\u{3000}' | '\u{A0}' | '\t' | '\u{2028}' => ' ',
        _ => sign,
    }
}

/// Signs that nobody sees, which come along when something is pasted.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether an id is made of a sign.
fn is_of_id(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-' | '#') || is_dash(sign)
}

/// Dashes that stand where a hyphen was typed: Word and Japanese keyboards set them.
fn is_dash(sign: char) -> bool {
    matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー')
}

/// An id with its hyphens, where all of it is of letters and digits; another one is left as it is typed.
fn plain_id(id: &str) -> String {
    if id.chars().all(is_of_id) {
        id.chars().map(|sign| if is_dash(sign) { '-' } else { sign }).collect()
    } else {
        id.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_with_their_place() {
        let text = "全体の {{figure:a}} で、{{ table : b }}\n{{figure:c";
        let found = marks(text);
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].kind, found[0].id.as_str()), (Some(MarkKind::Figure), "a"));
        assert_eq!(&text[found[0].span.clone()], "{{figure:a}}");
        assert_eq!((found[1].kind, found[1].id.as_str()), (Some(MarkKind::Table), "b"));
        assert_eq!((found[2].kind, found[2].flaw), (None, Some(Flaw::NotClosed)));
    }

    #[test]
    fn a_mark_of_double_width_is_one() {
        let kind = MarkKind::Figure;
        for text in [
            "{{figure:a-b.1}}",
            "｛｛figure：a-b.1｝｝",
            "｛｛ｆｉｇｕｒｅ：ａ－ｂ．１｝｝",
            "{｛Figure　： a–b.1 }｝",
            "{{FIGURE:a−b.1}}",
            "﹛﹛figure:aーb.1﹜﹜",
            "{{figure:a\u{200B}-b.1}}",
        ] {
            let found = marks(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].kind, found[0].id.as_str()), (Some(kind), "a-b.1"), "{text}");
            assert_eq!(found[0].span, 0..text.len(), "{text}");
        }
        // A name of another kind stays as it is.
        assert_eq!(marks("{{figure:ハローワーク}}")[0].id, "ハローワーク");
        assert_eq!(marks("｛｛ｓｔａｍｐ｝｝")[0].kind, Some(MarkKind::Stamp));
    }

    #[test]
    fn what_is_almost_a_mark_has_its_flaw() {
        for (text, flaw, marked) in [
            ("数は{figure:a}です", Flaw::Braces, "{figure:a}"),
            ("｛ｆｉｇｕｒｅ：ａ｝", Flaw::Braces, "｛ｆｉｇｕｒｅ：ａ｝"),
            ("{{figure:a} です", Flaw::Braces, "{{figure:a}"),
            ("{figure:a}} です", Flaw::Braces, "{figure:a}}"),
            ("{{{figure:a}}}", Flaw::Braces, "{{{figure:a}}}"),
            ("{stamp}", Flaw::Braces, "{stamp}"),
            ("{{figure:a と", Flaw::NotClosed, "{{figure:a と"),
            ("{figure:a", Flaw::NotClosed, "{figure:a"),
            ("数はfigure:a}}です", Flaw::NotOpened, "figure:a}}"),
            ("figure : a }", Flaw::NotOpened, "figure : a }"),
            ("{{ }}", Flaw::Empty, "{{ }}"),
            ("数はfigure:a。", Flaw::Bare, "figure:a"),
            ("See table：a-b.", Flaw::Bare, "table：a-b"),
        ] {
            let found = marks(text);
            assert_eq!(found.len(), 1, "{text}: {found:#?}");
            assert_eq!((found[0].flaw, found[0].kind), (Some(flaw), None), "{text}");
            assert_eq!(&text[found[0].span.clone()], marked);
        }
        let two = marks("{{figure:a と {{figure:b}}");
        assert_eq!((two[0].flaw, two[1].flaw), (Some(Flaw::NotClosed), None));
    }

    #[test]
    fn braces_and_colons_of_other_people_are_none() {
        for text in
            ["{一部}", "｛一つ｝", "f(x) = {x : x > 0}", "Table: 表", "表:a", "12:30", "}}", "table: 1", "{", ":}"]
        {
            assert_eq!(marks(text), [], "{text}");
        }
        // The colon is missing, or the word is Japanese.
        let meant = |text: &str| meant(&marks(text)[0]);
        let chart = || Some((MarkKind::Chart, "a-b".to_owned()));
        for text in
            ["{{chart a-b}}", "{{図 a-b}}", "{{図：a-b}}", "｛｛グラフ　a–b｝｝", "{{図a-b}}", "{{Chart;a-b}}"]
        {
            assert_eq!(meant(text), chart(), "{text}");
        }
        assert_eq!(meant("{{印字}}"), Some((MarkKind::Stamp, String::new())));
        for text in ["{{charts a}}", "{{図書館 a}}", "{{地図 a}}", "{{x}}"] {
            assert_eq!(meant(text), None, "{text}");
        }
        // A word that is no kind is told where it stands between two braces.
        assert_eq!((marks("{{x}}")[0].flaw, marks("{{x}}")[0].word.as_str()), (None, "x"));
    }
}
