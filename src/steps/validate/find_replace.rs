//! Finding a text in the cells of a column, and replacing it after the number of cells is known.

use super::repair_button::FocusFallback;
use crate::flow::importing::{Decision, Event, Find, Found, Importer, Importing, Validate};
use crate::ui::{Button, ButtonKind, Field as TextField, SelectField};
use coverlist_core::record::Field;
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// Replaces a part of the cells of a column. Closed at first.
#[component]
pub fn FindReplace() -> impl IntoView {
    let importer = Importer::here();
    let columns = importer.watch(columns);
    let is_there = move || columns.with(|columns| !columns.is_empty());
    let open = RwSignal::new(false);
    view! {
        <Show when=is_there>
            <button
                type="button"
                class=ButtonKind::Quiet.class()
                part=ButtonKind::Quiet.class()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {t!(replace_title)}
            </button>
            <Show when=move || open.get()>
                {move || view! { <ReplaceForm columns=columns.get() /> }}
            </Show>
        </Show>
    }
}

#[component]
fn ReplaceForm(columns: Vec<(Field, String)>) -> impl IntoView {
    let importer = Importer::here();
    let first = columns.first().map_or(Field::Key, |(field, _)| *field);
    let (field, text, with) =
        (RwSignal::new(first), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let header_of = {
        let columns = columns.clone();
        move |field| columns.iter().find(|(it, _)| *it == field).map(|(_, header)| header.clone())
    };
    let find = move || Find { field: field.get(), text: text.get() };
    let count = move |event: SubmitEvent| {
        event.prevent_default();
        importer.send(Event::CountRequested(untrack(find)));
    };
    let found = importer.watch(|importing| importing.validate()?.found.clone());
    // A number that belongs to another text is outdated.
    let cells = Memo::new(move |_| {
        let now = find();
        found.get().filter(|found| found.find == now).and_then(|Found { cells, .. }| cells)
    });
    let rest: FocusFallback = expect_context();
    let replace = move || {
        // The button disappears.
        rest.take_focus();
        let Find { field, text: find } = untrack(find);
        let text = with.get_untracked();
        importer.send(Event::Decided(Decision::Replace { field, find, text }));
    };
    let sentence = move || {
        let header = header_of(field.get()).unwrap_or_default();
        cells.get().map(|cells| t!(replace_found, cells, header))
    };
    let has_cells = move || cells.get().is_some_and(|cells| cells > 0);
    let cannot_count = Signal::derive(move || text.with(String::is_empty));
    let is_same = Signal::derive(move || text.get() == with.get());
    view! {
        <form class="find-replace-form" on:submit=count>
            <SelectField label=t!(replace_column) options=columns value=field is_data=|_| true />
            <TextField label=t!(replace_find) value=text />
            <TextField label=t!(replace_with) value=with />
            <Button submits=true disabled=cannot_count>{t!(replace_count)}</Button>
            <p class="find-replace-found" role="status">{sentence}</p>
            <Show when=has_cells>
                <Button kind=ButtonKind::Plain disabled=is_same on_press=replace>
                    {move || t!(replace_do, cells.get().unwrap_or_default())}
                </Button>
            </Show>
        </form>
    }
}

/// The fields whose columns the file has, with their headers in the template.
fn columns(importing: &Importing) -> Vec<(Field, String)> {
    let template = importing.templates.chosen.as_ref().map(|chosen| &chosen.template);
    let summary = importing.validate().and_then(Validate::summary).filter(|summary| summary.checked);
    let (Some(template), Some(summary)) = (template, summary) else { return Vec::new() };
    let fields = summary.columns.iter().filter_map(|column| column.field);
    fields.map(|field| (field, template.header(field).to_owned())).collect()
}
