//! A workspace to start from: a small survey with its frame, plan, prose and three returns, all made up, in TOML or as
//! workbooks, in Japanese or English. What it makes runs at once; it is the templates beside this file and nothing else.

use std::path::Path;

use crate::catalogue::{Lang, definition_workbook as words};
use crate::error::Error;
use crate::findings::plan::keys::KIND as PLAN;
use crate::pipeline::fresh;
use crate::pipeline::ledgers;
use crate::questionnaire::definition::{FrameRows, Part, write_with_frame, write_workbook};
use crate::questionnaire::example;
use crate::survey::remarks::Remarks;
use crate::survey::toml::append::empty_ledger;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table};
use crate::survey::workbook::layout::{SURVEY, WORKSPACE};

/// In which form definitions are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Workbooks.
    Excel,
    /// Text.
    Toml,
}

impl Written {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Written::Excel => "xlsx",
            Written::Toml => "toml",
        }
    }

    /// The form that the name of a file promises.
    ///
    /// # Errors
    /// It promises none: what is written there would not be read again.
    pub fn of_name(path: &Path) -> Result<Self, Error> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        [Written::Excel, Written::Toml]
            .into_iter()
            .find(|form| ending.as_deref() == Some(form.ending()))
            .ok_or_else(|| Error::Workspace(words::unknown_ending(path.display())))
    }
}

/// The templates of a language.
struct Templates {
    survey: &'static str,
    plan: &'static str,
    workspace: &'static str,
    prose: &'static str,
    frame: &'static str,
    readme: &'static str,
    sheet: &'static str,
    form: &'static [Line],
    /// Names of files, with what stands in the boxes of the form from top to bottom.
    returns: &'static [(&'static str, &'static [&'static str])],
}

