//! Response rates from returned lists to the printed numbers: published rates, AAPOR's from cases that ended in every way,
//! and what the plan changes of how they count.

mod refused;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Workspace, field};

/// A survey of five questions, its returns in one list.
pub(super) const SURVEY: &str = r#"
id = "s"
title = "調査"
frame = "frames/s.csv"
stratum = [{ id = "all", label = "すべて", design = "census" }]

[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]

[[question]]
id = "q1"
number = "問1"
text = "一"
type = "single"
codes = "yes"

[[question]]
id = "q2"
number = "問2"
text = "二"
type = "single"
codes = "yes"
universe = "q1 = 1"

[[question]]
id = "q3"
number = "問3"
text = "三"
type = "single"
codes = "yes"

[[question]]
id = "q4"
number = "問4"
text = "四"
type = "single"
codes = "yes"

[[question]]
id = "q5"
number = "問5"
text = "五"
type = "text"
optional = true

[[form]]
id = "f"
kind = "rows"
case_code = "番号"
column = [
  { question = "q1", label = "問1" },
  { question = "q2", label = "問2" },
  { question = "q3", label = "問3" },
  { question = "q4", label = "問4" },
  { question = "q5", label = "問5" },
]

[[round]]
id = "R6"
label = "令和6年度"
period = "FY2024"
source = [{ folder = "returned", form = "f" }]
"#;

const PLAN: &str = r#"
id = "p"
title = "報告"
period = ["FY2024"]
sections = [{ number = "1", title = "回収", prose = "p.md" }]
MORE

[[table]]
id = "rates"
title = "回収状況"
kind = "response_rates"
rounds = ["s/R6"]
TABLE
"#;

