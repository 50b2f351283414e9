//! What a draft is made of: questions with the cell they came from, why they were taken for what they are, and what has to
//! be asked before anybody can be sure. Nothing here is certain; there are guesses with a reason, and open questions.

use crate::catalogue::Phrase;
use crate::provenance::{CellAddress, CellRef};
use crate::survey::form::Side;
use crate::text::number::Decimal;

/// What kind of file a draft was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A form that one respondent fills in, answers found by their labels.
    Form,
    /// A list with one respondent in a row.
    List,
    /// What a web form's service exports.
    Export(Service),
    /// An XLSForm.
    XlsForm,
}

/// A service for web forms, as far as its export gives itself away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Microsoft Forms.
    Microsoft,
    /// Google Forms.
    Google,
    /// LoGoフォーム, 電子申請 and others that number what they receive.
    Reception,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchOption {
    /// Code.
    pub code: String,
    /// Words.
    pub label: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// How often it was chosen in what was read, where that is known.
    pub count: Option<usize>,
}

/// A code list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchList {
    /// Id.
    pub id: String,
    /// Options in order.
    pub options: Vec<SketchOption>,
    /// The code of その他 and the question that holds its words.
    pub other: Option<(String, String)>,
}

/// Kind of answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One option of a list.
    Single(String),
    /// Any options of a list.
    Multiple(String),
    /// A number.
    Quantity {
        /// Unit, or nothing.
        unit: String,
        /// Smallest value taken.
        min: Option<Decimal>,
        /// Largest value taken.
        max: Option<Decimal>,
    },
    /// A day or month.
    Date,
    /// Words.
    Text,
}

impl Kind {
    /// The code list, where it has one.
    pub fn list(&self) -> Option<&str> {
        match self {
            Kind::Single(list) | Kind::Multiple(list) => Some(list),
            Kind::Quantity { .. } | Kind::Date | Kind::Text => None,
        }
    }
}

/// Where the answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Right of the label.
    Right,
    /// Below the label.
    Below,
    /// In a cell of its own, noted with that of the label: a box below the label that does not begin straight under it.
    Cell {
        /// The cell of the label.
        label: CellAddress,
        /// The cell of the answer.
        at: CellAddress,
    },
    /// Marks beside the options below the label.
    Options(Side),
    /// Where the items of a battery and its options meet: the id and the words of each item.
    Grid(Vec<(String, String)>),
    /// All options stand in one cell, with a mark at one.
    Inline {
        /// Whether the cell is below the label and not to its right.
        below: bool,
    },
    /// In the label's own cell, between these words.
    Inside {
        /// Behind them the answer begins.
        before: String,
        /// Before them it ends.
        after: String,
    },
    /// A column of a list.
    Column,
    /// Columns of a list, one per option: the code and the heading.
    Columns(Vec<(String, String)>),
    /// Nowhere yet: what was read is no form.
    Nowhere,
}

impl Place {
    /// Whether the answer is all that stands in one cell beside the label.
    pub(super) fn is_one_cell(&self) -> bool {
        match self {
            Place::Right | Place::Below | Place::Cell { .. } => true,
            Place::Options(_)
            | Place::Grid(_)
            | Place::Inline { .. }
            | Place::Inside { .. }
            | Place::Column
            | Place::Columns(_)
            | Place::Nowhere => false,
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchQuestion {
    /// Id.
    pub id: String,
    /// Number as printed.
    pub number: String,
    /// Words.
    pub text: String,
    /// Kind of answer.
    pub kind: Kind,
    /// Whether a blank is as good as an answer.
    pub optional: bool,
    /// Who is asked, as a condition.
    pub universe: Option<String>,
    /// Words that the label begins with, or the heading.
    pub label: String,
    /// Where the answer is.
    pub place: Place,
    /// Whether its options were found as words without numbers, whose codes are the draft's own.
    pub unnumbered: bool,
    /// The cells it was read from: its label, its box.
    pub cells: Vec<CellRef>,
    /// Why it was taken for this.
    pub reasons: Vec<Phrase>,
}

/// Something that only a person can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The question of the draft that it is about.
    pub about: Option<String>,
    /// The cells.
    pub places: Vec<CellRef>,
    /// What is asked.
    pub asks: Phrase,
}

/// Something that the draft does not carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub place: CellRef,
    /// What it is and why it is left out.
    pub what: Phrase,
}

/// Something on the sheet that the draft does not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// Where it stands.
    pub cell: CellRef,
    /// Its words.
    pub text: String,
    /// Whether it reads like a note, which asks nothing.
    pub is_note: bool,
}

