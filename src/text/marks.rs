//! Marks: what a ○, a tick, a cross or a lone 1 in an answer box says. Separate from option texts because the same signs mean
//! other things elsewhere (〇 among numerals is a zero), and because a sign that may be a slip is never taken as a mark.

use super::clean::{clean, is_dash, is_variation_selector};

/// How an answer box reads. The rule names the convention that was applied, for the count of rules per file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nothing but space. Never a "no".
    Blank,
    /// A mark that chooses.
    Chosen {
        /// The convention that was applied.
        rule: &'static str,
    },
    /// A sign that says "not this one".
    NotChosen {
        /// The convention that was applied.
        rule: &'static str,
    },
    /// A cross. Beside a mark that chooses it says "not this one"; alone it chooses as often, and nobody can tell.
    Crossed {
        /// The convention that would apply.
        rule: &'static str,
    },
    /// A sign that is probably a mark, and which somebody must confirm: ◎ may mean "especially", 0 a number.
    Doubtful {
        /// The convention that would apply.
        rule: &'static str,
    },
    /// Something that is no mark at all.
    Other,
}

/// Reads an answer box.
#[must_use]
pub fn mark(raw: &str) -> Mark {
    let text = bare(raw);
    if text.is_empty() {
        return Mark::Blank;
    }
    if let Some(rule) = chosen(&text) {
        return Mark::Chosen { rule };
    }
    if is_cross(&text) {
        return Mark::Crossed { rule: "mark-cross" };
    }
    if let Some(rule) = not_chosen(&text) {
        return Mark::NotChosen { rule };
    }
    if let Some(rule) = doubtful(&text) {
        return Mark::Doubtful { rule };
    }
    // (○) is how a form's own example is written as often as an answer.
    match inside_brackets(&text).and_then(chosen) {
        Some(_) => Mark::Doubtful { rule: "mark-bracketed" },
        None => Mark::Other,
    }
}

/// The option text of a cell that carries a mark together with it ("○1 必要", "1.必要○", "■必要"), without the mark.
/// `None` where there is no mark, nothing but the mark, or more than one sign, which may be a list of boxes.
#[must_use]
pub fn marked_option(raw: &str) -> Option<String> {
    let text: String = clean(raw).chars().filter(|c| !is_variation_selector(*c)).collect();
    let option = leading_mark(&text).or_else(|| trailing_mark(&text))?.trim();
    let another = option.chars().any(|c| is_sign(c) || matches!(c, '□' | '☐' | '×' | '✕' | '✖' | '●' | '◎'));
    (!option.is_empty() && !another).then(|| option.to_owned())
}

/// Signs that are a mark beside other text too. レ is none: レスパイト begins with it.
fn is_sign(c: char) -> bool {
    matches!(c, '○' | '〇' | '◯' | '⭕' | '⚪' | '✓' | '✔' | '☑' | '✅' | '■')
}

fn leading_mark(text: &str) -> Option<&str> {
    for (open, close) in [("(", ')'), ("[", ']')] {
        if let Some((inside, rest)) = text.strip_prefix(open).and_then(|t| t.split_once(close)) {
            let mut signs = inside.trim().chars();
            if signs.next().is_some_and(is_sign) && signs.next().is_none() {
                return Some(rest);
            }
        }
    }
    if let Some(rest) = text.strip_prefix("レ ") {
        return Some(rest);
    }
    let rest = text.strip_prefix(is_sign)?;
    (!(text.starts_with('〇') && rest.starts_with(is_kanji_digit))).then_some(rest)
}

fn trailing_mark(text: &str) -> Option<&str> {
    for (open, close) in [('(', ")"), ('[', "]")] {
        if let Some((rest, inside)) = text.strip_suffix(close).and_then(|t| t.rsplit_once(open)) {
            let mut signs = inside.trim().chars();
            if signs.next().is_some_and(is_sign) && signs.next().is_none() {
                return Some(rest);
            }
        }
    }
    if let Some(rest) = text.strip_suffix(" レ") {
        return Some(rest);
    }
    let rest = text.strip_suffix(is_sign)?;
    (!(text.ends_with('〇') && rest.ends_with(is_kanji_digit))).then_some(rest)
}

fn is_kanji_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

/// The text without spaces, line breaks and glyph variants.
fn bare(raw: &str) -> String {
    clean(raw).chars().filter(|c| !c.is_whitespace() && !is_variation_selector(*c)).collect()
}

fn inside_brackets(text: &str) -> Option<&str> {
    text.strip_prefix(['(', '[', '〔', '【'])?.strip_suffix([')', ']', '〕', '】'])
}

