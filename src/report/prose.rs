//! The analyst's Markdown as blocks, with the marks filled in. Only what an office report needs is understood:
//! headings, paragraphs, lists and strong text; anything else keeps its words.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

use crate::findings::marks::{MarkKind, marks};
use crate::report::model::{Block, Span};

/// What a mark turns into.
pub(super) enum Filled {
    /// Words in the line.
    Words(String),
    /// A figure in the line: its words, its id, and what is to be said about it.
    Figure(String, String, Vec<String>),
    /// A sentence in the line, with what is to be said about it.
    Sentence(String, Vec<String>),
    /// Blocks of their own.
    Blocks(Vec<Block>),
}

/// Stand for a mark while the Markdown is parsed: the mark's number in private digits, then a private full stop. Private
/// characters count as letters, so that strong text may begin or end with a mark (`**{{figure:a}}**`), which braces
/// would not allow; the number lets each mark find its own filling when another one is not printed (in the target of a
/// link).
const DIGITS: std::ops::RangeInclusive<char> = '\u{F0000}'..='\u{F0009}';
const STOP: char = '\u{F000A}';

/// Reads a text; `fill` answers each mark and learns where it is printed.
pub(super) fn blocks(text: &str, fill: &mut dyn FnMut(MarkKind, &str) -> Filled) -> Vec<Block> {
    let text = text.replace(|c: char| DIGITS.contains(&c) || c == STOP, "");
    let mut source = String::with_capacity(text.len());
    let mut waiting = Vec::new();
    let mut from = 0;
    for mark in marks(&text) {
        let Some(kind) = mark.kind else { continue };
        source.push_str(&text[from..mark.span.start]);
        source.extend(waiting.len().to_string().chars().filter_map(private_digit));
        source.push(STOP);
        from = mark.span.end;
        waiting.push((kind, mark.id));
    }
    source.push_str(&text[from..]);
    let mut reader =
        Reader { blocks: Vec::new(), open: Vec::new(), line: Vec::new(), strong: 0, ended: None, waiting, fill };
    for event in TextMergeStream::new(Parser::new(&source)) {
        reader.event(event);
    }
    reader.end_paragraph();
    reader.blocks
}

fn private_digit(digit: char) -> Option<char> {
    char::from_u32(u32::from(*DIGITS.start()) + digit.to_digit(10)?)
}

/// The number that stands at the end of a text in private digits, and the words before it.
fn numbered(text: &str) -> (&str, Option<usize>) {
    let words = text.trim_end_matches(|c: char| DIGITS.contains(&c));
    let digits = text[words.len()..].chars().map(|c| (u32::from(c) - u32::from(*DIGITS.start())) as usize);
    let number = digits.fold(None, |number: Option<usize>, digit| Some(number.unwrap_or(0) * 10 + digit));
    (words, number)
}

enum Open {
    Heading(u8),
    List { ordered: bool, items: Vec<Vec<Span>> },
}

/// What a line ended with before more is put behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// A sentence of the program.
    Sentence,
    /// A line break in the source.
    SoftBreak,
}

