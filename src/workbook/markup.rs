//! The tags and words of a page or an XML text that a person or an old program wrote: tags that are never closed, prefixes
//! as each program likes them, entities. It looks forward only, keeps nothing, and resolves no entity that the text
//! itself defines, so no text can make it grow.

/// A piece of a text.
pub(crate) enum Token {
    /// Words with their entities resolved.
    Words(String),
    /// A tag.
    Tag(Tag),
}

/// A tag.
pub(crate) struct Tag {
    /// Its name without prefix, in small letters.
    pub(crate) name: String,
    /// Whether it is `</name>`.
    pub(crate) closes: bool,
    /// Whether it is `<name/>`.
    pub(crate) empty: bool,
    attributes: String,
}

impl Tag {
    /// An attribute by its name without prefix, in small letters.
    pub(crate) fn get(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes.as_str();
        loop {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
            if rest.is_empty() {
                return None;
            }
            let name = rest[..end].rsplit(':').next().unwrap_or_default();
            rest = rest[end..].trim_start();
            let Some(after) = rest.strip_prefix('=') else {
                // An attribute without a value; a piece without a name is passed over.
                if end == 0 {
                    rest = rest.get(1..).unwrap_or_default();
                }
                continue;
            };
            let after = after.trim_start();
            let (value, left) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(resolve(value));
            }
            rest = left;
        }
    }

    /// A whole number in an attribute.
    pub(crate) fn number(&self, wanted: &str) -> Option<u32> {
        let value = self.get(wanted)?;
        let digits: String = value.trim().chars().take_while(char::is_ascii_digit).take(9).collect();
        digits.parse().ok()
    }
}

/// The tokens of a text.
pub(crate) struct Tokens<'t> {
    rest: &'t str,
    page: bool,
}

impl<'t> Tokens<'t> {
    /// Of a web page, where scripts, styles and the title are no words.
    pub(crate) fn of_page(text: &'t str) -> Self {
        Self { rest: text, page: true }
    }

    /// Of an XML text.
    pub(crate) fn of_xml(text: &'t str) -> Self {
        Self { rest: text, page: false }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inside) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Words(resolve(text)));
            };
            if let Some(comment) = inside.strip_prefix("!--") {
                self.rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            if let Some(words) = inside.strip_prefix("![CDATA[") {
                let (words, rest) = words.split_once("]]>").unwrap_or((words, ""));
                self.rest = rest;
                return Some(Token::Words(words.to_owned()));
            }
            let Some((tag, rest)) = inside.split_once('>') else {
                self.rest = "";
                return None;
            };
            let closes = tag.starts_with('/');
            let written = tag.trim_start_matches('/');
            let name: String = written
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-'))
                .collect();
            if name.is_empty() {
                // A declaration or an instruction; else the sign of a sentence such as `1 < 2`.
                if tag.starts_with(['!', '?']) {
                    self.rest = rest;
                    continue;
                }
                self.rest = inside;
                return Some(Token::Words("<".to_owned()));
            }
            self.rest = rest;
            let attributes = written[name.len()..].to_owned();
            let empty = attributes.ends_with('/');
            let name = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
            if self.page && !closes && !empty && matches!(name.as_str(), "script" | "style" | "title") {
                self.skip(&format!("</{name}"));
            }
            return Some(Token::Tag(Tag { name, closes, empty, attributes }));
        }
    }
}

impl Tokens<'_> {
    /// The bytes that are left to read.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    /// Goes on where the end tag begins, in letters of either size.
    fn skip(&mut self, end: &str) {
        let mut from = 0;
        while let Some(found) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            let at = from + found;
            if self.rest.get(at..at + end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(end)) {
                self.rest = &self.rest[at..];
                return;
            }
            from = at + 2;
        }
        self.rest = "";
    }
}

/// Words with their entities resolved.
fn resolve(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        resolved.push_str(before);
        let end = after.char_indices().take(10).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((end, entity(&after[..end])?))) {
            Some((end, c)) => {
                resolved.push(c);
                rest = &after[end + 1..];
            }
            None => {
                resolved.push('&');
                rest = after;
            }
        }
    }
    resolved.push_str(rest);
    resolved
}

/// The entities that offices' pages have.
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("yen", '¥'),
    ("times", '×'),
    ("middot", '·'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("deg", '°'),
    ("plusmn", '±'),
];

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(word, _)| *word == name).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(tokens: Tokens<'_>) -> Vec<String> {
        tokens
            .map(|token| match token {
                Token::Words(words) => words,
                Token::Tag(tag) => format!(
                    "{}{}{}",
                    if tag.closes { "-" } else { "+" },
                    tag.name,
                    if tag.empty { "/" } else { "" }
                ),
            })
            .collect()
    }

    #[test]
    fn a_text_falls_into_tags_and_words() {
        let page = "<!DOCTYPE html><STYLE>td{a<b}</sTyle><p class=x>1 < 2 &amp; &#x3042;&#12354;&nope; &<!-- > --><![CDATA[<x>]]><br/></p";
        assert_eq!(
            shown(Tokens::of_page(page)),
            ["+style", "-style", "+p", "1 ", "<", " 2 & ああ&nope; &", "<x>", "+br/"]
        );
        assert_eq!(shown(Tokens::of_xml("<ss:Title>a</ss:Title>")), ["+title", "a", "-title"]);
    }

    #[test]
    fn an_attribute_is_found_under_any_prefix() {
        let tags = Tokens::of_xml("<ss:Cell ss:MergeAcross='2' checked x:Index = \"8\" href=a&gt;b =\"c\" last/>");
        for token in tags {
            let Token::Tag(tag) = token else { continue };
            assert_eq!(tag.number("index"), Some(8));
            assert_eq!(tag.number("mergeacross"), Some(2));
            assert_eq!(tag.get("href").as_deref(), Some("a>b"));
            assert_eq!(tag.get("none"), None);
        }
    }
}
