//! Writing dates, fiscal years, and the calendar against an independent count.

use super::*;
use proptest::prelude::*;

fn date(iso: &str) -> CivilDate {
    match read_date(iso) {
        DateReading::Exact { date, .. } => date,
        other => panic!("{iso}: {other:?}"),
    }
}

#[test]
fn writing_dates() {
    assert_eq!(wareki(&date("2020-02-07")), "R2.2.7");
    assert_eq!(wareki(&date("2021-02")), "R3.2");
    assert_eq!(wareki(&date("2019-04-30")), "H31.4.30");
    assert_eq!(wareki_long(&date("2020-02-07")), "令和2年2月7日");
    assert_eq!(wareki_long(&date("2019-06-20")), "令和元年6月20日");
    assert_eq!(wareki_long(&date("2021-02")), "令和3年2月");
    assert_eq!(wareki(&date("1868-01-24")), "1868.1.24");
    assert!(date("2021-02") < date("2021-02-01"));
    assert!(date("2021-01-31") < date("2021-02"));
}

#[test]
fn fiscal_years() {
    assert_eq!(fiscal_year(&date("2020-03-31")), 2019);
    assert_eq!(fiscal_year(&date("2020-04-01")), 2020);
    assert_eq!(fiscal_year(&date("2020-01")), 2019);
    for (year, name) in
        [(2018, "H30"), (2019, "R1"), (2020, "R2"), (1989, "H1"), (1988, "S63"), (1926, "T15"), (1860, "1860")]
    {
        assert_eq!(fiscal_year_name(year), name);
    }
    for (text, year) in [
        ("H30", 2018),
        ("平成30年度", 2018),
        ("R1年度", 2019),
        ("令和元年度", 2019),
        ("FY2019", 2019),
        ("2019年度", 2019),
        ("Ｒ２", 2020),
        ("令和二年度", 2020),
        ("H31", 2019),
    ] {
        assert_eq!(parse_fiscal_year(text), Some(year), "{text}");
    }
    for text in ["", "30年度", "平成30年", "年度", "R0", "制度", "H30.4", "令和", "12"] {
        assert_eq!(parse_fiscal_year(text), None, "{text}");
    }
}

#[test]
fn weekdays_and_deadlines() {
    assert_eq!(date("2019-06-20").weekday(), Some(Weekday::Thursday));
    assert_eq!(date("1970-01-01").first_day_number(), 0);
    assert_eq!(date("2019-05-01").first_day_number(), 18_017);
    assert_eq!(date("2020-02").last_day_number() - date("2020-02").first_day_number(), 28);
    assert_eq!(date("2021-02").weekday(), None);
    assert_eq!(last_weekday_of_month(2021, 2, Weekday::Friday).to_string(), "2021-02-26");
    assert_eq!(last_weekday_of_month(2020, 5, Weekday::Sunday).to_string(), "2020-05-31");
    assert_eq!(last_weekday_of_month(2020, 12, Weekday::Friday).to_string(), "2020-12-25");
    let week: String = (10..17)
        .filter_map(|day| CivilDate::new(2019, 6, Some(day)).ok()?.weekday())
        .map(Weekday::kanji)
        .collect();
    assert_eq!(week, "月火水木金土日", "2019-06-10 was a Monday");
    for weekday in ['月', '火', '水', '木', '金', '土', '日'] {
        assert_eq!(Weekday::from_kanji(weekday).map(Weekday::kanji), Some(weekday));
    }
}

#[test]
fn every_day_from_1873_to_2100_reads_back() {
    let mut today = CivilDate::new(1873, 1, Some(1)).unwrap();
    let mut number = today.first_day_number();
    assert_eq!(number, -35_428);
    while today.year <= 2100 {
        assert_eq!(today.first_day_number(), number);
        assert_eq!(CivilDate::from_day_number(number), today);
        assert_eq!(date(&today.to_string()), today);
        assert_eq!(date(&wareki_long(&today)), today);
        if number % 5 == 0 || today.day == Some(1) {
            assert_eq!(date(&wareki(&today)), today);
            let named = format!("{}({})", wareki(&today), today.weekday().unwrap().kanji());
            assert_eq!(date(&named), today);
        }
        let fiscal = fiscal_year(&today);
        assert_eq!(parse_fiscal_year(&fiscal_year_name(fiscal)), Some(fiscal));
        // The next day by trying, not by arithmetic.
        let next = |day| CivilDate::new(today.year, today.month, Some(day)).ok();
        today = today
            .day
            .and_then(|day| next(day + 1))
            .or_else(|| CivilDate::new(today.year, today.month + 1, Some(1)).ok())
            .unwrap_or(CivilDate { year: today.year + 1, month: 1, day: Some(1) });
        number += 1;
    }
}

proptest! {
    #[test]
    fn wareki_reads_back(number in -35_428_i32..47_847) {
        let day = CivilDate::from_day_number(number);
        prop_assert_eq!(date(&wareki(&day)), day);
        prop_assert_eq!(day.first_day_number(), number);
    }

    #[test]
    fn every_day_number_has_a_date(number in any::<i32>()) {
        let day = CivilDate::from_day_number(number);
        prop_assert_eq!(day.first_day_number(), number);
        prop_assert!(CivilDate::new(day.year, day.month, day.day).is_ok());
    }
}
