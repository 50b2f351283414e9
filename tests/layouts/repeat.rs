//! Repeat groups: tables of facilities inside a form, as long as they came. The rows are counted by the areas of their
//! respondents, totals are compared, and a sum walks back to the cells of its rows.

use std::collections::BTreeSet;

use kaishu::diagnostic::Severity;
use kaishu::findings::figure::FigureValue;
use kaishu::pipeline::workspace;
use kaishu::survey::missing::Disposition;
use kaishu::tally::engine::{Local, Naive, TallyEngine};

use super::{Book, Collected, ROUND, Space};
use crate::support::evaluated;

const SURVEY: &str = r#"
[[question]]
id = "q1"
number = "問1"
text = "窓口の数"
type = "quantity"
unit = "か所"
optional = true

[[repeat]]
id = "facilities"
title = "施設"
columns = [
  { id = "facility", label = "施設名", type = "text" },
  { id = "kind", label = "種別", type = "single", codes = "service" },
  { id = "staff", label = "職員数", type = "quantity", unit = "人", max = 50 },
]

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [{ question = "q1", label = "問1", answer = "right" }]
repeat = [{ repeat = "facilities", end = "以上" }]
"#;

const PLAN: &str = r#"
id = "p"
title = "施設の集計"
period = ["FY2024"]
sections = [{ number = "1", title = "施設" }]

[[figure]]
id = "facilities"
label = "施設数"
survey = "s.facilities"
round = "R6"
count = "everyone"
unit = "か所"

[[figure]]
id = "staff"
label = "職員数"
survey = "s.facilities"
round = "R6"
sum = "staff"
unit = "人"

[[figure]]
id = "staff-chushin"
label = "中信の職員数"
survey = "s.facilities"
round = "R6"
sum = "staff"
filter = "area = 中信"
unit = "人"

[[table]]
id = "by-area"
title = "種別（地域別）"
survey = "s.facilities"
round = "R6"
rows = "kind"
by = "area"
"#;

const FRAME: &str = "code,name,area\n01,長野市,北信\n02,松本市,中信\n03,上田市,東信\n";

/// A form with these rows below the headings of row 6, then what follows two rows on.
fn form(code: &str, rows: &[[&str; 4]], q1: &str) -> Book {
    let mut cells: Vec<(String, String)> =
        [("A2", "コード"), ("B2", code), ("A6", "No."), ("B6", "施設名"), ("C6", "種別")]
            .iter()
            .chain(&[("D6", "職員数")])
            .map(|(at, text)| ((*at).to_owned(), (*text).to_owned()))
            .collect();
    let mut next = 7;
    for row in rows {
        for (column, text) in ["A", "B", "C", "D"].iter().zip(row) {
            if !text.is_empty() {
                cells.push((format!("{column}{next}"), (*text).to_owned()));
            }
        }
        next += 1;
    }
    cells.push((format!("A{}", next + 1), "問1　窓口の数".to_owned()));
    cells.push((format!("B{}", next + 1), q1.to_owned()));
    let cells: Vec<(&str, &str)> = cells.iter().map(|(at, text)| (at.as_str(), text.as_str())).collect();
    Book::default().sheet("調査票", &cells)
}

const END: [&str; 4] = ["以上", "", "", ""];

fn space(survey: &str) -> Space {
    let space = Space::new(survey);
    space.write("surveys/frames/s.csv", FRAME);
    space
}

/// Two facilities in a form for three, five in a form with rows inserted and a wrong total, and none.
fn three() -> Space {
    let space = space(SURVEY);
    space.write("analysis/p.toml", PLAN);
    let two = [
        ["1", "つばさ", "送迎", "3人"],
        ["2", "計画相談ひかり", "見守り・安否確認", "4"],
        ["3", "", "", ""],
        ["合計", "", "", "7"],
        END,
    ];
    space.save("returned/a.xlsx", form("01", &two, "1"));
    let five = [
        ["1", "あ", "送迎", "10"],
        ["2", "い", "送迎", "20"],
        ["3", "う", "見守り・安否確認", "30"],
        ["小計", "", "", "60"],
        ["", "え", "送迎", "4"],
        ["", "お", "その他", "5"],
        ["合 計（人）", "", "", "70"],
        END,
    ];
    space.save("returned/b.xlsx", form("02", &five, "2"));
    let none = [["1", "", "", ""], ["2", "", "", ""], ["3", "", "", ""], ["合計", "", "", "0"], END];
    space.save("returned/c.xlsx", form("03", &none, "3"));
    space
}

