//! A written report against a workspace: the document is read, its statements are found, each is compared with the figures
//! of the plans, and what does not add up within the document is added. The document is only read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::catalogue::{Phrase, verify as words};
use crate::document::{Document, Format, Part};
use crate::findings::claims::apart::{self, Beside};
use crate::findings::claims::derive::derive;
use crate::findings::claims::facts::{Facts, Measure, Sources};
use crate::findings::claims::judge::Value;
use crate::findings::claims::since_last;
use crate::findings::claims::spoken::spoken;
use crate::findings::claims::stated::{Stated, What, stated};
use crate::findings::claims::verdict::{
    Declared, Judged, Says, Spoken, Verdict, Why, as_its_share, check, elsewhere,
};
use crate::findings::claims::within::{Discrepancy, check_with as check_within};
use crate::findings::evaluate::Findings;
use crate::findings::marks::MarkKind;
use crate::findings::plan::{AnalysisPlan, Claim};
use crate::findings::reach::Reach;
use crate::pipeline::ad_hoc::figures;
use crate::pipeline::workspace::Workspace;
use crate::render::docx::template::MarkName;
use crate::report::verification::{ComparedPlan, StatementRecord, Verification, WithinRecord, WordPlace};

/// What a document is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The plans with what they found as published.
    pub plans: &'a [(&'a AnalysisPlan, &'a Findings)],
    /// The other plans of the workspace, with which nothing is compared.
    pub beside: &'a [(&'a AnalysisPlan, &'a Findings)],
}

/// Checks a document, with the figures of a workspace where there is one. A report is one of some plan: of several, the one
/// with which most of its statements agree; what that plan has no figure for may agree with another.
pub fn verify(document: &Document, against: Option<Against<'_>>) -> Verification {
    let Some(against) = against.filter(|against| !against.plans.is_empty()) else {
        return verify_one(document, None);
    };
    let of_one = |plan: &(&AnalysisPlan, &Findings)| (plan.0.id.clone(), facts(against.workspace, *plan));
    let all: Vec<(String, Facts)> = against.plans.iter().chain(against.beside).map(of_one).collect();
    let one = |(at, (plan, findings)): (usize, &(&AnalysisPlan, &Findings))| {
        let others = all.iter().enumerate().filter(|(other, _)| *other != at);
        let held = Held {
            workspace: against.workspace,
            plan,
            findings,
            facts: &all[at].1,
            others: others.map(|(_, (id, facts))| (id.as_str(), facts)).collect(),
        };
        verify_one(document, Some(&held))
    };
    let mut of_plans: Vec<Verification> = against.plans.iter().enumerate().map(one).collect();
    let agree = |checked: &Verification| checked.counts().agree;
    let best = (0..of_plans.len()).rev().max_by_key(|at| agree(&of_plans[*at])).unwrap_or_default();
    let mut chosen = of_plans.swap_remove(best);
    for statement in chosen.statements.iter_mut().filter(|statement| statement.verdict == "unchecked") {
        // Of one that is named, whichever plan has it says how it stands.
        let gone = Some(Why::Gone.word());
        let is_named = statement.why == gone;
        // Of a year or a question that only another plan has, so does that plan.
        let is_elsewhere = [Why::OtherPlan, Why::NotCounted].map(|why| Some(why.word())).contains(&statement.why);
        let same = |other: &&StatementRecord| {
            (&other.place, &other.text) == (&statement.place, &statement.text)
                && (other.verdict == "agrees"
                    || (is_named && other.why != gone)
                    || (is_elsewhere && other.verdict != "unchecked"))
        };
        let told = of_plans.iter().find_map(|other| Some((other, other.statements.iter().find(same)?)));
        if let Some((other, told)) = told {
            *statement = told.clone();
            statement.remarks.extend(other.plans.iter().map(|plan| words::say_of_plan(&plan.id)));
        }
    }
    chosen
}

/// A plan with everything that a text can speak of.
struct Held<'a> {
    workspace: &'a Workspace,
    plan: &'a AnalysisPlan,
    findings: &'a Findings,
    facts: &'a Facts,
    /// The same of the other plans, by their ids.
    others: Vec<(&'a str, &'a Facts)>,
}

