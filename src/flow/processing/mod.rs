//! The process screen: the staged import's plan is seen, processed and reported.

mod step;
mod event;
mod advance;
mod effects;
mod watch;

pub use advance::advance;
pub use effects::Processor;
pub use event::{Effect, Event, Said};
pub use step::{Asking, News, Planned, Step};
