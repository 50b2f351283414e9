//! JSON schemas of the definition files, for completion and hints in editors (`#:schema ./survey.schema.json`).
//! They are made from the shapes that the reader checks against. Draft 7 and plain keywords, which the editors'
//! TOML extensions understand; keys are sorted, so that every run writes the same bytes.

use serde_json::{Map, Value, json};

use crate::survey::toml::keys;
use crate::survey::toml::shape::{Field, Shape};

/// File name and text of every schema.
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("survey.schema.json", schema("survey", keys::SURVEY)),
        ("records.schema.json", schema("records", keys::RECORDS)),
        ("indicators.schema.json", schema("indicators", keys::INDICATORS)),
        ("workspace.schema.json", schema("workspace", keys::WORKSPACE)),
    ]
}

/// The schema of one kind of file.
pub fn schema(title: &str, fields: &[Field]) -> String {
    let mut root = vec![("$schema", json!("http://json-schema.org/draft-07/schema#")), ("title", json!(title))];
    root.extend(table(fields));
    format!("{:#}\n", sorted(root))
}

fn sorted(mut entries: Vec<(&'static str, Value)>) -> Value {
    entries.sort_by_key(|(key, _)| *key);
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn table(fields: &[Field]) -> Vec<(&'static str, Value)> {
    let mut entries = vec![("additionalProperties", json!(false)), ("type", json!("object"))];
    let property = |field: &Field| {
        let meaning = (field.meaning)();
        let mut entries = shape(field.shape);
        entries.push(("description", json!(format!("{} / {}", meaning.ja, meaning.en))));
        (field.key, sorted(entries))
    };
    entries.push(("properties", sorted(fields.iter().map(property).collect())));
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    if !required.is_empty() {
        entries.push(("required", json!(required)));
    }
    entries
}

fn shape(shape: Shape) -> Vec<(&'static str, Value)> {
    let text = |pattern: &str| vec![("pattern", json!(pattern)), ("type", json!("string"))];
    match shape {
        Shape::Text | Shape::Separator | Shape::Condition => {
            vec![("minLength", json!(1)), ("type", json!("string"))]
        }
        Shape::Id => text("^[a-z0-9][a-z0-9._-]*$"),
        Shape::RoundId => text("^[A-Za-z0-9][A-Za-z0-9._-]*$"),
        Shape::Code => text("^[^\\s(),=<>]+$"),
        Shape::Path => text("^[^/\\\\]+(/[^/\\\\]+)*$"),
        Shape::FiscalYear => text("^FY[0-9]{4}$"),
        Shape::Day => text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Shape::Word(known) => vec![("enum", json!(known)), ("type", json!("string"))],
        Shape::Number => vec![("type", json!("number"))],
        Shape::Whole(least, most) => {
            vec![("maximum", json!(most)), ("minimum", json!(least)), ("type", json!("integer"))]
        }
        Shape::Flag => vec![("type", json!("boolean"))],
        Shape::List(member) => list(self::shape(*member)),
        Shape::Several(member) => {
            let either = [sorted(self::shape(*member)), sorted(list(self::shape(*member)))];
            vec![("anyOf", json!(either))]
        }
        Shape::Table(fields) => table(fields),
        Shape::Tables(fields) => list(table(fields)),
        Shape::ByFiscalYear => {
            let mut years = Map::new();
            years.insert("^FY[0-9]{4}$".to_owned(), json!({ "type": "string" }));
            vec![
                ("additionalProperties", json!(false)),
                ("minProperties", json!(1)),
                ("patternProperties", Value::Object(years)),
                ("type", json!("object")),
            ]
        }
    }
}

fn list(member: Vec<(&'static str, Value)>) -> Vec<(&'static str, Value)> {
    vec![("items", sorted(member)), ("minItems", json!(1)), ("type", json!("array"))]
}
