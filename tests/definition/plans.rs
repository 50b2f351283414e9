//! Plans: what a figure, table or sentence asks for must make sense, or the mistake is told at its words.

use std::collections::BTreeMap;

use kaishu::error::DefinitionProblem;
use kaishu::findings::plan::read::{Known, read_plan};
use kaishu::survey::toml::areas::read_areas;
use kaishu::survey::toml::frame::{STRATUM, read_frame};
use kaishu::survey::toml::indicators::{Sources, read_indicators};
use kaishu::survey::toml::records::read_records;
use kaishu::survey::toml::source::SourceFile;
use kaishu::survey::toml::survey::read_survey;

use super::mistakes::FRAME;
use super::{fixture, mistakes};

const AREAS: &str = "id,name,level,part_of\npref,長野県,県域,\ntoshin,東信,地区,pref\nueda,上田,圏域,toshin\nnagano,長野,圏域,pref\n";

const RECORDS: &str = "[[records]]\nid = \"meetings\"\ntitle = \"会議\"\nfolder = \"in/meetings\"\ncolumns = [{ id = \"date\", label = \"開催日\", type = \"date\" }, { id = \"place\", label = \"場所\", type = \"area\" }]\n";

const INDICATORS: &str = r#"folder = "book"
columns = { indicator = "指標", kind = "区分", years = { FY2019 = "R1", FY2020 = "R2" } }
kinds = { target = "目標", actual = "実績" }
indicator = [
  { id = "flow", label = "回数", role = "activity", unit = "回", kind = "flow", project = "p" },
  { id = "stock", label = "箇所", role = "outcome", unit = "箇所", kind = "stock", project = "p" },
  { id = "share", label = "割合", role = "outcome", unit = "％", kind = "share", project = "p" },
]
"#;

/// A plan with a part of its own, over the small survey and its frame.
pub(super) fn plan(part: &str, prose: &str) -> Vec<DefinitionProblem> {
    let source = |name: &str, text: &str| SourceFile::from_bytes(name, text.as_bytes());
    let text = format!(
        "id = \"p\"\ntitle = \"報告\"\nperiod = [\"FY2020\"]\nsections = [{{ number = \"1\", title = \"章\", prose = \"1.md\" }}]\n{part}\n"
    );
    mistakes(|problems| {
        let mut surveys: Vec<_> = read_survey(&fixture("small.toml"), problems).into_iter().collect();
        let frame =
            read_frame(&source("surveys/frames/small.csv", FRAME), &surveys[0], problems).expect("a frame");
        let frames = BTreeMap::from([("small".to_owned(), frame)]);
        surveys.extend(read_records(&source("surveys/records.toml", RECORDS), problems));
        let areas = read_areas(&source("surveys/frames/areas.csv", AREAS), problems);
        let sources = Sources { surveys: &surveys, frames: &frames, areas: &areas };
        let book = read_indicators(&source("surveys/indicators.toml", INDICATORS), sources, problems);
        let prose = BTreeMap::from([("1.md".to_owned(), source("analysis/1.md", prose))]);
        let known = Known { surveys: &surveys, frames: &frames, areas: &areas, book: book.as_ref() };
        read_plan(&source("analysis/p.toml", &text), &prose, known, problems);
    })
}

pub(super) fn figure(what: &str) -> String {
    format!("[[figure]]\nid = \"f\"\nlabel = \"数\"\nsurvey = \"small\"\nround = \"R2\"\n{what}")
}

#[track_caller]
pub(super) fn says(found: &[DefinitionProblem], message: &str, help: &str) {
    let said: Vec<&str> = found.iter().map(|problem| problem.message.ja.as_str()).collect();
    assert_eq!(said, [message]);
    assert!(found[0].rendered.ja.contains(&format!("ヒント: {help}")), "{}", found[0].rendered.ja);
}

