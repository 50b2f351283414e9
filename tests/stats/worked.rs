//! Worked examples that others have published, or that R prints for data in its own manual: each line of
//! `worked-examples.tsv` that asks for something the program computes.

use std::collections::BTreeMap;

use kaishu::findings::disclosure::interval::Published;
use kaishu::stats::base::BaseChain;
use kaishu::stats::column_proportions::{self, Pair};
use kaishu::stats::contingency::Table;
use kaishu::stats::design::{Design, Lonely, Selection, Stage};
use kaishu::stats::finite::hypergeometric_set;
use kaishu::stats::finite::sampling_error::{Critical, half_width_at};
use kaishu::stats::multiplicity::Adjustment;
use kaishu::stats::outcome_rate::aapor::{Dispositions, Eligibility, Rate};
use kaishu::stats::paired::Paired;
use kaishu::stats::proportion::{Method, Sample, interval};
use kaishu::stats::share::nonresponse_bounds;
use kaishu::stats::trend::{Group, Trend, cochran_armitage, linear_by_linear};
use kaishu::stats::two_proportions::TwoProportions;
use kaishu::stats::{Interval, Level, fisher};
use kaishu::text::number::percent;

const EXAMPLES: &str = include_str!("../fixtures/stats/worked-examples.tsv");

/// Lines that are not computed here: clustered schools whose data are not in the repository (`schools.rs` runs them from
/// their files where R has them).
const NOT_COVERED: [&str; 3] = ["rs2_dclus1", "kg_dclus1", "logit_dclus1"];

/// `?prop.test` of R: patients in four hospitals, and the smokers among them.
const SMOKERS: ([u64; 4], [u64; 4]) = ([83, 90, 129, 70], [86, 93, 136, 82]);

/// A line of the examples.
pub(super) struct Example<'a> {
    id: &'a str,
    kind: &'a str,
    input: &'a str,
    statistic: &'a str,
    expected: &'a str,
    tolerance: &'a str,
}

impl<'a> Example<'a> {
    /// The line of an id.
    pub(super) fn of(id: &str) -> Example<'a> {
        Example::all().find(|example| example.id == id).unwrap_or_else(|| panic!("{id}"))
    }

    fn all() -> impl Iterator<Item = Example<'a>> {
        EXAMPLES.lines().skip(1).map(|line| {
            let [id, kind, input, statistic, expected, tolerance, _status, _source] =
                line.split('\t').collect::<Vec<_>>()[..]
            else {
                panic!("{line}")
            };
            Example { id, kind, input, statistic, expected, tolerance }
        })
    }

    /// The expected numbers, in order.
    pub(super) fn numbers(&self) -> Vec<f64> {
        self.expected.split([',', ';', ' ']).map(number).collect()
    }

    /// That numbers are the expected ones, within the tolerance that the line gives.
    pub(super) fn gives(&self, got: &[f64]) {
        let tolerance: f64 = self.tolerance.parse().unwrap();
        let expected = self.numbers();
        assert_eq!(got.len(), expected.len(), "{}", self.id);
        for (got, expected) in got.iter().zip(&expected) {
            assert!(
                (got - expected).abs() <= tolerance * expected.abs().max(1.0),
                "{}: {got} {expected}",
                self.id
            );
        }
    }

    fn gives_interval(&self, got: Interval) {
        self.gives(&[got.low, got.high]);
    }

    /// The value of a `name=value` of the input.
    fn named(&self, name: &str) -> Option<&'a str> {
        self.input.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    }

    fn count(&self, name: &str) -> u64 {
        self.named(name).unwrap().parse().unwrap()
    }
}

/// A decimal, a percentage, or a fraction.
fn number(text: &str) -> f64 {
    let parse = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("no number: {text}"));
    match (text.split_once('/'), text.strip_suffix('%')) {
        (Some((above, below)), _) => parse(above) / parse(below),
        (None, Some(percent)) => parse(percent) / 100.0,
        (None, None) => parse(text),
    }
}

/// k/n.
fn fraction(text: &str) -> (u64, u64) {
    let (k, n) = text.split_once('/').unwrap();
    (k.parse().unwrap(), n.parse().unwrap())
}

