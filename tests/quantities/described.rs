//! What describes numbers: mean, spread, quantiles, the ends of a scale, and the interval of a mean.

use super::{ANSWERS, Offices, table};

const ALL: &str = "rows = \"staff\"\nby = \"kind\"\nquantiles = [0.75, 0.25]\n\
                   show = [\"mean\", \"interval\", \"sd\", \"median\", \"sum\", \"min\", \"max\"]\ndecimals = 2";

/// Without what only samples have.
fn all() -> String {
    ALL.replace("\"interval\", ", "")
}

#[test]
fn a_quantity_is_described_in_total_and_by_groups() {
    let written = Offices::of("census", &table("staff", "quantities", &all())).run();
    for (group, n, mean, sd, median, q25, q75) in [
        ("total", 24.0, 262.0 / 24.0, 11.328_750_138_9, 9.5, 4.75, 11.25),
        ("1", 9.0, 111.0 / 9.0, 3.240_370_349_2, 11.0, 11.0, 13.0),
        ("2", 11.0, 133.0 / 11.0, 16.257_026_452_9, 8.0, 4.5, 10.0),
        ("3", 3.0, 3.0, 0.0, 3.0, 3.0, 3.0),
    ] {
        let is = |what: &str, expected: f64| written.is(&format!("staff.{group}.staff.{what}"), expected);
        is("n", n);
        is("mean", mean);
        is("sd", sd);
        is("median", median);
        is("q25", q25);
        is("q75", q75);
    }
    // The mean is the fraction that it is, and a sum is as exact as what was written.
    assert_eq!(written.value("staff.total.staff.mean"), "262/24");
    assert_eq!(written.text("staff.total.staff.mean"), "10.92");
    assert_eq!(written.text("staff.total.staff.sum"), "262");
    assert_eq!(written.figure("staff.total.staff.mean")["unit"], "人");
    assert_eq!(written.figure("staff.total.staff.mean")["evidence"], 24);
    assert_eq!(written.figure("staff.1.staff.mean")["evidence"], 18, "the type decides who is in the group");
    let base = &written.figure("staff.total.staff.mean")["base"];
    assert_eq!((&base["no_answer"], &base["invalid"], &base["n"]), (&1.into(), &1.into(), &24.into()));
    written.says("| 計 | 24 | 10.92 | 11.33 | 9.50 | 4.75 | 11.25 | 262 | 2 | 60 |");
    written.says("集計対象: 配布26＝回収26＝有効26−無回答1−無効回答1＝n 24");
    written.says("四分位範囲の1.5倍より外に離れた値が1件ある");
    // The one far value leads to its cell alone.
    assert_eq!(written.figure("staff.total.staff.outliers")["evidence"], 1);
}

#[test]
fn one_unit_none_and_equal_answers_are_defined() {
    let written = Offices::of("sample", &table("staff", "quantities", ALL)).run();
    let status = |id: &str| written.figure(id)["status"].as_str().unwrap().to_owned();
    // One unit has a mean and no spread; equal answers a spread of 0 that says nothing of the others; nobody nothing.
    assert_eq!((written.text("staff.4.staff.mean"), status("staff.4.staff.sd").as_str()), ("9.00", "undefined"));
    assert_eq!(status("staff.4.staff.mean.low"), "undefined");
    assert_eq!(
        (written.text("staff.3.staff.sd"), status("staff.3.staff.mean.low").as_str()),
        ("0.00", "undefined")
    );
    for what in ["mean", "mean.high", "sd", "median", "q25", "sum", "min", "max"] {
        assert_eq!(status(&format!("staff.5.staff.{what}")), "undefined", "{what}");
    }
    assert_eq!(written.text("staff.5.staff.n"), "0");
    written.says("答えのない区分: 県。");
    written.says("「－」: 値がすべて同じで、ばらつきがない");
    let nobody =
        Offices::under("census", 3, ANSWERS.lines().next().unwrap(), &table("staff", "quantities", &all()));
    assert_eq!(nobody.run().text("staff.total.staff.mean"), "－");
}

