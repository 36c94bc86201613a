use super::router::{Place, Router};
use crate::ui::{FocusKept, Pages, Trail};
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

/// Keeps a list and the address alike: begins at the page that the address names, fetches the first page
/// whenever `wanted` has another value, and notes in the address what the list shows, as `shown` says, with
/// the page.
pub fn list_at_address<T: Send + Sync + 'static, W: PartialEq + 'static>(
    pages: &Pages<T>,
    address: &AddressQuery,
    wanted: impl Fn() -> W + 'static,
    shown: impl Fn() -> AddressQuery + 'static,
) {
    let (router, pages) = (Router::here(), *pages);
    pages.begin_at(address.get("after").and_then(Trail::parse).unwrap_or_default());
    Effect::new(move |before: Option<W>| {
        // Both are tracked in each case: the address follows once the rows are there, and never has the page
        // of other ones.
        let (wanted, is_settled) = (wanted(), pages.is_settled());
        match before {
            None => pages.again(),
            Some(before) if before != wanted => pages.restart(),
            Some(_) if is_settled => {
                router.refine(&shown().with("after", Some(pages.trail().text())).to_string());
            }
            Some(_) => {}
        }
        wanted
    });
}

/// Draws a list anew whenever a person comes to its screen, also from the same screen with another query.
#[component]
pub fn AtEachArrival<V: IntoView + 'static>(
    place: Place,
    draw: impl Fn() -> V + Send + 'static,
) -> impl IntoView {
    let arrivals = Router::here().arrivals_at(place);
    let draw = move || {
        arrivals.get();
        draw()
    };
    view! { <FocusKept draw /> }
}
