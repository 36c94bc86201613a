//! The functions that `coverlist.js` calls.

use super::embedded::{Embedded, Handles};
use super::tell::tell;
use crate::client::{Client, SignInGate};
use crate::flow::Tell;
use crate::flow::embedding::TokenProvider;
use crate::language;
use js_sys::Function;
use leptos::prelude::*;
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{File, HtmlElement};

thread_local! {
    static PREPARED: OnceCell<Prepared> = const { OnceCell::new() };
}

/// What all elements of a program have in common.
struct Prepared {
    /// The absolute URL of the server.
    server: String,
    /// The tag of the language of the texts.
    language: String,
}

/// Prepares the program for elements, once, in the language that their `locale` names. `server` is the
/// absolute URL of the server.
#[wasm_bindgen(js_name = prepareElements)]
pub async fn prepare_elements(server: String, locale: String) {
    let owner = Owner::new();
    let client = owner.with(|| Client::new(&server, SignInGate::new()));
    let wanted = Some(locale).filter(|locale| !locale.is_empty());
    let language = language::load_wanted(client, wanted).await;
    owner.cleanup();
    // `coverlist.js` prepares a program once.
    PREPARED.with(|prepared| prepared.set(Prepared { server, language }).unwrap_or_default());
}

/// Shows the element in `place`, a node in its shadow root. `tokens` returns a promise of a token.
#[wasm_bindgen(js_name = mountElement)]
pub fn mount_element(element: HtmlElement, place: HtmlElement, tokens: Function) -> MountedElement {
    let handles = Rc::new(OnceCell::new());
    let slot = Rc::clone(&handles);
    let (server, language) = PREPARED.with(|prepared| {
        prepared.get().map(|it| (it.server.clone(), it.language.clone())).unwrap_or_default()
    });
    // The name of the attribute is valid.
    let _ = place.set_attribute("lang", &language);
    let node = place.clone();
    let unmount = leptos::mount::mount_to(place, move || {
        let told = element.clone();
        let handles = Handles::new(
            &server,
            TokenProvider(tokens),
            Tell::new(move |event| tell(&told, &event)),
            element,
            node,
        );
        let _ = slot.set(handles);
        view! { <Embedded handles /> }
    });
    let mounted = MountedElement { handles, unmount: Some(Box::new(unmount)) };
    for name in ["template", "source", "theme"] {
        mounted.set(name, mounted.handles.get().and_then(|handles| handles.attribute(name)));
    }
    mounted
}

/// An element that is shown.
#[wasm_bindgen]
pub struct MountedElement {
    handles: Rc<OnceCell<Handles>>,
    /// Removes the views and disposes of everything that they own.
    unmount: Option<Box<dyn Any>>,
}

impl MountedElement {
    /// An element of our own site, which changes no attributes.
    pub(super) fn of_site(unmount: impl Any) -> Self {
        Self { handles: Rc::default(), unmount: Some(Box::new(unmount)) }
    }
}

#[wasm_bindgen]
impl MountedElement {
    /// Takes a changed attribute. Another token is used when there is no session.
    pub fn set(&self, name: &str, value: Option<String>) {
        if let Some(handles) = self.handles.get() {
            handles.set(name, value);
        }
    }

    /// Reads a file as if it had been chosen.
    pub fn open(&self, file: File) {
        if let Some(handles) = self.handles.get() {
            handles.open(file);
        }
    }

    /// Goes back to the choice of a file.
    pub fn reset(&self) {
        if let Some(handles) = self.handles.get() {
            handles.reset();
        }
    }

    /// Removes everything that the element shows and owns.
    pub fn unmount(mut self) {
        drop(self.unmount.take());
    }
}
