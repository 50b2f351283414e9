//! Files behind a password. Excel's own standard password comes first ("read-only recommended"), then those of the round.
//! A password counts only where the format's own verifier agrees and a document comes out; what a sensitivity label holds
//! back is told apart, because there is no password to ask for.

use msoffice_crypto::{Error, Family, classify, decrypt_binary_office, decrypt_ooxml};

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::{Unreadable, delimited};

/// What Excel encrypts with where nobody typed a password.
const STANDARD: &str = "VelvetSweatshop";

/// The passwords of a round.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passwords {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// What the place of the file has to look like; none for every file.
    pattern: Option<String>,
    password: String,
    line: usize,
}

/// A password to be tried, with the line of the list it stands on.
pub(crate) struct Candidate<'p> {
    pub(crate) password: &'p str,
    pub(crate) line: usize,
}

impl Passwords {
    /// Reads a list of passwords: one in a line, or a part of the file's name before it with a comma between. None where
    /// the list is in no encoding that offices here use.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = delimited::decode(bytes)?.text;
        let mut entries = Vec::new();
        for (line, written) in (1..).zip(text.lines()) {
            let written = written.trim_matches(['\u{feff}', '\r', ' ']);
            if written.is_empty() {
                continue;
            }
            if let Some((pattern, password)) = written.split_once([',', '\t']).filter(|(_, word)| !word.is_empty())
            {
                let entry = |password: &str| Entry {
                    pattern: Some(unquoted(pattern)).filter(|pattern| !pattern.is_empty()),
                    password: password.to_owned(),
                    line,
                };
                entries.push(entry(&unquoted(password)));
            }
            // A password may have a comma in it; trying one too many opens nothing that it should not.
            entries.push(Entry { pattern: None, password: unquoted(written), line });
        }
        Some(Self { entries })
    }

    /// The passwords to be tried with a file, those that name it first.
    pub(crate) fn for_file(&self, file: &str) -> Vec<Candidate<'_>> {
        let named = self.entries.iter().filter(|entry| entry.pattern.as_ref().is_some_and(|p| fits(p, file)));
        let general = self.entries.iter().filter(|entry| entry.pattern.is_none());
        named.chain(general).map(|entry| Candidate { password: &entry.password, line: entry.line }).collect()
    }
}

fn unquoted(field: &str) -> String {
    let field = field.trim();
    let inner = field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| field.to_owned(), |inner| inner.replace("\"\"", "\""))
}

/// Whether a place looks like a pattern: its words in this order, with anything for `*`; without one, anywhere.
fn fits(pattern: &str, file: &str) -> bool {
    let mut rest = file;
    pattern.split('*').all(|word| match rest.find(word) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}

/// A file that was opened.
#[derive(Debug)]
pub(crate) struct Opened {
    /// The document.
    pub(crate) bytes: Vec<u8>,
    /// The line of the list of passwords; none for Excel's own standard password.
    pub(crate) line: Option<usize>,
}

/// Whether an old binary workbook is encrypted; the sign stands inside its stream.
pub(crate) fn is_locked(bytes: &[u8]) -> bool {
    match classify(bytes).family {
        Family::Rc4CryptoApi | Family::Rc4 | Family::XorObfuscation | Family::Irm | Family::Unsupported => true,
        // The families of the crate are open-ended; what it does not call encrypted is read as it is.
        _ => false,
    }
}

/// Opens an encrypted document with the first password that fits.
pub(crate) fn unlock(file: &str, bytes: &[u8], passwords: &Passwords) -> Result<Opened, Unreadable> {
    if bytes.starts_with(b"PK") {
        return Err(Unreadable::new("encrypted", reasons::encrypted_ods(), reasons::hint_password_resave()));
    }
    let class = classify(bytes);
    let ooxml = match class.family {
        Family::Agile | Family::Standard => true,
        Family::Rc4CryptoApi | Family::Rc4 | Family::XorObfuscation => false,
        Family::Irm => {
            return Err(Unreadable::new("label-protected", reasons::label_protected(), reasons::hint_label()));
        }
        // Another scheme, or a damaged header.
        _ => {
            return Err(Unreadable::new(
                "encrypted",
                reasons::unknown_encryption(),
                reasons::hint_password_resave(),
            ));
        }
    };
    let standard = Candidate { password: STANDARD, line: 0 };
    let candidates = passwords.for_file(file);
    let mut tried: Vec<&str> = Vec::new();
    for candidate in std::iter::once(&standard).chain(&candidates) {
        if tried.contains(&candidate.password) {
            continue;
        }
        tried.push(candidate.password);
        let opened = if ooxml {
            decrypt_ooxml(bytes, candidate.password)
        } else {
            decrypt_binary_office(bytes, candidate.password)
        };
        match opened {
            Ok(document) if !ooxml || document.starts_with(b"PK\x03\x04") => {
                return Ok(Opened { bytes: document, line: Some(candidate.line).filter(|line| *line > 0) });
            }
            // A document that is none was opened by chance.
            Ok(_) | Err(Error::WrongPassword) => {}
            Err(error @ (Error::IntegrityCheckFailed | Error::IntegrityElementMissing)) => {
                let found = words::reader_says(error);
                return Err(Unreadable::new("damaged-workbook", found, words::hint_send_again()));
            }
            Err(Error::UnsupportedEncryptedContent(_)) => {
                return Err(Unreadable::new("label-protected", reasons::label_protected(), reasons::hint_label()));
            }
            Err(error) => {
                let found = words::reader_says(error);
                return Err(Unreadable::new("encrypted", found, reasons::hint_password_resave()));
            }
        }
    }
    let asked =
        if candidates.is_empty() { reasons::encrypted() } else { reasons::no_password_fits(tried.len() - 1) };
    let rule = if candidates.is_empty() { "encrypted" } else { "wrong-password" };
    Err(Unreadable::new(rule, asked, reasons::hint_password()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_passwords_is_read_line_by_line() {
        let list = Passwords::read("himitsu1\r\n\r\n長野市*.xlsx,\"a,b\"\nmail.zip\tx y\n".as_bytes())
            .unwrap_or_default();
        let for_file = |file| {
            list.for_file(file).iter().map(|found| (found.password.to_owned(), found.line)).collect::<Vec<_>>()
        };
        let general =
            [("himitsu1".to_owned(), 1), ("長野市*.xlsx,\"a,b\"".to_owned(), 3), ("mail.zip\tx y".to_owned(), 4)];
        assert_eq!(for_file("returned/中野市.xlsx"), general);
        assert_eq!(for_file("returned/長野市 (1).xlsx")[0], ("a,b".to_owned(), 3));
        assert_eq!(for_file("returned/mail.zip/a.xlsx")[0], ("x y".to_owned(), 4));
    }
}
