//! The figures of a table of answers, and the table made of them, once everything is counted.

use crate::catalogue::{Phrase, findings as words, tabulation, units};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::figure::{Beside, Figure, FigureValue};
use crate::findings::how::{Counting, How, Topic, Working};
use crate::findings::intervals::{beside, of_strata};
use crate::findings::material::Material;
use crate::findings::plan::{BaseShown, ChainStep, PercentOf};
use crate::findings::question_table::groups::Group;
use crate::findings::question_table::head::frame_heading;
use crate::findings::question_table::values::{Kind, Valued};
use crate::findings::question_table::weights::weighted_share;
use crate::findings::question_table::{Asked, Cell};
use crate::findings::single::share_value;
use crate::findings::table::{Drawing, Drawn, ResultCell, ResultTable};
use crate::responses::weight;
use crate::stats::inference::InferenceMode;
use crate::stats::share::share;
use crate::stats::weights::effective_size;
use crate::stats::{Real, Undefined};
use crate::survey::missing::Missing;
use crate::survey::predicate::Predicate;
use crate::text::number::Decimal;

/// A number of a group before it is a figure.
struct Number {
    /// Last part of its id.
    what: String,
    label: Phrase,
    value: FigureValue,
    unit: Phrase,
    how: How,
    parts: Vec<EvidencePart>,
    weighted: bool,
    /// What the mode allows to be said beside it.
    beside: Option<Beside>,
}

