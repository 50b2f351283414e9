//! Why there is no usable answer. Item nonresponse is never one blank: each reason has its own line in the
//! base chain.

use crate::catalogue::{Phrase, report as words};
use crate::kept::kept;

/// Reason why a case has no valid answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// 無回答: asked, and left blank.
    NoAnswer,
    /// 非該当: not asked by the routing.
    NotApplicable,
    /// わからない: said that it does not know.
    DontKnow,
    /// 回答しない: read the question and would not answer it.
    Refused,
    /// 無効回答: answered in a way that cannot be read (two marks, an unknown word, out of range).
    Invalid,
    /// 矛盾: answered although the routing excludes it.
    Contradictory,
    /// 保留: a person has to decide first.
    HeldOut,
}

kept!(enum Missing {
    0 => NoAnswer,
    1 => NotApplicable,
    2 => DontKnow,
    3 => Refused,
    4 => Invalid,
    5 => Contradictory,
    6 => HeldOut,
});

impl Missing {
    /// Every reason, in the order of the base chain.
    pub const ALL: [Missing; 7] = [
        Missing::NotApplicable,
        Missing::NoAnswer,
        Missing::DontKnow,
        Missing::Refused,
        Missing::Invalid,
        Missing::Contradictory,
        Missing::HeldOut,
    ];

    /// The reasons that an option can stand for.
    pub const OF_OPTIONS: [Missing; 3] = [Missing::DontKnow, Missing::Refused, Missing::NotApplicable];

    /// The word used in definitions, in the ledger and in data files.
    pub fn word(self) -> &'static str {
        match self {
            Missing::NoAnswer => "no_answer",
            Missing::NotApplicable => "not_applicable",
            Missing::DontKnow => "dont_know",
            Missing::Refused => "refused",
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

/// Final outcome of a case (回収区分), as far as this program derives it or a row of the correction ledger says it.
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
    /// 回答拒否: said that it will not answer.
    Refused,
    /// 回答なし: wrote 「回答なし」 or 「提出不要」 instead of answering.
    Nil,
    /// 宛先不明: could not be reached.
    Undeliverable,
    /// 要手入力: came as paper, FAX or picture; a return once it is keyed.
    KeyIn,
    /// 締切後: came after the round's cut-off and does not count.
    Late,
    /// 対象外: was not to answer.
    NotEligible,
    /// 共同回答: its answer is in the return of another case, and both count as one.
    Joint,
}

kept!(enum Disposition {
    0 => NotReturned,
    1 => Valid,
    2 => Invalid,
    3 => HeldOut,
    4 => Refused,
    5 => Nil,
    6 => Undeliverable,
    7 => KeyIn,
    8 => Late,
    9 => NotEligible,
    10 => Joint,
});

impl Disposition {
    /// Every disposition.
    pub const ALL: [Disposition; 11] = [
        Disposition::NotReturned,
        Disposition::Valid,
        Disposition::Invalid,
        Disposition::HeldOut,
        Disposition::Refused,
        Disposition::Nil,
        Disposition::Undeliverable,
        Disposition::KeyIn,
        Disposition::Late,
        Disposition::NotEligible,
        Disposition::Joint,
    ];

    /// The words of all of them, in the same order.
    pub const WORDS: &'static [&'static str] = &[
        "not_returned",
        "valid",
        "invalid",
        "held_out",
        "refused",
        "nil",
        "undeliverable",
        "key_in",
        "late",
        "not_eligible",
        "joint",
    ];

    /// The word used in predicates and data files.
    pub fn word(self) -> &'static str {
        match self {
            Disposition::NotReturned => "not_returned",
            Disposition::Valid => "valid",
            Disposition::Invalid => "invalid",
            Disposition::HeldOut => "held_out",
            Disposition::Refused => "refused",
            Disposition::Nil => "nil",
            Disposition::Undeliverable => "undeliverable",
            Disposition::KeyIn => "key_in",
            Disposition::Late => "late",
            Disposition::NotEligible => "not_eligible",
            Disposition::Joint => "joint",
        }
    }

    /// The words for people.
    pub fn called(self) -> Phrase {
        match self {
            Disposition::NotReturned => words::disposition_not_returned(),
            Disposition::Valid => words::disposition_valid(),
            Disposition::Invalid => words::disposition_invalid(),
            Disposition::HeldOut => words::disposition_held_out(),
            Disposition::Refused => words::disposition_refused(),
            Disposition::Nil => words::disposition_nil(),
            Disposition::Undeliverable => words::disposition_undeliverable(),
            Disposition::KeyIn => words::disposition_key_in(),
            Disposition::Late => words::disposition_late(),
            Disposition::NotEligible => words::disposition_not_eligible(),
            Disposition::Joint => words::disposition_joint(),
        }
    }

    /// The disposition that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|disposition| disposition.word() == word)
    }

    /// Where the case stands in the base chain: whoever did not answer keeps its place among those asked as 未回収; none
    /// where it is not among those asked.
    pub fn in_chain(self) -> Option<Disposition> {
        match self {
            Disposition::Valid | Disposition::Invalid | Disposition::HeldOut => Some(self),
            Disposition::NotReturned
            | Disposition::Refused
            | Disposition::Nil
            | Disposition::Undeliverable
            | Disposition::KeyIn
            | Disposition::Late => Some(Disposition::NotReturned),
            Disposition::NotEligible | Disposition::Joint => None,
        }
    }

    /// The disposition that a person writes for a case without a return: 回答拒否, 回答なし, 提出不要, 宛先不明, 要手入力, 対象外.
    pub fn from_ledger(word: &str) -> Option<Self> {
        match word {
            "回答拒否" | "拒否" | "refused" => Some(Disposition::Refused),
            "回答なし" | "提出不要" | "該当なし" | "nil" => Some(Disposition::Nil),
            "宛先不明" | "不達" | "undeliverable" => Some(Disposition::Undeliverable),
            "要手入力" | "手入力待ち" | "key_in" => Some(Disposition::KeyIn),
            "対象外" | "not_eligible" => Some(Disposition::NotEligible),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_their_dispositions() {
        assert_eq!(Disposition::WORDS.len(), Disposition::ALL.len());
        for (word, disposition) in Disposition::WORDS.iter().zip(Disposition::ALL) {
            assert_eq!(Disposition::from_word(word), Some(disposition));
        }
    }
}
