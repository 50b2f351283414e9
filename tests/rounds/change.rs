//! The change itself: counts, points, what the same units did, and who came and went.

use super::{Ran, UNITS, run, table, units};

pub(super) const TWO: &str = "[\"R1\", \"R2\"]";
pub(super) const THREE: &str = "[\"R1\", \"R2\", \"R3\"]";

#[track_caller]
fn counts(ran: &Ran, wanted: &[(&str, &str)]) {
    for (id, count) in wanted {
        assert_eq!(ran.value(&format!("c.{id}")), *count, "{id}");
    }
}

#[test]
fn a_census_shows_who_changed_and_tests_nothing() {
    let ran = run("census", &UNITS, &table("c", TWO, "q1", ""));
    // 5 of 11 that answered, then 7 of 10: 70.0 − 45.5.
    counts(&ran, &[("total.R1.1.share", "5/11"), ("total.R2.1.share", "7/10"), ("total.1.change", "27/110")]);
    // The nine that answered both times: 3, then 7.
    counts(&ran, &[("total.1.change.same", "4/9"), ("total.2.to.1.count", "5"), ("total.1.to.2.count", "1")]);
    counts(&ran, &[("total.1.to.1.count", "2"), ("total.2.to.2.count", "1"), ("total.matched", "9")]);
    counts(&ran, &[("total.silent", "0"), ("total.R1.partial", "1"), ("total.R2.partial", "0")]);
    counts(&ran, &[("total.R1.only", "1"), ("total.R2.only", "1"), ("total.new", "1"), ("total.dropped", "1")]);
    counts(&ran, &[("total.R1.n", "11"), ("total.R2.n", "10")]);
    let texts = ["1.change", "1.change.same", "1.change.other", "2.change.same", "1.change.low", "1.change.high"];
    // K10 is silent in R2: among all the share of R2 is between 7/11 and 8/11, against 5/11.
    assert_eq!(
        texts.map(|id| ran.text(&format!("c.total.{id}"))),
        ["24.5", "44.4", "△19.9", "△44.4", "18.2", "27.3"]
    );
    ran.says("全数調査で、回答のない対象がある。");
    ran.says("第1回→第2回で新たに対象になったもの1、対象から外れたもの1。");
    for word in ["信頼区間", "p =", "マクネマー"] {
        ran.says_nothing_of(word);
    }
    // A change rests on the cells of both rounds: eleven and ten answers.
    assert_eq!(ran.figures["c.total.1.change"]["evidence"], 21);
    assert_eq!(ran.figures["c.total.2.to.1.count"]["evidence"], 10);
    // No case leaves in the report; the analyst has them by name.
    for id in ["K10", "K11", "K12"] {
        ran.says_nothing_of(id);
        assert!(ran.lists.contains(id));
    }
    for words in ["対象と回答の異動 変化", "新規", "除外", "回答が変わった", "回答のない回がある"]
    {
        assert!(ran.lists.contains(words), "{words}");
        ran.says_nothing_of(words);
    }
}

#[test]
fn a_complete_census_has_no_bounds() {
    let complete: Vec<_> = UNITS.iter().copied().filter(|unit| unit.0 != "K10").collect();
    let ran = run("census", &complete, &table("c", TWO, "q1", ""));
    ran.says("どの回も全対象から回答があった。変化は事実であり、推計ではないため、誤差・検定はない。");
    assert!(!ran.figures.contains_key("c.total.1.change.low"));
}

/// Without a frame nobody knows which units are the same, and of whoever answered only points are said.
#[test]
fn whoever_answered_has_points_only() {
    let ran = run("open", &UNITS, &table("c", TWO, "q1", ""));
    counts(&ran, &[("total.1.change", "27/110")]);
    assert!(!ran.figures.keys().any(|id| id.contains("same") || id.contains("matched") || id.contains(".p")));
    ran.says("任意回答のため、回答者についてだけ述べる。");
    ran.says("名簿のない調査なので、同じ対象を照合していない。");
}

#[test]
fn a_multiple_answer_changes_option_by_option() {
    let ran = run("census", &UNITS, &table("c", TWO, "q2", ""));
    for (option, moves) in [("1", ["4", "0", "3", "2"]), ("2", ["2", "2", "0", "5"]), ("3", ["1", "2", "1", "5"])]
    {
        let found = ["kept", "left", "came", "never"].map(|what| ran.value(&format!("c.total.{option}.{what}")));
        assert_eq!(found, moves, "{option}");
    }
    ran.says("複数回答。");
}

