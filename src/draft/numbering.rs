//! The number in front of a label or option: 問1, Q2, (3), ①, 4., ア. It says what is a question and what is an option of it,
//! and which cells belong together because they count on.

use crate::text::clean::clean;

/// How a number is written. Cells that count on in one style belong to one series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// 問1, Q1, 設問1: always a question.
    Question,
    /// ①
    Circled,
    /// (1)
    Bracketed,
    /// 1. 1、 1) 1：
    Pointed,
    /// 1 followed by a space or by words.
    Bare,
    /// ア. (ア) イ
    Kana,
    /// A. a)
    Letter,
}

/// A text with its number taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// How the number is written.
    pub style: Style,
    /// Which one it is, from 1.
    pub value: u32,
    /// What follows the first number in 問3-1, 問3(2), 問1ア: an id part.
    pub part: Option<String>,
    /// The number as written, in the clean form.
    pub token: String,
    /// The words behind it, in the clean form.
    pub rest: String,
}

const KANA: &str = "アイウエオカキクケコサシスセソ";
const WORDS: [&str; 6] = ["設問", "質問", "問い", "問", "Q", "q"];
const KANJI: &str = "一二三四五六七八九十";

/// Reads the number in front of a text.
pub(super) fn numbered(raw: &str) -> Option<Numbered> {
    let text = clean(raw);
    let text = text.trim();
    question(text).or_else(|| series(text))
}

fn made(text: &str, rest: &str, style: Style, value: u32, part: Option<String>) -> Numbered {
    let token = text[..text.len() - rest.len()].trim_end().to_owned();
    Numbered { style, value, part, token, rest: without_separator(rest).to_owned() }
}

fn without_separator(rest: &str) -> &str {
    rest.trim_start().trim_start_matches(['.', '、', ':', '．', ')', ',', '】', ']']).trim_start()
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=3).contains(&end).then(|| text[..end].parse().ok().map(|number| (number, &text[end..])))?
}

/// The questions that a text begins with as what it speaks of, as their values and parts: 「※問2は、…」, 「問3・問4については…」.
/// 「問1で1と答えた方」 names a condition and speaks of another one.
pub(super) fn spoken_of(raw: &str) -> Vec<(u32, Option<String>)> {
    let text = clean(raw);
    let mut rest = text.trim_start_matches(['※', '*', '(', '[', '【', '<', '・', ' ', '→', '⇒']);
    if let Some(after) = rest.strip_prefix('注') {
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || " ):.、】]".contains(c));
    }
    let mut found = Vec::new();
    loop {
        let Some((value, part, after)) = number_of_question(rest) else { return Vec::new() };
        found.push((value, part));
        let after = after.trim_start().trim_start_matches([')', '】', ']', '>', '》']);
        let next = ["・", "、", "及び", "および", "と", "並びに", "ならびに"].iter().find_map(|sign| {
            let next = after.strip_prefix(sign)?.trim_start();
            number_of_question(next).map(|_| next)
        });
        match next {
            Some(next) => rest = next,
            None => {
                let speaks =
                    ["は", "については", "について", "に関しては", "の回答は", "への回答は", "には", "にお答え"];
                return if speaks.iter().any(|word| after.starts_with(word)) { found } else { Vec::new() };
            }
        }
    }
}

/// The number of a question in front of a text, with what follows it.
fn number_of_question(text: &str) -> Option<(u32, Option<String>, &str)> {
    let opened = text.strip_prefix(['【', '[', '(', '<', '《']).unwrap_or(text);
    let (word, after) = WORDS.iter().find_map(|word| Some((*word, opened.strip_prefix(word)?)))?;
    let after = after.trim_start().trim_start_matches(['.', '．', '-']).trim_start();
    let (value, rest) = match digits(after) {
        Some(found) => found,
        None if word != "Q" && word != "q" => {
            let first = after.chars().next()?;
            let place = KANJI.chars().position(|c| c == first)?;
            (u32::try_from(place).ok()? + 1, &after[first.len_utf8()..])
        }
        None => return None,
    };
    let (part, rest) = part(rest);
    Some((value, part, rest))
}

