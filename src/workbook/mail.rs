//! A mail that was saved instead of its attachment (.eml). The attachments are the return; sender and day are kept, and
//! a mail without an attachment is a letter that somebody has to read. Pictures that only decorate the letter are none.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::catalogue::{files as reasons, workbook as words};
use crate::text::clean;
use crate::workbook::{Letter, Unreadable, guarded};

/// Name and bytes of each attachment.
pub(crate) type Attachments = Vec<(String, Vec<u8>)>;

pub(crate) fn read(bytes: &[u8]) -> Result<(Letter, Attachments), Unreadable> {
    guarded(|| {
        let message = MessageParser::default()
            .parse(bytes)
            .ok_or_else(|| Unreadable::new("damaged-mail", reasons::damaged_mail(), words::hint_send_again()))?;
        let attachments =
            (1..).zip(message.attachments()).filter_map(|(number, part)| attachment(number, part, bytes));
        Ok((letter(&message), attachments.collect()))
    })
}

fn letter(message: &Message<'_>) -> Letter {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name()).unwrap_or_default();
    let address = sender.and_then(|sender| sender.address()).unwrap_or_default();
    let from = match (name.is_empty(), address.is_empty()) {
        (false, false) => format!("{name} <{address}>"),
        _ => format!("{name}{address}"),
    };
    let day = message.date().map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    let texts = (0..message.text_body_count()).filter_map(|number| message.body_text(number));
    let body = texts.collect::<Vec<_>>().join("\n").trim().to_owned();
    Letter { from, subject: message.subject().unwrap_or_default().to_owned(), day, body }
}

fn attachment(number: usize, part: &MessagePart<'_>, whole: &[u8]) -> Option<(String, Vec<u8>)> {
    let inline =
        part.content_disposition().is_some_and(|disposition| disposition.c_type.eq_ignore_ascii_case("inline"));
    let picture = part.content_type().is_some_and(|kind| kind.c_type.eq_ignore_ascii_case("image"));
    // The crest under a signature hangs in the text by its id.
    if picture && (inline || part.content_disposition().is_none()) && part.content_id().is_some() {
        return None;
    }
    let (bytes, ending) = match &part.body {
        PartType::Message(message) => (message.raw_message().to_vec(), ".eml"),
        // A CSV is wanted as it was sent: the mail says little, and often nothing, of its encoding. A text without a name is
        // part of the letter.
        PartType::Text(_) | PartType::Html(_) => {
            part.attachment_name()?;
            (as_sent(whole, part)?, "")
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => (bytes.to_vec(), ""),
        PartType::Multipart(_) => return None,
    };
    let name = part.attachment_name().map(safe_name).filter(|name| !name.is_empty());
    Some((name.unwrap_or_else(|| format!("{number}{ending}")), bytes))
}

/// The bytes of a text part before anybody decided on its encoding.
fn as_sent(whole: &[u8], part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let body = whole.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::Base64 => base64_decode(body),
        Encoding::QuotedPrintable => quoted_printable_decode(body),
        Encoding::None => Some(body.to_vec()),
    }
}

/// The name of an attachment as one name, not as a path.
pub(crate) fn safe_name(name: &str) -> String {
    let name = clean::compose_marks(name);
    name.rsplit(['/', '\\']).next().unwrap_or_default().trim_matches(['\0', ' ', '.']).to_owned()
}
