use crate::store::ImportKey;
use crate::store::imports::Import;
use coverlist_core::plan::Counts;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A cache: the number of rows per outcome in the plan of each district's open import, by the district's id.
/// The counts change only when the import's generation changes.
#[derive(Default)]
pub struct PlannedCounts(Mutex<HashMap<i64, Counted>>);

#[derive(Clone, Copy)]
struct Counted {
    import: ImportKey,
    generation: i64,
    counts: Counts,
}

impl PlannedCounts {
    pub(super) fn get(&self, import: &Import) -> Option<Counts> {
        let counted = self.lock().get(&import.key.district).copied()?;
        (counted.import == import.key && counted.generation == import.generation).then_some(counted.counts)
    }

    pub(super) fn set(&self, import: &Import, counts: Counts) {
        let counted = Counted { import: import.key, generation: import.generation, counts };
        self.lock().insert(import.key.district, counted);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Counted>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
