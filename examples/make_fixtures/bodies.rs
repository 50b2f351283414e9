//! The 95 related bodies of the network survey, by kind.
//!
//! How many bodies were asked is not published; the number and the choice are
//! made up. Names follow the pattern of such bodies, persons are not named.

use crate::Result;
use crate::frames::{self, Member};

/// 保護司会 by district: name, reading, area. Also a stratum of the current-state survey.
const HOGOSHI: [(&str, &str, &str); 20] = [
    ("長野", "ながの", "nagano"),
    ("千曲", "ちくま", "nagano"),
    ("須坂", "すざか", "nagano"),
    ("中野", "なかの", "hokushin"),
    ("飯山", "いいやま", "hokushin"),
    ("佐久", "さく", "saku"),
    ("小諸", "こもろ", "saku"),
    ("上田", "うえだ", "ueda"),
    ("東御", "とうみ", "ueda"),
    ("諏訪", "すわ", "suwa"),
    ("岡谷", "おかや", "suwa"),
    ("茅野", "ちの", "suwa"),
    ("伊那", "いな", "kamiina"),
    ("駒ヶ根", "こまがね", "kamiina"),
    ("飯田", "いいだ", "minamishinshu"),
    ("木曽", "きそ", "kiso"),
    ("松本", "まつもと", "matsumoto"),
    ("塩尻", "しおじり", "matsumoto"),
    ("安曇野", "あづみの", "matsumoto"),
    ("大町", "おおまち", "kita-alps"),
];

/// Municipalities whose 地域包括支援センター was asked.
const CARE_CENTRES: [&str; 12] = [
    "長野市",
    "松本市",
    "上田市",
    "飯田市",
    "諏訪市",
    "伊那市",
    "佐久市",
    "安曇野市",
    "大町市",
    "中野市",
    "木曽町",
    "箕輪町",
];

/// まいさぽ (self-reliance support desks): place, reading, area.
const MAISAPO: [(&str, &str, &str); 8] = [
    ("長野市", "ながのし", "nagano"),
    ("松本市", "まつもとし", "matsumoto"),
    ("上田市", "うえだし", "ueda"),
    ("飯田市", "いいだし", "minamishinshu"),
    ("佐久市", "さくし", "saku"),
    ("諏訪市", "すわし", "suwa"),
    ("伊那市", "いなし", "kamiina"),
    ("大町市", "おおまちし", "kita-alps"),
];

/// Villages whose council of social welfare was asked, besides all cities and towns.
const VILLAGES: [&str; 3] = ["山形村", "阿智村", "白馬村"];

/// Readings of the ten areas, in the order of `areas.csv`.
const AREA_KANA: [&str; 10] = [
    "さく",
    "うえだ",
    "すわ",
    "かみいな",
    "みなみしんしゅう",
    "きそ",
    "まつもと",
    "きたあるぷす",
    "ながの",
    "ほくしん",
];

/// The 20 保護司会, coded with a prefix and a running number of `digits` digits.
pub(crate) fn hogoshi(prefix: &str, digits: usize, stratum: &'static str) -> Vec<Member> {
    HOGOSHI
        .iter()
        .enumerate()
        .map(|(i, (place, kana, area))| {
            let mut member = Member::new(
                format!("{prefix}{:0digits$}", i + 1),
                &format!("{place}地区保護司会"),
                &format!("{kana}ちくほごしかい"),
                stratum,
                area,
                "保護司会",
            );
            member.alias = format!("{place}保護司会");
            member
        })
        .collect()
}

/// All 95 bodies, B001 to B095.
pub(crate) fn bodies() -> Result<Vec<Member>> {
    let towns = frames::municipalities()?;
    let mut all = Vec::new();
    for town in &towns {
        if town.kind != "村" || VILLAGES.contains(&town.name.as_str()) {
            let mut member = Member::new(
                String::new(),
                &format!("{}社会福祉協議会", town.name),
                &format!("{}しゃかいふくしきょうぎかい", town.kana),
                "body",
                &town.area,
                "社会福祉協議会",
            );
            member.alias = format!("{}社協", town.name);
            all.push(member);
        }
    }
    all.extend(hogoshi("B", 3, "body"));
    for town in &towns {
        if CARE_CENTRES.contains(&town.name.as_str()) {
            all.push(Member::new(
                String::new(),
                &format!("{}地域包括支援センター", town.name),
                &format!("{}ちいきほうかつしえんせんたー", town.kana),
                "body",
                &town.area,
                "地域包括支援センター",
            ));
        }
    }
    for ((id, name), kana) in frames::areas()?.iter().zip(AREA_KANA) {
        let mut member = Member::new(
            String::new(),
            &format!("{name}圏域障害者総合支援センター"),
            &format!("{kana}けんいきしょうがいしゃそうごうしえんせんたー"),
            "body",
            id,
            "障害者総合支援センター",
        );
        member.alias = format!("{name}圏域障がい者総合支援センター");
        all.push(member);
    }
    for (place, kana, area) in MAISAPO {
        all.push(Member::new(
            String::new(),
            &format!("まいさぽ{place}"),
            &format!("まいさぽ{kana}"),
            "body",
            area,
            "まいさぽ",
        ));
    }
    for (i, member) in all.iter_mut().enumerate() {
        member.code = format!("B{:03}", i + 1);
    }
    Ok(all)
}
