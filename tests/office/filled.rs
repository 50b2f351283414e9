//! What is filled and what stays: untouched parts byte by byte, the looks of a mark, controls that are filled again.

use crate::render::validate::problems;

use super::{
    TEMPLATES, body_filled, control, docx, entries, filled, filled_control, fixture_filled, paragraph, small,
    template, text_of,
};

#[test]
fn of_an_offices_file_only_the_marks_change() {
    for name in TEMPLATES {
        let original = std::fs::read(template(name)).unwrap();
        let copy = fixture_filled(name);
        // What the validator does not know of the office's own parts is no problem of ours.
        let known = problems(&original);
        let ours: Vec<_> = problems(&copy).into_iter().filter(|problem| !known.contains(problem)).collect();
        assert!(ours.is_empty(), "{name}: {ours:#?}");
        let (before, after) = (entries(&original), entries(&copy));
        let mut changed = 0;
        for (part, (packed, unpacked)) in &before {
            let marked = String::from_utf8_lossy(unpacked);
            // A control of the office's own, a single brace and what was deleted are no marks.
            let plain = marked.replace("{一部}", "").replace("<w:delText>{{figure:gone}}</w:delText>", "");
            let registers = part.ends_with("document.xml.rels") || part == "[Content_Types].xml";
            if plain.contains('{') {
                changed += 1;
                let other = String::from_utf8(after[part].1.clone()).unwrap();
                assert!(!other.replace("{{figure:gone}}", "").contains("<w:t>{{"), "{name} {part}");
                paragraphs_stay(&marked, &other, &format!("{name} {part}"));
            } else if !registers {
                assert_eq!(packed, &after[part].0, "{name}: {part}");
                assert_eq!(unpacked, &after[part].1, "{name}: {part}");
            }
        }
        assert!(changed >= 1, "{name}");
        // Filled again it is the same file, to the byte.
        assert!(filled("again.docx", copy.clone()) == copy, "{name}");
    }
    let footnote = text_of(&fixture_filled("report"), "word/footnotes.xml");
    assert!(footnote.contains("129か所"), "{footnote}");
}

/// Every paragraph without a mark is there as it was, in its order.
fn paragraphs_stay(before: &str, after: &str, place: &str) {
    let mut rest = after;
    let mut stayed = 0;
    for paragraph in before.split("<w:p ").filter(|paragraph| !paragraph.contains('{')) {
        // A table or a closing tag behind the paragraph may be followed by something else.
        let own = paragraph.split("</w:p>").next().unwrap();
        let at = rest.find(own).unwrap_or_else(|| panic!("{place}: {own}"));
        rest = &rest[at + own.len()..];
        stayed += 1;
    }
    assert!(stayed > 0, "{place}");
}

#[test]
fn a_mark_takes_the_looks_of_its_first_run() {
    let report = fixture_filled("report");
    let document = text_of(&report, "word/document.xml");
    let bold = "<w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:b/><w:color w:val=\"C00000\"/></w:rPr><w:t xml:space=\"preserve\">104か所</w:t>";
    assert!(document.contains(bold), "{document}");
    // The header and the footer say the same.
    assert!(text_of(&report, "word/header1.xml").contains("129か所"));
    assert!(text_of(&report, "word/footer1.xml").contains("80.6％"));
    // Both forms of a text box.
    let letter = text_of(&fixture_filled("letter"), "word/document.xml");
    assert_eq!(letter.matches("80.6％</w:t>").count(), 2, "{letter}");
    // The insertion stays one, and what was deleted is none of ours.
    assert!(letter.contains("<w:ins ") && letter.contains("<w:delText>{{figure:gone}}</w:delText>"), "{letter}");
    // A table takes the style of the office's tables, and has lines where the office has no style.
    assert!(document.contains("<w:tblPr><w:tblStyle w:val=\"ac\"/><w:tblW "), "{document}");
    assert!(letter.contains("<w:tblBorders>") && !letter.contains("<w:tblStyle"), "{letter}");
    // The office's own caption stands over it, so no other one does.
    assert_eq!(document.matches("<w:pStyle w:val=\"a7\"/>").count(), 2, "the office's own, and that of the chart");
}

