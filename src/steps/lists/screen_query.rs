use leptos::prelude::*;

/// What a screen shows, as the query of its address. An element has no address; there it is in memory.
#[derive(Clone, Copy)]
pub struct ScreenQuery {
    now: Signal<String>,
    go: UnsyncCallback<String>,
}

impl ScreenQuery {
    /// The query `now`. `go` changes it, so that *Back* leads to the one before.
    pub fn new(now: Signal<String>, go: impl Fn(String) + 'static) -> Self {
        Self { now, go: UnsyncCallback::new(go) }
    }

    pub fn in_memory() -> Self {
        let now = RwSignal::new(String::new());
        Self::new(now.into(), move |query| now.set(query))
    }

    /// The query, without a question mark. The value is tracked like a signal.
    pub fn get(self) -> String {
        self.now.get()
    }

    /// Shows something else. What is shown already needs no other entry in the history.
    pub fn go(self, query: String) {
        if self.now.with_untracked(|now| *now != query) {
            self.go.run(query);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_already_is_no_other_entry_in_the_history() {
        let owner = Owner::new();
        owner.set();
        let (now, went) = (RwSignal::new("kind=device".to_owned()), RwSignal::new(0));
        let query = ScreenQuery::new(now.into(), move |query| {
            now.set(query);
            went.update(|times| *times += 1);
        });
        query.go("kind=device".to_owned());
        assert_eq!(went.get_untracked(), 0);
        query.go("status=none".to_owned());
        assert_eq!((went.get_untracked(), query.get()), (1, "status=none".to_owned()));
    }
}
