//! The name of a publication. It becomes a folder on whatever machine the workspace is copied to, so what one system cannot
//! hold is refused on all.

use std::path::Path;

use crate::catalogue::{Phrase, publication as words};
use crate::error::Error;
use crate::pipeline::freeze::{FOLDER, names};
use crate::text::clean::compose_marks;

/// Characters of a name; every file system holds a name of as many, also in Japanese.
const LONGEST: usize = 60;

/// Names of devices on Windows, whatever ending stands behind them.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// The name as it becomes a folder.
///
/// # Errors
/// It cannot be one everywhere, or there is such a publication; or the folder cannot be listed.
pub fn fresh_name(root: &Path, typed: &str) -> Result<String, Error> {
    let name = compose_marks(typed);
    if let Some(why) = unusable(&name) {
        return Err(Error::Workspace(words::unusable_name(name.escape_debug(), why)));
    }
    // Two names that differ in their case alone are one folder on Windows and on a Mac.
    let folded = name.to_lowercase();
    let there = names(root)?.into_iter().find(|there| compose_marks(there).to_lowercase() == folded);
    match there {
        Some(there) => Err(Error::Workspace(words::name_taken(format!("{FOLDER}/{there}")))),
        None => Ok(name),
    }
}

/// Why a name cannot be that of a folder.
fn unusable(name: &str) -> Option<Phrase> {
    // Marks of direction show one name and are another.
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let device = name.split('.').next().unwrap_or(name).trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|port| {
        let number = device.strip_prefix(port).unwrap_or_default();
        number.chars().count() == 1 && number.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c))
    });
    if name.trim().is_empty() {
        Some(words::name_empty())
    } else if name.chars().any(invisible) {
        Some(words::name_invisible())
    } else if let Some(c) = name.chars().find(|c| r#"/\:*?"<>|"#.contains(*c)) {
        Some(words::name_character(c))
    } else if name.starts_with(['.', '-', '~']) || name.trim() != name || name.ends_with('.') {
        Some(words::name_ends())
    } else if DEVICES.contains(&device.as_str()) || numbered {
        Some(words::name_device())
    } else {
        (name.chars().count() > LONGEST).then(|| words::name_long(LONGEST))
    }
}

#[cfg(test)]
mod tests {
    use super::unusable;

    #[test]
    fn what_is_no_folder_somewhere_is_no_name() {
        for name in [
            "",
            " ",
            "　",
            ".",
            "..",
            "a/b",
            "..\\a",
            "C:",
            "a:b",
            "con",
            "CON.txt",
            "nul",
            "Com1",
            "LPT³.x",
            "a.",
            "a ",
            " a",
            ".git",
            "-x",
            "~$a",
            "a\nb",
            "a\0",
            "a\u{202E}b",
            "a?",
            "x*",
            "\u{200B}",
        ] {
            assert!(unusable(name).is_some(), "{name:?}");
        }
        assert!(unusable(&"長".repeat(61)).is_some());
        for name in
            ["初回公表", "R3 第1報", "r3-first", "令和3年度（速報）", "console", "com", "com10", "nullable.v1"]
        {
            assert_eq!(unusable(name), None, "{name:?}");
        }
    }
}
