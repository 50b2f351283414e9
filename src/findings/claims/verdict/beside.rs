//! What stands right behind a share: its counts and its base.

use crate::catalogue::Phrase;
use crate::findings::claims::facts::Fact;
use crate::findings::claims::judge::{Fit, Value, fit};
use crate::findings::claims::verdict::{Judged, Says, Spoken, judged};

/// The counts or the base of the share that a statement stands behind: they are those of that share.
pub(super) fn beside(share: &Fact, spoken: &Spoken) -> Option<Judged> {
    let Says::Value(value, _) = &spoken.says else { return None };
    let fit = match value {
        Value::Fraction(..) | Value::Ratio(..) => fit(value, spoken.degree, None, share)?,
        Value::Number(written) if spoken.context.based => {
            if written.value.to_i128() == Some(n_of(share)?) {
                Fit::Same
            } else {
                Fit::Differs
            }
        }
        _ => return None,
    };
    let mut judged = judged(share, Some(fit), value, spoken, false);
    if let (Value::Number(_), Some(n)) = (value, n_of(share)) {
        judged.right = Some(Phrase::same(format!("n={n}")));
    }
    Some(judged)
}

/// How many a share is of. Of a rate of returns the base counts those who returned, and the rate is of those who were asked.
pub(super) fn n_of(share: &Fact) -> Option<i128> {
    share.counts.map(|(_, n)| n).or(share.base.map(i128::from))
}
