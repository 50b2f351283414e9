//! Comparisons that a plan may not ask for, each at its place with the reason.

use super::{BY_TYPE, Units, figure, stratum, workspace};

/// What `check` says of a figure in a survey of three designs.
#[track_caller]
fn refused(keys: &str, message: &str, help: &str) {
    let strata = [stratum("town", "\"census\""), stratum("club", "\"sample\"\npopulation = 40")].concat();
    let units =
        [Units(2, "town", "city", 1, "a"), Units(2, "town", "town", 1, "b"), Units(3, "club", "club", 2, "a")];
    let workspace = workspace(&strata, &units, &figure("f", keys), "");
    let said = workspace.kaishu(&["check"]);
    said.ends_with(2).says(message).says(help);
}

fn groups(first: &str, second: &str) -> String {
    format!(
        "groups = [{{ id = \"a\", label = \"甲\", condition = \"{first}\" }}, {{ id = \"b\", label = \"乙\", condition = \"{second}\" }}]\n"
    )
}

#[test]
fn groups_that_have_somebody_in_common() {
    let apart = "重ならない区分にします";
    refused(&groups("type = city", "everyone"), "区分「甲」は「乙」に含まれ", apart);
    refused(&groups("type in (city, town)", "type = city"), "区分「乙」は「甲」に含まれ", apart);
    refused(
        &groups("type in (city, town)", "type in (town, club)"),
        "区分「甲」と「乙」の両方に「town」が入り",
        apart,
    );
    refused(&groups("type = city", "stratum = town"), "区分「甲」と「乙」の両方に「役所001」が入り", apart);
}

#[test]
fn groups_that_are_none() {
    refused(
        &groups("type = city", "q1 = 2"),
        "区分が割合の設問「q1」そのものでできています",
        "ほかの設問か名簿の列",
    );
    refused(
        "groups = [{ id = \"a\", label = \"甲\", condition = \"type = city\" }]\n",
        "groups には区分を2つ書きます",
        "",
    );
    refused(&BY_TYPE.replace("\"city\", label", "\"low\", label"), "区分の id「low」は使われています", "");
    refused(&format!("filter = \"type = club\"\n{BY_TYPE}"), "区分「市」には、どの回答も入りえません", "");
    refused(
        &groups("type = city", "typ = town"),
        "条件の中の「typ」という設問・列はありません",
        "もしかして: 「type」",
    );
}

#[test]
fn what_a_census_has_none_of() {
    for key in ["test = true", "difference = \"newcombe\"", "level = 0.9"] {
        let name = key.split(' ').next().unwrap();
        refused(
            &format!("filter = \"stratum = town\"\n{BY_TYPE}{key}"),
            &format!("{name} は標本の層についてだけ書けます（ここで数えるのは 「town」全数調査）"),
            &format!("{name} を消してください"),
        );
    }
    refused(
        &format!("{}fpc = true", groups("stratum = club and type = club", "stratum = town")),
        "groups には有限母集団の式がありません",
        "fpc を消します",
    );
}

#[test]
fn keys_that_do_not_fit() {
    refused("against = \"50\"", "against の「50」は 0％から 100％までの割合として読めません", "50% か 2/3");
    refused(&format!("against = \"50%\"\n{BY_TYPE}"), "1つの数値は、区分どうし", "数値を2つに分けます");
    refused("test = true", "test は2つの区分の差のためのもので、groups がありません", "groups に区分を2つ書くか");
    let sum = figure("f", "against = \"50%\"").replace("share = ", "count = ");
    let strata = stratum("town", "\"census\"");
    let workspace = workspace(&strata, &[Units(2, "town", "city", 1, "a")], &sum, "");
    workspace.kaishu(&["check"]).ends_with(2).says("against は割合（share）の数値にだけ書けます");
}

/// What is not made cannot be named, and what a mistaken figure would make is no second mistake.
#[test]
fn names_of_what_stands_beside_a_share() {
    let census = stratum("town", "\"census\"");
    let units = [Units(2, "town", "city", 1, "a")];
    let plan = figure("f", "against = \"50%\"");
    let named = workspace(&census, &units, &plan, "{{figure:f.low}}と{{figure:f.points}}\n\n{{figure:f.p}}\n");
    let said = named.kaishu(&["check"]);
    said.ends_with(2).says("f.p").says_nothing_of("figure:f.low");
    let wrong = workspace(&census, &units, &figure("f", "against = \"50\""), "{{figure:f.low}}\n");
    wrong.kaishu(&["check"]).ends_with(2).says("against の「50」").says_nothing_of("figure:f.low");
}
