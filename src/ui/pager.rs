use super::button::Button;
use super::pages::Pages;
use leptos::html;
use leptos::prelude::*;

/// Names the rows that are shown and moves to the previous or next page. It stands below its list and is
/// absent when the list has one page.
#[component]
pub fn Pager<T: Send + Sync + 'static>(
    pages: Pages<T>,
    /// The number of rows on all pages, if known.
    #[prop(into, optional)]
    total: Signal<Option<u32>>,
) -> impl IntoView {
    let pager = NodeRef::<html::Nav>::new();
    let first = Memo::new(move |_| pages.span().0);
    Effect::new(move |before: Option<usize>| {
        let now = first.get();
        if before.is_some_and(|before| before != now) {
            show_beginning(pager);
        }
        now
    });
    let shown = move || {
        let (first, last) = pages.span();
        let (first, last) = (first as u64, last as u64);
        match total.get() {
            Some(total) => t!(pager_shown_of, first, last, total),
            None => t!(pager_shown, first, last),
        }
    };
    view! {
        <Show when=move || pages.has_previous() || pages.has_next()>
            // Part `pager`: the buttons to the next and the previous page.
            <nav class="pager" part="pager" aria-label=t!(pager_label) node_ref=pager>
                <p class="pager-shown" aria-live="polite">{shown}</p>
                <Button disabled=Signal::derive(move || !pages.has_previous()) on_press=move || pages.back()>
                    {t!(pager_previous)}
                </Button>
                <Button disabled=Signal::derive(move || !pages.has_next()) on_press=move || pages.forward()>
                    {t!(pager_next)}
                </Button>
            </nav>
        </Show>
    }
}

/// Scrolls to the beginning of a new page if it is above the visible area.
fn show_beginning(pager: NodeRef<html::Nav>) {
    let list = pager.get_untracked().and_then(|pager| pager.previous_element_sibling());
    if let Some(list) = list.filter(|list| list.get_bounding_client_rect().top() < 0.0) {
        list.scroll_into_view();
    }
}
