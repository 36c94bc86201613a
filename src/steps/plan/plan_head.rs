use super::sample_menu::SampleMenu;
use super::seen_plan::SeenPlan;
use crate::flow::processing::{Event, Processor, Request};
use crate::steps::Host;
use crate::steps::delete_dialog::DeleteDialog;
use crate::steps::pending_request::PendingRequest;
use crate::steps::process::ConsentDialog;
use crate::ui::{Button, ButtonKind, DownloadButton, Menu};
use crate::words::report;
use coverlist_api::{ImportView, paths};
use coverlist_core::plan::Sample;
use leptos::prelude::*;

/// The name of the file, and what can be done with the plan.
#[component]
pub fn PlanHead(processor: Processor, import: ImportView, plan: Memo<SeenPlan>) -> impl IntoView {
    let root = Host::here().root;
    let (consenting, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let sample = RwSignal::new(None::<Sample>);
    let delete = PendingRequest::shown_in(deleting, processor);
    let updated = Memo::new(move |_| plan.with(|plan| plan.tally.outcomes.updated));
    let consent = move |chosen: Option<Sample>| {
        sample.set(chosen);
        consenting.set(true);
    };
    let sheet = paths::import_plan_sheet(import.id, "xlsx");
    // Processing without a change only completes the report.
    let has_changes = Memo::new(move |_| updated.get() > 0);
    let process = move || {
        let kind = if has_changes.get() { ButtonKind::Primary } else { ButtonKind::Plain };
        view! { <Button kind on_press=move || consent(None)>{t!(process_process)}</Button> }
    };
    view! {
        <div class="workspace-head">
            <p class="workspace-name">{t!(utilities_process)}</p>
            <h2 class="workspace-title" translate="no">{import.name.clone()}</h2>
            <p class="workspace-facts">
                <span translate="no">{import.template_name.clone()}</span> " · "
                {t!(plan_staged, report::staged(&import))}
            </p>
            <div class="actions workspace-actions">
                <Button kind=ButtonKind::Quiet on_press=move || deleting.set(true)>{t!(plan_delete)}</Button>
                <Menu label=t!(plan_download) root>
                    <DownloadButton path=sheet kind=ButtonKind::Quiet>
                        {t!(plan_download_workbook)}
                    </DownloadButton>
                    <DownloadButton path=paths::import_plan_sheet(import.id, "csv") kind=ButtonKind::Quiet>
                        {t!(plan_download_csv)}
                    </DownloadButton>
                </Menu>
                <SampleMenu updated on_choose=move |chosen| consent(Some(chosen)) />
            </div>
            <div class="workspace-primary">{process}</div>
        </div>
        <ConsentDialog
            processor
            open=consenting
            import=import.clone()
            tally=Signal::derive(move || plan.with(|plan| plan.tally))
            warnings=Signal::derive(move || plan.with(|plan| plan.warnings.clone()))
            sample
        />
        <DeleteDialog
            open=deleting
            name=import.name
            sampled={import.applied > 0}
            busy=delete.is_waiting(Request::Delete)
            failure=delete.failure()
            on_confirm=move || processor.send(Event::DeleteRequested)
        />
    }
}
