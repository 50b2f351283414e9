//! The syntax by which SPSS and PSPP read the CSV beside it: variables with their widths, labels, missing values, levels,
//! multiple-response sets, the weight. Long words are joined from pieces, since a line of syntax has 256 bytes.

use crate::catalogue::{Lang, data_file as words};
use crate::responses::data_file::csv::LINE_END;
use crate::responses::data_file::reasons::Reasons;
use crate::responses::data_file::{DataFile, Datum, Kind, Labels, Variable, text};

/// Bytes of one piece of a text.
const PIECE: usize = 150;

impl DataFile {
    /// The syntax as the bytes of a file.
    pub fn sps(&self, lang: Lang) -> Vec<u8> {
        let mut lines = Vec::new();
        for line in self.head(lang).iter().chain(&[words::sps_use().text(lang).to_owned()]) {
            let pieces = pieces(line.trim_end_matches('.'));
            lines.extend(pieces.iter().enumerate().map(|(index, piece)| {
                // A line that begins with a sign of its own goes on with the comment.
                format!("{} {piece}", if index == 0 { "*" } else { "   " })
            }));
            end(&mut lines);
        }
        self.read(&mut lines);
        self.restore(&mut lines);
        self.describe(&mut lines);
        let mut text = format!("\u{FEFF}{}", lines.join("\r\n"));
        text += "\r\n";
        text.into_bytes()
    }

    fn read(&self, lines: &mut Vec<String>) {
        lines.push("SET DECIMAL=DOT.".to_owned());
        lines.push("GET DATA /TYPE=TXT".to_owned());
        lines.push(format!("  /FILE={}", quoted(&format!("{}.csv", self.name()))));
        lines.push("  /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELCASE=LINE /FIRSTCASE=2".to_owned());
        lines.push("  /DELIMITERS=\",\" /QUALIFIER='\"'".to_owned());
        lines.push("  /VARIABLES=".to_owned());
        for (place, variable) in self.variables.iter().enumerate() {
            let format = match variable.kind {
                // One more byte for the apostrophe that the CSV has in front of some words.
                Kind::Text(bytes) => format!("A{}", (self.widest(place).max(bytes) + 1).min(text::VALUE)),
                // Without decimals: those of a format are taken off a number that has no point.
                Kind::Code | Kind::Number(_) => format!("F{}.0", self.width(place, variable)),
                Kind::Day => "SDATE10".to_owned(),
            };
            lines.push(format!("    {} {format}", variable.name));
        }
        end(lines);
    }

    /// The most bytes that a text has in the CSV, where an end of a line is three.
    fn widest(&self, place: usize) -> usize {
        let bytes = |row: &Vec<Datum>| match &row[place] {
            Datum::Text(text) => text.len() + text.matches(['\n', '\r']).count() * (LINE_END.len_utf8() - 1),
            Datum::Nothing | Datum::Number(_) | Datum::Day(_) => 0,
        };
        self.rows.iter().map(bytes).max().unwrap_or(0)
    }

    /// The width in which numbers with so many decimals are shown.
    pub(super) fn number_width(&self, place: usize, variable: &Variable, decimals: u32) -> usize {
        self.width(place, variable).max(usize::try_from(decimals).unwrap_or(0) + 2)
    }

    /// The characters of the longest number.
    fn width(&self, place: usize, variable: &Variable) -> usize {
        let characters = |row: &Vec<Datum>| match &row[place] {
            Datum::Number(number) => number.to_string().len(),
            Datum::Nothing | Datum::Day(_) | Datum::Text(_) => 0,
        };
        let reasons = variable.reasons.map_or(0, |reasons| reasons.first().to_string().len());
        self.rows.iter().map(characters).max().unwrap_or(0).max(reasons).clamp(8, 40)
    }

    /// Takes off the apostrophes that the CSV has in front of some words.
    fn restore(&self, lines: &mut Vec<String>) {
        for Variable { name, .. } in
            self.variables.iter().filter(|variable| matches!(variable.kind, Kind::Text(_)))
        {
            lines.push(format!("IF (SUBSTR({name},1,1) = \"'\") {name} = SUBSTR({name},2)."));
        }
    }

