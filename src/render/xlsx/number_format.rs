//! The number format under which a number shows exactly the text that the other formats print: its decimals, its
//! thousands separators, the sign in front of it and the unit behind it.

use crate::report::model::TableCell;

/// Longest format that Excel takes.
const LIMIT: usize = 255;

/// What a cell's text is made of.
struct Printed<'a> {
    sign: &'a str,
    digits: &'a str,
    unit: &'a str,
}

/// The value and its format; none where the cell has no number or its text shows none (－, …), which is then kept as
/// text.
pub(super) fn numeric(cell: &TableCell) -> Option<(f64, String)> {
    let number = cell.number?;
    let printed = take_apart(&cell.text)?;
    if !number.value.is_finite() {
        return None;
    }
    let decimals = usize::try_from(number.decimals).unwrap_or(usize::MAX).min(15);
    let whole = if printed.digits.contains(',') { "#,##0" } else { "0" };
    let digits = if decimals == 0 { whole.to_owned() } else { format!("{whole}.{}", "0".repeat(decimals)) };
    let core = format!("{digits}{}", literal(printed.unit));
    let format = match (printed.sign, number.value < 0.0) {
        ("", false) | ("-", true) => core,
        // Prints a decrease without a sign, as −0.04 under one decimal: Excel would write -0.0.
        ("", true) => format!("{core};{core}"),
        (sign, true) => format!("{core};{}{core}", literal(sign)),
        // A decrease is a decrease also when it is recalculated.
        ("△" | "▲" | "\u{2212}", false) => format!("{core};{}{core}", literal(printed.sign)),
        (sign, false) => format!("{}{core};-{core};{core}", literal(sign)),
    };
    (format.encode_utf16().count() <= LIMIT).then_some((number.value, format))
}

/// Sign, digits and unit of a printed number; none where it does not start like a number.
fn take_apart(text: &str) -> Option<Printed<'_>> {
    let text = text.trim();
    let signs = ['△', '▲', '−', '－', '-', '＋', '+'];
    let after_sign = text.strip_prefix(signs).unwrap_or(text);
    let sign = text.strip_suffix(after_sign).unwrap_or_default();
    let digits_end =
        after_sign.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(after_sign.len());
    let (digits, unit) = after_sign.split_at(digits_end);
    digits.starts_with(|c: char| c.is_ascii_digit()).then_some(Printed { sign, digits, unit })
}

/// Text inside a number format.
fn literal(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    // Inside quotes everything stands for itself but the quote, which needs a backslash outside of them.
    format!("\"{}\"", text.replace(['\n', '\r'], " ").replace('"', "\"\\\"\""))
}

#[cfg(test)]
mod tests {
    use super::numeric;
    use crate::report::model::{CellNumber, TableCell};

    fn format(text: &str, value: f64, decimals: u32) -> Option<String> {
        let cell = TableCell { number: Some(CellNumber { value, decimals }), ..TableCell::words(text) };
        numeric(&cell).map(|(_, format)| format)
    }

    #[test]
    fn the_format_shows_the_printed_text() {
        assert_eq!(format("80.6", 80.62, 1).as_deref(), Some("0.0"));
        assert_eq!(format("104", 104.0, 0).as_deref(), Some("0"));
        assert_eq!(format("1,234", 1234.0, 0).as_deref(), Some("#,##0"));
        assert_eq!(format("△2.4", -2.4, 1).as_deref(), Some("0.0;\"△\"0.0"));
        assert_eq!(format("-2.4", -2.4, 1).as_deref(), Some("0.0"));
        assert_eq!(format("+2.4", 2.4, 1).as_deref(), Some("\"+\"0.0;-0.0;0.0"));
        assert_eq!(format("0.0", -0.04, 1).as_deref(), Some("0.0;0.0"));
        assert_eq!(format("80.6％", 80.62, 1).as_deref(), Some("0.0\"％\""));
        assert_eq!(format("3\"", 3.0, 0).as_deref(), Some("0\"\"\\\"\"\""));
    }

    #[test]
    fn a_text_that_shows_no_number_stays_text() {
        assert_eq!(format("－", 0.0, 1), None);
        assert_eq!(format("", 1.0, 0), None);
        assert_eq!(format("1", f64::NAN, 0), None);
        assert_eq!(numeric(&TableCell::words("12")), None);
    }
}
