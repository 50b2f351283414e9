//! A pager for long output: what `PAGER` names, else `less`, on a terminal only. It is started with the first line, and where it
//! cannot be started everything is printed as it is.

use std::cell::RefCell;
use std::io::{IsTerminal as _, Write as _};
use std::process::{Child, Command, Stdio};

/// What `less` does without being told: ends by itself where all fits on the screen, shows colours, leaves the text there.
const LESS: &str = "FRX";

/// Where output goes.
#[derive(Debug)]
pub(super) struct Pager {
    state: RefCell<State>,
}

#[derive(Debug)]
enum State {
    /// It is not started yet.
    Waiting(Vec<String>),
    /// It reads.
    Reading(Child),
    /// There is none.
    None,
}

impl Pager {
    /// None: output goes where it goes.
    pub(super) fn none() -> Self {
        Self { state: RefCell::new(State::None) }
    }

    /// The one that a person has, where a person reads.
    pub(super) fn of_person() -> Self {
        let terminal = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
        let named = std::env::var("PAGER").ok();
        let state = match command(named.as_deref()) {
            Some(command) if terminal => State::Waiting(command),
            Some(_) | None => State::None,
        };
        Self { state: RefCell::new(state) }
    }

    /// Gives it a line, and starts it where it is not; says whether there is one.
    pub(super) fn start_with(&self, line: &str) -> bool {
        let mut state = self.state.borrow_mut();
        if let State::Waiting(words) = &*state {
            *state = start(words).map_or(State::None, State::Reading);
        }
        give(&mut state, line)
    }

    /// Gives it a line where it reads already; says whether it does.
    pub(super) fn goes_on_with(&self, line: &str) -> bool {
        give(&mut self.state.borrow_mut(), line)
    }

    /// Waits until the person has read.
    pub(super) fn finish(&self) {
        if let State::Reading(mut child) = self.state.replace(State::None) {
            // Without its input the pager would wait for more.
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}

fn give(state: &mut State, line: &str) -> bool {
    let State::Reading(child) = state else { return false };
    if let Some(input) = &mut child.stdin {
        // Whoever has read enough closes it; the rest is nobody's.
        let _ = writeln!(input, "{line}");
    }
    true
}

fn start(words: &[String]) -> Option<Child> {
    let (program, arguments) = words.split_first()?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    command.spawn().ok()
}

/// The words of the command; none where a person wants none.
fn command(named: Option<&str>) -> Option<Vec<String>> {
    let words: Vec<String> = named.unwrap_or("less").split_whitespace().map(str::to_owned).collect();
    (!words.is_empty() && words != ["cat"]).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_started_without_a_shell() {
        assert_eq!(command(None), Some(vec!["less".to_owned()]));
        assert_eq!(command(Some("less -S")), Some(vec!["less".to_owned(), "-S".to_owned()]));
        assert_eq!(command(Some("")), None);
        assert_eq!(command(Some("cat")), None);
        let missing = Pager { state: RefCell::new(State::Waiting(vec!["no-such-pager-here".to_owned()])) };
        assert!(!missing.start_with("a line"), "it is printed as it is");
    }
}
