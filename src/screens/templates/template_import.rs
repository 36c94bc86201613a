use crate::client::Failure;
use crate::flow::templates::{Catalog, Document, Event, Import, Imported};
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
            let sentence = words::unreadable(&file, &why);
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
            >
                {()}
            </DropZone>
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
    let becomes = catalog.now(|templates| templates.becomes(&document));
    let confirm = move || catalog.send(Event::Confirmed);
    view! {
        {failure.map(|failure| view! { <FailureNotice failure /> })}
        <Notice tone=Tone::Info title=t!(templates_chosen, &document.file)>
            <p>{words::becomes(&document.id, &becomes)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy on_press=confirm>{words::confirm(&becomes)}</Button>
                <Button disabled=busy on_press=move || catalog.send(Event::Canceled)>{t!(templates_cancel)}</Button>
            </div>
        </Notice>
    }
}

fn done(imported: &Imported) -> impl IntoView + use<> {
    let tone = if imported.is_same { Tone::Info } else { Tone::Good };
    let (address, link) = (addresses::template(&imported.id), t!(templates_show, &imported.name));
    view! {
        <Notice tone title=words::imported(imported)>
            <p><a href=address>{link}</a></p>
        </Notice>
    }
}
