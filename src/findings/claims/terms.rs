//! What a text speaks of, as terms that two wordings of one thing share. Japanese has no spaces, so a term is a pair of
//! neighbouring ideographs, a whole word of katakana or Latin letters, or a longer run of hiragana; particles and the
//! words that say how something was measured (数, 割合, 実績) are no terms, because they tell nothing apart.

use std::collections::BTreeMap;

use crate::text::key::key;

/// Terms by number, so that texts are compared without comparing letters.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: BTreeMap<String, u32>,
    /// Words of hiragana, which are looked for as they stand: わからない is in わからないとの回答.
    kana: BTreeMap<String, u32>,
    /// In how many different labels each term stands.
    seen: Vec<u32>,
    labels: u32,
    /// How much each term tells, once all labels are learnt.
    weights: Vec<f64>,
}

impl Vocabulary {
    /// The terms of a label, and counts it among the labels by whose number a term is common or rare.
    pub fn learn(&mut self, label: &str) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        let mut kana = Vec::new();
        for term in terms_and(label, &mut kana).into_iter().chain(kana.clone()) {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(term).or_insert(next);
            if number == next {
                self.seen.push(0);
            }
            if !found.contains(&number) {
                found.push(number);
            }
        }
        for word in kana {
            if let Some(number) = self.numbers.get(&word) {
                self.kana.insert(word, *number);
            }
        }
        self.labels += 1;
        for number in &found {
            if let Some(seen) = self.seen.get_mut(usize::try_from(*number).unwrap_or(usize::MAX)) {
                *seen += 1;
            }
        }
        found
    }

    /// The terms of a text that any label has.
    pub fn known(&self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        for term in terms(text) {
            if let Some(number) = self.numbers.get(&term)
                && !found.contains(number)
            {
                found.push(*number);
            }
        }
        let text = key(text);
        found.extend(self.kana.iter().filter(|(word, _)| text.contains(word.as_str())).map(|(_, number)| *number));
        found
    }

    /// A term, where any label has it.
    pub fn number(&self, term: &str) -> Option<u32> {
        self.numbers.get(term).copied()
    }

    /// Weighs every term by the labels learnt so far: what stands in every label tells little.
    pub fn weigh(&mut self) {
        let labels = f64::from(self.labels);
        self.weights = self.seen.iter().map(|seen| (1.0 + labels / f64::from((*seen).max(1))).ln()).collect();
    }

    /// How much a term tells.
    pub fn weight(&self, term: u32) -> f64 {
        self.weights.get(usize::try_from(term).unwrap_or(usize::MAX)).copied().unwrap_or(0.0)
    }
}

/// What a run of characters is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Ideograph,
    Katakana,
    Hiragana,
    Latin,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Script::Ideograph,
        'ァ'..='ヺ' | 'ー' => Script::Katakana,
        'ぁ'..='ゖ' => Script::Hiragana,
        'a'..='z' => Script::Latin,
        _ => Script::Other,
    }
}

/// Words that say how something was measured, with or without 数 at their end; they decide the measure, not the subject.
const MEASURING: &[&str] = &[
    "構成比",
    "割合",
    "比率",
    "実績",
    "目標値",
    "目標",
    "人数",
    "件数",
    "回数",
    "実数",
    "集計対象数",
    "計",
    "数",
    "率",
    "値",
];

/// Words of whoever reports, which stand beside any number.
const REPORTING: &[&str] = &["回答", "答", "記録"];

/// Runs of hiragana that are grammar.
const GRAMMAR: &[&str] = &[
    "である",
    "であり",
    "であった",
    "ください",
    "ください",
    "について",
    "における",
    "において",
    "により",
    "による",
    "とともに",
    "として",
    "された",
    "される",
    "されて",
    "していた",
    "している",
    "しており",
    "ことがある",
    "したことがある",
    "ことから",
    "なかった",
    "という",
    "それぞれ",
    "そのうち",
    "このうち",
    "ところ",
    "ところは",
    "もので",
    "ものは",
    "ものの",
    "であると",
];

