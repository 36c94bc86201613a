use leptos::prelude::*;

/// Speaks sentences through the page's live region.
#[derive(Clone, Copy, Debug)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
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

/// The live region, which screen readers watch. A page has one.
#[component]
pub fn LiveRegion(announcer: Announcer) -> impl IntoView {
    view! { <div class="visually-hidden" role="status" aria-live="polite">{move || announcer.0.get()}</div> }
}
