//! Sentences of a plan: what a kind does not take, what contradicts itself, and what would claim a cause is told at its words.

use super::plans::{plan, says};

const FLOW: &str = "[[figure]]\nid = \"f\"\nlabel = \"達成\"\nindicator = \"flow\"\nderive = \"actual_over_target\"\nyears = [\"FY2020\"]\n\
    [[figure]]\nid = \"c\"\nlabel = \"増減\"\nindicator = \"flow\"\nderive = \"change\"\nyears = [\"FY2019\", \"FY2020\"]\n\
    [[figure]]\nid = \"n\"\nlabel = \"数\"\nsurvey = \"small\"\nround = \"R2\"\ncount = \"returned\"\nunit = \"件\"\n";

fn statement(part: &str) -> String {
    format!("{FLOW}[[statement]]\nid = \"s\"\n{part}\n")
}

#[test]
fn what_cannot_be_said_is_refused() {
    let subject = "subject = \"回数は\"\n";
    for (part, message, help) in [
        (
            "kind = \"target\"\nfigure = \"f\"\nsubject = \"研修に効果があり、回数は\"",
            "増減や達成の文の書き出しが、原因を述べています（「効果があり、回数」）",
            "比べる相手（事業を行わなかったところ）のない増減からは、効果は言えません。何が増減したかだけを書きます",
        ),
        (
            &format!("kind = \"target\"\nfigure = \"c\"\n{subject}"),
            "「c」は、この文の述べる数値ではありません",
            "derive が actual_over_target、points_from_target の数値を書きます",
        ),
        (
            &format!("kind = \"whole_period\"\nfigure = \"n\"\n{subject}"),
            "「n」は、この文の述べる数値ではありません",
            "derive が actual_over_target の数値を書きます",
        ),
        (
            &format!("kind = \"majority\"\nfigure = \"n\"\n{subject}"),
            "share の文は割合の数値について書きます。「n」は割合ではありません",
            "share のある数値",
        ),
        (
            &format!("kind = \"target\"\nfigure = \"f\"\ntop = 2\n{subject}"),
            "「target」の文に top は使いません",
            "この種類の文に書けるもの: figure、convention、degree、decimals",
        ),
        (
            &format!("kind = \"target\"\nfigure = \"f\"\nconvention = \"cut\"\ndegree = \"about\"\n{subject}"),
            "degree と convention が合いません",
            "約・強・弱は四捨五入（rounded）、余りは切り捨て（cut）の割に添えます",
        ),
        (
            &format!("kind = \"order\"\nfigures = [\"n\"]\n{subject}"),
            "1つでは順になりません",
            "table（選択肢を多い順に）か figures（2つ以上の数値）",
        ),
        (
            &format!("kind = \"order\"\n{subject}"),
            "順に並べるものを、table か figures のどちらか1つで書きます",
            "table（選択肢を多い順に）か figures（2つ以上の数値）",
        ),
        (
            &format!("kind = \"change\"\n{subject}"),
            "変化を、figure か table（と option）のどちらか一方で書きます",
            "figure（derive = \"change\" の数値）か",
        ),
        (
            "kind = \"target\"\nfigure = \"f\"",
            "「subject」がありません",
            "数や語がすぐ続くように、助詞まで書きます（「主な理由は」「必要と回答したのは全体の」）。本文で書き出すなら、文の形を「省庁報告の形」（style = \"ministry\"）にします",
        ),
    ] {
        says(&plan(&statement(part), "文"), message, help);
    }
}

#[test]
fn what_can_be_said_is_read() {
    for part in [
        "kind = \"target\"\nfigure = \"f\"\nstyle = \"ministry\"",
        "kind = \"change\"\nfigure = \"c\"\nconvention = \"rounded\"\ndegree = \"side\"\nsubject = \"回数は\"",
        "kind = \"order\"\nfigures = [\"n\", \"f\"]\nsubject = \"数は\"\ntop = 1",
        "kind = \"target_and_change\"\ntarget = \"f\"\nchange = \"c\"\nchange_convention = \"rounded\"\nsubject = \"回数は\"",
    ] {
        assert_eq!(plan(&statement(part), "文"), [], "{part}");
    }
}
