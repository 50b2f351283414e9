//! The zip around an office's file: which parts hold text, how the file looks, and the copy in which some parts are other ones.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::content::Media;
use super::found::Scanned;
use super::looks::Looks;
use super::scan::scan;
use super::{PartKind, Refused};
use crate::render::RenderError;
use crate::render::docx::copied::{TYPES, attribute, before_last, packed, part, refused, target};

const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const IMAGE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const NO_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                            <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
/// Bytes that are unpacked of one file.
const MOST: u64 = 256 << 20;
/// Entries of one file.
const MOST_ENTRIES: usize = 20_000;

/// A part with text.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) xml: String,
    pub(super) scanned: Scanned,
}

/// What was read of a file.
#[derive(Debug, Clone)]
pub(super) struct Office {
    pub(super) parts: Vec<Part>,
    pub(super) looks: Looks,
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Parts with what they say.
type Texts = Vec<(String, String)>;

/// Reads a file; the printed parts that cannot be filled beside it, with what they say.
pub(super) fn read(bytes: &[u8]) -> Result<(Office, Texts), Refused> {
    let damaged = |part: &str, error: &dyn std::fmt::Display| Refused::Damaged {
        part: part.to_owned(),
        detail: error.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("zip", &error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Refused::TooLarge);
    }
    let mut left = MOST;
    let mut text = |archive: &mut Archive<'_>, name: &str| -> Result<Option<String>, Refused> {
        let size = archive.by_name(name).map_or(0, |entry| entry.size());
        left = left.checked_sub(size).ok_or(Refused::TooLarge)?;
        part(archive, name).map_err(|error| match error {
            RenderError::Package { part, detail } => Refused::Damaged { part, detail },
            RenderError::Workbook { place, detail } => Refused::Damaged { part: place, detail },
        })
    };
    let root = text(&mut archive, "_rels/.rels")?;
    let main = root.as_deref().and_then(|root| target(root, "/officeDocument"));
    let main = main.map_or_else(|| "word/document.xml".to_owned(), |name| name.trim_start_matches('/').to_owned());
    match text(&mut archive, TYPES)?.as_deref().and_then(|types| kind_of(types, &main)) {
        Some(kind) if kind.contains("macroEnabled") => return Err(Refused::Macros),
        Some(kind) if kind.contains("template") => return Err(Refused::WordTemplate),
        Some(_) | None => {}
    }
    let document = text(&mut archive, &main)?.ok_or(Refused::NoDocument)?;
    if document.contains(STRICT) {
        return Err(Refused::Strict);
    }
    let relations = text(&mut archive, &relations_of(&main))?.unwrap_or_default();
    let mut parts = Vec::new();
    let scanned = scan(&document, PartKind::Body).map_err(|error| damaged(&main, &error))?;
    let styles = match target(&relations, "/styles") {
        Some(name) => text(&mut archive, &beside(&main, &name))?.unwrap_or_default(),
        None => String::new(),
    };
    let looks = Looks::of(&styles, &document, &scanned);
    parts.push(Part { name: main.clone(), xml: document, scanned });
    for (kind, word) in [
        (PartKind::Header, "/header"),
        (PartKind::Footer, "/footer"),
        (PartKind::Footnotes, "/footnotes"),
        (PartKind::Endnotes, "/endnotes"),
    ] {
        for name in targets(&relations, word) {
            let name = beside(&main, &name);
            if parts.iter().any(|known| known.name == name) {
                continue;
            }
            let Some(xml) = text(&mut archive, &name)? else { continue };
            let scanned = scan(&xml, kind).map_err(|error| damaged(&name, &error))?;
            parts.push(Part { name, xml, scanned });
        }
    }
    let elsewhere = elsewhere(&mut archive, &mut left);
    Ok((Office { parts, looks }, elsewhere))
}

/// Parts that are printed and cannot be filled, with what they say: charts, diagrams, properties.
fn elsewhere(archive: &mut Archive<'_>, left: &mut u64) -> Texts {
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    let printed = |name: &&String| {
        let name = name.to_lowercase();
        let xml = name.rsplit('.').next() == Some("xml");
        xml && ["charts/", "diagrams/", "docprops/"].iter().any(|folder| name.contains(folder))
    };
    let mut found = Vec::new();
    for name in names.iter().filter(printed) {
        let Ok(mut entry) = archive.by_name(name) else { continue };
        let mut bytes = Vec::new();
        if entry.by_ref().take(*left).read_to_end(&mut bytes).is_err() {
            continue;
        }
        *left = left.saturating_sub(bytes.len() as u64);
        found.push((name.clone(), words(&String::from_utf8_lossy(&bytes))));
    }
    found
}

