//! Free answers out to Excel, coded there, and back as a multiple answer: through openpyxl and LibreOffice, with the harm
//! that is done on the way.

use std::path::Path;
use std::process::Command;

use kaishu::collect::CollectedRound;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{Collection, collect_all};
use kaishu::pipeline::workspace::load;
use tempfile::TempDir;

const HEAD: &str = "番号,問2,その他の内容,問5";
const LIST: &str = "coding/list-q5.xlsx";

struct Small {
    folder: TempDir,
}

impl Small {
    fn new(answers: &[&str]) -> Self {
        let small = Self { folder: tempfile::tempdir().unwrap() };
        small.write("surveys/list.toml", DEFINITION);
        small.write("surveys/frame.csv", "code,name\n001,東町\n002,西町\n003,南町\n004,北町\n005,中町\n");
        small.answers(answers);
        small
    }

    fn answers(&self, answers: &[&str]) {
        self.write("returned/a.csv", &format!("{HEAD}\n{}\n", answers.join("\n")));
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn code(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_kaishu"))
            .args(["--lang", "ja", "code"])
            .args(arguments)
            .current_dir(self.root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn collection(&self) -> Collection {
        let workspace = load(self.root()).unwrap_or_else(|error| panic!("{error}"));
        collect_all(&workspace, &Silent).unwrap()
    }

    /// Edits the list with openpyxl: `sheet` is the answers, `codes` the sheet of codes. Whether Python is there.
    fn python(&self, script: &str) -> bool {
        let whole = format!(
            "import openpyxl\nbook = openpyxl.load_workbook('{LIST}')\nsheet, codes = book['自由記述'], book['コード表']\n\
             def row(text):\n    return next(r for r in range(3, sheet.max_row + 1) if sheet.cell(r, 4).value == text)\n\
             {script}\nbook.save('{LIST}')\n"
        );
        tool(Command::new("python3").args(["-c", &whole]).current_dir(self.root()))
    }
}

/// Runs a program of somebody else; one that is missing skips the test, or fails it where tools are required.
fn tool(command: &mut Command) -> bool {
    match command.output() {
        Ok(output) if output.status.success() => true,
        Ok(output) if String::from_utf8_lossy(&output.stderr).contains("No module named") => missing("openpyxl"),
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => missing(&error.to_string()),
    }
}

fn missing(what: &str) -> bool {
    assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "{what}");
    println!("skipped: {what}");
    false
}

fn value(collection: &Collection, case: &str, question: &str) -> String {
    let round: &CollectedRound = &collection.rounds[0];
    let unit = round.units.iter().find(|unit| unit.id == case).unwrap();
    let Some(answer) = unit.answer(question) else { return "-".to_owned() };
    answer.value.missing().map_or_else(|| answer.value.text(), |missing| format!("?{}", missing.word()))
}

fn values(collection: &Collection, question: &str) -> [String; 5] {
    ["001", "002", "003", "004", "005"].map(|case| value(collection, case, question))
}

fn found<'c>(collection: &'c Collection, rule: &str) -> Vec<&'c str> {
    let of_rule = collection.diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule);
    of_rule.map(|diagnostic| diagnostic.found.ja.as_str()).collect()
}

const ANSWERS: [&str; 5] = [
    "001,1,,送迎の車が足りない",
    "002,4,簡易トイレ,人手が足りない",
    "003,1,,特になし",
    "004,1・4,電池,",
    "005,1,,送迎の担い手",
];

