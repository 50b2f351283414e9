//! Spellings of one thing: pairs that Japanese offices mix, and long names of which one lacks a word in the middle. Separate
//! from names of respondents, where a near name may be the same respondent; here it is only worth a look.

use std::ops::Range;

use super::clean::is_kanji;

/// One way to write something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling {
    /// The words.
    pub shown: &'static str,
    /// What does not stand right before it.
    not_after: &'static [&'static str],
    /// What does not stand right behind it.
    not_before: &'static [&'static str],
}

impl Spelling {
    const fn of(shown: &'static str) -> Self {
        Self { shown, not_after: &[], not_before: &[] }
    }

    const fn not_before(self, words: &'static [&'static str]) -> Self {
        Self { not_before: words, ..self }
    }

    const fn not_after(self, words: &'static [&'static str]) -> Self {
        Self { not_after: words, ..self }
    }

    /// Where it stands in a text.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let stands = |at: usize| {
            let (before, behind) =
                (text.get(..at).unwrap_or_default(), text.get(at + self.shown.len()..).unwrap_or_default());
            !self.not_after.iter().any(|word| before.ends_with(word))
                && !self.not_before.iter().any(|word| behind.starts_with(word))
        };
        text.match_indices(self.shown)
            .filter(|(at, _)| stands(*at))
            .map(|(at, word)| at..at + word.len())
            .collect()
    }
}

/// Spellings of which a report should have one.
pub const PAIRS: &[&[Spelling]] = &[
    &[Spelling::of("障害者"), Spelling::of("障がい者"), Spelling::of("障碍者")],
    &[Spelling::of("障害児"), Spelling::of("障がい児")],
    &[Spelling::of("子ども"), Spelling::of("子供"), Spelling::of("こども")],
    &[
        Spelling::of("取組").not_before(&["み", "む", "ん"]),
        Spelling::of("取組み"),
        Spelling::of("取り組み").not_before(&["、", "ま", "や", "た", "つ", "な", "を進め", "は"]),
    ],
    &[Spelling::of("問合せ"), Spelling::of("問い合わせ"), Spelling::of("問合わせ")],
    &[Spelling::of("打合せ"), Spelling::of("打ち合わせ"), Spelling::of("打合わせ")],
    &[Spelling::of("申込み"), Spelling::of("申し込み")],
    &[Spelling::of("引継ぎ"), Spelling::of("引き継ぎ")],
    &[Spelling::of("受入れ"), Spelling::of("受け入れ").not_before(&["、", "た", "ら", "て", "る"])],
    &[Spelling::of("見守り"), Spelling::of("見守").not_before(&["り", "る", "ら", "っ", "れ"])],
    &[Spelling::of("手続").not_before(&["き"]), Spelling::of("手続き")],
    &[
        Spelling::of("か所"),
        Spelling::of("ヶ所"),
        Spelling::of("カ所"),
        Spelling::of("ケ所"),
        Spelling::of("箇所"),
        Spelling::of("ヵ所"),
    ],
    &[
        Spelling::of("か月"),
        Spelling::of("ヶ月"),
        Spelling::of("カ月"),
        Spelling::of("箇月"),
        Spelling::of("ヵ月"),
    ],
    &[Spelling::of("ウイルス"), Spelling::of("ウィルス")],
    &[Spelling::of("及び"), Spelling::of("および")],
    &[Spelling::of("並びに"), Spelling::of("ならびに")],
    &[Spelling::of("又は"), Spelling::of("または")],
    &[Spelling::of("更に"), Spelling::of("さらに")],
    &[Spelling::of("全て"), Spelling::of("すべて")],
    &[Spelling::of("様々"), Spelling::of("さまざま")],
    &[Spelling::of("一人ひとり"), Spelling::of("一人一人"), Spelling::of("ひとりひとり")],
    &[Spelling::of("出来る"), Spelling::of("できる")],
    &[Spelling::of("ホームページ"), Spelling::of("ウェブサイト")],
    &[Spelling::of("サーバー"), Spelling::of("サーバ").not_before(&["ー"])],
    &[Spelling::of("ユーザー"), Spelling::of("ユーザ").not_before(&["ー"])],
    &[Spelling::of("セミナー"), Spelling::of("ゼミナール")],
    &[Spelling::of("コロナ"), Spelling::of("ｺﾛﾅ")],
    &[Spelling::of("パーセント").not_after(&["％"]), Spelling::of("ﾊﾟｰｾﾝﾄ")],
    &[
        Spelling::of("、"),
        Spelling::of("，").not_after(&[
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "０", "１", "２", "３", "４", "５", "６", "７",
            "８", "９",
        ]),
    ],
    &[
        Spelling::of("。"),
        Spelling::of("．").not_after(&[
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "０", "１", "２", "３", "４", "５", "６", "７",
            "８", "９",
        ]),
    ],
];

