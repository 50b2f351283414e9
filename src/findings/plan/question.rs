//! A table of the answers to one question, as a plan asks for it.

use crate::catalogue::definition as words;
use crate::findings::plan::QuestionTable;
use crate::findings::plan::place::{column, filter, named_of_kind, place, require};
use crate::findings::plan::read::Known;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// Reads a table of answers to one question.
pub(super) fn question_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
) -> Option<QuestionTable> {
    let place = place(reading, request, known)?;
    require(reading, request, "rows").then_some(())?;
    let closed = |domain: &ResponseDomain| match domain {
        ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Area => true,
        // Words that the data make themselves (a client's number) are about persons in a sensitive list.
        ResponseDomain::Category | ResponseDomain::List => !place.survey.sensitive,
        ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text => false,
    };
    let rows = column(reading, request, "rows", &place, &words::kind_with_options(), closed)?;
    let by = match request.words("by") {
        Some(by) => {
            let questions = place.survey.questions.iter().filter(|question| closed(&question.domain));
            let names: Vec<&str> = questions
                .map(|question| question.id.as_str())
                .chain(place.attributes(known).into_iter().map(|variable| variable.name))
                .collect();
            named_of_kind(reading, &by, place.survey, &names, &words::kind_with_options()).then_some(())?;
            Some(by.text.to_owned())
        }
        None => None,
    };
    let filter = filter(reading, request, &place, known)?;
    let with_not_returned = request.flag("with_not_returned");
    Some(QuestionTable { table: place.key, rows, by, filter, with_not_returned })
}