impl Number {
    fn count(what: &str, label: Phrase, count: u64, how: How, parts: &[EvidencePart]) -> Self {
        let (value, parts) = (FigureValue::Count(count), parts.to_vec());
        Self {
            what: what.to_owned(),
            label,
            value,
            unit: units::none(),
            how,
            parts,
            weighted: false,
            beside: None,
        }
    }
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let mut above: &[Phrase] = &[];
        let mut shares: Vec<(Phrase, usize)> = Vec::new();
        let share = if self.question.weight.is_some() { "weighted_share" } else { "share" };
        for (g, group) in self.groups.iter().enumerate() {
            let plain = self.ground(counted, material, g, None);
            let by_weight =
                self.question.weight.as_deref().map(|weight| self.ground(counted, material, g, Some(weight)));
            let mode = plain.mode;
            let unweighted = self.without_weight(material, group) > 0;
            let mut row: Vec<ResultCell> = stub(&group.stub, above).map(ResultCell::Words).collect();
            above = &group.stub;
            for number in self.numbers(counted, g, group, mode) {
                let decimals = match &number.value {
                    FigureValue::Amount(amount) => amount.scale(),
                    _ => self.request.decimals,
                };
                let Number { what, label, value, unit, how, parts, weighted, beside } = number;
                if g == 0
                    && let Some(part) = self.parts_drawn().find(|part| format!("{}.{share}", part.code) == what)
                {
                    shares.push((part.label.clone(), row.len()));
                }
                let ground = by_weight.as_ref().filter(|_| weighted).unwrap_or(&plain);
                let mut figure = Figure::computed(self.id(group, &what), label, value, unit, decimals);
                ground.put_under(&mut figure);
                figure.how = how;
                figure.beyond = beside;
                figure.provisional |= weighted && unweighted;
                let weight = self.question.weight.as_deref().filter(|_| weighted);
                let parts = parts.into_iter().map(|part| match weight {
                    Some(weight) => part.and_cells_of(weight),
                    None => part,
                });
                figure.evidence = counted.cells(&parts.collect::<Vec<_>>());
                row.push(ResultCell::Figure(figure.id.clone()));
                figures.push(figure);
            }
            rows.push(row);
        }
        let table = ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: self.head(material),
            rows,
            follows: None,
            turned: self.turned(material),
            drawn: Some(Drawn {
                // Shares of several answers are no parts of a whole.
                how: if self.multiple { Drawing::BarsByColumn } else { Drawing::Band },
                columns: shares,
                unit: units::percent(),
                notes: self.base_note(counted, material).into_iter().chain(self.multiple_note()).collect(),
            })
            .filter(|drawn| !drawn.columns.is_empty()),
            stub_columns: self.groups.first().map_or(1, |total| total.stub.len()),
            notes: self.notes(counted, material, self.chain.mode(counted)),
        };
        (table, figures)
    }

    /// The columns whose shares are drawn: of several answers the options, of one all parts of the whole.
    fn parts_drawn(&self) -> impl Iterator<Item = &Valued> {
        let kept = move |cell: &Cell<'_>| match cell.kind {
            Kind::Option => true,
            Kind::Net => false,
            Kind::Outside | Kind::Reason => !self.multiple,
        };
        self.columns().into_iter().filter(kept).map(|cell| cell.valued)
    }

    /// The numbers of a group, in the order of the columns.
    fn numbers(&self, counted: &Counted<'_>, g: usize, group: &Group, mode: InferenceMode) -> Vec<Number> {
        let base = self.chain.chain(counted, g);
        let evidence = &self.evidence[g];
        let title = &self.request.title;
        let group_label = self.of_item(&group.label);
        let columns = self.columns();
        let parts = |cell: usize| match cell.checked_sub(self.options.len()) {
            None => &evidence.options[cell],
            Some(beside) => &evidence.beside[beside],
        };
        let among = self.question.filter.clone().and(group.condition.clone());
        let everyone = Counting::of(&self.question.table, among);
        let answering = everyone.clone().answering(&self.question.rows);
        let who = |cell: usize| {
            let of = if columns[cell].kind.has_answer() { &answering } else { &everyone };
            of.clone().who(columns[cell].valued.condition.clone())
        };
        let how = How::counted(answering.clone());
        let mut found = vec![Number::count("n", words::n_of(title, &group_label), base.n, how, &evidence.base)];
        if self.question.base != BaseShown::Answered {
            let label = tabulation::eligible_of(title, &group_label);
            let how = How::counted(everyone.clone().who(to_answer(&self.question.rows)));
            found.push(Number::count("eligible", label, base.eligible(), how, &evidence.eligible));
        }
        let label = |cell: usize| words::option_of(title, &group_label, &columns[cell].valued.label);
        for (c, cell) in columns.iter().enumerate() {
            let what = format!("{}.count", cell.valued.code);
            let count = self.sums(counted, *cell, g).n;
            found.push(Number::count(&what, label(c), count, How::counted(who(c)), parts(c)));
        }
        let mentions = self.mentions(counted, g);
        if self.question.percent_of == PercentOf::Mentions {
            let label = tabulation::mentions_of(title, &group_label);
            let all: Vec<EvidencePart> = evidence.options.iter().flatten().cloned().collect();
            let how = How::Counted((0..self.options.len()).map(who).collect());
            found.push(Number::count("mentions", label, mentions, how, &all));
        }
        let base_parts = match self.question.base {
            BaseShown::Answered | BaseShown::Both => &evidence.base,
            BaseShown::Eligible => &evidence.eligible,
        };
        let of = match (self.question.percent_of, self.question.base) {
            (PercentOf::Mentions, _) => mentions,
            (PercentOf::People, BaseShown::Answered | BaseShown::Both) => base.n,
            (PercentOf::People, BaseShown::Eligible) => base.eligible(),
        };
        let shown = |c: &usize| self.has_share(columns[*c]);
        let percent = |c: usize, what: &str, label: Phrase, value: FigureValue, base: &[EvidencePart]| Number {
            what: format!("{}.{what}", columns[c].valued.code),
            label,
            value,
            unit: units::percent(),
            how: How::counted(who(c)),
            parts: parts(c).iter().chain(base).cloned().collect(),
            weighted: false,
            beside: None,
        };
        let of_base = |c: usize, of: u64| {
            let count = self.sums(counted, columns[c], g).n;
            share(count, of).map_or_else(FigureValue::Undefined, FigureValue::Share)
        };
        let of_people = self.question.base != BaseShown::Eligible && self.question.percent_of == PercentOf::People;
        found.extend((0..columns.len()).filter(shown).map(|c| {
            if !of_people || self.question.weight.is_some() {
                return percent(c, "share", label(c), of_base(c, of), base_parts);
            }
            let count = self.sums(counted, columns[c], g).n;
            let strata = self.parts.parts(counted, &self.chain, g, columns[c].row);
            let value = share_value(count, of, mode, &strata);
            let beside = share(count, of).ok().and_then(|share| {
                beside(share, &base, mode, &strata, &self.question.wanted, self.request.decimals)
            });
            let of_strata = match (&value, &strata) {
                (FigureValue::EstimatedShare(_), Ok(strata)) => Some(of_strata(strata)),
                _ => None,
            };
            let number = percent(c, "share", label(c), value, base_parts);
            Number { beside, how: of_strata.unwrap_or_else(|| number.how.clone()), ..number }
        }));
        if self.question.base == BaseShown::Both {
            found.extend((0..columns.len()).map(|c| {
                let label = tabulation::with_no_answer(label(c));
                percent(c, "share_eligible", label, of_base(c, base.eligible()), &evidence.eligible)
            }));
        }
        if let Some(weight) = &self.question.weight {
            let weight = frame_heading(weight);
            let all = self.base_sums(counted, g);
            let sum = Decimal::new(all.weight, weight::PLACES);
            found.push(Number {
                what: "weight".to_owned(),
                label: tabulation::weight_of(title, &group_label, &weight),
                value: sum.map_or(FigureValue::Undefined(Undefined::TooLarge), FigureValue::Amount),
                unit: units::none(),
                how: How::Plain,
                parts: base_parts.clone(),
                weighted: true,
                beside: None,
            });
            if self.sampled {
                let size = match mode {
                    InferenceMode::Sample { .. } | InferenceMode::Strata => {
                        effective_size(all.weight, all.weight_squared)
                    }
                    InferenceMode::CensusComplete | InferenceMode::CensusIncomplete => {
                        Err(Undefined::NothingEstimated)
                    }
                    InferenceMode::Open => Err(Undefined::UnknownBase),
                };
                let size = size.and_then(Real::new);
                found.push(Number {
                    what: "effective_n".to_owned(),
                    label: tabulation::effective_of(title, &group_label),
                    value: size.map_or_else(FigureValue::Undefined, FigureValue::Estimate),
                    unit: units::none(),
                    how: working(&weight, "(Σw)² / Σw²", &[("Σw", all.weight, 1), ("Σw²", all.weight_squared, 2)]),
                    parts: base_parts.clone(),
                    weighted: true,
                    beside: None,
                });
            }
            found.extend((0..columns.len()).filter(shown).map(|c| {
                let part = self.sums(counted, columns[c], g);
                let value = weighted_share(part, all).map_or_else(FigureValue::Undefined, FigureValue::Ratio);
                let label = tabulation::weighted_of(label(c), &weight);
                let how = working(&weight, "Σw(x) / Σw", &[("Σw(x)", part.weight, 1), ("Σw", all.weight, 1)]);
                Number { weighted: true, how, ..percent(c, "weighted_share", label, value, base_parts) }
            }));
        }
        if self.question.with_not_returned {
            let label = words::option_of(title, &group_label, words::not_returned());
            let how = How::Chain { step: ChainStep::NotReturned, counting: everyone };
            found.push(Number::count("not_returned", label, base.not_returned, how, &evidence.not_returned));
        }
        found
    }
}

