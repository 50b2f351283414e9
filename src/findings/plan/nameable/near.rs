//! Which ids are near to one that a mark names and nobody has. What is shown is taken, so a number of another kind, or the answers to
//! another question, are no suggestion.

use crate::catalogue::{Phrase, definition as words};
use crate::survey::toml::source::{listed, one_letter_apart, suggest, suggest_or_list};
use crate::text::names::edits;

/// What is known under a part of what was typed: ids that go on where it ends, ids with another value in one place, ids of
/// which it is a part. Several are shown side by side, since whoever is shown one of them takes it, and would print the
/// number of another area.
pub(super) fn alike(typed: &str, known: &[&str]) -> Option<Phrase> {
    let goes_on = |id: &&&str| id.strip_prefix(typed).is_some_and(|rest| rest.starts_with('.'));
    let others = |id: &&&str| {
        let [own, theirs] = [typed, id].map(|id| id.split('.').collect::<Vec<_>>());
        let differ = own.iter().zip(&theirs).filter(|(own, theirs)| own != theirs);
        own.len() > 1 && own.len() == theirs.len() && differ.count() == 1
    };
    let has_part = |id: &&&str| !id.contains('.') && id.split('-').any(|part| part == typed);
    let of = |rule: &dyn Fn(&&&str) -> bool| known.iter().filter(rule).copied().collect::<Vec<&str>>();
    let found = [of(&goes_on), of(&others), of(&has_part)].into_iter().find(|found| !found.is_empty())?;
    // A slip of the finger, and in no other way.
    let slips: Vec<&&str> =
        found.iter().filter(|id| one_letter_apart(id, typed) && id.len() == typed.len()).collect();
    match slips.as_slice() {
        [slip] => Some(words::did_you_mean(slip)),
        _ => one_or_several(&found),
    }
}

/// The number in a table that a mark probably meant, else the numbers that there are: first those of the same kind (a rate, a
/// count), since whoever writes `total.rate` wants no count of that line.
pub fn by_statistic(typed: &str, known: &[&str]) -> Option<Phrase> {
    let of_line = || {
        let (line, _) = typed.rsplit_once('.')?;
        let is_there = |id: &&str| id.strip_prefix(line).is_some_and(|rest| rest.starts_with('.'));
        let there: Vec<&str> = known.iter().copied().filter(is_there).collect();
        (!there.is_empty()).then(|| words::known_names(listed(&there)))
    };
    statistic(typed, known).or_else(of_line).or_else(|| suggest_or_list(typed, known))
}

/// The numbers whose last part is the one that was typed, or has it as one of its words (`rate` of `return_rate`): in the same line
/// and column where there are such, else the nearest of them. Where no number is of that kind, what the line has under a name
/// that is near.
pub(super) fn statistic(written: &str, known: &[&str]) -> Option<Phrase> {
    let typed = written.replace('-', "_");
    let Some((line, last)) = typed.rsplit_once('.') else { return kind_in_words(&typed, known) };
    let parts = |id: &'_ str| id.replace('-', "_").rsplit_once('.').map(|(a, b)| (a.to_owned(), b.to_owned()));
    let of = |rule: &dyn Fn(&str, &str) -> bool| -> Vec<&str> {
        known.iter().copied().filter(|id| parts(id).is_some_and(|(line, last)| rule(&line, &last))).collect()
    };
    let same = of(&|_, theirs| theirs == last);
    let kind = if same.is_empty() { of(&|_, theirs| theirs.split('_').any(|word| word == last)) } else { same };
    let here: Vec<&str> =
        kind.iter().copied().filter(|id| parts(id).is_some_and(|(theirs, _)| theirs == line)).collect();
    if let Some(found) = one_or_several(&here) {
        return Some(found);
    }
    if !kind.is_empty() {
        // Another group than the one that was typed is no suggestion by itself.
        let slips: Vec<&str> = kind.iter().copied().filter(|id| is_slip(written, id)).collect();
        return one_or_several(if slips.is_empty() { &kind } else { &slips });
    }
    let slips = of(&|theirs, word| theirs == line && is_slip(last, word));
    one_or_several(&slips)
}

