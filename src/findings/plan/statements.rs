//! Reads the sentences that a plan declares. What a kind does not take is refused, and so is a subject that would make a
//! claim of cause of a change.

use crate::catalogue::{Phrase, definition as words, findings as found_words, statements as said, units};
use crate::findings::bins::causal::causal_words;
use crate::findings::plan::change::ChangeTable;
use crate::findings::plan::read::{convention, needed, small};
use crate::findings::plan::{
    Called, Changed, Degree, Derivation, FigureRequest, FigureSource, Ordered, Statement, StatementKind, Style,
    TableKind, TableRequest, TenthsConvention,
};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, without_english};

/// What the sentences of a plan may speak of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spoken<'a> {
    /// Ids of figures.
    pub(super) figures: &'a [&'a str],
    /// Ids of tables.
    pub(super) tables: &'a [&'a str],
    /// The figures that are asked for.
    pub(super) requests: &'a [FigureRequest],
    /// The tables that are asked for.
    pub(super) shown: &'a [TableRequest],
}

/// The keys that each kind takes beside those of all.
const TAKES: &[(&str, &[&str])] = &[
    ("share", &["figure", "convention", "degree", "decimals"]),
    ("majority", &["figure"]),
    ("main_reasons", &["table", "top"]),
    ("order", &["table", "figures", "top"]),
    ("target", &["figure", "convention", "degree", "decimals"]),
    ("change", &["figure", "table", "option", "convention", "degree", "decimals"]),
    ("target_and_change", &["target", "change", "target_convention", "change_convention"]),
    ("whole_period", &["figure", "convention", "degree", "decimals"]),
];

/// The keys of every kind.
const OF_ALL: &[&str] = &["id", "kind", "subject", "unit", "style", "numbers", "convention_reason"];

/// Reads every sentence.
pub(super) fn read_statements(reading: &mut Reading<'_>, plan: &Table, spoken: Spoken<'_>) -> Vec<Statement> {
    plan.tables("statement").into_iter().filter_map(|table| read(reading, table, spoken)).collect()
}

fn read(reading: &mut Reading<'_>, table: &Table, spoken: Spoken<'_>) -> Option<Statement> {
    let word = table.text("kind");
    let (_, takes) = TAKES.iter().find(|(kind, _)| *kind == word)?;
    let written = crate::findings::plan::keys::STATEMENT.iter().map(|field| field.key);
    for key in written.filter(|key| table.get(key).is_some()) {
        if !OF_ALL.contains(&without_english(key)) && !takes.contains(&key) {
            reading.advise(
                table.place(key),
                said::key_not_taken(key, &word),
                said::takes(Phrase::list(takes.iter())),
            );
        }
    }
    let style = if table.text("style") == "ministry" { Style::Ministry } else { Style::Sentence };
    if style == Style::Sentence && table.get("subject").is_none() {
        reading.misses(table, "subject", None, Some(said::subject_of_sentence()));
    }
    let kind = read_kind(reading, table, &word, spoken)?;
    no_cause(reading, table, &kind);
    Some(Statement {
        id: table.text("id"),
        subject: table.phrase("subject"),
        unit: table.words("unit").map_or_else(units::cases, |_| table.unit("unit")),
        style,
        numbers: table.get("numbers").map(|_| table.flag("numbers")),
        convention_reason: table.some_phrase("convention_reason"),
        kind,
    })
}

