//! Ids that connect labels with their elements.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that is unique in the page: `name` and a number.
pub fn unique_id(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{name}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
