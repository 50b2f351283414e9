//! `kaishu verify`: exit codes, both languages, JSON, the copy with comments, and what it does without a workspace.

use std::io::Read as _;

use serde_json::Value;

use super::word::docx;
use crate::support::Workspace;

fn report(workspace: &Workspace) -> Vec<u8> {
    workspace.kaishu(&["report"]).ends_with(0);
    std::fs::read(workspace.path("out/outcome-report/outcome-report.docx")).unwrap()
}

#[test]
fn a_report_of_ours_agrees_and_an_altered_one_does_not() {
    let workspace = Workspace::bundled();
    report(&workspace);
    let file = workspace.path("out/outcome-report/outcome-report.md");
    let path = file.to_str().unwrap();
    workspace.kaishu(&["verify", path, "--list", "wrong"]).ends_with(0).says("不一致 0");
    // What stands in the drawings of the page are labels.
    let page = workspace.path("out/outcome-report/outcome-report.html");
    workspace.kaishu(&["verify", page.to_str().unwrap(), "--list", "wrong"]).ends_with(0).says("不一致 0");
    let text = std::fs::read_to_string(&file).unwrap().replace("全体の80.6％", "全体の86.0％");
    let altered = workspace.path("altered.md");
    std::fs::write(&altered, text).unwrap();
    let altered = altered.to_str().unwrap();
    workspace
        .kaishu(&["verify", altered])
        .ends_with(1)
        .says("■ 不一致（1）")
        .says("「86.0％」")
        .says("正しくは 80.6％（104/129）")
        .says("network-needed");
    workspace
        .kaishu_in("en", &["verify", altered, "--list", "wrong"], &[])
        .ends_with(1)
        .says("disagrees (1)")
        .says("right: 80.6％（104/129）");
    let json = workspace.kaishu(&["verify", altered, "--format", "json"]);
    let json: Value = serde_json::from_str(&json.ends_with(1).stdout).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["summary"]["disagree"], 1);
    let wrong = json["statements"].as_array().unwrap().iter().find(|s| s["verdict"] == "disagrees").unwrap();
    assert_eq!(wrong["figure"], "network-needed");
}

/// The copy has comments where something is to be mended, the original is untouched, and another program opens the copy.
#[test]
fn the_copy_has_comments_and_the_original_is_untouched() {
    let workspace = Workspace::bundled();
    let original = report(&workspace);
    let altered = altered_docx(&original, "全体の80.6％", "全体の86.0％");
    let path = workspace.path("report.docx");
    std::fs::write(&path, &altered).unwrap();
    workspace.kaishu(&["verify", path.to_str().unwrap(), "--write"]).ends_with(1).says("report.verified.docx");
    assert_eq!(std::fs::read(&path).unwrap(), altered);
    let copy = std::fs::read(workspace.path("report.verified.docx")).unwrap();
    let comments = part(&copy, "word/comments.xml");
    assert!(comments.contains("不一致") && comments.contains("80.6％（104/129）"), "{comments}");
    let document = part(&copy, "word/document.xml");
    // Words that are written in two ways have comments of their own.
    let commented =
        document.split("commentRangeStart").skip(1).filter_map(|from| from.split("commentRangeEnd").next());
    let number = commented.filter(|words| words.contains("86.0％")).collect::<Vec<_>>();
    assert!(matches!(number.as_slice(), [only] if !only.contains("104か所")), "{number:?}");
    assert!(part(&copy, "[Content_Types].xml").contains("comments+xml"));
    assert!(part(&copy, "word/_rels/document.xml.rels").contains("comments.xml"));
    // The same file gives the same bytes.
    workspace.kaishu(&["verify", path.to_str().unwrap(), "--write", workspace.path("b.docx").to_str().unwrap()]);
    assert_eq!(copy, std::fs::read(workspace.path("b.docx")).unwrap());
    opens(&workspace, "report.verified.docx");
}

