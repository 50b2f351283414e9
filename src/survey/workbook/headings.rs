//! The Japanese of a definition workbook: names of its sheets, headings of its columns, and the words that stand in
//! dropdowns for the words of the keys. The one home of these translations; English is always the key itself. A key
//! without a row here keeps its English name, and a test says so.

mod sheets;

mod words;

use crate::catalogue::Phrase;
use crate::survey::workbook::headings::sheets::SHEETS;
use crate::survey::workbook::headings::words::WORDS;

/// Sheet of the frame.
pub const FRAME_SHEET: (&str, &str) = ("frame", "対象名簿");
/// Sheet of a draft with those who answered, from which an analyst makes the frame. Nothing reads it.
pub const RESPONDENTS_SHEET: (&str, &str) = ("respondents", "回答した団体");
/// Sheet that explains the others.
pub const GUIDE_SHEET: (&str, &str) = ("how_to", "記入のしかた");

/// Headings of keys that mean something of their own in one list: last key on the way, key, heading.
const IN_LIST: &[(&str, &str, &str)] = &[
    ("options", "label", "選択肢の言葉"),
    ("options", "label_en", "選択肢の言葉（英語）"),
    ("question", "number", "設問番号"),
    ("question", "text", "設問文"),
    ("question", "number_en", "設問番号（英語）"),
    ("question", "text_en", "設問文（英語）"),
    ("box", "label", "見出し"),
    ("box", "name", "定義された名前"),
    ("column", "label", "列の見出し"),
    ("columns", "label", "列の見出し"),
    ("columns", "label_en", "列の見出し（英語）"),
    ("columns", "type", "値の種類"),
    ("margin", "column", "名簿の列"),
    ("margin", "code", "列の値"),
    ("form", "kind", "様式の形"),
    ("repeat", "total", "合計の行の言葉"),
    ("indicator", "label", "指標名"),
    ("indicator", "label_en", "指標名（英語）"),
    ("indicator", "kind", "数の種類"),
    ("indicator", "role", "指標の種類"),
    ("indicator", "project", "事業"),
    ("sections", "number", "章番号"),
    ("problem", "mark", "記号"),
    ("problem", "text", "課題"),
    ("problem", "text_en", "課題（英語）"),
    ("problem", "figures", "もとになる数値"),
    ("project", "name", "事業名"),
    ("project", "name_en", "事業名（英語）"),
    ("project", "by_en", "実施する者（英語）"),
    ("project", "indicators", "指標"),
    ("table", "kind", "表の種類"),
    ("disposition", "id", "回収区分"),
    ("table", "items", "設問の並び"),
    ("table", "options", "選択肢の向き"),
    ("table", "top", "上位の段階数"),
    ("nets", "codes", "計に入る選択肢"),
    ("groups", "label", "区分の名前"),
    ("groups", "label_en", "区分の名前（英語）"),
    ("points", "condition", "入る条件"),
    ("statement", "kind", "文の種類"),
    ("statement", "figures", "並べる数値"),
    ("claim", "text", "公表された文"),
    ("claim", "text_en", "公表された文（英語）"),
    ("concordance", "options", "選択肢の対応"),
];

