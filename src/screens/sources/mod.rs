//! Settings > Sources: the answers that are kept for the next list of a sender.

mod source_card;
mod remove_dialog;
mod sources_screen;

pub use sources_screen::SourcesScreen;
