//! The frame with its keys made once: codes in the writings that people use, names, names without what stands around
//! them, names without 市町村, kana. A key that several cases have names none of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::frame::{Case, Former, SamplingFrame};
use crate::survey::jis_code;
use crate::text::key::key;
use crate::text::names::{self, Place};

/// Headings under which a frame says the prefecture and the district (郡) of a case.
const PREFECTURE: &[&str] = &["prefecture", "都道府県"];
const DISTRICT: &[&str] = &["district", "郡"];

type Keys = BTreeMap<String, Option<usize>>;

/// The official name of a case, taken apart once.
#[derive(Debug)]
pub(super) struct Official {
    /// Its key with nothing taken off.
    pub(super) folded: String,
    /// Without 市町村, of a municipality.
    pub(super) stem: Option<String>,
    /// Whether it is another body than the municipality whose name it carries.
    pub(super) other_body: bool,
}

/// A frame with its keys.
#[derive(Debug)]
pub struct FrameIndex<'a> {
    pub(super) frame: &'a SamplingFrame,
    codes: Keys,
    five: Keys,
    unpadded: Keys,
    names: Keys,
    keys: Keys,
    places: Keys,
    stems: Keys,
    kana: Keys,
    pub(super) official: Vec<Official>,
    pub(super) former: BTreeMap<String, Vec<(usize, &'a Former)>>,
    /// Characters of the longest key of a name.
    longest: usize,
    /// With which characters they begin.
    firsts: BTreeSet<char>,
}

/// What a written code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeReading<'a> {
    /// A case.
    Case(&'a Case),
    /// Six digits of which the last does not fit; the five before it are those of a case.
    WrongDigit {
        /// The case whose code it would be.
        case: &'a Case,
        /// The five digits.
        five: String,
        /// The digit that fits.
        digit: char,
    },
    /// A code of another prefecture than those of the frame.
    Elsewhere {
        /// The prefecture.
        prefecture: &'static str,
    },
    /// Nothing on the frame, or several cases.
    Unknown,
}

fn claim(map: &mut Keys, key: String, case: usize) {
    if !key.is_empty() {
        map.entry(key).and_modify(|known| *known = known.filter(|known| *known == case)).or_insert(Some(case));
    }
}

