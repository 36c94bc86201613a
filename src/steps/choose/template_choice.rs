//! The choice of a template.

use crate::flow::importing::{Event, Importer, TemplateFetch};
use crate::ui::{ButtonKind, Choice, DownloadButton, FailureNotice, RadioGroup};
use crate::words::choose as words;
use coverlist_api::paths;
use coverlist_core::template::{Template, TemplateSet};
use leptos::prelude::*;

/// Chooses the template for the file, and downloads each template and its example.
#[component]
pub fn TemplateChoice() -> impl IntoView {
    let importer = Importer::here();
    let set = importer.watch(|importing| Some(importing.templates.chosen.as_ref()?.set.clone()));
    let fetch = importer.watch(|importing| importing.templates.fetch.clone());
    let waiting = move || match fetch.get() {
        TemplateFetch::Failed(failure) => {
            let again = UnsyncCallback::new(move |()| importer.send(Event::TemplatesRequested));
            view! { <FailureNotice failure again /> }.into_any()
        }
        TemplateFetch::Idle | TemplateFetch::UnderWay if set.with(Option::is_none) => {
            view! { <p class="waiting" role="status">{t!(shell_loading)}</p> }.into_any()
        }
        TemplateFetch::Idle | TemplateFetch::UnderWay => ().into_any(),
    };
    view! {
        {move || set.get().map(|set| choice(importer, &set))}
        {waiting}
    }
}

fn choice(importer: Importer, set: &TemplateSet) -> impl IntoView + use<> {
    let chosen = importer.watch(|importing| {
        importing.templates.chosen.as_ref().map(|chosen| chosen.template.id.clone()).unwrap_or_default()
    });
    let choices = set.iter().map(|template| Choice {
        value: template.id.clone(),
        label: template.name.clone(),
        about: words::template_about(template),
        is_data: true,
    });
    view! {
        <RadioGroup
            legend=t!(choose_template)
            choices=choices.collect()
            chosen=chosen
            on_choose=move |id| importer.send(Event::TemplateChosen(id))
        />
        <div class="choose-downloads">{set.iter().map(downloads).collect_view()}</div>
    }
}

fn downloads(template: &Template) -> impl IntoView + use<> {
    let (file, example) = (paths::template_file(&template.id), paths::template_example(&template.id));
    let workbook = paths::workbook(&file);
    let name = &template.name;
    let workbook_label = t!(choose_download_workbook, name);
    let (file_label, example_label) = (t!(choose_download_template, name), t!(choose_download_example, name));
    view! {
        <DownloadButton path=workbook kind=ButtonKind::Quiet>{workbook_label.clone()}</DownloadButton>
        <DownloadButton path=file kind=ButtonKind::Quiet>{file_label.clone()}</DownloadButton>
        <DownloadButton path=example kind=ButtonKind::Quiet>{example_label.clone()}</DownloadButton>
    }
}
