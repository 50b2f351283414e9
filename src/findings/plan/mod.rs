//! The analysis plan (集計計画): what is tabulated, compared, stated and published, decided before looking. The
//! types know no file format; [`read`] makes them from a TOML file.

pub mod ad_hoc;
mod banner;
pub mod change;
mod charted;
mod classes;
pub mod compared;
pub mod disclosure;
mod estimates;
mod figures;
mod inference;
pub mod keys;
pub mod measured;
mod multiple_tests;
pub mod nameable;
mod nets;
pub mod order;
mod outcome;
mod place;
mod quantity;
mod question;
pub mod read;
mod related;
pub mod rounds;
mod said;
mod statements;
pub(in crate::findings) mod strata;
pub mod table_tests;
mod tables;

pub use said::{
    Called, Changed, Claim, ClaimValue, Degree, Ordered, Statement, StatementKind, Style, TenthsConvention,
};

use crate::findings::plan::change::{ChangeTable, SeriesTable};
use crate::findings::plan::compared::{Compared, TwoGroups};
use crate::findings::plan::disclosure::Disclosure;
pub use crate::findings::plan::estimates::{Estimand, EstimatesTable};
use crate::findings::plan::table_tests::TableTest;
use crate::stats::multiplicity::Adjustment;
use crate::stats::outcome_rate::aapor::Rate;
use crate::stats::outcome_rate::dispositions::DispositionTable;
use crate::stats::precision::Wanted;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase};
use crate::survey::indicator::{IndicatorRole, Measure};
use crate::survey::predicate::Predicate;
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

/// A plan; one report comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysisPlan {
    /// Id; the report's files are named after it.
    pub id: String,
    /// The file, relative to the workspace.
    pub file: String,
    /// Title of the report.
    pub title: Phrase,
    /// First and last fiscal year.
    pub period: (i32, i32),
    /// Day as of which the report speaks.
    pub as_of: Option<CivilDate>,
    /// Decimals of percentages unless a table or figure says otherwise.
    pub decimals: u32,
    /// What happens to small counts; nothing where nothing is declared.
    pub disclosure: Option<Disclosure>,
    /// A response rate below this percentage is called low beside every error of sampling.
    pub low_response_below: u32,
    /// How the cases count in outcome rates by how they ended.
    pub dispositions: DispositionTable,
    /// Sections in order.
    pub sections: Vec<SectionRequest>,
    /// Word files of the office with marks, which are filled beside the report; relative to the workspace.
    pub templates: Vec<String>,
    /// Problems that the projects answer.
    pub problems: Vec<Problem>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Single figures.
    pub figures: Vec<FigureRequest>,
    /// Tables.
    pub tables: Vec<TableRequest>,
    /// Sentences that the program writes.
    pub statements: Vec<Statement>,
    /// Claims of a published text that are checked.
    pub claims: Vec<Claim>,
}

/// A section of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRequest {
    /// Number as printed.
    pub number: String,
    /// Title.
    pub title: Phrase,
    /// Markdown file beside the plan; none for a section that is still empty.
    pub prose: Option<String>,
}

impl SectionRequest {
    /// The file with its text in English: `result.en.md` beside `result.md`, whether or not it is there.
    pub fn english_prose(&self) -> Option<String> {
        self.prose.as_deref().map(english_prose)
    }

    /// Its text in a language; where there is no English the Japanese stands.
    pub fn text<'t>(&self, texts: &'t BTreeMap<String, String>, lang: Lang) -> Option<&'t str> {
        let english = self.english_prose().filter(|_| lang == Lang::En).and_then(|name| texts.get(&name));
        english.or_else(|| texts.get(self.prose.as_ref()?)).map(String::as_str)
    }
}

/// The file beside a text that holds its English.
pub fn english_prose(name: &str) -> String {
    format!("{}.en.md", name.strip_suffix(".md").unwrap_or(name))
}

/// A problem: an analyst's synthesis, with the figures it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Id.
    pub id: String,
    /// Mark as printed: ①.
    pub mark: String,
    /// The analyst's words.
    pub text: Phrase,
    /// The figures it rests on.
    pub figures: Vec<String>,
}

/// A project: the middle of the chain 課題 → 事業 → 指標 → 検証方法 → 結果.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Phrase,
    /// Who carries it out.
    pub by: Phrase,
    /// Problems it answers.
    pub answers: Vec<String>,
    /// Indicators.
    pub indicators: Vec<String>,
    /// Methods of verification.
    pub methods: Vec<Phrase>,
    /// Figures that are the result.
    pub results: Vec<String>,
}

