//! Words for a cause where no comparison stands behind them. What is hoped for, asked or planned claims nothing.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::Part;
use crate::findings::bins::causal::causal_words;
use crate::findings::claims::stated::{Against, What, sentences};
use crate::text::key::key;

/// Sections that tell what is wanted and not what came of it.
const WANTED: &[&str] =
    &["目的", "背景", "方法", "計画", "趣旨", "概要", "設定理由", "ねらい", "今後", "参考事項"];
/// Ends of sentences that want, plan or ask.
const ASKS: &[&str] = &[
    "か検証",
    "か分析",
    "ため。",
    "ためである",
    "を図る",
    "図るとともに",
    "を目指",
    "必要である",
    "必要がある",
    "たい。",
    "予定",
    "期待",
    "べき",
    "検証する",
    "かどうか",
    "見込まれ",
];
/// Words of a comparison.
const COMPARES: &[&str] = &["比較", "比べ", "対照", "事前", "実施前", "研修前", "前後", "前回", "前年"];

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (index, block) in view.blocks().iter().enumerate() {
        let headings = |above: &&usize| view.blocks()[**above].is_heading();
        let wanted = block.above.iter().filter(headings).any(|above| {
            let name = key(&view.blocks()[*above].text);
            // 「効果検証実施方法」 asks, 「効果検証実施結果」 claims.
            WANTED.iter().any(|word| name.contains(word)) && !name.contains("結果")
        });
        if wanted || block.is_heading() || block.part == Part::Comment {
            continue;
        }
        for sentence in sentences(&block.text) {
            let text = block.text.get(sentence.clone()).unwrap_or_default();
            let compared = COMPARES.iter().any(|word| text.contains(word))
                || view.of_block(index).iter().any(|stated| {
                    let inside = sentence.contains(&stated.span.start);
                    let compares = matches!(
                        stated.against,
                        Some(Against::PreviousYear | Against::PreviousRound | Against::Average)
                    ) || (stated.direction.is_some() && !matches!(stated.what, What::Trend));
                    inside && compares
                });
            for (span, word) in causal_words(text) {
                let behind = text.get(span.start..).unwrap_or_default();
                let asks = ASKS.iter().any(|ask| behind.contains(ask))
                    || behind
                        .get(word.len()..)
                        .is_some_and(|rest| rest.starts_with('か') || rest.starts_with("ったか"));
                if compared || asks {
                    continue;
                }
                let span = sentence.start + span.start..sentence.start + span.end;
                found.push(Discrepancy {
                    check: Check::CausalWord,
                    places: vec![Spot { block: index, span: span.clone() }],
                    found: words::causal_word(block.text.get(span).unwrap_or_default(), text.trim()),
                    expected: words::comparison(),
                    hint: words::hint_causal(),
                });
            }
        }
    }
    found
}