fn counts(text: &str) -> Vec<u64> {
    text.split(',').map(|count| count.parse().unwrap()).collect()
}

fn rows(text: &str) -> Vec<Vec<u64>> {
    text.split(';').map(counts).collect()
}

/// What a reader can tell of a hidden cell of the tables of 介護DB (`analysis.md` 5.14).
fn disclosed(example: &Example<'_>) {
    let table = [[11, 12, 36], [2, 305, 995], [26, 55, 34]];
    let (hidden, step): (&[(usize, usize)], u64) = match example.id {
        "sdc_kaigo_primary" => (&[(1, 0)], 1),
        "sdc_kaigo_4" => (&[(1, 0), (1, 1), (0, 0), (0, 1)], 1),
        "sdc_kaigo_opt3" => (&[(1, 0)], 10),
        other => panic!("{other}"),
    };
    let mut published = Published::default();
    for (row, cells) in table.iter().enumerate() {
        for (column, count) in cells.iter().enumerate() {
            published.cell(if hidden.contains(&(row, column)) { None } else { Some(*count) }, 0);
        }
    }
    // Totals are rounded up to the step.
    let mut total = |cells: Vec<usize>| {
        let sum: u64 = cells.iter().map(|cell| table[cell / 3][cell % 3]).sum();
        let shown = sum.div_ceil(step) * step;
        published.sum(cells, shown + 1 - step, shown);
    };
    for line in 0..3 {
        total((0..3).map(|column| line * 3 + column).collect());
        total((0..3).map(|row| row * 3 + line).collect());
    }
    total((0..9).collect());
    let found = published.interval(3).unwrap();
    let expected: Vec<u64> = example.numbers().iter().map(|number| number.to_string().parse().unwrap()).collect();
    assert_eq!(vec![found.0, found.1], [expected[0], *expected.last().unwrap()], "{}", example.id);
}

#[test]
fn every_example() {
    let mut covered: BTreeMap<&str, usize> = BTreeMap::new();
    for example in Example::all() {
        if NOT_COVERED.contains(&example.id) {
            continue;
        }
        match example.kind {
            "pct0" => percentage(&example, 0),
            "pct1" => percentage(&example, 1),
            "aapor" => outcome_rate(&example),
            "moe" => sampling_error(&example),
            "ci" => share_interval(&example),
            "ci_diff" => difference(&example),
            "ci_pair" => paired_difference(&example),
            "ci_pairs" => pairwise_differences(&example),
            "chisq" => chi_square(&example),
            "stdres" => residuals(&example),
            "fisher" => {
                example.gives(&[fisher::exact_p(&Table::new(rows(example.input)).unwrap()).unwrap()]);
            }
            "mcnemar" => mcnemar(&example),
            "trend" => trend(&example),
            "col_z" => column_z(&example),
            "adjust" => {
                let p: Vec<f64> = smoker_pairs().iter().map(|pair| pair.p_adjusted).collect();
                example.gives(&p);
            }
            "raoscott" => rao_scott(&example),
            "census" => census(&example),
            "sdc" => disclosed(&example),
            // What a table of mentions comes to when it is tested like any other: plans are refused it.
            "ma" => {
                let naive = super::multiple::of_mentions();
                example.gives(&[naive.statistic, number(&naive.df.to_string()), naive.p]);
            }
            other => panic!("{}: nothing computes {other}", example.id),
        }
        *covered.entry(example.kind).or_default() += 1;
    }
    assert_eq!(covered.values().sum::<usize>() + NOT_COVERED.len(), Example::all().count());
    assert_eq!((covered["pct0"], covered["moe"], covered["ci"], covered["aapor"]), (40, 41, 14, 15));
}

fn percentage(example: &Example<'_>, decimals: u32) {
    let (k, n) = fraction(example.input);
    assert_eq!(percent(k.into(), n.into(), decimals).as_deref(), Some(example.expected), "{}", example.id);
}

