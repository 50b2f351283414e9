//! Adds rows to the correction ledger, a CSV that somebody keeps: in the order of its own headings, in its own character
//! set, and never twice. What is there already stays as it is, byte for byte.

use crate::csv;
use crate::survey::toml::decisions::HEADINGS;
use crate::survey::toml::delimited::Delimited;
use crate::survey::toml::source::SourceFile;
use crate::text::cp932;
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
    /// Rows that the character set of the ledger cannot hold, which were not added.
    pub refused: Vec<Refused>,
}

/// A row that could not be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its place among the rows that were to be added.
    pub row: usize,
    /// The field with the first character that cannot be written, in the order of [`HEADINGS`].
    pub field: usize,
    /// The characters of that field which cannot be written.
    pub lacking: Vec<char>,
}

/// Adds rows, each with its fields in the order of [`HEADINGS`], to the bytes of a ledger; to none where it is empty.
/// Nothing where its headings cannot be told. A row that the character set of the ledger cannot hold is refused by itself.
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
    let new: Vec<(usize, &[String; 10])> =
        rows.iter().enumerate().filter(|(_, row)| !there.iter().any(|known| same(known, row))).collect();
    let known = rows.len() - new.len();
    // Excel takes a CSV for UTF-8 only by its mark; without it, it saves CP932 in Japan.
    let in_utf8 = std::str::from_utf8(bytes).is_ok();
    let encode = |text: &str| if in_utf8 { Ok(text.as_bytes().to_vec()) } else { cp932::encode(text) };
    let (mut lines, mut added, mut refused) = (Vec::new(), 0, Vec::new());
    for (at, row) in new {
        let lacks = row.iter().enumerate().find_map(|(field, text)| Some((field, encode(text).err()?)));
        if let Some((field, lacking)) = lacks {
            refused.push(Refused { row: at, field, lacking });
            continue;
        }
        let mut fields = vec![""; width];
        for (field, column) in row.iter().zip(&columns) {
            fields[*column] = field;
        }
        lines.extend(encode(&(csv::line(fields) + "\r\n")).ok()?);
        added += 1;
    }
    let mut whole = bytes.to_vec();
    if added > 0 && fresh {
        whole = empty_ledger();
    } else if added > 0 && !source.text.is_empty() && !source.text.ends_with('\n') {
        whole.extend(b"\r\n");
    }
    whole.extend(lines);
    Some(Appended { bytes: whole, added, known, refused })
}

/// A ledger without a row: its headings, marked as UTF-8 for Excel.
pub fn empty_ledger() -> Vec<u8> {
    format!("\u{FEFF}{}\r\n", csv::line(HEADINGS.map(|names| names[0]))).into_bytes()
}

/// A ledger of these rows and nothing else.
pub fn ledger_of(rows: &[[String; 10]]) -> Vec<u8> {
    append("", b"", rows).map(|made| made.bytes).unwrap_or_default()
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
        let bytes = cp932::encode(text).unwrap();
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
    fn what_excel_would_run_is_guarded_and_read_back_as_it_was() {
        for text in ["=1+1", "+81-26-1", "@x", "'=1", "-", "-5", "＝１"] {
            let made = append("c.csv", b"", &[row(text)]).unwrap();
            let (decisions, _) = crate::survey::toml::decisions::read_decisions("c.csv", &made.bytes);
            let kind = format!("{:?}", decisions[0].kind);
            assert!(kind.contains(&format!("{text:?}")), "{text}: {kind}");
            let again = append("c.csv", &made.bytes, &[row(text)]).unwrap();
            assert_eq!((again.added, again.known), (0, 1), "{text}");
        }
        let made = append("c.csv", b"", &[row("=1+1")]).unwrap();
        assert!(String::from_utf8(made.bytes).unwrap().contains(",△,'=1+1,確認票による回答,"));
    }

    #[test]
    fn a_row_that_the_character_set_cannot_hold_is_refused_and_the_others_are_added() {
        let head = HEADINGS.map(|names| names[0]).join(",");
        let bytes = cp932::encode(&head).unwrap();
        let made = append("c.csv", &bytes, &[row("𠮷野 café"), row("—")]).unwrap();
        assert_eq!(made.added, 1);
        assert_eq!(made.refused, [Refused { row: 0, field: 6, lacking: vec!['𠮷', 'é'] }]);
        let read = SourceFile::from_bytes("c.csv", &made.bytes).text;
        assert!(
            read.ends_with("日付\r\n修正,s,R2,202011,q1,△,―,確認票による回答,\"福祉課, 佐藤\",2020-12-01\r\n"),
            "{read}"
        );
        assert!(!read.contains("&#"));
    }

    #[test]
    fn a_ledger_without_its_headings_is_left_alone() {
        assert_eq!(append("c.csv", "a,b\n1,2\n".as_bytes(), &[row("1")]), None);
    }
}
