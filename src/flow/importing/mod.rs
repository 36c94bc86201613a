//! The import screen: a file is chosen, validated and staged.

mod step;
mod event;
mod advance;
mod choosing;
mod deciding;
mod validating;
mod staging;
mod day;
mod announcement;
mod effects;
#[cfg(test)]
mod tests;

pub use advance::advance;
pub use coverlist_worker::Failure as Unreadable;
pub use effects::Importer;
pub use event::{Effect, Event, Mark};
pub use step::{
    Choose, Chosen, Deleting, Importing, Phase, Sending, Stage, Step, TooLarge, Unsent, Validate,
};
