//! How a run tells what it is doing. Nothing below the command line prints; it tells an observer.

/// A part of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Definitions, frames and plans.
    Definitions,
    /// Returned files.
    Collect,
    /// Counting and computing.
    Evaluate,
    /// Rendering and writing.
    Write,
}

/// Somebody who watches a run.
pub trait Observer {
    /// A part begins, with so many files or reports to go.
    fn begin(&self, step: Step, count: usize);
    /// One file or report of the part.
    fn advance(&self, what: &str);
    /// The part is done.
    fn end(&self);
}

/// Watches nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Observer for Silent {
    fn begin(&self, _step: Step, _count: usize) {}
    fn advance(&self, _what: &str) {}
    fn end(&self) {}
}
