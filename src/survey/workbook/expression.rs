//! The conditions and constraints of an XLSForm as far as they can be said as a universe or as bounds. What cannot be
//! translated whole is not translated at all: half a condition asks the wrong people. A definition that is written as an
//! XLSForm and a draft from one are read by the same rules.

use crate::text::number::Decimal;

/// What an expression may speak of.
pub trait Known {
    /// The id of a question that stands before, by its XLSForm name.
    fn id(&self, name: &str) -> Option<String>;
    /// The code of an option of a question, by its XLSForm code.
    fn code(&self, id: &str, code: &str) -> Option<String>;
    /// Whether the question is a number.
    fn is_number(&self, id: &str) -> bool;
}

/// A definition's own words: whether its conditions speak of something that is there is checked behind the reading.
pub struct AsWritten;

impl Known for AsWritten {
    fn id(&self, name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    fn code(&self, _: &str, code: &str) -> Option<String> {
        Some(code.to_owned())
    }

    fn is_number(&self, _: &str) -> bool {
        true
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Name(String),
    Dot,
    Text(String),
    Number(String),
    Sign(&'static str),
    Word(String),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    const SIGNS: [&str; 9] = ["<=", ">=", "!=", "=", "<", ">", "(", ")", ","];
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("${") {
            let (name, after) = after.split_once('}')?;
            found.push(Token::Name(name.trim().to_owned()));
            rest = after.trim_start();
            continue;
        }
        if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            found.push(Token::Sign(sign));
            rest = rest[sign.len()..].trim_start();
            continue;
        }
        let first = rest.chars().next()?;
        if matches!(first, '\'' | '"' | '‘' | '’' | '“' | '”') {
            let after = &rest[first.len_utf8()..];
            let end = after.find(['\'', '"', '‘', '’', '“', '”'])?;
            found.push(Token::Text(after[..end].to_owned()));
            let closing = after[end..].chars().next().map_or(0, char::len_utf8);
            rest = after[end + closing..].trim_start();
            continue;
        }
        if first == '.' && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            found.push(Token::Dot);
            rest = rest[1..].trim_start();
            continue;
        }
        let digit = |c: char| c.is_ascii_digit() || c == '.';
        if first == '-' || digit(first) {
            let start = usize::from(first == '-');
            let end = rest[start..].find(|c| !digit(c)).map_or(rest.len(), |end| end + start);
            found.push(Token::Number(rest[..end].to_owned()));
            rest = rest[end..].trim_start();
            continue;
        }
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
        found.push(Token::Word(rest[..end].to_lowercase()));
        rest = rest[end..].trim_start();
    }
    Some(found)
}

struct Reader<'k, K: Known> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    known: &'k K,
}

/// Parentheses nested deeper are nobody's condition.
const DEEPEST: usize = 40;

/// A condition as a universe; none where any part of it cannot be said.
pub fn universe(text: &str, known: &impl Known) -> Option<String> {
    let mut reader = Reader { tokens: tokens(text)?, at: 0, depth: 0, known };
    let read = reader.either()?;
    (reader.at == reader.tokens.len()).then_some(read)
}

