//! Slips of people who write TOML as they write other texts: paths of Windows, and lines added at the end.

use kaishu::survey::toml::source::SourceFile;

use super::{changed, fixture, of_survey, only};

/// Windows' folders stand between backslashes, which mean something else within quotes.
#[test]
fn a_backslash_in_quotes_is_told_as_that() {
    for path in ["frames\\small.csv", "frames\\x.csv", "frames\\users.csv", "frames\\"] {
        let found = of_survey(&changed("frame = \"frames/small.csv\"", &format!("frame = \"{path}\"")));
        let said: Vec<&str> = found.iter().map(|problem| problem.message.ja.as_str()).collect();
        assert_eq!(said, ["引用符 \" \" の中に \\ があります"], "{path}");
        assert!(found[0].rendered.ja.contains("フォルダの区切りは / で書きます"), "{}", found[0].rendered.ja);
    }
    // `\n` and `\t` are read, as signs that nobody typed.
    for path in ["frames\\new.csv", "frames\\table.csv"] {
        let (_, found, _) = only(&changed("frame = \"frames/small.csv\"", &format!("frame = \"{path}\"")));
        assert!(found.starts_with(&format!("「{path}」は使えません")), "{found}");
    }
    let (_, found, _) = only(&changed("frame = \"frames/small.csv\"", "frame = 'frames\\small.csv'"));
    assert!(found.starts_with("「frames\\small.csv」は使えません"), "{found}");
}

/// What is added at the end of a file belongs to its last table.
#[test]
fn a_key_of_the_top_that_stands_in_a_table_is_told_where_it_belongs() {
    let survey = fixture("small.toml");
    let text = format!("{}\ntitle_en = \"Small\"\n", survey.text);
    let (_, found, rendered) = only(&SourceFile { text, ..survey });
    assert_eq!(found, "「title_en」というキーはありません");
    assert!(rendered.contains("最初の [ で始まる行より上"), "{rendered}");
}
