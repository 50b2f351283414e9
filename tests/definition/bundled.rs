//! The bundled definitions.

use std::collections::BTreeMap;

use kaishu::survey::area::Areas;
use kaishu::survey::definition::{Schedule, Survey, SurveyKind};
use kaishu::survey::indicator::{CountedFrom, Measure};
use kaishu::survey::toml::areas::read_areas;
use kaishu::survey::toml::decisions::read_decisions;
use kaishu::survey::toml::frame::read_frame;
use kaishu::survey::toml::indicators::{Sources, read_indicators};
use kaishu::survey::toml::records::read_records;
use kaishu::survey::toml::source::Problems;
use kaishu::survey::toml::survey::read_survey;
use kaishu::survey::toml::workspace::read_workspace;

use super::file;

const SURVEYS: [&str; 5] =
    ["current-state", "entry-support", "municipal-plans", "network-need", "training-comprehension"];

fn bundled(name: &str) -> kaishu::survey::toml::source::SourceFile {
    let path = format!("surveys/{name}.toml");
    file(&path, &path)
}

fn all(problems: &mut Problems) -> Vec<Survey> {
    let mut surveys: Vec<Survey> =
        SURVEYS.iter().filter_map(|name| read_survey(&bundled(name), problems)).collect();
    surveys.extend(read_records(&bundled("records"), problems));
    surveys
}

#[test]
fn every_bundled_definition_reads() {
    let mut problems = Problems::new();
    let surveys = all(&mut problems);
    let sources = Sources { surveys: &surveys, frames: &BTreeMap::new(), areas: &Areas::default() };
    let book = read_indicators(&bundled("indicators"), sources, &mut problems).expect("a book");
    let workspace = read_workspace(&bundled("workspace"), &mut problems).expect("settings");
    if let Err(error) = problems.into_result() {
        panic!("{error}");
    }
    assert_eq!(surveys.len(), 13);
    assert_eq!(book.indicators.len(), 8);
    assert_eq!(book.year_columns[2], (2020, "R2年度".to_owned()));
    assert!(workspace.fictional);
    assert_eq!(workspace.areas.as_deref(), Some("surveys/frames/areas.csv"));
    assert_eq!(workspace.corrections.as_deref(), Some("fixtures/corrections.csv"));
    let clients = book.indicators.iter().find(|indicator| indicator.id == "consultation-clients");
    let Some(CountedFrom::Records { measure: Measure::Distinct { column, within }, .. }) =
        clients.and_then(|indicator| indicator.counted.as_ref())
    else {
        panic!("clients are counted by distinct numbers");
    };
    assert_eq!((column.as_str(), within.as_deref()), ("client", Some("area")));
}

#[test]
fn surveys_and_record_lists_are_what_their_files_say() {
    let surveys = all(&mut Problems::new());
    let find = |id: &str| surveys.iter().find(|survey| survey.id == id).expect("bundled");

    let state = find("current-state");
    assert_eq!(state.frame.as_deref(), Some("surveys/frames/current-state.csv"));
    let ids: Vec<&str> = state.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["q1.a", "q1.b", "q1.c", "q1.d", "q2"]);
    assert_eq!(state.questions[2].number.ja, "問1");
    assert_eq!(state.questions[2].text.ja, "次のことは、現在どの程度できていますか — 支援者の知識・スキル");

    let need = find("network-need");
    assert_eq!(need.question("q2").map(|q| q.universe.to_string()).as_deref(), Some("q1 = 1"));
    assert_eq!(need.round("R2").and_then(|round| round.fiscal_year), Some(2020));

    let sessions = find("sessions");
    let SurveyKind::Records(rules) = &sessions.kind else { panic!("a record list") };
    let schedule = Schedule {
        date: "date".to_owned(),
        area: "area".to_owned(),
        weekday: 4,
        except_months: vec![12],
        opened_in: "windows".to_owned(),
        opened_area: "area".to_owned(),
        opened_date: "opened".to_owned(),
    };
    assert_eq!(rules.schedule, Some(schedule));
    assert!(find("consultations").sensitive);
    let meetings = find("meetings-prefecture").records().and_then(|rules| rules.held.clone());
    assert_eq!(meetings.map(|held| (held.column, held.cancelled)), Some(("status".into(), "cancelled".into())));
}

#[test]
fn every_bundled_frame_area_and_correction_reads() {
    let mut problems = Problems::new();
    for survey in all(&mut problems) {
        let Some(path) = &survey.frame else { continue };
        let frame = read_frame(&file(path, path), &survey, &mut problems).expect("a frame");
        assert!(!frame.cases.is_empty(), "{path}");
    }
    let areas = read_areas(&file("surveys/frames/areas.csv", "surveys/frames/areas.csv"), &mut problems);
    assert!(areas.contains("pref", "nagano"));
    if let Err(error) = problems.into_result() {
        panic!("{error}");
    }
    let ledger = file("fixtures/corrections.csv", "fixtures/corrections.csv");
    let (decisions, findings) = read_decisions(&ledger.name, ledger.text.as_bytes());
    assert!(!decisions.is_empty());
    assert_eq!(findings, Vec::new());
}
