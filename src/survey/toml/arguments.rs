//! A definition typed as the options of a command (`--rows q1 --by area`): the third written form beside TOML and the
//! workbook. It becomes the same tree, so that one check and one reader serve all three, and a mistake marks the words
//! after the option.

use std::ops::Range;

use crate::survey::toml::shape::{Field, Shape};
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Data, Entry, Table, Value};
use crate::text::number::Decimal;

/// The option of a key: `--with-not-returned` for `with_not_returned`.
pub fn option(key: &str) -> String {
    key.replace('_', "-")
}

/// Another name of the option of a list, whose members are given one by one: `--test` for `tests`.
pub fn member_option(field: &Field) -> Option<String> {
    let repeated = matches!(field.shape, Shape::List(_) | Shape::Several(_) | Shape::Tables(_));
    let one = field.key.strip_suffix("sses").map(|stem| format!("{stem}ss"));
    let one = one.or_else(|| field.key.strip_suffix('s').map(str::to_owned));
    one.filter(|_| repeated).map(|one| option(&one))
}

/// Adds a key as it was typed, once or, where it takes a list, several times.
pub fn add(file: &mut SourceFile, table: &mut Table, field: &Field, typed: &[String], problems: &mut Problems) {
    let head = format!("--{}", option(field.key));
    let mut members = Vec::new();
    let mut key_span = None;
    for text in typed {
        file.text.push('\n');
        let start = file.text.len();
        file.text.push_str(&head);
        key_span.get_or_insert(start..file.text.len());
        members.extend(value(file, field.shape, text, problems));
    }
    let Some(key_span) = key_span else { return };
    let span = members.first().map_or(key_span.clone(), |first| first.span.clone());
    let data = match field.shape {
        Shape::List(_) | Shape::Tables(_) => Data::List(members),
        Shape::Several(_) if members.len() > 1 => Data::List(members),
        Shape::Text
        | Shape::Separator
        | Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Word(_)
        | Shape::Number
        | Shape::Whole(..)
        | Shape::Flag
        | Shape::Path
        | Shape::FiscalYear
        | Shape::Day
        | Shape::Condition
        | Shape::Several(_)
        | Shape::Table(_)
        | Shape::ByFiscalYear => match members.pop() {
            Some(last) => last.data,
            None => return,
        },
    };
    table.entries.push(Entry { key: field.key.to_owned(), key_span, value: Value { span, data } });
}

/// One value behind its option; none where its writing is wrong, which is then noted.
fn value(file: &mut SourceFile, shape: Shape, text: &str, problems: &mut Problems) -> Option<Value> {
    match shape {
        Shape::Flag => {
            let end = file.text.len();
            Some(Value { span: end..end, data: Data::Flag(true) })
        }
        Shape::Number | Shape::Whole(..) => {
            let span = written(file, text, false);
            // What is no number is told by the check, as in a file.
            let data = Decimal::from_text(text).map_or_else(|| Data::from(text), Data::from);
            Some(Value { span, data })
        }
        Shape::List(member) | Shape::Several(member) => value(file, *member, text, problems),
        Shape::Table(_) | Shape::Tables(_) | Shape::ByFiscalYear => {
            let span = written(file, text, false);
            tree::parse_value(file, span, problems)
        }
        Shape::Text
        | Shape::Separator
        | Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Word(_)
        | Shape::Path
        | Shape::FiscalYear
        | Shape::Day
        | Shape::Condition => {
            let quoted = text.is_empty() || text.contains(|c: char| c.is_whitespace() || "()=<>'\"".contains(c));
            let span = written(file, text, quoted);
            Some(Value { span, data: Data::from(text) })
        }
    }
}

/// Writes what was typed behind its option; gives its place, quotes included.
fn written(file: &mut SourceFile, text: &str, quoted: bool) -> Range<usize> {
    file.text.push(' ');
    let start = file.text.len();
    if quoted {
        file.text.push_str(&format!("\"{text}\""));
    } else {
        file.text.push_str(text);
    }
    start..file.text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Lang, Phrase};

    fn meaning() -> Phrase {
        Phrase::default()
    }

    const NET: &[Field] = &[Field::required("label", Shape::Text, meaning)];
    const FIELDS: &[Field] = &[
        Field::optional("rows", Shape::Id, meaning),
        Field::optional("tests", Shape::List(&Shape::Word(&["chi_square", "fisher"])), meaning),
        Field::optional("nets", Shape::Tables(NET), meaning),
        Field::optional("level", Shape::Number, meaning),
    ];

    /// What the check of the shape finds wrong in typed options, as it is shown.
    fn wrong(typed: &[(&str, &[&str])]) -> String {
        let mut problems = Problems::new();
        let mut file = SourceFile::command("kaishu tabulate");
        let mut table = Table::default();
        for (key, words) in typed {
            let field = FIELDS.iter().find(|field| field.key == *key).expect("a key");
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            add(&mut file, &mut table, field, &words, &mut problems);
        }
        crate::survey::toml::shape::check(&file, &table, FIELDS, &mut problems);
        problems.into_result().map_or_else(|error| error.of_options().text(Lang::En), |()| String::new())
    }

    #[test]
    fn lists_are_given_member_by_member_and_tables_as_toml() {
        assert_eq!(member_option(&FIELDS[1]).as_deref(), Some("test"));
        assert_eq!(wrong(&[("tests", &["fisher", "chi_square"]), ("nets", &["{ label = \"必要\" }"])]), "");
        let said = wrong(&[("tests", &["fisher", "chi-square"])]);
        assert!(
            said.contains(" | --tests chi-square\n |         ^^^^^^^^^^ one of chi_square / fisher"),
            "{said}"
        );
        let said = wrong(&[("rows", &["q1"]), ("nets", &["{ lable = \"必要\" }"])]);
        assert!(said.contains(" | --nets { lable = \"必要\" }\n |          ^^^^^"), "{said}");
        let said = wrong(&[("nets", &["{ label = \"a\""])]);
        assert!(said.contains(" | --nets { label = \"a\"\n"), "{said}");
    }

    #[test]
    fn a_number_is_one() {
        assert_eq!(wrong(&[("level", &["0.95"])]), "");
        assert!(wrong(&[("level", &["high"])]).contains("--level high"));
    }
}