/// A figure that the plan asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRequest {
    /// Id, unique in the workspace.
    pub id: String,
    /// Words for people.
    pub label: Phrase,
    /// Unit; ％ for a share.
    pub unit: Phrase,
    /// Decimals.
    pub decimals: u32,
    /// Decimals that are declared for this figure alone. A sum is exact and follows only these, not those of the plan.
    pub own_decimals: Option<u32>,
    /// A response rate below this percentage is called low.
    pub low_response_below: u32,
    /// What is asked of the interval of a share, where it has one.
    pub wanted: Wanted,
    /// Why those who answered an incomplete census are taken to be like a random sample; none where nothing is assumed.
    pub assumed: Option<Phrase>,
    /// Ids of the figures that are made beside it, which a text may name.
    pub beside: Vec<String>,
    /// What it is.
    pub source: FigureSource,
}

impl FigureRequest {
    /// Whether it makes a figure of this id that is no share.
    fn makes_other_than_share(&self, id: &str) -> bool {
        if id != self.id {
            let of_group =
                |two: &TwoGroups| two.groups.iter().any(|group| format!("{}.{}", self.id, group.id) == id);
            return self.beside.iter().any(|beside| beside == id)
                && !matches!(self.compared(), Some(Compared::Groups(two)) if of_group(two));
        }
        match self.compared() {
            Some(Compared::Alone | Compared::Given(_)) => false,
            Some(Compared::Groups(_)) | None => true,
        }
    }

    /// What stands against its share; none where it is no share.
    fn compared(&self) -> Option<&Compared> {
        match &self.source {
            FigureSource::Counted { measure: FigureMeasure::Share { compared, .. }, .. } => Some(compared),
            FigureSource::Counted { .. } | FigureSource::Indicator { .. } => None,
        }
    }
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureSource {
    /// A round of a survey, or a record list.
    Counted {
        /// Where.
        table: TableKey,
        /// What.
        measure: FigureMeasure,
        /// Among whom.
        filter: Predicate,
    },
    /// Values of an indicator.
    Indicator {
        /// Indicator id.
        indicator: String,
        /// How they are put together.
        derive: Derivation,
        /// Over which fiscal years, in order.
        years: Vec<i32>,
    },
}

/// A round of a survey; a record list has the round `all`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableKey {
    /// Survey or record list.
    pub survey: String,
    /// Round.
    pub round: String,
}

/// What is counted for a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureMeasure {
    /// A step of the base chain.
    Chain(ChainStep),
    /// Cases that meet a condition.
    Count(Predicate),
    /// The share that meets a condition, among those with a valid answer to the question.
    Share {
        /// The condition.
        condition: Predicate,
        /// The question whose valid answers are the base.
        question: String,
        /// What stands against it.
        compared: Compared,
    },
    /// The sum of a quantity.
    Sum(String),
}

/// A step of the base chain that can be a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChainStep {
    /// 配布数.
    Distributed,
    /// 未回収.
    NotReturned,
    /// 回収数.
    Returned,
    /// 有効回収数.
    Valid,
}

impl ChainStep {
    /// The word in a plan.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "distributed" => Some(ChainStep::Distributed),
            "not_returned" => Some(ChainStep::NotReturned),
            "returned" => Some(ChainStep::Returned),
            "valid" => Some(ChainStep::Valid),
            _ => None,
        }
    }
}

/// How values of an indicator are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Derivation {
    /// Sum of actuals over sum of targets.
    ActualOverTarget,
    /// Relative change from the first year to the last.
    Change,
    /// Actual less target in points, for a share.
    PointsFromTarget,
}

impl Derivation {
    /// The word in a plan.
    pub fn word(self) -> &'static str {
        match self {
            Derivation::ActualOverTarget => "actual_over_target",
            Derivation::Change => "change",
            Derivation::PointsFromTarget => "points_from_target",
        }
    }
}

/// A table that the plan asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRequest {
    /// Id, unique in the workspace.
    pub id: String,
    /// Title.
    pub title: Phrase,
    /// Decimals of percentages.
    pub decimals: u32,
    /// Decimals that are declared for this table alone; its sums follow only these.
    pub own_decimals: Option<u32>,
    /// A response rate below this percentage is called low.
    pub low_response_below: u32,
    /// What it shows.
    pub kind: TableKind,
}

