//! Where the parts of a form lie after rows and columns were changed.

use super::*;
use crate::questionnaire::blank::{Holds, InputBox, Look, Part, Role, Takes};
use crate::workbook::MergedRange;

fn blank(texts: &[(u32, u32, &str)]) -> Blank {
    let part = |(row, column, text): &(u32, u32, &str)| {
        let at = CellAddress::new(*row, *column);
        let range = MergedRange { first: at, last: at };
        Part { range, text: (*text).to_owned(), look: Look::Line, role: Role::Words }
    };
    Blank { widths: vec![9; 5], parts: texts.iter().map(part).collect(), ..Blank::default() }
}

fn grid(texts: &[(u32, u32, &str)]) -> Grid {
    let mut grid = Grid::default();
    for (row, column, text) in texts {
        grid.insert(CellAddress::new(*row, *column), CellValue::Text((*text).to_owned()));
    }
    grid
}

const FORM: [(u32, u32, &str); 6] = [
    (0, 1, "問1 必要ですか"),
    (1, 0, "回答"),
    (3, 1, "問2 なぜですか"),
    (4, 0, "回答"),
    (6, 1, "問3 いつですか"),
    (7, 0, "回答"),
];

#[test]
fn inserted_rows_and_columns_move_the_boxes_below_and_beside() {
    let moved: Vec<(u32, u32, &str)> = FORM
        .iter()
        .map(|(row, column, text)| (if *row > 2 { row + 2 } else { *row }, column + 1, *text))
        .collect();
    let alignment = align(&blank(&FORM), &grid(&moved));
    assert_eq!(alignment.place(CellAddress::new(1, 1)), Some(CellAddress::new(1, 2)));
    assert_eq!(alignment.place(CellAddress::new(7, 1)), Some(CellAddress::new(9, 2)));
    assert_eq!((alignment.found, alignment.words), (6, 6));
}

#[test]
fn an_answer_that_reads_as_the_heading_of_a_grid_is_none() {
    let form = [
        (0, 1, "必要ですか"),
        (1, 0, "回答"),
        (3, 1, "それぞれ"),
        (4, 3, "1 必要"),
        (4, 4, "2 不要"),
        (5, 1, "水"),
    ];
    let mut blank = blank(&form);
    let at = CellAddress::new(1, 1);
    blank.parts.push(Part {
        range: MergedRange { first: at, last: at },
        text: String::new(),
        look: Look::Words,
        role: Role::Box(InputBox {
            name: "ans.q1".to_owned(),
            holds: Holds::Answer { question: "q1".to_owned(), option: None },
            takes: Takes::Words,
            prompt: String::new(),
            locked: false,
        }),
    });
    for answer in ["1 必要", "2 不要", "ほか"] {
        let alignment = align(&blank, &grid(&[form.as_slice(), &[(1, 1, answer)]].concat()));
        assert!(alignment.is_sure(at) && alignment.place(at) == Some(at), "{answer}: {alignment:?}");
    }
}

#[test]
fn a_deleted_question_has_no_place_and_takes_no_other_with_it() {
    let rest: Vec<(u32, u32, &str)> = FORM
        .iter()
        .filter(|(row, _, _)| !(3..=5).contains(row))
        .map(|(row, column, text)| (if *row > 5 { row - 3 } else { *row }, *column, *text))
        .collect();
    let alignment = align(&blank(&FORM), &grid(&rest));
    assert_eq!(alignment.place(CellAddress::new(1, 1)), Some(CellAddress::new(1, 1)));
    assert_eq!(alignment.place(CellAddress::new(4, 1)), None);
    assert_eq!(alignment.place(CellAddress::new(7, 1)), Some(CellAddress::new(4, 1)));
}
