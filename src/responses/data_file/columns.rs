//! The variables of a data file with the values of every case: first who it is and how it ended, then what the frame says of
//! it, then the questions in order.

use std::collections::BTreeSet;

use crate::catalogue::{Lang, Phrase, data_file as words};
use crate::collect::{CollectedRound, Unit};
use crate::responses::data_file::names::Names;
use crate::responses::data_file::reasons::Reasons;
use crate::responses::data_file::{AnswerSet, Datum, Kind, Labels, Variable, text};
use crate::responses::weight::{self, PLACES};
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::code_list::CodeList;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::frame::{ASKED, FORMER, KANA, NOT_ASKED};
use crate::text::number::Decimal;
use crate::text::privacy::{Personal, personal};

/// The code of a disposition. Codes are never given twice.
fn ended(disposition: Disposition) -> i64 {
    match disposition {
        Disposition::Valid => 1,
        Disposition::NotReturned => 2,
        Disposition::Invalid => 3,
        Disposition::HeldOut => 4,
        Disposition::Refused => 5,
        Disposition::Nil => 6,
        Disposition::Undeliverable => 7,
        Disposition::KeyIn => 8,
        Disposition::Late => 9,
        Disposition::NotEligible => 10,
        Disposition::Joint => 11,
    }
}

/// Variables as they are made.
pub(super) struct Columns<'a> {
    survey: &'a Survey,
    units: &'a [Unit],
    areas: &'a Areas,
    lang: Lang,
    names: Names,
    pub(super) variables: Vec<Variable>,
    pub(super) values: Vec<Vec<Datum>>,
    pub(super) sets: Vec<AnswerSet>,
    pub(super) weight: Option<String>,
    pub(super) notes: Vec<Phrase>,
    /// In how many places words or numbers were cut.
    pub(super) cut: usize,
}

impl<'a> Columns<'a> {
    pub(super) fn new(survey: &'a Survey, collected: &'a CollectedRound, areas: &'a Areas, lang: Lang) -> Self {
        Self {
            survey,
            units: &collected.units,
            areas,
            lang,
            names: Names::default(),
            variables: Vec::new(),
            values: Vec::new(),
            sets: Vec::new(),
            weight: None,
            notes: Vec::new(),
            cut: 0,
        }
    }

    fn said(&self, phrase: &Phrase) -> String {
        phrase.text(self.lang).to_owned()
    }

    /// Adds a variable, with its words within the limits of the format.
    fn add(&mut self, mut variable: Variable, mut values: Vec<Datum>) {
        let (label, cut) = text::cut(&text::one_line(&variable.label), text::VARIABLE_LABEL);
        self.note_cut(usize::from(cut), words::cut_label(&variable.name, text::VARIABLE_LABEL));
        variable.label = label;
        let mut shortened = 0;
        let mut short = |label: &mut String| {
            let (words, cut) = text::cut(&text::one_line(label), text::VALUE_LABEL);
            shortened += usize::from(cut);
            *label = words;
        };
        match &mut variable.labels {
            Labels::Numbers(labels) => labels.iter_mut().for_each(|(_, label)| short(label)),
            Labels::Words(labels) => labels.iter_mut().for_each(|(_, label)| short(label)),
        }
        self.note_cut(shortened, words::cut_values(&variable.name, text::VALUE_LABEL, shortened));
        if let Kind::Text(bytes) = &mut variable.kind {
            let mut shortened = 0;
            for value in &mut values {
                if let Datum::Text(words) = value {
                    let (kept, cut) = text::cut(words, text::VALUE);
                    shortened += usize::from(cut);
                    *bytes = (*bytes).max(kept.len());
                    *words = kept;
                }
            }
            self.note_cut(shortened, words::cut_text(&variable.name, text::VALUE, shortened));
        }
        self.variables.push(variable);
        self.values.push(values);
    }

    /// Notes that so many words or numbers of a variable were cut.
    fn note_cut(&mut self, cut: usize, note: Phrase) {
        if cut > 0 {
            self.cut += cut;
            self.notes.push(note);
        }
    }

