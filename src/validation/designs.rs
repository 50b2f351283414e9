//! Family 08: complex designs. The data are small CSV files without quotes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::stats::design::{Design, Estimate, Lonely, Margin, MeanEstimate, RakingVariance, Selection, Stage};
use crate::stats::{Level, Undefined};
use crate::validation::{Answer, Answers, Case};

/// The answers to a case of this family.
pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    let kind: fn(&Case<'_>, &Survey) -> Option<Answers> = match case.kind {
        "mean" => mean,
        "total" => total,
        "categories" => categories,
        "domain_mean" => domain_mean,
        "crosstab" => crosstab,
        "chisq" => chisq,
        "proportion_ci" => proportion,
        "ratio" => ratio,
        "ttest" => t_test,
        "poststratify" => post_stratify,
        "rake" => rake,
        _ => return None,
    };
    match Survey::of(case)? {
        Ok(survey) => kind(case, &survey),
        Err(_) => Some(KEYS.into_iter().map(|key| (key, Answer::Undefined)).collect()),
    }
}

/// What cannot be computed in a design that is none.
const KEYS: [&str; 47] = [
    "estimate",
    "se",
    "ci95_t",
    "ci95_z",
    "df",
    "deff",
    "deff_replace",
    "levels",
    "proportion",
    "total",
    "total_se",
    "groups",
    "n",
    "rows",
    "cols",
    "weighted",
    "total_prop",
    "total_prop_se",
    "col_prop",
    "col_prop_se",
    "f_stat",
    "f_ndf",
    "f_ddf",
    "f_p",
    "chisq_stat",
    "chisq_df",
    "chisq_p",
    "wald_f",
    "wald_ndf",
    "wald_ddf",
    "wald_p",
    "adjwald_f",
    "adjwald_ndf",
    "adjwald_ddf",
    "adjwald_p",
    "mean",
    "xlogit",
    "logit",
    "beta",
    "wilson_t",
    "diff",
    "t",
    "p",
    "weights",
    "mean_se",
    "mean_se_greg",
    "total_se_greg",
];

/// A data file and its design.
struct Survey {
    columns: BTreeMap<String, Vec<Option<String>>>,
    design: Design,
}

/// The answers to a question by the places of their levels, which are in byte order.
struct Coded {
    levels: Vec<String>,
    codes: Vec<Option<usize>>,
}

impl Coded {
    fn new(values: &[Option<String>]) -> Self {
        let levels: Vec<String> = values.iter().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let place = |value: &Option<String>| levels.iter().position(|level| Some(level) == value.as_ref());
        Self { codes: values.iter().map(place).collect(), levels }
    }

    fn pair(&self) -> (&[Option<usize>], usize) {
        (&self.codes, self.levels.len())
    }

    fn names(&self) -> Answer {
        self.levels.clone().into()
    }

    /// 1 where the answer is this level, 0 where it is another.
    fn indicator(&self, level: usize) -> Vec<Option<f64>> {
        self.codes.iter().map(|code| code.map(|code| f64::from(u8::from(code == level)))).collect()
    }
}

/// The columns of a CSV file; an empty cell is a missing answer.
fn columns(text: &str) -> Option<BTreeMap<String, Vec<Option<String>>>> {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let names: Vec<&str> = lines.next()?.split(',').collect();
    let mut columns: Vec<Vec<Option<String>>> = vec![Vec::new(); names.len()];
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        if cells.len() != names.len() {
            return None;
        }
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push((!cell.is_empty()).then(|| cell.to_owned()));
        }
    }
    Some(names.into_iter().map(str::to_owned).zip(columns).collect())
}

fn numbers(column: &[Option<String>]) -> Option<Vec<Option<f64>>> {
    column.iter().map(|cell| cell.as_ref().map_or(Some(None), |cell| cell.parse().ok().map(Some))).collect()
}

/// A column in which nothing may be missing.
fn whole<T>(column: Vec<Option<T>>) -> Known<Vec<T>> {
    column.into_iter().collect::<Option<_>>().ok_or(Undefined::PartMissing)
}

/// The names in a field that is a word, a list of words or null.
fn names(value: Option<&Value>) -> Option<Vec<String>> {
    match value {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::String(name)) => Some(vec![name.clone()]),
        Some(Value::Array(names)) => names.iter().map(|name| name.as_str().map(str::to_owned)).collect(),
        Some(_) => None,
    }
}

