use super::addresses;
use super::heading::ScreensShown;
use super::router::Router;
use super::shell::Shell;
use super::sign_in::SignInPage;
use crate::client::{Client, SignInGate, own_build, track_activity};
use crate::flow::Tell;
use crate::flow::session::{Event, Screen, Session, SessionState};
use crate::flow::version::Versions;
use crate::language;
use crate::steps::{Account, Destination, Host, Links, Wishes, parts};
use crate::ui::{Announcer, FailureNotice, LiveRegion, Root, listen_in_window, load_early};
use coverlist_api::SessionView;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Url};

/// Shows the site in the body of the document, in its language. In another document, only elements are shown.
pub fn mount() {
    if !is_starting() {
        return;
    }
    // Leptos has no executor of its own before it mounts.
    wasm_bindgen_futures::spawn_local(async {
        language::load(Client::new(&server(), SignInGate::new())).await;
        leptos::mount::mount_to_body(App);
    });
}

/// The id of the frame in index.html, which the site replaces.
const STARTING: &str = "starting";

/// Whether the document shows the frame.
fn is_starting() -> bool {
    document().get_element_by_id(STARTING).is_some()
}

/// Replaces the frame by the first screen that is drawn, loads the parts of the next ones, and remembers
/// which frame fits. index.html shows it the next time.
fn follow_frame(screen: Memo<Screen>) {
    Effect::new(move || {
        let frame = match screen.get() {
            Screen::Loading => return,
            Screen::Site(_) => "site",
            Screen::SignIn | Screen::Unreachable(_) => "sign-in",
        };
        if let Some(starting) = document().get_element_by_id(STARTING) {
            starting.remove();
            load_early(parts::all());
        }
        if let Some(storage) = language::storage() {
            // A full or forbidden storage keeps nothing.
            let _ = storage.set_item("coverlist-frame", frame);
        }
    });
}

/// The sign-in page, or the site for the signed-in account.
#[component]
pub fn App() -> impl IntoView {
    track_activity(|name, note| listen_in_window(name, move |_| note()));
    let gate = SignInGate::new();
    let client = Client::new(&server(), gate).of_build(own_build());
    let announcer = Announcer::new();
    let session = Session::start(client, gate);
    provide_context(gate);
    provide_context(client);
    provide_context(announcer);
    provide_context(Versions::start(client, Tell::nobody()));
    provide_context(session);
    let router = Router::start(&base_path());
    provide_context(router);
    provide_context(ScreensShown::default());
    recheck_on_return(session);
    let root = Root::new(document());
    let samples = session.watch(|state| state.demo().map(|demo| demo.samples).unwrap_or_default()).into();
    let links = Links {
        import: addresses::IMPORT,
        process: addresses::PROCESS,
        imports: Some(addresses::IMPORTS),
        records: Some(addresses::RECORDS),
        record: Some(addresses::record),
        report: addresses::import,
        verify: addresses::verify,
    };
    let go = UnsyncCallback::new(move |to| match to {
        Destination::Import => router.go(addresses::IMPORT),
        Destination::Report(id) => router.replace(&addresses::import(id)),
    });
    let screen = session.watch(SessionState::screen);
    follow_frame(screen);
    let again = move || session.send(Event::Opened);
    let draw = move || match screen.get() {
        Screen::Loading if is_starting() => ().into_any(),
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
                let (wishes, tell) = (Wishes::new(), Tell::nobody());
                let host = Host { client, announcer, account, links, root, samples, wishes, tell, go };
                provide_context(host);
                view! { <Shell /> }
            })
            .into_any(),
    };
    view! {
        {draw}
        <LiveRegion announcer />
    }
}

/// The absolute URL of the server, which index.html states as its base.
fn server() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}

/// The path of the server's URL, under which all screens are: empty, or `/coverlist`.
fn base_path() -> String {
    let path = Url::new(&server()).map(|url| url.pathname()).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
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
