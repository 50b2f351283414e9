//! A workspace whose definitions are workbooks gives what it gives in TOML; a definition in both forms, and a workbook
//! that cannot be read, are mistakes that name the file.

use kaishu::catalogue::Lang;
use kaishu::findings::plan::keys::KIND as PLAN;
use kaishu::questionnaire::definition::{Part, write_workbook};
use kaishu::survey::remarks::Remarks;
use kaishu::survey::toml::tree::Table;
use kaishu::survey::workbook::Kind;

use super::cells::frame_book;
use super::converted::{definitions, tree_of};
use crate::support::Workspace;

/// The bundled workspace with every definition turned into a workbook.
fn in_excel() -> Workspace {
    let workspace = Workspace::bundled();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (kind, file) in definitions() {
        let Ok(name) = file.strip_prefix(root) else { continue };
        if name.starts_with("docs") {
            continue;
        }
        let name = name.to_str().unwrap().replace('\\', "/");
        let lang = if kind.word == PLAN.word { Lang::En } else { Lang::Ja };
        workspace.write(&name.replace(".toml", ".xlsx"), book(kind, &tree_of(&workspace.read(&name)), lang));
        std::fs::remove_file(workspace.path(&name)).unwrap();
    }
    workspace
}

fn book(kind: Kind, table: &Table, lang: Lang) -> Vec<u8> {
    write_workbook(&[Part { kind, table, remarks: &Remarks::default() }], lang).unwrap()
}

#[test]
fn the_bundled_figures_come_from_excel_definitions_too() {
    let (toml, excel) = (Workspace::bundled(), in_excel());
    assert!(!excel.path("surveys/network-need.toml").exists());
    let (toml, excel) = (toml.figures(), excel.figures());
    assert!(toml.len() > 100, "{}", toml.len());
    assert_eq!(toml, excel);
}

#[test]
fn a_definition_in_both_forms_is_a_mistake_that_names_both_files() {
    let workspace = Workspace::bundled();
    let table = tree_of(&workspace.read("surveys/network-need.toml"));
    workspace.write("surveys/network-need.xlsx", book(kaishu::survey::workbook::layout::SURVEY, &table, Lang::Ja));
    workspace
        .kaishu(&["check"])
        .ends_with(2)
        .says("同じ定義が2つあります: surveys/network-need.toml と surveys/network-need.xlsx")
        .says("--> surveys/network-need.xlsx");
    // Under another name it is the id that is there twice.
    std::fs::rename(workspace.path("surveys/network-need.xlsx"), workspace.path("surveys/again.xlsx")).unwrap();
    workspace
        .kaishu(&["check"])
        .ends_with(2)
        .says("「network-need」が二度使われています")
        .says("先に surveys/again.xlsx の 設定!B2 で使われています");
}

#[test]
fn a_workbook_that_excel_holds_open_is_left_alone_and_a_damaged_one_is_said() {
    let workspace = Workspace::bundled();
    workspace.write("surveys/~$network-need.xlsx", b"lock");
    workspace.kaishu(&["check"]).says_nothing_of("~$");
    workspace.write("surveys/damaged.xlsx", b"PK\x03\x04 no zip");
    workspace.write("surveys/empty.xlsx", b"");
    workspace
        .kaishu(&["check"])
        .ends_with(2)
        .says("定義のブックを読めません")
        .says("--> surveys/damaged.xlsx")
        .says("--> surveys/empty.xlsx");
}

#[test]
fn a_frame_may_be_a_workbook_of_its_own() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    let csv = workspace.read("surveys/frames/network-need.csv");
    workspace.write("surveys/frames/network-need.xlsx", frame_book(&csv));
    workspace.replace("surveys/network-need.toml", "frames/network-need.csv", "frames/network-need.xlsx");
    let mut after = workspace.figures();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (id, figure) in before {
        assert_eq!(after.remove(&id).unwrap()["value"], figure["value"], "{id}");
    }
}
