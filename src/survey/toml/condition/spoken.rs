//! A condition in the words of the form — 「問1＝必要 または 問3＝不要」 — as it has to be written: with the ids of questions,
//! the codes of options, `and` and `or`. It is suggested and never read so, since a word may be meant otherwise.

use std::ops::Range;

use crate::survey::predicate;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::condition::{Scope, Values, Variable};
use crate::survey::workbook::headings;
use crate::text::key::key;

/// What people write for the two words that join conditions.
const JOINED: &[(&str, &str)] =
    &[("または", "or"), ("又は", "or"), ("もしくは", "or"), ("若しくは", "or"), ("かつ", "and")];

/// Signs that stand for themselves, in any width.
const SIGNS: &[char] = &['(', ')', ',', '=', '<', '>', '（', '）', '，', '、', '＝', '＜', '＞'];

/// Parts beyond these are no condition that a person writes, and every run of them is looked up.
const MOST_PARTS: usize = 100;

/// A condition as it has to be written; none where not all of it is understood.
pub(super) fn as_written(text: &str, scope: &Scope<'_>) -> Option<String> {
    let pieces = pieces(text);
    if pieces.len() > MOST_PARTS {
        return None;
    }
    let mut written: Vec<String> = Vec::new();
    let mut about: Option<&Variable<'_>> = None;
    let mut of_value = false;
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        // Words with blanks, brackets or または in them are one label: the longest that means something.
        let mut runs = (at + 1..=pieces.len()).rev().map(|end| (end, &text[piece.start..pieces[end - 1].end]));
        let known = if of_value {
            runs.find_map(|(end, words)| Some((end, code_of(about?, words)?)))
        } else {
            runs.find_map(|(end, words)| {
                let variable = variable_of(scope, words)?;
                about = Some(variable);
                Some((end, variable.name.to_owned()))
            })
        };
        if let Some((end, words)) = known {
            written.push(words);
            at = end;
            continue;
        }
        let sign = sign(&text[piece.clone()]);
        match sign.as_str() {
            "=" | "in" => of_value = about.is_some(),
            "and" | "or" => (about, of_value) = (None, false),
            _ => {}
        }
        written.push(sign);
        at += 1;
    }
    let said = written.join(" ").replace("( ", "(").replace(" )", ")").replace(" ,", ",");
    let read = predicate::parse(&said).ok()?;
    let of = |name: &str| scope.variables.iter().find(|variable| variable.name == name);
    let known = read.variables().into_iter().all(|name| of(name).is_some());
    (known && read.codes().into_iter().all(|(name, code)| of(name).is_some_and(|variable| has(variable, code))))
        .then_some(said)
}

/// The parts of a condition: signs, the words that join, and what stands between.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let joined = JOINED.iter().find(|(word, _)| text[at..].starts_with(word)).map(|(word, _)| word.len());
        let pair = text[at..].starts_with("<=") || text[at..].starts_with(">=");
        let sign = SIGNS.contains(&c).then_some(c.len_utf8() + usize::from(pair));
        let alone = joined.or(sign);
        if alone.is_some() || c.is_whitespace() {
            found.extend((from < at).then_some(from..at));
        }
        let next = at + alone.unwrap_or(c.len_utf8());
        found.extend(alone.map(|_| at..next));
        if alone.is_some() || c.is_whitespace() {
            from = next;
        }
        at = next;
    }
    found.extend((from < at).then_some(from..at));
    found
}

/// A part as conditions write it.
fn sign(piece: &str) -> String {
    let joined = JOINED.iter().find(|(word, _)| *word == piece).map(|(_, english)| (*english).to_owned());
    joined.unwrap_or_else(|| {
        let narrow = key(piece).replace('、', ",");
        let is_sign = narrow.chars().all(|c| SIGNS.contains(&c)) || matches!(narrow.as_str(), "and" | "or");
        if is_sign { narrow } else { piece.to_owned() }
    })
}

/// The only variable that words name: by its own name, the number or the words of its question, or its heading in the frame.
fn variable_of<'s, 'a>(scope: &'s Scope<'a>, words: &str) -> Option<&'s Variable<'a>> {
    if let Some(own) = scope.variables.iter().find(|variable| variable.name == words) {
        return Some(own);
    }
    let words = key(words);
    let is = |variable: &&Variable<'a>| {
        let Some(question) = variable.question else {
            return headings::FRAME.iter().any(|(own, japanese)| *own == variable.name && key(japanese) == words);
        };
        let item = question.in_battery().map(|(_, item)| item);
        let said = [&question.number, &question.text].into_iter().flat_map(|said| [&*said.ja, &*said.en]);
        said.chain(item).any(|said| key(said) == words)
    };
    let mut named = scope.variables.iter().filter(is);
    named.next().filter(|_| named.next().is_none())
}

/// The code of the value that words name.
fn code_of(variable: &Variable<'_>, words: &str) -> Option<String> {
    let same = |said: &str| key(said) == key(words);
    match &variable.values {
        Values::Answers(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => {
            let named = list.options.iter().find(|option| {
                same(&option.label.ja) || same(&option.label.en) || option.aliases.iter().any(|alias| same(alias))
            });
            named.map(|option| option.code.clone())
        }
        Values::Strata(strata) => {
            let named = strata.iter().find(|stratum| same(&stratum.label.ja) || same(&stratum.label.en));
            named.map(|stratum| stratum.id.clone())
        }
        Values::Answers(_) | Values::Frame(_) | Values::Unsettled => None,
    }
}

/// Whether a variable has a value, as far as is known.
fn has(variable: &Variable<'_>, code: &str) -> bool {
    match &variable.values {
        Values::Answers(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => list.get(code).is_some(),
        Values::Strata(strata) => strata.iter().any(|stratum| stratum.id == code),
        Values::Answers(_) | Values::Frame(_) | Values::Unsettled => true,
    }
}
