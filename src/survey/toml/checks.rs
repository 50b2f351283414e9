//! Reads `[[check]]`, what the answers of one case must fit, and sees that an option for その他 names a question that
//! takes its words.

use std::collections::BTreeSet;

use crate::catalogue::{definition as words, reading as messages};
use crate::survey::area::Areas;
use crate::survey::question::{Check, CheckRule, Relation, ResponseDomain};
use crate::survey::toml::coded::Asked;
use crate::survey::toml::condition::{Scope, read_condition};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// The checks of a survey.
pub fn read_checks(reading: &mut Reading<'_>, table: &Table, asked: &[Asked]) -> Vec<Check> {
    let tables = table.tables("check");
    reading.once(tables.iter().filter_map(|check| check.words("id")));
    tables.into_iter().filter_map(|check| read_check(reading, check, asked)).collect()
}

fn read_check(reading: &mut Reading<'_>, table: &Table, asked: &[Asked]) -> Option<Check> {
    let (must, total) = (table.words("must"), table.words("total"));
    let rule = match (must, total) {
        (Some(must), None) => {
            for key in ["parts", "relation"] {
                if let Some(entry) = table.get(key) {
                    reading.say(entry.key_span.clone(), messages::key_only_with_total(key));
                }
            }
            let scope = Scope {
                variables: asked.iter().map(Asked::variable).collect(),
                barred: None,
                // No question of a survey is answered with an area.
                areas: &Areas::default(),
            };
            CheckRule::Must(read_condition(reading, &must, &scope)?)
        }
        (None, Some(total)) => {
            if table.get("parts").is_none() {
                reading.misses(table, "parts", None, None);
            }
            let parts = table.list("parts");
            reading.once(parts.iter().cloned().chain([total.clone()]));
            for name in parts.iter().chain([&total]) {
                quantity(reading, name, asked);
            }
            let relation = table.words("relation").map(|word| word.text.to_owned());
            let relation = Relation::ALL.into_iter().find(|known| relation.as_deref() == Some(known.word()));
            CheckRule::Sum {
                total: total.text.to_owned(),
                parts: parts.iter().map(|part| part.text.to_owned()).collect(),
                relation: relation.unwrap_or(Relation::Equal),
            }
        }
        (Some(_), Some(total)) => {
            reading.say(total.span, messages::must_or_total());
            return None;
        }
        (None, None) => {
            if table.get("must").is_none() && table.get("total").is_none() {
                reading.say(table.span.clone(), messages::must_or_total());
            }
            return None;
        }
    };
    Some(Check {
        id: table.text("id"),
        rule,
        holds_out: table.words("severity").is_some_and(|severity| severity.text == "error"),
        message: table.text("message"),
    })
}

/// A question that is answered with a number.
fn quantity(reading: &mut Reading<'_>, name: &Words<'_>, asked: &[Asked]) {
    let known: Vec<&str> = asked.iter().map(|asked| asked.question.id.as_str()).collect();
    if reading.knows(name, &known, words::unknown_question(name.text))
        && let Some(found) = asked.iter().find(|asked| asked.question.id == name.text && asked.settled)
        && !matches!(found.question.domain, ResponseDomain::Quantity { .. })
    {
        let fits = |asked: &&Asked| matches!(asked.question.domain, ResponseDomain::Quantity { .. });
        let fitting: Vec<&str> = asked.iter().filter(fits).map(|asked| asked.question.id.as_str()).collect();
        let wanted = words::kind_quantity();
        let message = words::kind_is_other(name.text, found.question.domain.called(), &wanted);
        let help = match fitting.as_slice() {
            [] => words::use_no_fitting(wanted),
            names => words::use_fitting(names.join(" / ")),
        };
        reading.advise(name.span.clone(), message, help);
    }
}

/// Sees that every `other` of an option names a free-text question, and that one such question serves one question.
pub fn check_others(reading: &mut Reading<'_>, table: &Table, asked: &[Asked]) {
    let known: Vec<&str> = asked.iter().map(|asked| asked.question.id.as_str()).collect();
    let mut taken = BTreeSet::new();
    for list in table.tables("code_list") {
        let users = asked
            .iter()
            .filter(|asked| asked.question.domain.codes().is_some_and(|codes| codes.id == list.text("id")))
            .count();
        for name in list.tables("options").into_iter().filter_map(|option| option.words("other")) {
            if !reading.knows(&name, &known, words::unknown_question(name.text)) {
                continue;
            }
            let found = asked.iter().find(|asked| asked.question.id == name.text && asked.settled);
            if found.is_some_and(|asked| asked.question.domain != ResponseDomain::Text) {
                reading.say(name.span.clone(), messages::other_is_text(name.text));
            }
            if users > 1 || !taken.insert(name.text.to_owned()) {
                reading.say(name.span, messages::other_once(name.text));
            }
        }
    }
}