fn verify_one(document: &Document, held: Option<&Held<'_>>) -> Verification {
    let found = stated(document);
    let claims: &[Claim] = held.map(|held| held.plan.claims.as_slice()).unwrap_or_default();
    let mut spoken = spoken(document, &found, claims);
    if let Some(held) = held.filter(|held| !held.facts.ids.is_empty()) {
        frame(document, &found, held.facts, &mut spoken);
    }
    let judged = held.map(|held| judge_all(document, held, &found, &spoken));
    let mut statements = Vec::new();
    // Tenths that only one way of taking them fits: a report that needs both ways says them in two senses.
    let (mut only_cut, mut only_rounded) = (false, false);
    for (index, (one, spoken)) in found.iter().zip(&spoken).enumerate() {
        let judged = match &judged {
            Some(judged) => judged[index].clone(),
            None => (!matches!(spoken.says, Says::Nothing)).then(Judged::not_compared),
        };
        let Some(judged) = judged else { continue };
        if let (Some(held), Verdict::Agrees, Says::Value(Value::Tenths(tenths, _), _)) =
            (held, judged.verdict, &spoken.says)
        {
            let (cut, rounded) = held.facts.tenths_ways(judged.figure.as_deref(), tenths);
            only_cut |= cut && !rounded;
            only_rounded |= rounded && !cut;
        }
        statements.push(record(document, one, judged));
    }
    let mut remarks = Vec::new();
    if only_cut && only_rounded {
        remarks.push(words::mixed_tenths());
    }
    Verification {
        file: document.file.clone(),
        plans: held.map(compared).into_iter().collect(),
        other_plans: held.map(others).unwrap_or_default(),
        statements,
        within: within_records(document, &found),
        remarks,
    }
}

/// The plans of the workspace with which nothing is compared.
fn others(held: &Held<'_>) -> Vec<String> {
    held.others.iter().map(|(id, _)| (*id).to_owned()).collect()
}

/// A plan with the rounds of questionnaires that its figures are counted from.
fn compared(held: &Held<'_>) -> ComparedPlan {
    let (plan, findings) = (held.plan, held.findings);
    // The indicators stand among the figures of every plan.
    let cells = findings.tables.iter().flat_map(figures);
    let own = plan.figures.iter().map(|request| request.id.as_str()).chain(cells);
    let reaches = own.filter_map(|id| findings.figures.get(id)).flat_map(|figure| &figure.rests_on);
    let counted: BTreeSet<(&str, &str)> = reaches
        .filter_map(|reach| match reach.as_ref() {
            Reach::Counted { table, .. } => Some((table.survey.as_str(), table.round.as_str())),
            Reach::Entered { .. } => None,
        })
        .collect();
    let asked = held.workspace.surveys.iter().filter(|survey| survey.records().is_none());
    let rounds = asked.flat_map(|survey| survey.rounds.iter().map(move |round| (survey, round)));
    let rounds = rounds.filter(|(survey, round)| counted.contains(&(survey.id.as_str(), round.id.as_str())));
    ComparedPlan {
        id: plan.id.clone(),
        title: plan.title.clone(),
        rounds: rounds
            .map(|(survey, round)| (format!("{}/{}", survey.id, round.id), round.label.clone()))
            .collect(),
    }
}

/// Names the figure of every statement that stands in the frame of one, as `kaishu fill` puts it around a number, and the two of a
/// number of others whose parts stand in two frames (104/129). Where a statement reaches over other frames, its words lead to what
/// it says.
fn frame(document: &Document, found: &[Stated], facts: &Facts, spoken: &mut [Spoken]) {
    let named = |block: usize, span: &Range<usize>| -> Vec<String> {
        let names = document.tags(block, span).filter_map(MarkName::of_tag).map(|(name, _)| name);
        let names = names.filter(|name| MarkKind::of_word(&name.word).is_some_and(MarkKind::is_of_figure));
        // A long id stands in a tag as a number.
        let figure = |name: MarkName| {
            let whole = |id: &&String| name.stands_for(&MarkName::new(&name.word, id));
            facts.ids.iter().find(whole).unwrap_or(&name.id).clone()
        };
        names.map(figure).collect()
    };
    for (one, spoken) in found.iter().zip(spoken) {
        let names = named(one.block, &one.span);
        let parts = || {
            let text = document.blocks.get(one.block)?.text.get(one.span.clone())?;
            let (numerator, denominator) = parts_of_fraction(text, &one.what)?;
            let at = |part: Range<usize>| {
                let mut names =
                    named(one.block, &(one.span.start + part.start..one.span.start + part.end)).into_iter();
                names.next().filter(|_| names.next().is_none())
            };
            Some((at(numerator)?, at(denominator)?))
        };
        let (figure, denominator) = match (names.as_slice(), parts()) {
            ([_, _], Some((figure, denominator))) => (figure, Some(denominator)),
            // Of 104/129 with one part in a frame the frame does not say what the whole is.
            ([_], None) if matches!(one.what, What::Fraction { .. }) => continue,
            ([figure], _) => (figure.clone(), None),
            _ => continue,
        };
        spoken.declared = Some(Declared { figure, claim: None, convention: None, denominator });
        spoken.behind_share = false;
    }
}

