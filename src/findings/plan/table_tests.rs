//! The tests of a table of answers: whether the groups of a banner answer alike, and which of them differ. What cannot be
//! tested is refused where it is asked for.

use crate::catalogue::{Phrase, multiple, tests as words};
use crate::findings::plan::change::TEST_WORDS;
use crate::findings::plan::inference::only_of_samples;
use crate::findings::plan::multiple_tests::unfit;
use crate::findings::plan::order;
use crate::findings::plan::strata::Strata;
use crate::findings::plan::{Banner, Grouping};
use crate::stats::multiplicity::Adjustment;
use crate::survey::definition::Survey;
use crate::survey::question::Question;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// A test, or a measure of association that is printed with tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableTest {
    /// Pearson's X²; over several strata its form under the design (Rao and Scott).
    ChiSquare,
    /// The likelihood ratio, G.
    G,
    /// Fisher's exact test; simulated where the exact one is too much work.
    Fisher,
    /// Cramér's V, plain and with the bias taken out.
    CramersV,
    /// Two options along ordered groups.
    CochranArmitage,
    /// Ordered answers along ordered groups, by scores.
    LinearByLinear,
    /// Ordered answers along ordered groups, by the order alone.
    Jonckheere,
    /// Kendall's tau-b, with its test.
    Kendall,
    /// Goodman and Kruskal's gamma.
    Gamma,
    /// Every cell against independence.
    Residuals,
    /// Every two groups, option by option, with letters.
    ColumnProportions,
    /// Every group against all others together, option by option.
    AgainstRest,
    /// A multiple answer by groups: all options together.
    Mmi,
    /// Two multiple answers: all pairs of options together.
    Spmi,
    /// Pearson's X² of each option of a multiple answer.
    OptionChiSquare,
    /// Fisher's exact test of each option of a multiple answer.
    OptionFisher,
}

/// Which order a test needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// None.
    None,
    /// That of the groups, for two options.
    OfGroups,
    /// Those of the groups and of the answers.
    OfBoth,
}

impl TableTest {
    /// Every test.
    pub const ALL: [TableTest; 16] = [
        TableTest::ChiSquare,
        TableTest::G,
        TableTest::Fisher,
        TableTest::CramersV,
        TableTest::CochranArmitage,
        TableTest::LinearByLinear,
        TableTest::Jonckheere,
        TableTest::Kendall,
        TableTest::Gamma,
        TableTest::Residuals,
        TableTest::ColumnProportions,
        TableTest::AgainstRest,
        TableTest::Mmi,
        TableTest::Spmi,
        TableTest::OptionChiSquare,
        TableTest::OptionFisher,
    ];

