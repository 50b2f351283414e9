//! A number alone as the answer to a question whose box takes one of its options. It is the number of an option where the
//! form prints one before it; where the options say amounts themselves (「1〜3人」) and print no numbers, or the line that
//! prints them was written anew, nobody can tell, and the question waits.

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::layout::Captured;
use crate::collect::own_form::{Laid, written};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::asked::{PRINTED_BETWEEN, entry};
use crate::questionnaire::blank::{Blank, Holds, Look};
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::question::ResponseDomain;
use crate::text::key::key;
use crate::workbook::cell_ref;

/// Holds out the questions whose answer is a number that two things may be meant by.
pub(super) fn hold_out(
    asking: Asking<'_>,
    blank: &Blank,
    laid: &Laid<'_>,
    same_version: bool,
    captured: &mut Captured,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (part, input) in blank.boxes() {
        let Holds::Answer { question, option: None } = &input.holds else { continue };
        let Some(asked) = asking.survey.question(question) else { continue };
        let ResponseDomain::Single(codes) = &asked.domain else { continue };
        let Some((_, cells)) = captured.boxes.iter().find(|(id, _)| id == question) else { continue };
        let [cell] = cells.as_slice() else { continue };
        let number = key(&cell.raw);
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let Some(option) = codes.get(&number).filter(|_| is_number) else { continue };
        let mut places = vec![cell.at.clone()];
        let said = match rewritten(blank, laid, part.range.first, codes).filter(|_| same_version) {
            Some((at, line)) => {
                places.push(cell_ref(&cell.at.file, &laid.sheet.name, at));
                words::bare_number_of(&number, &option.label, line)
            }
            None => match amount(codes, option, &number) {
                Some(said) => said,
                None => continue,
            },
        };
        let mut found = Diagnostic::at(
            "unknown-answer",
            Severity::Undecided,
            places,
            said,
            words::option_words(&asked.number),
            words::hint_bare_number(),
        );
        found.scope.question = Some(question.clone());
        findings.push(found);
        captured.boxes.retain(|(known, _)| known != question);
        captured.lost.insert(question.clone());
    }
    findings
}

/// Both readings of a number, where the options have digits in their words and this one no number printed before it.
fn amount(codes: &CodeList, option: &ResponseOption, number: &str) -> Option<Phrase> {
    let digits = |option: &&ResponseOption| key(&option.label.ja).contains(|c: char| c.is_ascii_digit());
    let is_label = codes
        .options
        .iter()
        .any(|option| std::iter::once(&option.label.ja).chain(&option.aliases).any(|label| key(label) == number));
    if is_label || entry(option) != option.label.ja || !codes.options.iter().any(|option| digits(&option)) {
        return None;
    }
    let speaks = |option: &&ResponseOption| {
        key(&option.label.ja).split(|c: char| !c.is_ascii_digit()).any(|digits| digits == number)
    };
    // Where the number is that of the option and stands in its words too, there is one reading.
    let speaking = || codes.options.iter().filter(speaks);
    if speaking().count() == 1 && speaking().all(|only| only.code == option.code) {
        return None;
    }
    let others: Vec<&str> = speaking().map(|option| option.label.ja.as_str()).collect();
    let others = if others.is_empty() { number.to_owned() } else { others.join("」「") };
    Some(words::bare_number(number, &option.label, others))
}

/// The line that prints the options of a question, where it reads otherwise now. Marks put into it change no option.
fn rewritten(blank: &Blank, laid: &Laid<'_>, of: CellAddress, codes: &CodeList) -> Option<(CellAddress, String)> {
    let printed = codes.options.iter().map(entry).collect::<Vec<_>>().join(PRINTED_BETWEEN);
    let block = laid.alignment.block(of.row);
    let line = blank.parts.iter().find(|part| {
        part.look == Look::Small && block.contains(&part.range.first.row) && key(&part.text) == key(&printed)
    })?;
    let at = laid.alignment.place(line.range.first).filter(|_| laid.alignment.is_between(line.range.first))?;
    let now = laid.sheet.grid.text(at);
    let same = key(&now) == key(&printed) || now.trim().is_empty() || written::is_mark_only(&printed, &now);
    (!same).then_some((at, now))
}
