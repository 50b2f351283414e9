//! What a run read and wrote, what was published of it, and that a publication can be made again from what it keeps.

mod decided;
mod edited;
mod hidden;
mod inputs;
mod kept;
mod names;
mod record;
mod waiting;

use kaishu::catalogue::Lang;
use kaishu::pipeline::start::{Written, start};

use crate::support::Workspace;

/// The plan of the workspace that `kaishu new` makes.
const PLAN: &str = "my-report";

/// What a run wrote of the report itself. The list of what moved since a publication, its sheets and the record of the run
/// are others once there is a publication.
fn report(workspace: &Workspace) -> Vec<(String, Vec<u8>)> {
    let names = [format!("{PLAN}.docx"), format!("{PLAN}.md"), format!("{PLAN}.html"), "results.json".to_owned()];
    let written: Vec<_> = workspace
        .output()
        .into_iter()
        .filter(|(path, _)| names.iter().any(|name| *path == format!("out/{PLAN}/{name}")))
        .collect();
    assert_eq!(written.len(), names.len());
    written
}

/// The workspace that `kaishu new` makes: three returns, and nothing in them that has to be decided.
fn small(written: Written) -> Workspace {
    let workspace = Workspace::empty();
    start(workspace.root(), written, Lang::Ja).unwrap();
    workspace
}
