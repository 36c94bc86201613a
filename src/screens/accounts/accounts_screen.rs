use super::account_dialog::{AccountDialog, Purpose};
use super::account_table::AccountTable;
use crate::flow::accounts::{AccountList, Event};
use crate::screens::heading::Heading;
use crate::screens::listed_view::ListedView;
use crate::screens::permitted::Permitted;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind};
use coverlist_api::Permission;
use leptos::prelude::*;

/// Lists the accounts of the district, and adds and changes them.
#[component]
pub fn AccountsScreen() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(accounts_title)>
            <Heading title=t!(accounts_title) within=t!(shell_settings) />
            <p class="soft">{t!(accounts_about)}</p>
            <Accounts />
        </Permitted>
    }
}

#[component]
fn Accounts() -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let (open, purpose) = (RwSignal::new(false), RwSignal::new(None::<Purpose>));
    let on_close = move |()| {
        open.set(false);
        announcer.say(t!(accounts_changed));
    };
    let accounts = AccountList::open(client, UnsyncCallback::new(on_close));
    let list = accounts.watch(|accounts| accounts.list.clone());
    let again = move || accounts.send(Event::ListRequested);
    let edit = UnsyncCallback::new(move |wanted| {
        purpose.set(Some(wanted));
        open.set(true);
    });
    let draw = move |rows| view! { <AccountTable rows edit /> }.into_any();
    view! {
        <div class="tools">
            <Button kind=ButtonKind::Primary on_press=move || edit.run(Purpose::Add)>
                {t!(accounts_add)}
            </Button>
        </div>
        <ListedView list again draw />
        <AccountDialog open purpose accounts />
    }
}
