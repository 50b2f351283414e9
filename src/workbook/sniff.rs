//! What a file is, by its first bytes and the names inside its container. Names and endings lie too often.

use std::io::Cursor;

use crate::catalogue::workbook as words;
use crate::workbook::Unreadable;

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Container {
    /// Office Open XML workbook (xlsx, xlsm).
    Xlsx,
    /// Excel 97 to 2003 and older.
    Xls,
    /// Binary OOXML workbook.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// CSV or TSV text.
    Delimited,
    /// A zip whose end is missing or broken.
    DamagedZip,
    /// A workbook encrypted with a password or a label.
    Encrypted,
    /// A web page, often saved as .xls.
    Html,
    /// PDF.
    Pdf,
    /// Word document.
    Word,
    /// Picture.
    Image,
    /// Another zip.
    OtherZip,
    /// Another compound file (an old Word document, a mail …).
    OtherCompound,
    /// Nothing in it.
    Empty,
    /// None of these.
    Unknown,
}

impl Container {
    /// Word for people, the same in both languages.
    pub fn word(self) -> &'static str {
        match self {
            Container::Xlsx => "xlsx",
            Container::Xls => "xls",
            Container::Xlsb => "xlsb",
            Container::Ods => "ods",
            Container::Delimited => "CSV",
            Container::DamagedZip | Container::OtherZip => "zip",
            Container::Encrypted => "encrypted",
            Container::Html => "HTML",
            Container::Pdf => "PDF",
            Container::Word => "Word",
            Container::Image => "image",
            Container::OtherCompound => "OLE",
            Container::Empty => "empty",
            Container::Unknown => "unknown",
        }
    }

    /// Whether the merged ranges of such a file are known, or it can have none. Where they are not, a cell covered by a
    /// merge looks empty and "the next cell to the right" may lie inside the label's own merge, so a form read by its
    /// labels cannot be trusted. The reader of xlsb and ods keeps the ranges to itself.
    pub fn offers_merges(self) -> bool {
        match self {
            Container::Xlsx | Container::Xls | Container::Delimited => true,
            Container::Xlsb | Container::Ods => false,
            // Nothing is read from these.
            Container::DamagedZip
            | Container::Encrypted
            | Container::Html
            | Container::Pdf
            | Container::Word
            | Container::Image
            | Container::OtherZip
            | Container::OtherCompound
            | Container::Empty
            | Container::Unknown => true,
        }
    }

    /// The ending of the file's name, where it claims to be something else.
    pub fn contradicts_name(self, file: &str) -> Option<String> {
        let ending = file.rsplit('/').next()?.rsplit_once('.')?.1.to_ascii_lowercase();
        let fits = match self {
            Container::Xlsx => ["xlsx", "xlsm", "xltx", "xltm"].contains(&ending.as_str()),
            Container::Xls => ["xls", "xlt"].contains(&ending.as_str()),
            Container::Xlsb => ending == "xlsb",
            Container::Ods => ["ods", "ots"].contains(&ending.as_str()),
            Container::Delimited => ["csv", "tsv", "txt"].contains(&ending.as_str()),
            Container::DamagedZip
            | Container::Encrypted
            | Container::Html
            | Container::Pdf
            | Container::Word
            | Container::Image
            | Container::OtherZip
            | Container::OtherCompound
            | Container::Empty
            | Container::Unknown => true,
        };
        (!fits).then_some(ending)
    }
}

/// Decides what the bytes are.
pub(crate) fn container(bytes: &[u8]) -> Container {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.is_empty() {
        Container::Empty
    } else if starts(b"PK") {
        zip_kind(bytes)
    } else if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        compound_kind(bytes)
    } else if starts(b"\x09\x08") || starts(b"\x09\x04") || starts(b"\x09\x02") || starts(b"\x09\x00") {
        Container::Xls
    } else if starts(b"%PDF") {
        Container::Pdf
    } else if starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF8")
        || starts(b"II*\0")
        || starts(b"MM\0*")
    {
        Container::Image
    } else {
        text_kind(bytes)
    }
}

fn zip_kind(bytes: &[u8]) -> Container {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Container::DamagedZip;
    };
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.replace('\\', "/").to_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("xl/workbook.bin") {
        Container::Xlsb
    } else if below("xl/") || has("workbook.xml") {
        Container::Xlsx
    } else if below("word/") {
        Container::Word
    } else if has("content.xml") && has("mimetype") {
        Container::Ods
    } else if has("[content_types].xml") {
        Container::Xlsx
    } else {
        Container::OtherZip
    }
}

/// Stream names in a compound file's directory are UTF-16; looking for them is enough to tell the kinds apart.
fn compound_kind(bytes: &[u8]) -> Container {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        Container::Encrypted
    } else if holds("Workbook") || holds("Book") {
        Container::Xls
    } else {
        Container::OtherCompound
    }
}

fn text_kind(bytes: &[u8]) -> Container {
    let head = &bytes[..bytes.len().min(4096)];
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    // Control characters other than blanks and line ends do not stand in a CSV.
    let binary =
        head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0B | 0x0C | 0x1A));
    if binary && !wide {
        return Container::Unknown;
    }
    let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
    let lower = lower.trim_start_matches('\u{feff}').trim_start();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.contains("<table") {
        Container::Html
    } else {
        Container::Delimited
    }
}

/// The reason for which a file of this kind is set aside.
pub(crate) fn unreadable(container: Container) -> Unreadable {
    match container {
        Container::DamagedZip => Unreadable::new("damaged-zip", words::damaged_zip(), words::hint_send_again()),
        Container::Encrypted => Unreadable::new("encrypted", words::encrypted(), words::hint_password()),
        Container::Empty => Unreadable::new("empty-file", words::empty_file(), words::hint_send_again()),
        Container::Html => Unreadable::new("html", words::html(), words::hint_resave()),
        Container::Pdf | Container::Word | Container::Image => {
            Unreadable::new("key-in", words::not_a_workbook(container.word()), words::hint_key_in())
        }
        Container::Xlsx
        | Container::Xls
        | Container::Xlsb
        | Container::Ods
        | Container::Delimited
        | Container::OtherZip
        | Container::OtherCompound
        | Container::Unknown => {
            Unreadable::new("not-a-workbook", words::not_a_workbook(container.word()), words::hint_resave())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(container(b""), Container::Empty);
        assert_eq!(container(b"PK\x03\x04 cut off"), Container::DamagedZip);
        assert_eq!(container("番号,名前\n1,長野市\n".as_bytes()), Container::Delimited);
        assert_eq!(container(b"<html><table><tr><td>1"), Container::Html);
        assert_eq!(container(b"%PDF-1.7"), Container::Pdf);
        assert_eq!(container(b"\x00\x01\x02"), Container::Unknown);
    }

    #[test]
    fn merges_are_not_known_of_ods_and_xlsb() {
        for (container, known) in [
            (Container::Xlsx, true),
            (Container::Xls, true),
            (Container::Delimited, true),
            (Container::Xlsb, false),
            (Container::Ods, false),
        ] {
            assert_eq!(container.offers_merges(), known, "{}", container.word());
        }
    }

    #[test]
    fn an_ending_that_lies_is_named() {
        assert_eq!(Container::Xls.contradicts_name("a/b.XLSX").as_deref(), Some("xlsx"));
        assert_eq!(Container::Xlsx.contradicts_name("a/b.xlsm"), None);
        assert_eq!(Container::Delimited.contradicts_name("noending"), None);
    }
}
