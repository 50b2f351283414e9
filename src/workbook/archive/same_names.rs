//! Entries of a zip that have one name. A zip is usually looked up by name, so that the last one hides the others; here each
//! of those that are hidden gets a directory of its own, behind the same bytes.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use zip::ZipArchive;

/// Length of the record of an entry without its name, extra field and comment, and where their lengths stand.
const RECORD: usize = 46;
const LENGTHS: [usize; 3] = [28, 30, 32];

/// The bytes of a zip with another directory behind its entries.
#[derive(Debug)]
pub(super) struct Spliced<'b> {
    entries: &'b [u8],
    directory: Vec<u8>,
    at: u64,
}

impl<'b> Spliced<'b> {
    /// A zip as it is.
    pub(super) fn whole(bytes: &'b [u8]) -> Self {
        Self { entries: bytes, directory: Vec::new(), at: 0 }
    }
}

impl Read for Spliced<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let at = usize::try_from(self.at).unwrap_or(usize::MAX);
        let rest = match at.checked_sub(self.entries.len()) {
            None => self.entries.get(at..),
            Some(behind) => self.directory.get(behind..),
        };
        let mut rest = rest.unwrap_or_default();
        let read = rest.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Spliced<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let end = (self.entries.len() + self.directory.len()) as u64;
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// Zips of the entries that a later one of the same name hides: the first of each name, the second of each, and so on.
pub(super) fn hidden<'b>(bytes: &'b [u8], whole: &ZipArchive<Spliced<'b>>) -> Vec<Spliced<'b>> {
    let start = whole.central_directory_start();
    let at = usize::try_from(start).unwrap_or(usize::MAX);
    let records = records(bytes.get(at..).unwrap_or_default());
    let mut left: BTreeMap<&[u8], usize> = BTreeMap::new();
    for (name, _) in &records {
        *left.entry(name).or_default() += 1;
    }
    let mut earlier: BTreeMap<&[u8], usize> = BTreeMap::new();
    let mut directories: Vec<Vec<&[u8]>> = Vec::new();
    for (name, record) in &records {
        let left = left.entry(name).or_default();
        *left -= 1;
        if *left == 0 {
            continue;
        }
        let earlier = earlier.entry(name).or_default();
        if *earlier == directories.len() {
            directories.push(Vec::new());
        }
        if let Some(directory) = directories.get_mut(*earlier) {
            directory.push(record);
        }
        *earlier += 1;
    }
    let entries = bytes.get(..at).unwrap_or(bytes);
    // Places in a zip are counted from where it begins, which may be behind a program that unpacks it.
    let place = u32::try_from(start - whole.offset().min(start)).unwrap_or(u32::MAX);
    let directories = directories.into_iter().map(|records| directory(&records, place));
    directories.map(|directory| Spliced { entries, directory, at: 0 }).collect()
}

/// A directory with these records, which stands at a place.
fn directory(records: &[&[u8]], place: u32) -> Vec<u8> {
    let mut out = records.concat();
    let size = u32::try_from(out.len()).unwrap_or(u32::MAX).to_le_bytes();
    let count = u16::try_from(records.len()).unwrap_or(u16::MAX).to_le_bytes();
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(size);
    out.extend(place.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The records at the beginning of a directory, each with the name of its entry.
fn records(mut directory: &[u8]) -> Vec<(&[u8], &[u8])> {
    let mut records = Vec::new();
    while directory.starts_with(b"PK\x01\x02") {
        let length = |at: usize| Some(usize::from(u16::from_le_bytes(*directory.get(at..)?.first_chunk::<2>()?)));
        let [Some(name), Some(extra), Some(comment)] = LENGTHS.map(length) else { break };
        let Some((record, rest)) = directory.split_at_checked(RECORD + name + extra + comment) else { break };
        records.push((record.get(RECORD..RECORD + name).unwrap_or_default(), record));
        directory = rest;
    }
    records
}
