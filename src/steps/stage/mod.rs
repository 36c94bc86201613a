//! The stage *stage*: consent, upload, and what came of it.

mod stage_card;
mod not_staged;
mod staged_card;

pub use stage_card::StageCard;
pub use staged_card::StagedCard;
