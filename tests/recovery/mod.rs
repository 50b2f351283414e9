//! What a reader of a report can work out about numbers that it hides. Surveys that look random are run through the whole
//! program under a rule of disclosure; then everything that stands in `results.json`, Excel, Word and Markdown is taken
//! as conditions on the counts behind it, and a solver of our own asks how closely each protected count can be placed. The
//! solver is one of linear programming; the program searches for other data answer by answer: they share no idea and no code.
//!
//! `KAISHU_RECOVERY=500` runs so many surveys, `KAISHU_RECOVERY_SEED=7` others, `KAISHU_RECOVERY_ONLY=17` one of them; without
//! it a few surveys are run.

mod known;
mod notes;
mod read;
mod reading;
mod request;
mod simplex;
mod solver;
mod survey;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use self::read::{excel, markdown, word};
use self::reading::{Behind, Reading, quantities};
use self::request::{Base, Group, Request, What};
use self::solver::{Condition, Numbers, Placed};
use self::survey::{FRAME, QUANTITY, Survey, plan_id};
use crate::support::Seeded;

/// Surveys that are run where nobody says how many.
const ALWAYS: u64 = 12;

/// A rule as the test understands it.
#[derive(Debug, Clone)]
struct Rule {
    written: String,
    /// Counts from here to below there are protected.
    floor: i64,
    least: i64,
    /// The width that a protected count keeps.
    width: i64,
    /// The largest part of a sum that may be shown, in percent.
    dominance: Option<i64>,
}

impl Rule {
    fn random(random: &mut Seeded) -> Self {
        let (name, least, dominance) = match random.below(8) {
            0..4 => ("min-count 3", 3, None),
            4 | 5 => ("min-count 5", 5, None),
            6 => ("min-count 10", 10, None),
            _ => ("dominance 1 75", 3, Some(75)),
        };
        let floor = i64::from(random.below(6) != 0);
        let mut rule =
            Self { written: format!("rule = \"{name}\"\n"), floor, least, width: least - 1 - floor, dominance };
        if floor == 0 {
            rule.written.push_str("hide_zero = true\n");
        }
        if random.below(4) == 0 {
            rule.width = [1, least][random.below(2)];
            writeln!(rule.written, "protect = {}", rule.width).unwrap();
        }
        rule
    }
}

/// What must not be placed more closely than within a width.
type Protected = BTreeMap<Vec<(usize, i64)>, i64>;

/// Every number of the tables and figures that the rule is about.
fn protected(survey: &Survey, requests: &[Request], rule: &Rule) -> Protected {
    let mut found = Protected::new();
    let value =
        |terms: &[(usize, i64)]| terms.iter().map(|(place, factor)| factor * survey.counts[*place]).sum::<i64>();
    let mut count = |terms: Vec<(usize, i64)>| {
        if (rule.floor..rule.least).contains(&value(&terms)) {
            found.insert(terms, rule.width);
        }
    };
    let rest = |base: &[usize], above: &[(usize, i64)]| -> Vec<(usize, i64)> {
        let above: BTreeSet<usize> = above.iter().map(|(place, _)| *place).collect();
        base.iter().filter(|place| !above.contains(place)).map(|place| (*place, 1)).collect()
    };
    let mut sums: Vec<Vec<usize>> = Vec::new();
    for request in requests {
        for (_, group) in request.groups(survey) {
            // What nobody of the frame has makes no row, and says nothing of an answer.
            if survey.framed()
                && group.iter().any(|(question, option)| *question == FRAME && !survey.anybody(*option))
            {
                continue;
            }
            let behind = Behind::new(survey, request, &group, What::N);
            count(behind.above.clone());
            // Who sent something back is known from the frame, and no answer of anybody.
            if request.base != Base::Answered && request.by_answers(survey, &group) {
                count(Behind::new(survey, request, &group, What::Eligible).above);
            }
            if request.values {
                sums.push(behind.base.clone());
            }
            for part in request.parts(survey) {
                let above = Behind::new(survey, request, &group, What::Count(part)).above;
                if part != request::Part::NoAnswer && request.base != Base::Eligible {
                    count(rest(&behind.base, &above));
                }
                if request.base != Base::Answered {
                    count(rest(&behind.within, &above));
                }
                count(above);
            }
        }
    }
    let first = survey.places(|answers| answers[0] == 1);
    let ones = |places: &[usize]| places.iter().map(|place| (*place, 1)).collect::<Vec<_>>();
    count(rest(&survey.places(|answers| answers[0] > 0), &ones(&first)));
    count(ones(&first));
    count(ones(&survey.places(either(survey))));
    if survey.options(QUANTITY) > 0 {
        sums.push(whole(survey).1);
    }
    for base in sums {
        let parts: Vec<(usize, i64)> =
            quantities(survey, &base).into_iter().filter(|(_, quantity)| *quantity > 0).collect();
        let few = (1..rule.least).contains(&parts.iter().map(|(place, _)| survey.counts[*place]).sum());
        let sum = value(&parts);
        let largest =
            parts.iter().filter(|(place, _)| survey.counts[*place] > 0).map(|part| part.1).max().unwrap_or(0);
        // The sum must be possible of which the largest makes no more than that share.
        let dominated = rule.dominance.filter(|percent| largest * 100 > sum * percent);
        let width = dominated.map_or(0, |percent| (largest * 100 - sum * percent) / percent + 1);
        if few || dominated.is_some() {
            found.insert(parts, width.max((sum + 9) / 10).max(1));
        }
    }
    found
}

