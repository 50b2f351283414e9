//! A table of many columns in an office's own document: it can be read where it stands, on an upright page as on one that the office
//! turned.

use super::{docx, paragraph, text_of};
use crate::support::Workspace;

const LABELS: [&str; 13] = [
    "相談窓口の設置",
    "担当職員の配置",
    "研修・講習の実施",
    "名簿の作成",
    "支援者会議の開催",
    "広報・啓発",
    "財政的な支援",
    "住居の確保",
    "就労支援",
    "医療機関との連携",
    "福祉事務所との連携",
    "民間団体への委託",
    "その他",
];

/// A question with thirteen options by stratum and type, across or down.
fn thirteen(options: &str) -> Workspace {
    let workspace = Workspace::fixture("tabulation");
    let survey = workspace.read("surveys/office.toml");
    let (before, rest) = survey.split_once("id = \"ways\"\noptions = [\n").unwrap();
    let (_, behind) = rest.split_once("]\n").unwrap();
    let list: String = (1..)
        .zip(LABELS)
        .map(|(code, label)| format!("  {{ code = \"{code}\", label = \"{label}\" }},\n"))
        .collect();
    workspace.write("surveys/office.toml", format!("{before}id = \"ways\"\noptions = [\n{list}]\n{behind}"));
    let plan = workspace.read("analysis/plan.toml");
    let head = plan.split("\n[[table]]").next().unwrap();
    let table = "[[table]]\nid = \"ways\"\ntitle = \"方法\"\nsurvey = \"office\"\nround = \"R1\"\nrows = \"q2\"\nby = [\"stratum\", \"type\"]\n";
    workspace.write("analysis/plan.toml", format!("{head}\n{table}{options}"));
    workspace.write("analysis/plan.md", "{{table:ways}}\n");
    workspace
}

/// The widths of the columns of every table of a document that was filled, which says nothing of a narrow place.
fn filled(workspace: &Workspace, body: &str) -> Vec<Vec<usize>> {
    workspace.write("own.docx", docx(body));
    let said = workspace.kaishu(&["fill", "own.docx", "-o", "out.docx"]);
    said.ends_with(0).says_nothing_of("列が多く");
    let body = text_of(&std::fs::read(workspace.path("out.docx")).unwrap(), "word/document.xml");
    workspace.remove("out.docx");
    let grids = body.split("<w:tblGrid>").skip(1).map(|grid| grid.split("</w:tblGrid>").next().unwrap());
    let widths = |grid: &str| {
        let columns = grid.split("w:w=\"").skip(1).map(|width| width.split('"').next().unwrap().parse().unwrap());
        columns.collect()
    };
    grids.map(widths).collect()
}

fn section(width: usize, height: usize) -> String {
    format!(
        "<w:sectPr><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"1701\" w:right=\"1701\" w:bottom=\"1701\" \
         w:left=\"1701\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>"
    )
}

#[test]
fn a_table_of_many_columns_lies_in_pieces_that_can_be_read() {
    let workspace = thirteen("");
    let upright = filled(&workspace, &(paragraph("{{table:ways}}") + &section(11906, 16838)));
    // No column is as narrow as one character with the margins of its cell, and all fit between the margins of the page.
    assert!(upright.len() > 2, "{upright:?}");
    for piece in &upright {
        assert!(piece.iter().sum::<usize>() <= 8504 && piece.iter().all(|width| *width > 400), "{piece:?}");
    }
    // On a page that the office turned there is room for more columns, also where the next section is upright.
    let turned = format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(16838, 11906));
    let body = paragraph("{{table:ways}}") + &turned + &paragraph("次の章") + &section(11906, 16838);
    let lying = filled(&workspace, &body);
    assert!(lying.len() < upright.len(), "{lying:?}");
    assert!(lying.iter().any(|piece| piece.iter().sum::<usize>() > 8504), "{lying:?}");
}

/// The same table with its options in rows is one table on an upright page.
#[test]
fn options_in_rows_need_no_pieces() {
    let workspace = thirteen("options = \"rows\"\n");
    let upright = filled(&workspace, &(paragraph("{{table:ways}}") + &section(11906, 16838)));
    assert_eq!(upright.iter().map(Vec::len).collect::<Vec<_>>(), [13]);
}
