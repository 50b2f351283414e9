//! The words that belong to one statement of a sentence: its own clause and what follows it up to the next comma, without the
//! years. Where those say nothing (「、104か所（回収129か所）」), the words of the statement before hold on.

use std::ops::Range;

/// What stands around a statement in its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that the words may say, apart from the others")]
pub struct Around {
    /// The nearest words that say something.
    pub near: String,
    /// The same with its years, which may be part of a name: 令和4年度に始めた.
    pub with_years: String,
    /// Everything between the statement before and the next one.
    pub wider: String,
    /// Whether the number is by how much something moved (18ポイント低下), not what it became (20件に増加).
    pub moved: bool,
    /// Whether the number is what something became (5件から20件に増加), so no change itself.
    pub became: bool,
    /// Whether it is a part, or put together: うち1回, 合わせて11市町村. Then a figure of one thing does not contradict it.
    pub partial: bool,
    /// Whether the number is that of the year before (前年度の20件から).
    pub year_before: bool,
    /// Whether the words call it the base of something: n=129, 集計対象129か所.
    pub based: bool,
    /// A year with nothing else directly before it.
    pub only_year: String,
    /// Whether it stands in brackets, so that what comes behind them has nothing to do with its words.
    pub bracketed: bool,
}

/// What ends a clause.
const ENDS: &[char] = &['、', '，', ',', '。', '（', '）', '(', ')', '；', ';', '：', ':', '\n'];

/// What directly follows a number by which something moved.
const MOVES: &[&str] = &[
    "増",
    "減",
    "上昇",
    "低下",
    "下落",
    "上回",
    "下回",
    "上が",
    "下が",
    "伸び",
    "高い",
    "低い",
    "高く",
    "低く",
    "多い",
    "少ない",
    "多く",
    "少なく",
    "改善",
    "悪化",
    "の増",
    "の減",
    "の上昇",
    "の低下",
    "届か",
    "及ば",
    "不足",
    "超過",
    "アップ",
    "ダウン",
    "プラス",
    "マイナス",
];

/// What directly follows a number that something became.
const BECAME: &[&str] = &[
    "に増",
    "に減",
    "に上昇",
    "に低下",
    "に上が",
    "に下が",
    "に伸び",
    "に拡大",
    "に縮小",
    "に達",
    "にとどま",
    "に半減",
    "に倍増",
    "へ増",
    "へ減",
    "へと",
    "へ上昇",
    "へ低下",
    "へ改善",
    "に改善",
    "に悪化",
    "に転",
    "まで増",
    "まで減",
    "まで上",
    "まで下",
    "まで低",
    "まで伸",
    "まで改善",
    "とな",
    "にな",
];
/// Words of what is left out.
const EXCEPT: &[&str] = &["除く", "除い", "除き"];
/// Words that put several things together.
const PUT_TOGETHER: &[&str] = &["合わせ", "合算", "加える", "加えた", "足す", "足した"];

/// What directly before a number calls it a base.
const BASES: &[&str] =
    &["n=", "n", "集計対象", "集計対象数", "母数", "有効回答", "有効回答数", "回答者数", "回答"];

/// The words around a statement. The statements before and behind it in the sentence bound them; `outer` are the words of the
/// one before that stands in no brackets, `beside` those of the one before.
pub fn around(
    sentence: &str,
    span: Range<usize>,
    (before, next): (usize, usize),
    outer: &str,
    beside: &str,
) -> Around {
    let (Some(left), Some(right)) =
        (sentence.get(before.min(span.start)..span.start), sentence.get(span.end..next.max(span.end)))
    else {
        return Around { near: outer.to_owned(), with_years: outer.to_owned(), ..Around::default() };
    };
    let last = next >= sentence.len();
    let clause = left.rsplit(ENDS).find(|part| says_something(part)).unwrap_or_default();
    let direct = left.rsplit(ENDS).next().unwrap_or_default();
    let follows = behind(right, last);
    let opened = |signs: [char; 2]| sentence.get(..span.start).map_or(0, |text| text.matches(signs).count());
    let bracketed = opened(['（', '(']) > opened(['）', ')']);
    let joined = |parts: &[&str]| parts.join(" ");
    let attached = before > 0 && !left.contains(ENDS);
    let with_years = match (says_something(direct), says_something(follows)) {
        (true, _) if bracketed => joined(&[direct, follows, outer]),
        (true, _) => joined(&[direct, follows]),
        // 「70市町村の75.7％に当たる」 still is about what the 70 are about.
        (false, true) if attached => joined(&[follows, beside]),
        // 「129か所から回収した」 behind a comma is about 回収, not about the clause before.
        (false, true) if !bracketed => joined(&[follows]),
        (false, _) if says_something(clause) && bracketed => joined(&[clause, outer]),
        (false, _) if says_something(clause) => joined(&[clause, follows]),
        (false, _) => beside.to_owned(),
    };
    // A year that stands alone beside the number may be the answer that it is of: 「令和3年度が22.5％、令和4年度が32.5％」.
    let is_year = !says_something(direct) && without_years(direct) != direct;
    let only_year = if is_year { direct.to_owned() } else { String::new() };
    let moved = MOVES.iter().any(|word| right.starts_with(word)) || left.ends_with(['△', '▲']);
    let year_before = ["前年", "昨年", "前回"].iter().any(|word| direct.contains(word)) && !moved;
    let called = crate::text::key::key(direct);
    let based = BASES.iter().any(|word| called.ends_with(word));
    let became = !moved && is_what_became(right);
    let partial = direct.ends_with("うち")
        || EXCEPT.iter().any(|word| direct.contains(word))
        || PUT_TOGETHER.iter().any(|word| sentence.get(..span.start).is_some_and(|before| before.contains(word)));
    let (near, wider) = (without_years(&with_years), without_years(&joined(&[left, follows])));
    Around { near, with_years, wider, moved, became, partial, year_before, based, only_year, bracketed }
}