/// A code as digits: without the hyphen before its check digit, and without the `.0` of a number.
fn digits(code: &str) -> Option<String> {
    let code: String = code.strip_suffix(".0").unwrap_or(code).chars().filter(|c| *c != '-').collect();
    (!code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

impl<'a> FrameIndex<'a> {
    /// The index of a frame.
    pub fn new(frame: &'a SamplingFrame) -> Self {
        let mut index = Self {
            frame,
            codes: Keys::new(),
            five: Keys::new(),
            unpadded: Keys::new(),
            names: Keys::new(),
            keys: Keys::new(),
            places: Keys::new(),
            stems: Keys::new(),
            kana: Keys::new(),
            official: Vec::with_capacity(frame.cases.len()),
            former: BTreeMap::new(),
            longest: 0,
            firsts: BTreeSet::new(),
        };
        for (at, case) in frame.cases.iter().enumerate() {
            index.add_code(at, &key(&case.id));
            claim(&mut index.names, case.name.ja.clone(), at);
            let folded = names::folded(&case.name.ja);
            let stem = names::stem(&folded).map(str::to_owned);
            if let Some(stem) = &stem {
                claim(&mut index.stems, stem.clone(), at);
            }
            index.add_kana(at, case, &folded);
            let place = names::place(&case.name.ja);
            index.official.push(Official { folded: folded.clone(), stem, other_body: place.other_body });
            let aliases = case.aliases.iter().map(|alias| (names::folded(alias), names::place(alias)));
            for (folded, place) in std::iter::once((folded, place)).chain(aliases) {
                index.longest = index.longest.max(folded.chars().count());
                index.firsts.extend(folded.chars().next());
                claim(&mut index.keys, folded, at);
                // A section that is itself on the frame does not stand for the whole office.
                if place.section.is_empty() {
                    claim(&mut index.places, place.key, at);
                }
            }
            for former in &case.former {
                index.former.entry(names::place_key(&former.name)).or_default().push((at, former));
            }
        }
        index
    }

    fn add_code(&mut self, at: usize, code: &str) {
        if let Some(digits) = digits(code) {
            let municipal = match (digits.len(), jis_code::split(&digits)) {
                (5, _) => Some(digits.as_str()),
                (6, Some((five, true))) => Some(five),
                _ => None,
            };
            if let Some(five) = municipal.filter(|five| jis_code::prefecture(five).is_some()) {
                claim(&mut self.five, five.to_owned(), at);
            }
            claim(&mut self.unpadded, digits.trim_start_matches('0').to_owned(), at);
        }
        claim(&mut self.codes, code.to_owned(), at);
    }

    /// How a name is read: whole, with 市町村 as a character after kana (たつの町), and without it.
    fn add_kana(&mut self, at: usize, case: &Case, folded: &str) {
        let kana = names::hiragana(&names::folded(&case.kana));
        if kana.is_empty() {
            return;
        }
        let kind = folded.chars().next_back().unwrap_or_default();
        for reading in names::kind_readings(folded) {
            if let Some(stem) = kana.strip_suffix(reading).filter(|stem| !stem.is_empty()) {
                claim(&mut self.kana, stem.to_owned(), at);
                claim(&mut self.kana, format!("{stem}{kind}"), at);
            }
        }
        claim(&mut self.kana, kana, at);
    }

    /// The case with this place in the frame.
    pub(super) fn case(&self, at: usize) -> Option<&'a Case> {
        self.frame.cases.get(at)
    }

    /// What a written code says. Five and six digits are one code, and zeros that Excel took off its front are put
    /// back, as long as only one case of the frame can be meant.
    pub fn by_code(&self, written: &str) -> CodeReading<'a> {
        let code = key(written);
        if let Some(found) = self.codes.get(&code) {
            return found.and_then(|at| self.case(at)).map_or(CodeReading::Unknown, CodeReading::Case);
        }
        let Some(digits) = digits(&code) else { return CodeReading::Unknown };
        let of = |map: &Keys, code: &str| map.get(code).copied().flatten();
        let mut meant: BTreeSet<usize> = BTreeSet::new();
        meant.extend(of(&self.codes, &digits));
        meant.extend(of(&self.unpadded, &digits));
        let six = jis_code::split(&digits);
        match digits.len() {
            4 => meant.extend(of(&self.five, &format!("0{digits}"))),
            5 => {
                meant.extend(of(&self.five, &digits));
                let padded = format!("0{digits}");
                let lost = jis_code::split(&padded).filter(|(_, good)| *good);
                meant.extend(lost.and_then(|(five, _)| of(&self.five, five)));
            }
            6 => match six {
                Some((five, true)) => meant.extend(of(&self.five, five)),
                // 020201 is 20201 with a zero too many, unless it is a mistyped code of 青森県 on this frame.
                Some((five, false)) if !self.five.contains_key(five) => {
                    meant.extend(digits.strip_prefix('0').and_then(|rest| of(&self.five, rest)));
                }
                Some((_, false)) | None => {}
            },
            _ => {}
        }
        let meant: Vec<usize> = meant.into_iter().collect();
        if let [only] = meant.as_slice() {
            return self.case(*only).map_or(CodeReading::Unknown, CodeReading::Case);
        }
        if let (Some((five, false)), []) = (six, meant.as_slice())
            && let (Some(at), Some(digit)) = (of(&self.five, five), jis_code::check_digit(five))
            && let Some(case) = self.case(at)
        {
            return CodeReading::WrongDigit { case, five: five.to_owned(), digit };
        }
        let good = digits.len() == 5 || six.is_some_and(|(_, good)| good);
        let known = |number: u8| self.five.keys().any(|five| jis_code::prefecture(five) == Some(number));
        match jis_code::prefecture(&digits).filter(|number| good && !self.five.is_empty() && !known(*number)) {
            Some(number) => names::prefecture_name(number)
                .map_or(CodeReading::Unknown, |prefecture| CodeReading::Elsewhere { prefecture }),
            None => CodeReading::Unknown,
        }
    }

    /// The case that a written name means: the exact name, then the normalised name or an alias, then without what
    /// stands around it, then without 市町村 or in kana. The first of these that knows the name decides; where it fits
    /// several cases it means none.
    pub fn by_name(&self, written: &str) -> Option<&'a Case> {
        let place = names::place(written);
        self.named(written, &place).filter(|case| self.lies_there(case, &place).is_ok())
    }

    /// The case that the reading of a written name means, where only one has it. Another body than a municipality has the
    /// reading of its whole name, and none of the frame's.
    pub fn by_furigana(&self, written: &str, reading: &str) -> Option<&'a Case> {
        let place = names::place(written);
        if place.other_body || names::place(reading).other_body {
            return None;
        }
        let kana = names::hiragana(&names::folded(reading));
        let case = self.case((*self.kana.get(&kana)?)?)?;
        self.lies_there(case, &place).is_ok().then_some(case)
    }

    /// The case that the first stage which knows a name says, wherever it lies.
    pub(super) fn named(&self, written: &str, place: &Place) -> Option<&'a Case> {
        let folded = names::folded(written);
        let known = self
            .names
            .get(written.trim())
            .or_else(|| self.keys.get(&folded))
            .or_else(|| self.places.get(&place.key))
            .or_else(|| self.stems.get(&folded))
            .or_else(|| self.kana.get(&names::hiragana(&place.key)))?;
        self.case((*known)?)
    }

    /// Whether a case lies in the prefecture and district that are written before its name, as far as the frame says.
    ///
    /// # Errors
    /// The prefecture or district where it does not lie.
    pub(super) fn lies_there(&self, case: &Case, place: &Place) -> Result<(), Elsewhere> {
        if let Some(number) = place.prefecture {
            let name = names::prefecture_name(number).unwrap_or_default();
            let by_code = digits(&key(&case.id))
                .filter(|digits| self.five.contains_key(digits.get(..5).unwrap_or_default()))
                .and_then(|digits| jis_code::prefecture(&digits));
            let elsewhere = match case.says(PREFECTURE) {
                Some(said) => names::folded(said) != name,
                None => by_code.is_some_and(|own| own != number),
            };
            if elsewhere {
                return Err(Elsewhere::Prefecture(name));
            }
        }
        match (&place.district, case.says(DISTRICT)) {
            (Some(written), Some(said))
                if names::folded(said).trim_end_matches('郡') != written.trim_end_matches('郡') =>
            {
                Err(Elsewhere::District(written.clone()))
            }
            (Some(_) | None, Some(_) | None) => Ok(()),
        }
    }

    /// The longest name at the front of a text, in bytes, with its case where it is that one that is meant.
    fn at_the_front(&self, text: &str) -> Option<(usize, Option<usize>)> {
        let ends = text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]);
        let ends: Vec<usize> = ends.take(self.longest).skip(1).collect();
        ends.into_iter().rev().find_map(|end| {
            let name = text.get(..end)?;
            let case = self.keys.get(name).copied().flatten()?;
            // 長野市社会福祉協議会 is not 長野市.
            let is_meant = !names::place(text).other_body || names::place(name).other_body;
            Some((end, is_meant.then_some(case)))
        })
    }

    /// The one case that a file name speaks of, by a code with its check digit or by a whole name. A file name alone
    /// never says whose a return is.
    pub fn in_file_name(&self, file: &str) -> Option<&'a Case> {
        let name = file.rsplit('/').next().unwrap_or(file);
        let stem = names::folded(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let mut found = BTreeSet::new();
        let mut rest = stem.as_str();
        while let Some(first) = rest.chars().next() {
            let hit = if self.firsts.contains(&first) { self.at_the_front(rest) } else { None };
            found.extend(hit.and_then(|(_, case)| case));
            rest = &rest[hit.map_or(first.len_utf8(), |(length, _)| length)..];
        }
        for run in stem.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 6) {
            if let Some((five, true)) = jis_code::split(run) {
                found.extend(self.five.get(five).copied().flatten());
            }
        }
        match found.into_iter().collect::<Vec<_>>().as_slice() {
            [only] => self.case(*only),
            _ => None,
        }
    }
}

/// Where a case does not lie although it is written so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// Another prefecture.
    Prefecture(&'static str),
    /// Another district.
    District(String),
}
