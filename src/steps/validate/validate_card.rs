use super::blocking_findings::BlockingFindings;
use super::date_orders::{DateOrders, DateQuestions};
use super::encoding_choice::EncodingChoice;
use super::file_facts::FileFacts;
use super::file_rows::FileRows;
use super::finding_groups::FindingGroups;
use super::header_columns::HeaderColumns;
use super::questions::Questions;
use super::repair_button::FocusFallback;
use super::row_counts::{RowCounts, has_rows};
use super::undo_buttons::UndoButtons;
use super::working::{Stopped, Working};
use super::worksheets::Worksheets;
use super::wrong_template::WrongTemplate;
use crate::flow::importing::{Importer, Phase, Validate};
use crate::steps::processed_before::ProcessedBeforeNotice;
use crate::ui::{Card, Notice, Tone, in_next_frame};
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Filter, Summary, Which};
use leptos::html;
use leptos::prelude::*;

/// Shows the results of validation as they arrive.
#[component]
pub fn ValidateCard() -> impl IntoView {
    let importer = Importer::here();
    importer.resume();
    let rest = NodeRef::new();
    provide_context(FocusFallback(rest));
    let worker_crashed = importer.watch(|importing| importing.worker_crashed);
    bring_into_sight(importer, rest);
    let has_verdict = importer.watch(|importing| importing.validate().and_then(Validate::summary).is_some());
    let is_stopped = importer.watch(|importing| {
        let phase = importing.validate().map(|validate| &validate.phase);
        matches!(phase, Some(Phase::Canceled | Phase::Unreadable(_)))
    });
    let is_working = importer.watch(|importing| {
        matches!(importing.validate().map(|validate| &validate.phase), Some(Phase::Working { .. }))
    });
    view! {
        <Card title=t!(validate_title)>
            <Show when=move || worker_crashed.get()>
                <Notice tone=Tone::Info><p>{t!(validate_worker_died)}</p></Notice>
            </Show>
            <div class="validate-file" role="group" aria-label=t!(validate_file) tabindex="-1" node_ref=rest>
                <FileFacts />
            </div>
            <UndoButtons />
            <Show when=move || is_working.get()>
                <Working />
            </Show>
            <Show when=move || is_stopped.get()>
                <Stopped />
            </Show>
            <Show when=move || !is_stopped.get()>
                <ProcessedBefore />
                <Worksheets />
                <EncodingChoice />
                <WrongTemplate />
                <HeaderColumns />
                <Questions />
                <DateQuestions />
                <BlockingFindings />
                <DateOrders />
            </Show>
            <Show when=move || has_verdict.get()>
                <RowCounts />
                <Details />
            </Show>
        </Card>
    }
}

/// A notice when the same file was processed before. It appears some time after the verdict.
#[component]
fn ProcessedBefore() -> impl IntoView {
    let before =
        Importer::here().watch(|importing| importing.validate()?.source.as_ref()?.processed_before.clone());
    move || {
        before.get().map(|before| {
            let sentence = t!(stage_processed_before, &before.at, &before.by.name);
            view! { <ProcessedBeforeNotice before sentence /> }
        })
    }
}

/// Scrolls to the card and focuses it whenever a file is chosen. The results may otherwise appear below the
/// visible area.
fn bring_into_sight(importer: Importer, rest: NodeRef<html::Div>) {
    let files = importer.watch(|importing| importing.files_chosen);
    Effect::new(move || {
        files.track();
        let Some(rest) = rest.get() else { return };
        in_next_frame(move || {
            // The element is in the document while there is a file.
            let _ = rest.focus();
            if let Some(card) = rest.parent_element() {
                card.scroll_into_view();
            }
        });
    });
}

/// Falls back to another filter when the current one would show no rows.
fn usable(which: Which, summary: &Summary) -> Which {
    let is_there = |code| summary.tally.iter().any(|line| line.code == code);
    match which {
        Which::WithFindings if summary.with_findings == 0 => Which::All,
        Which::Status(RowStatus::Accepted | RowStatus::Rejected) if !summary.checked => Which::All,
        Which::Code(code) if !is_there(code) => usable(Which::WithFindings, summary),
        which => which,
    }
}

/// Findings and rows, side by side where there is room.
#[component]
fn Details() -> impl IntoView {
    let importer = Importer::here();
    let summary = importer.watch(|importing| importing.validate().and_then(Validate::summary).cloned());
    let filter = RwSignal::new(Filter::default());
    // After a repair, the chosen finding may no longer exist.
    Effect::new(move || {
        let usable =
            |which| summary.with(|summary| summary.as_ref().map_or(which, |summary| usable(which, summary)));
        let which = filter.with_untracked(|filter| filter.which);
        if usable(which) != which {
            filter.update(|filter| filter.which = usable(which));
        }
    });
    let has_rows = Memo::new(move |_| summary.with(|summary| summary.as_ref().is_some_and(has_rows)));
    let has_findings =
        move || summary.with(|summary| summary.as_ref().is_some_and(|summary| !summary.tally.is_empty()));
    let is_split = move || has_rows.get() && has_findings();
    view! {
        <div class="validate-details" data-findings=move || is_split().then_some("true")>
            <FindingGroups filter />
            <Show when=move || has_rows.get()>
                <FileRows filter />
            </Show>
        </div>
    }
}
