//! Numbers in the frames of a filled document, in whose tags `kaishu fill` wrote which figure each is.

use serde_json::Value;

use super::halls;
use super::word::docx;
use crate::support::Workspace;

fn said(properties: &str, inside: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A frame as it is put around a number.
fn frame(id: &str, text: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"{{{{figure:{id}}}}}\"/><w:tag w:val=\"kaishu:figure:{id}=0123abcd\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        run(text)
    )
}

/// The verdict of each statement, by its text, with the figure that it was compared with.
fn verdicts(workspace: &Workspace, file: &str) -> Vec<(String, String, String)> {
    let checked = workspace.kaishu(&["verify", workspace.path(file).to_str().unwrap(), "--format", "json"]);
    let checked: Value = serde_json::from_str(&checked.stdout).unwrap();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let all = checked["statements"].as_array().unwrap().iter();
    all.map(|one| (text(one, "text"), text(one, "verdict"), text(one, "figure"))).collect()
}

/// 60 of 80: a share in a frame needs no n beside it, and a number of others may stand in two frames.
#[test]
fn a_share_in_a_frame_has_its_base_and_two_frames_make_a_number_of_others() {
    let workspace = halls::workspace(halls::PLAN);
    let (shut, open) = ("drill", "drills-done");
    let line = |inside: String| said("", &inside);
    let of = |numerator: &str, denominator: &str| {
        let body = [
            line(format!("{}{}{}", run("その割合は"), frame(shut, "75.0％"), run("である。"))),
            line(format!(
                "{}{}{}{}{}",
                run("その数は"),
                frame(open, numerator),
                run("/"),
                frame("asked", denominator),
                run("である。")
            )),
        ];
        workspace.write("報告.docx", docx(&body.concat(), &[]));
        verdicts(&workspace, "報告.docx")
    };
    let right = of("60", "80");
    let one = |text: &str, verdict: &str, figure: &str| (text.to_owned(), verdict.to_owned(), figure.to_owned());
    assert_eq!(right, [one("75.0％", "agrees", "drill"), one("60/80", "agrees", "drills-done")]);
    assert_eq!(of("61", "80")[1], one("61/80", "disagrees", "drills-done"));
    assert_eq!(of("60", "82")[1], one("60/82", "disagrees", "drills-done"));
}

/// The ends of a range are figures of their own, and have marks.
#[test]
fn the_end_of_a_range_in_a_frame_is_compared_with_that_end() {
    let workspace = Workspace::bundled();
    let checked = |id: &str, text: &str| {
        let line = said("", &format!("{}{}{}", run("いずれにしても"), frame(id, text), run("になる。")));
        workspace.write("報告.docx", docx(&line, &[]));
        verdicts(&workspace, "報告.docx").pop().unwrap()
    };
    let agrees = |id: &str, text: &str| {
        assert_eq!(checked(id, text), (text.to_owned(), "agrees".to_owned(), id.to_owned()));
    };
    // 104 of 172, and 104 with the 43 of whom nothing is known.
    agrees("network-needed.low", "60.5％");
    agrees("network-needed.high", "85.5％");
    assert_eq!(checked("network-needed.low", "85.5％").1, "disagrees");
}

/// The base may stand in the head of a column.
#[test]
fn a_base_in_the_head_of_a_table_of_the_section_is_there() {
    let found = super::Found::of(halls::workspace(halls::PLAN).root());
    let text = |n: u32| {
        format!(
            "## 避難訓練\n\n避難訓練を実施した割合は75.0％である。\n\n| | 全体（n={n}） |\n| --- | ---: |\n| 実施した | 60 |\n"
        )
    };
    let verdict = |n: u32| found.verify("報告.md", text(n).as_bytes()).statements[0].verdict;
    assert_eq!((verdict(80), verdict(90)), ("agrees", "base_missing"));
}

/// The words around say nothing of what the numbers are, or something else; the frames do, in every part and of every plan.
#[test]
fn a_number_in_a_frame_is_compared_with_the_figure_of_the_frame() {
    let workspace = Workspace::bundled();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"heading 1\"/></w:style>";
    let header = said("", &format!("{}{}", run("地域福祉課　"), frame("network-needed", "80.6％")));
    let page = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7件</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let footer = said("", &format!("{}{page}", run("その値は 999か所 である。")));
    let body = [
        said("", &run("長野県")),
        said("<w:pStyle w:val=\"t\"/>", &run("再犯防止の報告")),
        said("<w:pStyle w:val=\"h\"/>", &run("あらまし")),
        said(
            "",
            &format!("{}{}{}", run("その差は"), frame("comprehension-R1-gap", "△5.0ポイント"), run("である。")),
        ),
        said("", &format!("{}{}{}", run("回収は"), frame("r3-cases", "525件"), run("である。"))),
        said("", &format!("{}{}{}", run("その値は"), frame("network-returned", "131か所"), run("であった。"))),
        said("", &format!("{}{}{}", run("その値は"), frame("no-more", "12人"), run("であった。"))),
    ]
    .concat();
    let parts = [("styles", styles), ("header", header.as_str()), ("footer", footer.as_str())];
    workspace.write("報告.docx", docx(&body, &parts));
    let found = verdicts(&workspace, "報告.docx");
    let of = |text: &str| {
        let (_, verdict, figure) =
            found.iter().find(|one| one.0 == text).unwrap_or_else(|| panic!("{text}: {found:#?}"));
        (verdict.as_str(), figure.as_str())
    };
    assert_eq!(of("△5.0ポイント"), ("agrees", "comprehension-R1-gap"));
    assert_eq!(of("525件"), ("agrees", "r3-cases"));
    assert_eq!(of("131か所"), ("disagrees", "network-returned"));
    assert_eq!(of("12人"), ("unchecked", "no-more"));
    assert_eq!(of("80.6％").1, "network-needed", "in the header");
    assert_eq!(of("999か所").0, "unchecked", "in the footer");
    assert!(found.iter().all(|(text, ..)| text != "7件"), "a page is no statement: {found:#?}");
    // The title has the whole report below it.
    let path = workspace.path("報告.docx");
    let shown = workspace.kaishu(&["verify", path.to_str().unwrap()]);
    shown.ends_with(1).says("ヘッダー・フッター 1段落目").says_nothing_of("再犯防止の報告");
}
