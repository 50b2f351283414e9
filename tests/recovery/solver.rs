//! What can be worked out from sums: whether there are whole numbers, none below 0, that meet a set of linear conditions. Numbers
//! that no condition tells apart are one number, and what does not hang together with the question stays as it is. Then
//! linear programming with branching: a number that is no whole one in the solution lies at or below the next lower or at or
//! above the next higher one. Both answers are checked in whole numbers: that there are such numbers by putting them in, that
//! there are none by multipliers of the conditions whose sum contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use super::simplex::{Relaxed, Tableau};

/// Branches that are looked at for one question; beyond, it is open.
const MOST_BRANCHES: usize = 3_000;
/// Multipliers are rounded to this part of one.
const PARTS: f64 = 1e12;

/// low ≤ Σ factor · number ≤ high.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Condition {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) low: i64,
    pub(super) high: i64,
}

impl Condition {
    /// The sum of some numbers is this.
    pub(super) fn sum(places: &[usize], value: i64) -> Self {
        Self::between(places, value, value)
    }

    pub(super) fn between(places: &[usize], low: i64, high: i64) -> Self {
        Self { terms: places.iter().map(|place| (*place, 1)).collect(), low, high }
    }

    fn value(&self, numbers: &[i64]) -> i64 {
        self.terms.iter().map(|(place, factor)| factor * numbers[*place]).sum()
    }

    pub(super) fn holds(&self, numbers: &[i64]) -> bool {
        (self.low..=self.high).contains(&self.value(numbers))
    }

    /// The least and the most that the terms come to where the numbers lie in ranges.
    fn reach(&self, ranges: &[(i64, i64)]) -> (i64, i64) {
        let ends = self.terms.iter().map(|(place, factor)| ends(*factor, ranges[*place]));
        ends.fold((0, 0), |(least, most), (small, large)| (least + small, most + large))
    }
}

/// A factor times the ends of a range.
fn ends(factor: i64, (low, high): (i64, i64)) -> (i64, i64) {
    let (one, other) = (factor * low, factor * high);
    (one.min(other), one.max(other))
}

fn ceiling(a: i64, b: i64) -> i64 {
    -(-a).div_euclid(b)
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn float(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, reason = "small numbers")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// The answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Possible {
    Yes,
    No,
    /// Too much work to say.
    Open,
}

/// Between what a sum can be placed, as far as it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) low: i64,
    pub(super) high: i64,
    /// Whether it may reach further, for all that is known.
    pub(super) open: bool,
}

/// Numbers of which conditions are known.
#[derive(Debug)]
pub(super) struct Numbers {
    most: i64,
    conditions: Vec<Condition>,
    /// Numbers that meet every condition: the true ones, and all that were found.
    known: Vec<Vec<i64>>,
}

impl Numbers {
    /// Numbers up to `most`. It is an error where the true ones do not meet a condition.
    pub(super) fn new(truth: &[i64], most: i64, mut conditions: Vec<Condition>) -> Result<Self, Condition> {
        conditions.sort();
        conditions.dedup();
        match conditions.iter().find(|condition| !condition.holds(truth)) {
            Some(broken) => Err(broken.clone()),
            None => Ok(Self { most, conditions, known: vec![truth.to_vec()] }),
        }
    }

    /// Between what a sum of numbers, each times a factor, can be placed; no further than this width is asked.
    pub(super) fn place(&mut self, terms: &[(usize, i64)], width: i64) -> Placed {
        let sum = Condition { terms: terms.to_vec(), low: 0, high: 0 };
        let values = || self.known.iter().map(|numbers| sum.value(numbers));
        let (low, high) = (values().min().unwrap_or(0), values().max().unwrap_or(0));
        let mut placed = Placed { low, high, open: false };
        // The whole width on one side first: it decides most.
        for all in [true, false] {
            let reached = |placed: &Placed| placed.high - placed.low >= width;
            for up in [true, false] {
                while !reached(&placed) {
                    let (from, to) = match (up, all) {
                        (true, true) => (placed.low + width, self.most),
                        (true, false) => (placed.high + 1, self.most),
                        (false, true) => (0, placed.high - width),
                        (false, false) => (0, placed.low - 1),
                    };
                    if from > to {
                        break;
                    }
                    match self.can(Condition { terms: terms.to_vec(), low: from, high: to }) {
                        Possible::Yes => {
                            let found = self.known.last().map_or(0, |numbers| sum.value(numbers));
                            placed = Placed { low: placed.low.min(found), high: placed.high.max(found), ..placed };
                        }
                        Possible::No => break,
                        Possible::Open => {
                            placed.open |= !all;
                            break;
                        }
                    }
                }
            }
            if reached(&placed) {
                break;
            }
        }
        placed
    }

