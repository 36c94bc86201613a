//! The root component.

use super::addresses;
use super::heading::ScreensShown;
use super::session_state::{Screen, Session};
use super::shell::Shell;
use super::sign_in::SignInPage;
use crate::client::{Client, SignInGate, track_activity};
use crate::steps::{Host, Links};
use crate::ui::{Announcer, FailureNotice, LiveRegion, Root, listen_in_window};
use crate::words::shell as words;
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

/// Mounts the page in the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The sign-in page, or the site for the signed-in account.
#[component]
pub fn App() -> impl IntoView {
    track_activity();
    let gate = SignInGate::new();
    let client = Client::new("", gate);
    let announcer = Announcer::new();
    let session = Session::start(client);
    provide_context(gate);
    provide_context(client);
    provide_context(announcer);
    provide_context(session);
    provide_context(ScreensShown::default());
    recheck_on_return(session, gate);

    let root = Root::new(document());
    let samples = session.demo();
    let samples = Signal::derive(move || samples.get().map(|demo| demo.samples).unwrap_or_default());
    let links = Links { import: addresses::IMPORT, process: addresses::PROCESS, report: addresses::import };
    let screen = session.screen();
    let draw = move || match screen.get() {
        Screen::Loading => view! { <p class="starting" role="status">{words::LOADING}</p> }.into_any(),
        Screen::Unreachable(failure) => {
            view! { <main class="starting"><FailureNotice failure again=move || session.load() /></main> }
                .into_any()
        }
        Screen::SignIn => view! { <SignInPage /> }.into_any(),
        Screen::Site(_) => session
            .account_now()
            .map(|account| {
                provide_context(Host { client, announcer, account, links, root, samples });
                view! { <Shell /> }
            })
            .into_any(),
    };
    view! {
        <Router>{draw}</Router>
        <LiveRegion announcer />
    }
}

/// Checks the session when the person returns to the page: it may have expired, or another tab may have ended
/// it.
fn recheck_on_return(session: Session, gate: SignInGate) {
    listen_in_window("pageshow", move |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            session.recheck_covered(gate);
        }
    });
    listen_in_window("visibilitychange", move |_| {
        if !document().hidden() {
            session.recheck(gate);
        }
    });
}
