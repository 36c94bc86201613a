//! What each holder may have so many of at the same time: connections, requests, event streams.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many each holder has. Clones count together.
#[derive(Clone, Debug)]
pub struct ConcurrencyLimit<K> {
    most: usize,
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

/// One of what a holder may have. Dropping it gives it back.
#[derive(Debug)]
pub struct Permit<K: Hash + Eq> {
    holder: K,
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

impl<K: Hash + Eq + Copy> ConcurrencyLimit<K> {
    /// Nobody has one yet, and nobody may have more than `most`.
    pub fn new(most: usize) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// One more for `holder`; `None` when the holder has as many as it may.
    pub fn take(&self, holder: K) -> Option<Permit<K>> {
        let mut taken = lock(&self.taken);
        let count = taken.get(&holder).copied().unwrap_or(0);
        if count >= self.most {
            return None;
        }
        taken.insert(holder, count + 1);
        Some(Permit { holder, taken: Arc::clone(&self.taken) })
    }
}

impl<K: Hash + Eq> Drop for Permit<K> {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        if let Some(count) = taken.get_mut(&self.holder) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.holder);
            }
        }
    }
}

fn lock<K>(taken: &Mutex<HashMap<K, usize>>) -> MutexGuard<'_, HashMap<K, usize>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}
