//! 正誤表: the part of the list that corrects mistakes. A figure that a late return moved as well stands in it with the part
//! of the correction only, and one that only late returns or another plan moved does not stand in it.

use crate::findings::changes::printed::sum;
use crate::findings::changes::{Cause, Changes, Moved, MovedSentence, Part};
use crate::stats::comparison::Fraction;

/// A figure with what the mistakes were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum<'a> {
    /// The figure.
    pub moved: &'a Moved,
    /// The causes that correct a mistake, in the order of the replay.
    pub causes: Vec<Cause>,
    /// The causes besides, which moved it too and are no mistake.
    pub others: Vec<Cause>,
    /// What the correction is, exactly; none where a number is missing on the way.
    pub difference: Option<Fraction>,
}

impl Erratum<'_> {
    /// Whether only mistakes moved it, so that the figure of today is the right one.
    pub fn is_whole(&self) -> bool {
        self.others.is_empty()
    }
}

/// A sentence that a mistake changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceErratum<'a> {
    /// The sentence.
    pub moved: &'a MovedSentence,
    /// The causes that correct a mistake.
    pub causes: Vec<Cause>,
    /// The causes besides.
    pub others: Vec<Cause>,
}

impl Changes {
    /// The figures of the 正誤表.
    pub fn errata(&self) -> Vec<Erratum<'_>> {
        self.figures.iter().filter_map(erratum).collect()
    }

    /// The sentences of the 正誤表.
    pub fn sentence_errata(&self) -> Vec<SentenceErratum<'_>> {
        self.sentences.iter().filter_map(sentence).collect()
    }
}

fn sentence(moved: &MovedSentence) -> Option<SentenceErratum<'_>> {
    moved.old.as_ref()?;
    let (causes, others): (Vec<Cause>, Vec<Cause>) =
        moved.causes.iter().flatten().partition(|cause| cause.is_mistake());
    (!causes.is_empty()).then_some(SentenceErratum { moved, causes, others })
}

fn erratum(moved: &Moved) -> Option<Erratum<'_>> {
    // What was not published was no mistake.
    moved.old.as_ref()?;
    let parts = moved.parts.as_ref()?;
    // That a figure is no more provisional corrects nothing.
    let number_moved = |part: &&Part| match (&part.before, &part.after) {
        (Some(before), Some(after)) => before.number_moved_to(after),
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    let (mistakes, others): (Vec<&Part>, Vec<&Part>) =
        parts.iter().filter(number_moved).partition(|part| part.cause.is_mistake());
    if mistakes.is_empty() {
        return None;
    }
    let difference = sum(mistakes.iter().map(|part| part.difference));
    // Mistakes that made up for each other beside what is none: what was published of this figure was right.
    if !others.is_empty() && mistakes.len() > 1 && difference.is_some_and(|sum| sum.numerator == 0) {
        return None;
    }
    let causes = |parts: &[&Part]| parts.iter().map(|part| part.cause).collect();
    Some(Erratum { moved, causes: causes(&mistakes), others: causes(&others), difference })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::findings::changes::{Printed, Publication};

    fn count(number: i128) -> Printed {
        Printed::published(["数", &number.to_string(), "件", "final"], Some(number.to_string()), None)
    }

    fn changes(steps: &[(Cause, i128)]) -> Changes {
        let mut last = count(10);
        let mut parts = Vec::new();
        for (cause, number) in steps {
            let after = count(*number);
            let (before, difference) = (Some(last.clone()), last.difference_to(&after));
            let behind = BTreeSet::new();
            parts.push(Part { cause: *cause, before, after: Some(after.clone()), difference, behind });
            last = after;
        }
        let old = count(10);
        let difference = old.difference_to(&last);
        let moved = Moved {
            id: "a".to_owned(),
            old: Some(old),
            new: Some(last),
            difference,
            parts: Some(parts),
            withheld: None,
        };
        let publication = Publication { name: "r1".to_owned(), date: "2021-02-01".to_owned() };
        Changes { figures: vec![moved], ..Changes::new("p", publication) }
    }

    #[test]
    fn only_what_was_a_mistake_is_in_it() {
        for cause in Cause::ALL {
            let changes = changes(&[(cause, 12)]);
            let errata = changes.errata();
            assert_eq!(errata.len(), usize::from(cause.is_mistake()), "{cause:?}");
            assert!(errata.iter().all(Erratum::is_whole));
        }
    }

    #[test]
    fn beside_a_late_return_it_is_the_part_of_the_correction() {
        let changes = changes(&[(Cause::Late, 15), (Cause::Correction, 13)]);
        let errata = changes.errata();
        assert_eq!((errata[0].is_whole(), errata[0].others.as_slice()), (false, [Cause::Late].as_slice()));
        assert_eq!(errata[0].difference, Some(Fraction { numerator: -2, denominator: 1 }));
    }

    #[test]
    fn mistakes_that_cancel_beside_a_late_return_are_none() {
        let steps = [(Cause::Rule, 11), (Cause::Late, 15), (Cause::Correction, 14)];
        assert!(changes(&steps).errata().is_empty());
    }

    #[test]
    fn a_rule_keeps_the_parts_of_several_causes_and_tells_of_small_changes() {
        let mut changes = changes(&[(Cause::Late, 15), (Cause::Correction, 12)]);
        changes.withhold(Some(3));
        assert_eq!(changes.figures[0].withheld, Some(super::super::Withheld::Several));
        assert_eq!(changes.guard.unwrap().small_changes, ["a"]);
    }

    #[test]
    fn a_hidden_figure_shows_none_of_its_parts() {
        let mut changes = changes(&[(Cause::Late, 15)]);
        changes.figures[0].new =
            Some(Printed::published(["数", "Ｘ", "件", "suppressed"], Some("min-count 3".to_owned()), None));
        changes.withhold(Some(3));
        let moved = &changes.figures[0];
        assert_eq!((moved.difference, moved.withheld), (None, Some(super::super::Withheld::Hidden)));
        let part = &moved.parts.as_ref().unwrap()[0];
        assert_eq!((part.difference, &part.before, &part.after), (None, &None, &None));
        assert_eq!(changes.guard.unwrap().known_already, ["a"]);
    }
}
