//! The title of a form of which every kind of respondent got one of its own: 「アンケート（市町村）」, 「アンケート（保護司会）」. The
//! survey is none of them alone, and its name stands on the report.

use crate::catalogue::draft as say;
use crate::draft::sketch::Sketch;
use crate::text::clean::shortened;
use crate::workbook::Workbook;

/// Signs that the common words need to be a name.
const NAME_SIGNS: usize = 6;
/// Signs of a title that are shown.
const SHOWN_SIGNS: usize = 40;
/// What a name does not end with.
const LOOSE: &[char] =
    &['（', '(', '【', '[', '「', '〔', '＜', '<', '・', '_', '－', '-', '―', ':', '：', '　', ' '];

/// Takes what the titles of the files have in common where they differ, and asks for the name of the survey.
pub(super) fn settle(sketch: &mut Sketch, books: &[(String, Workbook)]) {
    let Some(cell) = sketch.title_at.clone() else { return };
    let titles = books.iter().filter_map(|(_, book)| {
        let named = book.sheets.iter().find(|sheet| *sheet.name == *cell.sheet);
        let text = named.or_else(|| book.sheets.first())?.grid.get(cell.at)?.raw();
        let text = text.lines().next()?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    });
    let mut titles: Vec<String> = titles.collect();
    titles.dedup();
    let [first, others @ ..] = titles.as_slice() else { return };
    // A list of which the sheet is called otherwise may have anything in that cell.
    let shared: String = others.iter().fold(first.clone(), |shared, other| {
        let both = shared.chars().zip(other.chars());
        both.take_while(|(one, other)| one == other).map(|(one, _)| one).collect()
    });
    let name = shared.trim_end_matches(LOOSE);
    if others.is_empty() || name.chars().count() < NAME_SIGNS {
        return;
    }
    let shown: Vec<String> = titles.iter().take(4).map(|title| shortened(title, SHOWN_SIGNS)).collect();
    sketch.title = name.to_owned();
    sketch.ask(None, vec![cell], say::ask_title(name, shown.join("」「")));
}
