//! One or several options written into one cell: by number, by their words, by both, with a mark.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words, reading};
use crate::collect::AnswerCell;
use crate::collect::coding::words::resaved;
use crate::collect::coding::{Coded, Offered, finding, invalid, suggested};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::missing::Missing;
use crate::text::marks::marked_option;
use crate::text::resaved::harm;
use crate::text::{clean, key, names};

/// What a text says about one option.
enum Understood<'a> {
    One(&'a ResponseOption, &'static str),
    Conflict,
    No,
}

/// The option with this number; zeros in front of its code that Excel has dropped make no other option.
fn numbered(codes: &CodeList, number: u32) -> Option<&ResponseOption> {
    codes.get(&number.to_string()).or_else(|| {
        let mut same = codes
            .options
            .iter()
            .filter(|option| option.code.bytes().all(|b| b.is_ascii_digit()) && option.code.parse() == Ok(number));
        same.next().filter(|_| same.next().is_none())
    })
}

fn understand<'a>(codes: &'a CodeList, text: &str, offered: Offered) -> Understood<'a> {
    let whole = key::key(text);
    let labelled = |wanted: &str| {
        codes.options.iter().find(|option| {
            std::iter::once(&option.label.ja).chain(&option.aliases).any(|name| key::key(name) == wanted)
        })
    };
    if let Some(option) = labelled(&whole) {
        return Understood::One(option, "by-label");
    }
    if offered == Offered::WordsOnly {
        // A number before the words is the writer's own.
        let words = key::choice(text).label_key;
        return labelled(&words).map_or(Understood::No, |option| Understood::One(option, "by-label"));
    }
    // A code of the definition that is no number.
    if let Some(option) = codes.options.iter().find(|option| key::key(&option.code) == whole) {
        return Understood::One(option, "by-number");
    }
    let choice = key::choice(text);
    let by_number = choice.number.and_then(|number| numbered(codes, number));
    match (by_number, choice.label_key.is_empty()) {
        (Some(option), true) => Understood::One(option, "by-number"),
        (Some(option), false) => match labelled(&choice.label_key) {
            Some(named) if named.code == option.code => Understood::One(option, "by-number-and-label"),
            Some(_) => Understood::Conflict,
            None => Understood::No,
        },
        (None, _) => Understood::No,
    }
}

/// Whether a text is one number or several and nothing else.
fn is_only_numbers(text: &str) -> bool {
    let choice = key::choice(text);
    !key::numbers(text).is_empty() || (choice.number.is_some() && choice.label_key.is_empty())
}

pub(super) fn single(codes: &CodeList, cell: &mut AnswerCell, offered: Offered) -> Coded {
    let raw = cell.raw.clone();
    let mut understood = understand(codes, &raw, offered);
    if matches!(understood, Understood::No)
        && let Some(rest) = marked_option(&raw)
        && let Understood::One(option, _) = understand(codes, &rest, offered)
    {
        understood = Understood::One(option, "mark-with-option");
    }
    match understood {
        Understood::One(option, rule) => {
            rule.clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Code(option.code.clone()))
        }
        Understood::Conflict => invalid("number-label-conflict", cell, words::number_fits(), words::hint_ask()),
        Understood::No if is_bare_number(&raw, offered) => bare_number(codes, cell),
        Understood::No if key::numbers(&raw).len() > 1 => {
            invalid("two-marks", cell, words::one_of(list(codes, offered)), words::hint_ask())
        }
        Understood::No => unknown_option(codes, &raw, cell, offered),
    }
}

/// Whether a text is a number alone, with or without a mark, where the options had none.
pub(super) fn is_bare_number(text: &str, offered: Offered) -> bool {
    let marked = || marked_option(text).is_some_and(|rest| is_only_numbers(&rest));
    offered == Offered::WordsOnly && (is_only_numbers(text) || marked())
}

/// A number alone where nobody was shown which option it is: the order in which the definition lists them says nothing of
/// what was meant.
pub(super) fn bare_number(codes: &CodeList, cell: &mut AnswerCell) -> Coded {
    "unknown-answer".clone_into(&mut cell.rule);
    let found = Phrase::same(cell.raw.clone());
    let (expected, hint) = (words::one_of(list(codes, Offered::WordsOnly)), words::hint_unnumbered());
    let told = finding("unknown-answer", Severity::Undecided, &[cell], found, expected, hint);
    Coded::missing(Missing::HeldOut, told)
}

