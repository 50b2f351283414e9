//! Alters sentences that agree, one thing each, by rules that know nothing of how the program reads a text: digits, bases,
//! units, places in an order, directions, eras, years, parts in words. Each rule makes a true sentence false.

use std::collections::BTreeMap;
use std::ops::Range;

/// One alteration of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alteration {
    /// The rule.
    pub(super) rule: &'static str,
    /// The line, counted from 1.
    pub(super) line: usize,
    /// Where the sentence lies that it stands in, as bytes of the line.
    pub(super) sentence: Range<usize>,
    /// The altered line.
    pub(super) text: String,
    /// What was there and what is there now.
    pub(super) change: String,
}

/// Whether a line is one of a table, and whether it is prose that states something.
fn is_prose(line: &str) -> bool {
    // The title of a table says nothing by itself.
    !line.starts_with(['#', '|', '>']) && !line.starts_with("**表") && line.chars().any(char::is_numeric)
}

/// A number of a line: where it stands, its digits, and what follows.
fn numbers(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let digits = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    for (at, c) in line.char_indices().chain(std::iter::once((line.len(), ' '))) {
        match (start, digits(c) || (start.is_some() && matches!(c, '.' | ','))) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

const UNITS: [&str; 11] = ["か所", "箇所", "市町村", "団体", "人", "名", "回", "件", "ポイント", "％", "割"];

fn unit_behind(line: &str, end: usize) -> Option<&'static str> {
    UNITS.into_iter().find(|unit| line[end..].starts_with(unit))
}

/// Another number of as many digits: two digits change places, or the last goes up by one.
fn other(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    let whole = digits.iter().position(|c| *c == '.').unwrap_or(digits.len());
    for at in 0..whole.saturating_sub(1) {
        let swaps =
            digits[at] != digits[at + 1] && digits[at + 1] != '0' && digits[at] != ',' && digits[at + 1] != ',';
        if swaps {
            let mut new = digits.clone();
            new.swap(at, at + 1);
            return new.into_iter().collect();
        }
    }
    let mut new = digits.clone();
    if let Some(last) = whole.checked_sub(1) {
        new[last] = match digits[last] {
            '9' => '8',
            '９' => '８',
            c => char::from_u32(u32::from(c) + 1).unwrap(),
        };
    }
    new.into_iter().collect()
}

/// The sentence around a place.
fn sentence(line: &str, at: usize) -> Range<usize> {
    let start = line[..at].rfind('。').map_or(0, |end| end + '。'.len_utf8());
    let end = line[at..].find('。').map_or(line.len(), |end| at + end + '。'.len_utf8());
    start..end
}

/// Whether a sentence states a number with its unit.
fn states(line: &str, sentence: &Range<usize>) -> bool {
    numbers(line).iter().any(|number| sentence.contains(&number.start) && unit_behind(line, number.end).is_some())
}

/// The first number with a unit.
fn first_number(text: &str) -> Option<&str> {
    numbers(text).into_iter().find(|number| unit_behind(text, number.end).is_some()).map(|number| &text[number])
}

/// Words that make another statement when they stand for each other.
const SWAPS: [(&str, &str, &str); 17] = [
    ("direction", "減少した", "増加した"),
    ("direction", "増加した", "減少した"),
    ("direction", "低下した", "上昇した"),
    ("direction", "下回った", "上回った"),
    ("direction", "上回った", "下回った"),
    ("direction", "下回り", "上回り"),
    ("direction", "割減", "割増"),
    ("direction", "との差は△", "との差は＋"),
    ("target", "達成しなかった", "達成した"),
    ("target", "目標3箇所を達成した", "目標3箇所を達成しなかった"),
    ("part", "過半数を占めた", "半数に満たなかった"),
    ("rank", "最も多く", "最も少なく"),
    ("rank", "最も多い", "最も少ない"),
    ("rank", "最も高い", "最も低い"),
    ("era", "平成30年度", "令和30年度"),
    ("era", "令和元年度", "平成元年度"),
    ("era", "令和2年度", "平成2年度"),
];

/// Every alteration of every line, in order.
pub(super) fn alterations(text: &str) -> Vec<Alteration> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if !is_prose(line) {
            continue;
        }
        let mut add = |rule: &'static str, range: Range<usize>, new: &str| {
            let old = &line[range.clone()];
            if old != new {
                found.push(Alteration {
                    rule,
                    line: index + 1,
                    sentence: sentence(line, range.start),
                    text: format!("{}{new}{}", &line[..range.start], &line[range.end..]),
                    change: format!("{old} -> {new}"),
                });
            }
        };
        for number in numbers(line) {
            let digits = &line[number.clone()];
            match unit_behind(line, number.end) {
                // What holds as of a day or by a schedule is no claim: 9月末, 18か月.
                Some(unit) => {
                    add(if unit == "％" { "percent" } else { "number" }, number.clone(), &other(digits));
                    let behind = number.end..number.end + unit.len();
                    match unit {
                        "％" => add("unit", behind, "ポイント"),
                        "ポイント" => add("unit", behind, "％"),
                        _ => {}
                    }
                }
                None => {
                    let before = &line[..number.start];
                    if before.ends_with('/') || before.ends_with("n=") {
                        // More of them, so that it still can be a base.
                        let more = digits.parse::<u32>().map_or_else(|_| other(digits), |n| (n + 10).to_string());
                        add("base", number.clone(), &more);
                    }
                }
            }
        }
        for (rule, old, new) in SWAPS {
            // An era is altered where a number is said of its year.
            let said = |at: usize| rule != "era" || states(line, &sentence(line, at));
            if let Some(at) = line.find(old).filter(|at| said(*at)) {
                add(rule, at..at + old.len(), new);
            }
        }
        // Two years of one sentence change places: what was said of one is said of the other.
        let years = ["平成30年度", "令和元年度", "令和2年度"];
        let said: Vec<(usize, &str)> =
            years.iter().filter_map(|year| line.find(year).map(|at| (at, *year))).collect();
        if let [(a, first), (b, second), ..] = said.as_slice()
            && a < b
            && sentence(line, *a) == sentence(line, *b)
            && first_number(&line[a + first.len()..*b]) != first_number(&line[b + second.len()..])
            && first_number(&line[a + first.len()..*b]).is_some()
        {
            let between = &line[a + first.len()..*b];
            add("year", *a..b + second.len(), &format!("{second}{between}{first}"));
        }
        // Two names in quotes change places.
        let quotes: Vec<Range<usize>> = line
            .match_indices('「')
            .filter_map(|(at, open)| {
                let end = line[at..].find('」')?;
                Some(at + open.len()..at + end)
            })
            .collect();
        if let [first, second] = quotes.as_slice()
            && (line.contains("次いで") || line[first.end..].starts_with("」（"))
            && sentence(line, first.start) == sentence(line, second.start)
        {
            let (a, b) = (&line[first.clone()], &line[second.clone()]);
            let between = &line[first.end..second.start];
            add("rank", first.start..second.end, &format!("{b}{between}{a}"));
        }
    }
    found
}

/// Alterations in as few documents as it takes, one to a line.
pub(super) fn documents(text: &str, alterations: &[Alteration]) -> Vec<(String, Vec<Alteration>)> {
    let mut packed: Vec<BTreeMap<usize, Alteration>> = Vec::new();
    for alteration in alterations {
        match packed.iter_mut().find(|document| !document.contains_key(&alteration.line)) {
            Some(document) => drop(document.insert(alteration.line, alteration.clone())),
            None => packed.push(BTreeMap::from([(alteration.line, alteration.clone())])),
        }
    }
    packed
        .into_iter()
        .map(|document| {
            let lines: Vec<&str> = text
                .lines()
                .enumerate()
                .map(|(index, line)| document.get(&(index + 1)).map_or(line, |altered| altered.text.as_str()))
                .collect();
            (lines.join("\n") + "\n", document.into_values().collect())
        })
        .collect()
}

/// Whether an alteration belongs to the half that is looked at while the program is made; the other half is looked at once.
pub(super) fn is_seen(alteration: &Alteration) -> bool {
    // A hash of its own (FNV-1a), so that the halves stay what they are.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in format!("{}|{}|{}", alteration.rule, alteration.change, alteration.text).bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash >> 20).is_multiple_of(2)
}
