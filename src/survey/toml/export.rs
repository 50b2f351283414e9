//! Reads how the export of a web form is written: what the named profile says, and over it what the definition says.

use crate::catalogue::{definition as words, exports};
use crate::survey::export::{Export, Profile, Written, separator};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// The export of a form with one respondent in a row; on another form it is a mistake.
pub(super) fn read_export(reading: &mut Reading<'_>, form: &Table) -> Option<Export> {
    let entry = form.get("export")?;
    let table = entry.value.as_table()?;
    if form.words("kind").is_some_and(|kind| kind.text == "labels") {
        reading.say(entry.key_span.clone(), words::key_not_for_form("export", "labels"));
        return None;
    }
    let profile = table.words("profile");
    let named = profile.and_then(|word| Profile::ALL.into_iter().find(|known| known.word() == word.text));
    let mut export = named.map_or_else(Export::default, Profile::export);
    // A blank says something here.
    if let Some(said) = table.get("separator").and_then(|entry| entry.value.words()) {
        separator(said.text).clone_into(&mut export.separator);
    }
    if let Some(time) = table.words("time") {
        export.time = vec![time.text.to_owned()];
    }
    if let Some(channel) = table.words("channel") {
        channel.text.clone_into(&mut export.channel);
    }
    let written = table.words("written");
    if let Some(known) = written.and_then(|word| Written::ALL.into_iter().find(|one| one.word() == word.text)) {
        export.written = known;
    }
    for (key, list) in [("chosen", &mut export.chosen), ("not_chosen", &mut export.not_chosen)] {
        if table.get(key).is_some() {
            *list = table.list(key).into_iter().map(|word| word.text.to_owned()).collect();
        }
    }
    if table.get("own_words").is_some() {
        export.own_words = table.flag("own_words");
    }
    if let Some(both) = export.chosen.iter().find(|word| export.not_chosen.contains(word)) {
        let place = if table.get("chosen").is_some() { table.place("chosen") } else { table.place("not_chosen") };
        reading.say(place, exports::chosen_and_not(both));
    }
    Some(export)
}
