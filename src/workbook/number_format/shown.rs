//! The text that Excel shows for a value in a format: numbers with their zeros, groups and percent, dates and times in
//! eras or not. Where the text depends on the machine or the width of the column there is none.

use crate::text::era::{CivilDate, era_and_year};
use crate::text::number::{self, Decimal};
use crate::workbook::grid::CellValue;
use crate::workbook::number_format::{NumberFormat, Section, Token};

/// The text that a cell shows; none where it cannot be told exactly.
pub(in crate::workbook) fn shown(code: &str, value: &CellValue, date1904: bool) -> Option<String> {
    let format = NumberFormat::new(code);
    match value {
        CellValue::Number(number) => of_number(&format, *number, date1904),
        CellValue::Date(date) => {
            let section = format.sections.first()?;
            of_moment(section, Some(date), None)
        }
        CellValue::Text(text) => of_text(&format, text),
        CellValue::Bool(_) | CellValue::Error(_) => None,
    }
}

/// The day of a serial number; none for one that is no day, and for the days of early 1900 that Excel miscounts.
pub(in crate::workbook) fn day_of(serial: f64, date1904: bool) -> Option<CivilDate> {
    let days = serial.floor();
    if !(0.0..=2_958_465.0).contains(&days) || (!date1904 && days < 61.0) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "held within the calendar of a spreadsheet")]
    let days = days as i32;
    // 1970-01-01 is day 25569, or 24107 counted from 1904.
    Some(CivilDate::from_day_number(days - if date1904 { 24_107 } else { 25_569 }))
}

fn of_text(format: &NumberFormat, text: &str) -> Option<String> {
    let section = match format.sections.as_slice() {
        [only] if only.tokens.contains(&Token::Text) => only,
        [_, _, _, fourth, ..] => fourth,
        _ => return None,
    };
    let mut out = String::new();
    for token in &section.tokens {
        match token {
            Token::Literal(words) => out.push_str(words),
            Token::Text | Token::General => out.push_str(text),
            _ => return None,
        }
    }
    Some(out)
}

fn of_number(format: &NumberFormat, number: f64, date1904: bool) -> Option<String> {
    let exact = Decimal::from_f64(number)?;
    let zero = exact.mantissa() == 0;
    if format.sections.iter().any(|section| section.beyond) {
        return None;
    }
    let (section, own_sign) = match format.sections.as_slice() {
        sections if sections.iter().any(|section| section.condition.is_some()) => {
            (by_condition(sections, number)?, false)
        }
        [only] => (only, false),
        [only, text] if text.tokens.contains(&Token::Text) => (only, false),
        [_, negative, ..] if exact.is_negative() => (negative, true),
        [_, _, third, ..] if zero && !third.tokens.contains(&Token::Text) => (third, false),
        [first, ..] => (first, false),
        [] => return None,
    };
    if section.tokens.iter().any(|token| matches!(token, Token::Date(..) | Token::Noon | Token::Elapsed)) {
        return if exact.is_negative() {
            None
        } else {
            of_moment(section, day_of(number, date1904).as_ref(), Some(number))
        };
    }
    let negative = exact.is_negative();
    let size = if negative { exact.negated() } else { exact };
    let text = digits(section, size)?;
    let written_zero = !text.chars().any(|sign| ('1'..='9').contains(&sign));
    Some(if negative && !own_sign && !written_zero { format!("-{text}") } else { text })
}

/// The section whose condition a number meets, else the last. How a negative one gets its sign there depends on all of them.
fn by_condition(sections: &[Section], number: f64) -> Option<&Section> {
    let holds = |section: &Section| section.condition.map(|condition| condition.holds(number));
    let chosen = match sections {
        [] => None,
        [first, ..] if holds(first)? => Some(first),
        [_, second, ..] if holds(second) == Some(true) => Some(second),
        [_, second] if second.condition.is_none() => Some(second),
        [_, _, third, ..] => Some(third),
        [_] | [_, _] => None,
    };
    chosen.filter(|section| number >= 0.0 && !section.tokens.contains(&Token::Text))
}

