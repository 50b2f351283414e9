//! Every rule by which the text of a cell is read, in one table: its id, its layer, and what it does. What stands in a
//! cell is kept raw; `clean` makes it safe to show, `key` is for matching only, `value` is what is counted. The answer
//! ledger names the rule of every cell by its id, so that what was changed in silence can be counted and listed.

use crate::catalogue::{Phrase, rules as words};
use crate::text::clean::cleaned;
use crate::text::key::keyed;

/// Version of the table; it grows by one when a rule changes what it does.
pub const VERSION: u32 = 1;

/// Between raw text and counted value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Made safe to show; nothing is lost.
    Clean,
    /// For matching only; never shown.
    Key,
    /// What is counted.
    Value,
}

impl Layer {
    /// Its word for people.
    pub fn words(self) -> Phrase {
        match self {
            Layer::Clean => words::layer_clean(),
            Layer::Key => words::layer_key(),
            Layer::Value => words::layer_value(),
        }
    }
}

/// What a rule does to what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: it stands as it is counted.
    Plain,
    /// It is read as something else, without asking anybody.
    Silent,
    /// A finding tells of it.
    Told,
}

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable id, as the ledger writes it.
    pub id: &'static str,
    /// Layer that it works in.
    pub layer: Layer,
    /// What it does to what was written.
    pub effect: Effect,
    /// What it does, in words.
    pub meaning: fn() -> Phrase,
}

const fn rule(id: &'static str, layer: Layer, effect: Effect, meaning: fn() -> Phrase) -> Rule {
    Rule { id, layer, effect, meaning }
}

