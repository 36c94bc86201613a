use super::failure_notice::FailureNotice;
use super::focus_kept::keep_focus;
use super::next_frame::focus_in_next_frame;
use super::pager::Pager;
use super::pages::Pages;
use super::waiting::Waiting;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows the rows of a page once they have arrived, the failure of the latest fetch, and the pager. When the
/// button with the focus is gone with its rows or with the failure, the list takes the focus.
#[component]
pub fn PagedList<T, D>(
    pages: Pages<T>,
    /// Draws the rows of a page, or the text in place of an empty list.
    draw: D,
    /// The number of rows on all pages, if known.
    #[prop(into, optional)]
    total: Signal<Option<u32>>,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    D: Fn(Arc<Vec<T>>) -> AnyView + Send + 'static,
{
    let place = NodeRef::<html::Div>::new();
    let again = move || {
        pages.again();
        focus_in_next_frame(place);
    };
    let is_busy = move || pages.is_busy();
    let failure = move || pages.failure().map(|failure| view! { <FailureNotice failure again /> });
    let list = move || {
        keep_focus(place);
        match pages.rows() {
            Some(rows) => draw(rows),
            None if pages.failure().is_some() => ().into_any(),
            None => view! { <Waiting /> }.into_any(),
        }
    };
    view! {
        {failure}
        <div
            class="focus-place"
            class:table-busy=is_busy
            aria-busy=move || is_busy().to_string()
            tabindex="-1"
            node_ref=place
        >
            {list}
        </div>
        <Pager pages total />
    }
}
