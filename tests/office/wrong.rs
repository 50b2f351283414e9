//! What can be wrong with an office's file or with a mark in it: everything at once, with its place, and nothing is written.

use super::{TYPE, docx, docx_of, paragraph, small, zipped};

#[test]
fn every_mistaken_mark_is_told_with_its_place_and_nothing_is_written() {
    let workspace = small();
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph(text));
    let body = [
        heading("2", "調査の結果"),
        paragraph("回収は{{figure:retuned}}、収容は{{figure:capacity}}"),
        paragraph("{{statement:none}} {{tabel:lacking}} {{}} {{stamp:x}}"),
        paragraph("次の{{table:lacking}}のとおり"),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("a"), cell("{{figure:x}}")),
        paragraph("{{figure:ret"),
        paragraph("urned}}"),
    ];
    workspace.write("mine.docx", docx(&body.concat()));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
    said.ends_with(2)
        .says("mine.docx｜見出し「調査の結果」の下、段落「回収は{{figure:retuned}…」")
        .says("回収は{{figure:retuned}}、収容は{{figure:capacity}}")
        .says("印の「retuned」はありません")
        .says("returned")
        .says("印の「none」はありません")
        .says("印の種類「tabel」はありません")
        .says("印の中が空です")
        .says("{{stamp}} に id は付けません")
        .says("表「lacking」の印が、文や項目の中にあります")
        .says("表と図の印は、それだけの段落にします")
        .says(
            "mine.docx｜見出し「調査の結果」の下、文書の1番目の表の1行目・左から2番目のセル、段落「{{figure:x}}」",
        )
        .says("印が「}}」で閉じていません")
        .says("Word の文書に 8 件の誤りがあります。Word で直して保存し")
        .says_nothing_of("定義・計画に");
    assert!(!workspace.path("out.docx").exists());
    assert_eq!(said.stderr.matches("誤り: ").count(), 8, "{said:#?}");
}

/// A heading by its own level in the outline, without a style.
fn heading(level: &str, text: &str) -> String {
    let run = format!("<w:r><w:t>{text}</w:t></w:r>");
    format!("<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr>{run}</w:p>")
}

/// What looks like a mark and is none is not to be published as it stands; where only one thing can be meant, it is a mark.
#[test]
fn what_looks_like_a_mark_is_filled_or_told() {
    let workspace = small();
    for mark in [
        "｛｛figure：returned｝｝",
        "｛｛ｆｉｇｕｒｅ：ｒｅｔｕｒｎｅｄ｝｝",
        "{{ figure : returned }}",
        "{{　Figure：returned　}}",
        "{｛figure:returned}｝",
    ] {
        workspace.write("mine.docx", docx(&paragraph(mark)));
        workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
        let body = super::text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
        assert!(
            body.contains(&super::filled_control(
                "figure:returned",
                "<w:r><w:t xml:space=\"preserve\">3市町村</w:t></w:r>",
                "3市町村"
            )),
            "{mark}: {body}"
        );
        workspace.remove("out.docx");
    }
    for (text, says) in [
        ("数は{figure:returned}です", "括弧の数が違います"),
        ("数は｛ｆｉｇｕｒｅ：ｒｅｔｕｒｎｅｄ｝です", "括弧の数が違います"),
        ("数は{{figure:returned}です", "括弧の数が違います"),
        ("数は{{{figure:returned}}}です", "括弧の数が違います"),
        ("数はfigure:returned}}です", "「{{」で始まっていません"),
        ("数は{{figure:returnedです", "「}}」で閉じていません"),
        ("数はfigure:returnedです", "括弧がありません"),
        ("数は{stamp}です", "括弧の数が違います"),
    ] {
        workspace.write("mine.docx", docx(&(paragraph("{{figure:capacity}}") + &paragraph(text))));
        let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
        said.ends_with(2).says(says).says("｜段落「数は");
        assert!(!workspace.path("out.docx").exists());
    }
    // What is the office's own stays.
    workspace.write("mine.docx", docx(&paragraph("{一部} 12:30 table:x 表：{{figure:returned}}")));
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
}

