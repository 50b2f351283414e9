//! Response rates (回収率, 有効回収率) from the base chain. 配布数 is everyone who was asked; who could not be
//! reached stays in it.

pub mod aapor;

use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::share::{Share, share};

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
