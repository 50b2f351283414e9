//! The sheet 記入のしかた of a definition workbook: a few sentences, then every column of every sheet with what it takes
//! and what it is for, from the same keys as the columns themselves.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::catalogue::{Lang, Phrase, definition_workbook as words};
use crate::questionnaire::definition::style;
use crate::survey::toml::shape::Shape;
use crate::survey::workbook::headings::{self, FRAME_SHEET, GUIDE_SHEET, RESPONDENTS_SHEET};
use crate::survey::workbook::layout::{ROW_KIND, SheetLayout};
use crate::survey::workbook::{heading, layout::Leaf};

/// What a key takes, in words.
pub(super) fn takes(key: &str, shape: Shape, lang: Lang) -> Phrase {
    match shape {
        Shape::Text | Shape::Separator => words::takes_text(),
        Shape::Id => words::takes_id(),
        Shape::RoundId => words::takes_round_id(),
        Shape::Code => words::takes_code(),
        Shape::Word(known) => words::takes_word(choices(key, known, lang).join(" / ")),
        Shape::Number => words::takes_number(),
        Shape::Whole(least, u32::MAX) => words::takes_whole_from(least),
        Shape::Whole(least, most) => words::takes_whole(least, most),
        Shape::Flag => words::takes_yes_no(),
        Shape::Path => words::takes_path(),
        Shape::FiscalYear => words::takes_year(),
        Shape::Day => words::takes_day(),
        Shape::Condition => words::takes_condition(),
        Shape::List(member) | Shape::Several(member) => words::takes_list(takes(key, *member, lang)),
        Shape::ByFiscalYear => words::takes_by_year(),
        Shape::Table(_) | Shape::Tables(_) => Phrase::default(),
    }
}

/// The words of a closed key in a language.
pub(super) fn choices(key: &str, known: &'static [&'static str], lang: Lang) -> Vec<&'static str> {
    let shown = |word: &&'static str| match lang {
        Lang::Ja => headings::word(key, word).unwrap_or(word),
        Lang::En => word,
    };
    known.iter().map(shown).collect()
}

/// Name of a sheet in a language.
pub(super) fn sheet_name(layout: &SheetLayout, lang: Lang) -> &str {
    match lang {
        Lang::Ja => &layout.japanese,
        Lang::En => &layout.english,
    }
}

/// A heading in a language.
pub(super) fn shown<'a>(layout: &SheetLayout, column: &'a str, lang: Lang) -> &'a str {
    match lang {
        Lang::Ja => heading(layout, column).unwrap_or(column),
        Lang::En => column,
    }
}

/// Whether a column must be filled in in every row that has it.
pub(super) fn is_required(layout: &SheetLayout, column: &str) -> bool {
    layout.leaves().iter().any(|leaf| leaf.key == column && leaf.required)
}

/// What a column is for.
pub(super) fn meaning(layout: &SheetLayout, column: &str) -> Phrase {
    if column == ROW_KIND {
        return words::row_kind();
    }
    if layout.parents().contains(&column) {
        let name =
            Phrase { ja: headings::heading("", column).unwrap_or(column).to_owned(), en: column.to_owned() };
        return words::in_table(name);
    }
    let leaf = layout.leaves().into_iter().find(|leaf| leaf.key == column).cloned();
    leaf.map(|leaf: Leaf| (leaf.meaning)()).unwrap_or_default()
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    layouts: &[SheetLayout],
    with_frame: bool,
    with_respondents: bool,
    lang: Lang,
) -> Result<(), XlsxError> {
    let (english, japanese) = GUIDE_SHEET;
    sheet.set_name(match lang {
        Lang::Ja => japanese,
        Lang::En => english,
    })?;
    for (column, width) in [(0, 16), (1, 24), (2, 22), (3, 9), (4, 44), (5, 60)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 26)?;
    sheet.write_string_with_format(0, 0, words::guide_title().text(lang), &style::title())?;
    let mut row = 1;
    let sentences = [
        words::guide_intro(),
        words::guide_required(),
        words::guide_lists(),
        words::guide_codes(),
        words::guide_check(),
        words::guide_remarks(),
    ];
    for sentence in sentences {
        sheet.merge_range(row, 0, row, 5, sentence.text(lang), &style::explanation())?;
        row += 1;
    }
    row += 1;
    let heads = [
        words::guide_sheet(),
        words::guide_heading(),
        words::guide_key(),
        words::guide_needed(),
        words::guide_takes(),
        words::guide_meaning(),
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(row, column, head.text(lang), &style::heading(false))?;
    }
    sheet.set_repeat_rows(row, row)?;
    row += 1;
    let mut line = |cells: [&str; 6]| -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &style::quiet())?;
        }
        row += 1;
        Ok(())
    };
    for layout in layouts {
        let frame_follows = with_frame && layout.rows.first().is_some_and(|row| row.path == ["stratum"]);
        let name = sheet_name(layout, lang);
        for column in layout.columns() {
            let needed = words::yes();
            let needed = if is_required(layout, &column) { needed.text(lang) } else { "" };
            let leaf = layout.leaves().into_iter().find(|leaf| leaf.key == column);
            let takes = leaf.map(|leaf| takes(&leaf.key, leaf.shape, lang)).unwrap_or_default();
            let meaning = meaning(layout, &column);
            line([name, shown(layout, &column, lang), &column, needed, takes.text(lang), meaning.text(lang)])?;
        }
        if frame_follows {
            let (english, japanese) = FRAME_SHEET;
            let (name, own) = (Phrase { ja: japanese.into(), en: english.into() }, words::guide_frame_own());
            for (key, heading) in headings::FRAME {
                let heading = Phrase { ja: (*heading).to_owned(), en: (*key).to_owned() };
                line([name.text(lang), heading.text(lang), key, "", "", words::guide_frame().text(lang)])?;
            }
            line([name.text(lang), own.text(lang), "", "", "", ""])?;
            if with_respondents {
                let (english, japanese) = RESPONDENTS_SHEET;
                let name = Phrase { ja: japanese.into(), en: english.into() };
                line([name.text(lang), "", "", "", "", words::guide_respondents().text(lang)])?;
            }
        }
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}
