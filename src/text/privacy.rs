//! Signs of a person in free text: a telephone number, a mail address, a name with 様 or さん, a street address. Separate
//! because it only flags: what is flagged is never shown outside the office, and never changed.

use super::clean::{clean, is_dash, is_kanji};

/// What a text may give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// A telephone number.
    Telephone,
    /// A mail address.
    Mail,
    /// A name with 様, さん or 氏.
    Name,
    /// A street address.
    Address,
}

/// Words before 様, さん and 氏 that name nobody.
const NOBODY: &[&str] = &[
    "皆",
    "皆々",
    "客",
    "利用者",
    "患者",
    "家族",
    "保護者",
    "住民",
    "職員",
    "担当者",
    "相談者",
    "本人",
    "当事者",
    "介護者",
    "支援者",
    "高齢者",
    "障害者",
    "障がい者",
    "親",
    "子",
    "子供",
    "子ども",
    "奥",
    "旦那",
    "娘",
    "息子",
    "母",
    "父",
    "兄",
    "姉",
    "弟",
    "妹",
    "祖父",
    "祖母",
    "関係者",
    "委員",
    "先生",
    "医師",
    "看護師",
    "隣",
    "業者",
    "民生委員",
    "区長",
    "会長",
    "町民",
    "村民",
    "市民",
    "県民",
    "同",
    "一",
    "別",
    "各",
    "多",
    "仕",
    "神",
    "有",
    "何",
    "両",
    "王",
    "外国人",
];

/// What a text may give away, each kind once.
#[must_use]
pub fn personal(raw: &str) -> Vec<Personal> {
    let text: Vec<char> = clean(raw).chars().collect();
    let mut found = Vec::new();
    for (kind, there) in [
        (Personal::Telephone, has_telephone(&text)),
        (Personal::Mail, has_mail(&text)),
        (Personal::Name, has_name(&text)),
        (Personal::Address, has_address(&text)),
    ] {
        if there {
            found.push(kind);
        }
    }
    found
}

/// Ten or eleven digits that begin with 0, with strokes, brackets or blanks between the groups or without any.
fn has_telephone(text: &[char]) -> bool {
    let mut at = 0;
    while at < text.len() {
        let starts = text[at] == '0' && !at.checked_sub(1).is_some_and(|before| text[before].is_ascii_digit());
        if !starts {
            at += 1;
            continue;
        }
        let mut digits = 0;
        let mut end = at;
        let mut gap = 0;
        while let Some(c) = text.get(end) {
            if c.is_ascii_digit() {
                digits += 1;
                gap = 0;
            } else if gap == 0 && (is_dash(*c) || matches!(c, '(' | ')' | ' ')) {
                gap += 1;
            } else {
                break;
            }
            end += 1;
        }
        if matches!(digits, 10 | 11) {
            return true;
        }
        at = end.max(at + 1);
    }
    false
}

fn has_mail(text: &[char]) -> bool {
    let word = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    text.iter().enumerate().filter(|(_, c)| **c == '@').any(|(at, _)| {
        let before = text[..at].iter().next_back().is_some_and(word);
        let domain: String = text[at + 1..].iter().take_while(|c| word(c)).collect();
        before && domain.trim_end_matches('.').contains('.')
    })
}

fn has_name(text: &[char]) -> bool {
    for at in 1..text.len() {
        let title = match text[at] {
            '様' | '氏' => true,
            'さ' => text.get(at + 1) == Some(&'ん'),
            _ => false,
        };
        if !title {
            continue;
        }
        // 様々, 様子, 様式, 氏名: the sign begins a word of its own.
        if matches!(text[at], '様' | '氏')
            && text
                .get(at + 1)
                .is_some_and(|next| matches!(next, '々' | '子' | '式' | '相' | '態' | '名' | 'に' | 'な'))
        {
            continue;
        }
        let kanji: String = text[..at].iter().rev().take_while(|c| is_kanji(**c)).collect();
        let kanji: String = kanji.chars().rev().collect();
        let long = kanji.chars().count();
        if (1..=6).contains(&long) && !NOBODY.iter().any(|word| kanji.ends_with(word)) {
            return true;
        }
    }
    false
}

/// Numbers behind 丁目, 番地 or a place: 大字… 123番地, 南長野町1-2-3.
fn has_address(text: &[char]) -> bool {
    let words: String = text.iter().collect();
    if words.contains("丁目") || words.contains("番地") {
        return words.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    }
    let mut at = 0;
    while let Some(offset) = text[at..].iter().position(|c| matches!(c, '市' | '町' | '村' | '区' | '字')) {
        let from = at + offset + 1;
        // Up to six signs of a place name, then groups of digits joined by strokes.
        let name = text[from..].iter().take(7).take_while(|c| is_kanji(**c)).count();
        let mut groups = 0;
        let mut last_digit = false;
        for c in &text[from + name..] {
            if c.is_ascii_digit() {
                groups += usize::from(!last_digit);
                last_digit = true;
            } else if last_digit && is_dash(*c) {
                last_digit = false;
            } else {
                break;
            }
        }
        if groups >= 2 {
            return true;
        }
        at = from;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_noticed() {
        for (text, kind) in [
            ("026-235-7093に電話した", Personal::Telephone),
            ("携帯（０９０）１２３４ー５６７８", Personal::Telephone),
            ("連絡先0262357093", Personal::Telephone),
            ("info@example.jp まで", Personal::Mail),
            ("山田様から相談", Personal::Name),
            ("田中さんの件", Personal::Name),
            ("佐藤太郎氏", Personal::Name),
            ("長野市南長野1-2-3", Personal::Address),
            ("大町3丁目の方", Personal::Address),
        ] {
            assert_eq!(personal(text), [kind], "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_not() {
        for text in [
            "利用者様の声",
            "患者さんが多い",
            "様々な意見",
            "様式が古い",
            "皆さんに周知",
            "2019-2020年度",
            "0.5",
            "令和2年度 10-12月",
            "氏名を書く欄",
            "同様に",
            "町1つ",
            "3市2町",
            "2020年10月12日",
            "夜間の様子",
            "お客様",
        ] {
            assert_eq!(personal(text), [], "{text}");
        }
    }
}