fn question(text: &str) -> Option<Numbered> {
    // 問10人 or Q4回目 would be no number of a question, and 2020 is none either.
    let (value, part, rest) = number_of_question(text)?;
    // 「問1で1と答えた方」 speaks of a question and is none.
    if rest.starts_with(['で', 'に', 'へ', 'か', 'が', 'を', 'と', 'は', 'も', 'の', '～', '及', '、'])
    {
        return None;
    }
    let rest = rest.strip_prefix(['】', ']', ')', '>', '》']).unwrap_or(rest);
    Some(made(text, rest, Style::Question, value, part))
}

/// The second number of 問3-1, 問3(2), 問3の1, 問1ア.
fn part(rest: &str) -> (Option<String>, &str) {
    for sign in ['-', '－', 'ー', '−', '―', 'の', '.', '_'] {
        if let Some((number, after)) = rest.strip_prefix(sign).and_then(digits) {
            return (Some(number.to_string()), after);
        }
    }
    let spaced = rest.trim_start();
    if let Some((number, after)) = spaced.strip_prefix('(').and_then(digits)
        && let Some(after) = after.strip_prefix(')')
    {
        return (Some(number.to_string()), after);
    }
    if let Some((value, after)) = circled(spaced) {
        return (Some(value.to_string()), after);
    }
    let mut signs = rest.chars();
    let first = signs.next();
    let ends = signs.next().is_none_or(|c| c.is_whitespace() || ").．.、:：".contains(c));
    if let Some(place) = first.and_then(|first| KANA.chars().position(|c| c == first)).filter(|_| ends) {
        let length = first.map_or(0, char::len_utf8);
        return (Some(letter(place)), &rest[length..]);
    }
    (None, rest)
}

/// The letter that stands for a kana in an id: a for ア.
pub(super) fn letter(place: usize) -> String {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or_else(String::new, |place| char::from(b'a' + place).to_string())
}

fn circled(text: &str) -> Option<(u32, &str)> {
    let first = text.chars().next()?;
    let ranges = [('①', '⑳', 1), ('⑴', '⒇', 1), ('⒈', '⒛', 1), ('㉑', '㉟', 21), ('❶', '❿', 1), ('➀', '➉', 1)];
    let (from, _, start) = ranges.iter().find(|(from, to, _)| (*from..=*to).contains(&first))?;
    Some((u32::from(first) - u32::from(*from) + start, &text[first.len_utf8()..]))
}

