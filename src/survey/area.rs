//! Areas in levels (県域 ⊃ 地区 ⊃ 圏域) with their aliases. An event counts at its own level and in every area
//! that contains it, never split downward; a bare name that fits two areas names none.

use std::collections::BTreeSet;

use crate::catalogue::Phrase;
use crate::text::key;

/// One area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Phrase,
    /// Level: 圏域.
    pub level: Phrase,
    /// The area that contains it, one step up.
    pub part_of: Option<String>,
    /// Parts, for a union of areas that is no step of the ladder.
    pub members: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// How many live there, where a rule of disclosure asks for it.
    pub population: Option<u64>,
}

/// All areas of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Areas {
    list: Vec<Area>,
}

/// What a name says about an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaMatch<'a> {
    /// One area.
    One(&'a Area),
    /// Several: the name alone does not say which.
    Ambiguous(Vec<&'a Area>),
    /// None.
    Unknown,
}

impl Areas {
    /// The areas in their order.
    pub fn new(list: Vec<Area>) -> Self {
        Self { list }
    }

    /// The areas in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.list.iter()
    }

    /// The area with this id.
    pub fn get(&self, id: &str) -> Option<&Area> {
        self.list.iter().find(|area| area.id == id)
    }

    /// The areas of one level, in order.
    pub fn at_level<'a>(&'a self, level: &'a str) -> impl Iterator<Item = &'a Area> {
        self.list.iter().filter(move |area| area.level.ja == level)
    }

    /// The area that a written name means: by alias first, since an alias carries its level (北信圏域), then by
    /// bare name, which may fit several.
    pub fn find(&self, written: &str) -> AreaMatch<'_> {
        let wanted = key::key(written);
        let by = |names: &dyn Fn(&Area) -> Vec<String>| -> Vec<&Area> {
            self.list.iter().filter(|area| names(area).iter().any(|name| key::key(name) == wanted)).collect()
        };
        let mut hits = by(&|area: &Area| {
            let mut names = area.aliases.clone();
            names.push(area.name.ja.clone());
            names.push(format!("{}{}", area.name.ja, area.level.ja));
            names
        });
        hits.dedup_by(|a, b| a.id == b.id);
        match hits.len() {
            0 => AreaMatch::Unknown,
            1 => AreaMatch::One(hits[0]),
            _ => AreaMatch::Ambiguous(hits),
        }
    }

    /// Whether `outer` contains `inner` or is it. A union contains its members; an area is in a union if one
    /// of the areas that contain it is a member.
    pub fn contains(&self, outer: &str, inner: &str) -> bool {
        self.within(outer).contains(inner)
    }

    /// The ids of every area that `outer` contains, itself included.
    pub fn within(&self, outer: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut queue: Vec<&str> = self.get(outer).map(|area| area.id.as_str()).into_iter().collect();
        while let Some(id) = queue.pop() {
            if !found.insert(id) {
                continue;
            }
            for area in &self.list {
                if area.part_of.as_deref() == Some(id) {
                    queue.push(&area.id);
                }
            }
            if let Some(area) = self.get(id) {
                queue.extend(area.members.iter().filter_map(|member| self.get(member)).map(|a| a.id.as_str()));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas() -> Areas {
        let area =
            |id: &str, name: &str, level: &str, part_of: Option<&str>, members: &[&str], aliases: &[&str]| Area {
                id: id.into(),
                name: Phrase::same(name),
                level: Phrase::same(level),
                part_of: part_of.map(Into::into),
                members: members.iter().map(|member| (*member).into()).collect(),
                aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
                population: None,
            };
        Areas::new(vec![
            area("pref", "長野県", "県域", None, &[], &[]),
            area("toshin", "東信", "地区", Some("pref"), &[], &["東信地区"]),
            area("hokushin-chiku", "北信", "地区", Some("pref"), &[], &["北信地区"]),
            area("tohokushin", "東北信", "合同地区", Some("pref"), &["toshin", "hokushin-chiku"], &[]),
            area("ueda", "上田", "圏域", Some("toshin"), &[], &["上小", "上小圏域"]),
            area("hokushin", "北信", "圏域", Some("hokushin-chiku"), &[], &["北信圏域"]),
        ])
    }

    #[test]
    fn a_bare_name_that_fits_two_levels_names_none() {
        let areas = areas();
        assert!(matches!(areas.find("北信"), AreaMatch::Ambiguous(found) if found.len() == 2));
        assert!(matches!(areas.find("北信圏域"), AreaMatch::One(area) if area.id == "hokushin"));
        assert!(matches!(areas.find("北信　地区"), AreaMatch::One(area) if area.id == "hokushin-chiku"));
        assert!(matches!(areas.find("上小"), AreaMatch::One(area) if area.id == "ueda"));
        assert_eq!(areas.find("南極"), AreaMatch::Unknown);
    }

    #[test]
    fn an_event_counts_upward_and_in_unions_and_never_downward() {
        let areas = areas();
        for outer in ["ueda", "toshin", "tohokushin", "pref"] {
            assert!(areas.contains(outer, "ueda"), "{outer}");
        }
        assert!(!areas.contains("hokushin-chiku", "ueda"));
        assert!(!areas.contains("ueda", "toshin"));
        assert!(!areas.contains("toshin", "tohokushin"));
    }
}
