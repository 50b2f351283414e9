//! The list as plain data: what `changes.json` prints. For publication nothing of the analyst's is in it.

use crate::findings::changes::{Cause, Changes, Moved, Part, Printed, Withheld};
use crate::report::changes::shown::signed;
use crate::report::changes::{Audience, Composer};
use crate::stats::comparison::Fraction;

/// Everything that moved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChangesRecord {
    /// Plan id.
    pub plan: String,
    /// Name and day of the publication.
    pub publication: [String; 2],
    /// Publications that cannot be read, any of which may be a later one.
    pub passed_over: Vec<String>,
    /// Why the causes cannot be found.
    pub unexplained: Vec<String>,
    /// The figures that moved, as a reader meets them.
    pub figures: Vec<MovedRecord>,
    /// The sentences that moved, by id.
    pub sentences: Vec<SentenceRecord>,
    /// The figures of the 正誤表.
    pub errata: Vec<ErratumRecord>,
    /// The sentences of the 正誤表: id, the mistakes that were corrected, and what moved it besides.
    pub sentence_errata: Vec<(String, Vec<&'static str>, Vec<&'static str>)>,
    /// What is behind the parts; only for the analyst.
    pub behind: Option<Vec<BehindRecord>>,
}

/// A figure that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedRecord {
    /// Id.
    pub id: String,
    /// Words for people.
    pub label: String,
    /// `printed`, `behind`, `new` or `dropped`.
    pub kind: &'static str,
    /// As it was published.
    pub old: Option<SideRecord>,
    /// As it is now.
    pub new: Option<SideRecord>,
    /// New less old.
    pub difference: Option<DifferenceRecord>,
    /// `hidden` or `several`, where differences are withheld.
    pub withheld: Option<&'static str>,
    /// What each cause did; none where causes cannot be found.
    pub parts: Option<Vec<PartRecord>>,
}

/// A figure on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideRecord {
    /// As printed.
    pub text: String,
    /// Unit.
    pub unit: String,
    /// Value for data.
    pub value: Option<String>,
    /// Status.
    pub status: String,
    /// n of its base.
    pub n: Option<u64>,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceRecord {
    /// Exact: `4`, `-2/8643`.
    pub exact: String,
    /// As printed, with △.
    pub text: String,
    /// Its unit.
    pub unit: String,
}

/// What one cause did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRecord {
    /// The cause.
    pub cause: &'static str,
    /// After less before.
    pub difference: Option<DifferenceRecord>,
    /// As it would have been printed before and after the step; none where that is withheld.
    pub texts: Option<[Option<String>; 2]>,
    /// What is behind it, by numbers from 1; only for the analyst.
    pub behind: Option<Vec<usize>>,
}

/// A sentence that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceRecord {
    /// Id.
    pub id: String,
    /// As it was published.
    pub old: Option<String>,
    /// As it is now.
    pub new: Option<String>,
    /// The causes.
    pub causes: Option<Vec<&'static str>>,
}

/// A figure of the 正誤表.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErratumRecord {
    /// Id.
    pub id: String,
    /// The mistakes that were corrected.
    pub causes: Vec<&'static str>,
    /// What moved it besides.
    pub others: Vec<&'static str>,
    /// What the correction is.
    pub difference: Option<DifferenceRecord>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BehindRecord {
    /// Number, from 1.
    pub number: usize,
    /// The cause.
    pub cause: &'static str,
    /// What it is.
    pub what: String,
    /// Before and after.
    pub values: [String; 2],
    /// File, sheet and cell of each place.
    pub cells: Vec<[String; 3]>,
    /// The row of the correction ledger.
    pub row: String,
}

