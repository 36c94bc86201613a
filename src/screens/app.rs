//! The whole page.

use super::heading::Arrivals;
use super::shell::Shell;
use super::sign_in::SignInPage;
use super::visit::{Account, Called, Visit};
use crate::client::{Client, Gate, look_out_for_person};
use crate::ui::{Announcer, FailureNotice, LiveRegion};
use crate::words::shell as words;
use leptos::prelude::*;
use leptos_router::components::Router;

/// Mounts the page in the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// Whoever comes back may find the session ended, by another page or by time.
fn look_again_on_return(visit: Visit, gate: Gate) {
    let shown = window_event_listener(leptos::ev::pageshow, move |event| {
        if event.persisted() {
            visit.doubt(gate);
        }
    });
    let seen = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if !document().hidden() {
            visit.look_again(gate);
        }
    });
    on_cleanup(move || {
        shown.remove();
        seen.remove();
    });
}

/// The whole page: the sign-in page, or the site for the account that is signed in.
#[component]
pub fn App() -> impl IntoView {
    look_out_for_person();
    let gate = Gate::new();
    let client = Client::new(gate);
    let announcer = Announcer::new();
    let visit = Visit::begin(client);
    provide_context(gate);
    provide_context(client);
    provide_context(announcer);
    provide_context(visit);
    provide_context(Arrivals::default());
    look_again_on_return(visit, gate);

    let called = visit.called();
    let screen = move || match called.get() {
        Called::Waiting => view! { <p class="starting" role="status">{words::LOADING}</p> }.into_any(),
        Called::Failed(failure) => {
            view! { <main class="starting"><FailureNotice failure again=move || visit.ask() /></main> }
                .into_any()
        }
        Called::SignIn => view! { <SignInPage /> }.into_any(),
        Called::Site(_) => visit
            .known()
            .map(|session| {
                provide_context(Account::of(visit, session));
                view! { <Shell /> }
            })
            .into_any(),
    };
    view! {
        <Router>{screen}</Router>
        <LiveRegion announcer />
    }
}