/// Where the two numbers of a number of others stand in its words: 「104/129」「104か所（回収129か所）」 begin with the numerator,
/// 「129か所中104か所」 ends with it.
fn parts_of_fraction(text: &str, what: &What) -> Option<(Range<usize>, Range<usize>)> {
    let What::Fraction { .. } = what else { return None };
    let is_of_number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let first = text.find(is_of_number)?;
    let first_end = text[first..].find(|c: char| !is_of_number(c) && !matches!(c, ',' | '，'))? + first;
    let last_end = text.rfind(is_of_number).map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8))?;
    let before_last = text[..last_end].rfind(|c: char| !is_of_number(c) && !matches!(c, ',' | '，'))?;
    let last = before_last + text[before_last..].chars().next().map_or(0, char::len_utf8);
    let numerator_first = text[first_end..last].contains(['/', '／', '（', '(']);
    let (one, other) = (first..first_end, last..last_end);
    (one.end <= other.start).then_some(if numerator_first { (one, other) } else { (other, one) })
}

/// Every statement against the facts; what is not certain by its own words once more with those that agree in its sentence, and
/// what is asked of a figure (its base, its day) only where the document says it nowhere of that figure.
fn judge_all(document: &Document, held: &Held<'_>, found: &[Stated], spoken: &[Spoken]) -> Vec<Option<Judged>> {
    let facts = held.facts;
    let mut before = None;
    let mut all: Vec<Option<Judged>> = Vec::with_capacity(spoken.len());
    for one in spoken {
        let judged = check(facts, one, before, &[]);
        before = judged.as_ref().and_then(|judged| judged.fact);
        all.push(judged);
    }
    let mut agreed: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let sentence = |index: usize| (found[index].block, found[index].sentence.start);
    for (index, judged) in all.iter().enumerate() {
        if let Some(fact) = judged.as_ref().filter(|judged| judged.verdict == Verdict::Agrees).and_then(|j| j.fact)
        {
            agreed.entry(sentence(index)).or_default().push(fact);
        }
    }
    for (index, one) in spoken.iter().enumerate() {
        let uncertain = |judged: &Judged| matches!(judged.verdict, Verdict::Unchecked(Why::Far));
        if let (true, Some(beside)) = (all[index].as_ref().is_some_and(uncertain), agreed.get(&sentence(index))) {
            let before = index.checked_sub(1).and_then(|at| all[at].as_ref()).and_then(|judged| judged.fact);
            all[index] = check(facts, one, before, beside);
        }
    }
    // By how much a share moved is said of the share before it in the sentence, how far two are apart of the two before it.
    for (index, one) in spoken.iter().enumerate() {
        let unread = |judged: &Judged| matches!(judged.verdict, Verdict::Unchecked(Why::Far | Why::NoFigure));
        if one.declared.is_some() || !all[index].as_ref().is_some_and(unread) {
            continue;
        }
        let before = (0..index).rev().take_while(|at| sentence(*at) == sentence(index));
        let shares = before.filter_map(|at| Some((share_of(facts, all[at].as_ref()?)?, at)));
        // Its n stands behind a share and is of it.
        let shares: Vec<(usize, usize)> = shares.filter(|(_, at)| !spoken[*at].behind_share).collect();
        let moved = shares.first().and_then(|(share, _)| since_last::check(facts, one, *share));
        let told = moved.or_else(|| {
            let beside = |(fact, at): (usize, usize)| Beside { fact, behind: behind(document, &found[at]) };
            let [second, first] = <[(usize, usize); 2]>::try_from(shares).ok()?;
            apart::check(facts, one, [beside(first), beside(second)])
        });
        if told.is_some() {
            all[index] = told;
        }
    }
    // What names a year of which this plan has nothing is not checked with another, nor is what stands behind it.
    for (index, one) in spoken.iter().enumerate() {
        let told = all[index].as_ref().and_then(|judged| elsewhere(facts, judged, one, &held.others));
        let before = || index.checked_sub(1).and_then(|at| all[at].as_ref());
        let told = told.or_else(|| {
            let share = before().filter(|_| one.behind_share && one.declared.is_none())?;
            as_its_share(share, all[index].as_ref()?)
        });
        if told.is_some() {
            all[index] = told;
        }
    }
    let whole: BTreeSet<String> = all
        .iter()
        .flatten()
        .filter(|judged| judged.verdict == Verdict::Agrees)
        .filter_map(|judged| judged.figure.clone())
        .collect();
    for judged in all.iter_mut().flatten() {
        let asked = matches!(judged.verdict, Verdict::BaseMissing | Verdict::UnlikePeriods);
        if asked && judged.figure.as_ref().is_some_and(|figure| whole.contains(figure)) {
            judged.verdict = Verdict::Agrees;
            judged.remarks.clear();
            judged.right = None;
        }
    }
    all
}

