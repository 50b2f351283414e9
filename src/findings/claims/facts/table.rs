//! The cells of a printed table as facts: what it is about stands in its title, of whom in the row, which answer in the
//! headings of the column.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, change as change_words, findings as printed};
use crate::findings::claims::facts::labels::{asked_in, years_of_words};
use crate::findings::claims::facts::sources::{unit_of_table, words_of_table};
use crate::findings::claims::facts::{
    Fact, Facts, Group, Measure, Sources, day_of, empty, fiscal_year_of, of_figure,
};
use crate::findings::claims::terms::{denies, is_time};
use crate::findings::plan::change::SeriesTable;
use crate::findings::plan::{TableKey, TableKind};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::survey::definition::{ONLY_ROUND, Survey};
use crate::text::era::fiscal_year;
use crate::text::key::key;

impl Facts {
    /// The cells of a table that are figures, with the words of their row and column.
    pub(super) fn table(&mut self, sources: &Sources<'_>, table: &ResultTable) {
        let number = self.groups.len();
        self.groups.push(Vec::new());
        self.titles.push(key(&table.title.ja));
        let mut options: BTreeSet<String> = BTreeSet::new();
        let first = self.list.len();
        let (title, beside) = apart(&table.title.ja);
        let request = sources.plan.tables.iter().find(|request| request.id == table.id);
        let mut around = beside;
        if let Some(request) = request {
            around.push('。');
            around.push_str(&words_of_table(sources.surveys, &request.kind));
            // Indicators are facts of their own already.
            if matches!(request.kind, TableKind::Indicators(_) | TableKind::LogicModel) {
                return;
            }
        }
        let unit = request.map(|request| unit_of_table(sources.surveys, &request.kind)).unwrap_or_default();
        let subject = self.vocabulary.learn(&title);
        let around = self.vocabulary.learn(&around);
        let columns = column_words(table);
        // Of a question a year is the name of an answer or a class; of others it is when something was counted.
        let of_question = matches!(request.map(|request| &request.kind), Some(TableKind::Question(_)));
        let of_returns = matches!(request.map(|request| &request.kind), Some(TableKind::ResponseRates(_)));
        let of_round = request.is_some_and(|request| is_of_rounds(&request.kind));
        if request.is_some_and(|request| takes_one_answer(sources.surveys, &request.kind)) {
            self.adding_up.insert(number);
        }
        let rounds = request.map(|request| labels_of_rounds(sources.surveys, &request.kind)).unwrap_or_default();
        let mut survey_row = String::new();
        for row in &table.rows {
            let mut stubs: Vec<String> = row
                .iter()
                .take(table.stub_columns)
                .map(|cell| match cell {
                    ResultCell::Words(words) => words.ja.clone(),
                    ResultCell::Figure(_) => String::new(),
                })
                .collect();
            // A name that stands for the rows below it, until the next one.
            if table.stub_columns > 1
                && let Some(first) = stubs.first_mut()
            {
                if first.is_empty() { first.clone_from(&survey_row) } else { survey_row.clone_from(first) }
            }
            let words: Vec<&str> = row
                .iter()
                .skip(table.stub_columns)
                .filter_map(|cell| match cell {
                    ResultCell::Words(words) => Some(words.ja.as_str()),
                    ResultCell::Figure(_) => None,
                })
                .collect();
            let named = stubs.iter().map(String::as_str).chain(words.iter().copied());
            let day = named.filter(|_| !of_question).find_map(day_of);
            let group = self.group(sources, request.map(|request| &request.kind), &stubs, &words);
            if of_question || of_returns {
                self.group_names.extend(group.words.iter().cloned());
            }
            if of_question {
                self.times.extend(group.words.iter().filter(|word| is_time(word)).cloned());
            }
            if !group.names.is_empty() && !self.groups[number].contains(&group) {
                self.groups[number].push(group.clone());
            }
            let row_words: Vec<String> = if group.names.is_empty() {
                Vec::new()
            } else {
                stubs.iter().map(|stub| key(stub)).filter(|stub| !stub.is_empty()).collect()
            };
            if let Some(day) = day {
                self.list.push(Fact {
                    label: Phrase::same(format!("{} {}", table.title.ja, stubs.join(" "))),
                    measure: Measure::Day,
                    day: Some(day),
                    years: Some((fiscal_year(&day), fiscal_year(&day))),
                    table: Some(number),
                    subject: subject.clone(),
                    around: around.clone(),
                    group: group.names.clone(),
                    group_words: group.words.clone(),
                    ..empty(&table.id)
                });
            }
            let of_survey = match request.map(|request| &request.kind) {
                Some(TableKind::ResponseRates(_)) => stubs.first().cloned().unwrap_or_default(),
                _ => String::new(),
            };
            let of_survey = if of_survey.is_empty() { Vec::new() } else { self.vocabulary.learn(&of_survey) };
            for (c, cell) in row.iter().enumerate().skip(table.stub_columns) {
                let ResultCell::Figure(id) = cell else { continue };
                let Some(figure) = self.figure(sources, id) else { continue };
                let mut fact = of_figure(figure);
                fact.table = Some(number);
                fact.of_round = of_round;
                fact.of_returns = of_returns;
                fact.subject.clone_from(&subject);
                fact.subject.extend(of_survey.iter().copied());
                fact.around.clone_from(&around);
                fact.group.clone_from(&group.names);
                fact.group_words.clone_from(&group.words);
                fact.row_words.clone_from(&row_words);
                fact.day = day;
                if fact.years.is_none() {
                    fact.years = day.map(|day| (fiscal_year(&day), fiscal_year(&day)));
                }
                let column = columns.get(c).cloned().unwrap_or_default();
                if column.contains(&printed::n_heading().ja) {
                    fact.measure = Measure::Base;
                }
                let named: String = column
                    .split('。')
                    .filter(|part| {
                        let part = *part;
                        part != printed::counts_heading().ja
                            && part != printed::shares_heading().ja
                            && part != printed::n_heading().ja
                            && (of_question || fiscal_year_of(part).is_none())
                            && !rounds.iter().any(|name| name == part)
                    })
                    .collect::<Vec<_>>()
                    .join("。");
                let terms = self.vocabulary.learn(&named);
                let words = key(&named);
                if !words.is_empty() {
                    options.insert(words.clone());
                    self.answers.insert(words.clone(), terms.clone());
                    fact.denies = denies(&words);
                    fact.option_words = words;
                    fact.option.push(terms);
                }
                if fact.unit.is_empty() {
                    fact.unit.clone_from(&unit);
                }
                self.list.push(fact);
            }
        }
        let stubs = table.rows.iter().flat_map(|row| row.iter().take(table.stub_columns));
        let stubs = stubs.filter_map(|cell| match cell {
            ResultCell::Words(words) => Some(words.ja.as_str()),
            ResultCell::Figure(_) => None,
        });
        let asked = request.into_iter().flat_map(|request| asked_in(sources.surveys, &request.kind));
        let words = asked.chain(stubs).chain(columns.iter().map(String::as_str)).chain([table.title.ja.as_str()]);
        let of_facts: Vec<Option<(i32, i32)>> = self.list.iter().skip(first).map(|fact| fact.years).collect();
        let years = years_of_words(words, &of_facts);
        for fact in self.list.iter_mut().skip(first).filter(|fact| fact.years.is_some()) {
            fact.label_years.clone_from(&years);
        }
        for fact in self.list.iter_mut().skip(first).filter(|fact| !fact.option_words.is_empty()) {
            let own = &fact.option_words;
            let longer = options.iter().filter(|other| other.len() > own.len() && other.contains(own));
            fact.option_longer = longer.cloned().collect();
        }
    }

