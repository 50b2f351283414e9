//! What can be wrong with an office's file or with a mark in it: everything at once, with its place, and nothing is written.

use super::{TYPE, docx, docx_of, paragraph, small, zipped};

#[test]
fn every_mistaken_mark_is_told_with_its_place_and_nothing_is_written() {
    let workspace = small();
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph(text));
    let body = [
        paragraph("回収は{{figure:retuned}}、収容は{{figure:capacity}}"),
        paragraph("{{statement:none}} {{tabel:lacking}} ｛｛figure:returned｝｝"),
        paragraph("次の{{table:lacking}}のとおり"),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("a"), cell("{{figure:x}}")),
        paragraph("{{figure:ret"),
        paragraph("urned}}"),
    ];
    workspace.write("mine.docx", docx(&body.concat()));
    let said = workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]);
    said.ends_with(2)
        .says("mine.docx｜本文 1段落目")
        .says("回収は{{figure:retuned}}、収容は{{figure:capacity}}")
        .says("印の「retuned」はありません")
        .says("returned")
        .says("印の「none」はありません")
        .says("印の種類「tabel」はありません")
        .says("印の括弧が全角です")
        .says("表「lacking」の印が、文や項目の中にあります")
        .says("表と図の印は、それだけの段落にします")
        .says("mine.docx｜本文 5段落目（表1 1行目 2列目）")
        .says("印が「}}」で閉じていません");
    assert!(!workspace.path("out.docx").exists());
    assert_eq!(said.stderr.matches("誤り: ").count(), 7, "{said:#?}");
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
        workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(2).says("「returned」").says(says);
        assert!(!workspace.path("out.docx").exists());
    }
    // A mark that was inserted as a whole is filled and stays an insertion.
    workspace.write("mine.docx", docx(&format!("<w:p>{}</w:p>", ins("{{figure:returned}}"))));
    workspace.kaishu(&["fill", "mine.docx", "-o", "out.docx"]).ends_with(0);
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
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 1024]].concat();
    for (name, bytes, says) in [
        ("a.dotx", kind("template.main"), "docx"),
        ("a.docx", kind("template.main"), "テンプレート（dotx）"),
        ("a.docx", docx_of(&mark, &macros, &[]), "マクロ付き"),
        ("a.docx", whole[..whole.len() / 2].to_vec(), "壊れた"),
        ("a.docx", Vec::new(), "0 バイト"),
        ("a.docx", old, "差し込めません"),
        ("a.docx", b"only text".to_vec(), "docx"),
        ("a.docx", docx("<w:p>"), "壊れています（word/document.xml"),
        ("a.docx", docx(&paragraph("印はない")), "印が1つもありません"),
        ("a.docx", docx_of(&mark, TYPE, &chart), "word/charts/chart1.xml"),
        (
            "a.docx",
            zipped(&[("word/document.xml", strict.into_owned()), ("[Content_Types].xml", "<Types/>".to_owned())]),
            "厳密な Open XML",
        ),
    ] {
        workspace.write(name, bytes);
        workspace.kaishu(&["fill", name, "-o", "out.docx"]).ends_with(2).says(says);
        assert!(!workspace.path("out.docx").exists());
        workspace.remove(name);
    }
    workspace.kaishu(&["fill", "nowhere.docx"]).ends_with(2).says("nowhere.docx");
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
    let bundled = crate::support::Workspace::bundled();
    bundled.kaishu(&["fill", "--marks"]).ends_with(2).says("--plan").says("outcome-report, round-3");
}
