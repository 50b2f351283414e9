//! The base chain of random collected answers: it adds up, its groups share it out, each link is what a person would
//! count by hand, and what may be said follows from it and from the declared designs alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use kaishu::catalogue::Phrase;
use kaishu::collect::indicators::EnteredBook;
use kaishu::collect::{Answer, CollectedRound, Submission, Unit};
use kaishu::findings::batch::Batch;
use kaishu::findings::chain;
use kaishu::findings::material::Material;
use kaishu::findings::plan::TableKey;
use kaishu::responses::table::{ResponseTable, STRATUM};
use kaishu::stats::base::BaseChain;
use kaishu::stats::inference::InferenceMode;
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::area::Areas;
use kaishu::survey::definition::Survey;
use kaishu::survey::missing::{Disposition, Missing};
use kaishu::survey::predicate::Predicate;
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::survey::read_survey;
use kaishu::tally::engine::{Local, Naive, TallyEngine};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::tables::disposition;

const STRATA: [&str; 3] = ["town", "club", "office"];
const DESIGNS: [&str; 4] = ["census", "census", "sample", "open"];

/// A survey of two questions with these designs of its strata.
fn survey(designs: &[&str]) -> Survey {
    let mut text = String::from("id = \"s\"\ntitle = \"s\"\nframe = \"frames/s.csv\"\n");
    for (id, design) in STRATA.iter().zip(designs) {
        text.push_str(&format!("[[stratum]]\nid = \"{id}\"\nlabel = \"{id}\"\ndesign = \"{design}\"\n"));
    }
    text.push_str(
        r#"
        [[code_list]]
        id = "yes"
        options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]
        [[question]]
        id = "q1"
        number = "問1"
        text = "はいですか"
        type = "single"
        codes = "yes"
        [[form]]
        id = "f"
        kind = "rows"
        case_code = "コード"
        column = [{ question = "q1", label = "問1" }]
        [[round]]
        id = "R2"
        label = "R2"
        period = "FY2020"
        source = [{ folder = "in", form = "f" }]
        "#,
    );
    let mut problems = Problems::new();
    let survey = read_survey(&SourceFile::new("surveys/s.toml", text), &mut problems);
    problems.into_result().unwrap_or_else(|error| panic!("{error}"));
    survey.unwrap()
}

/// Stratum, disposition and answer of one unit.
type Drawn = (usize, Disposition, AnswerValue);

fn drawn() -> impl Strategy<Value = Drawn> {
    let answer = prop_oneof![
        4 => select(vec!["1", "2"]).prop_map(|code| AnswerValue::Code(code.to_owned())),
        2 => select(Missing::ALL.to_vec()).prop_map(AnswerValue::Missing),
    ];
    let disposition = prop_oneof![5 => Just(Disposition::Valid), 2 => disposition()];
    (0..STRATA.len(), disposition, answer)
}

fn unit((index, (stratum, disposition, value)): (usize, &Drawn)) -> Unit {
    let answer = Answer {
        question: "q1".to_owned(),
        value: value.clone(),
        cells: Vec::new(),
        again: Vec::new(),
        corrected_by: None,
    };
    let returned = *disposition != Disposition::NotReturned;
    Unit {
        id: format!("C{index}"),
        name: Phrase::default(),
        stratum: STRATA[*stratum].to_owned(),
        attributes: Vec::new(),
        frame_row: None,
        disposition: *disposition,
        remark: None,
        ended_by: None,
        contradicting: Vec::new(),
        submission: returned.then(|| Submission {
            file: "in/s.csv".into(),
            hash: "".into(),
            sheet: "s".into(),
            row: None,
            code: None,
            name: None,
            sent: None,
            furigana: None,
            answers: vec![answer],
            groups: Vec::new(),
        }),
    }
}

/// Whether a unit is among those asked.
fn is_asked((_, disposition, _): &Drawn) -> bool {
    !matches!(disposition, Disposition::NotEligible | Disposition::Joint)
}

