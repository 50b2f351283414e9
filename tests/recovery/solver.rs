//! What can be worked out from sums: whether there are whole numbers, none below 0, that meet a set of linear conditions. Every
//! number is tried that the conditions leave open, the one with the least choice first; nothing is drawn at random and
//! nothing is taken from the program under test.

/// Most numbers that are tried for one question; beyond, it is open.
const MOST_TRIED: usize = 20_000;

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
}

/// The answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Possible {
    Yes,
    No,
    /// Too much work to say.
    Open,
}

/// Numbers of which conditions are known.
#[derive(Debug)]
pub(super) struct Numbers {
    most: Vec<i64>,
    conditions: Vec<Condition>,
    /// The conditions of each number.
    of: Vec<Vec<usize>>,
}

impl Numbers {
    /// So many numbers up to `most`.
    pub(super) fn new(count: usize, most: i64, mut conditions: Vec<Condition>) -> Self {
        for condition in &mut conditions {
            condition.terms.retain(|(_, factor)| *factor != 0);
        }
        conditions.sort();
        conditions.dedup();
        let mut numbers = Self { most: vec![most; count], conditions, of: Vec::new() };
        numbers.index();
        numbers
    }

    fn index(&mut self) {
        self.of = vec![Vec::new(); self.most.len()];
        for (number, condition) in self.conditions.iter().enumerate() {
            for (place, _) in &condition.terms {
                self.of[*place].push(number);
            }
        }
    }

    /// Whether the numbers meet every condition.
    pub(super) fn hold(&self, numbers: &[i64]) -> Result<(), Condition> {
        self.conditions.iter().find(|condition| !condition.holds(numbers)).map_or(Ok(()), |one| Err(one.clone()))
    }

