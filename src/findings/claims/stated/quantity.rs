//! Numbers that state something: counted, shared, in tenths, in points, as a fraction.

use super::context::degree;
use super::find::Found;
use super::{Degree, Number, What};
use crate::text::clean::is_dash;
use crate::text::number::Decimal;
use crate::text::running::{Running, Written, counter_at, number_at, same_unit};

/// Words of kanji numerals that count nothing.
const IDIOMS: &[&str] = &[
    "一人ひとり",
    "一人一人",
    "一人暮",
    "一人でも",
    "一人で",
    "一人の",
    "一つひとつ",
    "一つ一つ",
    "一部",
    "一定",
    "一方",
    "一般",
    "一体",
    "一層",
    "一緒",
    "一時",
    "一旦",
    "一度",
    "一日も",
    "一日の",
    "一環",
    "一助",
    "一同",
    "一致",
    "一律",
    "一括",
    "一貫",
    "一因",
    "一種",
    "一回り",
    "一案",
    "一市民",
    "一本化",
    "一元",
    "一次",
    "一例",
    "一連",
    "一歩",
    "一面",
    "一点",
    "一員",
    "一躍",
    "一年を",
    "一団",
    "一戸建",
    "二次",
    "二人三脚",
    "三者",
    "三次",
    "三位",
    "十分",
    "四半",
    "四国",
    "九州",
    "千葉",
    "百",
    "万一",
    "万全",
    "八王子",
    "四日市",
    "三島",
    "三重",
    "五所",
    "六本",
    "七夕",
    "二重",
    "二分",
    "三分",
    "四季",
    "五感",
    "千曲",
    "一宮",
    "一関",
];

/// The quantities that begin at a place: one, or the two ends of a range.
pub(super) fn at(text: &Running, at: usize) -> Option<Vec<Found>> {
    if let Some(base) = base(text, at) {
        return Some(vec![base]);
    }
    let first = number_at(text, at)?;
    if first.kanji && text.first_of(at, IDIOMS).is_some() {
        return None;
    }
    if let Some(fraction) = fraction(text, at, &first) {
        return Some(vec![fraction]);
    }
    range(text, at, &first).or_else(|| one(text, at, &first).map(|found| vec![found]))
}

/// 「n=129」「N＝43」.
fn base(text: &Running, at: usize) -> Option<Found> {
    if !matches!(text.get(at), Some('n' | 'N'))
        || at.checked_sub(1).and_then(|before| text.get(before)).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    let equals = text.after_space(at + 1);
    if text.get(equals) != Some('=') {
        return None;
    }
    let number = number_at(text, text.after_space(equals + 1)).filter(|number| number.value.is_integer())?;
    Some(Found::new(What::Base(shown(&number)), at..number.end))
}

fn shown(number: &Written) -> Number {
    Number { value: number.value, places: number.places }
}

/// What a number states, with the sign behind its unit.
fn measured(text: &Running, number: &Written) -> Option<(What, usize)> {
    let at = text.after_space(number.end);
    let end = |word: &str| at + word.chars().count();
    let plain = shown(number);
    if let Some(word) = text.first_of(at, &["%ポイント", "ポイント", "pt"]) {
        return Some((What::Points(plain), end(word)));
    }
    if let Some(word) = text.first_of(at, &["%", "パーセント"]) {
        return (!number.kanji).then(|| (What::Percent(plain), end(word)));
    }
    if text.has(at, "割") && text.first_of(at, &["割合", "割引", "割当", "割り", "割増", "割愛"]).is_none()
    {
        return Some(tenths(text, number, end("割")));
    }
    if text.has(at, "倍") {
        return Some((What::Times(plain), end("倍")));
    }
    let (unit, end) = counter_at(text, at)?;
    Some((What::Count { value: plain, unit: unit.to_owned() }, end))
}

/// 「8割5分」 is 8.5 tenths.
fn tenths(text: &Running, number: &Written, end: usize) -> (What, usize) {
    let part = number_at(text, end).filter(|part| {
        part.value.is_integer()
            && !part.value.is_negative()
            && part.value.mantissa() < 10
            && text.has(part.end, "分")
            && !text.has(part.end, "分の")
    });
    if let Some(part) = part
        && let Some(tenfold) = number.value.mantissa().checked_mul(10)
        && number.value.is_integer()
        && let Some(value) = Decimal::new(tenfold + part.value.mantissa(), 1)
    {
        return (What::Tenths(Number { value, places: 1 }), part.end + 1);
    }
    (What::Tenths(shown(number)), end)
}

/// One number with its unit.
fn one(text: &Running, at: usize, number: &Written) -> Option<Found> {
    let (what, end) = match measured(text, number) {
        Some(measured) => measured,
        // A number that counts nothing by name; kanji numerals alone are parts of words.
        None if number.kanji || !stands_alone(text, at, number.end) || text.has(number.end, "番目") => {
            return None;
        }
        None => (What::Count { value: shown(number), unit: String::new() }, number.end),
    };
    let (degree, end) = degree(text, at, end);
    Some(Found { degree, ..Found::new(what, at..end) })
}

/// Whether a number is no part of a longer sign, such as a code or a name.
fn stands_alone(text: &Running, at: usize, end: usize) -> bool {
    let joins = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_alphabetic() || is_dash(c) || matches!(c, '/' | ':' | '_' | '#'))
    };
    let bracketed = text.get(end).is_some_and(|c| matches!(c, '⑴'..='⒇' | '①'..='⑳'));
    !joins(at.checked_sub(1).and_then(|before| text.get(before))) && !joins(text.get(end)) && !bracketed
}

