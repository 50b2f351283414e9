//! A figure that moved as characters: both sides with what differs between them, and differences with their sign.

use crate::catalogue::{Phrase, moved as words, report as report_words, units};
use crate::findings::changes::{Erratum, Moved, Part, Printed, Withheld};
use crate::report::changes::Composer;
use crate::report::model::{CellNumber, TableCell};
use crate::stats::base::BaseChain;
use crate::stats::comparison::Fraction;
use crate::text::number;

impl Composer {
    /// One side of a figure: the print, the ratio behind it, and of base and status what the other side has otherwise.
    pub(super) fn side(self, printed: Option<&Printed>, other: Option<&Printed>) -> String {
        let Some(printed) = printed else { return self.text(words::none()) };
        let mut behind: Vec<Phrase> = Vec::new();
        if let Some(value) = printed.value.as_deref().filter(|value| value.contains('/')) {
            behind.push(Phrase::same(value));
        }
        let mut text = printed.text.clone();
        if let Some(other) = other {
            if printed.unit != other.unit {
                text = self.with_unit(printed);
            }
            // A base says something where the value does not.
            if printed.value == other.value || printed.is_hidden() || other.is_hidden() {
                behind.extend(Self::base(printed.base.as_ref(), other.base.as_ref()));
            }
        }
        if !behind.is_empty() {
            text = self.text(words::with_ratio(text, Phrase::listed(&behind)));
        }
        if printed.status == "provisional" {
            text.push_str(&self.text(report_words::to_confirm()));
        }
        text
    }

    /// What of a base the other one has otherwise.
    fn base(base: Option<&BaseChain>, other: Option<&BaseChain>) -> Vec<Phrase> {
        let other = other.map(links).unwrap_or_default();
        let differs = |(at, (_, count)): &(usize, (Phrase, Option<u64>))| {
            other.get(*at).is_none_or(|(_, others)| others != count)
        };
        let differing = base.map(links).into_iter().flatten().enumerate().filter(differs);
        differing.filter_map(|(_, (name, count))| Some(words::base_part(name, count?))).collect()
    }

    /// The whole difference of a figure as a cell.
    pub(super) fn difference(self, moved: &Moved) -> TableCell {
        match (moved.difference, moved.withheld) {
            (_, Some(Withheld::Hidden)) => TableCell::words(self.text(units::hidden())),
            (Some(difference), _) => self.number_cell(moved, difference),
            (None, _) => TableCell::words(self.text(units::nothing())),
        }
    }

    /// What the mistakes made of the difference of a figure, as a cell.
    pub(super) fn correction(self, erratum: &Erratum<'_>) -> TableCell {
        let moved = erratum.moved;
        match erratum.difference {
            _ if erratum.is_whole() => self.difference(moved),
            _ if self.withholds_parts(moved.withheld) => TableCell::words(self.text(units::hidden())),
            Some(difference) => self.number_cell(moved, difference),
            None => TableCell::words(self.text(units::nothing())),
        }
    }

    /// What one step did, as a cell; empty where it did nothing.
    pub(super) fn part(self, moved: &Moved, part: Option<&Part>) -> TableCell {
        let Some(part) = part else { return TableCell::words("") };
        if self.withholds_parts(moved.withheld) {
            return TableCell::words(self.text(units::hidden()));
        }
        match part.difference {
            Some(difference) if difference.numerator != 0 => self.number_cell(moved, difference),
            Some(_) | None => TableCell::words(self.went(part.before.as_ref(), part.after.as_ref())),
        }
    }

    /// How a figure went where that is no number.
    fn went(self, before: Option<&Printed>, after: Option<&Printed>) -> String {
        let (Some(one), Some(other)) = (before, after) else {
            let text = |side: Option<&Printed>| side.map_or_else(|| self.text(words::none()), |s| s.text.clone());
            return self.text(words::from_to(text(before), text(after)));
        };
        let phrase = if one.text != other.text || one.unit != other.unit {
            let (one, other) = if one.unit == other.unit {
                (one.text.clone(), other.text.clone())
            } else {
                (self.with_unit(one), self.with_unit(other))
            };
            words::from_to(one, other)
        } else if one.base != other.base {
            words::base_only()
        } else if one.value != other.value {
            words::value_only()
        } else {
            words::status_only()
        };
        self.text(phrase)
    }

    /// A print with its unit, as the language sets them.
    fn with_unit(self, printed: &Printed) -> String {
        self.text(Phrase::with_unit(&Phrase::same(&printed.text), &Phrase::same(&printed.unit)))
    }

    /// The unit in which a figure's differences are given.
    pub(super) fn unit(self, moved: &Moved) -> String {
        let side = moved.new.as_ref().or(moved.old.as_ref());
        let unit = side.map(|printed| printed.unit.clone()).unwrap_or_default();
        // Percentages differ in points, also where both are 0.
        if moved.in_points() || units::is_percent(&unit) { self.text(words::points()) } else { unit }
    }
}

/// A difference with its sign: 1.2, △0.7.
pub(super) fn signed(moved: &Moved, difference: Fraction) -> Phrase {
    let (top, bottom, decimals) = (difference.numerator, difference.denominator, moved.decimals());
    let text = if moved.in_points() {
        number::percent(top, bottom, decimals)
    } else if bottom == 1 && decimals == 0 {
        Some(number::grouped(top))
    } else {
        number::ratio(top, bottom, decimals).map(|text| number::separated(&text))
    };
    text.map_or_else(units::nothing, |text| Phrase::number(number::with_triangle(&text)))
}

impl Composer {
    fn number_cell(self, moved: &Moved, difference: Fraction) -> TableCell {
        let hundred = if moved.in_points() { 100.0 } else { 1.0 };
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet holds doubles; the exact value is in the data"
        )]
        let value = difference.numerator as f64 * hundred / difference.denominator as f64;
        let number = CellNumber { value, decimals: moved.decimals() };
        TableCell { number: Some(number), ..TableCell::words(self.text(signed(moved, difference))) }
    }
}

/// The links of a chain by their names.
fn links(base: &BaseChain) -> Vec<(Phrase, Option<u64>)> {
    let BaseChain {
        distributed,
        not_returned,
        returned,
        invalid_returns,
        held_out_returns,
        valid,
        not_applicable,
        no_answer,
        dont_know,
        refused,
        invalid,
        contradictory,
        held_out,
        n,
        unplaced,
    } = *base;
    vec![
        (words::base_distributed(), distributed),
        (words::base_not_returned(), distributed.map(|_| not_returned)),
        (words::base_returned(), Some(returned)),
        (words::base_invalid_returns(), Some(invalid_returns)),
        (words::base_held_out_returns(), Some(held_out_returns)),
        (words::base_valid(), Some(valid)),
        (words::base_not_applicable(), Some(not_applicable)),
        (words::base_no_answer(), Some(no_answer)),
        (words::base_dont_know(), Some(dont_know)),
        (words::base_refused(), Some(refused)),
        (words::base_invalid(), Some(invalid)),
        (words::base_contradictory(), Some(contradictory)),
        (words::base_held_out(), Some(held_out)),
        (words::base_n(), Some(n)),
        (words::base_unplaced(), Some(unplaced)),
    ]
}