/// Different words for one thing, folded to one, so that 提出 of a form finds 回収. The longer stand first.
const SAME: &[(&str, &str)] = &[
    ("障害者", "障がい者"),
    ("センタ-", "センター"),
    ("地域生活定着", "地域定着"),
    ("研修会", "研修"),
    ("提出を受", "回収を受"),
    ("回答があ", "回収があ"),
    ("回答のあ", "回収のあ"),
    ("回答を得", "回収を得"),
    ("回答が得", "回収が得"),
    ("回答を寄せ", "回収を寄せ"),
    ("回答がな", "未回収がな"),
    ("回答のな", "未回収のな"),
    ("送付", "配布"),
    ("照会", "配布"),
    ("発送", "配布"),
    // 申し送り and 見送り send nothing.
    ("に送り", "に配布"),
    ("へ送り", "へ配布"),
    ("に送っ", "に配布"),
    ("へ送っ", "へ配布"),
];

/// The terms of a text, in order.
pub(super) fn terms(text: &str) -> Vec<String> {
    terms_and(text, &mut Vec::new())
}

/// The same, with its words of hiragana apart.
fn terms_and(text: &str, kana: &mut Vec<String>) -> Vec<String> {
    let mut text = key(text);
    for (written, meant) in SAME {
        text = text.replace(written, meant);
    }
    let mut found = Vec::new();
    let mut run = String::new();
    let mut kind = Script::Other;
    for c in text.chars().chain(std::iter::once('\n')) {
        let now = script(c);
        if now != kind {
            run_terms(kind, &run, &mut found, kana);
            run.clear();
            kind = now;
        }
        run.push(c);
    }
    found
}

fn run_terms(kind: Script, run: &str, found: &mut Vec<String>, kana: &mut Vec<String>) {
    match kind {
        Script::Ideograph => {
            let mut rest = run;
            // 回収数 and 回収 are one subject; what is left of 人数 is nothing.
            while let Some(stem) = MEASURING.iter().find_map(|word| rest.strip_suffix(word)) {
                rest = stem;
            }
            let letters: Vec<char> = rest.chars().collect();
            match letters.len() {
                0 => {}
                1 if REPORTING.contains(&rest) => {}
                1 => found.push(rest.to_owned()),
                _ => found.extend(
                    letters
                        .windows(2)
                        .map(|pair| pair.iter().collect::<String>())
                        .filter(|pair| !REPORTING.contains(&pair.as_str())),
                ),
            }
        }
        Script::Katakana | Script::Latin if run.chars().count() > 1 => found.push(run.to_owned()),
        // まいさぽ is a name, について is not.
        Script::Hiragana if run.chars().count() > 3 && !GRAMMAR.contains(&run) => kana.push(run.to_owned()),
        Script::Katakana | Script::Latin | Script::Hiragana | Script::Other => {}
    }
}

/// Whether a short word stands in a text by itself: 町村 does not in 市町村.
pub(super) fn stands_alone(text: &str, word: &str) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            before.is_none_or(|before| script(before) != Script::Ideograph)
        })
}

/// Whether a name is told apart by a year, which no term holds: 2010年代, 令和4年度.
pub(super) fn is_time(word: &str) -> bool {
    word.match_indices('年').any(|(at, _)| word[..at].ends_with(|c: char| c.is_ascii_digit() || c == '元'))
}

/// Whether words deny: 必要ではない, 回答がなかった. わからない is an answer of its own, and 少ない is how many.
pub(super) fn denies(text: &str) -> bool {
    let text =
        ["わからな", "分からな", "知らな", "少な"].iter().fold(key(text), |text, word| text.replace(word, ""));
    ["ない", "なかった", "なく", "ません", "せず", "無し", "なし"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_a_pair_of_ideographs_or_a_word() {
        assert_eq!(terms("ネットワークが必要と回答した割合"), ["ネットワーク", "必要"]);
        assert_eq!(terms("回収数"), ["回収"]);
        assert_eq!(terms("支援対象者数 R2の目標達成率"), ["支援", "援対", "対象", "象者", "目標", "標達", "達成"]);
        assert_eq!(terms("まいさぽについて"), Vec::<String>::new());
    }

    #[test]
    fn a_name_in_hiragana_is_found_as_it_stands() {
        let mut vocabulary = Vocabulary::default();
        let name = vocabulary.learn("まいさぽ");
        assert_eq!(vocabulary.known("まいさぽでは"), name);
    }

    #[test]
    fn what_stands_everywhere_tells_little() {
        let mut vocabulary = Vocabulary::default();
        let common = vocabulary.learn("市町村の計画");
        vocabulary.learn("市町村の回収");
        vocabulary.weigh();
        let rare = *common.last().unwrap();
        assert!(vocabulary.weight(rare) > vocabulary.weight(common[0]));
    }
}
