//! Searching for other data from which the same report would come: for every hidden value a world in which it is
//! higher and one in which it is lower, such that as few of the figures that are shown as possible have another value there.
//! Those that do must be hidden too (secondary suppression).

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::findings::disclosure::counts::Counts;
use crate::findings::disclosure::moves::{Edit, Moves};
use crate::findings::disclosure::targets::{Name, Target, is_sum};

/// Worlds that are kept while searching.
const BEAM: usize = 4;
/// Moves by which one step may be made good.
const DEPTH: usize = 5;
/// Changed counts of a world whose changes are made good, the dearest first.
const CULPRITS: usize = 4;
/// Moves that are tried for one of them.
const MOST_TRIED: usize = 800;
/// Moves that are tried for all values together; what is not found within that is not proven.
const MOST_WORK: u64 = 400_000;
/// Of them those for one value, so that one that cannot be kept leaves the others their part.
const MOST_FOR_ONE: u64 = 40_000;
/// Steps up or down to one value.
const MOST_STEPS: i128 = 200;
/// What a figure costs that would have to be hidden.
const FIGURE: u64 = 1_000;
/// What a world costs that cannot be.
const IMPOSSIBLE: u64 = 1_000_000_000;

/// Other data: the moves that lead there, and what they change.
#[derive(Debug, Clone, Default)]
pub(super) struct World {
    delta: Vec<(usize, i128)>,
    units: Vec<(usize, usize, i64)>,
    /// The cases that answer otherwise; each does so once.
    used: BTreeSet<usize>,
    steps: Vec<(usize, Edit)>,
    /// The moves, by table and number.
    made: Vec<(usize, usize)>,
}

impl World {
    /// The change of a count.
    pub(super) fn change(&self, count: usize) -> i128 {
        self.delta.iter().find(|(known, _)| *known == count).map_or(0, |(_, change)| *change)
    }

    /// The value of a target.
    pub(super) fn value(&self, target: &Target) -> i128 {
        let sum = |parts: &[usize]| parts.iter().map(|part| self.change(*part)).sum::<i128>();
        target.truth + sum(&target.plus) - sum(&target.minus)
    }

    /// The edits in a table.
    pub(super) fn edits(&self, table: usize) -> Vec<&Edit> {
        self.steps.iter().filter(|(known, _)| *known == table).map(|(_, edit)| edit).collect()
    }

    fn add(&mut self, count: usize, change: i128) {
        match self.delta.iter().position(|(known, _)| *known == count) {
            Some(at) => {
                self.delta[at].1 += change;
                if self.delta[at].1 == 0 {
                    self.delta.swap_remove(at);
                }
            }
            None if change != 0 => self.delta.push((count, change)),
            None => {}
        }
    }
}

/// The search.
pub(super) struct Search<'s> {
    pub(super) counts: &'s Counts<'s>,
    pub(super) moves: &'s [Moves<'s>],
    /// Per count the moves that change it: table and number.
    by_count: Vec<Vec<(usize, usize)>>,
    /// Whether somebody may leave blank what nobody left blank.
    blanks: bool,
    /// Whether 0 may be hidden where the rule shows it.
    zeros: bool,
    /// Whether figures may be hidden that no rule hides: to see which of them stand in the way.
    unruled: bool,
    /// Figures that are hidden already.
    pub(super) hidden: Vec<bool>,
    /// The lowest value that a hidden count can have, by count.
    floors: Vec<i128>,
    /// Moves that may still be tried.
    work: Cell<u64>,
    /// Those that may still be tried for the value that is looked at.
    own: Cell<u64>,
}

