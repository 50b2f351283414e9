//! Units: alone in the cell behind a box, in brackets behind a label, or written behind the numbers themselves.

use crate::text::key::key;

/// Units that stand alone in a cell behind a box or in brackets behind a label.
const UNITS: &[&str] = &[
    "人",
    "名",
    "件",
    "回",
    "円",
    "千円",
    "万円",
    "百万円",
    "億円",
    "%",
    "％",
    "割",
    "か所",
    "箇所",
    "ヶ所",
    "カ所",
    "ケ所",
    "台",
    "日",
    "時間",
    "分",
    "年",
    "か月",
    "ヶ月",
    "箇月",
    "月",
    "歳",
    "才",
    "世帯",
    "戸",
    "床",
    "㎡",
    "m2",
    "平米",
    "ha",
    "km",
    "m",
    "kg",
    "t",
    "トン",
    "校",
    "園",
    "団体",
    "施設",
    "事業所",
    "機関",
    "社",
    "冊",
    "部",
    "枚",
    "本",
    "個",
    "棟",
    "室",
    "班",
    "クラス",
    "学級",
    "学校",
    "組",
    "地区",
    "市町村",
    "点",
    "倍",
    "kwh",
    "kw",
    "l",
    "ℓ",
    "t-co2",
    "人日",
    "人回",
    "延べ人",
    "人/日",
    "件/年",
    "隊",
    "頭",
    "羽",
    "匹",
    "食",
    "席",
    "口",
    "票",
    "問",
    "位",
    "度",
    "泊",
    "往復",
    "便",
    "両",
    "隻",
    "機",
    "基",
];

/// The unit that a cell or bracket holds, if it holds nothing else.
pub(super) fn unit(text: &str) -> Option<String> {
    let shown = crate::text::clean::clean(text);
    let inside = shown.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    let inside =
        inside.strip_prefix("単位").map_or(inside, |rest| rest.trim_start_matches([':', '：', '/', '・', ' ']));
    let wanted = key(inside);
    UNITS.iter().any(|unit| key(unit) == wanted).then(|| inside.to_owned())
}

/// The unit that respondents write behind their numbers, where all who write one write the same: 80人, 3件.
pub(super) fn unit_in_values<'v>(values: impl Iterator<Item = &'v str>) -> Option<String> {
    let mut found: Option<String> = None;
    for value in values {
        let shown = crate::text::clean::clean(value);
        let rest = shown.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '-'));
        if rest.is_empty() {
            continue;
        }
        let written = (rest.len() < shown.len()).then(|| unit(rest)).flatten()?;
        if found.as_ref().is_some_and(|known| *known != written) {
            return None;
        }
        found = Some(written);
    }
    found
}

/// The unit that a label ends with in brackets: 人数（人）, 金額（単位：千円）, 「費用　千円」 is none.
pub(super) fn unit_in_label(text: &str) -> Option<String> {
    let shown = crate::text::clean::clean(text);
    shown.split('(').skip(1).filter_map(|part| part.split(')').next()).find_map(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        assert_eq!(unit("（人）").as_deref(), Some("人"));
        assert_eq!(unit("単位：千円").as_deref(), Some("千円"));
        assert_eq!(unit("人数"), None);
        assert_eq!(unit_in_label("予算額（千円）").as_deref(), Some("千円"));
        assert_eq!(unit_in_label("予算額（見込み）"), None);
        assert_eq!(unit_in_values(["80人", "1,200人", "5"].into_iter()).as_deref(), Some("人"));
        assert_eq!(unit_in_values(["80人", "3件"].into_iter()), None);
        assert_eq!(unit_in_values(["はい"].into_iter()), None);
    }
}
