//! The engine as its hosts drive it.

#[path = "../../../../tests/corpus/case.rs"]
mod case;
#[path = "../../../../tests/wire/schemas.rs"]
mod schemas;

mod corpus;
mod download;
mod edit;
mod engine;
mod keys;
mod saved_sources;
mod schema;
mod sheet;
mod source;
mod start;
mod workbook;
