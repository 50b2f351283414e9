//! The groups of a random sample compared, as the plan chose before anybody looked: all at once, and where there are more
//! than two, pair by pair with adjusted p.

use crate::catalogue::{Phrase, quantities as words, units};
use crate::findings::adjusted;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::measured::{self, doubles, estimate, probability};
use crate::findings::plan::measured::Comparison;
use crate::findings::quantity_table::{Asked, Cell};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::multiplicity::adjust;
use crate::stats::ranks::FEW;
use crate::stats::several_samples::{anova, kruskal_wallis, welch_anova};
use crate::stats::trend::linear_by_linear;
use crate::stats::two_samples::{Variances, mann_whitney, mann_whitney_exact, mean_difference};
use crate::stats::{Undefined, exact};
use crate::text::number::Decimal;

/// Places of statistics and p.
const PLACES: u32 = 3;

/// A test with what it gave: statistic, degrees of freedom, p.
struct Tested {
    name: Phrase,
    statistic: Result<f64, Undefined>,
    df: Vec<f64>,
    p: Result<f64, Undefined>,
}

impl Tested {
    fn refused(name: Phrase, reason: Undefined) -> Self {
        Self { name, statistic: Err(reason), df: Vec::new(), p: Err(reason) }
    }
}

/// Groups of a table that are compared: their places and numbers.
type Groups<'a> = Vec<(usize, &'a [Decimal])>;

