//! The words that stand for a number, as `docs/methods.md` prints them: made from the table that writes and judges.

use kaishu::catalogue::Lang;
use kaishu::findings::bins;

use crate::support::Workspace;

#[test]
fn the_methods_print_the_table_of_words() {
    for (name, lang) in [("methods.md", Lang::En), ("methods.ja.md", Lang::Ja)] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let page = std::fs::read_to_string(path).unwrap();
        let table = bins::markdown(lang);
        assert!(page.contains(&table), "docs/{name} does not hold this table:\n{table}");
    }
}

#[test]
fn a_command_prints_the_table_of_words() {
    let workspace = Workspace::bundled();
    for (lang, of, words) in
        [("ja", Lang::Ja, "割に添える言葉\t約n割\t"), ("en", Lang::En, "Words beside tenths\tabout n tenths\t")]
    {
        let printed = workspace.kaishu_in(lang, &["report", "--words"], &[]);
        printed.ends_with(0).says(words);
        let rows: Vec<String> = bins::texts(of).iter().map(|row| row.join("\t").trim_end().to_owned()).collect();
        printed.says(&rows.join("\n"));
    }
    assert!(!workspace.path("out").exists(), "nothing is written");
}
