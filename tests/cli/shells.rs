//! Completions and the manual, as a shell and a formatter read them.

use std::process::{Command, Stdio};

use super::kaishu;

/// What stands for a person: the commands of the help.
fn commands() -> Vec<String> {
    let help = kaishu(&["--help", "--lang", "en"]).out;
    let from = help.split("Commands:\n").nth(1).unwrap();
    from.lines()
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn every_shell_has_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        for lang in ["ja", "en"] {
            let said = kaishu(&["completions", shell, "--lang", lang]);
            assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{shell}");
            for command in commands() {
                assert!(said.out.contains(&command), "{shell}: {command}");
            }
            assert!(!said.out.contains("read-apart"), "{shell}: what nobody types is not offered");
        }
    }
    let said = kaishu(&["completions", "bsh", "--lang", "ja"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("（近いもの: bash"), "{}", said.err);
}

/// bash reads the script and completes a command, an option, and a file where a file belongs.
#[test]
fn bash_completes() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kaishu.bash"), kaishu(&["completions", "bash", "--lang", "ja"]).out)
        .unwrap();
    std::fs::write(folder.path().join("report-2026.docx"), "").unwrap();
    let completed = |words: &str, at: usize| {
        let script = format!(
            "set -e\nsource ./kaishu.bash\ncomplete -p kaishu | grep -q 'default'\nCOMP_WORDS=({words})\n\
             COMP_CWORD={at}\nCOMPREPLY=()\n_kaishu kaishu \"${{COMP_WORDS[$COMP_CWORD]}}\" \"${{COMP_WORDS[$((COMP_CWORD - 1))]}}\" || true\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
        );
        Command::new("bash").args(["-c", &script]).current_dir(folder.path()).output()
    };
    let output = match completed("kaishu ru", 1) {
        Ok(output) => output,
        Err(error) => {
            println!("bash cannot be started ({error}): completion was not tried");
            return;
        }
    };
    let text = |output: &std::process::Output| String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert_eq!(text(&output), "run", "{output:?}");
    assert_eq!(text(&completed("kaishu run --for", 2).unwrap()), "--formats");
    // No word of the program fits, so that bash falls back to files (`-o default`); options take files themselves.
    assert_eq!(text(&completed("kaishu verify repo", 2).unwrap()), "");
    assert_eq!(text(&completed("kaishu verify --write repo", 3).unwrap()), "report-2026.docx");
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("man1");
    for lang in ["ja", "en"] {
        let said = kaishu(&["man", at.to_str().unwrap(), "--lang", lang]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let mut pages: Vec<String> = commands().iter().map(|command| format!("kaishu-{command}.1")).collect();
        pages.push("kaishu.1".to_owned());
        for page in &pages {
            let text = std::fs::read_to_string(at.join(page)).unwrap();
            assert!(text.contains(if lang == "ja" { ".SH 例" } else { ".SH EXAMPLES" }), "{page}: {text}");
            if lang == "en" {
                let japanese = text.chars().find(|c| ('\u{3040}'..='\u{9fff}').contains(c));
                assert_eq!(japanese, None, "{page}");
            }
        }
        assert_eq!(std::fs::read_dir(&at).unwrap().count(), pages.len());
        let main = kaishu(&["man", "--lang", lang]).out;
        assert_eq!(main, std::fs::read_to_string(at.join("kaishu.1")).unwrap());
    }
    rendered(&at.join("kaishu-run.1"));
}

/// A formatter takes the page without a complaint, and the examples stand line by line.
fn rendered(page: &std::path::Path) {
    let output = Command::new("groff")
        .args(["-man", "-Tutf8", "-ww", "-K", "utf8"])
        .arg(page)
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(text.lines().any(|line| line.trim() == "kaishu run"), "{text}");
            assert!(text.contains("strict"), "{text}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        }
        Err(error) => println!("groff cannot be started ({error}): the page was not set"),
    }
}
