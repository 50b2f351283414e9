//! Suggestions, and the schema that editors complete keys from.

use std::collections::BTreeSet;

use kaishu::survey::toml::keys;
use kaishu::survey::toml::schema::schemas;
use kaishu::survey::toml::shape::{Field, Shape};
use kaishu::survey::toml::source::suggest;

use super::{changed, only};

#[test]
fn a_misspelt_name_is_recognised() {
    let said = |word: &str, known: &[&str]| suggest(word, known.iter().copied()).map(|phrase| phrase.en);
    assert_eq!(said("needs", &["reasons", "need"]).as_deref(), Some("did you mean 'need'?"));
    assert_eq!(said("q9", &["q2", "q1"]).as_deref(), Some("did you mean 'q1'?"));
    assert_eq!(said("universe", &["id", "label"]), None);
    assert_eq!(said("7", &["1", "2"]), None);
}

#[test]
fn an_unknown_key_is_marked_with_what_was_probably_meant() {
    let (line, message, rendered) = only(&changed("as_of = ", "asof = "));
    assert_eq!((line, message.as_str()), (99, "「asof」というキーはありません"));
    assert!(rendered.contains("ヒント: もしかして: 「as_of」"), "{rendered}");
}

/// Every key that the reader knows, as paths.
fn of_fields(at: &str, fields: &[Field], keys: &mut BTreeSet<String>) {
    for field in fields {
        let path = format!("{at}/{}", field.key);
        let required = if field.required { "!" } else { "" };
        keys.insert(format!("{path}{required}"));
        if let Shape::Table(inner) | Shape::Tables(inner) = field.shape {
            of_fields(&path, inner, keys);
        }
    }
}

/// Every key that a schema knows, as paths.
fn of_schema(at: &str, schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    let schema = schema.get("items").unwrap_or(schema);
    let required = schema.get("required").and_then(|list| list.as_array()).cloned().unwrap_or_default();
    for (key, inner) in schema.get("properties").and_then(|all| all.as_object()).into_iter().flatten() {
        let path = format!("{at}/{key}");
        let mark = if required.iter().any(|name| name == key) { "!" } else { "" };
        keys.insert(format!("{path}{mark}"));
        of_schema(&path, inner, keys);
    }
}

#[test]
fn schemas_and_readers_know_the_same_keys() {
    let fields = [keys::SURVEY, keys::RECORDS, keys::INDICATORS, keys::WORKSPACE];
    let schemas = schemas();
    assert_eq!(schemas, kaishu::survey::toml::schema::schemas(), "two runs, same bytes");
    for ((name, text), fields) in schemas.iter().zip(fields) {
        let schema: serde_json::Value = serde_json::from_str(text).expect(name);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        let (mut read, mut written) = (BTreeSet::new(), BTreeSet::new());
        of_fields("", fields, &mut read);
        of_schema("", &schema, &mut written);
        assert_eq!(read, written, "{name}");
    }
}
