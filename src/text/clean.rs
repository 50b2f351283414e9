//! The clean layer: a cell's text made safe to show, with widths, line breaks and invisible characters settled and nothing
//! else. It is separate from the key layer because this text is printed in reports. It is never a global NFKC, which would
//! turn ①③ into 13 and ㈱ into (株).

use unicode_normalization::char::compose;

/// How a workbook spells a carriage return inside shared strings; only this upper-case form is written by spreadsheets.
const ESCAPED_RETURN: &str = "_x000D_";

/// The display-safe form of a raw cell text.
///
/// Full-width ASCII becomes half-width, half-width kana full-width with its sound marks composed, every kind of space one
/// space, every kind of line break `\n`; invisible characters disappear, 〜 and ～ become one ～, and radicals that only
/// look like kanji become the kanji. The ends are trimmed.
#[must_use]
pub fn clean(raw: &str) -> String {
    cleaned(raw, &mut |_| {})
}

/// A text in one line and of at most so many signs, the last one 「…」 where it is longer.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= most {
        return flat;
    }
    flat.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// The same, telling the id of every rule that changed something, each time that it did.
pub(super) fn cleaned(raw: &str, applied: &mut dyn FnMut(&'static str)) -> String {
    if raw.chars().all(is_settled) && raw.trim().len() == raw.len() {
        return raw.to_owned();
    }
    let mut folded = String::with_capacity(raw.len());
    for c in raw.chars() {
        match fold(c) {
            (Some(settled), rule) => {
                if settled != c {
                    applied(rule);
                }
                let joined = push(&mut folded, settled);
                if matches!(c, 'ﾞ' | 'ﾟ') {
                    applied("width-kana");
                } else if joined {
                    applied("sound-mark");
                }
            }
            (None, rule) => applied(rule),
        }
    }
    // After the widths: `＿ｘ０００Ｄ＿` is the same escape, and a second cleaning must find nothing left to do.
    if folded.contains('_') && folded.contains(ESCAPED_RETURN) {
        applied("escaped-return");
        folded = folded.replace(ESCAPED_RETURN, "\r");
    }
    if folded.contains('\r') {
        applied("line-break");
        folded = folded.replace("\r\n", "\n").replace('\r', "\n");
    }
    let trimmed = folded.trim();
    if trimmed.len() == folded.len() {
        return folded;
    }
    applied("trim");
    trimmed.to_owned()
}

/// Whether a character is one of the many that are clean wherever they stand; not whether any other is. What an escape begins
/// with is none.
fn is_settled(c: char) -> bool {
    c != '_'
        && matches!(c, ' '..='~' | '\u{3001}'..='\u{301B}' | '\u{3041}'..='\u{3098}' | '\u{309D}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

/// The same text with every accent and sound mark joined to the character before it, as Windows writes it: a Mac splits
/// the が of a file name in two. Unlike NFC this leaves kanji alone.
#[must_use]
pub fn compose_marks(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let joins = matches!(c, '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}');
        let joined = if joins { composed.chars().next_back().and_then(|base| compose(base, c)) } else { None };
        if joined.is_some() {
            composed.pop();
        }
        composed.push(joined.unwrap_or(c));
    }
    composed
}

/// Whether a character selects a glyph variant and says nothing else (愛媛󠄃県, ⭕️).
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is hiragana or katakana, the long-vowel mark included and the middle dot not.
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Whether a character is a kanji.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether a character is one that only Japanese writing has: kana or kanji.
pub fn is_japanese(c: char) -> bool {
    is_kana(c) || is_kanji(c)
}

/// Whether a character is one of the strokes that people type for a dash, a minus sign or a long vowel.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | 'ー' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{FE58}' | '\u{FE63}' | '－' | 'ｰ'
    )
}

/// Appends a character, joining a sound mark with the kana before it (ｶﾞ, and か followed by U+3099 as macOS writes it).
/// Whether it was joined.
pub(super) fn push(text: &mut String, c: char) -> bool {
    let mark = match c {
        '\u{3099}' | 'ﾞ' => Some('\u{3099}'),
        '\u{309A}' | 'ﾟ' => Some('\u{309A}'),
        _ => None,
    };
    let Some(mark) = mark else {
        text.push(c);
        return false;
    };
    let joined = text.chars().next_back().and_then(|base| compose(base, mark));
    match joined {
        Some(joined) => {
            text.pop();
            text.push(joined);
        }
        // A mark with nothing to join stays visible as a character of its own.
        None if c == 'ﾞ' => text.push('゛'),
        None if c == 'ﾟ' => text.push('゜'),
        None => text.push(c),
    }
    joined.is_some()
}

