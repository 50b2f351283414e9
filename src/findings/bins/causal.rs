//! Words that claim a cause. What was counted before and after says that something changed and never why, so no sentence of
//! the program holds one, and what somebody wrote is asked about.

use std::ops::Range;

/// The words, as the beginnings that their inflections share. A word that contains another stands before it.
pub const CAUSAL: &[&str] = &[
    "効果があ",
    "効果が上が",
    "効果が挙が",
    "効果を上げ",
    "効果を挙げ",
    "効果を発揮",
    "効果が出",
    "効果が得られ",
    "効果が認められ",
    "効果が見られ",
    "効果がみられ",
    "効果的に機能",
    "有効に機能",
    "有効であった",
    "促進した",
    "促進し、",
    "促進され",
    "促進でき",
    "促進につなが",
    "につながった",
    "につながり、",
    "に結び付いた",
    "に結びついた",
    "をもたらした",
    "をもたらし、",
    "寄与した",
    "寄与し、",
    "寄与して",
    "貢献した",
    "貢献し、",
    "貢献して",
    "功を奏し",
    "奏功し",
    "のおかげ",
    "の成果により",
    "の効果により",
    "の結果、増加",
    "の結果、減少",
    "の結果、向上",
    "を向上させた",
    "を改善させた",
    "を増加させた",
    "を減少させた",
    "が図られた",
    "led to",
    "contributed to",
    "thanks to",
    "because of",
    "resulted in",
    "was effective",
    "were effective",
    "had an effect",
    "caused",
];

/// What follows a causal word that only reports what somebody answered: 「効果があったと回答」.
const REPORTED: &[&str] = &["と回答", "と答え"];

/// Every causal word of a text with its place, in order. One that is only reported of those who answered, or asked about, is
/// none.
pub fn causal_words(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    for word in CAUSAL {
        for (at, _) in text.match_indices(word) {
            let span = at..at + word.len();
            // The rest of the inflection, up to what follows it.
            let rest = &text[span.end..];
            let after = rest.trim_start_matches(['っ', 'た', 'り', 'る', 'れ', 'い', 'し', 'て']);
            let asked = after.starts_with('か') && !after.starts_with("から");
            let reported =
                asked || [rest, after].iter().any(|rest| REPORTED.iter().any(|said| rest.starts_with(said)));
            if !reported {
                found.push((span, word));
            }
        }
    }
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    found.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&'static str> {
        causal_words(text).into_iter().map(|(_, word)| word).collect()
    }

    #[test]
    fn a_claimed_cause_is_found() {
        assert_eq!(words("県の計画策定が市町村の計画策定を促進した。"), ["促進した"]);
        assert_eq!(words("ネットワークが効果的に機能していると考える。"), ["効果的に機能"]);
        assert_eq!(words("研修には効果があった。"), ["効果があ"]);
        assert_eq!(words("This led to fewer cases"), ["led to"]);
    }

    #[test]
    fn what_is_asked_or_reported_is_no_claim() {
        for text in [
            "どのような効果があったか長野県で分析する。",
            "「効果があった」",
            "効果があったと回答した割合",
            "効果があったかどうか",
            "効果があったかを調べる",
            "連携体制の構築を図る",
            "効果的な周知方法",
            "再犯防止を推進する",
        ] {
            let quoted = text.starts_with('「');
            assert_eq!(words(text).is_empty(), !quoted, "{text}");
        }
    }
}