/// The table, layer by layer.
pub const RULES: &[Rule] = &[
    rule("width-ascii", Layer::Clean, Effect::Silent, words::rule_width_ascii),
    rule("width-kana", Layer::Clean, Effect::Silent, words::rule_width_kana),
    rule("sound-mark", Layer::Clean, Effect::Silent, words::rule_sound_mark),
    rule("space", Layer::Clean, Effect::Silent, words::rule_space),
    rule("line-break", Layer::Clean, Effect::Silent, words::rule_line_break),
    rule("escaped-return", Layer::Clean, Effect::Silent, words::rule_escaped_return),
    rule("invisible", Layer::Clean, Effect::Silent, words::rule_invisible),
    rule("tilde", Layer::Clean, Effect::Silent, words::rule_tilde),
    rule("radical", Layer::Clean, Effect::Silent, words::rule_radical),
    rule("trim", Layer::Clean, Effect::Silent, words::rule_trim),
    rule("key-space", Layer::Key, Effect::Silent, words::rule_key_space),
    rule("key-case", Layer::Key, Effect::Silent, words::rule_key_case),
    rule("key-brackets", Layer::Key, Effect::Silent, words::rule_key_brackets),
    rule("key-dash", Layer::Key, Effect::Silent, words::rule_key_dash),
    rule("key-counting-ka", Layer::Key, Effect::Silent, words::rule_key_counting_ka),
    rule("key-signs", Layer::Key, Effect::Silent, words::rule_key_signs),
    rule("key-compatibility", Layer::Key, Effect::Silent, words::rule_key_compatibility),
    rule("key-glyph-variant", Layer::Key, Effect::Silent, words::rule_key_glyph_variant),
    rule("blank", Layer::Value, Effect::Plain, words::rule_blank),
    rule("mark-circle", Layer::Value, Effect::Plain, words::rule_mark_circle),
    rule("mark-circle-variant", Layer::Value, Effect::Silent, words::rule_mark_circle_variant),
    rule("mark-check", Layer::Value, Effect::Silent, words::rule_mark_check),
    rule("mark-one", Layer::Value, Effect::Silent, words::rule_mark_one),
    rule("mark-number", Layer::Value, Effect::Silent, words::rule_mark_number),
    rule("mark-in-label", Layer::Value, Effect::Silent, words::rule_mark_in_label),
    rule("joined", Layer::Value, Effect::Silent, words::rule_joined),
    rule("mark-with-option", Layer::Value, Effect::Silent, words::rule_mark_with_option),
    rule("mark-cross", Layer::Value, Effect::Silent, words::rule_mark_cross),
    rule("mark-none", Layer::Value, Effect::Silent, words::rule_mark_none),
    rule("mark-dash", Layer::Value, Effect::Silent, words::rule_mark_dash),
    rule("mark-empty-box", Layer::Value, Effect::Silent, words::rule_mark_empty_box),
    rule("mark-letter-o", Layer::Value, Effect::Told, words::rule_mark_letter_o),
    rule("mark-zero", Layer::Value, Effect::Told, words::rule_mark_zero),
    rule("mark-double-circle", Layer::Value, Effect::Told, words::rule_mark_double_circle),
    rule("mark-filled-circle", Layer::Value, Effect::Told, words::rule_mark_filled_circle),
    rule("mark-word", Layer::Value, Effect::Told, words::rule_mark_word),
    rule("mark-triangle", Layer::Value, Effect::Told, words::rule_mark_triangle),
    rule("mark-letter-v", Layer::Value, Effect::Told, words::rule_mark_letter_v),
    rule("mark-crossed-box", Layer::Value, Effect::Told, words::rule_mark_crossed_box),
    rule("mark-bracketed", Layer::Value, Effect::Told, words::rule_mark_bracketed),
    rule("unknown-mark", Layer::Value, Effect::Told, words::rule_unknown_mark),
    rule("two-marks", Layer::Value, Effect::Told, words::rule_two_marks),
    rule("by-label", Layer::Value, Effect::Silent, words::rule_by_label),
    rule("by-number", Layer::Value, Effect::Silent, words::rule_by_number),
    rule("by-number-and-label", Layer::Value, Effect::Silent, words::rule_by_number_and_label),
    rule("by-numbers", Layer::Value, Effect::Silent, words::rule_by_numbers),
    rule("by-labels", Layer::Value, Effect::Silent, words::rule_by_labels),
    rule("declared-mark", Layer::Value, Effect::Silent, words::rule_declared_mark),
    rule("wide-separator", Layer::Value, Effect::Silent, words::rule_wide_separator),
    rule("own-words", Layer::Value, Effect::Silent, words::rule_own_words),
    rule("joined-two-ways", Layer::Value, Effect::Told, words::rule_joined_two_ways),
    rule("number-label-conflict", Layer::Value, Effect::Told, words::rule_number_label_conflict),
    rule("unknown-answer", Layer::Value, Effect::Told, words::rule_unknown_answer),
    rule("number", Layer::Value, Effect::Plain, words::rule_number),
    rule("number-thousands", Layer::Value, Effect::Silent, words::rule_number_thousands),
    rule("number-unit", Layer::Value, Effect::Silent, words::rule_number_unit),
    rule("number-brackets", Layer::Value, Effect::Silent, words::rule_number_brackets),
    rule("number-triangle", Layer::Value, Effect::Silent, words::rule_number_triangle),
    rule("number-minus", Layer::Value, Effect::Silent, words::rule_number_minus),
    rule("number-kanji", Layer::Value, Effect::Silent, words::rule_number_kanji),
    rule("dash", Layer::Value, Effect::Silent, words::rule_dash),
    rule("approximate", Layer::Value, Effect::Told, words::rule_approximate),
    rule("range", Layer::Value, Effect::Told, words::rule_range),
    rule("not-a-number", Layer::Value, Effect::Told, words::rule_not_a_number),
    rule("out-of-range", Layer::Value, Effect::Told, words::rule_out_of_range),
    rule("finer-than-thousandth", Layer::Value, Effect::Told, words::rule_finer_than_thousandth),
    rule("date-iso", Layer::Value, Effect::Plain, words::rule_date_iso),
    rule("date-civil", Layer::Value, Effect::Silent, words::rule_date_civil),
    rule("date-compact", Layer::Value, Effect::Silent, words::rule_date_compact),
    rule("date-era", Layer::Value, Effect::Silent, words::rule_date_era),
    rule("date-era-compact", Layer::Value, Effect::Silent, words::rule_date_era_compact),
    rule("words-after-date", Layer::Value, Effect::Silent, words::rule_words_after_date),
    rule("date-outside-era", Layer::Value, Effect::Told, words::rule_date_outside_era),
    rule("date-two-readings", Layer::Value, Effect::Told, words::rule_date_two_readings),
    rule("date-without-era", Layer::Value, Effect::Told, words::rule_date_without_era),
    rule("not-a-date", Layer::Value, Effect::Told, words::rule_not_a_date),
    rule("area-name", Layer::Value, Effect::Silent, words::rule_area_name),
    rule("area-ambiguous", Layer::Value, Effect::Told, words::rule_area_ambiguous),
    rule("area-unknown", Layer::Value, Effect::Told, words::rule_area_unknown),
    rule("leading-zeros", Layer::Value, Effect::Silent, words::rule_leading_zeros),
    rule("nothing-to-say", Layer::Value, Effect::Silent, words::rule_nothing_to_say),
    rule("time-format", Layer::Value, Effect::Silent, words::rule_time_format),
    rule("number-unit-scaled", Layer::Value, Effect::Silent, words::rule_number_unit_scaled),
    rule("number-tenths", Layer::Value, Effect::Silent, words::rule_number_tenths),
    rule("percent-format", Layer::Value, Effect::Silent, words::rule_percent_format),
    rule("fiscal-year", Layer::Value, Effect::Silent, words::rule_fiscal_year),
    rule("date-serial", Layer::Value, Effect::Silent, words::rule_date_serial),
    rule("dash-undeclared", Layer::Value, Effect::Told, words::rule_dash_undeclared),
    rule("negative-sign", Layer::Value, Effect::Told, words::rule_negative_sign),
    rule("percent-or-share", Layer::Value, Effect::Told, words::rule_percent_or_share),
    rule("shown-otherwise", Layer::Value, Effect::Told, words::rule_shown_otherwise),
    rule("other-unit", Layer::Value, Effect::Told, words::rule_other_unit),
    rule("time-written", Layer::Value, Effect::Told, words::rule_time_written),
    rule("serial-without-format", Layer::Value, Effect::Told, words::rule_serial_without_format),
    rule("fiscal-year-only", Layer::Value, Effect::Told, words::rule_fiscal_year_only),
    rule("impossible-date", Layer::Value, Effect::Told, words::rule_impossible_date),
    rule("other-weekday", Layer::Value, Effect::Told, words::rule_other_weekday),
    rule("vague-date", Layer::Value, Effect::Told, words::rule_vague_date),
    rule("same-as-before", Layer::Value, Effect::Told, words::rule_same_as_before),
    rule("range-or-list", Layer::Value, Effect::Told, words::rule_range_or_list),
    rule("resaved-by-excel", Layer::Value, Effect::Told, words::rule_resaved_by_excel),
    rule("text", Layer::Value, Effect::Plain, words::rule_text),
    rule("category", Layer::Value, Effect::Plain, words::rule_category),
    rule("list", Layer::Value, Effect::Silent, words::rule_list),
    rule("reason-option", Layer::Value, Effect::Silent, words::rule_reason_option),
    rule("dont-know", Layer::Value, Effect::Told, words::rule_dont_know),
    rule("refused-answer", Layer::Value, Effect::Told, words::rule_refused_answer),
    rule("error-value", Layer::Value, Effect::Told, words::rule_error_value),
];

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The rules of the clean layer that change a raw text, each once, in the order in which they first do.
pub fn of_cleaning(raw: &str) -> Vec<&'static Rule> {
    once(|applied| {
        cleaned(raw, applied);
    })
}

