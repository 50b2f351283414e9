//! Two surveys, the second after the first, with their frames and answers in memory, so that a table of change over both is
//! evaluated in a moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kaishu::collect::indicators::EnteredBook;
use kaishu::error::Error;
use kaishu::findings::evaluate::{Findings, evaluate};
use kaishu::findings::material::Material;
use kaishu::findings::plan::TableKey;
use kaishu::findings::plan::read::{Known, read_plan};
use kaishu::responses::table::{ColumnKind, ResponseTable, STRATUM, TableCase, TableColumn};
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::area::Areas;
use kaishu::survey::definition::Survey;
use kaishu::survey::frame::SamplingFrame;
use kaishu::survey::missing::{Disposition, Missing};
use kaishu::survey::toml::concordance::check_concordances;
use kaishu::survey::toml::frame::read_frame;
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::survey::survey_of;
use kaishu::survey::toml::tree;
use kaishu::tally::engine::TallyEngine;

/// A case with its answers: codes or a number, `-` for a return without an answer, nothing for no return.
pub(crate) type Answered = (String, Option<Vec<String>>);

/// One survey with its rounds.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) id: &'static str,
    /// `single`, `multiple` or `quantity`.
    pub(crate) kind: &'static str,
    /// Codes and words.
    pub(crate) options: Vec<(String, String)>,
    /// What stands in the definition beside the question.
    pub(crate) more: String,
    /// Per round its id and the answers by case.
    pub(crate) rounds: Vec<(&'static str, Vec<Answered>)>,
    /// What else stands in every round.
    pub(crate) round: &'static str,
    /// Frame lines below `code,name,area,former,回答対象`.
    pub(crate) frame: String,
}

impl Asked {
    pub(crate) fn toml(&self) -> String {
        let options: Vec<String> = self
            .options
            .iter()
            .map(|(code, label)| format!("{{ code = \"{code}\", label = \"{label}\" }}"))
            .collect();
        let codes = if self.kind == "quantity" { "unit = \"件\"" } else { "codes = \"list\"" };
        let rounds: String = self
            .rounds
            .iter()
            .map(|(id, _)| {
                let (survey, more) = (self.id, self.round);
                format!(
                    "[[round]]\nid = \"{id}\"\nlabel = \"{id}調査\"\nperiod = \"FY2020\"\n{more}\nsource = [{{ folder = \"in/{survey}/{id}\", form = \"f\" }}]\n"
                )
            })
            .collect();
        let list = if options.is_empty() {
            String::new()
        } else {
            format!("[[code_list]]\nid = \"list\"\noptions = [{}]\n", options.join(", "))
        };
        format!(
            "id = \"{0}\"\ntitle = \"{0}\"\nframe = \"frames/{0}.csv\"\n{1}\n[[stratum]]\nid = \"all\"\nlabel = \"全体\"\ndesign = \"census\"\n{list}\
             [[question]]\nid = \"q1\"\nnumber = \"問1\"\ntext = \"どれですか\"\ntype = \"{2}\"\n{codes}\n\
             [[form]]\nid = \"f\"\nkind = \"rows\"\ncase_code = \"番号\"\ncolumn = [{{ question = \"q1\", label = \"問1\" }}]\n{rounds}",
            self.id, self.more, self.kind
        )
    }

    fn frame(&self, survey: &Survey) -> SamplingFrame {
        let text = format!("code,name,area,former,回答対象\n{}", self.frame);
        let mut problems = Problems::new();
        let frame =
            read_frame(&SourceFile::new(format!("surveys/frames/{}.csv", self.id), text), survey, &mut problems);
        problems.into_result().unwrap();
        frame.unwrap()
    }

