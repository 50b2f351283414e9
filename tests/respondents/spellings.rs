//! The accepted spellings of a municipality, written down as rules, and never found out by asking the matcher:
//!
//! 1. the official name, with ヶ as ヶ ケ ｹ が ガ, and any of its kanji in an old or variant form;
//! 2. 長野県 before it, its own 郡 before it (a town or village), or both;
//! 3. its office (役所 or 役場), its head (長) or a section (福祉課) after it;
//! 4. the name without 市町村, where only one unit of the frame has it;
//! 5. the reading in hiragana or katakana: whole, with 市町村 in kanji, or without, where only one unit has it.

use std::collections::{BTreeMap, BTreeSet};

/// A unit: code, name, reading.
pub(super) type Unit = (String, String, String);

/// The districts of Nagano by the first and last three digits of their municipalities.
const DISTRICTS: [(u32, u32, &str); 14] = [
    (303, 309, "南佐久郡"),
    (321, 324, "北佐久郡"),
    (349, 350, "小県郡"),
    (361, 363, "諏訪郡"),
    (382, 388, "上伊那郡"),
    (402, 417, "下伊那郡"),
    (422, 432, "木曽郡"),
    (446, 452, "東筑摩郡"),
    (481, 486, "北安曇郡"),
    (521, 521, "埴科郡"),
    (541, 543, "上高井郡"),
    (561, 563, "下高井郡"),
    (583, 590, "上水内郡"),
    (602, 602, "下水内郡"),
];

/// Old and variant forms of kanji that are in the 77 names, the compatibility ideographs of Unicode included.
const OLD: [(char, &str); 18] = [
    ('龍', "竜"),
    ('條', "条"),
    ('沢', "澤"),
    ('軽', "輕"),
    ('高', "髙"),
    ('温', "溫"),
    ('曽', "曾"),
    ('穂', "穗"),
    ('塩', "鹽"),
    ('栄', "榮"),
    ('滝', "瀧"),
    ('島', "嶋嶌"),
    ('富', "冨"),
    ('豊', "豐"),
    ('飯', "\u{FA2A}"),
    ('祖', "\u{FA50}"),
    ('羽', "\u{FA1E}"),
    ('ヶ', "ケｹがガ"),
];

/// Every spelling with the one unit it means; none where it fits several.
pub(super) fn accepted(units: &[Unit]) -> BTreeMap<String, Option<String>> {
    let mut all: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (code, name, kana) in units {
        for spelling in of_unit(code, name, kana) {
            all.entry(spelling)
                .and_modify(|known| *known = known.take().filter(|known| known == code))
                .or_insert_with(|| Some(code.clone()));
        }
    }
    // A whole name goes before another's name without 市町村.
    for (code, name, _) in units {
        all.insert(name.clone(), Some(code.clone()));
    }
    all
}

fn of_unit(code: &str, name: &str, kana: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let kind = name.chars().next_back().unwrap();
    let office = if kind == '市' { "役所" } else { "役場" };
    let number: u32 = code[2..5].parse().unwrap();
    let district = DISTRICTS.iter().find(|(first, last, _)| (*first..=*last).contains(&number));
    assert_eq!(district.is_none(), kind == '市', "{name}");
    let district = district.map_or("", |(_, _, district)| district);
    for written in forms(name) {
        for before in ["", "長野県", district, &format!("長野県{district}")] {
            for after in ["", office, "長", "福祉課", &format!("{office}福祉課"), &format!(" {office}　福祉課")]
            {
                found.insert(format!("{before}{written}{after}"));
            }
        }
        found.insert(written.strip_suffix(kind).unwrap().to_owned());
    }
    let readings: &[&str] = match kind {
        '市' => &["し"],
        '町' => &["まち", "ちょう"],
        _ => &["むら", "そん"],
    };
    let stem = readings.iter().find_map(|reading| kana.strip_suffix(reading)).unwrap();
    for spelling in [kana.to_owned(), stem.to_owned(), format!("{stem}{kind}")] {
        found.insert(katakana(&spelling));
        found.insert(spelling);
    }
    found
}

/// The name with each kanji in each of its forms.
fn forms(name: &str) -> Vec<String> {
    name.chars().fold(vec![String::new()], |before, c| {
        let others = OLD.iter().find(|(official, _)| *official == c).map_or("", |(_, others)| others);
        let signs = std::iter::once(c).chain(others.chars());
        signs.flat_map(|sign| before.iter().map(move |text| format!("{text}{sign}"))).collect()
    })
}

fn katakana(text: &str) -> String {
    let up = |c: char| if ('ぁ'..='ゖ').contains(&c) { char::from_u32(u32::from(c) + 0x60).unwrap() } else { c };
    text.chars().map(up).collect()
}
