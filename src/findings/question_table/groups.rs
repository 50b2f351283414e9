//! The groups of a table of answers: the total, then those of each banner, nested ones level by level. What only the frame
//! decides and nobody of the frame is in is no group of the table; an option that nobody chose is one, and empty.

use std::ops::Range;

use crate::catalogue::{Phrase, findings, tabulation as words};
use crate::findings::batch::Counted;
use crate::findings::material::Material;
use crate::findings::plan::{Banner, Grouping, QuestionTable};
use crate::findings::question_table::Asked;
use crate::findings::question_table::head::heading;
use crate::findings::question_table::values::{Valued, values};
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Part of the ids of its figures.
    pub code: String,
    /// Words for people.
    pub label: Phrase,
    /// What stands in each of the columns at the left.
    pub stub: Vec<Phrase>,
    /// Who is in it.
    pub condition: Predicate,
    /// The banner that it belongs to; none for the total.
    pub banner: Option<usize>,
}

/// The total and the groups of every banner.
pub(super) fn groups(material: &Material<'_>, question: &QuestionTable) -> Vec<Group> {
    let several = question.by.len() > 1;
    let depth = question.by.iter().map(|banner| banner.levels.len()).max().unwrap_or(1);
    let width = depth + usize::from(several);
    let stub = |mut words: Vec<Phrase>| {
        words.resize(width, Phrase::default());
        words
    };
    let mut found = vec![Group {
        code: "total".to_owned(),
        label: findings::total(),
        stub: stub(vec![findings::total()]),
        condition: Predicate::Everyone,
        banner: None,
    }];
    for (b, banner) in question.by.iter().enumerate() {
        for (codes, labels, condition) in combinations(material, question, banner) {
            let code = codes.join(".");
            let banner_words = banner_words(material, question, banner);
            let label = labels.iter().cloned().reduce(words::within);
            found.push(Group {
                code: if several { format!("{}.{code}", names(banner)) } else { code },
                label: label.unwrap_or_default(),
                stub: stub(several.then_some(banner_words).into_iter().chain(labels).collect()),
                condition,
                banner: Some(b),
            });
        }
    }
    found
}

/// Part of the ids of the groups of a banner, where several stand side by side: `stratum.type`.
fn names(banner: &Banner) -> String {
    banner.levels.iter().map(Grouping::name).collect::<Vec<_>>().join(".")
}

/// What a banner groups by, in words: 層×種別.
pub(super) fn banner_words(material: &Material<'_>, question: &QuestionTable, banner: &Banner) -> Phrase {
    let words = banner.levels.iter().map(|level| level_words(material, question, level));
    words.reduce(words::crossed).unwrap_or_default()
}

/// What one level of a banner groups by, in words.
pub(super) fn level_words(material: &Material<'_>, question: &QuestionTable, level: &Grouping) -> Phrase {
    match level {
        Grouping::Values(variable) | Grouping::Classes { variable, .. } => {
            heading(material, &question.table, variable)
        }
        Grouping::Points(_) => words::banner_heading(),
    }
}

type Combination = (Vec<String>, Vec<Phrase>, Predicate);

fn combinations(material: &Material<'_>, question: &QuestionTable, banner: &Banner) -> Vec<Combination> {
    let survey = material.survey(&question.table.survey);
    // What the plan or the definition lists is a group even where nobody is in it.
    let listed = |level: &Grouping| match level {
        Grouping::Values(variable) => {
            let question = survey.and_then(|survey| survey.question(variable));
            question.is_some_and(|question| {
                matches!(question.domain, ResponseDomain::Single(_) | ResponseDomain::Multiple(_))
            })
        }
        Grouping::Classes { .. } | Grouping::Points(_) => true,
    };
    let mut found: Vec<(Combination, Predicate)> =
        vec![((Vec::new(), Vec::new(), Predicate::Everyone), Predicate::Everyone)];
    for level in &banner.levels {
        let values = match level {
            Grouping::Values(variable) => values(material, &question.table, variable),
            Grouping::Classes { classes, .. } | Grouping::Points(classes) => {
                classes.iter().map(Valued::of_class).collect()
            }
        };
        let mut next = Vec::new();
        for ((codes, labels, condition), decided) in &found {
            for value in &values {
                let mut codes = codes.clone();
                codes.push(value.code.clone());
                let mut labels = labels.clone();
                labels.push(value.label.clone());
                let inner = condition.clone().and(value.condition.clone());
                let decided =
                    if listed(level) { decided.clone() } else { decided.clone().and(value.condition.clone()) };
                next.push(((codes, labels, inner), decided));
            }
        }
        found = next;
        // A combination that the frame does not have is not crossed with what comes next.
        found.retain(|(_, decided)| anybody(material, question, decided));
    }
    found.into_iter().map(|(combination, _)| combination).collect()
}

/// Whether anybody who may be in the table is there, whatever was answered.
fn anybody(material: &Material<'_>, question: &QuestionTable, decided: &Predicate) -> bool {
    if *decided == Predicate::Everyone {
        return true;
    }
    let key = &question.table;
    let Some(table) = material.tables.get(key) else { return false };
    let framed = material.survey(&key.survey).is_some_and(|survey| survey.frame.is_some());
    let there = if framed {
        Predicate::Everyone
    } else {
        // Events that did not take place are no returns.
        Predicate::Or(vec![
            material.counted(key),
            Predicate::Disposition(Disposition::Invalid),
            Predicate::Disposition(Disposition::HeldOut),
        ])
    };
    let condition = question.filter.clone().and(decided.clone()).and(there);
    (0..table.cases.len()).any(|row| condition.holds(&table.view(row)))
}

impl Asked<'_> {
    /// The groups of a banner.
    pub(super) fn groups_of(&self, banner: usize) -> Range<usize> {
        let place = |group: &Group| group.banner == Some(banner);
        let first = self.groups.iter().position(place).unwrap_or(self.groups.len());
        first..first + self.groups.iter().filter(|group| place(group)).count()
    }

    /// Groups without an answer, and banners whose groups do not add up to the total.
    pub(super) fn group_notes(&self, counted: &Counted<'_>, material: &Material<'_>) -> Vec<Phrase> {
        let n = |group: usize| self.chain.chain(counted, group).n;
        let mut notes = Vec::new();
        let empty: Vec<Phrase> =
            (1..self.groups.len()).filter(|g| n(*g) == 0).map(|g| self.groups[g].label.clone()).collect();
        if !empty.is_empty() && n(0) > 0 {
            notes.push(words::groups_empty(Phrase::listed(&empty)));
        }
        for (b, banner) in self.question.by.iter().enumerate() {
            let sum: u64 = self.groups_of(b).map(n).sum();
            let words = banner_words(material, self.question, banner);
            if self.overlaps(material, banner) {
                let points = banner.levels.iter().any(|level| matches!(level, Grouping::Points(_)));
                notes.push(if points { words::points_overlap() } else { words::groups_overlap(words) });
            } else if sum != n(0) {
                notes.push(words::groups_differ(words, sum, n(0)));
            }
        }
        notes
    }

    /// Whether one answer can be in several groups of a banner.
    pub(super) fn overlaps(&self, material: &Material<'_>, banner: &Banner) -> bool {
        let survey = material.survey(&self.question.table.survey);
        survey.is_some_and(|survey| banner.overlaps(survey))
    }
}
