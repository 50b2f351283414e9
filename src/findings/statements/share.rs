//! A share with its numbers and its base, and which part of the whole it is: 過半数, 半数, すべて.

use crate::catalogue::{Phrase, statements as words};
use crate::findings::bins::share::ShareWord;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::plan::{Called, Style};
use crate::findings::statements::answered::{Range, range};
use crate::findings::statements::{Ending, Ground, Said, Unsaid, tenths};
use crate::stats::comparison::Fraction;
use crate::stats::share::Share;
use crate::text::number;

fn grouped(count: u64) -> String {
    number::grouped(i128::from(count))
}

fn other_kind() -> Unsaid {
    Unsaid::Because(words::not_that_kind())
}

/// A share with its numbers.
pub(super) fn share(
    ground: &mut Ground<'_>,
    id: &str,
    called: Called,
    style: Style,
    unit: &Phrase,
) -> Result<Said, Unsaid> {
    let figure = ground.take(id)?;
    let (brief, full) = match &figure.value {
        FigureValue::Share(share) => of_counts(figure, *share, called, style, unit).ok_or_else(other_kind)?,
        // No count makes a share that is weighted over strata, so that no fraction stands behind a word for it.
        FigureValue::EstimatedShare(_) if called.tenths.is_some() => {
            return Err(Unsaid::Because(words::weighted_not_counted()));
        }
        FigureValue::EstimatedShare(share) => {
            let decimals = called.decimals.unwrap_or(figure.decimals);
            let percent = words::percent(number::real(share.get() * 100.0, decimals));
            let base = figure.base.ok_or(Unsaid::NoFigure)?;
            let full = words::of_weighted(&percent, grouped(base.n), grouped(base.returned), unit);
            (percent, full)
        }
        _ => return Err(other_kind()),
    };
    let remarks = figure.beyond.iter().map(|beside| beside.words.clone()).collect();
    Ok(Said { brief, full, exact: Vec::new(), remarks, ending: Ending::Was })
}

/// The words for a counted share, without and with its numbers.
fn of_counts(
    figure: &Figure,
    share: Share,
    called: Called,
    style: Style,
    unit: &Phrase,
) -> Option<(Phrase, Phrase)> {
    let fraction = Fraction::from(share);
    let said = tenths::called(fraction, called, figure.decimals)?;
    let numerator = grouped(share.numerator);
    let shown = match called.tenths {
        None => said.clone(),
        Some(_) => {
            let percent = tenths::in_percent(
                fraction,
                Called { decimals: called.decimals, ..Called::default() },
                figure.decimals,
            )?;
            let remark = tenths::convention(fraction, called);
            let percent = remark.map_or(percent.clone(), |remark| words::listed(&percent, remark));
            words::in_brackets(&said, percent)
        }
    };
    let n = grouped(share.denominator);
    let full = match figure.base {
        // Everybody who returned anything is in the base: one number says both.
        Some(base) if style == Style::Ministry && base.returned == share.denominator => {
            words::of_all_returned(shown, numerator, n, unit)
        }
        Some(base) => words::of_returned(shown, numerator, n, grouped(base.returned), unit),
        None => words::of_share(shown, numerator, n, unit),
    };
    Some((said, full))
}

/// Which part of a whole a share is. Of everyone only where those who did not answer cannot change it.
pub(super) fn majority(ground: &mut Ground<'_>, id: &str, unit: &Phrase) -> Result<Said, Unsaid> {
    let figure = ground.take(id)?;
    let remarks: Vec<Phrase> = figure.beyond.iter().map(|beside| beside.words.clone()).collect();
    let (word, of, exact) = match &figure.value {
        FigureValue::Share(share) => {
            let word = part(Fraction::from(*share)).ok_or_else(other_kind)?;
            let everyone = match (word, range(figure)) {
                (_, Range::Exact) => true,
                (ShareWord::Majority, range) => range.is_above(0.5),
                (ShareWord::Minority, range) => range.is_below(0.5),
                (_, Range::Between(..) | Range::Unknown) => false,
            };
            let n = grouped(share.denominator);
            let of = if everyone { Phrase::default() } else { words::among_answered(&n, unit) };
            let percent = tenths::in_percent(Fraction::from(*share), Called::default(), figure.decimals);
            let percent = percent.ok_or_else(other_kind)?;
            (word, of, words::share_numbers(percent, grouped(share.numerator), n, unit))
        }
        FigureValue::EstimatedShare(share) => {
            let percent = words::percent(number::real(share.get() * 100.0, figure.decimals));
            let word = match range(figure) {
                range if range.is_above(0.5) => ShareWord::Majority,
                range if range.is_below(0.5) => ShareWord::Minority,
                Range::Exact | Range::Between(..) | Range::Unknown => {
                    let seen = remarks.into_iter().next().unwrap_or(percent);
                    return Err(Unsaid::Because(words::weighted_open(seen)));
                }
            };
            (word, Phrase::default(), percent)
        }
        _ => return Err(other_kind()),
    };
    let brief = words::majority_of(of, word.words(0));
    let full = words::in_brackets(&brief, &exact);
    let ending = if word == ShareWord::Minority { Ending::Bare } else { Ending::Was };
    Ok(Said { brief, full, exact: vec![exact], remarks, ending })
}

/// The strongest word that is true of a share.
fn part(share: Fraction) -> Option<ShareWord> {
    let words = [ShareWord::All, ShareWord::Nobody, ShareWord::Majority, ShareWord::Half, ShareWord::Minority];
    words.into_iter().find(|word| word.holds(share, 0) == Some(true))
}
