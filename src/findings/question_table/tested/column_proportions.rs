//! Every two groups compared, option by option, with the letters of SPSS: the letter of the smaller share stands at the larger.

use crate::catalogue::{Phrase, findings as words, tests as said, units};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::figure::Figure;
use crate::findings::material::Material;
use crate::findings::question_table::Asked;
use crate::findings::question_table::tested::cells::{Cross, Made};
use crate::findings::question_table::tested::residuals::adjusted_words;
use crate::findings::question_table::tested::{p_term, probability};
use crate::findings::table::{ResultCell, ResultTable};
use crate::stats::Undefined;
use crate::stats::column_proportions::{Pair, RowComparison, compare, letter, letters};
use crate::text::number;

/// Groups up to which the p of every two of them is a figure; of more there would be thousands.
const MOST_LISTED: usize = 12;

impl Asked<'_> {
    /// A row for each group, with its letter, and two columns for each option: the share, and the letters of smaller ones.
    pub(super) fn column_proportions(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
    ) -> (ResultTable, Vec<Figure>) {
        let mut made = Made::default();
        let adjustment = self.question.adjust;
        let alpha = self.question.wanted.level.rest_percent();
        let strata = self.over_strata(counted);
        let test = if strata { said::by_design() } else { said::by_pooled_z() };
        made.notes.push(said::letters_note(test, alpha, adjusted_words(adjustment)));
        made.notes.push(said::left_out_note());
        made.notes.extend(self.uncorrected(counted));
        for b in 0..self.question.by.len() {
            let groups = self.groups_of(b);
            let cross = self.cross(counted, groups.clone());
            let mut said = Vec::new();
            let rows = if strata {
                self.drawn(counted, material, b).and_then(|drawn| {
                    said.push(drawn.sample.note.clone());
                    drawn.sample.design.compare_shares(drawn.answers(), adjustment)
                })
            } else {
                compare(&cross.counts, &cross.bases, adjustment)
            };
            let most = rows.iter().flatten().map(|row| row.pairs.len()).max().unwrap_or(0);
            said.push(said::pairs_compared(most));
            said.extend(cross.weak());
            if groups.len() > MOST_LISTED {
                said.push(said::pairs_not_listed(MOST_LISTED));
            }
            self.note(material, b, said, &mut made.notes);
            let smaller: Vec<Vec<Vec<usize>>> =
                rows.iter().flatten().map(|row| row.significantly_smaller(self.alpha())).collect();
            for (place, g) in groups.clone().enumerate() {
                let mut row = self.stub_of(g);
                row.push(ResultCell::Words(Phrase::same(letter(place))));
                row.push(self.n_of(g));
                for o in 0..self.options.len() {
                    row.push(self.share_of(g, o));
                    let takes_part = rows.as_ref().is_ok_and(|rows| {
                        rows.get(o).and_then(|row| row.takes_part.get(place)).copied().unwrap_or(false)
                    });
                    let beaten = smaller.get(o).and_then(|of| of.get(place));
                    let shown = match beaten {
                        Some(beaten) if takes_part => Phrase::same(letters(beaten, groups.len())),
                        _ => units::marked(),
                    };
                    row.push(ResultCell::Words(shown));
                }
                made.rows.push(row);
            }
            if groups.len() <= MOST_LISTED {
                for o in 0..self.options.len() {
                    let row = rows.as_ref().map_err(|why| *why).map(|rows| rows.get(o));
                    for first in groups.clone() {
                        for second in first + 1..groups.end {
                            let pair = (first - groups.start, second - groups.start);
                            made.figures.push(self.pair(counted, material, o, groups.start, pair, row, &cross));
                        }
                    }
                }
            }
        }
        let head = self.head_by_option(
            material,
            &[said::letter_heading(), words::n_heading()],
            &[words::shares_heading(), said::letters_heading()],
        );
        self.of_many("column_proportions", said::letters_title, head, 1, made)
    }

    /// The adjusted p of two groups.
    #[expect(clippy::too_many_arguments, reason = "what one comparison is")]
    fn pair(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        option: usize,
        start: usize,
        (first, second): (usize, usize),
        row: Result<Option<&RowComparison>, Undefined>,
        cross: &Cross,
    ) -> Figure {
        let found: Result<Pair, Undefined> = row.and_then(|row| {
            let pairs = row.into_iter().flat_map(|row| &row.pairs);
            let pair = pairs.copied().find(|pair| (pair.first, pair.second) == (first, second));
            pair.ok_or_else(|| left_out([first, second].map(|place| (cross.at(option, place), cross.base(place)))))
        });
        let of = |place: usize| format!("{}/{}", cross.at(option, place), cross.base(place));
        let mut terms = vec![("k₁/n₁", of(first)), ("k₂/n₂", of(second))];
        if let Ok(pair) = &found {
            let sign = if self.over_strata(counted) { "t" } else { "z" };
            terms.push((sign, number::real(pair.z, 4)));
            terms.push(("p", p_term(pair.p)));
        }
        terms.push(("m", row.ok().flatten().map_or(0, |row| row.pairs.len()).to_string()));
        let other = self.groups.get(start + second);
        let code = other.map(|group| group.code.clone()).unwrap_or_default();
        let label = other.map(|group| group.label.clone()).unwrap_or_default();
        let mut figure = self.compared(
            counted,
            material,
            (start + first, option),
            (&format!("column_proportions.{code}.p.adjusted"), said::adjusted_p_of(said::against(label))),
            probability(found.map(|pair| pair.p_adjusted)),
            (units::none(), 3),
            self.how_adjusted(&terms),
        );
        let parts: Vec<EvidencePart> = [first, second]
            .into_iter()
            .filter_map(|place| self.evidence.get(start + place))
            .flat_map(|evidence| evidence.base.clone())
            .collect();
        figure.evidence = counted.cells(&parts);
        figure
    }
}

/// Why two groups are not compared.
fn left_out(groups: [(u64, u64); 2]) -> Undefined {
    if groups.iter().any(|(_, n)| *n == 0) {
        Undefined::EmptyBase
    } else if groups.iter().any(|(_, n)| *n < 2) {
        Undefined::TooFew
    } else {
        Undefined::NoSpread
    }
}
