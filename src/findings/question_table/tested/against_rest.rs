//! Every group against all others of its banner together, option by option: never against a total that holds it.

use crate::catalogue::{Phrase, findings as words, tests as said, units};
use crate::findings::batch::Counted;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::Topic;
use crate::findings::material::Material;
use crate::findings::question_table::Asked;
use crate::findings::question_table::tested::cells::{Cross, Made, mark};
use crate::findings::question_table::tested::residuals::adjusted_words;
use crate::findings::question_table::tested::{estimate, p_term, probability, worked};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::column_proportions::{AgainstRest, against_rest};
use crate::stats::comparison::Fraction;
use crate::stats::{Real, Undefined};
use crate::text::number;

impl Asked<'_> {
    /// A row for each group and option: its share, that of the others, z, p and the mark.
    pub(super) fn against_rest(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
    ) -> (ResultTable, Vec<Figure>) {
        let adjustment = self.question.adjust;
        let mut made = Made::default();
        let alpha = self.question.wanted.level.rest_percent();
        let strata = self.over_strata(counted);
        let test = if strata { said::by_design() } else { said::by_pooled_z() };
        made.notes.push(said::rest_note(test, alpha, adjusted_words(adjustment)));
        made.notes.extend(self.uncorrected(counted));
        for b in 0..self.question.by.len() {
            let groups = self.groups_of(b);
            let cross = self.cross(counted, groups.clone());
            let mut said = Vec::new();
            let tests = if strata {
                self.drawn(counted, material, b).and_then(|drawn| {
                    said.push(drawn.sample.note.clone());
                    drawn.sample.design.share_against_rest(drawn.answers(), adjustment)
                })
            } else {
                against_rest(&cross.counts, &cross.bases, adjustment)
            };
            let most = tests.iter().flatten().map(|row| row.iter().flatten().count()).max().unwrap_or(0);
            said.extend([Some(said::groups_compared(most)), cross.weak()].into_iter().flatten());
            self.note(material, b, said, &mut made.notes);
            for (place, g) in groups.enumerate() {
                for (o, option) in self.options.iter().enumerate() {
                    let test = tests.as_ref().map_err(|why| *why).and_then(|tests| {
                        let test = tests.get(o).and_then(|row| row.get(place)).copied().flatten();
                        test.ok_or_else(|| without(&cross, place))
                    });
                    let compared = tests.iter().filter_map(|rows| rows.get(o)).flatten().flatten().count();
                    // A group is named once, with its n.
                    let mut row = self.stub_of(g);
                    row.push(self.n_of(g));
                    if o > 0 {
                        row.fill(ResultCell::Words(Phrase::default()));
                    }
                    row.push(ResultCell::Words(option.label.clone()));
                    row.push(self.share_of(g, o));
                    for figure in self.of_rest(counted, material, (g, o), &cross, place, test, compared) {
                        row.push(made.add(figure));
                    }
                    let mark = test.map(|test| mark(test.z, test.p_adjusted, self.alpha()));
                    row.push(ResultCell::Words(mark.unwrap_or_default()));
                    made.rows.push(row);
                }
            }
        }
        let columns = [
            words::n_heading(),
            said::option_heading(),
            words::shares_heading(),
            said::rest_heading(),
            if strata { said::t_heading() } else { said::z_heading() },
            said::adjusted_heading(),
            said::mark_heading(),
        ];
        let head: Vec<_> = self.head_of_groups(material).into_iter().chain(columns.map(HeadCell::one)).collect();
        self.of_many("against_rest", said::rest_title, vec![head], 2, made)
    }

    /// The share of the others, z, and p.
    #[expect(clippy::too_many_arguments, reason = "what one comparison is")]
    fn of_rest(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        cell: (usize, usize),
        cross: &Cross,
        place: usize,
        test: Result<AgainstRest, Undefined>,
        compared: usize,
    ) -> [Figure; 3] {
        let (_, option) = cell;
        if self.over_strata(counted) {
            return self.of_rest_by_design(counted, material, cell, test, compared);
        }
        let (count, base) = (cross.at(option, place), cross.base(place));
        let (rest, rest_base) = (cross.of_option(option) - count, cross.bases.iter().sum::<u64>() - base);
        let share = match rest_base {
            0 => FigureValue::Undefined(Undefined::EmptyBase),
            _ => FigureValue::Ratio(Fraction { numerator: rest.into(), denominator: rest_base.into() }),
        };
        let shares = [("k₁/n₁", format!("{count}/{base}")), ("k₂/n₂", format!("{rest}/{rest_base}"))];
        let formula = "(k₁/n₁ − k₂/n₂) / √(p (1 − p)(1/n₁ + 1/n₂)), p = (k₁ + k₂)/(n₁ + n₂)";
        let of_shares = || worked(said::against_rest(), formula, &shares, Topic::Tables);
        let figure = |what: &str, name, value, shown, how| {
            self.compared(counted, material, cell, (what, name), value, shown, how)
        };
        [
            figure(
                "rest.share",
                said::rest_heading(),
                share,
                (units::percent(), self.request.decimals),
                of_shares(),
            ),
            figure(
                "rest.z",
                said::z_of(said::against_rest()),
                estimate(test.map(|test| test.z)),
                (units::none(), 2),
                of_shares(),
            ),
            self.p_of_rest(counted, material, cell, test, compared),
        ]
    }

    /// The same of a sample of several strata: weighted shares, and t.
    fn of_rest_by_design(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        cell: (usize, usize),
        test: Result<AgainstRest, Undefined>,
        compared: usize,
    ) -> [Figure; 3] {
        let mut terms = Vec::new();
        if let Ok(test) = test {
            terms.push(("p₁", number::real(test.share, 6)));
            terms.push(("p₂", number::real(test.rest, 6)));
            if test.z != 0.0 {
                terms.push(("se", number::real((test.share - test.rest) / test.z, 6)));
            }
        }
        let how = || worked(said::against_rest(), "t = (p₁ − p₂) / se(p₁ − p₂)", &terms, Topic::Design);
        let share = test.and_then(|test| Real::new(test.rest));
        let share = share.map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare);
        let figure = |what: &str, name, value, shown| {
            self.compared(counted, material, cell, (what, name), value, shown, how())
        };
        [
            figure("rest.share", said::rest_heading(), share, (units::percent(), self.request.decimals)),
            figure(
                "rest.t",
                said::t_of(said::against_rest()),
                estimate(test.map(|test| test.z)),
                (units::none(), 2),
            ),
            self.p_of_rest(counted, material, cell, test, compared),
        ]
    }

    fn p_of_rest(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        cell: (usize, usize),
        test: Result<AgainstRest, Undefined>,
        compared: usize,
    ) -> Figure {
        let mut terms: Vec<(&str, String)> = Vec::new();
        terms.extend(test.ok().map(|test| ("p", p_term(test.p))));
        terms.push(("m", compared.to_string()));
        self.compared(
            counted,
            material,
            cell,
            ("rest.p.adjusted", said::adjusted_p_of(said::against_rest())),
            probability(test.map(|test| test.p_adjusted)),
            (units::none(), 3),
            self.how_adjusted(&terms),
        )
    }
}

/// Why a group has no test.
fn without(cross: &Cross, place: usize) -> Undefined {
    let base = cross.base(place);
    if base == 0 || base == cross.bases.iter().sum::<u64>() { Undefined::EmptyBase } else { Undefined::NoSpread }
}