/// A number without its sign in the places of a section.
fn digits(section: &Section, value: Decimal) -> Option<String> {
    let tokens = &section.tokens;
    if tokens.contains(&Token::Other) || tokens.contains(&Token::Digit('?')) {
        return None;
    }
    if !tokens.iter().any(|token| matches!(token, Token::Digit(_))) {
        return without_places(section, value);
    }
    let first = tokens.iter().position(|token| matches!(token, Token::Digit(_)))?;
    let last = tokens.iter().rposition(|token| matches!(token, Token::Digit(_)))?;
    let points: Vec<usize> =
        tokens.iter().enumerate().filter(|(_, t)| **t == Token::Point).map(|(at, _)| at).collect();
    let point = match points.as_slice() {
        [] => None,
        [only] => Some(*only),
        _ => return None,
    };
    let whole_end = point.unwrap_or(last + 1).min(last + 1);
    let decimals =
        point.map_or(0, |at| tokens[at..].iter().filter(|token| matches!(token, Token::Digit(_))).count());
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count();
    let after = point.unwrap_or(last).max(last);
    let thousands = tokens[after + 1..].iter().take_while(|token| **token == Token::Comma).count()
        + point.map_or(0, |at| tokens[..at].iter().rev().take_while(|token| **token == Token::Comma).count());
    let grouped = tokens.get(first..whole_end).is_some_and(|places| {
        let end = places.iter().rposition(|token| matches!(token, Token::Digit(_))).unwrap_or(0);
        places[..end].contains(&Token::Comma)
    });
    let scaled = Decimal::new(
        value.mantissa().checked_mul(100_i128.checked_pow(u32::try_from(percents).ok()?)?)?,
        value.scale() + 3 * u32::try_from(thousands).ok()?,
    )?;
    let text = number::decimal(&scaled, u32::try_from(decimals).ok()?);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let places: Vec<&Token> = tokens[..whole_end].iter().filter(|token| !matches!(token, Token::Comma)).collect();
    let mut out = whole_part(&places, whole, grouped)?;
    if let Some(at) = point {
        out.push('.');
        let mut written = fraction.chars();
        // Zeros in optional places at the end are not shown.
        let optional = tokens[at..].iter().rev().filter(|token| matches!(token, Token::Digit(_)));
        let droppable = optional.take_while(|token| **token == Token::Digit('#')).count();
        let keep = fraction.trim_end_matches('0').len().max(fraction.len() - droppable.min(fraction.len()));
        let mut place = 0;
        for token in &tokens[at + 1..] {
            match token {
                Token::Digit(_) => {
                    let digit = written.next()?;
                    if place < keep {
                        out.push(digit);
                    }
                    place += 1;
                }
                other => push_sign(&mut out, other)?,
            }
        }
    } else {
        for token in &tokens[whole_end..] {
            push_sign(&mut out, token)?;
        }
    }
    Some(out)
}

/// Words, percent signs; commas say nothing here.
fn push_sign(out: &mut String, token: &Token) -> Option<()> {
    match token {
        Token::Literal(words) => out.push_str(words),
        Token::Percent => out.push('%'),
        Token::Comma => {}
        _ => return None,
    }
    Some(())
}

/// The digits before the point in their places, from the right; the first place takes all that are left.
fn whole_part(places: &[&Token], whole: &str, grouped: bool) -> Option<String> {
    let first = places.iter().position(|token| matches!(token, Token::Digit(_)));
    let mut left: Vec<char> = whole.chars().collect();
    if left == ['0'] {
        // A zero is shown only where a place asks for it.
        left.clear();
    }
    let mut reversed: Vec<char> = Vec::new();
    let mut count = 0;
    let mut inside = false;
    let mut place = |digit: char, reversed: &mut Vec<char>| {
        if grouped && count > 0 && count % 3 == 0 {
            reversed.push(',');
        }
        count += 1;
        reversed.push(digit);
    };
    for (at, token) in places.iter().enumerate().rev() {
        match token {
            Token::Digit(kind) => {
                inside = true;
                match (left.pop(), kind) {
                    (Some(digit), _) => place(digit, &mut reversed),
                    (None, '0') => place('0', &mut reversed),
                    (None, _) => {}
                }
                if Some(at) == first {
                    while let Some(digit) = left.pop() {
                        place(digit, &mut reversed);
                    }
                }
            }
            Token::Literal(words) => {
                // Words between groups of three would be in a place that nobody expects.
                if grouped && inside && first.is_some_and(|first| at > first) {
                    return None;
                }
                reversed.extend(words.chars().rev());
            }
            Token::Percent => reversed.push('%'),
            _ => return None,
        }
    }
    Some(reversed.into_iter().rev().collect())
}

/// A section without places for digits: words only, or the number as it is.
fn without_places(section: &Section, value: Decimal) -> Option<String> {
    let mut out = String::new();
    // A format without any section text shows the number as it is.
    for token in &section.tokens {
        match token {
            Token::Literal(words) => out.push_str(words),
            Token::Percent => out.push('%'),
            Token::General | Token::Text => {
                let text = value.to_string();
                // Longer numbers are cut to the width of the column.
                if text.chars().count() > 11 {
                    return None;
                }
                out.push_str(&text);
            }
            _ => return None,
        }
    }
    Some(out)
}

