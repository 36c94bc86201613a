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

/// Shows the element in a node of its shadow root, with a function that returns a promise of a token.
pub(super) type Mount = fn(&Prepared, HtmlElement, HtmlElement, Function) -> MountedElement;

// Our own site does not need this code.
later!(element, element_of_host: Mount = mount_in_host);

/// What the page around an element does with it.
trait Control {
    fn set(&self, name: &str, value: Option<String>);
    fn open(&self, file: File);
    fn reset(&self);
}

impl Control for OnceCell<Handles> {
    fn set(&self, name: &str, value: Option<String>) {
        self.get().iter().for_each(|handles| handles.set(name, value.clone()));
    }

    fn open(&self, file: File) {
        self.get().iter().for_each(|handles| handles.open(file.clone()));
    }

    fn reset(&self) {
        self.get().iter().for_each(|handles| handles.reset());
    }
}

/// What all elements of a program have in common.
pub(super) struct Prepared {
    /// The absolute URL of the server.
    server: String,
    /// The tag of the language of the texts.
    language: String,
    mount: Mount,
}

/// Prepares the program for elements, once, in the language that their `locale` names. `server` is the
/// absolute URL of the server.
#[wasm_bindgen(js_name = prepareElements)]
pub async fn prepare_elements(server: String, locale: String) -> Result<(), JsError> {
    let mount = element_of_host().await.map_err(|_| JsError::new("a part of the program did not arrive"))?;
    let owner = Owner::new();
    let client = owner.with(|| Client::new(&server, SignInGate::new()));
    let wanted = Some(locale).filter(|locale| !locale.is_empty());
    let language = language::load_wanted(client, wanted).await;
    owner.cleanup();
    // `coverlist.js` prepares a program once.
    let _ = PREPARED.with(|prepared| prepared.set(Prepared { server, language, mount }));
    Ok(())
}

/// Shows the element in `place`, a node in its shadow root. `tokens` returns a promise of a token.
#[wasm_bindgen(js_name = mountElement)]
pub fn mount_element(
    element: HtmlElement,
    place: HtmlElement,
    tokens: Function,
) -> Result<MountedElement, JsError> {
    PREPARED.with(|prepared| {
        let prepared = prepared.get().ok_or_else(|| JsError::new("the program is not prepared"))?;
        Ok((prepared.mount)(prepared, element, place, tokens))
    })
}

fn mount_in_host(
    prepared: &Prepared,
    element: HtmlElement,
    place: HtmlElement,
    tokens: Function,
) -> MountedElement {
    let handles = Rc::new(OnceCell::new());
    let slot = Rc::clone(&handles);
    let server = prepared.server.clone();
    // The name of the attribute is valid.
    let _ = place.set_attribute("lang", &prepared.language);
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
    for name in ["template", "source", "theme"] {
        Control::set(&*handles, name, handles.get().and_then(|handles| handles.attribute(name)));
    }
    MountedElement { control: Some(handles), unmount: Some(Box::new(unmount)) }
}

/// An element that is shown.
#[wasm_bindgen]
pub struct MountedElement {
    /// `None` for an element of our own site, which changes no attributes.
    control: Option<Rc<dyn Control>>,
    /// Removes the views and disposes of everything that they own.
    unmount: Option<Box<dyn Any>>,
}

impl MountedElement {
    pub(super) fn of_site(unmount: impl Any) -> Self {
        Self { control: None, unmount: Some(Box::new(unmount)) }
    }
}

#[wasm_bindgen]
impl MountedElement {
    /// Takes a changed attribute. Another token is used when there is no session.
    pub fn set(&self, name: &str, value: Option<String>) {
        if let Some(control) = &self.control {
            control.set(name, value);
        }
    }

    /// Reads a file as if it had been chosen.
    pub fn open(&self, file: File) {
        if let Some(control) = &self.control {
            control.open(file);
        }
    }

    /// Goes back to the choice of a file.
    pub fn reset(&self) {
        if let Some(control) = &self.control {
            control.reset();
        }
    }

    /// Removes everything that the element shows and owns.
    pub fn unmount(mut self) {
        drop(self.unmount.take());
    }
}
