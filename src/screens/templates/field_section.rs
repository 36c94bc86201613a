use super::field_dialog::{FieldDialog, Purpose};
use crate::flow::Listed;
use crate::flow::fields::{Event, FieldList};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, FailureNotice, unique_id};
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
    let draw = move || {
        match list.get() {
        Listed::Loading => view! { <p class="waiting" role="status">{t!(shell_loading)}</p> }.into_any(),
        Listed::Failed(failure) => view! { <FailureNotice failure again /> }.into_any(),
        Listed::Known(all) => view! {
            {table(all, edit)}
            <div class="actions">
                <Button kind=ButtonKind::Plain on_press=move || edit.run(Purpose::Add(RecordKind::User))>{t!(fields_add)}</Button>
            </div>
        }
        .into_any(),
    }
    };
    let id = unique_id("fields");
    let title_id = id.clone();
    view! {
        <section class="stack template-section" aria-labelledby=id>
            <h2 id=title_id>{t!(fields_title)}</h2>
            <p class="soft template-about">{t!(fields_about)}</p>
            {draw}
        </section>
        <FieldDialog open purpose fields />
    }
}

fn table(all: Vec<FieldView>, edit: UnsyncCallback<Purpose>) -> impl IntoView {
    view! {
        <div class="table-box" role="region" aria-label=t!(fields_title) tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{t!(fields_title)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col">{t!(fields_name)}</th>
                        <th scope="col">{t!(fields_records)}</th>
                        <th scope="col">{t!(fields_type)}</th>
                        <th scope="col">{t!(fields_id)}</th>
                        <th scope="col">{t!(fields_change)}</th>
                    </tr>
                </thead>
                <tbody>{all.into_iter().map(|field| row(field, edit)).collect_view()}</tbody>
            </table>
        </div>
    }
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
            <th scope="row" data-label=t!(fields_name)>{name}</th>
            <td data-label=t!(fields_records)>{terms::records(kind)}</td>
            <td data-label=t!(fields_type)>{terms::field_type(field_type)}</td>
            <td data-label=t!(fields_id)><code>{id.to_string()}</code></td>
            <td data-label=t!(fields_change)>{change}</td>
        </tr>
    }
}