    /// The word in a plan and in ids of figures.
    pub fn word(self) -> &'static str {
        match self {
            TableTest::ChiSquare => "chi_square",
            TableTest::G => "g",
            TableTest::Fisher => "fisher",
            TableTest::CramersV => "cramers_v",
            TableTest::CochranArmitage => "cochran_armitage",
            TableTest::LinearByLinear => "linear_by_linear",
            TableTest::Jonckheere => "jonckheere",
            TableTest::Kendall => "kendall",
            TableTest::Gamma => "gamma",
            TableTest::Residuals => "residuals",
            TableTest::ColumnProportions => "column_proportions",
            TableTest::AgainstRest => "against_rest",
            TableTest::Mmi => "mmi",
            TableTest::Spmi => "spmi",
            TableTest::OptionChiSquare => "option_chi_square",
            TableTest::OptionFisher => "option_fisher",
        }
    }

    /// Its name in a report.
    pub fn name(self) -> Phrase {
        match self {
            TableTest::ChiSquare => words::chi_square(),
            TableTest::G => words::g(),
            TableTest::Fisher => words::fisher(),
            TableTest::CramersV => words::cramers_v(),
            TableTest::CochranArmitage => words::cochran_armitage(),
            TableTest::LinearByLinear => words::linear_by_linear(),
            TableTest::Jonckheere => words::jonckheere(),
            TableTest::Kendall => words::kendall(),
            TableTest::Gamma => words::gamma(),
            TableTest::Residuals => words::residuals(),
            TableTest::ColumnProportions => words::column_proportions(),
            TableTest::AgainstRest => words::against_rest(),
            TableTest::Mmi => multiple::mmi(),
            TableTest::Spmi => multiple::spmi(),
            TableTest::OptionChiSquare => multiple::option_chi_square(),
            TableTest::OptionFisher => multiple::option_fisher(),
        }
    }

    /// Whether it compares many things at once, whose p are adjusted; it has a table of its own then.
    pub fn is_of_many(self) -> bool {
        match self {
            TableTest::Residuals
            | TableTest::ColumnProportions
            | TableTest::AgainstRest
            | TableTest::OptionChiSquare
            | TableTest::OptionFisher => true,
            TableTest::ChiSquare
            | TableTest::G
            | TableTest::Fisher
            | TableTest::CramersV
            | TableTest::CochranArmitage
            | TableTest::LinearByLinear
            | TableTest::Jonckheere
            | TableTest::Kendall
            | TableTest::Gamma
            | TableTest::Mmi
            | TableTest::Spmi => false,
        }
    }

    /// Whether it is for multiple answers, where one unit has several.
    pub fn is_of_multiple(self) -> bool {
        match self {
            TableTest::Mmi | TableTest::Spmi | TableTest::OptionChiSquare | TableTest::OptionFisher => true,
            TableTest::ChiSquare
            | TableTest::G
            | TableTest::Fisher
            | TableTest::CramersV
            | TableTest::CochranArmitage
            | TableTest::LinearByLinear
            | TableTest::Jonckheere
            | TableTest::Kendall
            | TableTest::Gamma
            | TableTest::Residuals
            | TableTest::ColumnProportions
            | TableTest::AgainstRest => false,
        }
    }

    /// Whether it has a form under the design of several strata.
    pub fn is_of_designs(self) -> bool {
        match self {
            TableTest::ChiSquare | TableTest::ColumnProportions | TableTest::AgainstRest => true,
            TableTest::G
            | TableTest::Fisher
            | TableTest::CramersV
            | TableTest::CochranArmitage
            | TableTest::LinearByLinear
            | TableTest::Jonckheere
            | TableTest::Kendall
            | TableTest::Gamma
            | TableTest::Residuals
            | TableTest::Mmi
            | TableTest::Spmi
            | TableTest::OptionChiSquare
            | TableTest::OptionFisher => false,
        }
    }

    /// Whether it rests on an order that the definition declares.
    pub fn is_of_orders(self) -> bool {
        self.order() != Order::None
    }

    fn order(self) -> Order {
        match self {
            TableTest::CochranArmitage => Order::OfGroups,
            TableTest::LinearByLinear | TableTest::Jonckheere | TableTest::Kendall | TableTest::Gamma => {
                Order::OfBoth
            }
            TableTest::ChiSquare
            | TableTest::G
            | TableTest::Fisher
            | TableTest::CramersV
            | TableTest::Residuals
            | TableTest::ColumnProportions
            | TableTest::AgainstRest
            | TableTest::Mmi
            | TableTest::Spmi
            | TableTest::OptionChiSquare
            | TableTest::OptionFisher => Order::None,
        }
    }
}

/// The table whose tests are read.
pub(super) struct Asked<'a> {
    pub survey: &'a Survey,
    pub strata: &'a Strata<'a>,
    /// The questions in its rows.
    pub rows: &'a [&'a Question],
    /// Its banners.
    pub by: Vec<&'a Banner>,
    /// Whether one unit can give several of its answers or be in several groups.
    pub overlapping: bool,
    /// Whether more than plain counts is shown.
    pub weighted: bool,
    /// Whether the plan takes no population for finite.
    pub without_population: bool,
}

