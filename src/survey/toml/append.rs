//! Adds rows to the correction ledger, a CSV that somebody keeps: in the order of its own headings, in its own character
//! set, and never twice. What is there already stays as it is, byte for byte.

use crate::survey::toml::decisions::HEADINGS;
use crate::survey::toml::delimited::Delimited;
use crate::survey::toml::source::SourceFile;
use crate::text::key::key;

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The ledger with the rows.
    pub bytes: Vec<u8>,
    /// Rows that were added.
    pub added: usize,
    /// Rows that were there already.
    pub known: usize,
}

/// Adds rows, each with its fields in the order of [`HEADINGS`], to the bytes of a ledger; to none where it is empty.
/// Nothing where its headings cannot be told or its character set cannot write the rows.
pub fn append(file: &str, bytes: &[u8], rows: &[[String; 10]]) -> Option<Appended> {
    let source = SourceFile::from_bytes(file, bytes);
    let table = Delimited::read(&source);
    let fresh = table.head.cells.is_empty();
    let width = if fresh { HEADINGS.len() } else { table.head.cells.len() };
    let columns: Option<Vec<usize>> = if fresh {
        Some((0..HEADINGS.len()).collect())
    } else {
        HEADINGS.iter().map(|names| table.column(names)).collect()
    };
    let columns = columns?;
    if table.open_quote.is_some() {
        return None;
    }
    // What a row changes; who confirmed it and when may have been filled in since.
    let same = |known: &[String], row: &[String; 10]| (0..7).all(|field| key(&known[field]) == key(&row[field]));
    let there: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| columns.iter().map(|column| row.text(Some(*column)).to_owned()).collect())
        .collect();
    let new: Vec<&[String; 10]> = rows.iter().filter(|row| !there.iter().any(|known| same(known, row))).collect();
    let mut text = String::new();
    if fresh {
        text.push_str(&HEADINGS.map(|names| names[0]).join(","));
        text.push_str("\r\n");
    } else if !source.text.is_empty() && !source.text.ends_with('\n') {
        text.push_str("\r\n");
    }
    for row in &new {
        let mut fields = vec![String::new(); width];
        for (field, column) in row.iter().zip(&columns) {
            fields[*column] = quoted(field);
        }
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    if new.is_empty() {
        return Some(Appended { bytes: bytes.to_vec(), added: 0, known: rows.len() });
    }
    let mut whole = bytes.to_vec();
    if fresh {
        // Excel takes a CSV for UTF-8 only by its mark.
        whole = "\u{FEFF}".as_bytes().to_vec();
    }
    whole.extend(encoded(&text, bytes)?);
    Some(Appended { bytes: whole, added: new.len(), known: rows.len() - new.len() })
}

/// A ledger of these rows and nothing else.
pub fn ledger_of(rows: &[[String; 10]]) -> Vec<u8> {
    append("", b"", rows).map(|made| made.bytes).unwrap_or_default()
}

/// A field of a CSV.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// The text in the character set of what is there: UTF-8, or CP932 as Excel saves a CSV in Japan.
fn encoded(text: &str, there: &[u8]) -> Option<Vec<u8>> {
    if std::str::from_utf8(there).is_ok() {
        return Some(text.as_bytes().to_vec());
    }
    // The tilde and the minus of CP932 are others than those of Unicode's mathematics.
    let text = text.replace('〜', "～").replace('−', "－");
    let (bytes, _, unmappable) = encoding_rs::SHIFT_JIS.encode(&text);
    (!unmappable).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(new: &str) -> [String; 10] {
        ["修正", "s", "R2", "202011", "q1", "△", new, "確認票による回答", "福祉課, 佐藤", "2020-12-01"]
            .map(str::to_owned)
    }

    #[test]
    fn rows_are_added_once_in_the_order_and_character_set_of_the_ledger() {
        let text =
            "対象,種類,調査,回,設問,旧値,新値,理由,確認者,日付,メモ\n202029,修正,s,R2,q1,a,b,c,d,2020-12-01,\n";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let first = append("c.csv", &bytes, &[row("1 必要〜")]).unwrap();
        assert_eq!((first.added, first.known), (1, 0));
        assert!(first.bytes.starts_with(&bytes));
        let read = SourceFile::from_bytes("c.csv", &first.bytes).text;
        assert!(
            read.ends_with("202011,修正,s,R2,q1,△,1 必要～,確認票による回答,\"福祉課, 佐藤\",2020-12-01,\r\n"),
            "{read}"
        );
        let again = append("c.csv", &first.bytes, &[row("1 必要～")]).unwrap();
        assert_eq!((again.added, again.known), (0, 1));
        assert_eq!(again.bytes, first.bytes);
    }

    #[test]
    fn a_ledger_that_is_not_there_begins_with_its_headings() {
        let made = append("c.csv", b"", &[row("1")]).unwrap();
        let (decisions, odd) = crate::survey::toml::decisions::read_decisions("c.csv", &made.bytes);
        assert_eq!((decisions.len(), odd.len()), (1, 0));
    }

    #[test]
    fn a_ledger_without_its_headings_is_left_alone() {
        assert_eq!(append("c.csv", "a,b\n1,2\n".as_bytes(), &[row("1")]), None);
    }
}
