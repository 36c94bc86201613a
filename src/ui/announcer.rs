//! Announcements for screen readers.

use leptos::prelude::*;

/// Speaks through the page's live region. `Copy`, for use in effects.
#[derive(Clone, Copy, Debug)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// An announcer that has said nothing.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// The announcer of the page.
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Announces a sentence after the screen reader has finished the current one.
    pub fn say(&self, sentence: impl Into<String>) {
        let mut sentence = sentence.into();
        // A live region is silent when its text stays the same. A no-break space makes it differ.
        if self.0.with_untracked(|said| *said == sentence) {
            sentence.push('\u{a0}');
        }
        self.0.set(sentence);
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// The live region. A page has one.
#[component]
pub fn LiveRegion(
    /// The announcer whose sentences it holds.
    announcer: Announcer,
) -> impl IntoView {
    view! { <div class="visually-hidden" role="status" aria-live="polite">{move || announcer.0.get()}</div> }
}
