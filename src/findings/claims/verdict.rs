//! Every statement of a text against the facts of a workspace: bound by a mark, by a claim that the plan declares, or by its
//! words, and then judged. What comes out says where it stands, what it was compared with and what would be right.

mod beside;
mod elsewhere;
mod outcome;
mod together;
mod two_frames;
mod unsaid;

pub(crate) use elsewhere::not_of_this_year;
pub use elsewhere::{as_its_share, elsewhere};
pub use outcome::{Verdict, Why};

use crate::catalogue::{Phrase, verify as words};
use crate::findings::claims::bind::{Candidate, Context, FLOOR, Kind, SURE, about_best, candidates, rate};
use crate::findings::claims::facts::{Fact, FactValue, Facts, Measure};
use crate::findings::claims::judge::{Fit, Value, fit, right};
use crate::findings::claims::stated::Degree;
use crate::findings::claims::turn::of_round;
use crate::findings::claims::verdict::beside::{beside, n_of};
use crate::findings::plan::TenthsConvention;

/// A statement, ready to be bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// What it says.
    pub says: Says,
    /// How exactly.
    pub degree: Degree,
    /// Down or up, where the words say one.
    pub down: Option<bool>,
    /// The words around it.
    pub context: Context,
    /// The figure that a mark in the text, or a claim of the plan, names.
    pub declared: Option<Declared>,
    /// Whether the text says that a value holds as of a day within its year.
    pub says_as_of: bool,
    /// The numbers of the same section, as digits, among which its base may stand.
    pub numbers_near: Vec<i128>,
    /// Begins an item or a row, as the day of an event does.
    pub leads: bool,
    /// Stands right behind a percentage, in its brackets or opening them, and so is its base or its counts.
    pub behind_share: bool,
}

/// A place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// From the greatest: 1 is 最も多い.
    From(usize),
    /// 最も少ない.
    Last,
    /// 主な: those named are the foremost.
    Main,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// A value of a fact.
    Value(Value, Kind),
    /// Which place something has among others.
    Rank(Place),
    /// What no figure can be compared with.
    Nothing,
}

/// A figure that is named for a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Its id.
    pub figure: String,
    /// The claim of the plan that names it.
    pub claim: Option<String>,
    /// How tenths are taken.
    pub convention: Option<TenthsConvention>,
    /// Of a number of others whose two parts stand in two frames (104/129), the figure of the second.
    pub denominator: Option<String>,
}

/// A statement that was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// How it stands.
    pub verdict: Verdict,
    /// The figure that it was compared with.
    pub figure: Option<String>,
    /// That figure, or what was worked out from it, in words.
    pub label: Phrase,
    /// The figures that the value was worked out from, where they are several.
    pub from: Vec<String>,
    /// What would be right.
    pub right: Option<Phrase>,
    /// Other figures that may be meant.
    pub also: Vec<String>,
    /// What else is to be said.
    pub remarks: Vec<Phrase>,
    /// The fact that it was compared with.
    pub fact: Option<usize>,
    /// Whether the nearest fact is of another year than the one that is named.
    pub other_year: bool,
    /// The fact that is nearest, where nothing is of the year that is named.
    pub near: Option<usize>,
}

impl Judged {
    /// A statement where there is nothing to compare it with.
    pub fn not_compared() -> Self {
        Self::without(Verdict::Unchecked(Why::NoWorkspace), None, Vec::new())
    }

    fn without(verdict: Verdict, figure: Option<String>, also: Vec<String>) -> Self {
        let (label, from, remarks) = (Phrase::default(), Vec::new(), Vec::new());
        Self {
            verdict,
            figure,
            label,
            from,
            right: None,
            also,
            remarks,
            fact: None,
            other_year: false,
            near: None,
        }
    }
}

