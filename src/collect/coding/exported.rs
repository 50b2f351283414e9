//! The answers of a web form as its service exports them: several in one cell, or a column for each option. What is
//! declared decides; an option that holds the separator is read whole, and a text that can be split in two ways is asked
//! about.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, exports as words};
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, Offered, code, finding, options};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::code_list::CodeList;
use crate::survey::export::{Export, Written, shown as shown_separator};
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::stock::is_ditto;
use crate::text::{clean, key, names};

/// What the text of a cell is made of.
#[derive(Debug, PartialEq, Eq)]
enum Split<'a> {
    /// Options and nothing else.
    Options(BTreeSet<&'a str>),
    /// These options or those.
    TwoWays(BTreeSet<&'a str>, BTreeSet<&'a str>),
    /// Options, and words that are none.
    Rest {
        /// The options.
        chosen: BTreeSet<&'a str>,
        /// The words, cut at the separator.
        rest: Vec<&'a str>,
        /// Whether they stand together.
        together: bool,
    },
}

/// Codes the cells of one answer of an export.
pub(super) fn exported(
    export: &Export,
    question: &Question,
    cells: &mut [AnswerCell],
    areas: &Areas,
    offered: Offered,
) -> Coded {
    let Some(codes) = question.domain.codes() else { return super::value(question, cells, areas, offered) };
    if cells.iter().any(|cell| cell.option.is_some()) {
        return columns(export, codes, question, cells, areas);
    }
    let several = matches!(question.domain, ResponseDomain::Multiple(_));
    let blank = cells.first().is_none_or(|cell| cell.error || clean::clean(&cell.raw).is_empty());
    let (false, Some(cell)) = (blank, cells.first_mut()) else {
        return super::value(question, cells, areas, offered);
    };
    let raw = cell.raw.clone();
    let wide = with_separator(export, &raw);
    let mut found = split(export, codes, &raw, several);
    let mut by_wide = false;
    // The separator as an input method writes it: accepted where everything between is an option.
    if let (true, Split::Rest { .. }, Some(wide)) = (several, &found, &wide)
        && let read @ (Split::Options(_) | Split::TwoWays(..)) = split(export, codes, wide, several)
    {
        (found, by_wide) = (read, true);
    }
    match found {
        Split::Options(chosen) => {
            let rule = match (several, export.written) {
                (true, Written::Label) => "by-labels",
                (true, Written::Code) => "by-numbers",
                (false, Written::Label) => "by-label",
                (false, Written::Code) => "by-number",
            };
            cell.rule = if by_wide { format!("{rule}+wide-separator") } else { rule.to_owned() };
            Coded::clean(value(chosen, several))
        }
        Split::TwoWays(one, other) => {
            "joined-two-ways".clone_into(&mut cell.rule);
            let found = words::two_ways(&cell.raw, shown(codes, &one), shown(codes, &other));
            odd("joined-two-ways", cell, found, joined(export), words::hint_two_ways())
        }
        Split::Rest { .. } if options::is_bare_number(&raw, offered) => options::bare_number(codes, cell),
        Split::Rest { mut chosen, rest, together } => {
            let hidden = several && hides_options(export, codes, &raw, &chosen);
            let own = together && !hidden && are_own_words(export, codes, &rest);
            if let Some(code) = other(export, codes).filter(|_| own) {
                cell.rule = if chosen.is_empty() { "own-words" } else { "by-labels+own-words" }.to_owned();
                chosen.insert(code);
                return Coded::clean(value(chosen, several));
            }
            if !several || is_ditto(&cell.raw) {
                return super::value(question, cells, areas, offered);
            }
            "unknown-answer".clone_into(&mut cell.rule);
            let rest = rest.join(&export.separator);
            let mut coded =
                odd("unknown-answer", cell, words::rest(&cell.raw, &rest), joined(export), words::hint_rest());
            let (named, left) = options::named_in(codes, &rest);
            let others: Vec<&str> = if !named.is_empty() && left.is_empty() {
                named.iter().map(String::as_str).collect()
            } else {
                options::meant(codes, &rest).filter(|_| together).iter().map(|near| near.code.as_str()).collect()
            };
            if let (false, [diagnostic]) = (others.is_empty(), coded.diagnostics.as_mut_slice()) {
                chosen.extend(others);
                diagnostic.suggested = Some(value(chosen, several).text());
            }
            coded
        }
    }
}

