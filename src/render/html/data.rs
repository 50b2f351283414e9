//! What the script of a page knows: the words that it says, and of every figure in the page what its panel shows. It is the
//! record that `results.json` prints and nothing more, so what is hidden there is not here either. Texts that many figures
//! share are written once.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::catalogue::{Lang, Phrase, page as words, report as report_words};
use crate::render::xml::legal;
use crate::report::analyst::status_words;
use crate::report::model::{BaseRecord, FigureCells, FigureRecord, Report};

#[derive(Serialize)]
struct Figure<'a> {
    label: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    class: usize,
    status: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<usize>,
}

/// Things that are written once, and pointed at by their place.
struct Shared<T> {
    list: Vec<T>,
    places: BTreeMap<T, usize>,
}

impl<T: Ord + Clone> Shared<T> {
    fn new() -> Self {
        Self { list: Vec::new(), places: BTreeMap::new() }
    }

    fn place(&mut self, one: &T) -> usize {
        if let Some(place) = self.places.get(one) {
            return *place;
        }
        let place = self.list.len();
        self.list.push(one.clone());
        self.places.insert(one.clone(), place);
        place
    }
}

/// The data as text that can stand in a script element, whatever is in it.
pub(super) fn data(report: &Report, placed: &BTreeSet<&str>, cells: Option<&FigureCells>, lang: Lang) -> String {
    let mut texts = Shared::new();
    let mut bases: Shared<[Option<u64>; 16]> = Shared::new();
    let shown = report.figures.iter().filter(|figure| placed.contains(figure.id.as_str()));
    let figures: BTreeMap<&str, Figure<'_>> =
        shown.map(|figure| (figure.id.as_str(), record(figure, &mut texts, &mut bases, lang))).collect();
    let mut all = json!({
        "words": said(lang),
        "figures": figures,
        "texts": texts.list,
        "bases": bases.list,
    });
    if let (Some(cells), Some(all)) = (cells, all.as_object_mut()) {
        all.insert("cells".to_owned(), behind(cells, &figures));
    }
    let text = legal(&all.to_string()).into_owned();
    // Nothing in it can end the element or begin a comment.
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            other => out.push(other),
        }
    }
    out
}

fn record<'a>(
    figure: &'a FigureRecord,
    texts: &mut Shared<String>,
    bases: &mut Shared<[Option<u64>; 16]>,
    lang: Lang,
) -> Figure<'a> {
    let hidden = figure.status == "suppressed";
    let numberless = hidden || figure.status == "undefined";
    let class = match figure.class.as_str() {
        "computed" => words::class_computed(),
        "entered" => words::class_entered(),
        "claimed" => words::class_claimed(),
        other => Phrase::same(other),
    };
    let mut said = |phrase: Phrase| texts.place(&phrase.text(lang).to_owned());
    Figure {
        label: &figure.label,
        text: &figure.text,
        unit: if numberless { "" } else { &figure.unit },
        // Of what is hidden the record has the rule in the place of the value.
        value: figure.value.as_deref().filter(|value| !numberless && *value != figure.text),
        rule: figure.withheld.as_deref(),
        class: said(class),
        status: said(status_words(&figure.status)),
        period: figure.period.as_deref().map(|period| years(period, lang)),
        as_of: figure.as_of.as_deref(),
        notes: figure.notes.iter().map(|note| texts.place(note)).collect(),
        base: figure.base.as_ref().filter(|_| !hidden).map(|base| bases.place(&counts(base))),
        evidence: figure.evidence.filter(|_| !hidden),
    }
}

/// A period as a person says it: `FY2018..FY2020` is 2018〜2020年度.
fn years(period: &str, lang: Lang) -> String {
    let year = |text: &str| text.strip_prefix("FY").map(str::to_owned);
    let phrase = match period.split_once("..") {
        Some((first, last)) => year(first).zip(year(last)).map(|(first, last)| words::fiscal_years(first, last)),
        None => year(period).map(words::fiscal_year),
    };
    phrase.unwrap_or_else(|| Phrase::same(period)).text(lang).to_owned()
}

