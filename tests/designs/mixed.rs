//! One survey whose strata were chosen in three ways: everyone was asked in one (and all answered one question but not the
//! next), a sample was drawn in another, in the third whoever wanted answered. For each of them, for the two that a frame
//! lists together and for all three there is a plan of its own; whatever the program writes for it, in files of every format
//! and on the screen in both languages, is searched for the words of inference.

use std::sync::OnceLock;

use kaishu::catalogue::{Phrase, definition, explain_figure, findings as said, guide, inference};

use super::{answers, texts, words_in};
use crate::support::Workspace;
use crate::support::made::{Made, Unit, write_plan};

/// What each plan speaks of.
const PLANS: [(&str, &str); 5] = [
    ("city", "filter = \"stratum = city\""),
    ("web", "filter = \"stratum = web\""),
    ("town", "filter = \"stratum = town\""),
    ("listed", "filter = \"stratum in (city, town)\""),
    ("all", ""),
];

/// The assumption that one figure of the census declares.
const ASSUMED: &str =
    "assume = \"answers_like_random_sample\"\nassume_reason = \"督促の前後で答えが変わらないため\"";

fn survey() -> Made {
    let strata = [
        ("city", "design = \"census\"", answers(1)),
        ("town", "design = \"sample\"\npopulation = 300", answers(5)),
        ("web", "design = \"open\"", answers(2)),
    ];
    let mut units = Vec::new();
    for (stratum, _, answers) in &strata {
        for unit in answers {
            let cells = unit.map(|answer| answer.map_or(String::new(), |code| code.to_string()));
            units.push(Unit {
                stratum: (*stratum).to_owned(),
                columns: Vec::new(),
                answers: Some(cells.to_vec()),
            });
        }
    }
    // One unit of the census does not answer 問2.
    units[3].answers.as_mut().unwrap()[1].clear();
    Made {
        id: "mixed".to_owned(),
        framed: true,
        strata: strata.iter().map(|(id, keys, _)| ((*id).to_owned(), (*keys).to_owned())).collect(),
        questions: super::QUESTIONS.to_owned(),
        asked: ["q1", "q2", "q3"].map(str::to_owned).to_vec(),
        columns: Vec::new(),
        units,
    }
}

fn plan(id: &str, filter: &str) -> String {
    let place = "survey = \"mixed\"\nround = \"R2\"";
    let mut plan = String::new();
    for question in ["q1", "q2"] {
        let name = format!("{id}-{question}");
        let by = if filter.is_empty() { "\"stratum\"" } else { "\"q3\"" };
        plan += &format!(
            "[[figure]]\nid = \"{name}\"\nlabel = \"割合\"\n{place}\nshare = \"{question} = 1\"\n{filter}\n\n\
             [[table]]\nid = \"{name}-table\"\ntitle = \"{question}\"\n{place}\nrows = \"{question}\"\nby = {by}\n{filter}\n\n\
             [[statement]]\nid = \"{name}-says\"\nkind = \"share\"\nsubject = \"あると答えたのは、\"\nfigure = \"{name}\"\n\n"
        );
    }
    if id == "city" {
        plan += &format!(
            "[[figure]]\nid = \"assumed\"\nlabel = \"仮定した割合\"\n{place}\nshare = \"q2 = 1\"\n{filter}\n{ASSUMED}\n"
        );
    }
    plan
}

fn workspace() -> &'static Workspace {
    static RUN: OnceLock<Workspace> = OnceLock::new();
    RUN.get_or_init(made)
}

fn made() -> Workspace {
    let workspace = Workspace::empty();
    survey().write(&workspace);
    for (id, filter) in PLANS {
        write_plan(&workspace, id, &plan(id, filter));
    }
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    workspace
}

/// Every line, paragraph or cell that was written for a plan, with where it stands.
fn written(plan: &str) -> Vec<(String, String)> {
    let inside = [format!("out/{plan}/"), format!("out/analyst/{plan}/")];
    let files = workspace().output();
    let files = files.keys().filter(|name| inside.iter().any(|folder| name.starts_with(folder)));
    files.flat_map(|name| texts(&workspace().path(name)).into_iter().map(|text| (name.clone(), text))).collect()
}

/// What the screen shows of the figures and tables of a plan, in both languages.
fn shown(plan: &str) -> Vec<(String, String)> {
    // A language that is typed is that of what is written too, and others read what was written in Japanese.
    static SHOWN: OnceLock<Workspace> = OnceLock::new();
    let mut found = Vec::new();
    let shown = SHOWN.get_or_init(made);
    for lang in ["ja", "en"] {
        let mut show = |arguments: &[&str]| {
            let outcome = shown.kaishu_in(lang, arguments, &[]);
            outcome.ends_with(0);
            let lines = outcome.stdout.lines().chain(outcome.stderr.lines());
            found.extend(lines.map(|line| (format!("{lang} {arguments:?}"), line.to_owned())));
        };
        for question in ["q1", "q2"] {
            show(&["tabulate", &format!("{plan}-{question}-table")]);
            let filter = PLANS.iter().find(|(id, _)| *id == plan).unwrap().1.split('"').nth(1);
            let by = if filter.is_some() { "q3" } else { "stratum" };
            let mut typed = vec!["tabulate", "--rows", question, "--by", by];
            typed.extend(filter.iter().flat_map(|filter| ["--filter", filter]));
            // Asked for on the spot, a table speaks the language of the screen.
            show(&typed);
        }
        for id in workspace().figures_of(plan).keys() {
            if !id.contains('.') || id.ends_with(".1.share") {
                show(&["explain", id]);
            }
        }
    }
    found
}