fn read_kind(reading: &mut Reading<'_>, table: &Table, word: &str, spoken: Spoken<'_>) -> Option<StatementKind> {
    let top = small(table, "top").and_then(|top| usize::try_from(top).ok()).unwrap_or(2);
    Some(match word {
        "share" => {
            let figure = of_share(reading, table, spoken)?;
            StatementKind::Share { figure, called: called(reading, table, None) }
        }
        "majority" => StatementKind::Majority { figure: of_share(reading, table, spoken)? },
        "main_reasons" => {
            StatementKind::MainReasons { table: needed(reading, table, "table", spoken.tables)?, top }
        }
        "order" => StatementKind::Order { of: ordered(reading, table, spoken)?, top },
        "target" => {
            let wanted = [Derivation::ActualOverTarget, Derivation::PointsFromTarget];
            let figure = derived(reading, table, "figure", spoken, &wanted)?;
            StatementKind::Target { figure, called: called(reading, table, None) }
        }
        "change" => {
            let of = changed(reading, table, spoken)?;
            StatementKind::Change { of, called: called(reading, table, None) }
        }
        "target_and_change" => {
            let tenths = |key| Called { tenths: Some(convention(table, key)), ..Called::default() };
            StatementKind::TargetAndChange {
                target: derived(reading, table, "target", spoken, &[Derivation::ActualOverTarget])?,
                change: derived(reading, table, "change", spoken, &[Derivation::Change])?,
                target_called: tenths("target_convention"),
                change_called: tenths("change_convention"),
            }
        }
        "whole_period" => {
            let figure = derived(reading, table, "figure", spoken, &[Derivation::ActualOverTarget])?;
            StatementKind::WholePeriod { figure, called: called(reading, table, Some(TenthsConvention::Cut)) }
        }
        _ => return None,
    })
}

/// How a number is called. 約, 強 and 弱 round, 余り cuts off; a declared convention that does otherwise is refused.
fn called(reading: &mut Reading<'_>, table: &Table, unless_said: Option<TenthsConvention>) -> Called {
    let degree = Degree::from_word(&table.text("degree")).unwrap_or_default();
    let declared = table.get("convention").map(|_| convention(table, "convention"));
    let implied = match degree {
        Degree::Plain => unless_said,
        Degree::About if declared.is_none() && unless_said.is_none() => None,
        Degree::About | Degree::Side => Some(TenthsConvention::Rounded),
        Degree::Odd => Some(TenthsConvention::Cut),
    };
    if degree != Degree::Plain
        && let (Some(declared), Some(implied)) = (declared, implied)
        && declared != implied
    {
        reading.advise(table.place("degree"), said::degree_against_convention(), said::degrees_round());
    }
    let decimals = small(table, "decimals");
    Called { tenths: declared.or(implied), degree, decimals }
}

/// A figure that is a share.
fn of_share(reading: &mut Reading<'_>, table: &Table, spoken: Spoken<'_>) -> Option<String> {
    let figure = needed(reading, table, "figure", spoken.figures)?;
    if spoken.requests.iter().any(|request| request.makes_other_than_share(&figure)) {
        let message = found_words::share_needed(&figure);
        reading.advise(table.place("figure"), message, found_words::name_a_share());
        return None;
    }
    Some(figure)
}

/// A figure that is put together from an indicator in one of these ways. What cannot be known because its own entry is wrong
/// is taken as it is: one mistake is one mistake.
fn derived(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    spoken: Spoken<'_>,
    wanted: &[Derivation],
) -> Option<String> {
    let figure = needed(reading, table, key, spoken.figures)?;
    let fits = match spoken.requests.iter().find(|request| request.id == figure).map(|request| &request.source) {
        Some(FigureSource::Indicator { derive, .. }) => wanted.contains(derive),
        Some(FigureSource::Counted { .. }) => false,
        None => !spoken.requests.iter().any(|request| request.beside.contains(&figure)),
    };
    if !fits {
        let named = Phrase::list(wanted.iter().map(|derivation| derivation.word()));
        reading.advise(table.place(key), said::not_so_derived(&figure), said::derive_as(named));
        return None;
    }
    Some(figure)
}

