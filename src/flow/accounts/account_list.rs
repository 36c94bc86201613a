//! Carries out the effects of the list of accounts.

use super::{Accounts, Draft, Effect, Event, advance};
use crate::client::{Client, Retryable};
use crate::flow::{Flow, Machine};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

pub type AccountList = Machine<AccountsFlow>;

/// The rules of the list, and the objects that its effects use.
pub struct AccountsFlow {
    client: Client,
    change: Rc<Retryable<Draft>>,
    on_close: UnsyncCallback<()>,
}

impl Flow for AccountsFlow {
    type State = Accounts;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Accounts, event: Event) -> (Accounts, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, list: AccountList) {
        let client = self.client;
        match effect {
            Effect::FetchList => {
                spawn_local(async move { list.send(Event::Listed(client.accounts().await)) });
            }
            Effect::Send(draft) => {
                let change = Rc::clone(&self.change);
                spawn_local(async move {
                    let send = async |draft: &Draft, key: &_| match draft {
                        Draft::Add(wanted) => client.add_account(wanted, key).await,
                        Draft::Change(id, wanted) => client.change_account(*id, wanted, key).await,
                    };
                    list.send(Event::Answered(change.send(draft, send).await));
                });
            }
            Effect::Close => {
                // The page may be closed by now.
                let _ = self.on_close.try_run(());
            }
        }
    }
}

impl AccountList {
    /// Fetches the accounts. `on_close` runs after a change was made.
    pub fn open(client: Client, on_close: UnsyncCallback<()>) -> Self {
        let flow = AccountsFlow { client, change: Rc::default(), on_close };
        let list = Machine::new(flow, Accounts::default());
        list.send(Event::ListRequested);
        list
    }
}