    /// Whether a further condition can be met with all others.
    pub(super) fn can(&mut self, further: Condition) -> Possible {
        let mut question = Question::new(&self.conditions, further.clone(), &self.known[0], self.most);
        match question.answer() {
            Answer::Numbers(found) => {
                let numbers = question.apart(&found);
                let all = self.conditions.iter().chain([&further]);
                assert!(all.into_iter().all(|condition| condition.holds(&numbers)), "{numbers:?}");
                self.known.push(numbers);
                Possible::Yes
            }
            Answer::None => Possible::No,
            Answer::Open => Possible::Open,
        }
    }

    /// Of the conditions that a further one cannot be met with, those that are needed for it.
    pub(super) fn why_not(&mut self, further: &Condition) -> Vec<Condition> {
        let mut place = 0;
        while place < self.conditions.len() {
            let dropped = self.conditions.remove(place);
            if self.can(further.clone()) != Possible::No {
                self.conditions.insert(place, dropped);
                place += 1;
            }
        }
        self.conditions.clone()
    }
}

/// What a question came to.
enum Answer {
    Numbers(Vec<i64>),
    None,
    Open,
}

/// A question in as few numbers as it takes.
struct Question {
    /// Which of all numbers each one is the sum of.
    members: Vec<Vec<usize>>,
    conditions: Vec<Condition>,
    /// The conditions of each number.
    of: Vec<Vec<usize>>,
    truth: Vec<i64>,
    ranges: Vec<(i64, i64)>,
    /// The numbers of the further condition.
    asked: Vec<usize>,
    branches: usize,
}

impl Question {
    fn new(given: &[Condition], further: Condition, truth: &[i64], most: i64) -> Self {
        // Numbers that stand in the same conditions with the same factors.
        let mut told: Vec<Vec<(usize, i64)>> = vec![Vec::new(); truth.len()];
        for (number, condition) in given.iter().chain([&further]).enumerate() {
            for (place, factor) in condition.terms.iter().filter(|(_, factor)| *factor != 0) {
                told[*place].push((number, *factor));
            }
        }
        let mut alike: BTreeMap<&[(usize, i64)], Vec<usize>> = BTreeMap::new();
        for (place, told) in told.iter().enumerate() {
            alike.entry(told).or_default().push(place);
        }
        let members: Vec<Vec<usize>> = alike.into_values().collect();
        let mut class = vec![0; truth.len()];
        for (number, places) in members.iter().enumerate() {
            for place in places {
                class[*place] = number;
            }
        }
        // Conditions on the same sum are one condition.
        let mut sums: BTreeMap<Vec<(usize, i64)>, (i64, i64)> = BTreeMap::new();
        let mut empty = false;
        for condition in given.iter().chain([&further]) {
            let terms: BTreeSet<(usize, i64)> =
                condition.terms.iter().filter(|(_, f)| *f != 0).map(|(place, f)| (class[*place], *f)).collect();
            let mut terms: Vec<(usize, i64)> = terms.into_iter().collect();
            let mut divisor = terms.iter().fold(0, |divisor, (_, factor)| common(divisor, *factor));
            let (low, high) = (condition.low, condition.high);
            if divisor == 0 {
                empty |= !(low..=high).contains(&0);
                continue;
            }
            divisor *= terms[0].1.signum();
            for (_, factor) in &mut terms {
                *factor /= divisor;
            }
            let (low, high) = if divisor > 0 {
                (ceiling(low, divisor), high.div_euclid(divisor))
            } else {
                (ceiling(-high, -divisor), (-low).div_euclid(-divisor))
            };
            let known = sums.entry(terms).or_insert((low, high));
            *known = (known.0.max(low), known.1.min(high));
            empty |= known.0 > known.1;
        }
        let conditions: Vec<Condition> =
            sums.into_iter().map(|(terms, (low, high))| Condition { terms, low, high }).collect();
        let asked: BTreeSet<usize> = further.terms.iter().map(|(place, _)| class[*place]).collect();
        let mut question = Self {
            of: vec![Vec::new(); members.len()],
            truth: members.iter().map(|places| places.iter().map(|place| truth[*place]).sum()).collect(),
            ranges: vec![(0, if empty { -1 } else { most }); members.len()],
            asked: asked.into_iter().collect(),
            branches: 0,
            members,
            conditions,
        };
        for (number, condition) in question.conditions.iter().enumerate() {
            for (place, _) in &condition.terms {
                question.of[*place].push(number);
            }
        }
        question
    }

