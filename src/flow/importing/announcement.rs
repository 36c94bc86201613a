//! Texts for screen readers.

use super::{Importing, Mark};
use crate::words::{stage, validate};

/// The text that a screen reader speaks when the import reaches a mark.
pub(super) fn announcement(mark: Mark, importing: &Importing) -> Option<String> {
    let validate = importing.validate()?;
    match mark {
        Mark::Chosen => None,
        Mark::Header => {
            validate.header.as_ref().map(|header| format!("{}.", validate::header_summary(header)))
        }
        Mark::Validated => validate.summary().map(validate::verdict),
        Mark::Staged => {
            importing.staged().map(|import| format!("{}. {}", stage::STAGED, stage::staged(import)))
        }
    }
}