#[test]
fn conditions_that_nobody_can_meet_are_refused() {
    for (condition, message, help) in [
        (
            "stratum = municipality",
            "層「municipality」は調査の定義にありません",
            "使えるもの: town（市町村） / club（団体）",
        ),
        ("stratum = 団体", "層「団体」は調査の定義にありません", "言葉ではなくコードで書きます: club"),
        (
            "層＝団体 かつ 問1＝必要",
            "「かつ」ではなく = / in / within / answered / missing / < <= > >= が必要です",
            "条件は、設問の ID、選択肢のコード、and / or で書きます: stratum = club and q1 = 1",
        ),
        ("area within toshn", "地域の一覧に「toshn」はありません", "もしかして: 「toshin」"),
        ("area = naganu", "名簿の列「area」に「naganu」という値はありません", "もしかして: 「nagano」"),
        (
            "name = 上田市",
            "条件の中の「name」という設問・列はありません",
            "使えるもの: q1 / q2.a / q2.b / q3 / q4 / stratum / area / type",
        ),
        (
            "code = 2",
            "条件の中の「code」という設問・列はありません",
            "使えるもの: q1 / q2.a / q2.b / q3 / q4 / stratum / area / type",
        ),
    ] {
        says(&plan(&figure(&format!("count = \"{condition}\"")), ""), message, help);
    }
    for (condition, message) in [
        ("type >= 3", "「type」は quantity（数量）ではないので、大小を比べられません"),
        ("type in FY2020", "「type」は date（日付）ではないので、期間と比べられません"),
        ("type within toshin", "「type」は area（地域）ではないので、within は使えません"),
        ("stratum within toshin", "「stratum」は area（地域）ではないので、within は使えません"),
        ("type answered", "「type」は名簿の列なので、answered・missing は使えません"),
    ] {
        let found = plan(&figure(&format!("count = \"{condition}\"")), "");
        assert_eq!(found.iter().map(|p| p.message.ja.as_str()).collect::<Vec<_>>(), [message]);
        assert_eq!(found[0].line, 10);
    }
    let good = "count = \"q1 = 1 and stratum in (town, club) and area within toshin and type = 市\"";
    assert!(plan(&figure(good), "").is_empty());
    let list = |condition: &str| {
        plan(
            &format!("[[figure]]\nid = \"f\"\nlabel = \"数\"\nrecords = \"meetings\"\ncount = \"{condition}\""),
            "",
        )
    };
    assert!(list("place within toshin").is_empty());
    says(&list("place within tosin"), "地域の一覧に「tosin」はありません", "もしかして: 「toshin」");
    says(&list("place = uedo"), "地域の一覧に「uedo」はありません", "もしかして: 「ueda」");
    says(&list("stratum = all"), "条件の中の「stratum」という設問・列はありません", "使えるもの: date / place");
    assert_eq!(STRATUM, kaishu::responses::table::STRATUM, "one name for one column");
}

#[test]
fn a_filter_takes_no_answer_where_a_frame_says_who_was_asked() {
    assert!(plan(&figure("count = \"q1 = 1\"\nfilter = \"stratum = town and area = ueda\""), "").is_empty());
    says(
        &plan(&figure("share = \"q4 = 1\"\nfilter = \"stratum = town and q1 = 1\""), ""),
        "「q1」は設問なので、filter に使えません（答えでしぼると、配布数まで減ります）",
        "filter には層と名簿の列だけを書きます。",
    );
    let list = "[[figure]]\nid = \"f\"\nlabel = \"数\"\nrecords = \"meetings\"\ncount = \"everyone\"\nfilter = \"place = ueda\"";
    assert!(plan(list, "").is_empty());
}

fn derived(indicator: &str, derive: &str, years: &str) -> Vec<DefinitionProblem> {
    plan(
        &format!(
            "[[figure]]\nid = \"f\"\nlabel = \"率\"\nindicator = \"{indicator}\"\nderive = \"{derive}\"\nyears = [{years}]"
        ),
        "",
    )
}

