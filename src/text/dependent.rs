//! Characters that depend on the machine (機種依存文字): those outside of JIS X 0208, which another system, another font or an
//! older program may not show. Separate from code page 932, which holds many of them.

use unicode_normalization::UnicodeNormalization as _;

use crate::text::cp932;

/// Whether a character is neither ASCII nor of JIS X 0208. The signs that only have another number in code page 932 (〜, −)
/// are of it.
pub fn is_dependent(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    match cp932::encode(c.encode_utf8(&mut [0; 4])).ok().as_deref() {
        // Row 13 of NEC, the selections of NEC and IBM.
        Some([lead, _]) => matches!(lead, 0x87 | 0xED | 0xEE | 0xFA..=0xFC),
        // Half-width kana, or nothing at all.
        Some(_) | None => true,
    }
}

/// The text with such characters written out where that is possible: ① as (1), ㈱ as (株), Ⅲ as III, ㎡ as m2, ｶﾞ as ガ. Those of
/// names (髙, 𠮷) stay.
pub fn written_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if is_dependent(c) {
            run.push(c);
            continue;
        }
        flush(&mut out, &mut run);
        out.push(c);
    }
    flush(&mut out, &mut run);
    out
}

fn flush(out: &mut String, run: &mut String) {
    if run.is_empty() {
        return;
    }
    let mut plain = String::new();
    for c in run.chars() {
        match c {
            '\u{A0}' => plain.push(' '),
            '①'..='⑳' => plain.push_str(&format!("({})", u32::from(c) - u32::from('①') + 1)),
            other => plain.push(other),
        }
    }
    out.extend(plain.nfkc());
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_jis_has_depends_on_no_machine() {
        assert!("漢字かなカナＡ０％△▲〜−－―…・①".chars().rev().skip(1).all(|c| !is_dependent(c)));
        assert!("①㈱Ⅲ㎡髙﨑𠮷ｶé😀㍻".chars().all(is_dependent));
    }

    #[test]
    fn what_can_be_written_out_is() {
        assert_eq!(written_out("①課題 ⑳㈱Ⅲ ㎡ ｶﾞｲ"), "(1)課題 (20)(株)III m2 ガイ");
        assert_eq!(written_out("髙﨑 𠮷野"), "髙﨑 𠮷野");
    }
}
