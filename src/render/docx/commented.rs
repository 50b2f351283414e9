//! A copy of a Word file with comments at places of its text. Everything else of the file is taken over byte by byte; only
//! the text gets marks, and the parts that say what is in the file get an entry. Paragraphs are counted from 1 in the
//! order of their start tags, and places in them by the bytes of their text.

use std::collections::BTreeMap;
use std::io::Cursor;

use zip::ZipArchive;

use crate::render::RenderError;
use crate::render::docx::copied::{TYPES, attribute, before_last, packed, part, refused, target};
use crate::render::docx::marks::{Insertion, insertions};
use crate::render::xml::escape;

/// A comment beside a piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The paragraph, counted from 1.
    pub paragraph: usize,
    /// The byte of its text at which the piece begins.
    pub from: usize,
    /// The byte behind its end.
    pub to: usize,
    /// What the comment says, one paragraph a line.
    pub text: String,
}

const AUTHOR: &str = "kaishu";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_MAIN: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const STRICT_OFFICE: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The copy, and how many of the comments found no place in it.
///
/// # Errors
/// When the file is no Word file, or the zip library refuses a part.
pub fn commented(original: &[u8], comments: &[Comment]) -> Result<(Vec<u8>, usize), RenderError> {
    let mut archive = ZipArchive::new(Cursor::new(original)).map_err(|error| refused("zip", &error))?;
    let root = part(&mut archive, "_rels/.rels")?;
    let document = root
        .as_deref()
        .and_then(|root| target(root, "/officeDocument"))
        .map_or_else(|| "word/document.xml".to_owned(), |name| name.trim_start_matches('/').to_owned());
    let Some(text) = part(&mut archive, &document)? else {
        return Err(RenderError::Package { part: document, detail: "not there".to_owned() });
    };
    let strict = !text.contains(MAIN) && text.contains(STRICT_MAIN);
    let (main, office) = if strict { (STRICT_MAIN, STRICT_OFFICE) } else { (MAIN, OFFICE) };
    let (folder, name) = document.rsplit_once('/').unwrap_or(("", &document));
    let within = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let relations_name = within(&format!("_rels/{name}.rels"));
    let relations = part(&mut archive, &relations_name)?;
    let known = relations.as_deref().and_then(|relations| target(relations, "/comments"));
    let comments_name = known.as_deref().map_or_else(
        || within("comments.xml"),
        |name| name.strip_prefix('/').map_or_else(|| within(name), str::to_owned),
    );
    let earlier = part(&mut archive, &comments_name)?;
    let first = earlier.as_deref().map_or(0, next_id);

    let (marks, unplaced) = insertions(&text, main, comments, first);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    texts.insert(document, inserted(&text, &marks));
    texts.insert(comments_name.clone(), comments_part(earlier.as_deref(), main, comments, first));
    if known.is_none() {
        let entry = format!("<Relationship Id=\"rIdKaishu\" Type=\"{office}/comments\" Target=\"comments.xml\"/>");
        let relations = relations.unwrap_or_else(|| {
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
        });
        texts.insert(relations_name, before_last(&relations, "Relationships", &entry));
    }
    if let Some(types) = part(&mut archive, TYPES)?
        && !types.contains(COMMENTS)
    {
        let entry = format!("<Override PartName=\"/{comments_name}\" ContentType=\"{COMMENTS}\"/>");
        texts.insert(TYPES.to_owned(), before_last(&types, "Types", &entry));
    }
    let changed = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    Ok((packed(&mut archive, changed)?, unplaced))
}

/// A number for a comment that no comment of the part has.
fn next_id(part: &str) -> usize {
    part.split(":comment ")
        .skip(1)
        .filter_map(|tag| attribute(tag, ":id")?.parse::<usize>().ok())
        .max()
        .map_or(0, |most| most + 1)
}

fn comments_part(earlier: Option<&str>, main: &str, comments: &[Comment], first: usize) -> String {
    // A prefix of its own, so that the one of the part does not matter.
    let entries: String = comments
        .iter()
        .enumerate()
        .map(|(index, comment)| {
            let paragraphs: String = comment
                .text
                .lines()
                .map(|line| {
                    format!("<kw:p><kw:r><kw:t xml:space=\"preserve\">{}</kw:t></kw:r></kw:p>", escape(line))
                })
                .collect();
            format!(
                "<kw:comment xmlns:kw=\"{main}\" kw:id=\"{}\" kw:author=\"{AUTHOR}\" kw:initials=\"K\">{paragraphs}</kw:comment>",
                first + index
            )
        })
        .collect();
    match earlier {
        Some(part) => match part.rfind("</").filter(|at| part[*at..].contains("comments")) {
            Some(at) => format!("{}{entries}{}", &part[..at], &part[at..]),
            None => part.to_owned(),
        },
        None => format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{main}\">{}</w:comments>",
            entries.replace(&format!(" xmlns:kw=\"{main}\""), "").replace("kw:", "w:")
        ),
    }
}

fn inserted(text: &str, marks: &[Insertion]) -> String {
    let mut out = String::with_capacity(text.len() + marks.len() * 200);
    let mut at = 0;
    for mark in marks {
        out.push_str(&text[at..mark.at]);
        out.push_str(&mark.text);
        at = mark.at;
    }
    out.push_str(&text[at..]);
    out
}
