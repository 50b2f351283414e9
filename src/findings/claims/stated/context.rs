//! What a sentence says about a number: against what it is measured, which way it moved, how exactly it is meant. Only the
//! words that touch the number count; whatever stands behind another comma speaks of something else.

use std::ops::Range;

use super::{Against, Degree, Direction, Stated, What};
use crate::text::key::key;
use crate::text::running::{Running, counter_at};

/// A statement in its sentence.
pub(super) struct Clause<'t> {
    pub(super) text: &'t Running,
    pub(super) sentence: Range<usize>,
    /// Where the statement before it ended.
    pub(super) end_before: usize,
    pub(super) signs: Range<usize>,
}

const ABOUT_BEFORE: &[&str] =
    &["約", "およそ", "おおよそ", "おおむね", "概ね", "凡そ", "大体", "だいたい", "推定"];
const NEARLY_BEFORE: &[&str] = &["ほぼ"];
const AT_MOST_BEFORE: &[&str] = &["最大で", "最大", "多くても", "高々"];
const AT_LEAST_BEFORE: &[&str] = &["少なくとも", "最低でも", "最低"];

/// Words behind a number, with what may follow them that makes another word of them.
const AFTER: &[(&str, Degree, &[&str])] = &[
    ("以上", Degree::AtLeast, &[]),
    ("以下", Degree::AtMost, &["の", "に示", "のと"]),
    ("以内", Degree::AtMost, &[]),
    ("未満", Degree::Below, &[]),
    ("足らず", Degree::Below, &[]),
    ("弱", Degree::Weak, &["い", "点", "者", "ま"]),
    ("強", Degree::Strong, &["い", "化", "み", "く", "調", "制", "ま", "度"]),
    ("余り", Degree::Strong, &[]),
    ("あまり", Degree::Strong, &[]),
    ("余", Degree::Strong, &["地", "裕", "剰"]),
    ("超え", Degree::Above, &[]),
    ("超", Degree::Above, &["過"]),
    ("を超え", Degree::Above, &[]),
    ("を超過", Degree::Above, &[]),
    ("程度", Degree::About, &[]),
    ("前後", Degree::About, &[]),
    ("ほど", Degree::About, &[]),
    ("くらい", Degree::About, &[]),
    ("ぐらい", Degree::About, &[]),
    ("近く", Degree::Nearly, &[]),
    ("近い", Degree::Nearly, &[]),
    ("台", Degree::Range, &["帳", "風", "数"]),
];

/// How exactly a number is meant that begins and ends at these places, and where the word for it ends.
pub(super) fn degree(text: &Running, start: usize, end: usize) -> (Degree, usize) {
    let mut before = start;
    while before > 0 && text.get(before - 1) == Some(' ') {
        before -= 1;
    }
    for (words, degree) in [
        (ABOUT_BEFORE, Degree::About),
        (NEARLY_BEFORE, Degree::Nearly),
        (AT_MOST_BEFORE, Degree::AtMost),
        (AT_LEAST_BEFORE, Degree::AtLeast),
    ] {
        if text.ends_with(before, words).is_some() {
            let after = word_after(text, end).map_or(end, |(_, end)| end);
            return (degree, after);
        }
    }
    word_after(text, end).unwrap_or((Degree::Plain, end))
}

fn word_after(text: &Running, end: usize) -> Option<(Degree, usize)> {
    let at = text.after_space(end);
    AFTER.iter().find_map(|(word, degree, other)| {
        let behind = at + word.chars().count();
        (text.has(at, word) && text.first_of(behind, other).is_none()).then_some((*degree, behind))
    })
}

const TARGETS: &[&str] = &["目標", "計画値", "計画数", "目安"];
const YEARS: &[&str] = &["前年", "昨年", "前々年", "対前年", "一昨年"];
const ROUNDS: &[&str] = &["前回", "前々回", "前調査"];
const AVERAGES: &[&str] = &["全国平均", "県平均", "全国", "平均値"];

/// Against what a number is measured: the last such word before it in its clause.
pub(super) fn against(clause: &Clause<'_>, what: &What) -> Option<Against> {
    let measured = match what {
        What::Percent(_)
        | What::Points(_)
        | What::Tenths(_)
        | What::Times(_)
        | What::Count { .. }
        | What::Trend => true,
        What::Part(_) | What::Fraction { .. } | What::Ratio { .. } => true,
        What::Target { .. } => return Some(Against::Target),
        What::Base(_) | What::Rank(_) | What::Date(_) | What::Period(_) => false,
    };
    if !measured {
        return None;
    }
    let start = clause.start();
    let text = clause.text;
    let last = |words: &[&str]| {
        (start..clause.signs.start)
            .rev()
            .find_map(|at| text.first_of(at, words).map(|word| (at, at + word.chars().count())))
    };
    let found = [
        (last(TARGETS), Against::Target),
        (last(YEARS), Against::PreviousYear),
        (last(ROUNDS), Against::PreviousRound),
        (last(AVERAGES), Against::Average),
    ];
    let nearest =
        found.into_iter().filter_map(|(at, against)| Some((at?, against))).max_by_key(|((at, _), _)| *at)?;
    let ((_, end), against) = nearest;
    // 「前年度は65％」 gives a value of that year; 「前年度比65％」「前年度より」「目標の」 measures against it.
    let between = text.text(end, clause.signs.start);
    let between =
        between.trim_start_matches(['値', '数', '度', '比', '対', '同', '期', '月', '調', '査', 'の', ' ']);
    let tied = text.text(end, clause.signs.start).contains(['比', 'の'])
        || ["より", "から", "に比", "と比", "に対", "を", "に"].iter().any(|word| between.starts_with(word))
        || between.is_empty();
    let tied = tied && !between.starts_with(['は', 'が', '、']);
    tied.then_some(against)
}

