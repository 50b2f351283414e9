//! Rounds that are compared: of one survey, or of several that follow each other. Which question is which, and which option,
//! says the concordance; what it does not say is refused here, with what it probably is.

use crate::catalogue::{Lang, Phrase, change as said, concordance, definition as words};
use crate::findings::plan::TableKey;
use crate::findings::plan::place::{Place, column, survey_named};
use crate::findings::plan::read::Known;
use crate::survey::concordance::common::{Common, Declared, Line, Open, common};
use crate::survey::concordance::link::Standing;
use crate::survey::concordance::series;
use crate::survey::concordance::suggest::suggestion;
use crate::survey::definition::Survey;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::concordance::{differing, toml_of};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};
use crate::text::key::key;

/// One of the rounds that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRound {
    /// Its table.
    pub key: TableKey,
    /// Part of the ids of its figures: the round, with its survey where two have rounds of that id.
    pub name: String,
    /// The question in its survey.
    pub question: String,
}

/// A question over rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its options as one list, with the codes of every round; none of a quantity.
    pub lines: Vec<Line>,
    /// What is declared between each round and the next.
    pub declared: Vec<Declared>,
}

impl Compared {
    /// Why two rounds are not compared; none where they are.
    pub fn not_comparable(&self, from: usize, to: usize) -> Option<&Phrase> {
        let between = self.declared.get(from..to).unwrap_or_default();
        between.iter().find_map(|declared| declared.not_comparable.as_ref())
    }
}

/// The rounds that a table names: known, each once, of one series, the earlier first. `survey/round` names any, `round` one of
/// the `survey`.
pub(super) fn rounds<'a>(reading: &mut Reading<'_>, request: &Table, known: Known<'a>) -> Option<Vec<Place<'a>>> {
    let own = match request.words("survey") {
        Some(name) => Some(survey_named(reading, &name, known, false)?),
        None => None,
    };
    let written = request.list("rounds");
    let before = reading.problems.len();
    let places: Vec<Place<'a>> =
        written.iter().filter_map(|name| round(reading, request, name, own, known)).collect();
    reading.once(written.clone());
    if reading.problems.len() > before || places.len() < written.len() {
        return None;
    }
    let Some(last) = places.last() else { return Some(places) };
    let chain = series(known.surveys, last.survey);
    let order = |place: &Place<'_>| {
        let survey = chain.iter().position(|survey| survey.id == place.survey.id)?;
        Some((survey, place.survey.rounds.iter().position(|round| round.id == place.key.round)))
    };
    let orders: Vec<_> = places.iter().map(order).collect();
    if let Some(at) = orders.iter().position(Option::is_none) {
        let (earlier, later) = (&places[at].survey.id, &last.survey.id);
        // The later survey may be the one that names the other.
        let turned = series(known.surveys, places[at].survey).iter().any(|survey| survey.id == *later);
        let message = if turned { said::rounds_out_of_order() } else { concordance::no_series(earlier, later) };
        let help = if turned { said::list_rounds() } else { concordance::declare_series(later) };
        reading.advise(written[at].span.clone(), message, help);
        return None;
    }
    if !orders.is_sorted() {
        let of: Vec<String> = chain
            .iter()
            .flat_map(|survey| survey.rounds.iter().map(|round| full_name(survey, &round.id, chain.len())))
            .collect();
        let help = said::rounds_of(&last.survey.id, of.join(" / "));
        reading.advise(request.place("rounds"), said::rounds_out_of_order(), help);
        return None;
    }
    Some(places)
}

/// Every round of the series up to a survey.
pub(super) fn all_rounds<'a>(survey: &'a Survey, known: Known<'a>) -> Vec<Place<'a>> {
    let place = |survey: &'a Survey, round: &str| Place {
        survey,
        key: TableKey { survey: survey.id.clone(), round: round.to_owned() },
    };
    let of = |survey: &'a Survey| survey.rounds.iter().map(move |round| place(survey, &round.id));
    series(known.surveys, survey).into_iter().flat_map(of).collect()
}

fn full_name(survey: &Survey, round: &str, surveys: usize) -> String {
    if surveys == 1 { round.to_owned() } else { format!("{}/{round}", survey.id) }
}

fn round<'a>(
    reading: &mut Reading<'_>,
    request: &Table,
    written: &Words<'_>,
    own: Option<&'a Survey>,
    known: Known<'a>,
) -> Option<Place<'a>> {
    let (survey, round) = match written.text.split_once('/') {
        Some((survey, round)) => {
            let name = Words { text: survey, span: written.span.clone() };
            (survey_named(reading, &name, known, false)?, round)
        }
        None => match own {
            Some(own) => (own, written.text),
            None => {
                reading.advise(
                    request.place("rounds"),
                    concordance::whose_round(written.text),
                    words::key_figure_survey(),
                );
                return None;
            }
        },
    };
    if survey.group_of.is_some() {
        let message = said::rows_have_no_identity(&survey.id);
        reading.advise(written.span.clone(), message, said::change_of_the_form());
        return None;
    }
    let ids: Vec<&str> = survey.rounds.iter().map(|round| round.id.as_str()).collect();
    let name = Words { text: round, span: written.span.clone() };
    let key = TableKey { survey: survey.id.clone(), round: round.to_owned() };
    reading.knows(&name, &ids, words::unknown_name(round)).then_some(Place { survey, key })
}

