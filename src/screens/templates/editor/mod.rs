//! The editor of a template: its fields in the order of the file, the rules of one of them, and its versions.

mod desk;
mod rule_text;
mod editor_head;
mod editor_faults;
mod template_list;
mod version_list;
mod name_fields;
mod field_table;
mod add_field;
mod column_panel;
mod word_list;
mod limit_fields;
mod status_rules;
mod example_file;
mod template_editor;

pub use template_editor::TemplateEditor;
