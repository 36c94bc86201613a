use super::desk::Desk;
use super::editor_faults::EditorFaults;
use crate::flow::drafting::{Drafting, Event};
use crate::screens::heading::Heading;
use crate::steps::Host;
use crate::ui::{Badge, Button, ButtonKind, DownloadButton, FailureNotice, Icon, Menu, Root, Tone};
use crate::words;
use coverlist_api::{ProblemCode, paths};
use leptos::prelude::*;

/// The name and the version of the template, its actions, and what has changed.
#[component]
pub fn EditorHead() -> impl IntoView {
    let editor = Desk::here().editor;
    let root = Host::here().root;
    let name = editor.watch(|state| state.saved.name.clone());
    let is_changed = editor.watch(Drafting::is_changed);
    let version = editor.watch(|state| u64::from(state.saved.version));
    let badge = move || match is_changed.get() {
        true => {
            view! { <Badge tone=Tone::Info icon=Icon::Info word=t!(editor_not_saved, version.get() + 1) /> }
        }
        false => view! { <Badge tone=Tone::Plain icon=Icon::Tick word=t!(editor_version, version.get()) /> },
    };
    let cannot_undo = editor.watch(|state| !state.can_undo());
    let cannot_save = editor.watch(|state| !state.can_save());
    let busy = editor.watch(Drafting::is_saving);
    view! {
        <div class="editor-head">
            <div translate="no"><Heading title=name /></div>
            {badge}
            <div class="actions editor-actions">
                <Button
                    kind=ButtonKind::Quiet
                    disabled=cannot_undo
                    on_press=move || editor.send(Event::Undone)
                >
                    {t!(editor_undo)}
                </Button>
                <Downloads root />
                <Button
                    kind=ButtonKind::Primary
                    busy
                    disabled=cannot_save
                    on_press=move || editor.send(Event::SaveRequested)
                >
                    {move || t!(editor_save, version.get() + 1)}
                </Button>
            </div>
        </div>
        <Verdict />
        <EditorFaults />
        <SaveFailure />
    }
}

#[component]
fn Downloads(root: Root) -> impl IntoView {
    let id = Desk::here().editor.now(|state| state.saved.id.clone());
    let (file, example) = (paths::template_file(&id), paths::template_example(&id));
    view! {
        <Menu label=Signal::derive(|| t!(templates_downloads)) root>
            <div class="menu-list">
                <DownloadButton path=paths::workbook(&file)>{t!(templates_download_workbook)}</DownloadButton>
                <DownloadButton path=paths::workbook(&example)>
                    {t!(templates_download_example_workbook)}
                </DownloadButton>
                <DownloadButton path=file>{t!(templates_download_file)}</DownloadButton>
                <DownloadButton path=example>{t!(templates_download_example)}</DownloadButton>
                <DownloadButton path=paths::template(&id)>{t!(templates_download_document)}</DownloadButton>
            </div>
        </Menu>
    }
}

/// The number of changes since the saved version, and each of them as a sentence.
#[component]
fn Verdict() -> impl IntoView {
    let editor = Desk::here().editor;
    let is_changed = editor.watch(Drafting::is_changed);
    let version = editor.watch(|state| u64::from(state.saved.version));
    let differences = editor.watch(|state| {
        let seen = state.seen.as_ref().filter(|seen| seen.faults.is_empty());
        seen.map(|seen| seen.differences.iter().map(words::wire::sentence).collect::<Vec<_>>())
    });
    let sentence = move || match (is_changed.get(), differences.get()) {
        (false, _) => view! { <p class="soft">{t!(editor_unchanged)}</p> }.into_any(),
        (true, None) => view! { <p>{t!(editor_changed, version.get())}</p> }.into_any(),
        (true, Some(sentences)) => {
            let count = sentences.len() as u64;
            let text = sentences.join(" ");
            view! {
                <p>
                    <strong>{t!(editor_changes, count, version.get())}</strong> " "
                    <span class="soft">{text} " " {t!(editor_staged_keep)}</span>
                </p>
            }
            .into_any()
        }
    };
    view! { <div class="editor-verdict" role="status">{sentence}</div> }
}

/// Why the last attempt failed. If another version was saved meanwhile, the draft is compared with it.
#[component]
fn SaveFailure() -> impl IntoView {
    let editor = Desk::here().editor;
    let failure = editor.watch(|state| state.failure().cloned());
    move || {
        let failure = failure.get()?;
        let rebase = (failure.code() == Some(ProblemCode::TemplateChanged)).then(|| {
            let press = move || editor.send(Event::RebaseRequested);
            view! { <div class="actions"><Button on_press=press>{t!(editor_rebase)}</Button></div> }
        });
        Some(view! {
            <FailureNotice failure />
            {rebase}
        })
    }
}
