//! One mistake is one message, and says what the name is that does not fit.

use super::plans::{figure, plan, says};
use super::{changed, of_survey};

/// What can follow from a box whose place is no word that is known is not said too.
#[test]
fn a_grid_box_whose_place_is_misspelt_is_one_mistake() {
    let single = "  question = \"q2.a\"\n  label = \"情報\"\n  answer = \"below\"\n";
    let with = |text: &str| {
        let text = format!("  question = \"q2\"\n  label = \"問2\"\n{text}");
        of_survey(&changed(single, &text)).into_iter().map(|found| found.message.ja).collect::<Vec<_>>()
    };
    assert!(with("  answer = \"grid\"\n  items = \"rows\"\n").is_empty());
    assert_eq!(with("  answer = \"grit\"\n  items = \"rows\"\n"), ["「answer」に「grit」は使えません"]);
    assert_eq!(with("  items = \"rows\"\n"), ["「answer」がありません"]);
    assert_eq!(with("  answer = \"grid\"\n"), ["「items」がありません"]);
    // A battery in a box of another kind is no unknown question.
    assert_eq!(with("  answer = \"below\"\n"), ["「q2」は組（battery）で、1つの設問ではありません"]);
}

#[test]
fn a_question_of_another_kind_is_there_and_is_told_so() {
    says(
        &plan(&figure("sum = \"q4\""), ""),
        "「q4」は複数回答（multiple）で、数量（quantity）ではありません",
        "選ばれた数は count・share の条件（q4 = コード）に、内訳は表の rows に書きます。使えるもの: q3",
    );
    let table = |rows: &str| {
        format!("[[table]]\nid = \"t\"\ntitle = \"表\"\nsurvey = \"small\"\nround = \"R2\"\nrows = \"{rows}\"\n")
    };
    says(
        &plan(&table("q3"), ""),
        "「q3」は数量（quantity）で、選択肢で答える設問（single・multiple）ではありません",
        "数は sum か、条件（q3 >= 1 など）か、表なら区分（classes）に書きます。使えるもの: q1 / q2.a / q2.b / q4",
    );
    says(&plan(&table("q9"), ""), "「q9」はありません", "もしかして");
}
