use leptos::prelude::{GetValue, StoredValue, UpdateValue};

/// Counts the calls under way that may change something on the server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Changes(StoredValue<u32>);

/// A counted call. Dropping it ends the call.
pub(super) struct Change(Changes);

impl Changes {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(0))
    }

    pub(super) fn begin(self) -> Change {
        self.0.try_update_value(|count| *count += 1);
        Change(self)
    }

    pub(super) fn are_under_way(self) -> bool {
        self.0.try_get_value().is_some_and(|count| count > 0)
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        self.0.0.try_update_value(|count| *count -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn changes_are_under_way_until_the_last_call_has_ended() {
        let owner = Owner::new();
        owner.set();
        let changes = Changes::new();
        let (one, other) = (changes.begin(), changes.begin());
        drop(one);
        assert!(changes.are_under_way());
        drop(other);
        assert!(!changes.are_under_way());
    }
}
