//! Quantities and scored answers, in total and by groups: n, mean, spread, quantiles, sum, the ends of a scale, with the
//! base chain, what may be said of the mean and what may not.

mod cells;
mod compared;
pub(super) mod notes;

use crate::catalogue::{Phrase, findings, quantities as words, units};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::evidence::Evidence;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::intervals::beside;
use crate::findings::material::Material;
use crate::findings::measured;
use crate::findings::plan::TableRequest;
use crate::findings::plan::measured::{QuantityItem, QuantityTable, Statistic};
use crate::findings::quantity_table::cells::Stated;
use crate::findings::question_table::called;
use crate::findings::question_table::frame_heading;
use crate::findings::question_table::values::{Valued, values};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::finite::Part;
use crate::stats::precision::Wanted;
use crate::stats::{Level, Undefined};
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;
use crate::text::number::{self, Decimal};

/// A table whose numbers are being looked up.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    plan: &'p QuantityTable,
    groups: Vec<Valued>,
    /// By question, then by group.
    cells: Vec<Vec<AskedCell<'p>>>,
}

#[derive(Debug)]
struct AskedCell<'p> {
    numbers: measured::Asked<'p>,
    /// How many chose the options at the ends: top, bottom, promoters, detractors.
    ends: TallyTicket,
    /// The cells of those who chose the top and of those who chose the bottom.
    chose: [EvidencePart; 2],
}

impl AskedCell<'_> {
    /// The evidence of the share of the top or of the bottom: those who chose it, and everybody.
    fn evidence(&self, counted: &Counted<'_>, what: &str) -> Option<Evidence> {
        let chose = match what {
            "top" => &self.chose[0],
            "bottom" => &self.chose[1],
            _ => return None,
        };
        Some(counted.cells(&[chose.clone(), self.numbers.everybody().clone()]))
    }
}

/// One question in one group, with its numbers.
#[derive(Debug)]
struct Cell<'a> {
    item: &'a QuantityItem,
    asked: &'a AskedCell<'a>,
    ground: Ground,
    numbers: Vec<Decimal>,
    /// Places of the numbers of all groups.
    places: u32,
}

/// Asks for what a table needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    plan: &'p QuantityTable,
) -> Asked<'p> {
    let mut groups = vec![Valued::total()];
    groups.extend(plan.by.iter().flat_map(|by| values(material, &plan.table, by)));
    let cells = plan
        .items
        .iter()
        .map(|item| groups.iter().map(|group| ask_cell(batch, material, plan, item, group)).collect())
        .collect();
    Asked { request, plan, groups, cells }
}

