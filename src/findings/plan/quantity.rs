//! Reads what a plan asks of questions whose answers stand for numbers. A mean of a code list, a spread of dates or an
//! interval of a census is refused here, with what serves instead.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{definition, quantities as words};
use crate::findings::plan::inference;
use crate::findings::plan::measured::{Comparison, Measured, Numbers, QuantityItem, QuantityTable, Statistic};
use crate::findings::plan::order::adjustment;
use crate::findings::plan::place::{Place, filter, named_of_kind, only, place};
use crate::findings::plan::read::{Known, small};
use crate::findings::plan::strata::Strata;
use crate::responses::table::STRATUM;
use crate::stats::describe::QuantileRule;
use crate::stats::precision::Wanted;
use crate::survey::code_list::CodeList;
use crate::survey::design::Design;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};
use crate::text::number::Decimal;

/// The keys that such a table takes beside those of every table.
const KEYS: &[&str] = &[
    "rows",
    "items",
    "by",
    "show",
    "quantiles",
    "quantile_rule",
    "scores",
    "top",
    "bottom",
    "promoters",
    "detractors",
    "compare",
    "adjust",
    "level",
];

/// Reads a table of quantities.
pub(super) fn quantity_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    before: Wanted,
) -> Option<QuantityTable> {
    let place = place(reading, request, known)?;
    only(reading, request, "quantities", KEYS)?;
    let names = match (request.get("rows"), request.get("items")) {
        (Some(_), None) => request.several("rows"),
        (None, Some(_)) => request.list("items"),
        (Some(_), Some(_)) | (None, None) => {
            reading.say(request.span.clone(), words::needs_rows_or_items());
            return None;
        }
    };
    reading.once(names.iter().cloned());
    let items = items(reading, request, &names, &place)?;
    let by = groups_by(reading, request, &place, known)?.pop();
    let filter = filter(reading, request, &place, known)?;
    let sampled = sampled(&place, &filter);
    if let Some(word) = request.list("show").into_iter().find(|word| word.text == "interval" && !sampled) {
        reading.advise(word.span, words::no_interval_here(), words::interval_of_samples());
        return None;
    }
    let items = ends(reading, request, items)?;
    let show = shown(reading, request, &items, sampled)?;
    let compare = compared(reading, request, &place, by.as_deref(), sampled)?;
    let adjust = adjustment(request);
    let rule = match request.text("quantile_rule").as_str() {
        "exclusive" => QuantileRule::Exclusive,
        _ => QuantileRule::Inclusive,
    };
    let strata = Strata::of(&place, known, &filter);
    inference::check_level(reading, request);
    inference::only_of_samples(reading, request, &["level"], &strata).then_some(())?;
    let level = inference::wanted(request, before).level;
    Some(QuantityTable { table: place.key, items, by, filter, show, rule, compare, adjust, level })
}

