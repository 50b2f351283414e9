//! By which plan an office's document is filled, where nobody says it: what its marks name tells, since ids are unique in a
//! workspace. Separate from the filling, which knows its plan.

use std::collections::BTreeSet;
use std::path::Path;

use crate::findings::marks::{Mark, MarkKind, marks, meant};
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::nameable::Nameable;
use crate::pipeline::templates::known;
use crate::pipeline::workspace::Workspace;
use crate::render::docx::template::Template;

/// How many of the names in a document each plan has.
#[derive(Debug)]
pub struct Named<'w> {
    /// Names in the document.
    pub all: usize,
    /// The plans in their order, each with how many of them it has.
    pub plans: Vec<(&'w AnalysisPlan, usize)>,
}

/// What a document tells of its plan.
#[derive(Debug)]
pub enum Told<'w> {
    /// Only this one has as many of its names: all, or most.
    Only(&'w AnalysisPlan, Named<'w>),
    /// Several have as many.
    Several(Named<'w>),
    /// It has no mark, or is no Word document: whichever plan it is measured against, that is what is wrong.
    NoMarks,
}

/// What a document tells of the plan by which it is to be filled.
pub fn told<'w>(workspace: &'w Workspace, bytes: &[u8]) -> Told<'w> {
    let Ok(template) = Template::read(bytes.to_vec()) else { return Told::NoMarks };
    let counted = |plan: &'w AnalysisPlan| {
        let names = Nameable::of(plan, workspace.book.as_ref());
        // Ids that are too long for the tag of a control are known only among those of a plan.
        let mut own = template.clone();
        own.recognise(&known(&names));
        (plan, typed(&own).into_iter().filter(|mark| has(&names, mark)).collect())
    };
    let counted: Vec<(&AnalysisPlan, Vec<Mark>)> = workspace.plans.iter().map(counted).collect();
    let typed = typed(&template);
    if !typed.iter().any(|mark| mark.kind.is_some()) {
        return Told::NoMarks;
    }
    let distinct = |marks: &[Mark]| {
        let named = marks.iter().filter(|mark| mark.kind.is_some_and(|kind| kind != MarkKind::Stamp));
        named.map(|mark| (mark.kind, mark.id.clone())).collect::<BTreeSet<_>>().len()
    };
    let plans: Vec<_> = counted.iter().map(|(plan, marks)| (*plan, distinct(marks))).collect();
    let named = Named { all: distinct(&typed), plans };
    let most = named.plans.iter().map(|(_, n)| *n).max().filter(|most| *most > 0);
    let best: Vec<_> = named.plans.iter().filter(|(_, n)| Some(*n) == most).map(|(plan, _)| *plan).collect();
    match best.as_slice() {
        [only] => Told::Only(only, named),
        _ => Told::Several(named),
    }
}

/// The marks of a document, with those that were meant: a missing colon tells the plan as well.
fn typed(template: &Template) -> Vec<Mark> {
    let meant = |mark: Mark| match meant(&mark).filter(|_| mark.kind.is_none() && mark.flaw.is_none()) {
        Some((kind, id)) => Mark { kind: Some(kind), id, ..mark },
        None => mark,
    };
    template.paragraphs().iter().flat_map(|of| marks(&of.text)).map(meant).collect()
}

/// Whether a plan has what a mark names. Which numbers its tables have is known only when they are counted.
fn has(names: &Nameable, mark: &Mark) -> bool {
    mark.kind.is_some_and(|kind| match kind {
        // That its table has no chart is a mistake of the mark, and no other plan's business.
        MarkKind::Chart => names.may_have(MarkKind::Table, &mark.id),
        MarkKind::Figure | MarkKind::Number | MarkKind::Table | MarkKind::Statement | MarkKind::Stamp => {
            names.may_have(kind, &mark.id)
        }
    })
}

/// The plan that names a file as its own document.
pub fn that_names<'w>(workspace: &'w Workspace, file: &Path) -> Option<&'w AnalysisPlan> {
    let file = std::fs::canonicalize(file).ok()?;
    let is_it = |path: &String| std::fs::canonicalize(workspace.root.join(path)).is_ok_and(|own| own == file);
    let mut plans = workspace.plans.iter().filter(|plan| plan.templates.iter().any(is_it));
    plans.next().filter(|_| plans.next().is_none())
}

/// The plan among whose results a file lies: one that is to be filled again is filled by the plan that filled it.
pub fn of_results<'w>(workspace: &'w Workspace, file: &Path) -> Option<&'w AnalysisPlan> {
    let folder = std::fs::canonicalize(file.parent()?).ok()?;
    let is_there = |plan: &&AnalysisPlan| {
        let results = std::fs::canonicalize(workspace.root.join("out").join(&plan.id));
        results.is_ok_and(|results| results == folder)
    };
    workspace.plans.iter().find(is_there)
}
