//! What stands in the parts of a Word file, told by the template alone: how a part names its elements, controls in and around others,
//! what was deleted, and a table that is cut.

use kaishu::catalogue::Lang;
use kaishu::render::docx::template::{Filling, MarkName, Obstacle, Refused, Renaming, Template};
use kaishu::report::compose::report_words;
use kaishu::report::model::{Block, ReportTable, TableCell};
use kaishu::report::office::Said;

use super::{TYPE, control, docx, docx_of, entries, paragraph, text_of, zipped};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn read(bytes: Vec<u8>) -> Template {
    Template::read(bytes).unwrap_or_else(|why| panic!("{why:?}"))
}

/// The document with its first paragraph of marks filled, from this byte to that.
fn put(template: &Template, mark: &str, content: Said) -> Vec<u8> {
    let at = template.paragraphs().iter().position(|of| of.text.contains(mark)).expect(mark);
    let start = template.paragraphs()[at].text.find(mark).expect(mark);
    let (word, id) = mark.trim_matches(['{', '}']).split_once(':').expect("an id");
    let filling =
        Filling { paragraph: at, span: start..start + mark.len(), name: MarkName::new(word, id), content };
    let filled = template.filled(&[filling], &report_words(Lang::Ja), &|_| None).expect("a filled file");
    filled.bytes
}

