//! The heading rows of a table of answers.

use crate::catalogue::{Phrase, findings as words, tabulation};
use crate::findings::material::Material;
use crate::findings::plan::{BaseShown, OptionsIn, PercentOf, TableKey};
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::{banner_words, level_words};
use crate::findings::table::{HeadCell, Turned};
use crate::responses::table::STRATUM;
use crate::survey::question::Question;

/// What a frame column or question is called at the head of the table.
pub(super) fn heading(material: &Material<'_>, key: &TableKey, variable: &str) -> Phrase {
    let question = material.survey(&key.survey).and_then(|survey| survey.question(variable));
    question.map_or_else(|| frame_heading(variable), called)
}

/// The number of a question; of an item of a battery with its own words, since all items have one number.
pub(in crate::findings) fn called(question: &Question) -> Phrase {
    match question.battery_words() {
        Some((_, item)) => Phrase::joined(&[question.number.clone(), item], &Phrase::same(" ")),
        None => question.number.clone(),
    }
}

/// The heading of a frame column; what many frames have is named in the report's language.
pub fn frame_heading(column: &str) -> Phrase {
    match column {
        STRATUM => words::stratum_column(),
        "area" => words::area_column(),
        "type" => words::type_column(),
        "population" => tabulation::population(),
        other => words::frame_column(other),
    }
}

impl Asked<'_> {
    pub(super) fn head(&self, material: &Material<'_>) -> Vec<Vec<HeadCell>> {
        let mut first = Vec::new();
        let mut second = Vec::new();
        let mut one = |words: Phrase| {
            first.push(HeadCell::one(words));
            second.push(HeadCell::one(Phrase::default()));
        };
        match self.question.by.as_slice() {
            [] => one(Phrase::default()),
            [banner] => {
                for level in &banner.levels {
                    one(level_words(material, self.question, level));
                }
            }
            _ => {
                let columns = self.groups.first().map_or(1, |total| total.stub.len());
                one(tabulation::banner_heading());
                (1..columns).for_each(|_| one(Phrase::default()));
            }
        }
        one(words::n_heading());
        if self.question.base != BaseShown::Answered {
            one(tabulation::eligible_heading());
        }
        let columns = self.columns();
        let all: Vec<Phrase> = columns.iter().map(|cell| cell.valued.label.clone()).collect();
        let shared: Vec<Phrase> =
            columns.iter().filter(|cell| self.has_share(**cell)).map(|cell| cell.valued.label.clone()).collect();
        let mut block = |words: Phrase, labels: &[Phrase]| {
            first.extend(HeadCell::over(words, labels.len()));
            second.extend(labels.iter().cloned().map(HeadCell::one));
        };
        block(words::counts_heading(), &all);
        match self.question.percent_of {
            PercentOf::People => block(words::shares_heading(), &shared),
            PercentOf::Mentions => {
                block(tabulation::mentions_heading(), &[Phrase::default()]);
                block(tabulation::shares_of_mentions_heading(), &shared);
            }
        }
        if self.question.base == BaseShown::Both {
            block(tabulation::shares_eligible_heading(), &all);
        }
        if let Some(weight) = &self.question.weight {
            let weight = frame_heading(weight);
            block(tabulation::weight_heading(&weight), &[Phrase::default()]);
            if self.sampled {
                block(tabulation::effective_heading(), &[Phrase::default()]);
            }
            block(tabulation::weighted_heading(&weight), &shared);
        }
        if self.question.with_not_returned {
            block(words::not_returned(), &[Phrase::default()]);
        }
        vec![first, second]
    }

    /// How the table is turned, where its options stand in rows. Several banners have a level of their own for their words.
    pub(super) fn turned(&self, material: &Material<'_>) -> Option<Turned> {
        let groups = match self.question.by.as_slice() {
            [banner] => Some((banner_words(material, self.question, banner), 1)),
            _ => None,
        };
        match self.question.options {
            OptionsIn::Columns => None,
            OptionsIn::Rows => Some(Turned { options: tabulation::options_heading(), groups }),
        }
    }
}
