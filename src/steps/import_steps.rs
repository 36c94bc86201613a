//! Choose, validate and stage in one workspace.

use crate::flow::importing::{Event, Importer, Importing, Phase, Step};
use crate::flow::{HostEvent, Tell};
use crate::steps::choose::{ChooseArea, OpenImport, WorkspaceHead};
use crate::steps::{KeptImport, Wishes, parts};
use crate::ui::part;
use leptos::ev;
use leptos::prelude::*;

/// Chooses, validates and stages a file. The worker starts once the templates are there. A file stays while
/// its person looks at another screen.
#[component]
pub fn ImportSteps() -> impl IntoView {
    let importer = KeptImport::here();
    provide_context(importer);
    let has_file = importer.watch(|importing| importing.validate().is_some());
    let is_staged = importer.watch(|importing| importing.staged().is_some());
    let state = move || match (is_staged.get(), has_file.get()) {
        (true, _) => "staged",
        (false, true) => "file",
        (false, false) => "choose",
    };
    let work = move || {
        if is_staged.get() {
            return part(parts::staged, ()).into_any();
        }
        view! {
            <div class="workspace-open"><OpenImport /></div>
            <ChooseArea />
            <Show when=move || has_file.get()>
                {part(parts::validated, ())}
            </Show>
        }
        .into_any()
    };
    view! {
        // Part `workspace`: the area in which a file is chosen, validated and staged.
        <div class="workspace" part="workspace" data-state=state>
            <WorkspaceHead />
            {work}
        </div>
    }
}

/// Does what the page around the steps wants.
pub(super) fn follow_wishes(importer: Importer, wishes: Wishes) {
    Effect::new(move || {
        if let Some(id) = wishes.template.get() {
            importer.send(Event::TemplateChosen(id));
        }
    });
    Effect::new(move || {
        wishes.source.track();
        importer.send(Event::TemplatesRequested);
    });
    Effect::new(move || {
        if let Some(file) = wishes.file.get() {
            wishes.file.set(None);
            importer.choose(file);
        }
    });
}

/// Lets the browser ask before it leaves a page with decisions about a file, or with an upload.
pub(super) fn ask_before_leaving(importer: Importer) {
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if importer.now(Importing::has_unsent_work) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Tells the page around the steps the counts of a validated file, and what was staged.
pub(super) fn tell_results(importer: Importer, tell: Tell) {
    let result = importer.watch(result);
    Effect::new(move || {
        if let Some(event) = result.get() {
            tell.host(event);
        }
    });
}

/// The result of the current step, if there is one.
fn result(importing: &Importing) -> Option<HostEvent> {
    match &importing.step {
        Step::Validate(validate) => match &validate.phase {
            Phase::Done { summary } => Some(HostEvent::Validated {
                run: importing.run(),
                accepted: summary.accepted,
                rejected: summary.rejected,
                ignored: summary.set_aside,
                blocked: summary.blocked,
            }),
            Phase::Working { .. } | Phase::Canceled | Phase::Unreadable(_) => None,
        },
        Step::Staged(import) => Some(HostEvent::Staged {
            import: import.id,
            accepted: import.accepted,
            rejected: import.rejected,
        }),
        Step::Choose(_) | Step::Upload(_) => None,
    }
}
