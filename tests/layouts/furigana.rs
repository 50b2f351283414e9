//! Excel keeps how a name was typed beside it; that finds the case where the wrong kanji were chosen.

use kaishu::diagnostic::Severity;

use super::{Book, Space};
use crate::support::cells::replace_in_part;

const SURVEY: &str = r#"
[[question]]
id = "q1"
number = "問1"
text = "人数"
type = "quantity"
unit = "人"

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_name = "団体名"
box = [{ question = "q1", label = "問1", answer = "right" }]
"#;

const FRAME: &str = "code,name,kana\n01,長野市,ながのし\n02,松本市,まつもとし\n";

#[test]
fn the_reading_of_a_name_in_the_wrong_kanji_finds_the_case_and_is_said() {
    let space = Space::new(SURVEY);
    space.write("surveys/frames/s.csv", FRAME);
    let form =
        |name| Book::default().sheet("調査票", &[("A2", "団体名"), ("B2", name), ("A4", "問1"), ("B4", "12")]);
    space.save("returned/a.xlsx", form("永野市"));
    let found = space.collect();
    assert!(
        found.rules().contains(&"unmatched"),
        "without a reading nobody is guessed: {:#?}",
        found.0.diagnostics
    );
    let file = space.root().join("returned/a.xlsx");
    let read = "<t>永野市</t><rPh sb=\"0\" eb=\"2\"><t>ナガノ</t></rPh><rPh sb=\"2\" eb=\"3\"><t>シ</t></rPh>";
    replace_in_part(&file, "xl/sharedStrings.xml", "<t>永野市</t>", read);
    let found = space.collect();
    assert_eq!(found.value("01", "q1"), "12");
    let said = found.finding("name-by-furigana");
    assert_eq!((said.severity, said.scope.case.as_deref()), (Severity::Note, Some("01")));
    assert!(said.found.ja.contains("永野市") && said.found.ja.contains("ナガノ"), "{said:#?}");
}