    /// Of whom a row of a table is: nothing for the total.
    fn group(
        &mut self,
        sources: &Sources<'_>,
        kind: Option<&TableKind>,
        stubs: &[String],
        words: &[&str],
    ) -> Group {
        let mut names: Vec<String> = match kind {
            Some(TableKind::ResponseRates(_)) => stubs.iter().skip(1).cloned().collect(),
            Some(TableKind::EventsByArea { .. }) => {
                let name = stubs.last().cloned().unwrap_or_default();
                // The area that contains all others is the total.
                let whole = sources.areas.iter().any(|area| {
                    area.name.ja == name
                        && area.part_of.is_none()
                        && area.members.is_empty()
                        && sources.areas.iter().any(|other| other.part_of.as_deref() == Some(&area.id))
                });
                if whole { Vec::new() } else { vec![name] }
            }
            // The day of an event is compared as a day.
            Some(TableKind::EventList { .. }) => {
                words.iter().filter(|word| day_of(word).is_none()).map(|word| (*word).to_owned()).take(1).collect()
            }
            _ => stubs.to_vec(),
        };
        names.retain(|name| {
            let dated = !matches!(kind, Some(TableKind::Question(_))) && day_of(name).is_some();
            *name != printed::total().ja && !name.is_empty() && name != "－" && !dated
        });
        let mut group = Group::default();
        for name in names {
            let mut all = vec![name.clone()];
            for area in sources.areas.iter() {
                let full = format!("{}{}", area.name.ja, area.level.ja);
                // A bare name that two areas share (北信) is that of the row's level.
                let of_level = stubs.len() < 2 || stubs.contains(&area.level.ja) || full == name;
                if (area.name.ja == name || full == name) && of_level {
                    all.extend(area.aliases.iter().cloned());
                    all.push(full);
                }
            }
            for name in all {
                let terms = self.vocabulary.learn(&name);
                let words = key(&name);
                if !terms.is_empty() && !group.words.contains(&words) {
                    group.names.push(terms);
                    group.words.push(words);
                }
            }
        }
        // The bare name alone says little where a level has to be said with it.
        if group.names.len() > 1
            && stubs.len() > 1
            && sources.areas.iter().filter(|area| Some(&area.name.ja) == stubs.last()).count() > 1
        {
            group.names[0].clear();
        }
        group
    }
}

