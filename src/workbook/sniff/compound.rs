//! What a compound file (OLE) is: the old Office documents, Ichitaro, mails of Outlook and everything that is encrypted
//! share this container, and the names of its streams tell them apart.

use std::io::Cursor;

use crate::workbook::sniff::Container;

/// The first bytes of a compound file.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Streams that decide, the strongest first: an encrypted file may hold others beside.
const STREAMS: &[(&str, Container)] = &[
    ("EncryptedPackage", Container::Encrypted),
    ("__properties_version1.0", Container::OutlookMail),
    ("Workbook", Container::Xls),
    ("Book", Container::Xls),
    ("WordDocument", Container::Word),
    ("PowerPoint Document", Container::Slides),
    ("JSRV_SegmentInformation", Container::Ichitaro),
    ("DocumentText", Container::Ichitaro),
];

pub(super) fn kind(bytes: &[u8]) -> Container {
    match cfb::CompoundFile::open(Cursor::new(bytes)) {
        Ok(file) => {
            // Only the root counts: a Word document with a table of Excel inside is a Word document.
            let names: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_owned()).collect();
            let found =
                STREAMS.iter().find(|(stream, _)| names.iter().any(|name| name.eq_ignore_ascii_case(stream)));
            found.map_or(Container::OtherCompound, |(_, container)| *container)
        }
        // A damaged directory still holds the names, in UTF-16; the reader of the kind then says what is wrong.
        Err(_) => {
            let holds = |name: &str| {
                let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
                bytes.windows(wide.len()).any(|window| window == wide)
            };
            let found = STREAMS.iter().find(|(stream, _)| holds(stream));
            found.map_or(Container::OtherCompound, |(_, container)| *container)
        }
    }
}
