//! The response table as a polars data frame, in columns that never hold a null: a missing answer is an empty code
//! or a zero, and the reason stands in a column of its own, so that "did not choose" never drops a case.

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, Series};

use crate::error::Error;
use crate::responses::schema;
use crate::responses::table::{ColumnKind, ResponseTable, TableColumn};
use crate::survey::answer::AnswerValue;

/// The data frame of a table.
pub(crate) fn data_frame(table: &ResponseTable) -> Result<DataFrame, Error> {
    let dispositions: Vec<&str> = table.cases.iter().map(|case| case.disposition.word()).collect();
    let mut columns: Vec<Column> = vec![Series::new(schema::DISPOSITION.into(), dispositions).into_column()];
    for column in table.columns.values() {
        columns.extend(columns_of(column));
    }
    DataFrame::new(table.cases.len(), columns).map_err(|error| super::store::internal(&error))
}

fn columns_of(column: &TableColumn) -> Vec<Column> {
    let name = column.name.as_str();
    let reasons: Vec<&str> =
        column.values.iter().map(|value| value.missing().map_or("", |reason| reason.word())).collect();
    let mut made = vec![Series::new(schema::missing(name).into(), reasons).into_column()];
    match column.kind {
        ColumnKind::Code => {
            let codes: Vec<&str> = column
                .values
                .iter()
                .map(|value| match value {
                    AnswerValue::Code(code) => code.as_str(),
                    _ => "",
                })
                .collect();
            made.push(Series::new(name.into(), codes).into_column());
        }
        ColumnKind::Options => {
            for code in &column.codes {
                let chosen: Vec<bool> = column
                    .values
                    .iter()
                    .map(|value| matches!(value, AnswerValue::Options(several) if several.contains(code)))
                    .collect();
                made.push(Series::new(schema::option(name, code).into(), chosen).into_column());
            }
        }
        ColumnKind::Quantity => {
            let numbers: Vec<i64> = column
                .values
                .iter()
                .map(|value| match value {
                    AnswerValue::Quantity(number) => number.milli().unwrap_or(0),
                    _ => 0,
                })
                .collect();
            made.push(Series::new(name.into(), numbers).into_column());
        }
        ColumnKind::Date => {
            let days: Vec<i32> = column
                .values
                .iter()
                .map(|value| match value {
                    AnswerValue::Date(date) => date.first_day_number(),
                    _ => 0,
                })
                .collect();
            made.push(Series::new(name.into(), days).into_column());
        }
        ColumnKind::Text => {}
    }
    made
}
