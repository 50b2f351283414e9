//! The one table that says how cases count by how they ended: for every disposition whether it is in 配布数, 回収数 and
//! 有効回収数, and its class in the outcome rates of AAPOR. A plan may change it; the report prints it as it was used.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Phrase;
use crate::stats::base::BaseChain;
use crate::stats::outcome_rate::aapor;
use crate::survey::missing::Disposition;

/// The dispositions as the table lists them: what came back first, who was not asked last.
const ORDER: [Disposition; 11] = [
    Disposition::Valid,
    Disposition::Invalid,
    Disposition::HeldOut,
    Disposition::Late,
    Disposition::KeyIn,
    Disposition::Refused,
    Disposition::Nil,
    Disposition::Undeliverable,
    Disposition::NotReturned,
    Disposition::NotEligible,
    Disposition::Joint,
];

/// Class of a case in the outcome rates of AAPOR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Complete interview.
    I,
    /// Partial interview.
    P,
    /// Refusal and break-off.
    R,
    /// Eligible, not contacted.
    NC,
    /// Eligible, contacted, no interview for another reason.
    O,
    /// Unknown whether there is a unit at all.
    UH,
    /// Unknown for another reason whether eligible.
    UO,
    /// Not eligible.
    NE,
}

impl Class {
    /// AAPOR's letters of every class, in the order of its formulas.
    pub const WORDS: &'static [&'static str] = &["I", "P", "R", "NC", "O", "UH", "UO", "NE"];

    /// AAPOR's letters.
    pub fn word(self) -> &'static str {
        match self {
            Class::I => "I",
            Class::P => "P",
            Class::R => "R",
            Class::NC => "NC",
            Class::O => "O",
            Class::UH => "UH",
            Class::UO => "UO",
            Class::NE => "NE",
        }
    }

    /// The class with these letters.
    pub fn from_word(word: &str) -> Option<Self> {
        [Class::I, Class::P, Class::R, Class::NC, Class::O, Class::UH, Class::UO, Class::NE]
            .into_iter()
            .find(|class| class.word() == word)
    }
}

/// How the cases of one disposition count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Standing {
    /// In 配布数.
    pub distributed: bool,
    /// In 回収数.
    pub returned: bool,
    /// In 有効回収数.
    pub valid: bool,
    /// In which class of the outcome rates.
    pub class: Class,
}

/// Why a disposition cannot count as wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Impossible {
    /// A valid return that is no return.
    ValidNotReturned,
    /// A return of somebody who was not asked.
    ReturnedNotDistributed,
    /// A valid return that is no interview, or an interview that is no return.
    ClassOfReturn,
    /// Nothing came back that could be a return.
    NothingCame,
    /// A valid return has to count as one: the tables count its answers.
    ValidCounts,
}

impl Standing {
    /// How the cases of a disposition count unless a plan says otherwise.
    ///
    /// The list of those asked says who belongs to the population, so whoever did not answer is eligible, and only the
    /// eligibility of those who could not be reached is unknown. A blank return is an implicit refusal, and one that came
    /// too late a non-contact within the field period (AAPOR, mail surveys). Who is 対象外 is out of the list, and
    /// who is in the return of another is counted there.
    pub fn of(disposition: Disposition) -> Self {
        let asked = |class| Standing { distributed: true, returned: false, valid: false, class };
        let not_asked = Standing { distributed: false, returned: false, valid: false, class: Class::NE };
        match disposition {
            Disposition::Valid => Standing { returned: true, valid: true, ..asked(Class::I) },
            Disposition::Invalid => Standing { returned: true, ..asked(Class::R) },
            Disposition::HeldOut => Standing { returned: true, ..asked(Class::O) },
            Disposition::Refused => asked(Class::R),
            Disposition::NotReturned | Disposition::Late => asked(Class::NC),
            Disposition::Nil | Disposition::KeyIn => asked(Class::O),
            Disposition::Undeliverable => asked(Class::UO),
            Disposition::NotEligible | Disposition::Joint => not_asked,
        }
    }

