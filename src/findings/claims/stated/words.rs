//! Statements in words: parts of a whole, places in an order, movements and targets without a number.

use super::context::{degree, direction_at};
use super::find::Found;
use super::{Degree, Part, Rank, What};
use crate::text::running::{Running, number_at};

/// The statement in words that begins at a place.
pub(super) fn at(text: &Running, at: usize) -> Option<Found> {
    part(text, at).or_else(|| rank(text, at)).or_else(|| target(text, at)).or_else(|| trend(text, at))
}

const PARTS: &[(&str, Part, &[&str])] = &[
    ("過半数", Part::Majority, &[]),
    ("半数以上", Part::Half, &[]),
    ("半数", Part::Half, &[]),
    ("大半", Part::Most, &[]),
    ("大多数", Part::Most, &[]),
    ("大部分", Part::Most, &[]),
    ("ほとんど", Part::NearlyAll, &["ない", "なく", "なか", "見られ"]),
    ("殆ど", Part::NearlyAll, &["ない"]),
    ("すべて", Part::All, &[]),
    ("全て", Part::All, &[]),
    ("全員", Part::All, &[]),
    ("皆無", Part::None, &[]),
];

/// What follows 全 where it means every one of them.
const EVERY: &[&str] = &[
    "市町村",
    "センター",
    "団体",
    "機関",
    "施設",
    "圏域",
    "地区",
    "事業所",
    "参加者",
    "回答者",
    "職員",
    "学校",
    "校",
    "会員",
    "支所",
    "世帯",
];

fn part(text: &Running, at: usize) -> Option<Found> {
    let found = PARTS.iter().find(|(word, ..)| text.has(at, word));
    let (part, end) = match found {
        Some((word, part, other)) => {
            let end = at + word.chars().count();
            if text.first_of(end, other).is_some() {
                return None;
            }
            // 半数以上 is a half or more, told by the word behind.
            if *word == "半数以上" {
                let found = Found::new(What::Part(Part::Half), at..end);
                return Some(Found { degree: Degree::AtLeast, ..found });
            }
            (*part, end)
        }
        None if text.has(at, "全") && text.first_of(at + 1, EVERY).is_some() => {
            let word = text.first_of(at + 1, EVERY)?;
            (Part::All, at + 1 + word.chars().count())
        }
        None => return None,
    };
    let (degree, end) = degree(text, at, end);
    Some(Found { degree, ..Found::new(What::Part(part), at..end) })
}

const RANKS: &[(&str, Rank)] = &[
    ("最も多", Rank::First),
    ("最も高", Rank::First),
    ("最も大き", Rank::First),
    ("もっとも多", Rank::First),
    ("一番多", Rank::First),
    ("一番高", Rank::First),
    ("最多", Rank::First),
    ("最も少な", Rank::Last),
    ("最も低", Rank::Last),
    ("一番少な", Rank::Last),
    ("最少", Rank::Last),
    ("次いで", Rank::Next),
    ("次に多", Rank::Next),
    ("次に高", Rank::Next),
    ("続いて", Rank::Next),
    ("主な理由", Rank::Main),
    ("主な回答", Rank::Main),
    ("主な意見", Rank::Main),
    ("主な要因", Rank::Main),
    ("主な課題", Rank::Main),
];

fn rank(text: &Running, at: usize) -> Option<Found> {
    if let Some((word, rank)) = RANKS.iter().find(|(word, _)| text.has(at, word)) {
        let mut end = at + word.chars().count();
        // The rest of the word: 多い, 多く, 多かった.
        end += text
            .signs
            .get(end..)?
            .iter()
            .take_while(|c| matches!(c, 'い' | 'く' | 'か' | 'っ' | 'た'))
            .count()
            .min(3);
        return Some(Found::new(What::Rank(*rank), at..end));
    }
    let nth = |from: usize| {
        let number = number_at(text, from).filter(|number| number.places == 0)?;
        Some((u32::try_from(number.value.to_i128()?).ok()?, number.end))
    };
    if text.has(at, "上位") {
        let (top, end) = nth(text.after_space(at + 2))?;
        return Some(Found::new(What::Rank(Rank::Top(top)), at..end));
    }
    let from = if text.has(at, "第") { at + 1 } else { at };
    let (place, end) = nth(from)?;
    if text.has(end, "位") && text.first_of(end, &["位置", "位以"]).is_none() {
        return Some(Found::new(What::Rank(Rank::Nth(place)), at..end + 1));
    }
    let word =
        text.first_of(end, &["番目に多い", "番目に多く", "番目に多か", "番目に高い", "番目に高く", "番目に高か"])?;
    Some(Found::new(What::Rank(Rank::Nth(place)), at..end + word.chars().count()))
}

/// 「目標を達成した」「目標値に達していない」.
fn target(text: &Running, at: usize) -> Option<Found> {
    let word = text.first_of(at, &["目標値", "目標数", "目標回数", "目標人数", "目標件数", "目標"])?;
    let mut from = at + word.chars().count();
    for joint in ["には", "に", "を", "は", "が"] {
        if text.has(from, joint) {
            from += joint.chars().count();
            break;
        }
    }
    let verb = text.first_of(from, &["達成", "達し", "上回", "下回", "到達", "届", "未達"])?;
    let end = from + verb.chars().count();
    let after = text.text(end, end + 8);
    let missed = matches!(verb, "下回" | "未達")
        || ["でき", "せず", "できて", "して", "て", "に至ら", "いて", "か", "な", "き"].iter().any(|lead| {
            after
                .strip_prefix(lead)
                .is_some_and(|rest| rest.starts_with("な") || rest.starts_with("いな") || rest.starts_with('ず'))
        })
        || after.starts_with("ない")
        || after.starts_with("なか")
        || after.starts_with("に至らな");
    // 「目標を達成するため」 tells what is wanted, 「目標達成状況」 is a title.
    let said = [
        "した",
        "して",
        "し、",
        "で",
        "。",
        "、",
        "と",
        "って",
        "った",
        "り",
        "ている",
        "た",
        "ており",
        "い",
        "な",
        "か",
        "せ",
        "成",
    ];
    let states = after.is_empty() || said.iter().any(|word| after.starts_with(word)) || missed;
    states.then(|| Found::new(What::Target { met: !missed }, at..end))
}

/// 「増加した」「減少傾向」 without a number.
fn trend(text: &Running, at: usize) -> Option<Found> {
    const VERBS: &[&str] = &[
        "増加",
        "減少",
        "増え",
        "減っ",
        "減り",
        "上昇",
        "低下",
        "上回",
        "下回",
        "横ばい",
        "半減",
        "倍増",
        "微増",
        "微減",
        "急増",
        "急減",
        "伸び",
    ];
    let verb = text.first_of(at, VERBS)?;
    let end = at + verb.chars().count();
    let said = [
        "した",
        "して",
        "し、",
        "しま",
        "傾向",
        "とな",
        "で",
        "が見",
        "が続",
        "。",
        "、",
        "た",
        "て",
        "て",
        "、",
        "った",
        "って",
        "り、",
        "しており",
        "に転",
    ];
    if !said.iter().any(|word| text.has(end, word)) && end < text.signs.len() {
        return None;
    }
    let direction = match verb {
        "半減" | "微減" | "急減" => super::Direction::Down,
        "倍増" | "微増" | "急増" => super::Direction::Up,
        _ => direction_at(text, at)?.0,
    };
    Some(Found { direction: Some(direction), ..Found::new(What::Trend, at..end) })
}
