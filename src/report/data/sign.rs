//! The signs that stand in a column of numbers where there is no number, as data have them: in ASCII, one for each meaning,
//! explained in the file. Separate so that the sheets and the single values write the same ones.

use crate::catalogue::{Phrase, report_data as words};

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Hidden by a rule of disclosure control.
    Hidden,
    /// There is no value: nothing to divide by, nothing entered.
    None,
    /// Not known.
    Unknown,
    /// Row and column do not go together, or are not compared.
    NotApplicable,
}

impl Sign {
    /// All of them, as they are explained.
    pub(super) const ALL: [Self; 4] = [Self::None, Self::Unknown, Self::NotApplicable, Self::Hidden];

    /// The sign of a printed text; none where it is another text. An empty cell of a column of numbers is one that does not
    /// apply.
    pub(super) fn printed(text: &str) -> Option<Self> {
        match text.trim() {
            "Ｘ" | "X" | "x" | "ｘ" => Some(Self::Hidden),
            "－" | "―" | "-" | "−" | "‐" | "–" | "—" => Some(Self::None),
            "…" | "..." => Some(Self::Unknown),
            "" | "＊" | "*" | "***" => Some(Self::NotApplicable),
            _ => None,
        }
    }

    /// As data have it.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Hidden => "X",
            Self::None => "-",
            Self::Unknown => "...",
            Self::NotApplicable => "***",
        }
    }

    /// What it means.
    pub(super) fn meaning(self) -> Phrase {
        match self {
            Self::Hidden => words::hidden(),
            Self::None => words::no_value(),
            Self::Unknown => words::unknown(),
            Self::NotApplicable => words::not_applicable(),
        }
    }
}
