//! The frame of the new round: that of the last one, with mergers, new names, splits and whoever is new or gone applied.
//! Former names stay in the column of former bodies, so that a return under an old name is suggested; what differed among
//! the cases that have become one is left blank and asked about.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, new_round as words};
use crate::pipeline::new_round::mergers::{Merger, Mergers};
use crate::survey::frame::{Asked, Case, STRATUM, SamplingFrame};
use crate::survey::toml::delimited::Delimited;
use crate::survey::toml::frame::{ASKED, FORMER, KANA, NOT_ASKED};

/// The frame of the new round.
pub(super) struct NewFrame {
    /// Its rows, the headings first.
    pub(super) rows: Vec<Vec<String>>,
    /// Whether it says something else than the frame of the last round.
    pub(super) changed: bool,
    /// What was done.
    pub(super) done: Vec<Phrase>,
    /// What is left to a person.
    pub(super) left: Vec<Phrase>,
}

/// Where the columns are that are not about a case's attributes.
struct Columns {
    code: usize,
    name: usize,
    alias: Option<usize>,
    kana: Option<usize>,
    former: Option<usize>,
    asked: Option<usize>,
    stratum: Option<usize>,
}

struct Maker<'a> {
    frame: &'a SamplingFrame,
    head: Vec<String>,
    columns: Columns,
    rows: Vec<Vec<String>>,
    done: Vec<Phrase>,
    left: Vec<Phrase>,
}

/// Makes the frame of a round from the table of the last one, which was read as `frame`.
pub(super) fn renew(
    table: &Delimited,
    frame: &SamplingFrame,
    mergers: &Mergers,
    last_round: &str,
    round: &str,
) -> NewFrame {
    let mut head: Vec<String> = table.head.cells.iter().map(|cell| cell.text.clone()).collect();
    let mut rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| (0..head.len()).map(|column| row.text(Some(column)).to_owned()).collect())
        .collect();
    let mut former = table.column(FORMER);
    let asked = table.column(ASKED).or_else(|| table.column(NOT_ASKED));
    if former.is_none() && !mergers.is_empty() {
        former = Some(head.len());
        head.push(FORMER[0].to_owned());
        for row in &mut rows {
            row.push(String::new());
        }
    }
    let columns = Columns {
        code: table.column(&["code"]).unwrap_or(0),
        name: table.column(&["name"]).unwrap_or(0),
        alias: table.column(&["alias"]),
        kana: table.column(KANA),
        former,
        asked,
        stratum: table.column(&[STRATUM]),
    };
    let mut maker = Maker { frame, head, columns, rows, done: Vec::new(), left: Vec::new() };
    let changed = maker.ask_again(table.column(ASKED).is_some(), last_round, round) | !mergers.is_empty();
    let mut made = maker.apply(mergers);
    let after = made.len();
    let head = std::mem::take(&mut maker.head);
    made.insert(0, head);
    let first = if mergers.is_empty() {
        words::frame_copied(after)
    } else {
        words::frame_changed(frame.cases.len(), after)
    };
    maker.done.insert(0, first);
    NewFrame { rows: made, changed, done: maker.done, left: maker.left }
}

