//! The two databases: their tables and queries, and the one layer that runs the queries.

mod error;
mod sql_value;
mod row;
mod keys;
pub(crate) mod private;
mod wal;
pub(crate) mod db;
mod lock;
mod migrate;
pub mod fields;
pub mod templates;
pub mod districts;
pub mod accounts;
pub(crate) mod sessions;
pub(crate) mod networks;
pub(crate) mod throttle;
pub(crate) mod values;
pub mod records;
pub mod imports;
pub(crate) mod rows;
pub(crate) mod findings;
pub(crate) mod outcomes;
pub(crate) mod chain;
pub mod audit;
pub mod access_log;
pub(crate) mod idempotency;
pub(crate) mod writable;

pub use chain::Flaw;
pub use db::{Database, Tx};
pub use error::StoreError;
pub use keys::{AccountKey, ImportKey, TemplateKey};
pub use lock::ServerLock;
pub use private::exposed;
pub(crate) use row::Row;
pub(crate) use sql_value::SqlValue;
pub(crate) use sql_value::params;