fn rows(found: &Collected) -> Vec<(String, Disposition)> {
    let round = found.0.rounds.iter().find(|round| round.survey == "s.facilities").unwrap();
    round.units.iter().map(|unit| (unit.id.clone(), unit.disposition)).collect()
}

/// Rules of the findings, leaving aside that what stands below a longer table has moved.
fn rules(found: &Collected) -> Vec<&'static str> {
    found.rules().into_iter().filter(|rule| *rule != "moved-label").collect()
}

fn ids(found: &Collected) -> Vec<String> {
    rows(found).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn rows_are_units_however_many_and_totals_are_compared() {
    let found = three().collect();
    assert_eq!(ids(&found), ["01#1", "01#2", "02#1", "02#2", "02#3", "02#4", "02#5"]);
    assert!(rows(&found).iter().all(|(_, disposition)| *disposition == Disposition::Valid));
    // What stands below a longer table is found all the same.
    assert_eq!((found.value("01", "q1"), found.value("02", "q1")), ("1".to_owned(), "2".to_owned()));
    let wrong = found.finding("total-mismatch");
    assert_eq!(wrong.found.ja, "合計の職員数は 70、内訳の和は 69");
    assert_eq!(wrong.severity, Severity::Query);
    assert_eq!((wrong.scope.case.as_deref(), wrong.scope.question.as_deref()), (Some("02"), Some("staff")));
    assert_eq!(wrong.place_text(), "returned/b.xlsx｜調査票!D13、D7、D8、D9、D11、D12", "{wrong:#?}");
    assert_eq!(rules(&found), ["total-mismatch"], "{:#?}", found.0.diagnostics);
}

#[test]
fn they_are_tabulated_by_area_and_a_sum_walks_back_to_its_cells() {
    let space = three();
    let collected = evaluated::Collected::of(space.root());
    for engine in [&Local as &dyn TallyEngine, &Naive] {
        let result = collected.evaluated(engine);
        let figures = &result.findings.figures;
        assert_eq!(figures["facilities"].value, FigureValue::Count(7));
        assert_eq!(figures["by-area.中信.1.count"].value, FigureValue::Count(3), "{:?}", figures.keys());
        assert_eq!(figures["by-area.北信.2.count"].value, FigureValue::Count(1));
        let FigureValue::Amount(staff) = &figures["staff"].value else { panic!("{:?}", figures["staff"]) };
        assert_eq!(staff.to_string(), "76");
        let FigureValue::Amount(staff) = &figures["staff-chushin"].value else { panic!() };
        assert_eq!(staff.to_string(), "69");
        // Nobody knows how many facilities were to be reported.
        let chain = figures["staff"].base.as_ref().unwrap();
        assert_eq!((chain.distributed, chain.returned, chain.n), (None, 7, 7));
        let cells: BTreeSet<String> = figures["staff-chushin"].evidence.iter().map(ToString::to_string).collect();
        for row in [7, 8, 9, 11, 12] {
            assert!(cells.contains(&format!("returned/b.xlsx｜調査票!D{row}")), "{cells:?}");
        }
        assert!(!cells.iter().any(|cell| cell.contains("a.xlsx") || cell.contains("D10") || cell.contains("D13")));
        assert!(!figures["staff"].provisional);
    }
}

#[test]
fn a_row_is_corrected_by_case_and_number_and_the_total_fits() {
    let space = three();
    space.write(
        "corrections.csv",
        "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n修正,s.facilities,R6,02#5,staff,5,6,電話で確認,担当A,2024-06-20\n",
    );
    let found = space.collect();
    assert!(rules(&found).is_empty(), "{:#?}", found.0.diagnostics);
    space.write(
        "corrections.csv",
        "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n修正,s.facilities,R6,02#6,staff,5,6,電話で確認,担当A,2024-06-20\n",
    );
    assert!(space.collect().rules().contains(&"stale-correction"));
}

#[test]
fn returns_that_differ_in_their_tables_are_held_out_with_their_rows() {
    let space = three();
    let other = [["1", "つばさ", "送迎", "3"], END];
    space.save("returned/d.xlsx", form("01", &other, "1"));
    let found = space.collect();
    assert!(
        found.finding("contradicting-returns").found.ja.contains("s.facilities#2"),
        "{:#?}",
        found.0.diagnostics
    );
    let held = rows(&found).into_iter().filter(|(_, disposition)| *disposition == Disposition::HeldOut);
    assert_eq!(held.map(|(id, _)| id).collect::<Vec<_>>(), ["01#1", "01#2"]);
    let result = evaluated::Collected::of(space.root()).evaluated(&Naive);
    let figures = &result.findings.figures;
    assert_eq!(figures["facilities"].value, FigureValue::Count(5));
    assert!(figures["facilities"].provisional);
    // The other area is not touched.
    assert!(!figures["staff-chushin"].provisional);
    // A row that says which return counts brings the rows of that one.
    space.write(
        "corrections.csv",
        "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n採用,s,R6,01,,,d.xlsx,訂正版,担当A,2024-06-20\n",
    );
    let found = space.collect();
    assert_eq!(ids(&found)[..2], ["01#1", "02#1"]);
    assert!(rows(&found).iter().all(|(_, disposition)| *disposition == Disposition::Valid));
}

fn one(survey: &str, rows: &[[&str; 4]]) -> Collected {
    let space = space(survey);
    space.save("returned/a.xlsx", form("01", rows, "1"));
    space.collect()
}

#[test]
fn a_gap_is_no_end_where_an_end_is_declared_and_is_told() {
    let gap = [["", "あ", "送迎", "1"], ["", "", "", ""], ["", "い", "送迎", "2"], END];
    let found = one(SURVEY, &gap);
    assert_eq!(ids(&found).len(), 2);
    assert!(found.finding("group-gap").found.ja.contains("8 行目"), "{:#?}", found.0.diagnostics);
    let open = SURVEY.replace(", end = \"以上\"", "");
    let found = one(&open, &gap[..3]);
    assert_eq!(ids(&found).len(), 1);
    assert!(found.finding("group-gap").found.ja.contains("9 行目"), "{:#?}", found.0.diagnostics);
    // Rows that were provided and not used are no gap, and the total below them is compared.
    let unused = [["1", "あ", "送迎", "1"], ["2", "", "", ""], ["合計", "", "", "2"]];
    assert!(one(&open, &unused).finding("total-mismatch").found.ja.contains("和は 1"));
    // The next label of the form ends it as well.
    let full = [["", "あ", "送迎", "1"], ["", "い", "送迎", "2"]];
    let found = one(&open, &full);
    assert_eq!(ids(&found).len(), 2);
    assert!(found.rules().is_empty(), "{:#?}", found.0.diagnostics);
}

#[test]
fn a_table_that_is_not_to_be_found_is_an_error_and_no_neighbour_is_read() {
    let found = one(SURVEY, &[["", "あ", "送迎", "1"]]);
    let lost = found.finding("lost-group");
    assert_eq!((lost.severity, lost.scope.survey.as_deref()), (Severity::Undecided, Some("s.facilities")));
    assert!(lost.found.ja.contains("「以上」がありません"));
    assert!(ids(&found).is_empty());
    let found = one(&SURVEY.replace("施設名", "事業所").replace("種別", "区分"), &[["", "あ", "送迎", "1"], END]);
    assert!(found.finding("lost-group").found.ja.contains("事業所、区分、職員数"));
    // One heading gone holds out its column.
    let found = one(&SURVEY.replace("label = \"種別\"", "label = \"区分\""), &[["", "あ", "送迎", "1"], END]);
    assert_eq!(found.finding("lost-heading").scope.question.as_deref(), Some("kind"));
    assert_eq!(ids(&found), ["01#1"]);
}

#[test]
fn a_number_merged_over_rows_counts_for_none_of_them() {
    let rows = [["1", "あ", "送迎", "10"], ["2", "い", "送迎", ""], ["3", "う", "送迎", "30"], END];
    let space = space(SURVEY);
    space.save("returned/a.xlsx", form("01", &rows, "1").merge("D7", "D8"));
    let found = space.collect();
    let shared: Vec<_> = found.0.diagnostics.iter().filter(|found| found.rule == "shared-box").collect();
    let said: Vec<_> =
        shared.iter().map(|found| (found.scope.case.as_deref(), found.scope.question.as_deref())).collect();
    assert_eq!(said, [(Some("01#1"), Some("staff")), (Some("01#2"), Some("staff"))], "{:#?}", found.0.diagnostics);
    assert!(shared.iter().all(|found| found.severity == Severity::Undecided && found.found.ja.contains("D7:D8")));
    assert_eq!(found.0.diagnostics.len(), 2, "{:#?}", found.0.diagnostics);
}

#[test]
fn what_a_row_shows_beside_its_values_is_said_of_that_row() {
    let rows = [["1", "あ", "送迎", "10"], ["2", "い", "送迎", "20"], ["3", "う", "送迎", "30"], END];
    let space = space(SURVEY);
    let book = form("01", &rows, "1").strike("D7").note("D8", "休職中を含む").hide_row(9);
    space.save("returned/a.xlsx", book);
    let found = space.collect();
    let said = |rule: &str| {
        let finding = found.finding(rule);
        (finding.scope.case.clone(), finding.scope.question.clone(), finding.place_text())
    };
    let case = |case: &str| Some(case.to_owned());
    let staff = || Some("staff".to_owned());
    assert_eq!(said("struck-answer"), (case("01#1"), staff(), "returned/a.xlsx｜調査票!D7".to_owned()));
    assert_eq!(said("cell-comment"), (case("01#2"), staff(), "returned/a.xlsx｜調査票!D8".to_owned()));
    assert_eq!(said("hidden-answer"), (case("01#3"), None, "returned/a.xlsx｜調査票!B9".to_owned()));
    assert_eq!(found.0.diagnostics.len(), 3, "{:#?}", found.0.diagnostics);
    let result = {
        space.write("analysis/p.toml", PLAN);
        evaluated::Collected::of(space.root()).evaluated(&Naive)
    };
    let FigureValue::Amount(staff) = &result.findings.figures["staff"].value else { panic!() };
    assert_eq!(staff.to_string(), "50", "a number that was crossed out waits");
    assert!(result.findings.figures["staff"].provisional);
}

#[test]
fn rows_that_are_no_units_are_told_and_a_total_that_cannot_be_compared_is() {
    let none = [["", "該当なし", "", ""], END];
    let found = one(SURVEY, &none);
    assert!(ids(&found).is_empty());
    assert_eq!(found.finding("group-row").severity, Severity::Note);
    let example = [["例", "○○苑", "送迎", "5"], ["1", "あ", "送迎", "1"], END];
    assert_eq!(ids(&one(SURVEY, &example)), ["01#1"]);
    let unclear = [["", "あ", "送迎", "約10人"], ["", "い", "送迎", "2"], ["計", "", "", "12"], END];
    let found = one(SURVEY, &unclear);
    assert_eq!(found.finding("total-unchecked").severity, Severity::Note);
    let words = [["", "あ", "送迎", "1"], ["計", "", "", "一覧のとおり"], END];
    assert!(one(SURVEY, &words).finding("total-unchecked").found.ja.contains("一覧のとおり"));
    // The row of the total can be the end.
    let by_total = SURVEY.replace("end = \"以上\"", "end = \"合計\"");
    let found = one(&by_total, &[["", "あ", "送迎", "1"], ["", "い", "送迎", "60"], ["合計", "", "", "3"]]);
    assert_eq!(found.finding("out-of-range").scope.case.as_deref(), Some("01#2"));
    found.finding("total-unchecked");
}

#[test]
fn a_form_without_its_table_and_an_unknown_table_are_mistakes() {
    let mistakes = |survey: &str| {
        let space = Space::with_round(survey, ROUND);
        workspace::load(space.root()).unwrap_err().to_string()
    };
    let without = SURVEY.replace("repeat = [{ repeat = \"facilities\", end = \"以上\" }]", "");
    assert!(mistakes(&without).contains("facilities"));
    let unknown = SURVEY.replace("repeat = \"facilities\", end", "repeat = \"facilitys\", end");
    assert!(mistakes(&unknown).contains("facilitys"));
}