fn words(text: &str) -> Said {
    Said::Words(text.to_owned())
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A part may name the elements of Word without a prefix or with another; what is put in is understood there, and found again.
#[test]
fn a_part_that_names_the_elements_otherwise_is_filled() {
    for (colon, declared) in [("", "xmlns"), ("x:", "xmlns:x")] {
        let tag = |name: &str, inside: &str| format!("<{colon}{name}>{inside}</{colon}{name}>");
        let body = tag("body", &tag("p", &tag("r", &tag("t", "回収 {{figure:a}} です"))));
        let document = format!("<{colon}document {declared}=\"{MAIN}\">{body}</{colon}document>");
        let small = entries(&docx(""));
        let parts = small.iter().map(|(name, (_, bytes))| {
            let text = String::from_utf8(bytes.clone()).expect("text");
            (name.as_str(), if name == "word/document.xml" { document.clone() } else { text })
        });
        let filled = put(&read(zipped(&parts.collect::<Vec<_>>())), "{{figure:a}}", words("3市町村"));
        let xml = text_of(&filled, "word/document.xml");
        assert!(xml.contains(&format!("<w:sdt xmlns:w=\"{MAIN}\">")), "{xml}");
        assert!(xml.contains("3市町村") && xml.contains(" です</"), "{xml}");
        let again = read(filled);
        assert!(again.is_filled() && again.paragraphs()[0].text == "回収 {{figure:a}} です", "{xml}");
        let xml = text_of(&put(&again, "{{figure:a}}", words("4市町村")), "word/document.xml");
        assert!(xml.contains("4市町村") && !xml.contains("3市町村"), "{xml}");
    }
}

/// A control of ours may stand in one of the office's own, and what stands in ours goes with it.
#[test]
fn controls_in_and_around_others_are_told_apart() {
    let office = |inside: &str| {
        format!("<w:sdt><w:sdtPr><w:tag w:val=\"office\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let within = format!("<w:p>{}</w:p>", office(&control("figure:a", &run("1"))));
    let around = format!("<w:p>{}</w:p>", control("figure:a", &office(&run("1"))));
    let double = format!("<w:p>{}</w:p>", control("figure:a", &control("figure:b", &run("1"))));
    for (body, stays) in [(&within, true), (&around, false), (&double, false)] {
        let template = read(docx(body));
        assert_eq!(
            template.paragraphs().iter().map(|of| of.text.as_str()).collect::<Vec<_>>(),
            ["{{figure:a}}"],
            "{body}"
        );
        let xml = text_of(&put(&template, "{{figure:a}}", words("2")), "word/document.xml");
        assert_eq!(xml.contains("w:val=\"office\""), stays, "{xml}");
        assert!(xml.contains(">2</w:t>") && !xml.contains("figure:b"), "{xml}");
    }
    // One of the office's own alone is no filling of ours, and one that was deleted is none any more.
    let deleted =
        format!("<w:p><w:del w:id=\"1\">{}</w:del>{}</w:p>", control("figure:a", &run("1")), run("{{figure:b}}"));
    for body in [format!("<w:p>{}</w:p>", office(&run("{{figure:b}}"))), deleted] {
        let template = read(docx(&body));
        assert!(!template.is_filled() && template.paragraphs()[0].text == "{{figure:b}}", "{body}");
    }
}

/// A control that stands for a paragraph keeps the paragraph's properties and the looks of its first run.
#[test]
fn a_number_that_is_a_paragraph_keeps_its_looks() {
    let properties = "<w:pPr><w:jc w:val=\"center\"/></w:pPr>";
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r>";
    let body = control("figure:a", &format!("<w:p>{properties}{bold}</w:p><w:p>{}</w:p>", run("more")));
    let xml = text_of(&put(&read(docx(&body)), "{{figure:a}}", words("2")), "word/document.xml");
    let looks = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">2</w:t></w:r>";
    assert!(xml.contains(&format!("<w:sdtContent><w:p>{properties}{looks}</w:p></w:sdtContent>")), "{xml}");
    // The same in a line, beside other words, is no place for a table.
    let beside = format!("<w:p>{}{}</w:p>", run("前 "), control("table:a", &run("1")));
    let template = read(docx(&beside));
    assert_eq!(
        template.obstacle(0, &("前 ".len()..template.paragraphs()[0].text.len()), true),
        Some(Obstacle::NotAlone)
    );
    assert_eq!(template.obstacle(0, &("前 ".len()..template.paragraphs()[0].text.len()), false), None);
}

/// Signs that are no text stand between a mark and its neighbours; they stay.
#[test]
fn what_is_no_text_stays_beside_a_mark() {
    let body = "<w:p><w:r><w:t>a</w:t><w:br/><w:t>{{figure:a}}</w:t><w:tab/></w:r><![CDATA[x]]><w:r><w:ruby/></w:r></w:p>";
    let template = read(docx(body));
    assert_eq!(template.paragraphs()[0].text, "a\u{2028}{{figure:a}}\t\u{FFFC}\u{FFFC}");
    let xml = text_of(&put(&template, "{{figure:a}}", words("2")), "word/document.xml");
    for stays in ["<w:t>a</w:t><w:br/>", "<w:tab/>", "<![CDATA[x]]>", "<w:ruby/>"] {
        assert!(xml.contains(stays), "{stays}: {xml}");
    }
    // What no program nests is refused.
    let deep = "<w:smartTag>".repeat(500) + &"</w:smartTag>".repeat(500);
    assert!(matches!(Template::read(docx(&deep)), Err(Refused::Damaged { .. })));
}

/// Another name is put into the text, over runs, and into the tag and the title of a control.
#[test]
fn marks_get_other_names_whether_they_were_filled_or_not() {
    let body =
        format!("<w:p>{}{}</w:p><w:p>{}</w:p>", run("あ{{fig"), run("ure:a}}い"), control("figure:a", &run("1")));
    let template = read(docx(&body));
    let name = || MarkName::new("figure", "b");
    let length = "{{figure:a}}".len();
    let names = [
        Renaming { paragraph: 0, span: 3..3 + length, name: name() },
        Renaming { paragraph: 1, span: 0..length, name: name() },
    ];
    let xml = text_of(&template.renamed(&names).expect("a renamed file"), "word/document.xml");
    let expected =
        format!("<w:p>{}{}</w:p><w:p>{}</w:p>", run("あ{{figure:b}}"), run("い"), control("figure:b", &run("1")));
    assert!(xml.contains(&expected), "{xml}");
}

/// A table of more columns than a page takes is cut in an office's file too, each piece with what names its rows.
#[test]
fn a_table_that_is_too_wide_is_cut_in_an_offices_file_too() {
    let of = |first: &str, cells: &dyn Fn(usize) -> TableCell| {
        std::iter::once(TableCell::words(first)).chain((1..=30).map(cells)).collect::<Vec<_>>()
    };
    let table = ReportTable {
        id: "wide".to_owned(),
        title: "広い表".to_owned(),
        head: vec![of("区分", &|at| TableCell::words(format!("列{at}")))],
        rows: vec![of("計", &|at| TableCell::words(format!("{}人", 1000 + at)))],
        stub_columns: 1,
        notes: vec!["母数の注".to_owned()],
        ..ReportTable::default()
    };
    let blocks = || Said::Blocks(vec![Block::Table(table.clone())]);
    let mark = "{{table:wide}}";
    let xml = |body: &str| text_of(&put(&read(docx(body)), mark, blocks()), "word/document.xml");
    let plain = xml(&(paragraph("前") + &paragraph(mark) + &paragraph("後")));
    assert_eq!((plain.matches("<w:tbl>").count(), plain.matches(">計</w:t>").count()), (2, 2), "{plain}");
    assert_eq!((plain.matches(">広い表（").count(), plain.matches("母数の注").count()), (2, 1), "{plain}");
    for at in 1001..=1030 {
        assert_eq!(plain.matches(&format!(">{at}人</w:t>")).count(), 1, "{at}");
    }
    // Filled again it is one control with the same in it.
    let once = put(&read(docx(&paragraph(mark))), mark, blocks());
    assert!(put(&read(once.clone()), mark, blocks()) == once);
    // The office's own caption stands over the first piece, ours over the others.
    let styles = format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:style w:type=\"paragraph\" w:styleId=\"a7\"><w:name w:val=\"caption\"/></w:style></w:styles>"
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
    let captioned =
        format!("<w:p><w:pPr><w:pStyle w:val=\"a7\"/></w:pPr>{}</w:p>{}", run("表1 役所の表題"), paragraph(mark));
    let more = [("word/styles.xml", styles), ("word/_rels/document.xml.rels", relations.to_owned())];
    let filled = put(&read(docx_of(&captioned, TYPE, &more)), mark, blocks());
    let own = text_of(&filled, "word/document.xml");
    assert_eq!((own.matches("<w:tbl>").count(), own.matches(">広い表（").count()), (2, 1), "{own}");
}
