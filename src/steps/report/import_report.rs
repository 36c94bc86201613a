use super::expired_rows::ExpiredRows;
use super::file_facts::FileFacts;
use super::report_head::ReportHead;
use super::report_rows::ReportRows;
use super::stored_findings::StoredFindings;
use crate::steps::Host;
use crate::steps::row_keys::RowKeys;
use crate::ui::{Notice, Tone, in_next_frame};
use crate::words::report as words;
use coverlist_api::{ImportView, Permission};
use coverlist_core::lifecycle::State;
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
    let is_undone = move || shown.with(|import| import.state == State::Undone).then_some("true");
    view! {
        <div class="workspace report" part="workspace" tabindex="-1" data-undone=is_undone node_ref=place>
            {draw}
        </div>
    }
}

#[component]
fn ImportReport(import: ImportView, #[prop(into)] on_done: UnsyncCallback<ImportView>) -> impl IntoView {
    let id = import.id;
    let (reported, place) = (RwSignal::new(None), NodeRef::<html::Div>::new());
    let rows = |import: &ImportView| view! { <ReportRows import=import.clone() reported place /> };
    let body = match import.state {
        State::Processed | State::Undone if import.expired.rows.is_some() => {
            view! { <ExpiredRows import=import.clone() /> }.into_any()
        }
        State::Processed | State::Undone => rows(&import).into_any(),
        State::Deleted => view! {
            <div class="workspace-notices">
                <Notice tone=Tone::Info><p>{t!(report_was_deleted)}</p></Notice>
            </div>
        }
        .into_any(),
        State::Staged | State::Queued => view! {
            <div class="workspace-notices"><NotProcessed /></div>
            {(import.applied > 0).then(|| rows(&import))}
        }
        .into_any(),
    };
    let has_findings = import.state != State::Deleted && import.expired.report.is_none();
    view! {
        <ReportHead import=import.clone() reported on_done />
        {body}
        <div class="workspace-foot">
            <p>{move || reported.get().map(|counts| words::sum(&counts))}</p>
            <Show when=move || reported.with(Option::is_some)><RowKeys place /></Show>
            <div class="foot-links">
                {has_findings.then(|| view! { <StoredFindings id /> })} <FileFacts import />
            </div>
        </div>
    }
}

/// Says that the import is not processed, and leads to its plan.
#[component]
fn NotProcessed() -> impl IntoView {
    let host = Host::here();
    let to_plan = host.account.get_untracked().may(Permission::ManageSettings).then(|| {
        view! { <a href=host.links.process class="button" part="button">{t!(report_to_plan)}</a> }
    });
    view! { <Notice tone=Tone::Info title=t!(report_open)>{to_plan}</Notice> }
}
