use crate::screens::addresses;
use crate::ui::unique_id;
use coverlist_core::template::{Template, TemplateSet};
use leptos::prelude::*;
use std::sync::Arc;

/// Leads to the other templates of the district.
#[component]
pub fn TemplateList(
    templates: Arc<TemplateSet>,
    /// The id of the template on this screen.
    id: String,
) -> impl IntoView {
    let row = |template: &Template| {
        let current = (template.id == id).then_some("page");
        let columns = template.columns.len() as u64;
        view! {
            <li>
                <a class="editor-choice" href=addresses::template(&template.id) aria-current=current>
                    <span translate="no">{template.name.clone()}</span>
                    <span class="soft">{t!(editor_columns, columns)}</span>
                </a>
            </li>
        }
    };
    let title = unique_id("templates");
    let title_id = title.clone();
    view! {
        <nav class="editor-list" aria-labelledby=title>
            <h2 id=title_id>{t!(templates_title)}</h2>
            <ul>{templates.iter().map(row).collect_view()}</ul>
            <a href=addresses::TEMPLATES>{t!(editor_all)}</a>
        </nav>
    }
}
