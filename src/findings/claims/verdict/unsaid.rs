//! An answer that the text does not name as it is written: where several of the same question fit the words about equally well
//! (必要 of 大いに必要, ある程度必要), nothing says which of them is meant, or whether they are put together.

use crate::findings::claims::bind::{Candidate, Context};
use crate::findings::claims::facts::{Fact, Facts};
use crate::text::key::key;

/// Whether a candidate is only one of several such answers.
pub(super) fn is_one_of_several(facts: &Facts, likely: &[Candidate], chosen: usize, context: &Context) -> bool {
    let fact = &facts.list[chosen];
    if context.cell || fact.of_returns {
        return false;
    }
    let text = key(&context.sentence);
    let is_unsaid = |fact: &Fact| !fact.option_words.is_empty() && !text.contains(&fact.option_words);
    let mut others = likely.iter().map(|candidate| &facts.list[candidate.fact]);
    is_unsaid(fact) && others.any(|other| other.stands_beside(fact) && is_unsaid(other))
}
