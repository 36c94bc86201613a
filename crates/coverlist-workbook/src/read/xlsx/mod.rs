//! Workbooks of Excel since 2007: an archive of XML.

mod strings;
mod styles;
mod sheet;
mod book;

pub(super) use book::Xlsx;