#[cfg(feature = "png")]
#[test]
fn a_chart_is_a_picture_with_its_text() {
    let report = fixture_filled("report");
    let all = entries(&report);
    let Some((_, picture)) = all.get("word/media/kaishu-need-reasons.png") else {
        assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "no Japanese font");
        println!("there is no Japanese font: no picture was made");
        return;
    };
    assert!(picture.starts_with(b"\x89PNG"));
    let document = text_of(&report, "word/document.xml");
    assert!(document.contains("descr=\"棒グラフ「ネットワークが必要な理由"), "{document}");
    // In the place of the mark, as it was aligned there.
    assert!(
        document.contains("<w:p><w:pPr><w:keepNext/><w:jc w:val=\"center\"/></w:pPr><w:r><w:drawing "),
        "{document}"
    );
    let relations = text_of(&report, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"media/kaishu-need-reasons.png\""), "{relations}");
    assert!(text_of(&report, "[Content_Types].xml").contains("Extension=\"png\""));
}

#[test]
fn the_runs_around_a_mark_stay_as_they_are() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let returned = || filled_control("figure:returned", &run("3市町村"), "3市町村");
    let capacity = || filled_control("figure:capacity", &run("2,050人"), "2,050人");
    for (body, expected) in [
        // The whole of a run.
        ("<w:p><w:r><w:t>{{figure:returned}}</w:t></w:r></w:p>", format!("<w:p>{}</w:p>", returned())),
        // Inside of one; the space before it would be lost without the attribute.
        (
            "<w:p><w:r><w:t>回収 {{figure:returned}} です</w:t></w:r></w:p>",
            format!(
                "<w:p><w:r><w:t xml:space=\"preserve\">回収 </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> です</w:t></w:r></w:p>",
                returned()
            ),
        ),
        // Two in one run.
        (
            "<w:p><w:r><w:t>{{figure:returned}}、{{figure:capacity}}</w:t></w:r></w:p>",
            format!("<w:p>{}<w:r><w:t xml:space=\"preserve\">、</w:t></w:r>{}</w:p>", returned(), capacity()),
        ),
        // Over runs, with a bookmark inside and a tab behind.
        (
            "<w:p><w:r><w:t>あ{{fig</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:r><w:t>ure:returned</w:t></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:t>}}い</w:t><w:tab/></w:r></w:p>",
            format!(
                "<w:p><w:r><w:t>あ</w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/><w:r><w:t>い</w:t><w:tab/></w:r></w:p>",
                returned()
            )
            .replace("<w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:bookmarkStart", "<w:bookmarkStart"),
        ),
        // Written with entities, and in a link.
        (
            "<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>A&amp;B&#x7b;{figure:returned}}</w:t></w:r></w:hyperlink></w:p>",
            format!(
                "<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>A&amp;B</w:t></w:r>{}</w:hyperlink></w:p>",
                returned()
            ),
        ),
    ] {
        assert_eq!(body_filled(body), expected, "{body}");
    }
}

#[test]
fn a_control_follows_what_is_found_and_keeps_its_looks() {
    let workspace = small();
    let run = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let old = |text: &str| format!("<w:p>{}</w:p>", filled_control("figure:returned", &run(text), text));
    // What an earlier program filled is filled again too.
    let earlier = format!("<w:p>{}</w:p>", control("figure:returned", &run("99市町村")));
    workspace.write("mine.docx", docx(&earlier));
    workspace.kaishu(&["fill", "mine.docx", "-o", "new.docx"]).ends_with(0);
    let body = text_of(&std::fs::read(workspace.path("new.docx")).unwrap(), "word/document.xml");
    assert!(body.contains(&old("3市町村")), "{body}");
    // A table stands in a control of its own, is replaced as a whole, and its paragraph does not come back.
    workspace.write("table.docx", docx(&(paragraph("前") + &paragraph("{{table:lacking}}") + &paragraph("後"))));
    workspace.kaishu(&["fill", "table.docx", "-o", "once.docx"]).ends_with(0).says("印 1 か所");
    workspace.kaishu(&["fill", "once.docx", "-o", "table.docx"]).ends_with(2).says("上書きしません");
    std::fs::rename(workspace.path("once.docx"), workspace.path("table.docx")).unwrap();
    let body = text_of(&std::fs::read(workspace.path("table.docx")).unwrap(), "word/document.xml");
    assert_eq!((body.matches("<w:tbl>").count(), body.matches("<w:sdt>").count()), (1, 1), "{body}");
    // Its last note keeps what follows away.
    let last = body.split("w:after=\"160\"").nth(1).unwrap();
    assert!(!last.split("</w:sdt>").next().unwrap().contains("<w:p>"), "{body}");
    assert!(
        body.contains(&(paragraph("前") + "<w:sdt>"))
            && body.contains(&("</w:sdt>".to_owned() + &paragraph("後")))
    );
    workspace.remove("returned/そら村.xlsx");
    workspace.kaishu(&["fill", "table.docx", "-o", "fewer.docx"]).ends_with(0);
    let fewer = text_of(&std::fs::read(workspace.path("fewer.docx")).unwrap(), "word/document.xml");
    assert!(fewer != body && fewer.matches("<w:tbl>").count() == 1, "{fewer}");
}

