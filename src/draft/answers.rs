//! The answers to an XLSForm: an export that is drafted together with it. Its columns are found by the names or the words of
//! the questions, an option's own column by both; what is in the cells says whether options are written by their names or
//! their words, and what stands between several.

use std::collections::BTreeSet;

use crate::catalogue::draft as say;
use crate::draft::kind::label_words;
use crate::draft::sketch::{Kind, LeftOut, Place, Sketch, SketchOption, id_from};
use crate::provenance::CellAddress;
use crate::text::{clean::clean, key::key};
use crate::workbook::{Sheet, Workbook, cell_ref};

/// Rows in which the headings are looked for, and rows of answers that are looked at.
const HEAD_ROWS: usize = 5;
const MOST_ROWS: usize = 500;

/// Headings of what identifies an answer in the exports of programs that take XLSForms.
const IDENTITIES: [&str; 5] = ["KEY", "_uuid", "meta/instanceID", "instanceID", "_id"];

/// What may stand between several answers, the longest first.
const SEPARATORS: [&str; 7] = [", ", "; ", ";", ",", "、", "\n", " "];

/// A heading.
struct Head {
    at: CellAddress,
    text: String,
    /// Its last part: `name` of `group/name`.
    last: String,
    /// The part before the last.
    before: String,
}

impl Head {
    fn new(at: CellAddress, text: String) -> Self {
        let mut parts = text.rsplit(['/', ':']).map(|part| part.trim().to_owned());
        let last = parts.next().unwrap_or_default();
        let before = parts.next().unwrap_or_default();
        Self { at, text, last, before }
    }

    /// Whether it is the heading of a question.
    fn is_of(&self, id: &str, label: &str) -> bool {
        names(&self.last, id, label) || key(&self.text) == key(label)
    }

    /// Whether it is the heading of one option of a question.
    fn is_option(&self, id: &str, label: &str, option: &SketchOption) -> bool {
        names(&self.before, id, label) && names(&self.last, &option.code, &option.label)
    }
}

/// Places the questions in the columns of an export; says whether the book holds one.
pub(super) fn place(sketch: &mut Sketch, file: &str, book: &Workbook) -> bool {
    let best = book
        .sheets
        .iter()
        .filter(|sheet| sheet.visible)
        .flat_map(|sheet| sheet.grid.rows().take(HEAD_ROWS).map(move |row| (sheet, row, heads(sheet, row))))
        .map(|(sheet, row, heads)| (matches(sketch, &heads), sheet, row, heads))
        .max_by_key(|(count, _, row, _)| (*count, std::cmp::Reverse(*row)));
    let Some((count, sheet, row, heads)) = best else { return false };
    if count == 0 || count * 2 < sketch.questions.len().min(4) {
        return false;
    }
    sketch.sheet = Some(sheet.name.clone());
    let mut used: BTreeSet<CellAddress> = BTreeSet::new();
    let mut by_code = None;
    let mut without: Vec<String> = Vec::new();
    for index in 0..sketch.questions.len() {
        let question = &sketch.questions[index];
        let (id, label) = (question.id.clone(), question.label.clone());
        let options = question.kind.list().map(|list| sketch.options(list).to_vec()).unwrap_or_default();
        let own: Vec<(&Head, String)> = heads
            .iter()
            .filter_map(|head| {
                let option = options.iter().find(|option| head.is_option(&id, &label, option))?;
                Some((head, option.code.clone()))
            })
            .collect();
        let whole: Vec<&Head> = heads.iter().filter(|head| head.is_of(&id, &label)).collect();
        let multiple = matches!(question.kind, Kind::Multiple(_));
        used.extend(own.iter().map(|(head, _)| head.at).chain(whole.iter().map(|head| head.at)));
        if multiple && !own.is_empty() {
            let missing: Vec<&str> = options
                .iter()
                .filter(|option| !own.iter().any(|(_, code)| *code == option.code))
                .map(|option| option.label.as_str())
                .collect();
            if !missing.is_empty() {
                let place = cell_ref(file, &sheet.name, own[0].0.at);
                sketch.ask(
                    Some(&id),
                    vec![place],
                    say::ask_no_option_column(label_words(&label), missing.join("」「")),
                );
            }
            let columns = own.iter().map(|(head, code)| (code.clone(), head.text.clone())).collect();
            let cell = cell_ref(file, &sheet.name, own[0].0.at);
            let question = &mut sketch.questions[index];
            question.place = Place::Columns(columns);
            question.cells.push(cell);
            continue;
        }
        let [only] = whole.as_slice() else {
            without.push(id);
            continue;
        };
        let cell = cell_ref(file, &sheet.name, only.at);
        if !options.is_empty() {
            let values = values(sheet, row, only.at.column);
            match written(&options, &values, multiple) {
                Some((code, separator)) => {
                    by_code = by_code.or(code);
                    if let (Some(separator), None) = (separator, &sketch.separator) {
                        sketch.separator = Some((separator, cell.clone()));
                    }
                }
                None => sketch.ask(Some(&id), vec![cell.clone()], say::ask_other_options(label_words(&label))),
            }
        }
        let question = &mut sketch.questions[index];
        question.place = Place::Column;
        question.label.clone_from(&only.text);
        question.cells.push(cell);
    }
    for id in without {
        if let Some(question) = sketch.remove(&id) {
            sketch.ask(None, question.cells, say::ask_no_column(label_words(&question.label)));
        }
    }
    sketch.by_code = by_code == Some(true);
    let identity = IDENTITIES.iter().find_map(|word| heads.iter().find(|head| key(&head.text) == key(word)));
    if let Some(head) = identity {
        sketch.case_code = Some((head.text.clone(), cell_ref(file, &sheet.name, head.at)));
        used.insert(head.at);
    }
    for head in heads.iter().filter(|head| !used.contains(&head.at)) {
        let place = cell_ref(file, &sheet.name, head.at);
        sketch.left_out.push(LeftOut { place, what: say::left_column(&head.text) });
    }
    // What stands below headings is either read or of a column that is said not to be.
    let body = sheet.grid.cells().filter(|(at, _)| at.row >= row);
    sketch.known.extend(body.map(|(at, _)| cell_ref(file, &sheet.name, at)));
    true
}