    /// A variable of words about the case itself.
    fn words(&mut self, wanted: &str, label: String, labels: Vec<(String, String)>, values: Vec<String>) {
        let name = self.names.take(wanted);
        let variable = Variable {
            name,
            label,
            kind: Kind::Text(1),
            labels: Labels::Words(labels),
            reasons: None,
            question: None,
        };
        self.add(variable, values.into_iter().map(Datum::Text).collect());
    }

    /// Who it is and how it ended. What persons are in a sensitive record is nobody's business: its rows are numbered.
    pub(super) fn case(&mut self) {
        let sensitive = self.survey.sensitive;
        let numbered = (1..).zip(self.units);
        let ids = numbered.map(|(number, unit)| if sensitive { format!("{number}") } else { unit.id.clone() });
        let ids = ids.collect();
        self.words("case", self.said(&words::case()), Vec::new(), ids);
        if !sensitive && self.units.iter().any(|unit| !unit.name.is_empty() && unit.name.ja != unit.id) {
            let names = self.units.iter().map(|unit| self.said(&unit.name)).collect();
            self.words("name", self.said(&words::name()), Vec::new(), names);
        }
        let name = self.names.take("disposition");
        let mut labels: Vec<(i64, String)> =
            Disposition::ALL.into_iter().map(|d| (ended(d), self.said(&d.called()))).collect();
        labels.sort();
        let variable = Variable {
            name,
            label: self.said(&words::disposition()),
            kind: Kind::Code,
            labels: Labels::Numbers(labels),
            reasons: None,
            question: None,
        };
        let values = self.units.iter().map(|unit| Datum::whole(ended(unit.disposition))).collect();
        self.add(variable, values);
    }

    /// What the frame says of it: the stratum, its columns, the declared weight.
    pub(super) fn frame(&mut self) {
        if self.survey.strata.len() > 1 {
            let strata = self.survey.strata.iter().map(|stratum| (stratum.id.clone(), self.said(&stratum.label)));
            let strata = strata.collect();
            let values = self.units.iter().map(|unit| unit.stratum.clone()).collect();
            self.words("stratum", self.said(&words::stratum()), strata, values);
        }
        let weight = self.survey.sampling.as_ref().and_then(|sampling| sampling.weight.clone());
        let names_a_body = |name: &str| [KANA, FORMER, ASKED, NOT_ASKED].iter().any(|names| names.contains(&name));
        let mut columns: Vec<String> = Vec::new();
        for (name, ..) in self.units.iter().flat_map(|unit| &unit.attributes) {
            if !columns.contains(name) && !name.is_empty() && !names_a_body(name) && name != "stratum" {
                columns.push(name.clone());
            }
        }
        for column in columns {
            let of = |unit: &Unit| {
                let found = unit.attributes.iter().find(|(name, ..)| *name == column);
                found.map(|(_, value, _)| value.clone()).unwrap_or_default()
            };
            let values: Vec<String> = self.units.iter().map(of).collect();
            if weight.as_ref() == Some(&column) {
                self.weighted(&column, &values);
                continue;
            }
            let reaches = |value: &String| {
                personal(value).iter().any(|kind| matches!(kind, Personal::Telephone | Personal::Mail))
            };
            if values.iter().any(reaches) {
                self.notes.push(words::contact_column(&column));
                continue;
            }
            let seen: BTreeSet<&str> = values.iter().map(String::as_str).collect();
            let areas = self.areas.iter().filter(|area| column == "area" && seen.contains(area.id.as_str()));
            let labels = areas.map(|area| (area.id.clone(), area.name.ja.clone())).collect();
            self.words(&column, column.clone(), labels, values);
        }
    }

    fn weighted(&mut self, column: &str, values: &[String]) {
        let name = self.names.take(column);
        let read = |value: &String| {
            let millionths = weight::of_words(value).ok()?;
            Decimal::new(i128::from(millionths), PLACES).map(Datum::Number)
        };
        let values = values.iter().map(|value| read(value).unwrap_or(Datum::Nothing)).collect();
        let variable = Variable {
            name: name.clone(),
            label: self.said(&words::weight()),
            kind: Kind::Number(PLACES),
            labels: Labels::Numbers(Vec::new()),
            reasons: None,
            question: None,
        };
        self.weight = Some(name);
        self.add(variable, values);
    }

