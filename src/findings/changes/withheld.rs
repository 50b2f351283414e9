//! What the list of changes may not give away. A hidden figure shows its sign and no difference. Where a rule hides small
//! counts, old and new are known already, so one cause gives nothing more; the parts of several would be counts of the
//! figure as it stood between, which nobody has examined, and are kept from the list that leaves the office.

use crate::findings::changes::{Changes, Moved};

/// Why the differences of a figure are not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Withheld {
    /// It is hidden, or was.
    Hidden,
    /// Several causes moved it, under a rule that hides small counts: kept from the list for publication alone.
    Several,
}

/// What a rule that hides small counts says of the list as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guard {
    /// Figures that are hidden now and were published with their value.
    pub known_already: Vec<String>,
    /// Figures whose change since the publication is itself a count that the rule would hide.
    pub small_changes: Vec<String>,
}

impl Guard {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.known_already.is_empty() && self.small_changes.is_empty()
    }
}

impl Changes {
    /// Withholds what is hidden; `least` is the strictest limit of the rules in force then or now, where there is any.
    pub fn withhold(&mut self, least: Option<u64>) {
        let hidden = |moved: &Moved| moved.old.iter().chain(&moved.new).any(super::Printed::is_hidden);
        let mut guard = Guard::default();
        for moved in &mut self.figures {
            if hidden(moved) {
                if moved.old.as_ref().is_some_and(|old| !old.is_hidden() && old.number.is_some()) {
                    guard.known_already.push(moved.id.clone());
                }
                moved.withheld = Some(Withheld::Hidden);
                moved.difference = None;
                for part in moved.parts.iter_mut().flatten() {
                    part.difference = None;
                    // How it stood between is what is hidden.
                    (part.before, part.after) = (None, None);
                }
                continue;
            }
            let Some(least) = least else { continue };
            if moved.parts.as_ref().is_some_and(|parts| parts.len() > 1) {
                moved.withheld = Some(Withheld::Several);
            }
            if counts_moved(moved).is_some_and(|moved| (1..least).contains(&moved)) {
                guard.small_changes.push(moved.id.clone());
            }
        }
        self.guard = least.map(|_| guard);
    }
}

/// By how many the counted units of a figure moved: the count itself, or the numerator of a share.
fn counts_moved(moved: &Moved) -> Option<u64> {
    let counted = |printed: &super::Printed| -> Option<i128> {
        let value = printed.value.as_deref()?;
        value.split('/').next()?.parse().ok()
    };
    let (old, new) = (counted(moved.old.as_ref()?)?, counted(moved.new.as_ref()?)?);
    u64::try_from(new.checked_sub(old)?.unsigned_abs()).ok()
}
