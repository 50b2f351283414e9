//! Every rule provoked: the sound files of [`super::sound`], broken in one place at a time. A rule that nothing here provokes could
//! not fail, so that is a failure too.

use std::collections::BTreeSet;

use super::sound::{Parts, document, packed, workbook};
use super::{Rule, assert_sound, problems};

/// Puts other words into a part, which must hold the old ones.
fn replaced(parts: &Parts, name: &str, old: &str, new: &str) -> Parts {
    let mut parts = parts.clone();
    let part = parts.iter_mut().find(|(known, _)| known.ends_with(name)).unwrap();
    let text = String::from_utf8(part.1.clone()).unwrap();
    assert!(text.contains(old), "{name} has no {old}");
    part.1 = text.replacen(old, new, 1).into_bytes();
    parts
}

/// What is said where a rule is not broken that should be.
fn missed(rule: Rule, parts: &Parts, what: &str) -> Option<String> {
    let found = problems(&packed(parts));
    let broken = found.iter().any(|problem| problem.rule == rule);
    (!broken).then(|| format!("{what}: {rule:?} is not broken, but {found:?}"))
}

/// The workbook with other words in one place.
fn of_excel() -> Vec<(Rule, &'static str, &'static str, String)> {
    let sheet = "sheet1.xml";
    let s = str::to_owned;
    vec![
        (
            Rule::ContentTypes,
            "[Content_Types].xml",
            "PartName=\"/xl/styles.xml\"",
            s("PartName=\"/xl/style.xml\""),
        ),
        (Rule::ContentTypes, "[Content_Types].xml", "<Default Extension=\"vml\"", s("<Default Extension=\"wml\"")),
        (Rule::Relationships, "_rels/workbook.xml.rels", "styles.xml", s("style.xml")),
        (Rule::Relationships, "_rels/workbook.xml.rels", "rId2", s("rId1")),
        (Rule::RelationshipIds, sheet, "r:id=\"rId1\"", s("r:id=\"rId9\"")),
        (Rule::Reached, "_rels/drawing1.xml.rels", "../charts/chart1.xml", s("drawing1.xml")),
        (Rule::WellFormed, "sharedStrings.xml", "区分", s("区\u{1}分")),
        (Rule::WellFormed, "sharedStrings.xml", "区分", s("区&#x1;分")),
        (Rule::WellFormed, "sharedStrings.xml", "区分</t>", s("区分")),
        (Rule::WellFormed, sheet, "<row r=\"1\"", s("<row r=\"1\" r=\"2\"")),
        (
            Rule::Children,
            sheet,
            "<dimension ref=\"A1:B9\"/><cols>",
            s("<mergeCells><mergeCell ref=\"C1:D1\"/></mergeCells><cols>"),
        ),
        (
            Rule::Children,
            sheet,
            "<drawing r:id=\"rId5\"/><legacyDrawing r:id=\"rId3\"/>",
            s("<legacyDrawing r:id=\"rId3\"/><drawing r:id=\"rId5\"/>"),
        ),
        (Rule::Formats, "styles.xml", "<fonts count=\"1\"><font><sz val=\"11\"/></font></fonts>", s("")),
        (Rule::Children, "styles.xml", "<border/>", s("<border><bottom/><left/></border>")),
        (Rule::Children, "chart1.xml", "<c:barDir val=\"bar\"/>", s("")),
        (Rule::Children, "workbook.xml", "<sheets>", s("words<sheets>")),
        (Rule::Attributes, sheet, "<row r=\"1\"", s("<row number=\"1\"")),
        (Rule::Attributes, sheet, "<mergeCell ref=\"A4:B4\"/>", s("<mergeCell/>")),
        (Rule::Values, sheet, "ht=\"20\"", s("ht=\"tall\"")),
        (Rule::Values, sheet, "t=\"s\"", s("t=\"text\"")),
        (Rule::Values, sheet, "<col min=\"1\"", s("<col min=\"-1\"")),
        (Rule::Values, "chart1.xml", "<c:barDir val=\"bar\"/>", s("<c:barDir val=\"up\"/>")),
        (Rule::SheetNames, "workbook.xml", "name=\"表1\"", format!("name=\"{}\"", "𠮷".repeat(16))),
        (Rule::SheetNames, "workbook.xml", "name=\"表1\"", s("name=\"\"")),
        (Rule::SheetNames, "workbook.xml", "name=\"表1\"", s("name=\"a/b\"")),
        (Rule::SheetNames, "workbook.xml", "name=\"表1\"", s("name=\"'a\"")),
        (Rule::SheetNames, "workbook.xml", "name=\"表1\"", s("name=\"HISTORY\"")),
        (Rule::SheetNames, "workbook.xml", "name=\"表1\"", s("name=\"図'S\"")),
        (Rule::Sheets, "workbook.xml", "sheetId=\"2\"", s("sheetId=\"1\"")),
        (Rule::Sheets, "workbook.xml", "activeTab=\"1\"", s("activeTab=\"2\"")),
        (Rule::Sheets, "_rels/workbook.xml.rels", "worksheets/sheet1.xml", s("styles.xml")),
        (Rule::DefinedNames, "workbook.xml", "name=\"値\"", s("name=\"R2\"")),
        (Rule::DefinedNames, "workbook.xml", "name=\"値\"", s("name=\"a b\"")),
        (Rule::DefinedNames, "workbook.xml", "localSheetId=\"0\"", s("localSheetId=\"2\"")),
        (Rule::DefinedNames, "workbook.xml", "'図''s'!$A$1:$A$2", s("表9!$A$1")),
        (Rule::DefinedNames, "workbook.xml", "'図''s'!$A$1:$A$2", s("#REF!")),
        (Rule::Rows, sheet, "<row r=\"8\">", s("<row r=\"2\">")),
        (Rule::Rows, sheet, "<row r=\"8\">", s("<row r=\"1048577\">")),
        (Rule::Rows, sheet, "ht=\"20\"", s("ht=\"410\"")),
        (Rule::Cells, sheet, "r=\"B1\"", s("r=\"A1\"")),
        (Rule::Cells, sheet, "r=\"B1\"", s("r=\"B2\"")),
        (Rule::Cells, sheet, "r=\"B1\"", s("r=\"XFE1\"")),
        (Rule::CellValues, sheet, "<v>2</v>", s("<v>NaN</v>")),
        (Rule::CellValues, sheet, "<v>2</v>", s("<v>２</v>")),
        (Rule::CellValues, sheet, "r=\"B2\"", s("r=\"B2\" t=\"b\"")),
        (Rule::Dimension, sheet, "ref=\"A1:B9\"", s("ref=\"A1:A9\"")),
        (Rule::CellText, "sharedStrings.xml", "区分", "長".repeat(32_768)),
        (Rule::CellText, "sharedStrings.xml", "区分", "行\n".repeat(254)),
        (Rule::CellText, sheet, "計", "𠮷".repeat(16_384)),
        (Rule::SharedStrings, sheet, "<v>1</v>", s("<v>2</v>")),
        (Rule::SharedStrings, "sharedStrings.xml", "uniqueCount=\"2\"", s("uniqueCount=\"3\"")),
        (Rule::Formats, sheet, "s=\"1\"", s("s=\"2\"")),
        (Rule::Formats, "styles.xml", "fontId=\"0\"", s("fontId=\"1\"")),
        (Rule::Formats, "styles.xml", "<xf numFmtId=\"164\"", s("<xf numFmtId=\"165\"")),
        (Rule::Formats, "styles.xml", "<cellXfs count=\"2\">", s("<cellXfs count=\"3\">")),
        (
            Rule::Formats,
            "styles.xml",
            "<cellXfs count=\"2\">",
            format!("<cellXfs count=\"65492\">{}", "<xf/>".repeat(65_490)),
        ),
        (Rule::NumberFormats, "styles.xml", "<numFmt numFmtId=\"164\"", s("<numFmt numFmtId=\"14\"")),
        (Rule::NumberFormats, "styles.xml", "formatCode=\"0.0\"", format!("formatCode=\"{}\"", "0".repeat(256))),
        (Rule::Merges, sheet, "A5:A6", s("A4:A6")),
        (Rule::Merges, sheet, "A5:A6", s("A5")),
        (Rule::Merges, sheet, "<mergeCells count=\"2\">", s("<mergeCells count=\"1\">")),
        (Rule::Columns, sheet, "width=\"20\"", s("width=\"256\"")),
        (Rule::Columns, sheet, "<col min=\"2\"", s("<col min=\"1\"")),
        (Rule::Links, sheet, "'図''s'!A1", s("表9!A1")),
        (Rule::Links, sheet, "location=\"'図''s'!A1\" ", s("")),
        (
            Rule::Links,
            "_rels/sheet1.xml.rels",
            "https://example.invalid/",
            format!("https://example.invalid/{}", "a".repeat(2_079)),
        ),
        (
            Rule::Links,
            sheet,
            "<hyperlink ref=\"A1\" r:id=\"rId1\"/>",
            "<hyperlink ref=\"A1\" r:id=\"rId1\"/>".repeat(65_530),
        ),
        (Rule::HeadersFooters, sheet, "&amp;P", "頁".repeat(256)),
        (Rule::Validations, sheet, "\"はい,いいえ\"", format!("\"{}\"", "は".repeat(256))),
        (Rule::Validations, sheet, "prompt=\"選ぶ\"", format!("prompt=\"{}\"", "選".repeat(256))),
        (Rule::Validations, sheet, "prompt=\"選ぶ\"", format!("promptTitle=\"{}\"", "選".repeat(33))),
        (Rule::Validations, sheet, "sqref=\"B7 B9\"", s("sqref=\"A6:B7\"")),
        (Rule::Validations, sheet, "<formula1>\"はい,いいえ\"</formula1>", s("")),
        (Rule::Conditions, sheet, "dxfId=\"0\"", s("dxfId=\"1\"")),
        (Rule::Conditions, sheet, "sqref=\"B2:B3\"", s("sqref=\"\"")),
        (Rule::Comments, "comments1.xml", "authorId=\"0\"", s("authorId=\"1\"")),
        (Rule::Comments, "comments1.xml", "ref=\"A2\"", s("ref=\"2\"")),
        (Rule::Comments, "vmlDrawing1.vml", "ObjectType=\"Note\"", s("ObjectType=\"Button\"")),
        (Rule::Formulas, sheet, "1+1", format!("1{}", "+1".repeat(4_096))),
        (Rule::Tables, "table1.xml", "name=\"n\"", s("name=\"ｎ\"")),
        (Rule::Tables, "table1.xml", "ref=\"A1:B2\"", s("ref=\"A1:C2\"")),
        (Rule::DrawingIds, "drawing1.xml", "id=\"3\"", s("id=\"2\"")),
        (
            Rule::ChartAxes,
            "chart1.xml",
            "<c:axId val=\"1\"/><c:axId val=\"2\"/>",
            s("<c:axId val=\"1\"/><c:axId val=\"3\"/>"),
        ),
        (Rule::ChartAxes, "chart1.xml", "<c:idx val=\"1\"/>", s("<c:idx val=\"0\"/>")),
        (Rule::ChartData, "chart1.xml", "<c:v>80.6</c:v>", s("<c:v>80.7</c:v>")),
        (Rule::ChartData, "chart1.xml", "<c:ptCount val=\"2\"/>", s("<c:ptCount val=\"3\"/>")),
        (Rule::ChartData, "chart1.xml", "'図''s'!$A$1:$A$2", s("表9!$A$1:$A$2")),
    ]
}

