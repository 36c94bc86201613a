use super::unique_id::unique_id;
use leptos::prelude::*;

/// Shows a progress bar with a label above and text next to the label.
#[component]
pub fn ProgressBar(
    #[prop(into)] label: Signal<String>,
    /// The finished share, from 0 to 1; `None` if unknown.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// The progress as text: "1,204 of 8,000 rows".
    #[prop(into, optional)]
    words: Signal<String>,
) -> impl IntoView {
    let id = unique_id("progress");
    view! {
        // Part `progress`: a progress bar with its words.
        <div class="progress" part="progress">
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