/// Marks are checked before anything is counted, so it is known by then which tables have a chart.
#[test]
fn which_tables_have_a_chart_is_known_before_they_are_counted() {
    let (names, result) = super::bundled();
    let drawn = |id: &String| result.findings.tables.iter().any(|table| table.id == *id && table.drawn.is_some());
    for id in &names.tables {
        assert_eq!(names.charts.contains(id), drawn(id), "{id}");
    }
    assert!(!names.charts.is_empty() && names.charts.len() < names.tables.len());
}

/// A number in a table is a mark too; which there are is known when they are counted.
#[test]
fn a_number_in_a_table_can_be_put_in() {
    let workspace = small();
    let rates =
        "\n[[table]]\nid = \"rates\"\ntitle = \"回収\"\nkind = \"response_rates\"\nrounds = [\"my-survey/R7\"]\n";
    let plan = workspace.read("analysis/my-report.toml") + rates;
    workspace.write("analysis/my-report.toml", plan);
    let id = "rates.my-survey.R7.total.return_rate";
    workspace.write("mine.docx", docx(&paragraph(&format!("回収率 {{{{figure:{id}}}}}"))));
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
    let body = text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("60.0％"), "{body}");
    // Filled again, whether its tag is short or stands for a longer id.
    workspace.remove("returned/そら村.xlsx");
    workspace.kaishu(&["fill", "out.docx", "-o", "again.docx"]).ends_with(0);
    let body = text_of(&std::fs::read(workspace.path("again.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("40.0％") && !body.contains("60.0％"), "{body}");
    workspace.write("mine.docx", docx(&paragraph("{{figure:rates.my-survey.R7.total.retrun_rate}}")));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "none.docx"]);
    said.ends_with(2).says("段落「{{figure:rates.my-su…」").says("retrun_rate」はありません").says(id);
    assert!(!workspace.path("none.docx").exists());
}

