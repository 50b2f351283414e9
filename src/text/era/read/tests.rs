//! Dates as offices write them, era borders, and the texts that must not become a date.

use super::*;
use proptest::prelude::*;

/// The reading in short: a date, two dates, or a word.
fn read(raw: &str) -> String {
    match read_date(raw) {
        DateReading::Exact { date, .. } => date.to_string(),
        DateReading::OutsideEra { date, .. } => format!("outside {date}"),
        DateReading::TwoReadings { readings, .. } => {
            readings.iter().map(CivilDate::to_string).collect::<Vec<_>>().join(" or ")
        }
        DateReading::FiscalYear { year } => format!("FY{year}"),
        DateReading::Impossible { why, .. } => format!("{why:?}"),
        DateReading::EraMissing { written } => format!("era missing: {written}"),
        DateReading::Blank => "blank".to_owned(),
        DateReading::NotADate => "no date".to_owned(),
    }
}

#[test]
fn one_day_in_many_writings() {
    for raw in [
        "2019-06-20",
        "2019/6/20",
        "2019.6.20",
        "20190620",
        "２０１９年６月２０日",
        "二〇一九年六月二十日",
        "西暦2019年6月20日",
        "2019－06－20",
        "R1.6.20",
        "r1/6/20",
        "Ｒ１．６．２０",
        "R元.6.20",
        "令和元年六月二十日",
        "令和１年６月２０日（木）",
        "令元.6.20",
        "㋿1.6.20",
        "令1-6-20",
        "R01.06.20",
        "R010620",
        "令和 元年 6月 20日",
        "2019-06-20 00:00:00",
        "2019-06-20T00:00:00",
        "R1.6.20(木曜日)",
        "令和元年6月20日木曜日",
    ] {
        assert_eq!(read(raw), "2019-06-20", "{raw}");
    }
    for raw in ["H31.2.20", "h31/2/20", "Ｈ３１．２．２０", "平成31年2月20日（水）", "㍻31.2.20", "H 31.2.20"]
    {
        assert_eq!(read(raw), "2019-02-20", "{raw}");
    }
    assert_eq!(read("M45.7.29"), "1912-07-29");
    assert_eq!(read("T15.12.24"), "1926-12-24");
}

#[test]
fn rules_are_named() {
    let rule = |raw: &str| match read_date(raw) {
        DateReading::Exact { rule, .. } => rule,
        _ => "",
    };
    assert_eq!(rule("2019-06-20"), "date-iso");
    assert_eq!(rule("2019/6/20"), "date-civil");
    assert_eq!(rule("20190620"), "date-compact");
    assert_eq!(rule("R1.6.20"), "date-era");
    assert_eq!(rule("R010620"), "date-era-compact");
}

#[test]
fn months() {
    for raw in ["R3.2", "令和3年2月", "2021-02", "2021年2月", "2021/2", "Ｒ３．２"] {
        assert_eq!(read(raw), "2021-02", "{raw}");
    }
    assert_eq!(read("H31.4"), "2019-04");
    assert_eq!(read("H31.5"), "outside 2019-05");
    assert_eq!(read("R1.2"), "2020-02 or 2019-02");
    assert_eq!(read("S64.1"), "1989-01", "a month may belong to two eras");
    assert_eq!(read("H1.1"), "1989-01");
}

#[test]
fn era_borders() {
    assert_eq!(read("S64.1.7"), "1989-01-07");
    assert_eq!(read("S64.1.8"), "1990-01-08 or 1989-01-08");
    assert_eq!(read("H1.1.8"), "1989-01-08");
    assert_eq!(read("H31.4.30"), "2019-04-30");
    assert_eq!(read("R1.5.1"), "2019-05-01");
    assert_eq!(read("H31.2.7"), "2019-02-07", "inside Heisei");
}

#[test]
fn outside_the_era() {
    assert_eq!(read("H31.6.20"), "outside 2019-06-20");
    assert_eq!(read("平成31年5月1日"), "outside 2019-05-01");
    assert_eq!(read("R1.4.30"), "outside 2019-04-30");
    assert_eq!(read("R1.2.7"), "2020-02-07 or 2019-02-07");
    assert_eq!(read("H32.2.7"), "2021-02-07 or 2020-02-07");
    assert_eq!(read("平成35年3月31日"), "2024-03-31 or 2023-03-31");
    assert_eq!(read("平成35年4月1日"), "outside 2023-04-01");
    assert_eq!(read("R1.2.29"), "outside 2020-02-29", "2019 has no such day");
    assert_eq!(read("R1.2.7(金)"), "outside 2020-02-07", "the weekday decides");
    assert_eq!(read("R1.2.7(木)"), "outside 2019-02-07");
    let DateReading::TwoReadings { written, .. } = read_date(" Ｒ１．２．７ ") else {
        panic!("two readings");
    };
    assert_eq!(written, "R1.2.7");
}

