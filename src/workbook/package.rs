//! The package of an OOXML workbook: parts, and the relations between them. A part is found by following relations from
//! the root, never by a guessed name; programs other than Excel name them as they like.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::workbook::xml::{Broken, Budget, Element, Visit, walk};

/// More relations than any part has.
const MOST_RELATIONS: usize = 20_000;

/// A relation of a part, or of the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type, the same in transitional and strict files: `worksheet`.
    pub(crate) kind: String,
    /// The part, or an address outside.
    pub(crate) target: String,
    pub(crate) external: bool,
}

/// The relations of one part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Relations {
    list: Vec<Relation>,
    by_id: BTreeMap<String, usize>,
}

impl Relations {
    pub(crate) fn by_id(&self, id: &str) -> Option<&Relation> {
        self.list.get(*self.by_id.get(id)?)
    }

    /// The first address outside the package.
    pub(crate) fn external(&self) -> Option<&str> {
        self.list.iter().find(|relation| relation.external).map(|relation| relation.target.as_str())
    }

    /// The parts that the relations of a kind lead to.
    pub(crate) fn all<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r str> {
        let of_kind = move |relation: &&Relation| relation.kind == kind && !relation.external;
        self.list.iter().filter(of_kind).map(|relation| relation.target.as_str())
    }

    /// The part that the first relation of a kind leads to.
    pub(crate) fn first(&self, kind: &str) -> Option<&str> {
        let relation = self.list.iter().find(|relation| relation.kind == kind && !relation.external)?;
        Some(&relation.target)
    }
}

/// A package that is open.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    parts: BTreeMap<String, usize>,
    pub(crate) budget: Budget,
}

impl<'b> Package<'b> {
    pub(crate) fn open(bytes: &'b [u8], budget: Budget) -> Result<Self, Broken> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(Broken::says)?;
        let mut parts = BTreeMap::new();
        for (index, name) in archive.file_names().enumerate() {
            if let Ok(name) = name {
                parts.entry(folded(&name)).or_insert(index);
            }
        }
        Ok(Self { archive, parts, budget })
    }

    /// How many parts it has.
    pub(crate) fn len(&self) -> usize {
        self.archive.len()
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&folded(part))
    }

    /// Goes through a part.
    pub(crate) fn walk(&mut self, part: &str, visit: &mut dyn Visit) -> Result<(), Broken> {
        let index = self.parts.get(&folded(part)).ok_or_else(|| Broken(format!("no part {part}")))?;
        let file = self.archive.by_index(*index).map_err(Broken::says)?;
        walk(file, &mut self.budget, visit)
    }

    /// A part as it is, where it is no XML.
    pub(crate) fn bytes(&mut self, part: &str) -> Result<Vec<u8>, Broken> {
        let index = self.parts.get(&folded(part)).ok_or_else(|| Broken(format!("no part {part}")))?;
        let file = self.archive.by_index(*index).map_err(Broken::says)?;
        let mut bytes = Vec::new();
        file.take(self.budget.bytes).read_to_end(&mut bytes).map_err(Broken::says)?;
        self.budget.bytes -= bytes.len() as u64;
        Ok(bytes)
    }

    /// The relations of a part (of the package for an empty name); none where it has no list of them.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Relations, Broken> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list =
            if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let mut found = Listed { folder, relations: Vec::new() };
        if self.has(&list) {
            self.walk(&list, &mut found)?;
        }
        let list = found.relations;
        let by_id = list.iter().enumerate().map(|(at, relation)| (relation.id.clone(), at)).collect();
        Ok(Relations { list, by_id })
    }
}

/// Names of parts are the same in any case, and some programs write `\`.
fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

struct Listed<'f> {
    folder: &'f str,
    relations: Vec<Relation>,
}

impl Visit for Listed<'_> {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        if element.name() != "Relationship" {
            return Ok(());
        }
        if self.relations.len() >= MOST_RELATIONS {
            return Err(Broken("too many relations".to_owned()));
        }
        let get = |name| element.get(name).unwrap_or_default().into_owned();
        let external = get("TargetMode").eq_ignore_ascii_case("external");
        let written = get("Target");
        budget.keep(written.len())?;
        let kind = get("Type");
        self.relations.push(Relation {
            id: get("Id"),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: if external { written } else { joined(self.folder, &written) },
            external,
        });
        Ok(())
    }

    fn end(&mut self, _: &str, _: &str, _: &mut Budget) -> Result<(), Broken> {
        Ok(())
    }
}

/// `../drawings/drawing1.xml` seen from `xl/worksheets`.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_part() {
        assert_eq!(joined("xl/worksheets", "../drawings/drawing1.xml"), "xl/drawings/drawing1.xml");
        assert_eq!(joined("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("", "xl\\workbook.xml"), "xl/workbook.xml");
        assert_eq!(joined("xl", "../../../workbook.xml"), "workbook.xml");
    }
}
