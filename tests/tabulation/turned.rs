//! `options = "rows"`: the same cells in another place. Nothing that is counted changes, and no cell is lost.

use std::collections::BTreeSet;

use kaishu::catalogue::Lang;
use kaishu::pipeline::run::{PlanResult, evaluate_plan, report_in};
use kaishu::report::data::{DataCell, book, values};
use kaishu::report::model::{Block, Report, ReportTable};
use kaishu::report::shape::head_cells;
use kaishu::tally::engine::Local;

use super::{PLAN, Run, run};
use crate::support::Workspace;
use crate::support::evaluated::Collected;

/// The fixture with every table of the plan turned.
pub(crate) fn turned() -> Workspace {
    let workspace = Workspace::fixture("tabulation");
    let plan = workspace.read(PLAN);
    workspace.write(PLAN, plan.replace("\nrows = ", "\noptions = \"rows\"\nrows = "));
    workspace
}

fn evaluated(workspace: &Workspace) -> PlanResult {
    let collected = Collected::of(workspace.root());
    evaluate_plan(&collected.workspace, &collected.collection, &collected.workspace.plans[0], &Local).unwrap()
}

fn tables(report: &Report) -> Vec<&ReportTable> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table).collect()
}

fn table<'r>(report: &'r Report, id: &str) -> &'r ReportTable {
    tables(report).into_iter().find(|table| table.id == id).unwrap()
}

/// A heading: its row and column, how many of each it covers, and its words.
type Heading<'t> = (usize, usize, usize, usize, &'t str);

/// The rows with their cells, and the headings.
fn texts(table: &ReportTable) -> (Vec<Vec<&str>>, Vec<Heading<'_>>) {
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    let heads = head_cells(table).into_iter();
    let heads = heads.map(|head| (head.row, head.column, head.rows, head.columns, head.cell.text.as_str()));
    (rows, heads.collect())
}

#[test]
fn nothing_that_is_counted_changes_and_no_cell_is_lost() {
    let (before, after) = (evaluated(&Workspace::fixture("tabulation")), evaluated(&turned()));
    assert_eq!(before.report.figures, after.report.figures);
    let (old, new) = (tables(&before.report), tables(&after.report));
    assert_eq!(old.len(), new.len());
    for (old, new) in old.into_iter().zip(new) {
        // What follows a table (bounds, intervals) is as it was.
        let cells = |table: &ReportTable| {
            let cells = table.rows.iter().flatten().filter(|cell| cell.figure.is_some()).cloned();
            let mut cells: Vec<_> = cells.collect();
            cells.sort_by(|one, other| one.figure.cmp(&other.figure));
            cells
        };
        assert_eq!(cells(old), cells(new), "{}", old.id);
        assert_eq!((&old.notes, &old.chart), (&new.notes, &new.chart), "{}", old.id);
        assert!(new.rows.iter().chain(&new.head).all(|row| row.len() == new.rows[0].len()), "{}", old.id);
        assert_eq!(new.stub_columns, 1, "{}", old.id);
    }
}

/// How a table is shown to people changes nothing of what a program reads: the groups are rows, with their codes.
#[test]
fn data_are_the_same_in_both_directions() {
    let with_areas = |workspace: Workspace| {
        workspace.write(
            "surveys/frames/areas.csv",
            "id,name,level,part_of,members,aliases\nc,市部,層,,,\nt,町村部,層,,,\n",
        );
        let settings = workspace.read("surveys/workspace.toml");
        workspace.write("surveys/workspace.toml", format!("{settings}areas = \"frames/areas.csv\"\n"));
        evaluated(&workspace).report
    };
    let (before, after) = (with_areas(Workspace::fixture("tabulation")), with_areas(turned()));
    assert_ne!(table(&before, "need-all").rows, table(&after, "need-all").rows);
    let (old, new) = (book(&before), book(&after));
    assert_eq!(old, new);
    assert_eq!(values(&before), values(&after));
    let sheet = new.sheets.iter().find(|sheet| sheet.name == "表2").unwrap();
    let at = sheet.head.iter().position(|head| head == "地域コード").unwrap();
    let codes: Vec<&DataCell> = sheet.rows.iter().map(|row| &row[at]).collect();
    assert_eq!(codes, ["***", "c", "t"].map(|code| DataCell::Text(code.to_owned())).each_ref());
}

#[test]
fn every_option_is_a_row_under_the_groups() {
    let result = evaluated(&turned());
    let (rows, heads) = texts(table(&result.report, "need-all"));
    assert_eq!(
        heads,
        [
            (0, 0, 3, 1, "選択肢"),
            (0, 1, 2, 3, "計"),
            (0, 4, 1, 6, "層"),
            (1, 4, 1, 3, "市部"),
            (1, 7, 1, 3, "町村部"),
            (2, 1, 1, 1, "実数"),
            (2, 2, 1, 1, "構成比（％）"),
            (2, 3, 1, 1, "人口ベースの構成比（％）"),
            (2, 4, 1, 1, "実数"),
            (2, 5, 1, 1, "構成比（％）"),
            (2, 6, 1, 1, "人口ベースの構成比（％）"),
            (2, 7, 1, 1, "実数"),
            (2, 8, 1, 1, "構成比（％）"),
            (2, 9, 1, 1, "人口ベースの構成比（％）"),
        ]
    );
    let names: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(
        names,
        [
            "集計対象数（n）",
            "該当数（無回答を含む）",
            "とても必要",
            "やや必要",
            "あまり必要ない",
            "必要ない",
            "無回答",
            "人口の計"
        ]
    );
    assert_eq!(rows[0][..5], ["集計対象数（n）", "9", "", "", "4"]);
    assert_eq!(rows[2][..3], ["とても必要", "4", "36.4"]);
}

