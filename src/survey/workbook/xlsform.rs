//! XLSForm, the widespread way to write a questionnaire in Excel: its column names, its types and its conditions in the
//! words of a definition. What has no counterpart is said at its cell; nothing of it is dropped in silence.

pub(super) mod written;

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::survey::workbook::layout::SheetLayout;
use crate::text::key::key;

/// What a column of an XLSForm is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// The value of a key.
    Key(&'static str),
    /// Words for people, in the language that is named.
    Label(String),
    /// A condition in the language of XLSForm.
    Relevant,
    /// Whether a blank is refused.
    Required,
    /// A condition on the answer.
    Constraint,
    /// Words that have no part in reading and counting.
    Words,
    /// Something that has, and is not carried over.
    NotCarried,
}

/// Columns that have words for the person who answers, or say how a telephone shows the form.
const ONLY_WORDS: &[&str] = &[
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "appearance",
    "image",
    "audio",
    "video",
    "big-image",
    "note",
    "read_only",
    "readonly",
    "version",
    "default_language",
    "public_key",
    "submission_url",
    "style",
    "instance_name",
    "auto_send",
    "auto_delete",
    "allow_choice_duplicates",
    "form_version",
    "order",
    "disabled",
];
/// Columns that decide what an answer may be or whether there is one.
const NOT_CARRIED: &[&str] = &[
    "calculation",
    "choice_filter",
    "repeat_count",
    "default",
    "trigger",
    "parameters",
    "save_to",
    "body::accuracythreshold",
    "bind::type",
];

/// The column that a heading of an XLSForm is on a sheet; none where the heading is not one of XLSForm.
pub(super) fn column(layout: &SheetLayout, heading: &str) -> Option<Column> {
    if layout.kind.word != "survey" {
        return None;
    }
    let written = key(heading);
    let (name, language) = match written.split_once("::").or_else(|| written.split_once(':')) {
        Some(("media", kind)) => (kind.to_owned(), None),
        Some((name, language)) => (name.to_owned(), Some(language.trim_start_matches(':').to_owned())),
        None => (written.clone(), None),
    };
    let path = layout.rows.first().map(|row| row.path.as_slice());
    let own = match (path, name.as_str()) {
        (Some(["question"]), "name") => Some(Column::Key("id")),
        (Some(["question"]), "relevant" | "relevance") => Some(Column::Relevant),
        (Some(["question"]), "required") => Some(Column::Required),
        (Some(["question"]), "constraint") => Some(Column::Constraint),
        (Some(["question"]), "label" | "caption") | (Some(["code_list", "options"]), "label") => {
            Some(Column::Label(language.unwrap_or_default()))
        }
        (Some(["code_list", "options"]), "list_name" | "listname") => Some(Column::Key("code_list")),
        (Some(["code_list", "options"]), "name" | "value") => Some(Column::Key("code")),
        (None, "form_title") => Some(Column::Key("title")),
        (None, "form_id") => Some(Column::Key("id")),
        (Some(_) | None, _) => None,
    };
    let words = ONLY_WORDS.contains(&name.as_str()) || ONLY_WORDS.contains(&written.as_str());
    let lost = NOT_CARRIED.contains(&name.as_str()) || written.starts_with("bind::");
    own.or_else(|| words.then_some(Column::Words)).or_else(|| lost.then_some(Column::NotCarried))
}

/// Of the languages of the labels the one that is read: without a name, then Japanese, then the first.
pub(super) fn language(languages: &[String]) -> Option<&String> {
    let japanese = |name: &&String| name.contains("日本") || name.contains("japan") || name.contains("(ja");
    languages.iter().find(|name| name.is_empty()).or_else(|| languages.iter().find(japanese)).or(languages.first())
}

/// Whether a language of labels is English.
pub(super) fn is_english(language: &str) -> bool {
    language.contains("english") || language.contains("英語") || language.contains("(en")
}

/// What a type of XLSForm is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    /// A question of this type, with the list it names.
    Question { kind: &'static str, codes: Option<String>, or_other: bool },
    /// The beginning of a group.
    BeginGroup,
    /// The end of a group.
    EndGroup,
    /// The beginning or end of a repeat.
    Repeat,
    /// A row on which nobody is asked anything.
    NotAsked,
}

/// Reads a type; none where it is not one of XLSForm alone.
pub(super) fn kind(written: &str) -> Option<Type> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let question = |kind, codes: Option<&&str>, or_other| {
        Some(Type::Question { kind, codes: codes.map(|list| (*list).to_owned()), or_other })
    };
    let lower: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match lower.as_slice() {
        ["select_one" | "select1", _, rest @ ..] => question("single", words.get(1), rest.contains(&"or_other")),
        ["select_multiple", _, rest @ ..] => question("multiple", words.get(1), rest.contains(&"or_other")),
        ["select", "one", _, rest @ ..] => question("single", words.get(2), rest.contains(&"or_other")),
        ["select", "multiple", _, rest @ ..] => question("multiple", words.get(2), rest.contains(&"or_other")),
        ["integer" | "int" | "decimal" | "range"] => question("quantity", None, false),
        ["begin_group"] | ["begin", "group"] => Some(Type::BeginGroup),
        ["end_group"] | ["end", "group"] => Some(Type::EndGroup),
        ["begin_repeat" | "end_repeat"] | ["begin" | "end", "repeat"] => Some(Type::Repeat),
        [
            "note" | "calculate" | "hidden" | "start" | "end" | "today" | "deviceid" | "username" | "phonenumber"
            | "email" | "audit" | "subscriberid" | "simserial" | "start-geopoint" | "background-audio"
            | "xml-external" | "csv-external" | "acknowledge" | "trigger",
        ] => Some(Type::NotAsked),
        _ => None,
    }
}

/// What to say of a column that is not carried over, and what to do.
pub(super) fn lost(heading: &str, only_words: bool) -> (Phrase, Phrase) {
    let hint = if only_words { words::hint_not_carried_words() } else { words::hint_not_carried() };
    (words::not_carried(words::xlsform_column(heading)), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_name_their_lists() {
        let single = |codes: &str, or_other| {
            Some(Type::Question { kind: "single", codes: Some(codes.to_owned()), or_other })
        };
        assert_eq!(kind("select_one Need"), single("Need", false));
        assert_eq!(kind("select one need or_other"), single("need", true));
        assert_eq!(kind("begin group"), Some(Type::BeginGroup));
        assert_eq!(kind("note"), Some(Type::NotAsked));
        assert_eq!((kind("text"), kind("geopoint"), kind("単一回答")), (None, None, None));
    }
}
