use super::editor::TemplateEditor;
use super::trail::Trail;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::Router;
use crate::steps::Host;
use crate::ui::Fetched;
use coverlist_api::Permission;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows one template, and changes it.
#[component]
pub fn TemplateScreen() -> impl IntoView {
    let router = Router::here();
    let id = Memo::new(move |_| router.parameter());
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(templates_title)>
            <Trail />
            {move || view! { <OneTemplate id=id.get() /> }}
        </Permitted>
    }
}

#[component]
fn OneTemplate(id: String) -> impl IntoView {
    let client = Host::here().client;
    let found = Fetched::new(move || async move { client.templates().await.map(Arc::new) });
    found.view(move |templates| match templates.get(&id).cloned() {
        Some(template) => view! { <TemplateEditor template templates /> }.into_any(),
        None => view! { <Heading title=t!(templates_no_such) /> }.into_any(),
    })
}