    /// The questions in order.
    pub(super) fn questions(&mut self) {
        let survey = self.survey;
        for question in &survey.questions {
            // As the tables have it: only returns that count answer anything.
            let answers: Vec<Option<AnswerValue>> =
                self.units.iter().map(|unit| counted(unit, &question.id)).collect();
            match &question.domain {
                ResponseDomain::Single(list) => self.single(question, list, &answers),
                ResponseDomain::Multiple(list) => self.multiple(question, list, &answers),
                ResponseDomain::Quantity { unit, .. } => self.quantity(question, &unit.ja, &answers),
                ResponseDomain::Date => self.date(question, &answers),
                ResponseDomain::Text | ResponseDomain::Category | ResponseDomain::List => {
                    self.free(question, Vec::new(), &answers);
                }
                ResponseDomain::Area => {
                    let seen: BTreeSet<String> =
                        answers.iter().flatten().map(AnswerValue::text).filter(|id| !id.is_empty()).collect();
                    let areas = self.areas.iter().filter(|area| seen.contains(&area.id));
                    let labels = areas.map(|area| (area.id.clone(), area.name.ja.clone())).collect();
                    self.free(question, labels, &answers);
                }
            }
        }
    }

    fn single(&mut self, question: &Question, list: &CodeList, answers: &[Option<AnswerValue>]) {
        let codes = Numbered::of(list);
        if !codes.as_written {
            self.notes.push(words::numbered(&question.id));
        }
        let labels = list.values().filter_map(|option| Some((codes.get(&option.code)?, self.said(&option.label))));
        let labels = Labels::Numbers(labels.collect());
        let reasons = Reasons::OF_CODES;
        let variable = self.of_question(question, Kind::Code, labels, Some(reasons));
        let value = |answer: &AnswerValue| match answer {
            AnswerValue::Code(code) => codes.get(code).map_or(Datum::Nothing, Datum::whole),
            other => reason(other, reasons),
        };
        self.add(variable, of_all(answers, value));
    }

    fn multiple(&mut self, question: &Question, list: &CodeList, answers: &[Option<AnswerValue>]) {
        let reasons = Reasons::OF_CODES;
        let mut variables = Vec::new();
        for option in list.values() {
            let name = self.names.take(&format!("{}_{}", question.id, option.code));
            variables.push(name.clone());
            let variable = Variable {
                name,
                label: format!("{} {}", question.number.ja, option.label.ja),
                kind: Kind::Code,
                labels: Labels::Numbers(vec![
                    (0, self.said(&words::not_chosen())),
                    (1, self.said(&words::chosen())),
                ]),
                reasons: Some(reasons),
                question: Some(question.id.clone()),
            };
            let value = |answer: &AnswerValue| match answer {
                AnswerValue::Options(chosen) => Datum::whole(i64::from(chosen.contains(&option.code))),
                other => reason(other, reasons),
            };
            self.add(variable, of_all(answers, value));
        }
        let (label, _) = text::cut(&text::one_line(&worded(question)), text::VARIABLE_LABEL);
        let name = self.names.take(&format!("{}_set", question.id));
        self.sets.push(AnswerSet { name, label, variables });
    }

    fn quantity(&mut self, question: &Question, unit: &str, answers: &[Option<AnswerValue>]) {
        let numbers = answers.iter().flatten().filter_map(|answer| match answer {
            AnswerValue::Quantity(number) => Some(number),
            _ => None,
        });
        let decimals = numbers.clone().map(Decimal::scale).max().unwrap_or(0).min(16);
        let reasons = Reasons::of_numbers(numbers.clone());
        let fine = numbers.clone().filter(|number| number.mantissa().unsigned_abs() >= 1 << 53).count();
        let mut variable =
            self.of_question(question, Kind::Number(decimals), Labels::Numbers(Vec::new()), Some(reasons));
        if !unit.is_empty() {
            variable.label = self.said(&words::with_unit(&variable.label, unit));
        }
        self.note_cut(fine, words::rounded(&variable.name, fine));
        let value = |answer: &AnswerValue| match answer {
            AnswerValue::Quantity(number) => Datum::Number(*number),
            other => reason(other, reasons),
        };
        self.add(variable, of_all(answers, value));
    }

