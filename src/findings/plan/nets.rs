//! Nets (計) of a table of answers, as a plan names them: several options together, such as the upper two of a scale.

use std::collections::BTreeSet;

use crate::catalogue::{definition, tabulation as words};
use crate::findings::plan::Net;
use crate::survey::missing::Missing;
use crate::survey::question::Question;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// Reads `nets` for a question.
pub(super) fn nets(reading: &mut Reading<'_>, request: &Table, question: &Question) -> Option<Vec<Net>> {
    let mut found: Vec<Net> = Vec::new();
    for net in request.tables("nets") {
        let Some(list) = question.domain.codes() else {
            let message = words::nets_need_options(&question.id, question.domain.called());
            reading.say(request.place("nets"), message);
            return None;
        };
        let known: Vec<&str> = list.values().map(|option| option.code.as_str()).collect();
        let id = net.words("id")?;
        let reason = Missing::from_word(id.text).is_some();
        if reason || known.contains(&id.text) || found.iter().any(|other| other.id == id.text) {
            reading.say(id.span.clone(), words::net_id_taken(id.text));
            return None;
        }
        let mut codes = BTreeSet::new();
        for code in net.list("codes") {
            reading.knows(&code, &known, definition::unknown_name(code.text)).then_some(())?;
            codes.insert(code.text.to_owned());
        }
        if codes.len() < 2 {
            reading.say(net.place("codes"), words::net_of_one(id.text));
            return None;
        }
        found.push(Net { id: id.text.to_owned(), label: net.phrase("label"), codes });
    }
    Some(found)
}
