//! The frame around every screen: top bar, navigation, and the routes.

use super::account_menu::AccountMenu;
use super::addresses;
use super::new_version::NewVersion;
use super::not_found::NotFound;
use super::parts;
use super::router::{Place, Router};
use super::sign_in_again::SignInAgain;
use super::utilities::{ImportUtility, ProcessUtility};
use crate::client::SignInGate;
use crate::flow::session::{Event, Recheck, Session, SessionState};
use crate::steps::{Account, Host, KeptImport};
use crate::ui::{FailureNotice, part};
use coverlist_api::Permission;
use leptos::html;
use leptos::prelude::*;

/// The site for the signed-in account, around the current screen.
#[component]
pub fn Shell() -> impl IntoView {
    let account = Host::here().account;
    let (session, gate) = (expect_context::<Session>(), expect_context::<SignInGate>());
    let main = NodeRef::<html::Main>::new();
    KeptImport::provide();
    // The skip link moves the focus only. The address stays the same, so the router does nothing.
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            // An element with a tab index takes the focus.
            let _ = main.focus();
        }
    };
    let recheck = session.watch(SessionState::recheck);
    // The page hides an account's data until the server confirms who is signed in.
    let is_covered = move || (gate.is_closed() || recheck.get() != Recheck::Idle).then_some("true");
    let unreachable = move || match recheck.get() {
        Recheck::Unreachable(failure) => Some(view! {
            <div class="starting"><FailureNotice failure again=move || session.send(Event::Restored) /></div>
        }),
        Recheck::Idle | Recheck::Pending => None,
    };
    let router = Router::here();
    let place = router.place();
    let home = Memo::new(move |_| home(account));
    let screen = move || screen(router, place.get(), home);
    view! {
        <div class="site" data-covered=is_covered>
            <a class="skip visually-hidden" href="#screen" rel="external" on:click=skip>{t!(shell_skip)}</a>
            <header class="bar">
                <div class="bar-row">
                    <p class="brand"><a href=home>{t!(shell_product)}</a></p>
                    <p class="bar-district" translate="no">{move || account.get().district}</p>
                    <AccountMenu />
                    <nav class="bar-nav" aria-label=t!(shell_navigation)>
                        {link(router, account, Permission::ManageSettings, addresses::UTILITIES, t!(shell_utilities))}
                        {link(router, account, Permission::ViewReports, addresses::COVERAGE, t!(coverage_title))}
                        {link(router, account, Permission::ViewReports, addresses::IMPORTS, t!(shell_imports))}
                        {link(router, account, Permission::ManageSettings, addresses::RECORDS, t!(shell_records))}
                    </nav>
                </div>
            </header>
            <NewVersion />
            <main class="screen" id="screen" tabindex="-1" node_ref=main>
                {screen}
            </main>
        </div>
        {unreachable}
        <SignInAgain />
    }
}

/// The first screen that an account may open. With no permission, System Utilities says what is missing.
fn home(account: Account) -> &'static str {
    match account.may(Permission::ViewReports) && !account.may(Permission::ManageSettings) {
        true => addresses::COVERAGE,
        false => addresses::UTILITIES,
    }
}

fn screen(router: Router, place: Place, home: Memo<&'static str>) -> AnyView {
    match place {
        Place::Start => {
            router.replace(home.get_untracked());
            ().into_any()
        }
        Place::Utilities => part(parts::utilities, ()).into_any(),
        Place::Import => view! { <ImportUtility /> }.into_any(),
        Place::Process => view! { <ProcessUtility /> }.into_any(),
        Place::Templates => part(parts::templates, ()).into_any(),
        Place::Password => part(parts::password, ()).into_any(),
        Place::Sources => part(parts::sources, ()).into_any(),
        Place::Retention => part(parts::retention, ()).into_any(),
        Place::Audit => part(parts::audit, ()).into_any(),
        Place::Accounts => part(parts::accounts, ()).into_any(),
        Place::Template => part(parts::template, ()).into_any(),
        Place::Imports => part(parts::imports, ()).into_any(),
        Place::Report => part(parts::import, ()).into_any(),
        Place::Verify => part(parts::verify, ()).into_any(),
        Place::Records => part(parts::records, ()).into_any(),
        Place::Record => part(parts::record, ()).into_any(),
        Place::Coverage => part(parts::coverage, ()).into_any(),
        Place::Unknown => view! { <NotFound /> }.into_any(),
    }
}

/// A link of the navigation, for accounts that may open its screen.
fn link(
    router: Router,
    account: Account,
    permission: Permission,
    address: &'static str,
    name: String,
) -> impl IntoView {
    let current = move || router.is_within_screen(address).then_some("page");
    let may = Memo::new(move |_| account.may(permission));
    move || may.get().then(|| view! { <a href=address aria-current=current>{name.clone()}</a> })
}
