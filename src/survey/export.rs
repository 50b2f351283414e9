//! What the service of a web form writes into the file that it exports. Such files differ by version and by setting, so
//! everything here is data of the definition; the named profiles are only what it begins with.

use crate::catalogue::{Phrase, exports as words};

/// How an export is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What stands between several answers in one cell.
    pub separator: String,
    /// Headings under which the time of an answer is looked for; the first that is there is taken.
    pub time: Vec<String>,
    /// How the answers came, for the list of who answered.
    pub channel: String,
    /// What stands for an option in a cell.
    pub written: Written,
    /// What stands in the column of an option that was chosen.
    pub chosen: Vec<String>,
    /// What stands in the column of an option that was not chosen, beside nothing at all.
    pub not_chosen: Vec<String>,
    /// Whether the words of someone who chose その他 stand in the place of that option.
    pub own_words: bool,
}

/// Words for a blank between answers, Japanese first: a cell with nothing else in it looks empty.
pub const BLANK: [&str; 2] = ["空白", "space"];

/// Words for a line break between answers, which no cell and no key can show.
pub const LINE_BREAK: [&str; 2] = ["改行", "newline"];

/// What stands between answers, as a definition says it: in signs, or in a word where nobody sees the sign.
pub fn separator(words: &str) -> &str {
    match words.trim() {
        word if BLANK.contains(&word) => " ",
        word if LINE_BREAK.contains(&word) => "\n",
        _ => words,
    }
}

/// What stands between answers as a person can see it.
pub fn shown(separator: &str) -> Phrase {
    match separator {
        " " => words::blank(),
        "\n" => words::line_break(),
        signs => Phrase::same(signs),
    }
}

/// What stands for an option in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Its words.
    Label,
    /// Its code.
    Code,
}

impl Written {
    /// Both.
    pub const ALL: [Written; 2] = [Written::Label, Written::Code];

    /// Its word in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Written::Label => "label",
            Written::Code => "code",
        }
    }
}

/// A service by the name of its profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Microsoft Forms.
    MicrosoftForms,
    /// Google フォーム.
    GoogleForms,
    /// LoGoフォーム.
    Logo,
    /// 電子申請.
    DenshiShinsei,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 4] =
        [Profile::MicrosoftForms, Profile::GoogleForms, Profile::Logo, Profile::DenshiShinsei];

    /// Its word in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Profile::MicrosoftForms => "microsoft-forms",
            Profile::GoogleForms => "google-forms",
            Profile::Logo => "logo",
            Profile::DenshiShinsei => "denshi-shinsei",
        }
    }

    /// What a definition that names it begins with.
    pub fn export(self) -> Export {
        let (separator, time, own_words): (&str, &[&str], bool) = match self {
            Profile::MicrosoftForms => (";", &["完了時刻", "Completion time"], true),
            Profile::GoogleForms => (", ", &["タイムスタンプ", "Timestamp"], true),
            Profile::Logo => (",", &["送信日時", "回答日時", "回答完了日時", "送信時刻", "受付日時"], false),
            Profile::DenshiShinsei => (",", &["申込日時", "申請日時", "受付日時", "到達日時"], false),
        };
        Export {
            separator: separator.to_owned(),
            time: time.iter().map(|&heading| heading.to_owned()).collect(),
            own_words,
            ..Export::default()
        }
    }
}

impl Default for Export {
    /// What most services do.
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect();
        Self {
            separator: ",".to_owned(),
            time: Vec::new(),
            channel: "Web".to_owned(),
            written: Written::Label,
            chosen: words(&["1", "○", "TRUE"]),
            not_chosen: words(&["0", "×", "FALSE"]),
            own_words: false,
        }
    }
}
