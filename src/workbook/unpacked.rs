//! How much an xlsb or an ods unpacks to, before calamine unpacks it for good. The sizes that a zip declares are a claim.
//! The reader of xlsx counts while it unpacks.

use std::io::{Cursor, Read};

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::{Limits, Unreadable, limits};

/// No entry can unpack to more than this times its packed size (the bound of deflate).
const HIGHEST_RATIO: u64 = 1032;

/// Refuses a package that unpacks to more than the limit.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Unreadable> {
    let damaged = |error: &dyn std::fmt::Display| {
        Unreadable::new("damaged-zip", words::reader_says(error), words::hint_send_again())
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Unreadable::new(
            "too-many-files",
            reasons::too_many_files(MOST_ENTRIES),
            words::hint_send_again(),
        ));
    }
    let mut packed: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| damaged(&error))?;
        packed = packed.saturating_add(entry.compressed_size());
    }
    // A small form cannot reach the limit whatever is in it, and is not unpacked twice.
    if packed.saturating_mul(HIGHEST_RATIO) <= limits.unpacked_bytes {
        return Ok(());
    }
    let mut left = limits.unpacked_bytes;
    let mut buffer = vec![0; 64 << 10];
    for index in 0..archive.len() {
        // An entry that cannot be unpacked is told by whoever needs it.
        let Ok(mut entry) = archive.by_index(index) else { continue };
        while let Ok(length @ 1..) = entry.read(&mut buffer) {
            left =
                left.checked_sub(length as u64).ok_or_else(|| limits::unpacks_too_far(limits.unpacked_bytes))?;
        }
    }
    Ok(())
}

/// A workbook has a few dozen parts, and one per sheet, chart and picture.
pub(super) const MOST_ENTRIES: usize = 20_000;
