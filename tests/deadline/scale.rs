//! A frame of 2,000 cases, one workbook each: the run ends. How long it took is printed and not asserted.

use std::time::Instant;

use crate::support::cells::{set_cells, write_csv};
use crate::support::field;

use super::{CENTRES, before_the_next_round};

const CASES: usize = 2_000;
const RETURNED: usize = 1_500;

#[test]
fn two_thousand_cases() {
    let workspace = before_the_next_round();
    let template = std::fs::read(workspace.path(&format!("{CENTRES}/C03_回答票.xlsx"))).unwrap();
    std::fs::remove_dir_all(workspace.path(CENTRES)).unwrap();
    workspace.replace("surveys/entry-support.toml", "received = \"fixtures/entry-support/R2/received.csv\"\n", "");
    let mut frame: Vec<Vec<String>> =
        vec![["code", "name", "kana", "stratum", "area", "type", "alias"].map(str::to_owned).to_vec()];
    for case in 1..=CASES {
        let (code, name) = (format!("N{case:04}"), format!("第{case}センター"));
        frame.push([&code, &name, "", "centre", "saku", "センター", ""].map(str::to_owned).to_vec());
        if case <= RETURNED {
            let file = workspace.path(&format!("{CENTRES}/{code}.xlsx"));
            workspace.write(&format!("{CENTRES}/{code}.xlsx"), &template);
            // Two of three have supported somebody.
            let answer = if case % 3 == 0 { "2" } else { "1" };
            let persons = (case % 3 > 0).then_some("3");
            set_cells(
                &file,
                "回答票",
                &[
                    ("C4", Some(&code)),
                    ("C5", Some(&name)),
                    ("F7", Some(answer)),
                    ("F10", Some("1")),
                    ("F13", persons),
                ],
            );
        }
    }
    write_csv(&workspace.path("surveys/frames/entry-support.csv"), &frame);
    let begun = Instant::now();
    let figures = workspace.figures();
    println!("{RETURNED} of {CASES} cases in {} ms", begun.elapsed().as_millis());
    assert_eq!(field(&figures["entry-population"], "value"), "2000");
    assert_eq!(field(&figures["entry-returned"], "value"), "1500");
    assert_eq!(field(&figures["entry-supported"], "value"), "1000/1500");
    assert_eq!(figures["entry-supported"]["base"]["not_returned"], 500);
    assert_eq!(field(&figures["entry-supported"], "evidence"), "1500");
}
