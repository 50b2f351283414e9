//! A first plan for a survey that was just drafted: how many came back, and a table of each question. It chooses nothing
//! that only a person can choose, such as groups to compare, and is there to be changed.

use crate::catalogue::{Lang, Phrase, draft as words};
use crate::draft::sketch::{Kind, Place, Sketch, SketchQuestion};
use crate::survey::remarks::Remarks;
use crate::survey::toml::tree::{Data, Table};
use crate::text::clean::shortened;
use crate::text::era::fiscal_year_name;
use crate::text::key::key;
use crate::text::units::adds_up;

/// Ids of what is about the survey as a whole. Those of the questions' tables begin otherwise.
const RETURNED: &str = "returned";
const RATES: &str = "response-rates";
/// Longest title of a table; the words of the question stand whole in its note.
const TITLE: usize = 60;
/// Options that stand side by side on a page; more stand one below the other.
const MOST_ACROSS: usize = 6;

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
    plan.put("title", said(words::plan_title(titled(&sketch.title))));
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
    // A column without a number is called by its heading alone.
    let numbered = key(&question.number) != key(&question.text);
    let named = if numbered { format!("{} {}", question.number, question.text) } else { question.text.clone() };
    table.put("title", titled(&named));
    match (&question.kind, &question.place) {
        // A battery of anything but options has no table of its own.
        (Kind::Quantity { .. }, Place::Grid(_)) | (Kind::Date | Kind::Text, _) => return None,
        (Kind::Single(_) | Kind::Multiple(_), Place::Grid(_)) => {}
        (Kind::Single(list) | Kind::Multiple(list), _) => {
            if sketch.options(list).len() > MOST_ACROSS {
                table.put("options", "rows");
            }
        }
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
fn titled(text: &str) -> String {
    shortened(&text.replace('\u{FFFD}', "?"), TITLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sketch::{Origin, SketchList, SketchOption};

    fn question(id: &str, kind: Kind, place: Place) -> SketchQuestion {
        SketchQuestion {
            id: id.to_owned(),
            number: "問1".to_owned(),
            text: "どれですか（○は１つ）".repeat(1 + usize::from(id == "long") * 9),
            kind,
            optional: false,
            universe: None,
            label: String::new(),
            place,
            unnumbered: false,
            cells: Vec::new(),
            reasons: Vec::new(),
        }
    }

    fn list(id: &str, count: usize) -> SketchList {
        let option = |code: usize| SketchOption {
            code: code.to_string(),
            label: format!("選択肢{code}"),
            aliases: Vec::new(),
            count: None,
        };
        SketchList { id: id.to_owned(), options: (1..=count).map(option).collect(), other: None }
    }

    #[test]
    fn each_question_that_can_be_counted_has_the_table_that_fits_it() {
        let mut sketch = Sketch::new(Origin::Form, "survey".to_owned(), "調査".to_owned());
        assert!(first_plan(&sketch, Lang::Ja).is_none(), "without a year there is no round");
        sketch.period = Some((2024, None));
        sketch.lists = vec![list("few", MOST_ACROSS), list("many", MOST_ACROSS + 1)];
        let amount = |unit: &str| Kind::Quantity { unit: unit.to_owned(), min: None, max: None };
        let items = || Place::Grid(vec![("a".to_owned(), "項目".to_owned())]);
        sketch.questions = vec![
            question("few", Kind::Single("few".to_owned()), Place::Right),
            question("many", Kind::Multiple("many".to_owned()), Place::Right),
            question("battery", Kind::Single("many".to_owned()), items()),
            question("cases", amount("件"), Place::Right),
            question("rate", amount("%"), Place::Right),
            question("words", Kind::Text, Place::Right),
            question("day", Kind::Date, Place::Right),
            question("long", Kind::Single("few".to_owned()), Place::Right),
        ];
        let FirstPlan { plan, text, .. } = first_plan(&sketch, Lang::Ja).unwrap();
        let tables = plan.tables("table");
        let ids: Vec<String> = tables.iter().map(|table| table.text("id")).collect();
        let expected = ["response-rates", "table-few", "table-many", "table-battery", "table-cases", "table-rate"];
        assert_eq!(ids[..6], expected);
        assert_eq!(ids[6..], ["table-long"]);
        let of = |key: &str| tables.iter().map(|table| table.text(key)).collect::<Vec<_>>();
        assert_eq!(of("options"), ["", "", "rows", "", "", "", ""]);
        let first = |at: usize| tables[at].list("show").first().map(|word| word.text.to_owned());
        assert_eq!((first(4).as_deref(), first(5).as_deref()), (Some("sum"), Some("mean")));
        // What the office wrote stays; a long text ends where a title can be read.
        assert_eq!(of("title")[1], "問1 どれですか（○は１つ）");
        assert_eq!((of("title")[6].chars().count(), of("title")[6].ends_with('…')), (TITLE, true));
        assert!(ids.iter().all(|id| text.contains(&format!("{{{{table:{id}}}}}"))), "{text}");
    }
}
