//! The stage *validate*: the parts of the workspace that a file needs, with columns, questions, findings and
//! rows.

mod validated_file;
mod repair_button;
mod file_facts;
mod worksheets;
mod encoding_choice;
mod working;
mod questions;
mod draft;
mod undo_buttons;
mod downloads;
mod header_columns;
mod wrong_template;
mod date_orders;
mod blocking_findings;
mod verdict;
mod finding_groups;
mod file_table;
mod row_rules;
mod saved_source;
mod file_keys;
mod key_matches;
mod row_panel;
mod find_replace;
mod column_menu;
mod file_rows;

pub use validated_file::ValidatedFile;
