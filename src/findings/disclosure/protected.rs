//! The way from findings to what may be published of them, of all plans together. What the rules hide by themselves is
//! found first; then other data are searched for from which the same reports would come, with every hidden value higher and
//! lower; what differs there is hidden too. Last, every plan is evaluated on those data and every figure, note, table and
//! sentence compared: a reader cannot tell them from the truth, and so cannot place a hidden value more closely than the rule
//! allows. What this cannot show for a value is a failure, and the report of its plan is held back.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;
use crate::findings::disclosure::audit::Audit;
use crate::findings::disclosure::counts::Counts;
use crate::findings::disclosure::moves::Moves;
use crate::findings::disclosure::search::{Search, World};
use crate::findings::disclosure::sheets::Sheets;
use crate::findings::disclosure::targets::{Computed, Name, Primary, primary};
use crate::findings::disclosure::{Find, Side};
use crate::findings::evaluate::Findings;
use crate::findings::figure::Figure;
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::findings::plan::disclosure::Rule;
use crate::responses::table::ResponseTable;

/// Other data that are evaluated; what needs more is not proven.
const MOST_WORLDS: usize = 64;
/// Of them those that are tried for numbers that are computed and not counted.
const MOST_TRIED: usize = 48;

/// The findings of every plan with what must not be told withheld.
pub(super) fn protect(
    sides: &[Side<'_>],
    material: &Material<'_>,
    find: Find<'_>,
) -> Result<Vec<Findings>, Error> {
    let keys = sides.iter().flat_map(|side| side.findings.figures.values());
    let keys = keys.flat_map(|figure| figure.evidence.groups.iter().map(|group| &group.table));
    let sheets = Sheets::new(material, keys);
    let counts = Counts::new(sides, &sheets);
    let mut found = primary(sides, material, &counts);
    let moves = moves(material, &found, &counts, &sheets);
    let floors: Vec<u64> = sides.iter().map(|side| side.rule.map_or(0, Rule::floor)).collect();
    let mut search = Search::new(&counts, &moves, &found.hidden, &found.wholly, &floors);
    let worlds = searched(&mut search, &mut found);
    // A plan that shows nothing of what is hidden says the same whatever the data.
    let concerned: BTreeSet<usize> = counts.figures.iter().map(|told| told.side).collect();
    let evaluated = |world: &World| -> Result<Vec<Findings>, Error> {
        let tables = elsewhere(material, &moves, world);
        let there = Material { tables: &tables, ..*material };
        let of = |(number, side): (usize, &Side<'_>)| {
            if concerned.contains(&number) { find(side.plan, &there) } else { Ok(side.findings.clone()) }
        };
        sides.iter().enumerate().map(of).collect()
    };
    let with_findings = |world: World| evaluated(&world).map(|other| (world, other));
    let mut worlds = worlds.into_iter().map(with_findings).collect::<Result<Vec<_>, Error>>()?;
    let mut tried = 0;
    for computed in &found.computed {
        if worlds.iter().any(|(_, other)| is_another(computed, other)) {
            continue;
        }
        for world in computed.counts.iter().flat_map(|count| search.aside(*count)).collect::<Vec<_>>() {
            tried += 1;
            if tried > MOST_TRIED {
                break;
            }
            let other = evaluated(&world)?;
            if is_another(computed, &other) {
                worlds.push((world, other));
                break;
            }
        }
    }
    let zeros = search.zeros(worlds.iter().map(|(world, _)| world));
    let mut audit = Audit::new(sides, material, &worlds, &found, &zeros, false);
    let mut published = audit.agreed(&found);
    let mut not_proven = audit.not_proven(&found, &counts);
    if audit.otherwise && !not_proven.is_empty() {
        let mut audit = Audit::new(sides, material, &worlds, &found, &zeros, true);
        published = audit.agreed(&found);
        not_proven = audit.not_proven(&found, &counts);
    }
    for (number, figure) in not_proven.figures {
        published[number].held_back.push(figure);
    }
    for target in not_proven.targets {
        let by: Vec<(String, String)> = search
            .in_the_way(target)
            .into_iter()
            .map(|figure| counts.figures[figure].name())
            .map(|(side, id)| (sides[side].plan.id.clone(), id))
            .collect();
        for number in target.figures.iter().map(|(number, _)| *number).collect::<BTreeSet<_>>() {
            let known = &mut published[number].held_by;
            known.extend(by.iter().filter(|other| !known.contains(other)).cloned().collect::<Vec<_>>());
        }
    }
    Ok(published)
}

/// Whether a computed number is far enough from the truth in other data.
pub(super) fn is_another(computed: &Computed, other: &[Findings]) -> bool {
    let (side, id): &Name = &computed.figure;
    let there = other[*side].figures.get(id).and_then(Figure::shown_number);
    let apart = computed.width.max(computed.value.abs() * 1e-9);
    there.is_none_or(|there| (there - computed.value).abs() > apart || (computed.value == 0.0 && there != 0.0))
}

/// The moves in every table that something hidden was counted on.
fn moves<'m>(
    material: &'m Material<'_>,
    found: &Primary,
    counts: &Counts<'m>,
    sheets: &Sheets<'_>,
) -> Vec<Moves<'m>> {
    let of_targets = found.targets.iter().flat_map(|target| target.plus.iter().chain(&target.minus));
    let wanted = of_targets.chain(found.computed.iter().flat_map(|computed| &computed.counts));
    let keys: BTreeSet<TableKey> = wanted.flat_map(|part| Sheets::rounds(counts.all[*part].table)).collect();
    let was = codes_before(material, &keys);
    let mut numbers: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (key, table) in material.tables.iter().filter(|(key, _)| keys.contains(key)) {
        let Some(survey) = material.survey(&key.survey) else { continue };
        let series = material.series_of(&key.survey);
        let mut number = |id: &str| {
            let mut id = id.to_owned();
            // A code that comes back ends where it was.
            for _ in 0..was.len() {
                id = was.get(&(series, id.clone())).cloned().unwrap_or(id);
            }
            let next = numbers.len();
            *numbers.entry((series, id)).or_insert(next)
        };
        let cases = table.cases.iter().map(|case| number(&case.id)).collect();
        all.extend(Moves::new(key, table, survey, counts, sheets, cases));
    }
    all
}