/// A day, a time of day, or both. `serial` is not known of a cell that was read as a day.
fn of_moment(section: &Section, day: Option<&CivilDate>, serial: Option<f64>) -> Option<String> {
    if section.beyond {
        return None;
    }
    let tokens = &section.tokens;
    let noon = tokens.contains(&Token::Noon);
    let clock = serial.and_then(clock);
    let dated: Vec<(usize, char)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token {
            Token::Date(letter, _) => Some((at, *letter)),
            _ => None,
        })
        .collect();
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Literal(words) => out.push_str(words),
            Token::Date('m', count @ 1..=2) if is_minute(&dated, at) => push_padded(&mut out, clock?.1, *count),
            Token::Date('h', count @ 1..=2) => {
                let (hour, ..) = clock?;
                push_padded(&mut out, if noon { (hour + 11) % 12 + 1 } else { hour }, *count);
            }
            Token::Date('s', count @ 1..=2) => push_padded(&mut out, clock?.2, *count),
            Token::Noon => out.push_str(if clock?.0 < 12 { "AM" } else { "PM" }),
            Token::Date(letter, count) => push_day(&mut out, day?, *letter, *count, section)?,
            Token::Point => out.push('.'),
            Token::Comma => out.push(','),
            Token::Digit(_) | Token::Percent | Token::General | Token::Text | Token::Elapsed | Token::Other => {
                return None;
            }
        }
    }
    Some(out)
}

