//! What a file is read with beside its own bytes: what was asked of whom, in which round. Capture and coding are handed this
//! and nothing else, so what a file gave holds until its bytes or this change, and the next run can take it over.

use crate::collect::round::Inputs;
use crate::diagnostic::Scope;
use crate::survey::area::Areas;
use crate::survey::definition::{Round, Survey};
use crate::survey::frame::SamplingFrame;

/// What a file is read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The survey or record list.
    pub survey: &'a Survey,
    /// Its round.
    pub round: &'a Round,
    /// Every survey of the workspace, to tell whose form it is that came back.
    pub surveys: &'a [Survey],
    /// Its frame, where it has one.
    pub frame: Option<&'a SamplingFrame>,
    /// The areas of the workspace.
    pub areas: &'a Areas,
}

impl Asked<'_> {
    pub(super) fn scope(&self) -> Scope {
        Scope { survey: Some(self.survey.id.clone()), round: Some(self.round.id.clone()), ..Scope::default() }
    }
}

impl<'a> Inputs<'a> {
    /// The part of it that a file is read with.
    pub(super) fn asked(&self) -> Asked<'a> {
        let Self { survey, round, surveys, frame, areas, .. } = *self;
        Asked { survey, round, surveys, frame, areas }
    }

    pub(super) fn scope(&self) -> Scope {
        self.asked().scope()
    }
}
