//! Progress of a run: bars on a terminal, a plain line per step in a pipe.

use std::cell::RefCell;
use std::io::{IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::catalogue::{Lang, console as words};
use crate::cli::console::Console;
use crate::pipeline::observer::{Observer, Step};

/// Shows the progress of a run.
pub(super) struct Progress {
    lang: Lang,
    quiet: bool,
    bar: RefCell<Option<ProgressBar>>,
}

impl Progress {
    pub(super) fn new(console: &Console) -> Self {
        Self { lang: console.lang, quiet: console.quiet, bar: RefCell::new(None) }
    }
}

impl Observer for Progress {
    fn begin(&self, step: Step, count: usize) {
        if self.quiet {
            return;
        }
        let title = match step {
            Step::Definitions => words::step_definitions(),
            Step::Collect => words::step_collect(),
            Step::Evaluate => words::step_evaluate(),
            Step::Write => words::step_write(),
        };
        let title = title.text(self.lang).to_owned();
        if !std::io::stderr().is_terminal() {
            // Progress that cannot be told is no reason to stop.
            let _ = writeln!(std::io::stderr(), "{title}: {count}");
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(title);
        self.bar.replace(Some(bar));
    }

    fn advance(&self, _what: &str) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            bar.inc(1);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