/// The table of a repeat group: a row for each facility or person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchRepeat {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Its columns: id, heading, kind.
    pub columns: Vec<(String, String, Kind)>,
    /// Words of the row below it.
    pub end: Option<String>,
    /// The cells it was read from.
    pub cells: Vec<CellRef>,
}

/// A drafted survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// What it was made from.
    pub origin: Origin,
    /// Id of the survey.
    pub id: String,
    /// Title.
    pub title: String,
    /// The cell of the title.
    pub title_at: Option<CellRef>,
    /// Sheet.
    pub sheet: Option<String>,
    /// Fiscal year (2020 for FY2020) with the cell that says so.
    pub period: Option<(i32, Option<CellRef>)>,
    /// Label of the code, with its cell.
    pub case_code: Option<(String, CellRef)>,
    /// Label of the name, with its cell.
    pub case_name: Option<(String, CellRef)>,
    /// Code lists.
    pub lists: Vec<SketchList>,
    /// Questions in order.
    pub questions: Vec<SketchQuestion>,
    /// Tables with a row for each facility or person.
    pub repeats: Vec<SketchRepeat>,
    /// What has to be asked.
    pub doubts: Vec<Doubt>,
    /// What is not carried.
    pub left_out: Vec<LeftOut>,
    /// Heading of the time of each answer, in the export of a web form.
    pub time: Option<(String, CellRef)>,
    /// What stands between joined answers, with the first heading of such a column.
    pub separator: Option<(&'static str, CellRef)>,
    /// Whether an export writes options by their codes.
    pub by_code: bool,
    /// Cells whose words have a meaning in the draft: titles, options, units, tables that are asked about.
    pub known: Vec<CellRef>,
    /// What else stands on the sheet.
    pub unused: Vec<Unused>,
}

impl Sketch {
    /// An empty draft.
    pub fn new(origin: Origin, id: String, title: String) -> Self {
        Self {
            origin,
            id,
            title,
            title_at: None,
            sheet: None,
            period: None,
            case_code: None,
            case_name: None,
            lists: Vec::new(),
            questions: Vec::new(),
            repeats: Vec::new(),
            doubts: Vec::new(),
            left_out: Vec::new(),
            time: None,
            separator: None,
            by_code: false,
            known: Vec::new(),
            unused: Vec::new(),
        }
    }

    /// Notes something that only a person can say.
    pub(super) fn ask(&mut self, about: Option<&str>, places: Vec<CellRef>, asks: Phrase) {
        self.doubts.push(Doubt { about: about.map(str::to_owned), places, asks });
    }

    /// Takes a question out, with its options and what was asked about it. Who was asked by a condition on it is asked anew.
    pub(super) fn remove(&mut self, id: &str) -> Option<SketchQuestion> {
        let at = self.questions.iter().position(|question| question.id == id)?;
        let question = self.questions.remove(at);
        self.doubts.retain(|doubt| doubt.about.as_deref() != Some(id));
        if let Some(list) = question.kind.list()
            && !self.questions.iter().any(|other| other.kind.list() == Some(list))
        {
            self.lists.retain(|found| found.id != list);
        }
        for list in &mut self.lists {
            list.other.take_if(|(_, words)| words == id);
        }
        let names = |universe: &String| {
            universe.split(|c: char| c.is_whitespace() || "()=<>".contains(c)).any(|word| word == id)
        };
        for index in 0..self.questions.len() {
            if self.questions[index].universe.take_if(|universe| names(universe)).is_some() {
                let (about, text) = (self.questions[index].id.clone(), self.questions[index].text.clone());
                let cells = self.questions[index].cells.clone();
                self.ask(Some(&about), cells, crate::catalogue::draft::ask_universe_words(text));
            }
        }
        Some(question)
    }

