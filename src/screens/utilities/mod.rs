//! Settings > System Utilities: the two cards and the screens that they open.

mod last_imports;
mod process_card;
mod utility_cards;
mod utility_screens;

pub use utility_cards::UtilityCards;
pub use utility_screens::{ImportUtility, ProcessUtility};
