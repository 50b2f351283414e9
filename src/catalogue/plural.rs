//! One and several in English: a message says `{n} ⟦figure is|figures are⟧`, and what stands there follows the number before it.

/// Where the two forms begin, what stands between them, and where they end.
const BEGINS: char = '⟦';
const BETWEEN: char = '|';
const ENDS: char = '⟧';

/// What stands for the first of these in words of other people, which are no choice of ours.
const PUT_BY: char = '\u{1}';

/// Whether a message has something to choose.
pub(super) const fn chooses(message: &str) -> bool {
    let (message, mut begins) = (message.as_bytes(), [0; 4]);
    let begins = BEGINS.encode_utf8(&mut begins).as_bytes();
    let mut at = 0;
    while at + begins.len() <= message.len() {
        let mut same = 0;
        while same < begins.len() && message[at + same] == begins[same] {
            same += 1;
        }
        if same == begins.len() {
            return true;
        }
        at += 1;
    }
    false
}

/// Words that are put into a message which has something to choose; they come out as they went in.
pub(super) fn put_by(words: String) -> String {
    if words.contains(BEGINS) { words.replace(BEGINS, PUT_BY.encode_utf8(&mut [0; 4])) } else { words }
}

/// A text in which every choice is settled by the number that stands last before it.
pub(super) fn settled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGINS) {
        out.push_str(before);
        let Some((forms, behind)) = after.split_once(ENDS) else {
            out.push(BEGINS);
            rest = after;
            continue;
        };
        let (one, several) = forms.split_once(BETWEEN).unwrap_or((forms, forms));
        let form = if is_one(&out) { one } else { several };
        out.push_str(form);
        rest = behind;
    }
    out.push_str(rest);
    if out.contains(PUT_BY) { out.replace(PUT_BY, BEGINS.encode_utf8(&mut [0; 4])) } else { out }
}

/// Whether the last number of a text is 1.
fn is_one(text: &str) -> bool {
    let end = text.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let number =
        &end[end.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',')).len()..];
    number.trim_start_matches(['.', ',']) == "1"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_follows_the_number_before_it() {
        let said = |n: &str| settled(&format!("r3: {n} ⟦figure is|figures are⟧ touched"));
        assert_eq!(said("1"), "r3: 1 figure is touched");
        for several in ["0", "2", "11", "21", "1.1", "1,001", "x1x2"] {
            assert_eq!(said(several), format!("r3: {several} figures are touched"));
        }
        assert_eq!(settled("2 of 1 ⟦row|rows⟧, 3 ⟦cell|cells⟧"), "2 of 1 row, 3 cells");
        assert_eq!(settled("no ⟦row|rows⟧"), "no rows");
        assert_eq!(settled("nothing to choose | ⟦"), "nothing to choose | ⟦");
    }

    /// Messages are public wherever they are defined.
    #[allow(unreachable_pub)]
    mod words {
        phrases! {
            chosen(label, n) { ja: "{label}: {n}行", en: "{label}: {n} ⟦row|rows⟧" }
            alone(label) { ja: "{label}", en: "{label}" }
        }
    }

    #[test]
    fn words_of_other_people_are_no_choice() {
        for label in ["⟦仮⟧題", "1 ⟦a|b⟧", "⟦", "a|b⟧"] {
            assert_eq!(words::chosen(label, 1).en, format!("{label}: 1 row"));
            assert_eq!(words::chosen(label, 2).en, format!("{label}: 2 rows"));
            assert_eq!(words::alone(label).en, label);
        }
    }
}