#[test]
fn a_mark_that_a_change_or_a_link_cuts_is_told() {
    let workspace = small();
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let ins = |text: &str| format!("<w:ins w:id=\"1\" w:author=\"a\">{}</w:ins>", run(text));
    let del = "<w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>old</w:delText></w:r></w:del>";
    for (body, says) in [
        (format!("<w:p>{}{}</w:p>", run("{{figure:"), ins("returned}}")), "変更履歴"),
        (format!("<w:p>{}{del}{}</w:p>", run("{{figure:"), run("returned}}")), "変更履歴"),
        (
            format!(
                "<w:p>{}<w:hyperlink w:anchor=\"x\">{}</w:hyperlink></w:p>",
                run("{{figure:"),
                run("returned}}")
            ),
            "リンクやフィールド",
        ),
        (
            format!(
                "<w:tbl><w:tr>{}</w:tr></w:tbl>",
                super::control("figure:returned", &format!("<w:tc>{}</w:tc>", paragraph("3")))
            ),
            "表のセルや行の全体",
        ),
    ] {
        workspace.write("mine.docx", docx(&body));
        workspace
            .kaishu(&["fill", "mine.docx", "-o", "out.docx"])
            .ends_with(2)
            .says("「{{figure:returned}}」")
            .says(says);
        assert!(!workspace.path("out.docx").exists());
    }
    // A mark that was inserted as a whole is filled and stays an insertion.
    workspace.write("mine.docx", docx(&format!("<w:p>{}</w:p>", ins("{{figure:returned}}"))));
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
    workspace.remove("out.docx");
    // A table would stand there as if nobody had inserted it, whether it is a mark or was filled before.
    let whole = "{{table:lacking}}";
    let filled =
        format!("<w:ins w:id=\"1\" w:author=\"a\">{}</w:ins>", super::control("table:lacking", &run("old")));
    for body in [ins(whole), filled] {
        workspace.write("mine.docx", docx(&(paragraph("前") + &format!("<w:p>{body}</w:p>"))));
        let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
        said.ends_with(2).says("変更履歴の「挿入」の中").says("段落「{{table:lacking}}」").says("承諾して");
        assert!(!workspace.path("out.docx").exists());
    }
    // That the end of the paragraph was inserted is nothing of the mark's.
    let end = "<w:pPr><w:rPr><w:ins w:id=\"3\" w:author=\"a\"/></w:rPr></w:pPr>";
    for body in [run(whole), super::control("table:lacking", &run("old"))] {
        workspace.write("mine.docx", docx(&format!("<w:p>{end}{body}</w:p>")));
        workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
        workspace.remove("out.docx");
    }
}

