//! A written report that was checked, as plain data: every statement with its place, its verdict and what would be right,
//! and what does not add up within the document. What the terminal, the JSON and the comments in Word say comes from here.

use crate::catalogue::Phrase;

/// A checked report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// The file.
    pub file: String,
    /// The plans with whose figures it was compared; none where there was no workspace.
    pub plans: Vec<ComparedPlan>,
    /// The ids of the other plans of the workspace, with which it was not.
    pub other_plans: Vec<String>,
    /// Every statement, in the order of the text.
    pub statements: Vec<StatementRecord>,
    /// What the document says against itself, and notes, in the order of the text.
    pub within: Vec<WithinRecord>,
    /// What holds for the report as a whole.
    pub remarks: Vec<Phrase>,
}

/// A plan with whose figures a report was compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComparedPlan {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// The rounds of questionnaires that its figures are counted from: 「network-need/R2」 with its name.
    pub rounds: Vec<(String, Phrase)>,
}

/// Where words stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordPlace {
    /// For a person: 「7⑵ 3段落目」.
    pub words: Phrase,
    /// The line of the file, or in Word the paragraph, counted from 1; 0 where there is none.
    pub unit: usize,
    /// The byte of it at which the words begin.
    pub from: usize,
    /// The byte behind them.
    pub to: usize,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatementRecord {
    /// Where it stands.
    pub place: WordPlace,
    /// Its words.
    pub text: String,
    /// The sentence or cell that it stands in.
    pub sentence: String,
    /// `agrees`, `disagrees`, `points_meant`, `other_rounding`, `unlike_periods`, `base_missing` or `unchecked`.
    pub verdict: &'static str,
    /// The verdict for people.
    pub verdict_words: Phrase,
    /// Why it cannot be checked: `no_figure`, `no_rate`, `not_counted`, `uncertain`, `other_year`, `other_plan`, `suppressed`, `undefined` or `figure_gone`.
    pub why: Option<&'static str>,
    /// The figure that it was compared with.
    pub figure: Option<String>,
    /// That figure in words.
    pub label: Phrase,
    /// The figures that the value was worked out from.
    pub from: Vec<String>,
    /// What would be right.
    pub right: Option<Phrase>,
    /// Other figures that may be meant.
    pub also: Vec<String>,
    /// What else is to be said.
    pub remarks: Vec<Phrase>,
}

/// Something within the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WithinRecord {
    /// The rule.
    pub rule: String,
    /// Whether it is wrong; otherwise a note.
    pub wrong: bool,
    /// Where it stands.
    pub place: WordPlace,
    /// What was found.
    pub found: Phrase,
    /// What was expected.
    pub expected: Phrase,
    /// What to do.
    pub hint: Phrase,
}

/// How many statements have which verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Statements.
    pub statements: usize,
    /// Agree.
    pub agree: usize,
    /// Disagree, ％ for ポイント among them.
    pub disagree: usize,
    /// Are to be worded otherwise.
    pub unlike: usize,
    /// Cannot be checked.
    pub unchecked: usize,
    /// Wrong within the document.
    pub wrong: usize,
    /// Notes within the document.
    pub notes: usize,
}

impl StatementRecord {
    /// Whether it says something that the data do not.
    pub fn disagrees(&self) -> bool {
        matches!(self.verdict, "disagrees" | "points_meant") || self.why == Some("figure_gone")
    }

    /// Whether somebody should mend it: it disagrees, or is to be worded otherwise.
    pub fn to_mend(&self) -> bool {
        self.disagrees() || matches!(self.verdict, "other_rounding" | "unlike_periods" | "base_missing")
    }
}

impl Verification {
    /// Whether anything in the report is wrong.
    pub fn is_wrong(&self) -> bool {
        self.statements.iter().any(StatementRecord::disagrees) || self.within.iter().any(|record| record.wrong)
    }

    /// The statements by verdict, counted.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { statements: self.statements.len(), ..Counts::default() };
        for statement in &self.statements {
            if statement.disagrees() {
                counts.disagree += 1;
            } else if statement.to_mend() {
                counts.unlike += 1;
            } else if statement.verdict == "agrees" {
                counts.agree += 1;
            } else {
                counts.unchecked += 1;
            }
        }
        counts.wrong = self.within.iter().filter(|record| record.wrong).count();
        counts.notes = self.within.len() - counts.wrong;
        counts
    }
}
