use crate::flow::importing::{Event, Importer};
use crate::ui::{ButtonKind, Choice, DownloadButton, RadioGroup};
use crate::words::{choose as words, terms};
use coverlist_api::paths;
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// Chooses the template for the file, and downloads each template and its example.
#[component]
pub fn TemplateChoice() -> impl IntoView {
    let importer = Importer::here();
    let chosen = importer.watch(|importing| importing.template);
    let choices = RecordKind::ALL.map(|kind| Choice {
        value: kind,
        label: terms::template(kind).to_owned(),
        about: words::template_about(kind).to_owned(),
    });
    view! {
        <RadioGroup
            legend=words::TEMPLATE
            choices=choices.to_vec()
            chosen=chosen
            on_choose=move |kind| importer.send(Event::TemplateChosen(kind))
        />
        <div class="choose-downloads">{RecordKind::ALL.map(downloads).collect_view()}</div>
    }
}

fn downloads(kind: RecordKind) -> impl IntoView {
    let (template, example) = (paths::template_file(kind.id()), paths::template_example(kind.id()));
    view! {
        <DownloadButton path=template kind=ButtonKind::Quiet>{words::download_template(kind)}</DownloadButton>
        <DownloadButton path=example kind=ButtonKind::Quiet>{words::download_example(kind)}</DownloadButton>
    }
}
