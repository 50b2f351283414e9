//! Drafts a list with one respondent in a row, and the export of a web form, which is one with columns of the service's own.

use crate::catalogue::draft as say;
use crate::draft::alike::Alike;
use crate::draft::column::{Column, Holds, Legend, judge};
use crate::draft::kind::label_words;
use crate::draft::labels::number_id;
use crate::draft::numbering::{Style, numbered};
use crate::draft::options::inline;
use crate::draft::page::Page;
use crate::draft::sketch::{Kind, Origin, Place, Service, Sketch, SketchQuestion, id_from, options_of};
use crate::draft::table::{Heading, Table};
use crate::draft::who::{self, Who};
use crate::draft::words;
use crate::survey::export::shown;
use crate::text::key::key;

/// The service that exported a list, by its own columns.
pub(super) fn service(table: &Table) -> Option<Service> {
    let keys: Vec<String> = table.headings.iter().map(|heading| key(&heading.text)).collect();
    let has = |words: &[&str]| words.iter().any(|word| keys.contains(&key(word)));
    let first = keys.first().map(String::as_str).unwrap_or_default();
    if has(&["開始時刻", "Start time"]) && has(&["完了時刻", "Completion time"]) {
        return Some(Service::Microsoft);
    }
    if matches!(first, "タイムスタンプ" | "timestamp") {
        return Some(Service::Google);
    }
    let received = [
        "受付番号",
        "申請番号",
        "到達番号",
        "受信番号",
        "問合せ番号",
        "お問い合わせ番号",
        "申込番号",
        "整理番号",
        "回答番号",
    ];
    (has(&received) && has(&SENT)).then_some(Service::Reception)
}

/// Headings of the time at which somebody answered, the last step first.
const SENT: [&str; 14] = [
    "完了時刻",
    "Completion time",
    "タイムスタンプ",
    "Timestamp",
    "受付日時",
    "申込日時",
    "申請日時",
    "送信日時",
    "回答日時",
    "登録日時",
    "到達日時",
    "申請日",
    "送信時刻",
    "回答完了日時",
];

/// Whether a column is kept by the service: it numbers, dates or routes what came in.
fn is_administration(heading: &str) -> bool {
    let heading = key(heading);
    [
        "id",
        "開始時刻",
        "完了時刻",
        "メール",
        "名前",
        "最終変更時刻",
        "starttime",
        "completiontime",
        "email",
        "name",
        "lastmodifiedtime",
        "言語",
        "language",
        "タイムスタンプ",
        "timestamp",
        "ユーザー名",
        "スコア",
        "score",
        "合計点",
        "受付番号",
        "申請番号",
        "到達番号",
        "受信番号",
        "問合せ番号",
        "お問い合わせ番号",
        "申込番号",
        "受付日時",
        "申込日時",
        "申請日時",
        "送信日時",
        "回答日時",
        "登録日時",
        "到達日時",
        "処理状況",
        "処理状態",
        "ステータス",
        "状態",
        "手続名",
        "手続き名",
        "利用者id",
        "申込者id",
        "パスワード",
        "フォーム名",
        "フォームid",
        "処理済み",
        "申請状況",
        "回答番号",
        "送信時刻",
        "回答完了日時",
        "回答開始日時",
        "ipアドレス",
    ]
    .iter()
    .any(|word| key(word) == heading)
}

