//! The frame around every screen: top bar, navigation, and the routes.

use super::account_menu::AccountMenu;
use super::addresses;
use super::imports::{ImportList, ImportScreen};
use super::new_version::NewVersion;
use super::not_found::NotFound;
use super::records::RecordsScreen;
use super::sign_in_again::SignInAgain;
use super::templates::{TemplateScreen, TemplatesScreen};
use super::utilities::{ImportUtility, ProcessUtility, UtilityCards};
use crate::client::SignInGate;
use crate::flow::session::{Event, Recheck, Session, SessionState};
use crate::steps::Host;
use crate::ui::FailureNotice;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::{A, Redirect, Route, Routes};
use leptos_router::path;

/// The site for the signed-in account, around the current screen.
#[component]
pub fn Shell() -> impl IntoView {
    let account = Host::here().account;
    let (session, gate) = (expect_context::<Session>(), expect_context::<SignInGate>());
    let main = NodeRef::<html::Main>::new();
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
    view! {
        <div class="site" data-covered=is_covered>
            <a class="skip visually-hidden" href="#screen" rel="external" on:click=skip>{t!(shell_skip)}</a>
            <header class="bar">
                <div class="bar-row">
                    <p class="brand"><a href=addresses::UTILITIES>{t!(shell_product)}</a></p>
                    <p class="bar-district" translate="no">{move || account.get().district}</p>
                    <AccountMenu />
                    <nav class="bar-nav" aria-label=t!(shell_navigation)>
                        <A href=addresses::UTILITIES>{t!(shell_utilities)}</A>
                        <A href=addresses::IMPORTS>{t!(shell_imports)}</A>
                        <A href=addresses::RECORDS>{t!(shell_records)}</A>
                    </nav>
                </div>
            </header>
            <NewVersion />
            <main class="screen" id="screen" tabindex="-1" node_ref=main>
                <Routes fallback=NotFound>
                    <Route path=path!("/") view=|| view! { <Redirect path=addresses::path(addresses::UTILITIES) /> } />
                    <Route path=path!("/settings/system-utilities") view=UtilityCards />
                    <Route path=path!("/settings/system-utilities/import") view=ImportUtility />
                    <Route path=path!("/settings/system-utilities/process") view=ProcessUtility />
                    <Route path=path!("/settings/templates") view=TemplatesScreen />
                    <Route path=path!("/settings/templates/:id") view=TemplateScreen />
                    <Route path=path!("/imports") view=ImportList />
                    <Route path=path!("/imports/:id") view=ImportScreen />
                    <Route path=path!("/records") view=RecordsScreen />
                </Routes>
            </main>
        </div>
        {unreachable}
        <SignInAgain />
    }
}
