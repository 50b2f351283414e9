//! What a plan cannot ask for: it is refused at `check`, at its place, with the reason and what to do instead.

use super::{WHOLE, workspace};

#[test]
fn impossible_requests_are_refused_with_their_reason() {
    for (more, table, words) in [
        (
            "[[disposition]]\nid = \"late\"\nvalid = true\n",
            "",
            "「締切後」を回収数に数えないのに、有効回収数に数えることはできません",
        ),
        (
            "[[disposition]]\nid = \"late\"\nreturned = true\ndistributed = false\n",
            "",
            "「締切後」を配布数に数えないのに",
        ),
        (
            "[[disposition]]\nid = \"late\"\naapor = \"I\"\n",
            "",
            "「締切後」の AAPOR の区分が回収の数え方と合いません",
        ),
        (
            "[[disposition]]\nid = \"not_returned\"\nreturned = true\naapor = \"I\"\n",
            "",
            "「未回収」は何も届いていない",
        ),
        (
            "[[disposition]]\nid = \"valid\"\nvalid = false\n",
            "",
            "有効な回収票を、配布数・回収数・有効回収数から外すことはできません",
        ),
        ("[[disposition]]\nid = \"lost\"\nreturned = true\n", "", "not_returned / valid / invalid"),
        ("[[disposition]]\nid = \"late\"\naapor = \"XX\"\n", "", "I / P / R / NC"),
        (
            "[[disposition]]\nid = \"nil\"\naapor = \"R\"\n\n[[disposition]]\nid = \"nil\"\naapor = \"O\"\n",
            "",
            "nil",
        ),
        ("partial_below = 0\n", "", "partial_below"),
        ("", "rates = [\"RR7\"]", "RR1 / RR2"),
        ("", "rates = [\"RR1\", \"RR1\"]", "RR1"),
        ("", "rates = [\"RR3\"]\ne = 1.5\ne_reason = \"x\"", "e は 0 から 1 までの割合です"),
        ("", "rates = [\"RR3\"]\ne = 0.5", "その理由（e_reason）が要ります"),
        ("", "rates = [\"RR1\"]\ne = 0.5\ne_reason = \"x\"", "e を使う率がありません"),
        ("", "by = \"q1\"", "答えのない対象がどの区分か分からない"),
        ("", "filter = \"q1 = 1\"", "q1"),
        ("", "survey = \"s\"", "survey は、この表では使いません"),
        ("", "role = \"outcome\"", "role"),
        ("", "by = \"region\"", "s の名簿に列「region」がありません"),
    ] {
        let workspace = workspace(&[(2, WHOLE)], more, table);
        let told = workspace.kaishu(&["check"]);
        told.ends_with(2).says("analysis/p.toml");
        assert!(told.stderr.contains(words), "{more}{table}\n{}", told.stderr);
    }
}

/// What counts otherwise is printed with the rates; where there are none, it would be asked for and silently not done.
#[test]
fn what_no_table_shows_is_refused() {
    let workspace = workspace(&[(2, WHOLE)], "partial_below = 80\n", "");
    workspace.replace(
        "analysis/p.toml",
        "kind = \"response_rates\"\nrounds = [\"s/R6\"]",
        "survey = \"s\"\nround = \"R6\"\nrows = \"q1\"",
    );
    let told = workspace.kaishu(&["check"]);
    told.ends_with(2);
    assert!(told.stderr.contains("partial_below が効くのは回収率の表だけ"), "{}", told.stderr);
}

/// Of whoever answered nobody knows how many were asked.
#[test]
fn an_open_round_has_no_outcome_rates() {
    let workspace = workspace(&[(2, WHOLE)], "", "rates = [\"RR1\"]");
    workspace.replace("surveys/s.toml", "design = \"census\"", "design = \"open\"");
    let told = workspace.kaishu(&["check"]);
    told.ends_with(2);
    assert!(told.stderr.contains("何件に配ったか分からないので、AAPOR の率は出せません"), "{}", told.stderr);
}
