//! From a plan to published figures: the plan says what is wanted, the engine counts, `stats` computes, and what
//! comes out are figures with their evidence, tables of figures, sentences, and claims that were checked.

mod adjusted;
pub mod batch;
pub mod chain;
pub mod change_table;
pub mod changes;
pub mod claims;
pub mod correlation_table;
pub mod derived;
pub mod disclosure;
pub mod estimates;
pub mod evaluate;
pub mod event_tables;
pub mod evidence;
pub mod figure;
mod ground;
pub mod how;
pub mod indicator_table;
pub mod indicators;
pub mod intervals;
pub mod material;
mod measured;
pub mod parts;
pub mod plan;
pub mod portfolio_table;
pub mod prose;
pub mod quantity_table;
pub mod question_table;
pub mod rates;
pub mod reach;
pub mod records_audit;
pub mod response;
pub mod scale_table;
pub mod single;
pub mod statements;
pub mod table;
pub mod whole;