    /// Why the cases of a disposition cannot count so, if they cannot: 有効回収 is part of 回収, that of 配布, and interviews
    /// are among the returns.
    pub fn impossible(self, disposition: Disposition) -> Option<Impossible> {
        let nothing_came = matches!(disposition, Disposition::NotReturned | Disposition::Undeliverable);
        let interview = matches!(self.class, Class::I | Class::P);
        if disposition == Disposition::Valid && !self.valid {
            Some(Impossible::ValidCounts)
        } else if nothing_came && (self.returned || self.valid || interview) {
            Some(Impossible::NothingCame)
        } else if self.valid && !self.returned {
            Some(Impossible::ValidNotReturned)
        } else if self.returned && !self.distributed {
            Some(Impossible::ReturnedNotDistributed)
        } else if (self.valid && !interview) || (interview && !self.returned) {
            Some(Impossible::ClassOfReturn)
        } else {
            None
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// The cases of a disposition, except those of the other line.
    As(Disposition),
    /// Valid returns that answered less than the plan asks of a complete one.
    Partial,
}

/// The table, as it is used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DispositionTable {
    /// Dispositions that count otherwise than [`Standing::of`] says, and why.
    changed: BTreeMap<Disposition, (Standing, Option<Phrase>)>,
    /// A valid return that answered less than this percentage of the questions that concerned it is a partial one.
    partial_below: Option<u32>,
}

impl DispositionTable {
    /// The table with what a plan changes.
    pub fn new(
        changes: impl IntoIterator<Item = (Disposition, Standing, Option<Phrase>)>,
        partial_below: Option<u32>,
    ) -> Self {
        let changed = changes
            .into_iter()
            .filter(|(disposition, standing, _)| *standing != Standing::of(*disposition))
            .map(|(disposition, standing, reason)| (disposition, (standing, reason)))
            .collect();
        Self { changed, partial_below }
    }

    /// The percentage below which a valid return is a partial one, where the plan draws that line.
    pub fn partial_below(&self) -> Option<u32> {
        self.partial_below
    }

    /// The lines in order; that of partial returns where there is one.
    pub fn endings(&self) -> Vec<Ending> {
        let mut endings = Vec::new();
        for disposition in ORDER {
            endings.push(Ending::As(disposition));
            if disposition == Disposition::Valid && self.partial_below.is_some() {
                endings.push(Ending::Partial);
            }
        }
        endings
    }

    /// How the cases of a line count.
    pub fn standing(&self, ending: Ending) -> Standing {
        let of = |disposition: Disposition| {
            self.changed.get(&disposition).map_or_else(|| Standing::of(disposition), |(standing, _)| *standing)
        };
        match ending {
            Ending::As(disposition) => of(disposition),
            Ending::Partial => Standing { class: Class::P, ..of(Disposition::Valid) },
        }
    }

    /// What the plan changed, with its reason.
    pub fn changes(&self) -> impl Iterator<Item = (Disposition, Standing, Option<&Phrase>)> {
        self.changed.iter().map(|(disposition, (standing, reason))| (*disposition, *standing, reason.as_ref()))
    }

    /// The dispositions whose cases count in a certain way.
    pub fn that(&self, counts: impl Fn(Standing) -> bool) -> BTreeSet<Disposition> {
        let stands = |disposition: &Disposition| counts(self.standing(Ending::As(*disposition)));
        Disposition::ALL.into_iter().filter(stands).collect()
    }

    /// 配布, 回収 and 有効 as a base chain, from how many cases ended in each way; without 配布 where nobody knows how many
    /// were asked.
    pub fn chain(&self, cases: &BTreeMap<Ending, u64>, asked: bool) -> BaseChain {
        let sum = |counts: &dyn Fn(Ending, Standing) -> bool| -> u64 {
            cases.iter().filter(|(ending, _)| counts(**ending, self.standing(**ending))).map(|(_, n)| n).sum()
        };
        let held = |ending: Ending| ending == Ending::As(Disposition::HeldOut);
        let distributed = sum(&|_, standing| standing.distributed);
        let returned = sum(&|_, standing| standing.returned);
        let valid = sum(&|_, standing| standing.valid);
        BaseChain {
            distributed: asked.then_some(distributed),
            not_returned: if asked { distributed - returned } else { 0 },
            returned,
            invalid_returns: sum(&|ending, standing| standing.returned && !standing.valid && !held(ending)),
            held_out_returns: sum(&|ending, standing| standing.returned && !standing.valid && held(ending)),
            valid,
            n: valid,
            ..BaseChain::default()
        }
    }

