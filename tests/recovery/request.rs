//! The tables of a plan: a question by others, side by side or nested, with nets, filters and bases, or the values of a
//! quantity; and which units stand behind each of their numbers.

use std::fmt::Write as _;

use super::survey::{Answers, FRAME, QUANTITY, Survey, Takes};
use crate::support::Seeded;

/// Who is in the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Answered,
    Eligible,
    Both,
}

/// What is counted of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Option(usize),
    /// The first two options together.
    Net,
    NoAnswer,
}

/// A number of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    N,
    Eligible,
    Count(Part),
    Share(Part),
    /// The share of all, answered or not.
    ShareOfAll(Part),
    Mean,
    Sum,
    Least,
    Most,
}

/// A group: an option each of some questions; everybody where there is none.
pub(super) type Group = Vec<(usize, usize)>;

/// A table.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) id: String,
    pub(super) rows: usize,
    /// Questions whose options are the groups, nested where there is more than one.
    pub(super) by: Vec<Vec<usize>>,
    pub(super) filter: Option<(usize, usize)>,
    pub(super) base: Base,
    pub(super) net: bool,
    /// Whether it is one of quantities and not of answers.
    pub(super) values: bool,
}

impl Request {
    /// A question by another, as plain as can be.
    pub(super) fn plain(id: &str, rows: usize, by: usize) -> Self {
        Self {
            id: id.to_owned(),
            rows,
            by: vec![vec![by]],
            filter: None,
            base: Base::Answered,
            net: false,
            values: false,
        }
    }

    /// Tables of one plan that have questions in common.
    pub(super) fn random(random: &mut Seeded, survey: &Survey, plan: usize) -> Vec<Self> {
        let mut found = vec![Self::plain("a", 0, 1), Self::plain("b", 0, FRAME)];
        // Only columns of the frame restrict a table.
        if survey.framed() && random.below(3) > 0 {
            // A value that nobody of the frame has is refused before anything is read.
            let drawn = random.below(survey.options(FRAME)) + 1;
            let filter = Some(drawn).filter(|option| survey.anybody(*option)).map(|option| (FRAME, option));
            found.extend(filter.map(|filter| Self { filter: Some(filter), ..Self::plain("c", 0, 1) }));
        }
        if random.below(3) == 0 {
            let rows = if survey.framed() || random.below(2) == 0 { 1 } else { FRAME };
            found.push(Self::plain("d", rows, if rows == 1 { FRAME } else { 0 }));
        }
        if random.below(4) == 0 {
            let by = match random.below(3) {
                0 => vec![vec![1], vec![FRAME]],
                1 => vec![vec![1, FRAME]],
                _ => vec![vec![1], vec![1, FRAME]],
            };
            found.push(Self { by, ..Self::plain("e", 0, 1) });
        }
        if survey.options(QUANTITY) > 0 {
            if random.below(2) == 0 {
                found.push(Self { values: true, ..Self::plain("f", QUANTITY, 1) });
            }
            if random.below(3) == 0 {
                found.push(Self::plain("g", QUANTITY, random.below(2)));
            }
        }
        for request in &mut found {
            if !request.values && random.below(4) == 0 {
                request.base = [Base::Eligible, Base::Both][random.below(2)];
            }
            request.net = !request.values && request.rows != QUANTITY && random.below(4) == 0;
            request.net &= survey.options(request.rows) > 2;
            request.id = format!("{}{plan}", request.id);
        }
        found.drain(..random.below(2));
        found
    }

    /// It as a plan has it.
    pub(super) fn written(&self, survey: &Survey) -> String {
        let by: Vec<String> = self
            .by
            .iter()
            .map(|nested| {
                let names: Vec<String> = nested.iter().map(|question| survey.name(*question)).collect();
                format!("\"{}\"", names.join(" * "))
            })
            .collect();
        let by = if let [one] = &by[..] { one.clone() } else { format!("[{}]", by.join(", ")) };
        let mut written = format!(
            "[[table]]\nid = \"{}\"\ntitle = \"{}\"\n{}\nrows = \"{}\"\nby = {by}\n",
            self.id,
            self.title(),
            survey.source(),
            survey.name(self.rows),
        );
        if let Some((question, option)) = self.filter {
            writeln!(written, "filter = \"{} = {option}\"", survey.name(question)).unwrap();
        }
        match self.base {
            Base::Answered => {}
            Base::Eligible => written.push_str("base = \"eligible\"\n"),
            Base::Both => written.push_str("base = \"both\"\n"),
        }
        if self.net {
            written.push_str("nets = [{ id = \"net\", label = \"合わせて\", codes = [\"1\", \"2\"] }]\n");
        }
        if self.values {
            written.push_str("kind = \"quantities\"\nshow = [\"mean\", \"sum\", \"min\", \"max\"]\n");
        } else if self.rows == QUANTITY {
            written.push_str("classes = [\"0 = なし\", \"1.. = ある\"]\n");
        }
        written
    }

    pub(super) fn title(&self) -> String {
        format!("表の{}", self.id)
    }

    /// The groups, everybody first.
    pub(super) fn groups(&self, survey: &Survey) -> Vec<(Vec<usize>, Group)> {
        let mut groups = vec![(Vec::new(), Vec::new())];
        for nested in &self.by {
            let mut all = vec![Vec::new()];
            for question in nested {
                let with = |group: Group| {
                    (1..=survey.options(*question))
                        .map(move |option| [&group[..], &[(*question, option)]].concat())
                };
                all = all.into_iter().flat_map(with).collect();
            }
            groups.extend(all.into_iter().map(|group| (nested.clone(), group)));
        }
        groups
    }

