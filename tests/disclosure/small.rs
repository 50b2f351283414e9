//! A survey of single answers held in memory, so that a plan over it is evaluated in a moment: for what is tried on many
//! tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use kaishu::collect::indicators::EnteredBook;
use kaishu::findings::evaluate::{Findings, evaluate};
use kaishu::findings::figure::FigureValue;
use kaishu::findings::material::Material;
use kaishu::findings::plan::TableKey;
use kaishu::findings::plan::read::{Known, read_plan};
use kaishu::responses::table::{ColumnKind, ResponseTable, STRATUM, TableCase, TableColumn};
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::area::Areas;
use kaishu::survey::definition::Survey;
use kaishu::survey::missing::{Disposition, Missing};
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::survey::read_survey;
use kaishu::tally::engine::Naive;

/// Questions `a`, `b` … with so many options each (`1`, `2` …), and the answers of every unit: the number of an option, or
/// 0 for none.
pub(crate) struct Small {
    pub(crate) options: Vec<usize>,
    pub(crate) answers: Vec<Vec<usize>>,
}

/// The id of a question.
pub(crate) fn question(number: usize) -> String {
    char::from(b'a' + u8::try_from(number).unwrap()).to_string()
}

impl Small {
    /// The units of a table: `rows[i][j]` of them answered option i + 1 of `a` and j + 1 of `b`.
    pub(crate) fn table(rows: &[Vec<u64>]) -> Self {
        let mut answers = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            for (j, count) in row.iter().enumerate() {
                answers.extend((0..*count).map(|_| vec![i + 1, j + 1]));
            }
        }
        Self { options: vec![rows.len(), rows[0].len()], answers }
    }

    fn survey(&self) -> Survey {
        let mut text =
            "id = \"s\"\ntitle = \"調査\"\n[[stratum]]\nid = \"all\"\nlabel = \"全体\"\ndesign = \"open\"\n"
                .to_owned();
        for (number, options) in self.options.iter().enumerate() {
            let id = question(number);
            let list: Vec<String> =
                (1..=*options).map(|o| format!("{{ code = \"{o}\", label = \"{id}{o}\" }}")).collect();
            text += &format!("[[code_list]]\nid = \"{id}-list\"\noptions = [{}]\n", list.join(", "));
            text += &format!(
                "[[question]]\nid = \"{id}\"\nnumber = \"問{number}\"\ntext = \"{id}\"\ntype = \"single\"\ncodes = \"{id}-list\"\n"
            );
        }
        let columns: Vec<String> = (0..self.options.len())
            .map(|number| format!("{{ question = \"{0}\", label = \"{0}\" }}", question(number)))
            .collect();
        text += &format!(
            "[[form]]\nid = \"f\"\nkind = \"rows\"\ncase_name = \"名称\"\ncolumn = [{}]\n",
            columns.join(", ")
        );
        text += "[[round]]\nid = \"R\"\nlabel = \"回\"\nperiod = \"FY2020\"\nsource = [{ folder = \"in\", form = \"f\" }]\n";
        let mut problems = Problems::new();
        let survey = read_survey(&SourceFile::new("surveys/s.toml", &text), &mut problems);
        // Only the questions matter; where the answers stand does not.
        survey.unwrap_or_else(|| panic!("{}", problems.into_result().unwrap_err()))
    }

    fn responses(&self) -> ResponseTable {
        let column = |name: String, codes: Vec<String>, values: Vec<AnswerValue>| {
            let cells = vec![Vec::new(); values.len()];
            (name.clone(), TableColumn { name, kind: ColumnKind::Code, codes, values, cells })
        };
        let mut columns: BTreeMap<String, TableColumn> = (0..self.options.len())
            .map(|number| {
                let codes = (1..=self.options[number]).map(|code| code.to_string()).collect();
                let value = |answers: &Vec<usize>| match answers[number] {
                    0 => AnswerValue::Missing(Missing::NoAnswer),
                    code => AnswerValue::Code(code.to_string()),
                };
                column(question(number), codes, self.answers.iter().map(value).collect())
            })
            .collect();
        let all = vec![AnswerValue::Code("all".to_owned()); self.answers.len()];
        columns.extend([column(STRATUM.to_owned(), vec!["all".to_owned()], all)]);
        let case = |number: usize| TableCase {
            id: number.to_string(),
            disposition: Disposition::Valid,
            identity: None,
            frame_row: None,
        };
        ResponseTable {
            survey: "s".to_owned(),
            round: "R".to_owned(),
            cases: (0..self.answers.len()).map(case).collect(),
            columns,
            areas: Arc::new(Areas::default()),
        }
    }

    /// What a plan finds with these tables and this `[disclosure]`.
    pub(crate) fn evaluated(&self, tables: &str, disclosure: &str) -> Findings {
        let surveys = vec![self.survey()];
        let (frames, areas, prose) = (BTreeMap::new(), Areas::default(), BTreeMap::new());
        let known = Known { surveys: &surveys, frames: &frames, areas: &areas, book: None };
        let text = format!(
            "id = \"p\"\ntitle = \"報告\"\nperiod = [\"FY2020\"]\nsections = [{{ number = \"1\", title = \"章\" }}]\n{disclosure}\n{tables}"
        );
        let mut problems = Problems::new();
        let plan = read_plan(&SourceFile::new("analysis/p.toml", &text), &prose, known, &mut problems);
        problems.into_result().unwrap_or_else(|error| panic!("{error}"));
        let tables =
            BTreeMap::from([(TableKey { survey: "s".to_owned(), round: "R".to_owned() }, self.responses())]);
        let entered = EnteredBook::default();
        let material = Material {
            surveys: &surveys,
            frames: &frames,
            areas: &areas,
            book: None,
            tables: &tables,
            outcomes: &BTreeMap::new(),
            entered: &entered,
            diagnostics: &[],
        };
        evaluate(&plan.unwrap(), &material, &Naive).unwrap()
    }
}

/// A table of one question, by another where one is named.
pub(crate) fn request(id: &str, rows: usize, by: Option<usize>) -> String {
    let by = by.map(|by| format!("by = \"{}\"\n", question(by))).unwrap_or_default();
    format!(
        "[[table]]\nid = \"{id}\"\ntitle = \"{id}\"\nsurvey = \"s\"\nround = \"R\"\nrows = \"{}\"\n{by}",
        question(rows)
    )
}

/// The count of a figure; none where it is hidden.
pub(crate) fn count(findings: &Findings, id: &str) -> Option<u64> {
    match &findings.figures.get(id).unwrap_or_else(|| panic!("{id}")).value {
        FigureValue::Count(count) => Some(*count),
        FigureValue::Suppressed(_) => None,
        other => panic!("{id}: {other:?}"),
    }
}
