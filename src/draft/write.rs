//! A draft as a definition, with a remark at every guess: 要確認, the cells it came from and why; and at every open question
//! where its answer belongs. The definition's own writers make TOML or a workbook of it.

use crate::catalogue::{Lang, Phrase, draft as say};
use crate::draft::sketch::{Kind, Origin, Place, Service, Sketch, SketchQuestion};
use crate::provenance::CellRef;
use crate::questionnaire::definition::FrameRows;
use crate::survey::export::{Profile, Written};
use crate::survey::form::Side;
use crate::survey::remarks::Remarks;
use crate::survey::toml::tree::{Data, Table};
use crate::survey::toml::write::write_toml;
use crate::survey::workbook::layout::SURVEY;

/// Id of the drafted form.
pub(super) const FORM: &str = "form";

/// Words that are not used and listed one by one; a sheet with more is no form.
const MOST_UNUSED: usize = 300;

/// A drafted definition.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The definition.
    pub survey: Table,
    /// What is to be confirmed and what is asked.
    pub remarks: Remarks,
    /// The same as TOML.
    pub toml: String,
    /// Who answered the files that it was drafted from, as rows for the frame; none where they do not say.
    pub respondents: Option<FrameRows>,
}

/// A cell without its file.
pub fn place_text(cell: &CellRef) -> String {
    format!("{}!{}", cell.sheet, cell.at)
}

/// The word of a kind of answer in a definition.
pub fn type_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single(_) => "single",
        Kind::Multiple(_) => "multiple",
        Kind::Quantity { .. } => "quantity",
        Kind::Date => "date",
        Kind::Text => "text",
    }
}

/// A text without the sign for bytes that could not be read, which no definition may hold. A label that had one is not
/// found again, and its question is taken out and asked about.
fn sound(text: &str) -> String {
    text.replace('\u{FFFD}', "?")
}

/// The definition of a draft.
pub(super) fn definition(sketch: &Sketch, lang: Lang, folder: &str) -> Definition {
    let mut writer = Writer { survey: Table::default(), remarks: Remarks::default(), lang };
    writer.head(sketch);
    writer.lists(sketch);
    let mut questions = 0;
    let mut batteries = 0;
    for question in &sketch.questions {
        match &question.place {
            Place::Grid(items) => {
                writer.battery(sketch, question, items, &format!("battery[{batteries}]"));
                batteries += 1;
            }
            Place::Right
            | Place::Below
            | Place::Cell { .. }
            | Place::Options(_)
            | Place::Inline { .. }
            | Place::Inside { .. }
            | Place::Column
            | Place::Columns(_)
            | Place::Nowhere => {
                writer.question(sketch, question, &format!("question[{questions}]"));
                questions += 1;
            }
        }
    }
    writer.repeats(sketch);
    writer.form(sketch);
    let period = writer.round(sketch, folder);
    let Writer { survey, remarks, .. } = writer;
    let mut toml = write_toml(SURVEY, &survey, &remarks);
    if !period {
        let placed = sketch.questions.iter().any(|question| question.place != Place::Nowhere);
        let form = if placed { format!(", form = \"{FORM}\"") } else { String::new() };
        toml.push_str(&format!(
            "\n# [[round]]\n# id = \"R6\"\n# label = \"R6年度\"\n# period = \"FY2024\"\n# source = [{{ folder = \"{folder}\"{form} }}]\n"
        ));
    }
    Definition { survey, remarks, toml, respondents: None }
}

fn places<'c>(cells: impl Iterator<Item = &'c CellRef>) -> String {
    let mut shown: Vec<String> = Vec::new();
    let mut sheet: Option<&str> = None;
    for cell in cells {
        let same = sheet == Some(cell.sheet.as_ref());
        shown.push(if same { cell.at.to_string() } else { place_text(cell) });
        sheet = Some(cell.sheet.as_ref());
    }
    shown.dedup();
    shown.join("、")
}

struct Writer {
    survey: Table,
    remarks: Remarks,
    lang: Lang,
}

impl Writer {
    fn remark(&mut self, place: &str, words: &Phrase) {
        let flat = words.text(self.lang).split('\n').collect::<Vec<_>>().join(" ");
        self.remarks.add(place, sound(&flat));
    }

