//! Values as bytes that another run of the same program reads back. Both ends are this program, so the bytes name no types
//! and no fields; bytes that do not fit are no value, never half of one. One line beside a type lists its fields, and a
//! field that is left out does not compile.

pub mod entries;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A value that can be kept.
pub trait Kept: Sized {
    /// Writes it.
    fn write(&self, to: &mut Writer);

    /// Reads it back; none where the bytes are not those of such a value.
    fn read(from: &mut Reader<'_>) -> Option<Self>;
}

/// The bytes of a value.
pub fn written(value: &impl Kept) -> Vec<u8> {
    let mut to = Writer::default();
    value.write(&mut to);
    to.bytes
}

/// The value of these bytes; none where they are not all of one value and nothing else.
pub fn read<T: Kept>(bytes: &[u8]) -> Option<T> {
    let mut from = Reader { rest: bytes, shared: Vec::new() };
    T::read(&mut from).filter(|_| from.rest.is_empty())
}

/// Where values are written.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// Texts that are shared between values, with their numbers: every cell names its file and its sheet.
    shared: BTreeMap<Arc<str>, u64>,
}

impl Writer {
    /// Writes a text that need not be owned.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    /// Writes one byte, such as which of several variants follows.
    pub fn tag(&mut self, tag: u8) {
        self.bytes.push(tag);
    }

    /// Seven bits a byte, the lowest first: most numbers are small.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    fn list<'t, T: Kept + 't>(&mut self, length: usize, items: impl Iterator<Item = &'t T>) {
        self.number(length as u64);
        items.for_each(|item| item.write(self));
    }
}

/// Where values are read from.
#[derive(Debug)]
pub struct Reader<'b> {
    rest: &'b [u8],
    shared: Vec<Arc<str>>,
}

impl<'b> Reader<'b> {
    /// Reads a text without owning it.
    pub fn text(&mut self) -> Option<&'b str> {
        let length = self.size()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// Reads one byte.
    pub fn tag(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.tag()?;
            let bits = u64::from(byte & 0x7f);
            // A number has one way to be written.
            if (bits << shift) >> shift != bits || (byte == 0 && shift > 0) {
                return None;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// The length is a claim; what is collected grows with what is really there.
    fn list<T: Kept, L: Default + Extend<T>>(&mut self) -> Option<L> {
        let mut list = L::default();
        for _ in 0..self.size()? {
            list.extend(Some(T::read(self)?));
        }
        Some(list)
    }
}

/// Says how a type is kept: a struct by its fields, an enum by a number for each variant.
macro_rules! kept {
    (enum $name:ident { $($tag:literal => $variant:ident $(($($item:ident),*))? $({ $($field:ident),* })?),* $(,)? }) => {
        impl $crate::kept::Kept for $name {
            fn write(&self, to: &mut $crate::kept::Writer) {
                match self {
                    $(Self::$variant $(($($item),*))? $({ $($field),* })? => {
                        to.tag($tag);
                        $($($crate::kept::Kept::write($item, to);)*)?
                        $($($crate::kept::Kept::write($field, to);)*)?
                    })*
                }
            }

            fn read(from: &mut $crate::kept::Reader<'_>) -> Option<Self> {
                Some(match from.tag()? {
                    $($tag => Self::$variant
                        $(($({ let $item = $crate::kept::Kept::read(from)?; $item }),*))?
                        $({ $($field: $crate::kept::Kept::read(from)?),* })?,)*
                    _ => return None,
                })
            }
        }
    };
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::kept::Kept for $name {
            fn write(&self, to: &mut $crate::kept::Writer) {
                let Self { $($field),* } = self;
                $($crate::kept::Kept::write($field, to);)*
            }

            fn read(from: &mut $crate::kept::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::kept::Kept::read(from)?),* })
            }
        }
    };
}

pub(crate) use kept;

/// Numbers without a sign.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Kept for $number {
            fn write(&self, to: &mut Writer) {
                // None of them is longer.
                to.number(u64::try_from(*self).unwrap_or(u64::MAX));
            }

            fn read(from: &mut Reader<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        })*
    };
}

