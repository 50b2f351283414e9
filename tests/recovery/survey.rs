//! Surveys that look random: four questions, of which the third may be a column of the frame or a multiple answer and the
//! fourth a quantity, and how many gave each combination of answers.

use std::fmt::Write as _;
use std::path::Path;

use super::request::Request;
use crate::support::Seeded;

/// Words of the options of the first three questions, in the order of their codes from 1.
pub(super) const WORDS: [[&str; 3]; 3] = [["甲", "乙", "丙"], ["東", "西", "南"], ["春", "夏", "秋"]];
/// The question that asks for a quantity.
pub(super) const QUANTITY: usize = 3;
/// The question that may be a column of the frame.
pub(super) const FRAME: usize = 2;

/// What a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Single,
    Multiple,
    /// A whole number from 0 to one less than the number of options.
    Quantity,
}

/// The answers of a unit, by question: 0 is none; else the option, the options as bits, or the quantity and one.
pub(super) type Answers = [usize; 4];

/// A survey: how many gave each combination of answers.
#[derive(Debug, Clone)]
pub(super) struct Survey {
    pub(super) takes: [(Takes, usize); 4],
    /// Every combination.
    pub(super) all: Vec<Answers>,
    pub(super) counts: Vec<i64>,
    /// Units of the frame that did not answer; none without a frame.
    pub(super) silent: Option<usize>,
    /// Whether it is a list of records and not a survey.
    pub(super) records: bool,
}

impl Survey {
    /// A survey of about so many units.
    pub(super) fn random(random: &mut Seeded, units: usize) -> Self {
        let silent = (random.below(2) == 0).then(|| random.below(4));
        let mut takes = [Takes::Single; 4].map(|takes| (takes, random.below(2) + 2));
        takes[QUANTITY] = (Takes::Quantity, if random.below(2) == 0 { 0 } else { 3 });
        if silent.is_none() && random.below(3) == 0 {
            takes[FRAME].0 = Takes::Multiple;
        }
        let mut survey = Self::empty(takes, silent);
        survey.records = silent.is_none() && random.below(3) == 0;
        for _ in 0..random.below(units) + 8 {
            // Some answers are rare, and some are not there; the frame has something for everybody.
            let mut answers = [0; 4];
            for (question, answer) in answers.iter_mut().enumerate() {
                let states = survey.states(question) - 1;
                let blank = random.below(12) == 0 && !(question == FRAME && survey.silent.is_some());
                if states > 0 && !blank {
                    *answer = 1 + random.below(states).min(random.below(states + 1));
                }
            }
            // Where everything is blank nothing was returned.
            let answers = if answers == [0; 4] { [1, 0, 0, 0] } else { answers };
            let place = survey.all.iter().position(|known| *known == answers).unwrap();
            survey.counts[place] += 1;
        }
        survey
    }

    /// A survey of the first two questions alone.
    pub(super) fn of_two(options: [usize; 2], counts: impl Fn(usize, usize) -> i64) -> Self {
        let none = (Takes::Single, 0);
        let two = options.map(|options| (Takes::Single, options));
        let mut survey = Self::empty([two[0], two[1], none, (Takes::Quantity, 0)], None);
        survey.counts = survey.all.iter().map(|answers| counts(answers[0], answers[1])).collect();
        survey
    }

    fn empty(takes: [(Takes, usize); 4], silent: Option<usize>) -> Self {
        let mut survey = Self { takes, all: vec![[0; 4]], counts: Vec::new(), silent, records: false };
        for question in 0..4 {
            let with = |state: usize| {
                survey.all.iter().map(move |answers: &Answers| {
                    let mut answers = *answers;
                    answers[question] = state;
                    answers
                })
            };
            survey.all = (0..survey.states(question)).flat_map(with).collect();
        }
        survey.counts = vec![0; survey.all.len()];
        survey
    }

    pub(super) fn framed(&self) -> bool {
        self.silent.is_some()
    }

    pub(super) fn options(&self, question: usize) -> usize {
        self.takes[question].1
    }

    /// In how many ways a question can be answered or left blank.
    fn states(&self, question: usize) -> usize {
        match self.takes[question] {
            (Takes::Single | Takes::Quantity, options) => options + 1,
            (Takes::Multiple, options) => 1 << options,
        }
    }

