use super::add_template::AddTemplate;
use crate::flow::templates::{Catalog, Event};
use crate::screens::addresses;
use crate::screens::listed_view::ListedView;
use crate::ui::TableBox;
use crate::words::{number, terms};
use coverlist_core::template::{Purpose, Template, TemplateSet};
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the templates, each with a link to its page.
#[component]
pub fn TemplateTable(catalog: Catalog) -> impl IntoView {
    let list = catalog.watch(|templates| templates.list.clone());
    let again = move || catalog.send(Event::ListRequested);
    let draw = |templates: Arc<TemplateSet>| {
        let table = table(&templates);
        view! {
            {table}
            <AddTemplate templates />
        }
        .into_any()
    };
    view! { <ListedView list again draw /> }
}

fn table(set: &TemplateSet) -> impl IntoView + use<> {
    let heads = view! {
        <th scope="col">{t!(templates_name)}</th>
        <th scope="col">{t!(templates_use)}</th>
        <th scope="col">{t!(templates_records)}</th>
        <th scope="col" class="number">{t!(templates_version)}</th>
        <th scope="col" class="number">{t!(templates_columns)}</th>
    };
    let rows = set.iter().map(row).collect_view();
    view! { <TableBox name=t!(templates_title) heads=heads.into_any() rows=rows.into_any() /> }
}

fn row(template: &Template) -> impl IntoView + use<> {
    let link = view! { <a href=addresses::template(&template.id) translate="no">{template.name.clone()}</a> };
    view! {
        <tr>
            <th scope="row" data-label=t!(templates_name)>{link}</th>
            <td data-label=t!(templates_use)>{use_of(template.purpose)}</td>
            <td data-label=t!(templates_records)>{terms::records(template.kind)}</td>
            <td class="number" data-label=t!(templates_version)>{number(template.version)}</td>
            <td class="number" data-label=t!(templates_columns)>{number(template.columns.len() as u64)}</td>
        </tr>
    }
}

fn use_of(purpose: Purpose) -> String {
    match purpose {
        Purpose::Insurance => t!(templates_use_insurance),
        Purpose::Records => t!(templates_use_records),
    }
}
