//! A statement with the words around it, ready to be bound: its clause, its sentence, what stands before, the headings above
//! or the headings of its row and column, the year and the day that it belongs to, and whoever names its figure outright.

mod cell;
mod done;
mod times;
mod turns;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::document::{Document, Table};
use crate::findings::bins::share::ShareWord;
use crate::findings::claims::around::around;
use crate::findings::claims::bind::{Context, Kind};
use crate::findings::claims::declared_for::declared;
use crate::findings::claims::facts::is_percent;
use crate::findings::claims::judge::{Value, Written};
use crate::findings::claims::stated::{Degree, Direction, Number, Part, Rank, Stated, What, stated_in};
use crate::findings::claims::turn::Turn;
use crate::findings::claims::verdict::{Place, Says, Spoken};
use crate::findings::plan::Claim;
use crate::text::era::DateReading;

/// Every statement of a document in the order of the text, with what is around it.
pub fn spoken(document: &Document, stated: &[Stated], claims: &[Claim]) -> Vec<Spoken> {
    let mut of_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, one) in stated.iter().enumerate() {
        of_block.entry(one.block).or_default().push(index);
    }
    let reader = Reader {
        document,
        stated,
        of_block,
        sections: Sections::of(document, stated),
        tables: document.tables(),
        headings: RefCell::default(),
    };
    let mut all: Vec<Spoken> = Vec::with_capacity(stated.len());
    let mut outer = Outer::default();
    for (index, one) in stated.iter().enumerate() {
        let mut made = reader.one(index, &mut outer);
        if let Some((at, from)) = reader.led_from(index).and_then(|at| Some((at, all.get(at)?))) {
            made.context = reader.follow(index, &made.context, &from.context, at);
            // 「30％から42.9％となり」 are two numbers, and not the ends of a range.
            made.degree = plain(made.degree);
            all[at].degree = plain(all[at].degree);
        }
        made.declared = declared(document, one, claims);
        all.push(made);
    }
    all
}

/// A number that is no end of a range.
fn plain(degree: Degree) -> Degree {
    if matches!(degree, Degree::AtLeast | Degree::AtMost) { Degree::Plain } else { degree }
}

/// The words of the statement before, by block and by whether it stood in brackets.
#[derive(Debug, Default)]
struct Outer {
    block: Option<usize>,
    sentence: usize,
    outside: String,
    inside: String,
}

/// What holds for all that stands under one heading.
#[derive(Debug, Default)]
struct Section {
    numbers: Vec<i128>,
    says_as_of: bool,
}

/// The sections by the heading that they stand under.
struct Sections(BTreeMap<Option<usize>, Section>);

impl Sections {
    fn of(document: &Document, stated: &[Stated]) -> Self {
        let mut sections: BTreeMap<Option<usize>, Section> = BTreeMap::new();
        for (index, block) in document.blocks.iter().enumerate() {
            let section = sections.entry(heading_above(document, index)).or_default();
            section.says_as_of |= says_as_of(&block.text);
        }
        // What names a column or a row states nothing, and a base may stand there: 「全体（n=92）」.
        let heads =
            document.blocks.iter().enumerate().filter(|(_, block)| block.cell().is_some_and(|cell| cell.head));
        let in_heads: Vec<Stated> = heads.flat_map(|(index, block)| stated_in(index, &block.text)).collect();
        for one in stated.iter().chain(&in_heads) {
            let section = sections.entry(heading_above(document, one.block)).or_default();
            match &one.what {
                What::Count { value, .. } | What::Base(value) => section.numbers.extend(value.value.to_i128()),
                What::Fraction { denominator, .. } => section.numbers.push(*denominator),
                What::Percent(_)
                | What::Points(_)
                | What::Tenths(_)
                | What::Times(_)
                | What::Ratio { .. }
                | What::Part(_)
                | What::Rank(_)
                | What::Trend
                | What::Target { .. }
                | What::Date(_)
                | What::Period(_) => {}
            }
        }
        Self(sections)
    }
}

fn says_as_of(text: &str) -> bool {
    ["現在", "時点", "途中", "月末"].iter().any(|word| text.contains(word))
}

/// The heading that a block stands under directly.
fn heading_above(document: &Document, block: usize) -> Option<usize> {
    let above = &document.blocks.get(block)?.above;
    above.iter().rev().copied().find(|at| document.blocks.get(*at).is_some_and(crate::document::Block::is_heading))
}

struct Reader<'d> {
    document: &'d Document,
    stated: &'d [Stated],
    of_block: BTreeMap<usize, Vec<usize>>,
    sections: Sections,
    tables: Vec<Table>,
    /// The years of headings that were read already.
    headings: RefCell<BTreeMap<String, Vec<i32>>>,
}

