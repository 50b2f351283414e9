//! The keys of each kind of definition file. What a key is for is worded in the catalogue and shown in editors.
//! A key that names something defined elsewhere takes any text here: its reader looks the name up, and one misspelt
//! name is one mistake.

use crate::catalogue::{
    Lang, coding, concordance, definition as words, english, exports, files, layouts, quantities,
    questionnaire as cover, reading, repeats, sampling,
};
use crate::survey::concordance::Mergers;
use crate::survey::toml::shape::{Field, Shape};

/// Kinds of answer of a question.
pub const QUESTION_TYPES: &[&str] = &["single", "multiple", "quantity", "date", "text"];
/// Kinds of value of a record list's column.
pub const COLUMN_TYPES: &[&str] = &["single", "multiple", "quantity", "date", "text", "area", "category", "list"];
/// What a lone dash may mean in the place of a number.
pub const DASHES: &[&str] = &["zero", "none", "missing"];
/// Why there is no answer where an option is chosen.
pub const REASONS: &[&str] = &["dont_know", "refused", "not_applicable"];
/// How a total may stand to its parts.
pub const RELATIONS: &[&str] = &["equal", "at_least", "at_most"];
/// What a stratum with one cluster adds to a variance.
pub const LONELY: &[&str] = &["fail", "remove", "adjust", "average"];
/// Days of the week, Monday first.
pub const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const OPTION: &[Field] = &[
    Field::required("code", Shape::Code, words::key_option_code),
    Field::required("label", Shape::Text, words::key_option_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::optional("alias", Shape::List(&Shape::Text), words::key_option_alias),
    Field::optional("other", Shape::Text, reading::key_other),
    Field::optional("missing", Shape::Word(REASONS), reading::key_missing),
    Field::optional("score", Shape::Number, quantities::key_score),
];

const CODE_LIST: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("options", Shape::Tables(OPTION), words::key_options),
];

const STRATUM: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("label", Shape::Text, words::key_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("design", Shape::Word(&["census", "sample", "open"]), words::key_design),
    Field::optional("population", Shape::Whole(1, u32::MAX), words::key_population),
];

const MARGIN: &[Field] = &[
    Field::required("column", Shape::Text, sampling::key_margin_column),
    Field::required("code", Shape::Code, sampling::key_margin_code),
    Field::required("population", Shape::Whole(0, u32::MAX), sampling::key_margin_population),
];

const SAMPLING: &[Field] = &[
    Field::optional("weight", Shape::Text, sampling::key_sampling_weight),
    Field::optional("cluster", Shape::Text, sampling::key_sampling_cluster),
    Field::optional("clusters", Shape::Text, sampling::key_sampling_clusters),
    Field::optional("units", Shape::Text, sampling::key_sampling_units),
    Field::optional("lonely", Shape::Word(LONELY), sampling::key_lonely),
];

const QUESTION: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("number", Shape::Text, words::key_number),
    Field::optional("number_en", Shape::Text, english::key_number),
    Field::required("text", Shape::Text, words::key_text),
    Field::optional("text_en", Shape::Text, english::key_text),
    Field::required("type", Shape::Word(QUESTION_TYPES), words::key_type),
    Field::optional("codes", Shape::Text, words::key_codes),
    Field::optional("unit", Shape::Text, words::key_unit),
    Field::optional("unit_en", Shape::Text, english::key_unit),
    Field::optional("unit_alias", Shape::List(&Shape::Text), reading::key_unit_alias),
    Field::optional("dash", Shape::Word(DASHES), reading::key_dash),
    Field::optional("min", Shape::Number, words::key_min),
    Field::optional("max", Shape::Number, words::key_max),
    Field::optional("none", Shape::List(&Shape::Text), reading::key_none),
    Field::optional("digits", Shape::Whole(1, 18), reading::key_digits),
    Field::optional("coded", Shape::Path, coding::key_coded),
    Field::optional("universe", Shape::Condition, words::key_universe),
    Field::optional("optional", Shape::Flag, words::key_optional),
];

const ITEM: &[Field] = &[
    Field::required("id", Shape::Id, words::key_item_id),
    Field::required("text", Shape::Text, words::key_item_text),
    Field::optional("text_en", Shape::Text, english::key_text),
];

const BATTERY: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("number", Shape::Text, words::key_number),
    Field::optional("number_en", Shape::Text, english::key_number),
    Field::required("text", Shape::Text, words::key_text),
    Field::optional("text_en", Shape::Text, english::key_text),
    Field::required("codes", Shape::Text, words::key_codes),
    Field::required("items", Shape::Tables(ITEM), words::key_items),
    Field::optional("universe", Shape::Condition, words::key_universe),
    Field::optional("optional", Shape::Flag, words::key_optional),
];

