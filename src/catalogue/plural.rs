//! One and several in English: a message says `{n} ⟦figure is|figures are⟧`, and what stands there follows the number before it.

/// Where the two forms begin, what stands between them, and where they end.
const BEGINS: char = '⟦';
const BETWEEN: char = '|';
const ENDS: char = '⟧';

/// A text in which every choice is settled by the number that stands last before it.
pub(super) fn settled(text: String) -> String {
    if !text.contains(BEGINS) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
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
    out
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
        let said = |n: &str| settled(format!("r3: {n} ⟦figure is|figures are⟧ touched"));
        assert_eq!(said("1"), "r3: 1 figure is touched");
        for several in ["0", "2", "11", "21", "1.1", "1,001", "x1x2"] {
            assert_eq!(said(several), format!("r3: {several} figures are touched"));
        }
        assert_eq!(settled("2 of 1 ⟦row|rows⟧, 3 ⟦cell|cells⟧".to_owned()), "2 of 1 row, 3 cells");
        assert_eq!(settled("no ⟦row|rows⟧".to_owned()), "no rows");
        assert_eq!(settled("nothing to choose | ⟦".to_owned()), "nothing to choose | ⟦");
    }
}