/// The figures whose last word is that of an id without parts: `return-rate` asks for a rate.
fn kind_in_words(typed: &str, known: &[&str]) -> Option<Phrase> {
    let last = |id: &str| id.rsplit(['.', '-', '_']).next().map(str::to_owned).filter(|kind| kind.len() > 2);
    let kind = last(typed)?;
    let found = known.iter().copied().filter(|id| last(id).is_some_and(|own| own == kind));
    let (cells, figures): (Vec<&str>, Vec<&str>) = found.partition(|id| id.contains('.'));
    let same = |id: &&str| id.rsplit_once('.').is_some_and(|(_, last)| last.replace('-', "_") == typed);
    let whole: Vec<&str> = cells.iter().copied().filter(same).collect();
    let near = || suggest(typed, figures.iter().copied());
    let any = || one_or_several(&figures.iter().chain(&cells).copied().collect::<Vec<_>>());
    one_or_several(&whole).or_else(near).or_else(any)
}

/// One id as what was meant, several side by side.
fn one_or_several(found: &[&str]) -> Option<Phrase> {
    match found {
        [] => None,
        [only] => Some(words::did_you_mean(only)),
        several => Some(words::mark_one_of(Phrase::same(listed(several)))),
    }
}

/// Whether one id was probably typed for the other: each of its words differs by a slip of the finger at most, and no number in it
/// is another one, since `q2` is another question than `q3`.
pub(super) fn is_slip(typed: &str, id: &str) -> bool {
    let words = |id: &str| id.split(['-', '_', '.']).map(str::to_lowercase).collect::<Vec<_>>();
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let near = |typed: &String, own: &String| {
        let signs = own.chars().count();
        let allowed = if signs > 7 { 2 } else { usize::from(signs > 2) };
        digits(typed) == digits(own) && edits(typed, own) <= allowed
    };
    let (typed, own) = (words(typed), words(id));
    let joined = typed.concat() == own.concat();
    joined || typed.len() == own.len() && typed.iter().zip(&own).all(|(typed, own)| near(typed, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELLS: [&str; 7] = [
        "rates.s.R1.total.returned",
        "rates.s.R1.total.return_rate",
        "rates.s.R1.total.valid_return_rate",
        "rates.s.R1.coast.return_rate",
        "need.total.1.count",
        "need.total.1.share",
        "need.coast.1.share",
    ];

    fn said(typed: &str) -> String {
        by_statistic(typed, &CELLS).unwrap_or_default().ja
    }

    #[test]
    fn the_kind_of_number_that_was_written_is_offered() {
        let rates = "どれかのつもりですか: rates.s.R1.total.return_rate / rates.s.R1.total.valid_return_rate";
        assert_eq!(said("rates.s.R1.total.rate"), rates);
        assert_eq!(said("rates.s.R1.coast.rate"), "もしかして: 「rates.s.R1.coast.return_rate」");
        assert_eq!(said("rates.s.R1.total.return-rate"), "もしかして: 「rates.s.R1.total.return_rate」");
        assert_eq!(said("rates.s.R1.total.retrun_rate"), "もしかして: 「rates.s.R1.total.return_rate」");
        assert_eq!(said("need.totl.1.share"), "もしかして: 「need.total.1.share」");
        assert_eq!(said("need.coast.1.shaer"), "もしかして: 「need.coast.1.share」");
        // Of that line there is no such number; what there is of it elsewhere is of the same kind.
        assert!(said("need.coast.1.count").contains("need.total.1.count"));
        // No number at all is of that kind: what there is in the line, and no other one as what was meant.
        assert_eq!(said("need.total.1.rate_x"), "使えるもの: need.total.1.count / need.total.1.share");
        assert_eq!(
            said("return-rate"),
            "どれかのつもりですか: rates.s.R1.total.return_rate / rates.s.R1.coast.return_rate"
        );
    }

    #[test]
    fn another_question_is_no_slip() {
        for (typed, id) in
            [("reasns", "reasons"), ("table-raesons", "table-reasons"), ("need_by_area", "need-by-area")]
        {
            assert!(is_slip(typed, id), "{typed}");
        }
        for (typed, id) in [("table-q3", "table-q2"), ("need-by-area", "need-by-type"), ("need", "reasons")] {
            assert!(!is_slip(typed, id), "{typed}");
        }
    }
}
