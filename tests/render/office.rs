//! Word and Excel files are opened by LibreOffice, a reader that shares no code with our writers.

use kaishu::render;
use kaishu::render::picture::png;

use super::shared_report;
use crate::support::tools::{office, printed};

#[test]
fn libreoffice_opens_word_and_excel() {
    if !office() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("report.docx", render::docx::docx(&shared_report(), &png).unwrap()),
        ("tables.xlsx", render::xlsx::xlsx(&shared_report()).unwrap()),
    ];
    let paths = files.map(|(name, bytes)| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    });
    printed(folder.path(), &paths);
}
