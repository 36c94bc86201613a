//! Reads the bytes of a file into a table of records, exactly as they are in the file.
//!
//! A *record* is one row of the file with its cells. A *flaw* is damage to the bytes of a cell, such as a
//! quote that is never closed.
//!
//! Reading knows nothing of templates. Its caller names the headers that show which delimiter a file uses.

mod choices;
mod encoding;
mod code_page;
mod guess_encoding;
mod decode;
mod padding;
mod kind;
mod dialect;
mod workbook;
mod guess;
mod find_byte;
mod span;
mod marks;
mod positions;
mod plain;
mod tokenizer;
mod record_splitter;
mod cells;
mod cell_splitter;
mod flaw;
mod table;
mod edit;
mod row;
mod rows;
mod text_search;
mod rewrite;
mod reader;

pub use cells::{Cells, unquoted};
pub use choices::ReadChoices;
pub use dialect::{Delimiter, Dialect, LineEnds};
pub(crate) use edit::{in_quotes, quoted};
pub use encoding::Encoding;
pub use flaw::{Flaw, FlawKind};
pub use kind::FileKind;
pub use reader::{MAX_BYTES, MAX_RECORDS, Reader, read};
pub use row::Row;
pub use rows::{RowSplitter, Rows};
pub use span::Span;
pub use table::{Facts, Record, Table};
pub use text_search::TextSearch;
pub use workbook::{HiddenRows, WorkbookChoices, WorkbookFacts, Worksheet};
