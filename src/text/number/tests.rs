//! Rounding against an independent definition, and the laws of the decimal value.

use super::*;
use proptest::prelude::*;

#[test]
fn every_percentage_up_to_600_is_the_nearest_tenth() {
    for n in 1..=600_i128 {
        for k in 0..=n {
            let text = percent(k, n, 1).unwrap();
            let (whole, tenth) = text.split_once('.').unwrap();
            assert_eq!(tenth.len(), 1, "{text}");
            let t: i128 = whole.parse::<i128>().unwrap() * 10 + tenth.parse::<i128>().unwrap();
            // t is right exactly when (2t−1)/2 ≤ 1000·k/n < (2t+1)/2: no division, no rounding.
            assert!((2 * t - 1) * n <= 2000 * k && 2000 * k < (2 * t + 1) * n, "{k}/{n} -> {text}");
        }
    }
}

#[test]
fn published_ties_go_up() {
    let ties = [(1, 16, "6.3"), (9, 16, "56.3"), (1, 80, "1.3"), (41, 80, "51.3"), (201, 400, "50.3")];
    for (k, n, shown) in ties.into_iter().chain([(57, 400, "14.3"), (1157, 2000, "57.9"), (104, 129, "80.6")]) {
        assert_eq!(percent(k, n, 1).as_deref(), Some(shown), "{k}/{n}");
        assert_eq!(percent(-k, n, 1), Some(format!("-{shown}")), "-{k}/{n}");
    }
}

#[test]
fn what_cannot_be_shown_is_none() {
    assert_eq!(percent(1, 0, 1), None);
    assert_eq!(percent(i128::MAX, 1, 1), None);
    assert_eq!(ratio(1, 3, 60), None);
    assert_eq!(points(1, 0, 1, 2, 1), None);
    assert_eq!(points(i128::MAX, 3, 1, 3, 1), None);
    assert_eq!(tenths(1, 0, Convention::Cut), None);
    assert_eq!(tenths(-1, 2, Convention::Cut), None);
}

#[test]
fn fixed_places() {
    assert_eq!(ratio(1, 3, 0).as_deref(), Some("0"));
    assert_eq!(ratio(2, 3, 3).as_deref(), Some("0.667"));
    assert_eq!(ratio(-1, 1000, 1).as_deref(), Some("0.0"), "a zero has no sign");
    assert_eq!(percent(2, 709, 1).as_deref(), Some("0.3"));
    assert_eq!(percent(3, 3, 1).as_deref(), Some("100.0"));
    let value = Decimal::from_text("-2.25").unwrap();
    assert_eq!(decimal(&value, 1), "-2.3");
    assert_eq!(decimal(&value, 2), "-2.25");
    assert_eq!(decimal(&value, 4), "-2.2500");
    assert_eq!(decimal(&value, 0), "-2");
    assert_eq!(decimal(&Decimal::from(7), 2), "7.00");
    assert_eq!(decimal(&Decimal::from_text("0.04").unwrap(), 1), "0.0");
}

#[test]
fn groups_of_three() {
    let shown = [(0, "0"), (999, "999"), (1234, "1,234"), (-1_234_567, "-1,234,567"), (100_000, "100,000")];
    for (n, text) in shown {
        assert_eq!(grouped(n), text);
    }
    for (text, shown) in [
        ("1234567.8", "1,234,567.8"),
        ("△1234.50", "△1,234.50"),
        ("0.12345", "0.12345"),
        ("100", "100"),
        ("－", "－"),
        ("<0.0001", "<0.0001"),
        ("", ""),
    ] {
        assert_eq!(separated(text), shown);
    }
    assert!(grouped(i128::MIN).starts_with("-170,141,"));
}

#[test]
fn differences_are_rounded_once() {
    assert_eq!(points(50, 100, 73, 100, 1).as_deref(), Some("△23.0"));
    assert_eq!(points(73, 100, 50, 100, 1).as_deref(), Some("23.0"));
    assert_eq!(points(1, 3, 2, 6, 1).as_deref(), Some("0.0"));
    assert_eq!(points(4999, 10_000, 1, 2, 1).as_deref(), Some("0.0"), "no △ on a shown zero");
    // 71.8 % and 63.0 % are printed; their difference is 8.8 by either route here, but 66.7 − 33.3 is not 33.4.
    assert_eq!(points(1236, 1721, 1085, 1721, 1).as_deref(), Some("8.8"));
    assert_eq!(points(2, 3, 1, 3, 1).as_deref(), Some("33.3"));
}

#[test]
fn triangles() {
    for (from, to) in
        [("-5", "△5"), ("\u{2212}0.5", "△0.5"), ("5", "5"), ("-0.0", "0.0"), ("-２", "△２"), ("", "")]
    {
        assert_eq!(with_triangle(from), to);
    }
}