impl<'s> Search<'s> {
    pub(super) fn new(
        counts: &'s Counts<'s>,
        moves: &'s [Moves<'s>],
        hidden: &BTreeSet<Name>,
        wholly: &BTreeSet<Name>,
        floors_of_sides: &[u64],
    ) -> Self {
        let mut by_count = vec![Vec::new(); counts.all.len()];
        for (table, moves) in moves.iter().enumerate() {
            for (number, one) in moves.all.iter().enumerate() {
                let linear = one.linear.iter().map(|(count, _)| *count);
                let units = one.units.iter().map(|(count, ..)| *count);
                for count in linear.chain(units).collect::<BTreeSet<_>>() {
                    by_count[count].push((table, number));
                }
            }
        }
        let floors = counts
            .all
            .iter()
            .map(|count| {
                let told = count.figures.iter().map(|figure| &counts.figures[*figure]);
                let open = told.filter(|told| !wholly.contains(&told.name()));
                open.map(|told| i128::from(floors_of_sides[told.side])).max().unwrap_or(0)
            })
            .collect();
        let hidden = counts.figures.iter().map(|told| hidden.contains(&told.name())).collect();
        let (work, own) = (Cell::new(MOST_WORK), Cell::new(MOST_FOR_ONE));
        Self { counts, moves, by_count, blanks: false, zeros: false, unruled: false, hidden, floors, work, own }
    }

    /// What a figure costs that is hidden beside: a large count tells more.
    fn cost_of(&self, figure: usize) -> u64 {
        let told = &self.counts.figures[figure];
        if !told.ruled && !self.unruled {
            return IMPOSSIBLE;
        }
        let largest = told.figure.base.map_or(0, |base| base.n);
        let own = told.above.iter().map(|part| self.counts.all[*part].truth).sum::<i128>();
        FIGURE + largest.min(300) + u64::try_from(own.clamp(0, 300)).unwrap_or(0)
    }

    /// The figures of a world that have another value and are not hidden.
    pub(super) fn seen(&self, world: &World) -> BTreeSet<usize> {
        world
            .delta
            .iter()
            .flat_map(|(count, _)| &self.counts.all[*count].figures)
            .copied()
            .filter(|figure| !self.hidden[*figure])
            .collect()
    }

    /// Whether every count that has another value can be a hidden one, here and there.
    fn possible(&self, world: &World) -> bool {
        world.delta.iter().all(|(number, change)| self.can_be(*number, *change))
    }

    fn can_be(&self, number: usize, change: i128) -> bool {
        let count = &self.counts.all[number];
        let floor = if self.zeros { 0 } else { self.floors[number] };
        !count.is_count() || (count.truth >= floor && count.truth + change >= floor)
    }

    fn cost(&self, world: &World) -> u64 {
        let seen: u64 = self.seen(world).into_iter().map(|figure| self.cost_of(figure)).sum();
        let moves = u64::try_from(world.steps.len()).unwrap_or(0);
        seen + moves + if self.possible(world) { 0 } else { IMPOSSIBLE }
    }

    /// A world one move further; none where no row is left to make it with.
    fn moved(&self, world: &World, table: usize, number: usize) -> Option<World> {
        let moves = &self.moves[table];
        let one = &moves.all[number];
        self.work.set(self.work.get().checked_sub(1)?);
        self.own.set(self.own.get().checked_sub(1)?);
        let case = |edit: &Edit| edit.row().map(|row| moves.cases[row]);
        let free = |edit: &&Edit| case(edit).is_none_or(|case| !world.used.contains(&case));
        let edit = one.edits.iter().find(free)?;
        let mut next = world.clone();
        next.used.extend(case(edit));
        next.steps.push((table, edit.clone()));
        next.made.push((table, number));
        for (count, change) in &one.linear {
            next.add(*count, *change);
        }
        for (count, unit, change) in &one.units {
            let known = next.units.iter().position(|(t, u, _)| (*t, *u) == (table, *unit));
            let at = known.unwrap_or_else(|| {
                next.units.push((table, *unit, 0));
                next.units.len() - 1
            });
            let there = |diff: i64| i128::from(moves.there[*unit] + diff > 0);
            let before = there(next.units[at].2);
            next.units[at].2 += change;
            let after = there(next.units[at].2);
            next.add(*count, after - before);
        }
        Some(next)
    }

    /// Moves that change a count, those with the fewest other changes first.
    fn candidates(&self, count: usize) -> Vec<(usize, usize)> {
        let mut found = self.by_count[count].clone();
        found.retain(|(table, number)| self.blanks || !self.moves[*table].all[*number].blanks);
        let size = |(table, number): &(usize, usize)| {
            let one = &self.moves[*table].all[*number];
            one.linear.len() + one.units.len()
        };
        found.sort_by_key(size);
        found.truncate(MOST_TRIED);
        found
    }

    /// One step of a target up or down from a world, by as cheap a way as is found.
    fn step(&self, from: &World, target: &Target, up: bool) -> Option<World> {
        let before = from.value(target);
        let further = |world: &World| {
            let value = world.value(target);
            let inside = (target.range.0..=target.range.1).contains(&value);
            inside && if up { value > before } else { value < before }
        };
        let firsts: BTreeSet<(usize, usize)> =
            target.plus.iter().chain(&target.minus).flat_map(|part| self.candidates(*part)).collect();
        let mut beam: Vec<(u64, World)> = Vec::new();
        for (table, number) in firsts {
            if let Some(next) = self.moved(from, table, number).filter(&further) {
                beam.push((self.cost(&next), next));
            }
        }
        cheapest(&mut beam);
        let mut best = beam.first().cloned();
        for _ in 0..DEPTH {
            let mut next: Vec<(u64, World)> = Vec::new();
            for (cost, world) in &beam {
                for (count, change) in self.culprits(world) {
                    for (table, number) in self.candidates(count) {
                        let Some(made) = self.moved(world, table, number) else { continue };
                        let smaller = made.change(count).unsigned_abs() < change.unsigned_abs();
                        if smaller && further(&made) {
                            let made_cost = self.cost(&made);
                            // A way round may cost a little more before it costs less.
                            if made_cost <= cost + 4 * FIGURE {
                                next.push((made_cost, made));
                            }
                        }
                    }
                }
            }
            cheapest(&mut next);
            let Some(first) = next.first() else { break };
            if best.as_ref().is_none_or(|(cost, _)| first.0 < *cost) {
                best = Some(first.clone());
            }
            beam = next;
        }
        best.filter(|(cost, _)| *cost < IMPOSSIBLE).map(|(_, world)| world)
    }

    /// The changed counts of a world that cost most.
    fn culprits(&self, world: &World) -> Vec<(usize, i128)> {
        let price = |(count, change): &(usize, i128)| -> u64 {
            let one = &self.counts.all[*count];
            let figures = one.figures.iter().filter(|figure| !self.hidden[**figure]);
            let seen: u64 = figures.map(|figure| self.cost_of(*figure)).sum();
            seen + if self.can_be(*count, *change) { 0 } else { IMPOSSIBLE }
        };
        let mut found: Vec<(u64, (usize, i128))> =
            world.delta.iter().map(|change| (price(change), *change)).filter(|(price, _)| *price > 0).collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(CULPRITS).map(|(_, change)| change).collect()
    }

    /// Worlds in which a target has the values that it must be able to have. What differs there is hidden from then on.
    /// Values that the rule itself tells of come first; where the others of its group leave none of these, any do.
    /// Last, a 0 may be hidden beside them: the others of a group of one are nobody, and say so.
    pub(super) fn spread(&mut self, target: &mut Target, worlds: &mut Vec<World>) -> bool {
        let wide = Target { range: (target.range.0, i128::MAX), ..target.clone() };
        let from_zero = Target { range: (0.min(target.range.0), i128::MAX), ..target.clone() };
        let own = target.clone();
        for (zeros, blanks, target_there) in [
            (false, false, &own),
            (false, false, &wide),
            (false, true, &own),
            (false, true, &wide),
            (true, false, &from_zero),
            (true, true, &from_zero),
        ] {
            (self.zeros, self.blanks) = (zeros, blanks);
            self.own.set(MOST_FOR_ONE);
            let (hidden, before) = (self.hidden.clone(), worlds.len());
            if self.spread_in(target_there, worlds) {
                if zeros {
                    target.range.0 = from_zero.range.0;
                    worlds[before..].iter().for_each(|world| lower(&mut self.floors, self.counts, world));
                }
                self.zeros = false;
                return true;
            }
            // What leads nowhere hides nothing.
            self.hidden = hidden;
            worlds.truncate(before);
        }
        self.zeros = false;
        false
    }

    fn spread_in(&mut self, target: &Target, worlds: &mut Vec<World>) -> bool {
        let limit = (target.width.saturating_mul(2)).clamp(4, MOST_STEPS);
        let steps = if is_sum(self.counts, target) { MOST_STEPS } else { limit };
        // One case that answers otherwise moves a count by one.
        if !is_sum(self.counts, target) && target.width > 2 * limit {
            return false;
        }
        let known = || worlds.iter().map(|world| world.value(target)).filter(|v| in_range(target, *v));
        let highest = known().chain([target.truth]).max().unwrap_or(target.truth);
        let lowest = known().chain([target.truth]).min().unwrap_or(target.truth);
        if highest - lowest >= target.width {
            return true;
        }
        let mut high = highest;
        let goal = lowest.saturating_add(target.width).min(target.range.1);
        if let Some(world) = self.walk(target, true, goal, steps) {
            high = high.max(world.value(target));
            self.hide(&world);
            worlds.push(world);
        }
        if high - lowest >= target.width {
            return true;
        }
        let Some(world) = self.walk(target, false, high - target.width, steps) else { return false };
        let low = lowest.min(world.value(target));
        self.hide(&world);
        worlds.push(world);
        high - low >= target.width
    }

    /// Steps up or down to a goal, as far as they lead.
    fn walk(&self, target: &Target, up: bool, goal: i128, steps: i128) -> Option<World> {
        let mut world = World::default();
        let mut last: Vec<(usize, usize)> = Vec::new();
        for _ in 0..steps {
            let value = world.value(target);
            if if up { value >= goal } else { value <= goal } {
                break;
            }
            let next = self.again(&world, &last, target, up).or_else(|| self.step(&world, target, up));
            let Some(next) = next else { break };
            last = next.made[world.made.len()..].to_vec();
            world = next;
        }
        (!world.steps.is_empty()).then_some(world)
    }

    /// The moves of the last step once more by other cases, where that shows nothing more.
    fn again(&self, from: &World, last: &[(usize, usize)], target: &Target, up: bool) -> Option<World> {
        let before = from.value(target);
        let moved = |world: World, (table, number): &(usize, usize)| self.moved(&world, *table, *number);
        let next = last.iter().try_fold(from.clone(), moved).filter(|_| !last.is_empty())?;
        let value = next.value(target);
        let further = in_range(target, value) && if up { value > before } else { value < before };
        let same = further && self.possible(&next) && self.seen(&next).is_subset(&self.seen(from));
        same.then_some(next)
    }

    /// Worlds in which some sums are others, at as small a price as is found.
    pub(super) fn aside(&mut self, count: usize) -> Vec<World> {
        let truth = self.counts.all[count].truth;
        let target = Target {
            plus: vec![count],
            minus: Vec::new(),
            figures: BTreeSet::new(),
            truth,
            width: 1,
            range: (i128::MIN, i128::MAX),
        };
        (self.zeros, self.blanks) = (false, false);
        self.work.set(self.work.get().max(MOST_FOR_ONE));
        self.own.set(MOST_FOR_ONE);
        [true, false].into_iter().filter_map(|up| self.step(&World::default(), &target, up)).collect()
    }

    /// The figures of plans without a rule that would have to be hidden for a target to have its values.
    pub(super) fn in_the_way(&mut self, target: &Target) -> BTreeSet<usize> {
        self.unruled = true;
        self.work.set(MOST_WORK);
        let (mut worlds, hidden) = (Vec::new(), self.hidden.clone());
        self.spread(&mut target.clone(), &mut worlds);
        self.unruled = false;
        self.hidden = hidden;
        let seen = worlds.iter().flat_map(|world| self.seen(world));
        seen.filter(|figure| !self.counts.figures[*figure].ruled).collect()
    }

    /// The figures of which a reader cannot know that what is hidden is not 0.
    pub(super) fn zeros<'w>(&self, worlds: impl Iterator<Item = &'w World>) -> BTreeSet<Name> {
        let none = |(number, change): &(usize, i128)| {
            let count = &self.counts.all[*number];
            let lowered = count.is_count() && (count.truth == 0 || count.truth + change == 0);
            lowered.then_some(&count.figures)
        };
        let figures = worlds.flat_map(|world| world.delta.iter().filter_map(none)).flatten();
        figures.map(|figure| self.counts.figures[*figure].name()).collect()
    }

    fn hide(&mut self, world: &World) {
        for figure in self.seen(world) {
            self.hidden[figure] = true;
        }
    }

    /// Puts worlds into one where that serves as well, so that fewer have to be looked at.
    pub(super) fn joined(&self, worlds: Vec<World>, targets: &[Target]) -> Vec<World> {
        let served = |worlds: &[&World]| -> BTreeSet<usize> {
            targets.iter().enumerate().filter(|(_, target)| is_spread(target, worlds)).map(|(at, _)| at).collect()
        };
        let wanted = served(&worlds.iter().collect::<Vec<_>>());
        let mut kept: Vec<World> = Vec::new();
        let mut rest: Vec<World> = worlds;
        while !rest.is_empty() {
            let world = rest.remove(0);
            let place = kept.iter().position(|other| {
                let Some(both) = self.both(other, &world) else { return false };
                let mut all: Vec<&World> = kept.iter().filter(|known| !std::ptr::eq(*known, other)).collect();
                all.push(&both);
                all.extend(&rest);
                wanted.is_subset(&served(&all))
            });
            match place {
                Some(at) => {
                    if let Some(both) = self.both(&kept[at], &world) {
                        kept[at] = both;
                    }
                }
                None => kept.push(world),
            }
        }
        kept
    }

    /// The moves of two worlds together, where they are of different rows and change nothing that is shown.
    fn both(&self, one: &World, other: &World) -> Option<World> {
        if !one.used.is_disjoint(&other.used) {
            return None;
        }
        // Values that are counted once do not simply add up.
        let together =
            |(table, unit, _): &(usize, usize, i64)| other.units.iter().any(|(t, u, _)| (t, u) == (table, unit));
        if one.units.iter().any(together) {
            return None;
        }
        let mut both = one.clone();
        other.delta.iter().for_each(|(count, change)| both.add(*count, *change));
        both.units.extend(other.units.iter().copied());
        both.used.extend(&other.used);
        both.steps.extend(other.steps.iter().cloned());
        both.made.extend(&other.made);
        (self.possible(&both) && self.seen(&both).is_empty()).then_some(both)
    }
}

/// Where 0 was hidden once it may be again.
fn lower(floors: &mut [i128], counts: &Counts<'_>, world: &World) {
    for (number, change) in &world.delta {
        let truth = counts.all[*number].truth;
        if truth == 0 || truth + change == 0 {
            floors[*number] = 0;
        }
    }
}

fn in_range(target: &Target, value: i128) -> bool {
    (target.range.0..=target.range.1).contains(&value)
}

/// Whether a target takes values far enough apart in some worlds and the data.
pub(super) fn is_spread(target: &Target, worlds: &[&World]) -> bool {
    let values = || {
        let there = worlds.iter().map(|world| world.value(target)).filter(|value| *value >= target.range.0);
        there.chain([target.truth])
    };
    values().max().unwrap_or(0) - values().min().unwrap_or(0) >= target.width
}

/// Keeps the cheapest worlds, of equal price those that came first.
fn cheapest(beam: &mut Vec<(u64, World)>) {
    beam.sort_by_key(|(cost, _)| *cost);
    beam.dedup_by(|a, b| a.0 == b.0 && a.1.delta == b.1.delta);
    beam.truncate(BEAM);
}
