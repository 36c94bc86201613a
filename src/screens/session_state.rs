//! Who is signed in.

use crate::client::{Client, Failure, SignInGate};
use crate::steps::Account;
use coverlist_api::{DemoSite, SessionView};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The browser session: nobody known yet, nobody, or an account.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    client: Client,
    state: RwSignal<SessionState>,
    recheck: RwSignal<Recheck>,
    demo: RwSignal<Option<DemoSite>>,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SessionState {
    /// The server has not answered yet.
    Unknown,
    /// The server did not answer.
    Unreachable(Failure),
    SignedOut,
    SignedIn(SessionView),
}

/// Whether the same account is still signed in after the person was away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recheck {
    /// No check is pending.
    Idle,
    /// The server has been asked, and the page shows nothing until it answers.
    Pending,
    /// The server did not answer.
    Unreachable(Failure),
}

/// The screen that fits the session. It stays the same when only the session was renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A line that says that the page loads.
    Loading,
    /// The server did not answer.
    Unreachable(Failure),
    /// The sign-in page.
    SignIn,
    /// The site, for the account with this email address.
    Site(String),
}

impl Session {
    /// Asks the server who is signed in.
    pub fn start(client: Client) -> Self {
        let session = Self {
            client,
            state: RwSignal::new(SessionState::Unknown),
            recheck: RwSignal::new(Recheck::Idle),
            demo: RwSignal::new(None),
        };
        session.load();
        session
    }

    /// Asks the server who is signed in, and whether it serves the demo district.
    pub fn load(self) {
        self.state.set(SessionState::Unknown);
        spawn_local(async move {
            let (site, session) = futures_util::join!(self.client.site(), self.client.session());
            self.demo.set(site.ok().and_then(|site| site.demo));
            self.state.set(match session {
                Ok(Some(session)) => SessionState::SignedIn(session),
                Ok(None) => SessionState::SignedOut,
                Err(failure) => SessionState::Unreachable(failure),
            });
        });
    }

    /// Checks the session after the browser restored the page from its cache. The page may show data of
    /// another account, so it is covered until the server answers.
    pub fn recheck_covered(self, gate: SignInGate) {
        self.recheck.set(Recheck::Pending);
        self.recheck(gate);
    }

    /// Checks whether the session ended, or belongs to another account, while the person was away.
    pub fn recheck(self, gate: SignInGate) {
        if self.signed_in_now().is_none() {
            return self.recheck.set(Recheck::Idle);
        }
        spawn_local(async move {
            match self.client.session().await {
                Ok(Some(session)) => self.sign_in(session),
                Ok(None) => gate.close(),
                Err(_) if self.recheck.get_untracked() == Recheck::Idle => return,
                Err(failure) => return self.recheck.set(Recheck::Unreachable(failure)),
            }
            self.recheck.set(Recheck::Idle);
        });
    }

    /// The state of the check; a signal.
    pub fn recheck_state(self) -> Recheck {
        self.recheck.get()
    }

    /// The demo district, on a server that serves one.
    pub fn demo(self) -> Signal<Option<DemoSite>> {
        self.demo.into()
    }

    /// An account signed in.
    pub fn sign_in(self, session: SessionView) {
        self.state.set(SessionState::SignedIn(session));
    }

    /// The account signed out.
    pub fn sign_out(self) {
        self.state.set(SessionState::SignedOut);
    }

    /// The screen that fits the session.
    pub fn screen(self) -> Memo<Screen> {
        Memo::new(move |_| match self.state.get() {
            SessionState::Unknown => Screen::Loading,
            SessionState::Unreachable(failure) => Screen::Unreachable(failure),
            SessionState::SignedOut => Screen::SignIn,
            SessionState::SignedIn(session) => Screen::Site(session.email),
        })
    }

    /// The account that is signed in now, if any; not a signal.
    pub fn account_now(self) -> Option<Account> {
        let first = self.signed_in_now()?;
        // While nobody is signed in, the site keeps showing the last account.
        Some(Account::new(Memo::new(move |last: Option<&SessionView>| {
            self.signed_in().unwrap_or_else(|| last.unwrap_or(&first).clone())
        })))
    }

    fn signed_in_now(self) -> Option<SessionView> {
        untrack(|| self.signed_in())
    }

    fn signed_in(self) -> Option<SessionView> {
        match self.state.get() {
            SessionState::SignedIn(session) => Some(session),
            _ => None,
        }
    }
}
