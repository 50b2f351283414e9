//! Styles of paragraphs: which are headings and of which level, and which number their paragraphs.

use std::collections::BTreeMap;

use crate::workbook::package::Package;
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// Styles that one style may be based on.
const DEEPEST: usize = 32;

/// A style of paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<(u32, u8)>,
}

/// The styles of a document by their id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
}

impl Styles {
    pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, Broken> {
        let mut reading = Reading::default();
        if let Some(part) = part {
            package.walk(part, &mut reading)?;
        }
        Ok(Self { all: reading.all })
    }

    /// The level of the heading that a style makes, from 1.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| {
            style.outline.filter(|level| *level < 9).map(|level| level + 1).or_else(|| named(&style.name))
        })
    }

    /// Whether a style is that of the title of the whole.
    pub(super) fn title(&self, id: &str) -> bool {
        let mut names = self.chain(id).map(|style| style.name.to_lowercase());
        names.any(|name| is_title(&name))
    }

    /// Whether a style is that of a line of the contents: 「toc 1」, 「目次 1」. Such a line says what a heading says.
    pub(super) fn contents(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            let name = style.name.to_lowercase();
            name.strip_prefix("toc").or_else(|| name.strip_prefix("目次")).is_some_and(|rest| {
                let rest = rest.trim();
                rest == "heading" || rest == "の見出し" || (!rest.is_empty() && rest.chars().all(char::is_numeric))
            })
        })
    }

    /// The list and the level that a style puts its paragraphs into.
    pub(super) fn list(&self, id: &str) -> Option<(u32, u8)> {
        self.chain(id).find_map(|style| style.list)
    }

    /// A style and those that it is based on.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.all.get(id);
        std::iter::successors(first, |style| self.all.get(style.based_on.as_deref()?)).take(DEEPEST)
    }
}

fn is_title(name: &str) -> bool {
    matches!(name, "title" | "表題")
}

/// The level of 「heading 2」 and 「見出し 2」; a title is above all of them.
fn named(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if is_title(&name) {
        return Some(1);
    }
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("見出し"))?.trim();
    level.parse().ok().filter(|level| (1..=9).contains(level))
}

#[derive(Default)]
struct Reading {
    all: BTreeMap<String, Style>,
    open: Option<(String, Style)>,
    level: u8,
}

impl Visit for Reading {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        let value = || element.get("val").unwrap_or_default().into_owned();
        if element.name() == "style" {
            let id = element.get("styleId").unwrap_or_default().into_owned();
            budget.keep(id.len())?;
            self.open = (element.get("type").as_deref() == Some("paragraph")).then(|| (id, Style::default()));
            self.level = 0;
            return Ok(());
        }
        let Some((_, style)) = &mut self.open else { return Ok(()) };
        match element.name() {
            "name" => style.name = value(),
            "basedOn" => style.based_on = Some(value()),
            "outlineLvl" => style.outline = element.number("val"),
            "ilvl" => {
                self.level = element.number("val").unwrap_or(0);
                style.list = style.list.map(|(list, _)| (list, self.level));
            }
            "numId" => style.list = element.number("val").map(|list| (list, self.level)),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, _: &str, _: &mut Budget) -> Result<(), Broken> {
        if name == "style"
            && let Some((id, style)) = self.open.take()
        {
            self.all.insert(id, style);
        }
        Ok(())
    }
}
