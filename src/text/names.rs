//! Names of municipalities and other bodies: one key for all writings of a name, and near names as suggestions. Separate
//! from the general key because its folds (ヶ, old kanji, 役場) would destroy ordinary text. Nothing here decides a match.

#[cfg(test)]
mod tests;
mod variants;

use std::cmp::Ordering;

use super::clean::is_kanji;
use super::key::key;
use variants::modern;

/// What is less alike than this is no suggestion.
const NEAR: f64 = 0.5;

const PREFECTURES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

/// Words of bodies that carry the name of a municipality and are not its office.
const OTHER_BODIES: &[&str] = &[
    "社会福祉協議会",
    "社協",
    "広域",
    "事務組合",
    "保健福祉事務所",
    "保健所",
    "保護司会",
    "振興局",
    "地方事務所",
    "福祉事務所",
    "包括支援センター",
    "連絡協議会",
    "協議会",
    "医師会",
    "歯科医師会",
    "看護協会",
    "弁護士会",
    "司法書士会",
    "教育委員会",
    "農業委員会",
    "議会",
    "消防",
    "警察",
    "病院",
    "診療所",
    "町村会",
    "市長会",
    "組合",
    "公社",
    "財団",
    "法人",
    "連合会",
];

/// City names with a 村 inside that does not end them.
const INNER_VILLAGES: [&str; 2] = ["東村山市", "武蔵村山市"];

/// A name taken apart: whose it is, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The matching form: without prefecture, district (郡), office, head and section of a municipality. Other bodies
    /// (社会福祉協議会, 広域連合, 保健福祉事務所) keep their names: they are not the municipality.
    pub key: String,
    /// The prefecture that is written before it, by its number in JIS X 0401.
    pub prefecture: Option<u8>,
    /// The district that is written before it: 上伊那郡.
    pub district: Option<String>,
    /// The section that is written after it: 福祉課.
    pub section: String,
    /// Whether an office or its head is written after it: 役場, 長.
    pub office: bool,
    /// Whether it is another body than the municipality whose name it carries.
    pub other_body: bool,
}

/// The key of a name with ヶ and old kanji folded, and nothing taken off.
#[must_use]
pub fn folded(raw: &str) -> String {
    one_ga(&key(raw).chars().map(modern).collect::<String>())
}

/// A name taken apart.
#[must_use]
pub fn place(raw: &str) -> Place {
    let name = folded(raw);
    let mut place = Place {
        key: String::new(),
        prefecture: None,
        district: None,
        section: String::new(),
        office: false,
        other_body: false,
    };
    let written = (1..).zip(PREFECTURES).find_map(|(number, prefecture)| {
        Some((number, name.strip_prefix(prefecture)?)).filter(|(_, local)| !local.is_empty())
    });
    let local = written.map_or(name.as_str(), |(_, local)| local);
    place.prefecture = written.map(|(number, _)| number);
    let (district, town) = split_district(local);
    if let Some(body) = body_at(town) {
        // 長野県社会福祉協議会 is the prefecture's: there is no municipality between.
        let whole = body == 0;
        place.key = if whole { name.clone() } else { town.to_owned() };
        place.other_body = true;
        return place;
    }
    match municipality(town).and_then(|(town, rest)| Some((town, office(town, rest)?))) {
        Some((town, (office, section))) => {
            place.key = town.to_owned();
            place.district = district.map(str::to_owned);
            place.section = section.to_owned();
            place.office = office;
        }
        // 長野県庁, 長野県健康福祉部: without the prefecture nothing would name them.
        None => place.key.clone_from(&name),
    }
    place
}

/// The matching form of a place name, as in [`Place::key`].
#[must_use]
pub fn place_key(raw: &str) -> String {
    place(raw).key
}

/// The name of a municipality without its 市, 町, 村 or 区; none for anything else.
#[must_use]
pub fn stem(folded: &str) -> Option<&str> {
    let (town, rest) = municipality(folded)?;
    let (at, _) = town.char_indices().next_back()?;
    (rest.is_empty() && at > 0 && body_at(folded).is_none()).then(|| town.split_at(at).0)
}

/// How the 市, 町, 村 or 区 at the end of a name may be read.
#[must_use]
pub fn kind_readings(folded: &str) -> &'static [&'static str] {
    match folded.chars().next_back() {
        Some('市') => &["し"],
        Some('町') => &["まち", "ちょう"],
        Some('村') => &["むら", "そん"],
        Some('区') => &["く"],
        Some(_) | None => &[],
    }
}

/// A name in hiragana, so that ナガノシ and ながのし are one; kanji stay.
#[must_use]
pub fn hiragana(folded: &str) -> String {
    let fold = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    };
    folded.chars().map(fold).collect()
}

/// The name of a prefecture by its number in JIS X 0401.
#[must_use]
pub fn prefecture_name(number: u8) -> Option<&'static str> {
    PREFECTURES.get(usize::from(number).checked_sub(1)?).copied()
}

