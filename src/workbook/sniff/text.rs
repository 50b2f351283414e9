//! What a text is: a table with separators, a web page, the XML of Excel 2003, a mail, a shortcut, or what a mail
//! gateway leaves behind.

use crate::workbook::delimited;
use crate::workbook::sniff::Container;

/// How much of a text is looked at.
const HEAD: usize = 8192;
/// Longest text that is taken for the notice of a mail gateway.
const LONGEST_STUB: usize = 4096;

/// Whether the bytes have no control characters that do not stand in a text.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    !head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0B | 0x0C | 0x1A))
}

pub(super) fn kind(bytes: &[u8]) -> Container {
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if !is_plain(bytes) && !wide {
        return Container::Unknown;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    // Decoding a head may cut a character in two, which matters to nobody here.
    let text = if wide {
        encoding_rs::UTF_16LE.decode(head).0.into_owned()
    } else {
        String::from_utf8_lossy(head).into_owned()
    };
    let lower = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    if lower.starts_with("[internetshortcut]") || lower.starts_with("[desktop entry]") {
        return Container::Shortcut;
    }
    if lower.starts_with('<') {
        if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && lower.contains("<?xml") {
            return Container::Xml2003;
        }
        if lower.starts_with("<!doctype html") || lower.contains("<html") || lower.contains("<table") {
            return Container::Html;
        }
    }
    if lower.contains("<table") && (lower.contains("<tr") || lower.contains("<td")) {
        return Container::Html;
    }
    if is_mail(&lower) {
        return Container::Mail;
    }
    if bytes.len() <= LONGEST_STUB && is_stub(bytes) {
        return Container::GatewayStub;
    }
    Container::Delimited
}

/// A mail begins with headers, and two of those that every mail has are among them.
fn is_mail(lower: &str) -> bool {
    let mut known = 0;
    for (number, line) in lower.lines().enumerate() {
        if line.is_empty() || line.starts_with([' ', '\t']) {
            if number == 0 || line.is_empty() {
                break;
            }
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        {
            return false;
        }
        let usual = [
            "from",
            "to",
            "subject",
            "date",
            "received",
            "message-id",
            "mime-version",
            "content-type",
            "return-path",
        ];
        known += usize::from(usual.contains(&name));
    }
    known >= 2
}

/// The notice of a mail gateway speaks of an attachment that was taken away, and is no table.
fn is_stub(bytes: &[u8]) -> bool {
    let Some(decoded) = delimited::decode(bytes) else { return false };
    let lower = decoded.text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let table = lower.lines().filter(|line| line.contains('\t') || line.matches(',').count() > 1).count() > 1;
    !table
        && says(&["添付ファイル", "attachment", "attached file"])
        && says(&["削除", "隔離", "無害化", "除去", "removed", "deleted", "blocked", "quarantine", "stripped"])
}
