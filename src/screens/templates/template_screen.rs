use super::column_table::ColumnTable;
use super::trail::Trail;
use crate::client::{Client, Failure};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::steps::Host;
use crate::ui::{Card, DownloadButton, Fact, FactList, Fetched};
use crate::words::{number, templates as words, terms};
use coverlist_api::{FieldView, Permission, ProblemCode, paths};
use coverlist_core::template::Template;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Shows one template: its columns, its rules and its downloads.
#[component]
pub fn TemplateScreen() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    view! {
        <Permitted permission=Permission::ManageSettings title=words::TITLE>
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
        Some((template, fields)) => view! {
            <Heading title=template.name.clone() />
            <About template=template.clone() />
            <section class="stack template-section">
                <h2>{words::COLUMNS}</h2>
                <ColumnTable template=template.clone() fields />
            </section>
            <Card title=words::RULES>
                <ul class="status-rules">
                    <li>{words::leaving(&template)}</li>
                    <li>{words::waived(template.waived_is_covered)}</li>
                </ul>
            </Card>
        }
        .into_any(),
        None => view! {
            <Heading title=words::NO_SUCH />
            <p class="soft">{words::NO_SUCH_HELP}</p>
        }
        .into_any(),
    })
}

/// The template and the fields of the district; `None` when no template has the id.
async fn find(client: Client, id: String) -> Result<Option<(Template, Vec<FieldView>)>, Failure> {
    let template = match client.template(&id).await {
        Err(failure) if failure.code() == Some(ProblemCode::NotFound) => return Ok(None),
        answer => answer?,
    };
    Ok(Some((template, client.fields().await?)))
}

#[component]
fn About(template: Template) -> impl IntoView {
    let Template { id, version, kind, columns, .. } = template;
    let facts = vec![
        Fact::new(words::RECORDS, terms::records(kind)),
        Fact::new(words::VERSION, number(version)),
        Fact::new(words::COLUMNS, number(columns.len() as u64)),
        Fact::new(words::ID, id.clone()),
    ];
    view! {
        <FactList facts />
        <div class="actions" role="group" aria-label=words::DOWNLOADS>
            <DownloadButton path=paths::template_file(&id)>{words::DOWNLOAD_FILE}</DownloadButton>
            <DownloadButton path=paths::template_example(&id)>{words::DOWNLOAD_EXAMPLE}</DownloadButton>
            <DownloadButton path=paths::template(&id)>{words::DOWNLOAD_DOCUMENT}</DownloadButton>
        </div>
    }
}