/// Whether a range written with a dash begins at a place: 「10-12件」, which no telephone or code is.
pub(super) fn is_dashed_range(text: &Running, at: usize) -> bool {
    number_at(text, at).is_some_and(|first| {
        text.get(text.after_space(first.end)).is_some_and(is_dash) && range(text, at, &first).is_some()
    })
}

/// 「3～5回」, 「10-20％」: both ends.
fn range(text: &Running, at: usize, first: &Written) -> Option<Vec<Found>> {
    let own = measured(text, first);
    let joint = own.as_ref().map_or(first.end, |(_, end)| *end);
    let joint = text.after_space(joint);
    let dashed = text.get(joint).is_some_and(is_dash);
    let from = ["～", "から", "ないし"]
        .iter()
        .find(|word| text.has(joint, word))
        .map(|word| joint + word.chars().count())
        .or(dashed.then_some(joint + 1))?;
    let from = text.after_space(from);
    let second = number_at(text, from).filter(|second| !second.kanji || first.kanji)?;
    let (upper, end) = measured(text, &second)?;
    // A dash joins parts of a code as well; only what rises to a number with its unit is a range.
    if dashed
        && (second.value <= first.value || at.checked_sub(1).and_then(|at| text.get(at)).is_some_and(is_dash))
    {
        return None;
    }
    // 「5件から20件に増加した」 goes from one number to the other and spans nothing.
    if text.has(joint, "から")
        && text.first_of(text.after_space(end), &["に", "へ", "と", "まで増", "まで減"]).is_some()
    {
        return None;
    }
    let lower = match (&upper, own) {
        (_, Some((what, _))) if same_kind(&what, &upper) => what,
        (_, Some(_)) => return None,
        (What::Count { unit, .. }, None) => What::Count { value: shown(first), unit: unit.clone() },
        (What::Percent(_), None) => What::Percent(shown(first)),
        (What::Points(_), None) => What::Points(shown(first)),
        (What::Tenths(_), None) => What::Tenths(shown(first)),
        (What::Times(_), None) => What::Times(shown(first)),
        _ => return None,
    };
    let lower = Found { degree: Degree::AtLeast, ..Found::new(lower, at..joint) };
    let upper = Found { degree: Degree::AtMost, ..Found::new(upper, from..end) };
    Some(vec![lower, upper])
}

fn same_kind(one: &What, other: &What) -> bool {
    match (one, other) {
        (What::Count { unit: a, .. }, What::Count { unit: b, .. }) => same_unit(a, b),
        (What::Percent(_), What::Percent(_))
        | (What::Points(_), What::Points(_))
        | (What::Tenths(_), What::Tenths(_))
        | (What::Times(_), What::Times(_)) => true,
        _ => false,
    }
}

/// Words in front of the number of those among whom something is counted.
const AMONG: &[&str] = &[
    "回収数",
    "回収",
    "有効回答数",
    "有効回答",
    "回答数",
    "回答",
    "対象数",
    "対象",
    "全体",
    "母数",
    "配布数",
    "配布",
    "総数",
    "全",
    "n=",
];

/// A number of others: 「104/129」「129か所中104か所」「104 ヶ所（回収 129 ヶ所）」; and a part of one: 「3分の1」.
fn fraction(text: &Running, at: usize, first: &Written) -> Option<Found> {
    let whole = |number: &Written| number.value.to_i128().filter(|value| *value >= 0);
    let a = whole(first)?;
    let make = |numerator: i128, denominator: i128, unit: &str, end: usize| {
        let (degree, end) = degree(text, at, end);
        let what = What::Fraction { numerator, denominator, unit: unit.to_owned() };
        (denominator > 0).then(|| Found { degree, ..Found::new(what, at..end) })
    };
    if text.has(first.end, "分の") {
        let part = number_at(text, first.end + 2)?;
        let (degree, end) = degree(text, at, part.end);
        let what = What::Ratio { numerator: whole(&part)?, denominator: a };
        return (a > 0).then(|| Found { degree, ..Found::new(what, at..end) });
    }
    if text.get(first.end) == Some('/') {
        let second = number_at(text, first.end + 1)?;
        let b = whole(&second)?;
        let longer = text.get(second.end).is_some_and(|c| c == '/' || c.is_ascii_alphabetic());
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        if longer || before == Some('/') || first.kanji || a > b {
            return None;
        }
        let (unit, end) = counter_at(text, text.after_space(second.end)).unwrap_or(("", second.end));
        return make(a, b, unit, end);
    }
    let (unit, end) = counter_at(text, text.after_space(first.end))?;
    if let Some(word) = text.first_of(end, &["中", "のうち", "の内", "のなか", "の中"]) {
        let mut from = end + word.chars().count();
        // 「129か所のうち、約104か所」
        for skipped in ["、", " ", "約", "の"] {
            from += usize::from(text.has(from, skipped));
        }
        let second = number_at(text, from)?;
        let (other, last) = counter_at(text, text.after_space(second.end))?;
        let b = whole(&second)?;
        return (same_unit(unit, other) && b <= a).then(|| make(b, a, unit, last))?;
    }
    if text.get(text.after_space(end)) == Some('(') {
        let inside = text.after_space(text.after_space(end) + 1);
        let word = text.first_of(inside, AMONG)?;
        let mut from = text.after_space(inside + word.chars().count());
        for skipped in [":", "=", "は"] {
            from = text.after_space(from + usize::from(text.has(from, skipped)));
        }
        let second = number_at(text, from)?;
        let b = whole(&second)?;
        let (other, last) = counter_at(text, text.after_space(second.end)).unwrap_or((unit, second.end));
        let close = text.after_space(last);
        let closes = text.get(close) == Some(')') || text.has(close, "中");
        let last = if text.get(close) == Some(')') { close + 1 } else { last };
        return (closes && same_unit(unit, other) && a <= b).then(|| make(a, b, unit, last))?;
    }
    None
}
