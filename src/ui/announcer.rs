//! What changed, said to those who do not see it.

use leptos::prelude::*;

/// Says things through the page's live region. It is `Copy`, so that effects can carry it along.
#[derive(Clone, Copy, Debug)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// An announcer that has said nothing.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// The announcer of the page around.
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Says it when the reader has finished what it is saying.
    pub fn say(&self, sentence: impl Into<String>) {
        let mut sentence = sentence.into();
        // A live region says nothing when its text stays the same; a space that nobody hears makes it differ.
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

/// Where the announcer's words stand. One to a page.
#[component]
pub fn LiveRegion(
    /// Whose words.
    announcer: Announcer,
) -> impl IntoView {
    view! { <div class="visually-hidden" role="status" aria-live="polite">{move || announcer.0.get()}</div> }
}
