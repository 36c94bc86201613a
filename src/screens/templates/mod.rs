//! Settings > Templates: the district's templates and fields.

mod trail;
mod editor;
mod template_screen;
mod add_template;
mod template_table;
mod template_import;
mod field_dialog;
mod field_section;
mod templates_screen;

pub use template_screen::TemplateScreen;
pub use templates_screen::TemplatesScreen;