/// Drafts the list. What its columns hold is judged by the lists of other files as well.
pub(super) fn draft(page: &Page<'_>, table: &Table, alike: &[Alike], sketch: &mut Sketch) {
    let service = service(table);
    sketch.origin = service.map_or(Origin::List, Origin::Export);
    around(page, table, sketch);
    let legends = legends(page, table);
    let mut marks: Vec<(&Heading, Vec<String>)> = Vec::new();
    let mut columns: Vec<(&Heading, Column)> = Vec::new();
    for heading in &table.headings {
        let cells = table.values(page, heading.at.column);
        sketch.known.push(page.cell(heading.at));
        let more = alike.iter().flat_map(|other| other.values(heading));
        columns.push((heading, judge(page, &heading.text, &cells, &more.collect::<Vec<_>>(), &legends)));
    }
    let named = columns.iter().any(|(heading, _)| who::who(&heading.text) == Some(Who::Name));
    for (heading, column) in columns {
        let place = page.cell(heading.at);
        if page.sheet.grid.merged(heading.at).is_none() && page.finds_heading(table.head, &heading.text).is_none()
        {
            sketch.ask(None, vec![place], say::ask_heading_twice(label_words(&heading.text)));
            sketch.known.extend(table.values(page, heading.at.column).iter().map(|piece| page.cell(piece.at)));
            continue;
        }
        if service.is_some() && is_administration(&heading.text) {
            identify(sketch, heading, page, service);
            sketch.known.extend(table.values(page, heading.at.column).iter().map(|piece| page.cell(piece.at)));
            continue;
        }
        match who::who(&heading.text) {
            Some(Who::Code) if sketch.case_code.is_none() => {
                sketch.case_code = Some((heading.text.clone(), place));
                continue;
            }
            Some(Who::Name) if sketch.case_name.is_none() && service.is_none() => {
                sketch.case_name = Some((heading.text.clone(), place));
                continue;
            }
            Some(Who::Serial) if column.holds == Holds::Serial => {
                sketch.known.extend(table.values(page, heading.at.column).iter().map(|piece| page.cell(piece.at)));
                if !named {
                    sketch.ask(None, vec![place], say::ask_serial(label_words(&heading.text)));
                }
                continue;
            }
            Some(Who::Serial) if sketch.case_code.is_none() => {
                sketch.case_code = Some((heading.text.clone(), place));
                continue;
            }
            Some(_) | None => {}
        }
        if column.holds == Holds::Marks {
            let group = group_of(heading);
            match marks.last_mut() {
                Some((first, texts)) if group_of(first) == group && group.is_some() => {
                    texts.push(heading.text.clone());
                }
                Some(_) | None => marks.push((heading, vec![heading.text.clone()])),
            }
            continue;
        }
        push(page, sketch, heading, column);
    }
    for (heading, texts) in marks {
        marked(page, sketch, heading, texts);
    }
    for column in &table.bare {
        let at = crate::provenance::CellAddress::new(table.head, *column);
        let letters = at.to_string().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        sketch.ask(None, vec![page.cell(at)], say::ask_no_heading(letters));
        sketch.known.extend(table.values(page, *column).iter().map(|piece| page.cell(piece.at)));
    }
    for piece in table.totals(page) {
        let row = (u64::from(piece.at.row) + 1).to_string();
        sketch.ask(None, vec![page.cell(piece.at)], say::ask_total_row(row, label_words(&piece.text)));
    }
    // Where more columns are without a heading than with one, it may be no heading row at all.
    if table.bare.len() >= table.headings.len() {
        let row = (u64::from(table.head) + 1).to_string();
        let all = table.headings.iter().map(|heading| page.cell(heading.at)).collect();
        sketch.ask(None, all, say::ask_headings(row));
    } else if table.rows < 3 {
        let row = (u64::from(table.head) + 1).to_string();
        let first = table.headings.first().map(|heading| page.cell(heading.at));
        sketch.ask(None, first.into_iter().collect(), say::ask_headings(row));
    }
}

/// What the service says of who answered.
fn identify(sketch: &mut Sketch, heading: &Heading, page: &Page<'_>, service: Option<Service>) {
    let name = key(&heading.text);
    let numbers = ["受付番号", "申請番号", "到達番号", "受信番号", "申込番号", "問合せ番号", "お問い合わせ番号"];
    let is_code = match service {
        Some(Service::Microsoft) => name == "id",
        Some(Service::Reception) => numbers.iter().any(|word| key(word) == name),
        Some(Service::Google) | None => false,
    };
    if sketch.time.is_none() && SENT.iter().any(|word| key(word) == name) {
        sketch.time = Some((heading.text.clone(), page.cell(heading.at)));
    } else if is_code && sketch.case_code.is_none() {
        sketch.case_code = Some((heading.text.clone(), page.cell(heading.at)));
    } else {
        sketch.left_out.push(crate::draft::sketch::LeftOut {
            place: page.cell(heading.at),
            what: say::left_administration(label_words(&heading.text)),
        });
    }
}

