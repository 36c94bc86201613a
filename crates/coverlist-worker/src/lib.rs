//! Validation outside the page: the engine and its host.
//!
//! The page sends [`EngineRequest`]s and receives [`EngineAnswer`]s. The [`Engine`] handles them and knows
//! nothing about browsers. The [`Host`] gives it the bytes of a `File` and lets the event loop run between
//! slices of work. The binary is a module with a host. It runs in a web worker; without a worker, the page
//! imports it. The page itself links only the messages. The file's text stays in the engine: the page gets
//! counts, findings, the rows of one window, and the sheet as a `Blob`.

mod message;
mod wire;
mod job;
mod engine;
mod work;
mod select;
mod keys;
mod sheet;
mod download;
mod excerpt;
mod source;
mod readings;
mod transfer;
mod start_worker;
mod exchange;
mod workbook_reader;
mod slices;
mod room;
mod warm_up;
mod host;

pub use engine::{Engine, Next};
pub use exchange::{Ender, Exchange};
pub use host::{Host, Pace};
pub use message::{
    BUILD, CELL_CHARACTERS, CellEdit, CellRepair, Column, DateQuestion, DateReading, DownloadContent,
    EngineAnswer, EngineFailure, EngineRequest, FileFacts, Filter, KeyMatches, MAX_WINDOW, MatchedKeys,
    OrderReason, Progress, RowKey, RowView, RowsRequest, Sample, SavedSources, Start, Summary, Which, Window,
};
pub use start_worker::start_worker;
pub use warm_up::warm_up;
pub use wire::read_request;
