//! Outcome rates of a survey from the final dispositions of its cases: AAPOR, Standard Definitions, 9th edition (2016).
//! The formulas of RR1 to RR6 stand unchanged in the 10th (2023).

use crate::stats::Undefined;
use crate::stats::comparison::{self, Fraction};
use crate::stats::number::float;
use crate::text::number::Decimal;

/// How the cases of a survey ended, as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dispositions {
    /// I: complete interviews.
    pub complete: u64,
    /// P: partial interviews.
    pub partial: u64,
    /// R: refusals and break-offs.
    pub refusal: u64,
    /// NC: eligible, not contacted.
    pub non_contact: u64,
    /// O: eligible, contacted, no interview for another reason.
    pub other: u64,
    /// UH: unknown whether there is a household or unit at all.
    pub unknown_household: u64,
    /// UO: unknown for another reason whether eligible.
    pub unknown_other: u64,
    /// NE: not eligible; outside all rates, and only in `Eligibility::Casro`.
    pub not_eligible: u64,
}

/// e, the share of the cases of unknown eligibility that is taken as eligible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Eligibility {
    /// The share of eligible among the cases whose eligibility is known (CASRO).
    Casro,
    /// A share from 0 to 1, with its own justification.
    Given(f64),
}

/// A rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rate {
    /// Minimum response rate: I of all but NE.
    RR1,
    /// RR1 with partial interviews.
    RR2,
    /// I of the eligible and of e times the unknown.
    RR3,
    /// RR3 with partial interviews.
    RR4,
    /// Maximum response rate: I of the eligible.
    RR5,
    /// RR5 with partial interviews.
    RR6,
    /// Minimum cooperation rate: I of all eligible ever contacted.
    COOP1,
    /// COOP1 with partial interviews.
    COOP2,
    /// COOP1 without those unable to answer (O).
    COOP3,
    /// COOP3 with partial interviews.
    COOP4,
    /// Refusals of all but NE.
    REF1,
    /// Refusals of the eligible and of e times the unknown.
    REF2,
    /// Refusals of the eligible.
    REF3,
    /// Contacted of all but NE.
    CON1,
    /// Contacted of the eligible and of e times the unknown.
    CON2,
    /// Contacted of the eligible.
    CON3,
}

/// How the cases of unknown eligibility enter a denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unknown {
    All,
    Estimated,
    None,
}

impl Rate {
    /// Every rate, in AAPOR's order.
    pub const ALL: [Rate; 16] = [
        Rate::RR1,
        Rate::RR2,
        Rate::RR3,
        Rate::RR4,
        Rate::RR5,
        Rate::RR6,
        Rate::COOP1,
        Rate::COOP2,
        Rate::COOP3,
        Rate::COOP4,
        Rate::REF1,
        Rate::REF2,
        Rate::REF3,
        Rate::CON1,
        Rate::CON2,
        Rate::CON3,
    ];

    /// The names of all of them, in the same order.
    pub const NAMES: &'static [&'static str] = &[
        "RR1", "RR2", "RR3", "RR4", "RR5", "RR6", "COOP1", "COOP2", "COOP3", "COOP4", "REF1", "REF2", "REF3",
        "CON1", "CON2", "CON3",
    ];

    /// The rate with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rate| rate.name() == name)
    }

    /// AAPOR's name of it.
    pub fn name(self) -> &'static str {
        match self {
            Rate::RR1 => "RR1",
            Rate::RR2 => "RR2",
            Rate::RR3 => "RR3",
            Rate::RR4 => "RR4",
            Rate::RR5 => "RR5",
            Rate::RR6 => "RR6",
            Rate::COOP1 => "COOP1",
            Rate::COOP2 => "COOP2",
            Rate::COOP3 => "COOP3",
            Rate::COOP4 => "COOP4",
            Rate::REF1 => "REF1",
            Rate::REF2 => "REF2",
            Rate::REF3 => "REF3",
            Rate::CON1 => "CON1",
            Rate::CON2 => "CON2",
            Rate::CON3 => "CON3",
        }
    }

    /// Its formula in AAPOR's letters, for a note.
    pub fn formula(self) -> &'static str {
        match self {
            Rate::RR1 => "I / ((I+P) + (R+NC+O) + (UH+UO))",
            Rate::RR2 => "(I+P) / ((I+P) + (R+NC+O) + (UH+UO))",
            Rate::RR3 => "I / ((I+P) + (R+NC+O) + e(UH+UO))",
            Rate::RR4 => "(I+P) / ((I+P) + (R+NC+O) + e(UH+UO))",
            Rate::RR5 => "I / ((I+P) + (R+NC+O))",
            Rate::RR6 => "(I+P) / ((I+P) + (R+NC+O))",
            Rate::COOP1 => "I / ((I+P) + R + O)",
            Rate::COOP2 => "(I+P) / ((I+P) + R + O)",
            Rate::COOP3 => "I / ((I+P) + R)",
            Rate::COOP4 => "(I+P) / ((I+P) + R)",
            Rate::REF1 => "R / ((I+P) + (R+NC+O) + (UH+UO))",
            Rate::REF2 => "R / ((I+P) + (R+NC+O) + e(UH+UO))",
            Rate::REF3 => "R / ((I+P) + (R+NC+O))",
            Rate::CON1 => "((I+P) + R + O) / ((I+P) + R + O + NC + (UH+UO))",
            Rate::CON2 => "((I+P) + R + O) / ((I+P) + R + O + NC + e(UH+UO))",
            Rate::CON3 => "((I+P) + R + O) / ((I+P) + R + O + NC)",
        }
    }

    /// Whether e is in its formula.
    pub fn uses_eligibility(self) -> bool {
        self.unknown() == Unknown::Estimated
    }

    fn unknown(self) -> Unknown {
        match self {
            Rate::RR1 | Rate::RR2 | Rate::REF1 | Rate::CON1 => Unknown::All,
            Rate::RR3 | Rate::RR4 | Rate::REF2 | Rate::CON2 => Unknown::Estimated,
            Rate::RR5
            | Rate::RR6
            | Rate::COOP1
            | Rate::COOP2
            | Rate::COOP3
            | Rate::COOP4
            | Rate::REF3
            | Rate::CON3 => Unknown::None,
        }
    }
}