impl Survey {
    fn of(case: &Case<'_>) -> Option<Known<Self>> {
        let plan = case.input("design")?;
        let columns = columns(&case.file(plan.get("data")?.as_str()?)?)?;
        let lonely = match plan.get("lonely_psu").and_then(Value::as_str) {
            None | Some("fail") => Lonely::Fail,
            Some("remove" | "certainty") => Lonely::Remove,
            Some("adjust") => Lonely::Adjust,
            Some("average") => Lonely::Average,
            Some(_) => return None,
        };
        let rows = columns.values().next()?.len();
        let coded = |name: &String| Some(whole(Coded::new(columns.get(name)?).codes));
        let strata = match names(plan.get("strata"))?.first() {
            Some(name) => coded(name)?.map(Some),
            None => Ok(None),
        };
        let weights = match names(plan.get("weights"))?.first() {
            Some(name) => whole(numbers(columns.get(name)?)?),
            None => Ok(vec![1.0; rows]),
        };
        let mut clusters = names(plan.get("ids"))?.iter().map(coded).collect::<Option<Vec<_>>>()?;
        let populations = names(plan.get("fpc"))?
            .iter()
            .map(|name| Some(whole(numbers(columns.get(name)?)?)))
            .collect::<Option<Vec<_>>>()?;
        // Without names of clusters, and at a stage beyond the named ones, every row is its own.
        while clusters.is_empty() || clusters.len() < populations.len() {
            clusters.push(Ok((0..rows).collect()));
        }
        let mut populations = populations.into_iter();
        let stages: Known<Vec<Stage>> = clusters
            .into_iter()
            .map(|clusters| Ok(Stage { clusters: clusters?, population: populations.next().transpose()? }))
            .collect();
        let design = || Design::new(Selection { weights: weights?, strata: strata?, stages: stages?, lonely });
        Some(design().map(|design| Self { columns, design }))
    }

    fn column(&self, name: &str) -> Option<&[Option<String>]> {
        self.columns.get(name).map(Vec::as_slice)
    }

    fn quantity(&self, case: &Case<'_>, key: &str) -> Option<Vec<Option<f64>>> {
        numbers(self.column(case.text(key)?)?)
    }

    fn coded(&self, case: &Case<'_>, key: &str) -> Option<Coded> {
        Some(Coded::new(self.column(case.text(key)?)?))
    }

    /// Each estimate of a list of levels, by what is asked of it.
    fn means(&self, coded: &Coded) -> Vec<Result<MeanEstimate, Undefined>> {
        (0..coded.levels.len()).map(|level| self.design.mean(&coded.indicator(level))).collect()
    }
}

type Known<T> = Result<T, Undefined>;

fn each<T, U: Into<Answer>>(results: &[Known<T>], of: impl Fn(&T) -> U) -> Answer {
    let one = |result: &Known<T>| result.as_ref().map_or(Answer::Undefined, |result| of(result).into());
    Answer::List(results.iter().map(one).collect())
}

fn value(result: &Known<Estimate>) -> Answer {
    result.map(|estimate| estimate.value).into()
}

fn error(result: &Known<Estimate>) -> Answer {
    result.and_then(|estimate| estimate.standard_error()).into()
}

fn mean(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let mean = survey.design.mean(&survey.quantity(case, "variable")?);
    let estimate = mean.map(|mean| mean.estimate);
    let df = survey.design.all_degrees_of_freedom();
    Some(Answers::from([
        ("estimate", value(&estimate)),
        ("se", error(&estimate)),
        ("ci95_t", estimate.and_then(|estimate| estimate.t_interval(Level::PERCENT_95, df)).into()),
        ("ci95_z", estimate.and_then(|estimate| estimate.normal_interval(Level::PERCENT_95)).into()),
        ("df", df.into()),
        ("deff", mean.and_then(|mean| mean.design_effect).into()),
        ("deff_replace", mean.and_then(|mean| mean.design_effect_replace).into()),
    ]))
}

fn total(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let total = survey.design.total(&survey.quantity(case, "variable")?);
    Some(Answers::from([
        ("estimate", value(&total)),
        ("se", error(&total)),
        ("ci95_z", total.and_then(|total| total.normal_interval(Level::PERCENT_95)).into()),
    ]))
}

