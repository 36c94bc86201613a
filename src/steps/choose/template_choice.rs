//! The choice of a template.

use crate::flow::importing::{Event, Importer, Importing, TemplateFetch};
use crate::ui::{Choice, FailureNotice, RadioGroup, Waiting};
use coverlist_core::template::TemplateSet;
use leptos::prelude::*;

/// Chooses the template for the file. Until a person chooses one, it is recognized from each file.
#[component]
pub fn TemplateChoice() -> impl IntoView {
    let importer = Importer::here();
    let set = importer.watch(|importing| Some(importing.templates.chosen.as_ref()?.set.clone()));
    let fetch = importer.watch(|importing| importing.templates.fetch.clone());
    let is_uploading = importer.watch(Importing::is_uploading);
    let is_recognized = importer.watch(is_recognized);
    let waiting = move || match fetch.get() {
        TemplateFetch::Failed(failure) => {
            let again = UnsyncCallback::new(move |()| importer.send(Event::TemplatesRequested));
            view! { <FailureNotice failure again /> }.into_any()
        }
        TemplateFetch::Idle | TemplateFetch::UnderWay if set.with(Option::is_none) => {
            view! { <Waiting /> }.into_any()
        }
        TemplateFetch::Idle | TemplateFetch::UnderWay => ().into_any(),
    };
    view! {
        <fieldset class="template-choice" disabled=is_uploading>
            {move || set.get().map(|set| choice(importer, &set))}
            {waiting}
            <Show when=move || is_recognized.get()>
                <p class="template-recognized">{t!(choose_recognized)}</p>
            </Show>
        </fieldset>
    }
}

fn choice(importer: Importer, set: &TemplateSet) -> impl IntoView + use<> {
    let chosen = importer.watch(chosen);
    let choices = set.iter().map(|template| Choice {
        value: template.id.clone(),
        label: template.name.clone(),
        about: String::new(),
        is_data: true,
    });
    view! {
        <RadioGroup
            legend=t!(choose_template)
            choices=choices.collect()
            chosen=chosen
            on_choose=move |id| importer.send(Event::TemplateChosen(id))
        />
    }
}

/// The id of the template that is in use; empty as long as the file will decide.
fn chosen(importing: &Importing) -> String {
    let is_decided = importing.templates.is_picked || importing.validate().is_some();
    let chosen = importing.templates.chosen.as_ref().filter(|_| is_decided);
    chosen.map(|chosen| chosen.template.id.clone()).unwrap_or_default()
}

fn is_recognized(importing: &Importing) -> bool {
    !importing.templates.is_picked && importing.validate().is_some_and(|validate| validate.is_recognized)
}