/// Signs of the shortest name that is compared.
const SHORTEST: usize = 7;
/// Signs of the longest; more of them in a row are no name.
const LONGEST: usize = 40;
/// Signs that one of two names may lack.
const MOST_LACKING: usize = 3;
/// Signs of a name of an office within another: 健康福祉部.
const LONGEST_OFFICE: usize = 7;

/// The long names in a text: runs of kanji and katakana, without the 及 of 及び at their end.
#[must_use]
pub fn compounds(text: &str) -> Vec<(Range<usize>, String)> {
    let joins = |c: char| is_kanji(c) || matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー');
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (joins(c) && at < text.len(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let run = text.get(from..at).unwrap_or_default();
                let name = run.trim_end_matches(['及', '並', '等', '又', '他', '各']);
                let name = name.trim_start_matches(['各', '同', '当', '本', '及', '等']);
                let from = from + run.find(name).unwrap_or(0);
                if (SHORTEST..=LONGEST).contains(&name.chars().count()) {
                    found.push((from..from + name.len(), name.to_owned()));
                }
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    found
}

/// The names that a name becomes when it lacks a few signs in the middle, or the office between a body and its section.
#[must_use]
pub fn lacks_middle(name: &str) -> Vec<String> {
    let signs: Vec<char> = name.chars().collect();
    let mut shorter = Vec::new();
    for from in 2..signs.len() {
        for length in 1..=LONGEST_OFFICE {
            let to = from + length;
            let rest = signs.len().saturating_sub(to);
            if rest < 4 || from + rest < SHORTEST {
                break;
            }
            let office = matches!(signs.get(to - 1), Some('部' | '局' | '課' | '室'));
            if length > MOST_LACKING && !office {
                continue;
            }
            let name: String = signs.iter().take(from).chain(signs.iter().skip(to)).collect();
            if !shorter.contains(&name) {
                shorter.push(name);
            }
        }
    }
    shorter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lack_a_word_in_the_middle_are_near() {
        let near = |longer: &str, shorter: &str| lacks_middle(longer).iter().any(|name| name == shorter);
        assert!(near("地域生活定着支援センター", "地域定着支援センター"));
        assert!(near("長野県健康福祉部地域福祉課", "長野県地域福祉課"));
        assert!(!near("再犯防止推進ネットワーク構築事業", "再犯防止推進事業"));
        assert!(!near("長野県社会福祉協議会", "社会福祉協議会"));
        assert!(!near("県域会議", "圏域会議"));
        let names: Vec<String> =
            compounds("長野県地域福祉課及び各地域定着支援センター等").into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["長野県地域福祉課", "地域定着支援センター"]);
    }

    #[test]
    fn a_spelling_is_found_where_it_is_one() {
        let find = |shown: &str, text: &str| {
            PAIRS.iter().flat_map(|pair| pair.iter()).find(|s| s.shown == shown).map(|s| s.find(text).len())
        };
        assert_eq!(find("取組", "取組や取組みと取組む"), Some(1));
        assert_eq!(find("取組み", "取組や取組みと取組む"), Some(1));
        assert_eq!(find("，", "1，234人で，かつ"), Some(1));
        assert_eq!(find("障害者", "障害者と障害"), Some(1));
    }
}