fn series(text: &str) -> Option<Numbered> {
    if let Some((value, rest)) = circled(text) {
        return Some(made(text, rest, Style::Circled, value, None));
    }
    if let Some(inside) = text.strip_prefix(['(', '[', '【', '<']) {
        let close = |rest: &str| rest.strip_prefix([')', ']', '】', '>']).map(str::len);
        if let Some((value, rest)) = digits(inside)
            && let Some(left) = close(rest)
        {
            return Some(made(text, &rest[rest.len() - left..], Style::Bracketed, value, None));
        }
        let first = inside.chars().next()?;
        let place = KANA.chars().position(|c| c == first)?;
        let rest = &inside[first.len_utf8()..];
        let left = close(rest)?;
        return Some(made(text, &rest[rest.len() - left..], Style::Kana, u32::try_from(place).ok()? + 1, None));
    }
    if let Some((value, rest)) = digits(text) {
        let next = rest.chars().next();
        let points = next.is_some_and(|c| ".．、):：".contains(c));
        // 1.5, 10:30 and 1,000 are numbers; 3人以上 and 2026年度 are words that begin with one.
        let runs_on = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        if points && !runs_on {
            return Some(made(text, rest, Style::Pointed, value, None));
        }
        let counted = crate::text::key::choice(text);
        let is_number = counted.number == Some(value) && !counted.label_key.is_empty();
        return (is_number && next.is_some_and(|c| !c.is_ascii_digit()))
            .then(|| made(text, rest, Style::Bare, value, None));
    }
    let mut signs = text.chars();
    let first = signs.next()?;
    let next = signs.next()?;
    let separated = next.is_whitespace() || ".．、):：".contains(next);
    if !separated {
        return None;
    }
    let rest = &text[first.len_utf8()..];
    if let Some(place) = KANA.chars().position(|c| c == first) {
        return Some(made(text, rest, Style::Kana, u32::try_from(place).ok()? + 1, None));
    }
    let upper = first.to_ascii_uppercase();
    // An abbreviation runs on behind its point: i.O, n.a.
    let runs_on = ".．".contains(next) && signs.next().is_some_and(|c| c.is_ascii_alphabetic());
    (upper.is_ascii_uppercase() && !next.is_whitespace() && !runs_on)
        .then(|| made(text, rest, Style::Letter, u32::from(upper) - u32::from('A') + 1, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_note_speaks_of() {
        let of = |text: &str| spoken_of(text).into_iter().map(|(value, _)| value).collect::<Vec<_>>();
        for (text, questions) in [
            ("※問2は、問1で「必要である」と回答した団体のみ（複数回答）", vec![2]),
            ("（注1）問３及び問４については、該当する場合のみ", vec![3, 4]),
            ("注）問2・問3は任意です。", vec![2, 3]),
            ("問2にお答えください", vec![2]),
            ("※問1で1と答えた方は問2へ", vec![]),
            ("※問1で1と答えた方のみ", vec![]),
            ("※問2から問4まで", vec![]),
            ("※複数回答", vec![]),
            ("問2 理由", vec![]),
        ] {
            assert_eq!(of(text), questions, "{text}");
        }
    }

    #[test]
    fn an_abbreviation_has_no_number() {
        for text in ["i.O", "i.O.", "n.a.", "Ｕ．Ｓ．Ａ"] {
            assert_eq!(numbered(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_front() {
        for (raw, style, value, part, rest) in [
            ("問1　必要だと思いますか", Style::Question, 1, None, "必要だと思いますか"),
            ("問１０．人数", Style::Question, 10, None, "人数"),
            ("Q2: 満足度", Style::Question, 2, None, "満足度"),
            ("Q.3 年齢", Style::Question, 3, None, "年齢"),
            ("【問４】理由", Style::Question, 4, None, "理由"),
            ("問3-1 内訳", Style::Question, 3, Some("1"), "内訳"),
            ("問３（２）内訳", Style::Question, 3, Some("2"), "内訳"),
            ("問1ア 情報共有", Style::Question, 1, Some("a"), "情報共有"),
            ("設問二 内容", Style::Question, 2, None, "内容"),
            ("①必要", Style::Circled, 1, None, "必要"),
            ("(1)必要", Style::Bracketed, 1, None, "必要"),
            ("1. 必要", Style::Pointed, 1, None, "必要"),
            ("１　必要", Style::Bare, 1, None, "必要"),
            ("ア はい", Style::Kana, 1, None, "はい"),
            ("（イ）いいえ", Style::Kana, 2, None, "いいえ"),
            ("B. maybe", Style::Letter, 2, None, "maybe"),
        ] {
            let found = numbered(raw).unwrap_or_else(|| panic!("{raw}"));
            assert_eq!(
                (found.style, found.value, found.part.as_deref(), found.rest.as_str()),
                (style, value, part, rest),
                "{raw}"
            );
        }
        for raw in [
            "3人以上",
            "1.5",
            "10:30",
            "2026年度",
            "必要",
            "アンケート",
            "ア",
            "",
            "問1で1と答えた方",
            "問1～問3",
            "問題",
            "Quality",
            "A市",
        ] {
            assert_eq!(numbered(raw), None, "{raw}");
        }
    }
}
