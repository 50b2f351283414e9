//! The looks of a Word file: its styles, list numberings, settings and fonts. Real styles, so that an office can put
//! its own design over the report by changing a style instead of every paragraph.

use super::package::PROLOGUE;
use crate::render::xml::escape;
use crate::report::model::ReportWords;

/// Body text.
pub(super) const NORMAL: &str = "Normal";
/// The report's title.
pub(super) const TITLE: &str = "Title";
/// A line under the title.
pub(super) const STAMP: &str = "Subtitle";
/// Headings: of a section, and below it.
pub(super) const HEADINGS: [&str; 3] = ["Heading1", "Heading2", "Heading3"];
/// An item of a list.
pub(super) const LIST: &str = "ListParagraph";
/// The line above a table.
pub(super) const CAPTION: &str = "Caption";
/// A remark.
pub(super) const NOTE: &str = "Note";
/// The space between a table and what follows.
pub(super) const SPACE: &str = "TableSpace";
/// Text in a table on an upright page.
pub(super) const TABLE_TEXT: &str = "TableText";
/// Text in a table on a lying page.
pub(super) const CLOSE_TABLE_TEXT: &str = "CloseTableText";
pub(super) const WIDE_TABLE_TEXT: &str = "WideTableText";
/// A footnote, and the mark that leads to it.
pub(super) const FOOTNOTE: &str = "FootnoteText";
pub(super) const FOOTNOTE_MARK: &str = "FootnoteReference";
/// The title of the contents, and their lines by level.
pub(super) const CONTENTS_TITLE: &str = "TOCHeading";
pub(super) const CONTENTS: [&str; 2] = ["TOC1", "TOC2"];
/// The page number.
pub(super) const FOOTER: &str = "Footer";
/// The table style.
pub(super) const TABLE: &str = "ReportTable";

/// The bulleted numbering.
pub(super) const BULLET_LIST: usize = 1;
/// The first of the counted numberings.
pub(super) const FIRST_ORDERED_LIST: usize = 2;

const MAIN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A paragraph style: id, name in Word, priority in its list, paragraph and run properties.
struct ParagraphStyle {
    id: &'static str,
    name: &'static str,
    priority: u8,
    paragraph: &'static str,
    run: &'static str,
}

const fn style(
    id: &'static str,
    name: &'static str,
    priority: u8,
    paragraph: &'static str,
    run: &'static str,
) -> ParagraphStyle {
    ParagraphStyle { id, name, priority, paragraph, run }
}

