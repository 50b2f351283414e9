//! How a number is called: in tenths by a convention, or in percent with some decimals, with 約, 強, 弱 or 余り where it is
//! not exact.

use crate::catalogue::{Phrase, bins, findings as found_words, statements as words};
use crate::findings::bins::share::{self, ShareWord};
use crate::findings::plan::{Called, Degree, TenthsConvention};
use crate::stats::comparison::Fraction;
use crate::text::number;

/// A share, or a part of a target, as it is called. None of what is no share or has too many digits.
pub(super) fn called(share: Fraction, called: Called, decimals: u32) -> Option<Phrase> {
    let Some(convention) = called.tenths else { return in_percent(share, called, decimals) };
    // No tenth is said that is not there, and not all ten where the whole is not reached.
    let whole = ShareWord::All.holds(share, 0)?;
    if ShareWord::Nobody.holds(share, 0)? || whole {
        return Some(ShareWord::Cut.words(if whole { 10 } else { 0 }));
    }
    if !ShareWord::Under.holds(share, 10)? {
        return in_percent(share, called, decimals);
    }
    let convention = match convention {
        TenthsConvention::Cut | TenthsConvention::Either => ShareWord::Cut,
        TenthsConvention::Rounded => ShareWord::Rounded,
    };
    let wanted: &[ShareWord] = match called.degree {
        Degree::Plain => &[],
        Degree::About => &[ShareWord::About],
        Degree::Side => &[ShareWord::Above, ShareWord::Below],
        Degree::Odd => &[ShareWord::Odd],
    };
    let (word, n) = wanted.iter().chain([&convention]).find_map(|word| Some((*word, word.tenths(share)?)))?;
    Some(match n {
        0 => ShareWord::Under.words(1),
        10.. => ShareWord::Over.words(9),
        n => word.words(n),
    })
}

/// A percentage as it is called.
pub(super) fn in_percent(share: Fraction, called: Called, decimals: u32) -> Option<Phrase> {
    let decimals = called.decimals.unwrap_or(decimals);
    let text = number::percent(share.numerator, share.denominator, decimals)?;
    let shown = words::percent(text);
    Some(match called.degree {
        Degree::About if share::is_rounded(share, decimals)? => bins::about(shown),
        Degree::Plain | Degree::About | Degree::Side | Degree::Odd => shown,
    })
}

/// What is said of the convention beside the numbers; nothing where the share is exactly that many tenths, is not called in
/// tenths, or is the same by both.
pub(super) fn convention(share: Fraction, called: Called) -> Option<Phrase> {
    let under = ShareWord::Under.holds(share, 10)?;
    let inexact = ShareWord::Odd.tenths(share).is_some() && under;
    Some(match called.tenths.filter(|_| inexact)? {
        TenthsConvention::Either if ShareWord::Cut.tenths(share) == ShareWord::Rounded.tenths(share) => {
            return None;
        }
        TenthsConvention::Cut | TenthsConvention::Either => found_words::cut(),
        TenthsConvention::Rounded => found_words::rounded(),
    })
}

/// The size of a change.
pub(super) fn size(change: Fraction) -> Option<Fraction> {
    Some(Fraction { numerator: change.numerator.checked_abs()?, ..change })
}

/// Whether a size is called by a range (１割未満) and not by a number.
pub(super) fn is_range(size: Fraction, by: Called) -> bool {
    let number = |word: ShareWord| word.tenths(size).is_some_and(|n| n > 0);
    match by.tenths {
        None => false,
        Some(TenthsConvention::Cut | TenthsConvention::Either) => !number(ShareWord::Cut),
        Some(TenthsConvention::Rounded) => !number(ShareWord::Rounded),
    }
}