/// One character of the clean layer, `None` where it is invisible, and the rule that settles it.
fn fold(c: char) -> (Option<char>, &'static str) {
    match c {
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' => {
            (None, "invisible")
        }
        '\u{FEFF}' | '\u{00AD}' => (None, "invisible"),
        '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' => (Some('\n'), "line-break"),
        '\t' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => (Some(' '), "space"),
        '\n' | '\r' => (Some(c), ""),
        c if c.is_control() => (None, "invisible"),
        '〜' | '～' => (Some('～'), "tilde"),
        '！'..='｝' => (Some(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)), "width-ascii"),
        '\u{FF61}'..='\u{FF9D}' => (Some(full_width_kana(c)), "width-kana"),
        '\u{2F00}'..='\u{2FD5}' => (Some(compatibility(c)), "radical"),
        '\u{2E80}'..='\u{2EFF}' => (Some(radical(c)), "radical"),
        c => (Some(c), ""),
    }
}

/// Half-width kana and its punctuation in full width. The sound marks are left to [`push`].
fn full_width_kana(c: char) -> char {
    const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    let place = u32::from(c).saturating_sub(0xFF61);
    usize::try_from(place).ok().and_then(|n| KANA.chars().nth(n)).unwrap_or(c)
}

/// The compatibility mapping of a character that maps to exactly one.
pub(super) fn compatibility(c: char) -> char {
    let mut mapped = None;
    let mut count = 0;
    unicode_normalization::char::decompose_compatible(c, |d| {
        mapped = Some(d);
        count += 1;
    });
    match (mapped, count) {
        (Some(d), 1) => d,
        _ => c,
    }
}

/// CJK radicals that arrive from PDF copies in the place of a kanji; Unicode gives almost none of them a mapping.
fn radical(c: char) -> char {
    match c {
        '⺒' => '巳',
        '⺝' => '月',
        '⺟' => '母',
        '⺠' => '民',
        '⺧' => '牛',
        '⺩' => '王',
        '⺼' => '月',
        '⻁' => '虎',
        '⻄' => '西',
        '⻆' => '角',
        '⻑' => '長',
        '⻗' => '雨',
        '⻘' => '青',
        '⻝' => '食',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻪' => '黾',
        '⻫' => '斉',
        '⻭' => '歯',
        '⻯' => '竜',
        '⻱' => '龜',
        '⻲' => '亀',
        '⻳' => '龟',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_settled_is_clean_wherever_it_stands() {
        for c in ('\0'..=char::MAX).filter(|c| is_settled(*c)) {
            let mut text = String::from("か");
            assert_eq!((fold(c), push(&mut text, c)), ((Some(c), ""), false), "{c:?}");
            assert_eq!(text, format!("か{c}"));
        }
    }

    #[test]
    fn widths_are_settled() {
        assert_eq!(clean("Ａｂ１２，（％）"), "Ab12,(%)");
        assert_eq!(clean("ｶﾞｷﾞｸﾞﾊﾟｳﾞｱｰ｡｢｣､･ﾝ"), "ガギグパヴアー。「」、・ン");
        assert_eq!(clean("か\u{3099}は\u{309A}"), "がぱ");
        assert_eq!(clean("1ﾞ"), "1゛");
        assert_eq!(full_width_kana('\u{FF9D}'), 'ン', "the table has no gap");
    }

    #[test]
    fn enclosed_and_square_signs_stay() {
        for kept in ["①③", "㈱", "⑴", "№", "㎡", "½", "…", "㍻", "神\u{FA19}"] {
            assert_eq!(clean(kept), kept);
        }
    }

    #[test]
    fn spaces_breaks_and_invisible_characters() {
        assert_eq!(clean("\u{FEFF}\u{3000}あ\u{A0}い\u{200B}う\u{3000}"), "あ いう");
        assert_eq!(clean("一_x000D_\n二\r\n三\r四\u{B}五"), "一\n二\n三\n四\n五");
        assert_eq!(clean(" \u{3000}\n"), "");
        assert_eq!(clean("a\tb\u{0}"), "a b");
    }

    #[test]
    fn both_tildes_are_one_and_never_a_long_vowel() {
        assert_eq!(clean("10〜20代"), "10～20代");
        assert_eq!(clean("10～20代"), "10～20代");
    }

    #[test]
    fn radicals_become_kanji() {
        assert_eq!(clean("⻑野県⼭ノ内町"), "長野県山ノ内町");
        assert_eq!(clean("⺟⼦⻭科"), "母子歯科");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in "\\PC*|[ｶﾞ\u{3099} \r\n＿_xX0０DＤ〜～⻑]{0,12}") {
            let once = clean(&raw);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
