//! What is published, as conditions on how many gave each combination of answers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::read::{Printed, Shown, after, number};
use super::request::{Base, Group, Part, Request, What};
use super::solver::Condition;
use super::survey::{Answers, QUANTITY, Survey};

/// No more than anything comes to.
pub(super) const MUCH: i64 = i64::MAX / 4;

/// What a reader knows.
pub(super) struct Reading<'s> {
    pub(super) survey: &'s Survey,
    pub(super) conditions: Vec<Condition>,
    /// The lowest value that a hidden count can have: where 0 is shown it is 1.
    pub(super) floor: i64,
    pub(super) hidden: usize,
    /// Notes that nobody knows how to read.
    pub(super) unread: BTreeSet<String>,
}

/// The units behind a number.
pub(super) struct Behind {
    /// Who is counted, or every unit with its quantity.
    pub(super) above: Vec<(usize, i64)>,
    pub(super) base: Vec<usize>,
    pub(super) within: Vec<usize>,
}

impl Behind {
    pub(super) fn new(survey: &Survey, request: &Request, group: &Group, what: What) -> Self {
        let within = survey.places(|answers| request.within(survey, answers, group));
        let base = survey.places(|answers| request.base(survey, answers, group));
        let ones = |places: &[usize]| places.iter().map(|place| (*place, 1)).collect();
        let counted = |part: Part| ones(&survey.places(|answers| request.counted(survey, answers, group, part)));
        let above = match what {
            What::N | What::Least | What::Most => ones(&base),
            What::Eligible => ones(&within),
            What::Count(part) | What::Share(part) | What::ShareOfAll(part) => counted(part),
            What::Mean | What::Sum => quantities(survey, &base),
        };
        Self { above, base, within }
    }
}

/// Units with the quantity that they gave.
pub(super) fn quantities(survey: &Survey, places: &[usize]) -> Vec<(usize, i64)> {
    let quantity = |place: &usize| i64::try_from(survey.all[*place][QUANTITY]).unwrap() - 1;
    places.iter().map(|place| (*place, quantity(place).max(0))).collect()
}

impl<'s> Reading<'s> {
    /// What is known before a report is opened.
    pub(super) fn new(survey: &'s Survey, floor: i64) -> Self {
        // A return in which everything is blank is none, unlike a record; a frame leaves nobody without a group.
        let none =
            |answers: Answers| (answers == [0; 4] && !survey.records) || (survey.framed() && answers[2] == 0);
        let conditions = vec![Condition::sum(&survey.places(none), 0)];
        Self { survey, conditions, floor, hidden: 0, unread: BTreeSet::new() }
    }

    fn sum(&mut self, places: &[usize], value: i64) {
        self.conditions.push(Condition::sum(places, value));
    }

    /// A count is shown in some way.
    fn count(&mut self, places: &[usize], shown: &Shown) {
        match shown {
            Shown::Number(_, _) => self.sum(places, shown.whole()),
            Shown::Hidden => {
                self.hidden += 1;
                self.conditions.push(Condition::between(places, self.floor, MUCH));
            }
            Shown::Exact(number) => {
                let whole = format!("{number}").parse().unwrap_or_else(|_| panic!("{number} is no count"));
                self.sum(places, whole);
            }
            Shown::Nothing => {}
        }
    }

    /// A number of times what stands above divided by what stands below is shown in some way.
    fn ratio(&mut self, times: i64, above: &[(usize, i64)], below: &[usize], shown: &Shown) {
        let factors: BTreeMap<usize, i64> = above.iter().copied().collect();
        let factor = |place: &usize| factors.get(place).copied().unwrap_or(0);
        // What is counted of those who gave no answer stands above and not below.
        let all: BTreeSet<usize> = factors.keys().chain(below).copied().collect();
        let terms = |more: i64, less: i64| -> Vec<(usize, i64)> {
            let base = |place: &usize| i64::from(below.contains(place));
            all.iter().map(|place| (*place, factor(place) * more - base(place) * less)).collect()
        };
        match shown {
            // Half up: (2u − 1) below ≤ 2 · times · scale · above < (2u + 1) below.
            Shown::Number(units, scale) => {
                let twice = 2 * times * scale;
                self.conditions.push(Condition { terms: terms(twice, 2 * units - 1), low: 0, high: MUCH });
                self.conditions.push(Condition { terms: terms(twice, 2 * units + 1), low: -MUCH, high: -1 });
            }
            Shown::Exact(value) => {
                #[expect(clippy::cast_precision_loss, reason = "small")]
                let share = value / times as f64;
                let near = |q: i64| {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small")]
                    let p = (share * q as f64).round() as i64;
                    #[expect(clippy::cast_precision_loss, reason = "small")]
                    let off = (p as f64 / q as f64 - share).abs();
                    (off < 1e-11).then_some((p, q))
                };
                let (p, q) = (1..1000).find_map(near).unwrap_or_else(|| panic!("{value} is no share of few"));
                self.conditions.push(Condition { terms: terms(q, p), low: 0, high: 0 });
            }
            Shown::Hidden | Shown::Nothing => {}
        }
    }

