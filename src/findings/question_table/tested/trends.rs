//! Whether answers rise or fall along the groups, where the definition declares an order: by the scores of the options, or by
//! the classes of a quantity or date, which stand in theirs.

use crate::catalogue::{Phrase, tests as said};
use crate::findings::how::Topic;
use crate::findings::material::Material;
use crate::findings::plan::Grouping;
use crate::findings::plan::order::scores_of;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::Asked;
use crate::findings::question_table::tested::cells::Cross;
use crate::findings::question_table::tested::{Df, Line, worked};
use crate::stats::concordance::Concordance;
use crate::stats::trend::{self, Trend};
use crate::stats::{Undefined, exact};
use crate::survey::predicate::Predicate;
use crate::text::number::{self, Decimal};

/// Units beyond which pairs are not looked at one order after the other.
const MOST_UNITS: u64 = 10_000_000;

/// Where the options and the groups of a banner stand.
pub(super) struct Orders {
    options: Option<Vec<Decimal>>,
    groups: Option<Vec<Decimal>>,
}

impl Orders {
    fn doubles(scores: Option<&Vec<Decimal>>) -> Result<Vec<f64>, Undefined> {
        Ok(scores.ok_or(Undefined::PartMissing)?.iter().map(exact::double).collect())
    }

    fn groups(&self) -> Result<Vec<f64>, Undefined> {
        Self::doubles(self.groups.as_ref())
    }

    fn options(&self) -> Result<Vec<f64>, Undefined> {
        Self::doubles(self.options.as_ref())
    }

    /// What the order is.
    pub(super) fn words(&self) -> Phrase {
        match &self.options {
            Some(options) => said::orders(listed(self.groups.as_ref()), listed(Some(options))),
            None => said::order_of_groups(listed(self.groups.as_ref())),
        }
    }
}

fn listed(scores: Option<&Vec<Decimal>>) -> String {
    scores.into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join("、")
}

impl Asked<'_> {
    /// The orders of the options and of the groups of a banner, as far as they are declared.
    pub(super) fn orders(&self, material: &Material<'_>, banner: usize) -> Orders {
        let survey = material.survey(&self.question.table.survey);
        let score = |variable: &str, condition: &Predicate| {
            let scores = scores_of(survey?.question(variable)?)?;
            let is = |code: &str| *condition == Predicate::is(variable, code);
            scores.into_iter().find(|(code, _)| is(code)).map(|(_, score)| score)
        };
        let options = if self.question.classes.is_empty() {
            self.options.iter().map(|option| score(&self.question.rows, &option.condition)).collect()
        } else {
            Some((1..).take(self.options.len()).map(Decimal::from).collect())
        };
        let there = self.groups.get(self.groups_of(banner)).unwrap_or_default();
        let groups = match self.question.by.get(banner).map(|banner| banner.levels.as_slice()) {
            Some([Grouping::Values(variable)]) => {
                there.iter().map(|group| score(variable, &group.condition)).collect()
            }
            Some([Grouping::Classes { .. }]) => Some((1..).take(there.len()).map(Decimal::from).collect()),
            Some([Grouping::Points(_)] | [] | [_, _, ..]) | None => None,
        };
        Orders { options, groups }
    }
}

fn line(test: TableTest, result: Result<Trend, Undefined>, formula: &str, terms: &[(&str, String)]) -> Line {
    Line {
        word: test.word(),
        name: test.name(),
        statistic: Some(result.map(|trend| trend.z)),
        df: Df::None,
        p: Some(result.map(|trend| trend.test.p)),
        how: worked(test.name(), formula, terms, Topic::Quantities),
    }
}

/// The share of the first of two options along the groups.
pub(super) fn cochran_armitage(cross: &Cross, orders: &Orders) -> Line {
    let result = cross.table().and_then(|_| orders.groups()).and_then(|scores| {
        let group = |(place, score)| trend::Group { yes: cross.at(0, place), n: cross.of_group(place), score };
        let groups: Vec<trend::Group> = scores.into_iter().enumerate().map(group).collect();
        trend::cochran_armitage(&groups)
    });
    let counts = (0..cross.bases.len()).map(|place| format!("{}/{}", cross.at(0, place), cross.of_group(place)));
    let terms = [("s", listed(orders.groups.as_ref())), ("x/n", counts.collect::<Vec<_>>().join("、"))];
    line(TableTest::CochranArmitage, result, "z = Σ s (x − n p) / √(p (1 − p) Σ n (s − s̄)²)", &terms)
}

/// Scores of the answers along scores of the groups.
pub(super) fn linear_by_linear(cross: &Cross, orders: &Orders) -> Line {
    let scores = cross.table().and_then(|_| Ok((orders.options()?, orders.groups()?)));
    let result = scores.and_then(|(options, groups)| trend::linear_by_linear(&cross.counts, &options, &groups));
    let terms = [("n", cross.total().to_string())];
    line(TableTest::LinearByLinear, result, "z = r √(n − 1)", &terms)
}

/// What the order alone tells, by pairs of units: Jonckheere and Terpstra, Kendall's tau-b, gamma.
pub(super) fn by_order(test: TableTest, cross: &Cross, orders: &Orders) -> Line {
    let pairs = cross.table().and_then(|_| concordance(cross, orders));
    let pairs = pairs.as_ref().map_err(|why| *why);
    let mut terms = vec![("n", cross.total().to_string())];
    if let Ok(pairs) = pairs {
        terms.push(("C", pairs.concordant.to_string()));
        terms.push(("D", pairs.discordant.to_string()));
    }
    let kendall = pairs.and_then(Concordance::kendall_test);
    let (statistic, p, formula) = match test {
        TableTest::Kendall => (
            pairs.and_then(Concordance::tau_b),
            Some(kendall.map(|(_, p)| p)),
            "(C − D) / √((C + D + Ty)(C + D + Tx)), z = (C − D) / √V",
        ),
        TableTest::Gamma => {
            let error = pairs.and_then(Concordance::gamma_error);
            terms.extend(error.ok().map(|error| ("ASE", number::real(error, 4))));
            (pairs.and_then(Concordance::gamma), None, "(C − D) / (C + D)")
        }
        _ => {
            let test = pairs.and_then(Concordance::jonckheere);
            terms.extend(test.ok().map(|test| ("J", number::real(test.j, 1))));
            (test.map(|test| test.z), Some(test.map(|test| test.p)), "z = (J − E(J)) / √V(J), J = C + T/2")
        }
    };
    let how = worked(test.name(), formula, &terms, Topic::Quantities);
    Line { word: test.word(), name: test.name(), statistic: Some(statistic), df: Df::None, p, how }
}

/// The pairs of units, each unit with the scores of its group and its answer.
fn concordance(cross: &Cross, orders: &Orders) -> Result<Concordance, Undefined> {
    let (options, groups) = (orders.options()?, orders.groups()?);
    if cross.total() > MOST_UNITS {
        return Err(Undefined::TooLarge);
    }
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for (row, option) in cross.counts.iter().zip(&options) {
        for (units, group) in row.iter().zip(&groups) {
            for _ in 0..*units {
                x.push(*group);
                y.push(*option);
            }
        }
    }
    Concordance::of(&x, &y)
}
