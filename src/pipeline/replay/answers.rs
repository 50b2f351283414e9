//! Answers that this program reads otherwise than the one that published, though the cell says the same: what a changed rule
//! did. The answer ledger that was frozen is the witness.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::plan::TableKey;
use crate::pipeline::replay::mixed::assemble;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::responses::ledger::{AnswerLedger, LedgerRow};
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::survey::question::ResponseDomain;
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

/// An answer: its round, its case, its question.
type Key<'l> = (&'l str, &'l str, &'l str, &'l str);

/// An answer as a ledger has it: the cells with their raw texts, the value and why it is missing.
type Read<'l> = (BTreeSet<(&'l str, &'l str, u32, u32, &'l str)>, &'l str, &'l str);

/// Answers that two ledgers read otherwise from the same raw cells, as the first one has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Reread {
    /// Value and reason by round, case and question.
    answers: BTreeMap<(TableKey, String, String), (String, String)>,
}

impl Reread {
    /// Compares what was published with what is read now of the same files.
    pub(super) fn between(published: &AnswerLedger, now: &AnswerLedger) -> Self {
        let (old, new) = (by_answer(published), by_answer(now));
        let mut answers = BTreeMap::new();
        for ((survey, round, case, question), (cells, value, missing)) in &old {
            let Some((cells_now, value_now, missing_now)) = new.get(&(*survey, *round, *case, *question)) else {
                continue;
            };
            if cells == cells_now && (value, missing) != (value_now, missing_now) {
                let table = TableKey { survey: (*survey).to_owned(), round: (*round).to_owned() };
                let key = (table, (*case).to_owned(), (*question).to_owned());
                answers.insert(key, ((*value).to_owned(), (*missing).to_owned()));
            }
        }
        Self { answers }
    }

    /// Whether every cell is read as it was.
    pub(super) fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// What is collected where these answers are read as they were.
    pub(super) fn put_back(&self, workspace: &Workspace, collection: &Collection) -> Collection {
        let mut rounds = collection.rounds.clone();
        for round in &mut rounds {
            let survey = workspace.surveys.iter().find(|survey| survey.id == round.survey);
            let table = TableKey { survey: round.survey.clone(), round: round.round.clone() };
            for unit in &mut round.units {
                let id = unit.id.clone();
                for answer in unit.submission.iter_mut().flat_map(|submission| &mut submission.answers) {
                    let key = (table.clone(), id.clone(), answer.question.clone());
                    let domain = survey.and_then(|survey| survey.question(&answer.question)).map(|q| &q.domain);
                    let was = self.answers.get(&key).zip(domain);
                    if let Some(value) =
                        was.and_then(|((value, missing), domain)| value_of(value, missing, domain))
                    {
                        answer.value = value;
                    }
                }
            }
        }
        assemble(workspace, rounds, collection.entered.clone(), collection.diagnostics.clone())
    }
}

fn by_answer(ledger: &AnswerLedger) -> BTreeMap<Key<'_>, Read<'_>> {
    let mut answers: BTreeMap<Key<'_>, Read<'_>> = BTreeMap::new();
    for row in &ledger.rows {
        let LedgerRow { survey, round, case, question, raw, value, missing, at, hash, .. } = row;
        let read = answers.entry((survey, round, case, question)).or_insert((BTreeSet::new(), value, missing));
        read.0.insert((hash, &at.sheet, at.at.row, at.at.column, raw));
    }
    answers
}

/// The value that a ledger writes as this text.
fn value_of(value: &str, missing: &str, domain: &ResponseDomain) -> Option<AnswerValue> {
    if !missing.is_empty() {
        return Missing::from_word(missing).map(AnswerValue::Missing);
    }
    Some(match domain {
        ResponseDomain::Single(_) | ResponseDomain::Area | ResponseDomain::Category => {
            AnswerValue::Code(value.to_owned())
        }
        ResponseDomain::Multiple(_) | ResponseDomain::List => {
            AnswerValue::Options(value.split('、').map(str::to_owned).collect())
        }
        ResponseDomain::Quantity { .. } => AnswerValue::Quantity(Decimal::from_text(value)?),
        ResponseDomain::Date => AnswerValue::Date(date(value)?),
        ResponseDomain::Text => AnswerValue::Text(value.to_owned()),
    })
}

/// A day or month as the ledger writes it: 2021-01-20, 2021-01.
fn date(text: &str) -> Option<CivilDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let day = parts.next().map(str::parse).transpose().ok()?;
    CivilDate::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Phrase;
    use crate::provenance::CellAddress;
    use crate::workbook::cell_ref;

    fn row(raw: &str, value: &str, missing: &str) -> LedgerRow {
        LedgerRow {
            survey: "s".to_owned(),
            round: "R2".to_owned(),
            case: "K001".to_owned(),
            question: "q1".to_owned(),
            option: String::new(),
            raw: raw.to_owned(),
            value: value.to_owned(),
            missing: missing.to_owned(),
            at: cell_ref("returned/a.xlsx", "票", CellAddress::new(1, 1)),
            hash: "h".to_owned(),
            rule: "by-number".to_owned(),
            corrected_by: None,
        }
    }

    fn between(old: LedgerRow, new: LedgerRow) -> Reread {
        Reread::between(&AnswerLedger { rows: vec![old] }, &AnswerLedger { rows: vec![new] })
    }

    #[test]
    fn only_the_same_raw_cell_is_read_otherwise() {
        assert!(between(row("1", "1", ""), row("1", "1", "")).is_empty());
        assert!(!between(row("△", "", "invalid"), row("△", "1", "")).is_empty());
        // Another text is another answer.
        assert!(between(row("1", "1", ""), row("2", "2", "")).is_empty());
    }

    #[test]
    fn values_are_read_back_as_the_ledger_writes_them() {
        let values = [
            (
                AnswerValue::Quantity(Decimal::new(125, 1).unwrap()),
                ResponseDomain::Quantity { unit: Phrase::default(), min: None, max: None },
            ),
            (AnswerValue::Date(CivilDate::new(2021, 1, Some(20)).unwrap()), ResponseDomain::Date),
            (AnswerValue::Date(CivilDate::new(2021, 1, None).unwrap()), ResponseDomain::Date),
            (AnswerValue::Text("言葉".to_owned()), ResponseDomain::Text),
            (AnswerValue::Code("a".to_owned()), ResponseDomain::Category),
            (AnswerValue::Options(BTreeSet::from(["a".to_owned(), "b".to_owned()])), ResponseDomain::List),
        ];
        for (value, domain) in values {
            assert_eq!(value_of(&value.text(), "", &domain).as_ref(), Some(&value));
        }
        let missing = value_of("", "held_out", &ResponseDomain::Text);
        assert_eq!(missing, Some(AnswerValue::Missing(Missing::HeldOut)));
    }
}