    /// The lowest or highest quantity of a group is shown in some way.
    fn end(&mut self, base: &[usize], shown: &Shown, beyond: impl Fn(i64, i64) -> bool) {
        let end = match shown {
            Shown::Number(..) => shown.whole(),
            Shown::Exact(number) => format!("{number}").parse().unwrap(),
            Shown::Hidden | Shown::Nothing => return,
        };
        let those = |which: &dyn Fn(i64) -> bool| -> Vec<usize> {
            let all = quantities(self.survey, base).into_iter();
            all.filter(|(_, quantity)| which(*quantity)).map(|(place, _)| place).collect()
        };
        let (none, some) = (those(&|quantity| beyond(quantity, end)), those(&|quantity| quantity == end));
        self.sum(&none, 0);
        self.conditions.push(Condition::between(&some, 1, MUCH));
    }

    pub(super) fn shown(&mut self, behind: &Behind, what: What, shown: &Shown) {
        let ones: Vec<usize> = behind.above.iter().map(|(place, _)| *place).collect();
        match what {
            What::N | What::Eligible | What::Count(_) => self.count(&ones, shown),
            What::Share(_) => self.ratio(100, &behind.above, &behind.base, shown),
            What::ShareOfAll(_) => self.ratio(100, &behind.above, &behind.within, shown),
            What::Mean => self.ratio(1, &behind.above, &behind.base, shown),
            What::Sum => match shown {
                Shown::Number(..) | Shown::Exact(_) => {
                    let value = shown.whole();
                    self.conditions.push(Condition { terms: behind.above.clone(), low: value, high: value });
                }
                Shown::Hidden | Shown::Nothing => {}
            },
            What::Least => self.end(&behind.base, shown, |quantity, end| quantity < end),
            What::Most => self.end(&behind.base, shown, |quantity, end| quantity > end),
        }
    }

    /// A table as a file has it. Its headings, where the file has them in one line, are those of the columns of all.
    pub(super) fn table(&mut self, request: &Request, printed: &Printed, headings: &[String], exact: bool) {
        // Of a table whose rows would tell too much nothing is shown.
        if headings == ["秘匿"] {
            self.hidden += 1;
            return;
        }
        let stubs = request.stubs();
        let columns: Vec<What> =
            headings[stubs..].iter().map(|heading| request.what(self.survey, heading)).collect();
        let groups = request.groups(self.survey);
        let mut missing: BTreeSet<usize> = (0..groups.len()).collect();
        let zeros = printed.notes.contains("0 のこともある");
        let floor = self.floor;
        self.floor = if zeros { 0 } else { floor };
        let mut above: Vec<String> = vec![String::new(); stubs];
        for row in &printed.rows {
            assert_eq!(row.len(), stubs + columns.len(), "{printed:?}");
            let mut stub = row[..stubs].to_vec();
            // What stands in the row above is not repeated.
            let filled = stub.iter().take_while(|cell| cell.is_empty()).count();
            stub[..filled].clone_from_slice(&above[..filled]);
            above.clone_from(&stub);
            stub.retain(|cell| !cell.is_empty());
            let place = groups.iter().position(|(_, group)| request.stub(self.survey, group) == stub);
            let place = place.unwrap_or_else(|| panic!("{stub:?} of {printed:?}"));
            missing.remove(&place);
            for (what, cell) in columns.iter().zip(&row[stubs..]) {
                let behind = Behind::new(self.survey, request, &groups[place].1, *what);
                let shown = if exact { Shown::exact(cell) } else { Shown::rounded(cell) };
                self.shown(&behind, *what, &shown);
            }
        }
        self.floor = floor;
        // A group without a row is one without anybody.
        for place in missing {
            let nobody = self.survey.places(|answers| request.within(self.survey, answers, &groups[place].1));
            self.sum(&nobody, 0);
        }
        self.notes(request, &printed.notes, &groups);
    }

