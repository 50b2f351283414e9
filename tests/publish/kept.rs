//! A publication keeps what left, byte by byte, and all that makes it again.

use std::collections::BTreeMap;

use kaishu::pipeline::freeze::Publications;
use kaishu::pipeline::start::Written;
use kaishu::responses::store;
use serde_json::Value;

use super::{PLAN, report, small};
use crate::support::Workspace;

/// The files below a folder that begin so, by the rest of their names.
fn below(workspace: &Workspace, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let names = kaishu::collect::files::list(workspace.root(), folder).unwrap();
    names
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(workspace.path(&name)).unwrap();
            (name.strip_prefix(folder).unwrap().trim_start_matches('/').to_owned(), bytes)
        })
        .collect()
}

#[test]
fn what_left_is_what_a_run_writes_and_comes_out_of_the_copy_again() {
    for written in [Written::Toml, Written::Excel] {
        let workspace = small(written);
        workspace.kaishu(&["run", "-q"]).ends_with(0);
        let before = report(&workspace);
        let said = workspace.kaishu(&["publish", "初回 公表", "--date", "R7.10.1"]);
        said.ends_with(0).says("「初回 公表」（2025-10-01）として公表しました: published/初回 公表");
        let mut public = below(&workspace, &format!("published/初回 公表/public/{PLAN}"));
        let sentences = public.remove("sentences.json").unwrap();
        assert!(serde_json::from_slice::<BTreeMap<String, String>>(&sentences).is_ok());
        assert!(public == below(&workspace, &format!("out/{PLAN}")), "{written:?}");
        assert_eq!(public.len(), 7);

        workspace.kaishu(&["reproduce", "初回 公表"]).ends_with(0).says("再現できます: 公表した 8 ファイル");
        let copy = "published/初回 公表/analyst/workspace";
        workspace.kaishu(&["run", "-q", "-w", copy]).ends_with(0);
        assert!(public == below(&workspace, &format!("{copy}/out/{PLAN}")), "{written:?}");
        // What that run wrote is no part of the publication, and no run of the workspace reads the copy.
        workspace.kaishu(&["reproduce", "初回 公表"]).ends_with(0);
        workspace.kaishu(&["run", "-q"]).ends_with(0);
        assert!(report(&workspace) == before, "{written:?}");

        workspace.kaishu(&["publish", "次", "--date", "2025-10-01"]).ends_with(0);
        // What moved since the first is no part of the second, which could not be made again from its copy then.
        let mut second = below(&workspace, &format!("published/次/public/{PLAN}"));
        second.remove("sentences.json");
        assert!(second == public, "{written:?}");
        workspace.kaishu(&["reproduce", "次"]).ends_with(0);
        let listed = workspace.kaishu(&["publish"]);
        listed.ends_with(0).says("初回 公表  2025-10-01  my-report  公表したまま");
        let all = Publications::of(workspace.root()).unwrap();
        // Two of one day stand in the order in which they were published.
        assert_eq!(all.last_of(PLAN).map(|last| last.name.as_str()), Some("次"));
        assert_eq!(all.last_of("another"), None);
        let report = all.whole[0].report(PLAN).unwrap();
        assert_eq!(report.odd, []);
        assert_eq!(report.figures["returned"].numerator, Some(3));
    }
}

#[test]
fn what_explains_it_is_kept_and_is_the_analysts_own() {
    let workspace = small(Written::Toml);
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    workspace.kaishu(&["publish", "r7"]).ends_with(0);
    let folder = workspace.path("published/r7");
    let rules: Value = serde_json::from_str(&workspace.read("published/r7/analyst/rules.json")).unwrap();
    assert_eq!(rules["version"], kaishu::text::rules::VERSION);
    assert_eq!(rules["rules"].as_array().unwrap().len(), kaishu::text::rules::RULES.len());
    let kept = std::fs::read(folder.join("analyst/answers.parquet")).unwrap();
    assert!(kept == store::bytes(&store::read(workspace.root()).unwrap()).unwrap());
    for file in ["corrections.csv", "returned/そら村.xlsx", "surveys/frames/my-survey.csv"] {
        assert!(folder.join("analyst/workspace").join(file).is_file(), "{file}");
    }
    assert!(!folder.join("analyst/workspace/README.md").exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &str| std::fs::metadata(folder.join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("analyst"), 0o700);
        for file in ["freeze.json", "analyst/answers.parquet", "analyst/workspace/returned/そら村.xlsx"] {
            assert_eq!(mode(file), 0o600, "{file}");
        }
        assert_ne!(mode("public/my-report/results.json") & 0o044, 0);
    }
}

#[test]
fn only_the_plans_that_are_named_leave() {
    let workspace = small(Written::Toml);
    let plan = workspace.read("analysis/my-report.toml");
    let other = plan.replace("id = \"my-report\"", "id = \"other\"").replace("id = \"", "id = \"o-");
    let other =
        ["not-enough", "capacity", "returned", "enough-by-area", "lacking"].iter().fold(other, |text, _| text);
    workspace.write("analysis/other.toml", other.replace("prose = \"result.md\"", "prose = \"other.md\""));
    workspace.write("analysis/other.md", "本文\n");
    let run = workspace.kaishu(&["publish", "x", "--plan", "o-other"]);
    run.ends_with(0);
    assert!(workspace.path("published/x/public/o-other/results.json").is_file());
    assert!(!workspace.path("published/x/public/my-report").exists());
    workspace.kaishu(&["reproduce", "x"]).ends_with(0);
    workspace.kaishu(&["publish", "y", "--plan", "my-reprt"]).ends_with(2).says("計画「my-reprt」はありません");
    assert!(!workspace.path("published/y").exists());
}
