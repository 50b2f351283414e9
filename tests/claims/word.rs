//! Word files, put together here part by part.

use std::io::{Cursor, Write as _};

use kaishu::document::{Document, Kind, Part, read};
use zip::write::SimpleFileOptions;

/// A Word file with this body and these further parts.
pub(super) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put("[Content_Types].xml", "<Types/>");
    let relation = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    put(
        "_rels/.rels",
        &format!("<Relationships>{}</Relationships>", relation(1, "officeDocument", "word/document.xml")),
    );
    let listed: String =
        parts.iter().enumerate().map(|(id, (kind, _))| relation(id, kind, &format!("{kind}.xml"))).collect();
    put("word/_rels/document.xml.rels", &format!("<Relationships>{listed}</Relationships>"));
    put("word/document.xml", &format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"));
    for (kind, text) in parts {
        put(&format!("word/{kind}.xml"), &format!("<w:{kind} {WORD}>{text}</w:{kind}>"));
    }
    zip.finish().unwrap().into_inner()
}

fn shown(document: &Document) -> Vec<String> {
    let line = |(index, block): (usize, &kaishu::document::Block)| {
        let kind = match block.kind {
            Kind::Heading { level } => format!("h{level}"),
            Kind::Paragraph => "p".to_owned(),
            Kind::Item { level } => format!("i{level}"),
            Kind::Cell(cell) => {
                format!("{}{}.{}.{}", if cell.head { "H" } else { "c" }, cell.table, cell.row, cell.column)
            }
        };
        let part = if block.part == Part::Body { String::new() } else { format!(" {:?}", block.part) };
        format!("{kind}{part} {}|{}|{}", document.section(index), block.mark, block.text)
    };
    document.blocks.iter().enumerate().map(line).collect()
}

fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn headings_lists_tables_and_notes_are_read() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"a1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"a2\"><w:name w:val=\"独自\"/><w:basedOn w:val=\"a3\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimalEnclosedCircle\"/>\
        <w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("", "指標"),
        cell("<w:gridSpan w:val=\"2\"/>", "R1年度"),
        cell("<w:vMerge w:val=\"restart\"/>", "理解度"),
        cell("", "目標"),
        cell("", "70"),
        cell("<w:vMerge/>", ""),
        cell("", "実績"),
        cell("", "65"),
    );
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>";
    let broken = "<w:p><w:r><w:t>参加者は、関係する機関と団体の職員を合わせて、のべ１</w:t><w:br/><w:t>２３名となった。</w:t></w:r></w:p>";
    let body = [
        p("<w:pStyle w:val=\"a1\"/>", "６ 成果"),
        p("<w:pStyle w:val=\"a2\"/>", "成果指標"),
        table,
        p(list, "一つ目"),
        p(list, "二つ目"),
        broken.to_owned(),
        p("", "○研修会の開催"),
        "<w:p><w:r><w:t>本文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>".to_owned(),
    ]
    .concat();
    let footnotes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        p("", "線"),
        p("", "R2は11月末現在")
    );
    let comments = format!("<w:comment w:id=\"1\">{}</w:comment>", p("", "99名では？"));
    let parts = [("styles", styles), ("numbering", numbering), ("footnotes", &footnotes), ("comments", &comments)];
    let document = read("報告書.docx", &docx(&body, &parts)).unwrap();
    assert_eq!(
        shown(&document),
        [
            "h1 6|６|成果",
            "h2 6 成果指標||成果指標",
            "H1.0.0 6 成果指標||指標",
            "H1.0.1 6 成果指標||R1年度",
            "H1.1.0 6 成果指標||理解度",
            "H1.1.1 6 成果指標||目標",
            "c1.1.2 6 成果指標||70",
            "H1.2.1 6 成果指標||実績",
            "c1.2.2 6 成果指標||65",
            "i1 6 成果指標①|①|一つ目",
            "i1 6 成果指標②|②|二つ目",
            "p 6 成果指標②||参加者は、関係する機関と団体の職員を合わせて、のべ１２３名となった。",
            "h6 6 成果指標 ○研修会の開催|○|研修会の開催",
            "p 6 成果指標 ○研修会の開催||本文",
            "p Note 6 成果指標 ○研修会の開催||R2は11月末現在",
            "p Comment 6 成果指標 ○研修会の開催||99名では？",
        ]
    );
    let at = document.blocks.iter().position(|block| block.text == "65").unwrap();
    assert_eq!(document.heads(at).rows, ["理解度", "実績"]);
    let broken = &document.blocks[11];
    // The paragraph of the whole file, cells included, and the byte in it behind the line break.
    let second = broken.text.find("２３名").unwrap();
    assert_eq!(broken.source(second), Some((13, second + 1)));
    assert!(document.diagnostics.is_empty());
    let stated = kaishu::findings::claims::stated::stated(&document);
    assert!(stated.iter().all(|stated| document.blocks[stated.block].part != Part::Comment));
}

/// A line of the contents says what its heading says, and its number is that of a page.
#[test]
fn contents_are_not_read_twice() {
    let style = |id: &str, name: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
    };
    let styles =
        style("T0", "TOC Heading") + &style("T1", "toc 1") + &style("J1", "目次 1") + &style("N", "目次の話");
    let styled = |id: &str, text: &str| p(&format!("<w:pStyle w:val=\"{id}\"/>"), text);
    let body = styled("T0", "目次")
        + &styled("T1", "1 結果 12")
        + &styled("J1", "1 結果 12")
        + &styled("N", "目次について述べる。");
    let document = read("a.docx", &docx(&body, &[("styles", styles.as_str())])).unwrap();
    assert_eq!(shown(&document), ["p ||目次について述べる。"]);
}

#[test]
fn of_tracked_changes_what_was_inserted_counts_and_it_is_said() {
    let body = "<w:p><w:r><w:t>参加者は</w:t></w:r><w:del><w:r><w:delText>８３</w:delText><w:t>83</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>84</w:t></w:r></w:ins><w:r><w:t>名</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>（仮）</w:t></w:r>\
        <w:r><w:ruby><w:rt><w:r><w:t>かな</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    let document = read("a.docx", &docx(body, &[])).unwrap();
    assert_eq!(document.blocks[0].text, "参加者は84名漢字");
    let rules: Vec<&str> = document.diagnostics.iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["document-tracked-changes", "document-hidden-text"]);
    assert!(document.diagnostics[0].found.ja.contains("挿入 1 か所"), "{:?}", document.diagnostics[0].found);
}

#[test]
fn text_boxes_and_content_controls_are_text() {
    let body = "<w:p><w:r><w:t>本文</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>箱の中の7件</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>\
        <w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>入力欄</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let document = read("a.docx", &docx(body, &[])).unwrap();
    assert_eq!(shown(&document), ["p ||本文", "p TextBox ||箱の中の7件", "p ||入力欄"]);
}
