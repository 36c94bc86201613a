use super::router::Router;
use crate::ui::{Pages, Trail};
use leptos::prelude::*;
use std::fmt::{self, Display, Formatter};

/// What a list shows, as the query string of its URL. Values are ids, words of our own, dates and numbers, so
/// they need no encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressQuery(Vec<(String, String)>);

impl AddressQuery {
    /// Reads a query string, without its question mark.
    pub fn of(query: &str) -> Self {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The same query with a value, unless it is empty.
    pub fn with(mut self, name: &str, value: Option<String>) -> Self {
        let value = value.filter(|value| !value.is_empty());
        self.0.extend(value.map(|value| (name.to_owned(), value)));
        self
    }
}

impl Display for AddressQuery {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (place, (name, value)) in self.0.iter().enumerate() {
            let separator = if place > 0 { "&" } else { "" };
            write!(f, "{separator}{name}={value}")?;
        }
        Ok(())
    }
}

/// Begins a list at the page that the address names. From now on, the address has what the list shows, as
/// `shown` says, and the page.
pub fn keep_in_address<T: Send + Sync + 'static>(
    router: Router,
    pages: &Pages<T>,
    address: &AddressQuery,
    shown: impl Fn() -> AddressQuery + 'static,
) {
    let pages = *pages;
    pages.begin_at(address.get("after").and_then(Trail::parse).unwrap_or_default());
    Effect::new(move || {
        let (shown, trail) = (shown(), pages.trail());
        if pages.rows().is_some() {
            router.refine(&shown.with("after", Some(trail.text())).to_string());
        }
    });
}