    /// Whether a further condition can be met with all others.
    pub(super) fn can(&mut self, further: Condition) -> Possible {
        self.conditions.push(further);
        self.index();
        let mut low = vec![0; self.most.len()];
        let mut high = self.most.clone();
        let all: Vec<usize> = (0..self.conditions.len()).collect();
        let mut tried = 0;
        let answer = if self.narrow(&mut low, &mut high, all) {
            self.search(&low, &high, &mut tried)
        } else {
            Possible::No
        };
        self.conditions.pop();
        self.index();
        answer
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

    /// Tightens the ranges by the conditions until nothing moves; false where a range is empty.
    fn narrow(&self, low: &mut [i64], high: &mut [i64], mut waiting: Vec<usize>) -> bool {
        let mut queued = vec![false; self.conditions.len()];
        for number in &waiting {
            queued[*number] = true;
        }
        while let Some(number) = waiting.pop() {
            queued[number] = false;
            let condition = &self.conditions[number];
            let ends = |factor: i64, place: usize, low: &[i64], high: &[i64]| {
                let (one, other) = (factor * low[place], factor * high[place]);
                (one.min(other), one.max(other))
            };
            let (mut least, mut most) = (0, 0);
            for (place, factor) in &condition.terms {
                let (small, large) = ends(*factor, *place, low, high);
                least += small;
                most += large;
            }
            if least > condition.high || most < condition.low {
                return false;
            }
            for (place, factor) in &condition.terms {
                let (small, large) = ends(*factor, *place, low, high);
                // What the others leave for this term.
                let (at_least, at_most) = (condition.low - (most - large), condition.high - (least - small));
                let (from, to) = if *factor > 0 {
                    (ceiling(at_least, *factor), at_most.div_euclid(*factor))
                } else {
                    (ceiling(-at_most, -*factor), (-at_least).div_euclid(-*factor))
                };
                let (new_low, new_high) = (low[*place].max(from), high[*place].min(to));
                if new_low > new_high {
                    return false;
                }
                if (new_low, new_high) != (low[*place], high[*place]) {
                    (low[*place], high[*place]) = (new_low, new_high);
                    // This condition's own sums are stale from here on, so it waits as well.
                    for affected in &self.of[*place] {
                        if !queued[*affected] {
                            queued[*affected] = true;
                            waiting.push(*affected);
                        }
                    }
                    let (small_now, large_now) = ends(*factor, *place, low, high);
                    least += small_now - small;
                    most += large_now - large;
                }
            }
        }
        true
    }

    fn search(&self, low: &[i64], high: &[i64], tried: &mut usize) -> Possible {
        let open = (0..low.len()).filter(|place| low[*place] < high[*place]);
        let Some(place) = open.min_by_key(|place| high[*place] - low[*place]) else { return Possible::Yes };
        for value in low[place]..=high[place] {
            *tried += 1;
            if *tried > MOST_TRIED {
                return Possible::Open;
            }
            let (mut low, mut high) = (low.to_vec(), high.to_vec());
            (low[place], high[place]) = (value, value);
            if self.narrow(&mut low, &mut high, self.of[place].clone()) {
                match self.search(&low, &high, tried) {
                    Possible::No => {}
                    found @ (Possible::Yes | Possible::Open) => return found,
                }
            }
        }
        Possible::No
    }
}

fn ceiling(a: i64, b: i64) -> i64 {
    -(-a).div_euclid(b)
}

/// 介護DB案, and a table of two by two: what is hidden alone can be taken from its margins.
#[test]
fn what_is_hidden_alone_is_recovered() {
    // 11,12,36 = 59; 2,305,995 = 1302; 26,55,34 = 115; columns 39,372,1065.
    let rows = [[11, 12, 36], [2, 305, 995], [26, 55, 34]];
    let known = |hidden: &[(usize, usize)]| {
        let mut conditions = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            conditions.push(Condition::sum(&[3 * r, 3 * r + 1, 3 * r + 2], row.iter().sum()));
            conditions.push(Condition::sum(&[r, r + 3, r + 6], rows.iter().map(|row| row[r]).sum()));
            for (c, value) in row.iter().enumerate() {
                if !hidden.contains(&(r, c)) {
                    conditions.push(Condition::sum(&[3 * r + c], *value));
                }
            }
        }
        Numbers::new(9, 1476, conditions)
    };
    let mut alone = known(&[(1, 0)]);
    assert_eq!(alone.can(Condition::between(&[3], 0, 1)), Possible::No);
    assert_eq!(alone.can(Condition::between(&[3], 3, 1476)), Possible::No);
    assert_eq!(alone.can(Condition::sum(&[3], 2)), Possible::Yes);
    // ②A, ②B, ①A and ①B hidden: ②A from 0 to 13.
    let mut four = known(&[(1, 0), (1, 1), (0, 0), (0, 1)]);
    let possible: Vec<i64> = (0..40).filter(|v| four.can(Condition::sum(&[3], *v)) == Possible::Yes).collect();
    assert_eq!(possible, (0..=13).collect::<Vec<_>>());
}

/// 案3: the inner cells exact but the two hidden ones, the totals rounded up to tens: ②A is 1, 2 or 3.
#[test]
fn rounded_totals_do_not_hide_much() {
    let shown = [[11, 12, 36], [0, 305, 995], [26, 55, 34]];
    let mut conditions = Vec::new();
    for (place, value) in shown.iter().flatten().enumerate() {
        if place != 3 {
            conditions.push(Condition::sum(&[place], *value));
        }
    }
    let up_to_ten = |places: &[usize], shown: i64| Condition::between(places, shown - 9, shown);
    conditions.push(up_to_ten(&[3, 4, 5], 1310));
    conditions.push(up_to_ten(&[0, 3, 6], 40));
    conditions.push(up_to_ten(&(0..9).collect::<Vec<_>>(), 1480));
    conditions.push(Condition::between(&[3], 1, 9));
    let mut numbers = Numbers::new(9, 1480, conditions);
    let possible: Vec<i64> = (0..20).filter(|v| numbers.can(Condition::sum(&[3], *v)) == Possible::Yes).collect();
    assert_eq!(possible, [1, 2, 3]);
}
