//! Writes a draft as a definition in TOML. Every guess stands below a line that says 要確認, the cells it came from and
//! why; every open question stands where its answer belongs.

use crate::catalogue::{Lang, Phrase, draft as say};
use crate::draft::sketch::{Kind, Place, Sketch, SketchQuestion};
use crate::provenance::CellRef;
use crate::survey::form::Side;
use crate::text::number::Decimal;

/// The definition as TOML.
pub(super) fn toml(sketch: &Sketch, lang: Lang, folder: &str) -> String {
    let mut out = Writer { out: String::new(), lang };
    out.remark(&say::head_one());
    out.remark(&say::head_two());
    out.entry("id", &sketch.id);
    out.guess(sketch.title_at.iter(), &[]);
    out.entry("title", &sketch.title);
    out.asked(sketch, None);
    out.line(&format!(
        "stratum = [{{ id = \"all\", label = {}, design = \"open\" }}]",
        quoted(say::everybody().text(lang))
    ));
    for list in &sketch.lists {
        out.line("");
        out.line("[[code_list]]");
        out.entry("id", &list.id);
        out.line("options = [");
        for option in &list.options {
            let alias = if option.aliases.is_empty() {
                String::new()
            } else {
                format!(
                    ", alias = [{}]",
                    option.aliases.iter().map(|alias| quoted(alias)).collect::<Vec<_>>().join(", ")
                )
            };
            let count = option
                .count
                .map(|count| format!("  # {}", say::chosen_times(count).text(lang)))
                .unwrap_or_default();
            out.line(&format!(
                "  {{ code = {}, label = {}{alias} }},{count}",
                quoted(&option.code),
                quoted(&option.label)
            ));
        }
        out.line("]");
    }
    for question in &sketch.questions {
        out.question(sketch, question);
    }
    out.form(sketch);
    out.round(sketch, folder);
    if !sketch.left_out.is_empty() {
        out.line("");
        out.remark(&say::head_left_out());
        for left in &sketch.left_out {
            out.line(&format!("#   {} {}", place_text(&left.place), left.what.text(lang)));
        }
    }
    out.out
}

