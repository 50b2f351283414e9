//! Files that are damaged, lie about what they are, or were made to do harm: each is a finding about the file, in time.

use std::time::{Duration, Instant};

use kaishu::document::{read, read_within};
use kaishu::workbook::Limits;

use super::word::docx;

fn rule(file: &str, bytes: &[u8]) -> &'static str {
    let began = Instant::now();
    let failed = read(file, bytes).unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(30), "{file} took too long");
    assert!(!failed.found.ja.is_empty() && !failed.hint.en.is_empty() && failed.file.as_deref() == Some(file));
    failed.rule
}

#[test]
fn damaged_and_hostile_word_files_are_set_aside() {
    let good = docx("<w:p><w:r><w:t>本文</w:t></w:r></w:p>", &[]);
    assert!(read("a.docx", &good).is_ok());
    assert_eq!(rule("cut.docx", &good[..good.len() / 2]), "document-damaged");
    assert_eq!(rule("empty.docx", &[]), "document-empty");
    assert_eq!(rule("nothing.docx", &docx("", &[])), "document-empty");
    assert_eq!(rule("broken.docx", &docx("<w:p><w:r></w:p>", &[])), "document-damaged");
    assert_eq!(rule("deep.docx", &docx(&"<w:sdt>".repeat(5_000), &[])), "document-damaged");
    let bomb = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>";
    assert_eq!(rule("entities.docx", &docx(bomb, &[])), "document-damaged");
    let limits = Limits { unpacked_bytes: 100_000, ..Limits::default() };
    let long = docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "あ".repeat(100_000)), &[]);
    assert_eq!(read_within("bomb.docx", &long, &limits).unwrap_err().rule, "document-damaged");
    assert_eq!(rule("large.txt", &vec![b'a'; 60 << 20]), "document-too-large");
    // What cannot be read beside the text costs that part and nothing else.
    let beside =
        read("a.docx", &docx("<w:p><w:r><w:t>本文</w:t></w:r></w:p>", &[("footnotes", "<w:p>")])).unwrap();
    assert_eq!(beside.diagnostics[0].rule, "document-part");
}

#[test]
fn what_only_looks_like_a_report_is_named_by_its_content() {
    let workbook = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/network-need/R2/municipalities/【回答】長野市.xlsx"
    ));
    assert_eq!(rule("renamed.docx", &workbook.unwrap()), "document-other-kind");
    assert_eq!(rule("scan.docx", b"%PDF-1.7\n"), "document-other-kind");
    assert_eq!(rule("old.doc", b"{\\rtf1 a}"), "document-other-kind");
    let corpus = crate::corpus::beside_the_project("corpus");
    let Ok(folders) = std::fs::read_dir(&corpus) else {
        println!("no corpus: only our own files were tried");
        return;
    };
    let mut tried = 0;
    for file in folders
        .flatten()
        .filter_map(|folder| std::fs::read_dir(folder.path()).ok())
        .flat_map(Iterator::flatten)
        .step_by(7)
    {
        let bytes = std::fs::read(file.path()).unwrap();
        let name = format!("{}.docx", file.file_name().to_string_lossy());
        // Never a panic; a text among them is a text.
        if let Err(failed) = read(&name, &bytes) {
            assert!(failed.rule.starts_with("document-"), "{name}: {}", failed.rule);
        }
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn long_texts_take_time_in_proportion() {
    let began = Instant::now();
    let line =
        "・R1.5.29 参加者 20 名（うち市町村 12 団体、80.6％、104/129）で、前年比２割減、実施１件目、図表1-2\n";
    let text: String =
        std::iter::once("【会議】26回\n".to_owned()).chain((0..4_000).map(|_| line.to_owned())).collect();
    let document = read("long.txt", text.as_bytes()).unwrap();
    let stated = kaishu::findings::claims::stated::stated(&document);
    assert!(stated.len() > 20_000);
    let rows: String = std::iter::once("区分 甲 乙 計\n".to_owned())
        .chain((0..3_000).map(|n| format!("行{n} 1 2 3\n")))
        .collect();
    let table = read("table.txt", rows.as_bytes()).unwrap();
    assert!(kaishu::findings::claims::within::check(&table).is_empty());
    let _ = kaishu::findings::claims::within::check(&document);
    // One paragraph, one sentence, one sign over and over.
    for piece in ["12名", "一", "万", "!", "a", "1", "（", "H", "1.", "1-", "割", "長野県地域福祉課"]
    {
        let text = piece.repeat(200_000 / piece.len());
        let document = read("one.txt", text.as_bytes()).unwrap();
        let _ = kaishu::findings::claims::within::check(&document);
    }
    let wrapped = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみ\n".repeat(5_000);
    assert_eq!(read("wrapped.txt", wrapped.as_bytes()).unwrap().blocks.len(), 1);
    assert!(began.elapsed() < Duration::from_mins(1), "{:?}", began.elapsed());
}

#[test]
fn any_text_is_read_without_a_panic() {
    use proptest::prelude::*;
    let pieces = "[０-９0-9一二三十百千万〇○①⑵（）()％%割名回か所ヶ所・、。，．／/～△▲\\-ー目標実績計R1H30令和元年度月日前比約以上未満n=増減最も多い次いで第位すべて \n]{0,60}";
    proptest!(ProptestConfig::with_cases(150), |(text in pieces)| {
        for name in ["a.txt", "a.md", "a.html"] {
            if let Ok(document) = read(name, text.as_bytes()) {
                for stated in kaishu::findings::claims::stated::stated(&document) {
                    let block = &document.blocks[stated.block];
                    prop_assert!(block.text.get(stated.span.clone()).is_some_and(|words| !words.is_empty()));
                    prop_assert!(stated.sentence.start <= stated.span.start && stated.span.start < stated.sentence.end);
                    prop_assert!(!document.place(stated.block, stated.span.start).en.is_empty());
                }
                for found in kaishu::findings::claims::within::check(&document) {
                    for spot in &found.places {
                        prop_assert!(document.blocks[spot.block].text.get(spot.span.clone()).is_some());
                    }
                }
            }
        }
    });
}
