//! Whether rows and columns have to do with each other, and how much: chi-square, G and Cramér's V.

use crate::catalogue::tests as said;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::tested::Line;
use crate::stats::contingency::Table;
use crate::stats::{ChiSquareTest, Undefined};

/// The line of a statistic with degrees of freedom.
pub(super) fn of_chi_square(test: TableTest, result: Result<ChiSquareTest, Undefined>) -> Line {
    Line {
        word: test.word(),
        name: test.name(),
        statistic: Some(result.map(|test| test.statistic)),
        df: Some(result.map(|test| test.df)),
        p: Some(result.map(|test| test.p)),
    }
}

/// V as it is, and with its bias taken out.
pub(super) fn cramers_v(table: Result<&Table, Undefined>) -> Vec<Line> {
    let measure = |word, name, value| Line { word, name, statistic: Some(value), df: None, p: None };
    let test = TableTest::CramersV;
    vec![
        measure(test.word(), test.name(), table.and_then(Table::cramers_v)),
        measure("cramers_v_corrected", said::cramers_v_corrected(), table.and_then(Table::cramers_v_corrected)),
    ]
}