/// A cell without its file.
pub fn place_text(cell: &CellRef) -> String {
    format!("{}!{}", cell.sheet, cell.at)
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
    out: String,
    lang: Lang,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn remark(&mut self, words: &Phrase) {
        let text = words.text(self.lang).replace('\n', " ");
        self.line(&format!("# {text}"));
    }

    fn entry(&mut self, key: &str, value: &str) {
        self.line(&format!("{key} = {}", quoted(value)));
    }

    /// The line above a guess.
    fn guess<'c>(&mut self, cells: impl Iterator<Item = &'c CellRef>, reasons: &[Phrase]) {
        let at = places(cells);
        let why: Vec<&str> = reasons.iter().map(|reason| reason.text(self.lang)).collect();
        let words = say::to_confirm(at, why.join(say::between_reasons().text(self.lang)));
        self.remark(&words);
    }

    /// The open questions of one question, or those of the survey as a whole.
    fn asked(&mut self, sketch: &Sketch, about: Option<&str>) {
        let all = sketch.doubts.iter().enumerate().filter(|(_, doubt)| doubt.about.as_deref() == about);
        let lines: Vec<Phrase> = all
            .map(|(index, doubt)| say::question_line(index + 1, places(doubt.places.iter()), &doubt.asks))
            .collect();
        for line in lines {
            self.remark(&line);
        }
    }

    fn question(&mut self, sketch: &Sketch, question: &SketchQuestion) {
        self.line("");
        let items = match &question.place {
            Place::Grid(items) => Some(items),
            Place::Right
            | Place::Below
            | Place::Options(_)
            | Place::Inline { .. }
            | Place::Column
            | Place::Columns(_)
            | Place::Nowhere => None,
        };
        self.line(if items.is_some() { "[[battery]]" } else { "[[question]]" });
        self.guess(question.cells.iter(), &question.reasons);
        self.asked(sketch, Some(&question.id));
        self.entry("id", &question.id);
        self.entry("number", &question.number);
        self.entry("text", &question.text);
        if items.is_none() {
            self.entry("type", type_word(&question.kind));
        }
        match &question.kind {
            Kind::Single(list) | Kind::Multiple(list) => self.entry("codes", list),
            Kind::Quantity { unit, min, max } => {
                if !unit.is_empty() {
                    self.entry("unit", unit);
                }
                for (key, bound) in [("min", min), ("max", max)] {
                    if let Some(bound) = bound {
                        self.line(&format!("{key} = {}", number(bound)));
                    }
                }
            }
            Kind::Date | Kind::Text => {}
        }
        if let Some(universe) = &question.universe {
            self.entry("universe", universe);
        }
        if question.optional {
            self.line("optional = true");
        }
        if let Some(items) = items {
            self.line("items = [");
            for (id, text) in items {
                self.line(&format!("  {{ id = {}, text = {} }},", quoted(id), quoted(text)));
            }
            self.line("]");
        }
    }

    fn form(&mut self, sketch: &Sketch) {
        let placed: Vec<&SketchQuestion> =
            sketch.questions.iter().filter(|question| question.place != Place::Nowhere).collect();
        if placed.is_empty() {
            return;
        }
        let rows = placed.iter().any(|question| matches!(question.place, Place::Column | Place::Columns(_)));
        self.line("");
        self.line("[[form]]");
        self.entry("id", FORM);
        self.entry("kind", if rows { "rows" } else { "labels" });
        if let Some(sheet) = &sketch.sheet {
            self.entry("sheet", sheet);
        }
        for (key, found) in [("case_code", &sketch.case_code), ("case_name", &sketch.case_name)] {
            if let Some((label, cell)) = found {
                self.guess(std::iter::once(cell), &[]);
                self.entry(key, label);
            }
        }
        for question in placed {
            let columns = match &question.place {
                Place::Columns(columns) => columns.clone(),
                Place::Right
                | Place::Below
                | Place::Options(_)
                | Place::Grid(_)
                | Place::Inline { .. }
                | Place::Column
                | Place::Nowhere => Vec::new(),
            };
            for (code, label) in &columns {
                self.line("");
                self.line("  [[form.column]]");
                self.entry("  question", &question.id);
                self.entry("  label", label);
                self.entry("  option", code);
            }
            if !columns.is_empty() {
                continue;
            }
            self.line("");
            self.line(if rows { "  [[form.column]]" } else { "  [[form.box]]" });
            self.entry("  question", &question.id);
            self.entry("  label", &question.label);
            match &question.place {
                Place::Right => self.entry("  answer", "right"),
                Place::Below => self.entry("  answer", "below"),
                Place::Options(side) => {
                    self.entry("  answer", "options");
                    self.entry("  mark", if *side == Side::Left { "left" } else { "right" });
                }
                Place::Grid(_) => {
                    self.entry("  answer", "grid");
                    self.entry("  items", "rows");
                }
                Place::Inline { below } => {
                    self.entry("  answer", if *below { "below" } else { "right" });
                    self.line("  inline = true");
                }
                Place::Column | Place::Columns(_) | Place::Nowhere => {}
            }
        }
    }

    fn round(&mut self, sketch: &Sketch, folder: &str) {
        if sketch.questions.iter().all(|question| question.place == Place::Nowhere) {
            return;
        }
        self.line("");
        match &sketch.period {
            Some((year, cell)) => {
                self.line("[[round]]");
                self.guess(cell.iter(), &[]);
                self.entry("id", &crate::text::era::fiscal_year_name(*year));
                self.entry("label", &format!("{}年度", crate::text::era::fiscal_year_name(*year)));
                self.entry("period", &format!("FY{year}"));
                self.line(&format!("source = [{{ folder = {}, form = \"{FORM}\" }}]", quoted(folder)));
            }
            None => {
                for line in [
                    "[[round]]".to_owned(),
                    "id = \"R6\"".to_owned(),
                    "label = \"R6年度\"".to_owned(),
                    "period = \"FY2024\"".to_owned(),
                    format!("source = [{{ folder = {}, form = \"{FORM}\" }}]", quoted(folder)),
                ] {
                    self.line(&format!("# {line}"));
                }
            }
        }
    }
}

/// Id of the drafted form.
pub(super) const FORM: &str = "form";

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

fn number(value: &Decimal) -> String {
    value.to_string()
}

/// A text in the quotes of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
