use crate::steps::Host;
use crate::steps::rows::{ColumnNames, RowList};
use crate::ui::{ButtonKind, DownloadButton, Fetched, Notice, Pages, Tone};
use crate::words::report as words;
use crate::words::terms::{self, Tense};
use coverlist_api::{ImportView, Page, ReportRow, ReportView, RowQueryRequest, paths};
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// Shows the headline, the counts, every row, and the download of the rows that were not applied.
#[component]
pub fn ReportRows(import: ImportView) -> impl IntoView {
    let client = Host::here().client;
    let id = import.id;
    let state = import.state;
    let report = Fetched::new(move || async move {
        let first = RowQueryRequest { limit: Some(Pages::<ReportRow>::LIMIT), ..RowQueryRequest::default() };
        client.report(id, &first).await
    });
    report.view(move |report| {
        let ReportView { counts, rows_in_file, rows, next } = report;
        let first = Some(Page { rows: rows.into_iter().map(Into::into).collect(), next });
        let fetch = move |query| async move {
            let page = client.report(id, &query).await?;
            Ok(Page { rows: page.rows.into_iter().map(Into::into).collect(), next: page.next })
        };
        let not_applied = counts.skipped + counts.refused + counts.rejected;
        let is_whole = counts.not_processed == 0;
        let not_applied = not_applied + if state.is_open() { 0 } else { counts.not_processed };
        let rest = (not_applied > 0 && !state.is_open()).then(|| downloads(&paths::import_report_csv(id)));
        let (tone, title) = match state {
            State::Undone => (Tone::Warning, terms::state(state)),
            State::Processed if is_whole => (Tone::Good, t!(report_headline, counts.updated)),
            _ => (Tone::Good, t!(report_sampled, counts.updated)),
        };
        view! {
            <div class="stack">
                <Notice tone title>
                    {(!state.is_open()).then(|| view! { <p>{words::everything(not_applied)}</p> })}
                    {rest}
                </Notice>
                {(counts.total() != rows_in_file)
                    .then(|| view! { <Notice tone=Tone::Bad><p>{t!(report_astray)}</p></Notice> })}
                <RowList counts heads=heads(import.clone()) first fetch />
            </div>
        }
    })
}

/// The rows that were not applied. In a workbook, keys keep their leading zeros.
fn downloads(csv: &str) -> impl IntoView + use<> {
    view! {
        <div class="actions">
            <DownloadButton path=paths::workbook(csv)>{t!(report_download_workbook)}</DownloadButton>
            <DownloadButton path=csv kind=ButtonKind::Quiet>{t!(report_download_rest)}</DownloadButton>
        </div>
    }
}

fn heads(import: ImportView) -> ColumnNames {
    ColumnNames {
        table: t!(report_table),
        import,
        outcome: t!(report_outcome),
        what: t!(report_what),
        tense: Tense::Report,
    }
}
