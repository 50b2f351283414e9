//! What kind of report a file is. A container is known by its content; a text is Markdown or a page by its name or its
//! first words, since nothing else tells the kinds of text apart.

use crate::catalogue::document as words;
use crate::diagnostic::Diagnostic;
use crate::document::unreadable::set_aside;
use crate::workbook::{Container, Limits, container_of, decoded};

/// The kinds of reports that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Word (docx).
    Word,
    /// Markdown.
    Markdown,
    /// A web page.
    Page,
    /// Plain text.
    Plain,
}

/// Bytes in which a text says what it is.
const HEAD: usize = 4096;

/// Decides what a file is.
pub(super) fn format(file: &str, bytes: &[u8], limits: &Limits) -> Result<Format, Box<Diagnostic>> {
    const MIB: u64 = 1 << 20;
    let refuse = |rule, found, hint| Err(set_aside(rule, file, found, hint));
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        let limit = limits.file_bytes / MIB;
        let found = words::too_large(size.div_ceil(MIB).max(limit + 1), limit);
        return refuse("document-too-large", found, words::hint_smaller());
    }
    let container = container_of(bytes);
    match container {
        Container::Word if bytes.starts_with(b"PK") && is_docx(bytes) => Ok(Format::Word),
        Container::Html => Ok(Format::Page),
        // What looks like a table, a mail or a notice to whoever collects returns is a text here.
        Container::Delimited | Container::GatewayStub | Container::Mail => Ok(text_format(file, bytes)),
        Container::Empty => refuse("document-empty", words::empty_file(), words::hint_send_again()),
        Container::DamagedZip => refuse("document-damaged", words::damaged_zip(), words::hint_send_again()),
        Container::Encrypted => refuse("document-encrypted", words::encrypted(), words::hint_password()),
        Container::Word
        | Container::Xlsx
        | Container::Xls
        | Container::Xlsb
        | Container::Ods
        | Container::Xml2003
        | Container::Zip
        | Container::OutlookMail
        | Container::Pdf
        | Container::Slides
        | Container::Ichitaro
        | Container::Image
        | Container::Shortcut
        | Container::OtherArchive
        | Container::OtherCompound
        | Container::Unknown => {
            refuse("document-other-kind", words::other_kind(container.word()), words::hint_save_as_docx())
        }
    }
}

/// Whether a zip of words is one of Word; an OpenDocument text is another.
fn is_docx(bytes: &[u8]) -> bool {
    let word = b"word/";
    bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

/// Which kind of text it is: by its name, and a page also by how it begins.
fn text_format(file: &str, bytes: &[u8]) -> Format {
    let ending = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let is = |wanted: &[&str]| ending.is_some_and(|ending| wanted.iter().any(|w| ending.eq_ignore_ascii_case(w)));
    if is(&["md", "markdown", "mdown"]) {
        return Format::Markdown;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let begins = head.trim_start_matches('\u{feff}').trim_start();
    if is(&["html", "htm", "xhtml"]) || begins.starts_with("<!doctype html") || begins.starts_with("<html") {
        return Format::Page;
    }
    Format::Plain
}

/// The text of a file, in whatever character set offices here save it.
pub(super) fn text(file: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    decoded(bytes)
        .ok_or_else(|| set_aside("document-encoding", file, words::unknown_encoding(), words::hint_encoding()))
}