/// LibreOffice opens the copy and finds the comment.
fn opens(workspace: &Workspace, file: &str) {
    let out = workspace.path("opened");
    let profile = format!("-env:UserInstallation=file://{}", workspace.path("profile").display());
    let run = std::process::Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "odt", "--outdir"])
        .arg(&out)
        .arg(workspace.path(file))
        .output();
    match run {
        Ok(done) if done.status.success() => {
            let odt = std::fs::read(out.join(file.replace(".docx", ".odt"))).unwrap();
            let content = part(&odt, "content.xml");
            assert!(content.contains("office:annotation") && content.contains("86.0％"), "no comment");
        }
        Ok(failed) => panic!("{failed:?}"),
        Err(error) => {
            let required = std::env::var_os("KAISHU_REQUIRE_TOOLS").is_some();
            assert!(!required, "soffice is not there: {error}");
            eprintln!("skipped: soffice is not there");
        }
    }
}

#[test]
fn what_is_no_word_file_gets_no_copy_and_the_original_is_never_the_copy() {
    let workspace = Workspace::bundled();
    std::fs::write(workspace.path("a.md"), "# 報告\n\n回収は129か所である。\n").unwrap();
    let path = workspace.path("a.md");
    workspace.kaishu(&["verify", path.to_str().unwrap(), "--write"]).ends_with(2).says("Word 文書ではない");
    std::fs::write(workspace.path("a.docx"), report(&workspace)).unwrap();
    let path = workspace.path("a.docx");
    let path = path.to_str().unwrap();
    workspace.kaishu(&["verify", path, "--write", path]).ends_with(2).says("元の文書と同じ");
    workspace.kaishu(&["verify", path, "--plan", "outcome-reprt"]).ends_with(2).says("outcome-report");
}

#[test]
fn without_a_workspace_only_the_document_is_checked() {
    let workspace = Workspace::empty();
    std::fs::write(workspace.path("a.md"), "# 報告\n\n会議を3回開催した。\n").unwrap();
    let path = workspace.path("a.md");
    workspace
        .kaishu(&["verify", path.to_str().unwrap()])
        .ends_with(0)
        .says("数値とは照らし合わせていない")
        .says("作業フォルダがないため");
}

/// A figure that the plan has no more, but a text names.
#[test]
fn a_figure_that_is_gone_is_told_with_its_place() {
    let workspace = Workspace::bundled();
    std::fs::write(workspace.path("a.md"), "# 報告\n\n必要としたのは80.6％{{figure:network-gone}}であった。\n")
        .unwrap();
    let path = workspace.path("a.md");
    workspace.kaishu(&["verify", path.to_str().unwrap()]).ends_with(1).says("数値 network-gone は計画にない");
}

/// A note of Word stands in a part of its own: its comment goes to its mark in the text.
#[test]
fn what_a_footnote_says_is_commented_at_its_mark() {
    let workspace = Workspace::empty();
    let p = |inside: &str| format!("<w:p>{inside}</w:p>");
    let r = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let body = [p(&r("はじめに")), p(&[&r("会議を開いた"), mark, &r("。")].concat())].concat();
    let notes = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p(&r("令和2年2月30日に開催した。")));
    std::fs::write(workspace.path("a.docx"), docx(&body, &[("footnotes", &notes)])).unwrap();
    let path = workspace.path("a.docx");
    workspace
        .kaishu(&["verify", path.to_str().unwrap(), "--write"])
        .ends_with(1)
        .says("（脚注）　「令和2年2月30日」は暦にない日付です")
        .says_nothing_of("コメントを置けなかった");
    let copy = std::fs::read(workspace.path("a.verified.docx")).unwrap();
    let text = part(&copy, "word/document.xml");
    let (before, behind) = text.split_once("<w:commentRangeStart w:id=\"0\"/>").unwrap();
    assert!(before.contains("会議を開い") && behind.contains(mark), "{text}");
    assert!(part(&copy, "word/comments.xml").contains("暦にない日付"));
}

