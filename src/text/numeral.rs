//! Kanji numerals as whole numbers (二十三, 二〇一九, 三万五千). Separate because both quantities and dates are written with
//! them, and because 〇 is a zero only among numerals: alone in a cell it is a mark.

/// The whole number that a text of kanji numerals spells, alone or mixed with ASCII digits (3万5千). `None` for anything
/// else, including a lone or leading 〇, a repeated or rising multiplier, and a text of ASCII digits only.
#[must_use]
pub fn kanji_integer(text: &str) -> Option<i128> {
    if text.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    if text == "零" {
        return Some(0);
    }
    let mut total = 0_i128;
    let mut section = 0_i128;
    let mut run: Option<Run> = None;
    let mut small_below = i128::MAX;
    let mut large_below = i128::MAX;
    for c in text.chars() {
        match numeral(c)? {
            Numeral::Digit(digit) => {
                // 〇五 is no way to write a number.
                if digit == 0 && run.is_none() {
                    return None;
                }
                let before = run.unwrap_or(Run { value: 0, length: 0 });
                run = Some(Run {
                    value: before.value.checked_mul(10)?.checked_add(digit)?,
                    length: before.length + 1,
                });
            }
            Numeral::Twenty => {
                if run.is_some() || small_below <= 10 {
                    return None;
                }
                section = section.checked_add(20)?;
                small_below = 10;
            }
            Numeral::Small(unit) => {
                if unit >= small_below || run.is_some_and(|r| r.length > 1 || r.value == 0) {
                    return None;
                }
                section = section.checked_add(run.take().map_or(1, |r| r.value).checked_mul(unit)?)?;
                small_below = unit;
            }
            Numeral::Large(unit) => {
                let count = section.checked_add(closing(run.take(), section, total)?)?;
                if unit >= large_below || count == 0 {
                    return None;
                }
                total = total.checked_add(count.checked_mul(unit)?)?;
                (section, small_below, large_below) = (0, i128::MAX, unit);
            }
        }
    }
    let rest = closing(run, section, total)?;
    total.checked_add(section)?.checked_add(rest)
}

/// Digits that follow each other.
#[derive(Clone, Copy)]
struct Run {
    value: i128,
    length: u32,
}

/// What the last digits add: after 十, 百 or 千 one digit can follow (二十三), after 万 or 億 a group of four (3万5000).
fn closing(run: Option<Run>, section: i128, total: i128) -> Option<i128> {
    let Some(run) = run else { return Some(0) };
    let fits = if section > 0 { run.length == 1 && run.value > 0 } else { total == 0 || run.length <= 4 };
    fits.then_some(run.value)
}

/// What one character contributes.
enum Numeral {
    Digit(i128),
    Twenty,
    Small(i128),
    Large(i128),
}

fn numeral(c: char) -> Option<Numeral> {
    Some(match c {
        '0'..='9' => Numeral::Digit(i128::from(c.to_digit(10)?)),
        '〇' | '○' | '◯' | '零' => Numeral::Digit(0),
        '一' | '壱' => Numeral::Digit(1),
        '二' | '弐' => Numeral::Digit(2),
        '三' | '参' => Numeral::Digit(3),
        '四' => Numeral::Digit(4),
        '五' => Numeral::Digit(5),
        '六' => Numeral::Digit(6),
        '七' => Numeral::Digit(7),
        '八' => Numeral::Digit(8),
        '九' => Numeral::Digit(9),
        '廿' => Numeral::Twenty,
        '十' | '拾' => Numeral::Small(10),
        '百' => Numeral::Small(100),
        '千' => Numeral::Small(1_000),
        '万' | '萬' => Numeral::Large(10_000),
        '億' => Numeral::Large(100_000_000),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numerals_are_read() {
        let read = [
            ("二十三", 23),
            ("二三", 23),
            ("十", 10),
            ("廿", 20),
            ("廿三", 23),
            ("百五", 105),
            ("二〇一九", 2019),
            ("二○一九", 2019),
            ("千五百", 1500),
            ("一万二千三百", 12_300),
            ("3万5千", 35_000),
            ("12万", 120_000),
            ("3万5000", 35_000),
            ("一億二千万", 120_000_000),
            ("一〇", 10),
            ("零", 0),
        ];
        for (text, value) in read {
            assert_eq!(kanji_integer(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_stays_unread() {
        for text in [
            "",
            "〇",
            "○",
            "〇五",
            "二三十",
            "十十",
            "十百",
            "万",
            "億万",
            "一万億",
            "一万二億",
            "12",
            "12千",
            "数十",
            "十二三",
            "二十〇",
            "3万12345",
            "3万二十35",
            "二人",
        ] {
            assert_eq!(kanji_integer(text), None, "{text}");
        }
    }

    /// The ordinary spelling, written here by another route than the reader uses.
    fn spelled(n: u32) -> String {
        const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let group = |n: u32| {
            [(1000, "千"), (100, "百"), (10, "十"), (1, "")].iter().fold(
                String::new(),
                |mut text, (unit, word)| {
                    let digit = n / unit % 10;
                    if digit > 0 {
                        let one = digit == 1 && *unit > 1;
                        text.push_str(if one { "" } else { DIGITS[digit as usize] });
                        text.push_str(word);
                    }
                    text
                },
            )
        };
        match (n / 10_000, n % 10_000) {
            (0, rest) => group(rest),
            (ten_thousands, rest) => format!("{}万{}", group(ten_thousands), group(rest)),
        }
    }

    proptest! {
        #[test]
        fn spelled_numbers_read_back(n in 1_u32..100_000_000) {
            prop_assert_eq!(kanji_integer(&spelled(n)), Some(i128::from(n)));
        }
    }
}