fn ask_cell<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    plan: &'p QuantityTable,
    item: &'p QuantityItem,
    group: &Valued,
) -> AskedCell<'p> {
    let among = plan.filter.clone().and(group.condition.clone());
    let chosen = |codes: &std::collections::BTreeSet<String>| Predicate::Is {
        variable: item.measured.question.clone(),
        codes: codes.iter().cloned().collect(),
    };
    let base = measured::base(material, &plan.table, &[&item.measured], &among);
    let cells = EvidenceCells::Variables(material.routed(&plan.table, &base.variables()));
    let spec = TallySpec {
        rows: [&item.top, &item.bottom, &item.promoters, &item.detractors].map(chosen).to_vec(),
        columns: vec![Predicate::Everyone],
        base: base.clone(),
        quantity: None,
        weight: None,
    };
    AskedCell {
        chose: [&item.top, &item.bottom]
            .map(|codes| batch.evidence(&plan.table, &chosen(codes), &base, cells.clone())),
        numbers: measured::ask(batch, material, &plan.table, &[&item.measured], &among),
        ends: batch.tally(&plan.table, spec),
    }
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (Vec<ResultTable>, Vec<Figure>) {
        let cells: Vec<Vec<Cell<'_>>> = self
            .plan
            .items
            .iter()
            .zip(&self.cells)
            .map(|(item, asked)| self.read(counted, material, item, asked))
            .collect();
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        for of_item in &cells {
            for (g, (group, cell)) in self.groups.iter().zip(of_item).enumerate() {
                // A group that nobody of the frame belongs to is no group of this table.
                if g > 0
                    && !self.by_answers(material)
                    && cell.ground.base.distributed.unwrap_or(cell.ground.base.returned) == 0
                {
                    continue;
                }
                let label = self.group_label(g);
                let mut row = Vec::new();
                if cells.len() > 1 {
                    row.push(ResultCell::Words(if g == 0 {
                        self.item_label(material, cell.item)
                    } else {
                        Phrase::default()
                    }));
                }
                if self.groups.len() > 1 || cells.len() == 1 {
                    row.push(ResultCell::Words(label.clone()));
                }
                for stated in self.statistics(counted, cell) {
                    let Stated { what, heading, value, how, taken } = stated;
                    let mut figure = self.figure(material, cell, group, &label, &what, &heading, value);
                    (figure.how, figure.taken) = (how, taken);
                    figure.evidence = cell.asked.evidence(counted, &what).unwrap_or(figure.evidence);
                    row.push(ResultCell::Figure(figure.id.clone()));
                    figures.push(figure);
                }
                rows.push(row);
            }
        }
        let mut notes = self.notes(material, &cells);
        for cell in cells.iter().filter_map(|of_item| of_item.first()) {
            if let Some((note, figure)) = self.outliers(counted, material, cell) {
                notes.push(note);
                figures.push(figure);
            }
        }
        let head = self.head(material);
        let stub_columns = usize::from(cells.len() > 1) + usize::from(self.groups.len() > 1 || cells.len() == 1);
        let title = self.request.title.clone();
        let id = self.request.id.clone();
        let compared = self.compared(material, &cells, &mut figures, &mut notes);
        let mut tables = vec![ResultTable {
            id,
            title,
            head,
            rows,
            stub_columns,
            notes,
            follows: None,
            turned: None,
            drawn: None,
        }];
        tables.extend(compared);
        (tables, figures)
    }

    fn read<'a>(
        &'a self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        item: &'a QuantityItem,
        asked: &'a [AskedCell<'a>],
    ) -> Vec<Cell<'a>> {
        let mut grounds: Vec<Ground> = asked.iter().map(|asked| asked.numbers.ground(counted, material)).collect();
        if self.by_answers(material)
            && let Some((total, groups)) = grounds.split_first_mut()
        {
            // Those without an answer could be in any of the groups: what holds for all holds for each.
            for group in groups {
                (group.mode, group.strata, group.drawn) = (total.mode, total.strata.clone(), total.drawn);
            }
        }
        let numbers = |asked: &AskedCell<'_>| asked.numbers.numbers(counted).pop().unwrap_or_default();
        let all = asked.first().map(numbers).unwrap_or_default();
        let places = all.iter().map(Decimal::scale).max().unwrap_or(0);
        let cell = |(asked, ground): (&'a AskedCell<'a>, Ground)| Cell {
            item,
            numbers: numbers(asked),
            places,
            asked,
            ground,
        };
        asked.iter().zip(grounds).map(cell).collect()
    }

    /// Whether the groups are made by an answer, where a group without anybody is one that nobody chose.
    fn by_answers(&self, material: &Material<'_>) -> bool {
        let survey = material.survey(&self.plan.table.survey);
        self.plan.by.as_ref().is_some_and(|by| survey.is_some_and(|survey| survey.question(by).is_some()))
    }

    fn group_label(&self, group: usize) -> Phrase {
        self.groups.get(group).map_or_else(findings::total, |group| group.label.clone())
    }

    fn unit(&self, material: &Material<'_>, item: &QuantityItem) -> Phrase {
        measured::named(material, &self.plan.table, &item.measured).unit
    }

    fn item_label(&self, material: &Material<'_>, item: &QuantityItem) -> Phrase {
        let named = measured::named(material, &self.plan.table, &item.measured);
        words::item(named.number, named.text, named.unit)
    }

    #[expect(clippy::too_many_arguments, reason = "a figure is said by its question, group and statistic")]
    fn figure(
        &self,
        material: &Material<'_>,
        cell: &Cell<'_>,
        group: &Valued,
        group_label: &Phrase,
        what: &str,
        heading: &Phrase,
        value: FigureValue,
    ) -> Figure {
        let question = &cell.item.measured.question;
        let id = format!("{}.{}.{question}.{what}", self.request.id, group.code);
        let number = material.survey(&self.plan.table.survey).and_then(|s| s.question(question));
        let number = number.map(called).unwrap_or_default();
        let label = words::of_group(&self.request.title, group_label, number, heading);
        let unit = match &value {
            FigureValue::Count(_) => units::none(),
            FigureValue::Share(_) => units::percent(),
            FigureValue::Points(_) => units::points(),
            _ => self.unit(material, cell.item),
        };
        let decimals = match &value {
            // What was written is exact and is not rounded.
            FigureValue::Amount(_) => cell.places,
            _ => self.request.decimals,
        };
        let mut figure = cell.ground.figure(id, label, value, &unit, decimals);
        if let FigureValue::Share(share) = &figure.value {
            let (base, mode) = (cell.ground.base, cell.ground.mode);
            let part = |(seen, population)| {
                vec![Part { population, seen, answered: share.denominator, yes: share.numerator }]
            };
            let parts = cell.ground.drawn.map(part).ok_or(Undefined::UnknownDesign);
            figure.beyond = beside(
                *share,
                &base,
                mode,
                &parts,
                &Wanted { level: self.plan.level, ..Wanted::default() },
                decimals,
            );
            figure.notes.extend(figure.beyond.as_ref().map(|beside| beside.words.clone()));
        }
        figure
    }

    fn head(&self, material: &Material<'_>) -> Vec<Vec<HeadCell>> {
        let mut head = Vec::new();
        if self.plan.items.len() > 1 {
            head.push(words::item_heading());
        }
        if self.groups.len() > 1 || self.plan.items.len() == 1 {
            head.push(self.plan.by.as_deref().map_or_else(Phrase::default, |by| {
                let question = material.survey(&self.plan.table.survey).and_then(|survey| survey.question(by));
                question.map_or_else(|| frame_heading(by), |question| question.number.clone())
            }));
        }
        head.push(findings::n_heading());
        for statistic in &self.plan.show {
            head.extend(headings(statistic, self.plan.level).into_iter().map(|(_, heading)| heading));
        }
        vec![head.into_iter().map(HeadCell::one).collect()]
    }
}

/// The columns of a statistic: the part of the id of its figures, and the heading.
fn headings(statistic: &Statistic, level: Level) -> Vec<(String, Phrase)> {
    let level = level.percent();
    let one = |heading: Phrase| vec![(statistic.word(), heading)];
    match statistic {
        Statistic::Mean => one(words::mean()),
        Statistic::Interval => {
            vec![("mean.low".to_owned(), words::low(&level)), ("mean.high".to_owned(), words::high(&level))]
        }
        Statistic::Sd => one(words::sd()),
        Statistic::Median => one(words::median()),
        Statistic::Quantile(p) => {
            let percent = Decimal::new(p.mantissa().saturating_mul(100), p.scale()).unwrap_or(*p);
            one(words::quantile(number::decimal(&percent, percent.scale())))
        }
        Statistic::Sum => one(words::sum()),
        Statistic::Min => one(words::min()),
        Statistic::Max => one(words::max()),
        Statistic::Top(steps) => one(words::top(steps)),
        Statistic::Bottom(steps) => one(words::bottom(steps)),
        Statistic::NetPromoter => one(words::nps()),
    }
}