/// A text with the full-width signs that stand for the separator made the separator; none where there are none.
fn with_separator(export: &Export, raw: &str) -> Option<String> {
    let wide: &[char] = match export.separator.trim() {
        ";" => &['；'],
        "," => &['、', '，'],
        _ => return None,
    };
    raw.contains(wide).then(|| raw.replace(wide, &export.separator))
}

/// Whether a text names more options where a full-width sign is a separator too. Such words are nobody's own.
fn hides_options(export: &Export, codes: &CodeList, raw: &str, chosen: &BTreeSet<&str>) -> bool {
    with_separator(export, raw).is_some_and(|wide| match split(export, codes, &wide, true) {
        Split::Options(_) | Split::TwoWays(..) => true,
        Split::Rest { chosen: more, .. } => more.len() > chosen.len(),
    })
}

/// The words of who chose その他, where they stand in the place of the option.
pub(in crate::collect) fn own_words(export: &Export, question: &Question, raw: &str) -> Option<String> {
    let codes = question.domain.codes()?;
    other(export, codes)?;
    let several = matches!(question.domain, ResponseDomain::Multiple(_));
    match split(export, codes, raw, several) {
        Split::Rest { chosen, rest, together: true }
            if !(several && hides_options(export, codes, raw, &chosen)) && are_own_words(export, codes, &rest) =>
        {
            Some(rest.join(&export.separator))
        }
        Split::Rest { .. } | Split::Options(_) | Split::TwoWays(..) => None,
    }
}

/// Whether words are a respondent's own: none of them is nearly an option, which somebody may have reworded, and several
/// stand only where people write the separator themselves.
fn are_own_words(export: &Export, codes: &CodeList, rest: &[&str]) -> bool {
    let labels = || codes.options.iter().map(|option| option.label.ja.as_str());
    let reworded = rest.iter().any(|part| !names::nearest(part, labels(), 1).is_empty());
    let one = rest.len() == 1 || matches!(export.separator.trim(), "," | "、");
    one && !reworded && !rest.iter().any(|part| is_ditto(part))
}

/// The option whose place respondents' own words take: the only one with words of its own.
fn other<'a>(export: &Export, codes: &'a CodeList) -> Option<&'a str> {
    let mut with_words = codes.options.iter().filter(|option| export.own_words && option.other.is_some());
    with_words.next().filter(|_| with_words.next().is_none()).map(|option| option.code.as_str())
}

fn value(chosen: BTreeSet<&str>, several: bool) -> AnswerValue {
    if several {
        return AnswerValue::Options(chosen.into_iter().map(str::to_owned).collect());
    }
    AnswerValue::Code(chosen.into_iter().next().unwrap_or_default().to_owned())
}

fn odd(rule: &'static str, cell: &AnswerCell, found: Phrase, expected: Phrase, hint: Phrase) -> Coded {
    Coded::missing(Missing::Invalid, finding(rule, Severity::Query, &[cell], found, expected, hint))
}

fn joined(export: &Export) -> Phrase {
    words::joined_options(shown_separator(&export.separator))
}

fn shown(codes: &CodeList, chosen: &BTreeSet<&str>) -> String {
    let label = |code: &&str| codes.get(code).map(|option| option.label.ja.as_str());
    chosen.iter().filter_map(label).collect::<Vec<_>>().join("＋")
}