#[test]
fn what_is_not_final_says_so() {
    let workspace = small();
    std::fs::copy(workspace.path("returned/みどり町.xlsx"), workspace.path("returned/みどり町2.xlsx")).unwrap();
    workspace.set("returned/みどり町2.xlsx", "調査票", "B17", Some("700"));
    workspace.write("mine.docx", docx(&paragraph("{{figure:capacity}}")));
    workspace
        .kaishu(&["fill", "mine.docx", "-o", "out.docx"])
        .ends_with(0)
        .says("要確認の数値が 1 個入っています:\n    ")
        .says("（capacity）");
    let body = text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("［要確認］</w:t>"), "{body}");
    // A chart stands alone in such a file, so what is said below its table is said below it: whom it is about, and this.
    workspace.write("chart.docx", docx(&paragraph("{{chart:lacking}}")));
    workspace.kaishu(&["fill", "chart.docx", "-o", "drawn.docx"]).ends_with(0);
    let body = text_of(&std::fs::read(workspace.path("drawn.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("集計対象: 配布5") && body.contains("要確認（未決定の回答"), "{body}");
}

/// The stamps of the report stand where the office has a mark for them; where there is none, the mark stays and says nothing.
#[test]
fn the_stamps_stand_where_the_office_wants_them() {
    let workspace = small();
    let body = |file: &str| text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
    workspace.replace("surveys/workspace.toml", "fictional = true", "fictional = false");
    workspace.write("mine.docx", docx(&(paragraph("表紙 {{stamp}}") + &paragraph("{{figure:capacity}}"))));
    workspace.write("bare.docx", docx(&paragraph("{{figure:capacity}}")));
    workspace.kaishu(&["fill", "mine.docx", "-o", "none.docx"]).ends_with(0).says_nothing_of("印字");
    assert!(
        body("none.docx").contains(&filled_control("stamp", "<w:r><w:t></w:t></w:r>", "")),
        "{}",
        body("none.docx")
    );
    workspace.kaishu(&["fill", "--marks"]).ends_with(0).says("{{stamp}}").says("（いまは何も出ない）");
    let again = workspace.path("returned/みどり町2.xlsx");
    std::fs::copy(workspace.path("returned/みどり町.xlsx"), again).unwrap();
    workspace.set("returned/みどり町2.xlsx", "調査票", "B17", Some("700"));
    workspace
        .kaishu(&["fill", "none.docx", "-o", "open.docx"])
        .ends_with(0)
        .says_nothing_of("印字")
        .says("{{stamp}}: （なし） → 暫定版（要確認 ");
    assert!(body("open.docx").contains("暫定版（要確認 "), "{}", body("open.docx"));
    workspace
        .kaishu(&["fill", "bare.docx", "-o", "said.docx"])
        .ends_with(0)
        .says("said.docx には「暫定版（要確認 ")
        .says("{{stamp}}");
    workspace.kaishu(&["fill", "--marks"]).ends_with(0).says("暫定版（要確認 ");
}

/// Filled again, a file says what was something else before.
#[test]
fn what_moved_since_is_told() {
    let workspace = small();
    let marks =
        ["収容 {{figure:capacity}}", "また {{figure:capacity}}", "{{figure:returned}}", "{{table:lacking}}"];
    workspace.write("mine.docx", docx(&marks.map(paragraph).concat()));
    let first = workspace.kaishu(&["fill", "mine.docx", "-o", "one.docx"]);
    first.ends_with(0).says_nothing_of("変わった");
    workspace.kaishu(&["fill", "one.docx", "-o", "two.docx"]).ends_with(0).says("変わった数値はありません");
    workspace.remove("returned/そら村.xlsx");
    let said = workspace.kaishu(&["fill", "one.docx", "-o", "two.docx"]);
    said.ends_with(0)
        .says("前に差し込んだときから変わったもの（3 件）")
        .says("  {{figure:returned}}: 3市町村 → 2市町村");
    said.says("  {{figure:capacity}}: 2,050人 → ").says("（2 か所）").says("  {{table:lacking}}: ");
}

/// A number that somebody typed over in the document is no number that moved.
#[test]
fn what_somebody_typed_over_is_told_from_what_moved() {
    let workspace = small();
    workspace.write("mine.docx", docx(&["{{figure:capacity}}", "{{figure:returned}}"].map(paragraph).concat()));
    workspace.kaishu(&["fill", "mine.docx", "-o", "one.docx"]).ends_with(0);
    let body = |file: &str| {
        let xml = text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
        xml.split("<w:body>").nth(1).unwrap().split("</w:body>").next().unwrap().to_owned()
    };
    let typed = docx(&body("one.docx").replace("2,050人", "9999人"));
    workspace.write("typed.docx", &typed);
    let said = workspace.kaishu(&["fill", "typed.docx", "-o", "two.docx"]);
    said.ends_with(0).says("前に差し込んだときから変わった数値はありません");
    said.says("枠の中が手で書き換えられていたので、差し込み直したもの（1 件）").says("9999人 → 2,050人");
    // Filled in its own place, what was typed stays under another name.
    let said = workspace.kaishu(&["fill", "typed.docx"]);
    said.ends_with(0).says("9999人 → 2,050人").says("書き換えられていた文書は typed.edited.docx に残しました");
    assert!(std::fs::read(workspace.path("typed.edited.docx")).unwrap() == typed);
    assert!(body("typed.docx").contains("2,050人"));
    workspace.kaishu(&["fill", "typed.docx"]).ends_with(0).says_nothing_of("残しました");
    workspace.write("typed.docx", &typed);
    // Both at once, and a number beside it that only moved.
    workspace.remove("returned/そら村.xlsx");
    let said = workspace.kaishu(&["fill", "typed.docx", "-o", "three.docx"]);
    said.ends_with(0).says("変わったもの（1 件）").says("{{figure:returned}}: 3市町村 → 2市町村");
    said.says("差し込み直したもの（1 件）").says("9999人 → 1,800人（データも変わっています）");
    // Word's own words in an empty frame are nobody's.
    workspace.write("stamp.docx", docx(&paragraph("{{stamp}}")));
    workspace.replace("surveys/workspace.toml", "fictional = true", "fictional = false");
    workspace.kaishu(&["fill", "stamp.docx", "-o", "stamped.docx"]).ends_with(0);
    let shown = body("stamped.docx")
        .replace("<w:sdtPr>", "<w:sdtPr><w:showingPlcHdr/>")
        .replace("<w:t></w:t>", "<w:t>ここをクリックして入力</w:t>");
    workspace.write("stamped.docx", docx(&shown));
    let said = workspace.kaishu(&["fill", "stamped.docx", "-o", "stamped.docx"]);
    said.ends_with(0).says_nothing_of("手で書き換え").says_nothing_of("→");
}

/// A table of another shape says which numbers went and which came.
#[test]
fn a_table_of_another_shape_says_which_numbers() {
    let workspace = small();
    workspace.write("mine.docx", docx(&paragraph("{{table:lacking}}")));
    workspace.kaishu(&["fill", "mine.docx", "-o", "one.docx"]).ends_with(0);
    workspace.replace("analysis/my-report.toml", "rows = \"q2\"", "rows = \"q1\"");
    let said = workspace.kaishu(&["fill", "one.docx", "-o", "two.docx"]);
    said.ends_with(0).says("{{table:lacking}}: 表の形が変わりました。なくなったもの: ").says(" ／ 加わったもの: ");
}

/// Lines and columns that stayed are told cell by cell, though a note came.
#[test]
fn a_note_more_is_no_other_shape() {
    let workspace = small();
    workspace.write("mine.docx", docx(&paragraph("{{table:lacking}}")));
    workspace.kaishu(&["fill", "mine.docx", "-o", "one.docx"]).ends_with(0);
    let body = |file: &str| text_of(&std::fs::read(workspace.path(file)).unwrap(), "word/document.xml");
    let xml = body("one.docx");
    let note = xml.rfind("<w:p>").unwrap();
    let without = format!("{}{}", &xml[..note], &xml[note + xml[note..].find("</w:p>").unwrap() + 6..]);
    let inside = |xml: &str| xml.split("<w:body>").nth(1).unwrap().split("</w:body>").next().unwrap().to_owned();
    workspace.write("less.docx", docx(&inside(&without)));
    workspace.remove("returned/そら村.xlsx");
    let said = workspace.kaishu(&["fill", "less.docx", "-o", "two.docx"]);
    said.ends_with(0)
        .says("{{table:lacking}}: 行「計」・列「")
        .says("加わった「")
        .says_nothing_of("表の形が変わりました");
}

/// A unit that the office typed too would stand there twice, and there is a mark for the number alone.
#[test]
fn a_unit_behind_a_mark_is_told() {
    let workspace = small();
    let texts = [
        "割合は{{figure:not-enough}}％",
        "割合は{{figure:not-enough}} %",
        "収容{{figure:capacity}}人、",
        "収容{{figure:capacity}}の人",
        "収容{{number:capacity}}人、割合{{number:not-enough}}％",
    ];
    workspace.write("mine.docx", docx(&texts.map(paragraph).concat()));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "one.docx"]);
    said.ends_with(0)
        .says("{{figure:not-enough}} のすぐ後に「％」とありますが")
        .says("印を {{number:not-enough}} に");
    said.says("{{figure:capacity}} のすぐ後に「人」とありますが").says_nothing_of("{{number:capacity}} のすぐ後");
    assert_eq!(said.stderr.matches("単位が2つ並びます").count(), 3, "{said:#?}");
    let body = text_of(&std::fs::read(workspace.path("one.docx")).unwrap(), "word/document.xml");
    assert!(body.contains(">2,050<") && body.contains("kaishu:number:capacity="), "{body}");
    // Filled again it is the same mark, in a plan's own document it is told by every run, and the prose of a plan has it too.
    workspace.kaishu(&["fill", "one.docx"]).ends_with(0).says("変わった数値はありません");
    workspace.replace(
        "analysis/my-report.toml",
        "id = \"my-report\"\n",
        "id = \"my-report\"\ntemplate = \"mine.docx\"\n",
    );
    let prose = workspace.read("analysis/result.md");
    let more = "収容は**{{figure:capacity}}**人、{{number:capacity}}人、{{figure:capacity}}の施設。";
    workspace.write("analysis/result.md", format!("{prose}\n\n{more}\n"));
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says("out/my-report/mine.docx: {{figure:capacity}} のすぐ後に「人」");
    let of_prose = said.stderr.lines().filter(|line| line.contains("本文の「")).collect::<Vec<_>>();
    assert_eq!(of_prose.len(), 1, "{of_prose:#?}");
    assert!(of_prose[0].contains("{{figure:capacity}} のすぐ後に「人」"), "{of_prose:#?}");
    // What is published goes to readers, so it is told there again.
    workspace
        .kaishu(&["publish", "r1"])
        .ends_with(0)
        .says_nothing_of("公表には入っていません")
        .says("published/r1/public/my-report/mine.docx: {{figure:capacity}} のすぐ後に「人」")
        .says("本文の「");
    // Filled by hand it lies among the results, and nothing publishes it.
    workspace.write("other.docx", docx(&paragraph("{{figure:capacity}}")));
    workspace.kaishu(&["fill", "other.docx"]).ends_with(0);
    let said = workspace.kaishu(&["publish", "r2"]);
    said.ends_with(0).says("out/my-report/other.docx は差し込んだ文書ですが、計画 my-report に書かれていない");
    assert_eq!(said.stderr.matches("公表には入っていません").count(), 1, "{said:#?}");
}

