//! Who names the figure of a statement outright: a mark behind it in the text, or a claim of the plan that quotes it.

use crate::document::Document;
use crate::findings::claims::stated::{Part, Stated, What};
use crate::findings::claims::verdict::Declared;
use crate::findings::plan::{Claim, ClaimValue};
use crate::text::key::key;

/// What opens a mark: {{figure:network-needed}}.
const MARK: &str = "{{figure:";

/// The figure that is named for a statement.
pub(super) fn declared(document: &Document, stated: &Stated, claims: &[Claim]) -> Option<Declared> {
    let block = document.blocks.get(stated.block)?;
    let behind = block.text.get(stated.span.end..)?.trim_start_matches([' ', '　', '）', ')', '（', '(']);
    if let Some(id) = behind.strip_prefix(MARK).and_then(|rest| rest.split_once("}}")).map(|(id, _)| id.trim()) {
        return Some(Declared { figure: id.to_owned(), claim: None, convention: None, denominator: None });
    }
    let said = key(&format!("{}{}", block.mark, block.text));
    let claim = claims.iter().find(|claim| {
        let quoted = key(&claim.text.ja);
        !quoted.is_empty() && said.contains(&quoted) && says_the_same(&claim.says, &stated.what)
    })?;
    let convention = match claim.says {
        ClaimValue::Tenths(_, convention) => Some(convention),
        ClaimValue::Number(_) | ClaimValue::All => None,
    };
    Some(Declared { figure: claim.figure.clone(), claim: Some(claim.id.clone()), convention, denominator: None })
}

/// Whether a claim speaks of what is stated.
fn says_the_same(claim: &ClaimValue, what: &What) -> bool {
    let number = |value: &crate::findings::claims::stated::Number| value.value.to_i128().map(i128::abs);
    match (claim, what) {
        (ClaimValue::Number(claimed), What::Count { value, .. } | What::Percent(value)) => {
            number(value) == Some(*claimed)
        }
        (ClaimValue::Tenths(claimed, _), What::Tenths(value)) => number(value) == Some(i128::from(claimed.abs())),
        (ClaimValue::All, What::Part(Part::All)) => true,
        (ClaimValue::Number(_) | ClaimValue::Tenths(..) | ClaimValue::All, _) => false,
    }
}