/// Headings of keys.
const KEYS: &[(&str, &str)] = &[
    ("row", "行の種類"),
    ("remarks", "備考"),
    ("id", "ID"),
    ("title", "名称"),
    ("title_en", "名称（英語）"),
    ("label", "名前"),
    ("label_en", "名前（英語）"),
    ("number", "番号"),
    ("number_en", "番号（英語）"),
    ("text", "言葉"),
    ("text_en", "言葉（英語）"),
    ("name", "名前"),
    ("name_en", "名前（英語）"),
    ("sensitive", "取扱注意"),
    ("frame", "名簿のファイル"),
    ("questionnaire.title", "調査票: 題名"),
    ("questionnaire.greeting", "調査票: 依頼文"),
    ("questionnaire.deadline", "調査票: 提出期限"),
    ("questionnaire.return_to", "調査票: 提出先"),
    ("questionnaire.contact", "調査票: 問合せ先"),
    ("questionnaire.note", "調査票: 記入上の注意"),
    ("questionnaire.case_code", "調査票: コードの見出し"),
    ("questionnaire.case_name", "調査票: 名前の見出し"),
    ("previous", "前の回の調査"),
    ("mergers", "合併した団体"),
    ("concordance", "回の対応"),
    ("was", "前の回の設問"),
    ("reworded", "言い換え"),
    ("reworded_en", "言い換え（英語）"),
    ("not_comparable", "比べない理由"),
    ("not_comparable_en", "比べない理由（英語）"),
    ("stratum", "層"),
    ("design", "対象の選び方"),
    ("population", "母集団の数"),
    ("sampling.weight", "標本設計: ウェイトの列"),
    ("sampling.cluster", "標本設計: 集落の列"),
    ("sampling.clusters", "標本設計: 層の集落数の列"),
    ("sampling.units", "標本設計: 集落の対象数の列"),
    ("sampling.lonely", "標本設計: 集落が1つの層"),
    ("code_list", "選択肢リスト"),
    ("code", "コード"),
    ("alias", "別の書き方"),
    ("type", "答えの種類"),
    ("codes", "選択肢リスト"),
    ("unit", "単位"),
    ("unit_en", "単位（英語）"),
    ("unit_alias", "単位の別の書き方"),
    ("other", "その他の記入欄"),
    ("missing", "答えでない理由"),
    ("dash", "横棒の意味"),
    ("none", "なしを表す言葉"),
    ("digits", "桁数"),
    ("must", "成り立つはずの条件"),
    ("total", "合計の設問"),
    ("parts", "内訳の設問"),
    ("relation", "合計と内訳の関係"),
    ("severity", "重さ"),
    ("message", "知らせる文"),
    ("passwords", "パスワードの一覧"),
    ("limits.file_mb", "上限: ファイル（MB）"),
    ("limits.unpacked_mb", "上限: 展開後（MB）"),
    ("limits.cells", "上限: セルの数"),
    ("limits.text_mb", "上限: 文字（MB）"),
    ("limits.files", "上限: 中のファイルの数"),
    ("limits.seconds", "上限: 秒"),
    ("limits.apart_seconds", "上限: 別に読むときの秒"),
    ("limits.apart_mb", "上限: 別に読むときのMB"),
    ("min", "最小値"),
    ("max", "最大値"),
    ("universe", "限定条件"),
    ("optional", "空欄でもよい"),
    ("battery", "組"),
    ("form", "様式"),
    ("kind", "種類"),
    ("sheet", "シート名"),
    ("case_code", "コードの見出し"),
    ("case_name", "名前の見出し"),
    ("question", "設問"),
    ("answer", "答えの場所"),
    ("mark", "印の側"),
    ("items", "項目の並び"),
    ("cell", "答えの番地"),
    ("at", "見出しの番地"),
    ("before", "答えの前の言葉"),
    ("after", "答えの後の言葉"),
    ("inline", "1つのセルに並ぶ"),
    ("squares", "1文字1セルの数"),
    ("unnumbered", "選択肢に番号なし"),
    ("each_sheet", "シートごとに1件"),
    ("unread", "読まない欄の見出し"),
    ("blank", "送った様式"),
    ("coded", "コードの一覧"),
    ("export.profile", "出力: サービス"),
    ("export.separator", "出力: 答えの区切り"),
    ("export.time", "出力: 日時の見出し"),
    ("export.channel", "出力: 届いた方法"),
    ("export.written", "出力: 答えの書き方"),
    ("export.chosen", "出力: 選ばれた印"),
    ("export.not_chosen", "出力: 選ばれない印"),
    ("export.own_words", "出力: その他は言葉"),
    ("option", "選択肢のコード"),
    ("round", "回"),
    ("period", "年度"),
    ("as_of", "基準日"),
    ("audience", "回答を求めた相手"),
    ("received", "受領日の一覧"),
    ("deadline", "締切日"),
    ("cut_off", "数える最後の日"),
    ("joint", "共同回答の数え方"),
    ("channel", "届いた方法"),
    ("folder", "フォルダ"),
    ("repeat", "繰り返し表"),
    ("end", "表の終わりの見出し"),
    ("records", "記録"),
    ("event_id", "番号の見出し"),
    ("held", "開催の区分の列"),
    ("areas_expected", "そろうはずの階層"),
    ("schedule.date", "予定: 日付の列"),
    ("schedule.area", "予定: 地域の列"),
    ("schedule.weekday", "予定: 曜日"),
    ("schedule.week", "予定: 週"),
    ("schedule.except_months", "予定: 行わない月"),
    ("schedule.opened_in", "予定: 開始の記録"),
    ("schedule.opened_area", "予定: 開始の地域の列"),
    ("schedule.opened_date", "予定: 開始日の列"),
    ("disclosure.rule", "秘匿: 規則"),
    ("disclosure.protect", "秘匿: 残す幅"),
    ("disclosure.hide_zero", "秘匿: 0も秘匿"),
    ("disclosure.surveys", "秘匿: 対象の調査・記録"),
    ("disclosure.publish_small_counts", "秘匿: 小さな数も公表"),
    ("disclosure.reason", "秘匿: 公表する理由"),
    ("disclosure.reason_en", "秘匿: 公表する理由（英語）"),
    ("columns.indicator", "見出し: 指標名"),
    ("columns.kind", "見出し: 目標・実績の区分"),
    ("columns.note", "見出し: 特記事項"),
    ("columns.years", "見出し: 年度ごと"),
    ("columns.as_of", "見出し: 年度ごとの時点"),
    ("kinds.target", "目標を表す言葉"),
    ("kinds.actual", "実績を表す言葉"),
    ("role", "指標の種類"),
    ("decimals", "小数の桁数"),
    ("counted.records", "数え直し: 記録"),
    ("counted.survey", "数え直し: 調査"),
    ("counted.count", "数え直し: 条件"),
    ("counted.sum", "数え直し: 合計する列"),
    ("counted.distinct", "数え直し: 異なる値の列"),
    ("counted.within", "数え直し: 列の値ごと"),
    ("counted.share", "数え直し: 割合の条件"),
    ("counted.date", "数え直し: 日付の列"),
    ("fictional", "架空データ"),
    ("corrections", "データ修正記録"),
    ("more_corrections", "ほかのデータ修正記録"),
    ("language", "報告書の言語"),
    ("areas", "地域の一覧"),
    ("prose", "本文のファイル"),
    ("template", "差し込むWordのファイル"),
    ("by", "分ける列"),
    ("answers", "答える課題"),
    ("methods", "検証方法"),
    ("methods_en", "検証方法（英語）"),
    ("results", "結果の数値"),
    ("survey", "調査"),
    ("indicator", "指標"),
    ("count", "数える条件"),
    ("share", "割合の条件"),
    ("sum", "合計する列"),
    ("filter", "しぼる条件"),
    ("derive", "組み合わせ方"),
    ("years", "使う年度"),
    ("rows", "表側の設問"),
    ("with_not_returned", "未回収も示す"),
    ("base", "構成比の母数"),
    ("percent_of", "複数回答の母数"),
    ("weight", "重みの列"),
    ("classes", "区分"),
    ("classes_en", "区分（英語）"),
    ("by_classes", "分ける区分"),
    ("by_classes_en", "分ける区分（英語）"),
    ("points", "条件で作る区分"),
    ("rounds", "示す回"),
    ("tests", "検定"),
    ("rates", "AAPOR の率"),
    ("e", "適格の割合 e"),
    ("e_reason", "e の理由"),
    ("e_reason_en", "e の理由（英語）"),
    ("distributed", "配布数に数える"),
    ("returned", "回収数に数える"),
    ("valid", "有効回収数に数える"),
    ("aapor", "AAPOR の区分"),
    ("reason", "理由"),
    ("reason_en", "理由（英語）"),
    ("partial_below", "部分回答とする割合（％）"),
    ("low_response_below", "低い回収率の注（％）"),
    ("columns", "示す列"),
    ("date", "日付の列"),
    ("area", "地域の列"),
    ("distinct", "異なる値を数える列"),
    ("levels", "示す階層"),
    ("ratio_to", "割る数量の設問"),
    ("level", "信頼水準"),
    ("interval", "信頼区間の方法"),
    ("fpc", "有限母集団の修正"),
    ("intervals", "信頼区間の表"),
    ("bounds", "無回答の範囲の表"),
    ("assume", "仮定"),
    ("assume_reason", "仮定の理由"),
    ("assume_reason_en", "仮定の理由（英語）"),
    ("against", "比べる割合"),
    ("groups", "差をとる区分"),
    ("condition", "条件"),
    ("difference", "差の区間の方法"),
    ("test", "差の検定"),
    ("subject", "書き出し"),
    ("subject_en", "書き出し（英語）"),
    ("figure", "数値"),
    ("table", "表"),
    ("top", "上位いくつ"),
    ("target", "達成率の数値"),
    ("change", "前年比の数値"),
    ("convention", "割の数え方"),
    ("target_convention", "達成率の割の数え方"),
    ("change_convention", "前年比の割の数え方"),
    ("convention_reason", "数え方を違える理由"),
    ("convention_reason_en", "数え方を違える理由（英語）"),
    ("style", "文の形"),
    ("numbers", "もとの数を入れる"),
    ("degree", "添える言葉"),
    ("where", "書かれた場所"),
    ("where_en", "書かれた場所（英語）"),
    ("value", "述べている数"),
    ("tenths", "述べている割"),
    ("all", "全員と述べている"),
    ("score", "点数"),
    ("show", "示す値"),
    ("quantiles", "分位点"),
    ("quantile_rule", "分位点の決め方"),
    ("scores", "点数"),
    ("bottom", "下位の段階数"),
    ("promoters", "推奨者のコード"),
    ("detractors", "批判者のコード"),
    ("compare", "区分の比べ方"),
    ("adjust", "p の調整"),
    ("combine", "得点の作り方"),
    ("correlation", "相関のとり方"),
    ("overall", "総合の設問"),
    ("importance", "重要度の設問"),
    ("split", "区切りの線"),
];