#[test]
fn a_file_that_cannot_be_filled_says_what_to_do() {
    let workspace = small();
    let mark = paragraph("{{figure:returned}}");
    let kind = |kind: &str| docx_of(&mark, &TYPE.replace("document.main", kind), &[]);
    let whole = docx(&mark);
    let macros = TYPE.replace(
        "openxmlformats-officedocument.wordprocessingml.document.main",
        "ms-word.document.macroEnabled.main",
    );
    let strict = String::from_utf8_lossy(
        b"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>",
    );
    let chart = [("word/charts/chart1.xml", "<c><a>{{figure:returned}}</a></c>".to_owned())];
    let properties = [("docProps/core.xml", "<c><t>｛｛stamp｝｝</t></c>".to_owned())];
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 1024]].concat();
    for (name, bytes, says) in [
        ("a.dotx", kind("template.main"), "docx"),
        ("a.docx", kind("template.main"), "テンプレート（dotx）"),
        ("a.docx", docx_of(&mark, &macros, &[]), "マクロ付き"),
        ("a.docx", whole[..whole.len() / 2].to_vec(), "壊れた"),
        ("a.docx", Vec::new(), "0 バイト"),
        ("a.docx", old, "古い形式（.doc など）"),
        ("a.docx", b"only text".to_vec(), "docx"),
        ("a.docx", docx("<w:p>"), "壊れています（word/document.xml"),
        ("a.docx", docx(&paragraph("印はない")), "印が1つもありません"),
        ("a.docx", docx_of(&mark, TYPE, &chart), "「{{figure:returned}}」がグラフの中にあります"),
        ("a.docx", docx_of(&mark, TYPE, &properties), "文書のプロパティ"),
        (
            "a.docx",
            zipped(&[("word/document.xml", strict.into_owned()), ("[Content_Types].xml", "<Types/>".to_owned())]),
            "厳密な Open XML",
        ),
    ] {
        workspace.write(name, bytes);
        let said = workspace.kaishu(&["fill", name, "-o", "out.docx"]);
        said.ends_with(2).says(says).says("Word の文書に 1 件の誤り").says_nothing_of("定義・計画に");
        assert!(!workspace.path("out.docx").exists());
        workspace.remove(name);
    }
    workspace.kaishu(&["fill", "nowhere.docx"]).ends_with(2).says("nowhere.docx");
    // A workbook by another name, and what Word puts beside a document that is open.
    workspace.write("a.docx", std::fs::read(workspace.path("returned/みどり町.xlsx")).unwrap());
    workspace.kaishu(&["fill", "a.docx"]).ends_with(2).says("中身は Excel のブックです").says("{{table:id}}");
    workspace.write("~$a.docx", [0; 162]);
    workspace
        .kaishu(&["fill", "~$a.docx"])
        .ends_with(2)
        .says("開いている間に置く控え")
        .says("名前の終わりが a.docx");
    // A protected file is said to be one.
    let locked = "tests/fixtures/corpus/qax-os+excelize/encryptSHA512.xlsx";
    let locked = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(locked);
    workspace.write("a.docx", std::fs::read(locked).unwrap());
    workspace.kaishu(&["fill", "a.docx"]).ends_with(2).says("パスワード");
}