/// Names that Word knows (Title, heading 1, caption …) are its own, so navigation and tables of contents work.
const PARAGRAPH_STYLES: [ParagraphStyle; 17] = [
    style(
        TITLE,
        "Title",
        10,
        "<w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"9\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>",
    ),
    style(
        STAMP,
        "Subtitle",
        11,
        "<w:spacing w:before=\"0\" w:after=\"60\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/>",
    ),
    style(
        HEADINGS[0],
        "heading 1",
        9,
        "<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"2\" w:color=\"7F7F7F\"/></w:pBdr>\
         <w:spacing w:before=\"400\" w:after=\"140\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    style(
        HEADINGS[1],
        "heading 2",
        9,
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    ),
    style(
        HEADINGS[2],
        "heading 3",
        9,
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:bCs/>",
    ),
    style(LIST, "List Paragraph", 34, "<w:ind w:left=\"420\"/><w:contextualSpacing/>", ""),
    style(
        CAPTION,
        "caption",
        35,
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    style(
        NOTE,
        "Note",
        36,
        "<w:keepLines/><w:spacing w:before=\"40\" w:after=\"20\"/><w:ind w:left=\"420\" w:hanging=\"420\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
    style(
        SPACE,
        "Table Space",
        37,
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"12\"/><w:szCs w:val=\"12\"/>",
    ),
    style(
        TABLE_TEXT,
        "Table Text",
        37,
        "<w:spacing w:before=\"0\" w:after=\"0\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
    style(
        WIDE_TABLE_TEXT,
        "Wide Table Text",
        37,
        "<w:spacing w:before=\"0\" w:after=\"0\"/>",
        "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>",
    ),
    style(
        CLOSE_TABLE_TEXT,
        "Close Table Text",
        37,
        "<w:spacing w:before=\"0\" w:after=\"0\"/>",
        "<w:sz w:val=\"14\"/><w:szCs w:val=\"14\"/>",
    ),
    style(
        FOOTNOTE,
        "footnote text",
        99,
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"20\"/><w:ind w:left=\"210\" w:hanging=\"210\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
    style(
        CONTENTS_TITLE,
        "TOC Heading",
        39,
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"100\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    ),
    style(
        CONTENTS[0],
        "toc 1",
        39,
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9072\"/></w:tabs><w:spacing w:before=\"60\" w:after=\"20\"/>",
        "",
    ),
    style(
        CONTENTS[1],
        "toc 2",
        39,
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9072\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"20\"/>\
         <w:ind w:left=\"420\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    style(
        FOOTER,
        "footer",
        99,
        "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
];

/// `word/styles.xml`.
pub(super) fn styles(words: &ReportWords) -> String {
    let font = escape(&words.font);
    let (latin, east_asia) = languages(words);
    let paragraphs: String = PARAGRAPH_STYLES.iter().map(paragraph_style).collect();
    format!(
        "{PROLOGUE}<w:styles {MAIN}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:eastAsia=\"{font}\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\
         <w:lang w:val=\"{latin}\" w:eastAsia=\"{east_asia}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"{NORMAL}\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>\
         <w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"{FOOTNOTE_MARK}\"><w:name w:val=\"footnote reference\"/>\
         <w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
         {paragraphs}{}</w:styles>",
        table_style()
    )
}

fn paragraph_style(style: &ParagraphStyle) -> String {
    let ParagraphStyle { id, name, priority, paragraph, run } = style;
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{NORMAL}\"/>\
         <w:uiPriority w:val=\"{priority}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
}

fn table_style() -> String {
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>"))
        .collect();
    format!(
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{TABLE}\"><w:name w:val=\"Report Table\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:qFormat/><w:tblPr>\
         <w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/>\
         <w:left w:w=\"80\" w:type=\"dxa\"/><w:bottom w:w=\"20\" w:type=\"dxa\"/>\
         <w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    )
}

/// `word/numbering.xml`: bullets, and as many counts from 1 as there are counted lists.
pub(super) fn numbering(ordered_lists: usize) -> String {
    let level = |format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"420\" w:hanging=\"420\"/></w:pPr></w:lvl>"
        )
    };
    let kind = |id: usize, level: String| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/>{level}</w:abstractNum>"
        )
    };
    let counts: String = (FIRST_ORDERED_LIST..FIRST_ORDERED_LIST + ordered_lists)
        .map(|id| {
            format!(
                "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"1\"/>\
                 <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
            )
        })
        .collect();
    format!(
        "{PROLOGUE}<w:numbering {MAIN}>{}{}<w:num w:numId=\"{BULLET_LIST}\"><w:abstractNumId w:val=\"0\"/></w:num>\
         {counts}</w:numbering>",
        kind(0, level("bullet", "•")),
        kind(1, level("decimal", "%1."))
    )
}

/// `word/settings.xml`. Without a compatibility mode Word would open the file as one of 2007; the lines above footnotes are
/// named here.
pub(super) fn settings(words: &ReportWords, footnotes: bool) -> String {
    let (latin, east_asia) = languages(words);
    let lines = if footnotes {
        "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    } else {
        ""
    };
    format!(
        "{PROLOGUE}<w:settings {MAIN}><w:defaultTabStop w:val=\"840\"/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/>{lines}<w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"{latin}\" w:eastAsia=\"{east_asia}\"/>\
         <w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
    )
}

/// `word/fontTable.xml`.
pub(super) fn fonts(words: &ReportWords) -> String {
    // 80 is the Shift JIS character set: where the font is missing, Word looks for another Japanese one.
    let charset = if japanese(words) { "80" } else { "00" };
    format!(
        "{PROLOGUE}<w:fonts {MAIN}><w:font w:name=\"{}\"><w:charset w:val=\"{charset}\"/><w:family w:val=\"auto\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>",
        escape(&words.font)
    )
}

/// The languages of Latin and of East Asian characters. Word proofreads the Latin words of a Japanese text as
/// English.
fn languages(words: &ReportWords) -> (String, String) {
    let language = escape(&words.language);
    let latin = if japanese(words) { "en-US".to_owned() } else { language.clone() };
    (latin, language)
}

fn japanese(words: &ReportWords) -> bool {
    words.language.starts_with("ja")
}
