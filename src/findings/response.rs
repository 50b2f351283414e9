//! The response rate that stands beside every error of sampling. An interval and a test speak of the units that were
//! drawn by chance; what those would have said who did not answer is in neither.

use crate::catalogue::{Phrase, outcome as words};
use crate::stats::base::BaseChain;
use crate::stats::outcome_rate::valid_return_rate;
use crate::text::number;

/// What stands beside an interval or a test: the share of valid returns among those asked, and where it is below a
/// percentage what that means. Nothing where nobody knows how many were asked.
pub fn note(base: &BaseChain, low_below: u32, decimals: u32) -> Option<Phrase> {
    let rate = valid_return_rate(base).ok()?;
    let (valid, asked) = (i128::from(rate.numerator), i128::from(rate.denominator));
    let percent = number::percent(valid, asked, decimals)?;
    let said = words::response_rate(percent, number::grouped(valid), number::grouped(asked));
    let low = valid * 100 < i128::from(low_below) * asked;
    Some(if low { words::low_response(said, low_below) } else { said })
}

/// The same as a sentence, for the notes of a table.
pub fn sentence(base: &BaseChain, low_below: u32, decimals: u32) -> Option<Phrase> {
    note(base, low_below, decimals).map(words::sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(valid: u64, distributed: u64) -> BaseChain {
        BaseChain {
            distributed: Some(distributed),
            not_returned: distributed - valid,
            returned: valid,
            valid,
            n: valid,
            ..BaseChain::default()
        }
    }

    #[test]
    fn a_low_rate_is_said_to_be_low() {
        let said = |valid, below| note(&chain(valid, 2000), below, 1).unwrap().ja;
        assert_eq!(said(1600, 80), "有効回収率 80.0％（1,600/2,000）");
        assert_eq!(
            said(1599, 80),
            "有効回収率 80.0％（1,599/2,000）。80％を下回り、区間と検定には無回答による偏りが含まれない"
        );
        assert_eq!(said(1599, 50), "有効回収率 80.0％（1,599/2,000）");
        assert_eq!(note(&BaseChain { returned: 3, valid: 3, n: 3, ..BaseChain::default() }, 80, 1), None);
        assert_eq!(note(&chain(0, 0), 80, 1), None);
    }
}
