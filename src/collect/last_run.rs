//! What each file gave to the last run, so that this one need not read it again. An entry is found by everything that it
//! depends on: the place of the file, its bytes, what it was read with, the program itself. It is verified by a hash of its
//! own, and whatever is odd about it is thrown away and the file is read anew. What no file of this run asks for is not kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::kept::entries::{self, Digest, Entries, digest};
use crate::kept::{self, Kept};

/// What kind of file it is.
const KIND: &str = "last run 2";

/// Files read anew that are named one by one; of more only the number is said.
const MOST_NAMED: usize = 3;

/// How many files were read, and how many taken from the last run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reread {
    /// Files that were read.
    pub anew: usize,
    /// Their names in the order in which they were read, where they are few; else none.
    pub named: Vec<String>,
    /// Files of which it is known from the last run what they give.
    pub taken: usize,
    /// Whether anything was written that the last run had not written the same.
    pub written: bool,
}

/// What the files of the last run gave.
#[derive(Debug, Default)]
pub struct LastRun {
    /// Whether anything is kept at all.
    keeps: bool,
    old: Arc<Entries>,
    now: BTreeMap<Digest, Entry>,
    /// How many files were read so far.
    anew: usize,
    /// The first of them, one more than is named at most.
    first: Vec<String>,
    /// How many were taken over.
    over: usize,
}

#[derive(Debug, Clone)]
enum Entry {
    /// The one of the last run.
    Same,
    /// What a file that was read anew gave.
    New(Arc<[u8]>),
}

/// What a file gave, and what of it the next run is to know.
#[derive(Debug)]
pub(super) struct Looked<T> {
    value: T,
    /// Whether it was taken over from the last run.
    over: bool,
    keep: Option<(Digest, Entry)>,
}

/// What is known of a file before it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'k> {
    /// Its place.
    pub file: &'k str,
    /// Its own hash.
    pub hash: &'k str,
    /// The digest of what it is read with.
    pub with: Digest,
}

impl LastRun {
    /// No run before this one, and none after it that would ask: every file is read.
    pub fn none() -> Self {
        Self::default()
    }

    /// The last run as it was written; empty where there was none.
    pub fn read(bytes: Vec<u8>) -> Self {
        Self { keeps: true, old: Arc::new(Entries::read(KIND, bytes)), ..Self::default() }
    }

    /// What a file gave to the last run, else what it gives now. `lasts` says whether it may be kept. Nothing is changed by
    /// looking, so that many files can be looked at at once.
    pub(super) fn look<T: Kept + PartialEq>(
        &self,
        known: Known<'_>,
        lasts: impl Fn(&T) -> bool,
        read: impl FnOnce() -> T,
    ) -> Looked<T> {
        if !self.keeps {
            return Looked { value: read(), over: false, keep: None };
        }
        let key = known.key();
        if let Some(Entry::New(payload)) = self.now.get(&key)
            && let Some(value) = kept::read(payload)
        {
            return Looked { value, over: true, keep: None };
        }
        if let Some(value) = self.old.get(&key).and_then(kept::read) {
            return Looked { value, over: true, keep: Some((key, Entry::Same)) };
        }
        let value = read();
        let keep = lasts(&value).then(|| {
            let payload = kept::written(&value);
            debug_assert!(
                kept::read::<T>(&payload).as_ref() == Some(&value),
                "{} comes back otherwise",
                known.file
            );
            (key, Entry::New(payload.into()))
        });
        Looked { value, over: false, keep }
    }

    /// Keeps what a look at a file gave for the next run; says whether it was taken over from the last one.
    pub(super) fn keep<T>(&mut self, looked: Looked<T>) -> (T, bool) {
        self.now.extend(looked.keep);
        (looked.value, looked.over)
    }

    /// The same for work beside other work; what it comes to know is taken back by [`LastRun::join`].
    #[must_use]
    pub fn fork(&self) -> Self {
        let Self { keeps, old, now, .. } = self;
        Self { keeps: *keeps, old: old.clone(), now: now.clone(), ..Self::default() }
    }

    /// Takes back what a fork came to know.
    pub fn join(&mut self, fork: Self) {
        // What was kept first stays; the same key gives the same.
        for (key, entry) in fork.now {
            self.now.entry(key).or_insert(entry);
        }
        self.anew += fork.anew;
        self.over += fork.over;
        self.first.extend(fork.first);
        self.first.truncate(MOST_NAMED + 1);
    }

    /// Counts the files in one that was read or taken over.
    pub(super) fn count(&mut self, taken: bool, file: &str, files: usize) {
        if !taken && files > 0 && self.first.len() <= MOST_NAMED {
            self.first.push(file.to_owned());
        }
        *(if taken { &mut self.over } else { &mut self.anew }) += files;
    }

    /// What became of the files.
    pub fn reread(&self) -> Reread {
        let named = if self.first.len() > MOST_NAMED { Vec::new() } else { self.first.clone() };
        Reread { anew: self.anew, named, taken: self.over, written: false }
    }

    /// This run as the next one reads it; none where that would be what the last one wrote.
    pub fn written(&self) -> Option<Vec<u8>> {
        let new = self.now.values().any(|entry| matches!(entry, Entry::New(_)));
        if !self.keeps || !(new || !self.old.is_whole() || self.now.len() != self.old.len()) {
            return None;
        }
        let mut bytes = entries::begun(KIND);
        for (key, entry) in &self.now {
            match entry {
                Entry::New(payload) => entries::add(&mut bytes, key, payload),
                Entry::Same => bytes.extend(self.old.entry(key).unwrap_or_default()),
            }
        }
        Some(bytes)
    }
}

impl Known<'_> {
    fn key(&self) -> Digest {
        let Self { file, hash, with } = self;
        digest(format_args!("{file:?} {hash:?} {with:?}"))
    }
}