/// Whether a sign is one of Japanese text, behind which no space stands.
fn is_japanese(sign: char) -> bool {
    matches!(sign, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

struct Reader<'f> {
    blocks: Vec<Block>,
    open: Vec<Open>,
    line: Vec<Span>,
    strong: usize,
    /// What the line ended with, where that decides whether a space follows.
    ended: Option<Ended>,
    /// The marks of the text by their number.
    waiting: Vec<(MarkKind, String)>,
    fill: &'f mut dyn FnMut(MarkKind, &str) -> Filled,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.end_item();
                self.open.push(Open::Heading(depth(level)));
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(Open::Heading(level)) = self.open.pop() {
                    let text = std::mem::take(&mut self.line);
                    self.blocks.push(Block::Heading { level, text });
                }
            }
            Event::Start(Tag::List(first)) => {
                // What an item says before its inner list is an item of its own.
                self.end_item();
                self.end_paragraph();
                self.open.push(Open::List { ordered: first.is_some(), items: Vec::new() });
            }
            Event::End(TagEnd::List(_)) => {
                if let Some(Open::List { ordered, items }) = self.open.pop() {
                    // A list within a list joins its items to those of the outer one.
                    match self.open.last_mut() {
                        Some(Open::List { items: outer, .. }) => outer.extend(items),
                        Some(Open::Heading(_)) | None => {
                            self.blocks.push(Block::List { ordered, items });
                        }
                    }
                }
            }
            Event::End(TagEnd::Item) => self.end_item(),
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                self.text(&text);
            }
            Event::HardBreak => self.push("\n"),
            Event::SoftBreak => self.ended = Some(Ended::SoftBreak),
            _ => {}
        }
    }

    /// Puts words behind the line. A line break in the source is a space between words of Latin letters only, and behind a
    /// sentence of the program in Japanese no space stands, as none does between sentences.
    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let before = self.line.iter().rev().find_map(|span| span.text.chars().next_back());
        match (self.ended, before) {
            (Some(Ended::SoftBreak), Some(before))
                if before.is_ascii() && text.starts_with(|c: char| c.is_ascii()) =>
            {
                self.append(" ");
            }
            (Some(Ended::Sentence), Some(before)) if is_japanese(before) => {
                let text = text.trim_start_matches(' ');
                // Strong text may begin behind the space.
                if !text.is_empty() {
                    self.ended = None;
                    self.append(text);
                }
                return;
            }
            (Some(Ended::SoftBreak | Ended::Sentence) | None, _) => {}
        }
        self.ended = None;
        self.append(text);
    }

    /// Puts a sentence of the program behind the line, without the space that stands between it and Japanese text.
    fn push_sentence(&mut self, text: &str) {
        if let Some(last) = self.line.last_mut() {
            let words = last.text.trim_end_matches(' ');
            if words.ends_with(is_japanese) {
                last.text.truncate(words.len());
            }
        }
        self.push(text);
        self.ended = Some(Ended::Sentence);
    }

    fn append(&mut self, text: &str) {
        let strong = self.strong > 0;
        match self.line.last_mut() {
            // What is said about a run is said about all of it.
            Some(last) if last.strong == strong && last.figure.is_none() && last.notes.is_empty() => {
                last.text.push_str(text);
            }
            _ => self.line.push(Span { strong, ..Span::plain(text) }),
        }
    }

    fn text(&mut self, text: &str) {
        let mut parts = text.split(STOP).peekable();
        while let Some(part) = parts.next() {
            let (words, number) = numbered(part);
            self.push(words);
            // The last part stands behind the last mark.
            if parts.peek().is_some()
                && let Some((kind, id)) = number.and_then(|number| self.waiting.get(number))
            {
                match (self.fill)(*kind, id) {
                    Filled::Words(words) => self.push(&words),
                    Filled::Figure(words, id, notes) => {
                        // A run of its own, behind an empty one that what comes before cannot join.
                        self.push("");
                        self.line.push(Span { text: words, strong: self.strong > 0, figure: Some(id), notes });
                    }
                    Filled::Sentence(words, notes) => {
                        self.push_sentence(&words);
                        // A sentence without words has nothing that could be said about it.
                        if let Some(last) = self.line.last_mut() {
                            last.notes.extend(notes);
                        }
                    }
                    Filled::Blocks(blocks) => {
                        self.end_paragraph();
                        self.blocks.extend(blocks);
                    }
                }
            }
        }
    }

    fn end_item(&mut self) {
        if let Some(Open::List { items, .. }) = self.open.last_mut() {
            let line = std::mem::take(&mut self.line);
            if !line.is_empty() {
                items.push(line);
            }
        }
    }

    fn end_paragraph(&mut self) {
        if matches!(self.open.last(), Some(Open::List { .. })) {
            return;
        }
        let line = std::mem::take(&mut self.line);
        if line.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks.push(Block::Paragraph(line));
        }
    }
}