impl Asked<'_> {
    /// The table of comparisons; notes say what was left out of it or why there is none.
    pub(super) fn compared(
        &self,
        material: &Material<'_>,
        cells: &[Vec<Cell<'_>>],
        figures: &mut Vec<Figure>,
        notes: &mut Vec<Phrase>,
    ) -> Option<ResultTable> {
        let grouped = self.groups.len() > 1;
        let sampled = |cell: &Cell<'_>| cell.ground.base.n > 0 && cell.ground.simple().is_ok();
        if self.plan.compare.is_empty() {
            if grouped && cells.iter().flatten().any(sampled) {
                notes.push(words::not_compared());
            }
            return None;
        }
        let mut rows = Vec::new();
        let mut below = Vec::new();
        let mut pairs_there = false;
        for of_item in cells {
            let inside: Groups<'_> = of_item
                .iter()
                .enumerate()
                .skip(1)
                .filter(|(_, cell)| sampled(cell))
                .map(|(g, cell)| (g, cell.numbers.as_slice()))
                .collect();
            let left_out: Vec<Phrase> = (1..self.groups.len())
                .filter(|g| inside.iter().all(|(other, _)| other != g))
                .map(|g| self.group_label(g))
                .collect();
            if !left_out.is_empty() {
                below.push(words::left_out(Phrase::listed(&left_out)));
            }
            if inside.len() < 2 {
                below.push(words::too_few_groups());
                continue;
            }
            pairs_there |= inside.len() > 2;
            for comparison in &self.plan.compare {
                self.rows_of(material, of_item, &inside, *comparison, &mut rows, figures);
            }
        }
        if cells.iter().flatten().any(|cell| matches!(cell.ground.simple(), Ok(Some(_)))) {
            below.push(words::without_correction());
        }
        if pairs_there {
            let name = adjusted::name(self.plan.adjust);
            below.push(name.map_or_else(words::not_adjusted, words::adjusted_by));
        }
        let mut said = Vec::new();
        below.retain(|note| {
            let new = !said.contains(note);
            said.push(note.clone());
            new
        });
        if rows.is_empty() {
            notes.extend(below);
            return None;
        }
        let several = cells.len() > 1;
        let mut head = vec![
            words::test_heading(),
            words::groups_heading(),
            words::statistic_heading(),
            words::df_heading(),
            words::p_heading(),
            words::adjusted_heading(),
        ];
        if several {
            head.insert(0, words::item_heading());
        }
        Some(ResultTable {
            id: format!("{}.compared", self.request.id),
            title: words::compared_title(&self.request.title),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: if several { 3 } else { 2 },
            follows: Some(self.request.id.clone()),
            turned: None,
            drawn: None,
            notes: below,
        })
    }

    /// The rows of one test of one question.
    fn rows_of(
        &self,
        material: &Material<'_>,
        of_item: &[Cell<'_>],
        groups: &Groups<'_>,
        comparison: Comparison,
        rows: &mut Vec<Vec<ResultCell>>,
        figures: &mut Vec<Figure>,
    ) {
        let mut tests: Vec<(Vec<usize>, Tested)> =
            vec![(groups.iter().map(|(g, _)| *g).collect(), tested(comparison, groups))];
        if groups.len() > 2 && comparison != Comparison::Trend {
            for (at, first) in groups.iter().enumerate() {
                for second in groups.iter().skip(at + 1) {
                    let pair = vec![*first, *second];
                    tests.push((vec![first.0, second.0], tested(comparison, &pair)));
                }
            }
        }
        let raw: Vec<Option<f64>> = tests.iter().skip(1).map(|(_, tested)| tested.p.ok()).collect();
        let adjusted = adjust(&raw, self.plan.adjust).unwrap_or_else(|_| vec![None; raw.len()]);
        for (at, (places, tested)) in tests.into_iter().enumerate() {
            let labels: Vec<Phrase> = places.iter().map(|g| self.group_label(*g)).collect();
            let groups = match (at, labels.as_slice()) {
                (1.., [first, second]) => words::pair_of(first, second),
                _ => Phrase::listed(&labels),
            };
            let mut row = Vec::new();
            if let (true, Some(cell)) = (self.plan.items.len() > 1, of_item.first()) {
                row.push(ResultCell::Words(
                    measured::named(material, &self.plan.table, &cell.item.measured).called,
                ));
            }
            row.extend([ResultCell::Words(tested.name.clone()), ResultCell::Words(groups.clone())]);
            let codes: Vec<&str> =
                places.iter().filter_map(|g| self.groups.get(*g)).map(|group| group.code.as_str()).collect();
            let mut add = |what: &str, heading: Phrase, value: FigureValue, decimals: u32| {
                let question =
                    of_item.first().map(|cell| cell.item.measured.question.as_str()).unwrap_or_default();
                let id = match (at, codes.as_slice()) {
                    (1.., [first, second]) => {
                        format!("{}.{first}.{question}.{}.{second}.{what}", self.request.id, word(comparison))
                    }
                    _ => format!("{}.total.{question}.{}.{what}", self.request.id, word(comparison)),
                };
                let label = words::of_group(&self.request.title, &groups, &tested.name, heading);
                let cells: Vec<&Cell<'_>> = places.iter().filter_map(|g| of_item.get(*g)).collect();
                let Some((first, others)) = cells.split_first() else {
                    return ResultCell::Words(Phrase::default());
                };
                let mut figure = first.ground.figure(id.clone(), label, value, units::none(), decimals);
                // What several groups are compared by has the base of the total where they make it up, and else no single one.
                let n: u64 = cells.iter().map(|cell| cell.ground.base.n).sum();
                figure.base = of_item.first().map(|total| total.ground.base).filter(|total| total.n == n);
                figures.push(others.iter().fold(figure, |figure, other| other.ground.and(figure)));
                ResultCell::Figure(id)
            };
            row.push(add("statistic", words::statistic_heading(), estimate(tested.statistic), PLACES));
            row.push(match tested.df.as_slice() {
                [] => ResultCell::Words(units::nothing()),
                [only] => add("df", words::df_heading(), estimate(Ok(*only)), places_of(*only)),
                [above, below, ..] => {
                    add("df", words::df_heading(), estimate(Ok(*above)), places_of(*above));
                    add("df2", words::df_heading(), estimate(Ok(*below)), places_of(*below));
                    ResultCell::Words(Phrase::list([shown(*above), shown(*below)]))
                }
            });
            row.push(add("p", words::p_heading(), probability(tested.p), PLACES));
            row.push(match at.checked_sub(1).and_then(|pair| adjusted.get(pair)) {
                Some(p) => {
                    // What has no p of its own has the same reason here.
                    let p = tested.p.and_then(|_| p.ok_or(Undefined::PartMissing));
                    add("p.adjusted", words::adjusted_heading(), probability(p), PLACES)
                }
                None => ResultCell::Words(units::nothing()),
            });
            rows.push(row);
        }
    }
}

/// Degrees of freedom are whole or, by Satterthwaite, not.
fn places_of(df: f64) -> u32 {
    u32::from(df.fract() != 0.0)
}

fn shown(df: f64) -> String {
    let shown = Decimal::from_f64(df).map(|df_| crate::text::number::decimal(&df_, places_of(df)));
    shown.unwrap_or_default()
}

fn word(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Student => "student",
        Comparison::Welch => "welch",
        Comparison::Ranks => "ranks",
        Comparison::Trend => "trend",
    }
}

