use super::fix_rows::FixRows;
use crate::steps::Host;
use crate::steps::undo::UndoPanel;
use crate::ui::{ButtonKind, DownloadButton, Menu};
use crate::words::{report as words, verify};
use coverlist_api::{ImportView, Permission, paths};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, Outcome};
use leptos::prelude::*;

/// The name of the file, when and by whom it was processed, and what can be done with the report.
#[component]
pub fn ReportHead(
    import: ImportView,
    /// The number of rows with each outcome, once it is known.
    reported: RwSignal<Option<Counts>>,
    /// Called with the import after an undo.
    on_done: UnsyncCallback<ImportView>,
) -> impl IntoView {
    let facts = match (import.state, &import.closed_at) {
        (State::Staged | State::Queued, _) | (_, None) => t!(plan_staged, words::staged(&import)),
        (State::Deleted, Some(at)) => t!(report_deleted_facts, words::by(import.closed_by.as_ref(), at)),
        (_, Some(at)) => t!(report_processed_facts, words::by(import.closed_by.as_ref(), at)),
    };
    let has_downloads = import.state != State::Deleted;
    let host = Host::here();
    let may_process = host.account.get_untracked().may(Permission::ManageSettings);
    let state = import.state;
    let left = Signal::derive(move || reported.get().map_or(0, |counts| words::left(state, &counts)));
    let can_fix = may_process && import.state == State::Processed && import.keeps_rows();
    let has_changes = import.expired.rows.is_none();
    let can_undo = may_process && has_changes && (import.applied > 0 || import.state == State::Undone);
    let undo = can_undo.then(|| view! { <UndoPanel import=import.clone() on_done /> });
    let has_report = matches!(import.state, State::Processed | State::Undone) || import.applied > 0;
    let verify = (has_report && import.keeps_rows()).then(|| {
        let sheet = (host.links.verify)(import.id);
        view! { <a href=sheet class="button" part="button">{verify::link(&import)}</a> }
    });
    let fixed = import.clone();
    view! {
        <div class="workspace-head">
            <p class="workspace-name">
                {match host.links.imports {
                    Some(imports) => view! { <a href=imports>{t!(history_back)}</a> }.into_any(),
                    None => t!(report_title).into_any(),
                }}
            </p>
            <h2 class="workspace-title" translate="no">{import.name.clone()}</h2>
            <p class="workspace-facts">
                <span translate="no">{import.template_name.clone()}</span> " · " {facts}
            </p>
            <div class="actions workspace-actions">
                {undo} {verify}
                {has_downloads.then(|| view! { <Downloads import /> })}
            </div>
            <div class="workspace-primary">
                <Show when=move || can_fix && left.with(|left| *left > 0)>
                    <FixRows import=fixed.clone() left />
                </Show>
            </div>
        </div>
    }
}

/// In a workbook, keys keep their leading zeros.
#[component]
fn Downloads(import: ImportView) -> impl IntoView {
    let root = Host::here().root;
    let rest = paths::import_report_csv(import.id);
    let all = |ending| paths::import_report_rows(import.id, &Outcome::ALL, ending);
    let sheet = paths::import_file(import.id);
    let has_file = import.expired.file.is_none();
    let has_report = !import.state.is_open();
    let download = |path: String, word: String| {
        view! { <DownloadButton path kind=ButtonKind::Quiet>{word}</DownloadButton> }
    };
    let of_rows = (has_report && import.keeps_rows()).then(|| {
        view! {
            {download(paths::workbook(&rest), t!(report_download_workbook))}
            {download(rest, t!(report_download_rest))}
            {download(all("xlsx"), t!(report_download_all_workbook))}
            {download(all("csv"), t!(report_download_all))}
        }
    });
    let receipts = has_report.then(|| {
        view! {
            {download(paths::import_receipt(import.id), t!(report_download_receipt))}
            {download(paths::import_receipt_csv(import.id), t!(report_download_receipt_csv))}
        }
    });
    let of_file = has_file.then(|| {
        view! {
            {download(paths::workbook(&sheet), t!(report_download_sheet_workbook))}
            {download(sheet, t!(report_download_sheet))}
        }
    });
    view! {
        <Menu label=t!(report_download) root>
            {of_rows}
            {receipts}
            {of_file}
        </Menu>
    }
}
