use crate::client::Failure;
use crate::flow::templates::{Becomes, Catalog, Document, Event, Import, Imported, Unreadable};
use crate::screens::addresses;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Card, DropZone, FailureNotice, Notice, Tone};
use leptos::prelude::*;

/// Takes a document, says what it would become, and imports it after consent.
#[component]
pub fn TemplateImport(catalog: Catalog) -> impl IntoView {
    let root = Host::here().root;
    let is_sending = catalog.watch(|templates| matches!(templates.import, Import::Sending(_)));
    let import = catalog.watch(|templates| templates.import.clone());
    let draw = move || match import.get() {
        Import::Choosing(None) => ().into_any(),
        Import::Choosing(Some((file, why))) => {
            let sentence = unreadable(&file, &why);
            view! { <Notice tone=Tone::Bad title=t!(templates_not_read)><p>{sentence}</p></Notice> }
                .into_any()
        }
        Import::Chosen(document, failure) => view! { <Chosen catalog document failure /> }.into_any(),
        Import::Sending(document) => view! { <Chosen catalog document busy=true /> }.into_any(),
        Import::Done(imported) => done(&imported).into_any(),
    };
    view! {
        <Card title=t!(templates_import)>
            <p class="soft template-about">{t!(templates_import_about)}</p>
            <DropZone
                label=t!(templates_file)
                button=t!(templates_choose)
                disabled=is_sending
                root
                on_file=move |file| catalog.choose(file)
            />
            {draw}
        </Card>
    }
}

/// The chosen document, with what it becomes, and why the last attempt failed.
#[component]
fn Chosen(
    catalog: Catalog,
    document: Document,
    #[prop(optional_no_strip)] failure: Option<Failure>,
    #[prop(optional)] busy: bool,
) -> impl IntoView {
    let (sentence, verb) = becomes(&document.id, catalog.now(|templates| templates.becomes(&document)));
    let confirm = move || catalog.send(Event::Confirmed);
    view! {
        {failure.map(|failure| view! { <FailureNotice failure /> })}
        <Notice tone=Tone::Info title=t!(templates_chosen, &document.file)>
            <p>{sentence}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy on_press=confirm>{verb}</Button>
                <Button disabled=busy on_press=move || catalog.send(Event::Canceled)>{t!(templates_cancel)}</Button>
            </div>
        </Notice>
    }
}

/// What the document becomes, as a sentence, and the verb of the button.
fn becomes(id: &str, becomes: Becomes) -> (String, String) {
    match becomes {
        Becomes::Version(version, name) => {
            (t!(templates_becomes_version, name), t!(templates_import_version, version))
        }
        Becomes::Template => (t!(templates_becomes_new, id), t!(templates_import_new)),
        Becomes::Unknown => (t!(templates_becomes_unknown, id), t!(templates_import_now)),
    }
}

fn unreadable(file: &str, why: &Unreadable) -> String {
    match *why {
        Unreadable::TooLarge => t!(templates_too_large, file),
        Unreadable::NotJson { line, column } => t!(templates_not_json, file, line as u64, column as u64),
        Unreadable::NoId => t!(templates_no_id, file),
    }
}

fn done(imported: &Imported) -> impl IntoView + use<> {
    let Imported { id, name, version, is_same } = imported;
    let (tone, title) = match is_same {
        true => (Tone::Info, t!(templates_imported_same, name, *version)),
        false if *version == 1 => (Tone::Good, t!(templates_imported_new, name)),
        false => (Tone::Good, t!(templates_imported_version, name, *version)),
    };
    let (address, link) = (addresses::template(id), t!(templates_show, name));
    view! { <Notice tone title><p><a href=address>{link}</a></p></Notice> }
}
