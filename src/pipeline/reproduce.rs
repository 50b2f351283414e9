//! `kaishu reproduce`: whether a publication can still be made from what it keeps. Its copy of the inputs is run again, and
//! every file that left is compared byte by byte; what was changed since, and which figures then come out otherwise, is told.

use std::collections::BTreeMap;

use crate::catalogue::Phrase;
use crate::collect::files::sha256;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::freeze::{PUBLIC, Publication, SENTENCES, Versions};
use crate::pipeline::observer::Observer;
use crate::pipeline::publish::{Made, made_again};
use crate::render::json::read_results;
use crate::report::model::FigureRecord;

/// What came of it.
#[derive(Debug)]
pub struct Reproduced {
    /// Files that are not as they were published.
    pub odd: Vec<Diagnostic>,
    /// What published it and what this program is, where they are not the same.
    pub other_versions: Option<(Versions, Versions)>,
    /// Files that left.
    pub compared: usize,
    /// Those of them that come out otherwise, or not at all.
    pub differing: Vec<String>,
    /// Figures and sentences that come out otherwise than they stand in the publication.
    pub moved: Vec<Moved>,
    /// Why the copy of the inputs could not be run.
    pub failed: Option<Phrase>,
}

impl Reproduced {
    /// Whether it is as it was published, and comes out as it is.
    pub fn is_whole(&self) -> bool {
        self.odd.is_empty() && self.differing.is_empty() && self.failed.is_none()
    }
}

/// A figure or sentence that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its plan.
    pub plan: String,
    /// Its id.
    pub id: String,
    /// Words for people; none of a sentence.
    pub label: String,
    /// As it stands in the publication; nothing where it is not there.
    pub published: String,
    /// As it comes out; nothing where it does not.
    pub now: String,
}

/// Makes a publication again, in memory.
///
/// # Errors
/// A folder cannot be listed. That the copy cannot be run is part of what is told.
pub fn reproduce(publication: &Publication, observer: &dyn Observer) -> Result<Reproduced, Error> {
    let freeze = &publication.freeze;
    let odd = publication.odd()?;
    let now = Versions::current();
    let other_versions = (freeze.made_by != now).then(|| (freeze.made_by.clone(), now));
    let plans: Vec<&str> = freeze.plans.iter().map(|plan| plan.id.as_str()).collect();
    let left = |path: &str| path.strip_prefix(PUBLIC).is_some_and(|rest| rest.starts_with('/'));
    let published: Vec<_> = freeze.files.iter().filter(|file| left(&file.path)).collect();
    let mut reproduced = Reproduced {
        odd,
        other_versions,
        compared: published.len(),
        differing: Vec::new(),
        moved: Vec::new(),
        failed: None,
    };
    let made = match made_again(&publication.workspace(), &plans, freeze.language(), observer) {
        Ok(made) => made,
        Err(error) => {
            reproduced.failed = Some(error.phrase());
            return Ok(reproduced);
        }
    };
    let hashes: BTreeMap<&str, String> =
        made.files.iter().map(|(path, bytes)| (path.as_str(), sha256(bytes))).collect();
    for file in published {
        if hashes.get(file.path.as_str()) != Some(&file.sha256) {
            reproduced.differing.push(file.path.clone());
        }
    }
    for plan in plans {
        reproduced.moved.extend(moved(publication, plan, &made));
    }
    Ok(reproduced)
}

/// The figures and sentences of a plan that come out otherwise. What cannot be read is among what is odd.
fn moved(publication: &Publication, plan: &str, made: &Made) -> Vec<Moved> {
    let Ok(published) = publication.report(plan) else { return Vec::new() };
    let text = |name: &str| {
        let path = format!("{PUBLIC}/{plan}/{name}");
        let found = made.files.iter().find(|(file, _)| *file == path);
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    };
    let figures = read_results(&text("results.json")).map(|results| results.figures).unwrap_or_default();
    let figures: BTreeMap<String, FigureRecord> =
        figures.into_iter().map(|figure| (figure.id.clone(), figure)).collect();
    let sentences: BTreeMap<String, String> = serde_json::from_str(&text(SENTENCES)).unwrap_or_default();
    let shown = |figure: Option<&FigureRecord>| figure.map(shown).unwrap_or_default();
    let label = |id: &str| {
        let figure = published.figures.get(id).or_else(|| figures.get(id));
        figure.map(|figure| figure.label.clone()).unwrap_or_default()
    };
    let differing = ids(&published.figures, &figures).filter(|id| published.figures.get(*id) != figures.get(*id));
    // Another number comes before another mark or remark.
    let number = |id: &String| {
        [published.figures.get(id), figures.get(id)]
            .map(|figure| figure.map(|figure| (&figure.text, &figure.value)))
    };
    let (marked, counted): (Vec<_>, Vec<_>) = differing.partition(|id| {
        let [then, now] = number(id);
        then == now
    });
    let of_figures = counted.into_iter().chain(marked);
    let of_sentences =
        ids(&published.sentences, &sentences).filter(|id| published.sentences.get(*id) != sentences.get(*id));
    let told = |id: &String, label, published, now| Moved {
        plan: plan.to_owned(),
        id: id.clone(),
        label,
        published,
        now,
    };
    of_figures
        .map(|id| told(id, label(id), shown(published.figures.get(id)), shown(figures.get(id))))
        .chain(of_sentences.map(|id| {
            let of = |sentences: &BTreeMap<String, String>| sentences.get(id).cloned().unwrap_or_default();
            told(id, String::new(), of(&published.sentences), of(&sentences))
        }))
        .collect()
}

/// The ids of both, each once.
fn ids<'m, T>(one: &'m BTreeMap<String, T>, other: &'m BTreeMap<String, T>) -> impl Iterator<Item = &'m String> {
    one.keys().chain(other.keys().filter(|id| !one.contains_key(*id)))
}

/// A figure in a line: as printed, with the exact value where that says more, and its base.
fn shown(figure: &FigureRecord) -> String {
    let unit = if figure.value.is_some() { figure.unit.as_str() } else { "" };
    let mut text = format!("{}{unit}", figure.text);
    if let Some(value) = figure.value.as_ref().filter(|value| **value != figure.text.replace(',', "")) {
        text.push_str(&format!(" ({value})"));
    }
    if let Some(base) = &figure.base {
        text.push_str(&format!(" n={}", base.n));
    }
    if figure.status != "final" {
        text.push_str(&format!(" {}", figure.status));
    }
    text
}