/// A line of the form.
enum Line {
    Blank,
    Words(&'static str),
    /// Words with a box to their right.
    Box(&'static str),
}

const JA: Templates = Templates {
    survey: include_str!("start/ja/survey.toml"),
    plan: include_str!("start/ja/plan.toml"),
    workspace: include_str!("start/ja/workspace.toml"),
    prose: include_str!("start/ja/result.md"),
    frame: include_str!("start/ja/frame.csv"),
    readme: include_str!("start/ja/README.md"),
    sheet: "調査票",
    form: &[
        Line::Words("避難所に関する調査（例）"),
        Line::Blank,
        Line::Box("団体コード"),
        Line::Box("団体名"),
        Line::Blank,
        Line::Words("問1　避難所は足りていますか（○は1つ）"),
        Line::Box("1 足りている"),
        Line::Box("2 足りない"),
        Line::Box("3 わからない"),
        Line::Blank,
        Line::Words("問2　足りない備えはどれですか（○はいくつでも）"),
        Line::Box("1 毛布"),
        Line::Box("2 飲料水"),
        Line::Box("3 発電機"),
        Line::Box("4 その他"),
        Line::Blank,
        Line::Box("問3　避難所に収容できる人数"),
        Line::Box("問4　ご意見"),
    ],
    returns: &[
        (
            "あかね市.xlsx",
            &["T1", "あかね市", "", "○", "", "○", "○", "", "", "1200人", "川の近くにもう1か所ほしい"],
        ),
        ("みどり町.xlsx", &["T2", "みどりちょう", "○", "", "", "", "", "", "", "６００", ""]),
        ("そら村.xlsx", &["", "そら村", "", "○", "", "", "○", "○", "", "250", ""]),
    ],
};

const EN: Templates = Templates {
    survey: include_str!("start/en/survey.toml"),
    plan: include_str!("start/en/plan.toml"),
    workspace: include_str!("start/en/workspace.toml"),
    prose: include_str!("start/en/result.md"),
    frame: include_str!("start/en/frame.csv"),
    readme: include_str!("start/en/README.md"),
    sheet: "Questionnaire",
    form: &[
        Line::Words("Survey of emergency shelters (example)"),
        Line::Blank,
        Line::Box("Code"),
        Line::Box("Name"),
        Line::Blank,
        Line::Words("Q1 Are there enough shelters? (one ○)"),
        Line::Box("1 Enough"),
        Line::Box("2 Not enough"),
        Line::Box("3 Do not know"),
        Line::Blank,
        Line::Words("Q2 What is lacking? (any number of ○)"),
        Line::Box("1 Blankets"),
        Line::Box("2 Water"),
        Line::Box("3 Generators"),
        Line::Box("4 Other"),
        Line::Blank,
        Line::Box("Q3 Persons that the shelters can take in"),
        Line::Box("Q4 Remarks"),
    ],
    returns: &[
        (
            "Akane City.xlsx",
            &["T1", "Akane City", "", "○", "", "○", "○", "", "", "1200", "One more near the river, please"],
        ),
        ("Midori Town.xlsx", &["T2", "Midori", "○", "", "", "", "", "", "", "600", ""]),
        ("Sora Village.xlsx", &["", "Sora Village", "", "○", "", "", "○", "○", "", "250", ""]),
    ],
};

/// Makes the workspace in a folder, which may be there; nothing in it is written over. Returns the files that were made.
///
/// # Errors
/// One of the files is there already, or cannot be written.
pub fn start(folder: &Path, written: Written, lang: Lang) -> Result<Vec<String>, Error> {
    let templates = match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    };
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("README.md".to_owned(), templates.readme.into()),
        ("analysis/result.md".to_owned(), templates.prose.into()),
        // Whoever decides something finds its headings there.
        (ledgers::UNDECLARED.to_owned(), empty_ledger()),
    ];
    match written {
        Written::Toml => files.extend([
            ("analysis/my-report.toml".to_owned(), templates.plan.into()),
            ("surveys/frames/my-survey.csv".to_owned(), templates.frame.into()),
            ("surveys/my-survey.toml".to_owned(), templates.survey.into()),
            ("surveys/workspace.toml".to_owned(), templates.workspace.into()),
        ]),
        Written::Excel => {
            let mut survey = tree_of(templates.survey)?;
            // The frame has a sheet of the workbook.
            survey.entries.retain(|entry| entry.key != "frame");
            let (plan, workspace) = (tree_of(templates.plan)?, tree_of(templates.workspace)?);
            let rows = templates.frame.lines().map(|line| line.split(',').map(str::to_owned).collect());
            let frame: FrameRows = rows.collect();
            let remarks = Remarks::default();
            let part = |kind, table| Part { kind, table, remarks: &remarks };
            files.push((
                "surveys/my-survey.xlsx".to_owned(),
                write_with_frame(&[part(SURVEY, &survey), part(PLAN, &plan)], Some(&frame), lang)?,
            ));
            files.push((
                "surveys/workspace.xlsx".to_owned(),
                write_workbook(&[part(WORKSPACE, &workspace)], lang)?,
            ));
        }
    }
    for (name, answers) in templates.returns {
        let rows = filled_in(templates.form, answers);
        files.push((format!("returned/{name}"), example::sheet(templates.sheet, &rows)?));
    }
    fresh::write(folder, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// The rows of a form with answers in its boxes.
fn filled_in(form: &[Line], answers: &[&'static str]) -> Vec<Vec<&'static str>> {
    let mut answers = answers.iter().copied();
    let row = |line: &Line| match line {
        Line::Blank => Vec::new(),
        Line::Words(words) => vec![*words],
        Line::Box(words) => vec![*words, answers.next().unwrap_or_default()],
    };
    form.iter().map(row).collect()
}

fn tree_of(template: &'static str) -> Result<Table, Error> {
    let mut problems = Problems::new();
    let tree = tree::parse(&SourceFile::new("template.toml", template), &mut problems);
    problems.into_result()?;
    Ok(tree.unwrap_or_default())
}