    /// All numbers, of which those here are sums.
    fn apart(&self, found: &[i64]) -> Vec<i64> {
        let mut numbers = vec![0; self.members.iter().map(Vec::len).sum()];
        for (places, sum) in self.members.iter().zip(found) {
            numbers[places[0]] = *sum;
        }
        numbers
    }

    fn answer(&mut self) -> Answer {
        let mut ranges = self.ranges.clone();
        let all = (0..self.conditions.len()).collect();
        if ranges.iter().any(|(low, high)| low > high) || !self.narrow(&mut ranges, all) {
            return Answer::None;
        }
        // What does not hang together with anything that must change can stay as it is.
        let is_true = |number: usize, (low, high): (i64, i64)| low == high && low == self.truth[number];
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        let elsewhere = |number: &usize| !(ranges[*number].0..=ranges[*number].1).contains(&self.truth[*number]);
        let mut next: Vec<usize> = self.asked.iter().copied().chain((0..ranges.len()).filter(elsewhere)).collect();
        while let Some(number) = next.pop() {
            if !is_true(number, ranges[number]) && reached.insert(number) {
                let conditions = self.of[number].iter().map(|condition| &self.conditions[*condition]);
                next.extend(conditions.flat_map(|condition| condition.terms.iter().map(|(place, _)| *place)));
            }
        }
        for (number, range) in ranges.iter_mut().enumerate() {
            if !reached.contains(&number) {
                *range = (self.truth[number], self.truth[number]);
            }
        }
        let rows: Vec<Vec<(usize, f64)>> = self
            .conditions
            .iter()
            .map(|condition| condition.terms.iter().map(|(place, factor)| (*place, float(*factor))).collect())
            .collect();
        let mut tableau = Tableau::new(self.members.len(), &rows);
        self.branch(&ranges, &mut tableau)
    }

    /// Numbers in these ranges.
    fn branch(&mut self, ranges: &[(i64, i64)], tableau: &mut Tableau) -> Answer {
        self.branches += 1;
        if self.branches > MOST_BRANCHES {
            return Answer::Open;
        }
        let columns: Vec<(f64, f64)> = ranges.iter().map(|(low, high)| (float(*low), float(*high))).collect();
        let rows: Vec<(i64, i64)> = self
            .conditions
            .iter()
            .map(|condition| {
                let (least, most) = condition.reach(ranges);
                (condition.low.max(least), condition.high.min(most))
            })
            .collect();
        let bounds: Vec<(f64, f64)> = rows.iter().map(|(low, high)| (float(*low), float(*high))).collect();
        let point = match tableau.point(&columns, &bounds) {
            Relaxed::Point(point) => Some(point),
            Relaxed::Contradiction(multipliers) if self.contradicts(&multipliers, &rows, ranges) => {
                return Answer::None;
            }
            Relaxed::Contradiction(_) | Relaxed::Lost => None,
        };
        if let Some(point) = &point {
            let numbers: Vec<i64> = point.iter().map(|number| whole(*number)).collect();
            let inside = numbers.iter().zip(ranges).all(|(number, (low, high))| (low..=high).contains(&number));
            if inside && self.conditions.iter().all(|condition| condition.holds(&numbers)) {
                return Answer::Numbers(numbers);
            }
        }
        // Of what is no whole number the one with the least choice, or else any.
        let off = |place: usize| point.as_ref().map_or(0.0, |point| (point[place] - point[place].round()).abs());
        let open = || (0..ranges.len()).filter(|place| ranges[*place].0 < ranges[*place].1);
        let choice = |place: &usize| ranges[*place].1 - ranges[*place].0;
        let broken = open().filter(|place| off(*place) > 1e-6).min_by_key(choice);
        let Some(place) = broken.or_else(|| open().min_by_key(choice)) else { return Answer::None };
        let (low, high) = ranges[place];
        let middle = match (&point, broken) {
            (Some(point), Some(_)) => whole(point[place].floor()).clamp(low, high - 1),
            _ => i64::midpoint(low, high),
        };
        let mut sides = [(low, middle), (middle + 1, high)];
        if self.truth[place] > middle {
            sides.reverse();
        }
        let mut answer = Answer::None;
        for side in sides {
            let mut narrower = ranges.to_vec();
            narrower[place] = side;
            if !self.narrow(&mut narrower, self.of[place].clone()) {
                continue;
            }
            match self.branch(&narrower, tableau) {
                Answer::None => {}
                found @ Answer::Numbers(_) => return found,
                Answer::Open => answer = Answer::Open,
            }
        }
        answer
    }

