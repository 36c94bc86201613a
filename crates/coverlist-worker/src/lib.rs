//! Validation outside the main thread: the engine and its hosts.
//!
//! The page sends [`EngineRequest`]s and receives [`EngineAnswer`]s. The [`Engine`] handles them and knows
//! nothing about browsers. The [`Host`] gives it the bytes of a `File` and lets the event loop run between
//! slices of work. The worker binary is a host in a web worker; without a worker, the page hosts the same
//! engine. The file's text stays in the engine: the page gets only counts, findings and the rows of one
//! window.

mod message;
mod engine;
mod work;
mod select;
mod sheet;
mod excerpt;
mod source;
mod readings;
mod transfer;
mod slices;
mod host;

pub use engine::{Engine, Next};
pub use host::{Host, Pace};
pub use message::{
    BUILD, Column, DateQuestion, DateReading, EngineAnswer, EngineFailure, EngineRequest, FileFacts, Filter,
    MAX_WINDOW, Progress, RowView, RowsRequest, Sample, Start, Summary, Which, Window,
};
pub use transfer::sha256;
