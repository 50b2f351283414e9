//! What leaves for Excel in code page 932: new values that are added to a correction ledger as Excel saves it in Japan,
//! and read back from there.

use kaishu::survey::decision::DecisionKind;
use kaishu::survey::toml::append::append;
use kaishu::survey::toml::decisions::{HEADINGS, read_decisions};
use kaishu::text::key::key;

use super::Complaints;
use super::cases::{LedgerText, Outcome};

pub(super) fn check(one: &LedgerText, said: &mut Complaints<'_>) {
    let head = HEADINGS.map(|names| names[0]).join(",") + "\r\n";
    let (head, _, _) = encoding_rs::SHIFT_JIS.encode(&head);
    let row = ["修正", "s", "R1", "M01", "q1", "", &one.text, "電話で確認", "福祉課 佐藤", "2020-12-01"];
    let written = append("corrections.csv", &head, &[row.map(str::to_owned)]).expect("the headings are there");
    let lacks: String = written.refused.iter().flat_map(|refused| &refused.lacking).collect();
    if lacks != one.lacks {
        said.say(&format!("{:?}: lacking {lacks:?}", one.text));
    }
    if String::from_utf8_lossy(&written.bytes).contains("&#") {
        said.say(&format!("{:?}: written as a reference", one.text));
    }
    let (decisions, odd) = read_decisions("corrections.csv", &written.bytes);
    let read = decisions.iter().find_map(|decision| match &decision.kind {
        DecisionKind::Set { new, .. } => Some(new.as_str()),
        DecisionKind::Use { .. }
        | DecisionKind::Match { .. }
        | DecisionKind::Dispose { .. }
        | DecisionKind::Accept { .. } => None,
    });
    let fits = match one.outcome {
        Outcome::Refused => read.is_none() && written.added == 0,
        Outcome::Said | Outcome::Silent => read == Some(one.reads.as_ref().unwrap_or(&one.text)) && odd.is_empty(),
    };
    if !fits {
        said.say(&format!("{:?}: read back as {read:?}, {odd:?}", one.text));
    }
    if read.is_some_and(|read| key(read) != key(&one.text)) {
        said.say(&format!("{:?}: does not compare equal to {read:?}", one.text));
    }
}
