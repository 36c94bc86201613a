//! Choose, validate and stage on one screen.

use crate::flow::importing::{Importer, Importing, Step};
use crate::steps::choose::{ChooseCard, OpenImport};
use crate::steps::stage::{StageCard, StagedCard};
use crate::steps::validate::ValidateCard;
use crate::steps::{Host, Rail, RailStage};
use coverlist_api::SessionView;
use leptos::prelude::*;

/// Chooses, validates and stages a file. The worker starts when this component is created.
#[component]
pub fn ImportSteps() -> impl IntoView {
    let Host { client, announcer, account, .. } = Host::here();
    let SessionView { limits, time_zone, .. } = account.get_untracked();
    let importer = Importer::open(client, announcer, limits, time_zone);
    provide_context(importer);
    let stage = importer.watch(stage);
    let has_file = importer.watch(|importing| importing.validate().is_some());
    let is_staged = importer.watch(|importing| importing.staged().is_some());
    let work = move || {
        if is_staged.get() {
            return view! { <StagedCard /> }.into_any();
        }
        view! {
            <OpenImport />
            <ChooseCard />
            <Show when=move || has_file.get()>
                <ValidateCard />
                <StageCard />
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

fn stage(importing: &Importing) -> RailStage {
    match &importing.step {
        Step::Choose(_) => RailStage::Choose,
        Step::Validate(validate) if validate.may_stage() => RailStage::Stage,
        Step::Validate(_) => RailStage::Validate,
        Step::Upload(_) => RailStage::Stage,
        Step::Staged(_) => RailStage::Plan,
    }
}
