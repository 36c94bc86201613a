//! Looks up which records keys name, and explains a key that names none: which single record it would name if
//! its lost zeros came back, for example. A person accepts such a proposal; nothing applies it by itself.

mod difference;
mod form;
mod answer;
mod group;
mod relation;
mod other_id;
mod look_up;

pub use answer::{Answer, Evidence, Proposal, Rivals};
pub use difference::Difference;
pub use look_up::{Known, Lookup};
pub use relation::Relation;
