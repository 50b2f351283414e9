//! The plan of the new round, copied from one that speaks of the last round and of nothing else: the same figures and
//! tables of the new round under ids of their own, since an id means one figure in the whole workspace.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, new_round as words};
use crate::findings::marks as typed;
use crate::findings::plan::english_prose;
use crate::pipeline::new_round::edit::{Edits, under_heads};
use crate::pipeline::new_round::years;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Data, Table, Value, Words};
use crate::survey::toml::write::quoted;

/// A round of a survey.
#[derive(Debug, Clone, Copy)]
pub(super) struct RoundOf<'a> {
    pub(super) survey: &'a str,
    pub(super) round: &'a str,
    pub(super) year: i32,
}

impl RoundOf<'_> {
    pub(super) fn word(&self) -> String {
        format!("{}/{}", self.survey, self.round)
    }
}

/// What a plan says of the last round.
pub(super) struct Uses {
    /// In how many places it names it.
    pub(super) places: usize,
    /// What else it counts.
    pub(super) others: BTreeSet<String>,
}

/// Kinds of table that count records or indicators and name no survey.
const OTHER_KINDS: [&str; 4] = ["event_list", "events_by_area", "indicators", "logic_model"];

/// What a plan says of a round. `only` is the one survey of the workspace, which a plan need not name.
pub(super) fn uses(plan: &Table, last: RoundOf<'_>, only: Option<&str>) -> Uses {
    let mut found = Uses { places: 0, others: BTreeSet::new() };
    for request in plan.tables("figure").into_iter().chain(plan.tables("table")) {
        let mut named = false;
        for key in ["records", "indicator"] {
            if let Some(name) = request.words(key) {
                found.others.insert(name.text.to_owned());
                named = true;
            }
        }
        let kind = request.text("kind");
        if OTHER_KINDS.contains(&kind.as_str()) {
            found.others.insert(kind.clone());
            named = true;
        }
        let survey = request.words("survey").map(|survey| survey.text.to_owned());
        let survey = survey.or_else(|| only.map(str::to_owned));
        let rounds: Vec<String> =
            request.list("rounds").iter().map(|round| full(round, survey.as_deref())).collect();
        let single = request.words("round").map(|round| full(&round, survey.as_deref()));
        let compares = kind == "change";
        let all: Vec<String> = rounds.into_iter().chain(single).collect();
        let names_last = all.contains(&last.word());
        found.places += usize::from(names_last);
        let others = all.into_iter().filter(|round| *round != last.word());
        if !(compares && names_last) {
            found.others.extend(others);
        }
        if !names_last && !named {
            found.others.extend(survey.filter(|survey| survey != last.survey));
        }
    }
    found
}

/// A round as it is named with its survey.
fn full(round: &Words<'_>, survey: Option<&str>) -> String {
    match survey {
        Some(survey) if !round.text.contains('/') => format!("{survey}/{}", round.text),
        Some(_) | None => round.text.to_owned(),
    }
}

/// A plan that was copied.
pub(super) struct Copied {
    /// Its text.
    pub(super) text: String,
    /// The prose of its sections: name beside the plans, and text.
    pub(super) prose: Vec<(String, String)>,
    /// New ids by the old ones.
    pub(super) ids: BTreeMap<String, String>,
    /// Claims that stayed behind.
    pub(super) claims: usize,
    /// Words that name another year now.
    pub(super) moved: Vec<String>,
    /// The day as of which the plan held, which is left to a person.
    pub(super) asked: Option<String>,
    /// The office's own Word files, each with the name of its copy; without one it is left out.
    pub(super) templates: Vec<(String, Option<String>)>,
}

/// What a copy is made with.
pub(super) struct Wish<'a> {
    pub(super) id: &'a str,
    pub(super) last: RoundOf<'a>,
    pub(super) new: RoundOf<'a>,
    pub(super) as_of: Option<&'a str>,
    /// The fiscal years of all rounds, by `survey/round`.
    pub(super) years: &'a BTreeMap<String, i32>,
    pub(super) lang: Lang,
    /// Whether its Word files can be copied: they are there and without a mistake.
    pub(super) with_templates: bool,
}

/// Texts of a plan that may name a year.
const WORDY: [&str; 4] = ["title", "label", "subject", "text"];
/// Keys that name figures, tables or statements of the plan.
const REFERENCES: [&str; 9] =
    ["figure", "figures", "table", "tables", "target", "change", "results", "against", "ratio_to"];

