//! The stage *process*: consent and progress.

mod consent;
mod running;

pub use consent::ConsentDialog;
pub use running::Running;
