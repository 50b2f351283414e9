//! In what rounds are not alike though the question is: whom they asked, and as of when. They are compared only with the
//! remark that says so.

use crate::catalogue::{Phrase, change as words};
use crate::findings::material::Material;
use crate::survey::definition::Round;
use crate::survey::indicator::{CountedFrom, Indicator};
use crate::text::era::{CivilDate, in_words};

/// What must be said where these rounds stand beside each other.
pub(super) fn remarks(rounds: &[&Round]) -> Vec<Phrase> {
    other_audience(rounds).into_iter().chain(other_period(rounds)).collect()
}

/// Why a round does not go on where another ended: no change is told over that.
pub(super) fn breaks(earlier: &Round, later: &Round) -> Vec<Phrase> {
    let audience = (earlier.audience != later.audience).then(words::break_audience);
    let period = other_period(&[earlier, later]).map(|_| words::break_period());
    audience.into_iter().chain(period).collect()
}

/// The same between the rounds that an indicator is counted from in two fiscal years.
pub(super) fn breaks_of_indicator(
    material: &Material<'_>,
    indicator: &Indicator,
    earlier: i32,
    later: i32,
) -> Vec<Phrase> {
    let Some(CountedFrom::Survey { survey, .. }) = &indicator.counted else { return Vec::new() };
    let of = |year| material.survey(survey)?.rounds.iter().find(|round| round.fiscal_year == Some(year));
    of(earlier).zip(of(later)).map(|(earlier, later)| breaks(earlier, later)).unwrap_or_default()
}

/// The same of the rounds that an indicator is counted from in some fiscal years.
pub(super) fn of_indicator(material: &Material<'_>, indicator: &Indicator, years: &[i32]) -> Vec<Phrase> {
    let Some(CountedFrom::Survey { survey, .. }) = &indicator.counted else { return Vec::new() };
    let Some(survey) = material.survey(survey) else { return Vec::new() };
    let of_year = |year: &i32| survey.rounds.iter().find(|round| round.fiscal_year == Some(*year));
    remarks(&years.iter().filter_map(of_year).collect::<Vec<_>>())
}

/// That not the same people were asked.
pub(super) fn other_audience(rounds: &[&Round]) -> Option<Phrase> {
    let first = &rounds.first()?.audience;
    rounds.iter().any(|round| round.audience != *first).then(|| {
        let named = rounds.iter().map(|round| match &round.audience {
            Some(audience) => words::audience_of(&round.label, audience),
            None => words::audience_of(&round.label, words::audience_unsaid()),
        });
        words::other_audience(Phrase::listed(&named.collect::<Vec<_>>()))
    })
}

/// That the answers hold as of different times of the year.
fn other_period(rounds: &[&Round]) -> Option<Phrase> {
    // A round without a day speaks of its whole year.
    let time = |round: &&Round| match round.as_of {
        Some(CivilDate { month, day, .. }) => Some((month, day)),
        None => round.fiscal_year.map(|_| (3, Some(31))),
    };
    let times: Vec<_> = rounds.iter().filter_map(time).collect();
    let first = times.first()?;
    times.iter().any(|time| time != first).then(|| {
        let named = rounds.iter().map(|round| match round.as_of {
            Some(day) => words::period_of(&round.label, in_words(&day)),
            None => words::whole_year_of(&round.label),
        });
        words::other_period(Phrase::listed(&named.collect::<Vec<_>>()))
    })
}
