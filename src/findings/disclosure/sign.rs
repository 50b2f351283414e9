//! Puts the sign of the rule in the place of what is withheld, and makes anew what was made of it: sentences, the tables of
//! indicators and the chain of reasoning.

use crate::catalogue::{Phrase, disclosure as words, units};
use crate::findings::disclosure::counts::counted_from;
use crate::findings::disclosure::differences::Withheld;
use crate::findings::evaluate::Findings;
use crate::findings::evidence::{Evidence, Taken};
use crate::findings::figure::{Figure, FigureValue, SIGN};
use crate::findings::how::How;
use crate::findings::indicator_table;
use crate::findings::material::Material;
use crate::findings::plan::disclosure::Rule;
use crate::findings::plan::{AnalysisPlan, TableKind};
use crate::findings::statements;
use crate::findings::table::{HeadCell, ResultCell};

/// The findings without what is withheld.
pub(super) fn signed(
    plan: &AnalysisPlan,
    material: &Material<'_>,
    rule: &Rule,
    withheld: &Withheld,
    findings: &Findings,
) -> Findings {
    let mut signed = findings.clone();
    without_outliers(&mut signed, rule);
    for id in &withheld.values {
        if let Some(figure) = signed.figures.get_mut(id) {
            let whole = figure.clone();
            hide(figure, rule, withheld);
            signed.kept_back.entry(id.clone()).or_insert(whole);
        }
    }
    for (id, called) in &withheld.called {
        let mut figure = called.clone();
        hide(&mut figure, rule, withheld);
        signed.figures.entry(id.clone()).or_insert(figure);
    }
    for figure in signed.figures.values_mut() {
        let id = figure.id.clone();
        figure.notes.retain(|note| !withheld.notes.contains(&(id.clone(), note.clone())));
        let unfounded = withheld.bases.contains(&figure.id) && !withheld.values.contains(&figure.id);
        if unfounded {
            signed.kept_back.entry(figure.id.clone()).or_insert_with(|| figure.clone());
            figure.base = None;
            figure.how = How::Plain;
            figure.beyond = None;
            figure.mode = None;
            figure.evidence = Evidence::default();
        }
        if unfounded || withheld.noted.contains(&figure.id) {
            figure.withheld = Some(rule.name.clone());
        }
    }
    made_anew(plan, material, &mut signed);
    for (number, table) in signed.tables.iter_mut().enumerate() {
        if withheld.tables.contains(&number) {
            table.head = vec![vec![HeadCell::one(words::status())]];
            table.rows = vec![vec![ResultCell::Words(units::hidden())]];
            table.stub_columns = 1;
            table.notes = vec![words::table_withheld(rule.words())];
            continue;
        }
        for (table_number, row, column) in &withheld.cells {
            if *table_number == number
                && let Some(cell) = table.rows.get_mut(*row).and_then(|cells| cells.get_mut(*column))
            {
                *cell = ResultCell::Words(units::hidden());
            }
        }
        let id = table.id.clone();
        table.notes.retain(|note| !withheld.notes.contains(&(id.clone(), note.clone())));
        if withheld.noted.contains(&table.id) {
            table.notes.push(words::note_withheld(rule.words()));
        }
        let hidden = table.rows.iter().flatten().any(|cell| match cell {
            ResultCell::Figure(id) => withheld.values.contains(id),
            ResultCell::Words(text) => text.ja == SIGN,
        });
        if hidden {
            table.notes.push(words::sign_means(rule.words()));
        }
        let zero = table.rows.iter().flatten().any(|cell| match cell {
            ResultCell::Figure(id) => withheld.zeros.contains(id),
            ResultCell::Words(_) => false,
        });
        if zero {
            table.notes.push(words::zeros_hidden());
        }
    }
    for statement in &plan.statements {
        let Some(written) = signed.sentences.get_mut(&statement.id) else { continue };
        let mut stands_on = written.figures.iter().chain(&written.compared);
        let rests = stands_on.any(|figure| withheld.values.contains(figure));
        if rests || withheld.sentences.contains(&statement.id) {
            written.text = words::sentence_withheld(&statement.subject, &rule.name);
            written.remarks.clear();
        }
    }
    for diagnostic in &mut signed.diagnostics {
        if diagnostic.scope.figure.as_ref().is_some_and(|figure| withheld.values.contains(figure)) {
            diagnostic.found = words::hidden_by(&rule.name);
            diagnostic.expected = words::hidden_by(&rule.name);
        }
    }
    signed
}

/// Who lies far from the others is a matter of single cases, and hangs on everybody's answer.
fn without_outliers(findings: &mut Findings, rule: &Rule) {
    let covered = |figure: &Figure| counted_from(figure).any(|survey| rule.covers(survey));
    let mut notes = Vec::new();
    findings.figures.retain(|_, figure| {
        let out = figure.taken == Taken::Outliers && covered(figure);
        if out {
            notes.append(&mut figure.notes);
        }
        !out
    });
    for table in &mut findings.tables {
        table.notes.retain(|note| !notes.contains(note));
    }
}

/// Hides a figure and whatever would give it back.
fn hide(figure: &mut Figure, rule: &Rule, withheld: &Withheld) {
    figure.value = FigureValue::Suppressed(rule.name.clone());
    figure.base = None;
    figure.how = How::Plain;
    figure.beyond = None;
    figure.mode = None;
    figure.decimals = 0;
    figure.notes = vec![words::hidden_by(rule.words())];
    figure.notes.extend(withheld.zeros.contains(&figure.id).then(words::zero_hidden));
    if withheld.units.contains(&figure.id) {
        figure.unit = Phrase::default();
    }
    figure.evidence = Evidence::default();
    figure.withheld = Some(rule.name.clone());
}

/// What is made of figures and not of counts.
fn made_anew(plan: &AnalysisPlan, material: &Material<'_>, findings: &mut Findings) {
    for request in &plan.tables {
        let made = match &request.kind {
            TableKind::Indicators(role) => {
                indicator_table::indicator_table(material, request, *role, plan.period, &findings.figures)
            }
            TableKind::LogicModel => indicator_table::logic_table(material, request, plan, &findings.figures),
            _ => continue,
        };
        if let Some(table) = findings.tables.iter_mut().find(|table| table.id == request.id) {
            *table = made;
        }
    }
    findings.sentences = statements::write(plan, &findings.figures, material.surveys);
}
