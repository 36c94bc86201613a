use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Limits how many permits each key holds at the same time. A key is, for example, a network or an account.
/// Clones share the counts.
#[derive(Clone, Debug)]
pub struct ConcurrencyLimit<K> {
    per_key: usize,
    held: Counts<K>,
}

type Counts<K> = Arc<Mutex<HashMap<K, usize>>>;

#[derive(Debug)]
pub struct Permit<K: Hash + Eq> {
    key: K,
    held: Counts<K>,
}

impl<K: Hash + Eq + Copy> ConcurrencyLimit<K> {
    pub fn new(per_key: usize) -> Self {
        Self { per_key, held: Arc::default() }
    }

    /// A permit for `key`, which is returned when it is dropped; `None` when the key already holds the
    /// maximum.
    pub fn acquire(&self, key: K) -> Option<Permit<K>> {
        let mut held = lock(&self.held);
        let count = held.get(&key).copied().unwrap_or(0);
        if count >= self.per_key {
            return None;
        }
        held.insert(key, count + 1);
        Some(Permit { key, held: Arc::clone(&self.held) })
    }
}

impl<K: Hash + Eq> Drop for Permit<K> {
    fn drop(&mut self) {
        let mut held = lock(&self.held);
        if let Some(count) = held.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.key);
            }
        }
    }
}

fn lock<K>(counts: &Counts<K>) -> MutexGuard<'_, HashMap<K, usize>> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}
