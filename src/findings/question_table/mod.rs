//! Answers to one question, in total and by groups: n, counts and shares, with the base chain, what may be said
//! and what was not tested and why.

mod assumed;
mod base;
pub mod battery;
mod bounds;
mod finish;
mod groups;
mod head;
mod intervals;
mod notes;
mod tested;
pub(in crate::findings) mod values;
pub mod weights;

pub(in crate::findings) use head::called;
pub use head::frame_heading;
pub(in crate::findings) use values::frame_values;

use std::collections::BTreeSet;

use crate::catalogue::Phrase;
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::material::Material;
use crate::findings::parts::{self, PartsTicket};
use crate::findings::plan::{Banner, BaseShown, PercentOf, QuestionTable, TableRequest};
use crate::findings::question_table::groups::{Group, groups};
use crate::findings::question_table::values::{Beside, Kind, Valued, beside, eligible, options, reasons};
use crate::findings::whole::Whole;
use crate::survey::design::Design;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;
use crate::tally::spec::{Sums, TallySpec};

#[derive(Debug)]
struct GroupEvidence {
    base: Vec<EvidencePart>,
    /// Of those who were to answer, where the shares are of them.
    eligible: Vec<EvidencePart>,
    options: Vec<Vec<EvidencePart>>,
    beside: Vec<Vec<EvidencePart>>,
    not_returned: Vec<EvidencePart>,
}

/// A table whose counts are being made.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    question: &'p QuestionTable,
    /// The words of the question, where it is one item of a battery.
    item: Option<Phrase>,
    multiple: bool,
    /// Whether a stratum of the survey is a sample.
    sampled: bool,
    options: Vec<Valued>,
    /// What is counted beside the options: values outside the classes, nets, reasons for no answer.
    beside: Vec<Beside>,
    groups: Vec<Group>,
    /// Options, then what is beside them that has an answer.
    cells: TallyTicket,
    /// The reasons for no answer, among those who were to answer.
    reasons: Option<TallyTicket>,
    /// The rows of `cells` by stratum.
    parts: PartsTicket,
    chain: ChainTicket,
    evidence: Vec<GroupEvidence>,
    variables: BTreeSet<String>,
    /// Who is where, for tests over several strata.
    members: Option<tested::Members>,
    /// How many chose two options at once, for tests of multiple answers.
    pairs: Vec<tested::Pairs>,
}

/// Asks for what a table needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    question: &'p QuestionTable,
) -> Asked<'p> {
    ask_with(batch, material, request, question, &reasons(material, question))
}

/// The same with columns for these reasons for no answer, so that the items of a battery have the same.
fn ask_with<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    question: &'p QuestionTable,
    reasons: &[Missing],
) -> Asked<'p> {
    let QuestionTable { table: key, rows, by, filter, .. } = question;
    let counted = material.counted(key);
    let base = counted.clone().and(filter.clone()).and(Predicate::Answered(rows.clone()));
    let eligible = eligible(material, question);
    let options = options(material, question);
    let beside = beside(material, question, &options, &base, reasons);
    let groups = groups(material, question);
    let mut named: BTreeSet<&str> = filter.variables();
    named.insert(rows);
    named.extend(by.iter().flat_map(Banner::variables));
    named.extend(counted.variables());
    let variables = material.routed(key, &named);
    let evidence = groups
        .iter()
        .map(|group| {
            let mut named: BTreeSet<&str> = base.variables();
            named.extend(group.condition.variables());
            let cells = EvidenceCells::Variables(material.routed(key, &named));
            let in_group = base.clone().and(group.condition.clone());
            let all_in_group = eligible.clone().and(group.condition.clone());
            let unreturned = filter.clone().and(group.condition.clone());
            let mut part =
                |condition: &Predicate, of: &Predicate| vec![batch.evidence(key, condition, of, cells.clone())];
            GroupEvidence {
                base: part(&Predicate::Everyone, &in_group),
                eligible: match question.base {
                    BaseShown::Answered => Vec::new(),
                    BaseShown::Eligible | BaseShown::Both => part(&Predicate::Everyone, &all_in_group),
                },
                options: options.iter().map(|option| part(&option.condition, &in_group)).collect(),
                beside: beside
                    .iter()
                    .map(|cell| {
                        let of = if cell.kind.has_answer() { &in_group } else { &all_in_group };
                        part(&cell.valued.condition, of)
                    })
                    .collect(),
                not_returned: vec![batch.evidence(
                    key,
                    &Predicate::Disposition(Disposition::NotReturned),
                    &unreturned,
                    EvidenceCells::FrameRow,
                )],
            }
        })
        .collect();
    let columns: Vec<Predicate> = groups.iter().map(|group| group.condition.clone()).collect();
    let mut tally = |rows: Vec<Predicate>, base: Predicate| {
        let weight = question.weight.clone();
        batch.tally(key, TallySpec { rows, columns: columns.clone(), base, quantity: None, weight })
    };
    let conditions = |answered: bool| {
        beside
            .iter()
            .filter(move |cell| cell.kind.has_answer() == answered)
            .map(|cell| cell.valued.condition.clone())
    };
    let answers: Vec<Predicate> =
        options.iter().map(|option| option.condition.clone()).chain(conditions(true)).collect();
    let cells = tally(answers.clone(), base.clone());
    let reasons = match question.base {
        BaseShown::Answered => None,
        BaseShown::Eligible | BaseShown::Both => Some(tally(conditions(false).collect(), eligible)),
    };
    let survey = material.survey(&key.survey);
    let strata = survey.map(|survey| survey.strata.as_slice()).unwrap_or_default();
    let sampled = strata.iter().any(|stratum| matches!(stratum.design, Design::Sample { .. }));
    let multiple =
        survey.and_then(|survey| survey.question(rows)).is_some_and(|question| question.domain.takes_several());
    Asked {
        request,
        question,
        item: None,
        multiple,
        sampled,
        beside,
        cells,
        reasons,
        parts: parts::ask(batch, material, key, &base, &answers, &columns),
        chain: chain::ask(batch, material, key, Some(rows.as_str()), filter, &columns),
        pairs: tested::ask_pairs(batch, material, question, &base, &options, &groups),
        members: tested::ask(batch, material, question, &base, &options, &groups),
        options,
        groups,
        evidence,
        variables,
    }
}

