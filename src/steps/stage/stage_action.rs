use super::not_staged::NotStaged;
use crate::client::Sent;
use crate::flow::importing::{Event, Importer, Importing, TemplateFetch, UploadPhase, Validate};
use crate::ui::{Button, ButtonKind, ProgressBar, unique_id};
use crate::words::stage as words;
use leptos::prelude::*;

/// The button that stages the accepted rows, the upload, and why the file was not staged.
#[component]
pub fn StageAction() -> impl IntoView {
    let importer = Importer::here();
    let is_uploading = importer.watch(Importing::is_uploading);
    let unsent = importer.watch(|importing| importing.validate()?.unsent.clone());
    view! {
        <div class="workspace-unsent">{move || unsent.get().map(|why| view! { <NotStaged why /> })}</div>
        <StageButton />
        <Show when=move || is_uploading.get()>
            <Uploading />
        </Show>
    }
}

/// Stages the accepted rows. Label and text beside it name the number of rejected rows, to which the press
/// agrees. The button stays in its place when the file cannot be staged.
#[component]
fn StageButton() -> impl IntoView {
    let importer = Importer::here();
    let id = unique_id("stage");
    let about = id.clone();
    let rows = importer.watch(|importing| importing.validate().and_then(rows));
    let is_uploading = importer.watch(Importing::is_uploading);
    let obstacle = importer.watch(obstacle);
    let is_ready = importer.watch(|importing| importing.validate().and_then(Validate::stageable).is_some());
    let is_off = Signal::derive(move || !is_ready.get() || obstacle.get().is_some());
    let press = move || {
        if let Some((_, without)) = rows.get_untracked() {
            importer.send(Event::StageRequested { without });
        }
    };
    let label = move || match rows.get() {
        None => t!(stage_button),
        Some((accepted, 0)) => t!(stage_rows, accepted),
        Some((accepted, rejected)) => t!(stage_rows_of, accepted, accepted + rejected),
    };
    let left_out =
        move || rows.get().filter(|rows| rows.1 > 0).map(|(_, rejected)| t!(stage_left_out, rejected));
    let beside = move || obstacle.get().or_else(left_out);
    view! {
        <div class="workspace-stage">
            <Button kind=ButtonKind::Primary busy=is_uploading disabled=is_off attr:aria-describedby=about on_press=press>
                {label}
            </Button>
            <span class="stage-why" id=id>{beside}</span>
        </div>
    }
}

/// The numbers of accepted and rejected rows, if there are accepted ones.
fn rows(validate: &Validate) -> Option<(u32, u32)> {
    validate.acceptable().map(|summary| (summary.accepted, summary.rejected))
}

/// Why no file can be staged now.
fn obstacle(importing: &Importing) -> Option<String> {
    if importing.validate().and_then(Validate::stageable).is_none() {
        None
    } else if importing.open.is_some() && !importing.is_uploading() {
        Some(t!(stage_open_first))
    } else if importing.templates.fetch != TemplateFetch::Idle {
        Some(t!(stage_templates_first))
    } else if importing.validate().is_some_and(Validate::asks_about_rows) {
        Some(t!(stage_rows_first))
    } else {
        None
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
    view! { <div class="workspace-upload"><ProgressBar label done words /></div> }
}
