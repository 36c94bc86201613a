use crate::flow::Listed;
use crate::flow::templates::{Catalog, Event};
use crate::screens::addresses;
use crate::ui::FailureNotice;
use crate::words::{number, shell, templates as words, terms};
use coverlist_core::template::{Template, TemplateSet};
use leptos::prelude::*;

/// Lists the templates, each with a link to its page.
#[component]
pub fn TemplateTable(catalog: Catalog) -> impl IntoView {
    let list = catalog.watch(|templates| templates.list.clone());
    let again = move || catalog.send(Event::ListRequested);
    move || match list.get() {
        Listed::Loading => view! { <p class="waiting" role="status">{shell::LOADING}</p> }.into_any(),
        Listed::Failed(failure) => view! { <FailureNotice failure again /> }.into_any(),
        Listed::Known(set) => table(&set).into_any(),
    }
}

fn table(set: &TemplateSet) -> impl IntoView + use<> {
    view! {
        <div class="table-box" role="region" aria-label=words::TITLE tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{words::TITLE}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col">{words::NAME}</th>
                        <th scope="col">{words::RECORDS}</th>
                        <th scope="col" class="number">{words::VERSION}</th>
                        <th scope="col" class="number">{words::COLUMNS}</th>
                    </tr>
                </thead>
                <tbody>{set.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(template: &Template) -> impl IntoView + use<> {
    let link = view! { <a href=addresses::template(&template.id)>{template.name.clone()}</a> };
    view! {
        <tr>
            <th scope="row" data-label=words::NAME>{link}</th>
            <td data-label=words::RECORDS>{terms::records(template.kind)}</td>
            <td class="number" data-label=words::VERSION>{number(template.version)}</td>
            <td class="number" data-label=words::COLUMNS>{number(template.columns.len() as u64)}</td>
        </tr>
    }
}