/// Whether a table is of one question of which each case gives one answer.
fn takes_one_answer(surveys: &[Survey], kind: &TableKind) -> bool {
    let TableKind::Question(question) = kind else { return false };
    let survey = surveys.iter().find(|survey| survey.id == question.table.survey);
    let asked = survey.and_then(|survey| survey.question(&question.rows));
    asked.is_some_and(|asked| !asked.domain.takes_several())
}

/// Whether a table is counted from rounds of a survey.
fn is_of_rounds(kind: &TableKind) -> bool {
    match kind {
        TableKind::Question(question) => question.table.round != ONLY_ROUND,
        TableKind::Change(_) | TableKind::Series(SeriesTable::Question(_)) | TableKind::ResponseRates(_) => true,
        _ => false,
    }
}

/// What heads the columns of each round in a table of change, which say when something was answered and not what.
fn labels_of_rounds(surveys: &[Survey], kind: &TableKind) -> Vec<String> {
    let (TableKind::Change(change) | TableKind::Series(SeriesTable::Question(change))) = kind else {
        return Vec::new();
    };
    let label = |key: &TableKey| {
        let survey = surveys.iter().find(|survey| survey.id == key.survey)?;
        Some(survey.round(&key.round)?.label.ja.clone())
    };
    let columns = [change_words::count_heading().ja, change_words::percent_heading().ja];
    change.keys().iter().filter_map(label).chain(columns).collect()
}

/// The words of the headings over each column, the outer first.
fn column_words(table: &ResultTable) -> Vec<String> {
    let width = table.head.iter().map(Vec::len).max().unwrap_or(0);
    let over = |column| table.head.iter().filter_map(move |line| HeadCell::above(line, column));
    (0..width)
        .map(|column| over(column).map(|head| head.words.ja.as_str()).collect::<Vec<_>>().join("。"))
        .collect()
}

/// A title, and what stands in brackets in it.
fn apart(title: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut depth = 0_u32;
    for c in title.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => inside.push(c),
        }
    }
    (outside, inside)
}
