//! Which unit stood where between rounds, by name: for the analyst's own lists, never for a report.

use crate::catalogue::Phrase;
use crate::findings::batch::Counted;
use crate::findings::change_table::Asked;
use crate::findings::material::Material;
use crate::findings::plan::rounds::ChangeRound;
use crate::responses::joined::{asked_in, codes, merged_away, merged_into, round_name};
use crate::survey::answer::AnswerValue;
use crate::survey::predicate::Predicate;

/// The units of one table of change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Table id.
    pub table: String,
    /// Its title.
    pub title: Phrase,
    /// Rounds in their order, each with its question.
    pub rounds: Vec<ChangeRound>,
    /// Every unit that was asked in any of them, in the order of the frame.
    pub units: Vec<PanelUnit>,
}

/// One unit over the rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelUnit {
    /// Its code in the last round that asks it.
    pub id: String,
    /// The codes that it had before that one, the last first.
    pub was: Vec<String>,
    /// How it stands.
    pub standing: Standing,
    /// Its answer in every round; none where it was not asked.
    pub answers: Vec<Option<AnswerValue>>,
}

/// How a unit stands over the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The same valid answer in every round.
    Unchanged,
    /// Valid answers in every round, and not the same.
    Changed,
    /// Asked in every round, without a valid answer in some.
    Partly,
    /// Asked in every round, with a valid answer in none.
    Silent,
    /// Asked in the last round and not in the first.
    New,
    /// Asked in the first round and not in the last.
    Dropped,
    /// Asked in some rounds only, and neither of the two.
    Between,
    /// It has become part of another unit, or others have become part of it.
    Merged,
}

impl Standing {
    fn of(answers: &[Option<AnswerValue>]) -> Self {
        let asked = |answer: Option<&Option<AnswerValue>>| answer.is_some_and(Option::is_some);
        if answers.iter().any(Option::is_none) {
            return match (asked(answers.first()), asked(answers.last())) {
                (false, true) => Standing::New,
                (true, false) => Standing::Dropped,
                (true, true) | (false, false) => Standing::Between,
            };
        }
        let valid = answers.iter().flatten().filter(|answer| answer.missing().is_none()).count();
        match valid {
            0 => Standing::Silent,
            all if all < answers.len() => Standing::Partly,
            _ if answers.windows(2).all(|pair| pair[0] == pair[1]) => Standing::Unchanged,
            _ => Standing::Changed,
        }
    }
}

impl Asked<'_> {
    /// Which unit stood where; none where no frame says which units are the same.
    pub fn panel(&self, counted: &Counted<'_>, material: &Material<'_>) -> Option<Panel> {
        let rows = &self.groups.first()?.panel.as_ref()?.rows;
        let table = counted.table(rows)?;
        let rounds = &self.change.rounds;
        let last = rounds.last()?;
        let name = |round: &ChangeRound| round_name(&round.key.survey, &round.key.round, &last.key.survey);
        let names: Vec<String> = rounds.iter().map(name).collect();
        let merged: Vec<Predicate> =
            names.iter().skip(1).flat_map(|name| [merged_away(name), merged_into(name)]).collect();
        let codes = codes(&material.joining(&self.change.keys())?);
        let unit = |row: &usize| {
            let view = table.view(*row);
            let answers: Vec<Option<AnswerValue>> = names
                .iter()
                .enumerate()
                .map(|(r, name)| {
                    let column = table.column(&self.column(r))?;
                    column.values.get(*row).filter(|_| asked_in(name).holds(&view)).cloned()
                })
                .collect();
            let standing = if merged.iter().any(|merged| merged.holds(&view)) {
                Standing::Merged
            } else {
                Standing::of(&self.in_common(&answers))
            };
            let mut was: Vec<String> =
                codes.get(*row)?.iter().rev().flatten().map(|code| (*code).to_owned()).collect();
            was.dedup();
            let id = table.cases.get(*row)?.id.clone();
            was.retain(|code| *code != id);
            Some(PanelUnit { id, was, standing, answers })
        };
        Some(Panel {
            table: self.request.id.clone(),
            title: self.request.title.clone(),
            rounds: rounds.clone(),
            units: counted.rows(rows).iter().filter_map(unit).collect(),
        })
    }

    /// Answers in the codes that the rounds have in common, by which they can be the same.
    fn in_common(&self, answers: &[Option<AnswerValue>]) -> Vec<Option<AnswerValue>> {
        let common = |r: usize, code: &String| {
            let choice = self.options.iter().find(|o| o.codes.get(r).is_some_and(|codes| codes.contains(code)));
            choice.map_or_else(|| code.clone(), |choice| choice.code.clone())
        };
        let one = |(r, answer): (usize, &Option<AnswerValue>)| match answer {
            Some(AnswerValue::Code(code)) => Some(AnswerValue::Code(common(r, code))),
            Some(AnswerValue::Options(codes)) => {
                Some(AnswerValue::Options(codes.iter().map(|code| common(r, code)).collect()))
            }
            Some(
                AnswerValue::Quantity(_) | AnswerValue::Date(_) | AnswerValue::Text(_) | AnswerValue::Missing(_),
            )
            | None => answer.clone(),
        };
        answers.iter().enumerate().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::missing::Missing;

    #[test]
    fn standings() {
        let code = |code: &str| Some(AnswerValue::Code(code.to_owned()));
        let blank = || Some(AnswerValue::Missing(Missing::NoAnswer));
        for (answers, standing) in [
            (vec![code("1"), code("1")], Standing::Unchanged),
            (vec![code("1"), code("2"), code("1")], Standing::Changed),
            (vec![code("1"), blank()], Standing::Partly),
            (vec![blank(), blank()], Standing::Silent),
            (vec![None, blank()], Standing::New),
            (vec![code("1"), code("1"), None], Standing::Dropped),
            (vec![None, code("1"), None], Standing::Between),
            (vec![code("1"), None, code("1")], Standing::Between),
        ] {
            assert_eq!(Standing::of(&answers), standing, "{answers:?}");
        }
    }
}
