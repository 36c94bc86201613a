//! Who is there.

use crate::client::{Client, Failure, Gate};
use coverlist_api::{Permission, SessionView, Site};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Who is there: nobody known yet, nobody, or an account.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    client: Client,
    /// What anyone may know of the site; `None` until it came.
    pub site: RwSignal<Option<Site>>,
    visitor: RwSignal<Visitor>,
    /// Whether it is asked again if the visitor is still who it was.
    doubt: RwSignal<Doubt>,
}

/// Whether the visitor is who it was before the person was away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// As far as is known.
    None,
    /// The server has been asked, and nothing is shown until it answers.
    Asked,
    /// The server could not be asked.
    Unasked(Failure),
}

/// Who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visitor {
    /// The server has been asked.
    Unknown,
    /// The server could not be asked.
    Unasked(Failure),
    /// Nobody is signed in.
    Nobody,
    /// Someone is.
    Known(SessionView),
}

/// Which screen the visitor calls for; it stays the same when only the session was renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// None yet.
    Waiting,
    /// The reason why none can be shown.
    Failed(Failure),
    /// The sign-in page.
    SignIn,
    /// The site, for the account with this e-mail address.
    Site(String),
}

impl Visit {
    /// Asks the server who is there.
    pub fn begin(client: Client) -> Self {
        let visit = Self {
            client,
            site: RwSignal::new(None),
            visitor: RwSignal::new(Visitor::Unknown),
            doubt: RwSignal::new(Doubt::None),
        };
        visit.ask();
        visit
    }

    /// Asks the server who is there.
    pub fn ask(self) {
        self.visitor.set(Visitor::Unknown);
        spawn_local(async move {
            let (site, session) = futures_util::join!(self.client.site(), self.client.session());
            self.site.set(site.ok());
            self.visitor.set(match session {
                Ok(Some(session)) => Visitor::Known(session),
                Ok(None) => Visitor::Nobody,
                Err(failure) => Visitor::Unasked(failure),
            });
        });
    }

    /// Asks again, since the page comes out of the browser's memory: it may show what another person left, so it shows
    /// nothing until the answer is there.
    pub fn doubt(self, gate: Gate) {
        self.doubt.set(Doubt::Asked);
        self.look_again(gate);
    }

    /// Asks whether the session has ended, or is another account's, while the person was away.
    pub fn look_again(self, gate: Gate) {
        if self.known().is_none() {
            return self.doubt.set(Doubt::None);
        }
        spawn_local(async move {
            match self.client.session().await {
                Ok(Some(session)) => self.enter(session),
                Ok(None) => gate.close(),
                Err(_) if self.doubt.get_untracked() == Doubt::None => return,
                Err(failure) => return self.doubt.set(Doubt::Unasked(failure)),
            }
            self.doubt.set(Doubt::None);
        });
    }

    /// Whether the visitor is who it was; a signal.
    pub fn doubted(self) -> Doubt {
        self.doubt.get()
    }

    /// An account signed in.
    pub fn enter(self, session: SessionView) {
        self.visitor.set(Visitor::Known(session));
    }

    /// Nobody is signed in any more.
    pub fn leave(self) {
        self.visitor.set(Visitor::Nobody);
    }

    /// Which screen the visitor calls for.
    pub fn called(self) -> Memo<Called> {
        Memo::new(move |_| match self.visitor.get() {
            Visitor::Unknown => Called::Waiting,
            Visitor::Unasked(failure) => Called::Failed(failure),
            Visitor::Nobody => Called::SignIn,
            Visitor::Known(session) => Called::Site(session.email),
        })
    }

    /// The account that is signed in, now.
    pub fn known(self) -> Option<SessionView> {
        untrack(|| self.session())
    }

    /// The account that is signed in; a signal.
    fn session(self) -> Option<SessionView> {
        match self.visitor.get() {
            Visitor::Known(session) => Some(session),
            _ => None,
        }
    }
}

/// The account that is signed in, for the screens of the site.
#[derive(Clone, Copy, Debug)]
pub struct Account(Memo<SessionView>);

impl Account {
    /// The account that `visit` knows; while it knows none, the one that it knew last.
    pub fn of(visit: Visit, first: SessionView) -> Self {
        Self(Memo::new(move |last: Option<&SessionView>| {
            visit.session().unwrap_or_else(|| last.unwrap_or(&first).clone())
        }))
    }

    /// The account of the site around.
    pub fn here() -> Self {
        expect_context()
    }

    /// Who is signed in, where, and what they may do; a signal.
    pub fn get(&self) -> SessionView {
        self.0.get()
    }

    /// The same, as it is now.
    pub fn get_untracked(&self) -> SessionView {
        self.0.get_untracked()
    }

    /// Whether the account's role allows it; a signal.
    pub fn may(&self, permission: Permission) -> bool {
        self.0.with(|session| session.may(permission))
    }
}
