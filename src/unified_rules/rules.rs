//! The rules as data: the item of the unified rules that each belongs to, what is expected, what to do, and what looks for it.

use super::{Odd, View, cells, columns, sheets};
use crate::catalogue::{Phrase, unified_rules as words};

/// A rule.
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// Item of the unified rules: `1-4`.
    pub item: &'static str,
    /// What is expected.
    pub expected: fn() -> Phrase,
    /// What to do.
    pub hint: fn() -> Phrase,
    pub(super) look: fn(&View<'_>) -> Vec<Odd>,
}

macro_rules! rules {
    ($( $id:literal $item:literal $expected:ident $hint:ident $room:ident :: $look:ident )*) => {
        [$( Rule { id: $id, item: $item, expected: words::$expected, hint: words::$hint, look: $room::$look } ),*]
    };
}

/// Every rule, in the order of the items. What concerns a file as a whole (1-1) is looked for beside them.
#[rustfmt::skip]
pub static RULES: [Rule; 18] = rules! {
    "table-several-values"   "1-2"  one_value         hint_one_value         cells::several_values
    "table-number-as-text"   "1-3"  plain_number      hint_plain_number      columns::numbers_as_text
    "table-error-value"      "1-3"  no_error          hint_no_error          cells::errors
    "table-merged-cells"     "1-4"  no_merge          hint_no_merge          sheets::merges
    "table-layout-spacing"   "1-5"  no_spacing        hint_no_spacing        cells::spacing
    "table-omitted-item"     "1-6"  every_item        hint_every_item        columns::omitted
    "table-same-heading"     "1-6"  own_heading       hint_own_heading       columns::same_headings
    "table-formula"          "1-7"  no_formula        hint_no_formula        sheets::formulas
    "table-object"           "1-8"  no_object         hint_no_object         sheets::objects
    "table-struck"           "1-8"  no_struck         hint_no_struck         sheets::struck
    "table-unit-missing"     "1-9"  unit_said         hint_unit_said         columns::units
    "table-dependent-character" "1-10" any_machine    hint_any_machine       cells::dependent
    "table-era-year"         "1-11" western_year      hint_western_year      cells::eras
    "table-area-name"        "1-12" full_area         hint_full_area         columns::areas
    "table-unknown-sign"     "1-13" agreed_sign       hint_agreed_sign       columns::signs
    "table-split"            "1-14" one_piece         hint_one_piece         sheets::split
    "table-hidden"           "1-14" nothing_hidden    hint_nothing_hidden    sheets::hidden
    "table-several-tables"   "1-15" one_table         hint_one_table         sheets::several
};