#[test]
fn texts_are_coded_and_counted() {
    let small = Small::new(&ANSWERS);
    assert_eq!(
        values(&small.collection(), "q5.code"),
        ["?held_out", "?held_out", "none", "?no_answer", "?held_out"]
    );
    assert_eq!(
        small.code(&["q5"]),
        "coding/list-q5.xlsx: 3件、コードのないもの 3件（うち文が変わったもの 0件）\n"
    );
    let coded = small.python(
        "codes.append(['1', '送迎', ''])\ncodes.append(['2', '人手', ''])\n\
         sheet.cell(row('送迎の車が足りない'), 5).value = '送迎'\n\
         sheet.cell(row('人手が足りない'), 5).value = ' 2 '\n\
         sheet.cell(row('送迎の担い手'), 5).value = 1\nsheet.cell(row('送迎の担い手'), 6).value = '２ 人手'\n\
         sheet.cell(2, 13).value = '担当'\nsheet.cell(3, 13).value = '山'",
    );
    if !coded {
        return;
    }
    let collection = small.collection();
    assert_eq!(values(&collection, "q5.code"), ["1", "2", "none", "?no_answer", "1、2"]);
    // Only the words of その他 wait.
    assert_eq!(found(&collection, "uncoded-texts").len(), 1);
    // The trace leads to the text and to the code.
    let unit = collection.rounds[0].units.iter().find(|unit| unit.id == "005").unwrap();
    let cells: Vec<String> =
        unit.answer("q5.code").unwrap().cells.iter().map(|cell| cell.at.to_string()).collect();
    assert_eq!(cells.len(), 3);
    assert!(
        cells[0].ends_with("a.csv｜a!D6") && cells[1].starts_with("coding/list-q5.xlsx｜自由記述!E"),
        "{cells:?}"
    );

    // Another text, a return that is gone, a new word that becomes a code; what the analyst added stays.
    small.answers(&[
        "001,1,,送迎の車がない",
        "002,4,簡易トイレ,人手が足りない",
        "003,1,,特になし",
        "004,1・4,電池,情報が届かない",
    ]);
    small.python("sheet.cell(row('人手が足りない'), 6).value = '研修の機会'");
    let collection = small.collection();
    assert_eq!(found(&collection, "unknown-code"), ["研修の機会"]);
    assert_eq!(found(&collection, "coded-gone"), ["コードを付けた行のうち 1件の回答がありません"]);
    assert_eq!(
        small.code(&["q5"]),
        "coding/list-q5.xlsx: 3件、コードのないもの 2件（うち文が変わったもの 1件）\n"
    );
    let collection = small.collection();
    assert_eq!(values(&collection, "q5.code")[1], "2、3");
    assert_eq!(values(&collection, "q5.code")[0], "?held_out");
    assert!(
        found(&collection, "uncoded-texts")[1].contains("2件（うち文が変わったもの 1件）"),
        "{:?}",
        found(&collection, "uncoded-texts")
    );
    small.python("assert sheet.cell(2, 13).value == '担当' and sheet.cell(3, 13).value == '山'");
    assert!(small.root().join("coding/list-q5_前.xlsx").is_file());
    // Nothing new, nothing written.
    let before = std::fs::read(small.root().join(LIST)).unwrap();
    small.code(&[]);
    small.python("pass");
    assert_eq!(
        small.code(&["q5"]),
        "coding/list-q5.xlsx: 3件、コードのないもの 2件（うち文が変わったもの 1件）\n"
    );
    assert!(!before.is_empty());
}

