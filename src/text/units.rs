//! Units of amounts and their scales: 百万円 is a thousand 千円. Separate from the reading of numbers because a unit that
//! nobody declared is never converted in silence, only suggested.

use super::number::Decimal;

/// Scales that stand in front of a unit, with their power of ten, longest first.
const SCALES: [(&str, u32); 9] =
    [("十億", 9), ("千万", 7), ("百万", 6), ("十万", 5), ("億", 8), ("万", 4), ("千", 3), ("百", 2), ("兆", 12)];

/// Units that offices write behind numbers.
const KNOWN: &[&str] = &[
    "円",
    "人",
    "名",
    "件",
    "回",
    "%",
    "割",
    "分",
    "時間",
    "日",
    "日間",
    "か月",
    "ヶ月",
    "カ月",
    "年",
    "年間",
    "世帯",
    "戸",
    "台",
    "か所",
    "ヶ所",
    "カ所",
    "ケ所",
    "箇所",
    "施設",
    "事業所",
    "団体",
    "本",
    "枚",
    "冊",
    "点",
    "校",
    "床",
    "棟",
    "室",
    "歳",
    "ポイント",
];

/// The power of ten of a unit's scale, and the unit without it: 百万円 is (6, 円).
fn scale(unit: &str) -> (u32, &str) {
    SCALES
        .iter()
        .find_map(|(word, power)| {
            unit.strip_prefix(word).filter(|rest| !rest.is_empty()).map(|rest| (*power, rest))
        })
        .unwrap_or((0, unit))
}

/// Whether two units count the same things, scale aside.
fn same_things(one: &str, other: &str) -> bool {
    let persons = |unit: &str| matches!(unit, "人" | "名");
    one == other || (persons(one) && persons(other))
}

/// An amount of one unit in another: 5 百万円 are 5000 千円. `None` where the units count different things.
#[must_use]
pub fn converted(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let ((from, from_base), (to, to_base)) = (scale(from), scale(to));
    if !same_things(from_base, to_base) {
        return None;
    }
    match from.checked_sub(to) {
        Some(up) => Decimal::new(value.mantissa().checked_mul(10_i128.checked_pow(up)?)?, value.scale()),
        None => Decimal::new(value.mantissa(), value.scale().checked_add(to.checked_sub(from)?)?),
    }
}

/// Whether two units differ in scale only.
#[must_use]
pub fn other_scale(one: &str, other: &str) -> bool {
    let ((power, base), (other_power, other_base)) = (scale(one), scale(other));
    same_things(base, other_base) && power != other_power
}

/// Whether a text is a unit that offices write, with its scale or without.
#[must_use]
pub fn is_unit(text: &str) -> bool {
    KNOWN.contains(&scale(text).1)
}

/// Units of what is measured on each and says nothing when it is added up: rates, scores, ages.
const MEASURES: &[&str] = &["%", "％", "割", "分", "年", "年間", "点", "歳", "ポイント"];

/// Whether amounts of a unit add up to an amount: 5件 and 3件 are 8件, but 5％ and 3％ are no 8％. A number without a unit may
/// be anything.
#[must_use]
pub fn adds_up(unit: &str) -> bool {
    is_unit(unit) && !MEASURES.contains(&unit)
}

/// Takes a unit that offices write off the end of a text, the longest that fits.
pub(super) fn without_known_unit(text: &str) -> Option<(&str, &'static str)> {
    KNOWN
        .iter()
        .filter_map(|unit| text.strip_suffix(unit).map(|number| (number.trim_end(), *unit)))
        .min_by_key(|(number, _)| number.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_converted_exactly() {
        let shown = |text: &str, from, to| {
            converted(Decimal::from_text(text).unwrap(), from, to).map(|value| value.to_string())
        };
        assert_eq!(shown("5", "百万円", "千円").as_deref(), Some("5000"));
        assert_eq!(shown("1500", "円", "千円").as_deref(), Some("1.5"));
        assert_eq!(shown("1.25", "億円", "円").as_deref(), Some("125000000"));
        assert_eq!(shown("12", "人", "名").as_deref(), Some("12"));
        assert_eq!(shown("12", "人", "件"), None);
        assert!(other_scale("百万円", "千円") && !other_scale("人", "名") && !other_scale("人", "千円"));
    }
}