    fn table(&self, round: usize, frame: &SamplingFrame) -> ResponseTable {
        let (id, answers) = &self.rounds[round];
        let answers: BTreeMap<&str, &Option<Vec<String>>> =
            answers.iter().map(|(case, answer)| (case.as_str(), answer)).collect();
        let cases: Vec<_> = frame.cases.iter().filter(|case| case.asked.in_round(id)).collect();
        let value = |id: &str| match answers.get(id) {
            None | Some(None) => AnswerValue::Missing(Missing::NoAnswer),
            Some(Some(codes)) => match self.kind {
                "single" => AnswerValue::Code(codes[0].clone()),
                "multiple" => AnswerValue::Options(codes.iter().cloned().collect()),
                _ => AnswerValue::Quantity(kaishu::text::number::Decimal::from_text(&codes[0]).unwrap()),
            },
        };
        let kind = match self.kind {
            "single" => ColumnKind::Code,
            "multiple" => ColumnKind::Options,
            _ => ColumnKind::Quantity,
        };
        let column = |name: &str, kind, codes: Vec<String>, values: Vec<AnswerValue>| {
            let cells = vec![Vec::new(); values.len()];
            (name.to_owned(), TableColumn { name: name.to_owned(), kind, codes, values, cells })
        };
        let areas: Vec<String> = cases.iter().map(|case| case.attributes[0].1.clone()).collect();
        let seen: BTreeSet<String> = areas.iter().cloned().collect();
        let columns = BTreeMap::from([
            column(
                "q1",
                kind,
                self.options.iter().map(|(code, _)| code.clone()).collect(),
                cases.iter().map(|case| value(&case.id)).collect(),
            ),
            column(
                STRATUM,
                ColumnKind::Code,
                vec!["all".to_owned()],
                vec![AnswerValue::Code("all".to_owned()); cases.len()],
            ),
            column(
                "area",
                ColumnKind::Code,
                seen.into_iter().collect(),
                areas.into_iter().map(AnswerValue::Code).collect(),
            ),
        ]);
        let ended =
            |id: &str| if answers.contains_key(id) { Disposition::Valid } else { Disposition::NotReturned };
        ResponseTable {
            survey: self.id.to_owned(),
            round: (*id).to_owned(),
            cases: cases
                .iter()
                .map(|case| TableCase {
                    id: case.id.clone(),
                    disposition: ended(&case.id),
                    identity: None,
                    frame_row: None,
                })
                .collect(),
            columns,
            areas: Arc::new(Areas::default()),
        }
    }
}

/// What a plan with one table finds; `rounds` and what follows are its keys.
pub(crate) fn found(surveys: &[Asked], table: &str, engine: &dyn TallyEngine) -> Result<Findings, String> {
    let mut problems = Problems::new();
    let files: Vec<(SourceFile, tree::Table)> = surveys
        .iter()
        .map(|asked| {
            let file = SourceFile::new(format!("surveys/{}.toml", asked.id), asked.toml());
            let table = tree::parse(&file, &mut problems).unwrap();
            (file, table)
        })
        .collect();
    let read: Vec<Survey> = files.iter().map(|(file, table)| survey_of(file, table, &mut problems)).collect();
    let written: Vec<_> = files.iter().map(|(file, table)| (file, table)).collect();
    check_concordances(&written, &read, &mut problems);
    let frames: BTreeMap<String, SamplingFrame> =
        surveys.iter().zip(&read).map(|(asked, survey)| (survey.id.clone(), asked.frame(survey))).collect();
    let (areas, prose) = (Areas::default(), BTreeMap::new());
    let known = Known { surveys: &read, frames: &frames, areas: &areas, book: None };
    let text = format!(
        "id = \"p\"\ntitle = \"報告\"\nperiod = [\"FY2020\"]\nsections = [{{ number = \"1\", title = \"章\" }}]\n[[table]]\nid = \"t\"\ntitle = \"表\"\n{table}\n"
    );
    let plan = read_plan(&SourceFile::new("analysis/p.toml", &text), &prose, known, &mut problems);
    problems.into_result().map_err(|error| match error {
        Error::Definition { problems } => problems.iter().map(|problem| problem.rendered.ja.as_str()).collect(),
        other => other.to_string(),
    })?;
    let mut tables = BTreeMap::new();
    for (asked, survey) in surveys.iter().zip(&read) {
        for (r, (round, _)) in asked.rounds.iter().enumerate() {
            let key = TableKey { survey: survey.id.clone(), round: (*round).to_owned() };
            tables.insert(key, asked.table(r, &frames[&survey.id]));
        }
    }
    let entered = EnteredBook::default();
    let material = Material {
        surveys: &read,
        frames: &frames,
        areas: &areas,
        book: None,
        tables: &tables,
        outcomes: &BTreeMap::new(),
        entered: &entered,
        diagnostics: &[],
    };
    Ok(evaluate(&plan.unwrap(), &material, engine).unwrap())
}
