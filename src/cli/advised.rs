//! Commands that messages advise, as they are typed where the person is: with the workspace that was named with `-w`, without which
//! they would look for one in the current folder.

use std::borrow::Cow;
use std::path::Path;

/// Commands that are advised for the workspace at hand.
const OF_WORKSPACE: [&str; 10] =
    ["run", "check", "collect", "code", "fill", "publish", "reproduce", "trace", "explain", "concordance"];

/// Words before a command, or behind it, where it is only spoken of: "as kaishu publish wrote it".
const SPOKEN_BEFORE: [&str; 3] = ["by ", "as ", "with "];
const SPOKEN_BEHIND: [&str; 3] = [" が", " で", " に"];

/// How the workspace is named in a command; nothing where it is the current folder.
pub(super) fn named(root: &Path) -> Option<String> {
    if root == Path::new(".") {
        return None;
    }
    Some(format!("-w {}", quoted(&root.display().to_string())))
}

/// A path or name as it is typed: in quotes where a shell would take it apart.
pub(super) fn quoted(path: &str) -> String {
    let plain = |sign: char| {
        sign.is_alphanumeric() || "-_./\\:+,@%".contains(sign) || (!sign.is_ascii() && !sign.is_whitespace())
    };
    if path.chars().all(plain) { path.to_owned() } else { format!("\"{path}\"") }
}

/// The command that fills a document.
pub(super) fn fill(root: &Path, file: &str) -> String {
    command(root, &format!("fill {}", quoted(file)))
}

/// A command for the workspace.
pub(super) fn command(root: &Path, words: &str) -> String {
    named(root).map_or_else(|| format!("kaishu {words}"), |named| format!("kaishu {named} {words}"))
}

/// A text with its advised commands for the workspace that was named.
pub(super) fn text<'t>(text: &'t str, named: Option<&str>) -> Cow<'t, str> {
    const PROGRAM: &str = "kaishu ";
    let Some(named) = named.filter(|_| text.contains(PROGRAM)) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len() + named.len());
    let mut rest = text;
    while let Some(at) = rest.find(PROGRAM) {
        let (before, behind) = rest.split_at(at + PROGRAM.len());
        out.push_str(before);
        // 返送-kaishu is the name of a folder.
        let in_name = rest[..at].ends_with(|sign: char| sign.is_ascii_alphanumeric() || "-_./\\".contains(sign));
        let spoken = in_name || SPOKEN_BEFORE.iter().any(|word| rest[..at].ends_with(word));
        let is_advised = |command: &str| {
            let more = behind.strip_prefix(command);
            more.is_some_and(|more| {
                let ends = !more.starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '-');
                ends && !SPOKEN_BEHIND.iter().any(|word| more.starts_with(word)) && !more.contains(" -w ")
            })
        };
        if !spoken && OF_WORKSPACE.iter().any(|command| is_advised(command)) {
            out.push_str(named);
            out.push(' ');
        }
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advised_commands_name_the_workspace_and_what_is_spoken_of_stays() {
        let with = |said: &str| text(said, Some("-w 県")).into_owned();
        assert_eq!(with("確かめるには: kaishu reproduce r7"), "確かめるには: kaishu -w 県 reproduce r7");
        assert_eq!(with("kaishu -w 県-kaishu fill a.docx"), "kaishu -w 県-kaishu fill a.docx");
        assert_eq!(with("`kaishu code q4`, kaishu run."), "`kaishu -w 県 code q4`, kaishu -w 県 run.");
        for stays in [
            "kaishu publish が書いたままの",
            "as kaishu publish wrote it",
            "kaishu new が作る例",
            "kaishu run -w 別の県",
            "kaishu -w 県 fill a.docx",
            "kaishu runs",
            "この kaishu が読む",
        ] {
            assert_eq!(with(stays), stays);
        }
        assert_eq!(text("kaishu run", None), "kaishu run");
        assert_eq!(named(Path::new("a b")).as_deref(), Some("-w \"a b\""));
        assert_eq!(fill(Path::new("県"), "県/out/p/課 (案).docx"), "kaishu -w 県 fill \"県/out/p/課 (案).docx\"");
        assert_eq!(fill(Path::new("."), "out/p/報告書（案）.docx"), "kaishu fill out/p/報告書（案）.docx");
        assert_eq!(
            (command(Path::new("."), "run"), command(Path::new("x"), "run")),
            ("kaishu run".into(), "kaishu -w x run".into())
        );
    }
}
