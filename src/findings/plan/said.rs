//! What a plan says in words: sentences that the program writes from figures, and claims of a published text that it checks.

/// How many tenths a share is called in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TenthsConvention {
    /// 75 % is 7割.
    Cut,
    /// 16.7 % is 2割.
    Rounded,
    /// Either will do.
    Either,
}

/// A sentence that the program writes from figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Id.
    pub id: String,
    /// How the sentence begins.
    pub subject: String,
    /// Unit of the counts in it.
    pub unit: String,
    /// What it says.
    pub kind: StatementKind,
}

/// What a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementKind {
    /// A share with its numbers.
    Share {
        /// Figure.
        figure: String,
    },
    /// The most frequent options of a multiple answer.
    MainReasons {
        /// Table of the question.
        table: String,
        /// How many.
        top: usize,
    },
    /// Achievement of a target and change from the year before.
    TargetAndChange {
        /// Figure of the achievement.
        target: String,
        /// Figure of the change.
        change: String,
        /// Convention for the achievement.
        target_convention: TenthsConvention,
        /// Convention for the change.
        change_convention: TenthsConvention,
    },
    /// Achievement over several years, which the sentence names.
    WholePeriod {
        /// Figure of the achievement.
        figure: String,
        /// Convention.
        convention: TenthsConvention,
    },
}

/// What a published text claims. It is checked against a figure and feeds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub place: String,
    /// What it says.
    pub says: ClaimValue,
    /// The figure it speaks of.
    pub figure: String,
}

/// The value that a claim states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimValue {
    /// A number.
    Number(i128),
    /// Tenths in words; negative for a decrease.
    Tenths(i32, TenthsConvention),
    /// Everybody.
    All,
}
