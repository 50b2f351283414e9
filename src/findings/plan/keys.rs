//! The keys of a plan file, with what each takes.

use crate::catalogue::{
    bounds, change, definition as words, differences, disclosure, english, inference, office, outcome, sampling,
    tabulation,
};
use crate::catalogue::{quantities, related, statements};
use crate::findings::plan::Degree;
use crate::findings::plan::compared::DifferenceMethod;
use crate::stats::outcome_rate::aapor::Rate;
use crate::stats::outcome_rate::dispositions::Class;
use crate::survey::missing::Disposition;
use crate::survey::toml::shape::{Field, Shape};
use crate::survey::workbook::Kind;

/// Conventions of tenths.
pub const CONVENTIONS: &[&str] = &["cut", "rounded", "either"];
/// Kinds of table.
pub const TABLE_KINDS: &[&str] = &[
    "question",
    "change",
    "series",
    "response_rates",
    "event_list",
    "events_by_area",
    "indicators",
    "logic_model",
    "estimates",
    "quantities",
    "scale",
    "correlation",
    "portfolio",
];
/// What a table of quantities shows of each.
pub const STATISTICS: &[&str] = &["mean", "interval", "sd", "median", "sum", "min", "max", "nps"];
/// How groups are compared.
pub const COMPARISONS: &[&str] = &["student", "welch", "ranks", "trend"];
/// How the p of several pairs are adjusted.
pub const ADJUSTMENTS: &[&str] = &["none", "bonferroni", "holm", "bh"];
/// How a quantile between two answers is found.
pub const QUANTILE_RULES: &[&str] = &["inclusive", "exclusive"];
/// Kinds of statement.
pub const STATEMENT_KINDS: &[&str] =
    &["share", "majority", "main_reasons", "order", "target", "change", "target_and_change", "whole_period"];
/// Styles of a sentence.
pub const STYLES: &[&str] = &["sentence", "ministry"];
/// Derivations.
pub const DERIVATIONS: &[&str] = &["actual_over_target", "change", "points_from_target"];
/// Tests: of the groups of a table of answers, and of changes between rounds.
pub const TESTS: &[&str] = &[
    "chi_square",
    "g",
    "fisher",
    "cramers_v",
    "cochran_armitage",
    "linear_by_linear",
    "jonckheere",
    "kendall",
    "gamma",
    "residuals",
    "column_proportions",
    "against_rest",
    "mmi",
    "spmi",
    "option_chi_square",
    "option_fisher",
    "mcnemar_mid_p",
    "mcnemar_exact",
    "mcnemar",
    "mcnemar_cc",
    "stuart_maxwell",
    "bowker",
    "cochran_q",
    "wilcoxon",
    "paired_t",
    "difference",
];
/// Methods of the interval of a share.
pub const INTERVALS: &[&str] = &[
    "wilson",
    "wilson-continuity",
    "clopper-pearson",
    "mid-p",
    "jeffreys",
    "jeffreys-equal-tailed",
    "agresti-coull",
    "wald",
    "wilson-design",
    "logit",
    "korn-graubard",
    "korn-graubard-capped",
    "normal-design",
    "sampling-error",
    "hypergeometric",
];

/// What may be assumed of those without an answer.
pub const ASSUMPTIONS: &[&str] = &["answers_like_random_sample"];

const SECTION: &[Field] = &[
    Field::required("number", Shape::Text, words::key_section_number),
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::optional("prose", Shape::Path, words::key_prose),
];

const PROBLEM: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("mark", Shape::Text, words::key_mark_printed),
    Field::required("text", Shape::Text, words::key_problem_text),
    Field::optional("text_en", Shape::Text, english::key_text),
    Field::optional("figures", Shape::List(&Shape::RoundId), words::key_rests_on),
];

const PROJECT: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("name", Shape::Text, words::key_project_name),
    Field::optional("name_en", Shape::Text, english::key_name),
    Field::required("by", Shape::Text, words::key_by),
    Field::optional("by_en", Shape::Text, english::key_by),
    Field::optional("answers", Shape::List(&Shape::RoundId), words::key_answers),
    Field::optional("indicators", Shape::List(&Shape::RoundId), words::key_project_indicators),
    Field::optional("methods", Shape::List(&Shape::Text), words::key_methods),
    Field::optional("methods_en", Shape::List(&Shape::Text), english::key_methods),
    Field::optional("results", Shape::List(&Shape::RoundId), words::key_results),
];

const GROUP: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("label", Shape::Text, words::key_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("condition", Shape::Condition, differences::key_condition),
];

