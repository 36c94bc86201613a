//! Carries out the effects of the dialog that loads records.

use super::{Effect, Event, Loading, RecordsFile, advance};
use crate::client::{self, Client, Retryable};
use crate::flow::{Flow, Machine};
use coverlist_core::record::RecordKind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::File;

pub type Loader = Machine<LoadFlow>;

/// The rules of the dialog, and the objects that its effects use.
pub struct LoadFlow {
    client: Client,
    kind: RecordKind,
    file: RefCell<Option<File>>,
    load: Rc<Retryable<(RecordsFile, client::Loading)>>,
    on_load: UnsyncCallback<()>,
}

impl Flow for LoadFlow {
    type State = Loading;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Loading, event: Event) -> (Loading, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, loader: Loader) {
        match effect {
            Effect::Read(file) => self.request(file, client::Loading::Preview, loader),
            Effect::Load(file, other_names) => {
                self.request(file, client::Loading::Now { other_names }, loader);
            }
            Effect::Reload => {
                // The list may be closed by now.
                let _ = self.on_load.try_run(());
            }
        }
    }
}

impl LoadFlow {
    fn request(&self, asked: RecordsFile, loading: client::Loading, loader: Loader) {
        let Some(file) = self.file.borrow().clone() else { return };
        let (client, kind, load) = (self.client, self.kind, Rc::clone(&self.load));
        spawn_local(async move {
            let send = async |(asked, loading): &(RecordsFile, client::Loading), key: &_| {
                client.load(kind, &file, asked.confirmed, *loading, key).await
            };
            let answer = load.send((asked, loading), send).await.map(Box::new);
            loader.send(match loading {
                client::Loading::Preview => Event::Read(answer),
                client::Loading::Now { .. } => Event::Answered(answer),
            });
        });
    }
}

impl Loader {
    /// Opens the dialog. `on_load` runs after records were loaded.
    pub fn open(client: Client, kind: RecordKind, on_load: UnsyncCallback<()>) -> Self {
        let (file, load) = (RefCell::default(), Rc::default());
        Machine::new(LoadFlow { client, kind, file, load, on_load }, Loading::Choosing(None))
    }

    /// Lets the server read the same file again: the admin accepts the proposals about it.
    pub fn confirm(self) {
        let file = self.flow().and_then(|flow| flow.file.borrow().clone());
        self.submit(file, true);
    }

    /// Lets the server read the file again that it could not read. The form may no longer have it.
    pub fn again(self) {
        self.send(Event::Retried);
    }

    /// Lets the server read the file. `confirmed` means that the admin accepts each proposal without a rival.
    pub fn submit(self, file: Option<File>, confirmed: bool) {
        let Some(flow) = self.flow() else { return };
        let chosen = file.as_ref().map(|file| RecordsFile {
            name: file.name(),
            bytes: file.size() as u64,
            modified_ms: file.last_modified() as u64,
            confirmed,
        });
        flow.file.replace(file);
        self.send(Event::Submitted(chosen));
    }
}
