//! Weights (ウエイト): a column of the frame read as numbers, so that a municipality counts with its population. The frame
//! holds words; what is no weight is said in the words of its cell and adds nothing.

use crate::responses::table::ResponseTable;
use crate::survey::answer::AnswerValue;
use crate::text::clean::clean;
use crate::text::number::Decimal;

/// Decimals that a weight may have.
pub const PLACES: u32 = 6;
/// The largest weight. The squares of ten million weights of this size still add up exactly.
pub const LARGEST: i64 = 1_000_000_000;
/// What a weight of 1 is in the sums.
pub const UNIT: i64 = 1_000_000;

/// Why a value is no weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoWeight {
    /// Nothing stands there.
    Missing,
    /// Words.
    NotANumber,
    /// Below 0.
    Negative,
    /// Finer than [`PLACES`].
    TooFine,
    /// Above [`LARGEST`].
    TooLarge,
}

impl ResponseTable {
    /// The weight of every case in millionths, from a frame column or a quantity. All are missing where there is no such
    /// column.
    pub fn weights(&self, column: &str) -> Vec<Result<i64, NoWeight>> {
        match self.column(column) {
            Some(column) => column.values.iter().map(weight).collect(),
            None => vec![Err(NoWeight::Missing); self.cases.len()],
        }
    }
}

fn weight(value: &AnswerValue) -> Result<i64, NoWeight> {
    match value {
        AnswerValue::Code(words) | AnswerValue::Text(words) => of_words(words),
        AnswerValue::Quantity(number) => of_number(number),
        AnswerValue::Missing(_) => Err(NoWeight::Missing),
        AnswerValue::Options(_) | AnswerValue::Date(_) => Err(NoWeight::NotANumber),
    }
}

/// The weight that the words of a cell say, in millionths: of any width, with or without separators (372,760).
///
/// # Errors
/// Why they say none.
pub fn of_words(words: &str) -> Result<i64, NoWeight> {
    let words = clean(words);
    let words = words.trim();
    if words.is_empty() {
        return Err(NoWeight::Missing);
    }
    let grouped = |words: &str| {
        let whole = words.split_once('.').map_or(words, |(whole, _)| whole);
        let mut groups = whole.trim_start_matches(['-', '+']).split(',');
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        first && groups.all(|group| group.len() == 3)
    };
    let number = Decimal::from_text(words)
        .or_else(|| grouped(words).then(|| Decimal::from_text(&words.replace(',', ""))).flatten());
    of_number(&number.ok_or(NoWeight::NotANumber)?)
}

fn of_number(number: &Decimal) -> Result<i64, NoWeight> {
    if number.is_negative() {
        return Err(NoWeight::Negative);
    }
    if number.scale() > PLACES {
        return Err(NoWeight::TooFine);
    }
    let millionths = number.mantissa().checked_mul(10_i128.pow(PLACES - number.scale()));
    let millionths = millionths.and_then(|millionths| i64::try_from(millionths).ok());
    millionths.filter(|millionths| *millionths <= LARGEST * UNIT).ok_or(NoWeight::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_weight_and_what_is_none() {
        assert_eq!(of_words("372,760"), Ok(372_760 * UNIT));
        assert_eq!(of_words("３７２７６０"), Ok(372_760 * UNIT));
        assert_eq!(of_words("1.25"), Ok(1_250_000));
        assert_eq!(of_words("0"), Ok(0));
        assert_eq!(of_words(" "), Err(NoWeight::Missing));
        assert_eq!(of_words("不明"), Err(NoWeight::NotANumber));
        assert_eq!(of_words("NaN"), Err(NoWeight::NotANumber));
        assert_eq!(of_words("inf"), Err(NoWeight::NotANumber));
        assert_eq!(of_words("1,23"), Err(NoWeight::NotANumber));
        assert_eq!(of_words("372,760人"), Err(NoWeight::NotANumber));
        assert_eq!(of_words("-1"), Err(NoWeight::Negative));
        assert_eq!(of_words("0.0000001"), Err(NoWeight::TooFine));
        assert_eq!(of_words("1000000001"), Err(NoWeight::TooLarge));
        assert_eq!(of_words("99999999999999999999999999999999999"), Err(NoWeight::TooLarge));
    }
}
