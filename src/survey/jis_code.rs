//! Codes of local governments (全国地方公共団体コード, JIS X 0401 and 0402): two digits for the prefecture, three for the
//! municipality, and a check digit that many lists leave out. Separate from matching because the frame's own codes are
//! looked at too.

/// The check digit of five digits: weights 6, 5, 4, 3, 2; the last digit of what is missing to the next 11.
pub fn check_digit(five: &str) -> Option<char> {
    let digits: Vec<u32> = five.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    if digits.len() != 5 {
        return None;
    }
    char::from_digit((11 - sum % 11) % 10, 10)
}

/// Six digits taken apart: the five that name the municipality, and whether the sixth is their check digit.
pub fn split(six: &str) -> Option<(&str, bool)> {
    let (five, last) = six.split_at_checked(5)?;
    let digit = check_digit(five)?;
    let mut last = last.chars();
    let given = last.next().filter(char::is_ascii_digit)?;
    last.next().is_none().then_some((five, given == digit))
}

/// The number of the prefecture in JIS X 0401; none where there is no such prefecture.
pub fn prefecture(code: &str) -> Option<u8> {
    let number: u8 = code.get(..2)?.parse().ok()?;
    (1..=47).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_codes_have_their_digit() {
        // 札幌市, 青森市, 長野市, 松本市, 御代田町 (11 − 1 = 10 gives 0), 那覇市.
        for code in ["011002", "022012", "202011", "202029", "203238", "472018"] {
            let (five, good) = split(code).unwrap_or_default();
            assert!(good, "{code}: {:?}", check_digit(five));
        }
        assert_eq!(split("202012"), Some(("20201", false)));
        assert_eq!(split("20201"), None);
        assert_eq!(split("2020111"), None);
        assert_eq!(split("２０２０11"), None);
        assert_eq!((prefecture("202011"), prefecture("99"), prefecture("x")), (Some(20), None, None));
    }

    #[test]
    fn every_code_of_the_bundled_frame_has_its_digit() {
        let frame = include_str!("../../surveys/frames/municipal-plans.csv");
        let codes = frame.lines().skip(1).filter_map(|line| line.split(',').next());
        assert_eq!(codes.filter(|code| split(code).is_some_and(|(_, good)| good)).count(), 77);
    }
}
