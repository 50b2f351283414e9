//! The lists of the report: meetings by area and year, participants, consultations by window and year. An event counts
//! in its own area and in every area that contains it, and never in a part of its own.

use std::collections::BTreeMap;

use crate::support::areas::containing;

use super::{facts, figure, is, run};

#[test]
fn area_meetings_and_participants_by_year() {
    let facts = facts();
    let above = containing();
    let mut expected: BTreeMap<(String, String), (i64, i64)> = BTreeMap::new();
    for event in facts["meetings"]["area"].as_array().unwrap() {
        let (area, year) = (event[2].as_str().unwrap(), event[3].as_str().unwrap());
        for containing in &above[area] {
            for period in [year, "total"] {
                let cell = expected.entry((containing.clone(), period.to_owned())).or_default();
                cell.0 += 1;
                cell.1 += event[4].as_integer().unwrap();
            }
        }
    }
    assert_eq!(expected[&("pref".to_owned(), "total".to_owned())].0, 23);
    for area in above.keys() {
        for period in ["FY2018", "FY2019", "FY2020", "total"] {
            let (count, participants) =
                expected.get(&(area.clone(), period.to_owned())).copied().unwrap_or((0, 0));
            is(&format!("meetings-area-by-year.{area}.{period}"), "computed", &count.to_string());
            is(&format!("meetings-area-participants.{area}.{period}"), "computed", &participants.to_string());
        }
    }
    let printed = run().figures.keys().filter(|id| id.starts_with("meetings-area-by-year.")).count();
    assert_eq!(printed, above.len() * 4);
}

#[test]
fn every_listed_meeting_with_its_participants() {
    let facts = facts();
    let area = facts["meetings"]["area"].as_array().unwrap();
    for (order, event) in area.iter().enumerate() {
        let found = is(
            &format!("meetings-area-list.A{:02}.participants", order + 1),
            "entered",
            &event[4].as_integer().unwrap().to_string(),
        );
        assert_eq!(found["unit"], "名");
    }
    assert!(
        !run().figures.contains_key("meetings-area-list.A24.participants"),
        "cancelled, nobody came: no figure"
    );
    let prefecture = facts["meetings"]["prefecture"].as_array().unwrap();
    for (order, event) in prefecture.iter().enumerate() {
        let id = format!("meetings-prefecture-list.P{:02}.participants", order + 1);
        match event.get(1) {
            Some(participants) => {
                is(&id, "entered", &participants.to_string());
            }
            None => assert!(!run().figures.contains_key(&id), "held in writing: no participants, and not 0"),
        }
    }
    is("meetings-prefecture-total", "computed", &prefecture.len().to_string());
    is("meetings-area-total", "computed", &area.len().to_string());
}

#[test]
fn the_printed_list_shows_the_dates_as_they_were_read() {
    let report = &run().markdown;
    for row in [
        "| R1.6.20 | 松本圏域 | 16 | 開催 | － |",
        "| R1.7.25 | 上伊那圏域 | 30 | 開催 | － |",
        "| R2.2.7 | 東信地区 | 21 | 開催 | － |",
        "| R2.10.12 | 東北信合同地区 | 12 | 開催 | 市町村行政職員 |",
        "| R2.10.19 | 中南信合同地区 | 23 | 開催 | 市町村行政職員 |",
        "| － | 中信地区 | － | 中止 | － |",
        "| R3.2 | － | 書面 |",
    ] {
        assert!(report.lines().any(|line| line == row), "{row}");
    }
}

#[test]
fn consultations_by_window_and_year() {
    let facts = facts();
    let mut expected: BTreeMap<(String, String), [i64; 3]> = BTreeMap::new();
    for row in facts["consultation"].as_array().unwrap() {
        let at = |key: &str| row[key].as_integer().unwrap();
        let place = (row["area"].as_str().unwrap().to_owned(), row["year"].as_str().unwrap().to_owned());
        expected.insert(place, [at("sessions"), at("clients"), at("consultations")]);
    }
    for area in ["suwa", "kamiina", "ueda"] {
        for year in ["FY2018", "FY2019", "FY2020"] {
            // Where a window was not open yet the records have nothing, and nothing is 0.
            let values = expected.get(&(area.to_owned(), year.to_owned())).copied().unwrap_or_default();
            for (table, value) in ["window-sessions", "window-clients", "window-consultations"].iter().zip(values)
            {
                is(&format!("{table}.{area}.{year}"), "computed", &value.to_string());
            }
        }
        assert!(
            !run().figures.contains_key(&format!("window-clients.{area}.total")),
            "persons counted once a year are not added up over years"
        );
    }
}

#[test]
fn the_forum() {
    let forum = is("forum-participants", "computed", &facts()["forum"]["participants"].to_string());
    assert_eq!((forum["unit"].as_str(), forum["evidence"].as_u64()), (Some("名"), Some(1)));
    assert!(run().markdown.contains("84名の参加があった"));
    assert_eq!(figure("meetings-prefecture-total")["unit"], "回");
}
