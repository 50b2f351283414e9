//! What a sentence is about as a whole, and the projects that the headings above it name.

use crate::findings::claims::bind::Context;
use crate::findings::claims::facts::Facts;

/// What a sentence says that it is about.
pub(super) fn topic(sentence: &str) -> &str {
    ["では", "は、", "は"]
        .iter()
        .filter_map(|word| sentence.find(word))
        .min()
        .and_then(|at| sentence.get(..at))
        .unwrap_or_default()
}

/// The projects that the nearest heading with a project names.
pub(super) fn projects(facts: &Facts, context: &Context) -> Vec<usize> {
    for heading in &context.headings {
        let terms = facts.vocabulary.known(heading);
        let named: Vec<usize> = facts
            .projects
            .iter()
            .enumerate()
            .filter(|(_, project)| {
                !project.name.is_empty() && project.name.iter().all(|term| terms.contains(term))
            })
            .map(|(index, _)| index)
            .collect();
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}
