//! Validation off the main thread: the engine, and where it is hosted.
//!
//! The page sends [`EngineRequest`]s and gets [`EngineAnswer`]s. The [`Engine`] turns one into the other and knows nothing of browsers; the
//! [`Host`] gives it a `File`'s bytes and lets the event loop breathe between slices of work. The worker binary hosts it in a
//! web worker; where none can run, the page hosts the same engine itself. The file's text never leaves the engine: the
//! page gets counts, findings and the window of rows that it shows.

mod message;
mod engine;
mod work;
mod select;
mod excerpt;
mod source;
mod readings;
mod transfer;
mod host;

pub use engine::{Engine, Next};
pub use host::{Host, Pace};
pub use message::{
    BUILD, Column, DateQuestion, DateReading, EngineAnswer, EngineFailure, EngineRequest, FileFacts, Filter,
    MAX_WINDOW, Progress, RowView, RowsRequest, Sample, Start, Summary, Which, Window,
};
pub use transfer::sha256;
