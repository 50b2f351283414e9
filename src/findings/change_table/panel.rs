//! Which unit stood where between rounds, by name: for the analyst's own lists, never for a report.

use crate::findings::batch::Counted;
use crate::findings::change_table::Asked;
use crate::responses::joined::asked_in;
use crate::responses::schema;
use crate::survey::answer::AnswerValue;

/// The units of one table of change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Table id.
    pub table: String,
    /// Its title.
    pub title: String,
    /// Survey.
    pub survey: String,
    /// Question.
    pub question: String,
    /// Rounds in their order.
    pub rounds: Vec<String>,
    /// Every unit that was asked in any of them, in the order of the frame.
    pub units: Vec<PanelUnit>,
}

/// One unit over the rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelUnit {
    /// Case id.
    pub id: String,
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
    pub fn panel(&self, counted: &Counted<'_>) -> Option<Panel> {
        let rows = &self.groups.first()?.panel.as_ref()?.rows;
        let table = counted.table(rows)?;
        let (rounds, question) = (&self.change.rounds, &self.change.rows);
        let unit = |row: &usize| {
            let view = table.view(*row);
            let answers: Vec<Option<AnswerValue>> = rounds
                .iter()
                .map(|round| {
                    let column = table.column(&schema::of_round(question, round))?;
                    column.values.get(*row).filter(|_| asked_in(round).holds(&view)).cloned()
                })
                .collect();
            Some(PanelUnit { id: table.cases.get(*row)?.id.clone(), standing: Standing::of(&answers), answers })
        };
        Some(Panel {
            table: self.request.id.clone(),
            title: self.request.title.clone(),
            survey: self.change.survey.clone(),
            question: question.clone(),
            rounds: rounds.clone(),
            units: counted.rows(rows).iter().filter_map(unit).collect(),
        })
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