/// The document with other words in one place.
fn of_word() -> Vec<(Rule, &'static str, &'static str, String)> {
    let text = "document.xml";
    let s = str::to_owned;
    vec![
        (Rule::Children, text, "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>", s("")),
        (
            Rule::Children,
            text,
            "<w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>",
            s("<w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblStyle w:val=\"Grid\"/>"),
        ),
        (Rule::Children, text, "<w:p><w:pPr><w:pStyle", s("<w:p><w:r/><w:pPr><w:pStyle")),
        (Rule::Children, text, "<w:numPr>", s("<w:jc w:val=\"left\"/><w:numPr>")),
        (Rule::Children, text, "<w:pgSz", s("<w:cols/><w:pgSz")),
        (
            Rule::Children,
            text,
            "<w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent>",
            s("<w:sdtContent><w:p/></w:sdtContent><w:sdtPr/>"),
        ),
        (Rule::Children, text, "<wp:extent cx=\"9525\" cy=\"9525\"/>", s("")),
        (Rule::Attributes, text, "w:w=\"0\"", s("w:width=\"0\"")),
        (Rule::Values, text, "w:type=\"auto\"", s("w:type=\"free\"")),
        (Rule::Values, text, "cx=\"9525\"", s("cx=\"-9525\"")),
        (Rule::RelationshipIds, text, "r:embed=\"rId7\"", s("r:embed=\"rId8\"")),
        (Rule::Styles, text, "w:val=\"Heading1\"", s("w:val=\"Heading9\"")),
        (Rule::Styles, text, "<w:rStyle w:val=\"Strong\"", s("<w:rStyle w:val=\"Heading1\"")),
        (Rule::Styles, "styles.xml", "w:styleId=\"Heading1\"", s("w:styleId=\"Normal\"")),
        (Rule::Styles, "styles.xml", "<w:basedOn w:val=\"Normal\"/>", s("<w:basedOn w:val=\"Strong\"/>")),
        (Rule::Numbering, text, "<w:numId w:val=\"1\"/>", s("<w:numId w:val=\"2\"/>")),
        (Rule::Numbering, "numbering.xml", "<w:abstractNumId w:val=\"0\"/>", s("<w:abstractNumId w:val=\"1\"/>")),
        (Rule::Bookmarks, text, "<w:bookmarkEnd w:id=\"1\"/>", s("")),
        (Rule::Bookmarks, text, "<w:bookmarkStart w:id=\"1\"", s("<w:bookmarkStart w:id=\"2\"")),
        (Rule::Bookmarks, text, "w:name=\"_Ref1\"", format!("w:name=\"{}\"", "_".repeat(41))),
        (Rule::WordComments, text, "<w:commentRangeEnd w:id=\"0\"/>", s("")),
        (Rule::WordComments, "comments.xml", "w:id=\"0\"", s("w:id=\"1\"")),
        (Rule::Footnotes, text, "<w:footnoteReference w:id=\"1\"/>", s("<w:footnoteReference w:id=\"2\"/>")),
        (Rule::Footnotes, "footnotes.xml", "w:id=\"-1\"", s("w:id=\"0\"")),
        (Rule::TableCells, text, "<w:tcPr></w:tcPr><w:p/></w:tc>", s("<w:tcPr></w:tcPr></w:tc>")),
        (Rule::TableGrid, text, "<w:gridCol/><w:gridCol/>", s("<w:gridCol/>")),
        (Rule::TableGrid, text, "<w:gridCol/><w:gridCol/>", "<w:gridCol/>".repeat(64)),
        (Rule::TableGrid, text, "<w:vMerge w:val=\"restart\"/>", s("")),
        (Rule::Fields, text, "w:fldCharType=\"end\"", s("w:fldCharType=\"begin\"")),
        (Rule::Fields, text, "w:fldCharType=\"begin\"", s("w:fldCharType=\"separate\"")),
        (Rule::ContentControls, text, "<w:id w:val=\"8\"/>", s("<w:id w:val=\"7\"/>")),
        (Rule::ContentControls, text, "<w:sdtContent><w:p/></w:sdtContent>", s("")),
        (Rule::Blanks, text, " xml:space=\"preserve\"", s("")),
        (Rule::Sections, text, "<w:pgSz", s("<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz")),
        (Rule::Anchors, text, "w:anchor=\"_Ref1\"", s("w:anchor=\"_Ref2\"")),
        (Rule::DrawingIds, text, "<wp:docPr id=\"2\"", s("<wp:docPr id=\"1\"")),
    ]
}