impl<K: Known> Reader<'_, K> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn is(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Sign(found)) if *found == sign);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(found)) if found == word);
        self.at += usize::from(found);
        found
    }

    fn either(&mut self) -> Option<String> {
        let mut parts = vec![self.both()?];
        while self.word("or") {
            parts.push(self.both()?);
        }
        Some(parts.join(" or "))
    }

    fn both(&mut self) -> Option<String> {
        let mut parts = vec![self.one()?];
        while self.word("and") {
            parts.push(self.one()?);
        }
        Some(parts.join(" and "))
    }

    fn one(&mut self) -> Option<String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let read = self.part();
        self.depth -= 1;
        read
    }

    fn part(&mut self) -> Option<String> {
        if self.is("(") {
            let inside = self.either()?;
            return self.is(")").then(|| format!("({inside})"));
        }
        if self.word("not") {
            if !self.is("(") {
                return None;
            }
            let inside = self.either()?;
            return self.is(")").then(|| format!("not ({inside})"));
        }
        if self.word("selected") {
            if !self.is("(") {
                return None;
            }
            let Some(Token::Name(name)) = self.next() else { return None };
            if !self.is(",") {
                return None;
            }
            let Some(Token::Text(code) | Token::Number(code)) = self.next() else { return None };
            if !self.is(")") {
                return None;
            }
            let id = self.known.id(&name)?;
            let code = self.known.code(&id, &code)?;
            return Some(format!("{id} = {code}"));
        }
        let Some(Token::Name(name)) = self.next() else { return None };
        let id = self.known.id(&name)?;
        let Some(Token::Sign(sign)) = self.next() else { return None };
        match (sign, self.next()?) {
            ("!=", Token::Text(text)) if text.is_empty() => Some(format!("{id} answered")),
            ("=", Token::Text(text)) if text.is_empty() => Some(format!("{id} missing")),
            ("=", Token::Number(number)) if self.known.is_number(&id) => {
                Decimal::from_text(&number)?;
                Some(format!("{id} = {number}"))
            }
            ("!=", Token::Number(number)) if self.known.is_number(&id) => {
                Decimal::from_text(&number)?;
                Some(format!("not {id} = {number}"))
            }
            ("<" | "<=" | ">" | ">=", Token::Number(number) | Token::Text(number))
                if self.known.is_number(&id) =>
            {
                Decimal::from_text(&number)?;
                Some(format!("{id} {sign} {number}"))
            }
            ("=", Token::Text(code) | Token::Number(code)) => {
                let code = self.known.code(&id, &code)?;
                Some(format!("{id} = {code}"))
            }
            ("!=", Token::Text(code) | Token::Number(code)) => {
                let code = self.known.code(&id, &code)?;
                // In XLSForm a blank is unlike every code.
                Some(format!("not {id} = {code}"))
            }
            _ => None,
        }
    }
}

/// A constraint as the smallest and the largest number; none where it says anything else. `whole` for integers, of which
/// the bounds of `<` and `>` are the next.
pub fn bounds(text: &str, whole: bool) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let tokens = tokens(text)?;
    let mut min = None;
    let mut max = None;
    for part in tokens.split(|token| *token == Token::Word("and".to_owned())) {
        let part: Vec<&Token> = part.iter().filter(|token| !matches!(token, Token::Sign("(" | ")"))).collect();
        let [Token::Dot, Token::Sign(sign), Token::Number(number)] = part.as_slice() else { return None };
        let bound = Decimal::from_text(number)?;
        let step = |by: i128| bound.to_i128().filter(|_| whole).and_then(|value| Decimal::new(value + by, 0));
        match *sign {
            ">=" if min.is_none() => min = Some(bound),
            "<=" if max.is_none() => max = Some(bound),
            ">" if min.is_none() => min = Some(step(1)?),
            "<" if max.is_none() => max = Some(step(-1)?),
            _ => return None,
        }
    }
    Some((min, max))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Two;

    impl Known for Two {
        fn id(&self, name: &str) -> Option<String> {
            ["age", "kind"].contains(&name).then(|| name.to_owned())
        }

        fn code(&self, id: &str, code: &str) -> Option<String> {
            (id == "kind").then(|| code.to_owned())
        }

        fn is_number(&self, id: &str) -> bool {
            id == "age"
        }
    }

    #[test]
    fn conditions_that_can_be_said() {
        for (text, wanted) in [
            ("${kind} = 'a'", "kind = a"),
            ("selected(${kind}, 'b')", "kind = b"),
            ("${age} > 18 and (${kind}='a' or ${kind}='b')", "age > 18 and (kind = a or kind = b)"),
            ("not(selected(${kind}, 'a'))", "not (kind = a)"),
            ("${kind} != ''", "kind answered"),
        ] {
            assert_eq!(universe(text, &Two).as_deref(), Some(wanted), "{text}");
        }
        for text in
            ["${other} = 'a'", "count(${kind}) > 1", "${age} + 1 > 2", "", "${kind} = ", "once(${kind})", "(((("]
        {
            assert_eq!(universe(text, &Two), None, "{text}");
        }
    }

    #[test]
    fn conditions_of_a_definition_keep_their_words() {
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
            assert_eq!(universe(written, &AsWritten).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn constraints_that_are_bounds() {
        let number = |n| Decimal::new(n, 0);
        assert_eq!(bounds(". >= 0 and . <= 120", true), Some((number(0), number(120))));
        assert_eq!(bounds(". > 0", true), Some((number(1), None)));
        assert_eq!(bounds(". > 0", false), None);
        assert_eq!(bounds(".<=5", false), Some((None, number(5))));
        assert_eq!(bounds(". >= 1 and . >= 2", false), None);
        assert_eq!(bounds("regex(., '[0-9]')", true), None);
        assert_eq!(bounds(". >= ${age}", true), None);
    }
}