/// What stands between the tags, a line for each element with words.
fn words(xml: &str) -> String {
    let between = xml.split('<').filter_map(|piece| piece.split_once('>').map(|(_, words)| words.trim()));
    between.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What kind of part the document is.
fn kind_of(types: &str, main: &str) -> Option<String> {
    let entry = types.split("<Override ").skip(1).find(|entry| {
        attribute(entry, "PartName").is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(main))
    })?;
    attribute(entry, "ContentType").map(str::to_owned)
}

/// Every target of a kind, in the order of the relationships.
fn targets(relations: &str, kind: &str) -> Vec<String> {
    let entries = relations.split("<Relationship ").skip(1);
    let wanted = entries.filter(|entry| attribute(entry, "Type").is_some_and(|of| of.ends_with(kind)));
    wanted.filter_map(|entry| attribute(entry, "Target").map(str::to_owned)).collect()
}

fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A target as seen from the document.
fn beside(main: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(name) => name.to_owned(),
        None if folder(main).is_empty() => target.to_owned(),
        None => format!("{}/{target}", folder(main)),
    }
}

fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// The copy; the same bytes where nothing changed. `texts` are the parts that say something else now.
pub(super) fn write(
    bytes: &[u8],
    office: &Office,
    texts: Vec<Option<String>>,
    media: Media<'_>,
) -> Result<Vec<u8>, RenderError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused("zip", &error))?;
    let mut changed: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (found, text) in office.parts.iter().zip(texts) {
        if let Some(text) = text {
            let mark = if begins_with_mark(&mut archive, &found.name) { "\u{FEFF}" } else { "" };
            changed.insert(found.name.clone(), format!("{mark}{text}").into_bytes());
        }
    }
    let mut relations: BTreeMap<String, String> = BTreeMap::new();
    let any = !media.pictures.is_empty();
    for (at, id, place, picture) in media.pictures {
        let Some(of) = office.parts.get(at) else { continue };
        changed.insert(beside(&of.name, &place), picture);
        let list = relations_of(&of.name);
        let known = match relations.remove(&list) {
            Some(known) => known,
            None => part(&mut archive, &list)?.unwrap_or_else(|| NO_RELATIONS.to_owned()),
        };
        let entry = format!("<Relationship Id=\"{id}\" Type=\"{IMAGE}\" Target=\"{place}\"/>");
        let has = known.contains(&format!("Id=\"{id}\""));
        relations.insert(list, if has { known } else { before_last(&known, "Relationships", &entry) });
    }
    changed.extend(relations.into_iter().map(|(name, text)| (name, text.into_bytes())));
    if any
        && let Some(types) = part(&mut archive, TYPES)?
        && !types.to_ascii_lowercase().contains("extension=\"png\"")
    {
        let entry = "<Default Extension=\"png\" ContentType=\"image/png\"/>";
        // Defaults stand before overrides where Word writes them.
        let text = match types.find("<Override ") {
            Some(at) => format!("{}{entry}{}", &types[..at], &types[at..]),
            None => before_last(&types, "Types", entry),
        };
        changed.insert(TYPES.to_owned(), text.into_bytes());
    }
    changed.retain(|name, bytes| {
        let mut old = Vec::new();
        let same = archive.by_name(name).is_ok_and(|mut entry| entry.read_to_end(&mut old).is_ok());
        !(same && old == *bytes)
    });
    if changed.is_empty() {
        return Ok(bytes.to_vec());
    }
    packed(&mut archive, changed)
}

/// Whether a part begins with a byte order mark.
fn begins_with_mark(archive: &mut Archive<'_>, name: &str) -> bool {
    let mut first = [0; 3];
    archive
        .by_name(name)
        .is_ok_and(|mut entry| entry.read_exact(&mut first).is_ok() && first == [0xEF, 0xBB, 0xBF])
}
