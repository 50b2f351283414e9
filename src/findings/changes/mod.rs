//! What moved between a publication and now (数値の変更一覧): each published figure and sentence that is another one today,
//! old and new, and what moved it. Pure: it is given what stood at the publication and what stands after each step of the
//! replay (`pipeline/replay`), and says of every step that moved a figure which part is its own.

mod compare;
mod errata;
mod printed;
mod withheld;

pub use compare::{Step, compare};
pub use errata::{Erratum, SentenceErratum};
pub use printed::Printed;
pub use withheld::{Guard, Withheld};

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Phrase;
use crate::provenance::CellRef;
use crate::stats::comparison::Fraction;

/// What moves a published figure, in the order in which the replay takes the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// This program computes or reads otherwise than the one that published: no answer is read by another rule, and the
    /// value differs.
    Program,
    /// The same raw cell is read as another value.
    Rule,
    /// A definition, a plan, a frame or what they name.
    Definition,
    /// A return that is no more there.
    Gone,
    /// A return that stands in the place of another one of the same case.
    Superseded,
    /// What stands beside the returns: the list of receipts, passwords, blank forms. The return itself is an old one.
    Beside,
    /// The first return of a case, received after the publication.
    Late,
    /// A return of a case that was published is held out since another one came, or a decision about it fits no more: what
    /// is right nobody has decided.
    HeldOut,
    /// A row of the correction ledger, or of a list in which free answers are coded.
    Correction,
}

impl Cause {
    /// All of them, in the order of the replay.
    pub const ALL: [Cause; 9] = [
        Cause::Program,
        Cause::Rule,
        Cause::Definition,
        Cause::Gone,
        Cause::Superseded,
        Cause::Beside,
        Cause::Late,
        Cause::HeldOut,
        Cause::Correction,
    ];

    /// Whether what was published was a mistake, ours or the office's, and this corrects it. A late return is none, nor is
    /// a plan that asks for something else, nor an answer that waits: it may turn out to have been right.
    pub fn is_mistake(self) -> bool {
        match self {
            Cause::Program | Cause::Rule | Cause::Superseded | Cause::Correction => true,
            Cause::Definition | Cause::Gone | Cause::Beside | Cause::Late | Cause::HeldOut => false,
        }
    }

    /// The word in `changes.json`.
    pub fn word(self) -> &'static str {
        match self {
            Cause::Program => "program",
            Cause::Rule => "rule",
            Cause::Definition => "definition",
            Cause::Gone => "gone",
            Cause::Superseded => "superseded",
            Cause::Beside => "beside",
            Cause::Late => "late",
            Cause::HeldOut => "held_out",
            Cause::Correction => "correction",
        }
    }
}

/// What one step did to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What the step changed.
    pub cause: Cause,
    /// The figure before the step; none where there was none.
    pub before: Option<Printed>,
    /// The figure after it.
    pub after: Option<Printed>,
    /// After less before, exactly; none where one of them has no number, or they measure different things.
    pub difference: Option<Fraction>,
    /// What is behind it, by the places in [`Changes::behind`].
    pub behind: BTreeSet<usize>,
}

/// A figure that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Id.
    pub id: String,
    /// As it was published; none where it was not.
    pub old: Option<Printed>,
    /// As it is now; none where it is no more.
    pub new: Option<Printed>,
    /// New less old, exactly, where both are numbers of one kind.
    pub difference: Option<Fraction>,
    /// What each step did, in the order of the replay; their differences add up to the whole. None where the causes
    /// cannot be found.
    pub parts: Option<Vec<Part>>,
    /// Why its differences are not given.
    pub withheld: Option<Withheld>,
}

/// How a figure moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Its printed text is another one.
    Printed,
    /// The text stays; its exact value, its base or its status moved.
    Behind,
    /// It was not published then.
    New,
    /// It is no more published.
    Dropped,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Printed, Kind::Behind, Kind::New, Kind::Dropped];

    /// The word in `changes.json`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Printed => "printed",
            Kind::Behind => "behind",
            Kind::New => "new",
            Kind::Dropped => "dropped",
        }
    }
}

impl Moved {
    /// How it moved.
    pub fn kind(&self) -> Kind {
        match (&self.old, &self.new) {
            (None, _) => Kind::New,
            (Some(_), None) => Kind::Dropped,
            (Some(old), Some(new)) if old.text == new.text && old.unit == new.unit => Kind::Behind,
            (Some(_), Some(_)) => Kind::Printed,
        }
    }

    /// Its words for people, those of today where there are any.
    pub fn label(&self) -> &str {
        self.new.as_ref().or(self.old.as_ref()).map_or("", |printed| &printed.label)
    }

    /// Both sides, as far as they are there.
    fn sides(&self) -> impl Iterator<Item = &Printed> {
        self.old.iter().chain(&self.new)
    }

    /// Whether its differences are shown times a hundred, in points.
    pub fn in_points(&self) -> bool {
        self.sides().any(|printed| printed.in_percent == Some(true))
    }

    /// Decimals that its differences are shown with: those of the side that has more.
    pub fn decimals(&self) -> u32 {
        self.sides().map(Printed::decimals).max().unwrap_or(0)
    }
}

