//! The questions about a file that only a person can answer, with their answers.

mod column_choice;
mod word_choices;
mod question_list;
mod row_questions;

pub(super) use column_choice::ColumnChoice;
pub(super) use question_list::{ConfirmAll, Questions};
pub(super) use row_questions::RowQuestions;