numbers!(u8, u32, usize);

impl Kept for i128 {
    fn write(&self, to: &mut Writer) {
        to.bytes.extend(self.to_le_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(from.take(size_of::<Self>())?.try_into().ok()?))
    }
}

impl Kept for i32 {
    fn write(&self, to: &mut Writer) {
        to.bytes.extend(self.to_le_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(from.take(size_of::<Self>())?.try_into().ok()?))
    }
}

impl Kept for bool {
    fn write(&self, to: &mut Writer) {
        to.tag(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        match from.tag()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Kept for String {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl Kept for Arc<str> {
    fn write(&self, to: &mut Writer) {
        let new = to.shared.len() as u64;
        if let Some(number) = to.shared.get(self) {
            to.number(*number);
            return;
        }
        to.number(new);
        to.text(self);
        to.shared.insert(self.clone(), new);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let number = from.size()?;
        if number == from.shared.len() {
            let text = from.text()?.into();
            from.shared.push(text);
        }
        from.shared.get(number).cloned()
    }
}

impl<T: Kept> Kept for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.tag(u8::from(self.is_some()));
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        match from.tag()? {
            0 => Some(None),
            1 => Some(Some(T::read(from)?)),
            _ => None,
        }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.list(self.len(), self.iter());
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.list::<T, Self>()
    }
}

impl<T: Kept + Ord> Kept for BTreeSet<T> {
    fn write(&self, to: &mut Writer) {
        to.list(self.len(), self.iter());
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.list::<T, Self>()
    }
}

impl<K: Kept + Ord, V: Kept> Kept for BTreeMap<K, V> {
    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        for (key, value) in self {
            key.write(to);
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.list::<(K, V), Self>()
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }
}

impl<A: Kept, B: Kept, C: Kept> Kept for (A, B, C) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
        self.2.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?, C::read(from)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    enum Mark {
        None,
        One(u32, String),
        Two { left: Option<Arc<str>>, right: bool },
    }

    kept!(enum Mark { 0 => None, 1 => One(number, text), 2 => Two { left, right } });

    #[derive(Debug, Clone, PartialEq)]
    struct All {
        marks: Vec<Mark>,
        numbers: (u8, usize, i32),
        large: i128,
        set: BTreeSet<String>,
        map: BTreeMap<u32, (Arc<str>, Arc<str>)>,
    }

    kept!(All { marks, numbers, large, set, map });

    fn all() -> All {
        let file: Arc<str> = "returned/長野市.xlsx".into();
        All {
            marks: vec![
                Mark::None,
                Mark::One(u32::MAX, "○\n".to_owned()),
                Mark::Two { left: Some(file.clone()), right: true },
                Mark::Two { left: None, right: false },
            ],
            numbers: (255, usize::MAX, -1),
            large: i128::MIN,
            set: ["1".to_owned(), String::new()].into(),
            map: [
                (0, (file.clone(), "調査票".into())),
                (127, (file.clone(), file.clone())),
                (128, ("".into(), file)),
            ]
            .into(),
        }
    }

    #[test]
    fn a_value_comes_back_as_it_was() {
        assert_eq!(read(&written(&all())), Some(all()));
    }

    #[test]
    fn a_text_that_is_shared_is_written_once() {
        let bytes = written(&all());
        let words = "長野市".as_bytes();
        assert_eq!(bytes.windows(words.len()).filter(|window| *window == words).count(), 1);
    }

    #[test]
    fn bytes_that_are_cut_off_or_go_on_are_no_value() {
        let bytes = written(&all());
        for length in 0..bytes.len() {
            assert_eq!(read::<All>(&bytes[..length]), None, "{length} bytes");
        }
        assert_eq!(read::<All>(&[bytes.as_slice(), &[0]].concat()), None);
    }

    #[test]
    fn a_length_that_is_not_true_asks_for_no_memory() {
        assert_eq!(read::<Vec<String>>(&[0xff; 10]), None);
        assert_eq!(read::<Vec<String>>(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]), None);
        assert_eq!(read::<String>(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]), None);
    }
}
