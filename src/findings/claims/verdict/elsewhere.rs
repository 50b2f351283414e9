//! A statement that names a year, a round or a question of which the plan has no figure: it cannot be checked there, and which other
//! plan of the workspace has that year is said.

use crate::catalogue::verify as words;
use crate::findings::claims::bind::{FLOOR, candidates, rate, uncounted};
use crate::findings::claims::facts::{Fact, Facts};
use crate::findings::claims::turn::Turn;
use crate::findings::claims::verdict::{Judged, Says, Spoken, Verdict, Why};
use crate::text::era::fiscal_year_name;

/// The fiscal years of a fact in words.
pub(super) fn years_of(fact: &Fact) -> Option<String> {
    let (first, last) = fact.years?;
    Some(if first == last {
        format!("{}年度", fiscal_year_name(first))
    } else {
        format!("{}〜{}年度", fiscal_year_name(first), fiscal_year_name(last))
    })
}

/// A statement of a year or round of which there is no figure; the nearest one is of another.
pub(crate) fn not_of_this_year(facts: &Facts, at: usize, also: Vec<String>) -> Judged {
    let near = &facts.list[at];
    let mut judged = Judged::without(Verdict::Unchecked(Why::OtherYear), None, also);
    judged.label = near.label.clone();
    judged.other_year = true;
    judged.near = Some(at);
    judged.remarks.extend(years_of(near).map(|years| words::say_near_of_year(&near.figure, years)));
    judged
}

/// Where nothing was found and a question is named of which the plan counts nothing, that this is why.
pub(super) fn not_counted(facts: &Facts, judged: &Judged, spoken: &Spoken) -> Option<Judged> {
    if !matches!(judged.verdict, Verdict::Unchecked(Why::NoFigure | Why::NoRate)) {
        return None;
    }
    let question = uncounted(facts, &spoken.context)?;
    let told = Judged::without(Verdict::Unchecked(Why::NotCounted), None, Vec::new());
    Some(Judged { remarks: vec![words::say_not_counted(&question.name)], ..told })
}

/// Where a plan has no figure of the year or round that a statement names and another one has, that it cannot be checked here and
/// which one has it; none where the statement is of the plan's own rounds, or no plan has that year.
pub fn elsewhere(facts: &Facts, judged: &Judged, spoken: &Spoken, others: &[(&str, &Facts)]) -> Option<Judged> {
    let says_year = !spoken.context.years.is_empty();
    // Without a year 前回 is whatever was before what this plan has.
    let near = judged.near.and_then(|at| facts.list.get(at)).and_then(|fact| fact.years);
    let before = near.filter(|_| spoken.context.turn == Turn::Before).map(|(first, _)| first);
    let unread =
        matches!(judged.verdict, Verdict::Unchecked(Why::OtherYear | Why::NoFigure | Why::NoRate | Why::Far));
    let names = says_year || before.is_some();
    if !names || spoken.declared.is_some() || !(judged.other_year || unread && judged.figure.is_none()) {
        return None;
    }
    let is_before =
        |fact: &&Fact| says_year || fact.years.zip(before).is_some_and(|((_, last), first)| last < first);
    let found = |facts| of_year(facts, spoken).filter(is_before);
    let (plan, fact) = others.iter().find_map(|(plan, facts)| Some((*plan, found(facts)?)))?;
    let mut told = Judged::without(Verdict::Unchecked(Why::OtherPlan), None, Vec::new());
    let years = years_of(fact).unwrap_or_default();
    told.remarks.push(words::say_elsewhere(years, plan, &fact.figure, &fact.label));
    Some(told)
}

/// The fact that a statement is about in the year that it names.
fn of_year<'f>(facts: &'f Facts, spoken: &Spoken) -> Option<&'f Fact> {
    let Says::Value(_, kind) = &spoken.says else { return None };
    let before = spoken.context.of_round_before();
    let context = before.as_ref().unwrap_or(&spoken.context);
    let is_rate = rate(kind, context).is_some();
    let found = candidates(facts, kind, context);
    let best = found
        .iter()
        .find(|candidate| candidate.score >= FLOOR && !candidate.other_year && (candidate.grounded || is_rate))?;
    let fact = facts.list.get(best.fact)?;
    fact.years.is_some().then_some(fact)
}

/// That nothing is known of the figure of a base or of counts, because nothing is of the share that they stand behind.
pub fn as_its_share(share: &Judged, judged: &Judged) -> Option<Judged> {
    let Verdict::Unchecked(why) = share.verdict else { return None };
    (judged.verdict == Verdict::Disagrees).then(|| Judged::without(Verdict::Unchecked(why), None, Vec::new()))
}
