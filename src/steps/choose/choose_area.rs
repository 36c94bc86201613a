use crate::flow::importing::{Choose, Importer, Importing, Step, TooLarge};
use crate::steps::{Host, parts};
use crate::ui::{DropZone, Notice, Tone, part};
use crate::words::choose as words;
use leptos::prelude::*;

/// Takes a file: the canvas of the workspace before there is one, then a button. It is disabled during an
/// upload.
#[component]
pub fn ChooseArea() -> impl IntoView {
    let importer = Importer::here();
    let Host { root, samples, .. } = Host::here();
    let on_open = move |()| importer.prepare();
    let on_file = move |file| importer.choose(file);
    let limits = importer.now(|importing| importing.limits);
    let is_uploading = importer.watch(Importing::is_uploading);
    let has_file = importer.watch(|importing| importing.validate().is_some());
    let has_templates = importer.watch(|importing| importing.templates.chosen.is_some());
    let button =
        Signal::derive(move || if has_file.get() { t!(choose_browse_again) } else { t!(choose_browse) });
    let choose = importer.watch(|importing| match &importing.step {
        Step::Choose(choose) => choose.clone(),
        Step::Validate(_) | Step::Upload(_) | Step::Staged(_) => Choose::default(),
    });
    let waiting = move || {
        let file = choose.get().waiting?;
        Some(view! { <p role="status">{t!(choose_waiting, &file.name)}</p> })
    };
    let refusal = move || {
        let TooLarge { file, max_bytes } = choose.get().refused?;
        let sentence = words::too_large(&file.name, file.bytes, max_bytes);
        Some(view! { <Notice tone=Tone::Bad title=t!(choose_refused)><p>{sentence}</p></Notice> })
    };
    view! {
        <fieldset class="choose" disabled=is_uploading>
            <DropZone label=t!(choose_file) button disabled=is_uploading root on_open on_file>
                <p>{words::limit(limits.max_bytes, limits.max_rows)}</p>
                <p>{t!(choose_recognizes)}</p>
            </DropZone>
            {waiting}
            {refusal}
            <Show when=move || !has_file.get() && has_templates.get() && !samples.with(Vec::is_empty)>
                {part(parts::samples, ())}
            </Show>
        </fieldset>
    }
}