/// Judges a statement; none of what states no fact that figures can be compared with. `before` is the fact that the statement
/// before it was bound to, `agreed` are those with which the other statements of its sentence agree.
pub fn check(facts: &Facts, spoken: &Spoken, before: Option<usize>, agreed: &[usize]) -> Option<Judged> {
    if let (true, Some(share)) = (spoken.behind_share, before.and_then(|at| facts.list.get(at)))
        && let Some(judged) = beside(share, spoken)
    {
        return Some(Judged { fact: before, ..judged });
    }
    let judged = match &spoken.says {
        Says::Nothing => return None,
        Says::Rank(place) => super::rank::check(facts, spoken, *place),
        Says::Value(value, kind) => {
            let judged = value_of(facts, spoken, value, kind, agreed);
            together::instead(facts, &judged, (spoken, value, kind)).unwrap_or(judged)
        }
    };
    Some(elsewhere::not_counted(facts, &judged, spoken).unwrap_or(judged))
}

fn value_of(facts: &Facts, spoken: &Spoken, value: &Value, kind: &Kind, agreed: &[usize]) -> Judged {
    if let Some(declared) = &spoken.declared {
        if let (Some(denominator), Value::Fraction(k, n)) = (&declared.denominator, value) {
            return two_frames::check(facts, (&declared.figure, *k), (denominator, *n));
        }
        let Some(index) = facts.of_figure(&declared.figure) else {
            let gone = Judged::without(Verdict::Unchecked(Why::Gone), Some(declared.figure.clone()), Vec::new());
            return Judged { remarks: vec![words::hint_gone()], ..gone };
        };
        let value = match (value, declared.convention) {
            (Value::Tenths(tenths, _), convention) => Value::Tenths(*tenths, convention),
            (other, _) => other.clone(),
        };
        let fact = &facts.list[index];
        let mut judged = judged(fact, fit(&value, spoken.degree, spoken.down, fact), &value, spoken, false);
        if let (Some(claim), true) = (&declared.claim, judged.verdict != Verdict::Agrees) {
            judged.remarks.push(words::say_declared(claim));
        }
        judged.fact = Some(index);
        if let (Verdict::OtherRounding, Some(convention)) = (judged.verdict, declared.convention) {
            judged.remarks.push(words::say_convention(convention_words(convention)));
        }
        return judged;
    }
    if let Value::Day(..) = value {
        return day(facts, spoken, value);
    }
    let (found, likely) = of_round(facts, kind, &spoken.context);
    let Some(best) = likely.first() else {
        if let Some(near) = about_best(&found).first() {
            return elsewhere::not_of_this_year(facts, near.fact, Vec::new());
        }
        let also = ids(facts, &found, 3);
        if rate(kind, &spoken.context).is_some() {
            let none = Judged::without(Verdict::Unchecked(Why::NoRate), None, also);
            return Judged { remarks: vec![words::hint_rate()], ..none };
        }
        return Judged::without(Verdict::Unchecked(Why::NoFigure), None, also);
    };
    let fits = |candidate: &Candidate| {
        let fact = &facts.list[candidate.fact];
        fit(value, spoken.degree, spoken.down, fact)
    };
    // The value decides among what the words fit about equally well; a figure of another year only where no other is there.
    let says_so = |wanted: &[Fit]| {
        likely
            .iter()
            .find(|candidate| {
                candidate.other_year == best.other_year && fits(candidate).is_some_and(|fit| wanted.contains(&fit))
            })
            .copied()
    };
    // A figure of several answers goes before the one that is named, but does not contradict it.
    let of_one_answer = || {
        let near = crate::text::key::key(&spoken.context.near);
        let names = |fact: &Fact| !fact.option_words.is_empty() && near.contains(&fact.option_words);
        found.iter().find(|other| {
            other.score >= FLOOR
                && other.grounded
                && other.other_year == best.other_year
                && facts.list[other.fact].years == facts.list[best.fact].years
                && names(&facts.list[other.fact])
                && !value.is_bound(spoken.degree)
                && fits(other) == Some(Fit::Same)
        })
    };
    let chosen = says_so(&[Fit::Same])
        .or_else(|| of_one_answer().copied())
        .or_else(|| says_so(&[Fit::OtherRounding, Fit::PercentForPoints, Fit::PointsForPercent]))
        .or_else(|| likely.iter().find(|candidate| goes_with(facts, candidate.fact, agreed)).copied())
        .unwrap_or(*best);
    let fact = &facts.list[chosen.fact];
    let grounded = chosen.grounded || goes_with(facts, chosen.fact, agreed);
    let fit = fits(&chosen);
    let also: Vec<Candidate> =
        likely.iter().filter(|other| facts.list[other.fact].figure != fact.figure).copied().collect();
    let also = ids(facts, &also, 3);
    // A year of which the workspace has nothing: the number may well be another.
    let beyond = chosen.other_year
        && facts.span.is_some_and(|(from, to)| {
            let years = spoken.context.years_beside(&fact.label_years);
            !years.iter().any(|year| (from..=to).contains(year))
        });
    // Another that may be meant has just this value.
    let elsewhere = || {
        let may = |other: &&Candidate| !other.other_year;
        !spoken.context.cell
            && value.is_telling()
            && found.iter().filter(may).any(|other| fits(other) == Some(Fit::Same))
    };
    // What is of another year is right or wrong of that year, and says nothing of this one.
    if chosen.other_year && matches!(fit, Some(Fit::Differs | Fit::PercentForPoints | Fit::PointsForPercent)) {
        return elsewhere::not_of_this_year(facts, chosen.fact, also);
    }
    // Every second figure is within a bound by chance.
    let by_chance = || value.is_bound(spoken.degree) && (chosen.score < SURE || !grounded);
    let far = if fit == Some(Fit::Same) {
        by_chance()
    } else {
        let one_of_several = || unsaid::is_one_of_several(facts, &likely, chosen.fact, &spoken.context);
        chosen.score < SURE || !grounded || spoken.context.loose || beyond || elsewhere() || one_of_several()
    };
    if far && fit.is_some() {
        let mut far = Judged::without(Verdict::Unchecked(Why::Far), Some(fact.figure.clone()), also);
        far.label = fact.label.clone();
        return far;
    }
    Judged { also, fact: Some(chosen.fact), ..judged(fact, fit, value, spoken, chosen.other_year) }
}

