//! A table of what changed between rounds, as a plan asks for it. What rounds, questions and designs do not
//! allow is refused here, before anything is counted.

use crate::catalogue::{Phrase, change as said, definition as words, quantities, tests as table_tests};
use crate::findings::plan::TableKey;
use crate::findings::plan::inference::{level, only_of_samples, wanted_of};
use crate::findings::plan::place::{Place, filter, named_of_kind, require, survey_named};
use crate::findings::plan::read::Known;
use crate::findings::plan::rounds::{ChangeRound, Compared, all_rounds, compared, rounds};
use crate::findings::plan::strata::{Kind, Strata};
use crate::findings::plan::table_tests::TableTest;
use crate::stats::Level;
use crate::stats::precision::Wanted;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// The most rounds of one table: each further one doubles the patterns of answers that are told apart.
const MOST_ROUNDS: usize = 6;

/// What changed between rounds of a survey, or of several that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeTable {
    /// Rounds in their order, two or more.
    pub rounds: Vec<ChangeRound>,
    /// What is compared.
    pub question: Compared,
    /// Frame column whose values are the groups.
    pub by: Option<String>,
    /// Among whom.
    pub filter: Predicate,
    /// Tests that are asked for; of a sample without any, those that fit.
    pub tests: Vec<ChangeTest>,
    /// Level of confidence of intervals.
    pub level: Level,
    /// What is asked of the intervals of the share in each round, where a series has them.
    pub intervals: Option<Wanted>,
}

/// What is followed over all rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesTable {
    /// A question.
    Question(ChangeTable),
    /// An indicator, by its id.
    Indicator(String),
}

impl ChangeTable {
    /// The table of each round.
    pub fn keys(&self) -> Vec<TableKey> {
        self.rounds.iter().map(|round| round.key.clone()).collect()
    }
}

/// A test of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeTest {
    /// Of two options and the same units.
    McNemar(McNemar),
    /// Of several options and the same units.
    Square(SquareTest),
    /// Of the same units in three rounds and more.
    CochranQ,
    /// Of a quantity and the same units.
    Quantity(QuantityTest),
    /// Of two rounds that asked other units.
    Difference,
}

/// How McNemar's test is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum McNemar {
    /// With the mid-p of the binomial distribution, which Fagerland, Lydersen and Laake (2013) recommend.
    MidP,
    /// With the binomial distribution.
    Exact,
    /// By χ².
    Asymptotic,
    /// By χ² with continuity correction.
    Corrected,
}

/// What is tested of a table from every option to every option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SquareTest {
    /// Marginal homogeneity.
    StuartMaxwell,
    /// Symmetry.
    Bowker,
}

/// What is tested of two numbers of the same units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantityTest {
    /// Signed ranks.
    Wilcoxon,
    /// The mean difference.
    PairedT,
}

/// The words of the tests, for the keys of a plan.
pub const TEST_WORDS: &[&str] = &[
    "mcnemar_mid_p",
    "mcnemar_exact",
    "mcnemar",
    "mcnemar_cc",
    "stuart_maxwell",
    "bowker",
    "cochran_q",
    "wilcoxon",
    "paired_t",
    "difference",
];

impl ChangeTest {
    /// Every test, in the order of [`TEST_WORDS`].
    pub const ALL: [ChangeTest; 10] = [
        ChangeTest::McNemar(McNemar::MidP),
        ChangeTest::McNemar(McNemar::Exact),
        ChangeTest::McNemar(McNemar::Asymptotic),
        ChangeTest::McNemar(McNemar::Corrected),
        ChangeTest::Square(SquareTest::StuartMaxwell),
        ChangeTest::Square(SquareTest::Bowker),
        ChangeTest::CochranQ,
        ChangeTest::Quantity(QuantityTest::Wilcoxon),
        ChangeTest::Quantity(QuantityTest::PairedT),
        ChangeTest::Difference,
    ];

