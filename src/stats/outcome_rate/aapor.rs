//! Outcome rates of a survey from the final dispositions of its cases: AAPOR, Standard Definitions, 9th edition (2016).

use crate::stats::Undefined;
use crate::stats::number::float;

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

/// The two numbers of a rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fraction {
    /// The cases counted.
    pub numerator: f64,
    /// The cases they are counted among; whole unless e is in it.
    pub denominator: f64,
}

impl Dispositions {
    fn interviews(&self) -> f64 {
        float(self.complete) + float(self.partial)
    }

    fn contacted(&self) -> f64 {
        self.interviews() + float(self.refusal) + float(self.other)
    }

    fn eligible(&self) -> f64 {
        self.contacted() + float(self.non_contact)
    }

    fn unknown(&self) -> f64 {
        float(self.unknown_household) + float(self.unknown_other)
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
                let known = self.eligible() + float(self.not_eligible);
                if known > 0.0 { Ok(self.eligible() / known) } else { Err(Undefined::EmptyBase) }
            }
        }
    }

    /// The numbers of a rate. Without cases of unknown eligibility no rate needs e.
    ///
    /// # Errors
    /// `EmptyBase` where the denominator is 0; as `eligibility` where e is needed.
    pub fn fraction(&self, rate: Rate, eligibility: Eligibility) -> Result<Fraction, Undefined> {
        let numerator = match rate {
            Rate::RR1 | Rate::RR3 | Rate::RR5 | Rate::COOP1 | Rate::COOP3 => float(self.complete),
            Rate::RR2 | Rate::RR4 | Rate::RR6 | Rate::COOP2 | Rate::COOP4 => self.interviews(),
            Rate::REF1 | Rate::REF2 | Rate::REF3 => float(self.refusal),
            Rate::CON1 | Rate::CON2 | Rate::CON3 => self.contacted(),
        };
        let known = match rate {
            Rate::COOP1 | Rate::COOP2 => self.contacted(),
            Rate::COOP3 | Rate::COOP4 => self.interviews() + float(self.refusal),
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
        let unknown = match rate.unknown() {
            Unknown::None => 0.0,
            Unknown::All => self.unknown(),
            Unknown::Estimated if self.unknown() > 0.0 => self.eligibility(eligibility)? * self.unknown(),
            Unknown::Estimated => 0.0,
        };
        let denominator = known + unknown;
        if denominator > 0.0 { Ok(Fraction { numerator, denominator }) } else { Err(Undefined::EmptyBase) }
    }

    /// A rate, 0 to 1.
    ///
    /// # Errors
    /// As `fraction`.
    pub fn rate(&self, rate: Rate, eligibility: Eligibility) -> Result<f64, Undefined> {
        let Fraction { numerator, denominator } = self.fraction(rate, eligibility)?;
        Ok(numerator / denominator)
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
