//! A tiny pseudo-random generator (splitmix64) with a fixed seed per list.
//!
//! The bundled data must be the same bytes on every machine, so neither a
//! clock nor an outside crate decides anything. Each list starts its own
//! generator: a change in one list leaves all the others as they were.

/// A reproducible source of choices.
pub(crate) struct Rng(u64);

impl Rng {
    /// Starts a generator; the seed is the only input.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n` (0 when `n` is 0). The slight bias of the remainder is of no account here.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            return 0;
        }
        (self.next() % n as u64) as usize
    }

    /// One of the given things; the list must not be empty.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Puts the things in a random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }

    /// `k` different positions out of `n`, in ascending order.
    pub(crate) fn sample(&mut self, n: usize, k: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..n).collect();
        self.shuffle(&mut all);
        all.truncate(k);
        all.sort_unstable();
        all
    }

    /// A shuffled list that holds each value exactly as often as asked: quotas, so that a published total is met.
    pub(crate) fn quotas<T: Copy>(&mut self, wanted: &[(T, usize)]) -> Vec<T> {
        let mut all: Vec<T> =
            wanted.iter().flat_map(|&(value, times)| std::iter::repeat_n(value, times)).collect();
        self.shuffle(&mut all);
        all
    }
}
