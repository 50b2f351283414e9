//! A small workbook and a small document, made by hand, that hold everything the rules look at. Nothing is wrong with them, here
//! and in programs of others; [`super::broken`] breaks them in one place at a time.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Names and contents of the parts of a package.
pub(super) type Parts = Vec<(String, Vec<u8>)>;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PIXELS: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\
\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82";

/// The package as a file.
pub(super) fn packed(parts: &Parts) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn part(name: &str, xml: String) -> (String, Vec<u8>) {
    (name.to_owned(), format!("{HEAD}{xml}").into_bytes())
}

/// Relationships: id, last word of the type, target.
fn relations(name: &str, list: &[(&str, &str, &str)]) -> (String, Vec<u8>) {
    let list: String = list
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.starts_with("http") { " TargetMode=\"External\"" } else { "" };
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
        })
        .collect();
    part(name, format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>"))
}

fn types(list: &[(&str, &str)]) -> (String, Vec<u8>) {
    let list: String = list
        .iter()
        .map(|(name, kind)| {
            format!("<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>")
        })
        .collect();
    let defaults = "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                    <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
                    <Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
    part("[Content_Types].xml", format!("<Types xmlns=\"{PACKAGE}/content-types\">{defaults}{list}</Types>"))
}

/// The workbook.
pub(super) fn workbook() -> Parts {
    vec![
        types(&[
            ("xl/workbook.xml", "spreadsheetml.sheet.main"),
            ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
            ("xl/worksheets/sheet2.xml", "spreadsheetml.worksheet"),
            ("xl/styles.xml", "spreadsheetml.styles"),
            ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"),
            ("xl/comments1.xml", "spreadsheetml.comments"),
            ("xl/tables/table1.xml", "spreadsheetml.table"),
            ("xl/drawings/drawing1.xml", "drawing"),
            ("xl/charts/chart1.xml", "drawingml.chart"),
        ]),
        relations("_rels/.rels", &[("rId1", "officeDocument", "xl/workbook.xml")]),
        part(
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView activeTab=\"1\"/></bookViews><sheets>\
                 <sheet name=\"表1\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"図's\" sheetId=\"2\" r:id=\"rId2\"/></sheets>\
                 <definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">表1!$1:$1</definedName>\
                 <definedName name=\"値\">'図''s'!$A$1:$A$2</definedName></definedNames></workbook>"
            ),
        ),
        relations(
            "xl/_rels/workbook.xml.rels",
            &[
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
                ("rId3", "styles", "styles.xml"),
                ("rId4", "sharedStrings", "sharedStrings.xml"),
            ],
        ),
        part("xl/worksheets/sheet1.xml", sheet()),
        relations(
            "xl/worksheets/_rels/sheet1.xml.rels",
            &[
                ("rId1", "hyperlink", "https://example.invalid/"),
                ("rId2", "comments", "../comments1.xml"),
                ("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId4", "table", "../tables/table1.xml"),
                ("rId5", "drawing", "../drawings/drawing1.xml"),
            ],
        ),
        part(
            "xl/worksheets/sheet2.xml",
            format!(
                "<worksheet xmlns=\"{SHEET}\"><dimension ref=\"A1:A2\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>80.6</v></c></row>\
                 <row r=\"2\"><c r=\"A2\"><v>19.4</v></c></row></sheetData></worksheet>"
            ),
        ),
        part("xl/styles.xml", styles_of_cells()),
        part(
            "xl/sharedStrings.xml",
            format!("<sst xmlns=\"{SHEET}\" count=\"3\" uniqueCount=\"2\"><si><t>区分</t></si><si><r><t>n</t></r></si></sst>"),
        ),
        part(
            "xl/comments1.xml",
            format!(
                "<comments xmlns=\"{SHEET}\"><authors><author>k</author></authors><commentList><comment ref=\"A2\" authorId=\"0\">\
                 <text><t>注</t></text></comment></commentList></comments>"
            ),
        ),
        part(
            "xl/drawings/vmlDrawing1.vml",
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape>\
             <x:ClientData ObjectType=\"Note\"/></v:shape></xml>"
                .to_owned(),
        ),
        part(
            "xl/tables/table1.xml",
            format!(
                "<table xmlns=\"{SHEET}\" id=\"1\" name=\"t\" displayName=\"t\" ref=\"A1:B2\"><autoFilter ref=\"A1:B2\"/>\
                 <tableColumns count=\"2\"><tableColumn id=\"1\" name=\"区分\"/><tableColumn id=\"2\" name=\"n\"/></tableColumns></table>"
            ),
        ),
        part("xl/drawings/drawing1.xml", frames()),
        relations("xl/drawings/_rels/drawing1.xml.rels", &[("rId1", "chart", "../charts/chart1.xml")]),
        part("xl/charts/chart1.xml", chart()),
    ]
}