/// How a case of a made-up round ended.
#[derive(Clone, Copy)]
enum Ended {
    /// With these answers, in the order of the questions.
    Answered(&'static str),
    /// With a row of the correction ledger.
    Written(&'static str),
    Nothing,
}

use Ended::{Answered, Nothing, Written};

const WHOLE: Ended = Answered("1,1,1,1,");
/// Two of the four questions that count.
const HALF: Ended = Answered("1,1,,,");
const BLANK: Ended = Answered(",,,,");

/// A workspace of one round in which the cases ended so, and a plan with more of its own and more in its table.
fn workspace(cases: &[(usize, Ended)], more: &str, table: &str) -> Workspace {
    let (mut frame, mut list) = ("code,name,area,type\n".to_owned(), "番号,問1,問2,問3,問4,問5\n".to_owned());
    let mut ledger = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n".to_owned();
    let mut number = 0;
    for (how_many, ended) in cases {
        for _ in 0..*how_many {
            number += 1;
            let (area, kind) = (["nagano", "saku"][number % 2], ["市", "町村", ""][number % 3]);
            writeln!(frame, "C{number:04},対象{number},{area},{kind}").unwrap();
            match ended {
                Answered(answers) => writeln!(list, "C{number:04},{answers}").unwrap(),
                Written(how) => {
                    writeln!(ledger, "区分,s,R6,C{number:04},,,{how},連絡,例示,2024-07-01").unwrap();
                }
                Nothing => {}
            }
        }
    }
    let workspace = Workspace::empty();
    workspace.write(
        "surveys/workspace.toml",
        "title = \"試験\"\nareas = \"areas.csv\"\ncorrections = \"corrections.csv\"\n",
    );
    workspace.write(
        "surveys/areas.csv",
        "id,name,level,part_of,members,aliases\nsaku,佐久,圏域,,,\nnagano,長野,圏域,,,\n",
    );
    workspace.write("surveys/frames/s.csv", frame);
    workspace.write("surveys/s.toml", SURVEY);
    workspace.write("returned/list.csv", list);
    workspace.write("corrections.csv", ledger);
    workspace.write("analysis/p.toml", PLAN.replace("MORE", more).replace("TABLE", table));
    workspace.write("analysis/p.md", "次のとおりである。\n\n{{table:rates}}\n\n以上。\n");
    workspace
}

fn figures(workspace: &Workspace) -> BTreeMap<String, Value> {
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    workspace.figures_of("p")
}

/// A figure of the whole round, as printed.
fn shown(figures: &BTreeMap<String, Value>, what: &str) -> String {
    field(&figures[&format!("rates.s.R6.total.{what}")], "text")
}

fn exact(figures: &BTreeMap<String, Value>, what: &str) -> String {
    field(&figures[&format!("rates.s.R6.total.{what}")], "value")
}

/// Mishima and Isehara: what was sent, what came back, what was valid, and the rates that the city printed. The rest of the
/// returns were blank. 1157 of 2000 is a tie.
#[test]
fn published_response_rates() {
    for (sent, returned, valid, rates) in [
        (2000, 1018, 1014, ("50.9", "50.7")),
        (2000, 1157, 1157, ("57.9", "57.9")),
        (3000, 1430, 1430, ("47.7", "47.7")),
        (47, 47, 47, ("100.0", "100.0")),
    ] {
        let cases = [(valid, WHOLE), (returned - valid, BLANK), (sent - returned, Nothing)];
        let figures = figures(&workspace(&cases, "", ""));
        let counts = ["distributed", "returned", "valid"].map(|what| exact(&figures, what));
        assert_eq!(counts, [sent, returned, valid].map(|n| n.to_string()));
        assert_eq!((shown(&figures, "return_rate"), shown(&figures, "valid_return_rate")), {
            let (return_rate, valid_return_rate) = rates;
            (return_rate.to_owned(), valid_return_rate.to_owned())
        });
        assert_eq!(exact(&figures, "disposition.invalid"), (returned - valid).to_string());
    }
}

const ALL: &str = "rates = [\"RR1\", \"RR2\", \"RR3\", \"RR4\", \"RR5\", \"RR6\", \"COOP1\", \"COOP2\", \"COOP3\", \"COOP4\", \"REF1\", \"REF2\", \"REF3\", \"CON1\", \"CON2\", \"CON3\"]";

/// Paper that is still to be keyed stands for units of which it is not known whether they are there.
const CHANGES: &str = r#"
partial_below = 80

[[disposition]]
id = "key_in"
aapor = "UH"
reason = "試験のため"
"#;

/// The tests of the R package outcomerate, case by case.
#[test]
fn outcome_rates_of_aapor() {
    let cases = [
        (5, WHOLE),
        (3, HALF),
        (2, Written("回答拒否")),
        (1, Nothing),
        (2, Written("回答なし")),
        (1, Written("要手入力")),
        (1, Written("宛先不明")),
        (1, Written("対象外")),
    ];
    let table = format!("{ALL}\ne = 0.5\ne_reason = \"試験\"");
    let workspace = workspace(&cases, CHANGES, &table);
    let figures = figures(&workspace);
    for (rate, numerator, denominator) in [
        ("RR1", 1, 3),
        ("RR2", 8, 15),
        ("RR3", 5, 14),
        ("RR4", 4, 7),
        ("RR5", 5, 13),
        ("RR6", 8, 13),
        ("COOP1", 5, 12),
        ("COOP2", 2, 3),
        ("REF1", 2, 15),
        ("REF3", 2, 13),
        ("CON1", 4, 5),
        ("CON2", 6, 7),
        ("CON3", 12, 13),
    ] {
        let found = exact(&figures, rate);
        let (over, under) = found.split_once('/').unwrap();
        let (over, under): (u64, u64) = (over.parse().unwrap(), under.parse().unwrap());
        assert_eq!(over * denominator, under * numerator, "{rate}: {found}");
    }
    // Of the table as it stands, 有効回収率 is RR2.
    assert_eq!(exact(&figures, "valid_return_rate"), exact(&figures, "RR2"));
    assert_eq!(shown(&figures, "e"), "50.0");
    let ended = |word: &str| exact(&figures, &format!("disposition.{word}"));
    assert_eq!(["valid", "partial", "undeliverable", "key_in"].map(ended), ["5", "3", "1", "1"]);
    // 対象外 is out of the frame; all others were asked, and partial returns are valid ones.
    assert_eq!((exact(&figures, "distributed"), exact(&figures, "valid")), ("15".to_owned(), "8".to_owned()));
    let report = workspace.read("out/p/p.md");
    for words in [
        "回収状況: 回収区分と数え方",
        "※計画による変更: 要手入力を 配布数○ 回収数× 有効回収数× UH とした（標準は 配布数○ 回収数× 有効回収数× O）。理由: 試験のため",
        "UH※",
        "80％未満にしか答えていない有効な回収票を、部分回答（P）とした。",
        "e = 0.5（理由: 試験）。",
        "第9版（2016）",
    ] {
        assert!(report.contains(words), "{words}\n{report}");
    }
    // The table of dispositions follows its rates where the text places these.
    let (rates, endings) = (report.find("表1").unwrap(), report.find("表2").unwrap());
    assert!(rates < endings && endings < report.find("以上。").unwrap());
    // Behind a disposition that somebody wrote down stands the row of the ledger; behind a partial return its answers.
    let cells =
        |what: &str| workspace.kaishu(&["trace", &format!("rates.s.R6.total.{what}")]).ends_with(0).stdout.clone();
    assert!(cells("disposition.undeliverable").contains("corrections.csv"));
    assert!(cells("disposition.partial").contains("list.csv"));
    assert!(figures["rates.s.R6.total.RR3"]["notes"].to_string().contains("UH 1、UO 1、e 0.5）"));
}

/// Its README, with e as CASRO estimates it.
#[test]
fn eligibility_of_casro() {
    let cases = [
        (4, WHOLE),
        (2, HALF),
        (1, Written("回答拒否")),
        (1, Nothing),
        (1, Written("回答なし")),
        (1, Written("要手入力")),
        (1, Written("宛先不明")),
        (1, Written("対象外")),
    ];
    let figures = figures(&workspace(&cases, CHANGES, ALL));
    let rates = ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6", "e"].map(|rate| shown(&figures, rate));
    assert_eq!(rates, ["36.4", "54.5", "37.0", "55.6", "44.4", "66.7", "90.0"]);
}

/// Of cases of unknown eligibility alone RR1 is 0, and RR5 cannot be computed, which is not 0.
#[test]
fn nobody_is_known_to_be_eligible() {
    let workspace = workspace(&[(7, Written("宛先不明"))], "", ALL);
    let figures = figures(&workspace);
    assert_eq!((shown(&figures, "RR1"), shown(&figures, "RR5"), shown(&figures, "RR3")), {
        ("0.0".to_owned(), "－".to_owned(), "－".to_owned())
    });
    assert_eq!(figures["rates.s.R6.total.RR5"]["status"], "undefined");
    assert!(workspace.read("out/p/p.md").contains("母数が0のため算出できない"));
}

/// Areas come in their order, types as they come, and each group counts its own.
#[test]
fn rates_by_area_and_type() {
    let cases = [(9, WHOLE), (2, Written("対象外")), (7, Nothing)];
    let workspace = workspace(&cases, "", "by = \"area\"");
    let by_area = figures(&workspace);
    let of = |group: &str, what: &str| field(&by_area[&format!("rates.s.R6.area.{group}.{what}")], "value");
    assert_eq!((of("saku", "distributed"), of("nagano", "distributed")), ("8".to_owned(), "8".to_owned()));
    assert_eq!((of("saku", "return_rate"), of("nagano", "return_rate")), ("5/8".to_owned(), "4/8".to_owned()));
    assert_eq!(of("saku", "disposition.not_eligible"), "1");
    assert_eq!(shown(&by_area, "return_rate"), "56.3");
    let report = workspace.read("out/p/p.md");
    assert!(report.find("佐久").unwrap() < report.find("長野").unwrap(), "{report}");
    workspace.replace("analysis/p.toml", "by = \"area\"", "by = \"type\"");
    let by_type = figures(&workspace);
    assert_eq!(by_type["rates.s.R6.type.blank.distributed"]["value"], "5");
    assert!(workspace.read("out/p/p.md").contains("（記載なし）"));
    // Several columns follow each other, each group named by its column.
    workspace.replace("analysis/p.toml", "by = \"type\"", "by = [\"area\", \"stratum\", \"type\"]");
    let by_all = figures(&workspace);
    for (id, figure) in by_area.iter().chain(&by_type) {
        assert_eq!(by_all[id]["value"], figure["value"], "{id}");
    }
    assert_eq!(by_all["rates.s.R6.stratum.all.distributed"]["value"], "16");
    let report = workspace.read("out/p/p.md");
    assert!(report.contains("地域: 佐久") && report.contains("種別: 町村"), "{report}");
    // A filter speaks of the frame, and who it leaves out is in no count.
    let only = "by = [\"area\", \"type\"]\nfilter = \"type = 町村\"";
    workspace.replace("analysis/p.toml", "by = [\"area\", \"stratum\", \"type\"]", only);
    let towns = figures(&workspace);
    let town = |what: &str| towns[&format!("rates.s.R6.{what}.distributed")]["value"].clone();
    assert_eq!(town("total"), by_type["rates.s.R6.type.町村.distributed"]["value"]);
    assert_eq!(town("total"), town("type.町村"));
    assert!(!towns.contains_key("rates.s.R6.type.市.distributed"));
}

/// What the plan counts otherwise changes the rates and is printed; the tables of answers count as before.
#[test]
fn a_plan_counts_otherwise() {
    let cases = [(6, WHOLE), (2, Written("宛先不明")), (1, Written("対象外")), (3, Nothing)];
    let plain = figures(&workspace(&cases, "", ""));
    assert_eq!((shown(&plain, "distributed"), shown(&plain, "return_rate")), ("11".to_owned(), "54.5".to_owned()));
    let changes = "[[disposition]]\nid = \"undeliverable\"\ndistributed = false\nreason = \"有効発送数で示すため\"\n\n[[disposition]]\nid = \"not_eligible\"\ndistributed = true\n\n[[figure]]\nid = \"asked\"\nlabel = \"配布数\"\nsurvey = \"s\"\nround = \"R6\"\ncount = \"distributed\"\n";
    let workspace = workspace(&cases, changes, "");
    let changed = figures(&workspace);
    assert_eq!(
        (shown(&changed, "distributed"), shown(&changed, "return_rate")),
        ("10".to_owned(), "60.0".to_owned())
    );
    assert_eq!(field(&changed["asked"], "value"), "11");
    let report = workspace.read("out/p/p.md");
    assert!(report.contains("有効発送数で示すため") && report.contains("※計画による変更: 対象外を"), "{report}");
}

/// What came after the cut-off is told apart, and counts where the plan says so.
#[test]
fn late_returns_count_where_the_plan_says_so() {
    let cases = [(6, WHOLE), (4, Nothing)];
    let late = "[[disposition]]\nid = \"late\"\nreturned = true\nvalid = true\naapor = \"I\"\n";
    for (plan, expected) in [("", ["2", "6", "60.0", "60.0"]), (late, ["2", "8", "80.0", "80.0"])] {
        let workspace = workspace(&cases, plan, "rates = [\"RR1\"]");
        workspace.write("returned/late.csv", "番号,問1,問2,問3,問4,問5\nC0007,1,1,1,1,\nC0008,2,,1,1,\n");
        workspace.write("received.csv", "ファイル名,受領日\nlist.csv,2024-06-10\nlate.csv,2024-07-10\n");
        let until = "period = \"FY2024\"\ncut_off = \"2024-06-30\"\nreceived = \"received.csv\"";
        workspace.replace("surveys/s.toml", "period = \"FY2024\"", until);
        let figures = figures(&workspace);
        let found = ["disposition.late", "returned", "return_rate", "RR1"].map(|what| shown(&figures, what));
        assert_eq!(found, expected);
        assert_eq!(
            workspace.read("out/p/p.md").contains("※回収区分の数え方を計画で変えている: 締切後"),
            !plan.is_empty()
        );
    }
}

/// Beside the interval of a sample stands its response rate, and that it is low where it is.
#[test]
fn a_sample_says_its_response_rate() {
    let share = "[[figure]]\nid = \"yes\"\nlabel = \"はい\"\nsurvey = \"s\"\nround = \"R6\"\nshare = \"q3 = 1\"\n\n[[table]]\nid = \"answers\"\ntitle = \"答え\"\nsurvey = \"s\"\nround = \"R6\"\nrows = \"q3\"\n";
    let low = "有効回収率 60.0％（6/10）。80％を下回り、区間と検定には無回答による偏りが含まれない";
    let cases = [(6, WHOLE), (4, Nothing)];
    for (plan, expected) in
        [(share.to_owned(), low), (format!("low_response_below = 50\n{share}"), "有効回収率 60.0％（6/10）")]
    {
        let workspace = workspace(&cases, &plan, "");
        workspace.replace("surveys/s.toml", "design = \"census\"", "design = \"sample\"");
        let figures = figures(&workspace);
        let notes: Vec<String> = serde_json::from_value(figures["yes"]["notes"].clone()).unwrap();
        assert!(notes.iter().any(|note| note == expected), "{notes:?}");
        assert!(workspace.read("out/p/p.md").contains(&format!("{expected}。")), "the table says it too");
        // Of a census there is no error of sampling beside which it could stand.
        workspace.replace("surveys/s.toml", "design = \"sample\"", "design = \"census\"");
        assert!(!self::figures(&workspace)["yes"]["notes"].to_string().contains("有効回収率"));
    }
}
