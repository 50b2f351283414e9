//! What has numbers in it and states nothing: addresses on the net and in town, telephone numbers, numbers of laws, sections,
//! figures, pages and questions, times of the day, names such as COVID-19.

use super::quantity;
use crate::text::clean::is_dash;
use crate::text::running::{Running, number_at};

/// Words in front of a number that make it a name: 図1, 問3, 様式2.
const NAMES: &[&str] = &[
    "図表",
    "図",
    "表",
    "問",
    "設問",
    "別紙",
    "別表",
    "別添",
    "様式",
    "資料",
    "参考",
    "注",
    "例",
    "項番",
    "付表",
    "附則",
    "案",
    "ステップ",
    "フェーズ",
    "レベル",
    "タイプ",
    "パターン",
    "内線",
    "No.",
    "no.",
    "NO.",
    "№",
    "Q",
    "p.",
    "pp.",
    "P.",
    "ページ",
    "号",
    "TEL",
    "Tel",
    "FAX",
    "電話",
    "〒",
    "条",
    "項",
    "シート",
    "議案",
    "選択肢",
    "区分",
    "番号",
    "コード",
    "Vol.",
    "vol.",
    "ver.",
    "Ver.",
    "回答欄",
    "指標",
];

/// Signs in which a mail address has its @.
const LONGEST_ADDRESS: usize = 200;

/// Whether a text as a whole is the number of a page.
pub(super) fn whole(text: &Running) -> bool {
    let words: String = text.signs.iter().filter(|c| **c != ' ').collect();
    let digits = words.trim_matches(|c: char| is_dash(c) || matches!(c, '(' | ')' | '[' | ']'));
    let framed = digits.len() < words.len() && !words.contains(['△', '▲']);
    framed
        && !digits.is_empty()
        && digits.len() <= 3
        && digits.chars().all(|c| c.is_ascii_digit())
        && words.starts_with(is_dash)
        && words.ends_with(is_dash)
}

/// The sign behind what begins at a place and states nothing.
pub(super) fn at(text: &Running, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    address(text, at)
        .or_else(|| law(text, at))
        .or_else(|| decimal_place(text, at))
        .or_else(|| ordinal(text, at, before))
        .or_else(|| named(text, at, before))
        .or_else(|| latin(text, at, before))
        .or_else(|| joined(text, at, before))
        .or_else(|| time(text, at, before))
}

/// https://…, name@example.jp
fn address(text: &Running, at: usize) -> Option<usize> {
    let is_part = |c: &char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"');
    if text.first_of(at, &["http://", "https://", "ftp://", "www."]).is_some() {
        return Some(at + text.signs.get(at..)?.iter().take_while(|c| is_part(c)).count());
    }
    let near = text.signs.get(at..)?.iter().take(LONGEST_ADDRESS);
    let run = near.take_while(|c| is_part(c) && !matches!(c, '(' | ')' | ',')).count();
    let inside = text.signs.get(at..at + run)?;
    let place = inside.iter().position(|c| *c == '@')?;
    (place > 0 && place + 1 < run).then_some(at + run)
}

/// 「平成28年法律第104号」「条例第5号」.
pub(super) fn law(text: &Running, at: usize) -> Option<usize> {
    let word = text.first_of(
        at,
        &["法律第", "政令第", "省令第", "条例第", "規則第", "告示第", "訓令第", "通知第", "要綱第"],
    )?;
    let number = number_at(text, text.after_space(at + word.chars().count()))?;
    Some(number.end + usize::from(text.has(number.end, "号")))
}

/// 「小数第1位」「小数点以下第2位」「小数点以下1桁」: to which place numbers are shown.
fn decimal_place(text: &Running, at: usize) -> Option<usize> {
    let word = text.first_of(at, &["小数点以下第", "小数点以下", "小数点第", "小数以下第", "小数第"])?;
    let number = number_at(text, at + word.chars().count())?;
    let end = text.after_space(number.end);
    text.first_of(end, &["位", "桁", "けた", "ケタ"]).map(|unit| end + unit.chars().count())
}

/// What stands behind a number that orders.
const ORDERS: &[&str] = &[
    "回目",
    "番目",
    "年目",
    "人目",
    "期目",
    "日目",
    "度目",
    "つ目",
    "件目",
    "か月目",
    "ヶ月目",
    "丁目",
    "番地",
    "番",
    "号室",
    "号",
    "階",
    "ページ",
    "頁",
    "条",
    "項",
    "章",
    "節",
    "学年",
    "年生",
    "次",
    "期",
    "時限",
    "合目",
    "年前",
    "年後",
    "年代",
    "代",
    "級",
    "類",
];