/// Dispositions as letters and a count: `I5 P3 R2 NC1 O2 UH1 UO1 NE1 e=0.5`.
fn outcome_rate(example: &Example<'_>) {
    let of = |letters: &str| {
        let count = |part: &str| part.strip_prefix(letters).and_then(|count| count.parse().ok());
        example.input.split(' ').find_map(count).unwrap()
    };
    let dispositions = Dispositions {
        complete: of("I"),
        partial: of("P"),
        refusal: of("R"),
        non_contact: of("NC"),
        other: of("O"),
        unknown_household: of("UH"),
        unknown_other: of("UO"),
        not_eligible: of("NE"),
    };
    let eligibility = Eligibility::Given(number(example.named("e").unwrap()));
    let rate = Rate::ALL.into_iter().find(|rate| rate.name() == example.statistic).unwrap();
    example.gives(&[dispositions.rate(rate, eligibility).unwrap()]);
}

/// Printed in percent with one or two decimals.
fn sampling_error(example: &Example<'_>) {
    let share = number(example.named("p").unwrap());
    let critical = Critical::Fixed(number(example.named("z").unwrap()));
    let factor = example.named("deff").map_or(1.0, number);
    let half = half_width_at(share, example.count("n"), None, critical, factor).unwrap();
    let decimals = example.expected.split_once('.').unwrap().1.len();
    assert_eq!(format!("{:.decimals$}", 100.0 * half), example.expected, "{}", example.id);
}

fn share_interval(example: &Example<'_>) {
    let (yes, answered) = fraction(example.input);
    let method = match example.statistic {
        "Wilson 95%" => Method::Wilson,
        "Clopper-Pearson 95%" => Method::ClopperPearson,
        other => panic!("{}: {other}", example.id),
    };
    let sample = Sample { yes, answered, population: None };
    example.gives_interval(interval(method, &sample, Level::PERCENT_95).unwrap());
}

fn difference(example: &Example<'_>) {
    let (first, second) = example.input.split_once('-').unwrap();
    let ((x1, n1), (x2, n2)) = (fraction(first), fraction(second));
    example.gives_interval(TwoProportions::new(x1, n1, x2, n2).unwrap().newcombe(Level::PERCENT_95));
}

fn paired_difference(example: &Example<'_>) {
    let [a, b, c, d] = counts(example.input)[..] else { panic!("{}", example.input) };
    example.gives_interval(Paired::new(a, b, c, d).unwrap().newcombe_corrected(Level::PERCENT_95));
}

/// Three groups of one size, each against each, the level shared by three intervals.
fn pairwise_differences(example: &Example<'_>) {
    let (yes, rest) = example.input.split_once(" of ").unwrap();
    let (size, alpha) = rest.split_once(" alpha ").unwrap();
    let (yes, n): (_, u64) = (counts(yes), size.parse().unwrap());
    let level = Level::new(1.0 - number(alpha) / 3.0).unwrap();
    let mut got = Vec::new();
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        // The estimate beside the interval is that of its middle: one yes and one no added to each group.
        let added = TwoProportions::new(yes[first] + 1, n + 2, yes[second] + 1, n + 2).unwrap();
        let interval = TwoProportions::new(yes[first], n, yes[second], n).unwrap().agresti_caffo(level);
        got.extend([added.difference(), interval.low, interval.high]);
    }
    example.gives(&got);
}

fn chi_square(example: &Example<'_>) {
    let test = Table::new(rows(example.input)).unwrap().pearson().unwrap();
    let expected = example.numbers();
    example.gives(&[test.statistic, number(&test.df.to_string()), test.p][..expected.len()]);
    if let Some(p) = expected.get(2) {
        // However small: to the digits that are printed.
        assert!((test.p / p - 1.0).abs() < 1e-6, "{}", example.id);
    }
}

fn residuals(example: &Example<'_>) {
    let all = Table::new(rows(example.input)).unwrap().adjusted_residuals().unwrap();
    let got: Vec<f64> = match example.statistic {
        "row1" => all[0].iter().map(|residual| residual.unwrap()).collect(),
        "col1" => all.iter().map(|row| row[0].unwrap()).collect(),
        other => panic!("{}: {other}", example.id),
    };
    example.gives(&got);
}

