//! The stage *stage*: consent to rejected rows, upload and result.

mod stage_card;
mod not_staged;
mod staged_card;

pub use stage_card::StageCard;
pub use staged_card::StagedCard;
