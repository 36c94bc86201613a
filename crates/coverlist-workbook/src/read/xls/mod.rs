//! Workbooks of Excel 97 to 2003: a container of streams, with records in one of them.

mod container;
mod records;
mod strings;
mod sheet;
mod book;

pub(super) use book::Xls;
pub(super) use container::{Container, SIGNATURE};
