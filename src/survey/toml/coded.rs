//! Code lists and kinds of answer, which surveys and record lists define in the same words.

use crate::catalogue::{definition as words, quantities};
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::condition::{Values, Variable};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// A question as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Whether its kind of answer could be read; where not, nothing is concluded from it.
    pub settled: bool,
}

impl Asked {
    /// The question as a variable of conditions.
    pub fn variable(&self) -> Variable<'_> {
        let values = if self.settled { Values::Answers(&self.question.domain) } else { Values::Unsettled };
        Variable { name: &self.question.id, values, question: Some(&self.question) }
    }
}

/// A code list as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The code list.
    pub list: CodeList,
    /// Whether all its options could be read; where not, a code that is missing is no mistake of its own.
    pub settled: bool,
}

/// The code lists of a file.
pub fn read_code_lists(reading: &mut Reading<'_>, tables: &[&Table]) -> Vec<Listed> {
    reading.once(tables.iter().filter_map(|table| table.words("id")));
    tables.iter().map(|table| read_code_list(reading, table)).collect()
}

fn read_code_list(reading: &mut Reading<'_>, table: &Table) -> Listed {
    let before = reading.problems.len();
    let options = table.tables("options");
    reading.once(options.iter().filter_map(|option| option.words("code")));
    reading.once_as_read(
        options.iter().flat_map(|option| option.words("label").into_iter().chain(option.list("alias"))),
    );
    let read = |option: &&Table| ResponseOption {
        code: option.text("code"),
        label: option.phrase("label"),
        aliases: option.list("alias").into_iter().map(|alias| alias.text.to_owned()).collect(),
        other: option.words("other").map(|question| question.text.to_owned()),
        missing: option.words("missing").and_then(|word| Missing::from_word(word.text)),
        score: option.number("score"),
    };
    for option in options.iter().filter(|option| option.get("missing").is_some()) {
        if option.get("score").is_some() {
            reading.say(option.place("score"), quantities::score_of_no_answer(option.text("code")));
        }
    }
    let list = CodeList { id: table.text("id"), options: options.iter().map(read).collect() };
    let complete = !list.options.is_empty() && list.options.iter().all(|option| !option.code.is_empty());
    Listed { list, settled: complete && reading.problems.len() == before }
}

/// The code list that `codes` names; none where it names none.
pub fn named_list(reading: &mut Reading<'_>, name: &Words<'_>, lists: &[Listed]) -> Option<Listed> {
    let known: Vec<&str> = lists.iter().map(|listed| listed.list.id.as_str()).collect();
    reading.knows(name, &known, words::unknown_code_list(name.text));
    lists.iter().find(|listed| listed.list.id == name.text).cloned()
}

/// The kind of answer of a question or column, and whether it could be read.
pub fn read_domain(reading: &mut Reading<'_>, table: &Table, lists: &[Listed]) -> (ResponseDomain, bool) {
    let Some(kind) = table.words("type") else {
        return (ResponseDomain::Text, false);
    };
    let coded = matches!(kind.text, "single" | "multiple");
    let quantity = kind.text == "quantity";
    let text = kind.text == "text";
    let fits = [
        ("codes", coded),
        ("unit", quantity),
        ("unit_en", quantity),
        ("unit_alias", quantity),
        ("dash", quantity),
        ("min", quantity),
        ("max", quantity),
        ("none", text),
        ("coded", text),
        ("digits", text || kind.text == "category"),
    ];
    let domain = match kind.text {
        "single" | "multiple" => {
            let list = match table.words("codes") {
                Some(name) => named_list(reading, &name, lists),
                None => {
                    if table.get("codes").is_none() {
                        reading.say(kind.span.clone(), words::needs_codes(kind.text));
                    }
                    None
                }
            };
            let settled = list.as_ref().is_some_and(|listed| listed.settled);
            let list = list.map(|listed| listed.list).unwrap_or_default();
            let single = kind.text == "single";
            (if single { ResponseDomain::Single(list) } else { ResponseDomain::Multiple(list) }, settled)
        }
        "quantity" => {
            let (min, max) = (table.number("min"), table.number("max"));
            if min.zip(max).is_some_and(|(min, max)| min > max) {
                reading.say(table.place("min"), words::min_above_max());
            }
            (ResponseDomain::Quantity { unit: table.unit("unit"), min, max }, true)
        }
        "date" => (ResponseDomain::Date, true),
        "text" => (ResponseDomain::Text, true),
        "area" => (ResponseDomain::Area, true),
        "category" => (ResponseDomain::Category, true),
        "list" => (ResponseDomain::List, true),
        // The shape has noted it.
        _ => return (ResponseDomain::Text, false),
    };
    for (key, fitting) in fits {
        if let Some(entry) = table.get(key).filter(|_| !fitting) {
            reading.say(entry.key_span.clone(), words::key_not_for_type(key, kind.text));
        }
    }
    domain
}
