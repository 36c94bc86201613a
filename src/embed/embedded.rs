//! The content of an element: who is signed in, and the screens.

use super::refusal::refusal;
use super::screen::Screen;
use super::screens::Screens;
use super::tag::Tag;
use super::tell::tell_navigation;
use crate::client::{Client, SignInGate, own_build, track_activity};
use crate::flow::Tell;
use crate::flow::embedding::{Embedding, EmbeddingState, Event, Refusal, TokenProvider};
use crate::flow::version::{Version, Versions};
use crate::steps::{Account, Destination, Host, Links, Wishes, parts};
use crate::ui::{Announcer, Button, LiveRegion, Notice, Root, Tone, load_early, warn_about_contrast};
use coverlist_api::SessionView;
use leptos::prelude::*;
use web_sys::{File, HtmlElement};

/// What the element around the content can change.
#[derive(Clone, Copy)]
pub struct Handles {
    client: Client,
    embedding: Embedding,
    versions: Versions,
    wishes: Wishes,
    tell: Tell,
    screen: RwSignal<Screen>,
    /// Counts the returns to the choice of a file, each of which begins the screens anew.
    begun: RwSignal<u32>,
    element: StoredValue<HtmlElement, LocalStorage>,
    /// The node in the shadow root that has the content.
    place: StoredValue<HtmlElement, LocalStorage>,
}

impl Handles {
    /// Starts with the question for a token.
    pub fn new(
        server: &str,
        tokens: TokenProvider,
        tell: Tell,
        element: HtmlElement,
        place: HtmlElement,
    ) -> Self {
        let renewing = StoredValue::new(None::<Embedding>);
        let gate = SignInGate::of_host(move |_| {
            if let Some(embedding) = renewing.try_get_value().flatten() {
                embedding.send(Event::Ended);
            }
        });
        let client = Client::new(server, gate).of_build(own_build());
        provide_context(client);
        let embedding = Embedding::start(client, tokens, tell);
        renewing.set_value(Some(embedding));
        Self {
            client,
            embedding,
            versions: Versions::start(client, tell),
            wishes: Wishes::new(),
            tell,
            screen: RwSignal::new(Tag::of(&element).first_screen()),
            begun: RwSignal::new(0),
            element: StoredValue::new_local(element),
            place: StoredValue::new_local(place),
        }
    }

    /// Takes an attribute or a property, such as `template`.
    pub fn set(self, name: &str, value: Option<String>) {
        match name {
            "token" => self.embedding.send(Event::Asked),
            "template" => self.wishes.template.set(value),
            "source" => self.wishes.source.set(value),
            "theme" => self.place.with_value(|place| warn_about_contrast(place)),
            _ => {}
        }
    }

    pub fn attribute(self, name: &str) -> Option<String> {
        self.element.with_value(|element| element.get_attribute(name))
    }

    /// Reads a file as if it had been chosen.
    pub fn open(self, file: File) {
        self.screen.set(Screen::Import);
        self.wishes.file.set(Some(file));
    }

    /// Goes back to the choice of a file.
    pub fn reset(self) {
        self.screen.set(Screen::Import);
        self.begun.update(|begun| *begun += 1);
    }

    /// Goes to a screen, unless the host prevents it.
    pub fn go(self, screen: Screen) {
        if self.element.with_value(|element| tell_navigation(element, screen)) {
            self.screen.set(screen);
        }
    }
}

/// Shows the screens when somebody is signed in, and above them why there is no session.
#[component]
pub fn Embedded(handles: Handles) -> impl IntoView {
    let announcer = Announcer::new();
    let root = handles.place.with_value(|place| Root::new(place.clone()));
    track_activity(|name, note| root.listen(name, move |_| note()));
    let embedding = handles.embedding;
    // An effect runs after the element is drawn. The element with one screen needs no other part.
    Effect::new(move || {
        if handles.screen.with_untracked(|screen| *screen != Screen::Coverage) {
            load_early(parts::all());
        }
    });
    let is_known = embedding.watch(|state| state.session().is_some());
    let is_asking = embedding.watch(|state| matches!(state, EmbeddingState::Asking { .. }));
    let refusal = embedding.watch(|state| state.refusal().cloned());
    let is_other_version = handles.versions.watch(Version::is_other);
    let screens = move || {
        handles.begun.track();
        let first = embedding.now(|state| state.session().cloned())?;
        provide_context(Host {
            client: handles.client,
            announcer,
            account: account(embedding, first),
            go: UnsyncCallback::new(move |to| match to {
                Destination::Import => handles.go(Screen::Import),
                Destination::Report(id) => handles.go(Screen::Report(id)),
            }),
            links: Links {
                import: Screen::IMPORT,
                process: Screen::PROCESS,
                imports: None,
                records: None,
                record: None,
                report: Screen::report,
                verify: Screen::verify,
            },
            root,
            samples: Signal::stored(Vec::new()),
            wishes: handles.wishes,
            tell: handles.tell,
        });
        Some(view! { <Screens handles screen=handles.screen /> })
    };
    view! {
        {move || refusal.get().map(|why| refused(&why, embedding))}
        <Show when=move || is_other_version.get()>{other_version}</Show>
        <Show when=move || is_asking.get() && !is_known.get()>
            <p class="starting" role="status">{t!(shell_loading)}</p>
        </Show>
        {move || is_known.get().then(screens)}
        <LiveRegion announcer />
    }
}

/// The person whose work the element shows.
fn account(embedding: Embedding, first: SessionView) -> Account {
    let state = embedding.state();
    Account::new(Memo::new(move |_| {
        state.with(|state| state.session().cloned()).unwrap_or_else(|| first.clone())
    }))
}

/// Only the host and the person know when the page around the element may load again.
fn other_version() -> impl IntoView {
    view! { <Notice tone=Tone::Info title=t!(version_new)><p>{t!(version_new_help)}</p></Notice> }
}

fn refused(why: &Refusal, embedding: Embedding) -> impl IntoView + use<> {
    let again = move || embedding.send(Event::Asked);
    let sentence = refusal(why);
    view! {
        <Notice tone=Tone::Bad title=t!(embed_no_session)>
            <p>{sentence}</p>
            <div class="actions"><Button on_press=again>{t!(failure_try_again)}</Button></div>
        </Notice>
    }
}