/// Headings of the frame that have a meaning of their own, beside the columns that an analyst names.
pub const FRAME: &[(&str, &str)] = &[("code", "コード"), ("name", "名称"), ("alias", "別名"), ("stratum", "層")];

/// The English and the Japanese name of a sheet.
pub fn sheet(kind: &str, path: &[&str]) -> (String, String) {
    match SHEETS.iter().find(|(of, known, _, _)| *of == kind && *known == path) {
        Some((_, _, english, japanese)) => ((*english).to_owned(), (*japanese).to_owned()),
        None => {
            let name = std::iter::once(kind).chain(path.iter().copied()).collect::<Vec<_>>().join("_");
            (name.clone(), name)
        }
    }
}

/// The keys on the way to a list with its sheet, where every kind of definition calls that sheet the same.
pub fn sheet_of_list(list: &str) -> Option<(&'static [&'static str], Phrase)> {
    let mut known = SHEETS.iter().filter(|(_, path, _, _)| path.last() == Some(&list));
    let (_, path, english, japanese) = known.next()?;
    let sheet = Phrase { ja: (*japanese).to_owned(), en: (*english).to_owned() };
    known.all(|(_, _, _, other)| other == japanese).then_some((*path, sheet))
}

/// The Japanese heading of a key in a list; none where it has no row.
pub fn heading(list: &str, key: &str) -> Option<&'static str> {
    let in_list =
        IN_LIST.iter().find(|(of, known, _)| *of == list && *known == key).map(|(_, _, heading)| *heading);
    in_list.or_else(|| KEYS.iter().find(|(known, _)| *known == key).map(|(_, heading)| *heading))
}

