//! Conditions as people write them: what is printed reads back as itself, a wrong text is refused at its place, and a
//! condition depends on no variable but those it names.

use std::collections::BTreeSet;

use kaishu::survey::missing::Missing;
use kaishu::survey::predicate::{Comparison, Predicate, iso_date, parse};
use kaishu::text::era::CivilDate;
use kaishu::text::number::Decimal;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::engine::tables::{COLUMNS, predicate, row, rows_of, table};

fn name() -> impl Strategy<Value = String> {
    // Names that are words of the language too, where a name can stand.
    prop_oneof![4 => "[a-z][a-z0-9._-]{0,6}", 1 => select(vec!["or", "missing", "in"]).prop_map(str::to_owned)]
        .prop_filter("words that begin a condition", |name| !matches!(name.as_str(), "not" | "everyone"))
}

fn code() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z0-9._-]{1,4}", "[ぁ-んァ-ヶ一-龠①-⑳]{1,3}", Just("and".to_owned())]
}

fn number() -> impl Strategy<Value = Decimal> {
    (-1_000_000_i128..1_000_000, 0_u32..=6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap())
}

/// Days that an ISO date of four digits can name.
fn day() -> impl Strategy<Value = i32> {
    -600_000_i32..2_900_000
}

/// Conditions in the form in which a text can say them: no empty list, and nothing joined that is one already.
fn written() -> impl Strategy<Value = Predicate> {
    let comparison = select(vec![Comparison::Less, Comparison::AtMost, Comparison::More, Comparison::AtLeast]);
    let days =
        prop_oneof![(day(), day()), day().prop_map(|to| (i32::MIN, to)), day().prop_map(|from| (from, i32::MAX)),];
    let single = prop_oneof![
        Just(Predicate::Everyone),
        (name(), btree_set(code(), 1..4)).prop_map(|(variable, codes)| Predicate::Is { variable, codes }),
        (name(), code()).prop_map(|(variable, area)| Predicate::Within { variable, area }),
        (name(), comparison, number()).prop_map(|(variable, comparison, value)| Predicate::Quantity {
            variable,
            comparison,
            value
        }),
        (name(), days).prop_map(|(variable, (from, to))| Predicate::Days { variable, from, to }),
        (name(), 1990_i32..2090).prop_map(|(variable, year)| Predicate::fiscal_years(variable, year, year + 1)),
        name().prop_map(Predicate::Answered),
        (name(), option::of(select(Missing::ALL.to_vec())))
            .prop_map(|(variable, reason)| Predicate::Missing { variable, reason }),
    ];
    single.prop_recursive(4, 24, 4, |inner| {
        let part = inner
            .clone()
            .prop_filter("joined already", |part| !matches!(part, Predicate::And(_) | Predicate::Everyone));
        prop_oneof![
            vec(part, 2..4).prop_map(Predicate::And),
            vec(inner.clone(), 2..4).prop_map(Predicate::Or),
            inner.prop_map(|part| Predicate::Not(Box::new(part))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_back_as_itself(predicate in written()) {
        let text = predicate.to_string();
        let read = parse(&text);
        prop_assert_eq!(read.as_ref(), Ok(&predicate), "{}", text);
        prop_assert_eq!(read.unwrap().to_string(), text);
    }

    #[test]
    fn any_text_is_read_or_refused_at_its_place(
        words in vec(
            select(vec![
                "everyone", "not", "and", "or", "q1", "in", "within", "answered", "missing", "no_answer", "(", ")",
                ",", "=", "<", "<=", ">", ">=", "1", "2020-09-30", "FY2020", "FY2018..FY2020", "FY+123", "FY9998",
                "2020-09-30..2020-10-01", "9998-12-31", "市町村", "　", "..", "-",
            ]),
            0..12,
        ),
        glue in select(vec![" ", "", "　"]),
    ) {
        let text = words.join(glue);
        match parse(&text) {
            Ok(predicate) => prop_assert_eq!(parse(&predicate.to_string()), Ok(predicate)),
            Err(error) => {
                prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {}", error.span, text);
                prop_assert!(!error.message.ja.is_empty());
            }
        }
    }

    #[test]
    fn a_day_is_written_in_one_way(text in "[0-9+-]{4}-[0-9+ -]{2}-[0-9+-]{2}") {
        if let Some(date) = iso_date(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn every_day_reads_back(day in day()) {
        let date = CivilDate::from_day_number(day);
        prop_assert_eq!(iso_date(&date.to_string()), Some(date));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Evidence and 要確認 follow the variables of a condition, so the list must be complete.
    #[test]
    fn only_the_named_variables_decide(table in table(), condition in predicate(), other in row()) {
        let named: BTreeSet<&str> = condition.variables();
        for index in 0..table.cases.len() {
            let one = rows_of(&table, &[index]);
            let mut changed = one.clone();
            for (column, value) in COLUMNS.iter().zip(&other.1) {
                if !named.contains(column.0)
                    && let Some(column) = changed.columns.get_mut(column.0)
                {
                    column.values[0] = value.clone();
                }
            }
            prop_assert_eq!(condition.holds(&one.view(0)), condition.holds(&changed.view(0)), "{}", condition);
        }
    }

    /// No case meets a condition and its opposite, and a missing answer meets no condition but `missing` and `not`.
    #[test]
    fn a_missing_answer_meets_nothing_else(table in table(), reason in select(Missing::ALL.to_vec())) {
        for row in 0..table.cases.len() {
            let mut one = rows_of(&table, &[row]);
            for column in one.columns.values_mut() {
                column.values[0] = kaishu::survey::answer::AnswerValue::Missing(reason);
            }
            for (name, _, codes) in COLUMNS.iter().filter(|(name, ..)| one.columns.contains_key(*name)) {
                let missing = |reason| Predicate::Missing { variable: (*name).to_owned(), reason };
                prop_assert!(missing(None).holds(&one.view(0)));
                for other in Missing::ALL {
                    prop_assert_eq!(missing(Some(other)).holds(&one.view(0)), other == reason);
                }
                prop_assert!(!Predicate::Answered((*name).to_owned()).holds(&one.view(0)));
                prop_assert!(codes.iter().all(|code| !Predicate::is(*name, *code).holds(&one.view(0))));
            }
        }
    }
}
