//! What a share of a plan is compared with: that of another group of the same question, or a given share. What cannot be
//! compared is refused where it is asked for.

use crate::catalogue::{Phrase, differences as words, inference as inference_words};
use crate::findings::plan::banner::{one_code, unfillable};
use crate::findings::plan::inference::only_of_samples;
use crate::findings::plan::place::{Place, condition};
use crate::findings::plan::read::Known;
use crate::findings::plan::strata::{Kind, Strata, meets};
use crate::stats::Undefined;
use crate::stats::comparison::{Fraction, fraction};
use crate::survey::contradiction::exclude_each_other;
use crate::survey::predicate::Predicate;
use crate::survey::question::Question;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};
use crate::text::key::key;
use crate::text::number::Decimal;

/// What stands against a share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Compared {
    /// Nothing.
    #[default]
    Alone,
    /// A given share.
    Given(Box<GivenShare>),
    /// The shares of two groups stand against each other.
    Groups(Box<TwoGroups>),
}

/// A given share, such as a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenShare {
    /// As the plan writes it.
    pub written: String,
    /// What it is.
    pub share: Fraction,
    /// Whether the share is one of a sample, so that the difference can be tested.
    pub tested: bool,
}

/// Two groups of one question that have nobody in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoGroups {
    /// The groups; the difference is that of the first less the second.
    pub groups: [ShareGroup; 2],
    /// The interval of the difference, for a sample.
    pub method: DifferenceMethod,
    /// Whether the difference is tested.
    pub tested: bool,
}

/// A group whose share is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareGroup {
    /// Part of the ids of its figures.
    pub id: String,
    /// Words for people.
    pub label: Phrase,
    /// Who is in it.
    pub condition: Predicate,
}

/// How the interval of a difference of two independent shares is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DifferenceMethod {
    /// Newcombe's method 10.
    #[default]
    Newcombe,
    /// Miettinen and Nurminen's score interval.
    MiettinenNurminen,
}

impl DifferenceMethod {
    /// The words in a plan, the default first.
    pub const WORDS: &[&str] = &["newcombe", "miettinen-nurminen"];

    fn from_word(word: &str) -> Option<Self> {
        match word {
            "newcombe" => Some(DifferenceMethod::Newcombe),
            "miettinen-nurminen" => Some(DifferenceMethod::MiettinenNurminen),
            _ => None,
        }
    }
}

/// Ids that the figures beside a difference have, so that no group can.
const TAKEN: [&str; 4] = ["low", "high", "p", "points"];

/// Keys that compare two groups, and the one that compares with a given share.
const OF_GROUPS: [&str; 3] = ["groups", "difference", "test"];
const AGAINST: &str = "against";

/// Notes a key of comparing in a figure that is no share.
pub(super) fn only_shares(reading: &mut Reading<'_>, figure: &Table) -> bool {
    let written = OF_GROUPS.into_iter().chain([AGAINST]).find(|key| figure.get(key).is_some());
    if let Some(key) = written {
        reading.advise(figure.place(key), words::only_shares(key), words::write_share());
    }
    written.is_none()
}

/// What a share is compared with, among those that a filter leaves.
pub(super) fn compared(
    reading: &mut Reading<'_>,
    figure: &Table,
    place: &Place<'_>,
    known: Known<'_>,
    question: &str,
    filter: &Predicate,
) -> Option<Compared> {
    let strata = Strata::of(place, known, filter);
    if let Some(written) = figure.words(AGAINST) {
        if let Some(key) = OF_GROUPS.into_iter().find(|key| figure.get(key).is_some()) {
            reading.advise(figure.place(key), words::one_comparison(), words::two_figures());
            return None;
        }
        let Some(share) = given(written.text) else {
            reading.advise(written.span.clone(), words::bad_share(written.text), words::share_forms());
            return None;
        };
        let tested = strata.kind() == Kind::Sample && !strata.complex();
        let written = written.text.trim().to_owned();
        return Some(Compared::Given(Box::new(GivenShare { written, share, tested })));
    }
    if figure.get("groups").is_none() {
        if let Some(key) = ["difference", "test"].into_iter().find(|key| figure.get(key).is_some()) {
            reading.advise(figure.place(key), words::needs_groups(key), words::write_groups());
            return None;
        }
        return Some(Compared::Alone);
    }
    let asked = place.survey.question(question)?;
    let groups = groups(reading, figure, place, known, asked, filter)?;
    let among = Predicate::Or(groups.iter().map(|group| group.condition.clone()).collect());
    let of_groups = Strata::of(place, known, &filter.clone().and(among));
    only_of_samples(reading, figure, &["difference", "test"], &of_groups).then_some(())?;
    if figure.flag("fpc") {
        let what = inference_words::fpc_without_formula("groups");
        reading.advise(figure.place("fpc"), what, words::leave_fpc());
        return None;
    }
    let method = figure.words("difference").and_then(|word| DifferenceMethod::from_word(word.text));
    Some(Compared::Groups(Box::new(TwoGroups {
        groups,
        method: method.unwrap_or_default(),
        tested: figure.flag("test"),
    })))
}

