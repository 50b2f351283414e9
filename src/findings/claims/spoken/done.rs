//! What whoever asked did with all of them: 「すべての市町村に照会した」 tells how a survey was made and claims no share of anything.

/// What is done with those who are asked.
const ASKS: &[&str] = &[
    "照会",
    "送付",
    "配布",
    "配付",
    "発送",
    "郵送",
    "依頼",
    "調査票",
    "調査を",
    "調査し",
    "アンケート",
    "聞き取り",
    "聴き取り",
    "聴取",
    "ヒアリング",
    "通知",
    "周知",
    "案内",
];

/// What comes back, of which all is a share.
const COMES_BACK: &[&str] =
    &["回答", "回収", "返送", "返信", "提出", "得た", "得て", "得られ", "があ", "が届", "が寄せ", "把握"];

/// What ends the words that belong to 「すべて」.
const ENDS: &[char] = &['、', '，', ',', '。', '（', '）', '(', ')', '；', ';', '\n', '　'];

/// Whether all of something is whom somebody asked; `before` and `behind` are the words of its sentence around it.
pub(super) fn is_whom_was_asked(before: &str, behind: &str) -> bool {
    let mut parts = behind.split(ENDS);
    let mut clause = parts.next().unwrap_or_default().to_owned();
    // 「すべての市町村に、調査票を送付した」
    if ["に", "へ", "に対し", "に対して", "を対象に", "を対象として"].iter().any(|end| clause.ends_with(end))
    {
        clause.push_str(parts.next().unwrap_or_default());
    }
    if COMES_BACK.iter().any(|word| clause.contains(word)) {
        return false;
    }
    let is_named = |whom: &str| !whom.contains(['が', 'は', 'で', 'も', 'を']);
    let to = ["に", "へ"].iter().filter_map(|to| clause.find(to)).min();
    let asked = to.is_some_and(|at| {
        let (whom, then) = clause.split_at(at);
        is_named(whom) && ASKS.iter().any(|word| then.contains(word))
    });
    let target =
        ["を対象", "を調査対象", "が対象", "が調査対象"].iter().filter_map(|word| clause.find(word)).min();
    let targeted = target.is_some_and(|at| is_named(&clause[..at]));
    asked || targeted || is_target(before, &clause)
}

/// 「調査対象は、県内のすべての市町村である」
fn is_target(before: &str, clause: &str) -> bool {
    let subject = ["対象は", "対象：", "対象:", "照会先は", "照会先：", "配布先は", "配布先："];
    let whom = ["である", "であり", "であった", "とした", "とし", "とする", "とする", "です", ""]
        .iter()
        .find_map(|end| clause.strip_suffix(end))
        .unwrap_or(clause);
    subject.iter().any(|word| before.contains(word))
        && !whom.contains(['が', 'は', 'で', 'も', 'を', 'に', 'へ', 'た'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_was_asked_is_no_share() {
        for (before, behind) in [
            ("", "の市町村に照会した。"),
            ("令和3年度も、", "の市町村に、調査票を送付した。"),
            ("", "の市町村及び関係団体に対し、調査票を配布して実施した。"),
            ("", "を対象に調査を行った。"),
            ("全数（", "に照会）"),
            ("調査対象は、県内の", "の市町村である。"),
        ] {
            assert!(is_whom_was_asked(before, behind), "{before}すべて{behind}");
        }
        for (before, behind) in [
            ("", "の市町村から回答があった。"),
            ("", "の市町村に照会し回答を得た。"),
            ("", "の団体が市町村に照会した。"),
            ("", "の市町村に照会があった。"),
            ("", "の市町村に相談窓口がある。"),
            ("", "の市町村でアンケートを実施した。"),
            ("対象は増え、", "の項目で増加した。"),
            ("", "がネットワークは必要と回答した。"),
        ] {
            assert!(!is_whom_was_asked(before, behind), "{before}すべて{behind}");
        }
    }
}
