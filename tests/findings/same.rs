//! Two returns that say the same throughout: named where chance hardly explains it, and only there.

use std::fmt::Write as _;
use std::path::Path;

use kaishu::collect::CollectedRound;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::collect_all;
use kaishu::pipeline::workspace;
use kaishu::survey::missing::Disposition;

use crate::support::Seeded;

const COLUMNS: [&str; 10] = ["q1", "q2", "q3", "q4.a", "q4.b", "q4.c", "q5", "q6", "q8", "q7"];

/// A survey that anybody may answer: three single answers, a battery, numbers and words.
fn survey() -> String {
    let mut text = concat!(
        "id = \"s\"\ntitle = \"研修の感想\"\nstratum = [{ id = \"all\", label = \"参加者\", design = \"open\" }]\n",
        "[[code_list]]\nid = \"five\"\noptions = [{ code = \"1\", label = \"とてもよい\" }, { code = \"2\", label = \"よい\" }, ",
        "{ code = \"3\", label = \"ふつう\" }, { code = \"4\", label = \"よくない\" }]\n"
    )
    .to_owned();
    for column in COLUMNS {
        let kind = match column {
            "q5" | "q6" | "q8" => "type = \"quantity\"\nunit = \"件\"",
            "q7" => "type = \"text\"\noptional = true",
            _ => "type = \"single\"\ncodes = \"five\"",
        };
        let battery = column.starts_with("q4");
        if column == "q4.a" {
            text.push_str("[[battery]]\nid = \"q4\"\nnumber = \"問4\"\ntext = \"講義\"\ncodes = \"five\"\n");
        }
        if battery {
            let item = &column[3..];
            let _ = writeln!(text, "  [[battery.items]]\n  id = \"{item}\"\n  text = \"講義{item}\"");
        } else {
            let _ = writeln!(
                text,
                "[[question]]\nid = \"{column}\"\nnumber = \"{column}\"\ntext = \"設問 {column}\"\n{kind}"
            );
        }
    }
    text.push_str("[[form]]\nid = \"f\"\nkind = \"rows\"\n");
    for column in COLUMNS {
        let _ = writeln!(text, "  [[form.column]]\n  question = \"{column}\"\n  label = \"{column} 見出し\"");
    }
    text.push_str("[[round]]\nid = \"R6\"\nlabel = \"令和6年度\"\nperiod = \"FY2024\"\n");
    text.push_str("source = [{ folder = \"returned\", form = \"f\" }]\n");
    text
}

fn collected(root: &Path, files: &[(&str, Vec<Vec<String>>)]) -> CollectedRound {
    let returned = root.join("returned");
    let _ = std::fs::remove_dir_all(&returned);
    std::fs::create_dir_all(&returned).unwrap();
    for (name, rows) in files {
        let mut text = COLUMNS.map(|column| format!("{column} 見出し")).join(",") + "\n";
        for row in rows {
            text.push_str(&(row.join(",") + "\n"));
        }
        std::fs::write(returned.join(name), text).unwrap();
    }
    let loaded = workspace::load(root).unwrap();
    collect_all(&loaded, &Silent).unwrap().rounds.remove(0)
}

fn row(texts: [&str; 10]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn named(round: &CollectedRound) -> Vec<String> {
    assert!(round.units.iter().all(|unit| unit.disposition == Disposition::Valid));
    let found = round.diagnostics.iter().filter(|found| found.rule == "same-answers");
    found.map(|found| found.subject.replace("returned/", "")).collect()
}

#[test]
fn returns_that_say_the_same_are_named_where_chance_hardly_explains_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("surveys")).unwrap();
    std::fs::write(root.join("surveys/s.toml"), survey()).unwrap();
    std::fs::write(root.join("surveys/workspace.toml"), "title = \"t\"\n").unwrap();

    // The same words of one's own are enough for two returns; the same ticks are not, nor are the words everybody writes.
    let words = row(["1", "2", "3", "1", "1", "2", "4", "12", "3", "講師の話が分かりやすく、すぐに使えそうです"]);
    let again = [("a.csv", vec![words.clone()]), ("b.csv", vec![words.clone(), row(["1"; 10])])];
    assert_eq!(named(&collected(root, &again)), ["a.csv!a!2⇔b.csv!b!2"]);
    for last in ["", "特になし", "よかった"] {
        let ticks = row(["1", "2", "3", "1", "1", "2", "4", "10", "3", last]);
        let again = [("a.csv", vec![ticks.clone()]), ("b.csv", vec![ticks])];
        assert!(named(&collected(root, &again)).is_empty(), "{last}");
    }

    // A hundred who tick what they like, many of them the same: nobody is named. One who is there twice is.
    let mut seeded = Seeded(20_241_126);
    let mut hundred: Vec<Vec<String>> = Vec::new();
    for _ in 0..100 {
        let liked = seeded.below(3);
        // Most tick one answer throughout, as people do.
        let mut tick = || if seeded.below(3) > 0 { liked } else { seeded.below(4) } + 1;
        let ticks: Vec<String> = (0..3).map(|_| tick().to_string()).collect();
        let item = tick().to_string();
        let mut one = ticks;
        one.extend([
            item.clone(),
            item.clone(),
            item,
            (tick() * 10).to_string(),
            tick().to_string(),
            String::new(),
        ]);
        hundred.push(one);
    }
    let mut distinct = hundred.clone();
    distinct.sort();
    distinct.dedup();
    assert!(distinct.len() < 95, "{} of 100 differ: the test shows nothing", distinct.len());
    assert!(named(&collected(root, &[("all.csv", hundred.clone())])).is_empty());
    let twice = row(["4", "1", "3", "2", "4", "1", "137", "2846", "51.5", ""]);
    // Saved again, so that it is not the same file byte for byte.
    let mut again = twice.clone();
    again[0] = "４".to_owned();
    let files = [("all.csv", hundred), ("x.csv", vec![twice]), ("y.csv", vec![again])];
    let round = collected(root, &files);
    assert_eq!(named(&round), ["x.csv!x!2⇔y.csv!y!2"]);
    assert_eq!(round.units.len(), 102);
}
