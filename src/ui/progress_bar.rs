//! How far something is.

use super::unique_id::unique_id;
use leptos::prelude::*;

/// A bar with its label above and words beside it.
#[component]
pub fn ProgressBar(
    /// What is under way.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done, from 0 to 1; `None` while nobody knows.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// The same in words: "1,204 of 8,000 rows".
    #[prop(into, optional)]
    words: Signal<String>,
) -> impl IntoView {
    let id = unique_id("progress");
    view! {
        <div class="progress">
            <div class="progress-head">
                <label class="progress-label" for=id.clone()>{label}</label>
                <span class="progress-words">{words}</span>
            </div>
            <progress
                id=id
                max="1"
                prop:value=move || done.get().unwrap_or_default()
                aria-valuetext=words
                data-waiting=move || done.get().is_none().then_some("true")
            ></progress>
        </div>
    }
}
