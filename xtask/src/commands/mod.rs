//! The commands, one file each.

mod table;

mod serve;
mod dev;
mod dist;
mod lint;
mod deny;
mod test;
mod e2e;
mod bench;
mod faults;
mod codegen;
mod tidy;
mod styles;
mod tools;

pub use table::{ALL, overview};