impl Maker<'_> {
    /// Cases that are asked in some rounds only name rounds of the last survey: those of the last round are asked again.
    fn ask_again(&mut self, yes: bool, last_round: &str, round: &str) -> bool {
        let Some(column) = self.columns.asked else { return false };
        let mut changed = 0;
        for (row, case) in self.rows.iter_mut().zip(&self.frame.cases) {
            if matches!(case.asked, Asked::In(_)) {
                let again = case.asked.in_round(last_round);
                row[column] = match (again, yes) {
                    (true, _) => round.to_owned(),
                    (false, true) => "×".to_owned(),
                    (false, false) => "対象外".to_owned(),
                };
                changed += 1;
            }
        }
        if changed > 0 {
            self.done.push(words::asked_again(changed));
        }
        changed > 0
    }

    /// The rows after all mergers; those that nothing was said of stand as they stood.
    fn apply(&mut self, mergers: &Mergers) -> Vec<Vec<String>> {
        let mut made: Vec<(usize, Vec<String>)> = Vec::new();
        let mut gone: BTreeSet<usize> = BTreeSet::new();
        for merger in &mergers.into {
            let row = self.merge(merger, mergers);
            let first = merger.from.iter().map(|(case, _)| *case).chain(merger.stays).min();
            made.push((first.unwrap_or(self.rows.len()), row));
            gone.extend(merger.from.iter().map(|(case, _)| *case).chain(merger.stays));
        }
        for case in &mergers.dropped {
            gone.insert(*case);
            let case = &self.frame.cases[*case];
            self.done.push(words::dropped(&case.id, &case.name));
        }
        let kept = self.rows.iter().enumerate().filter(|(at, _)| !gone.contains(at));
        made.extend(kept.map(|(at, row)| (at, row.clone())));
        // Cases that come from one, such as the parts of a split, keep the order of the list.
        made.sort_by_key(|(at, _)| *at);
        made.into_iter().map(|(_, row)| row).collect()
    }

    /// The row of one case after the mergers.
    fn merge(&mut self, merger: &Merger, mergers: &Mergers) -> Vec<String> {
        let cases = &self.frame.cases;
        let base = merger.stays.map(|case| self.rows[case].clone());
        let renamed = merger.stays.is_some_and(|case| cases[case].name.ja != merger.name);
        let mut row = base.unwrap_or_else(|| vec![String::new(); self.head.len()]);
        row[self.columns.code].clone_from(&merger.code);
        row[self.columns.name].clone_from(&merger.name);
        if let Some(former) = self.columns.former {
            row[former] = self.former(merger, renamed);
        }
        if let Some(kana) = self.columns.kana.filter(|_| renamed) {
            row[kana].clear();
        }
        self.attributes(merger, &mut row);
        self.tell(merger, mergers);
        let needed = [
            Some(self.columns.code),
            Some(self.columns.name),
            self.columns.alias,
            self.columns.former,
            self.columns.asked,
        ];
        let others: Vec<usize> = merger.from.iter().map(|(case, _)| *case).chain(merger.stays).collect();
        let blank = (0..row.len()).filter(|column| {
            let said = others.is_empty() || others.iter().any(|case| !self.rows[*case][*column].is_empty());
            !needed.contains(&Some(*column)) && row[*column].is_empty() && said && self.agree(&others, *column)
        });
        let blank: Vec<&str> = blank.map(|column| self.head[column].as_str()).collect();
        if !blank.is_empty() {
            self.left.push(words::left_blank_columns(&merger.code, &merger.name, Phrase::list(&blank)));
        }
        row
    }

    /// Whether cases do not contradict each other in a column, or it is how the name is read, which is always new.
    fn agree(&self, cases: &[usize], column: usize) -> bool {
        let values: BTreeSet<&str> = cases.iter().map(|case| self.rows[*case][column].as_str()).collect();
        Some(column) == self.columns.kana || values.len() < 2
    }

    /// The former bodies: those that the frame knew already, the names that are gone, and what those were called else.
    fn former(&self, merger: &Merger, renamed: bool) -> String {
        let mut all: Vec<String> = Vec::new();
        let mut add = |name: &str, since: Option<&str>| {
            let written = since.map_or_else(|| name.to_owned(), |day| format!("{name}:{day}"));
            // Under a new code the name that stays says who it was.
            let is_own = name == merger.name && merger.stays.is_some();
            if !is_own && !name.is_empty() && !all.contains(&written) {
                all.push(written);
            }
        };
        let known = |case: &Case| -> Vec<(String, Option<String>)> {
            case.former.iter().map(|known| (known.name.clone(), known.since.map(|day| day.to_string()))).collect()
        };
        if let Some(case) = merger.stays.map(|at| &self.frame.cases[at]) {
            for (name, day) in known(case) {
                add(&name, day.as_deref());
            }
            if renamed {
                add(&case.name.ja, merger.since.as_deref());
            }
        }
        for (case, since) in &merger.from {
            let case = &self.frame.cases[*case];
            for (name, day) in known(case) {
                add(&name, day.as_deref());
            }
            for name in std::iter::once(&case.name.ja).chain(&case.aliases) {
                add(name, since.as_deref());
            }
        }
        all.join("|")
    }

    /// The other columns: what all agree in; of the stratum, without which nobody is counted, that of the first.
    fn attributes(&mut self, merger: &Merger, row: &mut [String]) {
        let columns = &self.columns;
        let own = [Some(columns.code), Some(columns.name), columns.alias, columns.kana, columns.former];
        for column in (0..row.len()).filter(|column| !own.contains(&Some(*column))) {
            let sources = merger.stays.into_iter().chain(merger.from.iter().map(|(case, _)| *case));
            let mut values: Vec<&str> = Vec::new();
            for value in sources.map(|case| self.rows[case][column].as_str()) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            let Some(first) = values.first().map(|value| (*value).to_owned()) else { continue };
            let (code, name, heading) = (&merger.code, &merger.name, self.head[column].as_str());
            let listed = values.join(" / ");
            let left = if values.len() < 2 {
                row[column] = first;
                None
            } else if merger.stays.is_some() {
                Some(words::left_kept(code, name, heading, listed, &row[column]))
            } else if Some(column) == self.columns.stratum {
                row[column].clone_from(&first);
                Some(words::left_stratum(code, name, listed, first))
            } else {
                Some(words::left_differs(code, name, heading, listed))
            };
            self.left.extend(left);
        }
    }

    fn tell(&mut self, merger: &Merger, mergers: &Mergers) {
        let (code, name) = (&merger.code, &merger.name);
        let told = |case: usize| {
            let case = &self.frame.cases[case];
            format!("{} {}", case.id, case.name.ja)
        };
        let day = |day: &Option<String>| day.as_ref().map_or_else(|| Phrase::same(""), words::since);
        let others: Vec<&(usize, Option<String>)> = merger.from.iter().collect();
        let since = day(&merger.since);
        match (others.as_slice(), merger.stays) {
            ([], None) => self.done.push(words::added(code, name)),
            ([], Some(case)) => {
                let before = &self.frame.cases[case].name.ja;
                if before != name {
                    self.done.push(words::renamed(code, before, name, since));
                }
            }
            ([(from, _)], None) if mergers.is_split(*from) => {
                self.done.push(words::split(code, name, told(*from), since));
                self.left.push(words::left_split(code, name, told(*from)));
            }
            ([(from, _)], None) => self.done.push(words::recoded(code, name, told(*from), since)),
            ([_, ..], _) => {
                let from: Vec<String> = others.iter().map(|(case, _)| told(*case)).collect();
                self.done.push(words::merged(code, name, Phrase::list(&from), since));
            }
        }
    }
}