/// A share from 0 to 1: 「50％」, a fraction, or a decimal below 1.
fn given(written: &str) -> Option<Fraction> {
    let text = key(written);
    let share = match (text.strip_suffix(['%', '％']), text.split_once('/')) {
        (Some(percent), _) => {
            let percent = fraction(&Decimal::from_text(percent)?).ok()?;
            Fraction { denominator: percent.denominator.checked_mul(100)?, ..percent }
        }
        (None, Some((above, below))) => {
            let whole = |text: &str| Decimal::from_text(text)?.to_i128();
            Fraction { numerator: whole(above)?, denominator: whole(below).filter(|below| *below > 0)? }
        }
        (None, None) => {
            // 50 without its sign may be 50 % or a slip of the pen.
            let decimal = Decimal::from_text(&text).filter(|decimal| !decimal.is_integer())?;
            fraction(&decimal).ok()?
        }
    };
    (0..=share.denominator).contains(&share.numerator).then_some(share)
}

/// The two groups, which nobody may be in both of.
fn groups(
    reading: &mut Reading<'_>,
    figure: &Table,
    place: &Place<'_>,
    known: Known<'_>,
    question: &Question,
    filter: &Predicate,
) -> Option<[ShareGroup; 2]> {
    let one = |variable: &str| one_code(place.survey, variable);
    let written = figure.tables("groups");
    let mut found: Vec<(ShareGroup, Words<'_>)> = Vec::new();
    for group in &written {
        let (id, words_) = (group.words("id")?, group.words("condition")?);
        if TAKEN.contains(&id.text) || found.iter().any(|(other, _)| other.id == id.text) {
            reading.say(id.span.clone(), words::id_taken(id.text));
            return None;
        }
        let condition = condition(reading, group, "condition", place, known)?;
        if condition.variables().contains(question.id.as_str()) {
            reading.advise(words_.span.clone(), words::group_is_question(&question.id), words::other_groups());
            return None;
        }
        let label = group.phrase("label");
        let conditions = std::slice::from_ref(&condition);
        if let Some(why) = unfillable(conditions, place.survey, question, filter, &one) {
            let message = crate::catalogue::tabulation::point_unfillable(&label, why);
            reading.advise(words_.span.clone(), message, words::other_groups());
            return None;
        }
        found.push((ShareGroup { id: id.text.to_owned(), label, condition }, words_));
    }
    let Ok([(first, _), (second, words_)]) = <[_; 2]>::try_from(found) else {
        reading.say(figure.place("groups"), words::two_groups());
        return None;
    };
    if let Some(why) = overlap(&first, &second, place, known, filter, &one) {
        reading.advise(words_.span.clone(), why, words::groups_apart());
        return None;
    }
    Some([first, second])
}

/// Why somebody is in both groups, as far as their conditions and the frame tell; what answers decide is seen in the data.
fn overlap(
    first: &ShareGroup,
    second: &ShareGroup,
    place: &Place<'_>,
    known: Known<'_>,
    filter: &Predicate,
    one: &dyn Fn(&str) -> bool,
) -> Option<crate::catalogue::Phrase> {
    let (a, b) = (&first.condition, &second.condition);
    if exclude_each_other(&[a, b], one) {
        return None;
    }
    if within(a, b) {
        return Some(words::group_within(&first.label, &second.label));
    }
    if within(b, a) {
        return Some(words::group_within(&second.label, &first.label));
    }
    if let (Predicate::Is { variable, codes }, Predicate::Is { variable: other, codes: others }) = (a, b)
        && variable == other
        && let Some(code) = codes.intersection(others).next()
    {
        return Some(words::groups_share(&first.label, &second.label, code));
    }
    let both = filter.clone().and(a.clone()).and(b.clone());
    let frame = known.frames.get(place.survey.asked_by())?;
    let case =
        frame.cases.iter().find(|case| meets(&both, &case.stratum, Some(case), known.areas) == Some(true))?;
    Some(words::groups_share(&first.label, &second.label, &case.name))
}

/// Whether everyone who meets one condition meets another, as far as their writing tells.
fn within(inner: &Predicate, outer: &Predicate) -> bool {
    let parts = |condition: &Predicate| match condition {
        Predicate::Everyone => Vec::new(),
        Predicate::And(parts) => parts.clone(),
        single => vec![single.clone()],
    };
    let implies = |part: &Predicate, wanted: &Predicate| match (part, wanted) {
        (Predicate::Is { variable, codes }, Predicate::Is { variable: other, codes: others }) => {
            variable == other && codes.is_subset(others)
        }
        (part, wanted) => part == wanted,
    };
    let inner = parts(inner);
    parts(outer).iter().all(|wanted| inner.iter().any(|part| implies(part, wanted)))
}

impl GivenShare {
    /// It as a number.
    ///
    /// # Errors
    /// `Impossible` where it is no share.
    pub fn number(&self) -> Result<f64, Undefined> {
        #[expect(clippy::cast_precision_loss, reason = "a share that somebody wrote")]
        let number = self.share.numerator as f64 / self.share.denominator as f64;
        if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(Undefined::Impossible) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_share_is_a_percentage_a_fraction_or_a_decimal() {
        let of = |text: &str| given(text).map(|share| (share.numerator, share.denominator));
        assert_eq!(of("50%"), Some((50, 100)));
        assert_eq!(of("６２.５ ％"), Some((625, 1000)));
        assert_eq!(of("2/3"), Some((2, 3)));
        assert_eq!(of("0.5"), Some((5, 10)));
        for bad in ["50", "1", "0", "150%", "-1%", "3/2", "1/0", "半分", "", "%"] {
            assert_eq!(of(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_total_contains_its_groups() {
        let read = |text: &str| crate::survey::predicate::parse(text).unwrap();
        assert!(within(&read("a = 1"), &read("everyone")));
        assert!(within(&read("a = 1 and b = 2"), &read("a in (1, 2)")));
        assert!(!within(&read("a in (1, 2)"), &read("a = 1")));
    }
}
