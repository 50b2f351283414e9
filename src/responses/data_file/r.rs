//! The script by which R reads the CSV beside it. It needs nothing but R: labels are attributes of the columns then; where the
//! package haven is there, they are the columns that it reads from SPSS.

use crate::catalogue::{Lang, data_file as words};
use crate::responses::data_file::csv::LINE_END;
use crate::responses::data_file::{DataFile, Kind, Labels, Variable};

impl DataFile {
    /// The script as the bytes of a file.
    pub fn r(&self, lang: Lang) -> Vec<u8> {
        let mut script = String::new();
        for line in self.head(lang) {
            script += &format!("# {line}\n");
        }
        let object = self.object();
        script += &format!("# {}\n", words::r_use(format!("{}.R", self.name()), &object).text(lang));
        script += &format!("\n{object} <- local({{\n");
        script += "  labelled <- function(x, label, labels = NULL, reasons = NULL) {\n";
        script += "    if (length(reasons) && requireNamespace(\"haven\", quietly = TRUE)) {\n";
        script += "      return(haven::labelled_spss(x, labels = labels, na_range = reasons, label = label))\n";
        script += "    }\n";
        script += "    if (length(labels) && requireNamespace(\"haven\", quietly = TRUE)) {\n";
        script += "      return(haven::labelled(x, labels = labels, label = label))\n";
        script += "    }\n";
        script += "    structure(x, label = label, labels = labels, na_range = reasons)\n  }\n";
        script += "  words <- function(x) gsub(\"";
        script += &format!("{LINE_END}\", \"\\n\", sub(\"^'\", \"\", x), fixed = FALSE)\n");
        let classes: Vec<&str> = self.variables.iter().map(|variable| class(variable.kind)).collect();
        script += &format!("  classes <- c({})\n", classes.join(", "));
        script += &format!(
            "  data <- read.csv({}, fileEncoding = \"UTF-8-BOM\",\n",
            quoted(&format!("{}.csv", self.name()))
        );
        script += "    colClasses = classes, check.names = FALSE, na.strings = \"\", stringsAsFactors = FALSE)\n";
        for (place, variable) in (1..).zip(&self.variables) {
            script += &self.column(place, variable);
        }
        for set in &self.sets {
            let names: Vec<String> = set.variables.iter().map(|name| quoted(name)).collect();
            script += &format!("  attr(data, \"sets\")[[{}]] <- c({})\n", quoted(&set.name), names.join(", "));
        }
        if let Some(weight) = &self.weight {
            script += &format!("  attr(data, \"weight\") <- {}\n", quoted(weight));
        }
        script += &format!("  attr(data, \"label\") <- {}\n  data\n}})\n\n", quoted(&self.label));
        script += &format!("# {}\n", words::r_factor().text(lang));
        script += FACTOR;
        script.into_bytes()
    }

    /// The name of the object that the script makes.
    pub fn object(&self) -> String {
        let name: String = self.name().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("data_{name}") }
    }

    fn column(&self, place: usize, variable: &Variable) -> String {
        let column = format!("data[[{place}]]");
        let label = quoted(&variable.label);
        let value = match variable.kind {
            Kind::Text(_) => format!("words({column})"),
            Kind::Day => format!("as.Date({column}, \"%Y-%m-%d\")"),
            Kind::Code | Kind::Number(_) => column.clone(),
        };
        let mut labels: Vec<String> = match &variable.labels {
            Labels::Numbers(labels) => {
                labels.iter().map(|(n, label)| format!("{} = {n}", quoted(label))).collect()
            }
            Labels::Words(labels) => {
                labels.iter().map(|(word, label)| format!("{} = {}", quoted(label), quoted(word))).collect()
            }
        };
        let mut range = String::new();
        if let Some(reasons) = variable.reasons {
            let why = self.reasons.iter();
            labels.extend(why.map(|(why, word)| format!("{} = {}", quoted(word), reasons.code(*why))));
            range = format!(", c({}, {})", reasons.first(), reasons.last());
        }
        if labels.is_empty() {
            return format!("  {column} <- structure({value}, label = {label})\n");
        }
        format!("  {column} <- labelled({value}, {label},\n    c({}){range})\n", labels.join(", "))
    }
}

const FACTOR: &str = "kaishu_factor <- function(x) {
  reasons <- attr(x, \"na_range\")
  labels <- attr(x, \"labels\")
  values <- as.vector(unclass(x))
  if (length(reasons)) {
    values[!is.na(values) & values >= reasons[1] & values <= reasons[2]] <- NA
    labels <- labels[labels < reasons[1] | labels > reasons[2]]
  }
  if (length(labels)) factor(values, unname(labels), make.unique(names(labels))) else values
}
";

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Code | Kind::Number(_) => "\"numeric\"",
        Kind::Day | Kind::Text(_) => "\"character\"",
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
