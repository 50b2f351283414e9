//! What a drafted question is called: the words by which its label is found again, its id and number, and the condition that
//! its words name.

use crate::catalogue::{Phrase, draft as say};
use crate::draft::kind::label_words;
use crate::draft::labels::{Form, Label, number_id};
use crate::draft::numbering::{Style, letter};
use crate::draft::sketch::{Kind, Place, SketchQuestion, id_from};
use crate::provenance::CellRef;
use crate::text::key::key;

/// Words that say of whom a question is asked.
const ASKED: &[&str] = &[
    "場合のみ",
    "場合だけ",
    "と答えた",
    "と回答した",
    "を選んだ",
    "を選択した",
    "とお答え",
    "の場合",
    "と回答された",
    "の方のみ",
];

/// Words that say that those are not asked, where none says that only they are.
const NOT_ASKED: &[&str] = &[
    "回答不要",
    "回答は不要",
    "記入不要",
    "記入は不要",
    "答える必要はありません",
    "回答する必要はありません",
    "お答えいただく必要はありません",
    "飛ばし",
    "お進みください",
    "へ進む",
    "へ進んで",
];

const ONLY: &[&str] = &["のみ", "だけ"];

impl Form<'_, '_> {
    /// The condition that the words of a label name.
    pub(super) fn routing(&mut self, label: &Label, id: &str, notes: &str) {
        let text = format!("{} {notes}", label.text);
        if !ASKED.iter().any(|word| text.contains(word)) {
            return;
        }
        let noted = self.spoken.notes_on(label).iter().map(|(at, _)| *at);
        let place: Vec<CellRef> =
            std::iter::once(label.words_at).chain(noted).map(|at| self.page.cell(at)).collect();
        // 「…の場合は回答不要」 names those who are not asked.
        let is_not_asked =
            NOT_ASKED.iter().any(|word| text.contains(word)) && !ONLY.iter().any(|word| text.contains(word));
        let before: Vec<(String, String, String)> = self
            .sketch
            .questions
            .iter()
            .filter(|question| question.id != id)
            .filter_map(|question| {
                Some((question.id.clone(), question.number.clone(), question.kind.list()?.to_owned()))
            })
            .collect();
        let whole = key(&text);
        // 「問1で1と答えた」 names question and option; 「必要であると回答した」 quotes the words of one.
        for (question, number, list) in before.iter().rev() {
            for option in self.sketch.options(list) {
                let quoted = option.label.chars().count() > 2 && whole.contains(&key(&option.label));
                let by_number = key(number).len() > 1
                    && [
                        format!("{}で{}", key(number), option.code),
                        format!("{}で「{}", key(number), option.code),
                    ]
                    .iter()
                    .any(|words| whole.contains(words));
                if quoted || by_number {
                    let others = self.sketch.options(list).iter().filter(|other| other.code != option.code);
                    let others: Vec<&str> = others.map(|other| other.code.as_str()).collect();
                    let condition = match (is_not_asked, others.as_slice()) {
                        (false, _) => format!("{question} = {}", option.code),
                        (true, [only]) => format!("{question} = {only}"),
                        (true, others) => format!("{question} in ({})", others.join(", ")),
                    };
                    self.sketch.ask(
                        Some(id),
                        place,
                        say::ask_universe(label_words(&Self::shown(label)), condition),
                    );
                    return;
                }
            }
        }
        self.sketch.ask(Some(id), place, say::ask_universe_words(label_words(&Self::shown(label))));
    }

    /// The words of a label with its number, as they are shown in a question.
    pub(super) fn shown(label: &Label) -> String {
        match &label.number {
            Some(number) => format!("{} {}", number.token, label.text).trim().to_owned(),
            None => label.text.clone(),
        }
    }

    pub(super) fn twice(&mut self, label: &Label) {
        let place = vec![self.page.cell(label.words_at)];
        self.sketch.ask(None, place, say::ask_label_twice(label_words(&Self::shown(label))));
    }

    /// The words by which the cell of a label is found again, where there are any: its number, else its first words.
    pub(super) fn anchor(&self, label: &Label) -> Option<String> {
        let piece = self.page.piece(label.words_at)?;
        let text = piece.text.as_str();
        let mut wanted: Vec<String> = Vec::new();
        if label.words_at == label.at
            && let Some(number) = label.number.as_ref().filter(|number| number.style == Style::Question)
        {
            wanted.push(number.token.clone());
        }
        let first = text.lines().next().unwrap_or_default().trim();
        let before_bracket = first.split(['(', ':']).next().unwrap_or_default().trim();
        if before_bracket.chars().count() >= 2 {
            wanted.push(before_bracket.to_owned());
        }
        wanted.push(first.to_owned());
        wanted.push(text.to_owned());
        wanted.into_iter().find(|words| !words.is_empty() && self.page.finds(words) == Some(label.words_at))
    }

    pub(super) fn question_id(&self, label: &Label) -> String {
        let wanted = match (&label.parent, &label.number) {
            (Some((parent, _)), Some(number)) => {
                let part = if number.style == Style::Kana {
                    letter(usize::try_from(number.value).unwrap_or(1) - 1)
                } else {
                    number.value.to_string()
                };
                format!("{parent}-{part}")
            }
            (None, Some(number)) => number_id(number),
            (_, None) => id_from(&label.text)
                .filter(|id| id.len() > 2)
                .unwrap_or_else(|| format!("item{}", self.sketch.questions.len() + 1)),
        };
        self.sketch.free_id(&wanted)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a question")]
    pub(super) fn push(
        &mut self,
        label: &Label,
        id: String,
        kind: Kind,
        words: String,
        place: Place,
        cells: Vec<CellRef>,
        reasons: Vec<Phrase>,
    ) {
        let number = match (&label.parent, &label.number) {
            (Some((parent, _)), Some(number)) => format!("{}{}", parent.replacen('q', "問", 1), number.token),
            (None, Some(number)) => number.token.clone(),
            (_, None) => label_words(&label.text),
        };
        let own = if label.text.trim().is_empty() { number.clone() } else { flat(&label.text) };
        let text = match &label.parent {
            Some((_, above)) if !above.trim().is_empty() => format!("{} {own}", flat(above)),
            Some(_) | None => own,
        };
        self.sketch.questions.push(SketchQuestion {
            id,
            number,
            text,
            kind,
            optional: false,
            universe: None,
            label: words,
            place,
            unnumbered: false,
            cells,
            reasons,
        });
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