impl Clause<'_> {
    /// Where its clause begins: behind the last comma, the statement before it, or where the sentence does.
    fn start(&self) -> usize {
        let from = self.sentence.start.max(self.end_before);
        let comma = (from..self.signs.start)
            .rev()
            .find(|at| matches!(self.text.get(*at), Some('、' | '。' | ',' | '(' | ')' | '「' | '」')));
        comma.map_or(from, |comma| comma + 1)
    }
}

const UP: &[&str] = &[
    "増",
    "上昇",
    "上回",
    "伸び",
    "プラス",
    "向上",
    "高くな",
    "多くな",
    "上が",
    "拡大",
    "アップ",
    "高い",
    "多い",
    "高く",
    "多く",
];
const DOWN: &[&str] = &[
    "減",
    "低下",
    "下回",
    "マイナス",
    "低くな",
    "少なくな",
    "下が",
    "縮小",
    "ダウン",
    "下落",
    "落ち",
    "低い",
    "少ない",
    "低く",
    "少なく",
];
const LEVEL: &[&str] = &["横ばい", "変わら", "変化は", "変化な", "同数", "同率", "同じ", "同程度"];

/// The direction that a word at a place gives.
pub(super) fn direction_at(text: &Running, at: usize) -> Option<(Direction, usize)> {
    // 「減少理由」「増減」「多い順」 say of nothing that it moved.
    if text.first_of(at, &["増減", "減災", "減刑", "減免", "減額"]).is_some() {
        return None;
    }
    let long = |words: &[&str]| text.first_of(at, words).map(|word| at + word.chars().count());
    long(UP)
        .map(|end| (Direction::Up, end))
        .or_else(|| long(DOWN).map(|end| (Direction::Down, end)))
        .or_else(|| long(LEVEL).map(|end| (Direction::Level, end)))
}

/// Which way a number that states a difference moved: its sign, or the word that touches it.
pub(super) fn direction(clause: &Clause<'_>, what: &What) -> Option<Direction> {
    let value = match what {
        What::Percent(number) | What::Points(number) | What::Tenths(number) | What::Times(number) => number.value,
        What::Count { value, .. } => value.value,
        What::Fraction { .. }
        | What::Ratio { .. }
        | What::Base(_)
        | What::Part(_)
        | What::Rank(_)
        | What::Trend
        | What::Target { .. }
        | What::Date(_)
        | What::Period(_) => return None,
    };
    let text = clause.text;
    let mut at = text.after_space(clause.signs.end);
    for joint in ["ほど", "程度", "の", "も", "分"] {
        if text.has(at, joint) {
            at += joint.chars().count();
        }
    }
    let touching = direction_at(text, at).map(|(direction, _)| direction);
    touching.or(value.is_negative().then_some(Direction::Down))
}

/// Whether a movement without a number is the word of the number right before it: 「9％上昇」.
pub(super) fn is_told(clause: &Clause<'_>, last: Option<&Stated>, direction: Option<Direction>) -> bool {
    let between = clause.text.text(clause.end_before, clause.signs.start);
    let touches = ["", " ", "ほど", "程度", "の", "も", "分"].contains(&between.as_str());
    touches && clause.end_before > 0 && last.is_some_and(|last| last.direction == direction)
}

/// The unit that the name of a row or column gives its values: 「対応件数」 are 件, 「参加者数」 人.
pub(super) fn unit_of_name(name: &str) -> Option<String> {
    let name = key(name);
    let name = name.split('(').next().unwrap_or(&name);
    if name.ends_with('率') || name.ends_with("割合") || name.ends_with("構成比") {
        return Some("%".to_owned());
    }
    let counted = name.strip_suffix("の数").or_else(|| name.strip_suffix('数'))?;
    if counted.ends_with('者') || counted.ends_with("員") {
        return Some("人".to_owned());
    }
    let signs = Running::new(counted);
    (0..signs.signs.len()).find_map(|at| {
        let (unit, end) = counter_at(&signs, at)?;
        (end == signs.signs.len()).then(|| unit.to_owned())
    })
}

/// A unit in the spelling that all statements have.
pub(super) fn plain_unit(unit: &str) -> String {
    let signs = Running::new(unit);
    counter_at(&signs, 0)
        .filter(|(_, end)| *end == signs.signs.len())
        .map_or_else(|| unit.to_owned(), |(unit, _)| unit.to_owned())
}