/// Kinds of table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableKind {
    /// Answers to one question, in total and by groups.
    Question(QuestionTable),
    /// Estimates under the design of the sample.
    Estimates(EstimatesTable),
    /// What changed between rounds.
    Change(ChangeTable),
    /// A question or an indicator over all rounds.
    Series(SeriesTable),
    /// Answers to several questions of one code list, question under question: each is a table of its own.
    Battery(Vec<QuestionTable>),
    /// Response rates of several rounds, with how the cases ended.
    ResponseRates(RatesTable),
    /// Events one by one.
    EventList {
        /// Record list.
        records: String,
        /// Columns in order.
        columns: Vec<String>,
    },
    /// Events by area and fiscal year.
    EventsByArea {
        /// Record list.
        records: String,
        /// Date column.
        date: String,
        /// Area column.
        area: String,
        /// What is added up.
        measure: Measure,
        /// Levels of area that are shown; all if empty.
        levels: Vec<String>,
    },
    /// Indicators with target and actual by fiscal year.
    Indicators(IndicatorRole),
    /// The chain of reasoning.
    LogicModel,
    /// Quantities and scored answers, in total and by groups.
    Quantities(measured::QuantityTable),
    /// A scale of several items.
    Scale(measured::ScaleTable),
    /// Correlations of pairs of questions.
    Correlation(measured::CorrelationTable),
    /// Satisfaction and importance.
    Portfolio(measured::PortfolioTable),
}

/// Answers to one question, in total and by groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionTable {
    /// Where.
    pub table: TableKey,
    /// Question or column.
    pub rows: String,
    /// Banners side by side, after the total.
    pub by: Vec<Banner>,
    /// Among whom.
    pub filter: Predicate,
    /// Show those who did not return as well.
    pub with_not_returned: bool,
    /// Several options together.
    pub nets: Vec<Net>,
    /// Classes of a quantity or a date; none of a question with options.
    pub classes: Vec<Class>,
    /// Who is in the denominator.
    pub base: BaseShown,
    /// What the shares of a multiple answer are of.
    pub percent_of: PercentOf,
    /// Where its options stand.
    pub options: OptionsIn,
    /// Frame column of the weights that are shown beside the counts.
    pub weight: Option<String>,
    /// What is asked of its intervals.
    pub wanted: Wanted,
    /// Add a table of the intervals of every share.
    pub intervals: bool,
    /// Add a table of the bounds of non-response of every share.
    pub bounds: bool,
    /// Why those who answered an incomplete census are taken to be like a random sample; none where nothing is assumed.
    pub assumed: Option<Phrase>,
    /// Tests of its groups, as a table below.
    pub tests: Vec<TableTest>,
    /// How the p of those of them that compare many things at once are adjusted.
    pub adjust: Adjustment,
}

/// A banner (表頭): what makes groups, or several of these nested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    /// The outermost first.
    pub levels: Vec<Grouping>,
}

/// What makes groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// The values of a frame column or a question.
    Values(String),
    /// Classes of a quantity or a date.
    Classes {
        /// The question.
        variable: String,
        /// Its classes in order.
        classes: Vec<Class>,
    },
    /// Groups of which each has a condition of its own.
    Points(Vec<Class>),
}

/// Several options together (計): whoever chose at least one of them, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Net {
    /// Part of the ids of its figures.
    pub id: String,
    /// Words for people.
    pub label: Phrase,
    /// The codes of its options.
    pub codes: BTreeSet<String>,
}

/// A class of a quantity or a date (区分), or a group with a condition of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Part of the ids of its figures.
    pub code: String,
    /// Words for people.
    pub label: Phrase,
    /// Who is in it.
    pub condition: Predicate,
}

/// Who is in the denominator of the shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BaseShown {
    /// n: those with a valid answer (無回答を除く).
    #[default]
    Answered,
    /// 該当: all valid returns of those who were to answer (無回答を含む).
    Eligible,
    /// Both, side by side.
    Both,
}

/// What the shares of a multiple answer are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PercentOf {
    /// Those who answered; the shares may add to more than 100.
    #[default]
    People,
    /// Everything that was chosen (延べ回答数); the shares add to 100.
    Mentions,
}

/// Where the options of a table of answers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum OptionsIn {
    /// Across, with a row for every group.
    #[default]
    Columns,
    /// Down, with columns for every group.
    Rows,
}

/// Response rates of several rounds, in total and by groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatesTable {
    /// The rounds in order.
    pub rounds: Vec<TableKey>,
    /// Frame columns whose values are the groups; the strata if there is none.
    pub by: Vec<String>,
    /// Among whom, as far as the frame says it.
    pub filter: Predicate,
    /// Outcome rates of AAPOR beside 回収率 and 有効回収率.
    pub rates: Vec<Rate>,
    /// e with its reason; without it that of CASRO.
    pub eligibility: Option<(Decimal, Phrase)>,
}