#[test]
fn which_plan_and_which_file_is_asked_where_it_is_not_clear() {
    let workspace = small();
    workspace.write("my-report.docx", docx(&paragraph("{{figure:returned}}")));
    workspace.kaishu(&["fill", "my-report.docx"]).ends_with(2).says("報告書そのものの名前").says("-o");
    workspace.kaishu(&["fill", "my-report.docx", "--plan", "my-reprot"]).ends_with(2).says("近いもの: my-report");
    workspace.kaishu(&["fill"]).ends_with(2);
    // What is written is a Word document, whatever its name says.
    workspace.write("mine.docx", docx(&paragraph("{{figure:returned}}")));
    for words in [["fill", "mine.docx", "-o", "out.doc"], ["fill", "--marks", "-o", "out.doc"]] {
        workspace.kaishu(&words).ends_with(2).says("-o の out.doc は .docx で終わっていません");
        assert!(!workspace.path("out.doc").exists());
    }
    let bundled = crate::support::Workspace::bundled();
    bundled.write("mine.docx", docx(&paragraph("{{figure:network-needed}} {{figure:r3-needed}}")));
    let said = bundled.kaishu(&["fill", "mine.docx"]);
    said.ends_with(2).says("--plan").says("outcome-report（1）、round-3（1）");
    bundled.write("mine.docx", docx(&paragraph("{{figure:network-needed}}")));
    // The list has the marks of all plans; in a document each has its heading.
    let title = "再犯防止推進ネットワーク構築事業に関するアンケート";
    for words in [["fill", "--marks"].as_slice(), &["fill", "--marks", "--format", "json"]] {
        bundled.kaishu(words).ends_with(0).says("{{figure:network-needed}}").says("{{figure:r3-needed}}");
    }
    bundled.kaishu(&["fill", "--marks", "-o", "marks.docx"]).ends_with(0);
    let body = super::text_of(&std::fs::read(bundled.path("marks.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("{{figure:network-needed}}") && body.contains("{{figure:r3-needed}}"), "{body}");
    assert!(body.contains(&format!("差し込める印: {title}")), "{body}");
    bundled.kaishu(&["fill", "--marks", "--plan", "round-3"]).ends_with(0).says_nothing_of("network-needed}}");
    // A mark of the other plan says which one that is.
    let said = bundled.kaishu(&["fill", "mine.docx", "--plan", "round-3"]);
    said.ends_with(2).says("「network-needed」は計画「outcome-report」にあります").says("--plan outcome-report");
}

/// The very document with the marks is not written over; one that was filled is renewed in its place.
#[test]
fn what_is_filled_is_not_lost() {
    let workspace = small();
    let template = docx(&paragraph("{{figure:returned}}"));
    workspace.write("mine.docx", &template);
    workspace.kaishu(&["fill", "mine.docx", "-o", "./mine.docx"]).ends_with(2).says("差し込む文書そのもの");
    assert!(std::fs::read(workspace.path("mine.docx")).unwrap() == template);
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
    workspace.remove("returned/そら村.xlsx");
    workspace.kaishu(&["fill", "out.docx", "-o", "out.docx"]).ends_with(0).says("3市町村 → 2市町村");
}

/// In English one is one.
#[test]
fn one_mistake_is_one_in_english() {
    let workspace = small();
    for (marks, says) in
        [("{{figure:x}}", "1 mistake in a Word document"), ("{{figure:x}} {{table:}}", "3 mistakes in")]
    {
        workspace.write("mine.docx", docx(&paragraph(marks)));
        workspace.kaishu_in("en", &["fill", "mine.docx"], &[]).ends_with(2).says(says);
    }
}

/// What was probably meant is offered as it is to be typed.
#[test]
fn a_mark_that_names_nothing_is_offered_what_was_meant() {
    let workspace = small();
    for (mark, says) in [
        ("{{figure:}}", "印「{{figure:}}」に id がありません"),
        ("{{figure:}}", "書ける id: returned（"),
        ("{{figure:}}", "capacity（収容できる人数の合計）"),
        (
            "{{figure:収容できる人数の合計}}",
            "名前「収容できる人数の合計」ではなく id で、{{figure:capacity}} と書きます",
        ),
        ("{{figure:収容できる人数の合訃}}", "{{figure:capacity}} と書きます"),
        ("{{table:足りない備え}}", "{{table:lacking}} と書きます"),
        ("{{chart:足りない備え}}", "{{chart:lacking}} と書きます"),
        ("{{figure:lacking}}", "「lacking」は別の種類の id です。{{table:lacking}} と書きます"),
        ("{{table:capacity}}", "{{figure:capacity}} と書きます"),
        ("次の{{chart:lacking}}のとおり", "図「lacking」の印が、文や項目の中にあります"),
    ] {
        workspace.write("mine.docx", docx(&paragraph(mark)));
        workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(2).says(says).says("｜段落「");
        assert!(!workspace.path("out.docx").exists());
    }
    // The same in the analyst's own text.
    workspace.replace("analysis/result.md", "{{figure:capacity}}", "{{figure:収容できる人数の合計}}");
    workspace.kaishu(&["check"]).ends_with(2).says("{{figure:capacity}} と書きます");
}

/// Everything that is wrong is told at once: a chart that no table has, a missing colon, a Japanese word for a kind.
#[test]
fn a_missing_chart_and_a_missing_colon_are_told_with_the_rest() {
    let workspace = small();
    let rates =
        "\n[[table]]\nid = \"rates\"\ntitle = \"回収\"\nkind = \"response_rates\"\nrounds = [\"my-survey/R7\"]\n";
    let plan = workspace.read("analysis/my-report.toml") + rates;
    workspace.write("analysis/my-report.toml", plan);
    let marks = [
        "{{chart:rates}}",
        "{{chart:回収}}",
        "{{chart:}}",
        "{{figure:retuned}}",
        "{{figure capacity}}",
        "{{図 lacking}}",
    ];
    workspace.write("mine.docx", docx(&marks.map(paragraph).concat()));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
    said.ends_with(2)
        .says("6 件の誤り")
        .says("表「rates」に図はありません")
        .says("図のある表: ")
        .says("lacking（足りない備え）");
    said.says("印の「retuned」はありません")
        .says("{{figure:capacity}} と書きます")
        .says("{{chart:lacking}} と書きます");
    assert_eq!(said.stderr.matches("表「rates」に図はありません").count(), 2, "by its label too: {said:#?}");
    // What can be named behind the colon has a chart.
    said.says("書ける id: ").says_nothing_of("{{chart:rates}} と書きます");
}

/// A table that has no chart is told with those that have one; nothing of it is written into the document.
#[test]
fn a_chart_of_a_table_that_has_none_is_a_mistake() {
    let workspace = small();
    let rates =
        "\n[[table]]\nid = \"rates\"\ntitle = \"回収\"\nkind = \"response_rates\"\nrounds = [\"my-survey/R7\"]\n";
    let plan = workspace.read("analysis/my-report.toml") + rates;
    workspace.write("analysis/my-report.toml", plan);
    workspace.write("mine.docx", docx(&(heading("1", "結果") + &paragraph("{{chart:rates}}"))));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
    said.ends_with(2)
        .says("mine.docx｜見出し「結果」の下、段落「{{chart:rates}}」")
        .says("表「rates」に図はありません")
        .says("図のある表: ")
        .says("lacking（足りない備え）");
    assert!(!workspace.path("out.docx").exists());
    // One that has a chart with nothing in it today stands there as its table, and that is said.
    workspace.write("mine.docx", docx(&paragraph("{{chart:lacking}}")));
    for file in std::fs::read_dir(workspace.path("returned")).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
    said.ends_with(0).says("{{chart:lacking}}: いまは図にできる数がない").says("段落「{{chart:lacking}}」");
    let body = super::text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("<w:tbl>") && !body.contains("図はない"), "{body}");
}

/// A mark without its kind, and one in Japanese whose id there is not, are offered a mark that can be typed.
#[test]
fn what_is_offered_for_a_mistaken_mark_exists() {
    let workspace = small();
    for (typed, offered) in [
        ("{{capacity}}", "{{figure:capacity}} と書きます"),
        ("{{図 lacking}}", "{{chart:lacking}} と書きます"),
        ("{{数だけ capacity}}", "{{number:capacity}} と書きます"),
        ("{{数値 capacty}}", "capacity"),
    ] {
        workspace.write("mine.docx", docx(&paragraph(typed)));
        let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
        said.ends_with(2).says(offered).says_nothing_of("{{figure:capacty}}");
    }
}

/// What stands under the name of a group or an answer is answered with the id of that one and no other. What is known only when
/// it is counted is told with the rest.
#[test]
fn a_row_and_a_column_of_a_table_may_be_called_by_name_and_all_is_told_at_once() {
    let workspace = small();
    let rates = "\n[[table]]\nid = \"rates\"\ntitle = \"回収\"\nkind = \"response_rates\"\nrounds = [\"my-survey/R7\"]\n\
                 by = [\"area\"]\n";
    let plan = workspace.read("analysis/my-report.toml") + rates;
    workspace.write("analysis/my-report.toml", plan);
    for (typed, meant) in [
        ("rates.計.return_rate", "rates.my-survey.R7.total.return_rate"),
        ("rates.計.回収率", "rates.my-survey.R7.total.return_rate"),
        ("enough-by-area.川沿い.足りない.share", "enough-by-area.川沿い.2.share"),
        ("rates.川沿い.return_rate", "rates.my-survey.R7.area.川沿い.return_rate"),
        ("enough-by-area.計.2.share", "enough-by-area.total.2.share"),
    ] {
        workspace.write("mine.docx", docx(&paragraph(&format!("{{{{figure:{typed}}}}}"))));
        let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
        said.ends_with(2).says(&format!("もしかして: 「{meant}」"));
    }
    let marks = ["{{figure:retuned}}", "{{figure:enough-by-area.計.2.share}}", "{{tabel:lacking}}"];
    workspace.write("mine.docx", docx(&marks.map(paragraph).concat()));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
    said.ends_with(2).says("3 件の誤り").says("「enough-by-area.total.2.share」");
    // How such ids are made is shown with the marks, a line for each table.
    let list = workspace.kaishu(&["fill", "--marks"]);
    list.ends_with(0).says("enough-by-area.〔total｜").says("〕.1.share").says("total＝計");
    list.says("rates.my-survey.R7.〔total｜area.").says("〕.return_rate");
    assert_eq!(list.stdout.matches("enough-by-area.〔").count(), 1, "{list:#?}");
}

/// In the report the table of dispositions follows that of the rates; a document has the one that its mark names.
#[test]
fn a_table_is_put_in_alone() {
    let workspace = small();
    let rates =
        "\n[[table]]\nid = \"rates\"\ntitle = \"回収\"\nkind = \"response_rates\"\nrounds = [\"my-survey/R7\"]\n";
    let plan = workspace.read("analysis/my-report.toml") + rates;
    workspace.write("analysis/my-report.toml", plan);
    for (mark, tables) in [("rates", 1), ("rates.dispositions", 1)] {
        workspace.write("mine.docx", docx(&paragraph(&format!("{{{{table:{mark}}}}}"))));
        workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
        let body = super::text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
        assert_eq!(body.matches("<w:tbl>").count(), tables, "{body}");
        assert_eq!(body.contains("回収区分と数え方"), mark != "rates", "{body}");
    }
    workspace.kaishu(&["fill", "--marks"]).ends_with(0).says("{{table:rates.dispositions}}");
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    assert!(workspace.read("out/my-report/my-report.md").contains("回収: 回収区分と数え方"));
}

/// A mark for a rate is not answered by a count, and one of a table that is no more in the plan by no other table.
#[test]
fn no_other_kind_of_number_and_no_other_table_is_offered() {
    let workspace = small();
    let rates =
        "\n[[table]]\nid = \"rates\"\ntitle = \"回収\"\nkind = \"response_rates\"\nrounds = [\"my-survey/R7\"]\n";
    let plan = workspace.read("analysis/my-report.toml") + rates;
    workspace.write("analysis/my-report.toml", plan);
    let both = "rates.my-survey.R7.total.return_rate / rates.my-survey.R7.total.valid_return_rate";
    for (typed, says) in [
        ("{{figure:rates.my-survey.R7.total.rate}}", both),
        ("{{figure:rates.my-survey.R7.totl.return_rate}}", "もしかして: 「rates.my-survey.R7.total.return_rate」"),
        ("{{figure:回収率}}", "名前「回収率」ではなく id で、{{figure:rates.my-survey.R7.total.return_rate}} と"),
        ("{{figure:returned.rate}}", both),
        ("{{figure:return-rate}}", "もしかして: 「rates.my-survey.R7.total.return_rate」"),
        ("{{figure:returned-rate}}", both),
        ("{{figure:lacking.total.rate}}", "使えるもの: "),
        ("{{table:lackng}}", "もしかして: 「lacking」"),
        ("{{figure:lackng.total.1.share}}", "もしかして: 「lacking.total.1.share」"),
        ("{{table:enough-by-type}}", "表「enough-by-type」は、この計画にありません"),
        ("{{table:enough-by-type}}", "計画にある表: enough-by-area / lacking / rates"),
        ("{{chart:enough-by-type}}", "書き足すか、印を消してください"),
        ("{{figure:enough-by-type.total.1.share}}", "表「enough-by-type」は、この計画にありません"),
    ] {
        workspace.write("mine.docx", docx(&paragraph(typed)));
        let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
        said.ends_with(2).says(says);
    }
    // The rate is offered with the other marks, and can be put in as it is offered.
    let mark = "{{figure:rates.my-survey.R7.total.return_rate}}";
    workspace.kaishu(&["fill", "--marks"]).ends_with(0).says(mark);
    workspace.write("mine.docx", docx(&paragraph(mark)));
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
    // Of whom it is not known how many they were there is none.
    workspace.replace("surveys/my-survey.toml", "design = \"census\"", "design = \"open\"");
    workspace.kaishu(&["fill", "--marks"]).ends_with(0).says_nothing_of(mark);
}
