//! What stands beside a share and can be stated as well: the bounds of non-response, those who are the share, and its base.

use crate::findings::claims::facts::{Fact, FactValue, Facts, Measure, Sources};
use crate::stats::comparison::Fraction;
use crate::stats::share::Beyond;

impl Facts {
    /// The bounds and intervals that stand beside a share.
    pub(super) fn bounds(&mut self, sources: &Sources<'_>, from: usize) {
        let mut found = Vec::new();
        for fact in self.list.iter().skip(from).filter(|fact| fact.named) {
            let Some(beside) = sources.figures.get(&fact.figure).and_then(|figure| figure.beyond.as_ref()) else {
                continue;
            };
            if let Beyond::Bounds(low, high) = &beside.beyond {
                for (bound, end) in [(low, "low"), (high, "high")] {
                    let own = format!("{}.{end}", fact.figure);
                    let figure = if sources.figures.contains_key(&own) { own } else { fact.figure.clone() };
                    let counts = (i128::from(bound.numerator), i128::from(bound.denominator));
                    found.push(Fact {
                        from: vec![figure.clone()],
                        figure,
                        value: FactValue::Exact(Fraction::from(*bound)),
                        counts: Some(counts),
                        base: Some(bound.denominator),
                        measure: Measure::Bound,
                        label: beside.words.clone(),
                        ..fact.clone()
                    });
                }
                found.push(Fact {
                    value: FactValue::Exact(Fraction { numerator: i128::from(low.denominator), denominator: 1 }),
                    percentage: false,
                    unit: String::new(),
                    decimals: 0,
                    counts: None,
                    measure: Measure::Bound,
                    label: beside.words.clone(),
                    ..fact.clone()
                });
            }
        }
        for fact in self.list.iter().skip(from).filter(|fact| fact.named && fact.measure == Measure::Share) {
            let Some(n) = fact.base.filter(|_| fact.exact().is_some()) else { continue };
            let plain = |numerator: i128| FactValue::Exact(Fraction { numerator, denominator: 1 });
            // Those who are the share are a number as well.
            if let Some((k, _)) = fact.counts {
                found.push(Fact {
                    value: plain(k),
                    percentage: false,
                    unit: String::new(),
                    decimals: 0,
                    counts: None,
                    measure: Measure::Number,
                    named: false,
                    ..fact.clone()
                });
            }
            found.push(Fact {
                value: plain(i128::from(n)),
                percentage: false,
                unit: String::new(),
                decimals: 0,
                counts: None,
                measure: Measure::Base,
                ..fact.clone()
            });
        }
        self.list.extend(found);
    }
}