fn mcnemar(example: &Example<'_>) {
    let pairs = Paired::new(0, example.count("b"), example.count("c"), 0).unwrap();
    example.gives(&[
        pairs.mcnemar().unwrap().p,
        pairs.mcnemar_corrected().unwrap().p,
        pairs.exact_p().unwrap(),
        pairs.mid_p_of_less_likely().unwrap(),
    ]);
}

fn trend(example: &Example<'_>) {
    let Trend { test, .. } = match example.input.split_once(" scores ").unwrap() {
        ("job 4x4", _) => {
            let job = Example::all().find(|other| other.id == "fisher_job").unwrap();
            let scores = [1.0, 2.0, 3.0, 4.0];
            linear_by_linear(&rows(job.input), &scores, &scores).unwrap()
        }
        (groups, scores) => {
            let group = |(group, score): (&str, &str)| {
                let (yes, n) = fraction(group);
                Group { yes, n, score: number(score) }
            };
            let groups: Vec<Group> = groups.split(',').zip(scores.split(',')).map(group).collect();
            cochran_armitage(&groups).unwrap()
        }
    };
    example.gives(&[test.statistic, test.p]);
}

fn smoker_pairs() -> Vec<Pair> {
    let (yes, of) = SMOKERS;
    let mut rows = column_proportions::compare(&[yes.to_vec()], &of, Adjustment::Holm).unwrap();
    rows.remove(0).pairs
}

/// `colz_1-4`: the first column against the fourth.
fn column_z(example: &Example<'_>) {
    let places: Vec<usize> = example.id["colz_".len()..].split('-').map(|place| place.parse().unwrap()).collect();
    let pairs = smoker_pairs();
    let pair = pairs.iter().find(|pair| places == [pair.first + 1, pair.second + 1]).unwrap();
    example.gives(&[pair.z, pair.p]);
}

/// The simple sample of 200 of 6,194 schools, as its table gives it.
fn rao_scott(example: &Example<'_>) {
    let table = example.input.split_once('(').unwrap().1.trim_end_matches(')');
    let (mut of_rows, mut of_columns) = (Vec::new(), Vec::new());
    for (row, counts) in rows(table).iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                of_rows.push(Some(row));
                of_columns.push(Some(column));
            }
        }
    }
    let n = of_rows.len();
    let stage = Stage { clusters: (0..n).collect(), population: Some(vec![6194.0; n]) };
    let selection = Selection { weights: vec![30.97; n], strata: None, stages: vec![stage], lonely: Lonely::Fail };
    let tests = Design::new(selection).unwrap().independence((&of_rows, 2), (&of_columns, 3)).unwrap();
    let test = tests.second_order.unwrap();
    example.gives(&[test.f, test.df1, test.df2, test.p]);
    assert!((test.p / example.numbers()[3] - 1.0).abs() < 1e-7, "{}", test.p);
}

fn census(example: &Example<'_>) {
    if example.statistic == "bounds" {
        // A share among those who answered, and how many of all did: in whole millionths.
        let (share, rate) = (number(example.named("p").unwrap()), number(example.named("rr").unwrap()));
        let whole = |share: f64| format!("{:.0}", 1e6 * share).parse::<u64>().unwrap();
        let (n, k) = (whole(rate), whole(rate * share));
        let chain = BaseChain {
            distributed: Some(1_000_000),
            not_returned: 1_000_000 - n,
            returned: n,
            valid: n,
            n,
            ..BaseChain::default()
        };
        let (low, high) = nonresponse_bounds(k, &chain).unwrap();
        let share = |share: u64| number(&format!("{share}/1000000"));
        example.gives(&[share(low.numerator), share(high.numerator)]);
        return;
    }
    let (population, answered, yes) = (example.count("N"), example.count("n"), example.count("k"));
    let set = hypergeometric_set(yes, answered, population, Level::PERCENT_95).unwrap();
    let got = format!("{}-{};{}-{}", set.low, set.high, set.least, set.most);
    assert_eq!(got, example.expected, "{}", example.id);
}