/// Copies a plan; none where its text cannot be changed in place.
pub(super) fn copy(
    file: &SourceFile,
    plan: &Table,
    prose: &BTreeMap<String, String>,
    wish: &Wish<'_>,
) -> Option<Copied> {
    let claims = plan.tables("claim");
    if !under_heads(&file.text, &claims) {
        return None;
    }
    let named = ["figure", "table", "statement"].into_iter().flat_map(|key| plan.tables(key));
    let ids: BTreeMap<String, String> = named
        .filter_map(|table| table.words("id"))
        .map(|id| (id.text.to_owned(), renamed(id.text, wish.last.round, wish.new.round)))
        .collect();
    let mut writer = Writer { edits: Edits::new(&file.text), wish, ids: &ids, compared: None, moved: Vec::new() };
    writer.put(&plan.get("id")?.value, wish.id);
    let (mut asked, mut templates) = (None, Vec::new());
    for entry in &plan.entries {
        match entry.key.as_str() {
            "as_of" => {
                let before = entry.value.words().map(|day| day.text.to_owned()).unwrap_or_default();
                if let Some(day) = wish.as_of {
                    writer.put(&entry.value, day);
                } else {
                    let remark = words::left_day("as_of", before);
                    writer.edits.replace_lines(entry, &format!("# {}\n", remark.text(wish.lang)));
                    asked = Some("as_of".to_owned());
                }
            }
            "period" => {
                let (old, new) = (format!("FY{}", wish.last.year), format!("FY{}", wish.new.year));
                for year in
                    entry.value.list().iter().filter(|year| year.words().is_some_and(|year| year.text == old))
                {
                    writer.edits.replace(year.span.clone(), quoted(&new));
                }
            }
            "template" => {
                let files: Vec<String> =
                    plan.several("template").iter().map(|path| path.text.to_owned()).collect();
                if wish.with_templates {
                    let all = entry.value.words().is_some().then_some(&entry.value);
                    for value in all.into_iter().chain(entry.value.list()) {
                        let Some(path) = value.words() else { continue };
                        let name = template_name(path.text, &plan.text("id"), wish.id);
                        writer.put(value, &name);
                        templates.push((path.text.to_owned(), Some(name)));
                    }
                } else {
                    let remark = words::template_left_out(files.join(", "));
                    writer.edits.replace_lines(entry, &format!("# {}\n", remark.text(wish.lang)));
                    templates.extend(files.into_iter().map(|file| (file, None)));
                }
            }
            "title" => writer.words(&entry.value),
            "claim" | "id" => {}
            _ => writer.value(&entry.key, &entry.value, true),
        }
    }
    let mut copied_prose = Vec::new();
    for section in plan.tables("sections") {
        let Some(entry) = section.get("prose") else { continue };
        let Some(path) = entry.value.words() else { continue };
        let own = plan.text("id");
        let name = if path.text.contains(&own) {
            path.text.replace(&own, wish.id)
        } else {
            format!("{}-{}", wish.id, path.text)
        };
        writer.put(&entry.value, &name);
        let text = prose.get(path.text)?;
        if let Some(english) = prose.get(&english_prose(path.text)) {
            copied_prose.push((english_prose(&name), marks(english, &ids)));
        }
        copied_prose.push((name, marks(text, &ids)));
    }
    for claim in &claims {
        writer.edits.remove_block(claim);
    }
    let Writer { edits, moved, .. } = writer;
    let text = edits.made();
    tree::parse(&SourceFile::new("made.toml", text.as_str()), &mut Problems::new())?;
    Some(Copied { text, prose: copied_prose, claims: claims.len(), moved, asked, templates, ids })
}

/// The name of the copy of a Word file, beside it: with the id of the new plan.
fn template_name(path: &str, last: &str, new: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let name = if name.contains(last) { name.replace(last, new) } else { format!("{new}-{name}") };
    if folder.is_empty() { name } else { format!("{folder}/{name}") }
}

struct Writer<'a> {
    edits: Edits<'a>,
    wish: &'a Wish<'a>,
    ids: &'a BTreeMap<String, String>,
    /// The year that the last round is compared with, in a request that goes on to compare the new round with the last.
    compared: Option<i32>,
    moved: Vec<String>,
}

