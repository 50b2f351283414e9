//! What stands in the columns of a table of answers: the options of a question or the classes of a quantity, and beside
//! them the values outside the classes, nets and the reasons for no answer. Each is a condition with its words.

use crate::catalogue::outcome::blank;
use crate::catalogue::{Phrase, findings, tabulation as words};
use crate::findings::material::Material;
use crate::findings::plan::{BaseShown, Class, QuestionTable, TableKey};
use crate::responses::table::STRATUM;
use crate::survey::definition::Survey;
use crate::survey::missing::Missing;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;

/// A value with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::findings) struct Valued {
    /// Part of the ids of its figures.
    pub code: String,
    /// Words for people.
    pub label: Phrase,
    /// Who is in it.
    pub condition: Predicate,
}

impl Valued {
    /// Those in a class.
    pub(in crate::findings) fn of_class(class: &Class) -> Self {
        Self { code: class.code.clone(), label: class.label.clone(), condition: class.condition.clone() }
    }

    /// Everyone.
    pub(in crate::findings) fn total() -> Self {
        Self { code: "total".to_owned(), label: findings::total(), condition: Predicate::Everyone }
    }
}

/// Part of the ids of the figures of those of whom the frame says nothing.
const BLANK: &str = "blank";

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An option or a class.
    Option,
    /// Values in none of the classes.
    Outside,
    /// Several options together.
    Net,
    /// Those without an answer, for one reason.
    Reason,
}

impl Kind {
    /// Whether those who are counted have an answer.
    pub(super) fn has_answer(self) -> bool {
        match self {
            Kind::Option | Kind::Outside | Kind::Net => true,
            Kind::Reason => false,
        }
    }
}

/// A column beside the options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    pub kind: Kind,
    pub valued: Valued,
}

/// The options of the question in the rows, or its classes.
pub(super) fn options(material: &Material<'_>, question: &QuestionTable) -> Vec<Valued> {
    if question.classes.is_empty() {
        return values(material, &question.table, &question.rows);
    }
    question.classes.iter().map(Valued::of_class).collect()
}

/// The valid returns of those who were to answer a question (該当): with an answer or without.
pub(super) fn eligible(material: &Material<'_>, question: &QuestionTable) -> Predicate {
    let not_applicable =
        Predicate::Missing { variable: question.rows.clone(), reason: Some(Missing::NotApplicable) };
    let valid = material.counted(&question.table).and(question.filter.clone());
    valid.and(Predicate::Not(Box::new(not_applicable)))
}

/// The reasons for no answer that have a column: 無回答, and others where there are any.
pub(super) fn reasons(material: &Material<'_>, question: &QuestionTable) -> Vec<Missing> {
    match question.base {
        BaseShown::Answered => Vec::new(),
        BaseShown::Eligible | BaseShown::Both => {
            let eligible = eligible(material, question);
            let there = |reason: &Missing| {
                let without = without(&question.rows, *reason);
                *reason == Missing::NoAnswer || anybody(material, question, &eligible.clone().and(without))
            };
            Missing::ALL.into_iter().filter(|reason| *reason != Missing::NotApplicable).filter(there).collect()
        }
    }
}

fn without(variable: &str, reason: Missing) -> Predicate {
    Predicate::Missing { variable: variable.to_owned(), reason: Some(reason) }
}

fn anybody(material: &Material<'_>, question: &QuestionTable, condition: &Predicate) -> bool {
    let table = material.tables.get(&question.table);
    table.is_some_and(|table| (0..table.cases.len()).any(|row| condition.holds(&table.view(row))))
}

