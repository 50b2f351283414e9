//! A multiple answer option by option: each is chosen or not, which is a table of units, tested by chi-square or exactly as the
//! plan says; the p are adjusted for the number of tables.

use crate::catalogue::{Phrase, multiple as said, tests as words, units};
use crate::findings::adjusted;
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic};
use crate::findings::material::Material;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::banner_words;
use crate::findings::question_table::tested::cells::Made;
use crate::findings::question_table::tested::fisher::{DRAWS, SEED};
use crate::findings::question_table::tested::{estimate, p_term, probability, worked};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::Undefined;
use crate::stats::contingency::Table;
use crate::stats::fisher::{self, FisherTest};
use crate::stats::multiplicity::adjust;
use crate::text::number;

/// What a test of one table came to.
#[derive(Clone, Copy)]
struct Tested {
    /// X² and its degrees of freedom; an exact test has none.
    chi_square: Option<(f64, u64)>,
    p: f64,
    /// The standard error of p where it was simulated.
    error: Option<f64>,
}

impl Asked<'_> {
    /// A row for each option, or for each pair of options of two multiple answers.
    pub(super) fn per_option(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        test: TableTest,
    ) -> (ResultTable, Vec<Figure>) {
        let mut made = Made::default();
        made.notes.extend(self.uncorrected(counted));
        for (b, banner) in self.question.by.iter().enumerate() {
            let groups = banner_words(material, self.question, banner);
            let answers = self.answers(counted, b);
            let tables = self.tables_of(b);
            let tests: Vec<Result<Tested, Undefined>> = (0..tables.len())
                .map(|place| {
                    answers.as_ref().map_err(|why| *why)?.table(place).and_then(|table| run(test, &table))
                })
                .collect();
            let p: Vec<Option<f64>> = tests.iter().map(|test| test.ok().map(|test| test.p)).collect();
            let p_adjusted = adjust(&p, self.question.adjust).unwrap_or_default();
            let compared = p.iter().flatten().count();
            let mut notes = Vec::new();
            if let Ok(answers) = &answers {
                let adjusted =
                    adjusted::name(self.question.adjust).map_or_else(words::p_as_it_is, said::adjusted_by);
                notes.push(said::option_note(number::grouped(answers.units().into()), compared, adjusted));
                notes.extend(self.left_out(&answers.test(), b));
                let weak = self.weak_tables(answers, b);
                let weak: Vec<Phrase> =
                    weak.iter().filter_map(|place| tables.get(*place)).map(|(_, words)| words.clone()).collect();
                if test == TableTest::OptionChiSquare && !weak.is_empty() {
                    notes.push(said::weak_options(Phrase::listed(&weak)));
                }
            }
            let errors = tests.iter().filter_map(|test| test.ok()?.error);
            notes.extend(
                errors
                    .reduce(f64::max)
                    .map(|error| words::simulated(number::grouped(DRAWS.into()), SEED, number::real(error, 5))),
            );
            self.note(material, b, notes, &mut made.notes);
            for (place, (code, label)) in tables.iter().enumerate() {
                let tested = tests.get(place).copied().unwrap_or(Err(Undefined::PartMissing));
                let p_adjusted = p_adjusted.get(place).copied().flatten();
                let first = if place == 0 { groups.clone() } else { Phrase::default() };
                let mut row = vec![ResultCell::Words(first), ResultCell::Words(label.clone())];
                for figure in self.of_table(test, (b, code), label, tested, p_adjusted, compared) {
                    row.push(made.add(self.under(figure, counted, material)));
                }
                made.rows.push(row);
            }
        }
        let numbers = match test {
            TableTest::OptionFisher => vec![words::p_heading()],
            _ => vec![words::statistic_heading(), words::df_heading(), words::p_heading()],
        };
        let head: Vec<HeadCell> = [words::groups_heading(), words::option_heading()]
            .into_iter()
            .chain(numbers)
            .chain([words::adjusted_heading()])
            .map(HeadCell::one)
            .collect();
        let title = self.of_item(&self.request.title.clone());
        let table = ResultTable {
            id: self.below_id(test.word()),
            title: said::title(title, test.name()),
            head: vec![head],
            rows: made.rows,
            stub_columns: 2,
            follows: Some(self.request.id.clone()),
            turned: None,
            drawn: None,
            notes: made.notes,
        };
        (table, made.figures)
    }

    /// The figures of one table: statistic and degrees of freedom where there are any, p, and the adjusted p.
    fn of_table(
        &self,
        test: TableTest,
        (banner, code): (usize, &str),
        label: &Phrase,
        tested: Result<Tested, Undefined>,
        p_adjusted: Option<f64>,
        compared: usize,
    ) -> Vec<Figure> {
        let name = said::of_option(label, test.name());
        let mut terms: Vec<(&str, String)> = Vec::new();
        if let Ok(Tested { chi_square: Some((statistic, df)), .. }) = tested {
            terms.push(("X²", number::real(statistic, 4)));
            terms.push(("df", df.to_string()));
        }
        let exact = test == TableTest::OptionFisher;
        let formula = match tested {
            Ok(Tested { error: Some(_), .. }) => "p = (1 + #{P(T) ≤ P(O)}) / (B + 1)",
            _ if exact => "p = Σ P(T), P(T) ≤ P(O)",
            _ => "X² = Σ (O − E)² / E, df = (r − 1)(2 − 1)",
        };
        let how = worked(test.name(), formula, &terms, Topic::MultipleAnswers);
        let figure = |what: &str, heading: Phrase, value: FigureValue, decimals: u32, how: How| {
            let id = self.test_id(banner, &format!("{}.{code}", test.word()), what);
            let label = words::figure_of(&self.request.title, &name, heading);
            let mut figure = Figure::computed(id, label, value, units::none(), decimals);
            figure.how = how;
            if what == "df" {
                figure.taken = Taken::Nobody;
            }
            figure
        };
        let mut found = Vec::new();
        if !exact {
            let chi_square = tested.and_then(|test| test.chi_square.ok_or(Undefined::PartMissing));
            let statistic = estimate(chi_square.map(|(statistic, _)| statistic));
            found.push(figure("statistic", words::statistic_heading(), statistic, 3, how.clone()));
            let df = chi_square.map_or_else(FigureValue::Undefined, |(_, df)| FigureValue::Count(df));
            found.push(figure("df", words::df_heading(), df, 0, how.clone()));
        }
        found.push(figure("p", words::p_heading(), probability(tested.map(|test| test.p)), 3, how));
        let mut terms: Vec<(&str, String)> = tested.ok().map(|test| ("p", p_term(test.p))).into_iter().collect();
        terms.push(("m", compared.to_string()));
        let adjusted = tested.and_then(|_| p_adjusted.ok_or(Undefined::PartMissing));
        let how = self.how_adjusted(&terms);
        found.push(figure("p.adjusted", words::adjusted_heading(), probability(adjusted), 3, how));
        found
    }

    /// The figure with what it stands on: everybody who answered, in all groups.
    fn under(&self, mut figure: Figure, counted: &Counted<'_>, material: &Material<'_>) -> Figure {
        let cells: Vec<EvidencePart> = self.evidence.iter().flat_map(|group| group.base.clone()).collect();
        self.of_group(&mut figure, counted, material, 0, &cells);
        figure
    }
}

fn run(test: TableTest, table: &Table) -> Result<Tested, Undefined> {
    if test != TableTest::OptionFisher {
        let found = table.pearson()?;
        return Ok(Tested { chi_square: Some((found.statistic, found.df)), p: found.p, error: None });
    }
    let found = fisher::test(table, DRAWS, SEED)?;
    let error = match &found {
        FisherTest::Simulated(simulation) => Some(simulation.standard_error),
        FisherTest::Exact { .. } => None,
    };
    Ok(Tested { chi_square: None, p: found.p(), error })
}