/// Headings inside a section start below the section's own.
fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_words_and_blocks() {
        let mut asked = Vec::new();
        let blocks = blocks(
            "## 見出し\n\n必要は**{{figure:a}}**であった。\n\n{{table:t}}\n\n- 一\n- 二\n",
            &mut |kind, id| {
                asked.push(id.to_owned());
                match kind {
                    MarkKind::Figure | MarkKind::Number | MarkKind::Statement | MarkKind::Stamp => {
                        Filled::Words("80.6％".into())
                    }
                    MarkKind::Table | MarkKind::Chart => Filled::Blocks(vec![Block::Note("表".into())]),
                }
            },
        );
        assert_eq!(asked, ["a", "t"]);
        assert_eq!(
            blocks,
            [
                Block::Heading { level: 2, text: vec![Span::plain("見出し")] },
                Block::Paragraph(vec![Span::plain("必要は"), Span::bold("80.6％"), Span::plain("であった。"),]),
                Block::Note("表".into()),
                Block::List { ordered: false, items: vec![vec![Span::plain("一")], vec![Span::plain("二")]] },
            ]
        );
    }

    fn words(_: MarkKind, id: &str) -> Filled {
        Filled::Words(format!("[{id}]"))
    }

    #[test]
    fn an_item_with_an_inner_list_keeps_its_words() {
        let text = "- 全体は{{figure:a}}\n  - うち市町村は{{figure:b}}\n\n  なお書き{{figure:c}}\n- 終わり\n";
        let item = |text: &str| vec![Span::plain(text)];
        assert_eq!(
            blocks(text, &mut words),
            [Block::List {
                ordered: false,
                items: vec![item("全体は[a]"), item("うち市町村は[b]"), item("なお書き[c]"), item("終わり")]
            }]
        );
    }

    #[test]
    fn a_mark_that_is_not_printed_takes_no_other_ones_place() {
        let mut asked = Vec::new();
        let blocks = blocks(
            "[詳しくは](https://example.jp/{{figure:a}})、**{{figure:b}}**と{{figure:c}}。",
            &mut |kind, id| {
                asked.push(id.to_owned());
                words(kind, id)
            },
        );
        assert_eq!(asked, ["b", "c"]);
        assert_eq!(
            blocks,
            [Block::Paragraph(vec![Span::plain("詳しくは、"), Span::bold("[b]"), Span::plain("と[c]。"),])]
        );
    }

    /// The one paragraph of a text, with these words in the place of every sentence.
    fn with_sentence(text: &str, sentence: &str) -> Vec<Span> {
        let filled = blocks(text, &mut |_, _| Filled::Sentence(sentence.to_owned(), Vec::new()));
        match filled.as_slice() {
            [Block::Paragraph(line)] => line.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn between_sentences_a_space_stands_only_in_latin_text() {
        for (text, sentence, said) in [
            ("{{statement:a}} 連絡を", "６割であった。", "６割であった。連絡を"),
            ("回答があった。 {{statement:a}} 次に", "６割であった。", "回答があった。６割であった。次に"),
            ("{{statement:a}} {{statement:b}}", "文。", "文。文。"),
            ("実績は {{statement:a}} となる", "目標値の７割", "実績は目標値の７割となる"),
            // What is meant is kept: the indent of a paragraph, spaces between Latin words.
            ("{{statement:a}}　次に", "文。", "文。　次に"),
            ("{{statement:a}} Next", "It was 6 of 10.", "It was 6 of 10. Next"),
            ("Answers: {{statement:a}}", "It was 6 of 10.", "Answers: It was 6 of 10."),
            ("{{statement:a}}\nNext", "It was 6 of 10.", "It was 6 of 10. Next"),
            ("{{statement:a}}\n次に", "文。", "文。次に"),
            ("A figure.\nAnother one,\nand 7 %\nof it", "", "A figure. Another one, and 7 % of it"),
            ("答えは 3 件、\n次の R3\n調査", "", "答えは 3 件、次の R3調査"),
        ] {
            assert_eq!(with_sentence(text, sentence), [Span::plain(said)], "{text}");
        }
        let strong = Span::bold("次に");
        assert_eq!(with_sentence("{{statement:a}} **次に**", "文。"), [Span::plain("文。"), strong]);
    }

    #[test]
    fn every_one_of_many_marks_finds_its_own() {
        let text: String = (0..120).map(|at| format!("{{{{figure:f{at}}}}}")).collect();
        let all: String = (0..120).map(|at| format!("[f{at}]")).collect();
        assert_eq!(blocks(&text, &mut words), [Block::Paragraph(vec![Span::plain(all)])]);
    }
}
