//! A page of the guide: its commands, what it quotes after them, and the named steps that people take in between.
//!
//! - a fence `sh` holds commands, one a line; `<!-- exit: 1 -->` above it is the exit code of its last command
//! - a fence `text` quotes what the last command said
//! - `<!-- reads: FILE -->`: what is quoted next is what that file holds
//! - `<!-- step: NAME -->` is a step; the next table gives the cells that it writes, the next fence `csv` or `toml` the rows

/// A cell, and the words that are written there and to the right of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) cell: String,
    /// `None` empties the cell.
    pub(super) words: Vec<Option<String>>,
}

/// What comes next on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Command { line: usize, words: Vec<String>, exit: i32 },
    Reads { line: usize, file: String },
    Quote { line: usize, lines: Vec<String> },
    Step { line: usize, step: String, cells: Vec<Written>, rows: Vec<String> },
}

impl Item {
    /// The same wherever it stands.
    pub(super) fn without_place(mut self) -> Self {
        match &mut self {
            Self::Command { line, .. }
            | Self::Reads { line, .. }
            | Self::Quote { line, .. }
            | Self::Step { line, .. } => *line = 0,
        }
        self
    }
}

/// The items of a page in their order.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut exit = 0;
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    while let Some((at, line)) = lines.next() {
        if let Some(code) = remark(line, "exit") {
            exit = code.parse().unwrap_or_else(|_| panic!("line {at}: an exit code"));
        } else if let Some(file) = remark(line, "reads") {
            items.push(Item::Reads { line: at, file: file.to_owned() });
        } else if let Some(step) = remark(line, "step") {
            items.push(Item::Step { line: at, step: step.to_owned(), cells: Vec::new(), rows: Vec::new() });
        } else if let Some(kind) = line.trim().strip_prefix("```") {
            let inside: Vec<(usize, &str)> = lines.by_ref().take_while(|(_, line)| line.trim() != "```").collect();
            fence(kind, at, &inside, std::mem::take(&mut exit), &mut items);
        } else if line.starts_with("| `")
            && let Some(Item::Step { cells, rows, .. }) = items.last_mut()
        {
            assert!(rows.is_empty(), "line {at}: a table after the rows of a step");
            cells.push(written(at, line));
        }
    }
    items
}

fn remark<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let inside = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    inside.trim().strip_prefix(name)?.strip_prefix(':').map(str::trim)
}

fn fence(kind: &str, at: usize, inside: &[(usize, &str)], exit: i32, items: &mut Vec<Item>) {
    match kind {
        "sh" => {
            for (index, (line, typed)) in inside.iter().enumerate() {
                let typed = typed.trim_start().strip_prefix("kaishu ").unwrap_or_else(|| {
                    panic!("line {line}: not a command of kaishu, so nobody tests it: {typed}")
                });
                let words = typed.split_whitespace().map(str::to_owned).collect();
                let exit = if index + 1 == inside.len() { exit } else { 0 };
                items.push(Item::Command { line: *line, words, exit });
            }
        }
        "text" => {
            let lines: Vec<String> = inside.iter().map(|(_, line)| (*line).to_owned()).collect();
            let command = lines.iter().find(|line| line.trim_start().starts_with("kaishu "));
            assert!(command.is_none(), "line {at}: a command that nobody tests: {command:?}");
            items.push(Item::Quote { line: at, lines });
        }
        "csv" | "toml" => {
            let Some(Item::Step { rows, .. }) = items.last_mut() else {
                panic!("line {at}: rows that belong to no step")
            };
            rows.extend(inside.iter().map(|(_, line)| (*line).to_owned()));
        }
        other => panic!("line {at}: what is a fence of {other}?"),
    }
}

/// `| `file` | `sheet` | `cell` | `words`, `words` |`; words without backticks empty the cell.
fn written(at: usize, line: &str) -> Written {
    let columns: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
    let [file, sheet, cell, words] = columns.as_slice() else {
        panic!("line {at}: file, sheet, cell, words: {line}")
    };
    let quoted = |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let one = |text: &str| quoted(text).into_iter().next().unwrap_or_else(|| panic!("line {at}: {text}"));
    let words: Vec<Option<String>> = quoted(words).into_iter().map(Some).collect();
    let words = if words.is_empty() { vec![None] } else { words };
    Written { file: one(file), sheet: one(sheet), cell: one(cell), words }
}