/// Whether a part of a heading is the name or the words of something.
fn names(part: &str, id: &str, label: &str) -> bool {
    id_from(part).as_deref() == Some(id) || (!part.is_empty() && key(part) == key(label))
}

fn heads(sheet: &Sheet, row: u32) -> Vec<Head> {
    let cells = sheet.grid.row(row).map(|(at, value)| (at, clean(&value.raw())));
    cells.filter(|(_, text)| !text.is_empty()).map(|(at, text)| Head::new(at, text)).collect()
}

fn matches(sketch: &Sketch, heads: &[Head]) -> usize {
    let found = |question: &&crate::draft::sketch::SketchQuestion| {
        let options = question.kind.list().map(|list| sketch.options(list)).unwrap_or_default();
        heads.iter().any(|head| {
            head.is_of(&question.id, &question.label)
                || options.iter().any(|option| head.is_option(&question.id, &question.label, option))
        })
    };
    sketch.questions.iter().filter(found).count()
}

fn values(sheet: &Sheet, head: u32, column: u32) -> Vec<String> {
    let rows = sheet.grid.rows().filter(|row| *row > head).take(MOST_ROWS);
    let texts = rows.map(|row| clean(&sheet.grid.text(CellAddress::new(row, column))));
    texts.filter(|text| !text.is_empty()).collect()
}

/// How options are written in a column: whether by their names, where that makes a difference, and what stands between
/// several. Nothing where the column holds something else.
#[allow(clippy::type_complexity, reason = "the two answers of one look")]
fn written(
    options: &[SketchOption],
    values: &[String],
    multiple: bool,
) -> Option<(Option<bool>, Option<&'static str>)> {
    let known = |by_code: bool, text: &str| {
        options.iter().any(|option| {
            let name = if by_code { &option.code } else { &option.label };
            key(name) == key(text)
        })
    };
    let same = options.iter().all(|option| key(&option.code) == key(&option.label));
    let said = |by_code: bool| if same || values.is_empty() { None } else { Some(by_code) };
    for by_code in [false, true] {
        if values.iter().all(|value| known(by_code, value)) {
            return Some((said(by_code), None));
        }
        let split = |separator: &&&str| {
            values.iter().all(|value| value.split(**separator).all(|part| known(by_code, part.trim())))
        };
        if multiple && let Some(separator) = SEPARATORS.iter().find(split) {
            return Some((said(by_code), Some(separator)));
        }
    }
    None
}