fn tested(comparison: Comparison, groups: &Groups<'_>) -> Tested {
    let lists: Vec<Vec<f64>> = groups.iter().map(|(_, numbers)| doubles(numbers)).collect();
    let means = |name: Phrase, variances: Variances, first: &[f64], second: &[f64]| match mean_difference(
        first, second, variances,
    ) {
        Ok(test) => Tested { name, statistic: Ok(test.t), df: vec![test.df], p: Ok(test.p) },
        Err(reason) => Tested::refused(name, reason),
    };
    let spread = |name: Phrase, test: Result<crate::stats::FTest, Undefined>| match test {
        Ok(test) => Tested { name, statistic: Ok(test.f), df: vec![test.df1, test.df2], p: Ok(test.p) },
        Err(reason) => Tested::refused(name, reason),
    };
    match (comparison, lists.as_slice()) {
        (Comparison::Student, [first, second]) => means(words::student(), Variances::Pooled, first, second),
        (Comparison::Welch, [first, second]) => means(words::welch(), Variances::Separate, first, second),
        (Comparison::Ranks, [first, second]) => ranks(first, second),
        (Comparison::Student, _) => spread(words::anova(), anova(&lists)),
        (Comparison::Welch, _) => spread(words::welch_anova(), welch_anova(&lists)),
        (Comparison::Ranks, _) => {
            let name = words::kruskal_wallis();
            match kruskal_wallis(&lists) {
                Ok(test) => {
                    #[expect(clippy::cast_precision_loss, reason = "groups of a table")]
                    let df = test.df as f64;
                    Tested { name, statistic: Ok(test.statistic), df: vec![df], p: Ok(test.p) }
                }
                Err(reason) => Tested::refused(name, reason),
            }
        }
        (Comparison::Trend, _) => {
            let name = words::linear_by_linear();
            match trend(groups) {
                Ok(test) => Tested { name, statistic: Ok(test.z), df: Vec::new(), p: Ok(test.test.p) },
                Err(reason) => Tested::refused(name, reason),
            }
        }
    }
}

/// Mann–Whitney, exact where few answered.
fn ranks(first: &[f64], second: &[f64]) -> Tested {
    let normal = mann_whitney(first, second);
    let few = first.len() + second.len() <= FEW;
    match (normal, few.then(|| mann_whitney_exact(first, second))) {
        (Ok(test), Some(Ok(p))) if test.z.is_ok() => {
            Tested { name: words::mann_whitney_exact(), statistic: Ok(test.u1), df: Vec::new(), p: Ok(p) }
        }
        (Ok(test), _) => Tested { name: words::mann_whitney(), statistic: Ok(test.u1), df: Vec::new(), p: test.p },
        (Err(reason), _) => Tested::refused(words::mann_whitney(), reason),
    }
}

/// The order of the groups, one step each, against the numbers.
fn trend(groups: &Groups<'_>) -> Result<crate::stats::trend::Trend, Undefined> {
    let mut values: Vec<Decimal> = groups.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
    values.sort_unstable();
    values.dedup();
    let counts: Vec<Vec<u64>> = groups
        .iter()
        .map(|(_, numbers)| {
            values.iter().map(|value| numbers.iter().filter(|number| *number == value).count() as u64).collect()
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "groups of a table")]
    let steps: Vec<f64> = groups.iter().map(|(g, _)| *g as f64).collect();
    let scores: Vec<f64> = values.iter().map(exact::double).collect();
    linear_by_linear(&counts, &steps, &scores)
}
