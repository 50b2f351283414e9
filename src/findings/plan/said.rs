//! What a plan says in words: sentences that the program writes from figures, and claims of a published text that it checks.

use crate::catalogue::Phrase;

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

/// What stands beside a number that is not exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Degree {
    /// Nothing: ８割.
    #[default]
    Plain,
    /// 約８割.
    About,
    /// ８割強 or ８割弱.
    Side,
    /// ７割余り.
    Odd,
}

impl Degree {
    /// The words of a plan.
    pub const WORDS: &'static [&'static str] = &["plain", "about", "side", "odd"];

    /// The degree that a word of a plan names.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [Degree::Plain, Degree::About, Degree::Side, Degree::Odd];
        all.into_iter().zip(Degree::WORDS).find(|(_, known)| **known == word).map(|(degree, _)| degree)
    }
}

/// How a number is called in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Called {
    /// In tenths (割), by this convention; in percent or points where there is none.
    pub tenths: Option<TenthsConvention>,
    /// What stands beside it where it is not exact.
    pub degree: Degree,
    /// Decimals of a percentage; those of the figure where there are none.
    pub decimals: Option<u32>,
}

/// In which style a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Style {
    /// A whole sentence with its numbers, its base and its remarks.
    #[default]
    Sentence,
    /// The fragment that reports to a ministry print (目標値の７割で前年比２割減), for the prose to go on with. Numbers and remarks
    /// that it leaves out stand in a note below the paragraph.
    Ministry,
}

/// A sentence that the program writes from figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Id.
    pub id: String,
    /// How the sentence begins; empty where the prose begins it.
    pub subject: Phrase,
    /// Unit of the counts in it.
    pub unit: Phrase,
    /// Style.
    pub style: Style,
    /// Whether the numbers behind the words are in it; by the style and the kind where the plan does not say.
    pub numbers: Option<bool>,
    /// Why its tenths are called by another convention than those of other sentences.
    pub convention_reason: Option<Phrase>,
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
        /// How it is called.
        called: Called,
    },
    /// Which part of a whole a share is: 過半数.
    Majority {
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
    /// What is the most, and what comes next.
    Order {
        /// What is put in order.
        of: Ordered,
        /// How many places are named.
        top: usize,
    },
    /// Achievement of a target, or distance from it in points.
    Target {
        /// Figure.
        figure: String,
        /// How it is called.
        called: Called,
    },
    /// Change from the year or the round before.
    Change {
        /// What changed.
        of: Changed,
        /// How it is called.
        called: Called,
    },
    /// Achievement of a target and change from the year before.
    TargetAndChange {
        /// Figure of the achievement.
        target: String,
        /// Figure of the change.
        change: String,
        /// How the achievement is called.
        target_called: Called,
        /// How the change is called.
        change_called: Called,
    },
    /// Achievement over several years, which the sentence names.
    WholePeriod {
        /// Figure of the achievement.
        figure: String,
        /// How it is called.
        called: Called,
    },
}

impl StatementKind {
    /// How the numbers of it are called.
    pub fn called(&self) -> Vec<Called> {
        match self {
            StatementKind::Share { called, .. }
            | StatementKind::Target { called, .. }
            | StatementKind::Change { called, .. }
            | StatementKind::WholePeriod { called, .. } => vec![*called],
            StatementKind::TargetAndChange { target_called, change_called, .. } => {
                vec![*target_called, *change_called]
            }
            StatementKind::Majority { .. } | StatementKind::MainReasons { .. } | StatementKind::Order { .. } => {
                Vec::new()
            }
        }
    }
}

/// What is put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ordered {
    /// The options of a table of answers.
    Table(String),
    /// Figures of one kind.
    Figures(Vec<String>),
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// A figure of an indicator: relative change.
    Figure(String),
    /// An option of a table of change between two rounds.
    Option {
        /// The table.
        table: String,
        /// The code of the option; none of a quantity, whose mean changed.
        option: Option<String>,
    },
}

/// What a published text claims. It is checked against a figure and feeds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Id.
    pub id: String,
    /// Its words.
    pub text: Phrase,
    /// Where it stands.
    pub place: Phrase,
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
