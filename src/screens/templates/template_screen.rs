use super::editor::TemplateEditor;
use super::trail::Trail;
use crate::client::{Client, Failure};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::Router;
use crate::steps::Host;
use crate::ui::Fetched;
use coverlist_api::{Permission, ProblemCode};
use coverlist_core::template::{Template, TemplateSet};
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
    let found = Fetched::new(move || find(client, id.clone()));
    found.view(|found| match found {
        Some((template, templates)) => view! { <TemplateEditor template templates /> }.into_any(),
        None => view! { <Heading title=t!(templates_no_such) /> }.into_any(),
    })
}

/// The template and those of the district; `None` when no template has the id.
async fn find(client: Client, id: String) -> Result<Option<(Template, Arc<TemplateSet>)>, Failure> {
    let template = match client.template(&id).await {
        Err(failure) if failure.code() == Some(ProblemCode::NotFound) => return Ok(None),
        answer => answer?,
    };
    Ok(Some((template, Arc::new(client.templates().await?))))
}
