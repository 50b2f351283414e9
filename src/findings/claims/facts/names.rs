//! The names of groups and areas, and whether a text names them.

use crate::findings::claims::terms::{is_time, stands_alone};

/// A group of a table by its names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// The terms of each name.
    pub names: Vec<Vec<u32>>,
    /// Each name in the matching form.
    pub words: Vec<String>,
}

impl Group {
    /// Whether some words name it. A short name has to stand by itself: 町村 is not named by 市町村.
    pub fn is_named(&self, terms: &[u32], text: &str) -> bool {
        is_named(&self.names, &self.words, terms, text)
    }
}

/// Whether one of some names is among terms whole, and stands in the text by itself where it is a short one or a time.
pub fn is_named(names: &[Vec<u32>], words: &[String], terms: &[u32], text: &str) -> bool {
    names.iter().zip(words).any(|(name, word)| name_is_said(name, word, terms, text))
}

/// The same of one name.
pub fn name_is_said(name: &[u32], word: &str, terms: &[u32], text: &str) -> bool {
    if is_time(word) {
        return stands_alone(text, word);
    }
    !name.is_empty()
        && name.iter().all(|term| terms.contains(term))
        && (name.len() > 1 || stands_alone(text, word))
}

/// A name of an area in the matching form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaName {
    name: String,
    /// Whether it stands without its level, so that 長野 may as well be part of another name.
    bare: bool,
}

impl AreaName {
    /// A name, and whether it stands without its level.
    pub(super) fn new(name: String, bare: bool) -> Self {
        Self { name, bare }
    }

    /// Whether a text in the matching form names the area: 上田圏域, 上田の, 上田では, and not 上田市, 長野県, 長野保護観察所.
    pub fn stands_in(&self, text: &str) -> bool {
        stands_alone(text, &self.name)
            && (!self.bare
                || text.match_indices(&self.name).any(|(at, name)| {
                    let behind = &text[at + name.len()..];
                    behind.is_empty()
                        || behind.starts_with(['の', 'は', 'で', 'に', 'と', 'が', 'も', '、', '(', ')', ' '])
                }))
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }
}
