//! The words by which a form gives itself away: what asks for one option or for several, what
//! stands behind a number, what is a note. Everything here is read in the clean form.

use crate::text::clean::clean;
use crate::text::key::key;

/// Whether the words ask for one option only, for any number of them, or do not say.
pub(super) fn how_many(text: &str) -> Option<bool> {
    let text = key(text);
    let any = |words: &[&str]| words.iter().any(|word| text.contains(&key(word)));
    let several = any(&[
        "いくつでも",
        "複数回答",
        "複数選択",
        "すべて",
        "全て",
        "複数可",
        "あてはまるもの全部",
        "3つまで",
        "三つまで",
        "2つまで",
        "二つまで",
        "5つまで",
        "3つ以内",
        "2つ以内",
        "5つ以内",
        "select all",
        "all that apply",
        "選択可",
        "複数の",
    ]);
    let one = any(&[
        "1つだけ",
        "一つだけ",
        "ひとつだけ",
        "1つに",
        "一つに",
        "ひとつに",
        "は1つ",
        "は一つ",
        "はひとつ",
        "1つを",
        "一つを",
        "ひとつを",
        "1つ選",
        "一つ選",
        "ひとつ選",
        "から1つ",
        "から一つ",
        "どちらか",
        "いずれか",
        "単一回答",
        "単数回答",
        "択一",
        "1つ記入",
        "一つ記入",
        "番号を1つ",
        "1つお選び",
        "一つお選び",
        "(1つ)",
        "(一つ)",
        "choose one",
        "select one",
        "1つのみ",
        "一つのみ",
    ]);
    match (one, several) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) | (false, false) => None,
    }
}

/// Whether a heading is that of the column in which answers are written.
pub(super) fn is_answer_heading(text: &str) -> bool {
    let text = key(text);
    let bare = text.split('(').next().unwrap_or_default();
    [
        "回答",
        "回答欄",
        "ご回答",
        "御回答",
        "記入欄",
        "回答内容",
        "選択欄",
        "回答番号",
        "入力欄",
        "貴団体の回答",
        "answer",
        "response",
    ]
    .contains(&bare)
}

/// Whether a text is a note that asks nothing.
pub(super) fn is_note(text: &str) -> bool {
    let shown = crate::text::clean::clean(text);
    let start = shown.trim_start_matches(['(', '[', '<', '【']);
    let begins = ["※", "*", "注", "単位は", "例)", "例:", "例：", "例 ", "記入例", "⇒", "→", "↓", "・"];
    if begins.iter().any(|begin| start.starts_with(begin)) {
        return true;
    }
    let polite = [
        "してください。",
        "ください。",
        "お願いします。",
        "お願いいたします。",
        "お願い致します。",
        "ありがとうございました。",
        "ありがとうございます。",
        "願います。",
        "ものです。",
        "ございました",
        "お進みください",
        "ません。",
        "であること。",
        "すること。",
        "御記入ください",
        "ご記入ください",
        "です。",
        "ます。",
    ];
    polite.iter().any(|end| shown.trim_end_matches([')', ' ']).ends_with(end)) && numberless(&shown)
}

fn numberless(text: &str) -> bool {
    super::numbering::numbered(text).is_none_or(|found| found.style != super::numbering::Style::Question)
}

/// What the words of a label say about its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A number is counted or measured.
    Number,
    /// A day or month.
    Day,
    /// Words of the respondent's own.
    Words,
}

