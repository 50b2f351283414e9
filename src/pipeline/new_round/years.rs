//! The fiscal year in words, so that 「令和2年度調査」 of the last round can become 「令和3年度調査」.

use crate::text::era::{CivilDate, era_and_year, fiscal_year_name};

/// The ways in which a fiscal year is written, in one order for all years.
fn words(year: i32) -> Vec<String> {
    // Offices call 2019 令和元年度 although Reiwa began in May.
    let start = CivilDate { year, month: if year == 2019 { 5 } else { 4 }, day: Some(1) };
    let name = |number: String| era_and_year(&start).map(|(era, _, _)| format!("{era}{number}年度"));
    let number = era_and_year(&start).map_or(year, |(_, _, number)| number);
    let first = if number == 1 { "元".to_owned() } else { number.to_string() };
    let wide: String = first.chars().map(|c| c.to_digit(10).map_or(c, wide_digit)).collect();
    let mut all: Vec<String> = [name(first), name(wide), name(number.to_string())].into_iter().flatten().collect();
    all.push(format!("{}年度", fiscal_year_name(year)));
    all.push(format!("{year}年度"));
    all.push(format!("FY{year}"));
    all
}

fn wide_digit(digit: u32) -> char {
    char::from_u32(u32::from('０') + digit).unwrap_or('０')
}

/// A text with the words of one fiscal year in the place of those of another; none where it names no year.
pub(super) fn moved(text: &str, from: i32, to: i32) -> Option<String> {
    let (old, new) = (words(from), words(to));
    let pair = old.iter().zip(&new).find(|(old, _)| text.contains(old.as_str()))?;
    Some(text.replace(pair.0, pair.1))
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn a_year_is_moved_in_the_way_in_which_it_is_written() {
        let of = |text, from, to| moved(text, from, to).unwrap_or_default();
        assert_eq!(of("令和2年度調査", 2020, 2021), "令和3年度調査");
        assert_eq!(of("平成30年度", 2018, 2019), "令和元年度");
        assert_eq!(of("令和元年度", 2019, 2020), "令和2年度");
        assert_eq!(of("令和９年度", 2027, 2028), "令和１０年度");
        assert_eq!(of("R2年度 追跡", 2020, 2021), "R3年度 追跡");
        assert_eq!(of("FY2020 follow-up", 2020, 2021), "FY2021 follow-up");
        assert_eq!(moved("第2回調査", 2020, 2021), None);
    }
}
