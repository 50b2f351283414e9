//! A count that the text states, and the items that it lists: 「【圏域会議】26回」 above 23 lines, 「次の４つの課題」, 「3市（甲市、乙市、丙市）」.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::Kind;
use crate::findings::claims::stated::{Degree, Stated, What};

/// Units in which the lines of a list are counted.
const LISTED: &[&str] = &[
    "回",
    "件",
    "つ",
    "点",
    "項目",
    "課題",
    "団体",
    "機関",
    "か所",
    "市町村",
    "市",
    "町",
    "村",
    "圏域",
    "地区",
    "施設",
    "事業所",
    "事業",
    "取組",
    "事例",
    "ケース",
    "例",
    "種類",
    "会場",
    "講座",
    "センター",
    "窓口",
    "法人",
    "社",
    "校",
];
/// Signs of an item that is a name and no sentence.
const LONGEST_NAME: usize = 60;

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for stated in view.stated {
        if let Some((count, unit)) = counted(stated) {
            found.extend(above_items(view, stated, count, unit));
            found.extend(in_brackets(view, stated, count, unit));
        }
    }
    found
}

/// A whole number of things that can be listed, meant as it stands.
fn counted(stated: &Stated) -> Option<(usize, &str)> {
    match &stated.what {
        What::Count { value, unit } if stated.degree == Degree::Plain && LISTED.contains(&unit.as_str()) => {
            Some((usize::try_from(value.value.to_i128()?).ok()?, unit))
        }
        _ => None,
    }
}

/// A count in a heading, or in a sentence that announces what follows, against the items below.
fn above_items(view: &View<'_>, stated: &Stated, count: usize, unit: &str) -> Option<Discrepancy> {
    let block = view.blocks().get(stated.block)?;
    let items: Vec<usize> = match block.kind {
        Kind::Heading { .. } => {
            // Only what the heading ends with counts its section: 「【圏域会議】26 回」「課題（4件）」.
            let rest = block.text.get(stated.span.end..)?;
            if !rest.chars().all(|c| c.is_whitespace() || matches!(c, '）' | ')' | '】' | '」')) {
                return None;
            }
            view.under(stated.block)
                .filter(|index| matches!(view.blocks()[*index].kind, Kind::Item { .. }))
                .collect()
        }
        Kind::Paragraph | Kind::Item { .. } => {
            if !announces(&block.text, stated) {
                return None;
            }
            let next = view.blocks().iter().enumerate().skip(stated.block + 1);
            next.take_while(|(_, other)| {
                matches!(other.kind, Kind::Item { .. } | Kind::Paragraph) && other.above.len() >= block.above.len()
            })
            .filter(|(_, other)| matches!(other.kind, Kind::Item { .. }))
            .map(|(index, _)| index)
            .collect()
        }
        Kind::Cell(_) => return None,
    };
    let items = of_one_list(view, &items);
    let held: Vec<usize> = items.into_iter().filter(|index| !is_cancelled(view, *index)).collect();
    let names = held.iter().filter(|index| is_record(view, **index)).count();
    // Where few lines look like what is counted, they explain it and do not list it.
    let lists = held.len() >= 2 && held.len() * 2 >= count && names * 5 >= held.len() * 4;
    if !lists || held.len() == count {
        return None;
    }
    let mut places = vec![Spot::of(stated)];
    places.extend(held.first().map(|index| Spot::whole(view.document, *index)));
    places.extend(held.last().map(|index| Spot::whole(view.document, *index)));
    Some(Discrepancy {
        check: Check::ListCount,
        places,
        found: words::count_stated(block.text.trim(), count, unit),
        expected: words::items_listed(held.len()),
        hint: words::hint_list(),
    })
}

/// The items with the mark that most of them have.
fn of_one_list(view: &View<'_>, items: &[usize]) -> Vec<usize> {
    let mark = |index: &usize| {
        let mark = &view.blocks()[*index].mark;
        // ①, ② and ③ are one kind of mark.
        let circled = mark.chars().next().filter(|c| matches!(c, '①'..='⑳'));
        circled.map_or_else(|| mark.trim_matches(|c: char| c.is_alphanumeric()).to_owned(), |_| "①".to_owned())
    };
    let Some(first) = items.first().map(mark) else { return Vec::new() };
    items.iter().copied().filter(|index| mark(index) == first).collect()
}

/// Whether a line says that its meeting did not take place; a remark about another one does not count.
fn is_cancelled(view: &View<'_>, index: usize) -> bool {
    let text = &view.blocks()[index].text;
    let own = text.split('※').next().unwrap_or(text);
    own.contains("中止") || own.contains("延期") || own.contains("未開催")
}

/// Whether an item is a line of a list: it begins with a day, or it is a name and no sentence.
fn is_record(view: &View<'_>, index: usize) -> bool {
    let text = &view.blocks()[index].text;
    let dated = view.of_block(index).first().is_some_and(|first| {
        matches!(first.what, What::Date(_))
            && text.get(..first.span.start).is_some_and(|before| before.trim().is_empty())
    });
    dated || text.chars().count() <= LONGEST_NAME
}

/// Whether a sentence announces the list below it with this count: 「次の３点」「以下の4つの課題がある。」.
fn announces(text: &str, stated: &Stated) -> bool {
    let before = text.get(stated.sentence.start..stated.span.start).unwrap_or_default();
    let last = text.get(stated.span.end..).is_some_and(|rest| !rest.trim_end_matches('。').contains('。'));
    let near: String = before.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    last && ["次の", "以下の", "下記の", "次に掲げる", "次に示す"].iter().any(|word| near.contains(word))
}

/// 「3市（甲市、乙市、丙市）」: the list in brackets right behind the count.
fn in_brackets(view: &View<'_>, stated: &Stated, count: usize, unit: &str) -> Option<Discrepancy> {
    let block = view.blocks().get(stated.block)?;
    let rest = block.text.get(stated.span.end..)?;
    let inside = rest.strip_prefix(['（', '('])?.split_once(['）', ')'])?.0;
    let open = ["等", "など", "ほか", "他"].iter().any(|word| inside.ends_with(word));
    let items: Vec<&str> =
        inside.split(['、', '，', '・', ',']).map(str::trim).filter(|item| !item.is_empty()).collect();
    let names = items
        .iter()
        .all(|item| item.chars().count() <= 20 && !item.contains(|c: char| c.is_numeric() || c == '。'));
    let separated = inside.contains(['、', '，']);
    let commas = items.len() >= 2 && separated;
    // 「、」 alone separates where both signs stand in the list: 福祉・司法、医療 are two.
    let number = if inside.contains(['、', '，']) { inside.split(['、', '，']).count() } else { items.len() };
    let fits = number == count
        || items.len() == count
        || open && number < count
        || matches!(unit, "回" | "件" | "例" | "ケース");
    if open || !commas || !names || fits || unit == "か所" && items.iter().any(|item| item.contains('は')) {
        return None;
    }
    let start = stated.span.end;
    Some(Discrepancy {
        check: Check::ListCount,
        places: vec![
            Spot::of(stated),
            Spot { block: stated.block, span: start..start + inside.len() + '（'.len_utf8() * 2 },
        ],
        found: words::count_stated(
            format!("{}（{inside}）", block.text.get(stated.span.clone()).unwrap_or_default()),
            count,
            unit,
        ),
        expected: words::items_listed(number),
        hint: words::hint_list(),
    })
}
