//! Choose, validate and stage on one screen.

use crate::flow::importing::{Event, Importer, Importing, Phase, Step};
use crate::flow::{HostEvent, Tell};
use crate::steps::choose::{ChooseCard, OpenImport};
use crate::steps::{Host, Rail, RailStage, Wishes, parts};
use crate::ui::part;
use coverlist_api::SessionView;
use leptos::prelude::*;

/// Chooses, validates and stages a file. The worker starts once the templates are there.
#[component]
pub fn ImportSteps() -> impl IntoView {
    let Host { client, announcer, account, wishes, tell, .. } = Host::here();
    let SessionView { limits, time_zone, .. } = account.get_untracked();
    let importer = Importer::open(client, announcer, limits, time_zone, wishes.source.into());
    provide_context(importer);
    follow_wishes(importer, wishes);
    tell_results(importer, tell);
    let stage = importer.watch(stage);
    let has_file = importer.watch(|importing| importing.validate().is_some());
    let is_staged = importer.watch(|importing| importing.staged().is_some());
    let work = move || {
        if is_staged.get() {
            return part(parts::staged, ()).into_any();
        }
        view! {
            <OpenImport />
            <ChooseCard />
            <Show when=move || has_file.get()>
                {part(parts::validated, ())}
            </Show>
        }
        .into_any()
    };
    view! {
        <div class="stack">
            <p class="import-lead">{t!(choose_lead)}</p>
            <Rail now=stage />
            <div class="import">{work}</div>
        </div>
    }
}

/// Does what the page around the steps wants.
fn follow_wishes(importer: Importer, wishes: Wishes) {
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

/// Tells the page around the steps the counts of a validated file, and what was staged.
fn tell_results(importer: Importer, tell: Tell) {
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
            Phase::Done { summary, .. } => Some(HostEvent::Validated {
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

fn stage(importing: &Importing) -> RailStage {
    match &importing.step {
        Step::Choose(_) => RailStage::Choose,
        Step::Validate(validate) if validate.may_stage() => RailStage::Stage,
        Step::Validate(_) => RailStage::Validate,
        Step::Upload(_) => RailStage::Stage,
        Step::Staged(_) => RailStage::Plan,
    }
}
