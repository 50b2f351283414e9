//! The `.sav` as PSPP, pyreadstat and haven read it: labels, missing values, multiple-response sets, the weight, words of every
//! kind. And that it is the same in every run.

use super::hostile;
use super::programs::ran;
use crate::support::{Workspace, tools};

fn written() -> Workspace {
    let workspace = hostile();
    workspace.kaishu(&["run", "--formats", "sav"]);
    workspace
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (one, other) = (written(), written());
    let read = |workspace: &Workspace| std::fs::read(workspace.path("out/analyst/data/towns-R2.sav")).unwrap();
    assert_eq!(read(&one), read(&other));
}

#[test]
fn pspp_opens_it() {
    if !tools::program("pspp", &["--version"]) {
        return;
    }
    let workspace = written();
    let folder = workspace.path("out/analyst/data");
    std::fs::write(
        folder.join("asked.sps"),
        "GET FILE='towns-R2.sav'.\nFREQUENCIES q1 m_1 /STATISTICS=NONE.\nMRSETS /DISPLAY NAME=ALL.\nDISPLAY DICTIONARY.\n",
    )
    .unwrap();
    let said = ran("pspp", &["-O", "format=csv", "asked.sps"], &folder, &[]);
    for words in [
        "Valid,\"必要's \"\"要\"\"\",1.5",
        ",わからない,.25",
        "$m_set,問2 いくつでも,Dichotomies,1,\"m_1\nm_2\"",
        "-9 THRU -1",
        "-999999999 THRU -999999991",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn pyreadstat_opens_it() {
    let Some(python) = tools::python("pyreadstat") else { return };
    let workspace = written();
    let script = r#"
import pyreadstat
d, m = pyreadstat.read_sav("towns-R2.sav", user_missing=True)
assert list(d["to_1"])[:3] == ["=1+1\n\"引用\", 𠮷", "", "'90年"], list(d["to_1"])
assert m.variable_value_labels["q1"][-1.0] == "わからない" and m.variable_value_labels["q1"][1.0] == "必要's \"要\""
assert m.missing_ranges["q1"] == [{"lo": -9.0, "hi": -1.0}], m.missing_ranges
assert m.missing_ranges["n"] == [{"lo": -999999999.0, "hi": -999999991.0}]
assert m.variable_measure["q1"] == "nominal" and m.variable_measure["n"] == "scale"
assert m.mr_sets["m_set"]["variable_list"] == ["m_1", "m_2"], m.mr_sets
assert str(d["d"][0]) == "2021-04-01" and d["人口_人"][0] == "1,000" and d["w"][2] == 0.25
assert m.creation_time.isoformat() == "2021-06-30T00:00:00", m.creation_time
plain, _ = pyreadstat.read_sav("towns-R2.sav")
assert plain["q1"].isna().sum() == 2 and plain["n"].sum() == 12.5
"#;
    let folder = workspace.path("out/analyst/data");
    std::fs::write(folder.join("asked.py"), script).unwrap();
    ran(&python, &["asked.py"], &folder, &[]);
}

#[test]
fn haven_opens_it() {
    if !tools::program("Rscript", &["-e", "stopifnot(requireNamespace('haven'))"]) {
        return;
    }
    let workspace = written();
    let script = r#"
d <- haven::read_sav("towns-R2.sav", user_na = TRUE)
stopifnot(identical(attr(d$q1, "na_range"), c(-9, -1)), identical(is.na(d$q1), c(FALSE, FALSE, TRUE, TRUE)))
stopifnot(attr(d$q1, "labels")[["わからない"]] == -1, as.character(haven::as_factor(d$m_1))[2] == "非該当")
stopifnot(inherits(d$d, "Date"), identical(as.vector(d$to_1)[1], "=1+1\n\"引用\", 𠮷"))
"#;
    let folder = workspace.path("out/analyst/data");
    std::fs::write(folder.join("asked.r"), script).unwrap();
    ran("Rscript", &["--vanilla", "asked.r"], &folder, &[]);
}
