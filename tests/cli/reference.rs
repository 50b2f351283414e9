//! `docs/commands.md` and its Japanese twin: the part below the mark is the help of every command, word for word.
//! `KAISHU_BLESS=1` writes it anew.

use std::path::Path;

use super::{COMMANDS, kaishu};

#[test]
fn the_reference_of_commands_is_what_help_says() {
    for (file, lang) in [("docs/commands.md", "en"), ("docs/commands.ja.md", "ja")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        let at = text.find("<!--").unwrap();
        let end = at + text[at..].find("-->\n").unwrap() + "-->\n".len();
        let mut expected = text[..end].to_owned();
        let help = |arguments: &[&str]| kaishu(&[arguments, &["--help", "--lang", lang]].concat()).out;
        expected.push_str(&format!("\n## kaishu\n\n```text\n{}\n```\n", help(&[]).trim()));
        for command in COMMANDS {
            expected.push_str(&format!("\n## kaishu {command}\n\n```text\n{}\n```\n", help(&[command]).trim()));
        }
        if std::env::var_os("KAISHU_BLESS").is_some() {
            std::fs::write(&path, &expected).unwrap();
        } else {
            assert!(text == expected, "{file} is not what --help says; its last line tells how to make it anew");
        }
    }
}

/// None is left out: the commands of the help are those of the reference.
#[test]
fn every_command_is_in_the_reference() {
    let help = kaishu(&["--help", "--lang", "en"]).out;
    let listed: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(listed, COMMANDS);
}
