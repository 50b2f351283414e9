//! The container of a Word file: its parts, what they are, how they refer to each other, and the zip around them.
//! All dates are fixed, so that the same report gives the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::render::RenderError;
use crate::render::xml::escape;
use crate::report::model::Report;

/// The first line of every part.
pub(super) const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Namespaces of a part with text in it.
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Relationship of the document to its footer.
pub(super) const FOOTER: &str = "rId5";

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DATE: &str = "2000-01-01T00:00:00Z";

/// The parts as one zip archive, in the order given.
pub(super) fn pack(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, RenderError> {
    // The default date of a zip entry is 1980-01-01.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(crate::render::COMPRESSION.into()))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let refused = |detail: String| RenderError::Package { part: name.clone(), detail };
        archive.start_file(name, options).map_err(|error| refused(error.to_string()))?;
        archive.write_all(content).map_err(|error| refused(error.to_string()))?;
    }
    archive
        .finish()
        .map(Cursor::into_inner)
        .map_err(|error| RenderError::Package { part: "zip".to_owned(), detail: error.to_string() })
}

/// `[Content_Types].xml`.
pub(super) fn content_types(footnotes: bool) -> String {
    let mut parts = vec![
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/numbering.xml", format!("{WORD}.numbering+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
        ("/word/footer1.xml", format!("{WORD}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
    ];
    if footnotes {
        parts.push(("/word/footnotes.xml", format!("{WORD}.footnotes+xml")));
    }
    let overrides: String = parts
        .iter()
        .map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"))
        .collect();
    format!(
        "{PROLOGUE}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>{overrides}</Types>"
    )
}

/// `_rels/.rels`.
pub(super) fn root_relationships() -> String {
    relationships(&[
        ("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned(),
            "docProps/core.xml",
        ),
        ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

/// `word/_rels/document.xml.rels`.
pub(super) fn document_relationships(footnotes: bool, pictures: impl Iterator<Item = (String, String)>) -> String {
    let mut all = vec![
        ("rId1", format!("{OFFICE}/styles"), "styles.xml"),
        ("rId2", format!("{OFFICE}/numbering"), "numbering.xml"),
        ("rId3", format!("{OFFICE}/settings"), "settings.xml"),
        ("rId4", format!("{OFFICE}/fontTable"), "fontTable.xml"),
        (FOOTER, format!("{OFFICE}/footer"), "footer1.xml"),
    ];
    if footnotes {
        all.push(("rId6", format!("{OFFICE}/footnotes"), "footnotes.xml"));
    }
    let pictures: Vec<(String, String)> = pictures.collect();
    all.extend(pictures.iter().map(|(id, target)| (id.as_str(), format!("{OFFICE}/image"), target.as_str())));
    relationships(&all)
}

fn relationships(targets: &[(&str, String, &str)]) -> String {
    let entries: String = targets
        .iter()
        .map(|(id, kind, target)| format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"))
        .collect();
    format!("{PROLOGUE}<Relationships xmlns=\"{RELATIONSHIPS}\">{entries}</Relationships>")
}

/// `docProps/core.xml`.
pub(super) fn core_properties(report: &Report) -> String {
    format!(
        "{PROLOGUE}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>kaishu</dc:creator><dc:identifier>{}</dc:identifier>\
         <dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{DATE}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{DATE}</dcterms:modified></cp:coreProperties>",
        escape(&report.title),
        escape(&report.id),
        escape(&report.words.language),
    )
}

/// `docProps/app.xml`.
pub(super) fn app_properties() -> String {
    format!(
        "{PROLOGUE}<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>kaishu</Application></Properties>"
    )
}