/// Title, year and notes around the list.
fn around(page: &Page<'_>, table: &Table, sketch: &mut Sketch) {
    let outside: Vec<_> =
        page.pieces.iter().filter(|piece| piece.at.row < table.head || piece.at.row >= table.end).collect();
    if let Some(title) =
        outside.iter().find(|piece| piece.words && piece.at.row < table.head && !words::is_note(&piece.text))
    {
        sketch.title = title.text.split_whitespace().collect::<Vec<_>>().join(" ");
        sketch.title_at = Some(page.cell(title.at));
    }
    let legend = |text: &str| inline(text.trim_start_matches(['※', '*', '注']).trim()).len() > 1;
    let over =
        |at| table.headings.iter().any(|heading| heading.above.as_ref().is_some_and(|(_, above)| *above == at));
    let meant = outside.iter().filter(|piece| legend(&piece.text) || over(piece.at));
    sketch.known.extend(meant.map(|piece| page.cell(piece.at)));
}

/// Lists of options that stand around the list: 「※1 十分　2 おおむね十分 …」, 「問3　1 毎週　2 毎月」.
fn legends(page: &Page<'_>, table: &Table) -> Vec<Legend> {
    let outside = page.pieces.iter().filter(|piece| piece.at.row < table.head || piece.at.row >= table.end);
    outside
        .map(|piece| {
            let text = piece.text.trim_start_matches(['※', '*', '注']).trim();
            match numbered(text).filter(|number| number.style == Style::Question) {
                Some(number) => Legend { about: Some(key(&number.token)), labels: inline(&number.rest) },
                None => Legend { about: None, labels: inline(text) },
            }
        })
        .filter(|legend| legend.labels.len() > 1)
        .collect()
}

/// What the columns of one question with a column per option have in common.
fn group_of(heading: &Heading) -> Option<String> {
    if let Some((above, _)) = &heading.above {
        return Some(key(above));
    }
    if let Some(number) = numbered(&heading.text).filter(|number| number.style == Style::Question) {
        return Some(format!("q{}", number.value));
    }
    // 設問［選択肢］, as some services write it.
    let (question, option) = heading.text.rsplit_once('[').or_else(|| heading.text.rsplit_once('('))?;
    (!question.trim().is_empty() && !option.is_empty()).then(|| key(question))
}

/// The words of an option column without those of its question.
fn option_text(heading: &str) -> String {
    if let Some((_, option)) = heading.rsplit_once('[').filter(|(question, _)| !question.trim().is_empty()) {
        return option.trim_end_matches([']', '］']).trim().to_owned();
    }
    match numbered(heading).filter(|number| number.style == Style::Question) {
        Some(number) if !number.rest.is_empty() => number.rest,
        Some(_) | None => heading.to_owned(),
    }
}

