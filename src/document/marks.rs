//! What stands in front of a heading or an item: 「５」「⑵」「（ア）」「①」「・」「○」「※」. It orders the text and is no number that says
//! anything, so it is taken off before anybody looks for statements.

use crate::text::key::starts_with_counter;

/// The kinds of marks, from the outermost to the innermost as offices use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// None.
    Bare,
    /// 第１章
    Chapter,
    /// Ⅰ
    Roman,
    /// 「５」「１．」「2-1」
    Number,
    /// 「⑵」「（１）」「（ア）」
    Bracketed,
    /// ■ □ ◆
    Square,
    /// ○ ● ◎
    Round,
    /// 「①」
    Circled,
    /// 「ア」「a)」
    Letter,
    /// 「・」「-」
    Bullet,
    /// 【設置状況】: the brackets stay in the text.
    Titled,
    /// 「※」「注）」
    Remark,
    /// 「→」
    Arrow,
}

impl Style {
    pub(super) fn is_numbered(self) -> bool {
        match self {
            Style::Chapter | Style::Roman | Style::Number | Style::Bracketed | Style::Circled | Style::Letter => {
                true
            }
            Style::Bare
            | Style::Square
            | Style::Round
            | Style::Bullet
            | Style::Titled
            | Style::Remark
            | Style::Arrow => false,
        }
    }
}

/// The style of a mark that was taken off.
pub(super) fn style(mark: &str) -> Style {
    marked(&format!("{mark} あ")).0
}

/// The style and the length in bytes of the mark at the front of a text that has no space in front.
pub(super) fn marked(text: &str) -> (Style, usize) {
    let mut signs = text.char_indices();
    let Some((_, first)) = signs.next() else { return (Style::Bare, 0) };
    let second = signs.next().map(|(_, c)| c);
    let one = first.len_utf8();
    match first {
        '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '❶'..='❿' | '⓵'..='⓾' => {
            (Style::Circled, run(text, is_circled))
        }
        '⑴'..='⒇' => (Style::Bracketed, one),
        '⒈'..='⒛' => (Style::Number, one),
        'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' => (Style::Roman, one + separator(&text[one..])),
        '・' | '･' | '•' | '‣' | '◦' | '∙' => (Style::Bullet, one),
        '-' | '‐' | '–' | '—' | '－' | '*' | '＊' if second.is_some_and(char::is_whitespace) => {
            (Style::Bullet, one)
        }
        '○' | '〇' | '◯' | '●' | '◎' | '⚫' | '⚪' => (Style::Round, one),
        '■' | '□' | '◆' | '◇' | '▪' | '▫' | '☆' | '★' | '▶' | '►' => (Style::Square, one),
        // △5.0 is a decrease.
        '▲' | '△' | '▼' | '▽' if !second.is_some_and(is_digit) => (Style::Square, one),
        '【' => (Style::Titled, 0),
        '※' | '＊' => (Style::Remark, one),
        '→' | '⇒' | '➡' | '⇨' => (Style::Arrow, one),
        '注' => remark(text),
        '第' => chapter(text),
        '(' | '（' => bracketed(text),
        c if is_digit(c) => number(text),
        c if is_letter(c) => letter(text, second),
        _ => (Style::Bare, 0),
    }
}

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '❶'..='❿' | '⓵'..='⓾')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'ア'..='ン' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ')
}

/// The length of the run of such signs at the front.
fn run(text: &str, is: fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}

/// The length of the point or bracket that closes a mark.
fn separator(rest: &str) -> usize {
    rest.chars().next().filter(|c| matches!(c, '.' | '．' | ')' | '）' | '、')).map_or(0, char::len_utf8)
}

/// First signs of the counters that stand behind a number and a space in running text.
const MEASURES: [char; 22] = [
    '名', '人', '件', '回', '箇', 'か', 'ヶ', 'カ', 'ケ', 'ヵ', '月', '年', '日', '時', '分', '割', '%', '円',
    '歳', '点', '倍', '個',
];

