//! Words for a share, or for how much of a target was reached: tenths (割) with what may stand beside them, and parts of a
//! whole. The exact fraction is compared with whole numbers; nothing is rounded on the way.

use std::cmp::Ordering::{self, Equal, Greater, Less};

use crate::catalogue::{Phrase, bins as words};
use crate::stats::comparison::Fraction;
use crate::text::number::{self, Convention};

/// A word for a share. What is said of n tenths takes n.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareWord {
    /// n割, everything below cut off.
    Cut,
    /// n割, rounded.
    Rounded,
    /// 約n割.
    About,
    /// n割強.
    Above,
    /// n割弱.
    Below,
    /// n割余り.
    Odd,
    /// n割台.
    Decade,
    /// n割以上.
    AtLeast,
    /// n割を超える.
    Over,
    /// n割未満.
    Under,
    /// n割以下.
    AtMost,
    /// すべて.
    All,
    /// 皆無.
    Nobody,
    /// 過半数.
    Majority,
    /// 半数.
    Half,
    /// 半数に満たない.
    Minority,
    /// 約半数.
    AboutHalf,
    /// 大半.
    MostOf,
}

/// Words of which at most one is true of one share; of those that take n, with at most one n. What is said of a range is
/// an exception: many ranges hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 割, cut off.
    Cut,
    /// 割, rounded.
    Rounded,
    /// 約.
    About,
    /// 強 and 弱.
    Side,
    /// 余り.
    Odd,
    /// 割台.
    Decade,
    /// 以上, を超える, 未満, 以下.
    Bound,
    /// すべて and 皆無.
    Ends,
    /// 過半数, 半数, 半数に満たない.
    Halves,
    /// 約半数.
    AboutHalf,
    /// 大半.
    MostOf,
}

impl Family {
    /// The heading that its words stand under in the table.
    pub fn words(self) -> Phrase {
        match self {
            Family::Cut | Family::Rounded => words::family_tenths(),
            Family::About | Family::Side | Family::Odd | Family::Decade => words::family_side(),
            Family::Bound => words::family_bound(),
            Family::Ends | Family::Halves | Family::AboutHalf | Family::MostOf => words::family_parts(),
        }
    }
}

impl ShareWord {
    /// Every word, in the order of the table.
    pub const ALL: [ShareWord; 18] = [
        ShareWord::Cut,
        ShareWord::Rounded,
        ShareWord::About,
        ShareWord::Above,
        ShareWord::Below,
        ShareWord::Odd,
        ShareWord::Decade,
        ShareWord::AtLeast,
        ShareWord::Over,
        ShareWord::Under,
        ShareWord::AtMost,
        ShareWord::All,
        ShareWord::Nobody,
        ShareWord::Majority,
        ShareWord::Half,
        ShareWord::Minority,
        ShareWord::AboutHalf,
        ShareWord::MostOf,
    ];

    /// Its family.
    pub fn family(self) -> Family {
        match self {
            ShareWord::Cut => Family::Cut,
            ShareWord::Rounded => Family::Rounded,
            ShareWord::About => Family::About,
            ShareWord::Above | ShareWord::Below => Family::Side,
            ShareWord::Odd => Family::Odd,
            ShareWord::Decade => Family::Decade,
            ShareWord::AtLeast | ShareWord::Over | ShareWord::Under | ShareWord::AtMost => Family::Bound,
            ShareWord::All | ShareWord::Nobody => Family::Ends,
            ShareWord::Majority | ShareWord::Half | ShareWord::Minority => Family::Halves,
            ShareWord::AboutHalf => Family::AboutHalf,
            ShareWord::MostOf => Family::MostOf,
        }
    }

    /// Whether it takes n.
    pub fn takes_tenths(self) -> bool {
        match self.family() {
            Family::Cut
            | Family::Rounded
            | Family::About
            | Family::Side
            | Family::Odd
            | Family::Decade
            | Family::Bound => true,
            Family::Ends | Family::Halves | Family::AboutHalf | Family::MostOf => false,
        }
    }

    /// Whether readers are known to read it in opposite ways (NHK放送文化研究所 asked them about ７割強 and ７割弱).
    pub fn is_disputed(self) -> bool {
        matches!(self, ShareWord::Above | ShareWord::Below | ShareWord::Odd)
    }

