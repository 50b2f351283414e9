//! The words below a table, which tell numbers too: every note that a table of these plans can have is read or known to tell
//! nothing that the table does not show.

use std::collections::BTreeMap;

use super::read::{Shown, after};
use super::reading::{Behind, MUCH, Reading};
use super::request::{Group, Part, Request, What};
use super::solver::Condition;
use super::survey::QUANTITY;

/// Beginnings of notes that tell no number, or one that can be added up from what is shown.
const TELLING_NOTHING: [&str; 17] = [
    "問",
    "単位",
    "任意回答のため",
    "このほかの注は秘匿のため",
    "「Ｘ」は秘匿した数",
    "この表の「Ｘ」は 0 のこともある",
    "「－」",
    "回答のない区分",
    "答えのない区分",
    "複数回答。",
    "四捨五入のため",
    "無回答を含めると割合の高い区分が入れ替わる組合せは、ほかに",
    "「計」",
    "全数調査",
    "区分の",
    "答えのない分を含めた",
    "合わせて",
];

/// The notes of a table one by one, as the files number them.
fn each(notes: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in notes.split('注') {
        let numbered = piece
            .split_once(": ")
            .filter(|(number, _)| !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit()));
        match (numbered, found.last_mut()) {
            (Some((_, words)), _) => found.push(words.to_owned()),
            // The sign of a note within its words.
            (None, Some(last)) => *last = format!("{last}注{piece}"),
            (None, None) => {}
        }
    }
    let trimmed = |note: String| note.trim_end_matches(['>', '\n', ' ']).trim().to_owned();
    found.into_iter().map(trimmed).collect()
}

/// The percentage in front of the first ％.
fn percentage(words: &str) -> Option<Shown> {
    let (before, _) = words.split_once('％')?;
    let start = before
        .rfind(|sign: char| !sign.is_ascii_digit() && sign != '.')
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    Some(Shown::rounded(&before[start..]))
}

