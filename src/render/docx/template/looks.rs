//! How an office's file looks, as far as what is put into it follows that: the style of its captions and of its tables, and how
//! wide its text is.

use super::found::Scanned;

/// Twentieths of a point that a line has on A4 between margins of 30 mm, as Word begins in Japan.
const USUAL_WIDTH: usize = 8504;

/// The looks of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Looks {
    captions: Vec<String>,
    /// Styles of headings.
    headings: Vec<String>,
    /// The style of tables that the file uses most, or else one with lines.
    pub(super) table: Option<String>,
    /// Whether that style says how the first row looks.
    pub(super) heads: bool,
    /// Width of the text in twentieths of a point.
    pub(super) width: usize,
}

impl Looks {
    /// Of the styles and the text of a file.
    pub(super) fn of(styles: &str, document: &str, scanned: &Scanned) -> Self {
        let all: Vec<Style<'_>> = styles.split("<w:style ").skip(1).map(Style::of).collect();
        let known = |id: &str| all.iter().any(|style| style.kind == "table" && style.id == id);
        let mut used: Vec<(&str, usize)> = Vec::new();
        for style in scanned.table_styles.iter().map(String::as_str).filter(|style| known(style)) {
            match used.iter_mut().find(|(id, _)| *id == style) {
                Some((_, times)) => *times += 1,
                None => used.push((style, 1)),
            }
        }
        let most = used.iter().map(|(_, times)| *times).max();
        let most = used.iter().find(|(_, times)| Some(*times) == most).map(|(id, _)| *id);
        let grid =
            || all.iter().find(|style| style.kind == "table" && style.name == "table grid").map(|style| style.id);
        let table = most.or_else(grid);
        let heads = all.iter().any(|style| Some(style.id) == table && style.text.contains("w:type=\"firstRow\""));
        let captions =
            all.iter().filter(|style| style.name == "caption").map(|style| style.id.to_owned()).collect();
        let headings = headings(&all);
        Self {
            captions,
            headings,
            table: table.map(str::to_owned),
            heads,
            width: width(document).unwrap_or(USUAL_WIDTH),
        }
    }

    /// Whether paragraphs of a style are captions.
    pub(super) fn is_caption(&self, style: &str) -> bool {
        self.captions.iter().any(|caption| caption == style)
    }

    /// Whether paragraphs of a style are headings.
    pub(super) fn is_heading(&self, style: &str) -> bool {
        self.headings.iter().any(|heading| heading == style)
    }

    /// The style of captions.
    pub(super) fn caption(&self) -> Option<&str> {
        self.captions.first().map(String::as_str)
    }
}

/// The styles of headings: those that Word calls so or that have a level in the outline, and what is based on them.
fn headings(all: &[Style<'_>]) -> Vec<String> {
    let has_level = |style: &Style<'_>| {
        let level = style.text.split("<w:outlineLvl ").nth(1).and_then(|level| value(level, "w:val"));
        level.is_some_and(|level| level != "9")
    };
    let is = |style: &&Style<'_>| style.name.starts_with("heading ") || has_level(style);
    let mut found: Vec<String> = all.iter().filter(is).map(|style| style.id.to_owned()).collect();
    loop {
        let known = |id: &str| found.iter().any(|known| known == id);
        let more: Vec<String> = all
            .iter()
            .filter(|style| style.kind == "paragraph" && !known(style.id) && style.based_on().is_some_and(known))
            .map(|style| style.id.to_owned())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// A style.
struct Style<'s> {
    kind: &'s str,
    id: &'s str,
    /// In small letters.
    name: String,
    text: &'s str,
}

impl<'s> Style<'s> {
    fn of(text: &'s str) -> Self {
        let text = text.split("</w:style>").next().unwrap_or_default();
        let name = text.split("<w:name ").nth(1).and_then(|name| value(name, "w:val")).unwrap_or_default();
        let get = |name| value(text, name).unwrap_or_default();
        Self { kind: get("w:type"), id: get("w:styleId"), name: name.to_lowercase(), text }
    }

    fn based_on(&self) -> Option<&'s str> {
        self.text.split("<w:basedOn ").nth(1).and_then(|base| value(base, "w:val"))
    }
}

/// An attribute of the tag that a text begins in.
fn value<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let tag = text.split('>').next()?;
    let rest = tag.split(&format!("{name}=\"")).nth(1)?;
    rest.split('"').next()
}

/// The width of the text of the last section, where a place is in none.
fn width(document: &str) -> Option<usize> {
    of_section(document.rsplit("<w:sectPr").next()?)
}

/// The width of the text of the section that a place of a part is in: its properties stand at its end. A header is in none.
pub(super) fn page_width(part: &str, place: usize) -> Option<usize> {
    let behind = part.get(place..)?;
    // A section may end in the paragraph of the place itself.
    of_section(behind.split("<w:sectPr").nth(1)?.split("</w:sectPr>").next()?)
}

fn of_section(section: &str) -> Option<usize> {
    let number = |tag: &str, name| -> Option<usize> { value(section.split(tag).nth(1)?, name)?.parse().ok() };
    let margins = number("<w:pgMar ", "w:left")? + number("<w:pgMar ", "w:right")?;
    let columns = number("<w:cols ", "w:num").unwrap_or(1).max(1);
    let whole = number("<w:pgSz ", "w:w")?.checked_sub(margins)?;
    Some(whole / columns).filter(|width| *width > 1000)
}

#[cfg(test)]
mod tests {
    use super::page_width;

    #[test]
    fn a_place_is_as_wide_as_the_section_that_it_is_in() {
        let section = |width| {
            let size = format!("<w:pgSz w:w=\"{width}\" w:h=\"11906\" w:orient=\"landscape\"/>");
            format!("<w:sectPr>{size}<w:pgMar w:left=\"1000\" w:right=\"1000\"/></w:sectPr>")
        };
        let lying = format!("<w:p>一</w:p><w:p><w:pPr>{}</w:pPr></w:p>", section(16838));
        let part = format!("{lying}<w:p>二</w:p>{}", section(11906));
        assert_eq!(page_width(&part, 0), Some(14838));
        // In the paragraph that ends a section.
        assert_eq!(page_width(&part, "<w:p>一</w:p>".len()), Some(14838));
        assert_eq!(page_width(&part, lying.len()), Some(9906));
        assert_eq!(page_width("<w:p>頭</w:p>", 0), None);
    }
}
