//! What surrounds every screen of the site: top bar, navigation, and the screens by address.

use super::account_menu::AccountMenu;
use super::addresses;
use super::imports::{ImportList, ImportScreen};
use super::not_found::NotFound;
use super::records::RecordsScreen;
use super::sign_in_again::SignInAgain;
use super::utilities::{ImportUtility, ProcessUtility, UtilityCards};
use super::visit::{Account, Doubt, Visit};
use crate::client::Gate;
use crate::ui::FailureNotice;
use crate::words::shell as words;
use leptos::prelude::*;
use leptos_router::components::{A, Redirect, Route, Routes};
use leptos_router::path;

/// The site, for the account that is signed in.
#[component]
pub fn Shell() -> impl IntoView {
    let (account, visit, gate) = (Account::here(), expect_context::<Visit>(), expect_context::<Gate>());
    // Nobody sees what belongs to an account before it is known who is there.
    let is_covered = move || (gate.is_closed() || visit.doubted() != Doubt::None).then_some("true");
    let unasked = move || match visit.doubted() {
        Doubt::Unasked(failure) => Some(view! {
            <div class="starting"><FailureNotice failure again=move || visit.doubt(gate) /></div>
        }),
        Doubt::None | Doubt::Asked => None,
    };
    view! {
        <div class="site" data-covered=is_covered>
            <a class="skip" href="#screen" rel="external" on:click=skip>{words::SKIP}</a>
            <header class="bar">
                <div class="bar-row">
                    <p class="brand"><A href=addresses::UTILITIES>{words::PRODUCT}</A></p>
                    <p class="bar-district">{move || account.get().district}</p>
                    <AccountMenu />
                    <nav class="bar-nav" aria-label=words::NAVIGATION>
                        <A href=addresses::UTILITIES>{words::UTILITIES}</A>
                        <A href=addresses::IMPORTS>{words::IMPORTS}</A>
                        <A href=addresses::RECORDS>{words::RECORDS}</A>
                    </nav>
                </div>
            </header>
            <main class="screen" id="screen" tabindex="-1">
                <Routes fallback=NotFound>
                    <Route path=path!("/") view=|| view! { <Redirect path=addresses::UTILITIES /> } />
                    <Route path=path!("/settings/system-utilities") view=UtilityCards />
                    <Route path=path!("/settings/system-utilities/import") view=ImportUtility />
                    <Route path=path!("/settings/system-utilities/process") view=ProcessUtility />
                    <Route path=path!("/imports") view=ImportList />
                    <Route path=path!("/imports/:id") view=ImportScreen />
                    <Route path=path!("/records") view=RecordsScreen />
                </Routes>
            </main>
        </div>
        {unasked}
        <SignInAgain />
    }
}

/// Moves the focus to the screen; the address stays, so that the router has nothing to do.
fn skip(event: web_sys::MouseEvent) {
    event.prevent_default();
    if let Some(screen) = document().get_element_by_id("screen") {
        use wasm_bindgen::JsCast;
        if let Some(screen) = screen.dyn_ref::<web_sys::HtmlElement>() {
            // It is in the document and has a tab index.
            let _ = screen.focus();
        }
    }
}