/// The rules of the key layer that change its clean text, each once.
pub fn of_matching(raw: &str) -> Vec<&'static Rule> {
    once(|applied| {
        keyed(raw, applied);
    })
}

fn once(run: impl FnOnce(&mut dyn FnMut(&'static str))) -> Vec<&'static Rule> {
    let mut ids: Vec<&'static str> = Vec::new();
    run(&mut |id| {
        if !ids.contains(&id) {
            ids.push(id);
        }
    });
    ids.into_iter().filter_map(find).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::text::clean::clean;
    use crate::text::key::key;

    #[test]
    fn an_id_names_one_rule() {
        let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
    }

    #[test]
    fn the_rules_of_a_text_are_named() {
        let named = |raw| of_cleaning(raw).iter().map(|rule| rule.id).collect::<Vec<_>>();
        assert_eq!(named("１２　ｶﾞ"), ["width-ascii", "space", "width-kana"]);
        assert_eq!(named("か\u{3099}〜"), ["sound-mark", "tilde"]);
        assert_eq!(
            named("\u{FEFF}⻑_x000D_\n "),
            ["invisible", "radical", "escaped-return", "line-break", "trim"]
        );
        assert_eq!(named("必要○"), [""; 0]);
        let matched = |raw| of_matching(raw).iter().map(|rule| rule.id).collect::<Vec<_>>();
        assert_eq!(matched("A 3ヶ所"), ["key-case", "key-space", "key-counting-ka"]);
    }

    proptest! {
        /// No silent change: a text that a layer changes has a rule of that layer, and every rule told is in the table.
        #[test]
        fn nothing_is_changed_in_silence(raw in "\\PC*|[ｶﾞ\u{3099} \r\n＿_xX0０DＤ〜～⻑３ヶ所ーA〔\u{FE0F}\u{FA19}]{0,12}") {
            prop_assert_eq!(clean(&raw) != raw, !of_cleaning(&raw).is_empty());
            let shown = clean(&raw);
            prop_assert_eq!(key(&raw) != shown, !of_matching(&raw).is_empty());
            cleaned(&raw, &mut |id| assert!(find(id).is_some(), "{id}"));
            keyed(&raw, &mut |id| assert!(find(id).is_some(), "{id}"));
        }
    }
}
