//! XLSForm, the widespread way to write a questionnaire in Excel: its column names, its types and its conditions in the
//! words of a definition. What has no counterpart is said at its cell; nothing of it is dropped in silence.

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::survey::workbook::layout::SheetLayout;
use crate::text::key::key;
use crate::text::number::Decimal;

/// What a column of an XLSForm is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// The value of a key.
    Key(&'static str),
    /// Words for people, in the language that is named.
    Label(String),
    /// A condition in the language of XLSForm.
    Relevant,
    /// Whether a blank is refused.
    Required,
    /// A condition on the answer.
    Constraint,
    /// Words that have no part in reading and counting.
    Words,
    /// Something that has, and is not carried over.
    NotCarried,
}

/// Columns that have words for the person who answers, or say how a telephone shows the form.
const ONLY_WORDS: &[&str] = &[
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "appearance",
    "image",
    "audio",
    "video",
    "big-image",
    "note",
    "read_only",
    "readonly",
    "version",
    "default_language",
    "public_key",
    "submission_url",
    "style",
    "instance_name",
    "auto_send",
    "auto_delete",
    "allow_choice_duplicates",
    "form_version",
    "order",
    "disabled",
];
/// Columns that decide what an answer may be or whether there is one.
const NOT_CARRIED: &[&str] = &[
    "calculation",
    "choice_filter",
    "repeat_count",
    "default",
    "trigger",
    "parameters",
    "save_to",
    "body::accuracythreshold",
    "bind::type",
];

/// The column that a heading of an XLSForm is on a sheet; none where the heading is not one of XLSForm.
pub(super) fn column(layout: &SheetLayout, heading: &str) -> Option<Column> {
    if layout.kind.word != "survey" {
        return None;
    }
    let written = key(heading);
    let (name, language) = match written.split_once("::").or_else(|| written.split_once(':')) {
        Some(("media", kind)) => (kind.to_owned(), None),
        Some((name, language)) => (name.to_owned(), Some(language.trim_start_matches(':').to_owned())),
        None => (written.clone(), None),
    };
    let path = layout.rows.first().map(|row| row.path.as_slice());
    let own = match (path, name.as_str()) {
        (Some(["question"]), "name") => Some(Column::Key("id")),
        (Some(["question"]), "relevant" | "relevance") => Some(Column::Relevant),
        (Some(["question"]), "required") => Some(Column::Required),
        (Some(["question"]), "constraint") => Some(Column::Constraint),
        (Some(["question"]), "label" | "caption") | (Some(["code_list", "options"]), "label") => {
            Some(Column::Label(language.unwrap_or_default()))
        }
        (Some(["code_list", "options"]), "list_name" | "listname") => Some(Column::Key("code_list")),
        (Some(["code_list", "options"]), "name" | "value") => Some(Column::Key("code")),
        (None, "form_title") => Some(Column::Key("title")),
        (None, "form_id") => Some(Column::Key("id")),
        (Some(_) | None, _) => None,
    };
    let words = ONLY_WORDS.contains(&name.as_str()) || ONLY_WORDS.contains(&written.as_str());
    let lost = NOT_CARRIED.contains(&name.as_str()) || written.starts_with("bind::");
    own.or_else(|| words.then_some(Column::Words)).or_else(|| lost.then_some(Column::NotCarried))
}

/// Of the languages of the labels the one that is read: without a name, then Japanese, then the first.
pub(super) fn language(languages: &[String]) -> Option<&String> {
    let japanese = |name: &&String| name.contains("日本") || name.contains("japan") || name.contains("(ja");
    languages.iter().find(|name| name.is_empty()).or_else(|| languages.iter().find(japanese)).or(languages.first())
}

/// What a type of XLSForm is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    /// A question of this type, with the list it names.
    Question { kind: &'static str, codes: Option<String>, or_other: bool },
    /// The beginning of a group.
    BeginGroup,
    /// The end of a group.
    EndGroup,
    /// The beginning or end of a repeat.
    Repeat,
    /// A row on which nobody is asked anything.
    NotAsked,
}