fn sheet() -> String {
    format!(
        "<worksheet xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><dimension ref=\"A1:B9\"/><cols><col min=\"1\" max=\"1\" width=\"20\"/>\
         <col min=\"2\" max=\"3\" width=\"8.5\"/></cols><sheetData>\
         <row r=\"1\" ht=\"20\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>計</t></is></c><c r=\"B2\" s=\"1\"><f>1+1</f><v>2</v></c></row>\
         <row r=\"8\"><c r=\"A8\"/></row></sheetData>\
         <mergeCells count=\"2\"><mergeCell ref=\"A4:B4\"/><mergeCell ref=\"A5:A6\"/></mergeCells>\
         <conditionalFormatting sqref=\"B2:B3\"><cfRule type=\"cellIs\" dxfId=\"0\" priority=\"1\" operator=\"equal\"><formula>1</formula></cfRule></conditionalFormatting>\
         <dataValidations count=\"2\"><dataValidation type=\"list\" prompt=\"選ぶ\" sqref=\"A7\"><formula1>\"はい,いいえ\"</formula1></dataValidation>\
         <dataValidation type=\"whole\" sqref=\"B7 B9\"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>\
         <hyperlinks><hyperlink ref=\"A1\" r:id=\"rId1\"/><hyperlink ref=\"A2\" location=\"'図''s'!A1\" display=\"図\"/></hyperlinks>\
         <pageMargins left=\"0.7\" right=\"0.7\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>\
         <headerFooter><oddFooter>&amp;P</oddFooter></headerFooter><drawing r:id=\"rId5\"/><legacyDrawing r:id=\"rId3\"/>\
         <tableParts count=\"1\"><tablePart r:id=\"rId4\"/></tableParts></worksheet>"
    )
}

fn styles_of_cells() -> String {
    format!(
        "<styleSheet xmlns=\"{SHEET}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts>\
         <fonts count=\"1\"><font><sz val=\"11\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
         <cellXfs count=\"2\"><xf xfId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>\
         <dxfs count=\"1\"><dxf/></dxfs></styleSheet>"
    )
}

fn frames() -> String {
    let anchor = |id: usize, row: usize| {
        let place = |row: usize| {
            format!(
                "<xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
            )
        };
        format!(
            "<xdr:twoCellAnchor><xdr:from>{}</xdr:from><xdr:to>{}</xdr:to><xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr>\
             <xdr:cNvPr id=\"{id}\" name=\"図{id}\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>\
             <xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm>\
             <a:graphic><a:graphicData uri=\"{DRAWING}/chart\"><c:chart r:id=\"rId1\"/></a:graphicData></a:graphic>\
             </xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>",
            place(row),
            place(row + 9)
        )
    };
    format!(
        "<xdr:wsDr xmlns:xdr=\"{DRAWING}/spreadsheetDrawing\" xmlns:a=\"{DRAWING}/main\" xmlns:c=\"{DRAWING}/chart\" xmlns:r=\"{OFFICE}\">{}{}</xdr:wsDr>",
        anchor(2, 1),
        anchor(3, 12)
    )
}

