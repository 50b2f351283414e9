//! Several answers that a web form has joined in one cell: which separator, which options, how often each, and which
//! option holds the separator itself.

use std::collections::BTreeMap;

/// What a column of joined answers is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Joined {
    /// What stands between the answers.
    pub separator: &'static str,
    /// The options with how often each was chosen, the most frequent first.
    pub options: Vec<(String, usize)>,
    /// Options that hold the separator themselves.
    pub whole: Vec<String>,
    /// What came once and reads like a respondent's own words.
    pub once: Vec<String>,
}

/// Separators of the services, in the order in which they are tried.
const SEPARATORS: [&str; 8] = [";", "\n", ", ", "、", ",", "|", "／", "・"];

/// The joined answers of a column, where it holds some: tokens come again and again, alone and together.
pub(super) fn joined(values: &[&str]) -> Option<Joined> {
    // Of equally good ones the last is taken, which is the first of the list.
    SEPARATORS.iter().rev().filter_map(|separator| split(values, separator)).max_by_key(|joined| {
        let counted: usize = joined.options.iter().map(|(_, count)| *count).sum();
        counted * 10 / joined.options.len().max(1)
    })
}

/// Whether a text is put together of two or more of some options.
pub(super) fn is_of_several(text: &str, options: &[String]) -> bool {
    SEPARATORS.iter().any(|separator| {
        let parts = tokens(text, separator);
        parts.len() > 1 && parts.iter().all(|part| options.iter().any(|option| option == part))
    })
}

fn tokens<'v>(value: &'v str, separator: &str) -> Vec<&'v str> {
    value.split(separator).map(str::trim).filter(|token| !token.is_empty()).collect()
}

fn split(values: &[&str], separator: &'static str) -> Option<Joined> {
    let rows: Vec<Vec<&str>> = values.iter().map(|value| tokens(value, separator)).collect();
    let joined_rows = rows.iter().filter(|row| row.len() > 1).count();
    // Microsoft ends every answer with its separator, also a single one.
    let ended = separator == ";"
        && values.iter().filter(|value| value.trim_end().ends_with(';')).count() * 2 > values.len();
    if joined_rows < 2 && !ended {
        return None;
    }
    let rows = join_whole(rows, separator);
    let mut counts: Vec<(String, usize)> = Vec::new();
    for row in &rows.0 {
        for token in row {
            match counts.iter_mut().find(|(label, _)| label == token) {
                Some((_, count)) => *count += 1,
                None => counts.push((token.clone(), 1)),
            }
        }
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let repeated: usize = counts.iter().filter(|(_, count)| *count > 1).map(|(_, count)| count).sum();
    // Free words seldom come twice.
    let long = counts.iter().filter(|(label, count)| label.chars().count() > 40 && *count == 1).count();
    if repeated * 10 < total * 7
        || counts.iter().filter(|(_, count)| *count > 1).count() < 2
        || long * 3 > counts.len()
    {
        return None;
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let once: Vec<String> = if values.len() >= 8 {
        counts.iter().filter(|(_, count)| *count == 1).map(|(label, _)| label.clone()).collect()
    } else {
        Vec::new()
    };
    counts.retain(|(label, _)| !once.contains(label));
    Some(Joined { separator, options: counts, whole: rows.1, once })
}

/// Puts together what the separator has cut: two tokens that only ever come one behind the other are one option.
fn join_whole(rows: Vec<Vec<&str>>, separator: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let mut rows: Vec<Vec<String>> =
        rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect();
    let glue = if separator == "," || separator == "、" || separator.len() > 1 {
        separator
    } else {
        return (rows, Vec::new());
    };
    let mut whole: Vec<String> = Vec::new();
    for _ in 0..6 {
        let mut alone: BTreeMap<String, usize> = BTreeMap::new();
        let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
        for row in &rows {
            for token in row {
                *alone.entry(token.clone()).or_default() += 1;
            }
            for pair in row.windows(2) {
                *pairs.entry((pair[0].clone(), pair[1].clone())).or_default() += 1;
            }
        }
        // Always together, and not merely because everybody chose both.
        let everywhere = rows.iter().filter(|row| !row.is_empty()).count();
        let Some(((first, second), _)) = pairs.into_iter().find(|((first, second), count)| {
            *count >= 2
                && alone.get(first) == Some(count)
                && alone.get(second) == Some(count)
                && *count < everywhere
        }) else {
            break;
        };
        let one = format!("{first}{glue}{second}");
        for row in &mut rows {
            if let Some(at) = row.windows(2).position(|pair| pair[0] == first && pair[1] == second) {
                row.splice(at..at + 2, [one.clone()]);
            }
        }
        whole.retain(|label| *label != first && *label != second);
        whole.push(one);
    }
    (rows, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_joined_by_services() {
        let forms = ["研修;相談;", "研修;", "相談;訪問;", "訪問;研修;"];
        let found = joined(&forms).unwrap();
        assert_eq!(found.separator, ";");
        assert_eq!(found.options, [("研修".to_owned(), 3), ("相談".to_owned(), 2), ("訪問".to_owned(), 2)]);
        let google = ["電話, メール", "電話", "窓口, メール", "窓口", "電話, 窓口"];
        assert_eq!(joined(&google).unwrap().separator, ", ");
        assert_eq!(joined(&["はい", "いいえ", "はい"]), None);
        assert_eq!(joined(&["とても良かった、また来たい", "時間が短い、場所が遠い", "特になし"]), None);
    }

    #[test]
    fn an_option_may_hold_the_separator() {
        let values = ["国, 県の補助, 寄付", "寄付", "国, 県の補助", "会費, 国, 県の補助", "会費", "会費, 寄付"];
        let found = joined(&values).unwrap();
        assert_eq!(found.whole, ["国, 県の補助"]);
        assert!(found.options.contains(&("国, 県の補助".to_owned(), 3)));
    }
}