/// Means over those who gave a number (R): 41/11, then 39.5/10; of the same units 26/9, then 37.5/9.
#[test]
fn a_quantity_changes_in_its_mean() {
    let ran = run("census", &UNITS, &table("c", TWO, "q4", "decimals = 2"));
    counts(&ran, &[("total.R1.mean", "41000/11000"), ("total.R2.mean", "39500/10000")]);
    let texts = ["mean.change", "mean.change.same", "mean.change.other"];
    assert_eq!(texts.map(|id| ran.text(&format!("c.total.{id}"))), ["0.22", "1.28", "△1.06"]);
    counts(&ran, &[("total.raised", "6"), ("total.lowered", "1"), ("total.unchanged", "2")]);
    ran.says("同じ対象9のうち、増えたもの6、減ったもの1、変わらないもの2。");
    ran.says_nothing_of("信頼区間");
}

#[test]
fn three_rounds_show_every_step_and_the_whole() {
    let ran = run("census", &UNITS, &table("c", THREE, "q1", ""));
    counts(&ran, &[("total.R1.to.R2.matched", "9")].map(|_| ("total.matched", "9")));
    counts(&ran, &[("total.1.R1.to.R2.change", "27/110"), ("total.1.R1.to.R3.change", "38/110")]);
    counts(&ran, &[("total.R1.to.R2.new", "1"), ("total.R2.to.R3.new", "0"), ("total.R2.to.R3.dropped", "0")]);
    // Between the second and the third the tenth unit is matched too.
    assert_eq!(ran.text("c.total.1.R2.to.R3.change.same"), "10.0");
    assert_eq!(ran.text("c.total.1.R2.to.R3.change.other"), "0.0");
    counts(
        &ran,
        &[("total.R2.only", "1"), ("total.R3.only", "1"), ("total.R1.only", "1"), ("total.R1.partial", "1")],
    );
}

#[test]
fn groups_of_the_frame_add_up() {
    let ran = run("census", &UNITS, &table("c", TWO, "q1", "by = \"area\""));
    for what in
        ["matched", "R1.n", "R2.n", "new", "dropped", "R1.1.count", "R2.1.count", "2.to.1.count", "R1.only"]
    {
        let of = |group: &str| ran.number(&format!("c.{group}.{what}"));
        assert!((of("北") + of("南") - of("total")).abs() < 0.5, "{what}");
    }
    // The north is complete, the south is not, and each is treated as it is.
    ran.says("北: 全数調査で、どの回も全対象から回答があった。");
    assert!(!ran.figures.contains_key("c.北.1.change.low") && ran.figures.contains_key("c.南.1.change.low"));
    let south = run("census", &UNITS, &table("c", TWO, "q1", "filter = \"area = 南\""));
    for id in ["matched", "1.change", "1.change.same", "1.change.low", "2.to.1.count"] {
        assert_eq!(south.value(&format!("c.total.{id}")), ran.value(&format!("c.南.{id}")), "{id}");
    }
}

/// 3, 4 and 4 of 11 print as 27.3, 36.4 and 36.4.
#[test]
fn shares_that_add_up_to_another_number_are_said() {
    let ran = run("census", &UNITS, &table("c", TWO, "q3", ""));
    ran.says("第1回 計");
    ran.says("100.1");
    ran.says_nothing_of("第2回 計");
}

/// 1/3 and 2/3 print as 33.3 and 66.7, and their difference as 33.3.
#[test]
fn a_change_is_rounded_once() {
    let three = units(&[
        ([Some("1"), Some("1"), None], 1, "R1|R2"),
        ([Some("2"), Some("1"), None], 1, "R1|R2"),
        ([Some("2"), Some("2"), None], 1, "R1|R2"),
    ]);
    let ran = run("census", &three, &table("c", TWO, "q1", ""));
    assert_eq!(
        ["R1.1.share", "R2.1.share", "1.change"].map(|id| ran.text(&format!("c.total.{id}"))),
        ["33.3", "66.7", "33.3"]
    );
    ran.says("1度だけ四捨五入しているため");
}