/// Where the answer of a box is.
pub const ANSWER_PLACES: &[&str] = &["right", "below", "inside", "options", "grid", "name", "cell"];

const BOX: &[Field] = &[
    Field::required("question", Shape::Text, words::key_question),
    Field::optional("label", Shape::Text, words::key_box_label),
    Field::required("answer", Shape::Word(ANSWER_PLACES), layouts::key_answer),
    Field::optional("mark", Shape::Word(&["left", "right"]), words::key_mark),
    Field::optional("items", Shape::Word(&["rows", "columns"]), layouts::key_grid_items),
    Field::optional("name", Shape::Text, layouts::key_defined_name),
    Field::optional("cell", Shape::Text, layouts::key_cell),
    Field::optional("at", Shape::Text, layouts::key_at),
    Field::optional("before", Shape::Text, layouts::key_before),
    Field::optional("after", Shape::Text, layouts::key_after),
    Field::optional("inline", Shape::Flag, layouts::key_inline),
    Field::optional("squares", Shape::Whole(2, 200), layouts::key_squares),
    Field::optional("unnumbered", Shape::Flag, layouts::key_unnumbered),
];

const COLUMN: &[Field] = &[
    Field::required("question", Shape::Text, words::key_question),
    Field::required("label", Shape::Text, words::key_column_label),
    Field::optional("option", Shape::Text, words::key_column_option),
    Field::optional("unnumbered", Shape::Flag, layouts::key_unnumbered),
];

/// Services with a profile of their own.
pub const PROFILES: &[&str] = &["microsoft-forms", "google-forms", "logo", "denshi-shinsei"];

const EXPORT: &[Field] = &[
    Field::optional("profile", Shape::Word(PROFILES), exports::key_profile),
    Field::optional("separator", Shape::Separator, exports::key_separator),
    Field::optional("time", Shape::Text, exports::key_time),
    Field::optional("channel", Shape::Text, exports::key_channel),
    Field::optional("written", Shape::Word(&["label", "code"]), exports::key_written),
    Field::optional("chosen", Shape::List(&Shape::Text), exports::key_chosen),
    Field::optional("not_chosen", Shape::List(&Shape::Text), exports::key_not_chosen),
    Field::optional("own_words", Shape::Flag, exports::key_own_words),
];

const FORM_REPEAT: &[Field] = &[
    Field::required("repeat", Shape::Text, repeats::key_form_repeat_id),
    Field::optional("end", Shape::Text, repeats::key_end),
    Field::optional("total", Shape::List(&Shape::Text), repeats::key_total),
];

const FORM: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("kind", Shape::Word(&["labels", "rows"]), words::key_form_kind),
    Field::optional("sheet", Shape::Text, words::key_sheet),
    Field::optional("each_sheet", Shape::Flag, layouts::key_each_sheet),
    Field::optional("unread", Shape::List(&Shape::Text), layouts::key_unread),
    Field::optional("case_code", Shape::Text, words::key_case_code),
    Field::optional("case_name", Shape::Text, words::key_case_name),
    Field::optional("box", Shape::Tables(BOX), words::key_box),
    Field::optional("column", Shape::Tables(COLUMN), words::key_column),
    Field::optional("export", Shape::Table(EXPORT), exports::key_export),
    Field::optional("repeat", Shape::Tables(FORM_REPEAT), repeats::key_form_repeat),
];

const SOURCE: &[Field] = &[
    Field::required("folder", Shape::Path, words::key_folder),
    Field::optional("form", Shape::Text, words::key_form),
    Field::optional("channel", Shape::Text, words::key_channel),
    Field::optional("blank", Shape::Path, layouts::key_blank),
];

const ROUND: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_round_id),
    Field::required("label", Shape::Text, words::key_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("period", Shape::FiscalYear, words::key_period),
    Field::optional("as_of", Shape::Day, words::key_as_of),
    Field::optional("audience", Shape::Text, concordance::key_audience),
    Field::optional("received", Shape::Path, words::key_received),
    Field::optional("deadline", Shape::Day, words::key_deadline),
    Field::optional("cut_off", Shape::Day, words::key_cut_off),
    Field::optional("joint", Shape::Word(&["each", "once"]), words::key_joint),
    Field::optional("passwords", Shape::Path, files::key_passwords),
    Field::required("source", Shape::Tables(SOURCE), words::key_source),
];

