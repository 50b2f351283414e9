//! What the shares of an incomplete census are under the assumption that a plan declares: that those who answered are like a random
//! sample of all whom the question concerns. The exact hypergeometric set of every share, as a table of its own with level and
//! assumption beside it; nothing else is concluded.

use crate::catalogue::{Phrase, findings, inference as words, units};
use crate::findings::batch::Counted;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::intervals::formula_of;
use crate::findings::material::Material;
use crate::findings::question_table::Asked;
use crate::findings::question_table::finish::stub;
use crate::findings::table::{ResultCell, ResultTable};
use crate::stats::comparison::Fraction;
use crate::stats::finite::hypergeometric_set;
use crate::stats::inference::InferenceMode;
use crate::stats::proportion::Method;

impl Asked<'_> {
    /// The table of sets with its figures, where the plan declares the assumption and somebody of a census did not answer.
    pub(super) fn assumed(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
    ) -> Option<(ResultTable, Vec<Figure>)> {
        let reason = self.question.assumed.as_ref()?.map(|reason| reason.trim_end_matches(['。', '.']).to_owned());
        let there: Vec<bool> = (0..self.groups.len()).map(|group| self.has_assumed(counted, group)).collect();
        if !there.contains(&true) {
            return None;
        }
        let level = self.question.wanted.level;
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let mut above: &[Phrase] = &[];
        for (g, group) in self.groups.iter().enumerate() {
            let ground = self.ground(counted, material, g, None);
            let mut row: Vec<ResultCell> = stub(&group.stub, above).map(ResultCell::Words).collect();
            above = &group.stub;
            row.push(ResultCell::Figure(self.id(group, "n")));
            for (o, option) in self.options.iter().enumerate() {
                if !there[g] {
                    row.extend([ResultCell::Words(units::nothing()), ResultCell::Words(units::nothing())]);
                    continue;
                }
                let (k, n) = (counted.n(&self.cells, o, g), ground.base.n);
                let all = n + ground.base.unknown();
                let set = hypergeometric_set(k, n, all, level);
                let label = findings::option_of(&self.request.title, self.of_item(&group.label), &option.label);
                let ends = [
                    ("low", words::low(), set.map(|set| set.low)),
                    ("high", words::high(), set.map(|set| set.high)),
                ];
                for (end, word, total) in ends {
                    let value = total.map_or_else(FigureValue::Undefined, |total| {
                        FigureValue::Ratio(Fraction { numerator: total.into(), denominator: all.into() })
                    });
                    let id = self.id(group, &format!("{}.share.assumed_{end}", option.code));
                    let label = words::assumed_end_of(&label, word);
                    let mut figure = ground.figure(id, label, value, units::percent(), self.request.decimals);
                    let terms = [("k", k.to_string()), ("n", n.to_string()), ("N", all.to_string())];
                    let mut terms: Vec<_> = terms.map(|(sign, value)| (sign.to_owned(), value)).to_vec();
                    terms.push(("1−α".to_owned(), format!("{}%", level.percent())));
                    figure.how = How::Worked(Box::new(Working {
                        method: words::assumed_method(&reason),
                        formula: formula_of(Method::Hypergeometric).to_owned(),
                        terms,
                        topic: Topic::FinitePopulation,
                    }));
                    figure.evidence = counted.cells(&self.evidence_of(g, o));
                    row.push(ResultCell::Figure(figure.id.clone()));
                    figures.push(figure);
                }
            }
            rows.push(row);
        }
        let mut notes = vec![words::assumed_note(level.percent(), &reason)];
        if there.contains(&false) {
            notes.push(words::assumed_elsewhere());
        }
        let table = ResultTable {
            id: self.below_id("assumed"),
            title: words::assumed_title(self.of_item(&self.request.title.clone()), level.percent()),
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

    /// Whether a group has such sets: some of it did not answer, and it is known how many could be in it.
    fn has_assumed(&self, counted: &Counted<'_>, group: usize) -> bool {
        self.chain.mode_of(counted, group) == InferenceMode::CensusIncomplete
            && self.chain.chain(counted, group).unplaced == 0
            && self.chain.chain(counted, group).unknown() > 0
    }

    /// What is said of the assumption in the table of the shares itself.
    pub(super) fn assumption_said(&self, counted: &Counted<'_>) -> Option<Phrase> {
        self.question.assumed.as_ref()?;
        let mode = self.chain.mode(counted);
        let any = (0..self.groups.len()).any(|group| self.has_assumed(counted, group));
        Some(match mode {
            InferenceMode::CensusComplete => words::sentence_of(words::assumption_not_needed()),
            _ if any => words::assumed_below(),
            _ => return None,
        })
    }
}
