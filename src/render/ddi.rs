//! A codebook as DDI-Codebook 2.5: the XML in which data archives describe a survey. Elements stand in the order of the
//! schema, which the tests hold it against.

use crate::render::xml::escape;
use crate::report::codebook::{Codebook, CodebookRound, CodebookVariable};

/// The codebook as XML.
pub fn ddi(book: &Codebook) -> String {
    let mut xml = Xml::default();
    let lang = book.lang;
    xml.text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml.open("codeBook", &[("xmlns", "ddi:codebook:2_5"), ("version", "2.5"), ("xml:lang", lang)]);
    xml.open("docDscr", &[]);
    xml.open("citation", &[]);
    xml.within("titlStmt", "titl", &book.title);
    xml.open("prodStmt", &[]);
    xml.leaf("software", &[("version", env!("CARGO_PKG_VERSION"))], "kaishu");
    xml.close("prodStmt");
    xml.close("citation");
    xml.close("docDscr");
    study(&mut xml, book);
    for (place, round) in book.rounds.iter().enumerate() {
        file(&mut xml, book, place, round);
    }
    xml.open("dataDscr", &[]);
    for (name, label, variables) in &book.sets {
        let members: Vec<String> = (1..)
            .zip(&book.variables)
            .filter(|(_, variable)| variables.contains(&variable.name))
            .map(|(number, _)| format!("V{number}"))
            .collect();
        xml.open("varGrp", &[("type", "multipleResp"), ("name", name), ("var", &members.join(" "))]);
        xml.leaf("labl", &[], label);
        xml.close("varGrp");
    }
    for (number, described) in (1..).zip(&book.variables) {
        variable(&mut xml, number, described);
    }
    xml.close("dataDscr");
    xml.close("codeBook");
    xml.text
}

fn study(xml: &mut Xml, book: &Codebook) {
    xml.open("stdyDscr", &[]);
    xml.open("citation", &[]);
    xml.open("titlStmt", &[]);
    xml.leaf("titl", &[], &book.title);
    xml.leaf("IDNo", &[], &book.id);
    xml.close("titlStmt");
    xml.open("serStmt", &[]);
    xml.leaf("serName", &[], &book.title);
    for round in &book.rounds {
        xml.leaf("serInfo", &[], &format!("{}: {}", round.id, round.label));
    }
    xml.close("serStmt");
    xml.close("citation");
    xml.open("stdyInfo", &[]);
    xml.open("sumDscr", &[]);
    for round in &book.rounds {
        if let Some((first, last)) = &round.period {
            xml.leaf("timePrd", &[("event", "start"), ("date", first), ("cycle", &round.id)], first);
            xml.leaf("timePrd", &[("event", "end"), ("date", last), ("cycle", &round.id)], last);
        }
    }
    for round in &book.rounds {
        if let Some(day) = &round.as_of {
            xml.leaf("collDate", &[("event", "single"), ("date", day), ("cycle", &round.id)], day);
        }
    }
    for stratum in &book.universe {
        xml.leaf("universe", &[], stratum);
    }
    xml.close("sumDscr");
    xml.close("stdyInfo");
    xml.open("method", &[]);
    if let Some(weight) = &book.weight {
        xml.within("dataColl", "weight", weight);
    }
    xml.open("anlyInfo", &[]);
    for round in &book.rounds {
        xml.leaf("respRate", &[], &format!("{}: {}", round.id, round.response));
    }
    xml.close("anlyInfo");
    xml.close("method");
    xml.close("stdyDscr");
}

fn file(xml: &mut Xml, book: &Codebook, place: usize, round: &CodebookRound) {
    xml.open("fileDscr", &[("ID", &file_id(place)), ("URI", &round.file)]);
    xml.open("fileTxt", &[]);
    xml.leaf("fileName", &[], &round.file);
    xml.leaf("fileCont", &[], &format!("{} {}", book.title, round.label));
    xml.open("dimensns", &[]);
    xml.leaf("caseQnty", &[], &round.size.0.to_string());
    xml.leaf("varQnty", &[], &round.size.1.to_string());
    xml.close("dimensns");
    xml.leaf("fileType", &[("charset", "UTF-8")], "text/csv");
    xml.leaf("dataMsng", &[], &book.missing);
    xml.close("fileTxt");
    xml.close("fileDscr");
}

fn file_id(place: usize) -> String {
    format!("F{}", place + 1)
}

fn variable(xml: &mut Xml, number: usize, variable: &CodebookVariable) {
    let files: Vec<String> = variable.rounds.iter().map(|place| file_id(*place)).collect();
    let (id, files, decimals) = (format!("V{number}"), files.join(" "), variable.decimals.to_string());
    let mut attributes = vec![("ID", id.as_str()), ("name", variable.name.as_str()), ("files", files.as_str())];
    if variable.decimals > 0 {
        attributes.push(("dcml", &decimals));
    }
    attributes.push(("intrvl", if variable.continuous { "contin" } else { "discrete" }));
    if variable.weights {
        attributes.push(("wgt", "wgt"));
    }
    xml.open("var", &attributes);
    xml.leaf("labl", &[], &variable.label);
    if let Some((number, text, domain)) = &variable.question {
        xml.open("qstn", &[("seqNo", number), ("responseDomainType", domain)]);
        xml.leaf("qstnLit", &[], text);
        xml.close("qstn");
    }
    let (least, greatest) = &variable.bounds;
    if least.is_some() || greatest.is_some() {
        let ends = [("min", least), ("max", greatest)];
        let ends: Vec<(&str, &str)> =
            ends.into_iter().filter_map(|(name, end)| Some((name, end.as_deref()?))).collect();
        xml.open("valrng", &[]);
        xml.empty("range", &[&[("UNITS", "REAL")], ends.as_slice()].concat());
        xml.close("valrng");
    }
    if let Some((first, last)) = variable.reasons {
        xml.open("invalrng", &[]);
        xml.empty("range", &[("UNITS", "INT"), ("min", &first.to_string()), ("max", &last.to_string())]);
        xml.close("invalrng");
    }
    if let Some(universe) = &variable.universe {
        xml.leaf("universe", &[], universe);
    }
    for (value, label, missing) in &variable.values {
        xml.open("catgry", if *missing { &[("missing", "Y")] } else { &[] });
        xml.leaf("catValu", &[], value);
        xml.leaf("labl", &[], label);
        xml.close("catgry");
    }
    xml.leaf("varFormat", &[("type", if variable.is_text { "character" } else { "numeric" })], "");
    xml.close("var");
}

/// XML as it is written, an element in a line.
#[derive(Debug, Default)]
struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text += &"  ".repeat(self.depth);
        self.text += &format!("<{name}");
        for (key, value) in attributes {
            self.text += &format!(" {key}=\"{}\"", escape(value));
        }
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.text += ">\n";
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.text += &"  ".repeat(self.depth);
        self.text += &format!("</{name}>\n");
    }

    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], words: &str) {
        self.begin(name, attributes);
        self.text += &format!(">{}</{name}>\n", escape(words));
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.text += "/>\n";
    }

    /// An element with one inside it.
    fn within(&mut self, outer: &str, inner: &str, words: &str) {
        self.open(outer, &[]);
        self.leaf(inner, &[], words);
        self.close(outer);
    }
}
