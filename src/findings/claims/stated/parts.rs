//! The number of a part in the title of a table that goes on over several sheets or pages: 「表3　避難訓練（4分の4）」, 「…（2/4）」.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::Block;
use crate::text::key::key;

/// Parts of one table at most; more are a share.
const MOST_PARTS: u32 = 99;

/// A part of a table by its title.
struct Part {
    /// The bytes of the bracket.
    bracket: Range<usize>,
    /// What stands before it, in the matching form.
    title: String,
    nth: u32,
    of: u32,
    /// Written 4分の4.
    in_words: bool,
}

/// The brackets of part numbers by block. A bracket that could be a share as well (16/30) is a part number under the number of a
/// table, or where another title is the same but for the part.
pub(super) fn part_numbers(blocks: &[Block]) -> BTreeMap<usize, Range<usize>> {
    let titles: Vec<(usize, Part)> =
        blocks.iter().enumerate().filter_map(|(index, block)| Some((index, title(&block.text)?))).collect();
    let is_part = |(index, one): &&(usize, Part)| {
        let goes_on =
            titles.iter().any(|(_, other)| other.title == one.title && other.of == one.of && other.nth != one.nth);
        let block = &blocks[*index];
        let above_table =
            block.cell().is_none() && blocks.get(index + 1).is_some_and(|next| next.cell().is_some());
        goes_on || is_numbered(&one.title) || one.in_words && (block.is_heading() || above_table)
    };
    titles.iter().filter(is_part).map(|(index, one)| (*index, one.bracket.clone())).collect()
}

fn title(text: &str) -> Option<Part> {
    let mut end = text.trim_end();
    for word in ["（続き）", "(続き)", "続き"] {
        end = end.strip_suffix(word).unwrap_or(end).trim_end();
    }
    let inside_to = end.strip_suffix(['）', ')'])?.len();
    let open = end.rfind(['（', '('])?;
    let inside_from = open + end.get(open..)?.chars().next()?.len_utf8();
    let inside = key(end.get(inside_from..inside_to)?);
    let inside = inside.trim_start_matches("続き").trim_end_matches("続き").trim();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let (part, of, in_words) = match (inside.split_once("分の"), inside.split_once('/')) {
        (Some((of, part)), _) => (number(part)?, number(of)?, true),
        (None, Some((part, of))) => (number(part)?, number(of)?, false),
        (None, None) => return None,
    };
    let title = key(text.get(..open)?);
    // 「約7割（3分の2）」 goes on about a number, and a sentence is no title.
    let said =
        title.ends_with(|c: char| matches!(c, '割' | '%' | '約') || c.is_ascii_digit()) || title.contains('。');
    ((1..=of).contains(&part) && (2..=MOST_PARTS).contains(&of) && !title.is_empty() && !said).then_some(Part {
        bracket: open..end.len(),
        title,
        nth: part,
        of,
        in_words,
    })
}

/// Whether a title begins with the number of a table: 表3, 図表 1-2, 第4表.
fn is_numbered(title: &str) -> bool {
    let is_number = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let named = ["図表", "表", "図", "別表", "付表", "統計表"]
        .iter()
        .any(|word| title.strip_prefix(word).is_some_and(is_number));
    let counted = || title.strip_prefix('第').is_some_and(|rest| is_number(rest) && rest.contains('表'));
    named || counted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_number_ends_a_title() {
        let read = |text: &str| title(text).map(|title| (title.nth, title.of));
        assert_eq!(read("表3　避難訓練の実施状況（4分の3）"), Some((3, 4)));
        assert_eq!(read("避難訓練の実施状況（２／４）"), Some((2, 4)));
        assert_eq!(read("避難訓練の実施状況 (4/4)（続き）"), Some((4, 4)));
        assert_eq!(read("実施は75.0％（3/4）"), None);
        assert_eq!(read("実施した。ほかは（3/4）"), None);
        assert_eq!(read("実施した（5/4）"), None);
        assert!(
            is_numbered(&key("表３　実施")) && is_numbered(&key("第4表 実施")) && !is_numbered(&key("表彰の実施"))
        );
    }
}
