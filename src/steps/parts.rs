//! The parts of the steps that a browser loads after the first screen.

use super::ScreenQuery;
use super::choose::{OpenImportNotice, SampleFiles, TemplateDownloads};
use super::coverage::Coverage;
use super::process_steps::ProcessSteps;
use super::report::Report;
use super::stage::{StageAction, StagedCard};
use super::validate::ValidatedFile;
use super::verify::Verify;
use crate::client::{Client, Later};
use crate::ui::{Draw, Fetched};
use leptos::prelude::*;

part!(work, open_import, || view! { <OpenImportNotice /> });
part!(work, downloads, || view! { <TemplateDownloads /> });
part!(work, samples, || view! { <SampleFiles /> });
// The results of validation, and staging.
part!(work, validated, || view! {
    <ValidatedFile />
    <StageAction />
});
part!(work, staged, || view! { <StagedCard /> });
part!(rest, process, || view! { <ProcessSteps /> });
part!(rest, report, |id: i64| view! { <StoredReport id /> });
part!(rest, verify, |id: i64| view! { <Verify id /> });
part!(rest, coverage, || view! { <Coverage query=ScreenQuery::in_memory() /> });

/// A part of each module of code: what a chosen file needs, then the rest.
pub fn all() -> [fn() -> Later<Draw<()>>; 2] {
    [validated, process]
}

/// The report of an earlier import.
#[component]
fn StoredReport(id: i64) -> impl IntoView {
    let client = expect_context::<Client>();
    let import = Fetched::new(move || async move { client.import(id).await });
    import.view(|import| {
        view! { <Report import /> }
    })
}
