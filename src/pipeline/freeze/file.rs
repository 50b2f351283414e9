//! `freeze.json`: what was published under which name and day, by which program, from which inputs, and the hash of every
//! file. It carries the hash of its own content, so that a line changed by hand is told and not believed.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Lang, Phrase, publication as words};
use crate::collect::files::sha256;
use crate::pipeline::inputs::Input;
use crate::pipeline::left_open;
use crate::report::decision::Left;
use crate::text::rules;

/// Version of the file's schema; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

/// What a publication says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    schema: u32,
    /// Name of the publication, and of its folder.
    pub name: String,
    /// How many publications there were with it, so that two of one day have an order.
    pub number: u32,
    /// Its day, as 2021-04-01.
    pub date: String,
    /// What made it.
    pub made_by: Versions,
    /// The language of the reports, where it is not Japanese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    report_language: Option<String>,
    /// The reports, in the order of the plans.
    pub plans: Vec<PublishedPlan>,
    /// Who decided to publish while something was 要確認; none where nothing was.
    pub undecided: Option<Undecided>,
    /// What the run read, in the order of paths.
    pub inputs: Vec<Input>,
    /// Every other file of the publication, in the order of paths.
    pub files: Vec<FrozenFile>,
    /// The hash of this file without this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
}

/// Program and rules that made something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versions {
    /// Version of the program.
    pub program: String,
    /// Version of the rules by which cells are read.
    pub rules: u32,
}

impl Versions {
    /// Those of this program.
    pub fn current() -> Self {
        Self { program: env!("CARGO_PKG_VERSION").to_owned(), rules: rules::VERSION }
    }
}

/// A report that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedPlan {
    /// Plan id.
    pub id: String,
    /// Title of the report.
    pub title: String,
}

/// The decision to publish while something is left to be decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undecided {
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The findings that were open, by their ids.
    pub findings: Vec<String>,
}

impl Undecided {
    /// What was left.
    pub fn left(&self) -> Left {
        let of_marks = |id: &&String| id.split('@').next() == Some(left_open::RULE);
        let unconfirmed = self.findings.iter().filter(of_marks).count();
        Left { undecided: self.findings.len() - unconfirmed, unconfirmed }
    }
}

/// A file of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenFile {
    /// Relative to the folder of the publication, with `/`.
    pub path: String,
    /// SHA-256 in hex.
    pub sha256: String,
}

impl Freeze {
    /// What a publication of these files says of itself.
    pub fn new(
        (name, number, date): (&str, u32, &str),
        language: Lang,
        plans: Vec<PublishedPlan>,
        undecided: Option<Undecided>,
        inputs: Vec<Input>,
        mut files: Vec<FrozenFile>,
    ) -> Self {
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let (name, date, made_by) = (name.to_owned(), date.to_owned(), Versions::current());
        let report_language = Some(language.word().to_owned()).filter(|_| language != Lang::default());
        let (schema, digest) = (SCHEMA, None);
        Self { schema, name, number, date, made_by, report_language, plans, undecided, inputs, files, digest }
    }

    /// The language of the reports.
    pub fn language(&self) -> Lang {
        self.report_language.as_deref().and_then(Lang::from_word).unwrap_or_default()
    }

    /// The file.
    pub fn text(&self) -> String {
        let bare = Self { digest: None, ..self.clone() };
        let digest = Some(sha256(bare.written().as_bytes()));
        Self { digest, ..bare }.written()
    }

    fn written(&self) -> String {
        // Strings and integers written to memory cannot fail; should the library ever refuse, the file says so.
        let mut text = serde_json::to_string_pretty(self)
            .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
        text.push('\n');
        text
    }

    /// Reads the file.
    ///
    /// # Errors
    /// In words: it is none of ours, of another schema, or was changed by hand.
    pub fn parse(text: &str) -> Result<Self, Phrase> {
        let freeze: Self =
            serde_json::from_str(text).map_err(|error| words::not_as_written(error.line(), error.to_string()))?;
        if freeze.schema != SCHEMA {
            return Err(words::other_schema(freeze.schema, SCHEMA));
        }
        let bare = Self { digest: None, ..freeze.clone() };
        if freeze.digest != Some(sha256(bare.written().as_bytes())) {
            return Err(words::freeze_edited());
        }
        let leaves = |path: &str| path.split('/').any(|part| matches!(part, "" | "." | ".."));
        let paths =
            freeze.files.iter().map(|file| &file.path).chain(freeze.inputs.iter().map(|input| &input.path));
        match paths.into_iter().find(|path| leaves(path) || path.contains('\\')) {
            Some(path) => Err(words::path_leaves(path)),
            None => Ok(freeze),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::inputs::InputKind;

    fn freeze() -> Freeze {
        let plans = vec![PublishedPlan { id: "p".to_owned(), title: "報告書".to_owned() }];
        let inputs = vec![Input { path: "a.csv".to_owned(), kind: InputKind::Return, sha256: None }];
        let files = vec![FrozenFile { path: "public/p/p.md".to_owned(), sha256: sha256(b"x") }];
        Freeze::new(("初回公表", 1, "2021-04-01"), Lang::En, plans, None, inputs, files)
    }

    #[test]
    fn it_reads_what_it_wrote_whatever_the_line_ends() {
        let text = freeze().text();
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let read = Freeze::parse(&text).map(|read| (read.text(), read.name));
            assert_eq!(read, Ok((freeze().text(), "初回公表".to_owned())));
        }
    }

    #[test]
    fn every_change_by_hand_is_told() {
        let text = freeze().text();
        for (old, new) in [("報告書", "別の報告書"), ("2021-04-01", "2021-04-02"), ("a.csv", "b.csv")] {
            assert_eq!(Freeze::parse(&text.replace(old, new)), Err(words::freeze_edited()), "{old}");
        }
        assert_eq!(Freeze::parse(&text.replace("\"schema\": 1", "\"schema\": 9")), Err(words::other_schema(9, 1)));
        for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut) && *cut + 2 < text.len()) {
            assert!(Freeze::parse(&text[..cut]).is_err(), "{cut}");
        }
    }
}