    /// Whether it is true of a share, with this n where it takes one. None of what is no share (below 0, over nothing), or
    /// has too many digits.
    pub fn holds(self, share: Fraction, tenths: u32) -> Option<bool> {
        let Fraction { numerator, denominator } = share;
        if numerator < 0 || denominator <= 0 {
            return None;
        }
        let beside = |parts: i128, of: i128| -> Option<Ordering> {
            Some(numerator.checked_mul(of)?.cmp(&denominator.checked_mul(parts)?))
        };
        let n = i128::from(tenths);
        // Compared with n tenths and some twentieths.
        let at = |twentieths: i128| beside(2 * n + twentieths, 20);
        Some(match self {
            ShareWord::Cut => at(0)? != Less && at(2)? == Less,
            ShareWord::Decade => n > 0 && at(0)? != Less && at(2)? == Less,
            ShareWord::Rounded => at(-1)? != Less && at(1)? == Less,
            ShareWord::About => at(-1)? != Less && at(1)? == Less && at(0)? != Equal,
            ShareWord::Above => at(0)? == Greater && at(1)? == Less,
            ShareWord::Below => at(-1)? != Less && at(0)? == Less,
            ShareWord::Odd => at(0)? == Greater && at(2)? == Less,
            ShareWord::AtLeast => at(0)? != Less,
            ShareWord::Over => at(0)? == Greater,
            ShareWord::Under => at(0)? == Less,
            ShareWord::AtMost => at(0)? != Greater,
            ShareWord::All => beside(1, 1)? == Equal,
            ShareWord::Nobody => numerator == 0,
            ShareWord::Majority => beside(1, 2)? == Greater,
            ShareWord::Half => beside(1, 2)? == Equal,
            ShareWord::Minority => beside(1, 2)? == Less,
            ShareWord::AboutHalf => beside(9, 20)? != Less && beside(11, 20)? == Less && beside(1, 2)? != Equal,
            ShareWord::MostOf => beside(2, 3)? != Less && beside(1, 1)? == Less,
        })
    }

    /// The n with which it is true of a share. None where there is no such n, and of words that take none or many.
    pub fn tenths(self, share: Fraction) -> Option<u32> {
        let by =
            |convention| number::tenths(share.numerator, share.denominator, convention).map(number::Wari::tenths);
        let n = match self.family() {
            Family::Cut | Family::Odd | Family::Decade => by(Convention::Cut)?,
            Family::Rounded | Family::About | Family::Side => by(Convention::Rounded)?,
            Family::Bound | Family::Ends | Family::Halves | Family::AboutHalf | Family::MostOf => return None,
        };
        self.holds(share, n)?.then_some(n)
    }

    /// As it is said, of n tenths where it takes n.
    pub fn words(self, tenths: u32) -> Phrase {
        let plural = if tenths == 1 { "" } else { "s" };
        self.said(words::tenths(number::full_width(tenths), tenths, plural))
    }

    /// As it stands in the table.
    pub fn shown(self) -> Phrase {
        let n = || words::tenths("n", "n", "s");
        match self {
            ShareWord::Cut => words::shown_cut(n()),
            ShareWord::Rounded => words::shown_rounded(n()),
            other => other.said(n()),
        }
    }

    fn said(self, tenths: Phrase) -> Phrase {
        match self {
            ShareWord::Cut | ShareWord::Rounded => tenths,
            ShareWord::About => words::about(tenths),
            ShareWord::Above => words::above(tenths),
            ShareWord::Below => words::below(tenths),
            ShareWord::Odd => words::odd(tenths),
            ShareWord::Decade => words::decade(tenths),
            ShareWord::AtLeast => words::at_least(tenths),
            ShareWord::Over => words::over(tenths),
            ShareWord::Under => words::under(tenths),
            ShareWord::AtMost => words::at_most(tenths),
            ShareWord::All => words::all(),
            ShareWord::Nobody => words::nobody(),
            ShareWord::Majority => words::majority(),
            ShareWord::Half => words::half(),
            ShareWord::Minority => words::minority(),
            ShareWord::AboutHalf => words::about_half(),
            ShareWord::MostOf => words::most_of(),
        }
    }

    /// When it may be said.
    pub fn condition(self) -> Phrase {
        match self {
            ShareWord::Cut | ShareWord::Decade => words::if_cut(),
            ShareWord::Rounded => words::if_rounded(),
            ShareWord::About => words::if_about(),
            ShareWord::Above => words::if_above(),
            ShareWord::Below => words::if_below(),
            ShareWord::Odd => words::if_odd(),
            ShareWord::AtLeast => words::if_at_least(),
            ShareWord::Over => words::if_over(),
            ShareWord::Under => words::if_under(),
            ShareWord::AtMost => words::if_at_most(),
            ShareWord::All => words::if_all(),
            ShareWord::Nobody => words::if_nobody(),
            ShareWord::Majority => words::if_majority(),
            ShareWord::Half => words::if_half(),
            ShareWord::Minority => words::if_minority(),
            ShareWord::AboutHalf => words::if_about_half(),
            ShareWord::MostOf => words::if_most_of(),
        }
    }
}

