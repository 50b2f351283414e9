//! Of which of several rounds a statement is where it names no year: 「前回は78.0％」, 「前回の30.0％から42.9％となり」. What is said of an
//! earlier round is held against that round or against nothing, and what is said of none is about the last one.

use crate::findings::claims::around::without_years;
use crate::findings::claims::bind::{Candidate, Context, Kind, about_best, candidates};
use crate::findings::claims::facts::{Fact, Facts, Measure};

/// Of which round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// The words do not say.
    #[default]
    Unsaid,
    /// 前回
    Before,
    /// 前年度, where the text names no year that it is before.
    YearBefore,
    /// 前々回
    Earlier,
    /// 今回, and what something became.
    Now,
}

const MARKERS: &[(&str, Turn)] = &[
    ("前々回", Turn::Earlier),
    ("前々年", Turn::Earlier),
    ("一昨年", Turn::Earlier),
    ("前回", Turn::Before),
    ("前の回", Turn::Before),
    ("前調査", Turn::Before),
    ("前年", Turn::YearBefore),
    ("昨年", Turn::YearBefore),
    ("今回", Turn::Now),
    ("今年", Turn::Now),
    ("本年", Turn::Now),
];

/// What may stand between the word for a round and what is said of it.
const JOINTS: &[&str] =
    &["度", "の調査", "調査", "の結果", "結果", "アンケート", "時点", "時", "の", "分", "同期"];

/// What makes of the round something that another is set against: 前回より.
const AGAINST: &[&str] = &["から", "より", "と比", "と同", "と並", "に比", "に対", "に続", "を", "比", "並"];

/// What ends what is said of an earlier round.
const TURNS: &[&str] =
    &["から", "より", "を上回", "を下回", "に比", "と比", "に対", "が、", "ものの", "一方", "であり、"];

impl Turn {
    /// Of which round a number is, by what stands before it in its sentence.
    pub fn before(text: &str) -> Self {
        let last = MARKERS.iter().filter_map(|(word, turn)| Some((text.rfind(word)?, *word, *turn)));
        let Some((at, word, turn)) = last.max_by_key(|(at, word, _)| (at + word.len(), word.len())) else {
            return Turn::Unsaid;
        };
        let mut rest = &text[at + word.len()..];
        // 前回（令和2年度）, 前回の令和2年度調査: the year says it.
        if without_years(rest) != rest {
            return Turn::Unsaid;
        }
        while let Some(shorter) = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)) {
            rest = shorter;
        }
        if AGAINST.iter().any(|word| rest.starts_with(word)) {
            return Turn::before(&text[..at]);
        }
        if turn == Turn::Now || !TURNS.iter().any(|word| rest.contains(word)) { turn } else { Turn::Unsaid }
    }

    /// Of which round a cell is, by what names its column and its row.
    pub fn of_heads(columns: &[String], rows: &[String]) -> Self {
        let of = |name: &String| match Turn::before(name) {
            Turn::Unsaid => None,
            turn => Some(turn),
        };
        columns.iter().chain(rows).find_map(of).unwrap_or_default()
    }

    /// Whether it is of an earlier round than the last.
    pub fn is_past(self) -> bool {
        match self {
            Turn::Before | Turn::YearBefore | Turn::Earlier => true,
            Turn::Unsaid | Turn::Now => false,
        }
    }
}

/// The candidates, and those of them that are about the likeliest and of the round that is spoken of.
pub(super) fn of_round(facts: &Facts, kind: &Kind, context: &Context) -> (Vec<Candidate>, Vec<Candidate>) {
    if let Some(before) = context.of_round_before() {
        let found = candidates(facts, kind, &before);
        let likely = about_best(&found).to_vec();
        if likely.first().is_some_and(|best| !best.other_year) {
            return (found, likely);
        }
    }
    let found = candidates(facts, kind, context);
    let likely = about_best(&found);
    let says_no_year = context.years.is_empty() && !context.cell;
    let likely = if context.turn.is_past() || says_no_year {
        those_of(facts, likely, context.turn)
    } else {
        likely.to_vec()
    };
    (found, likely)
}

/// The candidates of the round that is spoken of: of an earlier one those that the facts have of it, else those of the last. Nothing
/// is left where the facts have nothing of that round. Facts that are of no round of a survey stay as they are.
fn those_of(facts: &Facts, likely: &[Candidate], turn: Turn) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in likely {
        let fact = &facts.list[candidate.fact];
        let meant = if !fact.of_round {
            Some(candidate.fact)
        } else if turn.is_past() {
            earlier(facts, candidate.fact, turn)
        } else {
            Some(later(facts, candidate.fact).unwrap_or(candidate.fact))
        };
        let Some(meant) = meant else { continue };
        if !found.iter().any(|other| other.fact == meant) {
            found.push(Candidate { fact: meant, other_year: false, ..*candidate });
        }
    }
    found
}

