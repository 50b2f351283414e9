//! Word: the report as a plain file of real styles, lists and tables that can be edited on. Written by hand on
//! the zip container, because repeating head rows, table descriptions for screen readers and the schema's order
//! of elements are not to be had from the libraries at hand. The text is in `body`, its tables in `table`,
//! the looks in `styles`, the container in `package`.

mod body;
pub mod commented;
mod marks;
mod package;
mod paragraph;
mod styles;
mod table;

use super::RenderError;
use crate::report::model::Report;

/// The report as the bytes of a `.docx` file.
///
/// # Errors
///
/// When the zip library refuses a part.
pub fn docx(report: &Report) -> Result<Vec<u8>, RenderError> {
    let words = &report.words;
    package::pack(&[
        // Readers that stream the container expect the content types first.
        ("[Content_Types].xml", package::content_types()),
        ("_rels/.rels", package::root_relationships()),
        ("docProps/core.xml", package::core_properties(report)),
        ("docProps/app.xml", package::app_properties()),
        ("word/document.xml", body::document(report)),
        ("word/_rels/document.xml.rels", package::document_relationships()),
        ("word/styles.xml", styles::styles(words)),
        ("word/numbering.xml", styles::numbering(body::ordered_lists(report))),
        ("word/settings.xml", styles::settings(words)),
        ("word/fontTable.xml", styles::fonts(words)),
        ("word/footer1.xml", body::footer()),
    ])
}