impl Reading<'_> {
    pub(super) fn notes(&mut self, request: &Request, notes: &str, groups: &[(Vec<usize>, Group)]) {
        let all = each(notes);
        for note in &all {
            let read = self.of_bases(request, note)
                || self.of_groups(request, note, groups)
                || self.of_stories(request, note, groups)
                || self.of_bounds(request, note);
            if !read && !TELLING_NOTHING.iter().any(|known| note.starts_with(known)) {
                self.unread.insert(note.clone());
            }
        }
        // Where nothing is withheld, the n of groups of answers of which nothing is said add up to that of everybody.
        let silent = |lead: &str| !all.iter().any(|note| note.starts_with(lead));
        for nested in request.by.iter().filter(|_| !request.values && silent("このほかの注は秘匿のため"))
        {
            let heading = self.heading(nested);
            if silent(&format!("{heading}の区分の n の計は")) && silent(&format!("{heading}は複数回答のため"))
            {
                let mut terms = self.added(request, nested, groups);
                for place in Behind::new(self.survey, request, &Group::new(), What::N).base {
                    *terms.entry(place).or_default() -= 1;
                }
                self.conditions.push(Condition { terms: terms.into_iter().collect(), low: 0, high: 0 });
            }
        }
    }

    fn heading(&self, nested: &[usize]) -> String {
        nested.iter().map(|question| self.survey.heading(*question)).collect::<Vec<_>>().join("×")
    }

    /// The n of the groups of some questions added up.
    fn added(&self, request: &Request, nested: &[usize], groups: &[(Vec<usize>, Group)]) -> BTreeMap<usize, i64> {
        let mut each: BTreeMap<usize, i64> = BTreeMap::new();
        for (_, group) in groups.iter().filter(|(of, _)| of == nested) {
            for place in self.survey.places(|answers| request.base(self.survey, answers, group)) {
                *each.entry(place).or_default() += 1;
            }
        }
        each
    }

    /// Notes of how many there are.
    fn of_bases(&mut self, request: &Request, note: &str) -> bool {
        let everybody = Behind::new(self.survey, request, &Group::new(), What::N);
        let blank: Vec<usize> =
            everybody.within.iter().filter(|place| !everybody.base.contains(place)).copied().collect();
        // 回収30＝有効30−無回答2＝n 28; 計 17＋答えのないもの0; 計 n 36, 計 40; 40件
        let told: Vec<(&str, &[usize])> = if note.starts_with("集計対象: ") {
            vec![("回収", &everybody.within), ("−無回答", &blank), ("＝n ", &everybody.base)]
        } else if note.starts_with("構成比は無回答などを含む") {
            vec![("（計 ", &everybody.base), ("答えのないもの", &blank)]
        } else if note.starts_with("構成比は答えのあったもの") {
            vec![("（計 n ", &everybody.base), ("該当数（計 ", &everybody.within)]
        } else if note.starts_with("記録からの集計") {
            vec![("集計（", &everybody.within)]
        } else {
            return false;
        };
        let note = note.replace("未回収", "");
        for (word, places) in told {
            if let Some(value) = after(&note, word) {
                self.conditions.push(Condition::sum(places, value));
            }
        }
        true
    }

    /// 問3の区分の n の計は31で、計の n 34 と異なる
    fn of_groups(&mut self, request: &Request, note: &str, groups: &[(Vec<usize>, Group)]) -> bool {
        for nested in &request.by {
            let heading = self.heading(nested);
            if note.starts_with(&format!("{heading}は複数回答のため")) {
                return true;
            }
            if let Some(value) = after(note, &format!("{heading}の区分の n の計は")) {
                let terms = self.added(request, nested, groups).into_iter().collect();
                self.conditions.push(Condition { terms, low: value, high: value });
                let base = Behind::new(self.survey, request, &Group::new(), What::N).base;
                self.conditions.push(Condition::sum(&base, after(note, "計の n ").unwrap()));
                return true;
            }
        }
        false
    }

    fn part(&self, request: &Request, label: &str) -> Option<Part> {
        let named = |part: &Part| match part {
            Part::Option(option) => request.rows != QUANTITY && self.survey.label(request.rows, *option) == label,
            Part::Net | Part::NoAnswer => false,
        };
        request.parts(self.survey).into_iter().find(named)
    }

    /// Notes that tell shares of those who answered beside shares of all.
    fn of_stories(&mut self, request: &Request, note: &str, groups: &[(Vec<usize>, Group)]) -> bool {
        let everybody = Group::new();
        let share = |reading: &mut Self, group: &Group, what: What, words: &str| {
            let (Some(shown), behind) = (percentage(words), Behind::new(reading.survey, request, group, what))
            else {
                return;
            };
            reading.shown(&behind, what, &shown);
        };
        let named =
            |note: &str| note.split('「').nth(1).and_then(|rest| rest.split('」').next()).map(str::to_owned);
        if note.contains("で過半数だが") {
            // 「甲」は、無回答を除くと53％で過半数だが、無回答を含めると50％で過半数ではない。
            let part = named(note).and_then(|label| self.part(request, &label));
            if let (Some(part), Some((answered, all))) = (part, note.split_once("で過半数だが")) {
                share(self, &everybody, What::Share(part), answered);
                share(self, &everybody, What::ShareOfAll(part), all);
            }
            return true;
        }
        if note.starts_with("無回答を含めると、最も多いのは無回答（") {
            let part = named(note).and_then(|label| self.part(request, &label));
            share(self, &everybody, What::ShareOfAll(Part::NoAnswer), note);
            if let (Some(part), Some((_, rest))) = (part, note.split_once('」')) {
                share(self, &everybody, What::ShareOfAll(part), rest);
            }
            return true;
        }
        if let Some((_, told)) = note.split_once("」の割合の高い区分は、無回答を含めると入れ替わる: ")
        {
            // 東 33％→30％、西 35％→28％。
            let Some(part) = named(note).and_then(|label| self.part(request, &label)) else { return true };
            for one in told.trim_end_matches('。').split('、') {
                let Some((label, shares)) = one.rsplit_once(' ') else { continue };
                let of = |(_, group): &&(Vec<usize>, Group)| {
                    let labels = group.iter().map(|(question, option)| self.survey.label(*question, *option));
                    labels.collect::<Vec<_>>().join("・") == label
                };
                // Under several headings a label may be that of more than one group.
                let found: Vec<&Group> = groups.iter().filter(of).map(|(_, group)| group).collect();
                if let ([group], Some((answered, all))) = (&found[..], shares.split_once('→')) {
                    share(self, group, What::Share(part), answered);
                    share(self, group, What::ShareOfAll(part), all);
                }
            }
            return true;
        }
        false
    }

    /// 答えのない分がどう答えていたかによって、計（全18）での割合はどれも11.1ポイントの範囲のどこかにある（「甲」は66.7〜77.8％）。
    fn of_bounds(&mut self, request: &Request, note: &str) -> bool {
        let Some(all) = note.starts_with("答えのない分がどう").then(|| after(note, "計（全")).flatten()
        else {
            return false;
        };
        let base = Behind::new(self.survey, request, &Group::new(), What::N).base;
        let number = |lead: &str, stop: &str| {
            note.split_once(lead)
                .and_then(|(_, rest)| rest.split_once(stop))
                .map(|(number, _)| Shown::rounded(number))
        };
        // Who did not answer: all less those who did.
        let missing: Vec<(usize, i64)> = base.iter().map(|place| (*place, -1)).collect();
        self.of_known(&missing, all, all, number("どれも", "ポイント"));
        let label = note.split('「').nth(1).and_then(|rest| rest.split('」').next()).unwrap_or_default();
        if let Some(part) = self.part(request, label) {
            let above = Behind::new(self.survey, request, &Group::new(), What::Count(part)).above;
            let (lead, stop) = (format!("「{label}」は"), "〜");
            self.of_known(&above, 0, all, number(&lead, stop));
            let highest = above.iter().chain(&missing).copied().collect::<Vec<_>>();
            self.of_known(&highest, all, all, number(stop, "％"));
        }
        true
    }

    /// A percentage of a number that is known: terms and so much more, of all.
    pub(super) fn of_known(&mut self, terms: &[(usize, i64)], more: i64, all: i64, shown: Option<Shown>) {
        let Some(Shown::Number(units, scale)) = shown else { return };
        let mut added: BTreeMap<usize, i64> = BTreeMap::new();
        for (place, factor) in terms {
            *added.entry(*place).or_default() += 200 * scale * factor;
        }
        let more = 200 * scale * more;
        let (low, high) = ((2 * units - 1) * all - more, (2 * units + 1) * all - 1 - more);
        self.conditions.push(Condition { terms: added.into_iter().collect(), low, high: high.min(MUCH) });
    }
}