/// What is counted beside the options. Values outside the classes have a column where there are any.
pub(super) fn beside(
    material: &Material<'_>,
    question: &QuestionTable,
    options: &[Valued],
    base: &Predicate,
    reasons: &[Missing],
) -> Vec<Beside> {
    let mut found = Vec::new();
    if !question.classes.is_empty() {
        let inside = Predicate::Or(options.iter().map(|class| class.condition.clone()).collect());
        let condition = Predicate::Not(Box::new(inside));
        if anybody(material, question, &base.clone().and(condition.clone())) {
            let valued = Valued { code: "outside".to_owned(), label: words::outside(), condition };
            found.push(Beside { kind: Kind::Outside, valued });
        }
    }
    found.extend(question.nets.iter().map(|net| Beside {
        kind: Kind::Net,
        valued: Valued {
            code: net.id.clone(),
            label: net.label.clone(),
            condition: Predicate::Is { variable: question.rows.clone(), codes: net.codes.clone() },
        },
    }));
    found.extend(reasons.iter().map(|reason| Beside {
        kind: Kind::Reason,
        valued: Valued {
            code: reason.word().to_owned(),
            label: reason_words(*reason),
            condition: without(&question.rows, *reason),
        },
    }));
    found
}

pub(super) fn reason_words(reason: Missing) -> Phrase {
    match reason {
        Missing::NoAnswer => words::reason_no_answer(),
        Missing::NotApplicable => words::reason_not_applicable(),
        Missing::DontKnow => words::reason_dont_know(),
        Missing::Refused => words::reason_refused(),
        Missing::Invalid => words::reason_invalid(),
        Missing::Contradictory => words::reason_contradictory(),
        Missing::HeldOut => words::reason_held_out(),
    }
}

/// The values of a question or frame column, with their words, in order.
pub(in crate::findings) fn values(material: &Material<'_>, key: &TableKey, name: &str) -> Vec<Valued> {
    let survey = material.survey(&key.survey);
    let column = material.tables.get(key).and_then(|table| table.column(name));
    let seen = column.map(|column| column.codes.clone()).unwrap_or_default();
    match survey.and_then(|survey| survey.question(name)).map(|question| &question.domain) {
        Some(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => {
            list.values().map(|option| valued(name, &option.code, option.label.clone())).collect()
        }
        Some(ResponseDomain::Area) => in_area_order(material, name, seen),
        Some(_) => seen.iter().map(|code| valued(name, code, Phrase::same(code))).collect(),
        None => survey.map(|survey| frame_values(material, survey, name, seen)).unwrap_or_default(),
    }
}

/// The values of a frame column in order: the strata as they are declared, areas in their order, others as they come.
pub(in crate::findings) fn frame_values(
    material: &Material<'_>,
    survey: &Survey,
    name: &str,
    seen: Vec<String>,
) -> Vec<Valued> {
    if name == STRATUM {
        return survey.strata.iter().map(|stratum| valued(name, &stratum.id, stratum.label.clone())).collect();
    }
    let areas = seen.iter().all(|code| code.is_empty() || material.areas.get(code).is_some());
    if areas {
        in_area_order(material, name, seen)
    } else {
        let frame = material.frame(survey);
        let called = |code: &str| frame.map_or_else(|| Phrase::same(code), |frame| frame.called(name, code));
        seen.iter().map(|code| valued(name, code, called(code))).collect()
    }
}

/// A value of a variable. Where the frame says nothing of a case, its group has words all the same.
fn valued(name: &str, code: &str, label: Phrase) -> Valued {
    let condition = Predicate::is(name, code);
    match code {
        "" => Valued { code: BLANK.to_owned(), label: blank(), condition },
        // These words name groups of every table.
        "total" | BLANK => Valued { code: format!("{code}_"), label, condition },
        _ => Valued { code: code.to_owned(), label, condition },
    }
}

fn in_area_order(material: &Material<'_>, name: &str, mut seen: Vec<String>) -> Vec<Valued> {
    let place = |code: &String| material.areas.iter().position(|area| area.id == *code);
    seen.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
    let label =
        |code: &String| material.areas.get(code).map_or_else(|| Phrase::same(code), |area| area.name.clone());
    seen.iter().map(|code| valued(name, code, label(code))).collect()
}