fn ordered(reading: &mut Reading<'_>, table: &Table, spoken: Spoken<'_>) -> Option<Ordered> {
    let names = table.list("figures");
    match (table.get("table").is_some(), names.is_empty()) {
        (true, true) => {
            let id = needed(reading, table, "table", spoken.tables)?;
            let request = spoken.shown.iter().find(|request| request.id == id);
            if request.is_some_and(|request| !matches!(request.kind, TableKind::Question(_))) {
                reading.advise(table.place("table"), said::not_of_answers(&id), said::table_of_answers());
                return None;
            }
            Some(Ordered::Table(id))
        }
        (false, false) => {
            let known = names
                .iter()
                .map(|name| {
                    let unread = reading.problems.has_unread();
                    unread || reading.knows(name, spoken.figures, words::unknown_name(name.text))
                })
                .collect::<Vec<_>>();
            if names.len() < 2 {
                reading.advise(table.place("figures"), said::order_of_one(), said::order_of_what());
                return None;
            }
            known
                .iter()
                .all(|known| *known)
                .then(|| Ordered::Figures(names.into_iter().map(|name| name.text.to_owned()).collect()))
        }
        (true, false) | (false, true) => {
            reading.advise(table.span.clone(), said::order_of_both(), said::order_of_what());
            None
        }
    }
}

fn changed(reading: &mut Reading<'_>, table: &Table, spoken: Spoken<'_>) -> Option<Changed> {
    if table.get("figure").is_some() == table.get("table").is_some() {
        reading.advise(table.span.clone(), said::change_of_both(), said::change_of_what());
        return None;
    }
    if table.get("figure").is_some() {
        if table.get("option").is_some() {
            reading.advise(table.place("option"), said::change_of_both(), said::change_of_what());
        }
        return derived(reading, table, "figure", spoken, &[Derivation::Change]).map(Changed::Figure);
    }
    let id = needed(reading, table, "table", spoken.tables)?;
    let request = spoken.shown.iter().find(|request| request.id == id);
    if let Some(request) = request {
        let TableKind::Change(change) = &request.kind else {
            reading.advise(table.place("table"), said::not_of_change(&id), said::change_of_what());
            return None;
        };
        if change.keys().len() != 2 {
            reading.advise(table.place("table"), said::not_two_rounds(&id), said::two_rounds());
            return None;
        }
        option_of(reading, table, &id, change).then_some(())?;
    }
    if table.get("convention").is_some() {
        reading.advise(table.place("convention"), said::points_in_tenths(), said::points_as_points());
    }
    Some(Changed::Option { table: id, option: table.words("option").map(|option| option.text.to_owned()) })
}

/// Whether the option is one that both rounds of a table of change have, and is named where there is one to name.
fn option_of(reading: &mut Reading<'_>, table: &Table, id: &str, change: &ChangeTable) -> bool {
    let lines = change.question.lines.iter();
    let both = lines.filter(|line| line.codes.iter().all(|codes| !codes.is_empty()));
    let known: Vec<&str> = both.map(|line| line.code.as_str()).collect();
    match table.words("option") {
        Some(option) if change.question.lines.is_empty() => {
            reading.advise(option.span, said::no_such_option(id, option.text), said::mean_without_option());
            false
        }
        Some(option) => reading.knows(&option, &known, said::no_such_option(id, option.text)),
        None if known.is_empty() => true,
        None => {
            reading.advise(table.place("table"), said::option_missing(id), words::use_fitting(known.join(" / ")));
            false
        }
    }
}

/// A change is no proof of a cause: a subject that says so is refused. What people answered may be about an effect.
fn no_cause(reading: &mut Reading<'_>, table: &Table, kind: &StatementKind) {
    match kind {
        StatementKind::Share { .. }
        | StatementKind::Majority { .. }
        | StatementKind::MainReasons { .. }
        | StatementKind::Order { .. } => return,
        StatementKind::Target { .. }
        | StatementKind::Change { .. }
        | StatementKind::TargetAndChange { .. }
        | StatementKind::WholePeriod { .. } => {}
    }
    let subject = table.text("subject");
    if let Some((span, _)) = causal_words(&subject).first() {
        let word: String = subject[span.start..].chars().take(8).collect();
        reading.advise(table.place("subject"), said::causal_subject(word), said::say_what_changed());
    }
}
