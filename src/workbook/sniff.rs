//! What a file is, by its first bytes and the names inside its container. Names and endings lie too often.

mod compound;
mod text;

use std::io::Cursor;

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::Unreadable;

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Container {
    /// Office Open XML workbook (xlsx, xlsm; Strict too).
    Xlsx,
    /// Excel 97 to 2003 and older.
    Xls,
    /// Binary OOXML workbook.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// XML spreadsheet of Excel 2003.
    Xml2003,
    /// CSV or TSV text.
    Delimited,
    /// A web page, often saved as .xls.
    Html,
    /// A zip of other files.
    Zip,
    /// A mail (.eml).
    Mail,
    /// A mail of Outlook (.msg).
    OutlookMail,
    /// A zip whose end is missing or broken.
    DamagedZip,
    /// An Office document encrypted with a password, or held back by a label.
    Encrypted,
    /// PDF.
    Pdf,
    /// Word document, or another text document.
    Word,
    /// Slides.
    Slides,
    /// Ichitaro document.
    Ichitaro,
    /// Picture, a FAX scan among them.
    Image,
    /// A shortcut (.url, .lnk) instead of the file that it points to.
    Shortcut,
    /// What a mail gateway puts in the place of an attachment that it took away.
    GatewayStub,
    /// An archive that is not a zip (7z, rar, lzh, gzip).
    OtherArchive,
    /// Another compound file.
    OtherCompound,
    /// Nothing in it.
    Empty,
    /// None of these.
    Unknown,
}

/// What can be done with a kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Its cells are read.
    Sheets,
    /// It holds other files.
    Holds,
    /// A person keys its content in.
    KeyIn,
    /// It has to be opened with a password first.
    Locked,
    /// Nothing can be done with it.
    Useless,
}

impl Container {
    /// Word for people, the same in both languages.
    pub fn word(self) -> &'static str {
        match self {
            Container::Xlsx => "xlsx",
            Container::Xls => "xls",
            Container::Xlsb => "xlsb",
            Container::Ods => "ods",
            Container::Xml2003 => "XML (Excel 2003)",
            Container::Delimited => "CSV",
            Container::Html => "HTML",
            Container::Zip | Container::DamagedZip => "zip",
            Container::Mail => "eml",
            Container::OutlookMail => "msg",
            Container::Encrypted => "encrypted",
            Container::Pdf => "PDF",
            Container::Word => "Word",
            Container::Slides => "PowerPoint",
            Container::Ichitaro => "Ichitaro",
            Container::Image => "image",
            Container::Shortcut => "shortcut",
            Container::GatewayStub => "stub",
            Container::OtherArchive => "7z/rar/lzh",
            Container::OtherCompound => "OLE",
            Container::Empty => "empty",
            Container::Unknown => "unknown",
        }
    }

    pub(crate) fn role(self) -> Role {
        match self {
            Container::Xlsx
            | Container::Xls
            | Container::Xlsb
            | Container::Ods
            | Container::Xml2003
            | Container::Delimited
            | Container::Html => Role::Sheets,
            Container::Zip | Container::Mail | Container::OutlookMail => Role::Holds,
            Container::Pdf | Container::Word | Container::Slides | Container::Ichitaro | Container::Image => {
                Role::KeyIn
            }
            Container::Encrypted => Role::Locked,
            Container::DamagedZip
            | Container::Shortcut
            | Container::GatewayStub
            | Container::OtherArchive
            | Container::OtherCompound
            | Container::Empty
            | Container::Unknown => Role::Useless,
        }
    }

    /// Whether a file of this kind tells what stands beside its values, or has nothing there that could be lost: a text
    /// has no comments. Of the others nobody can say that they are clean.
    pub fn offers_evidence(self) -> bool {
        !matches!(self, Container::Xls | Container::Xlsb | Container::Ods | Container::Xml2003)
    }

    /// Whether the reader of such a file can be brought to hang or to ask for all memory, so that it has a process of
    /// its own.
    pub(crate) fn read_apart(self) -> bool {
        matches!(self, Container::Xls | Container::Xlsb | Container::Ods | Container::OutlookMail)
    }

    /// The ending of the file's name, where it claims to be something else.
    pub fn contradicts_name(self, file: &str) -> Option<String> {
        let ending = file.rsplit('/').next()?.rsplit_once('.')?.1.to_ascii_lowercase();
        let fits: &[&str] = match self {
            Container::Xlsx => &["xlsx", "xlsm", "xltx", "xltm", "xlam"],
            Container::Xls => &["xls", "xlt"],
            Container::Xlsb => &["xlsb"],
            Container::Ods => &["ods", "ots", "fods"],
            Container::Xml2003 => &["xml"],
            Container::Delimited => &["csv", "tsv", "txt"],
            Container::Html => &["html", "htm"],
            // Of these nothing is read under a wrong name.
            Container::Zip
            | Container::Mail
            | Container::OutlookMail
            | Container::DamagedZip
            | Container::Encrypted
            | Container::Pdf
            | Container::Word
            | Container::Slides
            | Container::Ichitaro
            | Container::Image
            | Container::Shortcut
            | Container::GatewayStub
            | Container::OtherArchive
            | Container::OtherCompound
            | Container::Empty
            | Container::Unknown => return None,
        };
        (!fits.contains(&ending.as_str())).then_some(ending)
    }
}

