//! Disclosure control: what a plan must declare about small counts, and what then stands in every file.

mod everything;
mod small;

use kaishu::findings::disclosure::interval::Published;

use crate::support::Workspace;
use small::{Small, count, request};

const PLAN: &str = "analysis/outcome-report.toml";

/// The bundled plans with other words for their `[disclosure]`: what one hides the other may not publish, and both print
/// the indicators.
fn with_disclosure(declared: &str) -> Workspace {
    let workspace = Workspace::bundled();
    for plan in [PLAN, "analysis/round-3.toml"] {
        let text = workspace.read(plan);
        let (before, rest) = text.split_once("[disclosure]\n").unwrap();
        let (_, after) = rest.split_once("\n\n").unwrap();
        workspace.write(plan, format!("{before}{declared}\n\n{after}"));
    }
    workspace
}

#[test]
fn a_sensitive_list_is_not_counted_before_the_plan_says_what_happens_to_small_counts() {
    let run = with_disclosure("").kaishu(&["check"]);
    run.ends_with(2)
        .says("「consultations」は取扱注意（sensitive）ですが、この計画は小さな数の扱いを決めていません")
        .says("「hard-cases」は取扱注意")
        .says("publish_small_counts = true");
    let run = with_disclosure("[disclosure]\npublish_small_counts = true").kaishu(&["check"]);
    run.ends_with(2).says("小さな数をそのまま公表する理由（reason）がありません");
    with_disclosure("[disclosure]\npublish_small_counts = false").kaishu(&["check"]).ends_with(2);
}

#[test]
fn a_decision_to_publish_is_printed_under_the_tables_that_it_is_about() {
    let workspace = with_disclosure("[disclosure]\npublish_small_counts = true\nreason = \"協議会で決めたため\"");
    workspace.kaishu(&["run"]).ends_with(0);
    let text = workspace.markdown();
    let note = "小さな数もそのまま示す（協議会で決めたため）。";
    // Clients, consultations, needs, hard cases, and both tables of indicators that are counted from them.
    assert!(text.matches(note).count() >= 5, "{}", text.matches(note).count());
    let meetings = text.split("圏域会議の開催回数（圏域・年度別）").nth(1).unwrap();
    assert!(!meetings.split("表").next().unwrap().contains(note));
}

#[test]
fn a_rule_hides_small_counts_everywhere_they_could_be_read_from() {
    let workspace =
        with_disclosure("[disclosure]\nrule = \"min-count 3\"\nsurveys = [\"consultations\", \"hard-cases\"]");
    workspace.kaishu(&["run"]).ends_with(0);
    let figures = workspace.written_figures();
    let hidden = &figures["window-clients.ueda.FY2020"];
    for key in ["value", "numerator", "denominator", "base", "evidence"] {
        assert_eq!(hidden[key], "min-count 3", "{key}");
    }
    assert_eq!(hidden["text"], "Ｘ");
    assert_eq!(hidden["status"], "suppressed");
    let text = workspace.markdown();
    assert!(
        text.contains("「Ｘ」は秘匿した数（min-count 3: 1以上3未満の数と、それが分かってしまう数）。"),
        "{text}"
    );
    assert!(text.contains("| 上田 | 0 | 0 | Ｘ |"), "{text}");
    // The percentages and the number of a group of two go with it; 0 is shown.
    assert_eq!(figures["hard-case-results.3.n"]["text"], "Ｘ");
    assert_eq!(figures["hard-case-results.3.1.share"]["text"], "Ｘ");
    assert_eq!(figures["hard-case-results.3.3.count"]["text"], "0");
    // A cell of Excel holds the sign, and no number behind it.
    let sheets: String = crate::support::cells::parts(&workspace.path("out/outcome-report/outcome-report.xlsx"))
        .into_iter()
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(sheets.contains("Ｘ"));
    // Meetings are not under the rule.
    assert_eq!(figures["meetings-prefecture-total"]["status"], "final");
    let trace = workspace.kaishu(&["trace", "window-clients.ueda.FY2020"]);
    trace.ends_with(0).says("秘匿: min-count 3").says("--protected").says_nothing_of("相談");
    workspace
        .kaishu(&["trace", "--protected", "window-clients.ueda.FY2020"])
        .ends_with(0)
        .says("fixtures/records/consultations/");
}

#[test]
fn a_report_whose_hidden_counts_cannot_be_kept_apart_is_held_back_and_the_old_one_stays() {
    let workspace = with_disclosure("[disclosure]\npublish_small_counts = true\nreason = \"前の決定\"");
    workspace.kaishu(&["run"]).ends_with(0);
    let before = workspace.read("out/outcome-report/results.json");
    let text = workspace.read(PLAN);
    let other = text.replace(
        "publish_small_counts = true\nreason = \"前の決定\"",
        "rule = \"min-count 3\"\nprotect = 60\nsurveys = [\"consultations\", \"hard-cases\"]",
    );
    workspace.write(PLAN, other);
    workspace
        .kaishu(&["run"])
        .ends_with(2)
        .says("計画「outcome-report」の報告書は書いていません")
        .says("window-clients.ueda.FY2020");
    assert_eq!(workspace.read("out/outcome-report/results.json"), before);
    workspace.kaishu(&["check"]).ends_with(2);
}

