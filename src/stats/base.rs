//! The base chain (集計対象数の内訳): from 配布 down to n, each step a count. A chain that does not add up is
//! reported and holds its figure out.
//!
//! 配布 − 未回収 = 回収; − 無効票 − 保留 = 有効; − 非該当 = 該当; − 無回答 − わからない − 回答しない − 無効回答 − 矛盾 − 保留 = n.
//! An open stratum starts at 回収.

/// The chain of one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct BaseChain {
    /// 配布; none for an open stratum, where nobody knows how many were asked.
    pub distributed: Option<u64>,
    /// 未回収.
    pub not_returned: u64,
    /// 回収.
    pub returned: u64,
    /// 無効票.
    pub invalid_returns: u64,
    /// 保留 (whole returns).
    pub held_out_returns: u64,
    /// 有効.
    pub valid: u64,
    /// 非該当.
    pub not_applicable: u64,
    /// 無回答.
    pub no_answer: u64,
    /// わからない.
    pub dont_know: u64,
    /// 回答しない.
    pub refused: u64,
    /// 無効回答.
    pub invalid: u64,
    /// 矛盾.
    pub contradictory: u64,
    /// 保留 (answers).
    pub held_out: u64,
    /// 集計対象数.
    pub n: u64,
    /// 区分不明: those who could be in the group besides, where an answer makes it and theirs is not known. They are no part of
    /// the chain.
    pub unplaced: u64,
}

impl BaseChain {
    /// 該当: valid returns of those who were to answer.
    pub fn eligible(&self) -> u64 {
        self.valid.saturating_sub(self.not_applicable)
    }

    /// Whether every step is the one before less what leaves it.
    pub fn adds_up(&self) -> bool {
        let start = self.distributed.is_none_or(|distributed| distributed == self.not_returned + self.returned);
        start
            && self.returned == self.invalid_returns + self.held_out_returns + self.valid
            && self.valid
                == self.not_applicable
                    + self.no_answer
                    + self.dont_know
                    + self.refused
                    + self.invalid
                    + self.contradictory
                    + self.held_out
                    + self.n
    }

    /// Units of whose answer nothing is known although they are among those asked, or could be: they bound the share of all.
    pub fn unknown(&self) -> u64 {
        self.not_returned
            + self.invalid_returns
            + self.held_out_returns
            + self.no_answer
            + self.dont_know
            + self.refused
            + self.invalid
            + self.contradictory
            + self.held_out
            + self.unplaced
    }

    /// Whether every unit has a valid answer or is 非該当 by its own answers.
    pub fn is_complete(&self) -> bool {
        self.distributed.is_some() && self.unknown() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_routed_example() {
        // 18 units, 16 returned, 4 of them 非該当, 12 answered.
        let chain = BaseChain {
            distributed: Some(18),
            not_returned: 2,
            returned: 16,
            valid: 16,
            not_applicable: 4,
            n: 12,
            ..BaseChain::default()
        };
        assert!(chain.adds_up());
        assert_eq!(chain.unknown(), 2);
        assert!(!chain.is_complete());
        assert!(!BaseChain { n: 11, ..chain }.adds_up());
    }
}