impl Composer {
    pub(super) fn record(self, changes: &Changes) -> ChangesRecord {
        let analyst = self.audience == Audience::Analyst;
        let words = |causes: &[Cause]| causes.iter().map(|cause| cause.word()).collect();
        let unexplained = changes.unexplained.iter().flat_map(|unexplained| {
            let places = unexplained.places.iter().filter(|_| analyst);
            std::iter::once(&unexplained.reason).chain(places).map(|phrase| phrase.text(self.lang).to_owned())
        });
        let sentence = |moved: &crate::findings::changes::MovedSentence| SentenceRecord {
            id: moved.id.clone(),
            old: moved.old.clone(),
            new: moved.new.clone(),
            causes: moved.causes.as_ref().map(|causes| words(causes)),
        };
        let errata = changes.errata();
        let errata = errata.iter().map(|erratum| ErratumRecord {
            id: erratum.moved.id.clone(),
            causes: words(&erratum.causes),
            others: words(&erratum.others),
            difference: erratum
                .difference
                .filter(|_| erratum.is_whole() || !self.withholds_parts(erratum.moved.withheld))
                .map(|difference| self.difference_record(erratum.moved, difference)),
        });
        let sentence_errata = changes.sentence_errata();
        let behind = (1..).zip(&changes.behind).map(|(number, behind)| {
            let told = self.told(behind);
            let cell = |cell: &crate::provenance::CellRef| {
                [cell.file.to_string(), cell.sheet.to_string(), cell.at.to_string()]
            };
            BehindRecord {
                number,
                cause: behind.cause.word(),
                what: told.what,
                values: told.values,
                cells: behind.cells.iter().map(cell).collect(),
                row: told.row,
            }
        });
        ChangesRecord {
            plan: changes.plan.clone(),
            publication: [changes.publication.name.clone(), changes.publication.date.clone()],
            passed_over: changes.passed_over.iter().map(|(name, _)| name.clone()).collect(),
            unexplained: unexplained.collect(),
            figures: changes.figures.iter().map(|moved| self.moved(moved)).collect(),
            sentences: changes.sentences.iter().map(sentence).collect(),
            errata: errata.collect(),
            sentence_errata: sentence_errata
                .iter()
                .map(|erratum| (erratum.moved.id.clone(), words(&erratum.causes), words(&erratum.others)))
                .collect(),
            behind: analyst.then(|| behind.collect()),
        }
    }

    fn moved(self, moved: &Moved) -> MovedRecord {
        let withheld = moved.withheld.filter(|withheld| self.withholds_parts(Some(*withheld)));
        MovedRecord {
            id: moved.id.clone(),
            label: moved.label().to_owned(),
            kind: moved.kind().word(),
            old: moved.old.as_ref().map(side),
            new: moved.new.as_ref().map(side),
            difference: moved.difference.map(|difference| self.difference_record(moved, difference)),
            withheld: withheld.map(|withheld| match withheld {
                Withheld::Hidden => "hidden",
                Withheld::Several => "several",
            }),
            parts: moved
                .parts
                .as_ref()
                .map(|parts| parts.iter().map(|part| self.part_record(moved, part)).collect()),
        }
    }

    fn part_record(self, moved: &Moved, part: &Part) -> PartRecord {
        let given = !self.withholds_parts(moved.withheld);
        let text = |printed: &Option<Printed>| printed.as_ref().map(|printed| printed.text.clone());
        PartRecord {
            cause: part.cause.word(),
            difference: part
                .difference
                .filter(|_| given)
                .map(|difference| self.difference_record(moved, difference)),
            texts: given.then(|| [text(&part.before), text(&part.after)]),
            behind: (self.audience == Audience::Analyst)
                .then(|| part.behind.iter().map(|place| place + 1).collect()),
        }
    }

    fn difference_record(self, moved: &Moved, difference: Fraction) -> DifferenceRecord {
        let Fraction { numerator, denominator } = difference;
        let exact = if denominator == 1 { numerator.to_string() } else { format!("{numerator}/{denominator}") };
        DifferenceRecord { exact, text: self.text(signed(moved, difference)), unit: self.unit(moved) }
    }
}

fn side(printed: &Printed) -> SideRecord {
    SideRecord {
        text: printed.text.clone(),
        unit: printed.unit.clone(),
        value: printed.value.clone(),
        status: printed.status.clone(),
        n: printed.base.map(|base| base.n),
    }
}
