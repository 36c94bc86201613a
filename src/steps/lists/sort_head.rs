use coverlist_api::RecordSort;
use leptos::prelude::*;

/// The order of a list; `None` is the list's own order.
#[derive(Clone, Copy)]
pub struct Sorting {
    order: Signal<Option<RecordSort>>,
    change: UnsyncCallback<Option<RecordSort>>,
}

impl Sorting {
    pub fn new(order: Option<RecordSort>) -> Self {
        let order = RwSignal::new(order);
        Self::of(order.into(), move |now| order.set(now))
    }

    /// The order that is kept elsewhere, such as in an address.
    pub fn of(order: Signal<Option<RecordSort>>, change: impl Fn(Option<RecordSort>) + 'static) -> Self {
        Self { order, change: UnsyncCallback::new(change) }
    }

    /// The order. The value is tracked like a signal.
    pub fn get(self) -> Option<RecordSort> {
        self.order.get()
    }

    /// Sorts by a field, or the other way round if the list is sorted by it already.
    pub fn by(self, field: &str) {
        let is_ascending = |order: &RecordSort| order.field == field && !order.descending;
        let descending = self.order.with_untracked(|order| order.as_ref().is_some_and(is_ascending));
        self.change.run(Some(RecordSort { field: field.to_owned(), descending }));
    }

    fn is_descending(self, field: &str) -> Option<bool> {
        self.order
            .with(|order| order.as_ref().filter(|order| order.field == field).map(|order| order.descending))
    }
}

/// The order that an address names, such as `-coverage_end`; `None` for a field by which the list is not
/// sorted.
pub fn parse_sort(text: &str, is_sorted_by: impl Fn(&str) -> bool) -> Option<RecordSort> {
    let (field, descending) = match text.strip_prefix('-') {
        Some(field) => (field, true),
        None => (text, false),
    };
    is_sorted_by(field).then(|| RecordSort { field: field.to_owned(), descending })
}

/// The order as an address names it.
pub fn sort_text(sort: &RecordSort) -> String {
    let direction = if sort.descending { "-" } else { "" };
    format!("{direction}{}", sort.field)
}

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
    sorting: Sorting,
) -> impl IntoView {
    let own = field.clone();
    let is_descending = Memo::new(move |_| sorting.is_descending(&own));
    let direction = move || is_descending.get().map(|it| if it { "descending" } else { "ascending" });
    let arrow = move || match is_descending.get() {
        Some(false) => "\u{2191}",
        Some(true) => "\u{2193}",
        None => "",
    };
    view! {
        <th scope="col" class=class aria-sort=direction>
            <button class="sort" type="button" on:click=move |_| sorting.by(&field)>
                <span translate=is_data.then_some("no")>{name}</span>
                <span class="sort-arrow" aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_order_by_a_known_field_is_read_from_an_address() {
        let parse = |text| parse_sort(text, |field| field == "key").map(|sort| sort_text(&sort));
        for known in ["key", "-key"] {
            assert_eq!(parse(known).as_deref(), Some(known));
        }
        for unknown in ["", "-", "--key", "name", "-name"] {
            assert_eq!(parse(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_second_press_turns_the_order_round() {
        let owner = Owner::new();
        owner.set();
        let sorting = Sorting::new(Some(RecordSort { field: "key".to_owned(), descending: false }));
        let order = move |field: &str| {
            sorting.by(field);
            sorting.get().map(|order| (order.field, order.descending))
        };
        assert_eq!(order("key"), Some(("key".to_owned(), true)));
        assert_eq!(order("name"), Some(("name".to_owned(), false)));
        assert_eq!(order("name"), Some(("name".to_owned(), true)));
        assert_eq!(order("name"), Some(("name".to_owned(), false)));
    }
}
