//! The screens of an element, and the links between them.

use super::embedded::Handles;
use super::screen::Screen;
use crate::steps::{Account, Host, ImportSteps, KeptImport, parts};
use crate::ui::{Notice, Tone, is_plain_click, part};
use crate::words::terms;
use coverlist_api::Permission;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The current screen, and above it the links to both steps of an import.
#[component]
pub fn Screens(handles: Handles, screen: RwSignal<Screen>) -> impl IntoView {
    let Host { root, account, .. } = Host::here();
    KeptImport::provide();
    root.listen("click", move |event| {
        if let Some(screen) = target(event) {
            event.prevent_default();
            handles.go(screen);
        }
    });
    let current = move |here: fn(Screen) -> bool| move || here(screen.get()).then_some("page");
    let is_import = current(|screen| screen == Screen::Import);
    let is_process = current(|screen| screen == Screen::Process);
    // A renewed session must not draw the screens again, which would lose the work in them.
    let may = Memo::new(move |_| account.may(screen.get().permission()));
    let shown = move || match screen.get() {
        denied if !may.get() => explain(account, denied.permission()).into_any(),
        Screen::Import => view! { <ImportSteps /> }.into_any(),
        Screen::Process => part(parts::process, ()).into_any(),
        Screen::Report(id) => part(parts::report, id).into_any(),
        Screen::Verify(id) => part(parts::verify, id).into_any(),
        Screen::Coverage => part(parts::coverage, ()).into_any(),
    };
    view! {
        <Show when=move || screen.get() != Screen::Coverage>
            <nav class="embed-nav" part="navigation" aria-label=t!(shell_utilities)>
                <a href=Screen::IMPORT aria-current=is_import>{t!(utilities_import)}</a>
                <a href=Screen::PROCESS aria-current=is_process>{t!(utilities_process)}</a>
            </nav>
        </Show>
        <div class="embed-screen">{shown}</div>
    }
}

/// Explains to a person without a permission what is missing and whom to ask.
fn explain(account: Account, permission: Permission) -> impl IntoView + use<> {
    let district = account.get_untracked().district;
    let sentence = t!(shell_denied_help, terms::permission(permission), district);
    view! { <Notice tone=Tone::Info title=t!(shell_denied)><p>{sentence}</p></Notice> }
}

/// The screen to which a plain click on a link leads.
fn target(event: &Event) -> Option<Screen> {
    if !is_plain_click(event) {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    Screen::of_link(&link.get_attribute("href")?)
}
