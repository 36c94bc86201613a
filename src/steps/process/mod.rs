//! The stage *process*: consent and progress.

mod consent_dialog;
mod process_progress;

pub use consent_dialog::ConsentDialog;
pub use process_progress::ProcessProgress;
