//! Response rates (回収率, 有効回収率) from the base chain. 配布数 is everyone who was asked; who could not be
//! reached stays in it.

pub mod aapor;
pub mod dispositions;

use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::share::{Share, share};

/// A response rate below this percentage is low unless a plan says otherwise: below it, the standards of the federal
/// statistics of the United States ask what non-response does to the results (OMB, Standards and Guidelines for
/// Statistical Surveys, 2006, guideline 3.2.9).
pub const LOW_RESPONSE: u32 = 80;

/// 回収率: returns of those asked.
///
/// # Errors
/// Nobody was asked, or nobody knows how many were (an open stratum).
pub fn return_rate(chain: &BaseChain) -> Result<Share, Undefined> {
    share(chain.returned, chain.distributed.ok_or(Undefined::UnknownBase)?)
}

/// 有効回収率: valid returns of those asked.
///
/// # Errors
/// As for [`return_rate`].
pub fn valid_return_rate(chain: &BaseChain) -> Result<Share, Undefined> {
    share(chain.valid, chain.distributed.ok_or(Undefined::UnknownBase)?)
}
