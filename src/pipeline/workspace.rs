//! A workspace: a folder with `surveys/`, `analysis/` and the returned files. Everything that people wrote to define
//! it is read here, and every mistake in it is reported at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::{console, definition as words};
use crate::collect::coding_list::{self, CodingList};
use crate::diagnostic::Diagnostic;
use crate::error::{DefinitionProblem, Error};
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::nameable::Nameable;
use crate::findings::plan::read::{Known, plan_of};
use crate::pipeline::definitions::{
    ANALYSIS, Definitions, PROSE, SURVEYS, gather, is_workbook, names, open, unread,
};
use crate::pipeline::freeze::{Undecided, undecided};
use crate::pipeline::inputs;
use crate::pipeline::ledgers;
use crate::pipeline::templates;
use crate::pipeline::{blank_brackets, open_frame};
use crate::render::docx::template::Template;
use crate::survey::area::Areas;
use crate::survey::decision::Decision;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::survey::indicator::IndicatorBook;
use crate::survey::toml::areas::read_areas;
use crate::survey::toml::concordance::check_concordances;
use crate::survey::toml::frame::read_frame;
use crate::survey::toml::indicators::{Sources, indicators_of};
use crate::survey::toml::records::records_of;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::survey::survey_of;
use crate::survey::toml::tree::Table;
use crate::survey::toml::workspace::{WorkspaceSettings, settings_of};
use crate::survey::workbook::read_frame_book;

/// Everything that defines a workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder.
    pub root: PathBuf,
    /// What holds for all of it.
    pub settings: WorkspaceSettings,
    /// Surveys in the order of their files, then record lists.
    pub surveys: Vec<Survey>,
    /// Frames by survey id.
    pub frames: BTreeMap<String, SamplingFrame>,
    /// Areas.
    pub areas: Arc<Areas>,
    /// Indicators.
    pub book: Option<IndicatorBook>,
    /// Plans in the order of their files.
    pub plans: Vec<AnalysisPlan>,
    /// Prose by file name beside the plans.
    pub prose: BTreeMap<String, String>,
    /// The office's own Word files that are filled, by plan, each with its path.
    pub templates: BTreeMap<String, Vec<(String, Arc<Template>)>>,
    /// What is wrong with those files. It stands in the way of writing reports, and of nothing else.
    pub template_problems: Vec<DefinitionProblem>,
    /// Lists in which free answers are coded.
    pub coding: Vec<CodingList>,
    /// The correction ledger.
    pub decisions: Vec<Decision>,
    /// In the copy of a publication: who decided to publish it while something was 要確認. It is printed in the report.
    pub undecided: Option<Undecided>,
    /// Rows of the correction ledger that cannot be read, and what stands in a definition workbook and is not read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Workspace {
    /// Whether the office's own Word files can be filled.
    ///
    /// # Errors
    /// Every mistake in them.
    pub fn with_templates(&self) -> Result<(), Error> {
        if self.template_problems.is_empty() {
            return Ok(());
        }
        Err(Error::Definition { problems: self.template_problems.clone() })
    }
}

/// Whether a folder is a workspace.
pub fn is_there(root: &Path) -> bool {
    root.join(SURVEYS).is_dir()
}

