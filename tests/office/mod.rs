//! An office's own Word file, filled: three templates with Word's habits (`tests/fixtures/office`), small ones made here for what
//! can be wrong with one, and the plan that names one.

mod filled;
mod opened;
mod parts;
mod plan;
mod saved_since;
mod told;
mod wide;
mod wrong;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use kaishu::catalogue::Lang;
use kaishu::findings::plan::nameable::Nameable;
use kaishu::pipeline::filled::FilledFile;
use kaishu::pipeline::run::PlanResult;
use kaishu::pipeline::start::{Written, start};
use kaishu::pipeline::templates;
use kaishu::survey::toml::source::Problems;
use kaishu::tally::engine::Local;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::Workspace;
use crate::support::evaluated::Collected;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The templates of the fixtures.
pub(crate) const TEMPLATES: [&str; 3] = ["report", "letter", "sheet"];

pub(crate) fn template(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/office/{name}.docx"))
}

/// What the plan of the bundled workspace found, once for all tests.
fn bundled() -> &'static (Nameable, PlanResult) {
    static FOUND: OnceLock<(Nameable, PlanResult)> = OnceLock::new();
    FOUND.get_or_init(|| {
        let collected = Collected::of(Path::new(env!("CARGO_MANIFEST_DIR")));
        let result = collected.evaluated(&Local);
        let workspace = &collected.workspace;
        (Nameable::of(&workspace.plans[0], workspace.book.as_ref()), result)
    })
}

/// A file filled with what the bundled plan found.
fn filled(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let (names, result) = bundled();
    let mut problems = Problems::new();
    let template = templates::read(name, bytes, names, &mut problems);
    problems.into_result().unwrap_or_else(|error| panic!("{error}"));
    let file = FilledFile::new(name, Arc::new(template.unwrap()), &result.findings);
    file.filled(&mut result.office()).unwrap().bytes
}

/// A template of the fixtures, filled.
pub(crate) fn fixture_filled(name: &str) -> Vec<u8> {
    filled(&format!("{name}.docx"), std::fs::read(template(name)).unwrap())
}

/// The workspace that `kaishu new` makes, whose plan is a text file: 3 municipalities, and 2 of 3 without enough shelters.
fn small() -> Workspace {
    let workspace = Workspace::empty();
    start(workspace.root(), Written::Toml, Lang::Ja).unwrap();
    workspace
}

/// The entries of a zip as they lie there, packed, and the same unpacked.
fn entries(bytes: &[u8]) -> BTreeMap<String, (Vec<u8>, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let (mut packed, mut unpacked) = (Vec::new(), Vec::new());
            archive.by_index_raw(at).unwrap().read_to_end(&mut packed).unwrap();
            let mut entry = archive.by_index(at).unwrap();
            entry.read_to_end(&mut unpacked).unwrap();
            (entry.name().unwrap().into_owned(), (packed, unpacked))
        })
        .collect()
}

fn text_of(bytes: &[u8], part: &str) -> String {
    let all = entries(bytes);
    let (_, unpacked) = all.get(part).unwrap_or_else(|| panic!("no {part}"));
    String::from_utf8(unpacked.clone()).unwrap()
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The least Word file with these elements in its body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_of(body, TYPE, &[])
}

/// The same as another kind of document, with further parts.
fn docx_of(body: &str, kind: &str, more: &[(&str, String)]) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut parts = vec![
        (
            "[Content_Types].xml",
            format!(
                "{head}<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{kind}\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!(
                "{head}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{OFFICE}\"><w:body>{body}</w:body></w:document>"
            ),
        ),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.clone())));
    zipped(&parts)
}

/// A paragraph of one run.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// The body of a file that was filled in the small workspace.
fn body_filled(body: &str) -> String {
    let workspace = small();
    workspace.write("mine.docx", docx(body));
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
    let xml = text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
    let body = xml.split("<w:body>").nth(1).unwrap().split("</w:body>").next().unwrap();
    body.to_owned()
}

/// A control as a filled file has it: its tag keeps a hash of what was put in.
fn filled_control(mark: &str, content: &str, put: &str) -> String {
    let hash = put
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let tag = format!("kaishu:{mark}=");
    control(mark, content).replace(&format!("kaishu:{mark}"), &format!("{tag}{:08x}", hash & 0xffff_ffff))
}

/// A control around some content, as an earlier program filled it.
fn control(mark: &str, content: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"{{{{{mark}}}}}\"/><w:tag w:val=\"kaishu:{mark}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
}
