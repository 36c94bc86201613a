use super::report_rows::ReportRows;
use super::stored_findings::StoredFindings;
use crate::steps::Host;
use crate::steps::badges::StateBadge;
use crate::steps::undo::UndoPanel;
use crate::ui::{Card, DownloadButton, Fact, FactList, Notice, Tone, in_next_frame};
use crate::words::terms::state;
use crate::words::{bytes, number, report as words, verify};
use coverlist_api::{ImportView, Permission, paths};
use coverlist_core::lifecycle::{RunState, State};
use leptos::html;
use leptos::prelude::*;

/// Shows the report of a processed import, or explains why there is none. After an undo, shows it again.
#[component]
pub fn Report(import: ImportView) -> impl IntoView {
    let shown = RwSignal::new(import);
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |drawn: Option<()>| {
        shown.track();
        if let (Some(()), Some(place)) = (drawn, place.get_untracked()) {
            // The button that had the focus is gone in the next frame. An element with a tab index takes it.
            in_next_frame(move || drop(place.focus()));
        }
    });
    let draw = move || view! { <ImportReport import=shown.get() on_done=move |import| shown.set(import) /> };
    view! { <div class="report" node_ref=place tabindex="-1">{draw}</div> }
}

#[component]
fn ImportReport(import: ImportView, #[prop(into)] on_done: UnsyncCallback<ImportView>) -> impl IntoView {
    let id = import.id;
    let host = Host::here();
    let may_process = host.account.get_untracked().may(Permission::ManageSettings);
    let has_file = import.state != State::Deleted;
    let body = match import.state {
        State::Processed | State::Undone => view! { <ReportRows import=import.clone() /> }.into_any(),
        State::Deleted => {
            view! { <Notice tone=Tone::Info><p>{t!(report_was_deleted)}</p></Notice> }.into_any()
        }
        State::Staged | State::Queued => {
            let plan = host.links.process;
            let to_plan = may_process
                .then(|| view! { <a href=plan class="button" part="button">{t!(report_to_plan)}</a> });
            let sample = (import.applied > 0).then(|| view! { <ReportRows import=import.clone() /> });
            view! {
                <Notice tone=Tone::Info title=t!(report_open)>{to_plan}</Notice>
                {sample}
            }
            .into_any()
        }
    };
    let verify_link = is_verifiable(&import).then(
        || view! { <a href=(host.links.verify)(id) class="button" part="button">{verify::link(&import)}</a> },
    );
    let is_undoable = may_process && (import.applied > 0 || import.state == State::Undone);
    let undo = is_undoable.then(|| view! { <UndoPanel import=import.clone() on_done /> });
    view! {
        <div class="stack">
            {body}
            <Card title=t!(report_file)>
                <p><StateBadge state=import.state /></p>
                <FactList facts=facts(&import) />
                {has_file
                    .then(|| {
                        view! {
                            <div class="actions">
                                <DownloadButton path=paths::workbook(&paths::import_file(id))>
                                    {t!(report_download_sheet_workbook)}
                                </DownloadButton>
                                <DownloadButton path=paths::import_file(id)>
                                    {t!(report_download_sheet)}
                                </DownloadButton>
                                {verify_link}
                                {undo}
                            </div>
                        }
                    })}
            </Card>
            {has_file.then(|| view! { <StoredFindings id /> })}
        </div>
    }
}

/// Whether the import has rows that were applied, or not, to be compared with their records.
fn is_verifiable(import: &ImportView) -> bool {
    matches!(import.state, State::Processed | State::Undone) || import.applied > 0
}

fn facts(import: &ImportView) -> Vec<Fact> {
    let mut facts = vec![
        Fact::data(t!(report_name), import.name.clone()),
        Fact::data(t!(report_template), &import.template_name),
        Fact::new(t!(plan_rows), number(import.rows)),
        Fact::new(t!(report_size), bytes(import.bytes)),
        Fact::new(t!(report_staged), words::staged(import)),
    ];
    if import.set_aside > 0 {
        facts.push(Fact::new(t!(plan_ignored), number(import.set_aside)));
    }
    if let (Some(term), Some(at)) = (ended(import.state), &import.closed_at) {
        facts.push(Fact::new(term, words::by(import.closed_by.as_ref(), at)));
    }
    if let Some(run) =
        import.run.as_ref().filter(|run| run.state == RunState::Applied && import.state == State::Undone)
    {
        facts.push(Fact::new(
            state(State::Undone),
            words::by(Some(&run.by), run.ended_at.as_ref().unwrap_or(&run.at)),
        ));
    }
    facts.push(Fact::data(t!(report_source_fingerprint), import.source_sha256.clone()));
    facts.push(Fact::data(t!(report_sheet_fingerprint), import.sha256.clone()));
    facts
}

fn ended(state: State) -> Option<String> {
    match state {
        State::Processed | State::Undone => Some(t!(report_processed)),
        State::Deleted => Some(t!(report_deleted)),
        State::Staged | State::Queued => None,
    }
}
