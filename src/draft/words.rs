//! The words by which a form gives itself away: what asks who answers, what asks for one option or for several, what
//! stands behind a number, what is a note. Everything here is read in the clean form.

use crate::text::key::key;

/// What a label of identification asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The code of the respondent.
    Code,
    /// Its name.
    Name,
    /// Something about whoever filled the form in: the id of the question, and whether it is a date.
    Contact(&'static str, bool),
    /// The running number of a list.
    Serial,
}

/// Bodies that answer surveys: 団体名 and 団体コード are made of them.
const BODIES: &[&str] = &[
    "団体",
    "市町村",
    "市区町村",
    "自治体",
    "地方公共団体",
    "都道府県",
    "市町",
    "区市町村",
    "施設",
    "事業所",
    "法人",
    "機関",
    "機関・団体",
    "機関団体",
    "センター",
    "学校",
    "会社",
    "企業",
    "事業者",
    "園",
    "病院",
    "医療機関",
    "組織",
    "地区",
    "町内会",
    "自治会",
    "地域",
    "回答機関",
    "回答団体",
    "貴団体",
    "構成団体",
    "広域連合",
    "消防本部",
    "保育所",
    "保育園",
    "研修機関",
    "実施団体",
];

const CONTACTS: &[(&str, &str, bool)] = &[
    ("担当課", "section", false),
    ("担当課名", "section", false),
    ("担当課・係", "section", false),
    ("担当課係名", "section", false),
    ("担当部署", "section", false),
    ("担当部署名", "section", false),
    ("担当部局", "section", false),
    ("部署名", "section", false),
    ("部署", "section", false),
    ("課名", "section", false),
    ("課係名", "section", false),
    ("課室名", "section", false),
    ("所属", "section", false),
    ("所属名", "section", false),
    ("所属部署", "section", false),
    ("担当係", "section", false),
    ("担当者", "person", false),
    ("担当者名", "person", false),
    ("担当者氏名", "person", false),
    ("ご担当者名", "person", false),
    ("ご担当者", "person", false),
    ("記入者", "person", false),
    ("記入者名", "person", false),
    ("記入者氏名", "person", false),
    ("記載者", "person", false),
    ("回答者", "person", false),
    ("回答者名", "person", false),
    ("回答者氏名", "person", false),
    ("作成者", "person", false),
    ("職氏名", "person", false),
    ("職・氏名", "person", false),
    ("職名・氏名", "person", false),
    ("職名", "post", false),
    ("役職", "post", false),
    ("役職名", "post", false),
    ("電話", "phone", false),
    ("電話番号", "phone", false),
    ("tel", "phone", false),
    ("ご連絡先", "phone", false),
    ("連絡先", "phone", false),
    ("連絡先電話番号", "phone", false),
    ("内線", "extension", false),
    ("fax", "fax", false),
    ("fax番号", "fax", false),
    ("ファックス", "fax", false),
    ("メール", "mail", false),
    ("メールアドレス", "mail", false),
    ("電子メール", "mail", false),
    ("e-mail", "mail", false),
    ("email", "mail", false),
    ("mail", "mail", false),
    ("eメール", "mail", false),
    ("住所", "address", false),
    ("所在地", "address", false),
    ("郵便番号", "postcode", false),
    ("記入日", "filled-on", true),
    ("記入年月日", "filled-on", true),
    ("回答日", "filled-on", true),
    ("回答年月日", "filled-on", true),
    ("作成日", "filled-on", true),
    ("提出日", "filled-on", true),
];

/// What a label of identification asks for, if it is one. Brackets behind it do not count: 「団体名（正式名称）」.
pub(super) fn who(text: &str) -> Option<Who> {
    let whole = key(text);
    let bare = whole.split('(').next().unwrap_or_default();
    let bare =
        bare.trim_end_matches([':', '：', '*', '※']).trim_start_matches(['・', '■', '○', '●', '◆', '□', '*', '※']);
    if let Some((_, id, date)) = CONTACTS.iter().find(|(word, _, _)| key(word) == bare) {
        return Some(Who::Contact(id, *date));
    }
    if ["no", "no.", "番号", "通番", "連番", "整理番号", "項番", "#", "№"].contains(&bare) {
        return Some(Who::Serial);
    }
    for body in BODIES {
        if let Some(rest) = bare.strip_prefix(&key(body)) {
            match rest {
                "コード" | "番号" | "code" | "cd" | "no" | "no." => return Some(Who::Code),
                "名" | "名称" | "等名" | "等の名称" | "の名称" | "名等" => return Some(Who::Name),
                _ => {}
            }
        }
    }
    match bare {
        "コード" | "全国地方公共団体コード" => Some(Who::Code),
        "氏名" | "お名前" | "名前" | "名称" => Some(Who::Name),
        _ => None,
    }
}

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

/// Whether the words ask for a mark or a number beside options.
pub(super) fn asks_to_choose(text: &str) -> bool {
    let text = key(text);
    [
        "○",
        "〇",
        "◯",
        "✓",
        "☑",
        "チェック",
        "選択",
        "選ん",
        "お選び",
        "印を",
        "あてはまる",
        "当てはまる",
        "該当する",
        "レ点",
        "番号を",
    ]
    .iter()
    .any(|word| text.contains(&key(word)))
}

