use super::desk::Desk;
use crate::ui::{TableBox, TableLayout, unique_id};
use leptos::prelude::*;

/// The file with which people begin: the header, and filled rows.
#[component]
pub fn ExampleFile() -> impl IntoView {
    let desk = Desk::here();
    let rows = desk.editor.watch(|state| {
        let seen = state.seen.as_ref().filter(|seen| seen.faults.is_empty());
        seen.map(|seen| seen.example.clone()).unwrap_or_default()
    });
    let id = unique_id("example");
    let title_id = id.clone();
    let draw = move || {
        let mut rows = rows.get().into_iter();
        let Some(header) = rows.next() else {
            return view! { <p class="soft">{t!(editor_no_example)}</p> }.into_any();
        };
        let heads = header.into_iter().map(|text| view! { <th scope="col" translate="no">{text}</th> });
        let cell = |text: String| view! { <td translate="no">{text}</td> };
        let row = |cells: Vec<String>| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> };
        view! {
            <TableBox
                name=t!(editor_example)
                class="editor-example"
                layout=TableLayout::Columns
                heads=heads.collect_view().into_any()
                rows=rows.map(row).collect_view().into_any()
            />
        }
        .into_any()
    };
    view! {
        <section class="editor-fields" aria-labelledby=id>
            <h2 id=title_id>{t!(editor_example)}</h2>
            <p class="soft">{t!(editor_example_about)}</p>
            {draw}
        </section>
    }
}
