//! One sample against a given value: a share, a mean, a distribution.

mod fit;
mod mean;
mod proportion;

pub use fit::{Fit, expected_counts, goodness_of_fit};
pub use mean::{MeanTest, mean_against};
pub use proportion::{ExactTest, ScoreTest, exact_against, score_against};
