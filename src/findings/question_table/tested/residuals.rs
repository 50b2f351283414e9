//! Which cells make the difference: adjusted residuals, with marks that are set on p adjusted over all cells of a banner.

use crate::catalogue::{Phrase, tests as said, units};
use crate::findings::adjusted;
use crate::findings::batch::Counted;
use crate::findings::figure::Figure;
use crate::findings::how::Topic;
use crate::findings::material::Material;
use crate::findings::question_table::Asked;
use crate::findings::question_table::tested::cells::{Cross, Made, mark};
use crate::findings::question_table::tested::{estimate, p_term, probability, worked};
use crate::findings::table::{ResultCell, ResultTable};
use crate::stats::Undefined;
use crate::stats::contingency::{CellTest, Table};
use crate::text::number;

impl Asked<'_> {
    /// A row for each group and two columns for each option: the residual, and its mark.
    pub(super) fn residuals(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let adjustment = self.question.adjust;
        let mut made = Made::default();
        let alpha = self.question.wanted.level.rest_percent();
        made.notes.push(said::residual_marks(alpha, adjusted::name(adjustment).unwrap_or_default()));
        made.notes.push(said::raw_is_not_used());
        made.notes.extend(self.uncorrected(counted));
        for b in 0..self.question.by.len() {
            let groups = self.groups_of(b);
            let cross = self.cross(counted, groups.clone());
            let tests = cross.table().and_then(|table| table.cell_tests(adjustment));
            let cells = tests.iter().flatten().flatten().flatten().count();
            let said = [Some(said::cells_compared(cells)), cross.weak()].into_iter().flatten().collect();
            self.note(material, b, said, &mut made.notes);
            for (place, g) in groups.enumerate() {
                let mut row = self.stub_of(g);
                for option in 0..self.options.len() {
                    let test = tests.as_ref().map_err(|why| *why).and_then(|tests| {
                        let test = tests.get(option).and_then(|row| row.get(place)).copied().flatten();
                        test.ok_or(if cross.of_group(place) == 0 {
                            Undefined::EmptyBase
                        } else {
                            Undefined::NoSpread
                        })
                    });
                    let [residual, p] = self.residual(counted, material, (g, option), &cross, place, test, cells);
                    row.push(made.add(residual));
                    made.add(p);
                    let mark = test.map(|test| mark(test.residual, test.p_adjusted, self.alpha()));
                    row.push(ResultCell::Words(mark.unwrap_or_default()));
                }
                made.rows.push(row);
            }
        }
        let head = self.head_by_option(material, &[], &[said::residual_heading(), said::mark_heading()]);
        self.of_many("residuals", said::residuals_title, head, 0, made)
    }

    /// The residual of a cell, and its adjusted p.
    #[expect(clippy::too_many_arguments, reason = "what one cell is")]
    fn residual(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        cell: (usize, usize),
        cross: &Cross,
        place: usize,
        test: Result<CellTest, Undefined>,
        cells: usize,
    ) -> [Figure; 2] {
        let (_, option) = cell;
        let expected = cross.table().and_then(Table::expected).ok();
        let expected = expected.and_then(|rows| rows.get(option)?.get(place).copied());
        let mut terms = vec![("O", cross.at(option, place).to_string())];
        terms.extend(expected.map(|expected| ("E", number::real(expected, 3))));
        terms.push(("r", cross.of_group(place).to_string()));
        terms.push(("c", cross.of_option(option).to_string()));
        terms.push(("n", cross.total().to_string()));
        let residual = self.compared(
            counted,
            material,
            cell,
            ("residual", said::residuals()),
            estimate(test.map(|test| test.residual)),
            (units::none(), 2),
            worked(said::residuals(), "(O − E) / √(E (1 − r/n)(1 − c/n))", &terms, Topic::Tables),
        );
        let mut terms: Vec<(&str, String)> = Vec::new();
        terms.extend(test.ok().map(|test| ("p", p_term(test.p))));
        terms.push(("m", cells.to_string()));
        let p = self.compared(
            counted,
            material,
            cell,
            ("residual.p.adjusted", said::adjusted_p_of(said::residuals())),
            probability(test.map(|test| test.p_adjusted)),
            (units::none(), 3),
            self.how_adjusted(&terms),
        );
        [residual, p]
    }

    /// How a p was adjusted.
    pub(super) fn how_adjusted(&self, terms: &[(&str, String)]) -> crate::findings::how::How {
        let adjustment = self.question.adjust;
        let name = adjusted::name(adjustment).unwrap_or_else(said::not_adjusted_name);
        worked(name, adjusted::formula(adjustment), terms, Topic::Multiplicity)
    }
}

/// What is said of how p were adjusted.
pub(super) fn adjusted_words(adjustment: crate::stats::multiplicity::Adjustment) -> Phrase {
    adjusted::name(adjustment).map_or_else(said::p_as_it_is, said::p_adjusted_by)
}