/// The questions as numbers.
pub(super) fn items(
    reading: &mut Reading<'_>,
    request: &Table,
    names: &[Words<'_>],
    place: &Place<'_>,
) -> Option<Vec<Measured>> {
    let mut items = Vec::new();
    for name in names {
        items.push(measured(reading, request, name, place)?);
    }
    let scored = items.iter().any(|item| matches!(item.numbers, Numbers::Scores(_)));
    if request.get("scores").is_some() && !scored {
        reading.say(request.place("scores"), words::scores_of_options());
        return None;
    }
    Some(items)
}

/// One question as numbers.
pub(super) fn measured(
    reading: &mut Reading<'_>,
    request: &Table,
    name: &Words<'_>,
    place: &Place<'_>,
) -> Option<Measured> {
    let question = place.survey.question(name.text);
    let list = match question.map(|question| &question.domain) {
        Some(ResponseDomain::Quantity { .. }) => {
            return Some(Measured { question: name.text.to_owned(), numbers: Numbers::Written });
        }
        Some(ResponseDomain::Single(list)) => list,
        Some(ResponseDomain::Date) => {
            reading.advise(
                name.span.clone(),
                words::mean_of_dates(name.text),
                definition::condition_date(name.text),
            );
            return None;
        }
        Some(
            ResponseDomain::Multiple(_)
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category
            | ResponseDomain::List,
        )
        | None => {
            let numeric = |domain: &ResponseDomain| match domain {
                ResponseDomain::Quantity { .. } => true,
                ResponseDomain::Single(list) => declared(list).is_some(),
                ResponseDomain::Multiple(_)
                | ResponseDomain::Date
                | ResponseDomain::Text
                | ResponseDomain::Area
                | ResponseDomain::Category
                | ResponseDomain::List => false,
            };
            let fitting = place.survey.questions.iter().filter(|question| numeric(&question.domain));
            let ids: Vec<&str> = fitting.map(|question| question.id.as_str()).collect();
            named_of_kind(reading, name, place.survey, &ids, &words::kind_numbers());
            return None;
        }
    };
    let scores = match request.get("scores") {
        Some(_) => written_scores(reading, request, list)?,
        None => declared(list).or_else(|| {
            let lacking = lacking(list);
            let (message, help) = if lacking.len() == list.values().count() {
                (words::mean_of_codes(name.text), words::declare_scores())
            } else {
                (words::scores_lacking(name.text, lacking.join(" / ")), words::every_option_scored())
            };
            reading.advise(name.span.clone(), message, help);
            None
        })?,
    };
    Some(Measured { question: name.text.to_owned(), numbers: Numbers::Scores(scores) })
}

/// The scores that a code list declares, where it does for every option.
fn declared(list: &CodeList) -> Option<BTreeMap<String, Decimal>> {
    let scores = list.values().map(|option| Some((option.code.clone(), option.score?)));
    scores.collect::<Option<BTreeMap<_, _>>>().filter(|scores| !scores.is_empty())
}

fn lacking(list: &CodeList) -> Vec<String> {
    list.values().filter(|option| option.score.is_none()).map(|option| option.code.clone()).collect()
}

/// The scores that the table declares: `["1 = 5", "2 = 4"]`. Each option has one.
fn written_scores(
    reading: &mut Reading<'_>,
    request: &Table,
    list: &CodeList,
) -> Option<BTreeMap<String, Decimal>> {
    let codes: Vec<&str> = list.values().map(|option| option.code.as_str()).collect();
    let mut scores = BTreeMap::new();
    for entry in request.list("scores") {
        let parts =
            entry.text.split_once('=').map(|(code, score)| (code.trim(), Decimal::from_text(score.trim())));
        let Some((code, Some(score))) = parts else {
            reading.say(entry.span, words::bad_score(entry.text));
            return None;
        };
        let code = Words { text: code, span: entry.span.clone() };
        if !reading.knows(&code, &codes, definition::unknown_name(code.text)) {
            return None;
        }
        if scores.insert(code.text.to_owned(), score).is_some() {
            reading.say(entry.span, words::score_twice(code.text));
            return None;
        }
    }
    let lacking: Vec<&str> = codes.into_iter().filter(|code| !scores.contains_key(*code)).collect();
    if !lacking.is_empty() {
        reading.advise(
            request.place("scores"),
            words::scores_lacking("scores", lacking.join(" / ")),
            words::every_option_scored(),
        );
        return None;
    }
    Some(scores)
}

/// What divides a table into groups: one column, or none.
pub(super) fn groups_by(
    reading: &mut Reading<'_>,
    request: &Table,
    place: &Place<'_>,
    known: Known<'_>,
) -> Option<Vec<String>> {
    // That it names one column at most has been seen to.
    match request.several("by").first() {
        None => Some(Vec::new()),
        Some(by) => Some(vec![group_column(reading, by, place, known)?]),
    }
}

/// The column that divides a table into groups.
fn group_column(reading: &mut Reading<'_>, by: &Words<'_>, place: &Place<'_>, known: Known<'_>) -> Option<String> {
    let closed = |domain: &ResponseDomain| match domain {
        ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Area => true,
        // Words that the data make themselves (a client's number) are about persons in a sensitive list.
        ResponseDomain::Category | ResponseDomain::List => !place.survey.sensitive,
        ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text => false,
    };
    let questions = place.survey.questions.iter().filter(|question| closed(&question.domain));
    let names: Vec<&str> = questions
        .map(|question| question.id.as_str())
        .chain(place.attributes(known).into_iter().map(|variable| variable.name))
        .collect();
    let fits = named_of_kind(reading, by, place.survey, &names, &definition::kind_with_options());
    fits.then(|| by.text.to_owned())
}

/// Whether anything can be estimated from a place: whether a sample is among the strata that the filter leaves.
pub(super) fn sampled(place: &Place<'_>, filter: &Predicate) -> bool {
    let named: BTreeSet<&str> =
        filter.codes().into_iter().filter(|(variable, _)| *variable == STRATUM).map(|(_, code)| code).collect();
    place
        .survey
        .strata
        .iter()
        .filter(|stratum| named.is_empty() || named.contains(stratum.id.as_str()))
        .any(|stratum| matches!(stratum.design, Design::Sample { .. }))
}

/// The options at the ends of the scales, where the table shows them.
fn ends(reading: &mut Reading<'_>, request: &Table, items: Vec<Measured>) -> Option<Vec<QuantityItem>> {
    let net = request.list("show").iter().any(|word| word.text == "nps");
    for key in ["top", "bottom", "promoters", "detractors"] {
        let unscored = items.iter().find(|item| item.numbers == Numbers::Written);
        if let (Some(_), Some(item)) = (request.get(key), unscored) {
            reading.say(request.place(key), words::ends_need_scores(key, &item.question));
            return None;
        }
    }
    for key in ["promoters", "detractors"] {
        if request.get(key).is_some() && !net {
            reading.say(request.place(key), words::only_with_nps(key));
            return None;
        }
    }
    let mut found = Vec::new();
    for measured in items {
        let (promoters, detractors) =
            if net { recommending(reading, request, &measured)? } else { (BTreeSet::new(), BTreeSet::new()) };
        found.push(QuantityItem {
            top: top_of(reading, request, &measured)?,
            bottom: bottom_of(reading, request, &measured)?,
            promoters,
            detractors,
            measured,
        });
    }
    Some(found)
}

/// The codes of as many of the highest scores as `top` says; none where it says nothing.
pub(super) fn top_of(reading: &mut Reading<'_>, request: &Table, item: &Measured) -> Option<BTreeSet<String>> {
    let steps = item.numbers.steps();
    let many = end_of(reading, request, "top", steps.len())?;
    let from = many.checked_sub(1).and_then(|place| steps.iter().nth_back(place)).copied();
    Some(item.numbers.codes(|score| from.is_some_and(|from| *score >= from)))
}

fn bottom_of(reading: &mut Reading<'_>, request: &Table, item: &Measured) -> Option<BTreeSet<String>> {
    let steps = item.numbers.steps();
    let many = end_of(reading, request, "bottom", steps.len())?;
    let to = many.checked_sub(1).and_then(|place| steps.get(place)).copied();
    Some(item.numbers.codes(|score| to.is_some_and(|to| *score <= to)))
}

/// How many steps an end of a scale has; 0 where none is asked for. One that holds everybody says nothing.
fn end_of(reading: &mut Reading<'_>, request: &Table, key: &str, steps: usize) -> Option<usize> {
    let many = small(request, key).and_then(|many| usize::try_from(many).ok()).unwrap_or(0);
    if many > 0 && many >= steps {
        reading.say(request.place(key), words::ends_hold_all(key, many, steps));
        return None;
    }
    Some(many)
}

/// Who recommends and who does not: as declared, and of scores 0 to 10 those with 9 or 10 and those below 7.
fn recommending(
    reading: &mut Reading<'_>,
    request: &Table,
    item: &Measured,
) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
    if item.numbers == Numbers::Written {
        reading.say(request.place("show"), words::ends_need_scores("nps", &item.question));
        return None;
    }
    match (request.get("promoters"), request.get("detractors")) {
        (Some(_), Some(_)) => {
            let known = item.numbers.codes(|_| true);
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let mut chosen = |key: &str| {
                let mut codes = BTreeSet::new();
                for code in request.list(key) {
                    reading.knows(&code, &known, definition::unknown_name(code.text)).then_some(())?;
                    codes.insert(code.text.to_owned());
                }
                Some(codes)
            };
            let (promoters, detractors) = (chosen("promoters")?, chosen("detractors")?);
            if let Some(code) = promoters.intersection(&detractors).next() {
                reading.say(request.place("detractors"), words::both_ends(code));
                return None;
            }
            Some((promoters, detractors))
        }
        (None, None) => {
            let usual: Vec<Decimal> = (0..=10).map(Decimal::from).collect();
            if item.numbers.steps() != usual {
                reading.advise(
                    request.place("show"),
                    words::nps_needs_ten(&item.question),
                    words::declare_promoters(),
                );
                return None;
            }
            let (least, most) = (Decimal::from(9), Decimal::from(6));
            Some((item.numbers.codes(|score| *score >= least), item.numbers.codes(|score| *score <= most)))
        }
        (Some(_), None) | (None, Some(_)) => {
            reading.say(request.span.clone(), words::both_promoters_and_detractors());
            None
        }
    }
}

