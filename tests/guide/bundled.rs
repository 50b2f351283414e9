//! Pages whose commands are typed in a copy of the bundled workspace, or beside the smallest example with forms.

use std::path::PathBuf;

use super::cycle::append;
use super::page::Written;
use crate::support::{bundled_into, first_form_into};

/// Takes a step; `None` where it is not known.
#[expect(clippy::ptr_arg, reason = "steps of the guide go into another folder")]
pub(super) fn take(step: &str, here: &mut PathBuf, _: &[Written], rows: &[String]) -> Option<()> {
    match step {
        "bundled" => bundled_into(here),
        "first-form" => first_form_into(&here.join("first-form")),
        "decided" => append(&here.join("first-form/corrections.csv"), rows),
        _ => return None,
    }
    Some(())
}