/// The question of a table over its rounds, by the concordance.
pub(super) fn compared(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    places: &[Place<'_>],
) -> Option<(Vec<ChangeRound>, Compared)> {
    let last = places.last()?;
    let fits = |domain: &ResponseDomain| match domain {
        ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Quantity { .. } => true,
        ResponseDomain::Date
        | ResponseDomain::Text
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => false,
    };
    let rows = column(reading, request, "rows", last, &said::kind_comparable(), fits)?;
    let question = last.survey.question(&rows)?;
    let chain = series(known.surveys, last.survey);
    let of = |place: &Place<'_>| chain.iter().position(|survey| survey.id == place.survey.id);
    let first = of(places.first()?)?;
    let chain = &chain[first..];
    let common = match common(chain, question) {
        Ok(common) => common,
        Err(open) => {
            // A mistake of a survey is none of the plan.
            let told = reading.problems.is_in("surveys/");
            if let Some((message, help)) = not_declared(&open).filter(|_| !told) {
                reading.advise(request.place("rows"), message, help);
            }
            return None;
        }
    };
    let at: Vec<usize> = places.iter().map(|place| of(place).map(|at| at - first)).collect::<Option<_>>()?;
    let asked: Vec<&Question> =
        chain.iter().zip(&common.questions).map(|(survey, id)| survey.question(id)).collect::<Option<_>>()?;
    if let Some(other) = asked.iter().find(|other| !one_table(other, question)) {
        let message = concordance::no_one_table(other.domain.called(), question.domain.called());
        reading.advise(request.place("rows"), message, concordance::two_tables());
        return None;
    }
    let unique = |id: &str| places.iter().filter(|place| place.key.round == id).count() == 1;
    let rounds = places.iter().zip(&at).map(|(place, at)| ChangeRound {
        key: place.key.clone(),
        name: if unique(&place.key.round) {
            place.key.round.clone()
        } else {
            format!("{}.{}", place.key.survey, place.key.round)
        },
        question: common.questions[*at].clone(),
    });
    Some((rounds.collect(), of_rounds(common, &at)))
}

/// The options with the codes of every round, and what lies between each round and the next.
fn of_rounds(common: Common, at: &[usize]) -> Compared {
    let mut lines: Vec<Line> = common
        .lines
        .into_iter()
        .map(|line| Line { codes: at.iter().map(|at| line.codes[*at].clone()).collect(), ..line })
        .collect();
    // An option of a survey in between that no round of the table asked.
    lines.retain(|line| line.codes.iter().any(|codes| !codes.is_empty()));
    let between = |pair: &[usize]| {
        let mut all = Declared::default();
        for declared in &common.declared[pair[0]..pair[1]] {
            all.reworded = joined(all.reworded, declared.reworded.as_ref());
            all.not_comparable = joined(all.not_comparable, declared.not_comparable.as_ref());
            all.options.extend(declared.options.iter().cloned());
        }
        all
    };
    Compared { lines, declared: at.windows(2).map(between).collect() }
}

fn joined(before: Option<Phrase>, more: Option<&Phrase>) -> Option<Phrase> {
    match (before, more) {
        (Some(before), Some(more)) => Some(concordance::and_then(before, more)),
        (before, more) => before.or_else(|| more.cloned()),
    }
}

/// Whether two questions can stand in one table, compared or not: both with options, or numbers of one unit.
fn one_table(one: &Question, other: &Question) -> bool {
    match (&one.domain, &other.domain) {
        (ResponseDomain::Quantity { unit: one, .. }, ResponseDomain::Quantity { unit: other, .. }) => {
            key(&one.ja) == key(&other.ja)
        }
        (one, other) => one.codes().is_some() && other.codes().is_some(),
    }
}

/// What the concordance lacks, and the entry that is probably wanted; none where the definition has been told already.
fn not_declared(open: &Open<'_>) -> Option<(Phrase, Phrase)> {
    let (earlier, later, question) = (open.earlier, open.later, open.question);
    let message = match &open.standing {
        Standing::Incomplete(..) => return None,
        Standing::New => {
            return Some((concordance::new_question(&question.id, &earlier.id), said::list_rounds()));
        }
        Standing::Differs(was, differences) => {
            concordance::hole_differs(&question.id, &earlier.id, differing(differences, was, question))
        }
        Standing::Linked(_) | Standing::Undeclared => {
            concordance::hole_new(&question.id, &question.text, &earlier.id)
        }
    };
    let entry = |lang| suggestion(earlier, later, question, lang).map(|made| toml_of(&made.entry));
    let help = match (entry(Lang::Ja), entry(Lang::En)) {
        (Some(ja), Some(en)) => concordance::declare(Phrase { ja, en }, &later.id),
        (None, _) | (_, None) => concordance::hint_hole_alone(&later.id),
    };
    Some((message, help))
}
