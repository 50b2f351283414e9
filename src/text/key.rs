//! The key layer: text reduced to what decides whether two writings mean the same, and option numbers taken off their
//! labels. Never shown to anyone; separate from the clean layer because it throws away what a reader wants to see.

mod choice;
mod counting;
#[cfg(test)]
mod tests;

pub use choice::{Choice, choice, numbers};
pub(crate) use counting::starts_with_counter;

use super::clean::{self, clean, is_dash, is_kana, is_variation_selector};

/// The matching form of a text: the clean form without spaces and line breaks, ASCII in lower case, dashes and brackets
/// unified, and the か of 129か所 in one spelling.
#[must_use]
pub fn key(raw: &str) -> String {
    if raw.chars().all(is_settled) { raw.to_owned() } else { keyed(raw, &mut |_| {}) }
}

/// Whether a character is one of the many that are the same in every key, wherever they stand; not whether any other is.
fn is_settled(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='z' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}')
        && !is_counting_ka(c)
}

/// The same, telling the id of every rule of this layer that changed something; those of the clean layer are told by
/// [`clean::cleaned`].
pub(super) fn keyed(raw: &str, applied: &mut dyn FnMut(&'static str)) -> String {
    let mut squeezed = String::with_capacity(raw.len());
    for c in clean(raw).chars() {
        if c.is_whitespace() || is_variation_selector(c) {
            applied(if c.is_whitespace() { "key-space" } else { "key-glyph-variant" });
            continue;
        }
        let (folded, rule) = folded(c);
        if folded != c {
            applied(rule);
        }
        // Through `push`, because a sound mark may have been kept apart from its kana by a space only.
        clean::push(&mut squeezed, folded);
    }
    in_context(&squeezed, applied)
}

/// One character of the key, where no neighbour decides, and the rule that folds it.
fn folded(c: char) -> (char, &'static str) {
    match c {
        '〔' | '［' | '〚' | '⟦' => ('[', "key-brackets"),
        '〕' | '］' | '〛' | '⟧' => (']', "key-brackets"),
        '⦅' | '｟' | '❨' => ('(', "key-brackets"),
        '⦆' | '｠' | '❩' => (')', "key-brackets"),
        // Signs that code page 932 has in full width only.
        '￠' => ('¢', "key-signs"),
        '￡' => ('£', "key-signs"),
        '￢' => ('¬', "key-signs"),
        '￣' => ('‾', "key-signs"),
        '￤' => ('¦', "key-signs"),
        '￥' => ('¥', "key-signs"),
        '∥' => ('‖', "key-signs"),
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => (clean::compatibility(c), "key-compatibility"),
        c => (c.to_ascii_lowercase(), "key-case"),
    }
}

/// Dashes and the counting か, which mean different things by where they stand.
fn in_context(squeezed: &str, applied: &mut dyn FnMut(&'static str)) -> String {
    let mut text = String::with_capacity(squeezed.len());
    let mut rest = squeezed.chars().peekable();
    let mut last: Option<char> = None;
    while let Some(c) = rest.next() {
        let (now, rule) = if is_dash(c) {
            // カ-ド is カード; 1ー2 is 1-2; a stroke anywhere else is only a stroke.
            (if last.is_some_and(is_kana) { 'ー' } else { '-' }, "key-dash")
        } else if is_counting_ka(c)
            && last.is_some_and(is_number_sign)
            && rest.peek().is_some_and(|n| is_counted(*n))
        {
            ('か', "key-counting-ka")
        } else {
            (c, "")
        };
        if now != c {
            applied(rule);
        }
        text.push(now);
        last = Some(now);
    }
    text
}

/// The spellings of か in 三ヶ月 and 129箇所. Only there: the ケ of ケアマネ is a ケ.
fn is_counting_ka(c: char) -> bool {
    matches!(c, 'ヶ' | 'ケ' | 'ヵ' | 'カ' | 'か' | '箇' | '個' | '个')
}

fn is_counted(c: char) -> bool {
    matches!(c, '所' | '月' | '年' | '国' | '村')
}

fn is_number_sign(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '数' | '何'
        )
}
