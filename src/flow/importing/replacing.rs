//! Counting the cells of a field that contain a text, before it is replaced.

use super::{Effect, Importing, Phase, Step};
use coverlist_core::record::Field;

/// A text to find in the cells of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    pub field: Field,
    pub text: String,
}

/// The text that was looked for last, and the number of cells that contain it, once they are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub find: Find,
    pub cells: Option<u32>,
}

/// Asks the engine for the number of cells.
pub(super) fn count(mut state: Importing, find: Find) -> (Importing, Vec<Effect>) {
    let run = state.run;
    match &mut state.step {
        Step::Validate(validate) if matches!(validate.phase, Phase::Done { .. }) && !find.text.is_empty() => {
            validate.found = Some(Found { find: find.clone(), cells: None });
            (state, vec![Effect::CountCells { run, find }])
        }
        _ => (state, vec![]),
    }
}

/// Takes the number of cells. One of another text is late.
pub(super) fn take_count(mut state: Importing, find: &Find, cells: u32) -> (Importing, Vec<Effect>) {
    let found = state.validate_mut().and_then(|validate| validate.found.as_mut());
    if let Some(found) = found.filter(|found| found.find == *find) {
        found.cells = Some(cells);
    }
    (state, vec![])
}