/// The chain of some units, by hand; with an open stratum among theirs nobody knows how many were asked.
fn by_hand(units: &[&Drawn], open: bool) -> BaseChain {
    let units: Vec<&&Drawn> = units.iter().filter(|unit| is_asked(unit)).collect();
    let count = |meets: &dyn Fn(&Drawn) -> bool| units.iter().filter(|unit| meets(unit)).count() as u64;
    let of = |wanted: Disposition| count(&|(_, disposition, _)| *disposition == wanted);
    // Whoever refused, could not be reached or was late keeps its place among those asked.
    let not_returned = of(Disposition::NotReturned)
        + of(Disposition::Refused)
        + of(Disposition::Nil)
        + of(Disposition::Undeliverable)
        + of(Disposition::KeyIn)
        + of(Disposition::Late);
    let missing = |wanted: Missing| {
        count(&|(_, disposition, value)| *disposition == Disposition::Valid && value.missing() == Some(wanted))
    };
    BaseChain {
        distributed: (!open).then_some(units.len() as u64),
        not_returned: if open { 0 } else { not_returned },
        returned: units.len() as u64 - not_returned,
        invalid_returns: of(Disposition::Invalid),
        held_out_returns: of(Disposition::HeldOut),
        valid: of(Disposition::Valid),
        not_applicable: missing(Missing::NotApplicable),
        no_answer: missing(Missing::NoAnswer),
        dont_know: missing(Missing::DontKnow),
        refused: missing(Missing::Refused),
        invalid: missing(Missing::Invalid),
        contradictory: missing(Missing::Contradictory),
        held_out: missing(Missing::HeldOut),
        n: count(&|(_, disposition, value)| *disposition == Disposition::Valid && value.missing().is_none()),
        unplaced: 0,
    }
}

/// What may be said, from the designs of the strata with anybody in them and whether everybody's answer is known.
fn mode_by_hand(designs: &[&str], units: &[Drawn]) -> InferenceMode {
    let mut there: Vec<(&str, bool)> = Vec::new();
    for (index, design) in designs.iter().enumerate() {
        let mine: Vec<&Drawn> = units.iter().filter(|unit| unit.0 == index && is_asked(unit)).collect();
        let known = mine.iter().all(|(_, disposition, value)| {
            *disposition == Disposition::Valid && matches!(value.missing(), None | Some(Missing::NotApplicable))
        });
        if !mine.is_empty() {
            there.push((design, known));
        }
    }
    if there.is_empty() || there.iter().any(|(design, _)| *design == "open") {
        InferenceMode::Open
    } else if there.iter().any(|(design, known)| *design == "census" && !known) {
        InferenceMode::CensusIncomplete
    } else if there.iter().any(|(design, _)| *design == "sample") {
        if there.len() == 1 { InferenceMode::Sample { population: None } } else { InferenceMode::Strata }
    } else {
        InferenceMode::CensusComplete
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chains_add_up_and_decide_what_may_be_said(
        designs in vec(select(DESIGNS.to_vec()), STRATA.len()),
        units in vec(drawn(), 0..30),
        polars in any::<bool>(),
    ) {
        let surveys = [survey(&designs)];
        let round = CollectedRound {
            decided: std::collections::BTreeSet::new(),
            survey: "s".to_owned(),
            round: "R2".to_owned(),
            units: units.iter().enumerate().map(unit).collect(),
            files: Vec::new(),
            diagnostics: Vec::new(),
            alterations: Vec::new(),
        };
        let areas = Arc::new(Areas::default());
        let key = TableKey { survey: "s".to_owned(), round: "R2".to_owned() };
        let tables = BTreeMap::from([(key.clone(), ResponseTable::new(&surveys[0], &round, &areas))]);
        let material = Material {
            surveys: &surveys,
            frames: &BTreeMap::new(),
            areas: &areas,
            book: None,
            tables: &tables,
            outcomes: &BTreeMap::new(),
            entered: &EnteredBook::default(),
            diagnostics: &[],
        };
        let mut groups = vec![Predicate::Everyone];
        groups.extend(STRATA.map(|stratum| Predicate::is(STRATUM, stratum)));
        let mut batch = Batch::default();
        let ticket = chain::ask(&mut batch, &material, &key, Some("q1"), &Predicate::Everyone, &groups);
        let engine: &dyn TallyEngine = if polars { &Local } else { &Naive };
        let counted = batch.run(engine, &material).unwrap();

        let whole = ticket.chain(&counted, 0);
        prop_assert_eq!(whole, by_hand(&units.iter().collect::<Vec<_>>(), designs.contains(&"open")));
        prop_assert!(whole.adds_up());
        let mut n = 0;
        for (index, design) in designs.iter().enumerate() {
            let chain = ticket.chain(&counted, index + 1);
            let mine: Vec<&Drawn> = units.iter().filter(|(stratum, ..)| *stratum == index).collect();
            let open = *design == "open";
            prop_assert_eq!(chain, by_hand(&mine, open));
            prop_assert!(chain.adds_up());
            let known_of = chain.unknown() + chain.n + chain.not_applicable;
            prop_assert_eq!(known_of, chain.distributed.unwrap_or(chain.returned));
            n += chain.n;
        }
        prop_assert_eq!(n, whole.n);
        prop_assert_eq!(ticket.mode(&counted), mode_by_hand(&designs, &units));
    }
}