    /// Days are dates. Where a month is all that some say, nothing is made a day of: the words stay.
    fn date(&mut self, question: &Question, answers: &[Option<AnswerValue>]) {
        let month = |answer: &AnswerValue| matches!(answer, AnswerValue::Date(date) if date.day.is_none());
        if answers.iter().flatten().any(month) {
            self.notes.push(words::months(&question.id));
            self.free(question, Vec::new(), answers);
            return;
        }
        let variable = self.of_question(question, Kind::Day, Labels::Numbers(Vec::new()), None);
        let value = |answer: &AnswerValue| match answer {
            AnswerValue::Date(date) => Datum::Day(*date),
            _ => Datum::Nothing,
        };
        self.add(variable, of_all(answers, value));
        self.why_missing(question, answers);
    }

    /// Words, and beside them why there are none. What somebody wrote in a sensitive record stays in the store.
    fn free(&mut self, question: &Question, labels: Vec<(String, String)>, answers: &[Option<AnswerValue>]) {
        let open = !matches!(question.domain, ResponseDomain::Area | ResponseDomain::Date);
        if self.survey.sensitive && open {
            self.notes.push(words::kept_back(&question.id));
        } else {
            let variable = self.of_question(question, Kind::Text(1), Labels::Words(labels), None);
            let values = of_all(answers, |answer| Datum::Text(answer.text()));
            self.add(variable, values);
        }
        self.why_missing(question, answers);
    }

    /// Codes below zero have no place among words and days, so that the reason has a variable of its own.
    fn why_missing(&mut self, question: &Question, answers: &[Option<AnswerValue>]) {
        let reasons = Reasons::OF_CODES;
        let name = self.names.take(&format!("{}_missing", question.id));
        let variable = Variable {
            name,
            label: self.said(&words::why_missing(worded(question))),
            kind: Kind::Code,
            labels: Labels::Numbers(vec![(0, self.said(&words::answered()))]),
            reasons: Some(reasons),
            question: Some(question.id.clone()),
        };
        let value = |answer: &AnswerValue| match answer.missing() {
            Some(missing) => Datum::whole(reasons.code(missing)),
            None => Datum::whole(0),
        };
        self.add(variable, of_all(answers, value));
    }

    fn of_question(
        &mut self,
        question: &Question,
        kind: Kind,
        labels: Labels,
        reasons: Option<Reasons>,
    ) -> Variable {
        let name = self.names.take(&question.id);
        Variable { name, label: worded(question), kind, labels, reasons, question: Some(question.id.clone()) }
    }
}

/// The number and the words of a question.
fn worded(question: &Question) -> String {
    format!("{} {}", question.number.ja, question.text.ja)
}

/// The answer of a case whose return counts.
fn counted(unit: &Unit, question: &str) -> Option<AnswerValue> {
    (unit.disposition == Disposition::Valid).then(|| {
        unit.answer(question).map_or(AnswerValue::Missing(Missing::NoAnswer), |answer| answer.value.clone())
    })
}

fn of_all(answers: &[Option<AnswerValue>], value: impl Fn(&AnswerValue) -> Datum) -> Vec<Datum> {
    answers.iter().map(|answer| answer.as_ref().map_or(Datum::Nothing, &value)).collect()
}

fn reason(answer: &AnswerValue, reasons: Reasons) -> Datum {
    answer.missing().map_or(Datum::Nothing, |missing| Datum::whole(reasons.code(missing)))
}

/// The numbers of the options of a list: their codes where these are numbers, else their places in the list.
struct Numbered<'l> {
    list: &'l CodeList,
    as_written: bool,
}

impl<'l> Numbered<'l> {
    fn of(list: &'l CodeList) -> Self {
        let is_number = |code: &str| {
            let digits = !code.is_empty() && code.len() < 9 && code.bytes().all(|byte| byte.is_ascii_digit());
            digits && (code == "0" || !code.starts_with('0'))
        };
        Self { list, as_written: list.values().all(|option| is_number(&option.code)) }
    }

    fn get(&self, code: &str) -> Option<i64> {
        if self.as_written {
            return code.parse().ok();
        }
        let place = self.list.options.iter().position(|option| option.code == code)?;
        i64::try_from(place + 1).ok()
    }
}
