//! The messages between page and engine. Each is an array of two values: JSON text, and the `File` of a
//! request or the `Blob` of an answer. A *run* is one validation of a file. A *window* is the part of the
//! rows that the page's table shows.

mod request;
mod answer;
mod summary;
mod window;
mod keys;

pub use answer::{EngineAnswer, EngineFailure, FileFacts, Progress, Sample};
pub use keys::{KeyMatches, MatchedKeys, RowKey};
pub use request::{
    BUILD, CellEdit, DownloadContent, EngineRequest, Filter, MAX_WINDOW, RowsRequest, SavedSources, Start,
    Which,
};
pub use summary::{Column, DateQuestion, DateReading, OrderReason, Summary};
pub use window::{CELL_CHARACTERS, CellRepair, RowView, Window};