    /// Whether a question of the draft has an open question.
    pub fn is_asked(&self, id: &str) -> bool {
        !self.open_questions(id).is_empty()
    }

    /// The numbers of the open questions about a question of the draft, or about several things of which it is one.
    pub fn open_questions(&self, id: &str) -> Vec<usize> {
        let question = self.questions.iter().find(|question| question.id == id);
        let place = question.and_then(|question| question.cells.first());
        let is_about = |doubt: &Doubt| match &doubt.about {
            Some(about) => about == id,
            None => doubt.places.len() > 1 && place.is_some_and(|place| doubt.places.contains(place)),
        };
        let numbered = self.doubts.iter().enumerate().filter(|(_, doubt)| is_about(doubt));
        numbered.map(|(index, _)| index + 1).collect()
    }

    /// The id of a list with these options: an equal one that is there already, or a new one.
    pub(super) fn list(&mut self, wanted: &str, options: Vec<SketchOption>) -> String {
        let same = |list: &&SketchList| {
            list.other.is_none()
                && list.options.len() == options.len()
                && list.options.iter().zip(&options).all(|(a, b)| {
                    a.code == b.code
                        && a.label == b.label
                        && a.aliases == b.aliases
                        && a.count.is_none()
                        && b.count.is_none()
                })
        };
        if let Some(list) = self.lists.iter().find(same) {
            return list.id.clone();
        }
        let id = free(wanted, |id| self.lists.iter().any(|list| list.id == id));
        self.lists.push(SketchList { id: id.clone(), options, other: None });
        id
    }

    /// An id that no question has yet.
    pub(super) fn free_id(&self, wanted: &str) -> String {
        free(wanted, |id| self.questions.iter().any(|question| question.id == id))
    }

    /// The options of a list.
    pub fn options(&self, list: &str) -> &[SketchOption] {
        self.lists.iter().find(|found| found.id == list).map(|found| found.options.as_slice()).unwrap_or_default()
    }
}

fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = wanted.to_owned();
    let mut next = 2;
    while taken(&id) {
        id = format!("{wanted}-{next}");
        next += 1;
    }
    id
}

/// The options of a list from their words, numbered from 1. What reads like an earlier one is left out.
pub(super) fn options_of(labels: impl IntoIterator<Item = String>) -> Vec<SketchOption> {
    let mut seen = std::collections::BTreeSet::new();
    let mut options = Vec::new();
    for label in labels {
        if !label.trim().is_empty() && seen.insert(crate::text::key::key(&label)) {
            options.push(SketchOption {
                code: (options.len() + 1).to_string(),
                label,
                aliases: Vec::new(),
                count: None,
            });
        }
    }
    options
}

/// An id from words: small letters and digits, or nothing where there are none.
pub(super) fn id_from(words: &str) -> Option<String> {
    let mut id = String::new();
    for c in crate::text::clean::clean(words).chars() {
        let c = c.to_ascii_lowercase();
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            id.push(c);
        } else if matches!(c, '_' | '-' | '.' | ' ') && !id.is_empty() && !id.ends_with('-') {
            id.push(if c == ' ' { '-' } else { c });
        } else if !c.is_ascii() && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches(['-', '.', '_']).to_owned();
    let reserved = ["and", "or", "not", "everyone", "workspace", "records", "indicators"].contains(&id.as_str());
    (!id.is_empty() && !reserved).then_some(id)
}
