use crate::client::{Client, Failure};
use crate::flow::importing::Corrected;
use crate::steps::{Destination, Host, KeptImport};
use crate::ui::{Button, ButtonKind, FailureNotice};
use coverlist_api::{ImportView, paths};
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// Opens the rows that were not applied in the workspace. What is corrected there is merged into the report.
#[component]
pub fn FixRows(import: ImportView, left: Signal<u32>) -> impl IntoView {
    let Host { client, go, .. } = Host::here();
    let importer = KeptImport::here();
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let import = StoredValue::new(import);
    let fix = move || {
        busy.set(true);
        failure.set(None);
        let ImportView { id, name, template, .. } = import.get_value();
        spawn_local(async move {
            match rows_left(client, id).await {
                Ok(file) => {
                    importer.correct(file, Corrected { import: id, name, template });
                    go.run(Destination::Import);
                }
                Err(why) => {
                    failure.try_set(Some(why));
                    busy.try_set(false);
                }
            }
        });
    };
    view! {
        <Button kind=ButtonKind::Primary busy on_press=fix>{move || t!(report_fix, left.get())}</Button>
        {move || failure.get().map(|failure| view! { <FailureNotice failure again=fix /> })}
    }
}

/// The rows that were not applied, as a file.
async fn rows_left(client: Client, id: i64) -> Result<File, Failure> {
    let rest = client.download(&paths::import_report_csv(id)).await?;
    let name = rest.name.unwrap_or_else(|| format!("import-{id}.csv"));
    // Only a browser without files fails here.
    File::new_with_blob_sequence(&Array::of1(&rest.blob), &name).map_err(|_| Failure::Unreachable)
}