/// What the words of a label say about its answer, where they do.
pub(super) fn sense(text: &str) -> Option<Sense> {
    let whole = key(text);
    let bare: String = whole.split('(').next().unwrap_or_default().to_owned();
    let has = |words: &[&str]| words.iter().any(|word| whole.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| bare.trim_end_matches(['。', ':', '?']).ends_with(word));
    // Of English only whole words count: neither an update nor a candidate is a date.
    let last = last_word(text);
    if has(&["年月日", "期日"])
        || last == "date"
        || ends(&[
            "年月",
            "日付",
            "月日",
            "記入日",
            "開催日",
            "実施日",
            "開始日",
            "終了日",
            "決定日",
            "相談日",
            "生年月日",
        ])
    {
        return Some(Sense::Day);
    }
    if has(&[
        "意見",
        "自由記述",
        "自由記入",
        "自由に",
        "具体的に",
        "理由",
        "感想",
        "要望",
        "内容",
        "備考",
        "特記事項",
        "コメント",
        "課題",
        "工夫",
        "お書きください",
        "記述",
    ]) || ["comment", "comments"].contains(&last.as_str())
    {
        return Some(Sense::Words);
    }
    if whole == "number" || whole.starts_with("numberof") || whole.starts_with("howmany") {
        return Some(Sense::Number);
    }
    if ends(&[
        "人数",
        "件数",
        "回数",
        "数",
        "額",
        "金額",
        "費",
        "率",
        "割合",
        "面積",
        "年齢",
        "台数",
        "日数",
        "時間数",
        "世帯数",
        "人員",
        "定員",
        "実績値",
        "予算",
        "経費",
    ]) || ["age", "quantity", "count", "amount", "price", "total"].contains(&last.as_str())
    {
        return Some(Sense::Number);
    }
    None
}

/// Whether a label names a code or number that counts nothing: コード, 番号, ID, 電話.
pub(super) fn names_a_code(text: &str) -> bool {
    let whole = key(text);
    let bare = whole.split('(').next().unwrap_or_default();
    let ends = ["コード", "番号", "電話", "№", "年齢層"];
    let words = ["tel", "fax", "code", "zip", "phone", "no", "id"];
    // A statement number names a statement; a number alone counts.
    let last = last_word(text);
    let names = last == "number" && clean(text).trim().len() > last.len();
    ends.iter().any(|end| bare.ends_with(end)) || words.contains(&last.as_str()) || names
}

/// The last word of a label in Latin letters, in small ones, if the label ends in one; what stands in brackets behind it does
/// not count. `OrderDate` and `order_date` end in the word date, `Candidate` does not.
fn last_word(text: &str) -> String {
    let shown = clean(text);
    let bare = shown.split('(').next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut word: Vec<char> = Vec::new();
    let mut letters = bare.chars().rev().peekable();
    while let Some(c) = letters.next_if(char::is_ascii_alphabetic) {
        word.push(c);
        let starts = c.is_ascii_uppercase() && letters.peek().is_some_and(char::is_ascii_lowercase);
        if starts {
            break;
        }
    }
    word.into_iter().rev().collect::<String>().to_ascii_lowercase()
}

/// Whether labels are the two sides of one question: はい and いいえ, 有 and 無.
pub(super) fn is_pair(labels: &[String]) -> bool {
    let pairs = [
        ("はい", "いいえ"),
        ("有", "無"),
        ("有り", "無し"),
        ("あり", "なし"),
        ("ある", "ない"),
        ("する", "しない"),
        ("実施", "未実施"),
        ("可", "不可"),
        ("要", "不要"),
        ("男", "女"),
        ("男性", "女性"),
        ("該当", "非該当"),
        ("済", "未"),
        ("yes", "no"),
        ("必要", "不要"),
        ("いる", "いない"),
        ("賛成", "反対"),
        ("実施している", "実施していない"),
        ("知っている", "知らない"),
        ("参加", "不参加"),
        ("出席", "欠席"),
        ("○", "×"),
        ("済み", "未済"),
        ("策定済", "未策定"),
        ("設置済", "未設置"),
    ];
    let keys: Vec<String> = labels.iter().map(|label| key(label)).collect();
    let denied = |a: &str, b: &str| {
        a != b
            && [
                ("している", "していない"),
                ("した", "していない"),
                ("ことがある", "ことはない"),
                ("ことがある", "ことがない"),
                ("できる", "できない"),
                ("がある", "がない"),
                ("である", "ではない"),
                ("行っている", "行っていない"),
                ("ている", "ていない"),
            ]
            .iter()
            .any(|(yes, no)| a.ends_with(yes) && b.ends_with(no) && a.strip_suffix(yes) == b.strip_suffix(no))
    };
    if keys.len() == 2 && (denied(&keys[0], &keys[1]) || denied(&keys[1], &keys[0])) {
        return true;
    }
    keys.len() == 2
        && pairs.iter().any(|(a, b)| (keys[0] == *a && keys[1] == *b) || (keys[0] == *b && keys[1] == *a))
}

