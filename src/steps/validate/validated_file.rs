use super::blocking_findings::BlockingFindings;
use super::date_orders::{DateOrders, DateQuestions};
use super::downloads::Downloads;
use super::draft::DraftOffer;
use super::encoding_choice::EncodingDoubt;
use super::file_facts::FileFacts;
use super::file_keys::FileKeys;
use super::file_rows::FileRows;
use super::finding_groups::FindingGroups;
use super::header_columns::HeaderColumns;
use super::key_matches::KeyMatches;
use super::questions::{ConfirmAll, Questions, RowQuestions};
use super::repair_button::FocusFallback;
use super::row_rules::RowRules;
use super::saved_source::{KeepAnswers, SourceInUse};
use super::undo_buttons::UndoButtons;
use super::verdict::{Verdict, has_rows};
use super::working::{Stopped, Working};
use super::worksheets::Worksheets;
use super::wrong_template::WrongTemplate;
use crate::flow::importing::{Importer, Importing, Phase, Validate};
use crate::steps::processed_before::ProcessedBeforeNotice;
use crate::ui::{NextFrame, Notice, Tone, in_next_frame};
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Filter, Summary, Which};
use leptos::html;
use leptos::prelude::*;

/// Shows the results of validation as they arrive: the parts of the workspace that a file needs.
#[component]
pub fn ValidatedFile() -> impl IntoView {
    let importer = Importer::here();
    importer.resume();
    let rest = NodeRef::new();
    provide_context(FocusFallback(rest));
    let filter = RwSignal::new(Filter::default());
    keep_usable(importer, filter);
    bring_into_sight(importer, rest);
    let is_working = importer.watch(|importing| {
        matches!(importing.validate().map(|validate| &validate.phase), Some(Phase::Working { .. }))
    });
    view! {
        <div class="workspace-tools" role="group" aria-label=t!(validate_file) tabindex="-1" node_ref=rest>
            <FileFacts />
            <UndoButtons />
            <Downloads filter />
        </div>
        <div class="workspace-verdict">
            <Verdict filter />
            <Show when=move || is_working.get()>
                <Working />
            </Show>
        </div>
        <Notices />
        <Body filter />
        <div class="workspace-foot">
            <p>{t!(stage_about)}</p>
            <FileKeys />
        </div>
    }
}

/// What a person should know or decide before the rows are of interest.
#[component]
fn Notices() -> impl IntoView {
    let importer = Importer::here();
    let worker_crashed = importer.watch(|importing| importing.worker_crashed);
    let is_stopped = importer.watch(is_stopped);
    view! {
        <div class="workspace-notices">
            <Show when=move || worker_crashed.get()>
                <Notice tone=Tone::Info><p>{t!(validate_worker_died)}</p></Notice>
            </Show>
            <Show when=move || is_stopped.get() fallback=|| view! {
                <Corrections />
                <DraftOffer />
                <ProcessedBefore />
                <Worksheets />
                <EncodingDoubt />
                <WrongTemplate />
                <RowQuestions />
                <BlockingFindings />
            }>
                <Stopped />
            </Show>
        </div>
    }
}

/// Says which import the rows correct.
#[component]
fn Corrections() -> impl IntoView {
    let corrected =
        Importer::here().watch(|importing| Some(importing.validate()?.file.corrects.as_ref()?.name.clone()));
    move || {
        corrected
            .get()
            .map(|file| view! { <Notice tone=Tone::Info><p>{t!(stage_corrects, file)}</p></Notice> })
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

/// Columns, questions and findings, beside the rows where there is room.
#[component]
fn Body(filter: RwSignal<Filter>) -> impl IntoView {
    let importer = Importer::here();
    let is_stopped = importer.watch(is_stopped);
    let has_verdict = importer.watch(|importing| importing.validate().and_then(Validate::summary).is_some());
    let has_rows =
        importer.watch(|importing| importing.validate().and_then(Validate::summary).is_some_and(has_rows));
    view! {
        <div class="workspace-body">
            <Show when=move || !is_stopped.get()>
                <div class="workspace-side">
                    <SourceInUse />
                    <ConfirmAll />
                    <HeaderColumns />
                    <Questions />
                    <KeyMatches filter />
                    <DateQuestions />
                    <Show when=move || has_verdict.get()>
                        <FindingGroups filter />
                    </Show>
                    <RowRules />
                    <DateOrders />
                    <KeepAnswers />
                </div>
            </Show>
            <Show when=move || has_rows.get()>
                <NextFrame>
                    <FileRows filter />
                </NextFrame>
            </Show>
        </div>
    }
}

/// Whether a person canceled the validation, or the file cannot be read.
fn is_stopped(importing: &Importing) -> bool {
    let phase = importing.validate().map(|validate| &validate.phase);
    matches!(phase, Some(Phase::Canceled | Phase::Unreadable(_)))
}

/// Focuses the facts of each file that is chosen, and scrolls the page around the workspace to it.
fn bring_into_sight(importer: Importer, rest: NodeRef<html::Div>) {
    let files = importer.watch(|importing| importing.files_chosen);
    Effect::new(move || {
        files.track();
        let Some(rest) = rest.get() else { return };
        in_next_frame(move || {
            // The element is in the document while there is a file.
            let _ = rest.focus();
            if let Some(workspace) = rest.parent_element() {
                workspace.scroll_into_view();
            }
        });
    });
}

/// Falls back to another filter when the current one would show no rows, for example after a repair.
fn keep_usable(importer: Importer, filter: RwSignal<Filter>) {
    let result = importer.watch(|importing| {
        let validate = importing.validate()?;
        let is_complete = validate.look_up.matched().is_some_and(|matched| matched.missing == 0);
        Some((validate.summary()?.clone(), is_complete))
    });
    Effect::new(move || {
        let result = result.get();
        let usable = |which| match (which, &result) {
            (Which::Missing, Some((_, true))) => Which::All,
            (which, Some((summary, _))) => usable(which, summary),
            (which, None) => which,
        };
        let which = filter.with_untracked(|filter| filter.which);
        if usable(which) != which {
            filter.update(|filter| filter.which = usable(which));
        }
    });
}

fn usable(which: Which, summary: &Summary) -> Which {
    let is_there = |code| summary.tally.iter().any(|line| line.code == code);
    match which {
        Which::WithFindings if summary.with_findings == 0 => Which::All,
        Which::Status(RowStatus::Accepted | RowStatus::Rejected) if !summary.checked => Which::All,
        Which::Missing if summary.accepted == 0 => Which::All,
        Which::Code(code) if !is_there(code) => usable(Which::WithFindings, summary),
        which => which,
    }
}