/// How groups are compared, which only random samples of separate groups allow.
fn compared(
    reading: &mut Reading<'_>,
    request: &Table,
    place: &Place<'_>,
    by: Option<&str>,
    sampled: bool,
) -> Option<Vec<Comparison>> {
    let written = request.list("compare");
    reading.once(written.iter().cloned());
    if let (Some(_), true) = (request.get("adjust"), written.is_empty()) {
        reading.say(request.place("adjust"), words::adjust_without_compare());
        return None;
    }
    let Some(first) = written.first() else { return Some(Vec::new()) };
    if !sampled {
        reading.advise(first.span.clone(), words::no_test_here(), words::test_of_samples());
        return None;
    }
    let Some(by) = by else {
        reading.say(first.span.clone(), words::compare_needs_by());
        return None;
    };
    let domain = place.survey.question(by).map(|question| &question.domain);
    if domain.is_some_and(ResponseDomain::takes_several) {
        reading.say(first.span.clone(), words::groups_overlap(by));
        return None;
    }
    let mut comparisons = Vec::new();
    for word in written {
        comparisons.push(match word.text {
            "student" => Comparison::Student,
            "welch" => Comparison::Welch,
            "ranks" => Comparison::Ranks,
            "trend" if matches!(domain, Some(ResponseDomain::Single(_))) => Comparison::Trend,
            "trend" => {
                reading.say(word.span, words::trend_needs_order(by));
                return None;
            }
            // The shape has noted it.
            _ => return None,
        });
    }
    Some(comparisons)
}

