//! The databases: tables, queries and the one layer that runs them.

mod error;
mod sql_value;
mod row;
mod keys;
pub mod private;
mod wal;
pub mod db;
mod lock;
mod migrate;
pub mod templates;
pub mod districts;
pub mod accounts;
pub mod sessions;
pub mod networks;
pub mod throttle;
pub mod coverage;
pub mod records;
pub mod imports;
pub mod rows;
pub mod findings;
pub mod outcomes;
pub mod chain;
pub mod audit;
pub mod access_log;
pub mod idempotency;
pub mod writable;

pub use db::{Database, Tx};
pub use error::StoreError;
pub use keys::{AccountKey, ImportKey, TemplateKey};
pub use lock::ServerLock;
pub use row::{FromColumn, Row};
pub use sql_value::SqlValue;
pub(crate) use sql_value::params;
