//! Why there is no usable answer. Item nonresponse is never one blank: each reason has its own line in the
//! base chain.

/// Reason why a case has no valid answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// 無回答: asked, and left blank.
    NoAnswer,
    /// 非該当: not asked by the routing.
    NotApplicable,
    /// 無効回答: answered in a way that cannot be read (two marks, an unknown word, out of range).
    Invalid,
    /// 矛盾: answered although the routing excludes it.
    Contradictory,
    /// 保留: a person has to decide first.
    HeldOut,
}

impl Missing {
    /// Every reason, in the order of the base chain.
    pub const ALL: [Missing; 5] =
        [Missing::NotApplicable, Missing::NoAnswer, Missing::Invalid, Missing::Contradictory, Missing::HeldOut];

    /// The word used in definitions, in the ledger and in data files.
    pub fn word(self) -> &'static str {
        match self {
            Missing::NoAnswer => "no_answer",
            Missing::NotApplicable => "not_applicable",
            Missing::Invalid => "invalid",
            Missing::Contradictory => "contradictory",
            Missing::HeldOut => "held_out",
        }
    }

    /// The reason that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// Final outcome of a case (回収区分), as far as this program derives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// 未回収: nothing came back.
    NotReturned,
    /// 有効: a return that counts.
    Valid,
    /// 無効票: a return without a single answer.
    Invalid,
    /// 保留: a return that a person has to decide about.
    HeldOut,
}

impl Disposition {
    /// Every disposition.
    pub const ALL: [Disposition; 4] =
        [Disposition::NotReturned, Disposition::Valid, Disposition::Invalid, Disposition::HeldOut];

    /// The word used in predicates and data files.
    pub fn word(self) -> &'static str {
        match self {
            Disposition::NotReturned => "not_returned",
            Disposition::Valid => "valid",
            Disposition::Invalid => "invalid",
            Disposition::HeldOut => "held_out",
        }
    }
}
