//! Tables of return rates and of 標本誤差 as Japanese reports have printed them, to the last place that they print.

use kaishu::stats::finite::sampling_error::{Critical, half_width_at};
use kaishu::text::number::percent;

/// 三島市 H16 and H18, 伊勢原市, and 内閣府 R3 of prefectures, municipalities and wards. 1157 of 2000 is 57.85 exactly.
#[test]
fn return_rates() {
    for (returned, distributed, printed) in [
        (1018, 2000, "50.9"),
        (1014, 2000, "50.7"),
        (1157, 2000, "57.9"),
        (1430, 3000, "47.7"),
        (47, 47, "100.0"),
        (1741, 1741, "100.0"),
        (23, 23, "100.0"),
    ] {
        assert_eq!(percent(returned, distributed, 1).as_deref(), Some(printed), "{returned}/{distributed}");
    }
}

fn printed(share: u32, answered: u64, z: f64, factor: f64, decimals: usize) -> String {
    let half = half_width_at(f64::from(share) / 100.0, answered, None, Critical::Fixed(z), factor).unwrap();
    format!("{:.decimals$}", 100.0 * half)
}

/// 伊勢原市: z = 1.96, 36 cells (expydoc.com/doc/9949484).
#[test]
fn sampling_error_of_isehara() {
    let shares = [5, 10, 20, 30, 40, 50];
    for (answered, row) in [
        (100, ["4.27", "5.88", "7.84", "8.98", "9.60", "9.80"]),
        (200, ["3.02", "4.16", "5.54", "6.35", "6.79", "6.93"]),
        (500, ["1.91", "2.63", "3.51", "4.02", "4.29", "4.38"]),
        (1000, ["1.35", "1.86", "2.48", "2.84", "3.04", "3.10"]),
        (1430, ["1.13", "1.55", "2.07", "2.38", "2.54", "2.59"]),
        (5000, ["0.60", "0.83", "1.11", "1.27", "1.36", "1.39"]),
    ] {
        assert_eq!(shares.map(|share| printed(share, answered, 1.96, 1.0, 2)), row, "{answered}");
    }
}

/// A two-stage report: z = 2, the variance doubled (expydoc.com/doc/7545838).
#[test]
fn sampling_error_of_two_stages() {
    let shares = [10, 20, 30, 40, 50];
    for (answered, row) in [
        (1910, ["1.9", "2.6", "3.0", "3.2", "3.2"]),
        (1500, ["2.2", "2.9", "3.3", "3.6", "3.7"]),
        (1000, ["2.7", "3.6", "4.1", "4.4", "4.5"]),
        (500, ["3.8", "5.1", "5.8", "6.2", "6.3"]),
        (300, ["4.9", "6.5", "7.5", "8.0", "8.2"]),
        (100, ["8.5", "11.3", "13.0", "13.9", "14.1"]),
    ] {
        assert_eq!(shares.map(|share| printed(share, answered, 2.0, 2.0, 1)), row, "{answered}");
    }
}

/// 福島区: half of 50 and of 30 answers.
#[test]
fn sampling_error_of_fukushima_ward() {
    assert_eq!([50, 30].map(|answered| printed(50, answered, 1.96, 1.0, 1)), ["13.9", "17.9"]);
}
