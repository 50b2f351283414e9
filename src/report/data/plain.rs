//! A text as a cell of data holds it: in one line, without spaces that only make up a layout, with western years and without
//! characters that depend on the machine.

use crate::text::dependent::written_out;
use crate::text::era::{DateReading, read_date, with_western_years};

/// The text. A cell that is a day of an era as a whole is that day in ISO 8601.
pub(super) fn plain(text: &str) -> String {
    let line = in_one_line(&written_out(text));
    match read_date(&line) {
        DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. } => date.to_string(),
        DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::Blank
        | DateReading::NotADate => with_western_years(&line),
    }
}

/// Without line breaks and control characters; every run of spaces is one, and none where it only stands between Japanese
/// words.
fn in_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut broken = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
            broken |= matches!(c, '\n' | '\r');
            continue;
        }
        if gap && !out.is_empty() {
            let between_words = out.ends_with(|before: char| before.is_ascii()) || c.is_ascii();
            if between_words || !broken {
                out.push(' ');
            }
        }
        (gap, broken) = (false, false);
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_cell_of_data_is_one_plain_line() {
        for (text, written) in [
            ("前回差\n（ポイント）", "前回差（ポイント）"),
            ("  東　信 ", "東 信"),
            ("a\nb", "a b"),
            ("H30.11.30", "2018-11-30"),
            ("平成30年11月30日", "2018-11-30"),
            ("令和3年度 ①", "令和3年度（2021年度） (1)"),
            ("2018-11-30", "2018-11-30"),
            ("12", "12"),
            ("1-2", "1-2"),
            ("", ""),
        ] {
            assert_eq!(plain(text), written, "{text}");
        }
    }
}
