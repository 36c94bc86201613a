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

    pub fn go(self, query: String) {
        self.go.run(query);
    }
}