/// Whether labels are the steps of a scale, of which one fits.
pub(super) fn is_scale(labels: &[String]) -> bool {
    let steps = [
        "十分",
        "不十分",
        "満足",
        "不満",
        "思う",
        "思わない",
        "できた",
        "できない",
        "よく",
        "あまり",
        "全く",
        "まったく",
        "やや",
        "とても",
        "どちらともいえない",
        "どちらとも言えない",
        "わからない",
        "分からない",
        "多い",
        "少ない",
        "良い",
        "悪い",
        "高い",
        "低い",
        "増え",
        "減",
        "変わらない",
        "ある程度",
        "普通",
        "おおむね",
        "概ね",
        "常に",
        "時々",
        "ほとんど",
    ];
    labels.len() >= 3 && {
        let fitting = labels.iter().filter(|label| steps.iter().any(|step| label.contains(step))).count();
        fitting * 3 >= labels.len() * 2
    }
}

/// Whether a name is that of a sheet that nobody fills in.
pub(super) fn is_aside(name: &str) -> bool {
    let name = key(name);
    [
        "記入例",
        "見本",
        "記載例",
        "記入要領",
        "記載要領",
        "作成要領",
        "説明",
        "注意事項",
        "はじめに",
        "リスト",
        "マスタ",
        "選択肢",
        "プルダウン",
        "コード表",
        "依頼文",
        "鑑",
        "readme",
        "instructions",
        "list",
        "集計用",
        "作業用",
    ]
    .iter()
    .any(|word| name.contains(&key(word)))
}

/// Whether a text names a day and asks nothing: 令和5年4月1日現在, H20.4.1.
pub(super) fn is_day(text: &str) -> bool {
    let shown = crate::text::clean::clean(text);
    let bare = shown.trim_end_matches("現在").trim_end_matches("時点").trim();
    !matches!(
        crate::text::era::read_date(bare),
        crate::text::era::DateReading::NotADate | crate::text::era::DateReading::Blank
    )
}

/// Whether a row of a list is its total.
pub(super) fn is_total(text: &str) -> bool {
    ["合計", "計", "小計", "総計", "総合計", "total"].contains(&key(text).as_str())
}

/// Whether the words of a row end like those of a total: 郡部合計, Sub-Category Total.
pub(super) fn ends_in_total(text: &str) -> bool {
    let bare = key(text);
    ["合計", "小計", "総計", "総合計"].iter().any(|word| bare.ends_with(word)) || last_word(text) == "total"
}

/// A fiscal year that the words name: 令和2年度, R2年度, 2020年度.
pub(super) fn fiscal_year(text: &str) -> Option<i32> {
    let shown = crate::text::clean::clean(text);
    let (before, _) = shown.split_once("年度")?;
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || "元令和平成RHrh".contains(*c))
        .last()
        .map(|(at, _)| at)?;
    crate::text::era::parse_fiscal_year(&format!("{}年度", &before[start..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_options() {
        assert_eq!(how_many("必要ですか（○は１つ）"), Some(true));
        assert_eq!(how_many("（番号を1つ記入）"), Some(true));
        assert_eq!(how_many("あてはまるものすべてに○"), Some(false));
        assert_eq!(how_many("○は３つまで"), Some(false));
        assert_eq!(how_many("必要ですか"), None);
    }

    #[test]
    fn years() {
        assert_eq!(fiscal_year("令和2年度 調査"), Some(2020));
        assert_eq!(fiscal_year("（R元年度）"), Some(2019));
        assert_eq!(fiscal_year("2023年度実績"), Some(2023));
        assert_eq!(fiscal_year("昨年度"), None);
    }

    #[test]
    fn of_english_only_whole_words_tell() {
        for (label, wanted) in [
            ("Order date", Some(Sense::Day)),
            ("OrderDate", Some(Sense::Day)),
            ("Candidate", None),
            ("Update", None),
            ("Account", None),
            ("Head count", Some(Sense::Number)),
            ("Subtotal", None),
        ] {
            assert_eq!(sense(label), wanted, "{label}");
        }
        assert!(names_a_code("Statement number:") && !names_a_code("Number"));
        assert_eq!((sense("Number"), sense("Statement number")), (Some(Sense::Number), None));
        assert!(names_a_code("Tel.") && names_a_code("ZIP code") && names_a_code("団体コード"));
        assert!(!names_a_code("Hotel") && !names_a_code("Amount paid"));
    }
}
