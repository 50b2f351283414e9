//! A window that closes with the program. Whoever drops a folder on the program in Windows gets a window that vanishes with
//! its last line, so the program waits for Enter there. Asking the system who else uses the window needs code that this
//! program does without; what tells instead is what a shell leaves in the environment.

use std::io::{IsTerminal as _, Write as _};

use crate::catalogue::{Lang, command_line as words};

/// What shells and terminals set for the programs that are typed into them: cmd, Windows Terminal, the shells of Unix.
const LEFT_BY_SHELLS: [&str; 3] = ["PROMPT", "WT_SESSION", "SHELL"];

/// Waits for Enter where the window would close with the program.
pub(super) fn hold(lang: Lang) {
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if closes_with_us(cfg!(windows), terminal, |name| std::env::var_os(name).is_some()) {
        // A prompt that cannot be shown and a key that cannot be read end the program as it would have ended.
        let _ = writeln!(std::io::stderr(), "\n{}", words::press_enter().text(lang));
        let _ = std::io::stdin().read_line(&mut String::new());
    }
}

fn closes_with_us(windows: bool, terminal: bool, is_set: impl Fn(&str) -> bool) -> bool {
    windows && terminal && !LEFT_BY_SHELLS.iter().any(|name| is_set(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_window_without_a_shell_closes_with_the_program() {
        assert!(closes_with_us(true, true, |_| false));
        assert!(!closes_with_us(false, true, |_| false), "elsewhere never");
        assert!(!closes_with_us(true, false, |_| false), "nobody is there to press a key");
        assert!(!closes_with_us(true, true, |name| name == "PROMPT"));
        assert!(!closes_with_us(true, true, |name| name == "WT_SESSION"));
    }
}
