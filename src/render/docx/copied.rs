//! A copy of somebody's Word file in which some parts are other ones. Every other entry of the zip is taken over as it lies there,
//! packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::render::RenderError;

/// The part that says what the others are.
pub(super) const TYPES: &str = "[Content_Types].xml";

/// Bytes that one part may unpack to.
const MOST: u64 = 256 << 20;

/// The archive with some parts in another form, and what is new at its end.
pub(super) fn packed(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    mut changed: BTreeMap<String, Vec<u8>>,
) -> Result<Vec<u8>, RenderError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| refused("zip", &error))?;
        let name = entry.name().map_err(|error| refused("zip", &error))?.into_owned();
        match changed.remove(&name) {
            None => copy.raw_copy_file(entry).map_err(|error| refused(&name, &error))?,
            Some(bytes) => {
                drop(entry);
                copy.start_file(&name, options).map_err(|error| refused(&name, &error))?;
                copy.write_all(&bytes).map_err(|error| refused(&name, &error))?;
            }
        }
    }
    for (name, bytes) in changed {
        copy.start_file(&name, options).map_err(|error| refused(&name, &error))?;
        copy.write_all(&bytes).map_err(|error| refused(&name, &error))?;
    }
    copy.finish().map(Cursor::into_inner).map_err(|error| refused("zip", &error))
}

pub(super) fn refused(part: &str, error: &dyn std::fmt::Display) -> RenderError {
    RenderError::Package { part: part.to_owned(), detail: error.to_string() }
}

/// A part as text; none where there is no such part.
pub(super) fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, RenderError> {
    let mut entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(refused(name, &error)),
    };
    let mut bytes = Vec::new();
    entry.by_ref().take(MOST + 1).read_to_end(&mut bytes).map_err(|error| refused(name, &error))?;
    if bytes.len() as u64 > MOST {
        return Err(refused(name, &"unpacks too far"));
    }
    let text = String::from_utf8(bytes).map_err(|error| refused(name, &error))?;
    Ok(Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)))
}

/// The target of the first relationship of a kind.
pub(super) fn target(relations: &str, kind: &str) -> Option<String> {
    let entry = relations
        .split("<Relationship ")
        .skip(1)
        .find(|entry| attribute(entry, "Type").is_some_and(|of| of.ends_with(kind)))?;
    attribute(entry, "Target").map(str::to_owned)
}

pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let tag = tag.split('>').next()?;
    let (_, rest) = tag.split_once(&format!("{name}="))?;
    let quote = rest.chars().next()?;
    rest[1..].split_once(quote).map(|(value, _)| value)
}

/// The part with an entry before its closing tag.
pub(super) fn before_last(part: &str, name: &str, entry: &str) -> String {
    match part.rfind(&format!("</{name}")) {
        Some(at) => format!("{}{entry}{}", &part[..at], &part[at..]),
        // A part without content is one empty tag.
        None => match part.rfind("/>") {
            Some(at) => format!("{}>{entry}</{name}>", &part[..at]),
            None => part.to_owned(),
        },
    }
}