/// What is shown: as written, or what describes the answers without being asked for.
fn shown(
    reading: &mut Reading<'_>,
    request: &Table,
    items: &[QuantityItem],
    sampled: bool,
) -> Option<Vec<Statistic>> {
    let written = request.list("show");
    reading.once(written.iter().cloned());
    let mut show = Vec::new();
    for word in &written {
        show.push(match word.text {
            "mean" => Statistic::Mean,
            "interval" => Statistic::Interval,
            "sd" => Statistic::Sd,
            "median" => Statistic::Median,
            "sum" => Statistic::Sum,
            "min" => Statistic::Min,
            "max" => Statistic::Max,
            "nps" => Statistic::NetPromoter,
            // The shape has noted it.
            _ => return None,
        });
    }
    if written.is_empty() {
        show.push(Statistic::Mean);
        if sampled {
            show.push(Statistic::Interval);
        }
        show.push(Statistic::Sd);
        if items.iter().any(|item| item.measured.numbers == Numbers::Written) {
            show.extend([Statistic::Median, Statistic::Min, Statistic::Max]);
        }
    }
    let mut shares: Vec<Decimal> = Vec::new();
    for value in request.get("quantiles").map(|entry| entry.value.list()).unwrap_or_default() {
        let share = value.number()?;
        if share <= Decimal::from(0) || share >= Decimal::from(1) || shares.contains(&share) {
            reading.say(value.span.clone(), words::bad_quantile(share));
            return None;
        }
        shares.push(share);
    }
    if request.get("quantile_rule").is_some() && shares.is_empty() {
        reading.say(request.place("quantile_rule"), words::rule_without_quantiles());
        return None;
    }
    shares.sort_unstable();
    // Beside the median, where there is one.
    let at = show.iter().position(|one| *one == Statistic::Median).map_or(show.len(), |at| at + 1);
    show.splice(at..at, shares.into_iter().map(Statistic::Quantile));
    show.extend(small(request, "top").map(Statistic::Top));
    show.extend(small(request, "bottom").map(Statistic::Bottom));
    Some(show)
}
