//! The stage *stage*: consent, upload, and what came of it.

mod card;
mod unsent;
mod staged;

pub use card::StageCard;
pub use staged::StagedCard;
