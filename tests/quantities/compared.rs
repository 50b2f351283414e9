//! Groups of a sample compared by the test that the plan names, pair by pair with adjusted p.

use super::{ANSWERS, Offices, table};

/// Offices of the first three kinds, by overall satisfaction.
fn three(design: &str, compare: &str) -> Offices {
    let answers: Vec<&str> = ANSWERS.lines().filter(|line| !line.starts_with("K26")).collect();
    let rest = format!("rows = \"overall\"\nby = \"kind\"\ncompare = [{compare}]");
    Offices::under(design, 0, &answers.join("\n"), &table("t", "quantities", &rest))
}

#[test]
fn several_groups_and_their_pairs() {
    let written = three("sample", "\"welch\", \"student\", \"ranks\", \"trend\"").run();
    written.is("t.total.overall.welch.statistic", 1.494_931_189_457);
    written.is("t.total.overall.welch.df2", 6.541_303_841_461);
    written.is("t.total.overall.welch.p", 0.291_949_808_554);
    // Welch's t of every pair, adjusted by Holm.
    for (pair, p, adjusted) in [
        ("t.1.overall.welch.2", 0.194_997_808_752, 0.483_569_244_947),
        ("t.1.overall.welch.3", 0.161_189_748_316, 0.483_569_244_947),
        ("t.2.overall.welch.3", 0.544_170_850_954, 0.544_170_850_954),
    ] {
        written.is(&format!("{pair}.p"), p);
        written.is(&format!("{pair}.p.adjusted"), adjusted);
    }
    written.is("t.1.overall.welch.2.statistic", 1.344_925_101_785);
    written.is("t.1.overall.welch.2.df", 18.395_413_117_486);
    written.is("t.1.overall.ranks.2.statistic", 72.5);
    written.is("t.1.overall.ranks.3.p", 0.227_272_727_273);
    assert_eq!(written.figure("t.1.overall.welch.2.p")["evidence"], 42, "21 answers, and the kind of each");
    written.says("マン・ホイットニー検定（並べ替えによる正確な p）");
    written.says("組ごとの p は設問と検定ごとにホルムの方法で調整。");
    written.says("標本でないか、いくつもの層にまたがるか、答えのない区分は検定に入れない: その他、県。");
}

#[test]
fn two_groups_one_of_a_single_unit_and_equal_answers() {
    let rest = "rows = \"staff\"\nby = \"kind\"\ncompare = [\"student\", \"welch\", \"ranks\"]";
    let some = |kinds: &[&str], rest: &str| {
        let of = |line: &&str| line.starts_with('番') || kinds.contains(&line.split(',').nth(1).unwrap());
        let answers: Vec<&str> = ANSWERS.lines().filter(of).collect();
        Offices::under("sample of 100", 0, &answers.join("\n"), &table("t", "quantities", rest)).run()
    };
    let two = some(&["1", "2"], rest);
    two.is("t.total.staff.student.statistic", 0.043_820_726_079_5);
    two.is("t.total.staff.student.p", 0.965_529_771_343_7);
    two.is("t.total.staff.welch.df", 10.962_420_935_568_3);
    two.is("t.total.staff.welch.p", 0.962_346_927_666_2);
    two.says("検定に有限母集団修正は入れていない。");
    // One office has no spread of its own; three equal answers have none beside another three.
    let one = some(&["1", "4"], rest);
    assert_eq!(one.figure("t.total.staff.welch.p")["status"], "undefined");
    assert_eq!(one.figure("t.total.staff.student.p")["status"], "final");
    let alone = some(&["3"], rest);
    alone.says("比べられる区分が2つないため、検定していない。");
    assert!(!alone.figures.keys().any(|id| id.contains("student")));
}

#[test]
fn what_was_not_tested_is_said_and_a_census_has_no_words_of_it() {
    let plain = table("t", "quantities", "rows = \"staff\"\nby = \"kind\"");
    Offices::of("sample", &plain).run().says("区分の差は検定していない（計画に compare がない）。");
    let census = Offices::of("census", &plain).run();
    for word in ["compare", "検定していない", "p ="] {
        census.says_nothing_of(word);
    }
    // Of a census beside a sample only the groups of the sample could be compared, and there is one.
    let mixed = "rows = \"staff\"\nby = \"stratum\"\ncompare = [\"welch\"]";
    let mixed = Offices::of("mixed", &table("t", "quantities", mixed)).run();
    mixed.says("比べられる区分が2つないため、検定していない。");
    mixed.says("検定に入れない: city。");
}