/// The sentences that say why nothing is estimated or tested.
fn reasons() -> Vec<Phrase> {
    let mut found = vec![
        said::census_complete(),
        said::open(),
        inference::census_groups_incomplete(),
        inference::strata_census_incomplete(71, 1),
        explain_figure::bounds_why(),
        guide::census_complete(),
        definition::open_stratum_expected(),
        definition::hint_open_stratum(definition::stratum_quoted("web層")),
    ];
    // A group that an answer makes has none without one, and the whole has.
    found.extend((0..=11).flat_map(|n| [0, 1].map(|unknown| said::census_incomplete(n, unknown))));
    found
}

fn without_reasons(text: &str) -> String {
    reasons().iter().fold(text.to_owned(), |text, reason| text.replace(&reason.ja, "").replace(&reason.en, ""))
}

/// Whether a text is the declared assumption with its level and what holds without it, or the key that declares it.
fn is_assumption(text: &str) -> bool {
    let ja = text.contains("無作為の標本と同じと仮定すれば、95％で 5〜6") && text.contains("仮定しなければ 5〜6");
    let en = text.contains("random sample") && text.contains("95 %") && text.contains("5 to 6");
    ja || en
}

#[test]
fn nothing_of_inference_about_the_census_and_whoever_answered() {
    for plan in ["city", "web"] {
        let (mut seen, mut assumed) = (0, 0);
        for (place, text) in written(plan).into_iter().chain(shown(plan)) {
            seen += 1;
            if plan == "city" && is_assumption(&text) {
                assumed += 1;
                continue;
            }
            let found = words_in(&without_reasons(&text));
            assert!(found.is_empty(), "{plan}, {place}: {found:?} in {text}");
        }
        assert!(seen > 300, "{plan}: only {seen} texts");
        assert_eq!(assumed > 0, plan == "city");
    }
}

/// The sample beside them has its interval, its test and its response rate, in every kind of file and on the screen.
#[test]
fn the_sample_beside_them_has_it_all() {
    let has = |texts: &[(String, String)], place: &str, word: &str| {
        texts.iter().any(|(file, text)| file.contains(place) && text.contains(word))
    };
    let (files, screen) = (written("town"), shown("town"));
    for (place, word) in [
        (".md", "カイ二乗"),
        (".docx", "カイ二乗"),
        (".xlsx", "カイ二乗"),
        ("results.json", "95％信頼区間"),
        (".md", "有効回収率"),
    ] {
        assert!(has(&files, place, word), "no {word} in {place}");
    }
    for (place, word) in
        [("ja", "95％信頼区間"), ("en", "95 % interval"), ("ja", "カイ二乗"), ("en", "chi-square")]
    {
        assert!(has(&screen, place, word), "no {word} on the screen in {place}");
    }
}

/// The two that a frame lists are a sample in which the census was taken whole where everyone answered, and else speak of
/// those who answered.
#[test]
fn the_total_over_a_census_and_a_sample() {
    let figures = workspace().figures_of("listed");
    let notes = |id: &str| figures[id]["notes"].to_string();
    assert!(
        notes("listed-q1").contains("95％信頼区間") && notes("listed-q1").contains("N=312"),
        "{}",
        notes("listed-q1")
    );
    assert!(!notes("listed-q2").contains("信頼区間"), "{}", notes("listed-q2"));
    let report = workspace().read("out/listed/listed.md");
    assert!(report.contains("層別の標本として扱う"), "{report}");
    assert!(report.contains(&inference::strata_census_incomplete(71, 1).ja), "{report}");
    assert!(!report.contains("全数調査（回答71"), "{report}");
}

/// In the table of all three the total speaks of whoever answered, and only the row of the sample has words of inference.
#[test]
fn the_rows_of_all_three_side_by_side() {
    let report = workspace().read("out/all/all.md");
    for words in [
        said::open().ja,
        format!("city層: {}", said::census_complete().ja),
        format!("city層: {}", inference::census_groups_incomplete().ja),
        format!("town層: {}", inference::sample_groups().ja),
        "town層: 有効回収率 100.0％（60/60）".to_owned(),
    ] {
        assert!(report.contains(&words), "{words} in {report}");
    }
    let mut of_sample = 0;
    for (place, text) in written("all").into_iter().chain(shown("all")) {
        if place.contains("explain") && place.contains(".town.") {
            continue;
        }
        let rest = without_reasons(&text);
        let about_sample = [inference::sample_groups().ja, inference::sample_groups().en];
        let rest = about_sample.iter().fold(rest, |rest, words| {
            of_sample += usize::from(rest.contains(&format!("town層: {words}")));
            rest.replace(&format!("town層: {words}"), "")
        });
        // How the sample was drawn is said of it alone, where the report says how to read it.
        let rest = rest.replace(&format!("town層: {}", guide::sample_of(300).ja), "");
        let found = words_in(&rest);
        assert!(found.is_empty(), "{place}: {found:?} in {text}");
    }
    assert!(of_sample >= 4, "{of_sample}");
    let town = workspace().kaishu(&["explain", "all-q1-table.town.1.share"]);
    town.ends_with(0).says("95％信頼区間").says("30.9〜53.3");
    let city = workspace().kaishu(&["explain", "all-q1-table.city.1.share"]);
    city.ends_with(0).says(&said::census_complete().ja).says_nothing_of("信頼区間");
}
