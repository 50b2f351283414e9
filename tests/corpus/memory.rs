//! A file whose reader takes memory in many small pieces is held to its limit like one that asks for all at once.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use kaishu::workbook::{Limits, read};

/// A workbook of OpenDocument with a text in every cell of so many rows of twenty columns.
fn texts(rows: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let of = |what: &str| format!("urn:oasis:names:tc:opendocument:xmlns:{what}:1.0");
    let cell = |number: usize| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>見守りと居場所{number}</text:p></table:table-cell>"
        )
    };
    let row = format!("<table:table-row>{}</table:table-row>", (0..20).map(cell).collect::<String>());
    part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    part(
        "content.xml",
        &format!(
            "<office:document-content xmlns:office=\"{}\" xmlns:table=\"{}\" xmlns:text=\"{}\"><office:body>\
             <office:spreadsheet><table:table table:name=\"S\">{}</table:table></office:spreadsheet></office:body>\
             </office:document-content>",
            of("office"),
            of("table"),
            of("text"),
            row.repeat(rows)
        ),
    );
    part("META-INF/manifest.xml", &format!("<m:manifest xmlns:m=\"{}\"/>", of("manifest")));
    zip.finish().unwrap().into_inner()
}

#[test]
fn memory_taken_in_small_pieces_is_held_to_the_limit() {
    if !cfg!(target_os = "linux") {
        println!("only there does the system hold a process to its memory: skipped");
        return;
    }
    let limits = |mib: u64| Limits {
        reader: Some(env!("CARGO_BIN_EXE_kaishu").into()),
        apart_memory: mib << 20,
        ..Limits::default()
    };
    // A test may be built without optimisation, so it takes what is read soon: a fifth of a million cells.
    let file = texts(10_000);
    let found = read("many.ods", &file, &limits(320)).unwrap();
    assert_eq!(found.sheets[0].grid.cells().count(), 200_000);
    let refused = read("many.ods", &file, &limits(24)).unwrap_err();
    assert_eq!(refused.rule, "out-of-memory", "{refused:?}");
}