fn categories(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let coded = survey.coded(case, "variable")?;
    let means = survey.means(&coded);
    let totals: Vec<_> =
        (0..coded.levels.len()).map(|level| survey.design.total(&coded.indicator(level))).collect();
    let df = survey.design.all_degrees_of_freedom();
    Some(Answers::from([
        ("levels", coded.names()),
        ("proportion", each(&means, |mean| mean.estimate.value)),
        ("se", each(&means, |mean| mean.estimate.standard_error())),
        ("ci95_t", each(&means, |mean| mean.estimate.t_interval(Level::PERCENT_95, df))),
        ("ci95_z", each(&means, |mean| mean.estimate.normal_interval(Level::PERCENT_95))),
        ("df", df.into()),
        ("deff", each(&means, |mean| mean.design_effect)),
        ("deff_replace", each(&means, |mean| mean.design_effect_replace)),
        ("total", each(&totals, |total| total.value)),
        ("total_se", each(&totals, Estimate::standard_error)),
    ]))
}

fn domain_mean(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let groups = survey.coded(case, "by")?;
    let (codes, number) = groups.pair();
    let means = survey.design.group_means(&survey.quantity(case, "variable")?, codes, number).ok()?;
    Some(Answers::from([
        ("groups", groups.names()),
        ("estimate", each(&means, |mean| mean.estimate.value)),
        ("se", each(&means, |mean| mean.estimate.standard_error())),
        ("ci95_z", each(&means, |mean| mean.estimate.normal_interval(Level::PERCENT_95))),
        ("n", each(&means, |mean| mean.answers)),
    ]))
}

fn crosstab(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let (rows, columns) = (survey.coded(case, "row")?, survey.coded(case, "col")?);
    let table = survey.design.cross_table(rows.pair(), columns.pair()).ok()?;
    let of = |of: &dyn Fn(&crate::stats::design::Cell) -> Answer| {
        Answer::List(table.cells.iter().map(|row| Answer::List(row.iter().map(of).collect())).collect())
    };
    Some(Answers::from([
        ("rows", rows.names()),
        ("cols", columns.names()),
        ("weighted", of(&|cell| cell.weighted.into())),
        ("total_prop", of(&|cell| cell.total_share.value.into())),
        ("total_prop_se", of(&|cell| cell.total_share.standard_error().into())),
        ("col_prop", of(&|cell| value(&cell.column_share))),
        ("col_prop_se", of(&|cell| error(&cell.column_share))),
    ]))
}

fn chisq(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let (rows, columns) = (survey.coded(case, "row")?, survey.coded(case, "col")?);
    let tests = survey.design.independence(rows.pair(), columns.pair());
    let (second, first) = (tests.and_then(|tests| tests.second_order), tests.and_then(|tests| tests.first_order));
    let (wald, adjusted) = (tests.and_then(|tests| tests.wald), tests.and_then(|tests| tests.adjusted_wald));
    Some(Answers::from([
        ("f_stat", second.map(|test| test.f).into()),
        ("f_ndf", second.map(|test| test.df1).into()),
        ("f_ddf", second.map(|test| test.df2).into()),
        ("f_p", second.map(|test| test.p).into()),
        ("chisq_stat", first.map(|test| test.chi_square).into()),
        ("chisq_df", first.map(|test| test.df).into()),
        ("chisq_p", first.map(|test| test.p).into()),
        ("wald_f", wald.map(|test| test.f).into()),
        ("wald_ndf", wald.map(|test| test.df1).into()),
        ("wald_ddf", wald.map(|test| test.df2).into()),
        ("wald_p", wald.map(|test| test.p).into()),
        ("adjwald_f", adjusted.map(|test| test.f).into()),
        ("adjwald_ndf", adjusted.map(|test| test.df1).into()),
        ("adjwald_ddf", adjusted.map(|test| test.df2).into()),
        ("adjwald_p", adjusted.map(|test| test.p).into()),
    ]))
}

