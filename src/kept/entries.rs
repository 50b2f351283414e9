//! A file of values that are found by keys, for the next run of this very program: what it begins with names the program by
//! its sources, and every entry is verified by a hash of its own. Bytes that are no entry are told and never read.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub type Digest = [u8; 32];

/// Where the check of an entry begins, its length and its payload.
const CHECK: usize = size_of::<Digest>();
const LENGTH: usize = 2 * CHECK;
const PAYLOAD: usize = LENGTH + size_of::<u64>();

/// The entries of a file as it was written.
#[derive(Debug, Default)]
pub struct Entries {
    bytes: Vec<u8>,
    /// Where each stands, from its key to the end of its payload.
    places: BTreeMap<Digest, Range<usize>>,
    whole: bool,
}

impl Entries {
    /// Those of a file of this kind. Bytes of another kind or of another program hold none.
    pub fn read(kind: &str, bytes: Vec<u8>) -> Self {
        let mut entries = Self { whole: bytes.is_empty(), bytes, places: BTreeMap::new() };
        let head = begun(kind);
        if !entries.bytes.starts_with(&head) {
            return entries;
        }
        let mut at = head.len();
        while let Some((key, end)) = entries.bytes.get(at..).and_then(entry_at) {
            entries.places.insert(key, at..at + end);
            at += end;
        }
        entries.whole = at == entries.bytes.len();
        entries
    }

    /// Whether there is nothing beside the entries.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The payload of a key; none where it is not as it was written.
    pub fn get(&self, key: &Digest) -> Option<&[u8]> {
        let entry = self.entry(key)?;
        let (claimed, payload) = (entry.get(CHECK..LENGTH)?, entry.get(PAYLOAD..)?);
        (claimed == check(key, payload)).then_some(payload)
    }

    /// The whole entry of a key, to be written once more.
    pub fn entry(&self, key: &Digest) -> Option<&[u8]> {
        self.bytes.get(self.places.get(key)?.clone())
    }
}

/// How a file of a kind begins.
pub fn begun(kind: &str) -> Vec<u8> {
    format!("kaishu {kind} {}\n", env!("KAISHU_SOURCES")).into_bytes()
}

/// Writes an entry.
pub fn add(bytes: &mut Vec<u8>, key: &Digest, payload: &[u8]) {
    bytes.extend(key);
    bytes.extend(check(key, payload));
    bytes.extend((payload.len() as u64).to_le_bytes());
    bytes.extend(payload);
}

/// The entry that bytes begin with: its key, and where it ends.
fn entry_at(bytes: &[u8]) -> Option<(Digest, usize)> {
    let key = bytes.first_chunk()?;
    let length = u64::from_le_bytes(*bytes.get(LENGTH..)?.first_chunk()?);
    let end = usize::try_from(length).ok()?.checked_add(PAYLOAD)?;
    (end <= bytes.len()).then_some((*key, end))
}

/// The hash by which an entry is verified. Its key is in it, so that none stands for another.
fn check(key: &Digest, payload: &[u8]) -> Digest {
    Sha256::new().chain_update(key).chain_update(payload).finalize().into()
}

/// The digest of values as their types show themselves: every field of every type is in it, one that is added too.
pub fn digest(shown: fmt::Arguments<'_>) -> Digest {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> (Vec<u8>, [Digest; 2]) {
        let keys = [digest(format_args!("one")), digest(format_args!("two"))];
        let mut bytes = begun("test 1");
        add(&mut bytes, &keys[0], b"");
        add(&mut bytes, &keys[1], "二".as_bytes());
        (bytes, keys)
    }

    #[test]
    fn what_was_written_is_found_by_its_key_and_by_this_kind_only() {
        let (bytes, [one, two]) = written();
        let entries = Entries::read("test 1", bytes.clone());
        assert_eq!((entries.is_whole(), entries.len(), entries.is_empty()), (true, 2, false));
        assert_eq!((entries.get(&one), entries.get(&two)), (Some(b"".as_slice()), Some("二".as_bytes())));
        assert_eq!(entries.get(&digest(format_args!("three"))), None);
        let other = Entries::read("test 2", bytes);
        assert_eq!((other.is_whole(), other.len()), (false, 0));
        assert!(Entries::read("test 1", Vec::new()).is_whole());
    }

    #[test]
    fn bytes_that_are_cut_off_or_changed_are_no_entry() {
        let (bytes, keys) = written();
        for length in 1..bytes.len() {
            let cut = Entries::read("test 1", bytes[..length].to_vec());
            assert_eq!(cut.get(&keys[1]), None, "{length}");
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1;
            let entries = Entries::read("test 1", other);
            let read = keys.iter().filter(|key| entries.get(key).is_some()).count();
            assert!(read < 2, "{at}");
        }
    }
}
