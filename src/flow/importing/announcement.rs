//! Writes the texts that screen readers speak on the import screen.

use super::{Importing, TimingMark};
use crate::words::{header, stage, validate};

/// The text that a screen reader speaks when the import reaches a mark.
pub(super) fn announcement(mark: TimingMark, importing: &Importing) -> Option<String> {
    let validated = || importing.validate();
    match mark {
        TimingMark::Chosen => None,
        TimingMark::Header => validated()?.header.as_ref().map(header::summary),
        TimingMark::Validated => validated()?.summary().map(validate::verdict),
        TimingMark::Staged => importing.staged().map(stage::staged),
    }
}
