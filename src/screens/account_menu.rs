//! The account menu in the top bar.

use super::addresses;
use super::language_choice::LanguageChoice;
use super::router::Router;
use crate::client::{Client, Failure};
use crate::drafts::forget_all;
use crate::flow::session::{Event, Session};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, FailureNotice};
use crate::words::terms;
use coverlist_api::Permission;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shows who is signed in and signs out. The browser closes the popover on Escape and on a press outside of
/// it.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let account = Host::here().account;
    let permissions = move || {
        let session = account.get();
        let own: Vec<_> = Permission::ALL.into_iter().filter(|&permission| session.may(permission)).collect();
        terms::permissions(&own)
    };
    let menu = NodeRef::<html::Div>::new();
    let close = move |_| {
        if let Some(menu) = menu.get_untracked() {
            // A menu that is closed already stays closed.
            let _ = menu.hide_popover();
        }
    };
    view! {
        <div class="account">
            <button class="button button-quiet" type="button" popovertarget="account-menu">
                <span class="visually-hidden">{t!(shell_account)}</span>
                <span class="account-name" translate="no">{move || account.get().name}</span>
                <span class="account-arrow" aria-hidden="true"></span>
            </button>
            <div id="account-menu" class="account-menu" popover="auto" node_ref=menu>
                <p class="account-who" translate="no">{move || account.get().name}</p>
                <p class="soft" translate="no">{move || account.get().email}</p>
                <p class="soft">{permissions}</p>
                <LanguageChoice own=Signal::derive(move || account.get().language) />
                <p><a href=addresses::PASSWORD on:click=close>{t!(shell_password)}</a></p>
                <SignOutButtons />
            </div>
        </div>
    }
}

#[component]
fn SignOutButtons() -> impl IntoView {
    let (client, session) = (expect_context::<Client>(), expect_context::<Session>());
    let router = Router::here();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let sign_out = move |everywhere: bool| {
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            let answer =
                if everywhere { client.sign_out_everywhere().await } else { client.sign_out().await };
            busy.set(false);
            match answer {
                Ok(()) => {
                    forget_all();
                    session.send(Event::SignedOut);
                    // Before that, the start of the site would be drawn for the account that has left.
                    router.replace(addresses::START);
                }
                Err(why) => failure.set(Some(why)),
            }
        });
    };
    view! {
        {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
        <div class="account-out">
            <Button busy on_press=move || sign_out(false)>{t!(shell_sign_out)}</Button>
            <Button kind=ButtonKind::Quiet busy on_press=move || sign_out(true)>
                {t!(shell_sign_out_everywhere)}
            </Button>
        </div>
    }
}