/// What a fact, or the one of the last round that it is the earlier of, was in the round before.
fn earlier(facts: &Facts, at: usize, turn: Turn) -> Option<usize> {
    let new = later(facts, at).unwrap_or(at);
    let (new, old) = rounds_of(facts, new)?;
    let first = |at: usize| facts.list[at].years.map(|(first, _)| first);
    match turn {
        Turn::YearBefore => (first(old)? + 1 == first(new)?).then_some(old),
        // Two rounds before is not looked for.
        Turn::Earlier => None,
        Turn::Before | Turn::Unsaid | Turn::Now => Some(old),
    }
}

/// The same as a fact in the last round that there is of it.
pub(super) fn later(facts: &Facts, at: usize) -> Option<usize> {
    let own = facts.list.get(at)?;
    let (_, last) = own.years?;
    let others = facts.list.iter().enumerate().filter(|(_, fact)| is_same_row(fact, own));
    let later = others.filter(|(_, fact)| fact.years.is_some_and(|(first, _)| first > last));
    let last = later.clone().filter_map(|(_, fact)| fact.years).max()?;
    let mut of_last = later.filter(|(_, fact)| fact.years == Some(last));
    let (found, fact) = of_last.next()?;
    of_last.all(|(_, other)| same_value(other, fact)).then_some(found)
}

/// A fact, or a cell of a table that is the same, and what the same row has of an earlier year; none where several rows could be meant.
pub(super) fn rounds_of(facts: &Facts, at: usize) -> Option<(usize, usize)> {
    let own = facts.list.get(at)?;
    let is_same = |other: usize, fact: &Fact| {
        other == at
            || fact.table.is_some()
                && fact.years == own.years
                && fact.base == own.base
                && fact.counts == own.counts
                && own.counts.is_some()
    };
    let alike = || facts.list.iter().enumerate().filter(|(_, fact)| fact.measure == own.measure && is_plain(fact));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (new_at, new) in alike().filter(|(other, fact)| is_same(*other, fact) && fact.exact().is_some()) {
        let Some((first, _)) = new.years else { continue };
        let earlier =
            alike().filter(|(_, old)| is_same_row(old, new) && old.years.is_some_and(|(_, l)| l < first));
        let Some(last) = earlier.clone().filter_map(|(_, old)| old.years).max() else { continue };
        let mut of_last = earlier.filter(|(_, old)| old.years == Some(last));
        let Some((old_at, old)) = of_last.next() else { continue };
        if of_last.all(|(_, other)| same_value(other, old)) {
            found.push((new_at, old_at));
        }
    }
    let (new, old) = found.first().copied()?;
    found.iter().all(|(_, other)| same_value(&facts.list[*other], &facts.list[old])).then_some((new, old))
}

/// Whether two facts are the same answer of the same group to the same question. Of one table alone they need not be: rates of several
/// surveys stand in one.
fn is_same_row(one: &Fact, other: &Fact) -> bool {
    one.figure != other.figure
        && one.measure == other.measure
        && one.percentage == other.percentage
        && is_plain(one)
        && one.exact().is_some()
        && (&one.subject, &one.group, &one.option) == (&other.subject, &other.group, &other.option)
}

/// Whether it is a value of one round by itself.
fn is_plain(fact: &Fact) -> bool {
    fact.from.len() == 1 && matches!(fact.measure, Measure::Share | Measure::Number | Measure::Base)
}

fn same_value(one: &Fact, other: &Fact) -> bool {
    let compared = one.exact().zip(other.exact()).and_then(|(one, other)| one.compared(other));
    compared == Some(std::cmp::Ordering::Equal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_number_say_of_which_round_it_is() {
        for (text, turn) in [
            ("前回は、必要と回答したのは", Turn::Before),
            ("必要と回答したのは、前回の", Turn::Before),
            ("必要と回答したのは、前回調査では", Turn::Before),
            ("前々回の", Turn::Earlier),
            ("前年度は", Turn::YearBefore),
            ("前回（令和2年度）は", Turn::Unsaid),
            ("前回の令和2年度調査では", Turn::Unsaid),
            ("必要と回答したのは", Turn::Unsaid),
            ("前回から", Turn::Unsaid),
            ("前回より増えて", Turn::Unsaid),
            ("前回調査に比べ", Turn::Unsaid),
            ("前回の71.3％から", Turn::Unsaid),
            ("前回の71.3％を上回る", Turn::Unsaid),
            ("前回は71.3％であったが、", Turn::Unsaid),
            ("前回は71.3％、今回は", Turn::Now),
            ("今回は、前回から増えて", Turn::Now),
        ] {
            assert_eq!(Turn::before(text), turn, "{text}");
        }
    }
}
