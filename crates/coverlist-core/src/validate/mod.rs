//! Checks the rows of a table against a template and reports findings.
//!
//! A row that is not a record, such as a title or a total, is *set aside*: it is neither accepted nor
//! rejected.
//!
//! The columns of the file are known from its header. The rows are scanned: whether each is a record, and
//! what each cell is by itself. The facts that all rows prove together follow, such as the order of day and
//! month in dates. They decide the code of each cell. Last, rows are compared with each other.

mod choices;
mod limits;
mod columns;
mod layout;
mod row_cells;
mod repeated_header;
mod row_rules;
mod set_aside;
mod lines;
mod keys;
mod fragments;
mod batch;
mod scan;
mod centuries;
mod dates;
mod decimals;
mod facts;
mod tally;
mod results;
mod term;
mod checks;
mod groups;
mod same_key;
mod same_keys;
mod repeats;
mod unkept;
mod cut_off;
mod second_table;
mod whole_file;
mod validator;
mod verdict;
mod conclude;
mod edit;
mod correct;
mod unknown_words;
mod repairs;

pub use centuries::CenturyColumn;
pub use choices::{Choices, Words};
pub use correct::{CellChange, Change};
pub use dates::DateColumn;
pub use decimals::DecimalColumn;
pub use edit::EditRefusal;
pub use limits::Limits;
pub use lines::Rows;
pub use repairs::DamagedCells;
pub use row_rules::{RowChoices, RowRule};
pub(crate) use same_keys::SameKeys;
pub(crate) use term::Term;
pub use unknown_words::{UnknownWord, UnknownWords};
pub use validator::{Validator, validate};
pub use verdict::{RowStatus, Verdict};