fn chosen(text: &str) -> Option<&'static str> {
    match text {
        "○" => Some("mark-circle"),
        "〇" | "◯" | "⭕" | "⚪" => Some("mark-circle-variant"),
        "✓" | "✔" | "レ" | "☑" | "✅" | "■" => Some("mark-check"),
        "1" => Some("mark-one"),
        _ => None,
    }
}

fn is_cross(text: &str) -> bool {
    matches!(text, "×" | "✕" | "✖" | "✗" | "✘" | "❌" | "╳" | "ㄨ" | "x" | "X")
}

fn not_chosen(text: &str) -> Option<&'static str> {
    match text {
        "無" | "なし" | "無し" | "ナシ" | "無い" | "該当なし" => Some("mark-none"),
        "□" | "☐" => Some("mark-empty-box"),
        _ if text.chars().all(is_dash) => Some("mark-dash"),
        _ => None,
    }
}

fn doubtful(text: &str) -> Option<&'static str> {
    match text {
        "o" | "O" => Some("mark-letter-o"),
        "0" => Some("mark-zero"),
        "◎" => Some("mark-double-circle"),
        "●" | "⚫" => Some("mark-filled-circle"),
        "まる" | "マル" | "丸" => Some("mark-word"),
        "△" | "▲" => Some("mark-triangle"),
        "v" | "V" | "√" => Some("mark-letter-v"),
        "☒" => Some("mark-crossed-box"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_that_choose() {
        for (raw, rule) in [
            ("○", "mark-circle"),
            ("〇", "mark-circle-variant"),
            ("◯", "mark-circle-variant"),
            ("⚪", "mark-circle-variant"),
            (" ⭕\u{FE0F} ", "mark-circle-variant"),
            ("✓", "mark-check"),
            ("✔\u{FE0E}", "mark-check"),
            ("レ", "mark-check"),
            ("ﾚ", "mark-check"),
            ("☑", "mark-check"),
            ("■", "mark-check"),
            ("１", "mark-one"),
        ] {
            assert_eq!(mark(raw), Mark::Chosen { rule }, "{raw}");
        }
    }

    #[test]
    fn marks_that_refuse() {
        for (raw, rule) in [
            ("無", "mark-none"),
            ("な し", "mark-none"),
            ("無し", "mark-none"),
            ("ﾅｼ", "mark-none"),
            ("□", "mark-empty-box"),
            ("☐", "mark-empty-box"),
            ("該当なし", "mark-none"),
            ("−", "mark-dash"),
            ("―", "mark-dash"),
        ] {
            assert_eq!(mark(raw), Mark::NotChosen { rule }, "{raw}");
        }
    }

    #[test]
    fn crosses_are_of_their_own() {
        for raw in ["×", "✕", "✗", "x", "Ｘ", "ㄨ", "❌"] {
            assert_eq!(mark(raw), Mark::Crossed { rule: "mark-cross" }, "{raw}");
        }
    }

    #[test]
    fn signs_that_somebody_must_confirm() {
        for raw in ["o", "O", "Ｏ", "0", "０", "◎", "●", "まる", "△", "（○）", "v"] {
            assert!(matches!(mark(raw), Mark::Doubtful { .. }), "{raw}");
        }
    }

    #[test]
    fn blank_is_no_answer_and_text_is_no_mark() {
        for raw in ["", " ", "\u{3000}\n", "\u{200B}", "\u{A0}"] {
            assert_eq!(mark(raw), Mark::Blank);
        }
        for raw in ["2", "必要", "○○", "○×", "はい", "○1"] {
            assert_eq!(mark(raw), Mark::Other, "{raw}");
        }
    }

    #[test]
    fn a_mark_beside_its_option() {
        for (raw, option) in [
            ("○1 必要", "1 必要"),
            ("1.必要○", "1.必要"),
            ("■必要", "必要"),
            ("☑\u{FE0F} 必要", "必要"),
            ("（○）必要", "必要"),
            ("必要（○）", "必要"),
            ("レ レスパイト", "レスパイト"),
            ("1〇", "1"),
        ] {
            assert_eq!(marked_option(raw).as_deref(), Some(option), "{raw}");
        }
        for raw in [
            "",
            "○",
            "必要",
            "レスパイト",
            "■必要　□不要",
            "○○市",
            "二〇",
            "〇一",
            "□必要",
            "●必要",
            "必要なレ",
            "○必要○",
        ] {
            assert_eq!(marked_option(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn an_option_loses_nothing_but_its_mark(option in "[一-三必要a-z1-9. ]{1,8}") {
            let shown = clean(&option);
            prop_assume!(!shown.is_empty());
            prop_assert_eq!(marked_option(&format!("○{option}")), Some(shown));
            prop_assert_eq!(marked_option(&option), None);
        }
    }
}
