//! The bounds of non-response of every share of a census in which some did not answer: as a table of their own below the shares
//! where the plan asks for it, and in one sentence where it does not.

use crate::catalogue::{Phrase, bounds as words, findings, units};
use crate::findings::batch::Counted;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::material::Material;
use crate::findings::plan::{BaseShown, PercentOf};
use crate::findings::question_table::Asked;
use crate::findings::question_table::finish::stub;
use crate::findings::table::{ResultCell, ResultTable};
use crate::stats::Undefined;
use crate::stats::inference::InferenceMode;
use crate::stats::share::{Share, nonresponse_bounds};
use crate::survey::design::Design;
use crate::text::number;

impl Asked<'_> {
    /// The table of bounds with its figures, where the plan asks for it and somebody of a census did not answer.
    pub(super) fn bounds(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
    ) -> Option<(ResultTable, Vec<Figure>)> {
        let bounded: Vec<bool> = (0..self.groups.len())
            .map(|group| {
                let drawn = self.chain.strata_behind(counted, group);
                let drawn = drawn.iter().any(|(_, design, _)| matches!(design, Design::Sample { .. }));
                self.chain.mode_of(counted, group) == InferenceMode::CensusIncomplete && !drawn
            })
            .collect();
        if !self.question.bounds || !bounded.contains(&true) {
            return None;
        }
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let mut above: &[Phrase] = &[];
        for (g, group) in self.groups.iter().enumerate() {
            let ground = self.ground(counted, material, g, None);
            let mut row: Vec<ResultCell> = stub(&group.stub, above).map(ResultCell::Words).collect();
            above = &group.stub;
            row.push(ResultCell::Figure(self.id(group, "n")));
            for (o, option) in self.options.iter().enumerate() {
                if !bounded[g] {
                    row.extend([ResultCell::Words(units::nothing()), ResultCell::Words(units::nothing())]);
                    continue;
                }
                let k = counted.n(&self.cells, o, g);
                let found = nonresponse_bounds(k, &ground.base).ok_or(Undefined::EmptyBase);
                let label = findings::option_of(&self.request.title, self.of_item(&group.label), &option.label);
                let (n, m) = (ground.base.n, ground.base.unknown());
                let (low, high) = (found.map(|(low, _)| low), found.map(|(_, high)| high));
                for (end, word, formula, share) in
                    [("low", words::low(), "k ÷ (n + m)", low), ("high", words::high(), "(k + m) ÷ (n + m)", high)]
                {
                    let id = self.id(group, &format!("{}.share.{end}", option.code));
                    let value = share.map_or_else(FigureValue::Undefined, |end| FigureValue::Ratio(end.into()));
                    let label = words::end_of(&label, &word);
                    let mut figure = Figure::computed(id, label, value, units::percent(), self.request.decimals);
                    ground.put_under(&mut figure);
                    let terms = [("k", k), ("n", n), ("m", m)];
                    figure.how = How::Worked(Box::new(Working {
                        method: words::method(),
                        formula: formula.to_owned(),
                        terms: terms.iter().map(|(sign, term)| ((*sign).to_owned(), term.to_string())).collect(),
                        topic: Topic::Shares,
                    }));
                    figure.evidence = counted.cells(&self.evidence_of(g, o));
                    row.push(ResultCell::Figure(figure.id.clone()));
                    figures.push(figure);
                }
            }
            rows.push(row);
        }
        let base = self.chain.chain(counted, 0);
        let mut notes = vec![words::table_note(base.n + base.unknown(), base.unknown())];
        if (0..self.groups.len()).any(|group| self.chain.chain(counted, group).unplaced > 0) {
            notes.push(words::unplaced_note());
        }
        if bounded.contains(&false) {
            notes.push(words::complete_rows());
        }
        let table = ResultTable {
            id: self.below_id("bounds"),
            title: words::title(self.of_item(&self.request.title.clone())),
            head: self.ends_head(material),
            rows,
            stub_columns: self.groups.first().map_or(1, |total| total.stub.len()),
            follows: Some(self.request.id.clone()),
            turned: None,
            drawn: None,
            notes,
        };
        Some((table, figures))
    }

    /// In one sentence: how wide the bounds of every share in total are, and where they lie for the option that most chose.
    pub(super) fn bounds_note(&self, counted: &Counted<'_>) -> Option<Phrase> {
        let people = self.question.base == BaseShown::Answered && self.question.percent_of == PercentOf::People;
        // Of a total with samples in it most of the population was not even asked.
        if !people || self.question.weight.is_some() || self.chain.has_sample(counted) {
            return None;
        }
        if self.question.bounds {
            return Some(words::below());
        }
        let chain = self.chain.chain(counted, 0);
        let count = |option: &usize| (counted.n(&self.cells, *option, 0), std::cmp::Reverse(*option));
        let most = (0..self.options.len()).max_by_key(count)?;
        let (low, high) = nonresponse_bounds(counted.n(&self.cells, most, 0), &chain)?;
        let percent = |share: Share| {
            number::percent(i128::from(share.numerator), i128::from(share.denominator), self.request.decimals)
        };
        let width = Share { numerator: chain.unknown(), denominator: low.denominator };
        let label = &self.options.get(most)?.label;
        Some(words::in_short(low.denominator, percent(width)?, label, percent(low)?, percent(high)?))
    }
}