#[test]
fn fiscal_years_are_no_dates() {
    for raw in ["令和元年度", "R1年度", "2019年度", "FY2019", "平成31年度"] {
        assert_eq!(read(raw), "FY2019", "{raw}");
    }
}

#[test]
fn impossible_dates() {
    for raw in ["2019-02-30", "平成31年4月31日", "H30.2.29", "2019.2.29", "R2.2.30", "R2.2.0", "R1.2.30"] {
        assert_eq!(read(raw), "NoSuchDay", "{raw}");
    }
    for raw in ["2019-13-01", "R2.13.1", "2019/0/1"] {
        assert_eq!(read(raw), "NoSuchMonth", "{raw}");
    }
    assert_eq!(read("R0.5.1"), "NoSuchYear");
    let why = ImpossibleDate::OtherWeekday { written: Weekday::Monday, actual: Weekday::Thursday };
    let written = "令和元年6月20日(月)".to_owned();
    assert_eq!(read_date("令和元年6月20日（月）"), DateReading::Impossible { written, why });
}

#[test]
fn era_missing_blank_and_no_date() {
    for raw in ["31.2.20", "31/2/20", "31年2月20日", "31年2月"] {
        assert_eq!(read(raw), format!("era missing: {raw}"));
    }
    for raw in ["", " \u{3000}"] {
        assert_eq!(read(raw), "blank");
    }
    for raw in [
        "済",
        "未定",
        "5月下旬",
        "31.2",
        "43586",
        "R3.2 書面",
        "2019",
        "H30",
        "平成30年",
        "制度",
        "1.2.3.4",
        "R1 2.7",
        "99.13.40",
        "20191320",
        "2/7/2020",
        "大町市",
        "R3.2.",
        "5/20",
        "12345678",
        "1.5",
        "-",
        "〇",
    ] {
        assert_eq!(read(raw), "no date", "{raw}");
    }
}

#[test]
fn a_date_in_front_of_words() {
    let split = |raw| split_date_prefix(raw).map(|(date, words)| format!("{date}|{words}"));
    for (raw, parts) in [
        ("R3.2 書面開催", "R3.2|書面開催"),
        ("Ｒ３．２　書面開催", "R3.2|書面開催"),
        ("R3.2書面", "R3.2|書面"),
        ("R3.2（書面）", "R3.2|(書面)"),
        ("R2.2.7 第1回", "R2.2.7|第1回"),
        ("令和2年2月7日（金）、書面", "令和2年2月7日(金)|書面"),
        ("2019/6/20\n中止", "2019/6/20|中止"),
        ("R3.2 15名", "R3.2|15名"),
        ("31.2.20 書面", "31.2.20|書面"),
        ("R1.2.7 会議", "R1.2.7|会議"),
    ] {
        assert_eq!(split(raw).as_deref(), Some(parts), "{raw}");
    }
    for raw in [
        "R3.2",
        "書面開催",
        "",
        "R3.12回",
        "令和2年度 第1回",
        "R3.2～R3.4",
        "R2.2、R3.2",
        "2019.5.20.1",
        "3人 R3.2",
    ] {
        assert_eq!(split(raw), None, "{raw}");
    }
}

proptest! {
    #[test]
    fn anything_is_judged_without_panic(raw in "\\PC*|[RHS平令和元年月日0-9./ ()水度-]{0,12}") {
        let _ = read_date(&raw);
        if let Some((day, words)) = split_date_prefix(&raw) {
            prop_assert!(!words.is_empty());
            prop_assert!(read_date(&day) != DateReading::NotADate);
        }
    }

    #[test]
    fn two_readings_differ_by_one_year(year in 1_i32..99, month in 1_i32..=12, day in 1_i32..=28) {
        for letter in ['M', 'T', 'S', 'H', 'R'] {
            if let DateReading::TwoReadings { readings, .. } = read_date(&format!("{letter}{year}.{month}.{day}")) {
                prop_assert_eq!(readings.len(), 2);
                prop_assert_eq!(readings[0].year, readings[1].year + 1);
                prop_assert!(month < 4);
            }
        }
    }
}
