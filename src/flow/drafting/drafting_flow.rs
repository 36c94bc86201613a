//! Carries out the effects of the editor of a template.

use super::{Draft, Drafting, Effect, Event, advance};
use crate::client::{Client, Retryable};
use crate::flow::task::Task;
use crate::flow::{Flow, Machine};
use coverlist_core::template::Template;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

pub type TemplateDraft = Machine<DraftingFlow>;

/// How long the server is not asked after the last letter, in milliseconds.
const PAUSE_MS: u32 = 250;

/// The rules of the editor, and the objects that its effects use.
pub struct DraftingFlow {
    client: Client,
    id: String,
    save: Rc<Retryable<String>>,
    /// Asks about the latest document. A new one stops it.
    checking: RefCell<Option<Task>>,
    on_save: UnsyncCallback<u32>,
}

impl Flow for DraftingFlow {
    type State = Drafting;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Drafting, event: Event) -> (Drafting, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, editor: TemplateDraft) {
        let (client, id) = (self.client, self.id.clone());
        match effect {
            Effect::Check(document) => {
                self.checking.replace(Some(Task::spawn(async move {
                    TimeoutFuture::new(PAUSE_MS).await;
                    editor.send(Event::Checked(client.preview_template(&id, &document).await));
                })));
            }
            Effect::Save(document) => {
                let save = Rc::clone(&self.save);
                spawn_local(async move {
                    let send =
                        async |document: &String, key: &_| client.put_template(&id, document, key).await;
                    editor.send(Event::Saved(Box::new(save.send(document, send).await)));
                });
            }
            Effect::FetchLatest => spawn_local(async move {
                editor.send(Event::Latest(Box::new(client.template(&id).await)));
            }),
            Effect::Tell(version) => {
                // The page may be closed by now.
                let _ = self.on_save.try_run(version);
            }
        }
    }
}

impl TemplateDraft {
    /// Opens the editor on a version. Changes that an account left on another screen are there again.
    pub fn open(client: Client, saved: Template, account: &str, on_save: UnsyncCallback<u32>) -> Self {
        let place = (account.to_owned(), saved.id.clone());
        let kept = KEPT.with_borrow_mut(|kept| kept.remove(&place));
        let flow = DraftingFlow {
            client,
            id: saved.id.clone(),
            save: Rc::default(),
            checking: RefCell::default(),
            on_save,
        };
        let editor = Machine::new(flow, Drafting::new(saved, kept));
        editor.run(Effect::Check(editor.now(Drafting::document)));
        on_cleanup(move || {
            if editor.now(Drafting::is_changed) {
                KEPT.with_borrow_mut(|kept| kept.insert(place, editor.now(|state| state.draft.clone())));
            }
        });
        editor
    }
}

thread_local! {
    /// The drafts that were left unsaved, by the id of the account and of the template, until the page is
    /// closed.
    static KEPT: RefCell<HashMap<(String, String), Draft>> = RefCell::default();
}