/// A text that no option fits, with the nearest one: by the words before a remark, or else by likeness.
fn unknown_option(codes: &CodeList, text: &str, cell: &mut AnswerCell, offered: Offered) -> Coded {
    if is_range(text) {
        return invalid("range-or-list", cell, words::one_of(list(codes, offered)), reading::hint_range_or_list());
    }
    if let Some(harmed) = harm(text) {
        return resaved(harmed, cell);
    }
    // あり（検討中）: an option with a remark is probably that option.
    let shown = clean::clean(text);
    if let Some((before, _)) = shown.split_once('(').filter(|(before, _)| !before.trim().is_empty())
        && let Understood::One(option, _) = understand(codes, before, offered)
        && named_in(codes, &shown).0.len() == 1
    {
        return suggested("unknown-answer", cell, words::one_of(list(codes, offered)), &option.label.ja);
    }
    match meant(codes, text) {
        Some(near) => suggested("unknown-answer", cell, words::one_of(list(codes, offered)), &near.label.ja),
        None => invalid("unknown-answer", cell, words::one_of(list(codes, offered)), words::hint_ask()),
    }
}

/// 1~3 may be a range or two options.
fn is_range(text: &str) -> bool {
    let shown = key::key(text);
    let number = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    ['～', '~', '-'].iter().any(|sign| shown.split_once(*sign).is_some_and(|(a, b)| number(a) && number(b)))
}

/// The options as they stood where the answer was written.
fn list(codes: &CodeList, offered: Offered) -> Phrase {
    Phrase::list(codes.options.iter().map(|option| match offered {
        Offered::Numbered => format!("{} {}", option.code, option.label.ja),
        Offered::WordsOnly => option.label.ja.clone(),
    }))
}

/// Several answers in one cell: numbers, or labels joined by a separator (longest label first, since a label may
/// itself hold a separator).
pub(super) fn multiple(codes: &CodeList, cell: &mut AnswerCell, offered: Offered) -> Coded {
    let raw = cell.raw.clone();
    let listed = key::numbers(&raw);
    if !listed.is_empty() && offered == Offered::Numbered {
        let wanted: Option<BTreeSet<String>> =
            listed.iter().map(|number| numbered(codes, *number).map(|option| option.code.clone())).collect();
        return match wanted {
            Some(wanted) => {
                "by-numbers".clone_into(&mut cell.rule);
                Coded::clean(AnswerValue::Options(wanted))
            }
            None => unknown_option(codes, &raw, cell, offered),
        };
    }
    let (chosen, left) = named_in(codes, &raw);
    if !chosen.is_empty() && left.is_empty() {
        "by-labels".clone_into(&mut cell.rule);
        return Coded::clean(AnswerValue::Options(chosen));
    }
    if is_bare_number(&raw, offered) {
        return bare_number(codes, cell);
    }
    unknown_option(codes, &raw, cell, offered)
}

/// The options that a text names by their words, longest words first, and what else stands in it.
pub(super) fn named_in(codes: &CodeList, text: &str) -> (BTreeSet<String>, String) {
    let mut rest = key::key(text);
    let mut chosen = BTreeSet::new();
    let mut labels: Vec<(String, &str)> = codes
        .options
        .iter()
        .flat_map(|option| {
            std::iter::once(&option.label.ja)
                .chain(&option.aliases)
                .map(|name| (key::key(name), option.code.as_str()))
        })
        .collect();
    labels.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    for (name, code) in labels {
        if let Some(at) = rest.find(&name) {
            // A number directly before a label must be its own; one that stands alone is an answer not understood.
            let before = rest[..at].trim_end_matches(['.', ')', '．', '、']).to_owned();
            let number = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let written = &before[before.len() - number..];
            let start = if written == code && rest[before.len()..at].chars().all(|c| c != '、') {
                before.len() - number
            } else {
                at
            };
            rest.replace_range(start..at + name.len(), "、");
            chosen.insert(code.to_owned());
        }
    }
    let left = rest.chars().filter(|c| !is_between(*c) && !"．.()".contains(*c)).collect();
    (chosen, left)
}

/// What people write between two answers.
fn is_between(c: char) -> bool {
    c.is_whitespace() || "、,・;/；，／".contains(c)
}

/// The one option that a text nearly is. The whole text has to be accounted for: whoever pastes the suggestion must not
/// lose a second answer, so one that names another option or has more parts than the option is none.
pub(super) fn meant<'a>(codes: &'a CodeList, text: &str) -> Option<&'a ResponseOption> {
    let near = names::nearest_alone(text, codes.options.iter().map(|option| option.label.ja.as_str()))?;
    let near = codes.options.iter().find(|option| option.label.ja == near)?;
    let parts = |text: &str| clean::clean(text).split(is_between).filter(|part| !part.is_empty()).count();
    let others = named_in(codes, text).0.iter().any(|code| *code != near.code);
    (!others && parts(text) <= parts(&near.label.ja)).then_some(near)
}