/// 「５ 取組実績」「１．目的」「2-1 経緯」, and not 「10 名」「3.5 倍」「2020年」.
fn number(text: &str) -> (Style, usize) {
    let none = (Style::Bare, 0);
    let mut end = run(text, is_digit);
    if text[..end].chars().count() > 2 {
        return none;
    }
    loop {
        let rest = &text[end..];
        let joint = rest.chars().next().filter(|c| matches!(c, '-' | '－' | '‐' | '.' | '．' | 'ー'));
        let Some(joint) = joint else { break };
        let digits = run(&rest[joint.len_utf8()..], is_digit);
        if digits == 0 {
            break;
        }
        end += joint.len_utf8() + digits;
    }
    let rest = &text[end..];
    let closed = separator(rest);
    let after = &rest[closed..];
    let spaced = after.starts_with(char::is_whitespace);
    let words = after.trim_start();
    let names =
        words.chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '「' | '『' | '【' | '（' | '('));
    // 「３ 事業の目的」 is a heading, though three 事業 can be counted; 「10 名」 counts.
    let counts = words.starts_with(MEASURES) && starts_with_counter(words);
    if !names || (closed == 0 && (!spaced || counts)) {
        return none;
    }
    (Style::Number, end + closed)
}

/// 「（１）」「(ア)」「（一）」.
fn bracketed(text: &str) -> (Style, usize) {
    let inside = &text[text.chars().next().map_or(0, char::len_utf8)..];
    let Some(close) = inside.find([')', '）']) else { return (Style::Bare, 0) };
    let name = inside[..close].trim();
    let numeral = |c: char| is_digit(c) || "一二三四五六七八九十".contains(c);
    let orders = name.chars().count() <= 2 && !name.is_empty() && name.chars().all(numeral)
        || name.chars().count() == 1 && name.chars().all(is_letter);
    if !orders {
        return (Style::Bare, 0);
    }
    let closing = inside[close..].chars().next().map_or(0, char::len_utf8);
    (Style::Bracketed, text.len() - inside.len() + close + closing)
}

/// 「ア　目的」「a) …」.
fn letter(text: &str, second: Option<char>) -> (Style, usize) {
    let one = text.chars().next().map_or(0, char::len_utf8);
    let kana = !text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, 'ａ'..='ｚ' | 'Ａ'..='Ｚ'));
    let closed = separator(&text[one..]);
    let spaced = second.is_some_and(char::is_whitespace);
    let after = &text[one + closed..];
    let points = closed > 0 && (kana || after.starts_with(char::is_whitespace));
    if points || (kana && spaced) { (Style::Letter, one + closed) } else { (Style::Bare, 0) }
}

/// 「第１章」「第２ 」.
fn chapter(text: &str) -> (Style, usize) {
    let digits = |c: char| is_digit(c) || "一二三四五六七八九十".contains(c);
    let first = '第'.len_utf8();
    let number = run(&text[first..], digits);
    if number == 0 {
        return (Style::Bare, 0);
    }
    let rest = &text[first + number..];
    match rest.chars().next() {
        Some(c @ ('章' | '節' | '部' | '編')) => (Style::Chapter, first + number + c.len_utf8()),
        Some(c) if c.is_whitespace() => (Style::Chapter, first + number),
        Some(_) | None => (Style::Bare, 0),
    }
}

/// 「注）」「注１）」「注：」.
fn remark(text: &str) -> (Style, usize) {
    let first = '注'.len_utf8();
    let number = run(&text[first..], is_digit);
    let rest = &text[first + number..];
    match rest.chars().next() {
        Some(c @ (')' | '）' | ':' | '：' | '．')) => (Style::Remark, first + number + c.len_utf8()),
        Some(_) | None => (Style::Bare, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_orders_a_text_is_taken_off_and_what_counts_is_not() {
        for (text, mark, style) in [
            ("５ 取組実績", "５", Style::Number),
            ("１．目的", "１．", Style::Number),
            ("2-1 経緯", "2-1", Style::Number),
            ("(1)個別事案への対応", "(1)", Style::Bracketed),
            ("（１）これまで", "（１）", Style::Bracketed),
            ("⑵ 成果指標以外", "⑵", Style::Bracketed),
            ("①②③→事業", "①②③", Style::Circled),
            ("○再犯防止", "○", Style::Round),
            ("■ 取組内容", "■", Style::Square),
            ("・H30.11.30", "・", Style::Bullet),
            ("※R2は", "※", Style::Remark),
            ("第１章 総則", "第１章", Style::Chapter),
            ("ア　目的", "ア", Style::Letter),
            ("【県域会議】7回", "", Style::Titled),
            ("10 名が参加", "", Style::Bare),
            ("3.5 倍となった", "", Style::Bare),
            ("80.6％、104 ヶ所", "", Style::Bare),
            ("2020年度は", "", Style::Bare),
            ("3 3 1", "", Style::Bare),
            ("△5.0", "", Style::Bare),
            ("（参加者）", "", Style::Bare),
            ("ネットワーク", "", Style::Bare),
            ("A 市では", "", Style::Bare),
        ] {
            let (found, length) = marked(text);
            assert_eq!((&text[..length], found), (mark, style), "{text}");
        }
    }
}