impl Writer<'_> {
    fn put(&mut self, value: &Value, text: &str) {
        self.edits.replace(value.span.clone(), quoted(text));
    }

    /// The words of a title with the new year.
    fn words(&mut self, value: &Value) {
        let Some(words) = value.words() else { return };
        let (last, new) = (self.wish.last.year, self.wish.new.year);
        let mut text = words.text.to_owned();
        // The later year first: the earlier one takes its place.
        for (from, to) in [Some((last, new)), self.compared.map(|earlier| (earlier, last))].into_iter().flatten() {
            text = years::moved(&text, from, to).unwrap_or(text);
        }
        if text != words.text {
            self.put(value, &text);
            self.moved.push(text);
        }
    }

    fn value(&mut self, key: &str, value: &Value, outermost: bool) {
        match &value.data {
            Data::Text(text) if key == "id" && !outermost => {
                if let Some(id) = self.ids.get(text) {
                    self.put(value, &id.clone());
                }
            }
            Data::Text(text) if key == "survey" && text == self.wish.last.survey => {
                self.put(value, self.wish.new.survey);
            }
            Data::Text(text) if key == "round" => {
                if text == self.wish.last.round {
                    self.put(value, self.wish.new.round);
                } else if *text == self.wish.last.word() {
                    self.put(value, &self.wish.new.word());
                }
            }
            Data::Text(_) if WORDY.contains(&key) => self.words(value),
            Data::Text(text) if REFERENCES.contains(&key) => {
                if let Some(id) = reference(text, self.ids) {
                    self.put(value, &id);
                }
            }
            Data::List(list) => {
                for member in list {
                    match member.as_table() {
                        Some(table) => self.table(key, table),
                        None => self.value(key, member, false),
                    }
                }
            }
            Data::Table(table) => self.table(key, table),
            Data::Text(_) | Data::Number(_) | Data::Flag(_) | Data::Time => {}
        }
    }

    fn table(&mut self, key: &str, table: &Table) {
        // Ids of problems, groups and nets are names within the plan or the table.
        let named = matches!(key, "figure" | "table" | "statement");
        if named {
            self.compared = self.earlier(table);
        }
        for entry in &table.entries {
            match entry.key.as_str() {
                "id" if !named => {}
                "prose" => {}
                "rounds" => self.rounds(table, &entry.value),
                key => self.value(key, &entry.value, false),
            }
        }
        if named {
            self.compared = None;
        }
    }

    /// The year of the first of two rounds that are compared, where the last round is the second.
    fn earlier(&self, table: &Table) -> Option<i32> {
        let rounds = table.list("rounds");
        let [first, second] = rounds.as_slice() else { return None };
        let full = |round| full(round, Some(self.wish.last.survey));
        let moves = table.text("kind") == "change" && full(second) == self.wish.last.word();
        self.wish.years.get(&full(first)).copied().filter(|_| moves)
    }

    /// Rounds that are compared move on by one; a list of rounds names the new one for the last.
    fn rounds(&mut self, table: &Table, value: &Value) {
        let wish = self.wish;
        let same = wish.last.survey == wish.new.survey;
        let short = value.list().iter().filter_map(Value::words).all(|round| !round.text.contains('/'));
        let word = |round: &Words<'_>| {
            let last = full(round, Some(wish.last.survey)) == wish.last.word();
            if short && same {
                if last { wish.new.round.to_owned() } else { round.text.to_owned() }
            } else if last {
                wish.new.word()
            } else {
                full(round, Some(wish.last.survey))
            }
        };
        let rounds: Vec<Words<'_>> = value.list().iter().filter_map(Value::words).collect();
        let compares = table.text("kind") == "change";
        let ends = rounds.last().is_some_and(|round| full(round, Some(wish.last.survey)) == wish.last.word());
        let made: Vec<String> = if compares && ends {
            let as_before = |round: &Words<'_>| {
                if short && same { round.text.to_owned() } else { full(round, Some(wish.last.survey)) }
            };
            let kept = rounds.iter().skip(usize::from(rounds.len() == 2)).map(as_before);
            kept.chain(rounds.last().map(word)).collect()
        } else {
            rounds.iter().map(word).collect()
        };
        let listed: Vec<String> = made.iter().map(|round| quoted(round)).collect();
        self.edits.replace(value.span.clone(), format!("[{}]", listed.join(", ")));
    }
}

/// The id of the new round: `needed-R2` becomes `needed-R3`, `r2-needed` becomes `r3-needed`; another gets the round behind it.
fn renamed(id: &str, last: &str, new: &str) -> String {
    let part = |part: &str| {
        if part == last {
            new.to_owned()
        } else if part == last.to_lowercase() {
            new.to_lowercase()
        } else {
            part.to_owned()
        }
    };
    let made: Vec<String> = id.split('-').map(part).collect();
    let made = made.join("-");
    if made == id { format!("{id}-{}", new.to_lowercase()) } else { made }
}

/// The new id for one of the plan, or for a figure that one of its tables makes.
pub(super) fn reference(text: &str, ids: &BTreeMap<String, String>) -> Option<String> {
    if let Some(id) = ids.get(text) {
        return Some(id.clone());
    }
    let (own, rest) = text.split_once('.')?;
    Some(format!("{}.{rest}", ids.get(own)?))
}

/// Prose whose marks name the new ids.
fn marks(text: &str, ids: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in typed::marks(text) {
        let Some((kind, id)) = mark.kind.zip(reference(&mark.id, ids)) else { continue };
        out.push_str(&text[from..mark.span.start]);
        out.push_str(&format!("{{{{{}:{id}}}}}", kind.word()));
        from = mark.span.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_carry_the_round() {
        assert_eq!(renamed("needed", "R2", "R3"), "needed-r3");
        assert_eq!(renamed("r2-needed", "R2", "R3"), "r3-needed");
        assert_eq!(renamed("clients-R2-target", "R2", "R3"), "clients-R3-target");
    }

    #[test]
    fn marks_of_the_plan_are_renamed_and_others_stay() {
        let ids = BTreeMap::from([("a".to_owned(), "a-r3".to_owned())]);
        let text = "x {{figure:a}} {{figure:a.total.1.count}} {{figure:b}} {{table: a}} }} {{";
        let made = "x {{figure:a-r3}} {{figure:a-r3.total.1.count}} {{figure:b}} {{table:a-r3}} }} {{";
        assert_eq!(marks(text, &ids), made);
    }
}
