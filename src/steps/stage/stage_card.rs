use super::not_staged::NotStaged;
use crate::client::Sent;
use crate::flow::importing::{Event, Importer, Importing, Phase, Step, TemplateFetch, UploadPhase, Validate};
use crate::ui::{Button, ButtonKind, Card, ProgressBar, unique_id};
use crate::words::stage as words;
use coverlist_worker::Summary;
use leptos::prelude::*;

/// Shows the number of rows that can be staged, the consent to rejected rows, and the upload.
#[component]
pub fn StageCard() -> impl IntoView {
    let importer = Importer::here();
    let summary = importer.watch(|importing| importing.validate().and_then(Validate::summary).cloned());
    let is_uploading = importer.watch(Importing::is_uploading);
    let unsent = importer.watch(|importing| importing.validate()?.unsent.clone());
    move || {
        let summary = summary.get()?;
        Some(view! {
            <Card title=t!(stage_title)>
                {move || is_uploading.get().then(|| view! { <Uploading /> })}
                {move || unsent.get().map(|why| view! { <NotStaged why /> })}
                {what_to_stage(&summary)}
            </Card>
        })
    }
}

fn what_to_stage(summary: &Summary) -> AnyView {
    if summary.blocked {
        return view! { <p>{t!(stage_blocked)}</p> }.into_any();
    }
    if summary.accepted == 0 {
        let has_questions = !summary.questions.is_empty();
        let why = if has_questions { t!(stage_answer_first) } else { t!(stage_nothing_accepted) };
        return view! { <p>{why}</p> }.into_any();
    }
    let (accepted, rejected) = (summary.accepted, summary.rejected);
    view! {
        <p class="soft">{t!(stage_about)}</p>
        {(rejected > 0).then(|| view! { <Consent rejected /> })}
        <StageButton accepted />
    }
    .into_any()
}

#[component]
fn Consent(rejected: u32) -> impl IntoView {
    let importer = Importer::here();
    let agreed = importer.watch(|importing| {
        matches!(importing.validate().map(|validate| &validate.phase), Some(Phase::Done { agreed: true, .. }))
    });
    let is_uploading = importer.watch(Importing::is_uploading);
    view! {
        <label class="stage-consent">
            <input
                type="checkbox"
                prop:checked=agreed
                disabled=is_uploading
                on:change=move |event| importer.send(Event::Agreed(event_target_checked(&event)))
            />
            <span>{t!(stage_agree, rejected)}</span>
        </label>
    }
}

/// Shows the stage button, and explains why it is disabled.
#[component]
fn StageButton(accepted: u32) -> impl IntoView {
    let importer = Importer::here();
    let why_id = unique_id("stage-why");
    let is_uploading = importer.watch(Importing::is_uploading);
    let why_not = importer.watch(|importing| match &importing.step {
        _ if importing.open.is_some() => Some(t!(stage_open_first)),
        _ if importing.templates.fetch != TemplateFetch::Idle => Some(t!(stage_templates_first)),
        Step::Validate(validate) if !validate.may_stage() => Some(t!(stage_agree_first)),
        _ => None,
    });
    view! {
        <div class="actions">
            <Button
                kind=ButtonKind::Primary
                busy=is_uploading
                disabled=Signal::derive(move || why_not.get().is_some())
                on_press=move || importer.send(Event::StageRequested)
            >
                {t!(stage_rows, accepted)}
            </Button>
            <span id=why_id class="soft">{why_not}</span>
        </div>
    }
}

#[component]
fn Uploading() -> impl IntoView {
    let importer = Importer::here();
    let sent = importer.watch(|importing| match importing.upload() {
        Some(UploadPhase::Sending(sent)) => sent,
        Some(UploadPhase::Writing) | None => Sent::default(),
    });
    let is_known = move || sent.get().of > 0;
    let is_checking = move || is_known() && sent.get().bytes >= sent.get().of;
    let label = Signal::derive(move || if is_checking() { t!(stage_checking) } else { t!(stage_sending) });
    // The progress is unknown while the sheet is written, and while the server checks it.
    let done = Signal::derive(move || {
        (is_known() && !is_checking()).then(|| sent.get().bytes as f64 / sent.get().of as f64)
    });
    let words = Signal::derive(move || match sent.get() {
        Sent { of: 0, .. } => String::new(),
        Sent { bytes, of } => words::sent(bytes, of),
    });
    view! { <ProgressBar label done words /> }
}
