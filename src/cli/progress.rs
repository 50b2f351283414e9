//! Progress of a run: bars on a terminal, nothing in a pipe (the summary says what was done).

use std::cell::RefCell;

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
        // Hidden by the library itself where standard error is no terminal.
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(title.text(self.lang).to_owned());
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
