use super::column_table::ColumnTable;
use super::trail::Trail;
use crate::client::{Client, Failure};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::Router;
use crate::steps::Host;
use crate::ui::{Card, DownloadButton, Fact, FactList, Fetched};
use crate::words::{number, templates as words, terms};
use coverlist_api::{FieldView, Permission, ProblemCode, paths};
use coverlist_core::template::Template;
use leptos::prelude::*;

/// Shows one template: its columns, its rules and its downloads.
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
        Some((template, fields)) => view! {
            <Heading title=template.name.clone() />
            <About template=template.clone() />
            <section class="stack template-section">
                <h2>{t!(templates_columns)}</h2>
                <ColumnTable template=template.clone() fields />
            </section>
            <Card title=t!(templates_rules)>
                <ul class="status-rules">
                    <li>{words::leaving(&template)}</li>
                    <li>{words::waived(template.waived_is_covered)}</li>
                </ul>
            </Card>
        }
        .into_any(),
        None => view! { <Heading title=t!(templates_no_such) /> }.into_any(),
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
        Fact::new(t!(templates_records), terms::records(kind)),
        Fact::new(t!(templates_version), number(version)),
        Fact::new(t!(templates_columns), number(columns.len() as u64)),
        Fact::new(t!(templates_id), id.clone()),
    ];
    let (file, example) = (paths::template_file(&id), paths::template_example(&id));
    view! {
        <FactList facts />
        <div class="actions" role="group" aria-label=t!(templates_downloads)>
            <DownloadButton path=paths::workbook(&file)>{t!(templates_download_workbook)}</DownloadButton>
            <DownloadButton path=paths::workbook(&example)>
                {t!(templates_download_example_workbook)}
            </DownloadButton>
            <DownloadButton path=file>{t!(templates_download_file)}</DownloadButton>
            <DownloadButton path=example>{t!(templates_download_example)}</DownloadButton>
            <DownloadButton path=paths::template(&id)>{t!(templates_download_document)}</DownloadButton>
        </div>
    }
}