/// A frame that became plain text is told, each time, as long as it is the same document.
#[test]
fn a_frame_that_became_text_is_told() {
    let workspace = small();
    workspace.write("mine.docx", docx(&["{{figure:capacity}}", "{{figure:returned}}"].map(paragraph).concat()));
    workspace.kaishu(&["fill", "mine.docx", "-o", "one.docx"]).ends_with(0);
    workspace.kaishu(&["fill", "one.docx"]).ends_with(0).says_nothing_of("枠がないもの");
    workspace.write("one.docx", docx(&(paragraph("2,050人") + &paragraph("{{figure:returned}}"))));
    for _ in 0..2 {
        let said = workspace.kaishu(&["fill", "one.docx"]);
        said.ends_with(0).says("いまの文書に枠がないもの: {{figure:capacity}}。");
    }
    // Another document in its place has no such past.
    workspace.kaishu(&["fill", "mine.docx", "-o", "two.docx"]).ends_with(0);
    std::fs::remove_file(workspace.path("one.docx")).unwrap();
    workspace.write("other.docx", docx(&paragraph("{{figure:returned}}")));
    workspace.kaishu(&["fill", "other.docx", "-o", "one.docx"]).ends_with(0);
    workspace.kaishu(&["fill", "one.docx"]).ends_with(0).says_nothing_of("枠がないもの");
}

