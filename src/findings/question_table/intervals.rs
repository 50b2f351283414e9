//! The intervals of every share of a table, as a table of their own below it: beside the shares there is no room for them.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings as words, inference, units};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::how::How;
use crate::findings::intervals::of_interval;
use crate::findings::material::Material;
use crate::findings::question_table::Asked;
use crate::findings::question_table::finish::stub;
use crate::findings::question_table::groups::level_words;
use crate::findings::response;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::precision::{Found, interval};
use crate::stats::{Interval, Real, Undefined};
use crate::survey::predicate::Predicate;

impl Asked<'_> {
    /// The table of intervals with its figures, where the plan asks for it and there are any.
    pub(super) fn intervals(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
    ) -> Option<(ResultTable, Vec<Figure>)> {
        let sampled: Vec<bool> =
            (0..self.groups.len()).map(|group| self.chain.mode_of(counted, group).is_sample()).collect();
        if !self.question.intervals || !sampled.contains(&true) {
            return None;
        }
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let mut methods = BTreeSet::new();
        let mut above: &[Phrase] = &[];
        for (g, group) in self.groups.iter().enumerate() {
            let mut row: Vec<ResultCell> = stub(&group.stub, above).map(ResultCell::Words).collect();
            above = &group.stub;
            // The same figure as in the table above: without its n no interval should be read.
            row.push(ResultCell::Figure(self.id(group, "n")));
            for (o, option) in self.options.iter().enumerate() {
                if !sampled[g] {
                    row.extend([ResultCell::Words(units::nothing()), ResultCell::Words(units::nothing())]);
                    continue;
                }
                let found = self.interval(counted, g, o);
                if let Ok(found) = &found {
                    methods.insert(match found.population {
                        Some(population) => inference::method_with_population(found.method.words(), population),
                        None => found.method.words(),
                    });
                }
                let label = words::option_of(&self.request.title, self.of_item(&group.label), &option.label);
                for (end, word, of) in [
                    ("low", inference::low(), (|interval: Interval| interval.low) as fn(Interval) -> f64),
                    ("high", inference::high(), |interval: Interval| interval.high),
                ] {
                    let value = found.and_then(|found| Real::new(of(found.interval)));
                    let value = value.map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare);
                    let id = self.id(group, &format!("{}.share.{end}", option.code));
                    let label = inference::interval_end_of(&label, word);
                    let mut figure = Figure::computed(id, label, value, units::percent(), self.request.decimals);
                    figure.how = found.as_ref().map_or(How::Plain, |found| self.how(counted, g, o, found));
                    self.of_group(&mut figure, counted, material, g, &self.evidence_of(g, o));
                    row.push(ResultCell::Figure(figure.id.clone()));
                    figures.push(figure);
                }
            }
            rows.push(row);
        }
        let level = self.question.wanted.level.percent();
        let methods = Phrase::listed(&methods.into_iter().collect::<Vec<_>>());
        let mut notes = vec![inference::methods_note(&level, methods)];
        let base = self.chain.chain(counted, 0);
        notes.extend(response::sentence(&base, self.request.low_response_below, self.request.decimals));
        if sampled.contains(&false) {
            notes.push(inference::no_interval_in_census_rows());
        }
        let title = self.request.title.clone();
        let table = ResultTable {
            id: self.below_id("intervals"),
            title: inference::intervals_title(
                self.item.as_ref().map_or(title, |_| self.of_item(&self.request.title.clone())),
                &level,
            ),
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

    /// What stands behind the share of an option in a group: those with it, and its base.
    pub(super) fn evidence_of(&self, g: usize, o: usize) -> Vec<EvidencePart> {
        let evidence = self.evidence.get(g);
        let option = evidence.and_then(|evidence| evidence.options.get(o));
        let base = evidence.map(|evidence| &evidence.base);
        option.into_iter().chain(base).flatten().cloned().collect()
    }

    /// The id of a table below that of the answers.
    pub(super) fn below_id(&self, what: &str) -> String {
        match self.item {
            Some(_) => format!("{}.{}.{what}", self.request.id, self.question.rows),
            None => format!("{}.{what}", self.request.id),
        }
    }

    fn interval(&self, counted: &Counted<'_>, group: usize, option: usize) -> Result<Found, Undefined> {
        let parts = self.parts.parts(counted, &self.chain, group, option)?;
        interval(&parts, &self.question.wanted).map_err(|refused| refused.why)
    }

    /// What a figure has of its group, and the cells behind it.
    pub(super) fn of_group(
        &self,
        figure: &mut Figure,
        counted: &Counted<'_>,
        material: &Material<'_>,
        g: usize,
        cells: &[EvidencePart],
    ) {
        self.ground(counted, material, g, None).put_under(figure);
        figure.evidence = counted.cells(cells);
    }

    /// What the figures of a group stand on, those included that a weight makes.
    pub(super) fn ground(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        g: usize,
        weight: Option<&str>,
    ) -> Ground {
        let group = self.groups.get(g).map(|group| group.condition.clone());
        let among = self.question.filter.clone().and(group.unwrap_or(Predicate::Everyone));
        let variables: BTreeSet<String> =
            self.variables.iter().cloned().chain(weight.map(str::to_owned)).collect();
        Ground::of(material, counted, &self.question.table, &self.chain, g, &variables, among)
    }

    /// How an end of an interval was made.
    fn how(&self, counted: &Counted<'_>, group: usize, option: usize, found: &Found) -> How {
        let (k, n) = (counted.n(&self.cells, option, group), self.chain.chain(counted, group).n);
        of_interval(found, &self.question.wanted, k, n)
    }

    /// Groups by options, each with a lower and an upper end.
    pub(super) fn ends_head(&self, material: &Material<'_>) -> Vec<Vec<HeadCell>> {
        self.head_by_option(
            material,
            &[words::n_heading()],
            &[inference::low_heading(), inference::high_heading()],
        )
    }

    /// The head over the words of the groups.
    pub(super) fn head_of_groups(&self, material: &Material<'_>) -> Vec<HeadCell> {
        let stub = self.groups.first().map_or(1, |total| total.stub.len());
        let mut head = vec![HeadCell::one(Phrase::default()); stub];
        if let [banner] = self.question.by.as_slice() {
            for (cell, level) in head.iter_mut().zip(&banner.levels) {
                cell.words = level_words(material, self.question, level);
            }
        }
        head
    }

    /// A head with some columns behind the groups, and then some for each option.
    pub(super) fn head_by_option(
        &self,
        material: &Material<'_>,
        behind: &[Phrase],
        each: &[Phrase],
    ) -> Vec<Vec<HeadCell>> {
        let mut first = self.head_of_groups(material);
        first.extend(behind.iter().cloned().map(HeadCell::one));
        let mut second = vec![HeadCell::one(Phrase::default()); first.len()];
        for option in &self.options {
            first.extend(HeadCell::over(option.label.clone(), each.len()));
            second.extend(each.iter().cloned().map(HeadCell::one));
        }
        vec![first, second]
    }
}
