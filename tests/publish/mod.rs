//! What a run read and wrote, what was published of it, and that a publication can be made again from what it keeps.

mod decided;
mod edited;
mod hidden;
mod inputs;
mod kept;
mod names;
mod record;

use kaishu::catalogue::Lang;
use kaishu::pipeline::start::{Written, start};

use crate::support::Workspace;

/// The plan of the workspace that `kaishu new` makes.
const PLAN: &str = "my-report";

/// The workspace that `kaishu new` makes: three returns, and nothing in them that has to be decided.
fn small(written: Written) -> Workspace {
    let workspace = Workspace::empty();
    start(workspace.root(), written, Lang::Ja).unwrap();
    workspace
}
