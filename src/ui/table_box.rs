use leptos::prelude::*;

/// How a table is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableLayout {
    /// On a phone each row is a card. Its cells have `data-label`, which replaces the header.
    #[default]
    Cards,
    /// The same, with a header that sorts, also on a phone.
    SortedCards,
    /// A table, also on a phone.
    Columns,
}

impl TableLayout {
    const fn table_class(self) -> &'static str {
        match self {
            Self::Cards | Self::SortedCards => "table table-cards",
            Self::Columns => "table",
        }
    }

    const fn head_class(self) -> Option<&'static str> {
        match self {
            Self::Cards => Some("visually-hidden-on-phone"),
            Self::SortedCards => Some("sort-heads"),
            Self::Columns => None,
        }
    }
}

/// The cells of a header with these names.
pub fn column_heads<const N: usize>(names: [String; N]) -> AnyView {
    names.map(|name| view! { <th scope="col">{name}</th> }).collect_view().into_any()
}

/// A table in a box. A wide table scrolls in it, also with the keyboard.
#[component]
pub fn TableBox(
    name: String,
    /// The cells of the header.
    heads: AnyView,
    rows: AnyView,
    #[prop(optional)] layout: TableLayout,
    /// A further class of the table.
    #[prop(optional)]
    class: &'static str,
    /// Whether the box is low, because it stands among other content.
    #[prop(optional)]
    is_low: bool,
) -> impl IntoView {
    let table_class = format!("{} {class}", layout.table_class());
    let label = name.clone();
    view! {
        <div
            class="table-box"
            class:table-box-low=is_low
            part="table"
            role="region"
            aria-label=label
            tabindex="0"
        >
            <table class=table_class>
                <caption class="visually-hidden">{name}</caption>
                <thead class=layout.head_class()>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
