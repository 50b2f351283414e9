//! A multiple answer by groups (MMI) or by another multiple answer (SPMI): all options together.

use crate::catalogue::{Phrase, multiple as said};
use crate::findings::batch::Counted;
use crate::findings::how::Topic;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::Asked;
use crate::findings::question_table::tested::pairs::{Answers, Sides};
use crate::findings::question_table::tested::{Df, Line, p_term, worked};
use crate::stats::Undefined;
use crate::stats::multiple_response::{MarginalIndependence, RaoScott, Together};
use crate::text::number;

impl Asked<'_> {
    /// Three lines: corrected by Rao and Scott, as it is, and by Bonferroni. Notes say of how many, and what is left out.
    pub(super) fn multiple(
        &self,
        counted: &Counted<'_>,
        banner: usize,
        test: TableTest,
        notes: &mut Vec<Phrase>,
    ) -> Vec<Line> {
        let answers = self.answers(counted, banner);
        let result = answers.as_ref().map(Answers::test);
        if let (Ok(answers), Ok(result)) = (&answers, &result) {
            let units = number::grouped(result.units.into());
            let tables = result.each.iter().filter(|test| test.is_ok()).count();
            notes.push(match self.sides(banner) {
                Sides::Both => said::spmi_note(units, tables),
                Sides::Rows | Sides::Banner => {
                    let shapes = (0..result.each.len()).find_map(|place| answers.table(place).ok()?.shape().ok());
                    said::mmi_note(units, tables, shapes.map_or(0, |shape| shape.columns))
                }
            });
            notes.push(said::method_note());
            notes.extend(self.left_out(result, banner));
            let weak = self.weak_tables(answers, banner).len();
            notes.extend((weak > 0).then(|| said::weak(weak, tables)));
        }
        let together = result.map_err(|why| *why).and_then(|test| test.together);
        lines(test, together)
    }

    /// What everybody or nobody chose.
    pub(super) fn left_out(&self, test: &MarginalIndependence, banner: usize) -> Option<Phrase> {
        let tables = self.tables_of(banner).into_iter().zip(&test.each);
        let out: Vec<Phrase> = tables.filter(|(_, test)| test.is_err()).map(|((_, words), _)| words).collect();
        let some = test.each.iter().any(Result::is_ok);
        (some && !out.is_empty()).then(|| said::left_out(Phrase::listed(&out)))
    }
}

fn lines(test: TableTest, together: Result<Together, Undefined>) -> Vec<Line> {
    let second: Result<RaoScott, Undefined> = together.and_then(|test| test.second_order);
    let mut terms: Vec<(&str, String)> = Vec::new();
    if let Ok(test) = &together {
        terms.push(("X²_S", number::real(test.statistic, 4)));
        terms.push(("k", test.df.to_string()));
    }
    let sum = terms.clone();
    terms.extend(second.ok().map(|test| ("Σλ²", number::real(test.squares, 4))));
    let of_bonferroni: Vec<(&str, String)> = together
        .ok()
        .into_iter()
        .flat_map(|test| [("p", p_term(test.smallest)), ("m", test.tables.to_string())])
        .collect();
    let topic = Topic::MultipleAnswers;
    vec![
        Line {
            word: test.word(),
            name: test.name(),
            statistic: Some(second.map(|test| test.statistic)),
            df: Df::Real(second.map(|test| test.df)),
            p: Some(second.map(|test| test.p)),
            how: worked(test.name(), "k·X²_S / Σλ², df = k² / Σλ²", &terms, topic),
        },
        Line {
            word: if test == TableTest::Spmi { "spmi_sum" } else { "mmi_sum" },
            name: said::sum(),
            statistic: Some(together.map(|test| test.statistic)),
            df: Df::One(together.map(|test| test.df)),
            p: None,
            how: worked(said::sum(), "X²_S = Σ X², k = Σ df", &sum, topic),
        },
        Line {
            word: if test == TableTest::Spmi { "spmi_bonferroni" } else { "mmi_bonferroni" },
            name: said::bonferroni(),
            statistic: None,
            df: Df::None,
            p: Some(together.map(|test| test.bonferroni)),
            how: worked(said::bonferroni(), "min(1, m·p)", &of_bonferroni, topic),
        },
    ]
}
