//! Templates: the columns and rules for files about one kind of record.

mod pattern;
mod date_item;
mod date_format;
mod column;
mod template_error;
mod purpose;
mod definition;
mod builtin;
mod records;
mod table_schema;
mod schema_write;
mod label;
mod check_column;
mod schema_read;
mod check;
mod template_set;
mod plain;
mod example;
mod sheet_header;
mod difference;
mod faults;

use crate::record::folded;
use builtin::LEAVING_STATUSES;
use column::ISO_DATE;
pub use column::{BlankCell, Column, Remarks, Word};
pub use date_format::DateFormat;
pub use definition::Template;
pub use difference::{ColumnRule, Difference};
pub use example::{EXAMPLE_MARK, example_rows};
pub use pattern::Pattern;
pub use plain::PlainTemplates;
pub use purpose::Purpose;
pub use records::GUARDIAN;
pub use sheet_header::{
    CHECK_START, LINE_HEADER, REASON_HEADER, SheetHeader, SheetHeaderFault, SheetHeaderRule,
};
pub use table_schema::TableSchema;
pub use template_error::{TemplateError, TemplateFault, TemplateRule};
pub use template_set::TemplateSet;
