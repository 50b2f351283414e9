//! Where in the XML of a Word text the marks of comments go: a run is closed before a mark and opened again behind it with
//! its own looks, so that a comment covers the words that it speaks of and no more.

use crate::render::docx::commented::Comment;

/// Text that is put into the XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Insertion {
    /// The byte before which it goes.
    pub(super) at: usize,
    /// What is put there.
    pub(super) text: String,
}

/// A run that is open: its start tag and its properties.
struct Run<'x> {
    open: &'x str,
    looks: &'x str,
}

/// A paragraph that is open.
struct Open<'x> {
    number: usize,
    /// Bytes of its text so far.
    text: usize,
    runs: Vec<Run<'x>>,
}

/// A start or an end of a comment that still waits for its place.
struct Waiting {
    paragraph: usize,
    at: usize,
    id: usize,
    ends: bool,
}

/// The marks in the order of their places, and how many comments found none.
pub(super) fn insertions(xml: &str, main: &str, comments: &[Comment], first: usize) -> (Vec<Insertion>, usize) {
    let prefix = prefix_of(xml, main);
    let mut scan = Scan {
        xml,
        prefix: &prefix,
        waiting: Vec::new(),
        found: Vec::new(),
        paragraphs: 0,
        open: Vec::new(),
        skipped: 0,
    };
    for (index, comment) in comments.iter().enumerate() {
        let to = comment.to.max(comment.from + 1);
        let id = first + index;
        scan.waiting.push(Waiting { paragraph: comment.paragraph, at: comment.from, id, ends: false });
        scan.waiting.push(Waiting { paragraph: comment.paragraph, at: to, id, ends: true });
    }
    scan.run();
    let mut unplaced: Vec<usize> = scan.waiting.iter().map(|waiting| waiting.id).collect();
    unplaced.sort_unstable();
    unplaced.dedup();
    // A comment that has only one of its marks has none.
    let mut found: Vec<(Insertion, usize)> =
        scan.found.into_iter().filter(|(_, id)| !unplaced.contains(id)).collect();
    found.sort_by_key(|(insertion, _)| insertion.at);
    (found.into_iter().map(|(insertion, _)| insertion).collect(), unplaced.len())
}

/// The prefix by which the text names the elements of Word, with its colon.
fn prefix_of(xml: &str, main: &str) -> String {
    let at = xml.find(&format!("=\"{main}\"")).or_else(|| xml.find(&format!("='{main}'")));
    let name = at.and_then(|at| xml[..at].rsplit(|c: char| c.is_whitespace()).next());
    match name.and_then(|name| name.strip_prefix("xmlns:")) {
        Some(prefix) => format!("{prefix}:"),
        None if name == Some("xmlns") => String::new(),
        None => "w:".to_owned(),
    }
}

