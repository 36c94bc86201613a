use super::field_dialog::{FieldDialog, Purpose};
use crate::flow::fields::{Event, FieldList};
use crate::screens::listed_view::ListedView;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, TableBox, column_heads, unique_id};
use crate::words::terms;
use coverlist_api::FieldView;
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// Lists the fields of users and devices. Custom ones can be added and renamed.
#[component]
pub fn FieldSection() -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let (open, purpose) = (RwSignal::new(false), RwSignal::new(None::<Purpose>));
    let on_close = move |()| {
        open.set(false);
        announcer.say(t!(fields_changed));
    };
    let fields = FieldList::open(client, UnsyncCallback::new(on_close));
    let list = fields.watch(|fields| fields.list.clone());
    let again = move || fields.send(Event::ListRequested);
    let edit = UnsyncCallback::new(move |wanted| {
        purpose.set(Some(wanted));
        open.set(true);
    });
    let draw = move |all| {
        let add = move || edit.run(Purpose::Add(RecordKind::User));
        view! {
            {table(all, edit)}
            <div class="actions">
                <Button on_press=add>{t!(fields_add)}</Button>
            </div>
        }
        .into_any()
    };
    let id = unique_id("fields");
    let title_id = id.clone();
    view! {
        <section class="stack template-section" aria-labelledby=id>
            <h2 id=title_id>{t!(fields_title)}</h2>
            <p class="soft template-about">{t!(fields_about)}</p>
            <ListedView list again draw />
        </section>
        <FieldDialog open purpose fields />
    }
}

fn table(all: Vec<FieldView>, edit: UnsyncCallback<Purpose>) -> impl IntoView {
    let heads = [t!(fields_name), t!(fields_records), t!(fields_type), t!(fields_id), t!(fields_change)];
    let rows = all.into_iter().map(|field| row(field, edit)).collect_view();
    view! { <TableBox name=t!(fields_title) heads=column_heads(heads) rows=rows.into_any() /> }
}

fn row(field: FieldView, edit: UnsyncCallback<Purpose>) -> impl IntoView {
    let FieldView { kind, id, field_type, name, built_in } = field.clone();
    let change = if built_in {
        view! { <span class="soft">{t!(fields_built_in)}</span> }.into_any()
    } else {
        let label = t!(fields_rename, &name);
        let press = move || edit.run(Purpose::Rename(field.clone()));
        view! { <Button kind=ButtonKind::Quiet on_press=press>{label}</Button> }.into_any()
    };
    view! {
        <tr>
            <th scope="row" data-label=t!(fields_name)><span translate="no">{name}</span></th>
            <td data-label=t!(fields_records)>{terms::records(kind)}</td>
            <td data-label=t!(fields_type)>{terms::field_type(field_type)}</td>
            <td data-label=t!(fields_id)><code translate="no">{id.to_string()}</code></td>
            <td data-label=t!(fields_change)>{change}</td>
        </tr>
    }
}