#[test]
fn the_mean_of_a_sample_has_its_interval() {
    let endless = Offices::of("sample", &table("staff", "quantities", ALL)).run();
    endless.is("staff.total.staff.mean.low", 6.132_955_026_22);
    endless.is("staff.total.staff.mean.high", 15.700_378_307_11);
    endless.is("staff.1.staff.mean.low", 9.842_564_191_71);
    endless.is("staff.2.staff.mean.high", 23.012_528_070_2);
    endless.says("平均の区間は t 分布による95％信頼区間。");
    // 24 of 100 gave a number.
    let finite = Offices::of("sample of 100", &table("staff", "quantities", ALL)).run();
    finite.is("staff.total.staff.mean.low", 6.746_323_543_52);
    finite.is("staff.total.staff.mean.high", 15.087_009_789_82);
    finite.is("staff.1.staff.mean.high", 14.504_735_529_3);
    finite.says("有限母集団修正 √(1−n/N)（N=100）を含む");
    finite.says("標本調査（回収率100.0％）");
    finite.says("有効回収率 100.00％（26/26）。");
    // t(23; 0.95) in the place of t(23; 0.975).
    let level = format!("{ALL}\nlevel = 0.9");
    let narrow = Offices::of("sample", &table("staff", "quantities", &level)).run();
    let centre = 0.5 * (6.132_955_026_22 + 15.700_378_307_11);
    let half = 0.5 * (15.700_378_307_11 - 6.132_955_026_22) * 1.713_871_527_747 / 2.068_657_610_419;
    narrow.is("staff.total.staff.mean.low", centre - half);
    narrow.says("平均の区間は t 分布による90％信頼区間。");
    // Where the whole population answered, nothing is estimated.
    let whole = Offices::of("sample of 26", &table("sat", "quantities", "rows = \"s2\"")).run();
    assert_eq!((whole.text("sat.total.s2.n"), whole.text("sat.total.s2.mean.low")), ("26", "－"));
    whole.says("推計ではない");
}

/// Unasked, a sample has its interval and a census none; nothing of a census speaks of errors but the sentence that says why.
#[test]
fn what_is_shown_unasked_follows_from_the_design() {
    let plain = table("staff", "quantities", "rows = \"staff\"");
    Offices::of("sample", &plain).run().says("| 計 | 24 | 10.9 | 6.1 | 15.7 | 11.3 | 9.5 | 2 | 60 |");
    for design in ["census", "open"] {
        let written = Offices::of(design, &plain).run();
        written.says("| 計 | 24 | 10.9 | 11.3 | 9.5 | 2 | 60 |");
        for word in ["信頼区間", "標準誤差", "有意", "p ="] {
            written.says_nothing_of(word);
        }
    }
}

/// Of a census beside a sample each has its own: the cities are a census in which two did not give a number, the others a
/// sample of 100, and of both together nothing is estimated.
#[test]
fn strata_of_two_designs() {
    let by = ALL.replace("by = \"kind\"", "by = \"stratum\"");
    let written = Offices::of("mixed", &table("staff", "quantities", &by)).run();
    let status = |id: &str| written.figure(id)["status"].as_str().unwrap().to_owned();
    assert_eq!(status("staff.total.staff.mean.low"), "undefined");
    assert_eq!(status("staff.city.staff.mean.low"), "undefined");
    assert_eq!(status("staff.other.staff.mean.low"), "final");
    written.says("全数・任意回答の行には区間を示さない");
    // Whoever gave no kind could be in any group: what holds for all holds for each.
    let by_answer = Offices::of("mixed", &table("staff", "quantities", ALL)).run();
    assert_eq!(by_answer.figure("staff.2.staff.mean.low")["status"], "undefined");
}