struct Scan<'x> {
    xml: &'x str,
    prefix: &'x str,
    waiting: Vec<Waiting>,
    found: Vec<(Insertion, usize)>,
    paragraphs: usize,
    open: Vec<Open<'x>>,
    /// How many elements are open in which nothing is counted: what stands for old readers, and what was moved away.
    skipped: usize,
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut at = 0;
        let mut looks_from = None;
        while let Some(start) = self.xml[at..].find('<').map(|found| at + found) {
            let rest = &self.xml[start..];
            let length = if rest.starts_with("<!--") {
                rest.find("-->").map(|end| end + 3)
            } else {
                rest.find('>').map(|end| end + 1)
            };
            let Some(length) = length else { return };
            let tag = &rest[..length];
            let end = start + length;
            let closes = tag.starts_with("</");
            let empty = tag.ends_with("/>");
            let name = tag
                .trim_start_matches(['<', '/'])
                .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
                .next()
                .unwrap_or_default();
            let own = name.strip_prefix(self.prefix).unwrap_or_default();
            if name.ends_with(":Fallback") || matches!(own, "del" | "moveFrom") {
                match (closes, empty) {
                    (true, _) => self.skipped = self.skipped.saturating_sub(1),
                    (false, false) => self.skipped += 1,
                    (false, true) => {}
                }
            } else if self.skipped == 0 {
                match (own, closes, empty) {
                    ("p", false, closed) => {
                        self.paragraphs += 1;
                        if !closed {
                            self.open.push(Open { number: self.paragraphs, text: 0, runs: Vec::new() });
                        }
                    }
                    ("p", true, _) => {
                        self.open.pop();
                    }
                    ("r", false, false) => {
                        if let Some(open) = self.open.last_mut() {
                            open.runs.push(Run { open: tag, looks: "" });
                        }
                    }
                    ("r", true, _) => {
                        if let Some(open) = self.open.last_mut() {
                            open.runs.pop();
                        }
                    }
                    ("rPr", false, false) => looks_from = Some(start),
                    ("rPr", true, _) => {
                        if let (Some(from), Some(run)) =
                            (looks_from.take(), self.open.last_mut().and_then(|open| open.runs.last_mut()))
                        {
                            run.looks = &self.xml[from..end];
                        }
                    }
                    ("tab" | "br", false, _) => {
                        if let Some(open) = self.open.last_mut().filter(|open| !open.runs.is_empty()) {
                            open.text += 1;
                        }
                    }
                    ("t", false, false) => {
                        at = self.words(start, end);
                        continue;
                    }
                    _ => {}
                }
            }
            at = end;
        }
    }

    /// Places marks in the words of one element, which begins at a tag; gives the byte behind its words.
    fn words(&mut self, tag: usize, from: usize) -> usize {
        let close = format!("</{}t>", self.prefix);
        let Some(to) = self.xml[from..].find(&close).map(|found| from + found) else { return from };
        let Some(open) = self.open.last() else { return to };
        let Some(run) = open.runs.last() else { return to };
        let again = format!("{}{}", run.open, run.looks);
        let number = open.number;
        let mut place = open.text;
        let first = place;
        let mut byte = from;
        let mut marks: Vec<(usize, usize)> = vec![(place, byte)];
        while byte < to {
            let (length, decoded) = character(&self.xml[byte..to]);
            byte += length;
            place += decoded;
            marks.push((place, byte));
        }
        let last = place;
        let prefix = self.prefix.to_owned();
        let (placed, waiting): (Vec<Waiting>, Vec<Waiting>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|waiting| {
                waiting.paragraph == number
                    && if waiting.ends {
                        first < waiting.at && waiting.at <= last
                    } else {
                        first <= waiting.at && waiting.at < last
                    }
            });
        self.waiting = waiting;
        for waiting in placed {
            let id = waiting.id;
            let mark = if waiting.ends {
                format!(
                    "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
                )
            } else {
                format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>")
            };
            let at = marks.iter().find(|(place, _)| *place >= waiting.at).map_or(to, |(_, byte)| *byte);
            let insertion = if at == from {
                Insertion { at: tag, text: format!("</{prefix}r>{mark}{again}") }
            } else if at == to {
                Insertion { at: to + close.len(), text: format!("</{prefix}r>{mark}{again}") }
            } else {
                let text = format!("</{prefix}t></{prefix}r>{mark}{again}<{prefix}t xml:space=\"preserve\">");
                Insertion { at, text }
            };
            self.found.push((insertion, id));
        }
        if let Some(open) = self.open.last_mut() {
            open.text = last;
        }
        to
    }
}

/// How many bytes the next character takes in the XML, and how many in the text.
fn character(xml: &str) -> (usize, usize) {
    let Some(c) = xml.chars().next() else { return (1, 0) };
    if c != '&' {
        return (c.len_utf8(), c.len_utf8());
    }
    let Some(end) = xml.find(';') else { return (1, 1) };
    let name = &xml[1..end];
    let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => code.parse().ok(),
    });
    let decoded = code.and_then(char::from_u32).map_or(1, char::len_utf8);
    (end + 1, decoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::docx::commented::Comment;

    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn marked(body: &str, paragraph: usize, from: usize, to: usize) -> (String, usize) {
        let xml = format!("<w:document xmlns:w=\"{MAIN}\"><w:body>{body}</w:body></w:document>");
        let comment = Comment { paragraph, from, to, text: String::new() };
        let (marks, unplaced) = insertions(&xml, MAIN, &[comment], 0);
        let mut out = String::new();
        let mut at = 0;
        for mark in &marks {
            out.push_str(&xml[at..mark.at]);
            out.push_str(&mark.text);
            at = mark.at;
        }
        out.push_str(&xml[at..]);
        let inside = out.split("<w:body>").nth(1).unwrap().split("</w:body>").next().unwrap().to_owned();
        (inside, unplaced)
    }

    #[test]
    fn a_run_is_closed_before_a_mark_and_opened_behind_it() {
        let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>80.6％、104</w:t></w:r></w:p>";
        let (marked, unplaced) = marked(body, 1, 0, "80.6％".len());
        assert_eq!(unplaced, 0);
        assert_eq!(
            marked,
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
             </w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:rPr><w:b/></w:rPr><w:t>80.6％</w:t></w:r>\
             <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
             <w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">、104</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn a_place_that_is_not_there_is_told() {
        let body = "<w:p><w:r><w:t>a&amp;b</w:t></w:r></w:p>";
        assert_eq!(marked(body, 2, 0, 1).1, 1);
        assert_eq!(marked(body, 1, 9, 10), (body.to_owned(), 1));
        assert!(marked(body, 1, 2, 3).0.contains("a&amp;</w:t></w:r><w:commentRangeStart"));
    }
}