/// Where changes are still tracked, what was inserted is checked, what was deleted is not, and the first place is said.
#[test]
fn a_report_with_tracked_changes_is_read_as_it_would_be_accepted() {
    let workspace = Workspace::bundled();
    let r = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let changed = |old: &str, new: &str| {
        let body = format!(
            "<w:p>{}</w:p><w:p>{}<w:del w:id=\"1\"><w:r><w:delText>{old}</w:delText></w:r></w:del><w:ins w:id=\"2\">{}</w:ins>{}</w:p>",
            r("ネットワークに関するアンケートの結果"),
            r("ネットワークが必要と回答したのは全体の"),
            r(new),
            r("％、104か所（回収129か所）であった。")
        );
        std::fs::write(workspace.path("a.docx"), docx(&body, &[])).unwrap();
        let path = workspace.path("a.docx");
        workspace.kaishu(&["verify", path.to_str().unwrap(), "--plan", "outcome-report", "--write"])
    };
    changed("86.0", "80.6").ends_with(0).says("不一致 0").says("挿入 1 か所").says("初めは 2段落目");
    changed("80.6", "86.0").ends_with(1).says("「86.0％」").says("正しくは 80.6％（104/129）");
    let text = part(&std::fs::read(workspace.path("a.verified.docx")).unwrap(), "word/document.xml");
    let commented = text.rsplit("commentRangeStart").next().and_then(|from| from.split("commentRangeEnd").next());
    assert!(commented.is_some_and(|words| words.contains("86.0") && !words.contains("80.6")), "{text}");
}

/// Digits of any width, and numbers that a line ends within, as text copied from a PDF has them.
#[test]
fn numbers_of_full_width_that_go_over_lines_are_read() {
    let workspace = Workspace::bundled();
    let verified = |share: &str| {
        // Lines of the width that they have in a text copied from a PDF, every second one blank.
        let text = format!(
            "６ 成果\n\n令和２年度に行ったアンケートの結果、再犯防止のためのネットワークが必要と回答したのは、全体の{share}％、１０\n\n４ヶ所（回収１２９ ヶ所）であった。\n"
        );
        std::fs::write(workspace.path("a.txt"), text).unwrap();
        let path = workspace.path("a.txt");
        workspace.kaishu(&["verify", path.to_str().unwrap(), "--plan", "outcome-report"])
    };
    verified("８０．６").ends_with(0).says("不一致 0").says("「１０４ヶ所（回収１２９ ヶ所）」").says("一致 2");
    verified("８６．０").ends_with(1).says("正しくは 80.6％（104/129）");
}

/// Whatever a text says of a hidden figure, the answer is the same, and it is that nobody can check it.
#[test]
fn what_is_hidden_is_told_by_no_answer() {
    let workspace = Workspace::bundled();
    for plan in ["analysis/outcome-report.toml", "analysis/round-3.toml"] {
        let text = workspace.read(plan);
        let (before, rest) = text.split_once("[disclosure]\n").unwrap();
        let (_, after) = rest.split_once("\n\n").unwrap();
        let declared = "rule = \"min-count 3\"\nsurveys = [\"consultations\", \"hard-cases\"]";
        workspace.write(plan, format!("{before}[disclosure]\n{declared}\n\n{after}"));
    }
    let answer = |n: usize| {
        let text = format!(
            "# 相談窓口\n\n令和2年度の上田の相談窓口の支援対象者数は{n}人{{{{figure:window-clients.ueda.FY2020}}}}であった。\n\n令和2年度の上田の相談窓口の支援対象者数は{n}人で、前年度から{n}人減少し、全体の{n}％（n={n}）を占めた。支援対象者が最も多いのは上田である。\n"
        );
        std::fs::write(workspace.path("a.md"), text).unwrap();
        let path = workspace.path("a.md");
        let run = workspace.kaishu(&["verify", path.to_str().unwrap(), "--format", "json"]);
        let mut json: Value = serde_json::from_str(&run.stdout).unwrap();
        let statements = json["statements"].as_array_mut().unwrap();
        for at in [0, 1] {
            assert_eq!(statements[at]["why"], "suppressed", "{}", statements[at]);
        }
        for statement in statements.iter_mut() {
            for said in ["text", "sentence", "place"] {
                statement[said].take();
            }
        }
        (run.code, json["statements"].take())
    };
    let first = answer(1);
    for n in [2, 3, 7] {
        assert_eq!(answer(n), first, "{n}");
    }
}

fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A Word file with other words in its text.
fn altered_docx(original: &[u8], old: &str, new: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(original)).unwrap();
    let mut copy = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(old));
            bytes = text.replace(old, new).into_bytes();
        }
        copy.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(&bytes).unwrap();
    }
    copy.finish().unwrap().into_inner()
}
