//! Settings > Templates: the district's templates and fields.

mod trail;
mod column_table;
mod template_screen;
mod template_table;
mod template_import;
mod field_dialog;
mod field_section;
mod templates_screen;

pub use template_screen::TemplateScreen;
pub use templates_screen::TemplatesScreen;