#[test]
fn tenths_by_convention() {
    let cut = |k, n| tenths(k, n, Convention::Cut).unwrap();
    let rounded = |k, n| tenths(k, n, Convention::Rounded).unwrap();
    assert_eq!(cut(3, 4).to_string(), "７割");
    assert_eq!(rounded(3, 4).to_string(), "８割");
    assert_eq!(rounded(1, 6).to_string(), "２割");
    assert_eq!(cut(1, 6).to_string(), "１割");
    assert_eq!(cut(5, 5).to_string(), "10割");
    assert_eq!(cut(0, 5).to_string(), "０割");
    assert!(cut(7, 10).is_exact());
    assert!(!cut(3, 4).is_exact());
}

#[test]
fn decimals_from_text() {
    for (text, shown) in
        [("007", "7"), ("-0", "0"), ("1.50", "1.5"), (".5", "0.5"), ("+3", "3"), ("-0.05", "-0.05")]
    {
        assert_eq!(Decimal::from_text(text).unwrap().to_string(), shown);
    }
    for text in
        ["", "-", ".", "5.", "1e3", "1,2", "１", "--1", "1.2.3", "9999999999999999999999999999999999999999"]
    {
        assert_eq!(Decimal::from_text(text), None, "{text}");
    }
    assert_eq!(Decimal::new(i128::MIN, 0), None);
    assert_eq!(Decimal::new(1, 39), None);
}

#[test]
fn decimals_as_spreadsheets_store_them() {
    let shown = [
        (7.000_000_000_000_001, "7"),
        (0.1 + 0.2, "0.3"),
        (2.675, "2.675"),
        (-0.0, "0"),
        (1e20, "100000000000000000000"),
        (1_234_567.891, "1234567.891"),
        (1.0 / 3.0, "0.333333333"),
        (2.0 / 3.0, "0.666666667"),
        (1e-12, "0"),
        (5e-300, "0"),
        (43_586.0, "43586"),
        (-12.5, "-12.5"),
        (1e14, "100000000000000"),
    ];
    for (stored, text) in shown {
        assert_eq!(Decimal::from_f64(stored).map(|d| d.to_string()).as_deref(), Some(text));
    }
    for stored in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(Decimal::from_f64(stored), None);
    }
}

#[test]
fn thousandths() {
    let milli = |text| Decimal::from_text(text).unwrap().milli();
    assert_eq!(milli("1.5"), Some(1500));
    assert_eq!(milli("-0.001"), Some(-1));
    assert_eq!(milli("0.0001"), None);
    assert_eq!(milli("99999999999999999999"), None);
    assert_eq!(Decimal::from_text("12.0").unwrap().to_i128(), Some(12));
    assert_eq!(Decimal::from_text("12.5").unwrap().to_i128(), None);
}

proptest! {
    #[test]
    fn text_round_trip(mantissa in any::<i64>(), scale in 0_u32..=38) {
        let value = Decimal::new(i128::from(mantissa), scale).unwrap();
        prop_assert_eq!(Decimal::from_text(&value.to_string()), Some(value));
        prop_assert_eq!(value.negated().negated(), value);
    }

    #[test]
    fn order_is_order_of_values(a in -5000_i128..5000, sa in 0_u32..4, b in -5000_i128..5000, sb in 0_u32..4) {
        let (x, y) = (Decimal::new(a, sa).unwrap(), Decimal::new(b, sb).unwrap());
        let exact = (a * 10_i128.pow(4 - sa)).cmp(&(b * 10_i128.pow(4 - sb)));
        prop_assert_eq!(x.cmp(&y), exact);
        prop_assert_eq!(x == y, exact.is_eq());
    }

    #[test]
    fn extreme_values_are_ordered(a in any::<i128>(), sa in 0_u32..=38) {
        let Some(x) = Decimal::new(a, sa) else { return Ok(()) };
        prop_assert_eq!(x.cmp(&x.negated()), a.cmp(&0));
        prop_assert_eq!(decimal(&x, x.scale()), x.to_string());
    }

    #[test]
    fn spreadsheet_numbers_of_two_places_are_exact(n in -1_000_000_000_i32..1_000_000_000) {
        let stored = f64::from(n) / 100.0;
        prop_assert_eq!(Decimal::from_f64(stored), Decimal::new(i128::from(n), 2));
    }

    #[test]
    fn a_difference_and_its_reverse_differ_in_sign_only(a in 0_i128..500, n in 1_i128..500, b in 0_i128..500, m in 1_i128..500) {
        let there = points(a, n, b, m, 1).unwrap();
        let back = points(b, m, a, n, 1).unwrap();
        prop_assert_eq!(there.trim_start_matches('△'), back.trim_start_matches('△'));
    }
}
