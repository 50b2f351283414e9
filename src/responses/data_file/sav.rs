//! The file that SPSS opens by itself (`.sav`): values and everything that is said about them in one. The widths of words are
//! given, since they would be cut at 255 bytes without a word; the day in its head is that of the data and not of a clock.

use std::io::Cursor;
use std::sync::Arc;

use ambers::{
    Alignment, Compression, Measure, MissingSpec, MrSet, MrType, SpssMetadata, Value, write_sav_to_writer,
};
use arrow::array::{ArrayRef, Date32Array, Float64Array, RecordBatch, StringArray};

use crate::catalogue::Phrase;
use crate::error::Error;
use crate::responses::data_file::{DataFile, Datum, Kind, Labels, Variable};

/// Bytes of the smallest text.
const NARROWEST: usize = 1;

impl DataFile {
    /// The data as the bytes of a `.sav`.
    ///
    /// # Errors
    /// The writer refuses.
    pub fn sav(&self) -> Result<Vec<u8>, Error> {
        let refused = |error: &dyn std::fmt::Display| Error::Internal(Phrase::same(error.to_string()));
        let columns = self.variables.iter().enumerate();
        let columns = columns.map(|(place, variable)| (variable.name.as_str(), self.array(place, variable)));
        let batch = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
            .map_err(|error| refused(&error))?;
        let mut bytes = Cursor::new(Vec::new());
        write_sav_to_writer(&mut bytes, &batch, &self.dictionary(), Compression::Bytecode, None)
            .map_err(|error| refused(&error))?;
        Ok(bytes.into_inner())
    }

    fn array(&self, place: usize, variable: &Variable) -> ArrayRef {
        let values = self.rows.iter().map(|row| &row[place]);
        match variable.kind {
            Kind::Code | Kind::Number(_) => Arc::new(values.map(number).collect::<Float64Array>()),
            Kind::Day => Arc::new(values.map(day).collect::<Date32Array>()),
            Kind::Text(_) => Arc::new(values.map(words).collect::<StringArray>()),
        }
    }

    /// What is said about the variables.
    fn dictionary(&self) -> SpssMetadata {
        let mut about = SpssMetadata {
            file_label: self.file_label(),
            creation_time: format!("{} 00:00:00", self.dated),
            compression: Compression::Bytecode,
            number_columns: self.variables.len(),
            weight_variable: self.weight.clone(),
            ..SpssMetadata::default()
        };
        for (place, variable) in self.variables.iter().enumerate() {
            self.describe_in(&mut about, place, variable);
        }
        for set in &self.sets {
            let written = MrSet {
                name: set.name.clone(),
                label: set.label.clone(),
                mr_type: MrType::MultipleDichotomy,
                counted_value: Some("1".to_owned()),
                variables: set.variables.clone(),
            };
            about.mr_sets.insert(set.name.clone(), written);
        }
        about
    }

    fn describe_in(&self, about: &mut SpssMetadata, place: usize, variable: &Variable) {
        let name = || variable.name.clone();
        about.variable_names.push(name());
        about.variable_labels.insert(name(), variable.label.clone());
        let (format, measure) = match variable.kind {
            Kind::Code => ("F8.0".to_owned(), Measure::Nominal),
            Kind::Number(decimals) => {
                (format!("F{}.{decimals}", self.number_width(place, variable, decimals)), Measure::Scale)
            }
            Kind::Day => ("SDATE10".to_owned(), Measure::Scale),
            Kind::Text(bytes) => {
                let bytes = bytes.max(NARROWEST);
                about.variable_storage_widths.insert(name(), bytes);
                about.variable_alignments.insert(name(), Alignment::Left);
                about.variable_display_widths.insert(name(), u32::try_from(bytes.clamp(8, 40)).unwrap_or(40));
                (format!("A{bytes}"), Measure::Nominal)
            }
        };
        about.variable_formats.insert(name(), format);
        about.variable_measures.insert(name(), measure);
        let labels = about.variable_value_labels.entry(name()).or_default();
        match &variable.labels {
            Labels::Numbers(numbers) => {
                labels.extend(numbers.iter().map(|(code, label)| (numeric(*code), label.clone())));
            }
            Labels::Words(words) => {
                labels.extend(words.iter().map(|(word, label)| (Value::String(word.clone()), label.clone())));
            }
        }
        if let Some(reasons) = variable.reasons {
            let why = self.reasons.iter();
            labels.extend(why.map(|(why, word)| (numeric(reasons.code(*why)), word.clone())));
            let range = MissingSpec::Range { lo: real(reasons.first()), hi: real(reasons.last()) };
            about.variable_missing_values.insert(name(), vec![range]);
        }
    }
}

fn numeric(code: i64) -> Value {
    Value::Numeric(real(code))
}

#[expect(clippy::cast_precision_loss, reason = "codes have far fewer digits than a float holds")]
fn real(code: i64) -> f64 {
    code as f64
}

fn number(datum: &Datum) -> Option<f64> {
    match datum {
        // Read as written, and so the nearest float.
        Datum::Number(number) => number.to_string().parse().ok(),
        Datum::Nothing | Datum::Day(_) | Datum::Text(_) => None,
    }
}

fn day(datum: &Datum) -> Option<i32> {
    match datum {
        Datum::Day(day) => Some(day.first_day_number()),
        Datum::Nothing | Datum::Number(_) | Datum::Text(_) => None,
    }
}

fn words(datum: &Datum) -> Option<&str> {
    match datum {
        Datum::Text(text) => Some(text),
        Datum::Nothing | Datum::Number(_) | Datum::Day(_) => None,
    }
}