impl Reader<'_> {
    fn one(&self, index: usize, outer: &mut Outer) -> Spoken {
        let one = &self.stated[index];
        let mut context = self.context(index, outer);
        let section = self.sections.0.get(&heading_above(self.document, one.block));
        let text = self.document.blocks.get(one.block).map_or("", |block| block.text.as_str());
        context.moved |= text.get(one.span.clone()).is_some_and(|said| said.starts_with(['△', '▲']));
        context.reference &= !context.moved;
        let plus = text.get(..one.span.start).is_some_and(|before| before.ends_with(['＋', '+']));
        context.moved |= plus;
        let leads = text.get(..one.span.start).is_some_and(|before| before.trim().is_empty());
        let says = if is_quoted_word(text, one) { Says::Nothing } else { Self::says(one, &mut context) };
        Spoken {
            says,
            degree: one.degree,
            down: match one.direction {
                Some(Direction::Down) => Some(true),
                Some(Direction::Up) => Some(false),
                Some(Direction::Level) | None => plus.then_some(false),
            },
            context,
            declared: None,
            says_as_of: section.is_some_and(|section| section.says_as_of),
            numbers_near: section.map(|section| section.numbers.clone()).unwrap_or_default(),
            leads,
            behind_share: self.is_behind_share(index),
        }
    }

    /// What a statement says, and of what kind a fact must be that it can be about.
    fn says(one: &Stated, context: &mut Context) -> Says {
        let written = |number: &Number| Written { value: sizeless(number), places: number.places };
        match &one.what {
            // How long something took is no count of anything.
            What::Count { unit, .. } if is_time(unit) => Says::Nothing,
            What::Count { value, unit } => {
                let unit_of_heads = || {
                    let parts = context.near.split(['、', '・', '（', '）', '(', ')']).map(str::trim);
                    let mut units = parts.filter(|name| is_percent(name) || crate::text::units::is_unit(name));
                    units.next().unwrap_or_default().to_owned()
                };
                let unit = if unit.is_empty() && context.cell { unit_of_heads() } else { unit.clone() };
                if unit == "ポイント" {
                    return Says::Value(Value::Points(written(value)), Kind::Points);
                }
                let percent = is_percent(&unit);
                if percent {
                    return Says::Value(Value::Percent(written(value)), Kind::Share);
                }
                Says::Value(Value::Number(written(value)), Kind::Number { unit })
            }
            What::Percent(value) => Says::Value(Value::Percent(written(value)), Kind::Share),
            What::Points(value) => Says::Value(Value::Points(written(value)), Kind::Points),
            What::Tenths(value) => Says::Value(Value::Tenths(written(value), None), Kind::Share),
            What::Times(value) => {
                context.moved = true;
                Says::Value(Value::Times(written(value)), Kind::Share)
            }
            What::Fraction { numerator, denominator, .. } => {
                Says::Value(Value::Fraction(*numerator, *denominator), Kind::Fraction)
            }
            What::Ratio { numerator, denominator } => {
                Says::Value(Value::Ratio(*numerator, *denominator), Kind::Fraction)
            }
            What::Base(value) => {
                context.based = true;
                Says::Value(Value::Number(written(value)), Kind::Number { unit: String::new() })
            }
            What::Part(part) => Says::Value(
                Value::Part(match part {
                    Part::Majority => ShareWord::Majority,
                    Part::Half => ShareWord::Half,
                    Part::Most | Part::NearlyAll => ShareWord::MostOf,
                    Part::All => ShareWord::All,
                    Part::None => ShareWord::Nobody,
                }),
                Kind::Share,
            ),
            What::Rank(rank) => match rank {
                Rank::First => Says::Rank(Place::From(1)),
                Rank::Next => Says::Rank(Place::From(2)),
                Rank::Nth(n) => usize::try_from(*n).map_or(Says::Nothing, |n| Says::Rank(Place::From(n))),
                Rank::Last => Says::Rank(Place::Last),
                Rank::Main => Says::Rank(Place::Main),
                Rank::Top(_) => Says::Nothing,
            },
            What::Trend => match one.direction {
                Some(direction) => {
                    context.moved = true;
                    let trend = match direction {
                        Direction::Up => 1,
                        Direction::Down => -1,
                        Direction::Level => 0,
                    };
                    Says::Value(Value::Trend(trend), Kind::Moved)
                }
                None => Says::Nothing,
            },
            What::Target { met } => Says::Value(Value::Met(*met), Kind::Reached),
            What::Date(reading) => match reading {
                DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. } => {
                    context.day = Some(*date);
                    Says::Value(Value::Day(*date, matches!(reading, DateReading::Exact { .. })), Kind::Day)
                }
                DateReading::TwoReadings { readings, .. } => match readings.first() {
                    Some(date) => {
                        context.day = Some(*date);
                        Says::Value(Value::Day(*date, false), Kind::Day)
                    }
                    None => Says::Nothing,
                },
                DateReading::FiscalYear { .. }
                | DateReading::Impossible { .. }
                | DateReading::EraMissing { .. }
                | DateReading::Blank
                | DateReading::NotADate => Says::Nothing,
            },
            What::Period(_) => Says::Nothing,
        }
    }

    fn context(&self, index: usize, outer: &mut Outer) -> Context {
        let one = &self.stated[index];
        let Some(block) = self.document.blocks.get(one.block) else { return Context::default() };
        let headings: Vec<String> = block
            .above
            .iter()
            .rev()
            .filter_map(|at| self.document.blocks.get(*at))
            .map(|b| b.text.clone())
            .collect();
        let text = block.text.as_str();
        let cell = block.cell().is_some();
        // A cell that holds more than its number is read like running text.
        if cell && text.trim().len() < one.span.len() + 16 {
            return self.in_cell(one, headings);
        }
        let sentence = text.get(one.sentence.clone()).unwrap_or(text);
        let from = one.sentence.start;
        if outer.block != Some(one.block) || outer.sentence != from {
            *outer = Outer { block: Some(one.block), sentence: from, ..Outer::default() };
        }
        let beside = self.bounds(index);
        let bracketed = sentence
            .get(..one.span.start.saturating_sub(from))
            .is_some_and(|before| before.matches(['（', '(']).count() > before.matches(['）', ')']).count());
        let inner = if bracketed && !outer.inside.is_empty() { &outer.inside } else { &outer.outside };
        let found = around(
            sentence,
            one.span.start.saturating_sub(from)..one.span.end.saturating_sub(from),
            (beside.0.saturating_sub(from), beside.1.saturating_sub(from)),
            &outer.outside,
            inner,
        );
        if counts(&one.what) {
            if found.bracketed {
                outer.inside.clone_from(&found.with_years);
            } else {
                outer.outside.clone_from(&found.with_years);
                outer.inside.clear();
            }
        }
        let signed = text.get(one.span.clone()).is_some_and(|said| said.starts_with(['△', '▲']));
        let moved = found.moved || found.became || signed || matches!(one.what, What::Trend);
        let years = self.years(index, moved, false);
        let turn = self.turn(index, &years);
        // Which year the round before was of is not said by 前回.
        let years = if turn == Turn::Before { years } else { self.years(index, moved, found.year_before) };
        let ranked = matches!(one.what, What::Rank(_));
        let (near, with_years) = match (&one.what, ranked) {
            (_, true) => (ranked_words(text, one), String::new()),
            // What took place on a day is said by the whole of its line.
            (What::Date(_), _) => (sentence.to_owned(), String::new()),
            (_, false) => (found.near, found.with_years),
        };
        let farther_years = self.farther_years(index, &headings);
        Context {
            near,
            with_years,
            wider: found.wider,
            sentence: sentence.to_owned(),
            before: text.get(from..one.span.start).unwrap_or_default().to_owned(),
            beside_year: found.only_year,
            earlier: text.get(..from).unwrap_or_default().to_owned(),
            headings,
            caption: self.table_above(one.block),
            names: Vec::new(),
            row_names: 0,
            // A number without a unit in running text may number anything (時期１), so it contradicts nothing.
            loose: self.is_note(one.block)
                || found.partial
                || (!sentence.contains("それぞれ") && self.is_one_of_several(index))
                || (matches!(&one.what, What::Count { unit, .. } if unit.is_empty()) && !found.based),
            years,
            farther_years,
            day: self.day_before(index),
            moved: found.moved,
            based: found.based,
            reference: found.year_before || found.became,
            turn,
            cell: false,
        }
    }

    /// Whether a number of the same things stands beside it with nothing but a comma between: 「21名、20名、17名」 are of one thing
    /// each.
    fn is_one_of_several(&self, index: usize) -> bool {
        let unit = |one: &Stated| match &one.what {
            What::Count { unit, .. } => Some(unit.clone()),
            What::Percent(_) => Some("％".to_owned()),
            _ => None,
        };
        let joined = |first: Option<&Stated>, second: Option<&Stated>| {
            let (Some(first), Some(second)) = (first, second) else { return false };
            let text = self.document.blocks.get(first.block).map_or("", |block| block.text.as_str());
            let between = text.get(first.span.end..second.span.start).map(str::trim);
            first.block == second.block
                && unit(first).is_some_and(|own| unit(second) == Some(own))
                && between.is_some_and(|between| matches!(between, "、" | "，" | "," | "・" | "と"))
        };
        let at = |index: Option<usize>| self.stated.get(index?);
        let one = self.stated.get(index);
        joined(at(index.checked_sub(1)), one) || joined(one, at(index.checked_add(1)))
    }

    /// Whether the statement before is a percentage with nothing but signs in between: 「90.9％（70/77、n=77）」.
    fn is_behind_share(&self, index: usize) -> bool {
        let one = &self.stated[index];
        let Some(before) = index.checked_sub(1).and_then(|at| self.stated.get(at)) else { return false };
        let text = self.document.blocks.get(one.block).map_or("", |block| block.text.as_str());
        let between = text.get(before.span.end..one.span.start);
        let close = between
            .is_some_and(|text| text.chars().all(|c| matches!(c, '（' | '(' | '、' | ',' | '，' | ' ' | '　')));
        let share = matches!(before.what, What::Percent(_) | What::Tenths(_))
            || (matches!(before.what, What::Fraction { .. }) && self.is_behind_share(index - 1));
        before.block == one.block && close && share
    }

    /// The end of the statement before and the start of the next one in the same sentence.
    fn bounds(&self, index: usize) -> (usize, usize) {
        let one = &self.stated[index];
        let others = self.of_block.get(&one.block).into_iter().flatten().map(|at| &self.stated[*at]);
        let beside = others.filter(|other| counts(&other.what) && other.sentence == one.sentence && *other != one);
        let (mut before, mut next) = (one.sentence.start, one.sentence.end);
        for other in beside {
            if other.span.end <= one.span.start {
                before = before.max(other.span.end);
            } else if other.span.start >= one.span.end {
                next = next.min(other.span.start);
            }
        }
        (before, next)
    }
}

