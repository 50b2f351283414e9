//! The record of a run, `out/analyst/run.json`: what it read, by which program and rules, and what it wrote, all by their
//! hashes. No clock is in it: the same files give the same record, whoever runs them and whenever.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::collect::files::sha256;
use crate::findings::plan::AnalysisPlan;
use crate::pipeline::definitions::ANALYSIS;
use crate::pipeline::freeze::{FrozenFile, Versions};
use crate::pipeline::inputs::{Input, InputKind};
use crate::pipeline::outputs::Outputs;
use crate::pipeline::run::PlanResult;
use crate::pipeline::workspace::Workspace;
use crate::threads;

/// Where the record is.
pub const RECORD: &str = "out/analyst/run.json";

/// Version of the file's schema; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Record<'a> {
    schema: u32,
    made_by: Versions,
    options: Options,
    definition: Digest,
    plans: Vec<Plan<'a>>,
    inputs: &'a [Input],
    outputs: Vec<&'a FrozenFile>,
}

/// What a run can be told beside its files.
#[derive(Serialize)]
struct Options {
    report_language: &'static str,
    /// The formats in which the reports and the data were written.
    formats: Vec<&'static str>,
}

#[derive(Serialize)]
struct Digest {
    sha256: String,
}

#[derive(Serialize)]
struct Plan<'a> {
    id: &'a str,
    file: &'a str,
    sha256: String,
    held_back: bool,
}

/// Files by their hashes, in their order.
pub fn hashed(files: &[(String, Vec<u8>)]) -> Vec<FrozenFile> {
    threads::each(files, |(path, bytes)| FrozenFile { path: path.clone(), sha256: sha256(bytes) })
}

/// What the record of the last run says that it wrote; nothing where there is none or it cannot be read.
pub fn written_by_last_run(root: &Path) -> Vec<FrozenFile> {
    #[derive(Deserialize)]
    struct Written {
        outputs: Vec<FrozenFile>,
    }
    let written = fs::read(root.join(RECORD)).ok();
    written
        .and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok())
        .map(|of| of.outputs)
        .unwrap_or_default()
}

/// The record of a run that writes these files, as a file.
pub fn record(
    workspace: &Workspace,
    inputs: &[Input],
    results: &[PlanResult],
    written: &Outputs,
    outputs: &[FrozenFile],
) -> (String, Vec<u8>) {
    let mut outputs: Vec<&FrozenFile> = outputs.iter().collect();
    outputs.sort_by(|one, other| one.path.cmp(&other.path));
    let plans = workspace.plans.iter().map(|plan| Plan {
        id: &plan.id,
        file: &plan.file,
        sha256: digest(inputs, |path| is_of(plan, path)),
        held_back: results.iter().any(|result| result.id == plan.id && !result.findings.held_back.is_empty()),
    });
    let of_plan = |path: &str| workspace.plans.iter().any(|plan| is_of(plan, path) && path.starts_with(ANALYSIS));
    let record = Record {
        schema: SCHEMA,
        made_by: Versions::current(),
        options: Options { report_language: workspace.settings.language.word(), formats: written.written() },
        definition: Digest { sha256: digest(inputs, |path| !of_plan(path)) },
        plans: plans.collect(),
        inputs,
        outputs,
    };
    let mut text = serde_json::to_string_pretty(&record)
        .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
    text.push('\n');
    (RECORD.to_owned(), text.into_bytes())
}

/// Whether a file is that of a plan, or one of its texts.
fn is_of(plan: &AnalysisPlan, path: &str) -> bool {
    let mut prose = plan.sections.iter().flat_map(|section| [section.prose.clone(), section.english_prose()]);
    path == plan.file || prose.any(|name| name.is_some() && path.strip_prefix("analysis/") == name.as_deref())
}

/// One hash over the definitions among the inputs that are meant: of a line for each, with its path and its hash.
fn digest(inputs: &[Input], meant: impl Fn(&str) -> bool) -> String {
    let files = inputs.iter().filter(|input| input.kind == InputKind::Definition && meant(&input.path));
    let lines: String =
        files.map(|input| format!("{}  {}\n", input.sha256.as_deref().unwrap_or_default(), input.path)).collect();
    sha256(lines.as_bytes())
}
