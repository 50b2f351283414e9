//! A line of CSV as it leaves for Excel. Quoting, and one mark: Excel takes a field that begins with a sign of its formulas for a
//! formula, whatever the quotes around it, so that an answer of a respondent would be run on the analyst's machine (and
//! be lost when the file is saved). Such a field gets an apostrophe in front, and [`restored`] takes exactly that off
//! again, so that a ledger which we read back holds what was written into it.

/// The fields of one row as a line, without its end.
pub fn line<T: AsRef<str>>(fields: impl IntoIterator<Item = T>) -> String {
    let fields: Vec<String> = fields.into_iter().map(|text| field(text.as_ref())).collect();
    fields.join(",")
}

/// One field: guarded against being taken for a formula, and in quotes where it needs them.
pub fn field(text: &str) -> String {
    let guarded = if needs_guard(text) { format!("'{text}") } else { text.to_owned() };
    let plain = !guarded.contains([',', '"', '\n', '\r']) && guarded.trim().len() == guarded.len();
    if plain { guarded } else { format!("\"{}\"", guarded.replace('"', "\"\"")) }
}

/// The text of a field without the apostrophe that [`field`] put in front of it.
pub fn restored(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_a_formula(rest) => rest,
        Some(_) | None => text,
    }
}

/// Whether a field has to be guarded. A negative number and a stroke alone are no formulas.
fn needs_guard(text: &str) -> bool {
    begins_a_formula(text) && text.chars().count() > 1 && !is_negative_number(text)
}

/// Whether a text begins with a sign that Excel takes for the beginning of a formula, in either width, or with one that
/// moves what follows into a cell of its own; behind apostrophes too, so that taking one off is exact.
fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn is_negative_number(text: &str) -> bool {
    let Some(number) = text.strip_prefix('-') else { return false };
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    [whole, part].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_excel_would_run_is_guarded_and_nothing_else() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("+81-26", "'+81-26"),
            ("-1-2", "'-1-2"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("＝１", "'＝１"),
            ("'=1", "''=1"),
            ("-", "-"),
            ("－", "－"),
            ("-12.5", "-12.5"),
            ("'90年", "'90年"),
            ("△12", "△12"),
            ("a,b", "\"a,b\""),
            (" a", "\" a\""),
        ] {
            assert_eq!(field(text), written, "{text}");
        }
        assert_eq!(line(["a", "=b", ""]), "a,'=b,");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@＝－a,\"\\t\\r\\n .1-]{0,6}") {
            let written = field(&text);
            let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let read = inner.map_or(written.clone(), |inner| inner.replace("\"\"", "\""));
            prop_assert_eq!(restored(&read), text.as_str());
        }
    }
}