/// Whether a fact is of the same table and about the same as another one with which the sentence agrees elsewhere: 「77団体と95団体の計
/// 172か所に配布し、129か所から回収した」 speaks of one survey throughout.
fn goes_with(facts: &Facts, fact: usize, agreed: &[usize]) -> bool {
    // What agrees already is not said once more.
    let mut others = agreed.iter().filter(|at| **at != fact).map(|at| &facts.list[*at]);
    let fact = &facts.list[fact];
    others.any(|other| {
        fact.table.is_some()
            && fact.table == other.table
            && fact.subject == other.subject
            && fact.years == other.years
    })
}

/// A day on which something took place. A day in running text can be anything's; one that leads an item or a row of a list of
/// events is that of an event.
fn day(facts: &Facts, spoken: &Spoken, value: &Value) -> Judged {
    let found = candidates(facts, &Kind::Day, &spoken.context);
    let likely = about_best(&found);
    let none = Judged::without(Verdict::Unchecked(Why::NoFigure), None, Vec::new());
    let Some(best) = likely.first() else { return none };
    let fits =
        |candidate: &&Candidate| fit(value, spoken.degree, None, &facts.list[candidate.fact]) == Some(Fit::Same);
    if let Some(same) = likely.iter().find(fits) {
        return judged(&facts.list[same.fact], Some(Fit::Same), value, spoken, false);
    }
    if !(spoken.leads || spoken.context.cell) || best.score < SURE {
        return none;
    }
    let fact = &facts.list[best.fact];
    let mut judged = judged(fact, Some(Fit::Differs), value, spoken, false);
    let near = |own: crate::text::era::CivilDate| {
        spoken.context.day.is_some_and(|day| (own.month, own.day) == (day.month, day.day))
    };
    if !fact.day.is_some_and(near) {
        judged.right = None;
        judged.remarks.push(words::say_no_day());
    }
    judged
}

