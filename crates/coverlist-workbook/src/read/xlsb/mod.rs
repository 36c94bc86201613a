//! Binary workbooks of Excel since 2007: an archive of records.

mod records;
mod sheet;
mod book;

pub(super) use book::Xlsb;
