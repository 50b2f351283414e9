//! The base chain of a figure as its record prints it, and back: what was published is compared with what is counted now.

use crate::report::model::BaseRecord;
use crate::stats::base::BaseChain;

// Both name every field: a new link of the chain does not compile until it is here.

impl From<BaseChain> for BaseRecord {
    fn from(chain: BaseChain) -> Self {
        let eligible = chain.eligible();
        let BaseChain {
            distributed,
            not_returned,
            returned,
            invalid_returns,
            held_out_returns,
            valid,
            not_applicable,
            no_answer,
            dont_know,
            refused,
            invalid,
            contradictory,
            held_out,
            n,
            unplaced,
        } = chain;
        Self {
            distributed,
            not_returned: distributed.map(|_| not_returned),
            returned,
            invalid_returns,
            held_out_returns,
            valid,
            not_applicable,
            eligible,
            no_answer,
            dont_know,
            refused,
            invalid,
            contradictory,
            held_out,
            n,
            unplaced,
        }
    }
}

impl From<BaseRecord> for BaseChain {
    fn from(record: BaseRecord) -> Self {
        let BaseRecord {
            distributed,
            not_returned,
            returned,
            invalid_returns,
            held_out_returns,
            valid,
            not_applicable,
            eligible: _,
            no_answer,
            dont_know,
            refused,
            invalid,
            contradictory,
            held_out,
            n,
            unplaced,
        } = record;
        Self {
            distributed,
            not_returned: not_returned.unwrap_or_default(),
            returned,
            invalid_returns,
            held_out_returns,
            valid,
            not_applicable,
            no_answer,
            dont_know,
            refused,
            invalid,
            contradictory,
            held_out,
            n,
            unplaced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_comes_back_as_it_was() {
        let counted = BaseChain {
            distributed: Some(100),
            not_returned: 10,
            returned: 90,
            invalid_returns: 1,
            held_out_returns: 2,
            valid: 87,
            not_applicable: 7,
            no_answer: 6,
            dont_know: 5,
            refused: 4,
            invalid: 3,
            contradictory: 8,
            held_out: 9,
            n: 45,
            unplaced: 11,
        };
        let open = BaseChain { distributed: None, not_returned: 0, ..counted };
        for chain in [counted, open] {
            assert_eq!(BaseChain::from(BaseRecord::from(chain)), chain);
        }
        assert_eq!(BaseRecord::from(counted).eligible, 80);
        assert_eq!(BaseRecord::from(open).not_returned, None);
    }
}
