//! From what stood at the publication and after each step to the figures and sentences that moved. A step moves a figure when
//! what a reader is given differs before and after it; what comes back to where it was has not moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::changes::{Cause, Moved, MovedSentence, Part, Printed};

/// What stands after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the step changed.
    pub cause: Cause,
    /// Every figure after it, by id.
    pub figures: BTreeMap<String, Printed>,
    /// Every sentence after it, by id.
    pub sentences: BTreeMap<String, String>,
}

/// What was published, with its figures and sentences by id.
type Published<'a> = (&'a BTreeMap<String, Printed>, &'a BTreeMap<String, String>);

/// What moved between a publication and the last of the steps. `behind` gives what is behind the part of a step in a figure,
/// by the place of the step; where `explained` is false, no step says anything of causes, and the last one is only what
/// stands now.
pub fn compare(
    (figures, sentences): Published<'_>,
    steps: &[Step],
    explained: bool,
    behind: &dyn Fn(usize, &str) -> BTreeSet<usize>,
) -> (Vec<Moved>, Vec<MovedSentence>) {
    let Some(now) = steps.last() else { return (Vec::new(), Vec::new()) };
    let ids: BTreeSet<&String> = figures.keys().chain(now.figures.keys()).collect();
    let moved = ids.into_iter().filter_map(|id| {
        let (old, new) = (figures.get(id), now.figures.get(id));
        if !differ(old, new) {
            return None;
        }
        let parts = explained.then(|| {
            let befores = std::iter::once(old).chain(steps.iter().map(|step| step.figures.get(id)));
            let taken = steps.iter().enumerate().zip(befores);
            let parts = taken.filter_map(|((at, step), before)| {
                let after = step.figures.get(id);
                differ(before, after).then(|| Part {
                    cause: step.cause,
                    before: before.cloned(),
                    after: after.cloned(),
                    difference: before.zip(after).and_then(|(before, after)| before.difference_to(after)),
                    behind: behind(at, id),
                })
            });
            parts.collect()
        });
        Some(Moved {
            id: id.clone(),
            old: old.cloned(),
            new: new.cloned(),
            difference: old.zip(new).and_then(|(old, new)| old.difference_to(new)),
            parts,
            withheld: None,
        })
    });
    let moved = moved.collect();
    let ids: BTreeSet<&String> = sentences.keys().chain(now.sentences.keys()).collect();
    let said = ids.into_iter().filter_map(|id| {
        let (old, new) = (sentences.get(id), now.sentences.get(id));
        if old == new {
            return None;
        }
        let causes = explained.then(|| {
            let befores = std::iter::once(old).chain(steps.iter().map(|step| step.sentences.get(id)));
            let changed = steps.iter().zip(befores).filter(|(step, before)| step.sentences.get(id) != *before);
            changed.map(|(step, _)| step.cause).collect()
        });
        Some(MovedSentence { id: id.clone(), old: old.cloned(), new: new.cloned(), causes })
    });
    (moved, said.collect())
}

fn differ(before: Option<&Printed>, after: Option<&Printed>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => before.moved_to(after),
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::changes::Kind;
    use crate::findings::changes::printed::sum;

    fn share(text: &str, value: &str) -> Printed {
        Printed::published(["割合", text, "％", "final"], Some(value.to_owned()), None)
    }

    fn step(cause: Cause, figures: &[(&str, Printed)]) -> Step {
        let figures = figures.iter().map(|(id, printed)| ((*id).to_owned(), printed.clone())).collect();
        Step { cause, figures, sentences: BTreeMap::new() }
    }

    fn moved(old: &[(&str, Printed)], steps: &[Step]) -> Vec<Moved> {
        let old = step(Cause::Program, old);
        compare((&old.figures, &old.sentences), steps, true, &|at, _| BTreeSet::from([at])).0
    }

    #[test]
    fn each_step_has_its_part_and_the_parts_add_up() {
        let steps = [
            step(Cause::Program, &[("a", share("80.6", "104/129")), ("b", share("50.0", "1/2"))]),
            step(Cause::Late, &[("a", share("80.6", "108/134")), ("b", share("50.0", "1/2"))]),
            step(Cause::Correction, &[("a", share("79.9", "107/134")), ("b", share("50.0", "1/2"))]),
        ];
        let found = moved(&[("a", share("80.6", "104/129")), ("b", share("50.0", "1/2"))], &steps);
        assert_eq!(found.len(), 1);
        let parts = found[0].parts.as_ref().unwrap();
        assert_eq!(parts.iter().map(|part| part.cause).collect::<Vec<_>>(), [Cause::Late, Cause::Correction]);
        assert_eq!(sum(parts.iter().map(|part| part.difference)), found[0].difference);
        assert!(found[0].difference.is_some());
        assert_eq!(parts[1].behind, BTreeSet::from([2]));
        assert_eq!((found[0].kind(), found[0].in_points(), found[0].decimals()), (Kind::Printed, true, 1));
    }

    #[test]
    fn what_came_back_has_not_moved_and_a_text_that_stays_is_told_apart() {
        let steps = [
            step(Cause::Late, &[("a", share("50.0", "2/4")), ("b", share("50.0", "2/4"))]),
            step(Cause::Correction, &[("a", share("50.0", "1/2")), ("b", share("50.0", "2/4"))]),
        ];
        let found = moved(&[("a", share("50.0", "1/2")), ("b", share("50.0", "1/2"))], &steps);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].id.as_str(), found[0].kind()), ("b", Kind::Behind));
        assert_eq!(found[0].parts.as_ref().unwrap().len(), 1);
    }

    #[test]
    fn what_has_no_number_says_how_it_went() {
        let none = Printed::published(["割合", "－", "％", "undefined"], None, None);
        let steps = [
            step(Cause::Definition, &[("a", none.clone()), ("c", none.clone())]),
            step(Cause::Late, &[("a", share("80.6", "104/129")), ("c", none.clone())]),
        ];
        let found = moved(&[("a", share("50.0", "1/2")), ("b", none.clone())], &steps);
        assert_eq!(found.iter().map(Moved::kind).collect::<Vec<_>>(), [Kind::Printed, Kind::Dropped, Kind::New]);
        let parts = found[0].parts.as_ref().unwrap();
        assert!(parts.iter().all(|part| part.difference.is_none()));
        assert_eq!(parts[0].after.as_ref().map(|printed| printed.text.as_str()), Some("－"));
        assert_eq!(found[2].parts.as_ref().unwrap()[0].cause, Cause::Definition);
    }

    #[test]
    fn without_a_replay_the_list_still_says_what_moved() {
        let old = step(Cause::Program, &[("a", share("50.0", "1/2"))]);
        let now = [step(Cause::Correction, &[("a", share("80.6", "104/129"))])];
        let (found, _) = compare((&old.figures, &old.sentences), &now, false, &|_, _| BTreeSet::new());
        assert_eq!((found.len(), found[0].parts.clone()), (1, None));
    }
}