/// Hours, minutes and seconds of a serial number. What is less than half a second away from a full one is calculation
/// dust.
fn clock(serial: f64) -> Option<(u32, u32, u32)> {
    let seconds = ((serial - serial.floor()) * 86_400.0).round();
    if !(0.0..86_400.0).contains(&seconds) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within a day")]
    let seconds = seconds as u32;
    Some((seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// `m` is minutes right behind hours or right before seconds.
fn is_minute(dated: &[(usize, char)], at: usize) -> bool {
    let Some(place) = dated.iter().position(|(token, _)| *token == at) else { return false };
    let before = place.checked_sub(1).and_then(|before| dated.get(before));
    before.is_some_and(|(_, letter)| *letter == 'h')
        || dated.get(place + 1).is_some_and(|(_, letter)| *letter == 's')
}

fn push_padded(out: &mut String, number: u32, width: usize) {
    out.push_str(&format!("{number:0width$}"));
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// One part of a day.
fn push_day(out: &mut String, day: &CivilDate, letter: char, count: usize, section: &Section) -> Option<()> {
    let month = MONTHS.get(usize::from(day.month.checked_sub(1)?))?;
    match (letter, count) {
        ('y', 1..=2) => out.push_str(&format!("{:02}", day.year.rem_euclid(100))),
        ('y', _) => out.push_str(&format!("{:04}", day.year)),
        ('m', 1..=2) => push_padded(out, day.month.into(), count),
        ('m', 3) => out.push_str(month.get(..3)?),
        ('m', 4) => out.push_str(month),
        ('d', 1..=2) => push_padded(out, day.day?.into(), count),
        ('a', 3) => out.push(day.weekday()?.kanji()),
        ('a', 4) => {
            out.push(day.weekday()?.kanji());
            out.push_str("曜日");
        }
        ('g', 1..=3) => {
            let (name, sign, _) = era_and_year(day)?;
            match count {
                1 => out.push(sign),
                2 => out.push(name.chars().next()?),
                _ => out.push_str(name),
            }
        }
        // Without its era or its language the same letter is another year on another machine.
        ('e', 1..=2) if section.japanese || section.tokens.iter().any(|t| matches!(t, Token::Date('g', _))) => {
            match era_and_year(day)? {
                (_, _, 1) if section.gannen => out.push('元'),
                (.., year) => push_padded(out, u32::try_from(year).ok()?, count),
            }
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn number(code: &str, value: f64, expected: Option<&str>) {
        assert_eq!(shown(code, &CellValue::Number(value), false).as_deref(), expected, "{code} {value}");
    }

    #[test]
    fn numbers_are_shown_in_their_places() {
        for (code, value, expected) in [
            ("00000", 201.0, "00201"),
            ("000000", 202_011.0, "202011"),
            ("0", 0.5, "1"),
            ("0", 2.4, "2"),
            ("#", 0.0, ""),
            ("0.0", 7.25, "7.3"),
            ("0.0", -7.25, "-7.3"),
            ("0.0#", 7.0, "7.0"),
            ("0.##", 7.5, "7.5"),
            ("0.##", 7.0, "7."),
            ("#.00", 0.5, ".50"),
            ("0%", 0.5, "50%"),
            ("0.0%", 0.8062, "80.6%"),
            ("#,##0", 1_234_567.0, "1,234,567"),
            ("#,##0", -1234.0, "-1,234"),
            ("#,##0", 0.0, "0"),
            ("#,##0_ ;[Red]\\-#,##0\\ ", -1234.0, "-1,234 "),
            ("#,##0;\"△\"#,##0", -5.0, "△5"),
            ("#,##0;\"△ \"#,##0", 5.0, "5"),
            ("#,##0,\"千円\"", 1_234_567.0, "1,235千円"),
            ("0\"名\"", 12.0, "12名"),
            ("General\"件\"", 12.5, "12.5件"),
            ("G/標準\"人\"", 3.0, "3人"),
            ("\"約\"0\"人\"", 3.0, "約3人"),
            ("000-0000", 3_800_001.0, "380-0001"),
            ("0;-0;;@", 0.0, ""),
            (";;;", 5.0, ""),
            ("0;0", -0.2, "0"),
            ("[$¥-411]#,##0", 1500.0, "¥1,500"),
            ("_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", 1500.0, "1,500"),
            ("0;[赤]\\-0", -3.0, "-3"),
            ("[>3]\"多数\";0", 5.0, "多数"),
            ("[>3]\"多数\";0", 3.0, "3"),
            ("[<=1]\"少\";[=2]\"中\";0\"人\"", 2.0, "中"),
            ("[<=1]\"少\";[=2]\"中\";0\"人\"", 3.0, "3人"),
            ("[>100]0;0.0", 5.0, "5.0"),
        ] {
            number(code, value, Some(expected));
        }
        for code in
            ["0.00E+00", "# ?/?", "[DBNum1]0", "[>100]0", "[>x]0", "[h]:mm", "[$-1030411]0", "0*x", "#,##0d"]
        {
            number(code, 5.0, None);
        }
    }

    #[test]
    fn days_are_shown_in_their_era() {
        for (code, serial, expected) in [
            ("[$-411]ggge\"年\"", 43_586.0, "令和1年"),
            ("[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\"", 43_586.0, "令和元年5月1日"),
            ("[$-411]ggge\"年\"m\"月\"d\"日\";@", 43_585.0, "平成31年4月30日"),
            ("[$-411]ge.m.d", 43_586.0, "R1.5.1"),
            ("[$-411]gge.mm.dd", 43_586.0, "令1.05.01"),
            ("ggge\"年\"", 32_515.0, "昭和64年"),
            ("aaa", 43_586.0, "水"),
            ("yyyy/m/d(aaa)", 43_586.0, "2019/5/1(水)"),
            ("aaaa", 43_586.0, "水曜日"),
            ("yyyy\"年\"", 43_586.0, "2019年"),
            ("yyyy!年m!月", 43_586.0, "2019年5月"),
            ("yy/mm/dd", 43_586.0, "19/05/01"),
            ("mmm-yy", 43_586.0, "May-19"),
            ("h:mm", 0.395_833_333_333, "9:30"),
            ("h:mm", 0.3958, "9:29"),
            ("h:mm AM/PM", 0.75, "6:00 PM"),
            ("h\"時\"mm\"分\"ss\"秒\"", 0.5, "12時00分00秒"),
            ("yyyy/m/d h:mm", 43_586.75, "2019/5/1 18:00"),
            ("mm:ss", 0.000_694_444_444, "01:00"),
        ] {
            number(code, serial, Some(expected));
        }
        for (code, serial) in
            [("e", 43_586.0), ("yyyy/m/d", 60.0), ("yyyy/m/d", -1.0), ("ddd", 43_586.0), ("bbbb", 43_586.0)]
        {
            number(code, serial, None);
        }
        let date = CellValue::Date(CivilDate { year: 2019, month: 5, day: Some(1) });
        assert_eq!(shown("[$-411]ge.m.d", &date, false).as_deref(), Some("R1.5.1"));
        assert_eq!(shown("yyyy/m/d h:mm", &date, false), None, "the time is not kept");
        assert_eq!(day_of(42_124.0, true), day_of(43_586.0, false));
    }

    #[test]
    fn texts_have_a_section_of_their_own() {
        let text = CellValue::Text("長野".to_owned());
        assert_eq!(shown("@\"市\"", &text, false).as_deref(), Some("長野市"));
        assert_eq!(shown(";;;", &text, false).as_deref(), Some(""));
        assert_eq!(shown("0", &text, false), None);
    }
}