/// What a rate is made of.
#[derive(Debug, Clone, Copy)]
struct Parts {
    /// The cases counted.
    numerator: u64,
    /// The cases of known eligibility they are counted among.
    known: u64,
    /// Cases of unknown eligibility, all of them.
    unknown: u64,
    /// How these enter.
    enter: Unknown,
}

impl Dispositions {
    fn interviews(&self) -> u64 {
        self.complete.saturating_add(self.partial)
    }

    fn contacted(&self) -> u64 {
        self.interviews().saturating_add(self.refusal).saturating_add(self.other)
    }

    fn eligible(&self) -> u64 {
        self.contacted().saturating_add(self.non_contact)
    }

    /// Cases of unknown eligibility.
    pub fn unknown(&self) -> u64 {
        self.unknown_household.saturating_add(self.unknown_other)
    }

    /// e.
    ///
    /// # Errors
    /// `EmptyBase` where nobody's eligibility is known, `Impossible` where the given one is outside 0 … 1.
    pub fn eligibility(&self, eligibility: Eligibility) -> Result<f64, Undefined> {
        match eligibility {
            Eligibility::Given(share) if (0.0..=1.0).contains(&share) => Ok(share),
            Eligibility::Given(_) => Err(Undefined::Impossible),
            Eligibility::Casro => {
                let known = float(self.eligible()) + float(self.not_eligible);
                if known > 0.0 { Ok(float(self.eligible()) / known) } else { Err(Undefined::EmptyBase) }
            }
        }
    }

    /// e as an exact fraction: the given share, or the share of eligible among cases of known eligibility (CASRO).
    ///
    /// # Errors
    /// As for [`Dispositions::eligibility`], and more digits than can be computed with.
    pub fn exact_eligibility(&self, given: Option<&Decimal>) -> Result<Fraction, Undefined> {
        match given {
            Some(share) => {
                let share = comparison::fraction(share)?;
                let possible = (0..=share.denominator).contains(&share.numerator);
                if possible { Ok(share) } else { Err(Undefined::Impossible) }
            }
            None => {
                let eligible = i128::from(self.eligible());
                let known = eligible + i128::from(self.not_eligible);
                let share = Fraction { numerator: eligible, denominator: known };
                if known > 0 { Ok(share) } else { Err(Undefined::EmptyBase) }
            }
        }
    }

    fn parts(&self, rate: Rate) -> Parts {
        let numerator = match rate {
            Rate::RR1 | Rate::RR3 | Rate::RR5 | Rate::COOP1 | Rate::COOP3 => self.complete,
            Rate::RR2 | Rate::RR4 | Rate::RR6 | Rate::COOP2 | Rate::COOP4 => self.interviews(),
            Rate::REF1 | Rate::REF2 | Rate::REF3 => self.refusal,
            Rate::CON1 | Rate::CON2 | Rate::CON3 => self.contacted(),
        };
        let known = match rate {
            Rate::COOP1 | Rate::COOP2 => self.contacted(),
            Rate::COOP3 | Rate::COOP4 => self.interviews().saturating_add(self.refusal),
            Rate::RR1
            | Rate::RR2
            | Rate::RR3
            | Rate::RR4
            | Rate::RR5
            | Rate::RR6
            | Rate::REF1
            | Rate::REF2
            | Rate::REF3
            | Rate::CON1
            | Rate::CON2
            | Rate::CON3 => self.eligible(),
        };
        Parts { numerator, known, unknown: self.unknown(), enter: rate.unknown() }
    }

