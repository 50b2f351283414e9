//! Every text that the program says to a person, in Japanese and English, one file per station.
//! A message is a function from its arguments to a [`Phrase`], so a language or an argument that is
//! missing does not compile. Nothing here decides anything; it only words.

#![allow(rustdoc::broken_intra_doc_links, reason = "the documentation of a message is the message")]

use std::fmt;

use crate::kept::kept;

/// The language that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];
    /// Their words in options, definitions and data.
    pub const WORDS: &[&str] = &["ja", "en"];

    /// Its word in options, definitions and data.
    pub fn word(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The language with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.word() == word)
    }
}

/// One text in both languages.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Phrase {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

kept!(Phrase { ja, en });

/// Definitions are told apart by what is printed of them. Characters as they are, after their number: derived, each would be
/// looked up among those that can be printed, which for Japanese takes longer than all else of it.
impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ja, en } = self;
        write!(f, "Phrase({} {ja}, {} {en})", ja.len(), en.len())
    }
}

impl From<&Phrase> for Phrase {
    fn from(phrase: &Phrase) -> Self {
        phrase.clone()
    }
}

impl Phrase {
    /// The text in the wanted language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// A text that is the same in both languages: a name, a number, a respondent's own words.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { ja: text.clone(), en: text }
    }

    /// The same with each text changed in one way.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self { ja: change(&self.ja), en: change(&self.en) }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.ja.is_empty()
    }

    /// Several one after the other, with what stands between them.
    pub fn joined(phrases: &[Phrase], between: &Phrase) -> Self {
        let words = |lang| {
            let texts: Vec<&str> = phrases.iter().map(|phrase| phrase.text(lang)).collect();
            texts.join(between.text(lang))
        };
        Self { ja: words(Lang::Ja), en: words(Lang::En) }
    }

    /// A printed number, with the signs that each language sets.
    pub fn number(text: impl Into<String>) -> Self {
        let ja = text.into();
        Self { en: units::in_english(&ja), ja }
    }

    /// A number with its unit behind it; English sets a space between them.
    pub fn with_unit(text: &Phrase, unit: &Phrase) -> Self {
        let en = format!("{} {}", text.en, unit.en);
        Self { ja: format!("{}{}", text.ja, unit.ja), en: en.trim_end().to_owned() }
    }

    /// Several things in one line, as each language lists things.
    pub fn list<T: Say>(things: impl IntoIterator<Item = T>) -> Self {
        let said: Vec<Phrase> =
            things.into_iter().map(|thing| Phrase { ja: thing.ja(), en: thing.en() }).collect();
        Self::listed(&said)
    }

    /// Several in one line, as each language lists things.
    pub fn listed(phrases: &[Phrase]) -> Self {
        Self::joined(phrases, &Self { ja: "、".to_owned(), en: ", ".to_owned() })
    }
}

/// Something that can stand in a message: anything that is displayed the same in both languages, or a phrase.
pub trait Say {
    /// In Japanese.
    fn ja(&self) -> String;
    /// In English.
    fn en(&self) -> String;
}

impl<T: std::fmt::Display> Say for T {
    fn ja(&self) -> String {
        self.to_string()
    }

    fn en(&self) -> String {
        self.to_string()
    }
}

impl Say for Phrase {
    fn ja(&self) -> String {
        self.ja.clone()
    }

    fn en(&self) -> String {
        self.en.clone()
    }
}

impl Say for &Phrase {
    fn ja(&self) -> String {
        self.ja.clone()
    }

    fn en(&self) -> String {
        self.en.clone()
    }
}

/// Defines one function per message.
macro_rules! phrases {
    ($( $name:ident ( $($arg:ident),* ) { ja: $ja:literal, en: $en:literal } )*) => {
        $(
            #[doc = $en]
            pub fn $name($($arg: impl $crate::catalogue::Say),*) -> $crate::catalogue::Phrase {
                let ja = {
                    $(let $arg = $crate::catalogue::direction::put($crate::catalogue::Say::ja(&$arg)); let _ = &$arg;)*
                    format!($ja)
                };
                let en = {
                    const CHOOSES: bool = $crate::catalogue::plural::chooses($en);
                    $(
                        let $arg = $crate::catalogue::direction::put($crate::catalogue::Say::en(&$arg));
                        let $arg = if CHOOSES { $crate::catalogue::plural::put_by($arg) } else { $arg };
                        let _ = &$arg;
                    )*
                    if CHOOSES { $crate::catalogue::plural::settled(&format!($en)) } else { format!($en) }
                };
                $crate::catalogue::Phrase { ja, en }
            }
        )*
    };
}

pub mod ad_hoc;
pub mod answered;
pub mod bins;
pub mod bounds;
pub mod change;
pub mod chart;
pub mod coding;
pub mod collect;
pub mod command_line;
pub mod concordance;
pub mod console;
pub mod data_file;
pub mod data_schema;
pub mod definition;
pub mod definition_workbook;
pub mod differences;
pub mod direction;
pub mod disclosure;
pub mod document;
pub mod draft;
pub mod english;
pub mod evidence;
pub mod explain_figure;
pub mod explain_file;
pub mod exports;
pub mod files;
pub mod findings;
pub mod guide;
pub mod headings;
pub mod inference;
pub mod layouts;
pub mod left_open;
pub mod moved;
pub mod multiple;
pub mod new_round;
pub mod office;
pub mod outcome;
pub mod own_form;
pub mod page;
mod plural;
pub mod publication;
pub mod quantities;
pub mod query;
pub mod questionnaire;
pub mod reading;
pub mod related;
pub mod repeats;
pub mod report;
pub mod report_data;
pub mod report_values;
pub mod respondents;
pub mod rules;
pub mod sampling;
pub mod statements;
pub mod statistics;
pub mod system;
pub mod tabulation;
pub mod tests;
pub mod unified_rules;
pub mod units;
pub mod uses;
pub mod validation;
pub mod verify;
pub mod within;
pub mod workbook;
