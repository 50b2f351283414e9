//! Which marks a document had when it was filled last, kept in the analyst's own store by the place of the document: a frame that
//! became plain text leaves no trace in it, and the number that it had would never be renewed, without a word.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::pipeline::json_store;

/// The file in the store.
const FILE: &str = "filled.json";

/// Version of the file's schema; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

/// How often each mark stands in a document, as it is typed.
pub type Marks = BTreeMap<String, usize>;

/// The marks of the documents that were filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastFilled {
    schema: u32,
    documents: BTreeMap<String, Marks>,
}

impl LastFilled {
    /// What the store of a workspace says; nothing where it cannot be read.
    pub fn of(root: &Path) -> Self {
        let kept = json_store::kept::<Self>(root, FILE);
        kept.filter(|kept| kept.schema == SCHEMA).unwrap_or(Self { schema: SCHEMA, documents: BTreeMap::new() })
    }

    /// Marks that a document had and has no more, or not as often.
    pub fn lost(&self, document: &Path, now: &Marks) -> Vec<String> {
        let known = self.documents.get(&place(document)).into_iter().flatten();
        let fewer = known.filter(|(mark, times)| now.get(*mark).is_none_or(|now| now < times));
        fewer.map(|(mark, _)| mark.clone()).collect()
    }

    /// Keeps what a document has now; with what it had, where it is still the same one: whoever is told of a lost frame and does
    /// nothing is told again.
    ///
    /// # Errors
    /// The disk is full or read-only.
    pub fn keep(mut self, root: &Path, document: &Path, now: Marks, same: bool) -> Result<(), Error> {
        self.documents.retain(|known, _| Path::new(known).is_file());
        let known = self.documents.entry(place(document)).or_default();
        if !same {
            known.clear();
        }
        for (mark, times) in now {
            let most = known.entry(mark).or_default();
            *most = times.max(*most);
        }
        json_store::keep(root, FILE, &self)
    }
}

/// The place of a document, however it was typed.
fn place(document: &Path) -> String {
    fs::canonicalize(document).unwrap_or_else(|_| document.to_owned()).to_string_lossy().into_owned()
}
