//! Work that does not wait for other work, done on all cores at once. What comes of it stands in the order in which it was
//! asked for, so that nobody can tell how many cores there were.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

/// As much as the first thread of a program has: what is read and drawn here goes as deep as it does there.
const STACK: usize = 8 << 20;

/// How many there are. Asked once: Linux answers from files.
static CORES: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// What work makes of each item, in the order of the items.
pub fn each<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    on(*CORES, items, &work)
}

fn on<I: Sync, O: Send>(cores: usize, items: &[I], work: &(impl Fn(&I) -> O + Sync)) -> Vec<O> {
    if cores.min(items.len()) < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    // Whoever is free takes the next item.
    let share = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return made };
            made.push((at, work(item)));
        }
    };
    let mut made = thread::scope(|scope| {
        let more =
            (1..cores.min(items.len())).map(|_| Builder::new().stack_size(STACK).spawn_scoped(scope, share));
        // A thread that the system refuses is one fewer.
        let more: Vec<_> = more.filter_map(Result::ok).collect();
        let mut made = share();
        for share in more {
            made.extend(share.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

/// What comes of two pieces of work.
pub fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let beside = Builder::new().stack_size(STACK).spawn_scoped(scope, &one);
        let other = other();
        let one = match beside {
            Ok(beside) => beside.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => one(),
        };
        (one, other)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::{Barrier, Mutex};

    use super::*;

    #[test]
    fn what_comes_of_it_stands_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        for cores in [1, 2, 7, 1000] {
            // The first items take longest.
            let work = |item: &usize| (0..(100 - item) * 100).fold(*item, |sum, _| std::hint::black_box(sum));
            assert_eq!(on(cores, &items, &work), items, "{cores}");
        }
        assert!(on::<usize, usize>(4, &[], &|item| *item).is_empty());
    }

    #[test]
    fn items_are_worked_on_at_once() {
        let (both, seen) = (Barrier::new(2), Mutex::new(BTreeSet::new()));
        let work = |_: &usize| {
            // Nobody comes past it alone.
            both.wait();
            seen.lock().unwrap().insert(format!("{:?}", thread::current().id()));
        };
        on(2, &[0, 1], &work);
        assert_eq!(seen.into_inner().unwrap().len(), 2);
    }

    #[test]
    fn two_pieces_of_work_are_done_at_once() {
        let meeting = Barrier::new(2);
        let work = |made: &'static str| {
            meeting.wait();
            made
        };
        assert_eq!(both(|| work("one"), || work("other")), ("one", "other"));
    }

    #[test]
    fn a_panic_in_it_is_a_panic_of_whoever_asked() {
        let work = |item: &usize| assert!(*item < 3, "the fourth");
        let asked = std::panic::catch_unwind(|| on(2, &[0, 1, 2, 3, 4], &work));
        assert!(asked.is_err());
    }
}