/// Loads a workspace.
///
/// # Errors
/// There is none at this place, a file cannot be read, or definitions are wrong in themselves.
pub fn load(root: &Path) -> Result<Workspace, Error> {
    if !is_there(root) {
        return Err(Error::Workspace(console::no_workspace(root.display())));
    }
    let mut problems = Problems::new();
    let written = gather(root, &mut problems)?;
    let mut settings = written
        .settings
        .as_ref()
        .map(|found| settings_of(&found.file, &found.table, &mut problems))
        .unwrap_or_default();
    // What somebody decided is never passed over for want of a line that says where it is written.
    if settings.corrections.is_none() && root.join(ledgers::UNDECLARED).is_file() {
        settings.corrections = Some(ledgers::UNDECLARED.to_owned());
    }
    let (mut surveys, undeclared) = read_surveys(&written, &mut problems);
    let coding = declare_coding(root, &mut surveys);
    let mut frames = BTreeMap::new();
    for survey in &surveys {
        let Some(path) = &survey.frame else { continue };
        let file = match written.frames.get(path) {
            // A sheet of the workbook that defines the survey.
            Some(sheet) => Some(sheet.clone()),
            None => defined(root, path, &survey.id, &mut problems)?,
        };
        if let Some(file) = file {
            let Some(frame) = read_frame(&file, survey, &mut problems) else {
                problems.leave_unread();
                continue;
            };
            for survey in std::iter::once(survey).chain(&survey.groups) {
                for column in frame.columns.iter().filter(|column| survey.question(column).is_some()) {
                    problems.problem(&file, 0..0, words::column_and_question(column, &survey.id), None, None);
                }
            }
            frames.insert(survey.id.clone(), frame);
        }
    }
    let areas = match &settings.areas {
        Some(path) => match defined(root, path, "workspace", &mut problems)? {
            Some(file) => read_areas(&file, &mut problems),
            None => Areas::default(),
        },
        None => Areas::default(),
    };
    let sources = Sources { surveys: &surveys, frames: &frames, areas: &areas };
    let book =
        written.indicators.as_ref().map(|found| indicators_of(&found.file, &found.table, sources, &mut problems));
    let mut texts = BTreeMap::new();
    for name in names(root, ANALYSIS, &[PROSE])? {
        let file = source(root, &name)?;
        texts.insert(name.trim_start_matches("analysis/").to_owned(), file);
    }
    let known = Known { surveys: &surveys, frames: &frames, areas: &areas, book: book.as_ref() };
    let plans = written.plans.iter();
    let plans: Vec<AnalysisPlan> =
        plans.map(|found| plan_of(&found.file, &found.table, &texts, known, &mut problems)).collect();
    let mut office = BTreeMap::new();
    let mut office_problems = Problems::new();
    for (plan, found) in plans.iter().zip(&written.plans).filter(|(plan, _)| !plan.templates.is_empty()) {
        // What a plan with mistakes lacks, a mark may name.
        if !problems.is_in(&plan.file) && !problems.has_unread() {
            let names = Nameable::among(plan, &plans, book.as_ref());
            let entry = (found.file.as_ref(), &found.table);
            let files = templates::of_plan(root, plan, entry, &names, &mut office_problems)?;
            office.insert(plan.id.clone(), files);
        }
    }
    problems.into_result()?;
    let (mut decisions, mut diagnostics) = (Vec::new(), Vec::new());
    for path in ledgers::names(root, &settings) {
        let (rows, odd) = ledgers::read(root, &settings, &path);
        decisions.extend(rows);
        diagnostics.extend(odd);
    }
    let named: Vec<&str> = inputs::named(&settings, &surveys).into_iter().map(|(_, path)| path).collect();
    diagnostics.extend(unread(root, &written.without, &named)?);
    diagnostics.extend(written.surveys.iter().flat_map(blank_brackets::of_survey));
    diagnostics.extend(written.surveys.iter().filter_map(|found| {
        let survey = surveys.iter().find(|survey| survey.id == found.table.text("id"))?;
        open_frame::of_survey(found, survey, frames.get(&survey.id)?)
    }));
    diagnostics.extend(undeclared);
    diagnostics.extend(written.notes);
    diagnostics.extend(coding.iter().flat_map(|list| list.diagnostics.iter().cloned()));
    Ok(Workspace {
        root: root.to_path_buf(),
        settings,
        surveys,
        frames,
        areas: Arc::new(areas),
        book,
        plans,
        prose: texts.into_iter().map(|(name, file)| (name, file.text)).collect(),
        templates: office,
        template_problems: office_problems.into_problems(),
        coding,
        decisions,
        undecided: undecided::read(root)?,
        diagnostics,
    })
}

/// The surveys of a workspace, whatever its plans say.
///
/// # Errors
/// There is none at this place, a file cannot be read, or a definition is wrong in itself.
pub fn surveys(root: &Path) -> Result<Vec<Survey>, Error> {
    if !root.join(SURVEYS).is_dir() {
        return Err(Error::Workspace(console::no_workspace(root.display())));
    }
    let mut problems = Problems::new();
    let written = gather(root, &mut problems)?;
    let (surveys, _) = read_surveys(&written, &mut problems);
    problems.into_result()?;
    Ok(surveys)
}

/// Surveys and record lists, and what the concordances of surveys lack.
fn read_surveys(written: &Definitions, problems: &mut Problems) -> (Vec<Survey>, Vec<Diagnostic>) {
    let mut surveys: Vec<Survey> = Vec::new();
    for found in &written.surveys {
        let survey = survey_of(&found.file, &found.table, problems);
        // The rows of a repeat group are tabulated like a survey, right behind the one that they came with.
        let groups = survey.groups.clone();
        surveys.push(survey);
        surveys.extend(groups);
    }
    if let Some(found) = &written.records {
        surveys.extend(records_of(&found.file, &found.table, problems));
    }
    let trees: Vec<(&SourceFile, &Table)> =
        written.surveys.iter().map(|found| (found.file.as_ref(), &found.table)).collect();
    let undeclared = check_concordances(&trees, &surveys, problems);
    (surveys, undeclared)
}

/// The lists in which free answers are coded. What they code can be tabulated, so they are read before the plans.
fn declare_coding(root: &Path, surveys: &mut [Survey]) -> Vec<CodingList> {
    let mut lists = Vec::new();
    for survey in surveys {
        for question in survey.questions.clone() {
            let Some(file) = &question.handling.coded else { continue };
            let list = coding_list::read(root, &survey.id, &question.id, file);
            list.declare(survey);
            lists.push(list);
        }
    }
    lists
}

fn source(root: &Path, name: &str) -> Result<SourceFile, Error> {
    let path = root.join(name);
    let bytes = std::fs::read(&path).map_err(|error| Error::io(console::act_read(), &path, error))?;
    Ok(SourceFile::from_bytes(name, &bytes))
}

/// A file that a definition names. That it is not there is a mistake of the definition, told with the others.
pub(super) fn defined(
    root: &Path,
    path: &str,
    by: &str,
    problems: &mut Problems,
) -> Result<Option<SourceFile>, Error> {
    match std::fs::read(root.join(path)) {
        // A list in Excel instead of CSV.
        Ok(_) if is_workbook(path) => {
            Ok(open(&root.join(path), path, problems).map(|book| read_frame_book(path, &book, problems)))
        }
        Ok(bytes) => Ok(Some(SourceFile::from_bytes(path, &bytes))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let file = SourceFile::new(path, "");
            problems.problem(
                &file,
                0..0,
                words::named_file_missing(path, by),
                None,
                Some(words::hint_named_file()),
            );
            problems.leave_unread();
            Ok(None)
        }
        Err(error) => Err(Error::io(console::act_read(), &root.join(path), error)),
    }
}
