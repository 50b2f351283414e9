//! How far two shares of one sentence are apart: 「市町村は46.9％で、保護司会の61.1％より14.2ポイント低い」. What the difference is of is the two
//! shares, so it is worked out from them and found without words of its own.

use crate::catalogue::verify as words;
use crate::findings::claims::derive::points_between;
use crate::findings::claims::facts::{Fact, Facts, Measure};
use crate::findings::claims::judge::{Value, fit};
use crate::findings::claims::since_last::BEFORE;
use crate::findings::claims::verdict::{Judged, Says, Spoken, judged};

/// What stands behind the share that another is set against.
const AGAINST: &[&str] = &["より", "に比べ", "と比べ", "に対し", "を上回", "を下回", "を"];

/// Words of a difference that does not say which is the greater.
const DIFFERS: &[&str] = &["差", "開き", "隔たり"];

/// A share of a sentence, and the words of the sentence behind it.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'t> {
    /// The fact.
    pub fact: usize,
    /// What follows.
    pub behind: &'t str,
}

/// Judges a statement of how far the two shares of its sentence are apart; none where it is none, where the two are not of one kind, or
/// where it is not said which of them is the greater by so much.
pub fn check(facts: &Facts, spoken: &Spoken, [one, other]: [Beside<'_>; 2]) -> Option<Judged> {
    let Says::Value(value @ (Value::Points(_) | Value::Percent(_)), _) = &spoken.says else { return None };
    let says = |words: &[&str]| words.iter().any(|word| spoken.context.sentence.contains(word));
    if says(BEFORE) || spoken.down.is_none() && !says(DIFFERS) {
        return None;
    }
    let (new, old) = match (spoken.down, is_reference(one.behind), is_reference(other.behind)) {
        (_, false, true) => (one, other),
        (_, true, false) => (other, one),
        (None, _, _) => (one, other),
        (Some(_), _, _) => return None,
    };
    let (new, old) = (facts.list.get(new.fact)?, facts.list.get(old.fact)?);
    if !is_alike(new, old) {
        return None;
    }
    let between = points_between(new, old, &words::by_difference_of_shares());
    let fits = fit(value, spoken.degree, spoken.down, &between);
    Some(judged(&between, fits, value, spoken, false))
}

/// Whether the words behind a share, its n apart, set another against it.
fn is_reference(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['）', ')', ' ']);
    let bracket = behind.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')']));
    let behind = bracket.map_or(behind, |(_, behind)| behind);
    AGAINST.iter().any(|word| behind.starts_with(word))
}

/// Whether two shares are of two groups or of two answers, and alike otherwise.
fn is_alike(one: &Fact, other: &Fact) -> bool {
    let differ = [one.row_words != other.row_words, one.option_words != other.option_words];
    one.table.is_some()
        && one.table == other.table
        && one.years == other.years
        && [one, other].iter().all(|fact| fact.measure == Measure::Share && fact.exact().is_some())
        && differ.iter().filter(|differ| **differ).count() == 1
}
