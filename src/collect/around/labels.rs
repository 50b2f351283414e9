//! Cells of labels that read otherwise than on the other returns, on the form as sent out, or than anything that the
//! definition says: an answer written behind the label (「問3 職員数 25人」), a label retyped so that it asks something else.

use std::collections::BTreeMap;

use crate::catalogue::layouts as words;
use crate::collect::around::{ENOUGH, Known, ReturnedSheet};
use crate::collect::layout::options::is_sign;
use crate::collect::round::Inputs;
use crate::collect::{Submission, capture::Captured};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::survey::form::{AnswerBox, AnswerPlace, Form};
use crate::text::key::key;
use crate::workbook::cell_ref;

/// How a label reads.
enum Reads {
    /// As it was printed.
    AsPrinted,
    /// Otherwise, or with more behind it.
    Otherwise(String),
}

impl Known<'_> {
    /// What is said of labels that read otherwise than printed. Where the box is empty, its answer may stand there, and the
    /// question waits.
    pub(super) fn changed_labels(
        &self,
        inputs: &Inputs<'_>,
        form: &Form,
        submissions: &mut [Submission],
    ) -> Vec<Diagnostic> {
        let mut boxes: BTreeMap<&str, Vec<&AnswerBox>> = BTreeMap::new();
        for answer in form.boxes() {
            boxes.entry(&answer.label).or_default().push(answer);
        }
        // What is written into the label's own cell is read as an answer there.
        let inside = |answer: &&AnswerBox| matches!(answer.answer, AnswerPlace::Inside);
        boxes.retain(|_, boxes| !boxes.iter().any(inside));
        let mut findings = Vec::new();
        for one in self.returned {
            for (label, at) in &one.captured.anchors {
                let (Some(boxes), Some(text)) = (boxes.get(label.as_str()), one.captured.labels.get(label)) else {
                    continue;
                };
                let asked: Vec<&str> = boxes
                    .iter()
                    .flat_map(|answer| answer.questions())
                    .filter(|id| inputs.survey.question(id).is_some())
                    .collect();
                let empty = is_empty(&one.captured, &asked);
                let Reads::Otherwise(printed) = self.reads(one, label, text, empty, &asked, inputs) else {
                    continue;
                };
                let severity = if empty { Severity::Undecided } else { Severity::Query };
                let questions: &[&str] = if empty { &asked } else { asked.get(..1).unwrap_or_default() };
                for question in questions {
                    let mut found = Diagnostic::at(
                        "label-words",
                        severity,
                        vec![cell_ref(&one.file, &one.captured.sheet, *at)],
                        words::label_reads(text.trim()),
                        words::label_printed(&printed),
                        if empty { words::hint_label_answer() } else { words::hint_label_words() },
                    )
                    .about(format!("{}!{}!{question}", one.file, one.captured.sheet));
                    let case = Some(one.place.clone());
                    found.scope = Scope { case, question: Some((*question).to_owned()), ..inputs.scope() };
                    findings.push(found);
                    if empty && let Some(waits) = submissions.iter_mut().find(|known| known.place() == one.place) {
                        waits.hold_out(question);
                    }
                }
            }
        }
        findings
    }

    /// How a label reads, against the form as sent out, else most returns, else the definition.
    fn reads(
        &self,
        one: &ReturnedSheet,
        label: &str,
        text: &str,
        empty: bool,
        asked: &[&str],
        inputs: &Inputs<'_>,
    ) -> Reads {
        let now = key(text);
        if now == key(label) {
            return Reads::AsPrinted;
        }
        let blank = self.blank.iter().flat_map(|taken| &taken.returns);
        let sent: Vec<&String> = blank.filter_map(|blank| blank.labels.get(label)).collect();
        let counts = || self.labels.get(label).into_iter().flatten();
        let same = counts().find(|(text, _)| **text == now).map_or(0, |(_, (count, _))| *count);
        let all: usize = counts().map(|(_, (count, _))| count).sum();
        let most = counts().find(|(_, (count, _))| all >= ENOUGH && count * 2 > all).map(|(_, (_, text))| *text);
        // Several who say the same have another print of the form.
        if sent.iter().any(|text| key(text) == now) || (same > 1 && same * 2 >= all) {
            return Reads::AsPrinted;
        }
        if let Some(printed) = sent.first().copied().or(most) {
            return Reads::Otherwise(printed.clone());
        }
        // Another return that has less there tells what is printed.
        let others = self.returned.iter().filter(|other| other.place != one.place);
        let shorter = others
            .filter_map(|other| other.captured.labels.get(label))
            .find(|other| now.len() > key(other).len() && now.starts_with(&key(other)));
        if let Some(printed) = shorter.filter(|_| empty) {
            return Reads::Otherwise(printed.clone());
        }
        let rest = now.strip_prefix(&key(label)).unwrap_or(&now);
        let known = asked.iter().filter_map(|id| inputs.survey.question(id));
        let known: String =
            known.map(|question| key(&format!("{} {}", question.number.ja, question.text.ja))).collect();
        let says = |c: char| (c.is_ascii_digit() || is_sign(c)) && !known.contains(c) && !label.contains(c);
        if empty && rest.contains(says) && !known.contains(rest) {
            return Reads::Otherwise(label.to_owned());
        }
        Reads::AsPrinted
    }
}

/// Whether nothing stands in the boxes of these questions, and all of them were found.
fn is_empty(captured: &Captured, questions: &[&str]) -> bool {
    !questions.is_empty()
        && questions.iter().all(|question| {
            let cells = captured.boxes.iter().find(|(id, _)| id == question).map(|(_, cells)| cells);
            cells.is_some_and(|cells| cells.iter().all(|cell| cell.words().trim().is_empty()))
        })
}