/// 第1回, 第3条の2, and not 第3位, which is a place in an order.
fn ordinal(text: &Running, at: usize, before: Option<char>) -> Option<usize> {
    if text.has(at, "第") {
        let mut number = number_at(text, text.after_space(at + 1))?;
        // 「第1～3回」「第3-5回」
        let joint = |at: usize| text.get(at).is_some_and(|c| is_dash(c) || matches!(c, '～' | '・' | '、' | ','));
        while let Some(next) = joint(number.end).then(|| number_at(text, number.end + 1)).flatten() {
            number = next;
        }
        if text.has(number.end, "位") && !text.has(number.end, "位置") {
            return None;
        }
        let mut end = text.after_space(number.end);
        let word = [
            "回",
            "条",
            "項",
            "号",
            "章",
            "節",
            "次",
            "期",
            "版",
            "編",
            "部",
            "款",
            "種",
            "類",
            "者",
            "弾",
            "日",
            "週",
            "四半期",
            "群",
            "層",
        ];
        if let Some(word) = text.first_of(end, &word) {
            end += word.chars().count();
        }
        if text.has(end, "の")
            && let Some(more) = number_at(text, end + 1).filter(|more| !more.kanji)
        {
            end = more.end;
        }
        return Some(end);
    }
    // 3回目, 2番, 5丁目, 12ページ, 3条
    let number = number_at(text, at).filter(|_| before.is_none_or(|c| !c.is_ascii_digit()))?;
    let end = text.after_space(number.end);
    let word = text.first_of(end, ORDERS)?;
    if word == "番" && text.first_of(end, &["番目に多", "番目に高"]).is_some()
        || word == "番目" && text.first_of(end, &["番目に多", "番目に高"]).is_some()
    {
        return None;
    }
    // 20代 are people, 3代 is how many.
    let decade = |value: i128| value % 10 == 0 && (10..=90).contains(&value);
    if word == "代" && !number.value.to_i128().is_some_and(decade) {
        return None;
    }
    if matches!(word, "項") && text.has(end, "項目") {
        return None;
    }
    if number.kanji && !matches!(word, "丁目" | "番地" | "条" | "項" | "章" | "節" | "回目" | "番目" | "年目")
    {
        return None;
    }
    Some(end + word.chars().count())
}

/// 図1-2, 問3, 電話026-235-7109
fn named(text: &Running, at: usize, before: Option<char>) -> Option<usize> {
    let first = text.get(at)?;
    if !first.is_ascii_digit() {
        return None;
    }
    let mut end_of_name = at;
    while end_of_name > 0 && matches!(text.get(end_of_name - 1), Some(' ' | ':' | '(')) {
        end_of_name -= 1;
    }
    let name = text.ends_with(end_of_name, NAMES)?;
    // 「発表3件」「代表2名」「学校3校」: only the word itself is a name.
    let start = end_of_name - name.chars().count();
    let longer = start.checked_sub(1).and_then(|before| text.get(before)).is_some_and(|c| {
        matches!(
            name,
            "図" | "表"
                | "問"
                | "注"
                | "例"
                | "案"
                | "号"
                | "条"
                | "項"
                | "参考"
                | "資料"
                | "区分"
                | "指標"
                | "番号"
                | "コード"
        ) && c.is_alphabetic()
            && !c.is_ascii()
    });
    let listed = matches!(name, "指標" | "区分" | "番号" | "コード") && longer;
    if longer && !listed || before == Some(' ') && matches!(name, "例" | "案" | "表" | "問" | "項" | "条" | "号")
    {
        return None;
    }
    if listed && crate::text::running::counter_at(text, text.after_space(number_at(text, at)?.end)).is_some() {
        return None;
    }
    let run = text
        .signs
        .get(at..)?
        .iter()
        .take_while(|c| c.is_ascii_digit() || is_dash(**c) || matches!(c, '.' | '(' | ')'))
        .count();
    // 「表3のとおり」 yes, 「問3件」 no.
    (run > 0).then_some(at + run)
}

/// COVID-19, A4, Q1: letters and the digits that belong to them.
fn latin(text: &Running, at: usize, before: Option<char>) -> Option<usize> {
    let first = text.get(at)?;
    if !first.is_ascii_alphabetic() || before.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    // n=129 is a base, which is a statement.
    if matches!(first, 'n' | 'N') && text.get(text.after_space(at + 1)) == Some('=') {
        return None;
    }
    let run = text
        .signs
        .get(at..)?
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
        .count();
    Some(at + run)
}

/// Digits joined by dashes: telephones, postal codes, numbers of houses, 1-2.
fn joined(text: &Running, at: usize, before: Option<char>) -> Option<usize> {
    if !text.get(at)?.is_ascii_digit() || before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let run = text.signs.get(at..)?.iter().take_while(|c| c.is_ascii_digit() || is_dash(**c)).count();
    let inside = text.signs.get(at..at + run)?;
    // Up to the last digit: a dash behind it is one of the sentence.
    let length = inside.iter().rposition(char::is_ascii_digit)? + 1;
    if inside.iter().take(length).any(|c| is_dash(*c)) {
        return (!quantity::is_dashed_range(text, at)).then_some(at + length);
    }
    // (026)235-7109 and digits with two points.
    let pointed = text.signs.get(at..)?.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let points = text.signs.get(at..at + pointed)?.iter().filter(|c| **c == '.').count();
    (points > 1).then_some(at + pointed)
}

/// 13:30, 10 時, 9時30分; not 24時間.
fn time(text: &Running, at: usize, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_ascii_digit()) || !text.get(at)?.is_ascii_digit() {
        return None;
    }
    let number = number_at(text, at).filter(|number| number.places == 0)?;
    if text.get(number.end) == Some(':') {
        let minutes = number_at(text, number.end + 1).filter(|minutes| minutes.end - number.end == 3)?;
        return Some(minutes.end);
    }
    let end = text.after_space(number.end);
    if !text.has(end, "時") || text.first_of(end, &["時間", "時期", "時点"]).is_some() {
        return None;
    }
    let mut last = end + 1;
    if let Some(minutes) = number_at(text, last)
        && text.has(minutes.end, "分")
    {
        last = minutes.end + 1;
    } else if text.has(last, "半") {
        last += 1;
    }
    Some(last)
}

/// The next sign to look at, behind one that states nothing: never in the middle of a number.
pub(super) fn unread(text: &Running, at: usize) -> usize {
    if !text.get(at).is_some_and(|c| c.is_ascii_digit()) {
        return at + 1;
    }
    let run = text
        .signs
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .count();
    at + run.max(1)
}
