//! Words that stand for a number (約８割, 過半数, 最も多い, 前年並み), each with the one condition on the exact value under
//! which it may be said. Whoever writes a sentence and whoever judges one that somebody wrote read the same table, and
//! `docs/methods.md` prints it, so that the program can neither write nor accept a word in a sense that is not declared.

pub mod causal;
pub mod change;
pub mod order;
pub mod share;

use crate::catalogue::{Lang, Phrase, bins as words};
use crate::findings::bins::change::ChangeWord;
use crate::findings::bins::order::OrderWord;
use crate::findings::bins::share::ShareWord;

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the word is about.
    pub family: Phrase,
    /// The word, with n where it takes a number.
    pub word: Phrase,
    /// When it may be said.
    pub condition: Phrase,
    /// Whether readers are known to read it in opposite ways.
    pub disputed: bool,
}

/// Every word with its condition.
pub fn rows() -> Vec<Row> {
    let row = |family, word, condition| Row { family, word, condition, disputed: false };
    let shares = ShareWord::ALL.map(|word| Row {
        family: word.family().words(),
        word: word.shown(),
        condition: word.condition(),
        disputed: word.is_disputed(),
    });
    let number = row(words::family_number(), words::about_number(), words::if_about_number());
    let orders = OrderWord::ALL.map(|word| row(words::family_order(), word.words(), word.condition()));
    let changes = ChangeWord::ALL.map(|word| row(words::family_change(), word.words(), word.condition()));
    shares.into_iter().chain([number]).chain(orders).chain(changes).collect()
}

/// The table with its heading, as it is read.
pub fn texts(lang: Lang) -> Vec<Vec<String>> {
    let head =
        [words::family_heading(), words::word_heading(), words::condition_heading(), words::remark_heading()];
    let line = |row: Row| {
        let remark = if row.disputed { words::disputed() } else { Phrase::default() };
        [row.family, row.word, row.condition, remark]
    };
    let all = [head].into_iter().chain(rows().into_iter().map(line));
    all.map(|cells| cells.map(|cell| cell.text(lang).to_owned()).into()).collect()
}

/// The table as the documentation prints it.
pub fn markdown(lang: Lang) -> String {
    let line = |cells: &Vec<String>| format!("| {} |", cells.join(" | ").trim_end());
    let mut lines: Vec<String> = texts(lang).iter().map(line).collect();
    lines.insert(1, "|---|---|---|---|".to_owned());
    lines.join("\n") + "\n"
}
