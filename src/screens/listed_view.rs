use crate::client::Failure;
use crate::flow::Listed;
use crate::ui::{FailureNotice, FocusKept, Waiting};
use leptos::prelude::*;

/// Shows a list once it is known, or why it is not.
#[component]
pub fn ListedView<T, D>(
    #[prop(into)] list: Signal<Listed<T>>,
    /// Fetches the list again after a failure.
    #[prop(into)]
    again: UnsyncCallback<()>,
    /// Draws the list.
    draw: D,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    D: Fn(T) -> AnyView + Send + 'static,
{
    let failed = move |failure: Failure| view! { <FailureNotice failure again /> }.into_any();
    let draw = move || match list.get() {
        Listed::Loading => view! { <Waiting /> }.into_any(),
        Listed::Failed(failure) => failed(failure),
        Listed::Known(list) => draw(list),
    };
    view! { <FocusKept draw /> }
}
