//! The stage *choose*: a template and a file.

mod open_import;
mod delete_button;
mod template_choice;
mod sample_files;
mod choose_card;

pub(in crate::steps) use choose_card::ChooseCard;
pub(in crate::steps) use delete_button::DeleteButton;
pub(in crate::steps) use open_import::{OpenImport, OpenImportNotice};
