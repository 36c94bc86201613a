use super::router::Router;
use crate::client::{Client, SignInGate};
use crate::flow::version::{Event, Version, Versions};
use crate::ui::{Button, Notice, Tone};
use leptos::prelude::*;
use std::time::Duration;

/// Says that the server has a new version, and loads the page again between two screens.
#[component]
pub fn NewVersion() -> impl IntoView {
    let (client, gate) = (expect_context::<Client>(), expect_context::<SignInGate>());
    let versions = expect_context::<Versions>();
    let router = Router::here();
    Effect::new(move |before: Option<String>| {
        let path = router.address();
        if before.is_some_and(|before| before != path) {
            let is_busy = untrack(|| gate.is_closed()) || client.is_changing();
            // The screen is drawn first.
            set_timeout(move || versions.send(Event::Navigated { is_busy }), Duration::ZERO);
        }
        path
    });
    let is_other = versions.watch(Version::is_other);
    let reload = move || versions.send(Event::ReloadAsked);
    view! {
        <Show when=move || is_other.get()>
            <div class="new-version">
                <Notice tone=Tone::Info title=t!(version_new)>
                    <Button on_press=reload>{t!(version_reload)}</Button>
                </Notice>
            </div>
        </Show>
    }
}