    /// Where a guess comes from and why.
    fn guess<'c>(&mut self, place: &str, cells: impl Iterator<Item = &'c CellRef>, reasons: &[Phrase]) {
        let at = places(cells);
        let why: Vec<&str> = reasons.iter().map(|reason| reason.text(self.lang)).collect();
        let words = say::to_confirm(at, why.join(say::between_reasons().text(self.lang)));
        self.remark(place, &words);
    }

    /// The open questions of one question, or those of the survey as a whole.
    fn asked(&mut self, place: &str, sketch: &Sketch, about: Option<&str>) {
        let all = sketch.doubts.iter().enumerate().filter(|(_, doubt)| doubt.about.as_deref() == about);
        let lines: Vec<Phrase> = all
            .map(|(index, doubt)| {
                let at = places(doubt.places.iter());
                if at.is_empty() {
                    say::question_bare(index + 1, &doubt.asks)
                } else {
                    say::question_line(index + 1, at, &doubt.asks)
                }
            })
            .collect();
        for line in lines {
            self.remark(place, &line);
        }
    }

    fn head(&mut self, sketch: &Sketch) {
        self.remark("", &say::head_one());
        self.remark("", &say::head_two());
        self.asked("", sketch, None);
        if !sketch.left_out.is_empty() {
            self.remark("", &say::head_left_out());
            for left in &sketch.left_out {
                let words = say::left_out_line(place_text(&left.place), &left.what);
                self.remark("", &words);
            }
        }
        self.unused(sketch);
        self.survey.put("id", sketch.id.as_str());
        self.survey.put("title", sound(&sketch.title));
        if let Some(cell) = &sketch.title_at {
            self.guess("title", std::iter::once(cell), &[]);
        }
        let mut stratum = Table::default();
        stratum.put("id", "all");
        stratum.put("label", say::everybody().text(self.lang));
        stratum.put("design", "open");
        self.survey.push("stratum", stratum);
    }

    /// What the draft does not use, notes apart.
    fn unused(&mut self, sketch: &Sketch) {
        for (head, is_note) in [(say::head_unused(), false), (say::head_notes(), true)] {
            let found: Vec<_> = sketch.unused.iter().filter(|unused| unused.is_note == is_note).collect();
            if found.is_empty() {
                continue;
            }
            self.remark("", &head);
            for unused in found.iter().take(MOST_UNUSED) {
                self.remark("", &Phrase::same(format!("・{} {}", place_text(&unused.cell), unused.text)));
            }
            if found.len() > MOST_UNUSED {
                self.remark("", &say::more_unused(found.len() - MOST_UNUSED));
            }
        }
    }

    fn lists(&mut self, sketch: &Sketch) {
        for (index, list) in sketch.lists.iter().enumerate() {
            let mut table = Table::default();
            table.put("id", list.id.as_str());
            for (at, option) in list.options.iter().enumerate() {
                let mut row = Table::default();
                row.put("code", option.code.as_str());
                row.put("label", sound(&option.label));
                if !option.aliases.is_empty() {
                    row.put(
                        "alias",
                        option.aliases.iter().map(|alias| Data::from(sound(alias))).collect::<Vec<_>>(),
                    );
                }
                if let Some((_, words)) = list.other.as_ref().filter(|(code, _)| *code == option.code) {
                    row.put("other", words.as_str());
                }
                if let Some(count) = option.count {
                    self.remark(&format!("code_list[{index}].options[{at}]"), &say::chosen_times(count));
                }
                table.push("options", row);
            }
            self.survey.push("code_list", table);
        }
    }

    fn question(&mut self, sketch: &Sketch, question: &SketchQuestion, place: &str) {
        self.guess(place, question.cells.iter(), &question.reasons);
        self.asked(place, sketch, Some(&question.id));
        let mut table = asked(question);
        table.put("type", type_word(&question.kind));
        match &question.kind {
            Kind::Single(list) | Kind::Multiple(list) => table.put("codes", list.as_str()),
            Kind::Quantity { unit, min, max } => {
                if !unit.is_empty() {
                    table.put("unit", unit.as_str());
                }
                for (key, bound) in [("min", min), ("max", max)] {
                    if let Some(bound) = bound {
                        table.put(key, *bound);
                    }
                }
            }
            Kind::Date | Kind::Text => {}
        }
        finish(&mut table, question);
        self.survey.push("question", table);
    }

    fn battery(&mut self, sketch: &Sketch, question: &SketchQuestion, items: &[(String, String)], place: &str) {
        self.guess(place, question.cells.iter(), &question.reasons);
        self.asked(place, sketch, Some(&question.id));
        let mut table = asked(question);
        if let Some(list) = question.kind.list() {
            table.put("codes", list);
        }
        finish(&mut table, question);
        for (id, text) in items {
            let mut item = Table::default();
            item.put("id", id.as_str());
            item.put("text", sound(text));
            table.push("items", item);
        }
        self.survey.push("battery", table);
    }

    fn repeats(&mut self, sketch: &Sketch) {
        for (index, repeat) in sketch.repeats.iter().enumerate() {
            self.guess(&format!("repeat[{index}]"), repeat.cells.iter(), &[say::because_rows_ready()]);
            let mut table = Table::default();
            table.put("id", repeat.id.as_str());
            table.put("title", sound(&repeat.title));
            for (id, label, kind) in &repeat.columns {
                let mut column = Table::default();
                column.put("id", id.as_str());
                column.put("label", sound(label));
                column.put("type", type_word(kind));
                if let Some(list) = kind.list() {
                    column.put("codes", list);
                }
                if let Kind::Quantity { unit, .. } = kind
                    && !unit.is_empty()
                {
                    column.put("unit", unit.as_str());
                }
                table.push("columns", column);
            }
            self.survey.push("repeat", table);
        }
    }

    fn form(&mut self, sketch: &Sketch) {
        let placed: Vec<&SketchQuestion> =
            sketch.questions.iter().filter(|question| question.place != Place::Nowhere).collect();
        if placed.is_empty() {
            return;
        }
        let rows = placed.iter().any(|question| matches!(question.place, Place::Column | Place::Columns(_)));
        let mut form = Table::default();
        form.put("id", FORM);
        form.put("kind", if rows { "rows" } else { "labels" });
        if let Some(sheet) = &sketch.sheet {
            form.put("sheet", sound(sheet));
        }
        for (key, found) in [("case_code", &sketch.case_code), ("case_name", &sketch.case_name)] {
            if let Some((label, cell)) = found {
                self.guess(&format!("form[0].{key}"), std::iter::once(cell), &[]);
                form.put(key, sound(label));
            }
        }
        for question in placed {
            let mut place = Table::default();
            place.put("question", question.id.as_str());
            place.put("label", sound(&question.label));
            match &question.place {
                Place::Right => place.put("answer", "right"),
                Place::Below => place.put("answer", "below"),
                Place::Cell { label, at } => {
                    place.put("answer", "cell");
                    place.put("cell", at.to_string());
                    place.put("at", label.to_string());
                }
                Place::Options(side) => {
                    place.put("answer", "options");
                    place.put("mark", if *side == Side::Left { "left" } else { "right" });
                }
                Place::Grid(_) => {
                    place.put("answer", "grid");
                    place.put("items", "rows");
                }
                Place::Inline { below } => {
                    place.put("answer", if *below { "below" } else { "right" });
                    place.put("inline", true);
                }
                Place::Inside { before, after } => {
                    place.put("answer", "inside");
                    place.put("before", sound(before));
                    place.put("after", sound(after));
                }
                Place::Columns(columns) => {
                    for (code, label) in columns {
                        let mut column = Table::default();
                        column.put("question", question.id.as_str());
                        column.put("label", sound(label));
                        column.put("option", code.as_str());
                        form.push("column", column);
                    }
                    continue;
                }
                Place::Column | Place::Nowhere => {}
            }
            if question.unnumbered {
                place.put("unnumbered", true);
            }
            form.push(if rows { "column" } else { "box" }, place);
        }
        for repeat in &sketch.repeats {
            let mut table = Table::default();
            table.put("repeat", repeat.id.as_str());
            if let Some(end) = &repeat.end {
                table.put("end", sound(end));
            }
            form.push("repeat", table);
        }
        match sketch.origin {
            Origin::Export(service) => form.put("export", Data::Table(self.export(sketch, Some(service)))),
            Origin::XlsForm => form.put("export", Data::Table(self.export(sketch, None))),
            Origin::Form | Origin::List => {}
        }
        self.survey.push("form", form);
    }

    /// How the export is written: the profile, and what the file itself shows.
    fn export(&mut self, sketch: &Sketch, service: Option<Service>) -> Table {
        let profile = service.map(|service| match service {
            Service::Microsoft => Profile::MicrosoftForms,
            Service::Google => Profile::GoogleForms,
            Service::Reception => Profile::DenshiShinsei,
        });
        let mut export = Table::default();
        if let Some(profile) = profile {
            export.put("profile", profile.word());
        } else {
            export.put("channel", "Web");
        }
        if sketch.by_code {
            export.put("written", Written::Code.word());
        }
        if let Some((separator, cell)) = &sketch.separator {
            self.guess("form[0].export.separator", std::iter::once(cell), &[]);
            export.put("separator", if *separator == "\n" { "newline" } else { separator });
        }
        if let Some((heading, cell)) = &sketch.time {
            self.guess("form[0].export.time", std::iter::once(cell), &[]);
            export.put("time", sound(heading));
        }
        export
    }

    /// The round, where its year is known.
    fn round(&mut self, sketch: &Sketch, folder: &str) -> bool {
        let placed = sketch.questions.iter().any(|question| question.place != Place::Nowhere);
        let Some((year, cell)) = sketch.period.as_ref() else { return false };
        let name = crate::text::era::fiscal_year_name(*year);
        let mut round = Table::default();
        round.put("id", name.as_str());
        round.put("label", format!("{name}年度"));
        round.put("period", format!("FY{year}"));
        if let Some(cell) = cell {
            self.guess("round[0].period", std::iter::once(cell), &[]);
        }
        let mut source = Table::default();
        source.put("folder", folder);
        // Without a form the forms that kaishu makes are read, which say themselves what they are.
        if placed {
            source.put("form", FORM);
        }
        round.push("source", source);
        self.survey.push("round", round);
        true
    }
}

fn asked(question: &SketchQuestion) -> Table {
    let mut table = Table::default();
    table.put("id", question.id.as_str());
    table.put("number", sound(&question.number));
    table.put("text", sound(&question.text));
    table
}

fn finish(table: &mut Table, question: &SketchQuestion) {
    if let Some(universe) = &question.universe {
        table.put("universe", universe.as_str());
    }
    if question.optional {
        table.put("optional", true);
    }
}