    /// The word in a plan and in ids of figures.
    pub fn word(self) -> &'static str {
        let place = Self::ALL.iter().position(|test| *test == self);
        place.and_then(|place| TEST_WORDS.get(place)).copied().unwrap_or_default()
    }

    /// Its name in a report.
    pub fn name(self) -> Phrase {
        match self {
            ChangeTest::McNemar(McNemar::MidP) => said::mcnemar_mid_p(),
            ChangeTest::McNemar(McNemar::Exact) => said::mcnemar_exact(),
            ChangeTest::McNemar(McNemar::Asymptotic) => said::mcnemar(),
            ChangeTest::McNemar(McNemar::Corrected) => said::mcnemar_corrected(),
            ChangeTest::Square(SquareTest::StuartMaxwell) => said::stuart_maxwell(),
            ChangeTest::Square(SquareTest::Bowker) => said::bowker(),
            ChangeTest::CochranQ => said::cochran_q(),
            ChangeTest::Quantity(QuantityTest::Wilcoxon) => said::wilcoxon(),
            ChangeTest::Quantity(QuantityTest::PairedT) => said::paired_t(),
            ChangeTest::Difference => said::difference(),
        }
    }

    /// Why it does not fit a question asked in so many rounds, where it does not.
    fn refused(self, domain: &ResponseDomain, rounds: usize) -> Option<Phrase> {
        let options = domain.codes().map_or(0, |list| list.values().count());
        let quantity = matches!(domain, ResponseDomain::Quantity { .. });
        let multiple = matches!(domain, ResponseDomain::Multiple(_));
        match self {
            ChangeTest::CochranQ if quantity => Some(said::test_of_options()),
            ChangeTest::CochranQ => (rounds < 3).then(said::three_rounds_wanted),
            ChangeTest::McNemar(_) | ChangeTest::Square(_) | ChangeTest::Quantity(_) | ChangeTest::Difference
                if rounds > 2 =>
            {
                Some(said::two_rounds_wanted())
            }
            ChangeTest::McNemar(_) | ChangeTest::Square(_) if quantity => Some(said::test_of_options()),
            ChangeTest::McNemar(_) => (!multiple && options > 2).then(|| said::two_categories(options)),
            ChangeTest::Square(_) => multiple.then(said::multiple_by_option),
            ChangeTest::Quantity(_) => (!quantity).then(said::test_of_quantities),
            ChangeTest::Difference => None,
        }
    }
}

/// Reads a table of change.
pub(super) fn change_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    before: Wanted,
) -> Option<ChangeTable> {
    let needed = ["rounds", "rows"].map(|key| require(reading, request, key));
    if needed.contains(&false) {
        return None;
    }
    let places = rounds(reading, request, known)?;
    let wrong = if places.len() < 2 {
        let of = |place: &Place<'_>| {
            let ids: Vec<&str> = place.survey.rounds.iter().map(|round| round.id.as_str()).collect();
            said::rounds_of(&place.survey.id, ids.join(" / "))
        };
        Some((said::two_rounds_to_compare(), places.first().map_or_else(said::list_rounds, of)))
    } else if places.len() > MOST_ROUNDS {
        Some((said::too_many_rounds(MOST_ROUNDS), said::several_tables()))
    } else {
        None
    };
    if let Some((message, help)) = wrong {
        reading.advise(request.place("rounds"), message, help);
        return None;
    }
    let (rounds, question) = compared(reading, request, known, &places)?;
    let by = groups(reading, request, known, &places).ok()?;
    let mut among = Predicate::Everyone;
    for place in &places {
        among = filter(reading, request, place, known)?;
    }
    let last = places.last()?;
    let domain = &last.survey.question(&rounds.last()?.question)?.domain;
    let strata = Strata::of(last, known, &among);
    let tests = tests(reading, request, &strata, domain, rounds.len())?;
    let level = level(reading, request, before)?;
    Some(ChangeTable { rounds, question, by, filter: among, tests, level, intervals: None })
}

/// That something is wrong with a key, which has been noted.
struct Noted;

