//! A plan that names an office's file: it is filled in every run, recorded and published with the rest.

use super::{control, docx, entries, paragraph, small, text_of, zipped};
use crate::support::Workspace;

/// The small workspace with a template that its plan names.
fn with_template(body: &str) -> Workspace {
    let workspace = small();
    workspace.write("templates/mine.docx", docx(body));
    let plan = "analysis/my-report.toml";
    workspace.replace(plan, "id = \"my-report\"\n", "id = \"my-report\"\ntemplate = \"templates/mine.docx\"\n");
    workspace
}

#[test]
fn every_run_fills_it_and_says_so() {
    let workspace = with_template(&paragraph("{{figure:capacity}}"));
    workspace.kaishu(&["run"]).ends_with(0).says("差し込み: out/my-report/mine.docx");
    let body = text_of(&std::fs::read(workspace.path("out/my-report/mine.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("2,050人"), "{body}");
    let record: serde_json::Value = serde_json::from_str(&workspace.read("out/analyst/run.json")).unwrap();
    let names = |list: &str| -> Vec<String> {
        record[list].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect()
    };
    assert!(names("inputs").contains(&"templates/mine.docx".to_owned()), "{record:#}");
    assert!(names("outputs").contains(&"out/my-report/mine.docx".to_owned()), "{record:#}");
    // The figure knows that it is printed there.
    let figures = workspace.figures_of("my-report");
    assert!(figures["capacity"]["printed"].to_string().contains("templates/mine.docx"), "{}", figures["capacity"]);
    workspace.remove("out/my-report/mine.docx");
    workspace.kaishu(&["run", "--formats", "md"]).ends_with(0).says_nothing_of("mine.docx");
    assert!(!workspace.path("out/my-report/mine.docx").exists());
    // A list of several, of which two would have one name.
    workspace.write("other/mine.docx", docx(&paragraph("{{figure:capacity}}")));
    let plan = "analysis/my-report.toml";
    workspace.replace(plan, "\"templates/mine.docx\"", "[\"templates/mine.docx\", \"other/mine.docx\"]");
    workspace.kaishu(&["run"]).ends_with(2).says("同じ名前になります");
}

#[test]
fn a_mistaken_mark_is_a_mistake_of_the_definitions() {
    let workspace = with_template(&paragraph("{{figure:capcity}}"));
    workspace
        .kaishu(&["run"])
        .ends_with(2)
        .says("templates/mine.docx｜段落「{{figure:capcity}}」")
        .says("印の「capcity」はありません")
        .says("capacity");
    assert!(!workspace.path("out").exists());
    workspace.remove("templates/mine.docx");
    workspace.kaishu(&["run"]).ends_with(2).says("my-report が指すファイル templates/mine.docx がありません");
}

/// A mark that names nothing stands in the way of reports, and of nothing else.
#[test]
fn a_mistaken_mark_leaves_everything_else_alone() {
    let workspace = with_template(&paragraph("{{figure:capcity}}"));
    for words in [&["collect"][..], &["trace", "capacity"], &["tabulate", "lacking"], &["fill", "--marks"]] {
        workspace.kaishu(words).ends_with(0);
    }
    workspace.kaishu(&["run", "--formats", "md"]).ends_with(0);
    for words in [&["check"][..], &["publish", "first"], &["report"]] {
        workspace.kaishu(words).ends_with(2).says("印の「capcity」はありません");
    }
}

#[test]
fn what_somebody_wrote_into_a_filled_file_is_not_lost() {
    let workspace = with_template(&paragraph("収容 {{figure:capacity}}"));
    let (place, beside) = ("out/my-report/mine.docx", "out/my-report/mine.new.docx");
    let body = |file: &str| text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
    workspace.kaishu(&["run"]).ends_with(0);
    // Other numbers are nobody's words.
    workspace.remove("returned/そら村.xlsx");
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("mine.new.docx");
    workspace.kaishu(&["fill", "templates/mine.docx"]).ends_with(0);
    let run = "<w:r><w:t xml:space=\"preserve\">999人</w:t></w:r>";
    let edited = paragraph("課長の手直し") + &format!("<w:p>{}</w:p>", control("figure:capacity", run));
    workspace.write(place, docx(&edited));
    workspace.kaishu(&["run"]).ends_with(0).says(beside);
    assert!(body(place).contains("課長の手直し") && body(place).contains("999人"));
    assert!(body(beside).contains("収容 ") && !body(beside).contains("999人"));
    workspace.kaishu(&["fill", "templates/mine.docx"]).ends_with(2).says("上書きしません");
    // Filled itself it has both: the words and today's numbers.
    workspace.kaishu(&["fill", place]).ends_with(0);
    assert!(body(place).contains("課長の手直し") && !body(place).contains("999人"));
    workspace.remove(place);
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of(beside);
    assert!(body(place).contains("収容 ") && !workspace.path(beside).exists());
}

/// What Word does to a file when somebody writes into it and saves: the parts are packed anew.
fn saved(workspace: &Workspace, file: &str, from: &str, to: &str) {
    let all = entries(&std::fs::read(workspace.path(file)).unwrap());
    let parts =
        all.iter().map(|(name, (_, bytes))| (name.as_str(), String::from_utf8_lossy(bytes).replace(from, to)));
    workspace.write(file, zipped(&parts.collect::<Vec<_>>()));
}

/// A document that somebody wrote into is outdated only where numbers moved; both are told apart.
#[test]
fn that_it_was_edited_and_that_numbers_moved_are_told_apart() {
    let workspace = with_template(&paragraph("収容 {{figure:capacity}}、回収 {{figure:returned}}"));
    let (place, beside) = ("out/my-report/mine.docx", "out/my-report/mine.new.docx");
    workspace.kaishu(&["run"]).ends_with(0);
    // Written beside the numbers: all marks say what they would be filled with.
    saved(&workspace, place, "収容 ", "課長の手直し 収容 ");
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says(&format!("差し込み: {place}（手直しあり。")).says_nothing_of(beside);
    said.says_nothing_of("そのまま残しました");
    assert!(!workspace.path(beside).exists());
    // A number was typed over; none moved.
    saved(&workspace, place, "2,050人", "9999人");
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0)
        .says(&format!("{place} は手直しされているので、そのまま残しました"))
        .says("差し込んだあとで変わった数値はありません")
        .says("手で書き換えられた印 1 件（書かれているもの → 差し込むと入るもの）: {{figure:capacity}}: 9999人 → 2,050人")
        .says(&format!("  差し込み: {beside}"))
        .says(&format!("kaishu fill {place}"));
    // The data changed too; the commands work from where one types them.
    workspace.remove("returned/そら村.xlsx");
    let root = workspace.root().display().to_string();
    let said = workspace.kaishu(&["run", "-w", &root]);
    said.ends_with(0)
        .says("差し込んだあとで変わった数値 1 件: {{figure:returned}}: 3市町村 → 2市町村")
        .says("9999人 → 1,800人（データも変わっています）")
        .says(&format!("kaishu -w {root} fill {root}/{place}"));
    // Filled itself it is up to date, edits and all, and the other one goes.
    workspace.kaishu(&["fill", place]).ends_with(0);
    workspace.kaishu(&["run"]).ends_with(0).says("手直しあり").says_nothing_of(beside);
    assert!(!workspace.path(beside).exists());
    let body = text_of(&std::fs::read(workspace.path(place)).unwrap(), "word/document.xml");
    assert!(body.contains("課長の手直し") && body.contains("1,800人"), "{body}");
}

/// Who goes on writing in the new one that a run put beside loses nothing either.
#[test]
fn what_somebody_wrote_into_the_new_one_beside_is_not_lost() {
    let workspace = with_template(&paragraph("収容 {{figure:capacity}}"));
    let (place, beside) = ("out/my-report/mine.docx", "out/my-report/mine.new.docx");
    let next = "out/my-report/mine.new.new.docx";
    let body = |file: &str| text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
    workspace.kaishu(&["run"]).ends_with(0);
    saved(&workspace, place, "収容 ", "課長の手直し ");
    saved(&workspace, place, "2,050人", "9999人");
    workspace.kaishu(&["run"]).ends_with(0).says(beside);
    saved(&workspace, beside, "収容 ", "部長の手直し ");
    workspace.kaishu(&["run"]).ends_with(0).says(next);
    assert!(body(beside).contains("部長の手直し") && body(next).contains("収容 "));
    workspace.kaishu(&["run"]).ends_with(0).says(&format!("{beside} にも手直しがある"));
    // Neither a document that is current again nor one that is gone takes it along.
    workspace.kaishu(&["fill", place]).ends_with(0);
    workspace.kaishu(&["run"]).ends_with(0);
    workspace.remove(place);
    workspace.kaishu(&["run"]).ends_with(0);
    assert!(body(place).contains("収容 ") && body(beside).contains("部長の手直し"));
    assert!(!workspace.path(next).exists());
}

/// Marks that are added to the office's own document are filled; those that are typed into a filled one are told.
#[test]
fn a_mark_that_is_added_is_filled() {
    let workspace = with_template(&paragraph("収容 {{figure:capacity}}"));
    let place = "out/my-report/mine.docx";
    let body = |file: &str| text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
    workspace.kaishu(&["run"]).ends_with(0);
    let more = docx(&(paragraph("収容 {{figure:capacity}}") + &paragraph("回収 {{figure:returned}}")));
    workspace.write("templates/mine.docx", &more);
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("手直し").says_nothing_of("mine.new.docx");
    assert!(body(place).contains("3市町村"), "{}", body(place));
    // The same by hand, whose file lies elsewhere.
    for words in [["fill", "templates/mine.docx"].as_slice(), &["fill", "templates/mine.docx", "-o", "there.docx"]]
    {
        workspace.write("templates/mine.docx", docx(&paragraph("収容 {{figure:capacity}}")));
        workspace.kaishu(words).ends_with(0);
        workspace.write("templates/mine.docx", &more);
        workspace.kaishu(words).ends_with(0);
    }
    assert!(body("there.docx").contains("3市町村"), "{}", body("there.docx"));
    // Once somebody wrote into the filled one it is left; what it lacks is said, and how to add it.
    saved(&workspace, place, "収容 ", "課長の手直し ");
    workspace.write(
        "templates/mine.docx",
        docx(&paragraph("{{figure:capacity}} {{figure:not-enough}} {{figure:returned}}")),
    );
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says("元の文書 templates/mine.docx の印のうち {{figure:not-enough}} がありません");
    workspace.kaishu(&["fill", "templates/mine.docx"]).ends_with(2).says("印を書き足して");
    saved(&workspace, place, "課長の手直し ", "課長の手直し {{figure:not-enough}} ");
    workspace.kaishu(&["run"]).ends_with(0).says("まだ差し込んでいない印 1 件: {{figure:not-enough}}");
    workspace.kaishu(&["fill", place]).ends_with(0);
    assert!(body(place).contains("課長の手直し") && body(place).contains("66.7％"), "{}", body(place));
    workspace.kaishu(&["run"]).ends_with(0).says("手直しあり");
}

#[test]
fn a_publication_holds_the_file_and_makes_it_again() {
    let workspace = with_template(&(paragraph("収容 {{figure:capacity}}") + &paragraph("{{table:lacking}}")));
    workspace.kaishu(&["publish", "first", "--date", "2025-10-01"]).ends_with(0);
    let kept = "published/first/public/my-report/mine.docx";
    assert!(text_of(&std::fs::read(workspace.path(kept)).unwrap(), "word/document.xml").contains("2,050人"));
    workspace.kaishu(&["reproduce", "first"]).ends_with(0);
    // Another file today does not change what was published.
    workspace.write("templates/mine.docx", docx(&paragraph("いま {{figure:capacity}}")));
    workspace.kaishu(&["run"]).ends_with(0);
    workspace.kaishu(&["reproduce", "first"]).ends_with(0);
    // What was written into the filled file is in no publication, and that is said.
    let publish = |name: &str| workspace.kaishu(&["publish", name, "--date", "2025-10-02"]);
    let root = workspace.root().display().to_string();
    let second = workspace.kaishu(&["publish", "second", "--date", "2025-10-02", "-w", &root]);
    second.ends_with(0).says_nothing_of("手直し");
    second.says(&format!("kaishu -w {root} reproduce second"));
    workspace.write("out/my-report/mine.docx", docx(&paragraph("課長の手直し")));
    publish("third")
        .ends_with(0)
        .says("out/my-report/mine.docx は公表したものと違います")
        .says("published/third/public/my-report/mine.docx");
}

#[test]
fn a_filled_file_is_filled_again_by_the_plan_that_it_lies_with() {
    let workspace = with_template(&paragraph("{{figure:capacity}}"));
    workspace.kaishu(&["run"]).ends_with(0);
    let second = "id = \"second\"\ntitle = \"二つ目\"\nperiod = [\"FY2025\"]\nsections = [{ number = \"1\", title = \"章\" }]\n";
    workspace.write("analysis/second.toml", second);
    // The plan that names it, that it lies with, or whose names its marks are.
    workspace.write("there/mine.docx", docx(&(paragraph("{{stamp}}") + &paragraph("{{figure:capacity}}"))));
    workspace.kaishu(&["fill", "templates/mine.docx"]).ends_with(0).says_nothing_of("で差し込みます");
    workspace.kaishu(&["fill", "out/my-report/mine.docx"]).ends_with(0).says_nothing_of("で差し込みます");
    let said = workspace.kaishu(&["fill", "there/mine.docx", "-o", "there/one.docx"]);
    said.ends_with(0).says("計画 my-report で差し込みます（印の名前 1 個のうち 1 個がこの計画にあります）");
    workspace.kaishu(&["fill", "there/one.docx"]).ends_with(0).says("計画 my-report で差し込みます");
    // A name with a letter wrong is measured against the plan that has the others.
    workspace.write("there/mine.docx", docx(&paragraph("{{figure:capacity}} {{figure:retuned}}")));
    let said = workspace.kaishu(&["fill", "there/mine.docx"]);
    said.ends_with(2).says("印の名前 2 個のうち 1 個が").says("印の「retuned」はありません");
    // What both plans have tells nothing.
    workspace.write("there/mine.docx", docx(&paragraph("{{stamp}}")));
    let said = workspace.kaishu(&["fill", "there/mine.docx"]);
    said.ends_with(2).says("どの計画か決まりません").says("my-report（0）").says("second（0）").says("--plan");
    // Without a mark it is the mark that is missing, and no plan.
    workspace.write("there/mine.docx", docx(&paragraph("印はない")));
    workspace.kaishu(&["fill", "there/mine.docx"]).ends_with(2).says("印が1つもありません");
}

/// A filled document that somebody keeps elsewhere is renewed there, and nothing that somebody wrote is lost.
#[test]
fn a_filled_document_is_renewed_where_it_lies() {
    let workspace = small();
    workspace.write("mine.docx", docx(&paragraph("収容 {{figure:capacity}}")));
    workspace.kaishu(&["fill", "mine.docx", "-o", "desk/kept.docx"]).ends_with(0);
    let body = |file: &str| text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
    saved(&workspace, "desk/kept.docx", "収容 ", "課長の手直し ");
    workspace.remove("returned/そら村.xlsx");
    let said = workspace.kaishu(&["fill", "desk/kept.docx"]);
    said.ends_with(0).says("desk/kept.docx に書きました").says("2,050人 → 1,800人");
    assert!(body("desk/kept.docx").contains("課長の手直し") && body("desk/kept.docx").contains("1,800人"));
    assert!(!workspace.path("out").exists());
    // What stands beside it is taken away where it is ours, and that is said; what somebody wrote into stays.
    std::fs::copy(workspace.path("desk/kept.docx"), workspace.path("desk/kept.new.docx")).unwrap();
    workspace.kaishu(&["fill", "desk/kept.docx"]).ends_with(0).says_nothing_of("kept.new.docx");
    assert!(workspace.path("desk/kept.new.docx").exists());
    workspace.kaishu(&["fill", "mine.docx", "-o", "desk/own.docx"]).ends_with(0);
    std::fs::rename(workspace.path("desk/own.docx"), workspace.path("desk/kept.new.docx")).unwrap();
    let said = workspace.kaishu(&["fill", "desk/kept.docx"]);
    said.ends_with(0).says("隣にあった desk/kept.new.docx は、要らなくなったので消しました");
    assert!(!workspace.path("desk/kept.new.docx").exists());
    // A filled document that a plan names as its own is not written over.
    let plan = "analysis/my-report.toml";
    workspace.replace(plan, "id = \"my-report\"\n", "id = \"my-report\"\ntemplate = \"desk/kept.docx\"\n");
    let before = std::fs::read(workspace.path("desk/kept.docx")).unwrap();
    workspace.remove("returned/みどり町.xlsx");
    workspace.kaishu(&["fill", "desk/kept.docx"]).ends_with(0).says("out/my-report/kept.docx に書きました");
    assert!(std::fs::read(workspace.path("desk/kept.docx")).unwrap() == before);
}

/// What LibreOffice 7.4 does to our controls when it saves: those in a line keep neither title nor tag.
fn without_tags(workspace: &Workspace, file: &str) {
    let all = entries(&std::fs::read(workspace.path(file)).unwrap());
    let bare = |xml: &str| {
        let mut pieces = xml.split("<w:sdtPr>");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |xml, piece| xml + "<w:sdtPr></w:sdtPr>" + piece.split_once("</w:sdtPr>").unwrap().1)
    };
    let mut parts: Vec<_> =
        all.iter().map(|(name, (_, bytes))| (name.as_str(), bare(&String::from_utf8_lossy(bytes)))).collect();
    parts.push((
        "docProps/app.xml",
        "<Properties><Application>LibreOffice/7.4.7.2</Application></Properties>".to_owned(),
    ));
    workspace.write(file, zipped(&parts));
}

/// A program that is not Word drops the frames; no command is advised then that cannot work.
#[test]
fn a_document_that_lost_its_frames_is_told_as_that() {
    let workspace = with_template(&paragraph("収容 {{figure:capacity}}"));
    let (place, beside) = ("out/my-report/mine.docx", "out/my-report/mine.new.docx");
    workspace.kaishu(&["run"]).ends_with(0);
    without_tags(&workspace, place);
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says("そのまま残しました").says("枠が1つもありません").says("LibreOffice");
    said.says("templates/mine.docx に書き").says(beside).says_nothing_of(&format!("kaishu fill {place}"));
    said.says_nothing_of("変わった数値はありません");
    workspace.kaishu(&["fill", place]).ends_with(2).says("枠が失われています").says("元の文書");
    let said = workspace.kaishu(&["fill", "templates/mine.docx"]);
    said.ends_with(2).says("上書きしません").says_nothing_of(&format!("kaishu fill {place}"));
    without_tags(&workspace, beside);
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says("差し込み直せません").says_nothing_of(&format!("kaishu fill {beside}"));
    // One that was filled by itself.
    workspace.write("alone.docx", docx(&paragraph("収容 {{figure:capacity}}")));
    workspace.kaishu(&["fill", "alone.docx"]).ends_with(0);
    without_tags(&workspace, "out/my-report/alone.docx");
    workspace.kaishu(&["run"]).ends_with(0).says("alone.docx は前に kaishu fill で差し込んだ文書ですが、枠が");
}

/// What the office took out of its copy is told, and asks for nothing.
#[test]
fn what_was_taken_out_of_a_copy_is_told_and_stands_in_no_way() {
    let workspace = with_template(&(paragraph("収容 {{figure:capacity}}") + &paragraph("{{table:lacking}}")));
    let (place, beside) = ("out/my-report/mine.docx", "out/my-report/mine.new.docx");
    workspace.kaishu(&["run"]).ends_with(0);
    let all = entries(&std::fs::read(workspace.path(place)).unwrap());
    let shorter = |xml: &str| {
        let Some(at) = xml.find("<w:sdt><w:sdtPr><w:alias w:val=\"{{table:") else { return xml.to_owned() };
        let end = at + xml[at..].find("</w:sdt>").unwrap() + "</w:sdt>".len();
        format!("{}{}", &xml[..at], &xml[end..])
    };
    let parts: Vec<_> =
        all.iter().map(|(name, (_, bytes))| (name.as_str(), shorter(&String::from_utf8_lossy(bytes)))).collect();
    workspace.write(place, zipped(&parts));
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says(&format!(
        "{place} には、元の文書 templates/mine.docx の印のうち {{{{table:lacking}}}} がありません"
    ));
    said.says("わざと消したのなら").says(&format!("差し込み: {place}（手直しあり。")).says_nothing_of(beside);
    assert!(!workspace.path(beside).exists());
    let said = workspace.kaishu(&["publish", "first", "--date", "2025-10-01"]);
    said.ends_with(0)
        .says(&format!("{place} から消されている印（公表した文書には入っています）: {{{{table:lacking}}}}"));
}

/// Two documents that would have one name are told with each other's, at the line of the plan.
#[test]
fn documents_that_would_have_one_name_are_told_at_the_plan() {
    let workspace = with_template(&paragraph("{{figure:capacity}}"));
    let plan = "analysis/my-report.toml";
    let named = |workspace: &Workspace, old: &str, new: &str| workspace.replace(plan, old, new);
    let one = "template = \"templates/mine.docx\"";
    workspace.write("other/mine.docx", docx(&paragraph("{{figure:capacity}}")));
    workspace.write("other/mine.new.docx", docx(&paragraph("{{figure:capacity}}")));
    let two = "template = [\"templates/mine.docx\", \"other/mine.docx\"]";
    named(&workspace, one, two);
    let said = workspace.kaishu(&["run"]);
    said.ends_with(2).says("other/mine.docx を差し込むと、templates/mine.docx と同じ名前になります").says(plan);
    let newer = "template = [\"other/mine.new.docx\", \"templates/mine.docx\"]";
    named(&workspace, two, newer);
    workspace
        .kaishu(&["run"])
        .ends_with(2)
        .says("templates/mine.docx と other/mine.new.docx の名前は")
        .says(".new.docx");
    // A line that was added at the end of the plan belongs to its last table.
    named(&workspace, newer, "");
    let whole = workspace.read(plan);
    workspace.write(plan, format!("{whole}\n{one}\n"));
    workspace.kaishu(&["run"]).ends_with(2).says("「template」は、ファイルのはじめに書くキーです");
    workspace.write(plan, whole.replacen("id = \"my-report\"\n", &format!("id = \"my-report\"\n{newer}\n"), 1));
    named(&workspace, newer, "template = \"other/none.docx\"");
    workspace
        .kaishu(&["run"])
        .ends_with(2)
        .says("other/none.docx がありません")
        .says(&format!("--> {plan}:"))
        .says_nothing_of("none.docx:1:1");
}

/// The next round has a copy whose marks name its own figures, whether they were filled or not.
#[test]
fn the_next_round_has_a_copy_whose_marks_are_its_own() {
    let filled = format!("<w:p>{}</w:p>", control("figure:capacity", "<w:r><w:t>9人</w:t></w:r>"));
    let split = "<w:p><w:r><w:t>あ{{fig</w:t></w:r><w:r><w:t>ure:returned}}い</w:t></w:r></w:p>";
    let workspace = with_template(&(paragraph("令和7年度 {{stamp}}") + split + &filled));
    let words = ["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--plan", "report-r8"];
    let said = workspace.kaishu(&words);
    let copy = "templates/report-r8-mine.docx";
    said.ends_with(0).says(&format!("作りました: {copy}")).says(&format!("{copy} は templates/mine.docx を写し"));
    assert!(workspace.read("analysis/report-r8.toml").contains(&format!("template = \"{copy}\"")));
    let body = text_of(&std::fs::read(workspace.path(copy)).unwrap(), "word/document.xml");
    let renamed = control("figure:capacity-r8", "<w:r><w:t>9人</w:t></w:r>");
    let split = "<w:t>あ{{figure:returned-r8}}</w:t></w:r><w:r><w:t>い</w:t>";
    assert!(body.contains(&renamed) && body.contains(split) && body.contains("令和7年度 {{stamp}}"), "{body}");
    workspace
        .kaishu(&["run"])
        .ends_with(0)
        .says("差し込み: out/my-report/mine.docx")
        .says("差し込み: out/report-r8/report-r8-mine.docx");
    // Nothing is written over.
    workspace.kaishu(&words).ends_with(2);
}

/// One that cannot be read is left to a person; the rest goes on.
#[test]
fn the_next_round_begins_without_a_mistaken_file_and_says_so() {
    let workspace = with_template(&paragraph("{{figure:capcity}}"));
    let words = ["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--plan", "report-r8"];
    let said = workspace.kaishu(&words);
    said.ends_with(0)
        .says("templates/mine.docx")
        .says("analysis/report-r8.toml の「差し込むWordのファイル」（template）");
    let plan = workspace.read("analysis/report-r8.toml");
    assert!(
        plan.contains("# 差し込むWordのファイル（template、templates/mine.docx）")
            && !plan.contains("\ntemplate ="),
        "{plan}"
    );
}

#[test]
fn the_list_of_marks_can_be_copied_from() {
    let workspace = small();
    let said = workspace.kaishu(&["fill", "--marks"]);
    said.ends_with(0)
        .says("{{figure:capacity}}")
        .says("2,050人")
        .says("{{table:lacking}}")
        .says("{{chart:lacking}}");
    workspace.kaishu(&["fill", "--marks", "--format", "json"]).ends_with(0).says("{{figure:not-enough.low}}");
    workspace.kaishu_in("en", &["fill", "--marks"], &[]).ends_with(0).says("Says now");
    workspace.kaishu(&["fill", "--marks", "-o", "marks.docx"]).ends_with(0).says("marks.docx");
    // Every mark of the list can really be filled.
    workspace.kaishu(&["fill", "marks.docx", "-o", "all.docx"]).ends_with(0).says("印 10 か所");
}

/// What was filled by itself and lies among the results is not renewed by a run, so a run says when it is no longer so.
#[test]
fn a_run_says_which_files_that_were_filled_alone_are_outdated() {
    let workspace = small();
    workspace.write("mine.docx", docx(&paragraph("収容 {{figure:capacity}}、回収 {{figure:returned}}")));
    workspace.kaishu(&["fill", "mine.docx"]).ends_with(0);
    workspace.write("out/my-report/other.docx", docx(&paragraph("印のない文書 12:30")));
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("mine.docx").says_nothing_of("other.docx");
    workspace.remove("returned/そら村.xlsx");
    let place = "out/my-report/mine.docx";
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0)
        .says(&format!("{place} は前に kaishu fill で差し込んだ文書で、いまの結果と違うところが 2 件"));
    said.says(&format!("kaishu fill {place}")).says("{{figure:returned}}: 3市町村 → 2市町村");
    said.says_nothing_of("手直しもあります");
    workspace.kaishu(&["fill", place]).ends_with(0).says("前に差し込んだときから変わったもの（2 件）");
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of(place);
    // Written into beside its marks it is as true as before; a number that was typed over is told as that.
    saved(&workspace, place, "収容 ", "課長の手直し ");
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of(place);
    saved(&workspace, place, "2市町村", "7市町村");
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says(&format!("{place} は前に kaishu fill で差し込んだ文書で、枠の中が手で"));
    said.says("{{figure:returned}}: 7市町村 → 2市町村").says_nothing_of("いまの結果と違う");
    // A figure that the plan no longer has.
    let run = "<w:r><w:t>9</w:t></w:r>";
    workspace.write(place, docx(&format!("<w:p>{}</w:p>", control("figure:gone", run))));
    workspace.kaishu(&["run"]).ends_with(0).says(&format!("{place} は前に kaishu fill で差し込んだ文書ですが"));
}

/// Where the machine has no Japanese font, a run says what became of the charts, with `-q` too.
#[test]
fn charts_without_a_font_are_told() {
    let workspace = small();
    let prose = workspace.read("analysis/result.md") + "\n\n{{chart:lacking}}\n";
    workspace.write("analysis/result.md", prose);
    workspace.write("none.conf", "<?xml version=\"1.0\"?><fontconfig><dir>none</dir></fontconfig>");
    let file = workspace.path("none.conf").display().to_string();
    let said = workspace.kaishu_in("ja", &["run", "-q"], &[("FONTCONFIG_FILE", &file), ("HOME", &file)]);
    if cfg!(target_os = "linux") {
        said.ends_with(0).says("out/my-report/my-report.docx の図は、値を書いた文になりました");
    }
    workspace.kaishu(&["run", "-q", "--formats", "md"]).ends_with(0).says_nothing_of("日本語のフォント");
}
