//! The codebook of a survey: what was asked, of whom, in which rounds, how many answered, and what the variables of its data
//! files mean. It says nothing of a single case.

use crate::catalogue::{Lang, Phrase, data_file as words};
use crate::responses::data_file::{DataFile, Kind, Labels, Variable};
use crate::stats::share::share;
use crate::survey::definition::{Round, Survey};
use crate::survey::design::Design;
use crate::survey::predicate::{Predicate, fiscal_year_days};
use crate::survey::question::ResponseDomain;
use crate::text::era::CivilDate;
use crate::text::number;

/// A codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    /// Survey id.
    pub id: String,
    /// Its words.
    pub title: String,
    /// The language of the words, as XML names it.
    pub lang: &'static str,
    /// Who was asked, stratum by stratum, and how they were chosen.
    pub universe: Vec<String>,
    /// How what is missing is written.
    pub missing: String,
    /// What weights the cases, in words.
    pub weight: Option<String>,
    /// Its rounds in order.
    pub rounds: Vec<CodebookRound>,
    /// The multiple answers: name, words, names of the variables.
    pub sets: Vec<(String, String, Vec<String>)>,
    /// Every variable of its files, once.
    pub variables: Vec<CodebookVariable>,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookRound {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: String,
    /// First and last day of its fiscal year.
    pub period: Option<(String, String)>,
    /// Day as of which the answers hold.
    pub as_of: Option<String>,
    /// The file of its data.
    pub file: String,
    /// Rows and variables of it.
    pub size: (usize, usize),
    /// How many of those asked sent a return that counts.
    pub response: String,
}

/// A variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookVariable {
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: String,
    /// The rounds that have it, by their places.
    pub rounds: Vec<usize>,
    /// The number and the words of its question, with the kind of answer as DDI names it.
    pub question: Option<(String, String, &'static str)>,
    /// Who was asked it, where not everyone was.
    pub universe: Option<String>,
    /// Whether it is a number that is measured.
    pub continuous: bool,
    /// Whether it is words.
    pub is_text: bool,
    /// Decimals of a number.
    pub decimals: u32,
    /// Least and greatest value taken.
    pub bounds: (Option<String>, Option<String>),
    /// The codes that say why there is no answer.
    pub reasons: Option<(i64, i64)>,
    /// Its values with their words, and whether they say why there is no answer.
    pub values: Vec<(String, String, bool)>,
    /// Whether it weights the cases.
    pub weights: bool,
}

/// The codebook of a survey with the data of its rounds.
pub fn codebook(survey: &Survey, files: &[(&Round, &DataFile)], lang: Lang) -> Codebook {
    let mut variables: Vec<CodebookVariable> = Vec::new();
    let mut sets: Vec<(String, String, Vec<String>)> = Vec::new();
    for (place, (_, file)) in files.iter().enumerate() {
        for variable in &file.variables {
            match variables.iter_mut().find(|known| known.name == variable.name) {
                Some(known) => known.add(place, described(survey, file, variable, lang)),
                None => {
                    variables
                        .push(CodebookVariable { rounds: vec![place], ..described(survey, file, variable, lang) });
                }
            }
        }
        for set in &file.sets {
            if !sets.iter().any(|(name, ..)| *name == set.name) {
                sets.push((set.name.clone(), set.label.clone(), set.variables.clone()));
            }
        }
    }
    let said = |phrase: crate::catalogue::Phrase| phrase.text(lang).to_owned();
    let universe = survey.strata.iter().filter(|_| survey.records().is_none()).map(|stratum| {
        said(match stratum.design {
            Design::Census => words::census(&stratum.label),
            Design::Sample { population: Some(population) } => words::sample_of(&stratum.label, population),
            Design::Sample { population: None } => words::sample(&stratum.label),
            Design::Open => words::open(&stratum.label),
        })
    });
    Codebook {
        id: survey.id.clone(),
        title: survey.title.text(lang).to_owned(),
        lang: match lang {
            Lang::Ja => "ja",
            Lang::En => "en",
        },
        universe: universe.collect(),
        missing: said(words::head_reasons()),
        weight: files.iter().find_map(|(_, file)| file.weight.clone()).map(|name| said(words::weighted_by(name))),
        rounds: files.iter().map(|(round, file)| of_round(survey, round, file, lang)).collect(),
        sets,
        variables,
    }
}