#[test]
fn the_sound_files_are_sound() {
    assert_sound("workbook", &packed(&workbook()));
    assert_sound("document", &packed(&document()));
}

#[test]
fn every_rule_can_be_broken() {
    let (mut wrong, mut broken) = (Vec::new(), BTreeSet::new());
    for (sound, list) in [(workbook(), of_excel()), (document(), of_word())] {
        for (rule, part, old, new) in list {
            let shown: String = new.chars().take(40).collect();
            wrong.extend(missed(rule, &replaced(&sound, part, old, &new), &format!("{part}: {old} as {shown}")));
            broken.insert(rule);
        }
    }
    // What is no matter of words in a part.
    let with = |name: &str, bytes: &[u8]| {
        let mut parts = workbook();
        parts.push((name.to_owned(), bytes.to_vec()));
        parts
    };
    let mut picture = document();
    picture.last_mut().unwrap().1 = b"GIF89a".to_vec();
    for (rule, parts) in [
        (Rule::PartNames, with("XL/Styles.xml", b"<a/>")),
        (Rule::PartNames, with("xl/図.xml", b"<a/>")),
        (Rule::Reached, with("xl/media/image1.png", b"")),
        (Rule::Pictures, picture),
    ] {
        wrong.extend(missed(rule, &parts, "the parts"));
        broken.insert(rule);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unbroken: Vec<_> = Rule::ALL.iter().filter(|rule| !broken.contains(rule)).collect();
    assert!(unbroken.is_empty(), "nothing breaks {unbroken:?}");
}
