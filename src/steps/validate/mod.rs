//! The stage *validate*: the file as it is read, its header, its findings and its rows.

mod card;
mod repair;
mod facts;
mod reading;
mod working;
mod header;
mod template;
mod dates;
mod blocked;
mod counts;
mod findings;
mod rows;
mod table;

pub use card::ValidateCard;
