use super::add_template::AddTemplate;
use crate::flow::Listed;
use crate::flow::templates::{Catalog, Event};
use crate::screens::addresses;
use crate::ui::FailureNotice;
use crate::words::{number, terms};
use coverlist_core::template::{Template, TemplateSet};
use leptos::prelude::*;

/// Lists the templates, each with a link to its page.
#[component]
pub fn TemplateTable(catalog: Catalog) -> impl IntoView {
    let list = catalog.watch(|templates| templates.list.clone());
    let again = move || catalog.send(Event::ListRequested);
    move || match list.get() {
        Listed::Loading => view! { <p class="waiting" role="status">{t!(shell_loading)}</p> }.into_any(),
        Listed::Failed(failure) => view! { <FailureNotice failure again /> }.into_any(),
        Listed::Known(templates) => view! {
            {table(&templates)}
            <AddTemplate templates />
        }
        .into_any(),
    }
}

fn table(set: &TemplateSet) -> impl IntoView + use<> {
    view! {
        <div class="table-box" role="region" aria-label=t!(templates_title) tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{t!(templates_title)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col">{t!(templates_name)}</th>
                        <th scope="col">{t!(templates_records)}</th>
                        <th scope="col" class="number">{t!(templates_version)}</th>
                        <th scope="col" class="number">{t!(templates_columns)}</th>
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
            <th scope="row" data-label=t!(templates_name)>{link}</th>
            <td data-label=t!(templates_records)>{terms::records(template.kind)}</td>
            <td class="number" data-label=t!(templates_version)>{number(template.version)}</td>
            <td class="number" data-label=t!(templates_columns)>{number(template.columns.len() as u64)}</td>
        </tr>
    }
}