#[test]
fn scores_have_a_mean_and_ends() {
    let tables = table("sat", "quantities", "items = [\"s1\", \"overall\"]\ntop = 2\nbottom = 2\ndecimals = 2")
        + &table(
            "own",
            "quantities",
            "rows = \"i1\"\nscores = [\"1 = 2\", \"2 = 1.5\", \"3 = 0\", \"4 = -1\", \"5 = -2\"]",
        )
        + &table("likely", "quantities", "rows = \"likely\"\nby = \"kind\"\nshow = [\"mean\", \"nps\"]")
        + &table(
            "net",
            "quantities",
            "rows = \"s1\"\nshow = [\"nps\"]\npromoters = [\"1\"]\ndetractors = [\"4\", \"5\"]",
        );
    let written = Offices::of("census", &tables).run();
    // The code 1 is 満足 with 5 points.
    written.is("sat.total.s1.mean", 2.92);
    written.is("sat.total.s1.sd", 1.151_810_169_54);
    written.is("sat.total.overall.sd", 1.267_543_556_12);
    assert_eq!(written.value("sat.total.s1.top"), "6/25");
    assert_eq!(written.value("sat.total.s1.bottom"), "8/25");
    assert_eq!(written.text("sat.total.s1.top"), "24.00");
    // A don't know and a blank leave the base; the top box of a census has its bounds.
    let notes = &written.figure("sat.total.s1.top")["notes"];
    assert!(notes[0].as_str().unwrap().contains("23.08〜26.92％"), "6/26 to 7/26: {notes}");
    written.says("点数: 満足=5、やや満足=4、どちらともいえない=3、やや不満=2、不満=1。");
    written.says("上位2段階: 満足、やや満足。");
    // i1: codes 1 ×4, 2 ×14, 3 ×7 of 25 who answered.
    let codes: Vec<&str> = ANSWERS.lines().skip(1).map(|line| line.split(',').nth(9).unwrap()).collect();
    let points = |code: &&str| match *code {
        "1" => Some(2.0),
        "2" => Some(1.5),
        "3" => Some(0.0),
        "4" => Some(-1.0),
        "5" => Some(-2.0),
        _ => None,
    };
    let points: Vec<f64> = codes.iter().filter_map(points).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few answers")]
    written.is("own.total.i1.mean", points.iter().sum::<f64>() / points.len() as f64);
    // 9 and 10 less 0 to 6.
    assert_eq!(written.value("likely.total.likely.nps"), "-9/25");
    assert_eq!(written.text("likely.total.likely.nps"), "△36.0");
    assert_eq!(written.text("likely.5.likely.nps"), "－");
    written.says("NPS＝推奨者（9、10）の割合−批判者（0、1、2、3、4、5、6）の割合。");
    let count =
        |of: &[&str]| ANSWERS.lines().skip(1).filter(|line| of.contains(&line.split(',').nth(4).unwrap())).count();
    let net = i64::try_from(count(&["1"])).unwrap() - i64::try_from(count(&["4", "5"])).unwrap();
    assert_eq!(written.value("net.total.s1.nps"), format!("{net}/25"));
}

#[test]
fn a_number_leads_to_its_cells() {
    let offices = Offices::of("census", &table("staff", "quantities", &all()));
    offices.run();
    let (code, said) = offices.kaishu(&["trace", "staff.total.staff.outliers"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("C13") && said.contains("60") && !said.contains("C14"), "{said}");
    let (code, said) = offices.kaishu(&["trace", "staff.3.staff.mean"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("C24") && said.contains("B24") && !said.contains("C23"), "{said}");
}

/// Who is in no group, and what a spreadsheet would refuse.
#[test]
fn groups_that_do_not_add_up_and_quantiles_beyond_the_ends_are_told() {
    let more = "rows = \"staff\"\nby = \"s1\"\nquantiles = [0.01, 0.5]\nquantile_rule = \"exclusive\"";
    let written = Offices::of("census", &table("t", "quantities", more)).run();
    written.says("問4(1)の区分の n の計は");
    written.says("その端の値とした（表計算の QUARTILE.EXC・PERCENTILE.EXC ではエラーになる）");
    let whole = "rows = \"staff\"\nby = \"kind\"\nquantiles = [0.5]\nquantile_rule = \"exclusive\"";
    let whole = Offices::of("census", &table("t", "quantities", whole)).run();
    whole.says_nothing_of("の区分の n の計は");
    whole.says_nothing_of("その端の値とした");
}
