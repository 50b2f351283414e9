//! Filled files are opened by programs that are not ours: python-docx and LibreOffice.

use std::process::Command;

use tempfile::TempDir;

use super::{TEMPLATES, fixture_filled};

/// Says that a program is not here, or fails where it has to be.
fn missing(tool: &str) {
    assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "{tool} is required");
    println!("skipped: there is no {tool}");
}

fn works(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

fn fill() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in TEMPLATES {
        std::fs::write(folder.path().join(format!("{name}.docx")), fixture_filled(name)).unwrap();
    }
    folder
}

#[test]
fn python_docx_reads_what_was_filled() {
    if !works("python3", &["-c", "import docx"]) {
        missing("python-docx");
        return;
    }
    let folder = fill();
    let script = "import docx, sys\nfor f in sys.argv[1:]:\n  d = docx.Document(f)\n  root = d.element.body\n  print(f, ''.join(t.text or '' for t in root.iter('{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t')))\n  for s in d.sections: print(s.header._element.xpath('string(.)'), s.footer._element.xpath('string(.)'))\n";
    let output = Command::new("python3")
        .args(["-c", script, "report.docx", "letter.docx", "sheet.docx"])
        .env("PYTHONUTF8", "1")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    for words in
        ["必要と答えたのは104か所（80.6％）であった", "回収 129か所", "回収は129か所でした", "結果 104か所 の詳細"]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn libreoffice_opens_what_was_filled() {
    if !works("soffice", &["--version"]) {
        missing("soffice");
        return;
    }
    let folder = fill();
    let profile = folder.path().join("profile").display().to_string();
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{profile}"))
        .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .args(TEMPLATES.map(|name| folder.path().join(format!("{name}.docx"))))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = |name: &str| std::fs::read_to_string(folder.path().join(format!("{name}.txt"))).unwrap();
    assert!(text("report").contains("必要と答えたのは104か所（80.6％）であった"), "{}", text("report"));
    assert!(text("letter").contains("ネットワークが必要な理由"), "{}", text("letter"));
    assert!(text("sheet").contains("80.6％"), "{}", text("sheet"));
}
