//! What Excel does to a correction ledger that is opened and saved: 1-2 becomes a day, 00201 becomes 201, a long number
//! becomes 1.23E+11, and a CSV in CP932 loses the characters that it does not have. An old value that can be told from what
//! stands in the answer is put back exactly and said; a new value cannot, and is noticed.

use crate::collect::ledger::rounded;
use crate::text::cp932;
use crate::text::key::key;

/// Months as Excel writes them in a CSV: 2-Jan, Jan-02.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The month and day that a text is, where Excel may have made it out of two numbers.
pub(super) fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let text = key(text);
    let number = |part: &str| part.parse::<u32>().ok().filter(|number| *number > 0);
    let month_name = |part: &str| MONTHS.iter().zip(1..).find(|(name, _)| **name == part).map(|(_, month)| month);
    if let Some((month, rest)) = text.split_once('月') {
        return Some((number(month)?, number(rest.strip_suffix('日')?)?));
    }
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    match parts.as_slice() {
        [day, name] if month_name(name).is_some() => Some((month_name(name)?, number(day)?)),
        [name, day] if month_name(name).is_some() => Some((month_name(name)?, number(day)?)),
        [year, month, day] if year.len() == 4 => {
            number(year)?;
            Some((number(month)?, number(day)?))
        }
        _ => None,
    }
}

/// Whether a text is a number of which Excel shows only the first digits.
pub(super) fn is_shortened(text: &str) -> bool {
    let text = key(text);
    text.split_once("e+").is_some_and(|(mantissa, power)| {
        mantissa.starts_with(|c: char| c.is_ascii_digit())
            && mantissa.chars().all(|c| c.is_ascii_digit() || c == '.')
            && power.parse::<u32>().is_ok()
    })
}

/// Whether `written` is what Excel makes of `present`.
pub(crate) fn made_of(written: &str, present: &str) -> bool {
    let (old, now) = (key(written), key(present));
    if old.is_empty() || now.is_empty() {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(&old) && digits(&now) && now.starts_with('0') && now.trim_start_matches('0') == old {
        return true;
    }
    if let Some((mantissa, power)) = old.split_once("e+")
        && digits(&now)
        && power.parse::<usize>().is_ok_and(|power| power + 1 == now.len())
    {
        let places = mantissa.split_once('.').map_or(0, |(_, places)| places.len());
        return rounded(&now, places).is_some_and(|shown| shown == mantissa);
    }
    if let Some((month, day)) = month_and_day(written) {
        let parts: Vec<&str> = now.split(['-', '/']).collect();
        if let [first, second] = parts.as_slice() {
            return first.parse() == Ok(month) && second.parse() == Ok(day);
        }
    }
    let (lost, whole): (Vec<char>, Vec<char>) =
        (written.trim().chars().collect(), present.trim().chars().collect());
    lost.len() == whole.len()
        && lost.contains(&'?')
        && lost.iter().zip(&whole).all(|(l, w)| l == w || (*l == '?' && !cp932::holds(*w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_did_is_recognised_and_nothing_else() {
        for (written, present) in [
            ("1月2日", "1-2"),
            ("2-Jan", "1-2"),
            ("Jan-02", "1/2"),
            ("2026-01-02", "1-2"),
            ("201", "00201"),
            ("1.23E+11", "123456789012"),
            ("?田", "𠮷田"),
        ] {
            assert!(made_of(written, present), "{written} / {present}");
        }
        for (written, present) in [
            ("1月2日", "1-3"),
            ("201", "201"),
            ("201", "00301"),
            ("1.23E+11", "124456789012"),
            ("?田", "山田"),
            ("", "0"),
            ("1", "2"),
        ] {
            assert!(!made_of(written, present), "{written} / {present}");
        }
        assert!(is_shortened("1.23E+11") && !is_shortened("12") && !is_shortened("e+1"));
    }
}
