//! JSON Schemas of the files that other programs read: `results.json` and `changes.json`. They say what the structs of this
//! folder write; a test holds every file of the bundled workspace against them. Draft 7, as the definitions have.

use serde_json::{Map, Value, json};

use crate::catalogue::{Phrase, data_schema as words};

/// The schema of `results.json`.
pub fn results_schema() -> String {
    let figure = object(&[
        ("id", said(text(), words::id())),
        ("class", said(word(&["computed", "entered", "claimed"]), words::class())),
        ("label", said(text(), words::label())),
        ("value", said(or_null(text()), words::value())),
        ("numerator", said(json!({ "type": ["integer", "string", "null"] }), words::numerator())),
        ("denominator", said(json!({ "type": ["integer", "string", "null"] }), words::denominator())),
        ("unit", said(text(), words::unit())),
        ("text", said(text(), words::text())),
        ("base", said(json!({ "anyOf": [base(), text(), { "type": "null" }] }), words::base())),
        ("period", said(or_null(text()), words::period())),
        ("as_of", said(or_null(text()), words::as_of())),
        ("status", said(word(STATUSES), words::status())),
        ("notes", said(list(text()), words::notes())),
        ("evidence", said(json!({ "type": ["integer", "string", "null"] }), words::evidence())),
        ("printed", said(list(text()), words::printed())),
    ]);
    file(
        "results",
        &[
            ("schema", said(json!({ "const": super::SCHEMA }), words::version())),
            ("report", said(text(), words::report())),
            ("title", text()),
            ("stamps", said(list(text()), words::stamps())),
            ("figures", said(list(figure), words::figures())),
        ],
        &[],
    )
}

/// The schema of `changes.json`, both of that for publication and of the analyst's.
pub fn changes_schema() -> String {
    let side = object(&[
        ("text", text()),
        ("unit", text()),
        ("value", or_null(text())),
        ("status", word(STATUSES)),
        ("n", json!({ "type": ["integer", "null"] })),
    ]);
    let difference = object(&[("exact", text()), ("text", text()), ("unit", text())]);
    let part = object_with(
        &[
            ("cause", text()),
            ("difference", or_null(difference.clone())),
            ("before", or_null(text())),
            ("after", or_null(text())),
        ],
        &[("behind", list(json!({ "type": "integer" })))],
    );
    let moved = object(&[
        ("id", said(text(), words::id())),
        ("label", said(text(), words::label())),
        ("kind", text()),
        ("old", said(or_null(side.clone()), words::old())),
        ("new", said(or_null(side), words::new())),
        ("difference", said(or_null(difference.clone()), words::difference())),
        ("withheld", or_null(text())),
        ("parts", said(or_null(list(part)), words::parts())),
    ]);
    let sentence = object(&[
        ("id", text()),
        ("old", or_null(text())),
        ("new", or_null(text())),
        ("causes", or_null(list(text()))),
    ]);
    let mistakes = [("id", text()), ("causes", list(text())), ("others", list(text()))];
    let mut of_figure = mistakes.to_vec();
    of_figure.push(("difference", or_null(difference)));
    let errata = object(&[("figures", list(object(&of_figure))), ("sentences", list(object(&mistakes)))]);
    let cell = object(&[("file", text()), ("sheet", text()), ("cell", text())]);
    let behind = object(&[
        ("number", json!({ "type": "integer" })),
        ("cause", text()),
        ("what", text()),
        ("before", text()),
        ("after", text()),
        ("cells", list(cell)),
        ("row", text()),
    ]);
    file(
        "changes",
        &[
            ("schema", said(json!({ "const": super::changes::SCHEMA }), words::version())),
            ("plan", said(text(), words::report())),
            ("publication", said(object(&[("name", text()), ("date", text())]), words::publication())),
            ("passed_over", said(list(text()), words::passed_over())),
            ("unexplained", said(list(text()), words::unexplained())),
            ("figures", said(list(moved), words::moved())),
            ("sentences", said(list(sentence), words::sentences())),
            ("errata", said(errata, words::errata())),
        ],
        &[("behind", said(list(behind), words::behind()))],
    )
}

const STATUSES: &[&str] = &["final", "provisional", "undefined", "suppressed"];

/// The chain of a base.
fn base() -> Value {
    let count = || json!({ "minimum": 0, "type": "integer" });
    let counts = [
        "returned",
        "invalid_returns",
        "held_out_returns",
        "valid",
        "not_applicable",
        "eligible",
        "no_answer",
        "dont_know",
        "refused",
        "invalid",
        "contradictory",
        "held_out",
        "n",
        "unplaced",
    ];
    // Of an open stratum nobody knows how many were asked.
    let mut keys: Vec<(&str, Value)> = ["distributed", "not_returned"].map(|key| (key, or_null(count()))).to_vec();
    keys.extend(counts.map(|key| (key, count())));
    object(&keys)
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn word(known: &[&str]) -> Value {
    json!({ "enum": known, "type": "string" })
}

fn list(of: Value) -> Value {
    json!({ "items": of, "type": "array" })
}

fn or_null(value: Value) -> Value {
    json!({ "anyOf": [value, { "type": "null" }] })
}

fn said(mut value: Value, words: Phrase) -> Value {
    if let Value::Object(keys) = &mut value {
        keys.insert("description".to_owned(), json!(format!("{} / {}", words.ja, words.en)));
    }
    value
}

/// An object with these keys and no other.
fn object(keys: &[(&str, Value)]) -> Value {
    object_with(keys, &[])
}

/// The same with keys that may be left out.
fn object_with(keys: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    let all = keys.iter().chain(optional).map(|(key, value)| ((*key).to_owned(), value.clone()));
    let properties: Map<String, Value> = all.collect();
    json!({ "additionalProperties": false, "properties": properties, "required": required, "type": "object" })
}

fn file(title: &str, keys: &[(&str, Value)], optional: &[(&str, Value)]) -> String {
    let mut root = object_with(keys, optional);
    if let Value::Object(root) = &mut root {
        root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        root.insert("title".to_owned(), json!(title));
    }
    format!("{root:#}\n")
}