/// Units that stand alone in a cell behind a box or in brackets behind a label.
const UNITS: &[&str] = &[
    "人",
    "名",
    "件",
    "回",
    "円",
    "千円",
    "万円",
    "百万円",
    "億円",
    "%",
    "％",
    "割",
    "か所",
    "箇所",
    "ヶ所",
    "カ所",
    "ケ所",
    "台",
    "日",
    "時間",
    "分",
    "年",
    "か月",
    "ヶ月",
    "箇月",
    "月",
    "歳",
    "才",
    "世帯",
    "戸",
    "床",
    "㎡",
    "m2",
    "平米",
    "ha",
    "km",
    "m",
    "kg",
    "t",
    "トン",
    "校",
    "園",
    "団体",
    "施設",
    "事業所",
    "機関",
    "社",
    "冊",
    "部",
    "枚",
    "本",
    "個",
    "棟",
    "室",
    "班",
    "クラス",
    "学級",
    "学校",
    "組",
    "地区",
    "市町村",
    "点",
    "倍",
    "kwh",
    "kw",
    "l",
    "ℓ",
    "t-co2",
    "人日",
    "人回",
    "延べ人",
    "人/日",
    "件/年",
    "隊",
    "頭",
    "羽",
    "匹",
    "食",
    "席",
    "口",
    "票",
    "問",
    "位",
    "度",
    "泊",
    "往復",
    "便",
    "両",
    "隻",
    "機",
    "基",
];

/// The unit that a cell or bracket holds, if it holds nothing else.
pub(super) fn unit(text: &str) -> Option<String> {
    let shown = crate::text::clean::clean(text);
    let inside = shown.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    let inside =
        inside.strip_prefix("単位").map_or(inside, |rest| rest.trim_start_matches([':', '：', '/', '・', ' ']));
    let wanted = key(inside);
    UNITS.iter().any(|unit| key(unit) == wanted).then(|| inside.to_owned())
}

/// The unit that a label ends with in brackets: 人数（人）, 金額（単位：千円）, 「費用　千円」 is none.
pub(super) fn unit_in_label(text: &str) -> Option<String> {
    let shown = crate::text::clean::clean(text);
    shown.split('(').skip(1).filter_map(|part| part.split(')').next()).find_map(unit)
}

/// Whether a text is a note that asks nothing.
pub(super) fn is_note(text: &str) -> bool {
    let shown = crate::text::clean::clean(text);
    let start = shown.trim_start_matches(['(', '[', '<', '【']);
    let begins = ["※", "*", "注", "例)", "例:", "例：", "例 ", "記入例", "⇒", "→", "↓", "・"];
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
    if has(&["年月日", "期日"])
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
            "date",
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
        "comment",
    ]) {
        return Some(Sense::Words);
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
        "age",
        "number",
        "quantity",
        "count",
        "amount",
        "price",
        "total",
    ]) {
        return Some(Sense::Number);
    }
    None
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

/// Whether a row of a list is its total.
pub(super) fn is_total(text: &str) -> bool {
    ["合計", "計", "小計", "総計", "total"].contains(&key(text).as_str())
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
    fn who_answers() {
        for (text, wanted) in [
            ("団体コード", Who::Code),
            ("団 体 名", Who::Name),
            ("市町村名：", Who::Name),
            ("施設名（正式名称）", Who::Name),
            ("センター番号", Who::Code),
            ("機関・団体名", Who::Name),
            ("担当課", Who::Contact("section", false)),
            ("ＴＥＬ", Who::Contact("phone", false)),
            ("記入日", Who::Contact("filled-on", true)),
            ("No.", Who::Serial),
        ] {
            assert_eq!(who(text), Some(wanted), "{text}");
        }
        for text in ["団体数", "市町村の取組", "相談件数", "番号を記入"] {
            assert_eq!(who(text), None, "{text}");
        }
    }

    #[test]
    fn how_many_options() {
        assert_eq!(how_many("必要ですか（○は１つ）"), Some(true));
        assert_eq!(how_many("（番号を1つ記入）"), Some(true));
        assert_eq!(how_many("あてはまるものすべてに○"), Some(false));
        assert_eq!(how_many("○は３つまで"), Some(false));
        assert_eq!(how_many("必要ですか"), None);
    }

    #[test]
    fn units_and_years() {
        assert_eq!(unit("（人）").as_deref(), Some("人"));
        assert_eq!(unit("単位：千円").as_deref(), Some("千円"));
        assert_eq!(unit("人数"), None);
        assert_eq!(unit_in_label("予算額（千円）").as_deref(), Some("千円"));
        assert_eq!(unit_in_label("予算額（見込み）"), None);
        assert_eq!(fiscal_year("令和2年度 調査"), Some(2020));
        assert_eq!(fiscal_year("（R元年度）"), Some(2019));
        assert_eq!(fiscal_year("2023年度実績"), Some(2023));
        assert_eq!(fiscal_year("昨年度"), None);
    }
}
