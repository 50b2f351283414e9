//! The correction ledger: a row that cannot be read holds out what it was about and stops nothing.

use kaishu::diagnostic::Severity;
use kaishu::survey::decision::DecisionKind;
use kaishu::survey::toml::decisions::read_decisions;

const LEDGER: &[u8] = include_bytes!("../fixtures/definition/corrections.csv");

#[test]
fn rows_become_decisions_or_findings() {
    let (decisions, findings) = read_decisions("fixtures/corrections.csv", LEDGER);
    assert_eq!(decisions.len(), 3);
    let set = DecisionKind::Set { question: "q3".into(), old: "15".into(), new: "1.5".into() };
    assert_eq!(decisions[0].kind, set);
    assert_eq!(decisions[0].place.to_string(), "fixtures/corrections.csv｜corrections!A2");
    assert_eq!(decisions[1].kind, DecisionKind::Use { file: "in/R2/paper/matsumoto-2.xlsx".into() });
    assert_eq!(decisions[1].reason, "後から届いた方が正しい, 本人確認済み");
    let finding = "out-of-range@in/R2/list/a.xlsx｜回答!D4".to_owned();
    assert_eq!(decisions[2].kind, DecisionKind::Accept { finding, found: String::new() });
    assert!(decisions[2].case.is_empty());

    let ids: Vec<String> = findings.iter().map(kaishu::diagnostic::Diagnostic::id).collect();
    assert_eq!(
        ids,
        [
            "ledger-row@fixtures/corrections.csv｜corrections!A6",
            "ledger-row@fixtures/corrections.csv｜corrections!A7",
        ]
    );
    assert!(findings.iter().all(|finding| finding.severity == Severity::Undecided));
    assert_eq!(findings[0].found.ja, "空の欄: 設問");
    assert_eq!(findings[0].scope.case.as_deref(), Some("003"));
    assert_eq!(findings[1].found.ja, "種類「なおす」");
    assert_eq!(findings[1].scope.survey.as_deref(), Some("small"));
    assert_eq!(findings[1].scope.case, None, "as far as the row says");
}

#[test]
fn english_headings_and_a_comma_too_many() {
    let text = "action,survey,round,case,question,old,new,reason,confirmed_by,date\n\
                set,s,R2,1,q1,2,1,phoned, twice,A,2021-01-08\naccept,,,x@y,,,,,A,2021-01-08\n";
    let (decisions, findings) = read_decisions("c.csv", text.as_bytes());
    assert!(decisions.is_empty());
    assert_eq!(findings[0].found.en, "the row has more cells than there are headings");
    assert_eq!(findings[0].severity, Severity::Undecided);
    assert_eq!(findings[1].severity, Severity::Query, "an acceptance that is not read holds nothing out");
}

#[test]
fn a_ledger_without_its_headings_holds_out_everything() {
    let (decisions, findings) = read_decisions("c.csv", "種類,調査\n修正,s\n".as_bytes());
    assert!(decisions.is_empty());
    assert_eq!(
        (findings.len(), findings[0].rule, findings[0].severity),
        (1, "ledger-heading", Severity::Undecided)
    );
    assert_eq!(findings[0].scope, kaishu::diagnostic::Scope::default());
}

#[test]
fn an_empty_ledger_and_a_second_sheet_with_rows_are_said() {
    let (decisions, findings) = read_decisions("c.csv", b"");
    assert!(decisions.is_empty());
    assert_eq!((findings[0].rule, findings[0].severity), ("ledger-unreadable", Severity::Query));

    let heads = ["種類", "調査", "回", "対象", "設問", "旧値", "新値", "理由", "確認者", "日付"];
    let row = ["修正", "s", "R2", "1", "q1", "2", "1", "電話", "A", "2021-01-08"];
    let mut book = rust_xlsxwriter::Workbook::new();
    for (sheet, rows) in [
        ("記録", vec![heads, row]),
        ("記録2", vec![row]),
        ("説明", vec![["修正", "", "", "", "", "", "", "", "", ""]]),
    ] {
        let sheet = book.add_worksheet().set_name(sheet).unwrap();
        for (number, row) in (0..).zip(rows) {
            for (column, text) in (0..).zip(row) {
                sheet.write(number, column, text).unwrap();
            }
        }
    }
    let (decisions, findings) = read_decisions("c.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(decisions.len(), 1);
    let told: Vec<String> = findings.iter().map(kaishu::diagnostic::Diagnostic::id).collect();
    assert_eq!(told, ["ledger-sheet-unread@c.xlsx｜記録2!A1"]);
}

#[test]
fn a_quote_left_open_holds_out_everything_that_may_follow() {
    let head = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n";
    let text = format!(
        "{head}修正,s,R2,1,q1,2,1,電話,A,2021-01-08\n修正,s,R2,2,q1,2,1,\"電話,A,2021-01-08\n修正,s,R2,3,q1,2,1,電話,A,2021-01-08\n"
    );
    let (decisions, findings) = read_decisions("c.csv", text.as_bytes());
    assert_eq!((decisions.len(), findings.len()), (1, 1));
    assert_eq!(findings[0].id(), "ledger-row@c.csv｜c!A3");
    assert_eq!(findings[0].scope, kaishu::diagnostic::Scope::default());
}

#[test]
fn a_row_that_nobody_signed_applies_and_asks_who_and_when() {
    let text = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n\
                修正,s,R2,1,q1,2,1,電話,A,2021/1/8\n修正,s,R2,2,q1,2,1,電話,A,令和3年1月8日\n\
                修正,s,R2,3,q1,2,1,電話,,あした\n修正,s,R2,4,q1,2,1,電話,A,\n修正,s,R2,5,q1,2,1,電話,A,2021-02-30\n";
    let (decisions, findings) = read_decisions("c.csv", text.as_bytes());
    assert_eq!(decisions.len(), 5);
    assert!(findings.iter().all(|finding| finding.severity == Severity::Query));
    let said: Vec<(String, &str)> = findings.iter().map(|found| (found.id(), found.found.ja.as_str())).collect();
    let row = |row: u32| format!("ledger-row-incomplete@c.csv｜c!A{row}");
    assert_eq!(
        said,
        [
            (row(4), "空か、日付でない欄: 確認者、日付"),
            (row(5), "空か、日付でない欄: 日付"),
            (row(6), "空か、日付でない欄: 日付"),
        ]
    );
}
