//! Every `results.json` and `changes.json` of the bundled workspace, and of one that hides counts, against its schema; and
//! what `kaishu schema` prints.

use serde_json::{Value, json};

use crate::support::{PLAN, Workspace};

/// What of a value is not as the schema says, by its place. Only the words that our schemas use are known; another one is
/// told, so that none is passed over.
fn against(schema: &Value, value: &Value, at: &str, odd: &mut Vec<String>) {
    for (word, told) in schema.as_object().unwrap() {
        match word.as_str() {
            "$schema" | "title" | "description" | "required" => {}
            "type" => {
                let types: Vec<&str> = match told {
                    Value::Array(types) => types.iter().map(|kind| kind.as_str().unwrap()).collect(),
                    kind => vec![kind.as_str().unwrap()],
                };
                let fits = |kind: &&str| match *kind {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "null" => value.is_null(),
                    other => panic!("{other}"),
                };
                if !types.iter().any(fits) {
                    odd.push(format!("{at}: {value} is no {types:?}"));
                }
            }
            "const" if told != value => odd.push(format!("{at}: {value} is not {told}")),
            "enum" if !told.as_array().unwrap().contains(value) => {
                odd.push(format!("{at}: {value} is none of {told}"));
            }
            "const" | "enum" => {}
            "minimum" => {
                if value.as_i64().is_some_and(|number| number < told.as_i64().unwrap()) {
                    odd.push(format!("{at}: {value} is less than {told}"));
                }
            }
            "anyOf" => {
                let fits = |schema: &Value| {
                    let mut odd = Vec::new();
                    against(schema, value, at, &mut odd);
                    odd.is_empty()
                };
                if !told.as_array().unwrap().iter().any(fits) {
                    odd.push(format!("{at}: {value} fits nothing of {told}"));
                }
            }
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    against(told, item, &format!("{at}[{number}]"), odd);
                }
            }
            "properties" => {
                let Some(keys) = value.as_object() else { continue };
                for (key, inner) in keys {
                    if let Some(schema) = told.get(key) {
                        against(schema, inner, &format!("{at}.{key}"), odd);
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(*told, json!(false));
                let known = &schema["properties"];
                let keys = value.as_object().into_iter().flatten();
                odd.extend(
                    keys.filter(|(key, _)| known.get(key).is_none()).map(|(key, _)| format!("{at}: {key}?")),
                );
            }
            other => panic!("the schema says {other}, which this test does not know"),
        }
    }
    for key in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
        if value.is_object() && value.get(key.as_str().unwrap()).is_none() {
            odd.push(format!("{at}: {key} is missing"));
        }
    }
}

fn schema(workspace: &Workspace, name: &str) -> Value {
    serde_json::from_str(&workspace.kaishu(&["schema", name]).ends_with(0).stdout).unwrap()
}

#[test]
fn what_is_written_is_as_its_schema_says() {
    let workspace = Workspace::bundled_as_published();
    workspace.kaishu(&["run", "--quiet", "--formats", "json"]).ends_with(0);
    let (results, changes) = (schema(&workspace, "results"), schema(&workspace, "changes"));
    let mut seen = 0;
    for (name, bytes) in workspace.output() {
        let schema = match name.rsplit('/').next() {
            Some("results.json") => &results,
            Some("changes.json") => &changes,
            _ => continue,
        };
        seen += 1;
        let mut odd = Vec::new();
        against(schema, &serde_json::from_slice(&bytes).unwrap(), &name, &mut odd);
        assert!(odd.is_empty(), "{}", odd.join("\n"));
    }
    assert!(seen >= 4, "{seen}");
    // The check can fail: by a key too many, one too few, and a value of another kind.
    let text = workspace.read(&format!("out/{PLAN}/results.json"));
    let whole: Value = serde_json::from_str(&text).unwrap();
    for (place, other) in [("/schema", json!(2)), ("/figures/0/evidence", json!([])), ("/figures/0", json!({}))] {
        let mut broken = whole.clone();
        *broken.pointer_mut(place).unwrap() = other;
        let mut odd = Vec::new();
        against(&results, &broken, "", &mut odd);
        assert!(!odd.is_empty(), "{place}");
    }
}

#[test]
fn every_schema_is_listed_and_printed() {
    let workspace = Workspace::empty();
    let listed = workspace.kaishu(&["schema"]).ends_with(0).stdout.clone();
    assert_eq!(
        listed.lines().collect::<Vec<_>>(),
        ["survey", "records", "indicators", "workspace", "plan", "results", "changes"]
    );
    for name in listed.lines() {
        assert_eq!(schema(&workspace, name)["title"], *name);
    }
    // Those of the definitions are the files that editors complete from.
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = std::fs::read_to_string(root.join("surveys/survey.schema.json")).unwrap();
    assert_eq!(workspace.kaishu(&["schema", "survey"]).stdout, committed);
}
