//! Running text without a word about what it is: a mark at its front makes it a heading or an item. Separate from the
//! formats because a Word file and a page are typed in the same way as a plain text, mark by mark.

use crate::document::build::{Builder, Text};
use crate::document::marks::{Style, marked};

/// Signs before a break by which a text is known to be in Latin letters.
const SIGNS_THAT_TELL: usize = 40;
/// Signs of a line that can still be a heading.
const LONGEST_HEADING: usize = 40;

/// Tells a piece of text as what its front says that it is.
pub(super) fn tell(builder: &mut Builder, text: &Text) {
    let (style, length) = marked(&text.words);
    let mark = text.words.get(..length).unwrap_or_default().to_owned();
    let words = text.after(length);
    let short = words.words.chars().count() <= LONGEST_HEADING && !is_sentence(&words.words);
    match style {
        Style::Chapter | Style::Roman if short => builder.heading(1, &mark, words),
        Style::Number if short => {
            let joints = mark.trim_end_matches(['.', '．']).matches(['-', '－', '‐', '.', '．']).count();
            builder.heading(1 + u8::try_from(joints).unwrap_or(8).min(8), &mark, words);
        }
        Style::Square if short => builder.heading(2, &mark, words),
        Style::Bracketed if short => builder.heading(3, &mark, words),
        Style::Round if short => builder.heading(4, &mark, words),
        Style::Titled if short => builder.heading(5, &mark, words),
        Style::Bare if short && in_brackets(&words.words) => builder.heading(6, &mark, words),
        Style::Bare | Style::Titled | Style::Remark | Style::Arrow => builder.paragraph(&mark, words),
        Style::Letter => builder.item(2, &mark, words),
        Style::Chapter
        | Style::Roman
        | Style::Number
        | Style::Square
        | Style::Bracketed
        | Style::Round
        | Style::Circled
        | Style::Bullet => builder.item(1, &mark, words),
    }
}

/// Tells a heading that the file itself calls one, its number apart from its words.
pub(super) fn tell_heading(builder: &mut Builder, level: u8, text: &Text) {
    let (style, length) = marked(&text.words);
    let orders = style.is_numbered() || matches!(style, Style::Round | Style::Square | Style::Bullet);
    let length = if orders { length } else { 0 };
    let mark = text.words.get(..length).unwrap_or_default().to_owned();
    builder.declared_heading(level, &mark, text.after(length));
}

/// Whether words are running text and no title.
fn is_sentence(words: &str) -> bool {
    words.contains('。') || words.ends_with(['、', '，', '：', ':'])
}

/// 「（個別事案対応）」: a line of its own in brackets, the first of which closes at its end.
fn in_brackets(words: &str) -> bool {
    let inside = words.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| !inside.contains(['（', '(', '）', ')']))
}

/// Joins a line to the text that it goes on with: nothing between Japanese signs and within numbers, a space between words
/// of Latin letters.
pub(super) fn join(text: &mut Text, line: &str, unit: usize, offset: usize) {
    let (last, first) = (text.words.chars().next_back(), line.chars().next());
    let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    // The last signs tell the language; looking at all of them for every line would take time in square.
    let near = text.words.chars().rev().take(SIGNS_THAT_TELL);
    let (all, plain) = near.fold((0, 0), |(all, plain), c| (all + 1, plain + usize::from(c.is_ascii())));
    let latin = plain * 10 > all * 7;
    if (letters(last) && letters(first)) || (latin && ascii(last) && ascii(first)) {
        text.pad(' ');
    }
    text.push(line, unit, offset);
}
