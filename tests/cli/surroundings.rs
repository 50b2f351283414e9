//! What the surroundings decide: variables of the environment, and a pager on a terminal.

use std::process::Command;

use crate::support::Workspace;

#[test]
fn what_is_typed_wins_over_the_environment_and_that_over_the_machine() {
    let (workspace, elsewhere) = (Workspace::bundled(), Workspace::empty());
    let said = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
        command.args(arguments).current_dir(elsewhere.root()).env("LANG", "ja_JP.UTF-8");
        let output = command.envs(environment.iter().copied()).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said(&["rnu"], &[("KAISHU_LANG", "en")]).starts_with("error: "));
    assert!(said(&["rnu", "--lang", "ja"], &[("KAISHU_LANG", "en")]).starts_with("エラー: "));
    assert!(said(&["rnu"], &[("KAISHU_LANG", "klingon")]).starts_with("エラー: "), "that of the machine");
    let at = workspace.root().to_str().unwrap();
    // The workspace is found: only the plan is not.
    let found = |said: String| assert!(said.contains("outcome-report"), "{said}");
    found(said(&["open", "x"], &[("KAISHU_WORKSPACE", at)]));
    found(said(&["open", "x", "-w", at], &[("KAISHU_WORKSPACE", elsewhere.root().to_str().unwrap())]));
    assert!(said(&["open", "x"], &[("KAISHU_WORKSPACE", "")]).contains("surveys/"));
}

#[cfg(unix)]
#[test]
fn long_output_goes_to_the_pager_on_a_terminal_only() {
    let folder = Workspace::empty();
    folder.kaishu_with(&["schema", "plan"], &[("PAGER", "tee paged.txt")]).ends_with(0);
    assert!(!folder.path("paged.txt").exists(), "a pipe is read by a program");
    let on_terminal = |arguments: &str, pager: &str| {
        let line = format!("{} {arguments} --lang ja", env!("CARGO_BIN_EXE_kaishu"));
        let mut command = Command::new("script");
        command.args(["-qec", &line, "/dev/null"]).current_dir(folder.root()).env("PAGER", pager);
        command.output()
    };
    let output = match on_terminal("schema plan --no-pager", "tee paged.txt") {
        Ok(output) => output,
        Err(error) => {
            println!("there is no `script` ({error}): nothing stands in for a terminal here");
            return;
        }
    };
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"title\": \"plan\""), "{output:?}");
    assert!(!folder.path("paged.txt").exists());
    assert_eq!(on_terminal("schema plan", "tee paged.txt").unwrap().status.code(), Some(0));
    let paged = folder.read("paged.txt");
    let printed = folder.kaishu(&["schema", "plan"]);
    assert_eq!(paged, printed.stdout, "all of it, and the program waited for it");
    // A pager that is not there, and one that reads nothing, keep nothing back and hold nothing up.
    let output = on_terminal("schema plan", "no-such-pager-here").unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"title\": \"plan\""), "{output:?}");
    assert_eq!(on_terminal("schema plan", "true").unwrap().status.code(), Some(0));
}
