//! When a heading of a list is the one that the definition names. A heading says what is counted: 水道 is not 水, and
//! 人数（前年度） or 人数（千人） is not 人数.

use crate::collect::layout::anchor::label_fits;

/// Whether a text is a heading with nothing behind it but notes in brackets that say nothing of scale or year. The number of
/// a question says which it is, whatever follows.
pub(crate) fn fits(text_key: &str, label_key: &str) -> bool {
    let rest = text_key.strip_prefix(label_key).filter(|_| label_fits(text_key, label_key));
    rest.is_some_and(|rest| is_number(label_key) || only_notes(rest))
}

fn only_notes(mut rest: &str) -> bool {
    const BRACKETS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('【', '】'), ('<', '>'), ('〈', '〉'), ('《', '》')];
    while let Some(sign) = rest.chars().next() {
        if matches!(sign, '※' | '*' | '注') {
            return says_nothing(rest);
        }
        let Some((open, close)) = BRACKETS.iter().find(|(open, _)| *open == sign) else { return false };
        let Some((inside, after)) = rest.strip_prefix(*open).and_then(|rest| rest.split_once(*close)) else {
            return false;
        };
        if !says_nothing(inside) {
            return false;
        }
        rest = after;
    }
    true
}

/// Whether a note leaves the amounts and their time as they are.
fn says_nothing(note: &str) -> bool {
    const OTHERS: [&str; 18] = [
        "千", "万", "億", "兆", "割合", "率", "年", "前期", "後期", "上期", "下期", "昨", "前回", "今回", "次回",
        "時点", "現在", "うち",
    ];
    let signs: Vec<char> = note.chars().collect();
    let year = signs.windows(4).any(|four| four.iter().all(char::is_ascii_digit))
        || signs.windows(2).any(|two| matches!(two, ['r' | 'h' | 's', digit] if digit.is_ascii_digit()));
    !year && !OTHERS.iter().any(|word| note.contains(word))
}

/// Whether a heading is the number of a question: 問1, Q2-1, 設問3.
fn is_number(label_key: &str) -> bool {
    let number = ["設問", "質問", "問", "no.", "no", "q"].iter().find_map(|word| label_key.strip_prefix(word));
    let number = number.unwrap_or(label_key);
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_alphanumeric() || "-._()".contains(c) || ('ア'..='ン').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key::key;

    #[test]
    fn a_heading_is_itself_or_itself_with_a_note() {
        for (label, text, expected) in [
            ("人数", "人数（人）", true),
            ("人数", "人数\n（単位：人）", true),
            ("人数", "人数（非常勤を含む）（人）", true),
            ("人数", "人数※整数で", true),
            ("人数", "人数（千人）", false),
            ("人数", "人数（前年度）", false),
            ("人数", "人数（R5）", false),
            ("人数", "人数（2023）", false),
            ("人数", "人数（うち女性）", false),
            ("人数", "人数（人）の内訳", false),
            ("水", "水道", false),
            ("要否", "要否理由", false),
            ("要否", "要否（1:要 2:否）", true),
            ("問1", "問1 必要だと思いますか", true),
            ("問1", "問10", false),
            ("Q2-1", "Q2-1. 人数（前年度）", true),
        ] {
            assert_eq!(fits(&key(text), &key(label)), expected, "{label} {text}");
        }
    }
}
