//! The data of a round as other programs read them: PSPP by the syntax, R by the script, with haven and without. Each is asked
//! for what it understood: labels, missing values, multiple-response sets, and every value.

mod codebooks;
mod definition;
mod pages;
mod programs;
#[cfg(feature = "sav")]
mod sav;

use std::path::Path;

use crate::support::Workspace;

/// A workspace with one survey that has every kind of question, labels beyond the limits and answers that could break out of
/// a field.
pub(crate) fn hostile() -> Workspace {
    let workspace = Workspace::empty();
    workspace.write("surveys/workspace.toml", "title = \"試験\"\nareas = \"areas.csv\"\n");
    workspace.write("surveys/areas.csv", "id,name,level,part_of,members,aliases\nx,県,県域,,,\ny,東,圏域,x,,\n");
    workspace.write("surveys/towns.toml", definition::text());
    workspace.write("surveys/frame.csv", definition::FRAME);
    workspace.write("returns/R2/rows.csv", definition::RETURNS);
    workspace
}

/// What the files of a round say, without what Excel needs at the beginning.
pub(crate) fn text(workspace: &Workspace, file: &str) -> String {
    workspace.read(&format!("out/analyst/data/{file}")).trim_start_matches('\u{FEFF}').to_owned()
}

#[test]
fn the_data_are_written_by_a_run_and_by_their_word() {
    let workspace = hostile();
    let said = workspace.kaishu(&["run", "--formats", "md"]);
    assert!(!workspace.path("out/analyst/data").exists(), "{said:?}");
    workspace
        .kaishu(&["run"])
        .says("統計ソフト用のデータ（部外秘）: out/analyst/data")
        .says("形式の上限のため 2 か所の言葉や数を縮めました");
    let first = workspace.output();
    for ending in ["csv", "sps", "R"] {
        let file = format!("out/analyst/data/towns-R2.{ending}");
        assert!(first.contains_key(&file), "{file}");
    }
    assert!(first.keys().filter(|file| file.contains("towns-R2")).all(|file| file.starts_with("out/analyst/")));
    workspace.kaishu(&["run", "--formats", "r"]).says("out/analyst/data/towns-R2.sps");
    assert_eq!(workspace.output()["out/analyst/data/towns-R2.R"], first["out/analyst/data/towns-R2.R"]);
    workspace.kaishu(&["run", "--formats", "spss"]).ends_with(2).says("sps");
}

#[test]
fn what_the_files_hold_is_what_the_survey_says() {
    let workspace = hostile();
    workspace.kaishu(&["run", "--formats", "sps"]);
    let csv = text(&workspace, "towns-R2.csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "case,name,disposition,stratum,人口_人,w,q1,m_1,m_2,n,d,d_missing,to_1,to_missing,b.x,grade"
    );
    // The contact column is not there, and neither is its content.
    assert!(!csv.contains("026-235"), "{csv}");
    let row = |id: &str| *lines.iter().find(|line| line.starts_with(&format!("\"{id}\""))).unwrap();
    assert_eq!(
        row("01"),
        "\"01\",\"長野市\",1,\"city\",\"1,000\",1.5,1,1,0,12.5,2021-04-01,0,\"'=1+1⏎\"\"引用\"\", 𠮷\",0,2,1"
    );
    // Everything that is missing has its reason; a case without a return has nothing.
    assert_eq!(row("02"), "\"02\",\"松本市\",1,\"city\",\"2,000\",2,2,-8,-8,-999999999,,-9,,-9,-9,-9");
    assert_eq!(row("03"), "\"03\",\"上田市\",1,\"town\",\"30\",0.25,-1,-5,-5,0,2021-05-02,0,\"''90年\",0,1,2");
    assert_eq!(row("04"), "\"04\",\"岡谷市\",2,\"town\",\"40\",1,,,,,,,,,,");
}

/// The bundled workspace, run with its data.
pub(crate) fn bundled() -> Workspace {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet", "--formats", "sps,r"]).ends_with(0);
    workspace
}

#[test]
fn nothing_of_a_sensitive_record_is_in_its_data() {
    let workspace = bundled();
    let csv = text(&workspace, "consultations-all.csv");
    assert!(csv.starts_with("case,disposition,date,"), "{}", csv.lines().next().unwrap());
    assert!(csv.contains("client_missing") && !csv.contains("client,"));
    assert!(Path::new(&workspace.path("out/analyst/data/consultations-all.R")).is_file());
}
