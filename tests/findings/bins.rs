//! The words that stand for a number, as `docs/methods.md` prints them: made from the table that writes and judges.

use kaishu::catalogue::Lang;
use kaishu::findings::bins;

#[test]
fn the_methods_print_the_table_of_words() {
    for (name, lang) in [("methods.md", Lang::En), ("methods.ja.md", Lang::Ja)] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let page = std::fs::read_to_string(path).unwrap();
        let table = bins::markdown(lang);
        assert!(page.contains(&table), "docs/{name} does not hold this table:\n{table}");
    }
}