/// The chain in the order of its words in [`said`].
fn counts(base: &BaseRecord) -> [Option<u64>; 16] {
    let BaseRecord {
        distributed,
        not_returned,
        returned,
        invalid_returns,
        held_out_returns,
        valid,
        not_applicable,
        eligible,
        no_answer,
        dont_know,
        refused,
        invalid,
        contradictory,
        held_out,
        n,
        unplaced,
    } = *base;
    // What leaves the chain is there only where something did.
    let less = |count: u64| Some(count).filter(|count| *count > 0);
    [
        distributed,
        not_returned.and_then(less),
        Some(returned),
        less(invalid_returns),
        less(held_out_returns),
        Some(valid),
        less(not_applicable),
        Some(eligible).filter(|_| not_applicable > 0),
        less(no_answer),
        less(dont_know),
        less(refused),
        less(invalid),
        less(contradictory),
        less(held_out),
        Some(n),
        less(unplaced),
    ]
}

/// The words of the script. What it fills in stands in braces.
fn said(lang: Lang) -> Value {
    let equals = match lang {
        Lang::Ja => "＝",
        Lang::En => "=",
    };
    let chain = [
        ("", report_words::distributed()),
        ("−", words::not_returned()),
        (equals, report_words::returned()),
        ("−", words::invalid_returns()),
        ("−", words::held_out_returns()),
        (equals, words::valid_returns()),
        ("−", report_words::missing_not_applicable()),
        (equals, words::eligible()),
        ("−", report_words::missing_no_answer()),
        ("−", report_words::missing_dont_know()),
        ("−", report_words::missing_refused()),
        ("−", report_words::missing_invalid()),
        ("−", report_words::missing_contradictory()),
        ("−", report_words::missing_held_out()),
        (equals, words::base_n()),
        ("", words::unplaced()),
    ];
    let chain: Vec<(&str, &str)> = chain.iter().map(|(sign, phrase)| (*sign, phrase.text(lang))).collect();
    let all = [
        ("found", words::found("{n}")),
        ("found_more", words::found_more("{n}", "{shown}")),
        ("found_none", words::found_none()),
        ("filtered", words::filtered("{tables}", "{rows}")),
        ("filtered_none", words::filtered_none()),
        ("rows_of", words::rows_of("{shown}", "{all}")),
        ("exact", words::exact()),
        ("rule_of_hiding", words::rule_of_hiding()),
        ("status", words::status()),
        ("class", words::class()),
        ("period", words::period()),
        ("as_of", words::as_of()),
        ("cells", words::cells()),
        ("id", words::id()),
        ("base", words::base()),
        ("chain_link", words::chain_link()),
        ("chain_count", words::chain_count()),
        ("notes", words::notes()),
        ("cells_of", words::cells_of("{n}")),
        ("cells_first", words::cells_first("{n}", "{shown}")),
        ("more_cells", words::more_cells()),
        ("file", report_words::file()),
        ("sheet", report_words::sheet()),
        ("cell", words::cell()),
        ("raw", report_words::raw()),
        ("read_by", report_words::rule()),
    ];
    let mut out: Map<String, Value> =
        all.into_iter().map(|(name, phrase)| (name.to_owned(), phrase.text(lang).into())).collect();
    out.insert("chain".to_owned(), json!(chain));
    out.into()
}

/// The cells behind the figures of the page: what stands in each, files, sheets and rules written once, and of every figure
/// the places of its cells in that list.
fn behind(cells: &FigureCells, figures: &BTreeMap<&str, Figure<'_>>) -> Value {
    let mut texts = Shared::new();
    let rows: Vec<Value> = cells
        .cells
        .iter()
        .map(|cell| {
            let mut place = |text: &String| texts.place(text);
            json!([place(&cell.file), place(&cell.sheet), cell.cell, cell.raw, place(&cell.rule)])
        })
        .collect();
    let mut lists = Shared::new();
    let of: BTreeMap<&str, usize> = figures
        .keys()
        .filter_map(|id| cells.of.get(*id).map(|places| (*id, lists.place(&runs(places)))))
        .collect();
    json!({ "texts": texts.list, "rows": rows, "lists": lists.list, "of": of })
}

/// Places in ascending order as runs: `3-7,9`.
fn runs(places: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in places {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *place => *last = *place,
            Some(_) | None => runs.push((*place, *place)),
        }
    }
    let runs =
        runs.iter().map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") });
    runs.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{runs, years};
    use crate::catalogue::Lang;

    #[test]
    fn periods_are_said() {
        assert_eq!(years("FY2018", Lang::Ja), "2018年度");
        assert_eq!(years("FY2018..FY2020", Lang::Ja), "2018〜2020年度");
        assert_eq!(years("R2", Lang::En), "R2");
    }

    #[test]
    fn places_are_written_as_runs() {
        assert_eq!(runs(&[3, 4, 5, 7, 9, 10]), "3-5,7,9-10");
        assert_eq!(runs(&[]), "");
    }
}
