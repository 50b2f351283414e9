//! The values as CSV, for the scripts beside it: UTF-8 with its mark, codes as numbers, blank where there is nothing. Words are
//! in quotes; what Excel would take for a formula has an apostrophe in front, and so has what begins with one, so that the
//! scripts take off exactly what was put on.

use crate::responses::data_file::{DataFile, Datum};

/// What stands for the end of a line in a text: SPSS reads a line as a case.
pub(super) const LINE_END: char = '⏎';

impl DataFile {
    /// The values as the bytes of a CSV.
    pub fn csv(&self) -> Vec<u8> {
        let names: Vec<&str> = self.variables.iter().map(|variable| variable.name.as_str()).collect();
        let mut csv = format!("\u{FEFF}{}\r\n", names.join(","));
        for row in &self.rows {
            let fields: Vec<String> = row.iter().map(field).collect();
            csv += &fields.join(",");
            csv += "\r\n";
        }
        csv.into_bytes()
    }
}

fn field(datum: &Datum) -> String {
    match datum {
        Datum::Nothing => String::new(),
        Datum::Number(number) => number.to_string(),
        Datum::Day(day) => day.to_string(),
        Datum::Text(text) if text.is_empty() => String::new(),
        Datum::Text(text) => {
            let text = text.replace("\r\n", "\n").replace(['\n', '\r'], &LINE_END.to_string());
            let guard = text.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠', '\'']);
            format!("\"{}{}\"", if guard { "'" } else { "" }, text.replace('"', "\"\""))
        }
    }
}
