//! Of which tables a chart is drawn, as far as a plan alone tells: marks are checked before anything is counted.

use super::TableKind;
use super::change::SeriesTable;

impl TableKind {
    /// Whether a chart is drawn of such a table, whatever was answered.
    pub fn has_chart(&self) -> bool {
        match self {
            Self::Battery(items) => items.iter().all(|item| item.by.is_empty()),
            Self::Question(_) | Self::Series(SeriesTable::Indicator(_)) => true,
            Self::Series(SeriesTable::Question(asked)) => asked.by.is_none(),
            Self::Change(asked) => asked.by.is_none() && !asked.question.lines.is_empty(),
            Self::Estimates(_)
            | Self::ResponseRates(_)
            | Self::EventList { .. }
            | Self::EventsByArea { .. }
            | Self::Indicators(_)
            | Self::LogicModel
            | Self::Quantities(_)
            | Self::Scale(_)
            | Self::Correlation(_)
            | Self::Portfolio(_) => false,
        }
    }
}
