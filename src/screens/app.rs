use super::addresses;
use super::heading::ScreensShown;
use super::language;
use super::shell::Shell;
use super::sign_in::SignInPage;
use crate::client::{Client, SignInGate, track_activity};
use crate::flow::session::{Event, Screen, Session, SessionState};
use crate::steps::{Account, Host, Links};
use crate::ui::{Announcer, FailureNotice, LiveRegion, Root, listen_in_window};
use coverlist_api::SessionView;
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

/// Shows the page in the body of the document, in its language.
pub fn mount() {
    // Leptos has no executor of its own before it mounts.
    wasm_bindgen_futures::spawn_local(async {
        language::load(Client::new("", SignInGate::new())).await;
        leptos::mount::mount_to_body(App);
    });
}

/// The sign-in page, or the site for the signed-in account.
#[component]
pub fn App() -> impl IntoView {
    track_activity();
    let gate = SignInGate::new();
    let client = Client::new("", gate);
    let announcer = Announcer::new();
    let session = Session::start(client, gate);
    provide_context(gate);
    provide_context(client);
    provide_context(announcer);
    provide_context(session);
    provide_context(ScreensShown::default());
    recheck_on_return(session);

    let root = Root::new(document());
    let samples = session.watch(|state| state.demo().map(|demo| demo.samples).unwrap_or_default()).into();
    let links = Links { import: addresses::IMPORT, process: addresses::PROCESS, report: addresses::import };
    let screen = session.watch(SessionState::screen);
    let again = move || session.send(Event::Opened);
    let draw = move || match screen.get() {
        Screen::Loading => view! { <p class="starting" role="status">{t!(shell_loading)}</p> }.into_any(),
        Screen::Unreachable(failure) => {
            view! { <main class="starting"><FailureNotice failure again /></main> }.into_any()
        }
        Screen::SignIn => view! { <SignInPage client /> }.into_any(),
        Screen::Site(id) => signed_in(session)
            .map(|account| {
                let client = client.for_account(&id);
                provide_context(client);
                language::follow(account.get_untracked().language.as_deref());
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

/// The account that is signed in at this moment, if any. The value is not tracked.
fn signed_in(session: Session) -> Option<Account> {
    let first = session.now(|state| state.session().cloned())?;
    let state = session.state();
    // While nobody is signed in, the site keeps showing the last account.
    Some(Account::new(Memo::new(move |last: Option<&SessionView>| {
        let now = state.with(|state| state.session().cloned());
        now.unwrap_or_else(|| last.unwrap_or(&first).clone())
    })))
}

/// Checks the session when the person returns to the page: it may have expired, or another tab may have ended
/// it.
fn recheck_on_return(session: Session) {
    listen_in_window("pageshow", move |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            session.send(Event::Restored);
        }
    });
    listen_in_window("visibilitychange", move |_| {
        if !document().hidden() {
            session.send(Event::Returned);
        }
    });
}