/// What a cell may hold for each option, for matching.
fn written<'a>(export: &Export, codes: &'a CodeList) -> Vec<(String, &'a str)> {
    let mut all: Vec<(String, &str)> = Vec::new();
    for option in &codes.options {
        let names: Vec<String> = match export.written {
            Written::Code => vec![option.code.clone()],
            // 「1.必要」 is the option 必要 with its number.
            Written::Label => std::iter::once(&option.label.ja)
                .chain(&option.aliases)
                .flat_map(|name| {
                    [name.clone(), format!("{}.{name}", option.code), format!("{} {name}", option.code)]
                })
                .collect(),
        };
        all.extend(names.into_iter().map(|name| (name, option.code.as_str())));
    }
    all
}

/// Splits a text at the separator and puts together again what is one option.
fn split<'a>(export: &Export, codes: &'a CodeList, raw: &'a str, several: bool) -> Split<'a> {
    let known = written(export, codes);
    let separator = export.separator.as_str();
    let parts: Vec<&str> = if several {
        raw.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect()
    } else {
        vec![raw.trim()]
    };
    // How many parts an option has that holds the separator itself, however that is written in it.
    let pieces = |name: &String| match separator.trim() {
        "" => name.split_whitespace().count(),
        bare => name.split(bare).count(),
    };
    let window = known.iter().map(|(name, _)| pieces(name)).max().unwrap_or(1);
    let known: Vec<(String, &str)> = known.into_iter().map(|(name, code)| (key::key(&name), code)).collect();
    let option = |from: usize, to: usize| {
        let wanted = key::key(&parts[from..to].join(separator));
        known.iter().find(|(name, _)| *name == wanted).map(|(_, code)| *code)
    };
    let ends = |from: usize| from + 1..=parts.len().min(from + window);
    // The ways in which everything behind a part can be read; more than two need not be known.
    let mut ways: Vec<Vec<BTreeSet<&str>>> = vec![Vec::new(); parts.len()];
    ways.push(vec![BTreeSet::new()]);
    for from in (0..parts.len()).rev() {
        let mut here: Vec<BTreeSet<&str>> = Vec::new();
        for to in ends(from).rev() {
            let Some(code) = option(from, to) else { continue };
            for behind in &ways[to] {
                let mut chosen = behind.clone();
                chosen.insert(code);
                if !here.contains(&chosen) && here.len() < 2 {
                    here.push(chosen);
                }
            }
        }
        ways[from] = here;
    }
    let mut whole = ways.swap_remove(0).into_iter();
    match (whole.next(), whole.next()) {
        (Some(only), None) if !only.is_empty() => return Split::Options(only),
        (Some(one), Some(other)) => return Split::TwoWays(one, other),
        (Some(_) | None, _) => {}
    }
    let mut chosen = BTreeSet::new();
    let mut rest: Vec<usize> = Vec::new();
    let mut from = 0;
    while from < parts.len() {
        match ends(from).rev().find_map(|to| option(from, to).map(|code| (to, code))) {
            Some((to, code)) => {
                chosen.insert(code);
                from = to;
            }
            None => {
                rest.push(from);
                from += 1;
            }
        }
    }
    let together = rest.windows(2).all(|pair| pair[1] == pair[0] + 1) && !rest.is_empty();
    let rest = rest.into_iter().map(|at| parts[at]).collect();
    Split::Rest { chosen, rest, together }
}

