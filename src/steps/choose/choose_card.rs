use super::sample_files::SampleFiles;
use super::template_choice::TemplateChoice;
use crate::flow::importing::{Choose, Importer, Importing, Step, TooLarge};
use crate::steps::Host;
use crate::ui::{Card, DropZone, Notice, Tone};
use crate::words::choose as words;
use leptos::prelude::*;

/// Contains the template choice, the downloads, the drop zone and the sample files. All are disabled during
/// an upload.
#[component]
pub fn ChooseCard() -> impl IntoView {
    let importer = Importer::here();
    let root = Host::here().root;
    let on_open = move |()| importer.prepare();
    let on_file = move |file| importer.choose(file);
    let limits = importer.now(|importing| importing.limits);
    let is_uploading = importer.watch(Importing::is_uploading);
    let has_file = importer.watch(|importing| importing.validate().is_some());
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
        <Card title=t!(choose_title)>
            <fieldset class="choose" disabled=is_uploading data-file=move || has_file.get().then_some("true")>
                <TemplateChoice />
                <DropZone label=t!(choose_file) button disabled=is_uploading root on_open on_file>
                    <p>{words::limit(limits.max_bytes, limits.max_rows)}</p>
                </DropZone>
                {waiting}
                {refusal}
                <SampleFiles />
            </fieldset>
        </Card>
    }
}