const QUESTIONNAIRE: &[Field] = &[
    Field::optional("title", Shape::Text, cover::key_cover_title),
    Field::optional("greeting", Shape::Text, cover::key_cover_greeting),
    Field::optional("deadline", Shape::Text, cover::key_cover_deadline),
    Field::optional("return_to", Shape::Text, cover::key_cover_return_to),
    Field::optional("contact", Shape::Text, cover::key_cover_contact),
    Field::optional("note", Shape::Text, cover::key_cover_note),
    Field::optional("case_code", Shape::Text, cover::key_cover_case_code),
    Field::optional("case_name", Shape::Text, cover::key_cover_case_name),
];

const CHECK: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::optional("must", Shape::Condition, reading::key_must),
    Field::optional("total", Shape::Text, reading::key_total),
    Field::optional("parts", Shape::List(&Shape::Text), reading::key_parts),
    Field::optional("relation", Shape::Word(RELATIONS), reading::key_relation),
    Field::optional("severity", Shape::Word(&["query", "error"]), reading::key_severity),
    Field::required("message", Shape::Text, reading::key_message),
];

const RECORD_COLUMN: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("label", Shape::Text, words::key_column_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("type", Shape::Word(COLUMN_TYPES), words::key_column_type),
    Field::optional("codes", Shape::Text, words::key_codes),
    Field::optional("unit", Shape::Text, words::key_unit),
    Field::optional("unit_en", Shape::Text, english::key_unit),
    Field::optional("unit_alias", Shape::List(&Shape::Text), reading::key_unit_alias),
    Field::optional("dash", Shape::Word(DASHES), reading::key_dash),
    Field::optional("min", Shape::Number, words::key_min),
    Field::optional("max", Shape::Number, words::key_max),
    Field::optional("none", Shape::List(&Shape::Text), reading::key_none),
    Field::optional("digits", Shape::Whole(1, 18), reading::key_digits),
    Field::optional("coded", Shape::Path, coding::key_coded),
    Field::optional("optional", Shape::Flag, words::key_optional),
];

const REPEAT: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::required("columns", Shape::Tables(RECORD_COLUMN), repeats::key_columns),
];

const CONCORDANCE: &[Field] = &[
    Field::optional("question", Shape::Text, concordance::key_concordance_question),
    Field::optional("was", Shape::Text, concordance::key_concordance_was),
    Field::optional("options", Shape::List(&Shape::Text), concordance::key_concordance_options),
    Field::optional("reworded", Shape::Text, concordance::key_reworded),
    Field::optional("reworded_en", Shape::Text, english::key_reworded),
    Field::optional("not_comparable", Shape::Text, concordance::key_not_comparable),
    Field::optional("not_comparable_en", Shape::Text, english::key_not_comparable),
];

/// `surveys/<survey>.toml`.
pub const SURVEY: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::optional("sensitive", Shape::Flag, words::key_sensitive),
    Field::optional("frame", Shape::Path, words::key_frame),
    Field::required("stratum", Shape::Tables(STRATUM), words::key_stratum),
    Field::optional("margin", Shape::Tables(MARGIN), sampling::key_margin),
    Field::optional("code_list", Shape::Tables(CODE_LIST), words::key_code_list),
    Field::optional("question", Shape::Tables(QUESTION), words::key_questions),
    Field::optional("battery", Shape::Tables(BATTERY), words::key_battery),
    Field::optional("check", Shape::Tables(CHECK), reading::key_check),
    Field::optional("repeat", Shape::Tables(REPEAT), repeats::key_repeat),
    Field::optional("form", Shape::Tables(FORM), words::key_forms),
    Field::optional("round", Shape::Tables(ROUND), words::key_round),
    Field::optional("questionnaire", Shape::Table(QUESTIONNAIRE), cover::key_questionnaire),
    Field::optional("sampling", Shape::Table(SAMPLING), sampling::key_sampling),
    Field::optional("previous", Shape::Text, concordance::key_previous),
    Field::optional("mergers", Shape::Word(Mergers::WORDS), concordance::key_mergers),
    Field::optional("concordance", Shape::Tables(CONCORDANCE), concordance::key_concordance),
];

const SCHEDULE: &[Field] = &[
    Field::required("date", Shape::Text, words::key_schedule_date),
    Field::required("area", Shape::Text, words::key_schedule_area),
    Field::required("weekday", Shape::Word(WEEKDAYS), words::key_weekday),
    Field::required("week", Shape::Word(&["last"]), words::key_week),
    Field::optional("except_months", Shape::List(&Shape::Whole(1, 12)), words::key_except_months),
    Field::required("opened_in", Shape::Text, words::key_opened_in),
    Field::required("opened_area", Shape::Text, words::key_opened_area),
    Field::required("opened_date", Shape::Text, words::key_opened_date),
];