    /// What identifies a group.
    pub(super) fn group_id(&self, survey: &Survey, group: &Group) -> String {
        if group.is_empty() {
            return "total".to_owned();
        }
        let names = group.iter().map(|(question, _)| survey.name(*question)).filter(|_| self.by.len() > 1);
        names.chain(group.iter().map(|(_, option)| option.to_string())).collect::<Vec<_>>().join(".")
    }

    /// The cells in front of the row of a group, nothing left out.
    pub(super) fn stub(&self, survey: &Survey, group: &Group) -> Vec<String> {
        if group.is_empty() {
            return vec!["計".to_owned()];
        }
        let headings: Vec<String> = group.iter().map(|(question, _)| survey.heading(*question)).collect();
        let banner = (self.by.len() > 1).then(|| headings.join("×"));
        banner.into_iter().chain(group.iter().map(|(question, option)| survey.label(*question, *option))).collect()
    }

    /// How many cells stand in front of the numbers of a row.
    pub(super) fn stubs(&self) -> usize {
        self.by.iter().map(Vec::len).max().unwrap_or(1) + usize::from(self.by.len() > 1)
    }

    /// What is counted of the answers.
    pub(super) fn parts(&self, survey: &Survey) -> Vec<Part> {
        let options = if self.rows == QUANTITY { 2 } else { survey.options(self.rows) };
        let options = (1..=options).map(Part::Option);
        let net = self.net.then_some(Part::Net);
        let blank = (self.base != Base::Answered).then_some(Part::NoAnswer);
        options.chain(net).chain(blank).filter(|_| !self.values).collect()
    }

    /// The number that a column shows, by its heading.
    pub(super) fn what(&self, survey: &Survey, heading: &str) -> What {
        let part = |label: &str| {
            let named = |part: &Part| match part {
                Part::Option(option) if self.rows == QUANTITY => ["なし", "ある"][option - 1] == label,
                Part::Option(option) => survey.label(self.rows, *option) == label,
                Part::Net => label == "合わせて",
                Part::NoAnswer => label == "無回答",
            };
            self.parts(survey).into_iter().find(named).unwrap_or_else(|| panic!("{label}"))
        };
        match heading.split_once('・') {
            None => match heading {
                "集計対象数（n）" => What::N,
                "該当数（無回答を含む）" => What::Eligible,
                "平均" => What::Mean,
                "合計" => What::Sum,
                "最小" => What::Least,
                "最大" => What::Most,
                other => panic!("what is {other}?"),
            },
            Some(("実数", label)) => What::Count(part(label)),
            Some(("構成比（％）", label)) if self.base == Base::Eligible => What::ShareOfAll(part(label)),
            Some(("構成比（％）", label)) => What::Share(part(label)),
            Some(("無回答を含む構成比（％）", label)) => What::ShareOfAll(part(label)),
            Some((other, _)) => panic!("what is {other}?"),
        }
    }

    /// What identifies the figure of a number.
    pub(super) fn figure(&self, survey: &Survey, group: &Group, what: What) -> String {
        let part = |part: Part| match part {
            Part::Option(option) if self.rows == QUANTITY => ["0", "1-and-up"][option - 1].to_owned(),
            Part::Option(option) => option.to_string(),
            Part::Net => "net".to_owned(),
            Part::NoAnswer => "no_answer".to_owned(),
        };
        let of_values = |name: &str| format!("q4.{name}");
        let name = match what {
            What::N if self.values => of_values("n"),
            What::N => "n".to_owned(),
            What::Eligible => "eligible".to_owned(),
            What::Count(one) => format!("{}.count", part(one)),
            What::ShareOfAll(one) if self.base == Base::Both => format!("{}.share_eligible", part(one)),
            What::Share(one) | What::ShareOfAll(one) => format!("{}.share", part(one)),
            What::Mean => of_values("mean"),
            What::Sum => of_values("sum"),
            What::Least => of_values("min"),
            What::Most => of_values("max"),
        };
        format!("{}.{}.{name}", self.id, self.group_id(survey, group))
    }

    /// Whether somebody is in a group, answered or not.
    pub(super) fn within(&self, survey: &Survey, answers: Answers, group: &Group) -> bool {
        group.iter().chain(&self.filter).all(|(question, option)| survey.chose(*question, answers, *option))
    }

    /// Whether somebody in a group answered.
    pub(super) fn base(&self, survey: &Survey, answers: Answers, group: &Group) -> bool {
        self.within(survey, answers, group) && answers[self.rows] > 0
    }

    /// Whether somebody in a group is counted in a part.
    pub(super) fn counted(&self, survey: &Survey, answers: Answers, group: &Group, part: Part) -> bool {
        let chose = |option| match survey.takes[self.rows].0 {
            Takes::Single | Takes::Multiple => survey.chose(self.rows, answers, option),
            // None, or some.
            Takes::Quantity => answers[self.rows] > 0 && (answers[self.rows] > 1) == (option == 2),
        };
        self.within(survey, answers, group)
            && match part {
                Part::Option(option) => chose(option),
                Part::Net => chose(1) || chose(2),
                Part::NoAnswer => answers[self.rows] == 0,
            }
    }

    /// Whether who is in a group is known from answers, and not from the frame alone.
    pub(super) fn by_answers(&self, survey: &Survey, group: &Group) -> bool {
        group.iter().chain(&self.filter).any(|(question, _)| *question != FRAME || !survey.framed())
    }
}
