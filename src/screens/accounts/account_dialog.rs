use super::account_form::{AddForm, ChangeForm};
use crate::flow::Editing;
use crate::flow::accounts::{AccountList, Event};
use crate::ui::Dialog;
use coverlist_api::AccountView;
use leptos::prelude::*;

/// The change for which the dialog opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    Add,
    Change(Box<AccountView>),
}

/// Asks for a new account, or for a change of one.
#[component]
pub fn AccountDialog(
    open: RwSignal<bool>,
    purpose: RwSignal<Option<Purpose>>,
    accounts: AccountList,
) -> impl IntoView {
    let held = accounts.watch(|accounts| accounts.editing == Editing::Sending);
    let title = Signal::derive(move || match purpose.get() {
        Some(Purpose::Change(account)) => t!(accounts_change_one, &account.name),
        Some(Purpose::Add) | None => t!(accounts_add),
    });
    Effect::new(move || {
        accounts.send(if open.get() { Event::DialogOpened } else { Event::DialogClosed });
    });
    let form = move || match purpose.get_untracked()? {
        Purpose::Add => Some(view! { <AddForm open accounts /> }.into_any()),
        Purpose::Change(account) => Some(view! { <ChangeForm open account=*account accounts /> }.into_any()),
    };
    view! { <Dialog open title held>{form}</Dialog> }
}
