//! Templates: the columns and rules for files about one kind of record.

mod folded;
mod column;
mod document;
mod template_error;
mod check;
mod template_set;
mod builtin;
mod example;

pub use column::Column;
pub use document::{StatusWord, Template};
pub use example::{EXAMPLE_MARK, example_rows};
use folded::folded;
pub use template_error::{TemplateError, TemplateFault};
pub use template_set::TemplateSet;