/// A column for each option: the declared words stand for a mark and for none.
fn columns(
    export: &Export,
    codes: &CodeList,
    question: &Question,
    cells: &mut [AnswerCell],
    areas: &Areas,
) -> Coded {
    let mut marked = cells.to_vec();
    for cell in &mut marked {
        let text = key::key(&cell.raw);
        let is_one_of = |list: &[String]| list.iter().any(|word| key::key(word) == text);
        let option = cell.option.as_deref().and_then(|code| codes.get(code));
        let named = option.is_some_and(|option| {
            std::iter::once(&option.label.ja).chain(&option.aliases).any(|name| key::key(name) == text)
        });
        let mark = match (text.is_empty(), is_one_of(&export.chosen) || named, is_one_of(&export.not_chosen)) {
            (true, _, _) | (false, false, false) => continue,
            (false, true, _) => "○",
            // What is declared is no matter of doubt, as a cross would be.
            (false, false, true) => "□",
        };
        mark.clone_into(&mut cell.raw);
    }
    let coded = code(question, &mut marked, areas);
    for (cell, marked) in cells.iter_mut().zip(marked) {
        let declared = cell.raw != marked.raw;
        cell.rule = if declared { "declared-mark".to_owned() } else { marked.rule };
    }
    coded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::code_list::ResponseOption;
    use crate::survey::export::Profile;

    fn codes(labels: &[&str]) -> CodeList {
        let option = |(code, label): (usize, &&str)| ResponseOption {
            code: code.to_string(),
            label: Phrase::same(*label),
            ..ResponseOption::default()
        };
        CodeList { id: "l".to_owned(), options: (1..).zip(labels).map(option).collect() }
    }

    fn read<'a>(profile: Profile, codes: &'a CodeList, text: &'a str) -> Split<'a> {
        split(&profile.export(), codes, text, true)
    }

    #[test]
    fn an_option_that_holds_the_separator_is_read_whole() {
        let codes = codes(&["国", "国, 県の補助", "寄付", "人;物"]);
        let only = |list: &[&'static str]| Split::Options(list.iter().copied().collect());
        assert_eq!(read(Profile::GoogleForms, &codes, "国, 県の補助, 寄付"), only(&["2", "3"]));
        assert_eq!(read(Profile::GoogleForms, &codes, "国, 国, 県の補助"), only(&["1", "2"]));
        assert_eq!(read(Profile::GoogleForms, &codes, "国,県の補助"), only(&["2"]));
        assert_eq!(read(Profile::MicrosoftForms, &codes, "人;物;寄付;"), only(&["3", "4"]));
        assert_eq!(
            read(Profile::MicrosoftForms, &codes, "３．寄付；"),
            Split::Rest { chosen: BTreeSet::new(), rest: vec!["３．寄付；"], together: true }
        );
        assert_eq!(read(Profile::MicrosoftForms, &codes, "３．寄付;"), only(&["3"]));
    }

    #[test]
    fn a_blank_separates_and_stands_in_options_too() {
        let codes = codes(&["happy", "very　happy", "so so", "sad"]);
        let export = Export { separator: " ".to_owned(), ..Export::default() };
        let only = |list: &[&'static str]| Split::Options(list.iter().copied().collect());
        assert_eq!(split(&export, &codes, "happy  sad ", true), only(&["1", "4"]));
        assert_eq!(split(&export, &codes, "so so very happy", true), only(&["2", "3"]));
        let rest = Split::Rest { chosen: BTreeSet::from(["1"]), rest: vec!["angry"], together: true };
        assert_eq!(split(&export, &codes, "happy angry", true), rest);
    }

    #[test]
    fn two_readings_and_a_rest_are_told() {
        let codes = codes(&["県", "市", "県, 市"]);
        let set = |list: &[&'static str]| list.iter().copied().collect::<BTreeSet<_>>();
        let found = read(Profile::GoogleForms, &codes, "県, 市");
        assert_eq!(found, Split::TwoWays(set(&["3"]), set(&["1", "2"])));
        let found = read(Profile::GoogleForms, &codes, "市, 自分で, 払った");
        let rest = vec!["自分で", "払った"];
        assert_eq!(found, Split::Rest { chosen: set(&["2"]), rest, together: true });
        let found = read(Profile::GoogleForms, &codes, "甲, 市, 乙");
        assert_eq!(found, Split::Rest { chosen: set(&["2"]), rest: vec!["甲", "乙"], together: false });
    }
}
