//! Word: the report as a plain file of real styles, lists and tables that can be edited on. Written by hand on
//! the zip container, because repeating head rows, table descriptions for screen readers and the schema's order
//! of elements are not to be had from the libraries at hand. The text is in `body`, its tables in `table`,
//! the looks in `styles`, the container in `package`.

mod body;
mod columns;
pub mod commented;
mod contents;
mod copied;
mod drawing;
mod field;
mod footnotes;
mod keep;
mod marks;
mod package;
mod paragraph;
mod split;
mod styles;
mod table;
pub mod template;

use super::RenderError;
use super::svg::Picture;
use crate::report::model::Report;

/// What makes the pixels of a drawn chart, where it can.
pub type Png = dyn Fn(&Picture) -> Option<Vec<u8>> + Sync;

/// The report as the bytes of a `.docx` file. `png` makes the pixels of a drawn chart; where it makes none, its values are given
/// in words.
///
/// # Errors
///
/// When the zip library refuses a part.
pub fn docx(report: &Report, png: &Png) -> Result<Vec<u8>, RenderError> {
    let words = &report.words;
    let drawings = drawing::drawings(report, png);
    let text = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    let (document, footnotes) = body::document(report, &drawings);
    let noted = !footnotes.is_empty();
    let mut parts = vec![
        // Readers that stream the container expect the content types first.
        text("[Content_Types].xml", package::content_types(noted)),
        text("_rels/.rels", package::root_relationships()),
        text("docProps/core.xml", package::core_properties(report)),
        text("docProps/app.xml", package::app_properties()),
        text("word/document.xml", document),
        text(
            "word/_rels/document.xml.rels",
            package::document_relationships(noted, drawing::relationships(&drawings)),
        ),
        text("word/styles.xml", styles::styles(words)),
        text("word/numbering.xml", styles::numbering(body::ordered_lists(report))),
        text("word/settings.xml", styles::settings(words, noted)),
        text("word/fontTable.xml", styles::fonts(words)),
        text("word/footer1.xml", body::footer()),
    ];
    if noted {
        parts.push(text("word/footnotes.xml", footnotes.part()));
    }
    parts.extend(drawing::parts(&drawings));
    package::pack(&parts)
}