/// One counted column of the table, with where its count is.
#[derive(Debug, Clone, Copy)]
struct Cell<'a> {
    kind: Kind,
    valued: &'a Valued,
    /// Row of its tally.
    row: usize,
}

impl Asked<'_> {
    fn id(&self, group: &Group, what: &str) -> String {
        match self.item {
            Some(_) => format!("{}.{}.{}.{what}", self.request.id, self.question.rows, group.code),
            None => format!("{}.{}.{what}", self.request.id, group.code),
        }
    }

    /// The counted columns in order: options, values outside the classes, nets, reasons for no answer.
    fn columns(&self) -> Vec<Cell<'_>> {
        let options = self.options.iter().map(|valued| (Kind::Option, valued));
        let beside = self.beside.iter().map(|cell| (cell.kind, &cell.valued));
        let (mut answered, mut reasons) = (0.., 0..);
        options
            .chain(beside)
            .filter_map(|(kind, valued)| {
                let row = if kind.has_answer() { answered.next() } else { reasons.next() }?;
                Some(Cell { kind, valued, row })
            })
            .collect()
    }

    /// What was counted of a column in a group.
    fn sums(&self, counted: &Counted<'_>, cell: Cell<'_>, group: usize) -> Sums {
        let ticket = if cell.kind.has_answer() { Some(&self.cells) } else { self.reasons.as_ref() };
        let row = ticket.and_then(|ticket| counted.tally(ticket).cells.get(cell.row));
        row.and_then(|row| row.get(group)).copied().unwrap_or_default()
    }

    /// What was counted of the base of the shares in a group.
    fn base_sums(&self, counted: &Counted<'_>, group: usize) -> Sums {
        let ticket = match self.question.base {
            BaseShown::Answered | BaseShown::Both => &self.cells,
            BaseShown::Eligible => self.reasons.as_ref().unwrap_or(&self.cells),
        };
        counted.tally(ticket).bases.get(group).copied().unwrap_or_default()
    }

    /// Everything that was chosen in a group (延べ回答数).
    fn mentions(&self, counted: &Counted<'_>, group: usize) -> u64 {
        (0..self.options.len()).map(|option| counted.n(&self.cells, option, group)).sum()
    }

    /// Whether a column has a share of those who answered.
    fn has_share(&self, cell: Cell<'_>) -> bool {
        self.question.base == BaseShown::Eligible || cell.kind.has_answer()
    }

    /// The groups whose shares are those of everybody in it, each in one of them: not of a multiple answer on people.
    pub fn wholes(&self) -> Vec<Whole> {
        if self.multiple && self.question.percent_of == PercentOf::People {
            return Vec::new();
        }
        let columns = self.columns();
        let whole = |group: &Group, what: &str, answered_only: bool| Whole {
            label: self.of_item(&group.label),
            parts: columns
                .iter()
                .filter(|cell| cell.kind != Kind::Net && (cell.kind.has_answer() || !answered_only))
                .map(|cell| self.id(group, &format!("{}.{what}", cell.valued.code)))
                .collect(),
        };
        let answered_only = self.question.base != BaseShown::Eligible;
        let mut found: Vec<Whole> = self.groups.iter().map(|group| whole(group, "share", answered_only)).collect();
        if self.question.base == BaseShown::Both {
            found.extend(self.groups.iter().map(|group| Whole {
                label: crate::catalogue::tabulation::with_no_answer(self.of_item(&group.label)),
                ..whole(group, "share_eligible", false)
            }));
        }
        found
    }

    /// Words of a group, with those of the item of a battery before them.
    fn of_item(&self, words: &Phrase) -> Phrase {
        match &self.item {
            Some(item) => crate::catalogue::tabulation::within(item, words),
            None => words.clone(),
        }
    }
}
