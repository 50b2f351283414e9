//! Activity and outcome indicators (活動指標, 成果指標): what the office entered and what is counted again, both kept.

use super::{facts, figure, is, run};

const YEARS: [&str; 3] = ["FY2018", "FY2019", "FY2020"];

#[test]
fn every_target_and_actual_is_entered_and_what_is_not_set_is_no_figure() {
    let facts = facts();
    let mut seen = 0;
    for (id, indicator) in facts["indicator"].as_table().unwrap() {
        for kind in ["target", "actual"] {
            for year in YEARS {
                let figure_id = format!("{id}.{kind}.{year}");
                match indicator.get(kind).and_then(|years| years.get(year)) {
                    Some(value) => {
                        let found = is(&figure_id, "entered", &value.to_string());
                        assert_eq!(found["unit"], indicator["unit"].as_str().unwrap(), "{found:#}");
                        assert_eq!(found["period"], year);
                        assert_eq!(found["evidence"], 1, "an entered number is one cell: {found:#}");
                        assert!(found["base"].is_null() && found["numerator"].is_null(), "{found:#}");
                        seen += 1;
                    }
                    None => assert!(!run().figures.contains_key(&figure_id), "{figure_id} was never set"),
                }
            }
        }
    }
    let entered = |id: &&String| id.contains(".target.") || id.contains(".actual.");
    assert_eq!(seen, run().figures.keys().filter(entered).count(), "no indicator is left out of the facts");
}

#[test]
fn every_actual_is_counted_again() {
    let facts = facts();
    for (id, indicator) in facts["indicator"].as_table().unwrap() {
        let counted = indicator.get("counted").unwrap_or(&indicator["actual"]).as_table().unwrap();
        for year in YEARS {
            let figure_id = format!("{id}.counted.{year}");
            let Some(value) = counted.get(year).map(ToString::to_string) else {
                assert!(!run().figures.contains_key(&figure_id), "{figure_id}: nothing to count from");
                continue;
            };
            // A share is kept as its counts: 65 % of 100 answers.
            let value = if indicator["unit"].as_str() == Some("％") { format!("{value}/100") } else { value };
            let found = is(&figure_id, "computed", &value);
            assert!(found["evidence"].as_u64() > Some(0), "{found:#}");
        }
    }
    assert_eq!(figure("training-comprehension.counted.FY2019")["text"], "65");
    assert_eq!(figure("training-comprehension.counted.FY2020")["text"], "47");
}

#[test]
fn an_actual_of_part_of_a_year_says_its_day() {
    let facts = facts();
    for (id, indicator) in facts["indicator"].as_table().unwrap() {
        for year in YEARS {
            let Some(found) = run().figures.get(&format!("{id}.actual.{year}")) else { continue };
            match indicator.get("as_of").and_then(|days| days.get(year)) {
                Some(day) => {
                    assert_eq!(found["as_of"], day.as_str().unwrap(), "{found:#}");
                    assert_eq!(figure(&format!("{id}.counted.{year}"))["as_of"], day.as_str().unwrap());
                }
                None => assert!(found["as_of"].is_null(), "{found:#}"),
            }
        }
    }
}

#[test]
fn entered_and_counted_meetings_differ_and_both_are_printed() {
    for (year, entered, counted) in [("FY2018", "11", "12"), ("FY2019", "14", "15"), ("FY2020", "3", "3")] {
        is(&format!("network-meetings.actual.{year}"), "entered", entered);
        is(&format!("network-meetings.counted.{year}"), "computed", counted);
    }
    let rows: Vec<&str> =
        run().markdown.lines().skip_while(|line| !line.starts_with("| 協議会の開催回数 | 回 |")).take(3).collect();
    assert_eq!(
        rows,
        [
            "| 協議会の開催回数 | 回 | 期間中の数 | 目標 | － | 15 | 10 |",
            "|  |  |  | 実績 | 11 | 14 | 3 |",
            "|  |  |  | 記録からの集計 | 12 | 15 | 3 |",
        ]
    );
}

#[test]
fn comprehension_is_held_against_its_target_in_points() {
    let gap = is("comprehension-R2-gap", "computed", "-2300/10000");
    assert_eq!((gap["text"].as_str(), gap["unit"].as_str()), (Some("△23.0"), Some("ポイント")));
    let gap = is("comprehension-R1-gap", "computed", "-500/10000");
    assert_eq!(gap["text"], "△5.0");
}
