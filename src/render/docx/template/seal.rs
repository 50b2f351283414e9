//! The seal of a filled file: a comment at the end of its zip with a hash of what stands before it. Word leaves it out when it
//! saves, and it fits nothing else, so a file that bears it is as it was filled. The standard maps a package to a zip as the ZIP
//! specification has it, comments included (ECMA-376 Part 2, 9.2); no part of the office's file changes for it.

use super::control::fnv;

/// What the comment begins with.
const OURS: &[u8] = b"kaishu ";
/// Bytes of the whole comment: the hash stands in it as 16 digits.
const LENGTH: usize = 23;
/// How a zip says how long the comment is.
const WITH_LENGTH: [u8; 2] = [23, 0];
/// The record at the end of a zip, without a comment.
const END: usize = 22;
const END_BEGINS: &[u8] = b"PK\x05\x06";

/// A file with the seal; one that has a comment already, as it is.
pub(super) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(end) = bytes.len().checked_sub(END) else { return bytes };
    if !bytes[end..].starts_with(END_BEGINS) || !bytes.ends_with(&[0, 0]) {
        return bytes;
    }
    let comment = comment(&bytes);
    let size = bytes.len();
    bytes[size - 2..].copy_from_slice(&WITH_LENGTH);
    bytes.extend(comment);
    bytes
}

/// A file without its seal.
pub(super) fn unsealed(bytes: &[u8]) -> Vec<u8> {
    let Some(size) = bytes.len().checked_sub(LENGTH).filter(|size| *size >= END) else { return bytes.to_vec() };
    let (file, comment) = bytes.split_at(size);
    let ends = file[size - END..].starts_with(END_BEGINS) && file.ends_with(&WITH_LENGTH);
    let mut file = file.to_vec();
    if !ends || !comment.starts_with(OURS) {
        return bytes.to_vec();
    }
    file[size - 2] = 0;
    file
}

/// Whether a file bears its seal and is the one that it was put on.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    let file = unsealed(bytes);
    file.len() < bytes.len() && bytes[file.len()..] == comment(&file)[..]
}

fn comment(bytes: &[u8]) -> Vec<u8> {
    let hash = format!("{:016x}", fnv(bytes));
    [OURS, hash.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_fits_the_file_that_it_was_put_on() {
        let file = [b"PK parts".as_slice(), END_BEGINS, &[0; 18]].concat();
        let whole = sealed(file.clone());
        assert!(is_sealed(&whole) && !is_sealed(&file));
        assert_eq!((unsealed(&whole), unsealed(&file)), (file.clone(), file.clone()));
        assert_eq!(sealed(whole.clone()), whole, "only once");
        for at in 0..whole.len() {
            let mut other = whole.clone();
            other[at] ^= 1;
            assert!(!is_sealed(&other), "{at}");
        }
        // What is no zip, or has a comment of somebody else's, is left as it is.
        let commented = [b"PK".as_slice(), END_BEGINS, &[0; 16], &[2, 0], b"hi"].concat();
        for other in [Vec::new(), b"text".to_vec(), commented] {
            assert!(sealed(other.clone()) == other && !is_sealed(&other));
        }
    }
}
