//! What is kept, and the one layer through which it is read and written.

mod error;
mod value;
mod keys;
pub mod private;
mod wal;
pub mod db;
mod lock;
mod migrate;
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
pub use keys::{AccountKey, ImportKey};
pub use lock::ServerLock;
pub(crate) use value::params;
pub use value::{FromColumn, Param, Row};
