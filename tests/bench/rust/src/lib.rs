//! What the benchmark compiles: the generator of its files, and the `csv` crate with the same checks.

pub mod generate;
pub mod pathological;
pub mod checks;

mod amount;
mod cells;
mod code;
mod csv_file;
mod date;
mod key;
mod lengths;
mod text;
mod texts;
#[cfg(target_arch = "wasm32")]
mod worker;

pub use csv_file::CsvFile;
