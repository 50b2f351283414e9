//! Places in a sheet as Excel writes them: `B2`, `$B$2:$C$9`, lists of them, and names of sheets in front.

/// A block of cells, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;

impl Range {
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.top <= other.bottom
            && other.top <= self.bottom
            && self.left <= other.right
            && other.left <= self.right
    }

    pub(super) fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    pub(super) fn cells(&self) -> u64 {
        u64::from(self.bottom - self.top + 1) * u64::from(self.right - self.left + 1)
    }
}

/// `B2` as row and column, inside of a sheet.
pub(super) fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let letters = text.find(|c: char| !c.is_ascii_uppercase())?;
    let (letters, digits) = text.split_at(letters);
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0u32, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then_some((row, column))
}

/// `B2` or `B2:C9`; also whole rows (`2:9`) and columns (`B:C`).
pub(super) fn range(text: &str) -> Option<Range> {
    let text = text.replace('$', "");
    let (from, to) = text.split_once(':').unwrap_or((&text, &text));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let letters = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase());
    let (first, last) = if digits(from) && digits(to) {
        (cell(&format!("A{from}"))?, (cell(&format!("A{to}"))?.0, COLUMNS))
    } else if letters(from) && letters(to) {
        (cell(&format!("{from}1"))?, (ROWS, cell(&format!("{to}1"))?.1))
    } else {
        (cell(from)?, cell(to)?)
    };
    let found = Range { top: first.0, left: first.1, bottom: last.0, right: last.1 };
    (found.top <= found.bottom && found.left <= found.right).then_some(found)
}

/// `'Sheet 1'!$A$1:$B$2,'Sheet 1'!$3:$4` as sheets and ranges; none where it is something else.
pub(super) fn places(text: &str) -> Option<Vec<(String, Range)>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (sheet, after) = if let Some(quoted) = rest.strip_prefix('\'') {
            let end = closing_quote(quoted)?;
            (quoted[..end].replace("''", "'"), quoted[end + 1..].strip_prefix('!')?)
        } else {
            let (sheet, after) = rest.split_once('!')?;
            (sheet.to_owned(), after)
        };
        let (place, next) = after.split_once(',').unwrap_or((after, ""));
        found.push((sheet, range(place)?));
        rest = next;
    }
    (!found.is_empty()).then_some(found)
}

fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\'', Some(b'\'')) => at += 2,
            (b'\'', _) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Pairs of ranges that share a cell.
pub(super) fn meeting<T>(ranges: &[(Range, T)]) -> impl Iterator<Item = (&T, &T)> {
    let pairs =
        ranges.iter().enumerate().flat_map(|(at, one)| ranges[at + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.0.meets(&other.0)).map(|(one, other)| (&one.1, &other.1))
}

/// Characters as Excel counts them.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