/// The count of the second figure.
fn either(survey: &Survey) -> impl Fn(survey::Answers) -> bool + '_ {
    |answers| [1, 2].contains(&answers[0]) && survey.chose(2, answers, 1)
}

/// Who could give what the third figure adds up, and who did.
fn whole(survey: &Survey) -> (Vec<usize>, Vec<usize>) {
    let within = |answers: survey::Answers| !survey.framed() || answers[2] == 1;
    // A sum of records is one over all of them.
    (survey.places(within), survey.places(|answers| within(answers) && (survey.records || answers[QUANTITY] > 0)))
}

/// What became of a survey.
#[derive(Debug, Default)]
struct Tally {
    published: usize,
    held_back: usize,
    protected: usize,
    hidden: usize,
    open: usize,
    leaks: usize,
    /// Notes that nobody knows how to read.
    unread: BTreeSet<String>,
}

/// A protected number that can be placed too closely.
#[derive(Debug)]
struct Leak {
    places: Vec<(usize, i64)>,
    placed: Placed,
    width: i64,
    told: Vec<Condition>,
}

impl Leak {
    /// What a person needs to follow it.
    fn told(&self, survey: &Survey) -> String {
        let named = |terms: &[(usize, i64)]| {
            let terms = terms.iter().map(|(place, factor)| format!("{factor}·{:?}", survey.all[*place]));
            terms.collect::<Vec<_>>().join(" + ")
        };
        let mut told =
            format!("{:?}, and a width of {} is due, of\n{}\nby", self.placed, self.width, named(&self.places));
        for condition in &self.told {
            write!(told, "\n{} to {}: {}", condition.low, condition.high, named(&condition.terms)).unwrap();
        }
        told
    }
}

/// A protected number that conditions place too closely, and how many could not be decided.
fn judge(reading: Reading<'_>, protected: Protected) -> Result<(Option<Leak>, usize), Condition> {
    let truth = &reading.survey.counts;
    let most = truth.iter().sum::<i64>() + 60;
    let mut numbers = Numbers::new(truth, most, reading.conditions)?;
    let mut open = 0;
    for (places, width) in protected {
        let placed = numbers.place(&places, width);
        if placed.high - placed.low >= width {
            continue;
        }
        if placed.open {
            open += 1;
            continue;
        }
        let told = numbers.why_not(&Condition { terms: places.clone(), low: placed.high + 1, high: most });
        return Ok((Some(Leak { places, placed, width, told }), open));
    }
    Ok((None, open))
}