    fn describe(&self, lines: &mut Vec<String>) {
        lines.push(format!("FILE LABEL {}.", quoted(&self.file_label())));
        for (place, variable) in self.variables.iter().enumerate() {
            let name = &variable.name;
            said(lines, &format!("VARIABLE LABELS {name}"), &[(String::new(), variable.label.clone())]);
            let labels: Vec<(String, String)> = match &variable.labels {
                Labels::Numbers(labels) => {
                    labels.iter().map(|(n, label)| (n.to_string(), label.clone())).collect()
                }
                Labels::Words(labels) => labels.iter().map(|(w, label)| (quoted(w), label.clone())).collect(),
            };
            said(lines, &format!("VALUE LABELS {name}"), &labels);
            let level = match variable.kind {
                Kind::Number(decimals) => {
                    let width = self.number_width(place, variable, decimals);
                    lines.push(format!("FORMATS {name} (F{width}.{decimals})."));
                    "SCALE"
                }
                Kind::Day => "SCALE",
                Kind::Code | Kind::Text(_) => "NOMINAL",
            };
            lines.push(format!("VARIABLE LEVEL {name} ({level})."));
        }
        for reasons in self.all_reasons() {
            let of = |variable: &&Variable| variable.reasons == Some(reasons);
            let names: Vec<&str> = self.variables.iter().filter(of).map(|v| v.name.as_str()).collect();
            let labels: Vec<(String, String)> =
                self.reasons.iter().map(|(why, word)| (reasons.code(*why).to_string(), word.clone())).collect();
            lines.push("ADD VALUE LABELS".to_owned());
            listed(lines, &names);
            said(lines, "", &labels);
            lines.push("MISSING VALUES".to_owned());
            listed(lines, &names);
            lines.push(format!("    ({} THRU {}).", reasons.first(), reasons.last()));
        }
        for set in &self.sets {
            lines.push(format!("MRSETS /MDGROUP NAME=${}", set.name));
            said(lines, "    LABEL=", &[(String::new(), set.label.clone())]);
            if let Some(last) = lines.last_mut() {
                last.pop();
            }
            lines.push("    VARIABLES=".to_owned());
            let names: Vec<&str> = set.variables.iter().map(String::as_str).collect();
            listed(lines, &names);
            lines.push("    VALUE=1.".to_owned());
        }
        if let Some(weight) = &self.weight {
            lines.push(format!("WEIGHT BY {weight}."));
        }
        lines.push("EXECUTE.".to_owned());
    }

    /// The label of the file within its limit.
    pub(super) fn file_label(&self) -> String {
        text::cut(&self.label, text::FILE_LABEL).0
    }

    /// The codes of reasons that variables of the file have, each once.
    fn all_reasons(&self) -> Vec<Reasons> {
        let mut all: Vec<Reasons> = self.variables.iter().filter_map(|variable| variable.reasons).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// A command with values and their words, one in a line.
fn said(lines: &mut Vec<String>, command: &str, labels: &[(String, String)]) {
    if labels.is_empty() {
        return;
    }
    // A blank line would end the command that it continues.
    if !command.is_empty() {
        lines.push(command.to_owned());
    }
    for (value, label) in labels {
        let pieces = pieces(label);
        for (index, piece) in pieces.iter().enumerate() {
            let before = if index == 0 { format!("    {value} ") } else { "      ".to_owned() };
            let behind = if index + 1 < pieces.len() { " +" } else { "" };
            lines.push(format!("{before}{}{behind}", quoted(piece)));
        }
    }
    end(lines);
}

fn end(lines: &mut [String]) {
    if let Some(last) = lines.last_mut() {
        last.push('.');
    }
}

/// Names in lines that are not too long.
fn listed(lines: &mut Vec<String>, names: &[&str]) {
    let mut line = "   ".to_owned();
    for name in names {
        if line.len() + name.len() > PIECE {
            lines.push(std::mem::replace(&mut line, "   ".to_owned()));
        }
        line.push(' ');
        line += name;
    }
    lines.push(line);
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        if pieces.last().is_some_and(|piece| piece.len() + c.len_utf8() > PIECE) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}
