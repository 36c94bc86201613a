use super::failure_notice::FailureNotice;
use super::pager::Pager;
use super::pages::Pages;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows the rows of a page once they have arrived, the failure of the latest fetch, and the pager.
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
    let again = move || pages.again();
    let is_busy = move || pages.is_busy();
    let failure = move || pages.failure().map(|failure| view! { <FailureNotice failure again /> });
    let list = move || match pages.rows() {
        Some(rows) => draw(rows),
        None if pages.failure().is_some() => ().into_any(),
        None => view! { <p class="waiting" role="status">{t!(shell_loading)}</p> }.into_any(),
    };
    view! {
        {failure}
        <div class:table-busy=is_busy aria-busy=move || is_busy().to_string()>{list}</div>
        <Pager pages total />
    }
}