    /// Whether the sum of the conditions, each times its multiplier, contradicts itself.
    fn contradicts(&self, multipliers: &[f64], rows: &[(i64, i64)], ranges: &[(i64, i64)]) -> bool {
        let largest = multipliers.iter().map(|times| times.abs()).fold(0.0, f64::max);
        let mut factors = vec![0_i128; ranges.len()];
        let (mut low, mut high) = (0_i128, 0_i128);
        for ((times, (from, to)), condition) in multipliers.iter().zip(rows).zip(&self.conditions) {
            let times = i128::from(whole(times / largest * PARTS));
            let (one, other) = (times * i128::from(*from), times * i128::from(*to));
            (low, high) = (low + one.min(other), high + one.max(other));
            for (place, factor) in &condition.terms {
                factors[*place] += times * i128::from(*factor);
            }
        }
        let (mut least, mut most) = (0_i128, 0_i128);
        for (factor, (from, to)) in factors.iter().zip(ranges) {
            let (one, other) = (factor * i128::from(*from), factor * i128::from(*to));
            (least, most) = (least + one.min(other), most + one.max(other));
        }
        high < least || most < low
    }

    /// Tightens ranges by the conditions until nothing moves; false where one is empty.
    fn narrow(&self, ranges: &mut [(i64, i64)], mut waiting: Vec<usize>) -> bool {
        let mut queued = vec![false; self.conditions.len()];
        for number in &waiting {
            queued[*number] = true;
        }
        while let Some(number) = waiting.pop() {
            queued[number] = false;
            let condition = &self.conditions[number];
            let (mut least, mut most) = condition.reach(ranges);
            if least > condition.high || most < condition.low {
                return false;
            }
            for (place, factor) in &condition.terms {
                let (small, large) = ends(*factor, ranges[*place]);
                // What the others leave for this term.
                let (at_least, at_most) = (condition.low - (most - large), condition.high - (least - small));
                let (from, to) = if *factor > 0 {
                    (ceiling(at_least, *factor), at_most.div_euclid(*factor))
                } else {
                    (ceiling(-at_most, -*factor), (-at_least).div_euclid(-*factor))
                };
                let (low, high) = (ranges[*place].0.max(from), ranges[*place].1.min(to));
                if low > high {
                    return false;
                }
                if (low, high) != ranges[*place] {
                    ranges[*place] = (low, high);
                    // This condition's own sums are stale from here on, so it waits as well.
                    for affected in &self.of[*place] {
                        if !queued[*affected] {
                            queued[*affected] = true;
                            waiting.push(*affected);
                        }
                    }
                    let (small_now, large_now) = ends(*factor, ranges[*place]);
                    least += small_now - small;
                    most += large_now - large;
                }
            }
        }
        true
    }
}

/// The greatest common divisor.
fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { common(b, a % b) }
}