/// The frame column whose values are the groups, which the frame of every round has; none where none is named.
fn groups(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    places: &[Place<'_>],
) -> Result<Option<String>, Noted> {
    let Some(by) = request.words("by") else { return Ok(None) };
    for place in places {
        let columns: Vec<&str> = place.attributes(known).into_iter().map(|column| column.name).collect();
        let there = named_of_kind(reading, &by, place.survey, &columns, &said::kind_frame_column());
        there.then_some(()).ok_or(Noted)?;
    }
    Ok(Some(by.text.to_owned()))
}

/// What is asked of the intervals of a series, where it has any. They are those of shares of samples: of a mean the rounds are
/// counted by their sum only.
fn intervals(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    before: Wanted,
    places: &[Place<'_>],
    (domain, among): (&ResponseDomain, &Predicate),
) -> Result<Option<Wanted>, Noted> {
    if !request.flag("intervals") {
        let of_intervals = ["level", "interval", "fpc"].into_iter().find(|key| request.get(key).is_some());
        return match of_intervals {
            Some(key) => {
                reading.advise(request.place(key), said::only_with_intervals(key), said::add_intervals());
                Err(Noted)
            }
            None => Ok(None),
        };
    }
    if matches!(domain, ResponseDomain::Quantity { .. }) {
        reading.advise(request.place("intervals"), said::no_intervals_of_means(), said::means_elsewhere());
        return Err(Noted);
    }
    let strata: Vec<Strata<'_>> = places.iter().map(|place| Strata::of(place, known, among)).collect();
    let sampled: Vec<&Strata<'_>> = strata.iter().filter(|strata| strata.kind() == Kind::Sample).collect();
    let asked = if sampled.is_empty() { strata.last().into_iter().collect() } else { sampled };
    let mut wanted = before;
    for strata in asked {
        only_of_samples(reading, request, &["intervals"], strata).then_some(()).ok_or(Noted)?;
        wanted = wanted_of(reading, request, before, strata).ok_or(Noted)?;
    }
    Ok(Some(wanted))
}

/// A series: what a table of change has, of every round, without what the same units did and without tests.
pub(super) fn series_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    before: Wanted,
) -> Option<SeriesTable> {
    if let Some(entry) = request.get("tests") {
        reading.say(entry.key_span.clone(), quantities::key_not_for_table("tests", "series"));
        return None;
    }
    if let Some(name) = request.words("indicator") {
        for key in ["survey", "rounds", "rows", "filter", "by", "intervals", "level", "interval", "fpc"] {
            if let Some(entry) = request.get(key) {
                reading.say(entry.key_span.clone(), said::either_question_or_indicator(key));
                return None;
            }
        }
        let indicators = known.book.into_iter().flat_map(|book| &book.indicators);
        let ids: Vec<&str> = indicators.map(|indicator| indicator.id.as_str()).collect();
        let there = reading.knows(&name, &ids, words::unknown_name(name.text));
        return there.then(|| SeriesTable::Indicator(name.text.to_owned()));
    }
    if !require(reading, request, "rows") {
        return None;
    }
    let places = match request.get("rounds") {
        Some(_) => rounds(reading, request, known)?,
        None => {
            require(reading, request, "survey").then_some(())?;
            let survey = survey_named(reading, &request.words("survey")?, known, false)?;
            all_rounds(survey, known)
        }
    };
    if places.len() < 2 {
        reading.advise(request.place("rows"), said::two_rounds_to_compare(), said::list_rounds());
        return None;
    }
    let (rounds, question) = compared(reading, request, known, &places)?;
    let mut among = Predicate::Everyone;
    for place in &places {
        among = filter(reading, request, place, known)?;
    }
    let by = groups(reading, request, known, &places).ok()?;
    let last = places.last()?;
    let domain = &last.survey.question(&rounds.last()?.question)?.domain;
    let intervals = intervals(reading, request, known, before, &places, (domain, &among)).ok()?;
    let level = level(reading, request, before)?;
    let table = ChangeTable { rounds, question, by, filter: among, tests: Vec::new(), level, intervals };
    Some(SeriesTable::Question(table))
}

/// The tests, each of which must fit what is asked of whom.
fn tests(
    reading: &mut Reading<'_>,
    request: &Table,
    strata: &Strata<'_>,
    domain: &ResponseDomain,
    rounds: usize,
) -> Option<Vec<ChangeTest>> {
    let written = request.list("tests");
    // Neither a test nor its level has a meaning where nothing is estimated.
    let estimates = ["tests", "level"].into_iter().find(|key| request.get(key).is_some());
    if let (Some(key), Some((why, help))) = (estimates, nothing_to_test(strata)) {
        reading.advise(request.place(key), why, help);
        return None;
    }
    let before = reading.problems.len();
    reading.once(written.clone());
    let mut tests = Vec::new();
    for word in &written {
        let Some(test) = ChangeTest::ALL.into_iter().find(|test| test.word() == word.text) else {
            if TableTest::ALL.iter().any(|test| test.word() == word.text) {
                reading.advise(
                    word.span.clone(),
                    table_tests::of_groups(word.text),
                    words::use_fitting(TEST_WORDS.join(" / ")),
                );
            }
            continue;
        };
        match test.refused(domain, rounds) {
            Some(why) => refuse(reading, word, test, domain, rounds, why),
            None => tests.push(test),
        }
    }
    (reading.problems.len() == before).then_some(tests)
}

fn refuse(
    reading: &mut Reading<'_>,
    word: &Words<'_>,
    test: ChangeTest,
    domain: &ResponseDomain,
    rounds: usize,
    why: Phrase,
) {
    let fitting: Vec<&str> = ChangeTest::ALL
        .into_iter()
        .filter(|other| other.refused(domain, rounds).is_none())
        .map(ChangeTest::word)
        .collect();
    let help = if fitting.is_empty() { said::no_test_fits() } else { words::use_fitting(fitting.join(" / ")) };
    reading.advise(word.span.clone(), said::test_does_not_fit(test.name(), why), help);
}

/// Why nothing is estimated where no stratum is a sample, or one is open.
fn nothing_to_test(strata: &Strata<'_>) -> Option<(Phrase, Phrase)> {
    let why = match strata.kind() {
        Kind::Sample => return None,
        Kind::Census => said::no_test_in_census(strata.in_the_way()),
        Kind::Open => said::no_test_of_open(strata.in_the_way()),
    };
    Some((why, said::leave_out_tests()))
}
