//! A theme that is hard to read is named in the console.

use crate::mounted::Mounted;
use coverlist_web::warn_about_contrast;
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// The texts that `run` writes to the console as warnings.
fn warnings(run: impl FnOnce()) -> Vec<String> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = Rc::clone(&heard);
    let listener = Closure::<dyn FnMut(String)>::new(move |text| listener.borrow_mut().push(text));
    let name = JsValue::from("warn");
    let console = Reflect::get(&js_sys::global(), &"console".into()).expect("a console");
    let original = Reflect::get(&console, &name).expect("a function");
    Reflect::set(&console, &name, listener.as_ref()).expect("a property that can be set");
    run();
    Reflect::set(&console, &name, &original).expect("a property that can be set");
    heard.take()
}

#[wasm_bindgen_test]
fn only_a_theme_that_is_hard_to_read_is_warned_about() {
    let mounted = Mounted::new(|| {
        view! {
            <style>{TOKENS.replace(":root", ".theme")}</style>
            <div class="theme"></div>
        }
    });
    let theme: HtmlElement = mounted.find(".theme");
    for scheme in ["light", "dark"] {
        theme.style().set_property("color-scheme", scheme).expect("a color scheme");
        assert_eq!(warnings(|| warn_about_contrast(&theme)), [] as [&str; 0], "{scheme}");
    }
    theme
        .style()
        .set_property("--coverlist-accent", "light-dark(#fff, oklch(0.95 0.1 100))")
        .expect("a color");
    theme.style().set_property("--coverlist-on-accent", "white").expect("a color");
    let heard = warnings(|| warn_about_contrast(&theme)).concat();
    assert!(heard.contains("--coverlist-on-accent on --coverlist-accent (needs 4.5:1)"), "{heard}");
    assert!(!heard.contains("--coverlist-text"), "{heard}");
    assert_eq!(theme.child_element_count(), 0, "nothing is left in the element");
}
