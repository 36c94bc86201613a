//! Carries out the effects of the page with the district's templates.

use super::{Document, Effect, Event, Templates, Unreadable, advance};
use crate::client::{Client, Retryable};
use crate::flow::task::Task;
use crate::flow::{Flow, Machine};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

pub type Catalog = Machine<TemplatesFlow>;

/// The rules of the page, and the objects that its effects use.
pub struct TemplatesFlow {
    client: Client,
    put: Rc<Retryable<Document>>,
    /// Reads the latest file. A new one stops it.
    reading: RefCell<Option<Task>>,
}

impl Flow for TemplatesFlow {
    type State = Templates;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Templates, event: Event) -> (Templates, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, catalog: Catalog) {
        let client = self.client;
        match effect {
            Effect::FetchList => {
                spawn_local(async move { catalog.send(Event::Listed(client.templates().await)) });
            }
            Effect::Send(document) => {
                let put = Rc::clone(&self.put);
                spawn_local(async move {
                    let send = async |document: &Document, key: &_| {
                        client.put_template(&document.id, &document.text, key).await
                    };
                    catalog.send(Event::Answered(Box::new(put.send(document, send).await)));
                });
            }
        }
    }
}

impl Catalog {
    /// Opens the page and fetches the templates.
    pub fn open(client: Client) -> Self {
        let flow = TemplatesFlow { client, put: Rc::default(), reading: RefCell::default() };
        let catalog = Machine::new(flow, Templates::default());
        catalog.send(Event::ListRequested);
        catalog
    }

    /// Reads a file as a document.
    pub fn choose(self, file: File) {
        let Some(flow) = self.flow() else { return };
        flow.reading.replace(Some(Task::spawn(async move {
            let document = read(&file).await;
            self.send(Event::Chosen(file.name(), document));
        })));
    }
}

async fn read(file: &File) -> Result<Document, Unreadable> {
    if file.size() > Document::MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    // A file that was moved or changed meanwhile has no text.
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    Document::read(file.name(), text.unwrap_or_default())
}
