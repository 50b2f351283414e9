//! A number with its unit. What stands for a number without being one (約12, 12～15, 9:30) is asked about, never rounded
//! or averaged, and a unit of another scale is converted only where the definition takes it.

use crate::catalogue::{Phrase, collect as words, reading};
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, finding, invalid, reasons, suggested};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::survey::question::{Dash, Handling};
use crate::text::clean::{clean, is_dash};
use crate::text::counters::{QuantityProblem, QuantityReading, quantity};
use crate::text::era::parse_fiscal_year;
use crate::text::number::{self, Decimal};
use crate::text::resaved::{Harm, harm};
use crate::text::stock::time_of_day;
use crate::text::units;
use crate::workbook::shows_time;

/// What a question asks for.
pub(super) struct Asked<'a> {
    pub handling: &'a Handling,
    pub unit: &'a str,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
}

impl Asked<'_> {
    fn percent(&self) -> bool {
        matches!(clean(self.unit).as_str(), "%" | "パーセント")
    }

    fn one_number(&self) -> Phrase {
        words::one_number(words::in_unit(&crate::catalogue::units::of(self.unit)))
    }
}

pub(super) fn amount(asked: &Asked<'_>, cell: &mut AnswerCell) -> Coded {
    // A question for a fiscal year is answered with one: 令和元年度 is 2019.
    if asked.unit == "年度"
        && let Some(year) =
            parse_fiscal_year(&cell.raw).filter(|_| !clean(&cell.raw).starts_with(|c: char| c.is_ascii_digit()))
    {
        "fiscal-year".clone_into(&mut cell.rule);
        return within(asked, Decimal::from(i64::from(year)), cell);
    }
    let mut declared = vec![asked.unit.to_owned()];
    declared.extend(asked.handling.unit_alias.iter().cloned());
    match quantity(&cell.raw, &declared) {
        Ok(reading) if reading.unit.is_none() => match shown(asked, &declared, reading.value, cell) {
            Shown::Same => exact(asked, reading, cell),
            Shown::Percent(percent) => {
                "percent-format".clone_into(&mut cell.rule);
                within(asked, percent, cell)
            }
            Shown::Time(format) => {
                let mut coded = invalid("time-written", cell, asked.one_number(), reading::hint_time_written());
                for diagnostic in &mut coded.diagnostics {
                    diagnostic.found = reading::value_in_format(&cell.raw, &format);
                }
                coded
            }
            Shown::Otherwise(text) => {
                let text = if text.is_empty() { reading::nothing_shown() } else { Phrase::same(text) };
                let expected = reading::number_as_shown(text, asked.unit);
                invalid("shown-otherwise", cell, expected, words::hint_ask())
            }
        },
        Ok(reading) => exact(asked, reading, cell),
        Err(problem) => problem_of(asked, problem, cell),
    }
}

/// What a cell shows of its number.
enum Shown {
    /// The number, perhaps rounded, with the unit that is asked for.
    Same,
    /// A hundred times the number where a percentage is asked for: 0.5 is shown as 50%.
    Percent(Decimal),
    /// A time, in this format.
    Time(String),
    /// Another number, or words that say something about it.
    Otherwise(String),
}

fn shown(asked: &Asked<'_>, declared: &[String], value: Decimal, cell: &AnswerCell) -> Shown {
    let Some(format) = &cell.format else { return Shown::Same };
    if shows_time(format) {
        return Shown::Time(format.clone());
    }
    let hundredfold = Decimal::new(value.mantissa().saturating_mul(100), value.scale()).unwrap_or(value);
    let Some(written) = &cell.shown else {
        // What cannot be rendered is the number in other places, but for a percentage.
        return match (format.contains('%'), asked.percent()) {
            (false, _) => Shown::Same,
            (true, true) => Shown::Percent(hundredfold),
            (true, false) => Shown::Otherwise(format!("{hundredfold}%")),
        };
    };
    let text = clean(written);
    // Accounts show a zero as a dash or not at all.
    if value == Decimal::from(0) && text.chars().all(|c| is_dash(c) || c == ' ') {
        return Shown::Same;
    }
    let as_shown = |shown: Decimal, value: Decimal| {
        Decimal::from_text(&number::decimal(&value, shown.scale())).is_some_and(|rounded| rounded == shown)
    };
    let number = text.trim_end_matches('.');
    let number = if asked.unit.ends_with('円') { number.trim_start_matches(['¥', '\\']) } else { number };
    let mut units = declared.to_vec();
    units.extend(asked.percent().then(|| "%".to_owned()));
    match quantity(number, &units) {
        Ok(read) if asked.percent() && text.ends_with('%') && as_shown(read.value, hundredfold) => {
            Shown::Percent(hundredfold)
        }
        Ok(read)
            if as_shown(read.value, value)
                && !read.unit.as_deref().is_some_and(|unit| units::other_scale(unit, &clean(asked.unit))) =>
        {
            Shown::Same
        }
        // A question without a unit leaves it to the form.
        Err(QuantityProblem::OtherUnit { value: read, unit })
            if asked.unit.is_empty() && !matches!(unit, "%" | "割") && as_shown(read, value) =>
        {
            Shown::Same
        }
        Ok(_) | Err(_) => Shown::Otherwise(text),
    }
}

