//! What must be in the list, worked out apart from the replay: every step is a folder that is written by hand and run by the
//! real program, and what moved between two of them is compared value by value.

use std::collections::{BTreeMap, BTreeSet};

use kaishu::collect::last_run::LastRun;
use kaishu::findings::changes::{Cause, Changes};
use kaishu::findings::figure::Figure;
use kaishu::pipeline::inputs::inputs;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::publish::{Outcome, Wanted, publish};
use kaishu::pipeline::replay::{self, Now, Program as _, Replays};
use kaishu::pipeline::run::{PlanResult, collect_all, evaluate_plans};
use kaishu::pipeline::workspace;
use kaishu::tally::engine::Local;

use super::program::Version;
use super::world::{Change, PLAN, World};
use crate::support::Workspace;

/// A figure as a reader has it: text, unit, value, base, status.
type Told = (String, String, Option<String>, String, &'static str);

/// What stands after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    figures: BTreeMap<String, Told>,
    sentences: BTreeMap<String, String>,
}

/// Runs a world in a folder of its own.
pub(super) fn standing(world: &World, version: Version) -> Standing {
    let folder = Workspace::empty();
    world.write(&folder);
    let workspace = workspace::load(folder.root()).unwrap_or_else(|error| panic!("{error}"));
    let collection = version.collect(&workspace, &mut LastRun::none()).unwrap();
    let findings =
        version.find(&workspace, &collection, &workspace.plans.iter().collect::<Vec<_>>()).unwrap().remove(0);
    let told = |figure: &Figure| {
        let base = figure.base.map(|base| format!("{base:?}")).unwrap_or_default();
        (figure.text().ja, figure.unit.ja.clone(), figure.value_text(), base, figure.status())
    };
    Standing {
        figures: findings.figures.iter().map(|(id, figure)| (id.clone(), told(figure))).collect(),
        sentences: findings.sentences.iter().map(|(id, written)| (id.clone(), written.text.ja.clone())).collect(),
    }
}

/// Publishes what a workspace has, as `kaishu publish` does.
pub(super) fn published(folder: &Workspace, name: &str) {
    let workspace = workspace::load(folder.root()).unwrap_or_else(|error| panic!("{error}"));
    let collection = collect_all(&workspace, &Silent).unwrap();
    let results: Vec<PlanResult> = evaluate_plans(&workspace, &collection, &Local).unwrap();
    let (plans, date) = (Vec::new(), "2021-02-01".to_owned());
    let wanted = Wanted { name: name.to_owned(), date, plans, decided: None };
    let outcome = publish(&workspace, &collection, &results, &wanted, &Silent).unwrap();
    assert!(matches!(outcome, Outcome::Published(_)), "{outcome:?}");
}

/// What the program says of a workspace, as this version of it.
pub(super) fn said(folder: &Workspace, version: Version) -> Changes {
    // What a file is read with names the reader that is started apart, which another test may name meanwhile.
    kaishu::workbook::read_apart_with(std::path::Path::new(env!("CARGO_BIN_EXE_kaishu")));
    let workspace = workspace::load(folder.root()).unwrap_or_else(|error| panic!("{error}"));
    let collection = version.collect(&workspace, &mut LastRun::none()).unwrap();
    let all = version.find(&workspace, &collection, &workspace.plans.iter().collect::<Vec<_>>()).unwrap();
    let published = replay::published(&workspace).unwrap();
    assert!(published.odd.is_empty(), "{:?}", published.odd);
    let inputs = inputs(&workspace, &collection.opened).unwrap();
    let now = Now { workspace: &workspace, collection: &collection, inputs: &inputs };
    let findings: Vec<_> = all.iter().collect();
    // Replayed after what was found, and beside it, without a last run and with one.
    let mut changes =
        replay::changes(&published, now, &findings, &mut Replays::default(), &version, &mut LastRun::none())
            .unwrap();
    let ahead = |known: &mut LastRun| {
        let mut ahead = Replays::ahead(&published, now, &version, known).unwrap();
        replay::changes(&published, now, &findings, &mut ahead, &version, known).unwrap()
    };
    let mut nothing_known = LastRun::read(Vec::new());
    assert!(ahead(&mut nothing_known) == changes, "replayed ahead it is explained otherwise");
    let mut known = LastRun::read(nothing_known.written().unwrap_or_default());
    assert!(ahead(&mut known) == changes, "what the files are known to give explains it otherwise");
    let (first, second) = (nothing_known.reread(), known.reread());
    assert_eq!(second.anew, 0, "a file of a step was read again: {first:?}, {second:?}");
    assert!(known.written().is_none(), "what is kept is another: {first:?}, {second:?}");
    assert!(!folder.path(".kaishu/replay").exists(), "what a replay needs goes with it");
    changes.remove(PLAN).unwrap()
}

/// A world that is published, changed, and told by the program: the list is exactly what the steps say.
#[track_caller]
pub(super) fn agrees(changes: &[Change]) -> Changes {
    let old = World::new();
    let folder = Workspace::empty();
    old.write(&folder);
    published(&folder, "初回");
    let now = changes.iter().fold(old.clone(), |world, change| world.after(change));
    now.write(&folder);
    let version = Version { rule: changes.contains(&Change::Rule), program: changes.contains(&Change::Program) };
    let said = said(&folder, version);
    assert_eq!(said.unexplained, None, "{changes:?}");

    // The steps, as folders made by hand.
    let first = standing(&old, Version::default());
    let mut steps: Vec<(Cause, Standing)> = vec![
        (Cause::Program, standing(&old, Version { rule: false, ..version })),
        (Cause::Rule, standing(&old, version)),
    ];
    let mut world = old.clone();
    for cause in Cause::ALL.into_iter().skip_while(|cause| *cause != Cause::Definition) {
        // A new name and the file that has it come with the step in which files are replaced, and move nothing.
        let own = changes.iter().filter(|change| change.cause(&old, &now).unwrap_or(Cause::Gone) == cause);
        let next = own.fold(world.clone(), |world, change| world.after(change));
        if next != world {
            steps.push((cause, standing(&next, version)));
            world = next;
        }
    }
    assert_eq!(world, now, "{changes:?}: every change has its step");
    holds(&said, &first, &steps, changes);
    said
}