/// A question whose options are columns with marks.
fn marked(page: &Page<'_>, sketch: &mut Sketch, first: &Heading, texts: Vec<String>) {
    let question = match (&first.above, numbered(&first.text)) {
        (Some((above, _)), _) => above.clone(),
        (None, Some(number)) if number.style == Style::Question => number.token,
        (None, _) => first.text.split(['[', '(']).next().unwrap_or_default().trim().to_owned(),
    };
    let number = numbered(&question).filter(|number| number.style == Style::Question);
    let wanted = number
        .as_ref()
        .map_or_else(|| format!("item{}", sketch.questions.len() + 1), |number| format!("q{}", number.value));
    let id = sketch.free_id(&wanted);
    let alone = texts.len() == 1;
    let options = options_of(texts.iter().map(|text| option_text(text)));
    if options.len() != texts.len() {
        sketch.ask(None, vec![page.cell(first.at)], say::ask_heading_twice(label_words(&question)));
        return;
    }
    let columns = options.iter().zip(&texts).map(|(option, text)| (option.code.clone(), text.clone())).collect();
    let list = sketch.list(&format!("list-{id}"), options);
    sketch.questions.push(SketchQuestion {
        id: id.clone(),
        number: number.as_ref().map_or_else(|| label_words(&question), |number| number.token.clone()),
        text: number.map(|number| number.rest).filter(|rest| !rest.is_empty()).unwrap_or_else(|| question.clone()),
        kind: Kind::Multiple(list),
        optional: alone,
        universe: None,
        label: first.text.clone(),
        place: Place::Columns(columns),
        unnumbered: false,
        cells: vec![page.cell(first.at)],
        reasons: vec![say::because_marks()],
    });
    if alone {
        sketch.ask(Some(&id), vec![page.cell(first.at)], say::ask_kind(label_words(&first.text)));
    }
}

fn push(page: &Page<'_>, sketch: &mut Sketch, heading: &Heading, column: Column) {
    let number = numbered(&heading.text);
    let contact = match who::who(&heading.text) {
        Some(Who::Contact(id, _)) => Some(id.to_owned()),
        Some(Who::Code | Who::Name | Who::Serial) | None => None,
    };
    let wanted = match (&number, contact) {
        (Some(number), _) if number.style == Style::Question => number_id(number),
        (_, Some(contact)) => contact,
        (_, None) => id_from(&heading.text)
            .filter(|id| id.len() > 1 && heading.text.is_ascii())
            .unwrap_or_else(|| format!("item{}", heading.at.column + 1)),
    };
    let id = sketch.free_id(&wanted);
    let mut optional = who::who(&heading.text).is_some();
    let is_contact = matches!(who::who(&heading.text), Some(Who::Contact(_, _)));
    let kind = match column.holds {
        // A telephone number counts nothing.
        Holds::Numbers(_) if is_contact => Kind::Text,
        Holds::One(options) => Kind::Single(sketch.list(&format!("list-{id}"), options)),
        Holds::Several(options) => Kind::Multiple(sketch.list(&format!("list-{id}"), options)),
        Holds::Numbers(unit) => Kind::Quantity { unit, min: None, max: None },
        Holds::Days => Kind::Date,
        Holds::Words { optional: blank } => {
            optional = optional || blank;
            Kind::Text
        }
        Holds::Marks | Holds::Serial => Kind::Text,
    };
    let place = page.cell(heading.at);
    if let Some(separator) = column.separator {
        match &sketch.separator {
            None => sketch.separator = Some((separator, place.clone())),
            Some((known, _)) if *known == separator => {}
            Some((known, first)) => {
                let both = say::ask_separators(shown(known), shown(separator));
                sketch.ask(Some(&id), vec![first.clone(), place.clone()], both);
            }
        }
    }
    let flat = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (number, mut text) = match number.filter(|number| number.style == Style::Question) {
        Some(number) => (number.token, number.rest.split_whitespace().collect::<Vec<_>>().join(" ")),
        None => (label_words(&heading.text), flat.clone()),
    };
    if let Some((above, _)) = &heading.above {
        text = format!("{above} {text}");
    }
    sketch.questions.push(SketchQuestion {
        id: id.clone(),
        number,
        text: if text.is_empty() { flat } else { text },
        kind,
        optional,
        universe: None,
        label: heading.text.clone(),
        place: Place::Column,
        unnumbered: column.unnumbered,
        cells: vec![place.clone()],
        reasons: column.reasons,
    });
    for doubt in column.doubts {
        sketch.ask(Some(&id), vec![place.clone()], doubt);
    }
}