fn exact(asked: &Asked<'_>, reading: QuantityReading, cell: &mut AnswerCell) -> Coded {
    let QuantityReading { value, mut rules, unit } = reading;
    if let Some(unit) = unit.as_deref().filter(|unit| units::other_scale(unit, &clean(asked.unit))) {
        let Some(value) = units::converted(value, unit, &clean(asked.unit)) else {
            return invalid("not-a-number", cell, asked.one_number(), words::hint_ask());
        };
        rules.retain(|rule| *rule != "number-unit");
        rules.push("number-unit-scaled");
        cell.rule = rules.join("+");
        return within(asked, value, cell);
    }
    let sign = rules.iter().any(|rule| matches!(*rule, "number-triangle" | "number-brackets"));
    if sign && !asked.min.is_some_and(|min| min.is_negative()) {
        return invalid(
            "negative-sign",
            cell,
            reading::no_negative(words::in_unit(&crate::catalogue::units::of(asked.unit))),
            reading::hint_negative_sign(),
        );
    }
    // Of a percentage, 0.5 may be a half or half a per cent.
    let fraction = !value.is_negative() && value > Decimal::from(0) && value < Decimal::from(1);
    if asked.percent() && unit.is_none() && fraction {
        let percent = Decimal::new(value.mantissa().saturating_mul(100), value.scale()).unwrap_or(value);
        return suggested("percent-or-share", cell, reading::a_percentage(), &percent.to_string());
    }
    cell.rule = if rules.is_empty() { "number".to_owned() } else { rules.join("+") };
    within(asked, value, cell)
}

/// A number inside the bounds, and no finer than what is added up.
fn within(asked: &Asked<'_>, value: Decimal, cell: &mut AnswerCell) -> Coded {
    // Amounts are counted in thousandths; anything finer would be added up as nothing.
    if value.milli().is_none() {
        return invalid(
            "finer-than-thousandth",
            cell,
            words::three_places(words::in_unit(&crate::catalogue::units::of(asked.unit))),
            words::hint_ask(),
        );
    }
    if asked.min.is_some_and(|min| value < min) || asked.max.is_some_and(|max| value > max) {
        let show = |bound: Option<Decimal>| bound.map_or_else(String::new, |bound| bound.to_string());
        let expected = words::between(show(asked.min), show(asked.max), asked.unit);
        return invalid("out-of-range", cell, expected, words::hint_ask());
    }
    Coded::clean(AnswerValue::Quantity(value))
}

fn problem_of(asked: &Asked<'_>, problem: QuantityProblem, cell: &mut AnswerCell) -> Coded {
    if let Some(reason) = reasons::of_words(cell, &asked.one_number()) {
        return reason;
    }
    match problem {
        QuantityProblem::Blank => Coded::clean(AnswerValue::Missing(Missing::NoAnswer)),
        QuantityProblem::Dash => dash(asked, cell),
        QuantityProblem::Approximate(number) => suggested("approximate", cell, asked.one_number(), &number),
        QuantityProblem::Range => invalid("range", cell, asked.one_number(), words::hint_ask()),
        QuantityProblem::OtherUnit { value, unit: "割" } if asked.percent() => {
            "number-tenths".clone_into(&mut cell.rule);
            let percent = Decimal::new(value.mantissa().saturating_mul(10), value.scale());
            within(asked, percent.unwrap_or(value), cell)
        }
        QuantityProblem::OtherUnit { value, unit } => match units::converted(value, unit, &clean(asked.unit)) {
            Some(value) => suggested("other-unit", cell, asked.one_number(), &value.to_string()),
            None => invalid("other-unit", cell, asked.one_number(), reading::hint_other_unit(unit)),
        },
        QuantityProblem::NotANumber => match (time_of_day(&cell.raw), harm(&cell.raw)) {
            (Some(_), _) => invalid("time-written", cell, asked.one_number(), reading::hint_time_written()),
            (None, Some(harmed @ Harm::Exponent)) => super::words::resaved(harmed, cell),
            (None, Some(Harm::Day { .. }) | None) => {
                // A unit that nobody knows is one all the same: 2kg.
                let hint = unit_behind(&cell.raw).map_or_else(words::hint_ask, reading::hint_other_unit);
                invalid("not-a-number", cell, asked.one_number(), hint)
            }
        },
    }
}

/// The short word behind a number and nothing else.
fn unit_behind(raw: &str) -> Option<String> {
    let text = clean(raw);
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let number = text.len() > unit.len() && text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let unit = unit.trim();
    let word = !unit.is_empty() && unit.chars().count() <= 6 && unit.chars().all(char::is_alphabetic);
    (number && word).then(|| unit.to_owned())
}

/// A lone dash means what the definition says, and is asked about where it says nothing.
fn dash(asked: &Asked<'_>, cell: &mut AnswerCell) -> Coded {
    match asked.handling.dash {
        Some(meaning) => {
            "dash".clone_into(&mut cell.rule);
            match meaning {
                Dash::Zero => within(asked, Decimal::from(0), cell),
                Dash::None => Coded::clean(AnswerValue::Missing(Missing::NotApplicable)),
                Dash::Missing => Coded::clean(AnswerValue::Missing(Missing::NoAnswer)),
            }
        }
        None => {
            "dash-undeclared".clone_into(&mut cell.rule);
            let found = Phrase::same(cell.raw.clone());
            Coded::missing(
                Missing::NoAnswer,
                finding(
                    "dash-undeclared",
                    Severity::Query,
                    &[cell],
                    found,
                    asked.one_number(),
                    reading::hint_dash_undeclared(),
                ),
            )
        }
    }
}