/// How many characters two matching forms differ in (replaced, inserted, left out or swapped).
#[must_use]
pub fn edits(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

/// Up to `limit` candidates that resemble a word, best first: suggestions for a person, never a match.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    alike(word, candidates).into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

/// The candidate that resembles a word more than any other; none where two are equally near, since whoever is shown one
/// of them takes it.
pub fn nearest_alone<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    match alike(word, candidates).as_slice() {
        [(_, only)] => Some(only),
        [(best, only), (next, _), ..] if best > next => Some(only),
        _ => None,
    }
}

/// Candidates that resemble a word with how much they do, best first.
fn alike<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<(f64, &'a str)> {
    let (word_key, word_place) = (key(word), place_key(word));
    if word_key.is_empty() {
        return Vec::new();
    }
    let alike = |candidate: &str| {
        let whole = strsim::normalized_damerau_levenshtein(&word_key, &key(candidate));
        let place = strsim::normalized_damerau_levenshtein(&word_place, &place_key(candidate));
        whole.max(place)
    };
    let mut near: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (alike(candidate), candidate))
        .filter(|(score, _)| *score >= NEAR)
        .collect();
    // Equally near names in the order of their text, so that two runs suggest the same.
    near.sort_by(|a, b| match b.0.total_cmp(&a.0) {
        Ordering::Equal => a.1.cmp(b.1),
        order @ (Ordering::Less | Ordering::Greater) => order,
    });
    near.dedup_by(|a, b| a.1 == b.1);
    near
}

/// The columns that a text takes in a terminal: two for a wide East Asian character.
#[must_use]
pub fn display_width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// ヶ, ケ, ヵ, が and ガ between two kanji as one: 駒ヶ根, 駒ケ根, 駒が根.
fn one_ga(name: &str) -> String {
    let signs: Vec<char> = name.chars().collect();
    let kanji_at = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|c| is_kanji(*c));
    let fold = |(at, c): (usize, &char)| {
        let ga = matches!(c, 'ヶ' | 'ケ' | 'ヵ' | 'が' | 'ガ');
        if ga && kanji_at(at.checked_sub(1)) && kanji_at(at.checked_add(1)) { 'ヶ' } else { *c }
    };
    signs.iter().enumerate().map(fold).collect()
}

/// Takes 上伊那郡 off 上伊那郡辰野町. Only a town or village has a district: 大和郡山市 keeps its own.
fn split_district(name: &str) -> (Option<&str>, &str) {
    let in_district = name.match_indices('郡').find_map(|(at, district)| {
        let (before, rest) = name.split_at_checked(at + district.len())?;
        let (town, _) = municipality(rest)?;
        (at > 0 && municipality(before).is_none() && town.ends_with(['町', '村'])).then_some((before, rest))
    });
    in_district.map_or((None, name), |(district, rest)| (Some(district), rest))
}

/// Where the word of another body begins.
fn body_at(name: &str) -> Option<usize> {
    let begins = |rest: &str| OTHER_BODIES.iter().any(|body| rest.starts_with(body));
    name.char_indices().map(|(at, _)| at).find(|at| begins(name.split_at(*at).1))
}

/// Splits the municipality off the front of a name: 辰野町|役場福祉課.
fn municipality(name: &str) -> Option<(&str, &str)> {
    if let Some(city) = INNER_VILLAGES.iter().find(|city| name.starts_with(**city)) {
        return Some(name.split_at(city.len()));
    }
    let ends = |c: char| matches!(c, '市' | '町' | '村' | '区');
    let (at, sign) = name.char_indices().skip(1).find(|(_, c)| ends(*c))?;
    let mut end = at + sign.len_utf8();
    // 四日市|市 and 大町|市 end one sign later; the second 市 of 長野市市民課 begins a word.
    while let Some(next) = name.get(end..).and_then(|rest| rest.chars().next()).filter(|c| ends(*c)) {
        let after = end + next.len_utf8();
        let begins_a_word = |rest: &str| rest.starts_with(['民', '営', '税', '政', '内', '立', '道', '村']);
        if name.get(after..).is_some_and(begins_a_word) {
            break;
        }
        end = after;
    }
    Some(name.split_at(end))
}

/// What follows a municipality, where it is only its office, its head or one of its sections: whether there is an
/// office or head, and the section.
fn office<'n>(town: &str, rest: &'n str) -> Option<(bool, &'n str)> {
    let office = if town.ends_with(['市', '区']) { "役所" } else { "役場" };
    let (named, rest) = rest.strip_prefix(office).map_or((false, rest), |rest| (true, rest));
    let rest = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')).unwrap_or(rest);
    match rest {
        "" => Some((named, "")),
        "長" => Some((true, "")),
        section if section.ends_with(['課', '係', '室']) => Some((named, section)),
        _ => None,
    }
}
