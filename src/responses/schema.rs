//! Names of the columns of the response table: the question's id for its value, `id?` for the reason why it is
//! missing, `id:code` for one option of a multiple answer, `id@round` for the question in one of several rounds. Nobody else
//! makes such names.

/// Column of the reason why an answer is missing (never null; empty where there is an answer).
pub fn missing(question: &str) -> String {
    format!("{question}?")
}

/// Column of one option of a multiple answer (never null: not chosen is false, also where the answer is missing).
pub fn option(question: &str, code: &str) -> String {
    format!("{question}:{code}")
}

/// Column of the disposition.
pub const DISPOSITION: &str = "@disposition";

/// Column of how much of what concerned it a return answers, in percent, in the table of outcomes.
pub const ANSWERED: &str = "@answered";

/// Column of a question in one of several rounds that are joined. No id holds `@`.
pub fn of_round(question: &str, round: &str) -> String {
    format!("{question}@{round}")
}

/// Column of whether a case was asked in one of several rounds that are joined.
pub fn asked(round: &str) -> String {
    format!("@asked@{round}")
}

/// Column of what happened to a case in one of several rounds that are joined: whether it was merged.
pub fn merged(round: &str) -> String {
    format!("@merged@{round}")
}