/// Whether a list is what the steps say: each figure and sentence with its parts, none missing, none too many.
#[track_caller]
fn holds(said: &Changes, first: &Standing, steps: &[(Cause, Standing)], changes: &[Change]) {
    let last = &steps.last().unwrap().1;
    let ids: BTreeSet<&String> = first.figures.keys().chain(last.figures.keys()).collect();
    let wanted: Vec<&String> =
        ids.into_iter().filter(|id| first.figures.get(*id) != last.figures.get(*id)).collect();
    let found: Vec<&String> = said.figures.iter().map(|moved| &moved.id).collect();
    assert_eq!(found, wanted, "{changes:?}");
    let mut errata = Vec::new();
    for moved in &said.figures {
        let mut before = first.figures.get(&moved.id);
        let mut parts = Vec::new();
        let mut mistakes = Vec::new();
        let mut others = 0;
        for (cause, standing) in steps {
            let after = standing.figures.get(&moved.id);
            if before != after {
                parts.push((*cause, difference(before, after)));
                let same_number = matches!((before, after), (Some(one), Some(other)) if one.0 == other.0 && one.1 == other.1 && one.2 == other.2 && one.3 == other.3);
                match cause {
                    _ if same_number => {}
                    Cause::Program | Cause::Rule | Cause::Superseded | Cause::Correction => {
                        mistakes.push(difference(before, after));
                    }
                    Cause::Definition | Cause::Gone | Cause::Beside | Cause::Late | Cause::HeldOut => {
                        others += 1;
                    }
                }
            }
            before = after;
        }
        let told: Vec<_> =
            moved.parts.as_ref().unwrap().iter().map(|part| (part.cause, part.difference)).collect();
        let told: Vec<_> =
            told.into_iter().map(|(cause, by)| (cause, by.map(|by| (by.numerator, by.denominator)))).collect();
        assert_eq!(told, parts, "{} of {changes:?}", moved.id);
        // The parts add up to the whole.
        let whole = moved.difference.map(|by| (by.numerator, by.denominator));
        assert_eq!(whole, difference(first.figures.get(&moved.id), last.figures.get(&moved.id)), "{}", moved.id);
        if let (Some(whole), Some(parts)) = (whole, parts.iter().map(|(_, by)| *by).collect::<Option<Vec<_>>>()) {
            let sum = parts.into_iter().fold((0, 1), add);
            assert_eq!(sum, whole, "{} of {changes:?}", moved.id);
        }
        for part in moved.parts.as_ref().unwrap() {
            assert!(!part.behind.is_empty(), "{}: nothing is behind {:?} of {changes:?}", moved.id, part.cause);
        }
        let sum = mistakes.iter().copied().collect::<Option<Vec<_>>>();
        let sum = sum.map(|parts| parts.into_iter().fold((0, 1), add));
        let cancelled = others > 0 && mistakes.len() > 1 && sum.is_some_and(|sum| sum.0 == 0);
        if first.figures.contains_key(&moved.id) && !mistakes.is_empty() && !cancelled {
            errata.push((moved.id.clone(), others == 0, sum));
        }
    }
    let told: Vec<_> = said
        .errata()
        .iter()
        .map(|erratum| {
            let by = erratum.difference.map(|by| (by.numerator, by.denominator));
            (erratum.moved.id.clone(), erratum.is_whole(), by)
        })
        .collect();
    assert_eq!(told, errata, "正誤表 of {changes:?}");
    let ids: BTreeSet<&String> = first.sentences.keys().chain(last.sentences.keys()).collect();
    let mut sentences = Vec::new();
    for id in ids.into_iter().filter(|id| first.sentences.get(*id) != last.sentences.get(*id)) {
        let mut before = first.sentences.get(id);
        let mut causes = Vec::new();
        for (cause, standing) in steps {
            let after = standing.sentences.get(id);
            if before != after {
                causes.push(*cause);
            }
            before = after;
        }
        sentences.push((id.clone(), causes));
    }
    let told: Vec<_> =
        said.sentences.iter().map(|moved| (moved.id.clone(), moved.causes.clone().unwrap())).collect();
    assert_eq!(told, sentences, "sentences of {changes:?}");
}

type Fraction = (i128, i128);

/// The later less the earlier of two values as the data have them; none where they are not of one kind.
fn difference(before: Option<&Told>, after: Option<&Told>) -> Option<Fraction> {
    let (before, after) = (before?, after?);
    let (one, other) = (value(before.2.as_deref()?), value(after.2.as_deref()?));
    if before.1 != after.1 {
        return None;
    }
    let (one, other) = (one?, other?);
    Some(add(other, (-one.0, one.1)))
}

fn value(text: &str) -> Option<Fraction> {
    if let Some((top, bottom)) = text.split_once('/') {
        return Some((top.parse().ok()?, bottom.parse().ok()?));
    }
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let places = &places[..places.len().min(15)];
    Some((format!("{whole}{places}").parse().ok()?, 10_i128.pow(u32::try_from(places.len()).unwrap())))
}

fn add(one: Fraction, other: Fraction) -> Fraction {
    let (top, bottom) = (one.0 * other.1 + other.0 * one.1, one.1 * other.1);
    let (mut a, mut b) = (top.abs(), bottom);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (top / a.max(1), bottom / a.max(1))
}