/// Whether words stand in quotes: an answer or a question that is quoted states nothing by itself.
fn is_quoted_word(text: &str, one: &Stated) -> bool {
    let word = matches!(one.what, What::Part(_) | What::Rank(_) | What::Trend | What::Target { .. });
    let before = text.get(..one.span.start).unwrap_or_default();
    let behind = text.get(one.span.end..).unwrap_or_default();
    // 「あてはまるものをすべて選んで」 asks for answers and is none.
    let asks = one.what == What::Part(Part::All) && (before.ends_with("ものを") || before.ends_with("もの"));
    // 「調査は、すべて例示のための創作である」 says of what kind something is, not how many answered.
    let adverb = one.what == What::Part(Part::All)
        && before.ends_with(['、', '，'])
        && behind.starts_with(|c: char| matches!(c, '\u{3400}'..='\u{9FFF}'));
    let sentence = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let asked = one.what == What::Part(Part::All)
        && done::is_whom_was_asked(
            sentence(one.sentence.start..one.span.start),
            sentence(one.span.end..one.sentence.end),
        );
    word && (adverb
        || asked
        || asks && !behind.starts_with('が')
        || before.matches('「').count() > before.matches('」').count())
}

/// What a place in an order is said of: what follows 「最も多いのは」 and 「次いで」, what stands before 「が最も多い」.
fn ranked_words(text: &str, one: &Stated) -> String {
    let ends = ['、', '。', '，'];
    let before = text.get(one.sentence.start..one.span.start).unwrap_or_default();
    let behind = text.get(one.span.end..one.sentence.end).unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let follows = |word: &str| behind.find(word).filter(|at| !behind[..*at].contains(ends));
    let after = |text: &str| text.split(ends).next().unwrap_or_default().to_owned();
    let leads = ["のは", "ものは", "理由は", "項目は"].iter().find_map(|word| Some((follows(word)?, word.len())));
    match (one.what == What::Rank(Rank::Next), leads) {
        (true, _) if !before.ends_with('が') => after(behind),
        (_, Some((at, length))) => after(&behind[at + length..]),
        (_, None) => before.to_owned(),
    }
}

/// Whether a unit is one of time.
fn is_time(unit: &str) -> bool {
    matches!(
        unit,
        "年間"
            | "年"
            | "か月"
            | "か月間"
            | "月"
            | "日"
            | "日間"
            | "週間"
            | "時間"
            | "時"
            | "分"
            | "分間"
            | "秒"
            | "歳"
            | "か年"
    )
}

/// Whether a statement bounds the words of the next one.
fn counts(what: &What) -> bool {
    match what {
        What::Count { .. }
        | What::Percent(_)
        | What::Points(_)
        | What::Tenths(_)
        | What::Times(_)
        | What::Fraction { .. }
        | What::Ratio { .. }
        | What::Base(_) => true,
        What::Part(_) | What::Rank(_) | What::Trend | What::Target { .. } | What::Date(_) | What::Period(_) => {
            false
        }
    }
}

/// The size of a number; its sign is said by its direction.
fn sizeless(number: &Number) -> crate::text::number::Decimal {
    if number.value.is_negative() { number.value.negated() } else { number.value }
}
