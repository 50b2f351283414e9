//! A planned sheet as an Excel workbook: words, boxes with their dropdowns and messages, protection that leaves the boxes
//! open, print set-up, and what the sheet says about itself. The same plan gives the same bytes.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, Formula, IgnoreError, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::catalogue::questionnaire as words;
use crate::provenance::CellAddress;
use crate::questionnaire::blank::{Blank, InputBox, Look, Part, Role, Takes};
use crate::questionnaire::form::say;
use crate::questionnaire::{Asking, Refused, identity, looks};
use crate::text::number::Decimal;
use crate::workbook::MergedRange;

/// Longest list that Excel takes in a rule itself, in characters with its commas.
const LONGEST_LIST: usize = 255;
/// Longest input message.
const LONGEST_MESSAGE: usize = 250;

impl From<XlsxError> for Refused {
    fn from(error: XlsxError) -> Self {
        Self { detail: error.to_string() }
    }
}

/// What every sheet says of itself.
pub(super) fn properties(asking: Asking<'_>) -> Vec<(&'static str, String)> {
    vec![
        (identity::FORM, identity::form_id(asking.survey, asking.round)),
        (identity::VERSION, identity::version(asking.survey)),
        (identity::COVER, identity::cover_version(asking.survey, asking.round)),
    ]
}

/// Lists that are too long for a rule, on a sheet of their own.
#[derive(Default)]
struct Lists {
    lists: Vec<Vec<String>>,
}

impl Lists {
    /// The rule for a list: in words, or by its place on the sheet of lists.
    fn rule(&mut self, entries: &[String]) -> Result<DataValidation, XlsxError> {
        let joined = entries.iter().map(|entry| entry.encode_utf16().count() + 1).sum::<usize>();
        let plain = entries.iter().all(|entry| !entry.contains([',', '"']) && entry.trim() == entry);
        if joined <= LONGEST_LIST && plain {
            return DataValidation::new().allow_list_strings(entries);
        }
        let column = match self.lists.iter().position(|list| list == entries) {
            Some(known) => known,
            None => {
                self.lists.push(entries.to_vec());
                self.lists.len() - 1
            }
        };
        let first = CellAddress::new(0, u32::try_from(column).unwrap_or(0));
        let last = CellAddress::new(u32::try_from(entries.len()).unwrap_or(1).saturating_sub(1), first.column);
        let place = format!("={}", absolute(&say(words::sheet_lists()), MergedRange { first, last }));
        Ok(DataValidation::new().allow_list_formula(Formula::new(place)))
    }
}

