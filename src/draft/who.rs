//! Labels that ask who answers: the code and the name of the respondent, and whoever filled the form in.

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
    if ["id", "no", "no.", "番号", "通番", "連番", "整理番号", "項番", "#", "№"].contains(&bare) {
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
        "氏名" | "お名前" | "名前" | "名称" | "name" | "organisation" | "organization" | "respondent" => {
            Some(Who::Name)
        }
        _ => None,
    }
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
}
