//! Two short frames: the 18 centres of the entry-support survey and the 12
//! criminal justice bodies of the current-state survey.
//!
//! That there are 18 centres is published; their names are made up. The
//! justice bodies are those a prefecture has, with their public names.

use crate::frames::Member;

/// Centres: place, reading, area.
const CENTRES: [(&str, &str, &str); 18] = [
    ("佐久圏域", "さくけんいき", "saku"),
    ("佐久南部", "さくなんぶ", "saku"),
    ("上小圏域", "じょうしょうけんいき", "ueda"),
    ("諏訪圏域", "すわけんいき", "suwa"),
    ("岡谷・下諏訪", "おかやしもすわ", "suwa"),
    ("上伊那圏域", "かみいなけんいき", "kamiina"),
    ("上伊那南部", "かみいななんぶ", "kamiina"),
    ("飯伊圏域", "はんいけんいき", "minamishinshu"),
    ("下伊那南部", "しもいななんぶ", "minamishinshu"),
    ("木曽圏域", "きそけんいき", "kiso"),
    ("松本圏域", "まつもとけんいき", "matsumoto"),
    ("安曇野", "あづみの", "matsumoto"),
    ("塩尻", "しおじり", "matsumoto"),
    ("大北圏域", "たいほくけんいき", "kita-alps"),
    ("長野圏域", "ながのけんいき", "nagano"),
    ("須高", "すこう", "nagano"),
    ("千曲・坂城", "ちくまさかき", "nagano"),
    ("北信圏域", "ほくしんけんいき", "hokushin"),
];

/// Justice bodies: name, reading, area, alias.
const JUSTICE: [(&str, &str, &str, &str); 12] = [
    ("長野地方検察庁", "ながのちほうけんさつちょう", "nagano", "長野地検"),
    ("長野地方検察庁松本支部", "ながのちほうけんさつちょうまつもとしぶ", "matsumoto", ""),
    ("長野地方検察庁上田支部", "ながのちほうけんさつちょううえだしぶ", "ueda", ""),
    ("長野地方検察庁飯田支部", "ながのちほうけんさつちょういいだしぶ", "minamishinshu", ""),
    ("長野地方検察庁諏訪支部", "ながのちほうけんさつちょうすわしぶ", "suwa", ""),
    ("長野地方検察庁伊那支部", "ながのちほうけんさつちょういなしぶ", "kamiina", ""),
    ("長野県警察本部", "ながのけんけいさつほんぶ", "nagano", "長野県警|県警察本部"),
    ("長野刑務所", "ながのけいむしょ", "nagano", ""),
    ("松本少年刑務所", "まつもとしょうねんけいむしょ", "matsumoto", ""),
    ("有明高原寮", "ありあけこうげんりょう", "matsumoto", ""),
    ("長野少年鑑別所", "ながのしょうねんかんべつしょ", "nagano", ""),
    ("長野保護観察所", "ながのほごかんさつしょ", "nagano", ""),
];

/// The 18 centres, C01 to C18.
pub(crate) fn centres() -> Vec<Member> {
    CENTRES
        .iter()
        .enumerate()
        .map(|(i, (place, kana, area))| {
            let mut member = Member::new(
                format!("C{:02}", i + 1),
                &format!("{place}障がい者総合支援センター"),
                &format!("{kana}しょうがいしゃそうごうしえんせんたー"),
                "centre",
                area,
                "障がい者総合支援センター",
            );
            member.alias = format!("{place}障害者総合支援センター");
            member
        })
        .collect()
}

/// The 12 justice bodies, J01 to J12.
pub(crate) fn justice() -> Vec<Member> {
    JUSTICE
        .iter()
        .enumerate()
        .map(|(i, (name, kana, area, alias))| {
            let mut member = Member::new(format!("J{:02}", i + 1), name, kana, "justice", area, "刑事司法機関");
            (*alias).clone_into(&mut member.alias);
            member
        })
        .collect()
}
