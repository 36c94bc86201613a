use super::not_staged::NotStaged;
use crate::client::Sent;
use crate::flow::importing::{Event, Importer, Importing, TemplateFetch, UploadPhase, Validate};
use crate::ui::{Button, ButtonKind, Dialog, ProgressBar};
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

/// Stages at once if no row is rejected; otherwise asks whether those rows may be left out. The button stays
/// in its place when the file cannot be staged.
#[component]
fn StageButton() -> impl IntoView {
    let importer = Importer::here();
    let asks = RwSignal::new(false);
    let rows = importer.watch(|importing| importing.validate().and_then(rows));
    let is_uploading = importer.watch(Importing::is_uploading);
    let obstacle = importer.watch(obstacle);
    let is_ready = importer.watch(|importing| importing.validate().and_then(Validate::stageable).is_some());
    let is_off = Signal::derive(move || !is_ready.get() || obstacle.get().is_some());
    let press = move || match rows.get_untracked() {
        Some((_, 0)) => importer.send(Event::StageRequested { without: 0 }),
        Some(_) => asks.set(true),
        None => {}
    };
    view! {
        <div class="workspace-stage">
            <Button kind=ButtonKind::Primary busy=is_uploading disabled=is_off on_press=press>
                {move || rows.get().map_or_else(|| t!(stage_button), |(accepted, _)| t!(stage_rows, accepted))}
            </Button>
            <span class="stage-why">{obstacle}</span>
            <ConsentDialog open=asks rows />
        </div>
    }
}

/// Asks at the button whether the rejected rows may be left out.
#[component]
fn ConsentDialog(open: RwSignal<bool>, rows: Memo<Option<(u32, u32)>>) -> impl IntoView {
    let importer = Importer::here();
    let content = move || {
        let (accepted, rejected) = rows.get()?;
        let stage = move || {
            open.set(false);
            importer.send(Event::StageRequested { without: rejected });
        };
        Some(view! {
            <p>{t!(stage_left_out, rejected)}</p>
            <div class="actions">
                <Button on_press=move || open.set(false)>{t!(plan_cancel)}</Button>
                <Button kind=ButtonKind::Primary on_press=stage>{t!(stage_rows, accepted)}</Button>
            </div>
        })
    };
    let title = move || {
        let (accepted, rejected) = rows.get().unwrap_or_default();
        t!(stage_question, accepted, accepted + rejected)
    };
    view! { <Dialog open title=Signal::derive(title)>{content}</Dialog> }
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