const FIGURE: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("label", Shape::Text, words::key_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::optional("unit", Shape::Text, words::key_unit),
    Field::optional("unit_en", Shape::Text, english::key_unit),
    Field::optional("decimals", Shape::Whole(0, 6), words::key_decimals),
    Field::optional("survey", Shape::RoundId, words::key_figure_survey),
    Field::optional("round", Shape::RoundId, words::key_figure_round),
    Field::optional("records", Shape::RoundId, words::key_figure_records),
    Field::optional("indicator", Shape::RoundId, words::key_figure_indicator),
    Field::optional("count", Shape::Condition, words::key_figure_count),
    Field::optional("share", Shape::Condition, words::key_figure_share),
    Field::optional("question", Shape::RoundId, words::key_figure_question),
    Field::optional("sum", Shape::RoundId, words::key_figure_sum),
    Field::optional("filter", Shape::Condition, words::key_filter),
    Field::optional("derive", Shape::Word(DERIVATIONS), words::key_derive),
    Field::optional("years", Shape::List(&Shape::FiscalYear), words::key_years_used),
    Field::optional("level", Shape::Number, inference::key_level),
    Field::optional("interval", Shape::Word(INTERVALS), inference::key_interval),
    Field::optional("fpc", Shape::Flag, inference::key_fpc),
    Field::optional("assume", Shape::Word(ASSUMPTIONS), inference::key_assume),
    Field::optional("assume_reason", Shape::Text, inference::key_assume_reason),
    Field::optional("assume_reason_en", Shape::Text, english::key_assume_reason),
    Field::optional("against", Shape::Text, differences::key_against),
    Field::optional("groups", Shape::Tables(GROUP), differences::key_groups),
    Field::optional("difference", Shape::Word(DifferenceMethod::WORDS), differences::key_difference),
    Field::optional("test", Shape::Flag, differences::key_test),
];

/// Denominators of shares.
pub const BASES: &[&str] = &["answered", "eligible", "both"];
/// What the shares of a multiple answer are of.
pub const PERCENT_OF: &[&str] = &["people", "mentions"];
/// Where the options of a table of answers stand.
pub const OPTIONS_IN: &[&str] = &["columns", "rows"];

const NET: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("label", Shape::Text, words::key_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("codes", Shape::List(&Shape::Code), tabulation::key_net_codes),
];

const POINT: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("label", Shape::Text, words::key_label),
    Field::optional("label_en", Shape::Text, english::key_label),
    Field::required("condition", Shape::Condition, tabulation::key_point_condition),
];