/// Those who were to answer a question.
fn to_answer(question: &str) -> Predicate {
    let reason = Some(Missing::NotApplicable);
    Predicate::Not(Box::new(Predicate::Missing { variable: question.to_owned(), reason }))
}

/// A formula of weights with its sums, each with the power of the weight in it.
fn working(weight: &Phrase, formula: &str, terms: &[(&str, i128, u32)]) -> How {
    let text = |sum: i128, power: u32| Decimal::new(sum, weight::PLACES * power).map(|sum| sum.to_string());
    let terms =
        terms.iter().map(|(sign, sum, power)| ((*sign).to_owned(), text(*sum, *power).unwrap_or_default()));
    How::Worked(Box::new(Working {
        method: tabulation::weighted_method(weight),
        formula: formula.to_owned(),
        terms: terms.collect(),
        topic: Topic::Weights,
    }))
}

/// The words at the left of a row; outer ones that the row above has already said stay blank.
pub(super) fn stub<'a>(words: &'a [Phrase], above: &'a [Phrase]) -> impl Iterator<Item = Phrase> + 'a {
    let last = words.len().saturating_sub(1);
    let said = words.iter().zip(above).take(last).take_while(|(here, above)| here == above).count();
    words.iter().enumerate().map(move |(at, word)| if at < said { Phrase::default() } else { word.clone() })
}
