use super::record_search::RecordSearch;
use leptos::prelude::*;

/// The header of a column. A press sorts the list by its field, and the next one turns the order round.
#[component]
pub fn SortHead(
    #[prop(into)] field: String,
    name: String,
    /// Whether the name is the same in every language.
    #[prop(optional)]
    is_data: bool,
    /// The class of the column.
    #[prop(optional_no_strip)]
    class: Option<&'static str>,
    search: RecordSearch,
) -> impl IntoView {
    let own = field.clone();
    let direction = Memo::new(move |_| {
        let descending = search.sort.with(|sort| (sort.field == own).then_some(sort.descending))?;
        Some(if descending { "descending" } else { "ascending" })
    });
    let arrow = move || match direction.get() {
        Some("ascending") => "\u{2191}",
        Some(_) => "\u{2193}",
        None => "",
    };
    view! {
        <th scope="col" class=class aria-sort=move || direction.get()>
            <button class="sort" type="button" on:click=move |_| search.sort_by(&field)>
                <span translate=is_data.then_some("no")>{name}</span>
                <span class="sort-arrow" aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}