/// Everything that a report says.
fn read_report(reading: &mut Reading<'_>, requests: &[Request], number: usize, out: &Path) {
    let survey = reading.survey;
    let file = |ending: &str| out.join(format!("{}.{ending}", plan_id(number)));
    let text = std::fs::read_to_string(file("md")).unwrap();
    let in_markdown = markdown(&text);
    for (printed, exact) in [
        (in_markdown.iter().map(|(printed, _)| printed.clone()).collect(), false),
        (word(&file("docx")), false),
        (excel(&file("xlsx")), true),
    ] {
        assert_eq!(printed.len(), requests.len(), "{printed:?}");
        for (place, request) in requests.iter().enumerate() {
            let (table, (here, headings)) = (&printed[place], &in_markdown[place]);
            assert_eq!((&table.title, &here.title), (&request.title(), &request.title()));
            reading.table(request, table, headings, exact);
        }
    }
    let results: Value =
        serde_json::from_str(&std::fs::read_to_string(out.join("results.json")).unwrap()).unwrap();
    let mut figures: BTreeMap<String, Value> = results["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| (figure["id"].as_str().unwrap().to_owned(), figure.clone()))
        .collect();
    for request in requests {
        reading.figures(request, &mut figures);
    }
    let ones = |places: Vec<usize>| places.into_iter().map(|place| (place, 1)).collect::<Vec<_>>();
    let everybody = || survey.places(|_| true);
    let one = |above, base, within| Behind { above, base, within };
    let answered = survey.places(|answers| answers[0] > 0);
    let first = one(ones(survey.places(|answers| answers[0] == 1)), answered.clone(), everybody());
    // A count of records is one among all of them.
    let base = if survey.records { everybody() } else { answered };
    let either = one(ones(survey.places(either(survey))), base, everybody());
    let part = request::Part::Option(1);
    let mut named = |name: &str| figures.remove(&format!("{name}{number}"));
    reading.figure(&named("first").unwrap(), &first, What::Share(part));
    reading.figure(&named("either").unwrap(), &either, What::Count(part));
    if let Some(whole) = named("whole") {
        let (within, base) = self::whole(survey);
        reading.figure(&whole, &one(quantities(survey, &base), base, within), What::Sum);
    }
    // The least and the most that the share can be of all, whatever those said who did not answer.
    for end in ["low", "high"] {
        if let Some(figure) = figures.remove(&format!("first{number}.{end}")) {
            reading.bound(&figure, &first, end == "high");
        }
    }
    reading.unread.extend(figures.into_keys());
}

fn recover(random: &mut Seeded, tally: &mut Tally) {
    let rule = Rule::random(random);
    let survey = Survey::random(random, if rule.least > 5 { 90 } else { 30 });
    let plans: Vec<Vec<Request>> =
        (0..=random.below(5) / 4).map(|plan| Request::random(random, &survey, plan)).collect();
    let folder = tempfile::tempdir().unwrap();
    survey.workspace(folder.path(), &plans, &rule.written, random.below(3));
    let mut arguments = ["kaishu", "run", "--quiet", "--lang", "ja", "--workspace"].map(OsString::from).to_vec();
    arguments.push(folder.path().into());
    let code = format!("{:?}", kaishu::cli::run(&arguments));
    assert!(folder.path().join(".kaishu").exists(), "the definitions are wrong: {survey:?} {plans:?}");
    // Reports of one workspace are read together.
    let mut reading = Reading::new(&survey, rule.floor);
    let (mut all, mut text) = (Protected::new(), String::new());
    for (number, requests) in plans.iter().enumerate() {
        let out = folder.path().join("out").join(plan_id(number));
        if !out.exists() {
            assert!(code.contains('2'), "{code} {survey:?} {requests:?}");
            tally.held_back += 1;
            continue;
        }
        tally.published += 1;
        read_report(&mut reading, requests, number, &out);
        all.extend(protected(&survey, requests, &rule));
        text.push_str(&std::fs::read_to_string(out.join(format!("{}.md", plan_id(number)))).unwrap());
    }
    tally.hidden += reading.hidden;
    tally.unread.extend(reading.unread.clone());
    tally.protected += all.len();
    let (leak, open) = judge(reading, all).unwrap_or_else(|condition| {
        panic!("the truth is not what is published, or a 0 is hidden: {condition:?}\n{survey:?}\n{text}")
    });
    tally.open += open;
    if let Some(leak) = leak {
        tally.leaks += 1;
        println!("{rule:?}: {}\n{survey:?}\n{plans:?}\n{text}", leak.told(&survey));
    }
}

#[test]
fn no_protected_count_is_placed_more_closely_than_the_rule_says() {
    let setting = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let surveys = setting("KAISHU_RECOVERY").unwrap_or(ALWAYS);
    let seed = setting("KAISHU_RECOVERY_SEED").unwrap_or(51);
    let mut tally = Tally::default();
    for number in 0..surveys {
        // Each survey has a seed of its own, so that one can be run alone.
        let own = (seed << 32) + number;
        if setting("KAISHU_RECOVERY_ONLY").is_none_or(|only| only == number) {
            if surveys > ALWAYS {
                println!("survey {number}");
            }
            recover(&mut Seeded(own), &mut tally);
        }
    }
    println!("{tally:?}");
    assert_eq!((tally.leaks, tally.unread.len()), (0, 0), "{tally:?}");
    assert!(tally.published > 0 && tally.protected > 0 && tally.hidden > 0, "{tally:?}");
    // What the solver cannot decide within its limit is not shown; at most one in fifty may be left.
    assert!(50 * tally.open <= tally.protected, "{tally:?}");
}

/// A table in which what is small is hidden and nothing else, as a report would be without secondary suppression.
#[test]
fn a_table_that_hides_small_counts_alone_gives_them_away() {
    // 甲 and 乙 by 東 and 西: 9 and 1, 4 and 4.
    let survey = Survey::of_two([2, 2], |a, b| [[0, 0, 0], [0, 9, 4], [0, 1, 4]][a][b]);
    let requests = [Request::plain("a", 0, 1)];
    let rule = Rule { written: String::new(), floor: 1, least: 3, width: 1, dominance: None };
    let table = |east: &str, west: &str, total: &str| {
        format!(
            "**表1　表のa**\n\n| 問2 | 集計対象数（n） | 実数・甲 | 実数・乙 | 構成比（％）・甲 | 構成比（％）・乙 |\n| --- | --- |\n\
             | 計 | {total} |\n| 東 | {east} |\n| 西 | {west} |\n\n> 注1: 集計対象: 回収18＝有効18＝n 18\n"
        )
    };
    let leaks = |text: &str| {
        let mut reading = Reading::new(&survey, rule.floor);
        let (printed, headings) = &markdown(text)[0];
        reading.table(&requests[0], printed, headings, false);
        judge(reading, protected(&survey, &requests, &rule)).unwrap()
    };
    let placed = |text: &str| {
        let (found, open) = leaks(text);
        assert_eq!(open, 0);
        found.map(|leak| (leak.placed.low, leak.placed.high))
    };
    // The total less what is shown beside it; the total of the row; a rounded share of a known base.
    let (west, total) = ("8 | 4 | 4 | 50 | 50", "18 | 13 | 5 | 72 | 28");
    assert_eq!(placed(&table("10 | 9 | Ｘ | Ｘ | Ｘ", west, total)), Some((1, 1)));
    assert_eq!(placed(&table("10 | Ｘ | Ｘ | Ｘ | Ｘ", west, total)), Some((1, 1)));
    assert_eq!(placed(&table("10 | Ｘ | Ｘ | Ｘ | 10", "8 | Ｘ | Ｘ | Ｘ | Ｘ", total)), Some((1, 1)));
    // The whole square and its shares: from 1 to 4.
    assert_eq!(placed(&table("10 | Ｘ | Ｘ | Ｘ | Ｘ", "8 | Ｘ | Ｘ | Ｘ | Ｘ", total)), None);
    let everybody = Behind::new(&survey, &requests[0], &Group::new(), What::N);
    assert_eq!(everybody.base.len(), 6);
}