    /// The cases by class.
    pub fn classes(&self, cases: &BTreeMap<Ending, u64>) -> aapor::Dispositions {
        let mut classes = aapor::Dispositions::default();
        for (ending, n) in cases {
            let class = match self.standing(*ending).class {
                Class::I => &mut classes.complete,
                Class::P => &mut classes.partial,
                Class::R => &mut classes.refusal,
                Class::NC => &mut classes.non_contact,
                Class::O => &mut classes.other,
                Class::UH => &mut classes.unknown_household,
                Class::UO => &mut classes.unknown_other,
                Class::NE => &mut classes.not_eligible,
            };
            *class += n;
        }
        classes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in the table by default is possible, and agrees with the base chain of the answers.
    #[test]
    fn the_table_and_the_base_chain_agree() {
        for disposition in Disposition::ALL {
            let standing = Standing::of(disposition);
            assert_eq!(standing.impossible(disposition), None, "{disposition:?}");
            let chain = disposition.in_chain();
            assert_eq!(standing.distributed, chain.is_some(), "{disposition:?}");
            let back = chain.is_some_and(|chain| chain != Disposition::NotReturned);
            assert_eq!(standing.returned, back, "{disposition:?}");
            assert_eq!(standing.valid, chain == Some(Disposition::Valid), "{disposition:?}");
        }
        assert_eq!(BTreeSet::from(ORDER), BTreeSet::from(Disposition::ALL));
        for word in Class::WORDS {
            assert_eq!(Class::from_word(word).map(Class::word), Some(*word));
        }
    }

    /// Whatever is possible adds up.
    #[test]
    fn what_is_possible_adds_up() {
        let all = [Class::I, Class::P, Class::R, Class::NC, Class::O, Class::UH, Class::UO, Class::NE];
        for disposition in Disposition::ALL {
            for code in 0..8_u32 {
                for class in all {
                    let [distributed, returned, valid] = [1, 2, 4].map(|bit| code & bit != 0);
                    let standing = Standing { distributed, returned, valid, class };
                    if standing.impossible(disposition).is_some() {
                        continue;
                    }
                    let table = DispositionTable::new([(disposition, standing, None)], Some(80));
                    let cases: BTreeMap<Ending, u64> = table.endings().into_iter().zip(1..).collect();
                    let chain = table.chain(&cases, true);
                    assert!(chain.adds_up(), "{disposition:?} {standing:?} {chain:?}");
                    let classes = table.classes(&cases);
                    let aapor::Dispositions {
                        complete,
                        partial,
                        refusal,
                        non_contact,
                        other,
                        unknown_household,
                        unknown_other,
                        not_eligible,
                    } = classes;
                    let sum = complete + partial + refusal + non_contact + other;
                    let sum = sum + unknown_household + unknown_other + not_eligible;
                    assert_eq!(sum, cases.values().sum::<u64>());
                }
            }
        }
    }

    #[test]
    fn what_is_impossible_says_why() {
        let standing = |distributed, returned, valid, class| Standing { distributed, returned, valid, class };
        let late = Disposition::Late;
        let why = |disposition, standing: Standing| standing.impossible(disposition);
        assert_eq!(why(late, standing(true, true, true, Class::I)), None);
        assert_eq!(why(late, standing(true, true, false, Class::I)), None);
        assert_eq!(why(late, standing(true, false, true, Class::I)), Some(Impossible::ValidNotReturned));
        assert_eq!(why(late, standing(false, true, false, Class::O)), Some(Impossible::ReturnedNotDistributed));
        assert_eq!(why(late, standing(true, true, true, Class::NC)), Some(Impossible::ClassOfReturn));
        assert_eq!(why(late, standing(true, false, false, Class::I)), Some(Impossible::ClassOfReturn));
        let nothing = Disposition::Undeliverable;
        assert_eq!(why(nothing, standing(true, true, false, Class::O)), Some(Impossible::NothingCame));
        assert_eq!(why(nothing, standing(false, false, false, Class::UO)), None);
        assert_eq!(why(Disposition::Valid, standing(true, true, false, Class::I)), Some(Impossible::ValidCounts));
    }
}