/// What comes of a fact that a statement was bound to.
pub(super) fn judged(fact: &Fact, fit: Option<Fit>, value: &Value, spoken: &Spoken, other_year: bool) -> Judged {
    let mut remarks = Vec::new();
    let is_day = matches!(value, Value::Day(..));
    let mut verdict = match (fact.value, fit) {
        (FactValue::Hidden, _) if !is_day => Verdict::Unchecked(Why::Hidden),
        (_, None) => Verdict::Unchecked(Why::Undefined),
        (_, Some(Fit::Same)) => Verdict::Agrees,
        (_, Some(Fit::OtherRounding)) => Verdict::OtherRounding,
        (_, Some(Fit::PercentForPoints)) => {
            remarks.push(words::say_points());
            Verdict::PointsMeant
        }
        (_, Some(Fit::PointsForPercent)) => {
            remarks.push(words::say_percent());
            Verdict::Disagrees
        }
        (_, Some(Fit::Differs)) => Verdict::Disagrees,
    };
    if other_year && matches!(verdict, Verdict::Agrees | Verdict::OtherRounding) {
        verdict = Verdict::Disagrees;
        remarks.extend(elsewhere::years_of(fact).map(words::of_other_year));
    }
    if verdict == Verdict::Agrees
        && let Some(day) = fact.as_of.filter(|_| fact.measure.compares() && !spoken.says_as_of)
    {
        verdict = Verdict::UnlikePeriods;
        remarks.push(words::say_as_of(crate::text::era::in_words(&day)));
    }
    // Whoever follows the frame or mark of a number finds its base there.
    let marked = spoken.declared.as_ref().is_some_and(|declared| declared.claim.is_none());
    if verdict == Verdict::Agrees
        && !marked
        && fact.measure == Measure::Share
        && !spoken.context.cell
        && matches!(value, Value::Percent(_) | Value::Tenths(..))
        && let Some(n) = n_of(fact)
        && !spoken.numbers_near.contains(&n)
    {
        verdict = Verdict::BaseMissing;
        remarks.push(words::say_base(n));
    }
    if verdict == Verdict::OtherRounding && matches!(value, Value::Percent(_) | Value::Number(_)) {
        remarks.push(words::say_rounding());
    }
    if fact.provisional {
        remarks.push(words::say_provisional());
    }
    let right = match verdict {
        Verdict::Unchecked(_) => None,
        Verdict::Disagrees
        | Verdict::PointsMeant
        | Verdict::OtherRounding
        | Verdict::UnlikePeriods
        | Verdict::BaseMissing
        | Verdict::Agrees => match value {
            Value::Day(..) => fact.day.map(|day| Phrase::same(crate::text::era::wareki(&day))),
            _ => right(fact).map(Phrase::same),
        },
    };
    Judged {
        verdict,
        figure: Some(fact.figure.clone()),
        label: fact.label.clone(),
        from: if fact.from.len() > 1 { fact.from.clone() } else { Vec::new() },
        right,
        also: Vec::new(),
        remarks,
        fact: None,
        other_year,
        near: None,
    }
}

fn convention_words(convention: TenthsConvention) -> Phrase {
    match convention {
        TenthsConvention::Cut | TenthsConvention::Either => crate::catalogue::findings::cut(),
        TenthsConvention::Rounded => crate::catalogue::findings::rounded(),
    }
}

/// The ids of some candidates, each once.
pub(super) fn ids(facts: &Facts, found: &[Candidate], most: usize) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for candidate in found.iter().filter(|candidate| candidate.score >= FLOOR - 0.1) {
        let id = &facts.list[candidate.fact].figure;
        if !ids.contains(id) {
            ids.push(id.clone());
        }
        if ids.len() == most {
            break;
        }
    }
    ids
}