/// Several banners, one of them nested: what is over several groups covers them, and the total stands for itself.
#[test]
fn banners_cover_their_groups() {
    let result = evaluated(&turned());
    let (rows, heads) = texts(table(&result.report, "need"));
    let in_row = |row: usize| {
        let found = heads.iter().filter(move |head| head.0 == row);
        found.map(|(_, column, rows, columns, text)| (*column, *rows, *columns, *text)).collect::<Vec<_>>()
    };
    // Counts, shares and weighted shares of each group.
    assert_eq!(
        in_row(0),
        [(0, 4, 1, "選択肢"), (1, 3, 3, "計"), (4, 1, 6, "層"), (10, 1, 9, "種別"), (19, 1, 15, "層×種別"),]
    );
    assert_eq!(in_row(1)[0], (4, 2, 3, "市部"));
    assert_eq!(in_row(1)[5], (19, 1, 6, "市部"));
    assert_eq!(in_row(2).len(), 5);
    assert_eq!(rows[0].len(), 34);
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>()[5..], ["必要・計", "必要ない・計", "人口の計"]);
}

#[test]
fn bases_and_sums_have_rows_of_their_own() {
    let result = evaluated(&turned());
    let (rows, heads) = texts(table(&result.report, "ways-mentions"));
    assert_eq!(
        rows.iter().map(|row| row[0]).collect::<Vec<_>>(),
        ["集計対象数（n）", "相談", "研修", "名簿", "延べ回答数"]
    );
    assert_eq!(heads[1], (0, 1, 1, 2, "計"));
    // The items of a battery stand side by side, each with its total and its groups.
    let (rows, heads) = texts(table(&result.report, "satisfaction"));
    assert_eq!(rows[0][0], "集計対象数（n）");
    let first: Vec<&str> = heads.iter().filter(|head| head.0 == 0).map(|head| head.4).collect();
    assert_eq!(first, ["選択肢", "設問×層"]);
    let with_no_answer = rows.iter().find(|row| row[0] == "無回答").unwrap();
    // Counted, no share of those with an answer, and a share of all.
    assert_eq!(
        (with_no_answer[2], with_no_answer[1].is_empty(), with_no_answer[3].is_empty()),
        ("", false, false)
    );
}

#[test]
fn in_english() {
    let workspace = turned();
    let collected = Collected::of(workspace.root());
    let result = collected.evaluated(&Local);
    let english = report_in(&collected.workspace, &result, Lang::En);
    let (rows, heads) = texts(table(&english, "need-both"));
    assert_eq!(heads[0], (0, 0, 2, 1, "Answer"));
    assert!(rows.iter().all(|row| !row[0].is_empty()), "{rows:?}");
}

/// What is hidden is hidden in the same cells, with the same sign.
#[test]
fn hidden_cells_stay_hidden() {
    let rule = "\n[disclosure]\nrule = \"min-count 3\"\n\n[[table]]\nid = \"need\"\n";
    let hidden = |workspace: Workspace| {
        let plan = workspace.read(PLAN);
        workspace.write(PLAN, plan.replacen("\n[[table]]\nid = \"need\"\n", rule, 1));
        evaluated(&workspace)
    };
    let signs = |report: &Report| -> BTreeSet<(String, String)> {
        let cells = tables(report).into_iter().flat_map(|table| table.rows.iter().flatten());
        cells
            .filter(|cell| matches!(cell.text.as_str(), "Ｘ" | "＊"))
            .map(|cell| (cell.figure.clone().unwrap_or_default(), cell.text.clone()))
            .collect()
    };
    let (before, after) = (hidden(Workspace::fixture("tabulation")), hidden(turned()));
    assert!(signs(&before.report).len() > 10);
    assert_eq!(signs(&before.report), signs(&after.report));
    assert_eq!(before.report.figures, after.report.figures);
}

/// Whatever is printed is traced as before, and the documents have the same numbers.
#[test]
fn a_run_writes_it_in_every_format() {
    let workspace = turned();
    workspace.kaishu(&["run", "--quiet", "--formats", "all"]).ends_with(0);
    let report = workspace.read("out/plan/plan.md");
    assert!(report.contains("| とても必要 | 4 | 36.4 |"), "{report}");
    let traced = workspace.kaishu(&["trace", "need-all.city.1.share"]);
    traced.ends_with(0).says("回答.csv");
    assert_eq!(Run::of(&workspace).figures, run().figures);
    workspace.kaishu(&["verify", "out/plan/plan.docx"]).ends_with(0);
}
