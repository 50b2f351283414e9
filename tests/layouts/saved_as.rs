//! A form made by hand with merged labels and boxes, saved as ods by LibreOffice: it is read as the xlsx is.

use std::process::Command;

use super::{Book, Collected, Space};

const SURVEY: &str = r#"
[[question]]
id = "q1"
number = "問1"
text = "必要か"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "人数"
type = "quantity"
unit = "名"

[[question]]
id = "q3"
number = "問3"
text = "理由"
type = "text"

[[form]]
id = "f"
kind = "labels"
case_name = "団体名"
box = [
  { question = "q1", label = "問1", answer = "right" },
  { question = "q2", label = "問2", answer = "below" },
  { question = "q3", label = "問3", answer = "right" },
]
"#;

fn form() -> Book {
    Book::default()
        .sheet(
            "調査票",
            &[
                ("A1", "団体名"),
                ("D1", "長野市"),
                ("A3", "問1 必要か"),
                ("D3", "1"),
                ("A5", "問2 人数"),
                ("A7", "12"),
                ("A9", "問3 理由"),
                ("D9", "足りない"),
            ],
        )
        .merge("A1", "C1")
        .merge("D1", "F1")
        .merge("A3", "C4")
        .merge("D3", "D4")
        .merge("A5", "C6")
        .merge("A7", "B7")
        .merge("A9", "C9")
}

fn answers(collected: &Collected) -> [String; 3] {
    ["q1", "q2", "q3"].map(|question| collected.value("01", question))
}

#[test]
fn a_form_with_merges_says_the_same_as_ods() {
    let space = Space::new(SURVEY);
    space.save("returned/長野市.xlsx", form());
    assert_eq!(answers(&space.collect()), ["1", "12", "足りない"]);
    let xlsx = space.root().join("returned/長野市.xlsx");
    let profile = format!("-env:UserInstallation=file://{}/profile", space.root().display());
    let made = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "ods", "--outdir"])
        .args([xlsx.parent().unwrap(), &xlsx])
        .output();
    let ods = xlsx.with_extension("ods");
    if !ods.is_file() {
        assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "soffice is required: {made:?}");
        println!("skipped: LibreOffice is not there");
        return;
    }
    std::fs::remove_file(&xlsx).unwrap();
    let from_ods = space.collect();
    assert_eq!(answers(&from_ods), ["1", "12", "足りない"]);
    // Comments and shapes are what an ods keeps to itself still.
    assert_eq!(from_ods.rules(), ["evidence-not-available"]);
}