const RECORD_LIST: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::required("folder", Shape::Path, words::key_folder),
    Field::optional("sheet", Shape::Text, words::key_sheet),
    Field::optional("sensitive", Shape::Flag, words::key_sensitive),
    Field::optional("event_id", Shape::Text, words::key_event_id),
    Field::optional("held", Shape::Text, words::key_held),
    Field::optional("areas_expected", Shape::Text, words::key_areas_expected),
    Field::required("columns", Shape::Tables(RECORD_COLUMN), words::key_columns),
    Field::optional("schedule", Shape::Table(SCHEDULE), words::key_schedule),
];

/// `surveys/records.toml`.
pub const RECORDS: &[Field] = &[
    Field::optional("code_list", Shape::Tables(CODE_LIST), words::key_code_list),
    Field::required("records", Shape::Tables(RECORD_LIST), words::key_records),
];

const BOOK_COLUMNS: &[Field] = &[
    Field::required("indicator", Shape::Text, words::key_book_indicator),
    Field::required("kind", Shape::Text, words::key_book_kind),
    Field::optional("note", Shape::Text, words::key_book_note),
    Field::required("years", Shape::ByFiscalYear, words::key_book_years),
    Field::optional("as_of", Shape::ByFiscalYear, words::key_book_as_of),
];

const BOOK_KINDS: &[Field] = &[
    Field::required("target", Shape::Text, words::key_book_target),
    Field::required("actual", Shape::Text, words::key_book_actual),
];

const COUNTED: &[Field] = &[
    Field::optional("records", Shape::List(&Shape::Text), words::key_counted_records),
    Field::optional("survey", Shape::Text, words::key_counted_survey),
    Field::optional("count", Shape::Condition, words::key_counted_count),
    Field::optional("sum", Shape::Text, words::key_counted_sum),
    Field::optional("distinct", Shape::Text, words::key_counted_distinct),
    Field::optional("within", Shape::Text, words::key_counted_within),
    Field::optional("share", Shape::Condition, words::key_counted_share),
    Field::optional("date", Shape::Text, words::key_counted_date),
];

const INDICATOR_KINDS: &[&str] = &["flow", "stock", "persons_each", "persons_once", "share"];

const INDICATOR: &[Field] = &[
    Field::required("id", Shape::Id, words::key_id),
    Field::required("label", Shape::Text, words::key_indicator_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("role", Shape::Word(&["activity", "outcome"]), words::key_role),
    Field::required("unit", Shape::Text, words::key_unit),
    Field::optional("unit_en", Shape::Text, english::key_unit),
    Field::required("kind", Shape::Word(INDICATOR_KINDS), words::key_indicator_kind),
    Field::optional("decimals", Shape::Whole(0, 6), words::key_decimals),
    Field::required("project", Shape::Id, words::key_project),
    Field::optional("counted", Shape::Table(COUNTED), words::key_counted),
];

/// `surveys/indicators.toml`.
pub const INDICATORS: &[Field] = &[
    Field::required("folder", Shape::Path, words::key_folder),
    Field::optional("sheet", Shape::Text, words::key_sheet),
    Field::required("columns", Shape::Table(BOOK_COLUMNS), words::key_book_columns),
    Field::required("kinds", Shape::Table(BOOK_KINDS), words::key_book_kinds),
    Field::required("indicator", Shape::Tables(INDICATOR), words::key_indicator),
];

/// Most megabytes that a limit may name: more fits into no machine's memory.
const MOST_MB: u32 = 1 << 20;

const LIMITS: &[Field] = &[
    Field::optional("file_mb", Shape::Whole(1, MOST_MB), files::key_file_mb),
    Field::optional("unpacked_mb", Shape::Whole(1, MOST_MB), files::key_unpacked_mb),
    Field::optional("cells", Shape::Whole(1, u32::MAX), files::key_cells),
    Field::optional("text_mb", Shape::Whole(1, MOST_MB), files::key_text_mb),
    Field::optional("files", Shape::Whole(1, u32::MAX), files::key_files),
    Field::optional("seconds", Shape::Whole(1, 86_400), files::key_seconds),
    Field::optional("apart_seconds", Shape::Whole(1, 86_400), files::key_apart_seconds),
    Field::optional("apart_mb", Shape::Whole(64, MOST_MB), files::key_apart_mb),
];

/// `surveys/workspace.toml`.
pub const WORKSPACE: &[Field] = &[
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::optional("language", Shape::Word(Lang::WORDS), words::key_language),
    Field::optional("fictional", Shape::Flag, words::key_fictional),
    Field::optional("corrections", Shape::Path, words::key_corrections),
    Field::optional("more_corrections", Shape::List(&Shape::Path), words::key_more_corrections),
    Field::optional("areas", Shape::Path, words::key_areas),
    Field::optional("limits", Shape::Table(LIMITS), files::key_limits),
];
