//! Two surveys compared stratum by stratum, on the bundled example: the groups are those of both surveys, and together they are
//! the total in everything that is counted.

use kaishu::findings::evaluate::Findings;
use kaishu::findings::figure::FigureValue;
use kaishu::tally::engine::Local;

use crate::support::Workspace;
use crate::support::evaluated::Collected;

fn count(findings: &Findings, id: &str) -> u64 {
    match findings.figures.get(id).map(|figure| &figure.value) {
        Some(FigureValue::Count(n)) => *n,
        other => panic!("{id}: {other:?}"),
    }
}

#[test]
fn the_strata_of_two_surveys_add_up() {
    let workspace = Workspace::bundled();
    let plan = workspace.root().join("analysis/outcome-report.toml");
    let mut written = std::fs::read_to_string(&plan).unwrap();
    written.push_str(
        "\n[[table]]\nid = \"t\"\ntitle = \"変化\"\nkind = \"change\"\nby = \"stratum\"\n\
         rounds = [\"network-need/R2\", \"network-need-r3/R3\"]\nrows = \"q1\"\n",
    );
    std::fs::write(&plan, written).unwrap();
    let findings = Collected::of(workspace.root()).evaluated(&Local).findings;
    let codes: Vec<&str> = findings
        .figures
        .keys()
        .filter_map(|id| id.strip_prefix("t.")?.strip_suffix(".R2.n"))
        .filter(|code| *code != "total")
        .collect();
    assert_eq!(codes, ["body", "municipality"]);
    let table = findings.tables.iter().find(|table| table.id == "t").unwrap();
    let said: Vec<String> = table.rows.iter().map(|row| format!("{:?}", row[0])).collect();
    for label in ["市町村", "関係団体"] {
        assert!(said.iter().any(|group| group.contains(label)), "{label}: {said:?}");
    }
    // Nobody changed its stratum, so what is counted of the units adds up too.
    for id in [
        "R2.n",
        "R3.n",
        "R2.1.count",
        "R3.1.count",
        "matched",
        "silent",
        "new",
        "dropped",
        "merged.parts",
        "merged.wholes",
        "1.to.1.count",
        "1.to.2.count",
        "2.to.1.count",
        "R2.only",
        "R3.only",
        "R2.partial",
        "R3.partial",
        "R2.merged",
    ] {
        let parts: u64 = codes.iter().map(|code| count(&findings, &format!("t.{code}.{id}"))).sum();
        assert_eq!(parts, count(&findings, &format!("t.total.{id}")), "{id}");
    }
    assert_eq!(count(&findings, "t.municipality.merged.parts"), 2);
    assert!(count(&findings, "t.municipality.matched") > 0 && count(&findings, "t.body.matched") > 0);
}