pub(super) const TABLE: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::optional("kind", Shape::Word(TABLE_KINDS), words::key_table_kind),
    Field::optional("decimals", Shape::Whole(0, 6), words::key_decimals),
    Field::optional("survey", Shape::RoundId, words::key_figure_survey),
    Field::optional("round", Shape::RoundId, words::key_figure_round),
    Field::optional("records", Shape::RoundId, words::key_figure_records),
    Field::optional("indicator", Shape::RoundId, words::key_figure_indicator),
    Field::optional("rows", Shape::Several(&Shape::RoundId), tabulation::key_rows),
    Field::optional("by", Shape::Several(&Shape::Text), tabulation::key_by),
    Field::optional("by_classes", Shape::List(&Shape::Text), tabulation::key_by_classes),
    Field::optional("by_classes_en", Shape::List(&Shape::Text), english::key_by_classes),
    Field::optional("points", Shape::Tables(POINT), tabulation::key_points),
    Field::optional("filter", Shape::Condition, words::key_filter),
    Field::optional("with_not_returned", Shape::Flag, words::key_with_not_returned),
    Field::optional("base", Shape::Word(BASES), tabulation::key_base),
    Field::optional("percent_of", Shape::Word(PERCENT_OF), tabulation::key_percent_of),
    Field::optional("options", Shape::Word(OPTIONS_IN), tabulation::key_options),
    Field::optional("weight", Shape::Text, tabulation::key_weight),
    Field::optional("nets", Shape::Tables(NET), tabulation::key_nets),
    Field::optional("classes", Shape::List(&Shape::Text), tabulation::key_classes),
    Field::optional("classes_en", Shape::List(&Shape::Text), english::key_classes),
    Field::optional("rounds", Shape::List(&Shape::Text), words::key_rounds_shown),
    Field::optional("tests", Shape::List(&Shape::Word(TESTS)), change::key_tests),
    Field::optional("rates", Shape::List(&Shape::Word(Rate::NAMES)), outcome::key_rates),
    Field::optional("e", Shape::Number, outcome::key_e),
    Field::optional("e_reason", Shape::Text, outcome::key_e_reason),
    Field::optional("e_reason_en", Shape::Text, english::key_e_reason),
    Field::optional("columns", Shape::List(&Shape::RoundId), words::key_columns_shown),
    Field::optional("date", Shape::RoundId, words::key_table_date),
    Field::optional("area", Shape::RoundId, words::key_table_area),
    Field::optional("sum", Shape::RoundId, words::key_figure_sum),
    Field::optional("distinct", Shape::RoundId, words::key_distinct_values),
    Field::optional("levels", Shape::List(&Shape::Text), words::key_levels),
    Field::optional("ratio_to", Shape::RoundId, sampling::key_ratio_to),
    Field::optional("role", Shape::Word(&["activity", "outcome"]), words::key_role_shown),
    Field::optional("items", Shape::List(&Shape::RoundId), quantities::key_items),
    Field::optional("show", Shape::List(&Shape::Word(STATISTICS)), quantities::key_show),
    Field::optional("quantiles", Shape::List(&Shape::Number), quantities::key_quantiles),
    Field::optional("quantile_rule", Shape::Word(QUANTILE_RULES), quantities::key_quantile_rule),
    Field::optional("scores", Shape::List(&Shape::Text), quantities::key_scores),
    Field::optional("top", Shape::Whole(1, 10), quantities::key_top_steps),
    Field::optional("bottom", Shape::Whole(1, 10), quantities::key_bottom_steps),
    Field::optional("promoters", Shape::List(&Shape::Code), quantities::key_promoters),
    Field::optional("detractors", Shape::List(&Shape::Code), quantities::key_detractors),
    Field::optional("compare", Shape::List(&Shape::Word(COMPARISONS)), quantities::key_compare),
    Field::optional("adjust", Shape::Word(ADJUSTMENTS), quantities::key_adjust),
    Field::optional("combine", Shape::Word(&["mean", "sum"]), related::key_combine),
    Field::optional("correlation", Shape::Word(&["pearson", "spearman", "kendall"]), related::key_correlation),
    Field::optional("overall", Shape::RoundId, related::key_overall),
    Field::optional("importance", Shape::List(&Shape::RoundId), related::key_importance),
    Field::optional("split", Shape::Word(&["mean", "median"]), related::key_split),
    Field::optional("level", Shape::Number, inference::key_level),
    Field::optional("interval", Shape::Word(INTERVALS), inference::key_interval),
    Field::optional("fpc", Shape::Flag, inference::key_fpc),
    Field::optional("intervals", Shape::Flag, inference::key_intervals),
    Field::optional("bounds", Shape::Flag, bounds::key_bounds),
    Field::optional("assume", Shape::Word(ASSUMPTIONS), inference::key_assume),
    Field::optional("assume_reason", Shape::Text, inference::key_assume_reason),
    Field::optional("assume_reason_en", Shape::Text, english::key_assume_reason),
];

const DISPOSITION: &[Field] = &[
    Field::required("id", Shape::Word(Disposition::WORDS), outcome::key_disposition),
    Field::optional("distributed", Shape::Flag, outcome::key_distributed),
    Field::optional("returned", Shape::Flag, outcome::key_returned),
    Field::optional("valid", Shape::Flag, outcome::key_valid),
    Field::optional("aapor", Shape::Word(Class::WORDS), outcome::key_aapor),
    Field::optional("reason", Shape::Text, outcome::key_disposition_reason),
    Field::optional("reason_en", Shape::Text, english::key_reason),
];

pub(super) const STATEMENT: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("kind", Shape::Word(STATEMENT_KINDS), words::key_statement_kind),
    Field::optional("subject", Shape::Text, statements::key_subject),
    Field::optional("subject_en", Shape::Text, english::key_subject),
    Field::optional("unit", Shape::Text, words::key_statement_unit),
    Field::optional("unit_en", Shape::Text, english::key_unit),
    Field::optional("style", Shape::Word(STYLES), statements::key_style),
    Field::optional("numbers", Shape::Flag, statements::key_numbers),
    Field::optional("figure", Shape::RoundId, words::key_statement_figure),
    Field::optional("figures", Shape::List(&Shape::RoundId), statements::key_figures),
    Field::optional("table", Shape::RoundId, words::key_statement_table),
    Field::optional("option", Shape::Code, statements::key_option),
    Field::optional("top", Shape::Whole(1, 10), words::key_top),
    Field::optional("target", Shape::RoundId, words::key_statement_target),
    Field::optional("change", Shape::RoundId, words::key_statement_change),
    Field::optional("convention", Shape::Word(CONVENTIONS), words::key_convention),
    Field::optional("target_convention", Shape::Word(CONVENTIONS), words::key_convention),
    Field::optional("change_convention", Shape::Word(CONVENTIONS), words::key_convention),
    Field::optional("convention_reason", Shape::Text, statements::key_convention_reason),
    Field::optional("convention_reason_en", Shape::Text, english::key_convention_reason),
    Field::optional("degree", Shape::Word(Degree::WORDS), statements::key_degree),
    Field::optional("decimals", Shape::Whole(0, 6), statements::key_decimals),
];

