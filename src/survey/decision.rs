//! A row of the correction ledger (データ修正記録): people write it, every run replays it from the raw answers.
//! A row applies only while the value it expects is still there.

use crate::provenance::CellRef;
use crate::survey::missing::Disposition;

/// What a row decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionKind {
    /// Another value for one answer or one column of one event.
    Set {
        /// Question or column.
        question: String,
        /// The value that is expected to stand there.
        old: String,
        /// The value that counts instead.
        new: String,
    },
    /// Which of several returns of a case counts.
    Use {
        /// The file, as named in the collection ledger or by its last part.
        file: String,
    },
    /// Whose a return is: the case, or the cases that answered together, stand in the row's case.
    Match {
        /// The file, or the place of the return where a file holds several.
        returned: String,
        /// What the return is expected to say of its respondent; empty for anything.
        old: String,
    },
    /// How a case without a return ended.
    Dispose {
        /// Its disposition.
        outcome: Disposition,
    },
    /// A finding is as it should be.
    Accept {
        /// Its id.
        finding: String,
        /// What it found when somebody accepted it; empty for anything.
        found: String,
    },
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Survey or record list; empty for `accept`.
    pub survey: String,
    /// Round; empty for a record list.
    pub round: String,
    /// Case or event.
    pub case: String,
    /// What it decides.
    pub kind: DecisionKind,
    /// Why.
    pub reason: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// When.
    pub date: String,
    /// The row itself.
    pub place: CellRef,
}
