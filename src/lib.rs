//! kaishu (回収) carries what comes back from a survey, as Excel workbooks, to the numbers and sentences of a
//! verification report (効果検証), and every number back to the cells it came from.
//!
//! The walk of one value: a municipality writes ○ beside 「1 必要である」. [`workbook`] finds a mark in a cell of a
//! sparse grid; [`collect`] finds the form by its labels, turns the mark into the code of an answer and matches the
//! respondent to the sampling frame; [`responses`] keeps it as a row of the answer ledger and a value of the response
//! table; [`tally`] counts it as one unit in a cell and in its base; [`stats`] makes a share of the counts, and says
//! what may be said beyond those who answered; [`findings`] makes a figure of it, with the cells that decide it;
//! [`report`] puts the figure into a table and a sentence; [`render`] writes characters into Word, Excel, Markdown and
//! JSON. [`pipeline`] does this for a whole workspace and [`cli`] is what a person types.
//!
//! What is odd in the data is a [`diagnostic::Diagnostic`] with its place and never stops a run; what is undecided is
//! held out, and every figure it touches is provisional (要確認).
//!
//! ```
//! use std::path::Path;
//!
//! use kaishu::pipeline::observer::Silent;
//! use kaishu::pipeline::{run, workspace};
//! use kaishu::tally::engine::Local;
//!
//! # fn main() -> Result<(), kaishu::error::Error> {
//! // The repository itself is a workspace: the bundled example.
//! let workspace = workspace::load(Path::new(env!("CARGO_MANIFEST_DIR")))?;
//! let collection = run::collect_all(&workspace, &Silent)?;
//! let result = run::evaluate_plan(&workspace, &collection, &workspace.plans[0], &Local)?;
//!
//! let needed = &result.findings.figures["network-needed"];
//! assert_eq!(needed.value_text().as_deref(), Some("104/129"));
//! assert_eq!(needed.text().ja, "80.6");
//! assert!(needed.evidence.iter().any(|cell| cell.to_string().ends_with("調査票!F10")));
//! # Ok(())
//! # }
//! ```
//!
//! The modules are the floors of the house, lowest first: a module uses only those above it in this list.

// Floor 0: words for people, findings, errors, places, a line of CSV, values kept for another run, work on all cores.
pub mod catalogue;
pub mod csv;
pub mod diagnostic;
pub mod error;
pub mod kept;
pub mod provenance;
pub mod threads;

// Floor 1: Japanese text without loss; any returned file as a grid of cells.
pub mod text;
pub mod workbook;

// Still floor 1: a report that somebody has written, as blocks of text.
pub mod document;

// Floor 2: what is asked, of whom, and where the answers sit.
pub mod survey;

// Floor 2, one flight up: whether the tables of a workbook keep the unified rules of machine-readable tables.
pub mod unified_rules;

// Floor 3: every sheet that goes out to be filled in.
pub mod questionnaire;

// Still floor 3: returned files to submissions and answers. What comes back is compared with what went out.
pub mod collect;

// Floor 3, one flight up: a definition drafted from a file that somebody already has, and read back at once.
pub mod draft;

// Floor 4: the answer ledger, the response table, the store.
pub mod responses;

// Floor 5: counting.
pub mod tally;

// Floor 6: computing.
pub mod stats;

// Still floor 6: computing held against known results.
pub mod validation;

// Floor 7: figures, tables, sentences, claims.
pub mod findings;

// Floor 8: the document model.
pub mod report;

// Floor 9: formats.
pub mod render;

// Floor 10: a workspace from files to reports.
pub mod pipeline;

// Floor 11: the command line.
pub mod cli;