const CLAIM: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("text", Shape::Text, words::key_claim_text),
    Field::optional("text_en", Shape::Text, english::key_text),
    Field::required("where", Shape::Text, words::key_claim_where),
    Field::optional("where_en", Shape::Text, english::key_where),
    Field::required("figure", Shape::RoundId, words::key_claim_figure),
    Field::optional("value", Shape::Number, words::key_claim_value),
    Field::optional("tenths", Shape::Number, words::key_claim_tenths),
    Field::optional("all", Shape::Flag, words::key_claim_all),
    Field::optional("convention", Shape::Word(CONVENTIONS), words::key_convention),
];

const DISCLOSURE: &[Field] = &[
    Field::optional("rule", Shape::Text, disclosure::key_rule),
    Field::optional("protect", Shape::Whole(1, 1000), disclosure::key_protect),
    Field::optional("hide_zero", Shape::Flag, disclosure::key_hide_zero),
    Field::optional("surveys", Shape::List(&Shape::RoundId), disclosure::key_surveys),
    Field::optional("publish_small_counts", Shape::Flag, disclosure::key_publish_small_counts),
    Field::optional("reason", Shape::Text, disclosure::key_reason),
    Field::optional("reason_en", Shape::Text, english::key_reason),
];

/// A plan file.
pub const PLAN: &[Field] = &[
    Field::required("id", Shape::RoundId, words::key_id),
    Field::required("title", Shape::Text, words::key_title),
    Field::optional("title_en", Shape::Text, english::key_title),
    Field::required("period", Shape::List(&Shape::FiscalYear), words::key_plan_period),
    Field::optional("as_of", Shape::Day, words::key_plan_as_of),
    Field::optional("decimals", Shape::Whole(0, 6), words::key_decimals),
    Field::optional("disclosure", Shape::Table(DISCLOSURE), disclosure::key_disclosure),
    Field::optional("low_response_below", Shape::Whole(0, 100), outcome::key_low_response_below),
    Field::optional("partial_below", Shape::Whole(1, 100), outcome::key_partial_below),
    Field::optional("disposition", Shape::Tables(DISPOSITION), outcome::key_dispositions),
    Field::optional("level", Shape::Number, inference::key_level),
    Field::optional("interval", Shape::Word(INTERVALS), inference::key_interval),
    Field::optional("fpc", Shape::Flag, inference::key_fpc),
    Field::required("sections", Shape::Tables(SECTION), words::key_sections),
    Field::optional("template", Shape::Several(&Shape::Path), office::key_template),
    Field::optional("problem", Shape::Tables(PROBLEM), words::key_problems),
    Field::optional("project", Shape::Tables(PROJECT), words::key_projects),
    Field::optional("figure", Shape::Tables(FIGURE), words::key_figures),
    Field::optional("table", Shape::Tables(TABLE), words::key_tables),
    Field::optional("statement", Shape::Tables(STATEMENT), words::key_statements),
    Field::optional("claim", Shape::Tables(CLAIM), words::key_claims),
];

/// A plan, as a kind of definition that a workbook may hold.
pub const KIND: Kind = Kind { word: "plan", fields: PLAN };

#[cfg(test)]
mod tests {
    use super::{INTERVALS, TESTS};
    use crate::findings::plan::change::TEST_WORDS;
    use crate::findings::plan::table_tests::TableTest;
    use crate::stats::proportion::Method;

    #[test]
    fn every_test_can_be_asked_for() {
        let tables = TableTest::ALL.iter().map(|test| test.word());
        let words: Vec<&str> = tables.chain(TEST_WORDS.iter().copied()).collect();
        assert_eq!(words, TESTS);
    }

    #[test]
    fn every_method_can_be_asked_for() {
        let codes: Vec<&str> = Method::ALL.iter().map(|method| method.code()).collect();
        assert_eq!(codes, INTERVALS);
    }
}