    /// The figures of a table; those that are read are taken out.
    pub(super) fn figures(&mut self, request: &Request, figures: &mut BTreeMap<String, Value>) {
        for (_, group) in request.groups(self.survey) {
            let mut wanted = vec![What::N, What::Eligible, What::Mean, What::Sum, What::Least, What::Most];
            for part in request.parts(self.survey) {
                let share =
                    if request.base == Base::Eligible { What::ShareOfAll(part) } else { What::Share(part) };
                wanted.extend([What::Count(part), share]);
                if request.base == Base::Both {
                    wanted.push(What::ShareOfAll(part));
                }
            }
            for what in wanted {
                if let Some(figure) = figures.remove(&request.figure(self.survey, &group, what)) {
                    let behind = Behind::new(self.survey, request, &group, what);
                    self.figure(&figure, &behind, what);
                }
            }
        }
    }

    /// A bound of a share of all who were asked: those counted, or those and all who did not answer.
    pub(super) fn bound(&mut self, figure: &Value, behind: &Behind, highest: bool) {
        let Some((part, all)) = figure["value"].as_str().unwrap_or_default().split_once('/') else { return };
        let (part, all): (i64, i64) = (part.parse().unwrap(), all.parse().unwrap());
        let answered = behind.base.iter().map(|place| (*place, -1)).filter(|_| highest);
        let mut terms: BTreeMap<usize, i64> = BTreeMap::new();
        for (place, factor) in behind.above.iter().copied().chain(answered) {
            *terms.entry(place).or_default() += factor;
        }
        let value = if highest { part - all } else { part };
        self.conditions.push(Condition { terms: terms.into_iter().collect(), low: value, high: value });
    }

    /// One figure of `results.json`.
    pub(super) fn figure(&mut self, figure: &Value, behind: &Behind, what: What) {
        let below = match what {
            What::ShareOfAll(_) => &behind.within,
            _ => &behind.base,
        };
        // What is hidden here is hidden in its table, and that table says whether it may be 0.
        if figure["status"] != "suppressed" {
            self.shown(behind, what, &Shown::rounded(figure["text"].as_str().unwrap()));
        }
        if let (What::Share(_) | What::ShareOfAll(_) | What::Mean, Some((a, b))) =
            (what, figure["value"].as_str().unwrap_or_default().split_once('/'))
        {
            let value: i64 = a.parse().unwrap();
            self.conditions.push(Condition { terms: behind.above.clone(), low: value, high: value });
            self.sum(below, b.parse().unwrap());
        }
        for (key, terms) in [("numerator", &behind.above), ("denominator", &Vec::new())] {
            match number(figure, key) {
                Some(value) if key == "numerator" => {
                    self.conditions.push(Condition { terms: terms.clone(), low: value, high: value });
                }
                Some(value) => self.sum(below, value),
                None => {}
            }
        }
        let chain = &figure["base"];
        if chain.is_object() {
            for (key, places) in [("returned", &behind.within), ("n", &behind.base)] {
                if let Some(value) = number(chain, key) {
                    self.sum(places, value);
                }
            }
        }
        for note in figure["notes"].as_array().into_iter().flatten() {
            let note = note.as_str().unwrap();
            // 答えのない分を含む全18では 66.7〜77.8％の間
            if let (Some(all), Some(range)) = (after(note, "含む全"), note.split("では ").nth(1))
                && let Some((low, high)) = range.split_once('〜')
            {
                self.of_known(&behind.above, 0, all, Some(Shown::rounded(low)));
                let high = Shown::rounded(high.split('％').next().unwrap());
                let missing = behind.base.iter().map(|place| (*place, -1));
                let highest: Vec<(usize, i64)> = behind.above.iter().copied().chain(missing).collect();
                self.of_known(&highest, all, all, Some(high));
            }
            // 数の回答のあった14件の合計
            if let Some(value) = after(note, "数の回答のあった") {
                self.sum(&behind.base, value);
            }
        }
    }
}
