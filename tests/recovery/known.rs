//! Questions to the solver of which the answer is known: published examples, and small systems of which every number can be
//! tried.

use super::solver::{Condition, Numbers, Possible};
use crate::support::Seeded;

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
        Numbers::new(&rows.concat(), 1476, conditions).unwrap()
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
    let mut numbers = Numbers::new(&[11, 12, 36, 2, 305, 995, 26, 55, 34], 1480, conditions).unwrap();
    let possible: Vec<i64> = (0..20).filter(|v| numbers.can(Condition::sum(&[3], *v)) == Possible::Yes).collect();
    assert_eq!(possible, [1, 2, 3]);
}

/// Small systems with every kind of factor, against all numbers that there are.
#[test]
fn what_is_possible_is_what_trying_everything_finds() {
    let mut random = Seeded(17);
    let small = |random: &mut Seeded| i64::try_from(random.below(7)).unwrap() - 3;
    let (mut yes, mut no) = (0, 0);
    for _ in 0..400 {
        let truth = [0; 4].map(|_| i64::try_from(random.below(5)).unwrap());
        let mut condition = |narrow: bool| {
            let terms: Vec<(usize, i64)> = (0..4).map(|place| (place, small(&mut random))).collect();
            let value = terms.iter().map(|(place, factor)| truth[*place] * factor).sum::<i64>();
            let [less, more] = [0; 2].map(|_| if narrow { 0 } else { i64::try_from(random.below(5)).unwrap() });
            Condition { terms, low: value - less, high: value + more }
        };
        let conditions: Vec<Condition> = (0..4).map(|number| condition(number < 2)).collect();
        let mut further = condition(true);
        let off = i64::try_from(random.below(4)).unwrap();
        (further.low, further.high) = (further.low + off, further.high + off);
        let everything = (0..625).map(|number| [number % 5, number / 5 % 5, number / 25 % 5, number / 125]);
        let all = || conditions.iter().chain([&further]);
        let expected = everything.clone().any(|numbers| all().all(|condition| condition.holds(&numbers)));
        let mut numbers = Numbers::new(&truth, 4, conditions.clone()).unwrap();
        let found = numbers.can(further.clone());
        assert_eq!(found, if expected { Possible::Yes } else { Possible::No }, "{conditions:?} {further:?}");
        if expected { yes += 1 } else { no += 1 }
    }
    assert!(yes > 50 && no > 50, "{yes} {no}");
}
