//! The stage as a whole.

use super::blocked::Blocked;
use super::counts::Counts;
use super::dates::{DateOrders, DateQuestions};
use super::facts::FileFacts;
use super::findings::Findings;
use super::header::Header;
use super::reading::Reading;
use super::repair::Rest;
use super::rows::Rows;
use super::template::WrongTemplate;
use super::working::{Stopped, Working};
use crate::flow::importing::{Importer, Phase, Validate};
use crate::ui::{Card, Notice, Tone};
use crate::words::validate as words;
use coverlist_worker::Filter;
use leptos::prelude::*;

/// What is known of the file, as it becomes known.
#[component]
pub fn ValidateCard() -> impl IntoView {
    let importer = Importer::here();
    let rest = NodeRef::new();
    provide_context(Rest(rest));
    let worker_died = importer.watch(|importing| importing.worker_died);
    let has_verdict = importer.watch(|importing| importing.validate().and_then(Validate::summary).is_some());
    let is_stopped = importer.watch(|importing| {
        let phase = importing.validate().map(|validate| &validate.phase);
        matches!(phase, Some(Phase::Canceled | Phase::Unreadable))
    });
    let is_working = importer.watch(|importing| {
        matches!(importing.validate().map(|validate| &validate.phase), Some(Phase::Working { .. }))
    });
    // Another file begins with its findings again.
    let file = importer.watch(|importing| importing.validate().map(|validate| validate.file.clone()));
    view! {
        <Card title=words::TITLE>
            <Show when=move || worker_died.get()>
                <Notice tone=Tone::Tells><p>{words::WORKER_DIED}</p></Notice>
            </Show>
            <div class="validate-file" role="group" aria-label=words::FILE tabindex="-1" node_ref=rest>
                <FileFacts />
            </div>
            <Show when=move || is_working.get()>
                <Working />
            </Show>
            <Show when=move || is_stopped.get()>
                <Stopped />
            </Show>
            <Show when=move || !is_stopped.get()>
                <Reading />
                <WrongTemplate />
                <Header />
                <DateQuestions />
                <Blocked />
                <DateOrders />
            </Show>
            <Show when=move || has_verdict.get()>
                <Counts />
                {move || {
                    file.track();
                    view! { <Details /> }
                }}
            </Show>
        </Card>
    }
}

/// Findings and rows, side by side where there is room.
#[component]
fn Details() -> impl IntoView {
    let filter = RwSignal::new(Filter::default());
    view! {
        <div class="validate-details">
            <Findings filter />
            <Rows filter />
        </div>
    }
}