/// What a plan asks to be tested in a table of answers.
pub(super) fn read_tests(
    reading: &mut Reading<'_>,
    request: &Table,
    asked: &Asked<'_>,
) -> Option<(Vec<TableTest>, Adjustment)> {
    let adjust = order::adjustment(request);
    let written = request.list("tests");
    let known = |word: &Words<'_>| TableTest::ALL.into_iter().find(|test| test.word() == word.text);
    if let Some(entry) = request.get("adjust")
        && !written.iter().filter_map(known).any(TableTest::is_of_many)
    {
        reading.advise(entry.key_span.clone(), words::nothing_to_adjust(), words::of_many(of_many()));
        return None;
    }
    if written.is_empty() {
        return Some((Vec::new(), adjust));
    }
    only_of_samples(reading, request, &["tests"], asked.strata).then_some(())?;
    let refused = [
        (asked.by.is_empty(), words::needs_groups(), words::write_by()),
        (asked.weighted, words::plain_counts_only(), words::use_estimates()),
    ];
    if let Some((_, why, help)) = refused.into_iter().find(|(refused, ..)| *refused) {
        reading.advise(request.place("tests"), why, help);
        return None;
    }
    reading.once(written.clone());
    let mut tests = Vec::new();
    let mut all_fit = true;
    for word in &written {
        match known(word) {
            Some(test) => {
                all_fit &= fits(reading, request, word, test, asked, adjust);
                tests.push(test);
            }
            None if TEST_WORDS.contains(&word.text) => {
                all_fit = false;
                let fitting: Vec<&str> = TableTest::ALL.into_iter().map(TableTest::word).collect();
                reading.advise(
                    word.span.clone(),
                    words::of_rounds(word.text),
                    words::fitting(fitting.join(" / ")),
                );
            }
            // A word that nobody knows has been noted.
            None => all_fit = false,
        }
    }
    all_fit.then_some((tests, adjust))
}

fn of_many() -> String {
    let tests = TableTest::ALL.into_iter().filter(|test| test.is_of_many()).map(TableTest::word);
    tests.collect::<Vec<_>>().join(" / ")
}

/// Whether one test can be made of this table; why not is noted.
fn fits(
    reading: &mut Reading<'_>,
    request: &Table,
    word: &Words<'_>,
    test: TableTest,
    asked: &Asked<'_>,
    adjust: Adjustment,
) -> bool {
    let mut refuse = |why: Phrase, help: Phrase| {
        reading.advise(word.span.clone(), why, help);
        false
    };
    if let Some((why, help)) = unfit(test, asked) {
        return refuse(why, help);
    }
    if asked.strata.several() {
        if !test.is_of_designs() {
            return refuse(words::no_form_of_designs(word.text), words::one_stratum());
        }
        if asked.without_population {
            return refuse(words::design_is_finite(), words::leave_fpc_out());
        }
    }
    if test == TableTest::Residuals && adjust == Adjustment::Raw {
        return refuse(words::marks_are_adjusted(), words::adjust_otherwise());
    }
    let needed = test.order();
    if needed == Order::None {
        return true;
    }
    for banner in &asked.by {
        let ordered = match banner.levels.as_slice() {
            [Grouping::Values(only)] => asked.survey.question(only).and_then(order::scores_of).is_some(),
            [Grouping::Classes { .. }] => true,
            [Grouping::Points(_)] | [] | [_, _, ..] => false,
        };
        if !ordered {
            return refuse(words::groups_without_order(word.text, banner.called()), words::declare_scores());
        }
    }
    let classes = request.list("classes").len();
    for question in asked.rows {
        let options =
            if classes > 0 { classes } else { question.domain.codes().map_or(0, |list| list.values().count()) };
        match needed {
            Order::OfGroups if options != 2 => {
                return refuse(words::two_options_wanted(word.text, &question.id, options), words::use_ordered());
            }
            Order::OfBoth if classes == 0 && order::scores_of(question).is_none() => {
                return refuse(words::answers_without_order(word.text, &question.id), words::declare_scores());
            }
            Order::None | Order::OfGroups | Order::OfBoth => {}
        }
    }
    true
}
