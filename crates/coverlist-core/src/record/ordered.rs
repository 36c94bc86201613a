//! Order without the sort of the standard library, which is up to 15 kB of the worker for each type.

use std::collections::BinaryHeap;

/// A map or set of these items. `collect` would sort them first.
pub(crate) fn inserted<T, C: Default + Extend<T>>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// The items in order. It takes about twice as long as `sort`.
pub(crate) fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}