#[test]
fn harm_on_the_way_is_survived_or_noticed() {
    let small = Small::new(&ANSWERS);
    small.code(&["q5"]);
    let coded = small.python(
        "codes.append(['01', '送迎', ''])\ncodes.append(['02', '人手', ''])\n\
         for text, code in [('送迎の車が足りない', 1), ('人手が足りない', '02 '), ('送迎の担い手', '送迎\\n人手')]:\n\
         \x20   sheet.cell(row(text), 5).value = code\n\
         rows = [[c.value for c in r] for r in sheet.iter_rows(min_row=3)]\n\
         sheet.delete_rows(3, sheet.max_row)\n\
         for r in reversed(rows):\n    r[1] = int(r[1]); sheet.append(r)",
    );
    if !coded {
        return;
    }
    // Sorted the other way round, zeros lost in cases and codes, a blank behind a code.
    assert_eq!(values(&small.collection(), "q5.code"), ["01", "02", "none", "?no_answer", "01、02"]);
    // Saved once more by LibreOffice.
    let folder = small.root().join("coding");
    let office = Command::new("soffice")
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "again", "list-q5.xlsx"])
        .env("HOME", small.root())
        .current_dir(&folder)
        .output();
    match office {
        Ok(_) => {
            std::fs::rename(folder.join("again/list-q5.xlsx"), folder.join("list-q5.xlsx")).unwrap();
            assert_eq!(values(&small.collection(), "q5.code"), ["01", "02", "none", "?no_answer", "01、02"]);
        }
        Err(error) => {
            missing(&error.to_string());
        }
    }
    // One column sorted without the others: nobody gets another's code.
    small.python(
        "a, b = row('送迎の車が足りない'), row('人手が足りない')\n\
         sheet.cell(a, 4).value, sheet.cell(b, 4).value = sheet.cell(b, 4).value, sheet.cell(a, 4).value",
    );
    let collection = small.collection();
    assert_eq!(found(&collection, "coding-row-mixed").len(), 2);
    assert_eq!(values(&collection, "q5.code"), ["?held_out", "?held_out", "none", "?no_answer", "01、02"]);
    // A row that was removed is listed again.
    small.python("sheet.delete_rows(row('送迎の担い手'))");
    assert_eq!(values(&small.collection(), "q5.code")[4], "?held_out");
    assert!(small.code(&["q5"]).contains("コードのないもの 3件"));
    // Saved as CSV: the sheet of codes is gone, which is said.
    small.write("coding/list-q5.csv", "回,対象,名前,文,コード1,照合\nR6,001,東町,送迎の車が足りない,1,t-0\n");
    assert_eq!(found(&small.collection(), "coding-list").len(), 1);
    std::fs::copy(small.root().join("coding/list-q5.csv"), small.root().join(LIST)).unwrap();
    let said = found(&small.collection(), "coding-list").join("");
    assert!(said.contains("コード表のシートがありません"), "{said}");
}

#[test]
fn words_of_other_become_options() {
    let small = Small::new(&ANSWERS);
    let said = small.code(&["q2other"]);
    assert_eq!(said, "coding/list-q2other.xlsx: 2件、コードのないもの 2件（うち文が変わったもの 0件）\n");
    let coded = tool(
        Command::new("python3")
            .args([
                "-c",
                "import openpyxl\nbook = openpyxl.load_workbook('coding/list-q2other.xlsx')\n\
                 sheet, codes = book['自由記述'], book['コード表']\n\
                 assert [c.value for c in codes['B']][2:] == ['毛布', '水・食料', '発電機', 'その他']\n\
                 for r in range(3, sheet.max_row + 1):\n\
                 \x20   sheet.cell(r, 5).value = {'簡易トイレ': 'トイレ', '電池': '発電機'}[sheet.cell(r, 4).value]\n\
                 book.save('coding/list-q2other.xlsx')",
            ])
            .current_dir(small.root()),
    );
    if !coded {
        return;
    }
    assert_eq!(found(&small.collection(), "unknown-code"), ["トイレ"]);
    small.code(&["q2other"]);
    let collection = small.collection();
    assert_eq!(values(&collection, "q2"), ["1", "5", "1", "1、3", "1"]);
    let workspace = load(small.root()).unwrap();
    let options = &workspace.surveys[0].question("q2").unwrap().domain.codes().unwrap().options;
    assert_eq!(options.last().unwrap().label.ja, "トイレ");
}

const DEFINITION: &str = r#"
id = "list"
title = "コード付け"
frame = "frame.csv"
stratum = [{ id = "all", label = "全体", design = "census" }]

[[code_list]]
id = "supplies"
options = [
  { code = "1", label = "毛布" },
  { code = "2", label = "水・食料" },
  { code = "3", label = "発電機" },
  { code = "4", label = "その他", other = "q2other" },
]

[[question]]
id = "q2"
number = "問2"
text = "足りないもの"
type = "multiple"
codes = "supplies"

[[question]]
id = "q2other"
number = "問2の2"
text = "その他の内容"
type = "text"
optional = true
coded = "coding/list-q2other.xlsx"

[[question]]
id = "q5"
number = "問5"
text = "困っていること"
type = "text"
optional = true
coded = "coding/list-q5.xlsx"

[[form]]
id = "list"
kind = "rows"
case_code = "番号"
column = [
  { question = "q2", label = "問2" },
  { question = "q2other", label = "その他の内容" },
  { question = "q5", label = "問5" },
]

[[round]]
id = "R6"
label = "令和6年度"
period = "FY2024"
source = [{ folder = "returned", form = "list" }]
"#;
