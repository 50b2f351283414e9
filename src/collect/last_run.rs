//! What each file gave to the last run, so that this one need not read it again. An entry is found by everything that it
//! depends on: the place of the file, its bytes, what it was read with, the program itself. It is verified by a hash of its
//! own, and whatever is odd about it is thrown away and the file is read anew. What no file of this run asks for is not kept.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::kept::{self, Kept};

/// A SHA-256.
pub(super) type Digest = [u8; 32];

/// How a store of this very program begins; `build.rs` names it by its sources.
const HEAD: &str = concat!("kaishu last run 1 ", env!("KAISHU_SOURCES"), "\n");

/// How many files were read, and how many taken from the last run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reread {
    /// Files that were read.
    pub anew: usize,
    /// Files of which it is known from the last run what they give.
    pub taken: usize,
    /// What the files gave, for the next run; none where that is what the last one kept.
    pub keep: Option<Vec<u8>>,
    /// Whether anything was written that the last run had not written the same.
    pub written: bool,
}

/// What the files of the last run gave.
#[derive(Debug, Default)]
pub struct LastRun {
    /// Whether anything is kept at all.
    keeps: bool,
    bytes: Vec<u8>,
    /// Where the entries of the last run stand in its bytes.
    old: BTreeMap<Digest, Range<usize>>,
    /// Whether there are bytes that are no entry.
    damaged: bool,
    now: BTreeMap<Digest, Entry>,
    /// How many files were read so far.
    anew: usize,
    /// How many were taken over.
    over: usize,
}

#[derive(Debug)]
enum Entry {
    /// The one of the last run.
    Same,
    /// What a file that was read anew gave.
    New(Vec<u8>),
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
        let mut last = Self { keeps: true, damaged: !bytes.is_empty(), bytes, ..Self::default() };
        if !last.bytes.starts_with(HEAD.as_bytes()) {
            return last;
        }
        let mut at = HEAD.len();
        while let Some((key, payload)) = entry_at(&last.bytes, at) {
            at = payload.end;
            last.old.insert(key, payload);
        }
        last.damaged = at != last.bytes.len();
        last
    }

    /// What a file gave to the last run, else what it gives now; and whether it was taken over. `lasts` says whether it may
    /// be kept.
    pub(super) fn of<T: Kept + PartialEq>(
        &mut self,
        known: Known<'_>,
        lasts: impl Fn(&T) -> bool,
        read: impl FnOnce() -> T,
    ) -> (T, bool) {
        if !self.keeps {
            return (read(), false);
        }
        let key = known.key();
        if let Some(value) = self.taken(&key) {
            return (value, true);
        }
        let value = read();
        if lasts(&value) {
            let payload = kept::written(&value);
            debug_assert!(
                kept::read::<T>(&payload).as_ref() == Some(&value),
                "{} comes back otherwise",
                known.file
            );
            self.now.insert(key, Entry::New(payload));
        }
        (value, false)
    }

    fn taken<T: Kept>(&mut self, key: &Digest) -> Option<T> {
        if let Some(Entry::New(payload)) = self.now.get(key) {
            return kept::read(payload);
        }
        let payload = self.bytes.get(self.old.get(key)?.clone())?;
        let claimed = self.bytes.get(self.old.get(key)?.start - CHECK..)?.get(..size_of::<Digest>())?;
        if *claimed != check(key, payload) {
            return None;
        }
        let value = kept::read(payload)?;
        self.now.insert(*key, Entry::Same);
        Some(value)
    }

    /// Counts files that were read or taken over.
    pub(super) fn count(&mut self, taken: bool, files: usize) {
        *(if taken { &mut self.over } else { &mut self.anew }) += files;
    }

    /// What became of the files.
    pub fn reread(&self) -> Reread {
        Reread { anew: self.anew, taken: self.over, keep: self.written(), written: false }
    }

    /// This run as the next one reads it; none where that would be what the last one wrote.
    fn written(&self) -> Option<Vec<u8>> {
        let new = self.now.values().any(|entry| matches!(entry, Entry::New(_)));
        if !self.keeps || !(new || self.damaged || self.now.len() != self.old.len()) {
            return None;
        }
        let mut bytes = HEAD.as_bytes().to_vec();
        for (key, entry) in &self.now {
            let payload = match entry {
                Entry::New(payload) => payload.as_slice(),
                Entry::Same => {
                    self.old.get(key).and_then(|range| self.bytes.get(range.clone())).unwrap_or_default()
                }
            };
            bytes.extend(key);
            bytes.extend(check(key, payload));
            bytes.extend((payload.len() as u64).to_le_bytes());
            bytes.extend(payload);
        }
        Some(bytes)
    }
}

/// Bytes between the beginning of an entry's check and its payload.
const CHECK: usize = size_of::<Digest>() + size_of::<u64>();

/// The entry that begins at a place: its key, and where its payload stands.
fn entry_at(bytes: &[u8], at: usize) -> Option<(Digest, Range<usize>)> {
    let rest = bytes.get(at..)?;
    let (key, rest) = rest.split_first_chunk::<{ size_of::<Digest>() }>()?;
    let (length, rest) = rest.get(size_of::<Digest>()..)?.split_first_chunk::<{ size_of::<u64>() }>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok().filter(|length| *length <= rest.len())?;
    let start = bytes.len() - rest.len();
    Some((*key, start..start + length))
}

/// The hash by which an entry is verified. Its key is in it, so that none stands for another.
fn check(key: &Digest, payload: &[u8]) -> Digest {
    Sha256::new().chain_update(key).chain_update(payload).finalize().into()
}

impl Known<'_> {
    fn key(&self) -> Digest {
        let mut hashed = Sha256::new();
        for part in [self.file.as_bytes(), self.hash.as_bytes(), &self.with] {
            hashed.update((part.len() as u64).to_le_bytes());
            hashed.update(part);
        }
        hashed.finalize().into()
    }
}

/// The digest of values as their types show themselves: every field of every type is in it, one that is added too.
pub(super) fn digest(shown: fmt::Arguments<'_>) -> Digest {
    struct Hashed(Sha256);
    impl fmt::Write for Hashed {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text);
            Ok(())
        }
    }
    let mut hashed = Hashed(Sha256::new());
    // Hashing cannot fail.
    let _ = fmt::Write::write_fmt(&mut hashed, shown);
    hashed.0.finalize().into()
}
