//! The stage *stage*: agreement to the number of rejected rows, upload and result.

mod stage_action;
mod not_staged;
mod staged_card;

pub use stage_action::StageAction;
pub use staged_card::StagedCard;
