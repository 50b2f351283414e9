//! Mistakes in a definition workbook: each at its sheet and cell, with the words of the cell and the hint that TOML gives.

use kaishu::diagnostic::Diagnostic;
use kaishu::error::{DefinitionProblem, Error};
use kaishu::findings::plan::keys::KIND as PLAN;
use kaishu::survey::definition::Survey;
use kaishu::survey::toml::source::Problems;
use kaishu::survey::toml::survey::survey_of;
use kaishu::survey::workbook::layout::SURVEY;
use kaishu::survey::workbook::{Definition, read};
use kaishu::workbook::Limits;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A cell as Excel keeps it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Typed {
    Words(&'static str),
    Number(f64),
    Yes(bool),
    Day(u16, u8, u8),
    Failed,
}

impl From<&'static str> for Typed {
    fn from(words: &'static str) -> Self {
        Typed::Words(words)
    }
}

/// Sheets with the words of their rows; what follows are cells that hold something else than words.
pub(super) fn book(
    sheets: &[(&str, &[&[&'static str]])],
    others: &[(&str, u32, u16, Typed)],
) -> kaishu::workbook::Workbook {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, words) in (0..).zip(*cells) {
                if !words.is_empty() {
                    sheet.write_string(row, column, *words).unwrap();
                }
            }
        }
        for (_, row, column, typed) in others.iter().filter(|(on, ..)| on == name) {
            match typed {
                Typed::Words(words) => sheet.write_string(*row, *column, *words).unwrap(),
                Typed::Number(number) => sheet.write_number(*row, *column, *number).unwrap(),
                Typed::Yes(flag) => sheet.write_boolean(*row, *column, *flag).unwrap(),
                Typed::Day(year, month, day) => {
                    let format = Format::new().set_num_format("yyyy/m/d");
                    let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                    sheet.write_datetime_with_format(*row, *column, &day, &format).unwrap()
                }
                Typed::Failed => sheet
                    .write_formula(*row, *column, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"))
                    .unwrap(),
            };
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    kaishu::workbook::read("surveys/x.xlsx", &bytes, &Limits::default()).unwrap()
}

/// A CSV without quotes as a workbook with one sheet.
pub(super) fn frame_book(csv: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(csv.trim_start_matches('\u{FEFF}').lines()) {
        for (column, words) in (0..).zip(line.split(',')) {
            sheet.write_string(row, column, words).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// What is read of a workbook: the survey, the mistakes, what is not read.
pub(super) fn survey(
    book: &kaishu::workbook::Workbook,
) -> (Option<Survey>, Vec<DefinitionProblem>, Vec<Diagnostic>) {
    let mut problems = Problems::new();
    let definition: Definition = read("surveys/x.xlsx", book, &[SURVEY, PLAN], &mut problems);
    let read = definition.table(SURVEY).map(|table| survey_of(&definition.file, table, &mut problems));
    let found = match problems.into_result() {
        Ok(()) => Vec::new(),
        Err(Error::Definition { problems }) => problems,
        Err(other) => panic!("{other}"),
    };
    (read, found, definition.notes)
}

const SETTINGS: (&str, &[&[&str]]) = ("設定", &[&["項目", "内容"], &["ID", "x"], &["名称", "調査"]]);
const STRATA: (&str, &[&[&str]]) = ("層", &[&["ID", "名前", "対象の選び方"], &["all", "すべて", "任意回答"]]);
const CHOICES: (&str, &[&[&str]]) =
    ("選択肢", &[&["選択肢リスト", "コード", "選択肢の言葉"], &["need", "1", "必要"], &["", "2", "不要"]]);
const ROUNDS: (&str, &[&[&str]]) = ("回", &[&["ID", "名前", "年度"], &["R2", "令和2年度", ""]]);

#[test]
fn a_census_without_rows_in_the_frame_names_its_sheet() {
    let strata: &[&[&str]] = &[&["ID", "名前", "対象の選び方"], &["all", "すべて", "全数"]];
    let frame: &[&[&str]] = &[&["コード", "名称"]];
    let listed: &[&[&str]] = &[&["コード", "名称"], &["1", "青葉市"]];
    let sheets = [SETTINGS, ("層", strata), CHOICES, ROUNDS, ("対象名簿", frame), ("回答した団体", listed)];
    let (_, found, notes) = survey(&book(&sheets, &[]));
    let problem = found.iter().find(|problem| problem.message.ja.contains("対象の選び方")).unwrap();
    assert_eq!(
        problem.message.ja,
        "「対象の選び方」が「全数」の層がありますが、シート「対象名簿」に名簿がありません"
    );
    assert!(problem.rendered.ja.contains("「回答した団体」"), "{}", problem.rendered.ja);
    assert_eq!(notes, []);
}

#[test]
fn what_excel_keeps_as_numbers_dates_and_truth_is_understood() {
    let questions: &[&[&str]] = &[
        &["ID", "設問番号", "設問文", "答えの種類", "選択肢リスト", "最小値", "空欄でもよい"],
        &["q1", "", "必要ですか", "単一回答", "need", "", ""],
        &["q2", "問2", "何件", "数量", "", "", "いいえ"],
    ];
    let book = book(
        &[SETTINGS, STRATA, CHOICES, ROUNDS, ("設問", questions)],
        &[
            ("設問", 1, 1, Typed::Number(1.0)),
            ("設問", 1, 6, Typed::Yes(true)),
            ("設問", 2, 5, Typed::Number(0.5)),
            ("選択肢", 1, 1, Typed::Number(1.0)),
            ("回", 1, 2, Typed::Number(2020.0)),
            ("回", 0, 3, "基準日".into()),
            ("回", 1, 3, Typed::Day(2020, 12, 31)),
        ],
    );
    let (read, found, notes) = survey(&book);
    // The round has no folder yet; nothing else is wrong.
    let said: Vec<&str> = found.iter().map(|problem| problem.message.ja.as_str()).collect();
    assert_eq!(said, ["シート「回収フォルダ」に行がありません"]);
    assert!(notes.is_empty(), "{notes:?}");
    let read = read.unwrap();
    let q1 = read.question("q1").unwrap();
    assert_eq!((q1.number.ja.as_str(), q1.optional), ("1", true));
    assert_eq!(q1.domain.codes().unwrap().options[1].code, "2");
    let round = read.round("R2").unwrap();
    assert_eq!(
        (round.fiscal_year, round.as_of.map(|day| day.to_string())),
        (Some(2020), Some("2020-12-31".into()))
    );
}

#[test]
fn a_mistake_names_its_sheet_and_cell_and_quotes_it() {
    let questions: &[&[&str]] = &[
        &["ID", "設問番号", "設問文", "答えの種類", "選択肢リスト", "限定条件"],
        &["id", "number", "text", "type", "codes", "universe"],
        &["q1", "問1", "必要ですか", "単一回答", "needs", ""],
        &["q2", "", "なぜですか", "自由記入", "", "q1 = 9 and q0 = 1"],
    ];
    let (_, found, _) = survey(&book(&[SETTINGS, STRATA, CHOICES, ("設問", questions)], &[]));
    let drawn: Vec<&str> = found.iter().map(|problem| problem.rendered.ja.as_str()).collect();
    assert_eq!(drawn, [NEEDS, BLANK, KIND, VARIABLE], "{}", drawn.join("\n"));
    let cells: Vec<String> =
        found.iter().filter_map(|problem| problem.cell.as_ref()).map(ToString::to_string).collect();
    assert_eq!(cells[0], "surveys/x.xlsx｜設問!E3");
}

const NEEDS: &str = "誤り: 選択肢の一覧「needs」はありません
  --> surveys/x.xlsx｜設問!E3（選択肢リスト）
   |
E3 | needs
   | ^^^^^
   |
   = ヒント: もしかして: 「need」
";
const BLANK: &str = "誤り: 「設問番号」がありません
  --> surveys/x.xlsx｜設問!B4（設問番号）
   |
B4 | （空欄）
   | ^^^^^^^^
   |
   = ヒント: 設問番号（問1）
";
const KIND: &str = "誤り: 「type」に「自由記入」は使えません
  --> surveys/x.xlsx｜設問!D4（答えの種類）
   |
D4 | 自由記入
   | ^^^^^^^^ 単一回答 / 複数回答 / 数量 / 日付 / 自由記述 のどれか
   |
   = ヒント: もしかして: 「自由記述」
";
const VARIABLE: &str = "誤り: 条件の中の「q0」という設問・列はありません
  --> surveys/x.xlsx｜設問!F4（限定条件）
   |
F4 | q1 = 9 and q0 = 1
   |            ^^
   |
   = ヒント: もしかして: 「q1」
";

#[test]
fn headings_sheets_and_parents_that_nobody_knows_are_told() {
    let questions: &[&[&str]] = &[
        &["ID", "設問番号", "設問分", "答えの種類", "備考"],
        &["q1", "問1", "必要ですか", "自由記述", "あとで確かめる"],
    ];
    let boxes: &[&[&str]] = &[&["様式", "設問", "見出し", "答えの場所"], &["shet", "q1", "問1", "右隣"]];
    let forms: &[&[&str]] = &[&["ID", "様式の形"], &["sheet", "1件1ファイル"], &["rows", "1行1件"]];
    let sheets = [
        SETTINGS,
        STRATA,
        ("設問", questions),
        ("様式", forms),
        ("回答欄", boxes),
        ("選択肢 (2)", CHOICES.1),
        ("打合せ", &[&["3月に確認"] as &[&str]] as &[&[&str]]),
    ];
    let (_, found, notes) = survey(&book(&sheets, &[]));
    let told: Vec<(String, &str)> = found
        .iter()
        .map(|problem| {
            let at = problem.cell.as_ref().map(|cell| format!("{}!{}", cell.sheet, cell.at)).unwrap_or_default();
            (at, problem.message.ja.as_str())
        })
        .collect();
    let has =
        |at: &str, message: &str| assert!(told.contains(&(at.to_owned(), message)), "{at} {message}\n{told:#?}");
    has("設問!C1", "「設問分」という見出しはありません");
    has("回答欄!A2", "様式「shet」の行がありません");
    has("選択肢 (2)!A1", "シート「選択肢 (2)」は何のシートかわかりません");
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert_eq!((notes[0].rule, notes[0].place_text().as_str()), ("not-read", "surveys/x.xlsx｜打合せ!A1"));
}

#[test]
fn what_excel_has_spoilt_is_told_at_its_cell() {
    let choices: &[&[&str]] = &[
        &["選択肢リスト", "コード", "選択肢の言葉"],
        &["need", "", "必要"],
        &["need", "02", "不要"],
        &["need", "", "わからない"],
    ];
    let questions: &[&[&str]] = &[
        &["ID", "設問番号", "設問文", "答えの種類", "選択肢リスト"],
        &["q1", "", "必要ですか", "単一回答", "need"],
    ];
    let spoilt = [
        ("選択肢", 1, 1, Typed::Number(1.0)),
        ("選択肢", 3, 1, Typed::Failed),
        ("設問", 1, 1, Typed::Day(2020, 1, 2)),
    ];
    let (_, found, _) = survey(&book(&[SETTINGS, STRATA, ("選択肢", choices), ("設問", questions)], &spoilt));
    let told: Vec<String> = found
        .iter()
        .map(|problem| {
            let cell = problem.cell.as_ref().map(|cell| format!("{}!{}", cell.sheet, cell.at)).unwrap_or_default();
            format!("{cell} {}", problem.message.ja)
        })
        .collect();
    for expected in [
        "選択肢!B2 「1」は、頭の 0 を Excel が落としたコードかもしれません（同じ列に「02」があります）",
        "選択肢!B4 セルの数式が失敗しています（#DIV/0!）",
        "設問!B2 Excel が日付（2020-01-02）に変えた値です",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected}\n{told:#?}");
    }
}

/// Excel has no quotes around words and no keys without a sheet.
#[test]
fn what_is_wrong_in_a_cell_is_told_in_words_of_cells() {
    let questions: &[&[&str]] = &[
        &["ID", "設問番号", "設問文", "答えの種類", "最大値", "空欄でもよい"],
        &["q1", "問1", "何台", "数量", "500台", "たぶん"],
        &["q2", "問2", "何台", "数量", "1から5", ""],
    ];
    let (_, found, _) = survey(&book(&[SETTINGS, STRATA, ROUNDS, ("設問", questions)], &[]));
    let drawn: Vec<&str> = found.iter().map(|problem| problem.rendered.ja.as_str()).collect();
    let told = drawn.concat();
    assert!(!told.contains("引用符") && !told.contains("true"), "{told}");
    assert!(
        told.contains("「max」には数だけを書きます") && told.contains("ヒント: 数だけを書きます: 500"),
        "{told}"
    );
    assert_eq!(told.matches("ヒント: 数だけを書きます").count(), 1, "{told}");
    assert!(told.contains("「はい」か「いいえ」"), "{told}");
    assert!(told.contains("シート「回収フォルダ」の1行目に見出し（回、"), "{told}");
}

#[test]
fn a_plan_without_its_chapters_names_their_sheet() {
    let plan: &[&[&str]] = &[&["項目", "内容"], &["ID", "p"], &["名称", "報告"], &["対象年度", "2024"]];
    let mut problems = Problems::new();
    let book = book(&[("集計計画", plan)], &[]);
    let definition = read("analysis/p.xlsx", &book, &[PLAN], &mut problems);
    kaishu::survey::toml::shape::check(
        &definition.file,
        definition.table(PLAN).unwrap(),
        PLAN.fields,
        &mut problems,
    );
    let Err(Error::Definition { problems }) = problems.into_result() else { panic!("the chapters are missing") };
    let told: String = problems.iter().map(|problem| problem.rendered.ja.clone()).collect();
    assert!(told.contains("シート「計画_章立て」に行がありません"), "{told}");
    assert!(told.contains("見出し（章番号、"), "{told}");
}

#[test]
fn a_frame_on_its_sheet_is_read_at_its_cells() {
    let questions: &[&[&str]] =
        &[&["ID", "設問番号", "設問文", "答えの種類"], &["q1", "問1", "ご意見", "自由記述"]];
    let frame: &[&[&str]] = &[&["コード", "名称", "area"], &["001", "あかね市", "川沿い"], &["002", "", "山あい"]];
    let sheets = [SETTINGS, STRATA, ("設問", questions), ("対象名簿", frame)];
    let mut problems = Problems::new();
    let book = book(&sheets, &[("対象名簿", 3, 0, Typed::Number(3.0)), ("対象名簿", 3, 1, "そら村".into())]);
    let definition = read("surveys/x.xlsx", &book, &[SURVEY], &mut problems);
    let survey = survey_of(&definition.file, definition.table(SURVEY).unwrap(), &mut problems);
    assert_eq!(survey.frame.as_deref(), Some("surveys/x.xlsx"));
    let frame =
        kaishu::survey::toml::frame::read_frame(&definition.frame.unwrap(), &survey, &mut problems).unwrap();
    assert_eq!(frame.cell(&frame.cases[1], "area").unwrap().to_string(), "surveys/x.xlsx｜対象名簿!C3");
    assert_eq!(frame.cases[0].id, "001");
    let Err(Error::Definition { problems }) = problems.into_result() else { panic!("two mistakes") };
    let told: Vec<String> = problems.iter().map(|problem| problem.rendered.ja.clone()).collect();
    assert!(
        told.iter().any(|said| said.contains("「name」の列が空の行です") && said.contains("対象名簿!")),
        "{told:#?}"
    );
    assert!(
        told.iter().any(|said| said.contains("「3」は、頭の 0 を") && said.contains("対象名簿!A4")),
        "{told:#?}"
    );
}
