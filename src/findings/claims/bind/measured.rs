//! Whether a fact can be meant at all: its unit, and the words that say how it was measured (目標, 前年比, n=).

use crate::findings::claims::bind::seen::Seen;
use crate::findings::claims::bind::{Context, Kind};
use crate::findings::claims::facts::{Fact, Measure, is_percent};
use crate::text::key::key;

const TARGET: &[&str] = &["目標"];
const ACHIEVED: &[&str] = &["達成率", "目標値の", "目標の", "目標に対", "目標比", "達成"];
const CHANGED: &[&str] = &["前年", "対前", "前回比", "増減率", "増加率", "減少率", "伸び", "昨年"];
const DIFFERS: &[&str] = &["前年", "前回", "昨年", "差", "上昇", "低下", "比べ", "比較", "伸び"];
const SUMMED: &[&str] = &["合計", "合わせ", "累計", "期間全体", "全期間", "年間", "通算", "通期", "計"];
const REST: &[&str] = &["以外", "残り", "残る"];
const BOUNDED: &[&str] = &["〜", "~", "範囲", "の間", "含む全"];
const RECOUNTED: &[&str] = &["記録", "数え", "集計"];
pub(super) const BASES: &[&str] = &["n=", "集計対象", "母数", "回答者", "有効回答"];
pub(super) const WHOLE: &[&str] = &["全期間", "期間全体", "年間", "通算"];

/// Whether a fact of its measure can be meant by such a statement, and how much the words of the measure say for it; none
/// where it cannot.
pub(super) fn measured(fact: &Fact, kind: &Kind, context: &Context, seen: &Seen) -> Option<f64> {
    let fits = match kind {
        Kind::Number { unit } => !fact.percentage && units_fit(&fact.unit, unit),
        Kind::Share | Kind::Points => fact.percentage,
        Kind::Fraction => fact.counts.is_some(),
        Kind::Day => fact.measure == Measure::Day,
        Kind::Moved => matches!(fact.measure, Measure::Change | Measure::Difference | Measure::Points),
        Kind::Reached => fact.measure == Measure::Achievement,
    };
    if !fits {
        return None;
    }
    let points = matches!(kind, Kind::Points);
    // 「令和元年度は減少した」 is of the change up to that year, not of the one after it.
    let other_change = matches!(kind, Kind::Moved)
        && !context.years.is_empty()
        && fact.years.is_some_and(|(first, last)| first != last && !context.years.contains(&last));
    let change = if other_change { 0.0 } else { 0.3 };
    let target = seen.says_near(TARGET) && !seen.says_near(&["達成"]);
    match fact.measure {
        Measure::Target => {
            let actual = context.cell && seen.says_near(&["実績"]);
            (!context.moved && target && !actual).then_some(0.3)
        }
        Measure::Number | Measure::Base | Measure::Share | Measure::Actual | Measure::Counted => {
            // What moved by so much is a change, not an amount; what is called a base is none of what it is the base of.
            if context.moved || (context.based && fact.measure != Measure::Base) {
                return None;
            }
            let mut score = 0.0;
            if target && fact.indicator.is_some() {
                score -= 0.3;
            }
            if fact.measure == Measure::Actual && seen.says_near(&["実績"]) {
                score += 0.1;
            }
            if fact.measure == Measure::Counted {
                score += if seen.says_near(RECOUNTED) { 0.15 } else { -0.15 };
            }
            if fact.measure == Measure::Base {
                score += if context.based || seen.says_near(BASES) { 0.15 } else { -0.2 };
            }
            Some(score)
        }
        Measure::Achievement => {
            let whole = fact.years.is_some_and(|(first, last)| first != last);
            let words = if whole == seen.says_here(WHOLE) { 0.1 } else { -0.1 };
            (!context.moved && (seen.says_here(ACHIEVED) || matches!(kind, Kind::Reached)))
                .then_some(if seen.says_near(ACHIEVED) { 0.3 } else { -0.1 } + words)
        }
        Measure::Change => (!context.reference && (context.moved || seen.says_near(CHANGED))).then_some(change),
        Measure::Difference | Measure::Points => {
            let of_target = fact.years.is_some_and(|(first, last)| first == last);
            let words = match (of_target, seen.says_near(TARGET) || seen.sentence_key.contains("目標")) {
                (true, true) => 0.1,
                (false, false) => 0.0,
                (true, false) | (false, true) => -0.15,
            };
            (!context.reference && (context.moved || points || seen.says_near(DIFFERS))).then_some(change + words)
        }
        Measure::Sum => (!context.moved && (seen.says_here(SUMMED) || context.years.is_empty()))
            .then_some(if seen.says_near(SUMMED) { 0.2 } else { -0.1 }),
        Measure::Rest => (!context.moved && seen.says_near(REST)).then_some(0.0),
        Measure::Day => Some(0.0),
        Measure::Bound => {
            (!context.moved && (seen.says_near(BOUNDED) || seen.sentence_key.contains("含む全"))).then_some(-0.05)
        }
    }
}

/// Whether a unit as written can be that of a figure. A figure of a table that counts answers has none of its own.
fn units_fit(own: &str, written: &str) -> bool {
    if own.is_empty() || written.is_empty() {
        return !is_percent(own);
    }
    let (own, written) = (unit_class(own), unit_class(written));
    own == written
        || (own == "places" && written == "municipalities")
        || (own == "municipalities" && written == "places")
}

pub(super) fn unit_score(fact: &Fact, kind: &Kind) -> f64 {
    match kind {
        Kind::Number { unit } if !unit.is_empty() && !fact.unit.is_empty() => 0.1,
        Kind::Number { .. }
        | Kind::Share
        | Kind::Points
        | Kind::Fraction
        | Kind::Day
        | Kind::Moved
        | Kind::Reached => 0.0,
    }
}

/// Units that count the same things.
fn unit_class(unit: &str) -> String {
    let unit = key(unit);
    let class = match unit.as_str() {
        "か所" | "ケ所" | "ヶ所" | "カ所" | "箇所" | "ヵ所" | "所" | "団体" | "機関" | "施設" | "社" | "校" => {
            "places"
        }
        "市町村" | "市" | "町" | "村" | "町村" | "自治体" => "municipalities",
        "人" | "名" | "者" => "persons",
        "回" | "度" => "times",
        "件" | "例" | "事案" => "cases",
        other => other,
    };
    class.to_owned()
}
