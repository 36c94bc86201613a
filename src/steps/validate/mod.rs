//! The stage *validate*: file facts, header, findings and rows.

mod validate_card;
mod repair_button;
mod file_facts;
mod worksheets;
mod encoding_choice;
mod working;
mod questions;
mod undo_buttons;
mod header_columns;
mod wrong_template;
mod date_orders;
mod blocking_findings;
mod row_counts;
mod finding_groups;
mod file_rows;
mod file_table;

pub use validate_card::ValidateCard;
