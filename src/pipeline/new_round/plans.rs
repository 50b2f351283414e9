//! Which plans use the last round, and the plan of the new one where it is wished for.

use std::sync::Arc;

use crate::catalogue::{Phrase, console, new_round as words};
use crate::error::Error;
use crate::findings::plan::keys;
use crate::pipeline::definitions::{ANALYSIS, Written, is_workbook};
use crate::pipeline::new_round::Maker;
use crate::pipeline::new_round::plan::{self, Copied, RoundOf, Wish};
use crate::pipeline::templates;
use crate::render::docx::template::Template;
use crate::survey::remarks::Remarks;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree;
use crate::survey::toml::write::write_toml;

/// Of what else a plan counts, what is told one by one.
const MOST_OTHERS: usize = 5;

impl Maker<'_> {
    /// The plans that use the last round: one is copied where that is wished for, the others are told.
    pub(super) fn plans(&mut self) -> Result<(), Error> {
        let last = RoundOf {
            survey: &self.survey.id,
            round: &self.last.id,
            year: self.last.fiscal_year.unwrap_or_default(),
        };
        let only = match self.written.surveys.as_slice() {
            [only] => Some(only.table.text("id")),
            _ => None,
        };
        let named: Vec<(&Written, plan::Uses)> = self
            .written
            .plans
            .iter()
            .map(|written| (written, plan::uses(&written.table, last, only.as_deref())))
            .filter(|(_, uses)| uses.places > 0)
            .collect();
        let ids = || Phrase::list(named.iter().map(|(written, _)| written.table.text("id")));
        let refuse = |phrase: Phrase| Err(Error::Workspace(phrase));
        let Some(id) = self.wishes.plan else {
            if named.is_empty() {
                self.made.left.push(words::no_plan_names(last.word()));
            }
            for (written, uses) in &named {
                self.made.left.push(words::plan_names(&written.file.name, last.word(), uses.places));
            }
            if named.iter().any(|(_, uses)| uses.others.is_empty()) {
                let definition =
                    self.wishes.definition.map_or_else(String::new, |id| format!(" --definition {id}"));
                let (survey, round) = (self.wishes.survey, self.wishes.round);
                let plan = format!("{survey}-{}", round.to_lowercase());
                let command = format!("kaishu new-round {survey} {round}{definition} --plan {plan}");
                self.made.left.push(words::plan_how(command));
            }
            return Ok(());
        };
        if self.written.plans.iter().any(|written| written.table.text("id") == id) {
            return refuse(words::plan_there(id));
        }
        let chosen = match (self.wishes.from_plan, named.as_slice()) {
            (_, []) => return refuse(words::no_plan_to_copy(last.word())),
            (Some(wanted), _) => match named.iter().find(|(written, _)| written.table.text("id") == wanted) {
                Some(chosen) => chosen,
                None => return refuse(words::no_such_plan(wanted, ids())),
            },
            (None, [only]) => only,
            (None, _) => {
                let mut clean = named.iter().filter(|(_, uses)| uses.others.is_empty());
                match (clean.next(), clean.next()) {
                    (Some(only), None) => only,
                    (None | Some(_), _) => return refuse(words::several_plans(ids())),
                }
            }
        };
        let (written, uses) = chosen;
        let file = &written.file;
        if !uses.others.is_empty() {
            let others: Vec<&str> = uses.others.iter().map(String::as_str).collect();
            let first = Phrase::list(&others[..others.len().min(MOST_OTHERS)]);
            let first = if others.len() > MOST_OTHERS {
                words::and_other_counts(first, others.len() - MOST_OTHERS)
            } else {
                first
            };
            return refuse(words::plan_of_others(&file.name, first));
        }
        let new = RoundOf {
            survey: self.wishes.definition.unwrap_or(&self.survey.id),
            round: self.wishes.round,
            year: self.said.year,
        };
        let rounds = self
            .workspace
            .surveys
            .iter()
            .flat_map(|survey| survey.rounds.iter().map(move |round| (survey, round)));
        let years = rounds
            .filter_map(|(survey, round)| Some((format!("{}/{}", survey.id, round.id), round.fiscal_year?)))
            .collect();
        let own = self.workspace.templates.get(&written.table.text("id"));
        let is_whole =
            |(path, _): &(String, _)| self.workspace.template_problems.iter().all(|problem| problem.file != *path);
        let named = written.table.several("template").len();
        let with_templates = own.is_some_and(|own| own.len() == named && own.iter().all(is_whole));
        let lang = self.lang;
        let wish = Wish { id, last, new, as_of: self.wishes.as_of, years: &years, lang, with_templates };
        let made = format!("{ANALYSIS}/{id}.toml");
        let prose = &self.workspace.prose;
        let copied = if is_workbook(&file.name) {
            // As text it has places that can be changed.
            self.made.done.push(words::plan_from_workbook(&file.name, &made));
            let text = write_toml(keys::KIND, &written.table, &Remarks::default());
            let file = SourceFile::new(made.as_str(), text);
            tree::parse(&file, &mut Problems::new()).and_then(|table| plan::copy(&file, &table, prose, &wish))
        } else {
            plan::copy(file, &written.table, prose, &wish)
        };
        let Some(copied) = copied else { return refuse(words::not_lossless(&file.name)) };
        let example = copied.ids.values().next().cloned().unwrap_or_default();
        self.made.done.push(words::plan_copied(written.table.text("id"), id, example));
        if copied.claims > 0 {
            self.made.done.push(words::plan_claims_left(copied.claims));
        }
        if !copied.moved.is_empty() {
            self.made.done.push(words::other_words(Phrase::list(&copied.moved)));
        }
        if let Some(asked) = &copied.asked {
            self.made.left.push(words::left_undecided(asked, &made));
        }
        self.templates(&copied, own.map_or(&[], Vec::as_slice), &made)?;
        let prose: Vec<String> = copied.prose.iter().map(|(name, _)| format!("{ANALYSIS}/{name}")).collect();
        if !prose.is_empty() {
            self.made.left.push(words::plan_prose_copied(Phrase::list(&prose)));
        }
        self.files.push((made, copied.text.into_bytes()));
        let texts = copied.prose.into_iter().map(|(name, text)| (format!("{ANALYSIS}/{name}"), text.into_bytes()));
        self.files.extend(texts);
        self.made.next.push("kaishu run".to_owned());
        Ok(())
    }

    /// The office's own Word files: copies whose marks name the new ids, and what is left to do about them.
    fn templates(&mut self, copied: &Copied, own: &[(String, Arc<Template>)], plan: &str) -> Result<(), Error> {
        let mut left = Vec::new();
        for (file, copy) in &copied.templates {
            let read = own.iter().find(|(path, _)| path == file);
            let (Some(copy), Some((_, template))) = (copy, read) else {
                left.push(file.as_str());
                continue;
            };
            let made = templates::renamed(template, &|id| plan::reference(id, &copied.ids));
            let (bytes, stayed) = made.map_err(|error| Error::Internal(console::internal(error)))?;
            self.files.push((copy.clone(), bytes));
            self.made.left.push(words::left_template_copy(copy, file));
            if !stayed.is_empty() {
                self.made.left.push(words::left_template_marks(copy, Phrase::list(&stayed)));
            }
        }
        if !left.is_empty() {
            let example = copied.ids.values().next().cloned().unwrap_or_default();
            self.made.left.push(words::left_templates(Phrase::list(&left), example, plan));
        }
        Ok(())
    }
}