    /// Whether an answer is or has an option.
    pub(super) fn chose(&self, question: usize, answers: Answers, option: usize) -> bool {
        match self.takes[question].0 {
            Takes::Single | Takes::Quantity => answers[question] == option,
            Takes::Multiple => answers[question] >> (option - 1) & 1 == 1,
        }
    }

    /// Whether somebody who answered has a value of the frame.
    pub(super) fn anybody(&self, option: usize) -> bool {
        self.places(|answers| self.chose(FRAME, answers, option)).iter().any(|place| self.counts[*place] > 0)
    }

    pub(super) fn places(&self, who: impl Fn(Answers) -> bool) -> Vec<usize> {
        (0..self.all.len()).filter(|place| who(self.all[*place])).collect()
    }

    /// The name of a question in conditions; the frame has the third.
    pub(super) fn name(&self, question: usize) -> String {
        if question == FRAME && self.framed() { "grp".to_owned() } else { format!("q{}", question + 1) }
    }

    /// What a table calls a question.
    pub(super) fn heading(&self, question: usize) -> String {
        if question == FRAME && self.framed() { "grp".to_owned() } else { format!("問{}", question + 1) }
    }

    /// What a table calls an option.
    pub(super) fn label(&self, question: usize, option: usize) -> String {
        if question == FRAME && self.framed() {
            option.to_string()
        } else {
            WORDS[question][option - 1].to_owned()
        }
    }

    fn cell(&self, question: usize, answer: usize) -> String {
        match self.takes[question].0 {
            _ if answer == 0 => String::new(),
            Takes::Single => answer.to_string(),
            Takes::Quantity => (answer - 1).to_string(),
            Takes::Multiple => {
                let chosen = (0..self.options(question)).filter(|option| answer >> option & 1 == 1);
                chosen.map(|option| WORDS[question][option]).collect::<Vec<_>>().join("、")
            }
        }
    }