#[test]
fn a_rule_is_refused_where_it_says_nothing_or_a_list_says_all() {
    let refused = |declared: &str, words: &str| {
        with_disclosure(declared).kaishu(&["check"]).ends_with(2).says(words);
    };
    refused("[disclosure]\nrule = \"k-anonymity\"", "秘匿の規則「k-anonymity」はありません");
    refused("[disclosure]\nrule = \"min-count 3\"", "「meetings-area」の一覧は出来事を1件ずつ示す");
    refused(
        "[disclosure]\nrule = \"min-count 3\"\nsurveys = [\"consultations\"]",
        "「hard-cases」は取扱注意（sensitive）ですが",
    );
    refused(
        "[disclosure]\nrule = \"min-count 3\"\npublish_small_counts = true\nreason = \"x\"",
        "両方が書かれています",
    );
}

/// The examples of `analysis.md` 5.14, as tables of a plan.
#[test]
fn published_examples_are_protected() {
    let hidden = |small: &Small, rule: &str| {
        let findings = small.evaluated(&request("t", 1, Some(0)), rule);
        assert!(findings.held_back.is_empty(), "{:?}", findings.held_back);
        let mut cells = Vec::new();
        for row in 1..=small.options[0] {
            for column in 1..=small.options[1] {
                if count(&findings, &format!("t.{row}.{column}.count")).is_none() {
                    cells.push((row, column));
                }
            }
        }
        cells
    };
    // GaussSuppression, vignette: counts of at most one are hidden, 0 too.
    let vignette = Small::table(&[vec![5, 2, 0], vec![6, 3, 4]]);
    let rule = "[disclosure]\nrule = \"min-count 2\"\nhide_zero = true";
    assert_eq!(hidden(&vignette, rule), [(1, 2), (1, 3), (2, 2), (2, 3)]);
    let centres = Small::table(&[vec![9, 1], vec![4, 4]]);
    assert_eq!(hidden(&centres, "[disclosure]\nrule = \"min-count 3\""), [(1, 1), (1, 2), (2, 1), (2, 2)]);
    let care = Small::table(&[vec![11, 12, 36], vec![2, 305, 995], vec![26, 55, 34]]);
    let cells = hidden(&care, "[disclosure]\nrule = \"care-database\"");
    assert!(cells.len() >= 4 && cells.contains(&(2, 1)), "{cells:?}");
}

/// Random tables with their margins: what is shown never tells a hidden small count, by an exact solver of its own.
#[test]
fn small_counts_of_random_tables_cannot_be_worked_out() {
    let mut random = crate::support::Seeded(7);
    for round in 0..150 {
        let (rows, columns) = (2 + random.below(2), 2 + random.below(3));
        let table: Vec<Vec<u64>> =
            (0..rows).map(|_| (0..columns).map(|_| random.below(9) as u64).collect()).collect();
        let small = Small::table(&table);
        let findings = small.evaluated(
            &(request("t", 1, Some(0)) + &request("u", 0, None)),
            "[disclosure]\nrule = \"min-count 3\"",
        );
        assert!(findings.held_back.is_empty(), "{round}: {table:?} {:?}", findings.held_back);
        let mut published = Published::default();
        let mut small_cells = Vec::new();
        for (r, row) in table.iter().enumerate() {
            for (c, truth) in row.iter().enumerate() {
                let shown = count(&findings, &format!("t.{}.{}.count", r + 1, c + 1));
                assert!(shown.is_none_or(|shown| shown == *truth));
                let cell = published.cell(shown, 1);
                assert!(shown.is_none() || !(1..3).contains(truth), "{round}: {table:?}");
                if (1..3).contains(truth) {
                    small_cells.push(cell);
                }
            }
        }
        let mut total = |id: &str, cells: Vec<usize>| {
            if let Some(shown) = count(&findings, id) {
                published.sum(cells, shown, shown);
            }
        };
        for r in 0..rows {
            let cells: Vec<usize> = (0..columns).map(|c| r * columns + c).collect();
            total(&format!("t.{}.n", r + 1), cells.clone());
            total(&format!("u.total.{}.count", r + 1), cells);
        }
        for c in 0..columns {
            total(&format!("t.total.{}.count", c + 1), (0..rows).map(|r| r * columns + c).collect());
        }
        total("t.total.n", (0..rows * columns).collect());
        for cell in small_cells {
            let (low, high) = published.interval(cell).unwrap();
            let shown: Vec<String> =
                findings.figures.iter().map(|(id, figure)| format!("{id}={}", figure.text().ja)).collect();
            assert!(high - low >= 1, "{round}: {table:?} cell {cell} is {low}: {}", shown.join(" "));
        }
    }
}