/// The Japanese of a word that a key takes; none where it has no row.
pub fn word(key: &str, word: &str) -> Option<&'static str> {
    let key = last(key);
    WORDS.iter().find(|(of, known, _)| *of == key && *known == word).map(|(_, _, japanese)| *japanese)
}

/// The column of the frame that a cell of 分ける列 names by its Japanese heading; none for another key or column.
pub fn frame_column(of: &str, words: &str) -> Option<&'static str> {
    let same = |heading: &str| crate::text::key::key(heading) == crate::text::key::key(words);
    FRAME.iter().find(|(_, japanese)| last(of) == "by" && same(japanese)).map(|(column, _)| *column)
}

/// The last key of `schedule.week`.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// What stands in a cell for yes and no, in both languages.
pub const YES_NO: [(&str, &str); 2] = [("はい", "yes"), ("いいえ", "no")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{definition, layouts, reading};

    #[test]
    fn a_column_of_the_frame_goes_by_its_heading() {
        assert_eq!(frame_column("by", "層"), Some("stratum"));
        assert_eq!((frame_column("by", "種類"), frame_column("rows", "層")), (None, None));
    }

    /// What an explanation calls a word is what may be written for it: 「cell 番地」.
    #[test]
    fn explanations_name_the_words_that_are_taken() {
        for (key, said) in [
            ("answer", layouts::key_answer()),
            ("kind", definition::key_form_kind()),
            ("kind", definition::key_indicator_kind()),
            ("joint", definition::key_joint()),
            ("relation", reading::key_relation()),
            ("severity", reading::key_severity()),
        ] {
            let (_, list) = said.ja.split_once(": ").unwrap();
            for entry in list.split(" / ") {
                let (english, japanese) = entry.split_once(' ').unwrap();
                let japanese = japanese.split('（').next().unwrap();
                assert_eq!(word(key, english), Some(japanese), "{key}: {}", said.ja);
            }
        }
    }
}
