//! What people wrote beside the cells: notes, and the threads of newer programs, which leave a note in their place for
//! older ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::provenance::CellAddress;
use crate::workbook::evidence::{Comment, reference};
use crate::workbook::xlsx::strings::plain;
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// Notes of one sheet.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) found: Vec<Comment>,
    authors: Vec<String>,
    current: Option<Comment>,
    in_reading: bool,
}

impl Visit for Notes {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        match element.name() {
            "comment" => {
                let author = element.number("authorId").and_then(|number: usize| self.authors.get(number));
                let author = author.cloned().unwrap_or_default();
                let at = element.get("ref").and_then(|text| reference::range(&text));
                self.current = at.map(|range| Comment { at: range.first, author, text: String::new() });
            }
            "rPh" => self.in_reading = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        match (name, &mut self.current) {
            ("author", None) => {
                budget.keep(text.len())?;
                self.authors.push(text.trim().to_owned());
            }
            ("t", Some(comment)) if !self.in_reading => {
                budget.keep(text.len())?;
                comment.text.push_str(&plain(text));
            }
            ("rPh", _) => self.in_reading = false,
            ("comment", Some(_)) => {
                if let Some(mut comment) = self.current.take() {
                    // Excel begins a note with the name of who writes it.
                    let own = format!("{}:", comment.author);
                    let words = comment.text.strip_prefix(&own).filter(|_| own.len() > 1).unwrap_or(&comment.text);
                    comment.text = words.trim().to_owned();
                    self.found.push(comment);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Names of people by their id.
#[derive(Debug, Default)]
pub(super) struct People(BTreeMap<String, String>);

impl Visit for People {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        if element.name() == "person"
            && let (Some(id), Some(name)) = (element.get("id"), element.get("displayName"))
        {
            budget.keep(name.len() + id.len())?;
            self.0.insert(id.into_owned(), name.into_owned());
        }
        Ok(())
    }

    fn end(&mut self, _: &str, _: &str, _: &mut Budget) -> Result<(), Broken> {
        Ok(())
    }
}

/// Threads of one sheet.
pub(super) struct Threads<'p> {
    people: &'p People,
    pub(super) found: Vec<Comment>,
    current: Option<Comment>,
}

impl<'p> Threads<'p> {
    pub(super) fn new(people: &'p People) -> Self {
        Self { people, found: Vec::new(), current: None }
    }
}

impl Visit for Threads<'_> {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        if element.name() == "threadedComment" {
            let author = element.get("personId").and_then(|id| self.people.0.get(id.as_ref()).cloned());
            let at = element.get("ref").and_then(|text| reference::range(&text));
            self.current = at.map(|range| Comment {
                at: range.first,
                author: author.unwrap_or_default(),
                text: String::new(),
            });
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        match (name, &mut self.current) {
            ("text", Some(comment)) => {
                budget.keep(text.len())?;
                text.trim().clone_into(&mut comment.text);
            }
            ("threadedComment", Some(_)) => self.found.extend(self.current.take()),
            _ => {}
        }
        Ok(())
    }
}

/// Notes and threads of a sheet in reading order, without the notes that stand for a thread.
pub(super) fn together(notes: Vec<Comment>, threads: Vec<Comment>) -> Vec<Comment> {
    let threaded: BTreeSet<CellAddress> = threads.iter().map(|comment| comment.at).collect();
    let mut all: Vec<Comment> = notes.into_iter().filter(|note| !threaded.contains(&note.at)).collect();
    all.extend(threads);
    // Replies of a thread stay in their order.
    all.sort_by_key(|comment| comment.at);
    all
}