/// A chart and its caption stay on one page, and a table of many columns in a small place is told.
#[test]
fn captions_stay_with_what_they_name_and_narrow_places_are_told() {
    let workspace = small();
    let mark = |properties: &str| format!("<w:p>{properties}<w:r><w:t>{{{{chart:lacking}}}}</w:t></w:r></w:p>");
    for (properties, kept) in [
        ("", "<w:pPr><w:keepNext/></w:pPr>"),
        ("<w:pPr/>", "<w:pPr><w:keepNext/></w:pPr>"),
        (
            "<w:pPr><w:pStyle w:val=\"a\"/><w:jc w:val=\"center\"/></w:pPr>",
            "<w:pPr><w:pStyle w:val=\"a\"/><w:keepNext/><w:jc w:val=\"center\"/></w:pPr>",
        ),
    ] {
        workspace.write("chart.docx", docx(&mark(properties)));
        workspace.kaishu(&["fill", "chart.docx", "-o", "out.docx"]).ends_with(0);
        let body = text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
        workspace.remove("out.docx");
        // Where there is no Japanese font, a table with its caption stands there.
        assert!(body.contains(&format!("<w:p>{kept}<w:r><w:drawing")) || body.contains("<w:tbl>"), "{body}");
    }
    let cell = |width: usize| {
        let inside = paragraph("{{table:lacking}}");
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{inside}</w:tc></w:tr></w:tbl>"
        )
    };
    workspace.write("narrow.docx", docx(&cell(1200)));
    let said = workspace.kaishu(&["fill", "narrow.docx", "-o", "out.docx"]);
    said.ends_with(0).says("{{table:lacking}} の表は列が多く").says("文書の1番目の表の1行目");
    workspace.write("wide.docx", docx(&cell(8000)));
    workspace.kaishu(&["fill", "wide.docx", "-o", "out2.docx"]).ends_with(0).says_nothing_of("列が多く");
}
