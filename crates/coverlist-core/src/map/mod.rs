//! Finds the header of a file, and proposes a column of the file for each field of a template.
//!
//! Nothing but an exact header and a person's decision is applied. Everything else is a proposal.

mod choices;
mod verdict;
mod similarity;
mod vocabulary;
mod sample;
mod fit;
mod attributes;
mod content;
mod dates;
mod evidence;
mod propose;
mod persons;
mod rows;
mod locate;
mod compare;
mod better_template;
mod roster;
mod observe;
mod payments;

pub use choices::{ColumnChoices, ColumnMapping, HeaderChoice, NoHeader};
pub(crate) use compare::{MAX_COLUMNS, SHOWN_CHARACTERS, located_header, named_columns};
pub use compare::{header, header_cells, headers};
pub use locate::is_header_read;
pub(crate) use observe::observe;
pub(crate) use payments::{RefundColumn, is_about_insurance, item_columns, refund_columns};
pub use persons::is_of_another;
pub(crate) use rows::column_name;
pub use rows::has_header;
pub(crate) use similarity::letters;
pub use verdict::{BetterTemplate, Check, Expected, Found, HeaderVerdict, Other, Reason, Rival};
pub(crate) use vocabulary::plain_words;