/// Reads a type; none where it is not one of XLSForm alone.
pub(super) fn kind(written: &str) -> Option<Type> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let question = |kind, codes: Option<&&str>, or_other| {
        Some(Type::Question { kind, codes: codes.map(|list| (*list).to_owned()), or_other })
    };
    let lower: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match lower.as_slice() {
        ["select_one" | "select1", _, rest @ ..] => question("single", words.get(1), rest.contains(&"or_other")),
        ["select_multiple", _, rest @ ..] => question("multiple", words.get(1), rest.contains(&"or_other")),
        ["select", "one", _, rest @ ..] => question("single", words.get(2), rest.contains(&"or_other")),
        ["select", "multiple", _, rest @ ..] => question("multiple", words.get(2), rest.contains(&"or_other")),
        ["integer" | "int" | "decimal" | "range"] => question("quantity", None, false),
        ["begin_group"] | ["begin", "group"] => Some(Type::BeginGroup),
        ["end_group"] | ["end", "group"] => Some(Type::EndGroup),
        ["begin_repeat" | "end_repeat"] | ["begin" | "end", "repeat"] => Some(Type::Repeat),
        [
            "note" | "calculate" | "hidden" | "start" | "end" | "today" | "deviceid" | "username" | "phonenumber"
            | "email" | "audit" | "subscriberid" | "simserial" | "start-geopoint" | "background-audio"
            | "xml-external" | "csv-external" | "acknowledge" | "trigger",
        ] => Some(Type::NotAsked),
        _ => None,
    }
}

/// The least and the greatest value of a constraint such as `. >= 0 and . <= 500`; none where it says anything else.
pub(super) fn bounds(constraint: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let (mut least, mut greatest) = (None, None);
    for part in constraint.split(" and ") {
        let part = part.trim().trim_matches(['(', ')']).trim().strip_prefix('.')?.trim();
        let number = |words: &str| Decimal::from_text(words.trim());
        match (part.strip_prefix(">="), part.strip_prefix("<=")) {
            (Some(words), None) if least.is_none() => least = Some(number(words)?),
            (None, Some(words)) if greatest.is_none() => greatest = Some(number(words)?),
            _ => return None,
        }
    }
    Some((least, greatest))
}

/// A condition of XLSForm as a condition of a definition; none where it cannot be turned into one.
pub(super) fn relevant(text: &str) -> Option<String> {
    let tokens = tokens(text)?;
    let mut reader = Relevant { tokens: &tokens, at: 0 };
    let condition = reader.either()?;
    (reader.at == tokens.len()).then_some(condition)
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Name(String),
    Literal(String),
    Sign(&'static str),
    Word(String),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    const SIGNS: [&str; 9] = [">=", "<=", "!=", "=", "<", ">", "(", ")", ","];
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("${") {
            let (name, after) = after.split_once('}')?;
            found.push(Token::Name(name.trim().to_owned()));
            rest = after;
        } else if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) {
            let (literal, after) = rest[1..].split_once(quote)?;
            found.push(Token::Literal(literal.to_owned()));
            rest = after;
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            found.push(Token::Sign(sign));
            rest = &rest[sign.len()..];
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || "()=<>!,'\"$".contains(c)).unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            found.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    Some(found)
}

struct Relevant<'t> {
    tokens: &'t [Token],
    at: usize,
}