    /// The questions that are asked.
    fn asked(&self) -> impl Iterator<Item = usize> + '_ {
        (0..4).filter(|question| self.options(*question) > 0)
    }

    /// What a figure or table is counted from, as a plan has it.
    pub(super) fn source(&self) -> &'static str {
        if self.records { "records = \"units\"" } else { "survey = \"units\"\nround = \"R1\"" }
    }

    fn code_lists(&self) -> String {
        let listed = self.asked().filter(|question| self.takes[*question].0 != Takes::Quantity);
        let list = |question: usize| {
            let options: Vec<String> = (1..=self.options(question))
                .map(|code| format!("{{ code = \"{code}\", label = \"{}\" }}", WORDS[question][code - 1]))
                .collect();
            format!("[[code_list]]\nid = \"c{}\"\noptions = [{}]\n", question + 1, options.join(", "))
        };
        listed.map(list).collect()
    }

    /// What a question takes, each key in a line of its own.
    fn domain(&self, question: usize) -> String {
        let number = question + 1;
        match self.takes[question] {
            (Takes::Quantity, options) => {
                format!("type = \"quantity\"\nunit = \"人\"\nmin = 0\nmax = {}", options - 1)
            }
            (Takes::Single, _) => format!("type = \"single\"\ncodes = \"c{number}\""),
            (Takes::Multiple, _) => format!("type = \"multiple\"\ncodes = \"c{number}\""),
        }
    }

    fn record_list(&self) -> String {
        let column = |question: usize| {
            let (number, domain) = (question + 1, self.domain(question).replace('\n', ", "));
            format!("{{ id = \"q{number}\", label = \"問{number}\", {domain}, optional = true }}")
        };
        let columns: Vec<String> = self.asked().map(column).collect();
        format!(
            "{}[[records]]\nid = \"units\"\ntitle = \"記録\"\nfolder = \"returned\"\nsensitive = true\n\
             event_id = \"番号\"\ncolumns = [{}]\n",
            self.code_lists(),
            columns.join(", ")
        )
    }

    fn definition(&self) -> String {
        let (design, frame, code) = if self.framed() {
            ("census", "frame = \"frames/units.csv\"\n", "case_code = \"番号\"\n")
        } else {
            ("open", "", "")
        };
        let mut definition = format!(
            "id = \"units\"\ntitle = \"調査\"\nsensitive = true\n{frame}\
             [[stratum]]\nid = \"all\"\nlabel = \"全体\"\ndesign = \"{design}\"\n\
             [[form]]\nid = \"rows\"\nkind = \"rows\"\n{code}column = ["
        );
        for number in self.asked().map(|question| question + 1) {
            write!(definition, "{{ question = \"q{number}\", label = \"問{number}\" }}, ").unwrap();
        }
        write!(definition, "]\n{}", self.code_lists()).unwrap();
        for question in self.asked() {
            let (number, domain) = (question + 1, self.domain(question));
            writeln!(
                definition,
                "[[question]]\nid = \"q{number}\"\nnumber = \"問{number}\"\ntext = \"どれですか\"\n{domain}\noptional = true"
            )
            .unwrap();
        }
        definition.push_str(
            "[[round]]\nid = \"R1\"\nlabel = \"1回\"\nperiod = \"FY2020\"\nsource = [{ folder = \"returned\", form = \"rows\" }]\n",
        );
        definition
    }

    /// The workspace of the survey, with plans of some tables each.
    pub(super) fn workspace(&self, root: &Path, plans: &[Vec<Request>], disclosure: &str, decimals: usize) {
        let write = |name: &str, text: &str| {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        if self.records {
            write("surveys/records.toml", &self.record_list());
        } else {
            write("surveys/units.toml", &self.definition());
        }
        let headings: Vec<String> = self.asked().map(|question| format!("問{}", question + 1)).collect();
        let mut rows = format!("番号,{}\n", headings.join(","));
        let (mut cases, mut unit) = (String::from("code,name,grp\n"), 0);
        for (answers, count) in self.all.iter().zip(&self.counts) {
            for _ in 0..*count {
                unit += 1;
                let cells: Vec<String> =
                    self.asked().map(|question| self.cell(question, answers[question])).collect();
                writeln!(rows, "K{unit:03},{}", cells.join(",")).unwrap();
                writeln!(cases, "K{unit:03},対象{unit:03},{}", answers[FRAME]).unwrap();
            }
        }
        for _ in 0..self.silent.unwrap_or(0) {
            unit += 1;
            writeln!(cases, "K{unit:03},対象{unit:03},1").unwrap();
        }
        write("returned/answers.csv", &rows);
        if self.framed() {
            write("surveys/frames/units.csv", &cases);
        }
        for (number, requests) in plans.iter().enumerate() {
            let (third, id) = (self.name(FRAME), plan_id(number));
            let mut plan = format!(
                "id = \"{id}\"\ntitle = \"報告書\"\nperiod = [\"FY2020\"]\ndecimals = {decimals}\n\
                 sections = [{{ number = \"1\", title = \"結果\", prose = \"{id}.md\" }}]\n[disclosure]\n{disclosure}\n"
            );
            let mut prose =
                format!("甲は{{{{figure:first{number}}}}}、甲か乙の春は{{{{figure:either{number}}}}}である。\n");
            let mut figure = |id: &str, what: &str| {
                writeln!(plan, "[[figure]]\nid = \"{id}{number}\"\nlabel = \"{id}\"\n{}\n{what}", self.source())
                    .unwrap();
            };
            figure("first", "share = \"q1 = 1\"");
            figure("either", &format!("count = \"q1 in (1, 2) and {third} = 1\""));
            if self.options(QUANTITY) > 0 && (self.anybody(1) || !self.framed()) {
                // Only columns of the frame restrict a sum.
                let filter = if self.framed() { "\nfilter = \"grp = 1\"" } else { "" };
                figure("whole", &format!("sum = \"q4\"{filter}"));
                writeln!(prose, "合わせて{{{{figure:whole{number}}}}}。").unwrap();
            }
            for request in requests {
                plan.push_str(&request.written(self));
                write!(prose, "\n{{{{table:{}}}}}\n", request.id).unwrap();
            }
            write(&format!("analysis/{id}.toml"), &plan);
            write(&format!("analysis/{id}.md"), &prose);
        }
    }
}

/// The id of a plan by its number.
pub(super) fn plan_id(number: usize) -> String {
    format!("plan{number}")
}