/// First bytes that decide.
const MAGIC: &[(&[u8], Container)] = &[
    (b"\x09\x08", Container::Xls),
    (b"\x09\x04", Container::Xls),
    (b"\x09\x02", Container::Xls),
    (b"\x09\x00", Container::Xls),
    (b"%PDF", Container::Pdf),
    (b"{\\rtf", Container::Word),
    (b"\x89PNG", Container::Image),
    (b"\xFF\xD8\xFF", Container::Image),
    (b"GIF8", Container::Image),
    (b"II*\0", Container::Image),
    (b"MM\0*", Container::Image),
    (b"BM", Container::Image),
    (b"L\0\0\0\x01\x14\x02\0", Container::Shortcut),
    (b"7z\xBC\xAF\x27\x1C", Container::OtherArchive),
    (b"Rar!", Container::OtherArchive),
    (b"\x1F\x8B", Container::OtherArchive),
];

/// Decides what the bytes are.
pub(crate) fn container(bytes: &[u8]) -> Container {
    let at = |from: usize, magic: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(magic));
    if bytes.iter().all(|byte| *byte == 0) {
        return Container::Empty;
    }
    if at(0, b"PK") && !text::is_plain(bytes) {
        return zip_kind(bytes);
    }
    if at(0, compound::MAGIC) {
        return compound::kind(bytes);
    }
    if at(4, b"ftyp") || (at(0, b"RIFF") && at(8, b"WEBP")) {
        return Container::Image;
    }
    if at(2, b"-lh") && at(6, b"-") {
        return Container::OtherArchive;
    }
    match MAGIC.iter().find(|(magic, _)| at(0, magic)) {
        // Two letters are a short word to recognise a picture by.
        Some((b"BM", _)) if text::is_plain(bytes) => text::kind(bytes),
        Some((_, container)) => *container,
        None => text::kind(bytes),
    }
}

fn zip_kind(bytes: &[u8]) -> Container {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Container::DamagedZip;
    };
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.replace('\\', "/").to_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("content.xml") && has("mimetype") {
        return open_document(&mut archive);
    }
    let content_types = has("[content_types].xml");
    if has("xl/workbook.bin") {
        Container::Xlsb
    } else if below("xl/") && (content_types || has("xl/workbook.xml")) || has("workbook.xml") {
        Container::Xlsx
    } else if below("word/") && content_types {
        Container::Word
    } else if below("ppt/") && content_types {
        Container::Slides
    } else if content_types {
        Container::Xlsx
    } else {
        Container::Zip
    }
}

/// Which OpenDocument it is says the file `mimetype` inside.
fn open_document(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Container {
    use std::io::Read as _;
    let mut kind = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        // A text that cannot be read leaves the kind open, which is decided as for any spreadsheet.
        let _ = entry.take(200).read_to_string(&mut kind);
    }
    if kind.contains("opendocument.text") {
        Container::Word
    } else if kind.contains("opendocument.presentation") {
        Container::Slides
    } else if kind.contains("opendocument.graphics") {
        Container::Image
    } else {
        Container::Ods
    }
}

/// The reason for which a file of this kind is not read.
pub(crate) fn unreadable(container: Container) -> Unreadable {
    let kind = words::not_a_workbook(container.word());
    match container {
        Container::DamagedZip => Unreadable::new("damaged-zip", words::damaged_zip(), words::hint_send_again()),
        Container::Encrypted => Unreadable::new("encrypted", reasons::encrypted(), reasons::hint_password()),
        Container::Empty => Unreadable::new("empty-file", words::empty_file(), words::hint_send_again()),
        Container::Shortcut => Unreadable::new("shortcut", reasons::shortcut(), reasons::hint_send_the_file()),
        Container::GatewayStub => {
            Unreadable::new("gateway-stub", reasons::gateway_stub(), reasons::hint_gateway())
        }
        Container::OtherArchive => Unreadable::new("not-a-workbook", kind, reasons::hint_unpack()),
        Container::Zip | Container::Mail | Container::OutlookMail => {
            Unreadable::new("holds-files", reasons::holds_files(container.word()), reasons::hint_take_out())
        }
        Container::Pdf | Container::Word | Container::Slides | Container::Ichitaro | Container::Image => {
            Unreadable::new("key-in", kind, words::hint_key_in())
        }
        Container::Xlsx
        | Container::Xls
        | Container::Xlsb
        | Container::Ods
        | Container::Xml2003
        | Container::Delimited
        | Container::Html
        | Container::OtherCompound
        | Container::Unknown => Unreadable::new("not-a-workbook", kind, words::hint_resave()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        for (bytes, expected) in [
            (&b""[..], Container::Empty),
            (&[0; 600], Container::Empty),
            (b"PK\x03\x04\x14\0 cut off", Container::DamagedZip),
            ("番号,名前\n1,長野市\n".as_bytes(), Container::Delimited),
            (b"PK,name\n1,2\n", Container::Delimited),
            (b"BMI,weight\n21,60\n", Container::Delimited),
            (b"<html><table><tr><td>1", Container::Html),
            (b"%PDF-1.7", Container::Pdf),
            (b"II*\0\x08\0\0\0", Container::Image),
            (b"\0\0\0\x18ftypheic", Container::Image),
            (b"{\\rtf1\\ansi", Container::Word),
            (b"[InternetShortcut]\r\nURL=https://example.jp/f.xlsx\r\n", Container::Shortcut),
            ("添付ファイル「回答.xlsx」は、セキュリティのため削除されました。\r\n".as_bytes(), Container::GatewayStub),
            (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", Container::Xml2003),
            (b"Received: from a\r\nFrom: a@example.jp\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nbody", Container::Mail),
            (b"\x21\x06-lh5-abc", Container::OtherArchive),
            (b"\x00\x01\x02", Container::Unknown),
        ] {
            assert_eq!(container(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_ending_that_lies_is_named() {
        assert_eq!(Container::Xls.contradicts_name("a/b.XLSX").as_deref(), Some("xlsx"));
        assert_eq!(Container::Xlsx.contradicts_name("a/b.xlsm"), None);
        assert_eq!(Container::Delimited.contradicts_name("noending"), None);
    }
}
