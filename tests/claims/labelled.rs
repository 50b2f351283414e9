//! Two published texts whose claims were labelled by hand before the program was run on them: the seed report, and what a
//! paper of 内閣府 says of the census of municipalities, in words of our own. How many of the wrong claims are found and how
//! many of the right ones are called wrong is told apart from the alterations, which are made by our own rules.

use std::path::Path;

use kaishu::report::verification::{StatementRecord, Verification};
use kaishu::text::key::key;

use super::Found;
use crate::support::Workspace;

/// A claim with its label.
struct Label {
    place: String,
    says: String,
    wrong: bool,
}

fn labels(file: &str) -> Vec<Label> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/claims").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default().to_owned();
            Label { place: next(), says: next(), wrong: next() == "wrong" }
        })
        .collect()
}

/// What was found of the labelled claims.
#[derive(Debug, Default)]
struct Told {
    seen: usize,
    unseen: Vec<String>,
    checked: usize,
    found: usize,
    missed: Vec<String>,
    called_wrong: Vec<String>,
}

fn told(checked: &Verification, labels: &[Label], stands: impl Fn(&StatementRecord, &str) -> bool) -> Told {
    let mut told = Told::default();
    let says = |statement: &StatementRecord, label: &Label| {
        key(&statement.text).contains(&key(&label.says)) && stands(statement, &label.place)
    };
    for label in labels {
        let there: Vec<&StatementRecord> =
            checked.statements.iter().filter(|statement| says(statement, label)).collect();
        let name = format!("{} {}", label.place, label.says);
        if there.is_empty() {
            told.unseen.push(name.clone());
        } else {
            told.seen += 1;
        }
        if there.iter().any(|statement| statement.verdict != "unchecked") {
            told.checked += 1;
        }
        let flagged = there.iter().any(|statement| statement.disagrees());
        match (label.wrong, flagged) {
            (true, true) => told.found += 1,
            (true, false) => told.missed.push(name),
            (false, true) => told.called_wrong.push(name),
            (false, false) => {}
        }
    }
    for statement in checked.statements.iter().filter(|statement| statement.disagrees()) {
        if !labels.iter().any(|label| says(statement, label)) {
            told.called_wrong.push(format!("{} in {}", statement.text, statement.sentence));
        }
    }
    told
}

/// The paper says 「約9％上昇」 of 63 % and 72 %: that alone is wrong in it.
#[test]
fn the_text_of_the_cabinet_office() {
    let workspace = Workspace::fixture("census");
    with_the_round_before(&workspace);
    let found = Found::of(workspace.root());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/claims/cabinet.md");
    let checked = found.verify("cabinet.md", &std::fs::read(path).unwrap());
    let labels = labels("cabinet.tsv");
    let told = told(&checked, &labels, |statement, line| statement.place.unit.to_string() == line);
    println!("cabinet.md: {told:#?}");
    assert!(told.missed.is_empty() && told.called_wrong.is_empty(), "{told:#?}");
    assert!(told.unseen.is_empty() && told.checked * 20 >= labels.len() * 19, "{told:#?}");
    let nine = checked.statements.iter().find(|statement| statement.verdict == "points_meant").unwrap();
    assert_eq!(nine.right.as_ref().map(|right| right.ja.as_str()), Some("9ポイント"));
}

/// The round of which the paper says 63 %: 1,085 of the same 1,721. Of the others nothing is known but that they are the rest.
fn with_the_round_before(workspace: &Workspace) {
    let frame = std::fs::read_to_string(workspace.path("surveys/frames/municipalities.csv")).unwrap();
    let rows: Vec<&str> = frame.lines().skip(1).filter(|row| !row.ends_with(",R1")).collect();
    assert_eq!(rows.len(), 1721);
    let returned: String = rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let mut cells = row.split(',');
            let (code, name) = (cells.next().unwrap(), cells.next().unwrap());
            format!("{code},{name},{},\n", if index < 1085 { "策定済み" } else { "未定" })
        })
        .collect();
    std::fs::create_dir_all(workspace.path("fixtures/H29")).unwrap();
    std::fs::write(workspace.path("fixtures/H29/H29.csv"), format!("番号,市町村,問1,問2\n{returned}")).unwrap();
    let both = frame.replace(",H30\n", ",H29|H30\n");
    std::fs::write(workspace.path("surveys/frames/municipalities.csv"), both).unwrap();
    let append = |file: &str, before: &str, text: &str| {
        let old = std::fs::read_to_string(workspace.path(file)).unwrap();
        let (head, tail) = old.split_once(before).unwrap();
        std::fs::write(workspace.path(file), format!("{head}{text}\n{before}{tail}")).unwrap();
    };
    append(
        "surveys/census.toml",
        "[[round]]\nid = \"H30\"",
        "[[round]]\nid = \"H29\"\nlabel = \"平成29年度\"\nperiod = \"FY2017\"\nsource = [{ folder = \"fixtures/H29\", form = \"rows\" }]\n",
    );
    append(
        "analysis/plan.toml",
        "[[table]]\nid = \"times-r1\"",
        "[[table]]\nid = \"plans-h29\"\ntitle = \"計画の策定状況（H29）\"\nsurvey = \"census\"\nround = \"H29\"\nrows = \"q1\"\n",
    );
    let plan = std::fs::read_to_string(workspace.path("analysis/plan.toml")).unwrap();
    std::fs::write(workspace.path("analysis/plan.toml"), plan.replace("FY2018\", \"FY2019", "FY2017\", \"FY2019"))
        .unwrap();
    let prose = std::fs::read_to_string(workspace.path("analysis/plan.md")).unwrap();
    std::fs::write(workspace.path("analysis/plan.md"), format!("{prose}\n{{{{table:plans-h29}}}}\n")).unwrap();
}

/// The seed report against the bundled workspace: everything that is wrong in it, and nothing that is right.
#[test]
fn the_seed_report() {
    let path = crate::corpus::beside_the_project("seed/000_35cbdfe589cb9918.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let workspace = Workspace::bundled();
    let found = Found::of(workspace.root());
    let checked = found.verify("seed.txt", &bytes);
    let all = labels("seed.tsv");
    let stands = |statement: &StatementRecord, place: &str| match place.strip_prefix("table:") {
        // The text has lost its tables: the words of a cell are those of its row.
        Some(_) => statement.sentence.chars().filter(|c| !c.is_ascii_digit()).count() == 0,
        None => {
            let place = key(place);
            key(&statement.sentence).contains(&place) || key(&statement.text).contains(&place)
        }
    };
    let told = told(&checked, &all, stands);
    println!("seed: {told:#?}");
    assert!(told.missed.is_empty() && told.called_wrong.is_empty(), "{told:#?}");
    let area = checked.statements.iter().find(|statement| statement.text.contains("26")).unwrap();
    assert_eq!((area.verdict, area.right.as_ref().map(|right| right.ja.as_str())), ("disagrees", Some("23回")));
}