#[test]
fn figures_are_derived_only_from_what_bears_it() {
    let both = "\"FY2019\", \"FY2020\"";
    for (indicator, derive, years) in [
        ("flow", "change", both),
        ("flow", "actual_over_target", both),
        ("stock", "actual_over_target", "\"FY2020\""),
        ("share", "points_from_target", "\"FY2020\""),
    ] {
        assert!(derived(indicator, derive, years).is_empty(), "{indicator} {derive}");
    }
    let found = derived("flow", "points_from_target", "\"FY2020\"");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message.ja, "指標「flow」は割合（share）ではないので、points_from_target は使えません");
    assert_eq!(found[0].line, 9);
    says(
        &derived("stock", "actual_over_target", both),
        "指標「stock」は時点の数（stock）なので、年度をまたいで足せません",
        "years には1つの年度を書きます",
    );
    for years in ["\"FY2020\", \"FY2019\"", "\"FY2018\", \"FY2020\"", "\"FY2020\", \"FY2020\""] {
        let found = derived("flow", "change", years);
        assert_eq!((found.len(), found[0].line), (1, 10));
        assert_eq!(
            found[0].message.ja,
            "change は前年比なので、続く2つの年度を古い方から書きます（例: [\"FY2019\", \"FY2020\"]）"
        );
    }
}

#[test]
fn marks_of_the_prose_are_written_in_any_width_and_tables_stand_alone() {
    let part = "[[figure]]\nid = \"f\"\nlabel = \"数\"\nsurvey = \"small\"\nround = \"R2\"\ncount = \"returned\"\n\
                [[table]]\nid = \"t\"\ntitle = \"表\"\nsurvey = \"small\"\nround = \"R2\"\nrows = \"q1\"";
    assert!(plan(part, "回収は{{figure:f}}。\n\n{{table:t}}\n").is_empty());
    for prose in ["回収は｛｛figure:f｝｝。", "回収は{｛figure：f｝}。", "回収は{{ｆｉｇｕｒｅ:f}｝。"]
    {
        assert!(plan(part, prose).is_empty(), "{prose}");
    }
    let found = plan(part, "一行目。\n\n表は{{table:t}}のとおり。");
    says(&found, "表「t」の印が、文や項目の中にあります", "表の印だけの行を作り、前後を1行ずつ空けます");
    assert_eq!((found[0].file.as_str(), found[0].line), ("analysis/1.md", 3));
}

#[test]
fn names_are_not_held_against_a_plan_where_a_file_could_not_be_read() {
    let prose = BTreeMap::from([(
        "1.md".to_owned(),
        SourceFile::from_bytes("analysis/1.md", "{{figure:i.actual.FY2020}}".as_bytes()),
    )]);
    let text = "id = \"p\"\ntitle = \"報告\"\nperiod = [\"FY2020\"]\nsections = [{ number = \"1\", title = \"章\", prose = \"1.md\" }]\n\
                [[problem]]\nid = \"p1\"\nmark = \"①\"\ntext = \"課題\"\nfigures = [\"i.actual.FY2020\"]\n\
                [[project]]\nid = \"j\"\nname = \"事業\"\nby = \"県\"\nindicators = [\"i\"]\n";
    let read = |unread: bool| {
        mistakes(|problems| {
            if unread {
                read_survey(&fixture("no-toml.toml"), problems);
            }
            let (frames, areas) = (BTreeMap::new(), kaishu::survey::area::Areas::default());
            let known = Known { surveys: &[], frames: &frames, areas: &areas, book: None };
            read_plan(&SourceFile::from_bytes("analysis/p.toml", text.as_bytes()), &prose, known, problems);
        })
    };
    assert_eq!(read(false).len(), 3);
    assert!(read(true).iter().all(|problem| problem.file == "surveys/no-toml.toml"));
}