impl CodebookVariable {
    /// The same variable in another round: values that only that one has are added.
    fn add(&mut self, round: usize, other: CodebookVariable) {
        self.rounds.push(round);
        self.decimals = self.decimals.max(other.decimals);
        for value in other.values {
            if !self.values.iter().any(|(known, ..)| *known == value.0) {
                self.values.push(value);
            }
        }
    }
}

fn of_round(survey: &Survey, round: &Round, file: &DataFile, lang: Lang) -> CodebookRound {
    let asked = file.asked;
    let open = survey.records().is_some() || survey.strata.iter().any(|stratum| stratum.design == Design::Open);
    let of_all = share(file.valid, asked).ok().filter(|_| !open);
    let percent = of_all.and_then(|share| number::percent(share.numerator.into(), share.denominator.into(), 1));
    let response = match percent {
        Some(percent) => words::response(file.valid, asked, percent),
        None => words::response_open(file.valid),
    };
    let day = |number: i32| CivilDate::from_day_number(number).to_string();
    CodebookRound {
        id: round.id.clone(),
        label: round.label.text(lang).to_owned(),
        period: round.fiscal_year.map(|year| fiscal_year_days(year, year)).map(|(from, to)| (day(from), day(to))),
        as_of: round.as_of.map(|day| day.to_string()),
        file: format!("{}.csv", file.name()),
        size: (file.rows.len(), file.variables.len()),
        response: response.text(lang).to_owned(),
    }
}

fn described(survey: &Survey, file: &DataFile, variable: &Variable, lang: Lang) -> CodebookVariable {
    let said = |phrase: &Phrase| phrase.text(lang).to_owned();
    let question = variable.question.as_ref().and_then(|id| survey.question(id));
    let mut values: Vec<(String, String, bool)> = match &variable.labels {
        Labels::Numbers(labels) => labels.iter().map(|(n, label)| (n.to_string(), label.clone(), false)).collect(),
        Labels::Words(labels) => labels.iter().map(|(word, label)| (word.clone(), label.clone(), false)).collect(),
    };
    if let Some(reasons) = variable.reasons {
        values.extend(file.reasons.iter().map(|(why, word)| (reasons.code(*why).to_string(), word.clone(), true)));
    }
    let bounds = match question.map(|question| &question.domain) {
        Some(ResponseDomain::Quantity { min, max, .. }) => {
            (min.map(|min| min.to_string()), max.map(|max| max.to_string()))
        }
        _ => (None, None),
    };
    CodebookVariable {
        name: variable.name.clone(),
        label: variable.label.clone(),
        rounds: Vec::new(),
        question: question
            .map(|question| (said(&question.number), said(&question.text), domain(&question.domain))),
        universe: question.map(|question| &question.universe).and_then(|universe| match universe {
            Predicate::Everyone => None,
            other => Some(other.to_string()),
        }),
        continuous: matches!(variable.kind, Kind::Number(_) | Kind::Day),
        is_text: matches!(variable.kind, Kind::Text(_) | Kind::Day),
        decimals: match variable.kind {
            Kind::Number(decimals) => decimals,
            Kind::Code | Kind::Day | Kind::Text(_) => 0,
        },
        bounds,
        reasons: variable.reasons.map(|reasons| (reasons.first(), reasons.last())),
        values,
        weights: file.weight.as_ref() == Some(&variable.name),
    }
}

/// The kind of answer as DDI names it.
fn domain(domain: &ResponseDomain) -> &'static str {
    match domain {
        ResponseDomain::Single(_) => "category",
        ResponseDomain::Multiple(_) => "multiple",
        ResponseDomain::Quantity { .. } => "numeric",
        ResponseDomain::Date => "datetime",
        ResponseDomain::Area => "geographic",
        ResponseDomain::Text | ResponseDomain::Category | ResponseDomain::List => "text",
    }
}
