use crate::client::Failure;
use crate::flow::importing::{Event, Importer};
use crate::steps::Host;
use crate::ui::{Button, FailureNotice};
use crate::words::wire;
use coverlist_api::{DemoSample, paths};
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// Offers the sample files of the demo district.
#[component]
pub fn SampleFiles() -> impl IntoView {
    let samples = Host::here().samples;
    let failure = RwSignal::new(None::<Failure>);
    let items = move || {
        let samples = samples.get().into_iter();
        samples.map(|sample| view! { <li><SampleButton sample failure /></li> }).collect_view()
    };
    view! {
        <div class="choose-samples">
            <p class="soft">{t!(choose_samples)}</p>
            <ul class="choose-samples-list">{items}</ul>
            {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
        </div>
    }
}

/// Fetches a sample file and chooses it, as if it had been dropped.
#[component]
fn SampleButton(sample: DemoSample, failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let importer = Importer::here();
    let client = Host::here().client;
    let busy = RwSignal::new(false);
    let DemoSample { name, template, title, about } = sample;
    let press = move || {
        let (name, template) = (name.clone(), template.clone());
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            match client.download(&paths::sample(&name)).await {
                Ok(fetched) => {
                    importer.send(Event::TemplateChosen(template));
                    if let Ok(file) = File::new_with_blob_sequence(&Array::of1(&fetched.blob), &name) {
                        importer.choose(file);
                    }
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    };
    view! {
        <Button busy on_press=press>{wire::sentence(&title)}</Button>
        <p class="choose-sample-about">{wire::sentence(&about)}</p>
    }
}