/// Writes the sheets; only boxes of the first have names.
pub(super) fn write(
    title: &str,
    sheets: &[Blank],
    properties: &[(&'static str, String)],
) -> Result<Vec<u8>, Refused> {
    let mut workbook = Workbook::new();
    // A fixed date: the same definition gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut about = DocProperties::new().set_title(title).set_author("kaishu").set_creation_datetime(&date);
    for (name, value) in properties {
        about = about.set_custom_property(*name, value.as_str());
    }
    workbook.set_properties(&about);
    workbook.set_default_format(&looks::plain(), 25, 72)?;
    let mut lists = Lists::default();
    for (index, blank) in sheets.iter().enumerate() {
        let mut sheet = Worksheet::new();
        fill(&mut sheet, blank, &mut lists)?;
        workbook.push_worksheet(sheet);
        if index == 0 {
            for (part, input) in blank.boxes() {
                workbook.define_name(input.name.as_str(), &format!("={}", absolute(&blank.name, part.range)))?;
            }
        }
    }
    if !lists.lists.is_empty() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(say(words::sheet_lists()))?.set_hidden(true).protect();
        for (column, list) in (0u16..).zip(&lists.lists) {
            for (row, entry) in (0u32..).zip(list) {
                sheet.write_string(row, column, entry)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, blank: &Blank, lists: &mut Lists) -> Result<(), XlsxError> {
    sheet.set_name(&blank.name)?;
    for (column, width) in (0u16..).zip(&blank.widths) {
        sheet.set_column_width(column, *width)?;
    }
    for (row, height) in &blank.heights {
        sheet.set_row_height(*row, f64::from(*height))?;
    }
    for row in &blank.hidden_rows {
        sheet.set_row_hidden(*row)?;
    }
    for part in &blank.parts {
        place(sheet, part, blank.closed)?;
        if let (Role::Box(input) | Role::Column(input), false) = (&part.role, blank.closed) {
            rule(sheet, part, input, lists)?;
        }
    }
    for range in &blank.one_of {
        let MergedRange { first, last } = *range;
        let row = first.row + 1;
        let letters = |at: CellAddress| at.to_string().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let formula = format!("=COUNTA(${}{row}:${}{row})>1", letters(first), letters(last));
        let warns = ConditionalFormatFormula::new()
            .set_rule(formula.as_str())
            .set_format(Format::new().set_background_color(looks::ALARM));
        sheet.add_conditional_format(first.row, column(first), last.row, column(last), &warns)?;
    }
    sheet.set_hidden(blank.hidden);
    sheet.set_screen_gridlines(false);
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    sheet.set_print_center_horizontally(true);
    if blank.landscape {
        sheet.set_landscape();
    }
    if let Some((first, last)) = blank.repeated {
        sheet.set_repeat_rows(first, last)?;
    }
    if let Some((row, column)) = blank.frozen {
        sheet.set_freeze_panes(row, column)?;
    }
    sheet.set_header(format!("&R&9 {}", escaped(&blank.header)));
    sheet.set_footer(format!("&L&8 {}&C&P / &N", escaped(&blank.footer)));
    if let Some((part, _)) = blank.boxes().find(|(_, input)| !input.locked) {
        let MergedRange { first, .. } = part.range;
        sheet.set_selection(first.row, column(first), first.row, column(first))?;
    }
    // Rows can be made taller to see a long answer; nothing else has to be changed.
    sheet.protect_with_options(&ProtectionOptions {
        format_rows: true,
        format_columns: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

/// Words for a page's head or foot, in which `&` begins a code.
fn escaped(text: &str) -> String {
    text.replace('&', "&&")
}

/// A part with its words or boxes.
fn place(sheet: &mut Worksheet, part: &Part, sample: bool) -> Result<(), XlsxError> {
    let MergedRange { first, last } = part.range;
    let open = match &part.role {
        Role::Box(input) | Role::Column(input) => !input.locked && !sample,
        Role::Words | Role::Formula(_) => false,
    };
    let format = looks::format(part.look, open, sample);
    let (row, at) = (first.row, column(first));
    match &part.role {
        Role::Column(_) => {
            // The lines are the rows that are filled in already.
            let mut filled = part.text.split('\n').filter(|_| !part.text.is_empty());
            for row in first.row..=last.row {
                match filled.next().filter(|line| !line.is_empty()) {
                    Some(line) => sheet.write_string_with_format(row, at, line, &format)?,
                    None => sheet.write_blank(row, at, &format)?,
                };
            }
        }
        Role::Words | Role::Box(_) | Role::Formula(_) => {
            if first != last {
                sheet.merge_range(row, at, last.row, column(last), &part.text, &format)?;
            } else if part.text.is_empty() {
                sheet.write_blank(row, at, &format)?;
            } else {
                sheet.write_string_with_format(row, at, &part.text, &format)?;
            }
            if let Role::Formula(formula) = &part.role {
                let formula = Formula::new(formula).set_result(&part.text);
                sheet.write_formula_with_format(row, at, formula, &format)?;
            }
        }
    }
    if matches!(part.look, Look::Words | Look::Mark) {
        // A code such as 012345 is a text on purpose; no green corner has to say so.
        sheet.ignore_error_range(first.row, at, last.row, column(last), IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// The rule for what a box takes.
fn rule(sheet: &mut Worksheet, part: &Part, input: &InputBox, lists: &mut Lists) -> Result<(), XlsxError> {
    if input.locked {
        return Ok(());
    }
    let (rule, title) = match &input.takes {
        Takes::List(entries) => {
            let rule = lists.rule(entries)?.set_error_message(say(words::error_choose()))?;
            // Who keys many forms types numbers; the list is there for who wants it.
            let strict = matches!(part.role, Role::Box(_));
            (rule.show_error_message(strict), words::title_choose())
        }
        Takes::Number { min, max } => {
            let rule = DataValidation::new()
                .allow_decimal_number(bounds(min.as_ref(), max.as_ref()))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message(say(words::error_number()))?;
            (rule, words::title_number())
        }
        Takes::Date => (DataValidation::new().allow_any_value(), words::title_date()),
        Takes::Words => (DataValidation::new().allow_any_value(), words::title_text()),
    };
    let message: String = input.prompt.chars().take(LONGEST_MESSAGE).collect();
    let rule = if message.is_empty() || matches!(part.role, Role::Column(_)) {
        rule
    } else {
        rule.set_input_title(say(title))?.set_input_message(message)?
    };
    let MergedRange { first, last } = part.range;
    let last = if matches!(part.role, Role::Column(_)) { last } else { first };
    sheet.add_data_validation(first.row, column(first), last.row, column(last), &rule)?;
    Ok(())
}

/// Bounds as Excel takes them; what is not given is far away.
fn bounds(min: Option<&Decimal>, max: Option<&Decimal>) -> DataValidationRule<f64> {
    let number = |bound: &Decimal| bound.to_string().parse::<f64>().unwrap_or_default();
    match (min, max) {
        (Some(min), Some(max)) => DataValidationRule::Between(number(min), number(max)),
        (Some(min), None) => DataValidationRule::GreaterThanOrEqualTo(number(min)),
        (None, Some(max)) => DataValidationRule::LessThanOrEqualTo(number(max)),
        (None, None) => DataValidationRule::Between(-1e15, 1e15),
    }
}

fn column(at: CellAddress) -> u16 {
    u16::try_from(at.column).unwrap_or(u16::MAX)
}

/// A place as a name or a rule refers to it: `'調査票'!$B$4:$D$4`.
fn absolute(sheet: &str, range: MergedRange) -> String {
    let fixed = |at: CellAddress| {
        let text = at.to_string();
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        format!("${letters}${}", at.row + 1)
    };
    let sheet = sheet.replace('\'', "''");
    if range.first == range.last {
        format!("'{sheet}'!{}", fixed(range.first))
    } else {
        format!("'{sheet}'!{}:{}", fixed(range.first), fixed(range.last))
    }
}
