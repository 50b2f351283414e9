//! A question over all rounds by groups, and its intervals where the rounds are samples.

use super::{UNITS, run, table};

fn series(more: &str) -> String {
    format!("[[table]]\nid = \"s\"\ntitle = \"推移\"\nkind = \"series\"\nsurvey = \"offices\"\n{more}\n")
}

/// Every number stands in the table of change of the same groups as well, which counts them by another way.
#[test]
fn the_groups_of_a_series_are_those_of_a_change() {
    let both = format!(
        "{}{}",
        series("rows = \"q1\"\nby = \"area\""),
        table("c", "[\"R1\", \"R2\", \"R3\"]", "q1", "by = \"area\"")
    );
    let ran = run("census", &UNITS, &both);
    for group in ["total", "北", "南"] {
        for round in ["R1", "R2", "R3"] {
            for what in ["n", "1.share", "2.share"] {
                let id = format!("{group}.{round}.{what}");
                assert_eq!(ran.value(&format!("s.{id}")), ran.value(&format!("c.{id}")), "{id}");
            }
        }
        for (from, to) in [("R1", "R2"), ("R2", "R3")] {
            let change = ran.value(&format!("c.{group}.1.{from}.to.{to}.change"));
            assert_eq!(ran.value(&format!("s.{group}.{to}.1.change")), change, "{group} {to}");
        }
    }
    let mean = run("census", &UNITS, &series("rows = \"q4\"\nby = \"area\""));
    // 2, 1, 3 and 0 of the four offices in the north.
    assert_eq!(mean.text("s.北.R1.mean"), "1.5");
}

/// The ends are those that the table of answers of each round gives.
#[test]
fn the_intervals_of_a_sample_are_those_of_its_rounds() {
    for (design, keys) in [("sample", ""), ("sample of 40", ""), ("sample of 40", "level = 0.9\n")] {
        let mut tables = series(&format!("rows = \"q1\"\nby = \"area\"\nintervals = true\n{keys}"));
        for round in ["R1", "R2", "R3"] {
            tables.push_str(&format!(
                "[[table]]\nid = \"q-{}\"\ntitle = \"回答\"\nsurvey = \"offices\"\nround = \"{round}\"\nrows = \"q1\"\nby = \"area\"\nintervals = true\n{keys}",
                round.to_lowercase()
            ));
        }
        let ran = run(design, &UNITS, &tables);
        for group in ["total", "北", "南"] {
            for round in ["R1", "R2", "R3"] {
                for end in ["low", "high"] {
                    let of_round = format!("q-{}.{group}.1.share.{end}", round.to_lowercase());
                    let id = format!("s.{group}.{round}.1.share.{end}");
                    assert_eq!(ran.value(&id), ran.value(&of_round), "{id} of {design}");
                }
            }
        }
        ran.says("信頼水準");
    }
}
