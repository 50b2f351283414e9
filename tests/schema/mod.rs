//! The JSON schemas beside the definitions, which editors complete from, are those that the readers check against.
//! `KAISHU_BLESS=1` writes them anew.

mod against;

use std::path::Path;

use kaishu::findings::plan::keys::PLAN;
use kaishu::render::json::schema::{changes_schema, results_schema};
use kaishu::survey::toml::keys;
use kaishu::survey::toml::schema::{schema, schemas};
use kaishu::survey::toml::shape::{Field, Shape};

#[test]
fn committed_schemas_are_those_of_the_readers() {
    let mut expected: Vec<(String, String)> =
        schemas().into_iter().map(|(name, text)| (format!("surveys/{name}"), text)).collect();
    expected.push(("analysis/plan.schema.json".to_owned(), schema("plan", PLAN)));
    expected.push(("docs/schemas/results.schema.json".to_owned(), results_schema()));
    expected.push(("docs/schemas/changes.schema.json".to_owned(), changes_schema()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, text) in expected {
        let path = root.join(&name);
        if std::env::var_os("KAISHU_BLESS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == text,
            "{name} is not what the reader checks against; write it with `KAISHU_BLESS=1 cargo test --release schema`"
        );
    }
}

/// Every bundled definition names the schema that lies beside it.
#[test]
fn bundled_definitions_name_their_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for folder in ["surveys", "analysis"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema ./")).unwrap();
            assert!(path.with_file_name(named).is_file(), "{}: {named}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 8, "{seen}");
}

/// Every key of every definition file, however deep, stands in the reference.
#[test]
fn the_reference_names_every_key() {
    let reference = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/definitions.md")).unwrap();
    let mut lacking = Vec::new();
    for fields in [keys::SURVEY, keys::RECORDS, keys::INDICATORS, keys::WORKSPACE, PLAN] {
        walk(fields, &mut |key| {
            if !reference.contains(&format!("`{key}`")) {
                lacking.push(key);
            }
        });
    }
    assert!(lacking.is_empty(), "docs/definitions.md lacks {lacking:?}");
}

fn walk(fields: &[Field], each: &mut dyn FnMut(&'static str)) {
    for field in fields {
        each(field.key);
        inner(field.shape, each);
    }
}

fn inner(shape: Shape, each: &mut dyn FnMut(&'static str)) {
    match shape {
        Shape::Table(fields) | Shape::Tables(fields) => walk(fields, each),
        Shape::List(member) | Shape::Several(member) => inner(*member, each),
        _ => {}
    }
}