/// A sentence that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedSentence {
    /// Id.
    pub id: String,
    /// As it was published; none where it was not.
    pub old: Option<String>,
    /// As it is now; none where it is no more.
    pub new: Option<String>,
    /// The steps that changed its words; none where the causes cannot be found.
    pub causes: Option<Vec<Cause>>,
}

/// One thing that differs between two steps, for the analyst: an answer, a return, a number of an office, a row, a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The step that it belongs to.
    pub cause: Cause,
    /// What it is.
    pub what: What,
    /// The cells by which a figure that rests on it is known.
    pub cells: BTreeSet<CellRef>,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// One answer.
    Answer {
        /// Whose.
        of: Respondent,
        /// Question or column.
        question: String,
        /// The value before and after; empty where there is none, and where it may not be written out.
        values: [String; 2],
        /// The row of the correction ledger that changed it.
        row: Option<CellRef>,
    },
    /// A whole return, or how a case ended.
    Return {
        /// Whose.
        of: Respondent,
        /// The file before and after, where there is one.
        files: [Option<String>; 2],
        /// The row of the correction ledger that decided it.
        row: Option<CellRef>,
    },
    /// A number that an office entered.
    Entered {
        /// Its indicator.
        indicator: String,
        /// Its fiscal year.
        year: i32,
        /// The number before and after.
        values: [String; 2],
    },
    /// A row of the correction ledger that changes no answer by itself.
    Row {
        /// The row.
        row: CellRef,
    },
    /// A file that people wrote: a definition, a plan, a list.
    File {
        /// The file.
        file: String,
    },
    /// The rules or the program, by their versions.
    Version {
        /// Then and now.
        versions: [String; 2],
    },
}

/// A case of a round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Respondent {
    /// Survey or record list.
    pub survey: String,
    /// Round.
    pub round: String,
    /// Case or event.
    pub case: String,
}

/// A publication by its name and date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its name.
    pub name: String,
    /// The day under which it was frozen; nothing where it cannot be read.
    pub date: String,
}

/// Everything that moved in a plan since its last publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The plan.
    pub plan: String,
    /// Its last publication.
    pub publication: Publication,
    /// Whether what was published could be read, so that the lists say something.
    pub compared: bool,
    /// Publications of the plan that cannot be read, any of which may be a later one: their names, and for the analyst where
    /// and why.
    pub passed_over: Vec<(String, Phrase)>,
    /// The figures that moved, in the order of [`Self::arrange`].
    pub figures: Vec<Moved>,
    /// The sentences that moved, by id.
    pub sentences: Vec<MovedSentence>,
    /// Everything that is behind the parts, in the order of the steps.
    pub behind: Vec<Behind>,
    /// Why the causes cannot be found, where they cannot: for publication without the place, for the analyst with it.
    pub unexplained: Option<Unexplained>,
    /// What somebody should know before this list is handed on.
    pub guard: Option<Guard>,
}

/// Why the causes cannot be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexplained {
    /// Without naming anything of the analyst's.
    pub reason: Phrase,
    /// With the places, for the analyst.
    pub places: Vec<Phrase>,
}

impl Changes {
    /// Nothing moved.
    pub fn new(plan: &str, publication: Publication) -> Self {
        Self {
            plan: plan.to_owned(),
            publication,
            compared: true,
            passed_over: Vec::new(),
            figures: Vec::new(),
            sentences: Vec::new(),
            behind: Vec::new(),
            unexplained: None,
            guard: None,
        }
    }

    /// Keeps of what is behind the parts only what some part rests on, numbered anew.
    pub fn keep_what_is_used(&mut self) {
        let mut parts = self.figures.iter().flat_map(|moved| moved.parts.iter().flatten());
        let used: BTreeSet<usize> = parts.by_ref().flat_map(|part| part.behind.iter().copied()).collect();
        let places: BTreeMap<usize, usize> = used.iter().copied().zip(0..).collect();
        for part in self.figures.iter_mut().flat_map(|moved| moved.parts.iter_mut().flatten()) {
            part.behind = part.behind.iter().filter_map(|place| places.get(place).copied()).collect();
        }
        let mut place = 0..;
        self.behind.retain(|_| place.next().is_some_and(|place| used.contains(&place)));
    }

    /// How many figures moved because a return is held out.
    pub fn held_out(&self) -> usize {
        let waits = |moved: &&Moved| moved.parts.iter().flatten().any(|part| part.cause == Cause::HeldOut);
        self.figures.iter().filter(waits).count()
    }

    /// Puts the figures in the order in which a reader meets them, by what stands before what.
    pub fn arrange<P: Ord>(&mut self, place: impl Fn(&str) -> P) {
        self.figures.sort_by_key(|moved| place(&moved.id));
    }

    /// Whether nothing moved.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.sentences.is_empty()
    }

    /// The causes that moved anything, in the order of the replay.
    pub fn causes(&self) -> BTreeSet<Cause> {
        let of_figures = self.figures.iter().flat_map(|moved| moved.parts.iter().flatten()).map(|part| part.cause);
        let of_sentences = self.sentences.iter().flat_map(|moved| moved.causes.iter().flatten().copied());
        of_figures.chain(of_sentences).collect()
    }
}
