//! Settings > System Utilities: the two cards, and the screens behind them.

mod cards;
mod screens;

pub use cards::Cards;
pub use screens::{ImportUtility, ProcessUtility};
