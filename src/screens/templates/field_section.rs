use super::field_dialog::{FieldDialog, Purpose};
use crate::flow::Listed;
use crate::flow::fields::{Event, FieldList};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, FailureNotice, unique_id};
use crate::words::{fields as words, shell, terms};
use coverlist_api::FieldView;
use leptos::prelude::*;

/// Lists the fields of users and devices. Custom ones can be added and renamed.
#[component]
pub fn FieldSection() -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let (open, purpose) = (RwSignal::new(false), RwSignal::new(None::<Purpose>));
    let on_close = move |()| {
        open.set(false);
        announcer.say(words::CHANGED);
    };
    let fields = FieldList::open(client, UnsyncCallback::new(on_close));
    let list = fields.watch(|fields| fields.list.clone());
    let again = move || fields.send(Event::ListRequested);
    let edit = UnsyncCallback::new(move |wanted| {
        purpose.set(Some(wanted));
        open.set(true);
    });
    let draw = move || match list.get() {
        Listed::Loading => view! { <p class="waiting" role="status">{shell::LOADING}</p> }.into_any(),
        Listed::Failed(failure) => view! { <FailureNotice failure again /> }.into_any(),
        Listed::Known(all) => view! {
            {table(all, edit)}
            <div class="actions">
                <Button kind=ButtonKind::Plain on_press=move || edit.run(Purpose::Add)>{words::ADD}</Button>
            </div>
        }
        .into_any(),
    };
    let id = unique_id("fields");
    let title_id = id.clone();
    view! {
        <section class="stack template-section" aria-labelledby=id>
            <h2 id=title_id>{words::TITLE}</h2>
            <p class="soft template-about">{words::ABOUT}</p>
            {draw}
        </section>
        <FieldDialog open purpose fields />
    }
}

fn table(all: Vec<FieldView>, edit: UnsyncCallback<Purpose>) -> impl IntoView {
    view! {
        <div class="table-box" role="region" aria-label=words::TITLE tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{words::TITLE}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col">{words::NAME}</th>
                        <th scope="col">{words::RECORDS}</th>
                        <th scope="col">{words::TYPE}</th>
                        <th scope="col">{words::ID}</th>
                        <th scope="col">{words::CHANGE}</th>
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
        view! { <span class="soft">{words::BUILT_IN}</span> }.into_any()
    } else {
        let label = words::rename(&name);
        let press = move || edit.run(Purpose::Rename(field.clone()));
        view! { <Button kind=ButtonKind::Quiet on_press=press>{label}</Button> }.into_any()
    };
    view! {
        <tr>
            <th scope="row" data-label=words::NAME>{name}</th>
            <td data-label=words::RECORDS>{terms::records(kind)}</td>
            <td data-label=words::TYPE>{terms::field_type(field_type)}</td>
            <td data-label=words::ID><code>{id.to_string()}</code></td>
            <td data-label=words::CHANGE>{change}</td>
        </tr>
    }
}