fn proportion(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let coded = survey.coded(case, "variable")?;
    let level = coded.levels.iter().position(|level| Some(level.as_str()) == case.text("level"));
    let has: Vec<Option<bool>> = coded.codes.iter().map(|code| code.map(|code| Some(code) == level)).collect();
    let result = case.level().and_then(|level| survey.design.proportion(&has, level));
    let estimate = result.map(|result| result.estimate);
    Some(Answers::from([
        ("estimate", value(&estimate)),
        ("se", error(&estimate)),
        ("df", result.map(|result| result.df).into()),
        ("mean", result.and_then(|result| result.mean).into()),
        ("xlogit", result.and_then(|result| result.logit).into()),
        ("logit", result.and_then(|result| result.logit).into()),
        ("beta", result.and_then(|result| result.beta).into()),
        ("wilson_t", result.and_then(|result| result.wilson).into()),
    ]))
}

fn ratio(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let (above, below) = (survey.quantity(case, "numerator")?, survey.quantity(case, "denominator")?);
    let ratio = survey.design.ratio(&above, &below);
    Some(Answers::from([("estimate", value(&ratio)), ("se", error(&ratio))]))
}

fn t_test(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let groups = survey.coded(case, "by")?;
    let second: Vec<Option<bool>> = groups.codes.iter().map(|code| code.map(|code| code == 1)).collect();
    let values = survey.quantity(case, "variable")?;
    let test =
        if groups.levels.len() > 2 { Err(Undefined::Impossible) } else { survey.design.t_test(&values, &second) };
    Some(Answers::from([
        ("diff", test.map(|test| test.difference.value).into()),
        ("t", test.map(|test| test.t).into()),
        ("df", test.map(|test| test.df).into()),
        ("p", test.map(|test| test.p).into()),
    ]))
}

/// A question of the data as a margin with known sizes.
fn margin(survey: &Survey, variable: &str, levels: &Value, population: &Value) -> Option<Known<Margin>> {
    let levels: Vec<&str> = levels.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
    let place = |cell: &Option<String>| levels.iter().position(|level| cell.as_deref() == Some(*level));
    let groups = whole(survey.column(variable)?.iter().map(place).collect());
    let population = population.as_array()?.iter().map(Value::as_f64).collect::<Option<Vec<f64>>>()?;
    Some(groups.map(|groups| Margin { groups, population }))
}

/// Mean and total of the variable in a calibrated design.
fn calibrated(design: &Known<Design>, values: &[Option<f64>]) -> (Known<Estimate>, Known<Estimate>) {
    let design = design.as_ref().map_err(|why| *why);
    (design.and_then(|design| Ok(design.mean(values)?.estimate)), design.and_then(|design| design.total(values)))
}

fn weights(design: &Known<Design>) -> Answer {
    design.as_ref().map(|design| design.weights().to_vec()).map_err(|why| *why).into()
}

fn post_stratify(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let margin = margin(survey, case.text("by")?, case.input("levels")?, case.input("population")?)?;
    let design = margin.and_then(|margin| survey.design.post_stratified(&margin));
    let (mean, total) = calibrated(&design, &survey.quantity(case, "variable")?);
    Some(Answers::from([
        ("weights", weights(&design)),
        ("mean", value(&mean)),
        ("mean_se", error(&mean)),
        ("total", value(&total)),
        ("total_se", error(&total)),
    ]))
}

fn rake(case: &Case<'_>, survey: &Survey) -> Option<Answers> {
    let of =
        |one: &Value| margin(survey, one.get("variable")?.as_str()?, one.get("levels")?, one.get("population")?);
    let margins = case.input("margins")?.as_array()?.iter().map(of).collect::<Option<Vec<_>>>()?;
    let margins: Known<Vec<Margin>> = margins.into_iter().collect();
    let raked =
        |variance| margins.as_ref().map_err(|why| *why).and_then(|margins| survey.design.raked(margins, variance));
    let values = survey.quantity(case, "variable")?;
    let design = raked(RakingVariance::Sweeps);
    let (mean, total) = calibrated(&design, &values);
    let (mean_greg, total_greg) = calibrated(&raked(RakingVariance::Regression), &values);
    Some(Answers::from([
        ("weights", weights(&design)),
        ("mean", value(&mean)),
        ("mean_se", error(&mean)),
        ("total", value(&total)),
        ("total_se", error(&total)),
        ("mean_se_greg", error(&mean_greg)),
        ("total_se_greg", error(&total_greg)),
    ]))
}