impl Relevant<'_> {
    fn next(&mut self) -> Option<&Token> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.tokens.get(self.at) == Some(&Token::Word(word.to_owned()));
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &'static str) -> bool {
        let found = self.tokens.get(self.at) == Some(&Token::Sign(sign));
        self.at += usize::from(found);
        found
    }

    fn either(&mut self) -> Option<String> {
        let mut condition = self.both()?;
        while self.word("or") {
            condition = format!("{condition} or {}", self.both()?);
        }
        Some(condition)
    }

    fn both(&mut self) -> Option<String> {
        let mut condition = self.single()?;
        while self.word("and") {
            condition = format!("{condition} and {}", self.single()?);
        }
        Some(condition)
    }

    fn single(&mut self) -> Option<String> {
        if self.sign("(") {
            let inner = self.either()?;
            return self.sign(")").then(|| format!("({inner})"));
        }
        if self.word("not") {
            self.sign("(").then_some(())?;
            let inner = self.either()?;
            return self.sign(")").then(|| format!("not ({inner})"));
        }
        if self.word("selected") {
            self.sign("(").then_some(())?;
            let name = self.name()?;
            self.sign(",").then_some(())?;
            let code = self.literal()?;
            return self.sign(")").then(|| format!("{name} = {code}"));
        }
        let name = self.name()?;
        let Token::Sign(sign) = self.next()?.clone() else { return None };
        let code = self.literal()?;
        match sign {
            "=" if code.is_empty() => Some(format!("{name} missing")),
            "!=" if code.is_empty() => Some(format!("{name} answered")),
            "=" => Some(format!("{name} = {code}")),
            // True of a blank too, as in XLSForm.
            "!=" => Some(format!("not {name} = {code}")),
            ">=" | "<=" | "<" | ">" => {
                Decimal::from_text(&code)?;
                Some(format!("{name} {sign} {code}"))
            }
            _ => None,
        }
    }

    fn name(&mut self) -> Option<String> {
        match self.next()? {
            Token::Name(name) => Some(name.clone()),
            Token::Literal(_) | Token::Sign(_) | Token::Word(_) => None,
        }
    }

    fn literal(&mut self) -> Option<String> {
        match self.next()? {
            Token::Literal(code) => Some(code.clone()),
            Token::Word(number) => Decimal::from_text(number).map(|_| number.clone()),
            Token::Name(_) | Token::Sign(_) => None,
        }
    }
}

/// What to say of a column that is not carried over, and what to do.
pub(super) fn lost(heading: &str, only_words: bool) -> (Phrase, Phrase) {
    let hint = if only_words { words::hint_not_carried_words() } else { words::hint_not_carried() };
    (words::not_carried(words::xlsform_column(heading)), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_turned_into_ours_or_refused() {
        let cases = [
            ("${q1} = '1'", Some("q1 = 1")),
            ("selected(${q2}, '3') or ${q1}=\"yes\"", Some("q2 = 3 or q1 = yes")),
            ("not(selected(${q2}, '3')) and (${n} >= 10)", Some("not (q2 = 3) and (n >= 10)")),
            ("${q1} != ''", Some("q1 answered")),
            ("${q1} != '2'", Some("not q1 = 2")),
            ("count-selected(${q2}) > 1", None),
            ("${q1} = ${q2}", None),
            ("${q1} =", None),
            ("true()", None),
        ];
        for (written, expected) in cases {
            assert_eq!(relevant(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn types_name_their_lists() {
        let single = |codes: &str, or_other| {
            Some(Type::Question { kind: "single", codes: Some(codes.to_owned()), or_other })
        };
        assert_eq!(kind("select_one Need"), single("Need", false));
        assert_eq!(kind("select one need or_other"), single("need", true));
        assert_eq!(kind("begin group"), Some(Type::BeginGroup));
        assert_eq!(kind("note"), Some(Type::NotAsked));
        assert_eq!((kind("text"), kind("geopoint"), kind("単一回答")), (None, None, None));
    }

    #[test]
    fn bounds_are_taken_from_a_plain_constraint() {
        let bound = |n: i64| Some(Decimal::from(n));
        assert_eq!(bounds(". >= 0 and . <= 500"), Some((bound(0), bound(500))));
        assert_eq!(bounds(".<=5"), Some((None, bound(5))));
        assert_eq!(bounds(". > 0"), None);
        assert_eq!(bounds("regex(., '[0-9]+')"), None);
    }
}
