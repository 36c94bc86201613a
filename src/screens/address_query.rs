//! The query of the document's address: the filters of a screen.

use js_sys::{decode_uri_component, encode_uri_component};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// The names and values of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressQuery(Vec<(&'static str, String)>);

impl AddressQuery {
    /// Those of these names that the address has now.
    pub fn current<const N: usize>(names: [&'static str; N]) -> Self {
        let search = window().location().search().unwrap_or_default();
        let text = search.trim_start_matches('?');
        Self(names.map(|name| (name, value(text, name).unwrap_or_default())).into())
    }

    pub fn new<const N: usize>(values: [(&'static str, String); N]) -> Self {
        Self(values.into())
    }

    /// The value of a name; empty if the query has none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// Gives the address this query, without another entry in the history of the browser.
    pub fn show(&self) {
        let pairs = self.0.iter().filter(|(_, value)| !value.is_empty());
        let pairs =
            pairs.map(|(name, value)| format!("{name}={}", String::from(encode_uri_component(value))));
        let pairs: Vec<String> = pairs.collect();
        let path = window().location().pathname().unwrap_or_default();
        let url = if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) };
        if let Ok(history) = window().history() {
            // A browser refuses only another origin, and hundreds of changes within seconds.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
        }
    }
}

fn value(query: &str, name: &str) -> Option<String> {
    let raw = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    decode_uri_component(raw).ok().map(String::from)
}
