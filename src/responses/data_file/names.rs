//! Names of variables as SPSS takes them: letters of any writing, digits, `_` and `.`, at most 64 bytes, no word of its
//! language, each once whatever its case. Japanese headings stay as they are: a transliteration would be a guess.

use std::collections::BTreeSet;

/// Words of the language of SPSS.
const TAKEN: [&str; 13] = ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];

/// Longest name, in bytes, that leaves room for a number behind it.
const LONGEST: usize = 58;

/// The names that a file has already.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name made of an id or a heading.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let mut name: String =
            wanted.trim().chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '_' }).collect();
        while name.len() > LONGEST {
            name.pop();
        }
        let mut name = name.trim_end_matches(['.', '_']).to_owned();
        if !name.starts_with(char::is_alphabetic) {
            name.insert(0, 'v');
        }
        if TAKEN.contains(&name.to_lowercase().as_str()) {
            name.push_str("_1");
        }
        let mut free = name.clone();
        let mut next = 2;
        while !self.0.insert(free.to_lowercase()) {
            free = format!("{name}_{next}");
            next += 1;
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_valid_and_each_is_there_once() {
        let mut names = Names::default();
        for (wanted, name) in [
            ("q1", "q1"),
            ("q1.a", "q1.a"),
            ("Q1", "Q1_2"),
            ("人口（人）", "人口_人"),
            ("2020年度", "v2020年度"),
            ("to", "to_1"),
            ("旧 コード", "旧_コード"),
            ("", "v"),
            ("<script>", "v_script"),
        ] {
            assert_eq!(names.take(wanted), name, "{wanted}");
        }
        let long = names.take(&"あ".repeat(100));
        assert!(long.len() <= 64 && long.chars().all(|c| c == 'あ'), "{long}");
        assert_ne!(names.take(&"あ".repeat(101)), long);
    }
}