/// Whether the words behind a number say that something became it.
pub(super) fn is_what_became(behind: &str) -> bool {
    BECAME.iter().any(|word| behind.starts_with(word))
}

/// What follows a statement and still belongs to it.
fn behind(right: &str, last: bool) -> &str {
    let follows = right.split(ENDS).next().unwrap_or_default();
    if last {
        return follows;
    }
    // What leads over to the next statement belongs to that one.
    if !right.contains(ENDS) {
        return "";
    }
    if ["で", "と", "や", "及び", "から", "・"].iter().any(|word| follows.starts_with(word))
        && !right[follows.len()..].starts_with(ENDS)
    {
        return "";
    }
    follows.split(['と', 'や']).next().unwrap_or_default()
}

/// Whether words are more than particles, times and 全体, which is of whatever was spoken of.
fn says_something(text: &str) -> bool {
    without_years(text)
        .replace("全体", "")
        .replace("今回", "")
        .replace("前回", "")
        .chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | 'ァ'..='ヺ' | 'a'..='z' | 'A'..='Z'))
}

/// The words without years: 令和元年度, 平成30年度, R2年度, 2020年度.
pub(super) fn without_years(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match year_at(rest) {
            Some(length) => rest = &rest[length..],
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// The length of a year that a text begins with.
fn year_at(text: &str) -> Option<usize> {
    let era = ["令和", "平成", "昭和"].iter().find_map(|era| text.strip_prefix(era)).or_else(|| {
        text.strip_prefix(['R', 'H', 'Ｒ', 'Ｈ']).filter(|rest| rest.starts_with(|c: char| c.is_numeric()))
    });
    let digits = era.unwrap_or(text);
    let after = digits.trim_start_matches(|c: char| c.is_numeric() || c == '元' || c == ' ');
    if after.len() == digits.len() {
        return None;
    }
    let after = match (after.strip_prefix("年度"), after.strip_prefix("年"), era) {
        (Some(after), ..) | (None, Some(after), _) => after,
        (None, None, Some(_)) => after,
        (None, None, None) => return None,
    };
    // 2010年代 is a class of buildings or people.
    if after.starts_with('代') {
        return None;
    }
    Some(text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str, words: &str, before: &str) -> Around {
        let start = sentence.find(words).unwrap();
        let from = sentence.find(before).map_or(0, |at| at + before.len());
        let from = if before.is_empty() { 0 } else { from };
        around(sentence, start..start + words.len(), (from, sentence.len()), "前の語", "前の語")
    }

    #[test]
    fn what_follows_says_more_than_the_clause_before() {
        let sentence = "172か所に配布し、129か所から回収した。";
        assert_eq!(of(sentence, "129か所", "172か所").near.trim(), "から回収した");
        assert_eq!(of("全体の80.6％、104か所（", "104か所", "80.6％").near, "前の語");
        assert_eq!(of("研修理解度は、令和元年度が65％である", "65％", "").near.trim(), "研修理解度は である");
    }

    #[test]
    fn by_how_much_is_not_what_it_became() {
        assert!(of("前年度から18ポイント低下した", "18ポイント", "").moved);
        assert!(!of("20件に増加した", "20件", "").moved);
        assert!(of("増減率が△16.7％である", "16.7％", "").moved);
        assert!(of("前年度の20件から半減", "20件", "").year_before);
    }
}