/// Whether a percentage with some decimals is rounded, so that 約 may stand before it. None of what is no share.
pub fn is_rounded(share: Fraction, decimals: u32) -> Option<bool> {
    number::percent_cut(share.numerator, share.denominator, decimals).map(|(_, exact)| !exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every share a/b with b up to 200, and a bit beyond the whole.
    fn shares() -> impl Iterator<Item = (i128, i128)> {
        (1..=200_i128).flat_map(|b| (0..=b + b / 4).map(move |a| (a, b)))
    }

    /// Written as inequalities of whole numbers, apart from the code above.
    fn condition(word: ShareWord, a: i128, b: i128, n: i128) -> bool {
        let (low, high) = ((2 * n - 1) * b, (2 * n + 1) * b);
        match word {
            ShareWord::Cut => n == 10 * a / b,
            ShareWord::Decade => n == 10 * a / b && n > 0,
            ShareWord::Rounded => n == (20 * a + b) / (2 * b),
            ShareWord::About => n == (20 * a + b) / (2 * b) && 10 * a != n * b,
            ShareWord::Above => 10 * a > n * b && 20 * a < high,
            ShareWord::Below => 20 * a >= low && 10 * a < n * b,
            ShareWord::Odd => n == 10 * a / b && 10 * a % b != 0,
            ShareWord::AtLeast => 10 * a >= n * b,
            ShareWord::Over => 10 * a > n * b,
            ShareWord::Under => 10 * a < n * b,
            ShareWord::AtMost => 10 * a <= n * b,
            ShareWord::All => a == b,
            ShareWord::Nobody => a == 0,
            ShareWord::Majority => 2 * a > b,
            ShareWord::Half => 2 * a == b,
            ShareWord::Minority => 2 * a < b,
            ShareWord::AboutHalf => 20 * a >= 9 * b && 20 * a < 11 * b && 2 * a != b,
            ShareWord::MostOf => 3 * a >= 2 * b && a < b,
        }
    }

    #[test]
    fn every_word_is_true_exactly_where_its_condition_holds() {
        for (a, b) in shares() {
            let share = Fraction { numerator: a, denominator: b };
            for word in ShareWord::ALL {
                let said = if word.takes_tenths() { 0..14 } else { 0..1 };
                let mut with = Vec::new();
                for n in said {
                    let holds = word.holds(share, n).unwrap();
                    assert_eq!(holds, condition(word, a, b, n.into()), "{word:?} {n} of {a}/{b}");
                    with.extend(holds.then_some(n));
                }
                if word.family() != Family::Bound && word.takes_tenths() {
                    assert!(with.len() <= 1, "{word:?} of {a}/{b}");
                    assert_eq!(word.tenths(share), with.first().copied(), "{word:?} of {a}/{b}");
                }
            }
        }
    }

    #[test]
    fn no_two_words_of_a_family_are_true_at_once() {
        for (a, b) in shares() {
            let share = Fraction { numerator: a, denominator: b };
            let holds = |word: &ShareWord| {
                if word.takes_tenths() { word.tenths(share).is_some() } else { word.holds(share, 0).unwrap() }
            };
            for family in ShareWord::ALL.map(ShareWord::family) {
                let of_family = ShareWord::ALL.iter().filter(|word| word.family() == family);
                assert!(of_family.filter(|word| holds(word)).count() <= 1, "{family:?} of {a}/{b}");
            }
            // And one of three always is.
            let halves = [ShareWord::Majority, ShareWord::Half, ShareWord::Minority];
            assert!(halves.iter().any(holds), "{a}/{b}");
        }
    }

    #[test]
    fn the_words_of_the_seed() {
        let of = |numerator, denominator| Fraction { numerator, denominator };
        assert_eq!(ShareWord::Cut.tenths(of(15, 20)), Some(7));
        assert_eq!(ShareWord::Rounded.tenths(of(3, 18)), Some(2));
        assert_eq!(ShareWord::Cut.tenths(of(33, 40)), ShareWord::Rounded.tenths(of(33, 40)));
        assert_eq!(ShareWord::Cut.words(7).ja, "７割");
        assert_eq!(ShareWord::About.words(1).en, "about 1 tenth");
        assert_eq!(ShareWord::About.tenths(of(7, 10)), None);
        assert_eq!(is_rounded(of(104, 129), 1), Some(true));
        assert_eq!(is_rounded(of(1, 8), 1), Some(false));
    }

    #[test]
    fn what_is_no_share_has_no_word() {
        for (numerator, denominator) in [(-1, 2), (1, 0), (1, -2), (i128::MAX, 3)] {
            let share = Fraction { numerator, denominator };
            assert_eq!(ShareWord::Cut.holds(share, 0), None);
            assert_eq!(ShareWord::Rounded.tenths(share), None);
        }
    }

    #[test]
    fn no_two_words_are_called_the_same() {
        for lang in [crate::catalogue::Lang::Ja, crate::catalogue::Lang::En] {
            let mut called: Vec<String> =
                ShareWord::ALL.iter().map(|word| word.shown().text(lang).to_owned()).collect();
            called.sort_unstable();
            called.dedup();
            assert_eq!(called.len(), ShareWord::ALL.len());
        }
    }
}