/// What the codes of units were in an earlier round, by series and code: whoever got another code is one unit.
fn codes_before<'m>(material: &'m Material<'_>, keys: &BTreeSet<TableKey>) -> BTreeMap<(&'m str, String), String> {
    let series = |key: &TableKey| material.survey(&key.survey).map(|survey| material.series_of(&survey.id));
    let mut was = BTreeMap::new();
    for later in keys {
        let Some(of) = series(later) else { continue };
        for earlier in keys.iter().filter(|earlier| earlier.survey != later.survey && series(earlier) == Some(of))
        {
            let recoded = material.merged(earlier, later).recoded;
            was.extend(recoded.into_iter().map(|(before, now)| ((of, now), before)));
        }
    }
    was
}

/// Worlds in which every target has the values that it must be able to have, as far as they are found.
fn searched(search: &mut Search<'_>, found: &mut Primary) -> Vec<World> {
    let mut worlds = Vec::new();
    for target in &mut found.targets {
        search.spread(target, &mut worlds);
    }
    let mut joined = search.joined(worlds, &found.targets);
    joined.truncate(MOST_WORLDS);
    joined
}

/// The tables as they would be in another world.
fn elsewhere(material: &Material<'_>, moves: &[Moves<'_>], world: &World) -> BTreeMap<TableKey, ResponseTable> {
    let mut tables = material.tables.clone();
    for (number, one) in moves.iter().enumerate() {
        let edits = world.edits(number);
        if !edits.is_empty() {
            tables.insert(one.key.clone(), one.edited(&edits));
        }
    }
    tables
}
