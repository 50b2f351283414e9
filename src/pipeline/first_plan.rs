//! A first plan for a survey that was just drafted: how many came back, and a table of each question. It chooses nothing
//! that only a person can choose, such as groups to compare, and is there to be changed.

use crate::catalogue::{Lang, Phrase, draft as words};
use crate::draft::sketch::{Kind, Place, Sketch, SketchQuestion};
use crate::survey::remarks::Remarks;
use crate::survey::toml::tree::{Data, Table};
use crate::text::clean::clean;
use crate::text::era::fiscal_year_name;
use crate::text::units::adds_up;

/// Ids of what is about the survey as a whole. Those of the questions' tables begin otherwise.
const RETURNED: &str = "returned";
const RATES: &str = "response-rates";
/// Longest title of a table; the words of the question stand whole in its note.
const TITLE: usize = 60;

/// A plan as a definition, and the text of its one section.
#[derive(Debug)]
pub(super) struct FirstPlan {
    /// The definition.
    pub(super) plan: Table,
    /// What it is.
    pub(super) remarks: Remarks,
    /// Path of the text below `analysis/`.
    pub(super) prose: String,
    /// The text, with the places of the figure and the tables.
    pub(super) text: String,
}

/// The plan of a drafted survey; none where no round is known, in which anything could be counted.
pub(super) fn first_plan(sketch: &Sketch, lang: Lang) -> Option<FirstPlan> {
    let (year, _) = sketch.period.as_ref()?;
    let round = fiscal_year_name(*year);
    let said = |phrase: Phrase| phrase.text(lang).to_owned();
    let prose = format!("{}.md", sketch.id);
    let mut plan = Table::default();
    plan.put("id", format!("{}-report", sketch.id));
    plan.put("title", said(words::plan_title(shortened(&sketch.title))));
    plan.put("period", vec![Data::from(format!("FY{year}"))]);
    let mut section = Table::default();
    section.put("number", "1");
    section.put("title", said(words::plan_section()));
    section.put("prose", prose.as_str());
    plan.push("sections", section);
    let mut figure = Table::default();
    figure.put("id", RETURNED);
    figure.put("label", said(words::plan_returned()));
    figure.put("unit", said(words::plan_returned_unit()));
    of_round(&mut figure, sketch, &round);
    figure.put("count", "returned");
    plan.push("figure", figure);
    let mut rates = Table::default();
    rates.put("id", RATES);
    rates.put("title", said(words::plan_rates()));
    rates.put("kind", "response_rates");
    rates.put("rounds", vec![Data::from(format!("{}/{round}", sketch.id))]);
    plan.push("table", rates);
    let mut places = String::new();
    for question in &sketch.questions {
        let Some(table) = table(question, sketch, &round) else { continue };
        places.push_str(&format!("{{{{table:{}}}}}\n\n", table.text("id")));
        plan.push("table", table);
    }
    let came = said(words::plan_came(format!("{{{{figure:{RETURNED}}}}}")));
    let mut text = format!("{came}\n\n{{{{table:{RATES}}}}}\n");
    if !places.is_empty() {
        text.push_str(&format!("\n{}\n\n{}\n", said(words::plan_answers()), places.trim_end()));
    }
    let mut remarks = Remarks::default();
    remarks.add("", said(words::plan_is_drafted()));
    Some(FirstPlan { plan, remarks, prose, text })
}

/// The table of a question; none for words and days, of which there is nothing to count.
fn table(question: &SketchQuestion, sketch: &Sketch, round: &str) -> Option<Table> {
    let mut table = Table::default();
    table.put("id", format!("table-{}", question.id));
    let named = format!("{} {}", question.number, question.text);
    table.put("title", shortened(&named));
    match (&question.kind, &question.place) {
        // A battery of anything but options has no table of its own.
        (Kind::Quantity { .. }, Place::Grid(_)) | (Kind::Date | Kind::Text, _) => return None,
        (Kind::Single(_) | Kind::Multiple(_), _) => {}
        (Kind::Quantity { unit, .. }, _) => {
            table.put("kind", "quantities");
            let sum = adds_up(unit).then_some("sum");
            let show = sum.into_iter().chain(["mean", "median", "min", "max"]);
            table.put("show", show.map(Data::from).collect::<Vec<_>>());
        }
    }
    of_round(&mut table, sketch, round);
    table.put("rows", question.id.as_str());
    Some(table)
}

fn of_round(entry: &mut Table, sketch: &Sketch, round: &str) {
    entry.put("survey", sketch.id.as_str());
    entry.put("round", round);
}

/// A title in one line, of bearable length, without what no definition may hold.
fn shortened(text: &str) -> String {
    let flat = clean(text).replace('\u{FFFD}', "?");
    let flat = flat.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= TITLE {
        return flat;
    }
    flat.chars().take(TITLE - 1).chain(['…']).collect()
}
