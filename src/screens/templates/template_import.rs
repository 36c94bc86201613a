use crate::client::Failure;
use crate::flow::templates::{Becomes, Catalog, Document, Event, Import, Imported, Unreadable};
use crate::screens::addresses;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Card, DropZone, FailureNotice, Notice, Tone};
use crate::words::templates as words;
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
            view! { <Notice tone=Tone::Bad title=words::NOT_READ><p>{sentence}</p></Notice> }.into_any()
        }
        Import::Chosen(document, failure) => view! { <Chosen catalog document failure /> }.into_any(),
        Import::Sending(document) => view! { <Chosen catalog document busy=true /> }.into_any(),
        Import::Done(imported) => done(&imported).into_any(),
    };
    view! {
        <Card title=words::IMPORT>
            <p class="soft template-about">{words::IMPORT_ABOUT}</p>
            <DropZone
                label=words::FILE
                button=words::CHOOSE
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
        <Notice tone=Tone::Info title=words::chosen(&document.file)>
            <p>{sentence}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy on_press=confirm>{verb}</Button>
                <Button disabled=busy on_press=move || catalog.send(Event::Canceled)>{words::CANCEL}</Button>
            </div>
        </Notice>
    }
}

/// What the document becomes, as a sentence, and the verb of the button.
fn becomes(id: &str, becomes: Becomes) -> (String, String) {
    match becomes {
        Becomes::Version(version, name) => {
            (words::becomes_version(id, &name, version), words::import_version(version))
        }
        Becomes::Template => (words::becomes_template(id), words::IMPORT_NEW.to_owned()),
        Becomes::Unknown => (words::becomes_either(id), words::IMPORT_NOW.to_owned()),
    }
}

fn unreadable(file: &str, why: &Unreadable) -> String {
    match *why {
        Unreadable::TooLarge => words::too_large(file),
        Unreadable::NotJson { line, column } => words::not_json(file, line, column),
        Unreadable::NoId => words::no_id(file),
    }
}

fn done(imported: &Imported) -> impl IntoView + use<> {
    let Imported { id, name, version, is_same } = imported;
    let (tone, title) = match is_same {
        true => (Tone::Info, words::same(name, *version)),
        false => (Tone::Good, words::imported(name, *version)),
    };
    let (address, link) = (addresses::template(id), words::show(name));
    view! { <Notice tone title><p><a href=address>{link}</a></p></Notice> }
}