    /// A rate, 0 to 1. Without cases of unknown eligibility no rate needs e.
    ///
    /// # Errors
    /// `EmptyBase` where the denominator is 0; as `eligibility` where e is needed.
    pub fn rate(&self, rate: Rate, eligibility: Eligibility) -> Result<f64, Undefined> {
        let Parts { numerator, known, unknown, enter } = self.parts(rate);
        let unknown = match enter {
            Unknown::None => 0.0,
            Unknown::All => float(unknown),
            Unknown::Estimated if unknown > 0 => self.eligibility(eligibility)? * float(unknown),
            Unknown::Estimated => 0.0,
        };
        let denominator = float(known) + unknown;
        if denominator > 0.0 { Ok(float(numerator) / denominator) } else { Err(Undefined::EmptyBase) }
    }

    /// A rate as the exact fraction it is, with a given e or that of CASRO: what a report prints is rounded once.
    ///
    /// # Errors
    /// As for [`Dispositions::rate`], and more digits than can be computed with.
    pub fn exact_rate(&self, rate: Rate, given: Option<&Decimal>) -> Result<Fraction, Undefined> {
        let Parts { numerator, known, unknown, enter } = self.parts(rate);
        // Both numbers of the rate over the denominator of e.
        let (unknown, over) = match enter {
            Unknown::All => (i128::from(unknown), 1),
            Unknown::Estimated if unknown > 0 => {
                let e = self.exact_eligibility(given)?;
                (i128::from(unknown).checked_mul(e.numerator).ok_or(Undefined::TooLarge)?, e.denominator)
            }
            Unknown::Estimated | Unknown::None => (0, 1),
        };
        let scaled = |count: u64| i128::from(count).checked_mul(over).ok_or(Undefined::TooLarge);
        let denominator = scaled(known)?.checked_add(unknown).ok_or(Undefined::TooLarge)?;
        if denominator > 0 {
            Ok(Fraction { numerator: scaled(numerator)?, denominator })
        } else {
            Err(Undefined::EmptyBase)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: [u64; 8]) -> Dispositions {
        let [complete, partial, refusal, non_contact, other, unknown_household, unknown_other, not_eligible] =
            counts;
        Dispositions {
            complete,
            partial,
            refusal,
            non_contact,
            other,
            unknown_household,
            unknown_other,
            not_eligible,
        }
    }

    fn near(dispositions: Dispositions, eligibility: Eligibility, expected: &[(Rate, f64)], within: f64) {
        for &(rate, expected) in expected {
            let got = dispositions.rate(rate, eligibility).unwrap();
            assert!((got - expected).abs() <= within, "{rate:?} {got} {expected}");
        }
    }

    /// Tests and README of the R package outcomerate.
    #[test]
    fn published() {
        let expected = [
            (Rate::RR1, 1.0 / 3.0),
            (Rate::RR2, 8.0 / 15.0),
            (Rate::RR3, 5.0 / 14.0),
            (Rate::RR4, 4.0 / 7.0),
            (Rate::RR5, 5.0 / 13.0),
            (Rate::RR6, 8.0 / 13.0),
            (Rate::COOP1, 5.0 / 12.0),
            (Rate::COOP2, 2.0 / 3.0),
            (Rate::REF1, 2.0 / 15.0),
            (Rate::REF3, 2.0 / 13.0),
            (Rate::CON1, 4.0 / 5.0),
            (Rate::CON2, 6.0 / 7.0),
            (Rate::CON3, 12.0 / 13.0),
        ];
        near(of([5, 3, 2, 1, 2, 1, 1, 1]), Eligibility::Given(0.5), &expected, 1e-15);
        let expected = [
            (Rate::RR1, 0.364),
            (Rate::RR2, 0.545),
            (Rate::RR3, 0.370),
            (Rate::RR4, 0.556),
            (Rate::RR5, 0.444),
            (Rate::RR6, 0.667),
        ];
        near(of([4, 2, 1, 1, 1, 1, 1, 1]), Eligibility::Casro, &expected, 5e-4);
    }

    /// Only cases of unknown eligibility: RR1 is 0, RR5 has nobody in it, and e is not known.
    #[test]
    fn nobody_known() {
        let unknown = of([0, 0, 0, 0, 0, 0, 7, 0]);
        assert_eq!(unknown.rate(Rate::RR1, Eligibility::Casro), Ok(0.0));
        for rate in [Rate::RR3, Rate::RR5, Rate::COOP1, Rate::REF2, Rate::CON2] {
            assert_eq!(unknown.rate(rate, Eligibility::Casro), Err(Undefined::EmptyBase));
        }
        assert_eq!(unknown.rate(Rate::RR3, Eligibility::Given(0.5)), Ok(0.0));
        assert_eq!(unknown.rate(Rate::RR3, Eligibility::Given(0.0)), Err(Undefined::EmptyBase));
        assert_eq!(unknown.rate(Rate::RR3, Eligibility::Given(1.5)), Err(Undefined::Impossible));
        assert_eq!(unknown.rate(Rate::RR3, Eligibility::Given(f64::NAN)), Err(Undefined::Impossible));
        for rate in Rate::ALL {
            assert_eq!(Dispositions::default().rate(rate, Eligibility::Casro), Err(Undefined::EmptyBase));
        }
    }

    /// e = 1 leads from RR3 to RR1, e = 0 to RR5; with no unknown case all three are one. 有効回収率 is then RR2 = RR6.
    #[test]
    fn extremes_of_e() {
        let some = of([812, 44, 530, 1201, 19, 640, 77, 350]);
        for (estimated, all, none) in [
            (Rate::RR3, Rate::RR1, Rate::RR5),
            (Rate::RR4, Rate::RR2, Rate::RR6),
            (Rate::REF2, Rate::REF1, Rate::REF3),
            (Rate::CON2, Rate::CON1, Rate::CON3),
        ] {
            assert_eq!(some.rate(estimated, Eligibility::Given(1.0)), some.rate(all, Eligibility::Casro));
            assert_eq!(some.rate(estimated, Eligibility::Given(0.0)), some.rate(none, Eligibility::Casro));
            let known = of([812, 44, 530, 1201, 19, 0, 0, 350]);
            assert_eq!(known.rate(estimated, Eligibility::Given(9.0)), known.rate(all, Eligibility::Casro));
            assert_eq!(known.rate(none, Eligibility::Casro), known.rate(all, Eligibility::Casro));
        }
    }

    #[test]
    fn names_name_their_rates() {
        assert_eq!(Rate::NAMES.len(), Rate::ALL.len());
        for (name, rate) in Rate::NAMES.iter().zip(Rate::ALL) {
            assert_eq!(Rate::from_name(name), Some(rate));
        }
    }

    /// The exact fraction and the double are one number, and undefined for one reason.
    #[test]
    fn exact() {
        let half = Decimal::new(5, 1).unwrap();
        for code in 0..6561_u64 {
            let some = of([0, 1, 2, 3, 4, 5, 6, 7].map(|place: u32| code / 3_u64.pow(place) % 3));
            for rate in Rate::ALL {
                for (given, eligibility) in [(None, Eligibility::Casro), (Some(&half), Eligibility::Given(0.5))] {
                    match (some.exact_rate(rate, given), some.rate(rate, eligibility)) {
                        (Ok(Fraction { numerator, denominator }), Ok(rate)) => {
                            #[expect(clippy::cast_precision_loss, reason = "small counts")]
                            let exact = numerator as f64 / denominator as f64;
                            assert!((exact - rate).abs() < 1e-15, "{exact} {rate}");
                        }
                        (Err(exact), Err(reason)) => assert_eq!(exact, reason),
                        differing => panic!("{some:?} {rate:?} {differing:?}"),
                    }
                }
            }
        }
        let three_halves = Decimal::new(15, 1).unwrap();
        let some = of([1, 0, 0, 0, 0, 1, 0, 0]);
        assert_eq!(some.exact_rate(Rate::RR3, Some(&three_halves)), Err(Undefined::Impossible));
        assert_eq!(some.exact_rate(Rate::RR3, Some(&three_halves.negated())), Err(Undefined::Impossible));
    }

    /// A rate lies between 0 and 1 whatever the counts.
    #[test]
    fn between_zero_and_one() {
        for code in 0..6561_u64 {
            let digit = |place: u32| code / 3_u64.pow(place) % 3;
            let some = of([0, 1, 2, 3, 4, 5, 6, 7].map(digit));
            for rate in Rate::ALL {
                for eligibility in [Eligibility::Casro, Eligibility::Given(0.3)] {
                    assert!(
                        some.rate(rate, eligibility).is_ok_and(|rate| (0.0..=1.0).contains(&rate)) || {
                            some.rate(rate, eligibility) == Err(Undefined::EmptyBase)
                        }
                    );
                }
            }
        }
    }
}
