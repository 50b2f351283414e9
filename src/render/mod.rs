//! Renderers: a [`crate::report::model::Report`] in, characters or bytes out, one file per format. A renderer reads the
//! report model and nothing else, so every format says the same; adding a format is copying a file. They know
//! no clock and no disk: the same report gives the same bytes.

mod layout;
mod looks;
mod typeset;
mod width;
mod xml;

pub mod csv;
pub mod ddi;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod picture;
pub mod sketch;
pub mod svg;
pub mod terminal;
pub mod twin;
pub mod verification;
pub mod xlsx;

/// How hard the files of Word and Excel are packed, from 1 to 9: they are written anew in every run, and packing them as small
/// as can be takes longer than everything else about them.
const COMPRESSION: u8 = 3;

/// A format that could not be written: our bug or a limit of the format, never an oddity of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// A part of a Word file could not be packed.
    Package {
        /// The part: `word/document.xml`.
        part: String,
        /// What the zip library said.
        detail: String,
    },
    /// The workbook could not be written.
    Workbook {
        /// The sheet, or the file as a whole.
        place: String,
        /// What the workbook library said.
        detail: String,
    },
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RenderError::Package { part, detail } => write!(f, "Word file, part {part}: {detail}"),
            RenderError::Workbook { place, detail } => write!(f, "workbook, {place}: {detail}"),
        }
    }
}

impl std::error::Error for RenderError {}