fn chart() -> String {
    let axis = |kind: &str, own: u8, other: u8, place: &str| {
        format!(
            "<c:{kind}><c:axId val=\"{own}\"/><c:scaling/><c:delete val=\"0\"/><c:axPos val=\"{place}\"/><c:crossAx val=\"{other}\"/></c:{kind}>"
        )
    };
    let series = |index: u8| {
        format!(
            "<c:ser><c:idx val=\"{index}\"/><c:order val=\"{index}\"/><c:val><c:numRef><c:f>'図''s'!$A$1:$A$2</c:f><c:numCache>\
             <c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>80.6</c:v></c:pt><c:pt idx=\"1\"><c:v>19.4</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
        )
    };
    format!(
        "<c:chartSpace xmlns:c=\"{DRAWING}/chart\"><c:chart><c:plotArea><c:barChart><c:barDir val=\"bar\"/>{}{}\
         <c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>{}{}</c:plotArea></c:chart></c:chartSpace>",
        series(0),
        series(1),
        axis("catAx", 1, 2, "l"),
        axis("valAx", 2, 1, "b")
    )
}

/// The document.
pub(super) fn document() -> Parts {
    let w = format!("xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\"");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    vec![
        types(&[
            ("word/document.xml", "wordprocessingml.document.main"),
            ("word/styles.xml", "wordprocessingml.styles"),
            ("word/numbering.xml", "wordprocessingml.numbering"),
            ("word/settings.xml", "wordprocessingml.settings"),
            ("word/footer1.xml", "wordprocessingml.footer"),
            ("word/footnotes.xml", "wordprocessingml.footnotes"),
            ("word/comments.xml", "wordprocessingml.comments"),
        ]),
        relations("_rels/.rels", &[("rId1", "officeDocument", "word/document.xml")]),
        part("word/document.xml", body(&w)),
        relations(
            "word/_rels/document.xml.rels",
            &[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "numbering.xml"),
                ("rId3", "settings", "settings.xml"),
                ("rId4", "footer", "footer1.xml"),
                ("rId5", "footnotes", "footnotes.xml"),
                ("rId6", "comments", "comments.xml"),
                ("rId7", "image", "media/chart1.png"),
            ],
        ),
        part(
            "word/styles.xml",
            format!(
                "<w:styles {w}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
                 <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/></w:style>\
                 <w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/></w:style>\
                 <w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/></w:style></w:styles>"
            ),
        ),
        part(
            "word/numbering.xml",
            format!(
                "<w:numbering {w}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
            ),
        ),
        part(
            "word/settings.xml",
            format!("<w:settings {w}><w:footnotePr><w:footnote w:id=\"-1\"/></w:footnotePr></w:settings>"),
        ),
        part("word/footer1.xml", format!("<w:ftr {w}>{}</w:ftr>", p("1"))),
        part(
            "word/footnotes.xml",
            format!(
                "<w:footnotes {w}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>",
                p("注")
            ),
        ),
        part(
            "word/comments.xml",
            format!(
                "<w:comments {w}><w:comment w:id=\"0\" w:author=\"k\">{}</w:comment></w:comments>",
                p("確かめる")
            ),
        ),
        ("word/media/chart1.png".to_owned(), PIXELS.to_vec()),
    ]
}

fn body(w: &str) -> String {
    let cell = |look: &str| format!("<w:tc><w:tcPr>{look}</w:tcPr><w:p/></w:tc>");
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:document {w}><w:body>\
         <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"_Ref1\"/><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>\
         <w:t xml:space=\"preserve\">結果 </w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>\
         <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:commentRangeStart w:id=\"0\"/>\
         <w:hyperlink w:anchor=\"_Ref1\"><w:r><w:t>表1</w:t></w:r></w:hyperlink><w:commentRangeEnd w:id=\"0\"/>\
         <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>\
         <w:p>{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}<w:r><w:t>1</w:t></w:r>{}</w:p>\
         <w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>\
         <w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>\
         <w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>\
         <w:sdt><w:sdtPr><w:id w:val=\"8\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>\
         {}{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>",
        field("begin"),
        field("separate"),
        field("end"),
        cell("<w:vMerge w:val=\"restart\"/>"),
        cell(""),
        cell("<w:vMerge/>"),
        cell(""),
        picture(1),
        picture(2)
    )
}

fn picture(id: u8) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\"><wp:extent cx=\"9525\" cy=\"9525\"/>\
         <wp:docPr id=\"{id}\" name=\"図{id}\" descr=\"図\"/><a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{DRAWING}/picture\">\
         <pic:pic xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"図\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rId7\"/><a:stretch/></pic:blipFill><pic:spPr><a:prstGeom prst=\"rect\"/></pic:spPr></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}
