//! The 77 municipalities of Nagano: every accepted spelling resolves to its own, and no misspelling of one or two
//! characters is matched without a person (19 pairs of the names are one character apart).

use std::collections::BTreeSet;
use std::path::Path;

use kaishu::collect::matching::FrameIndex;
use kaishu::pipeline::workspace;
use kaishu::survey::frame::SamplingFrame;

use super::spellings::{Unit, accepted};
use crate::support::Seeded;

const TWO_EDITS: usize = 100_000;

fn frame() -> SamplingFrame {
    let bundled = workspace::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|error| panic!("{error}"));
    bundled.frames["municipal-plans"].clone()
}

fn units(frame: &SamplingFrame) -> Vec<Unit> {
    let units: Vec<Unit> =
        frame.cases.iter().map(|case| (case.id.clone(), case.name.ja.clone(), case.kana.clone())).collect();
    assert_eq!(units.len(), 77);
    units
}

/// The alphabet: every character of the 77 names.
fn alphabet(units: &[Unit]) -> Vec<char> {
    units.iter().flat_map(|(_, name, _)| name.chars()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Every text that one edit makes.
fn one_edit(name: &str, alphabet: &[char]) -> Vec<String> {
    let signs: Vec<char> = name.chars().collect();
    let mut made = Vec::new();
    for at in 0..=signs.len() {
        let put = |take: usize, sign: Option<char>| {
            signs[..at].iter().copied().chain(sign).chain(signs[at + take..].iter().copied()).collect::<String>()
        };
        made.extend(alphabet.iter().map(|sign| put(0, Some(*sign))));
        if at < signs.len() {
            made.push(put(1, None));
            made.extend(alphabet.iter().map(|sign| put(1, Some(*sign))));
        }
    }
    made
}

/// Excel keeps how a name was typed beside it, also where the wrong kanji were chosen.
#[test]
fn a_reading_means_the_one_unit_that_has_it() {
    let frame = frame();
    let index = FrameIndex::new(&frame);
    let means =
        |written: &str, reading: &str| index.by_furigana(written, reading).map(|case| case.name.ja.as_str());
    assert_eq!(means("永野市", "ナガノシ"), Some("長野市"));
    assert_eq!(means("伊奈市", "いなし"), Some("伊那市"));
    assert_eq!(means("松河", "マツカワ"), None, "松川町 and 松川村 are read alike");
    assert_eq!(means("永野市社会福祉協議会", "ナガノシ"), None);
    assert_eq!(means("東京都永野市", "ナガノシ"), None);
    assert_eq!(means("永野", "ナガノケン"), None);
}

#[test]
fn every_accepted_spelling_resolves_to_its_own() {
    let frame = frame();
    let index = FrameIndex::new(&frame);
    let accepted = accepted(&units(&frame));
    let wrong: Vec<_> = accepted
        .iter()
        .filter(|(spelling, code)| index.by_name(spelling).map(|case| &case.id) != code.as_ref())
        .collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), accepted.len());
    // 松川町 and 松川村 share what is left without 町 and 村, and まつかわ.
    assert_eq!((&accepted["松川"], &accepted["まつかわ"]), (&None, &None));
    assert_eq!(accepted["長野県上伊那郡辰野町役場福祉課"].as_deref(), Some("203823"));
    assert_eq!(accepted["駒が根"].as_deref(), Some("202100"));
    assert_eq!(accepted["たつの町"].as_deref(), Some("203823"));
    println!("{} accepted spellings", accepted.len());
}

#[test]
fn no_misspelling_is_matched_without_a_person() {
    let frame = frame();
    let index = FrameIndex::new(&frame);
    let units = units(&frame);
    let (accepted, alphabet) = (accepted(&units), alphabet(&units));
    let mut tried = 0;
    let mut by_list = 0;
    let mut look = |written: &str| {
        tried += 1;
        let found = index.by_name(written).map(|case| case.id.as_str());
        let listed = accepted.get(written).map(|code| code.as_deref());
        by_list += usize::from(listed.is_some());
        assert_eq!(found, listed.flatten(), "{written}");
    };
    for (_, name, _) in &units {
        for written in one_edit(name, &alphabet) {
            look(&written);
        }
    }
    let mut seeded = Seeded(20_260_401);
    for _ in 0..TWO_EDITS {
        let name = &units[seeded.below(units.len())].1;
        let mut signs: Vec<char> = name.chars().collect();
        for _ in 0..2 {
            let (at, sign) = (seeded.below(signs.len() + 1), alphabet[seeded.below(alphabet.len())]);
            match seeded.below(3) {
                0 => signs.insert(at, sign),
                1 if at < signs.len() => signs[at] = sign,
                _ if at < signs.len() => {
                    signs.remove(at);
                }
                _ => signs.push(sign),
            }
        }
        look(&signs.iter().collect::<String>());
    }
    println!("{tried} misspellings, {by_list} of them the accepted spelling of a unit");
}

#[test]
fn other_bodies_and_other_places_are_nobody_here() {
    let frame = frame();
    let index = FrameIndex::new(&frame);
    for written in [
        "辰野町社会福祉協議会",
        "木曽広域連合",
        "飯田保健福祉事務所",
        "岐阜県池田町",
        "北海道池田町役場",
        "長野県",
        "長野県庁",
        "松川",
        "波田町",
        "",
    ] {
        assert_eq!(index.by_name(written).map(|case| &case.name), None, "{written}");
    }
    assert_eq!(index.by_name("長野県池田町").map(|case| case.id.as_str()), Some("204811"));
}
