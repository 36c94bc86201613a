//! Settings > Retention: after how many days what is deleted.

mod days_field;
mod retention_form;
mod confirm_dialog;
mod kept_imports;
mod retention_screen;

pub use retention_screen::RetentionScreen;