/// What follows a statement in its sentence.
fn behind<'d>(document: &'d Document, of: &Stated) -> &'d str {
    let block = document.blocks.get(of.block).map_or("", |block| block.text.as_str());
    block.get(of.span.end..of.sentence.end).unwrap_or_default()
}

/// The share that a statement is right about.
fn share_of(facts: &Facts, judged: &Judged) -> Option<usize> {
    let is_right = matches!(judged.verdict, Verdict::Agrees | Verdict::BaseMissing | Verdict::OtherRounding);
    judged.fact.filter(|fact| is_right && facts.list[*fact].measure == Measure::Share)
}

/// Everything in a plan that a text can speak of.
fn facts(workspace: &Workspace, (plan, findings): (&AnalysisPlan, &Findings)) -> Facts {
    let mut facts = Facts::default();
    facts.add(&Sources {
        plan,
        figures: &findings.figures,
        tables: &findings.tables,
        surveys: &workspace.surveys,
        book: workspace.book.as_ref(),
        areas: &workspace.areas,
    });
    derive(&mut facts, workspace.book.as_ref());
    facts
}

fn record(document: &Document, stated: &Stated, judged: Judged) -> StatementRecord {
    let text = document.blocks.get(stated.block).map_or("", |block| block.text.as_str());
    let part = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or_default().trim().to_owned();
    let why = match judged.verdict {
        Verdict::Unchecked(why) => Some(why),
        _ => None,
    };
    let figure = judged.figure.clone().unwrap_or_default();
    StatementRecord {
        place: place(document, stated.block, &stated.span),
        text: part(&stated.span),
        sentence: part(&stated.sentence),
        verdict: judged.verdict.word(),
        verdict_words: match why {
            Some(why) => words::unchecked_because(why.words(&figure)),
            None => judged.verdict.words(),
        },
        why: why.map(Why::word),
        figure: judged.figure,
        label: judged.label,
        from: judged.from,
        right: judged.right,
        also: judged.also,
        remarks: judged.remarks,
    }
}

/// Where some bytes of a block stand, for a person and in the file.
fn place(document: &Document, block: usize, span: &std::ops::Range<usize>) -> WordPlace {
    let words: Phrase = document.place(block, span.start);
    // A note of Word stands in a part of its own; its place in the text is that of its mark.
    if document.format == Format::Word && document.blocks.get(block).is_some_and(|block| block.part == Part::Note)
    {
        let (unit, to) = document.marks.get(&block).map(|mark| (mark.unit, mark.offset)).unwrap_or_default();
        return WordPlace { words, unit, from: to.saturating_sub(1), to };
    }
    let source = document.blocks.get(block).and_then(|block| {
        let (unit, from) = block.source(span.start)?;
        // The end is on the same line or in the same paragraph, or the words are marked by their beginning.
        let last = span.end.saturating_sub(1).max(span.start);
        let to = match block.source(last) {
            Some((of, at)) if of == unit => at + 1,
            _ => from + 1,
        };
        Some((unit, from, to))
    });
    let (unit, from, to) = source.unwrap_or_default();
    WordPlace { words, unit, from, to }
}

/// What does not add up within the document.
fn within_records(document: &Document, found: &[Stated]) -> Vec<WithinRecord> {
    let record = |discrepancy: Discrepancy| {
        let spot = discrepancy.places.first()?;
        Some(WithinRecord {
            rule: discrepancy.check.rule().to_owned(),
            wrong: !discrepancy.check.is_note(),
            place: place(document, spot.block, &spot.span),
            found: discrepancy.found,
            expected: discrepancy.expected,
            hint: discrepancy.hint,
        })
    };
    check_within(document, found).into_iter().filter_map(record).collect()
}
