//! The language of the page: the account's, otherwise the browser's, otherwise English.
//!
//! The page is drawn once, in one language. The account's language is known only after the sign-in, so the
//! browser remembers it, and the page is loaded again when another one is chosen.

use crate::client::Client;
use crate::words::set_language;
use leptos::prelude::{document, window};
use web_sys::Storage;

/// English is compiled in and always offered.
const ENGLISH: &str = "en";

/// English in brackets, for tests. The server does not list it; only a browser that asks for it gets it.
pub const PSEUDO: &str = "en-x-pseudo";

/// The place in the browser's storage for the language of the account that signed in last.
const CHOSEN: &str = "coverlist-language";

/// Fetches the texts of the language before anything is shown. Without them the page is in English.
pub async fn load(client: Client) {
    let tag = load_wanted(client, chosen()).await;
    if let Some(root) = document().document_element() {
        // The name of the attribute is valid.
        let _ = root.set_attribute("lang", &tag);
    }
}

/// The same for a language that a person or a host wants; `None` for the browser's. Returns the tag of the
/// language in which the texts are.
pub async fn load_wanted(client: Client, wanted: Option<String>) -> String {
    let wanted = wanted.map_or_else(of_browser, |tag| vec![tag]);
    if wanted.first().is_none_or(|first| first != PSEUDO && primary(first) == ENGLISH) {
        return ENGLISH.to_owned();
    }
    let offered = offered(client).await;
    let tag = best(&wanted, &offered).filter(|tag| *tag != ENGLISH);
    let Some(tag) = tag else { return ENGLISH.to_owned() };
    let Ok(table) = client.texts(tag).await else { return ENGLISH.to_owned() };
    set_language(tag, table);
    tag.to_owned()
}

/// Shows the page in the language that the account chose; `None` for the browser's. Loads the page again if
/// that is another one.
pub fn follow(own: Option<&str>) {
    if chosen().as_deref() != own {
        remember(own);
        // A browser that keeps nothing would load the page again and again.
        if chosen().as_deref() == own {
            // Loading the page again does not fail.
            let _ = window().location().reload();
        }
    }
}

/// The tags of the languages in which the page can be shown in this browser.
pub async fn offered(client: Client) -> Vec<String> {
    let mut tags = client.languages().await.unwrap_or_default();
    if !tags.iter().any(|tag| tag == ENGLISH) {
        tags.insert(0, ENGLISH.to_owned());
    }
    tags.extend(of_browser().into_iter().filter(|tag| tag == PSEUDO));
    tags
}

/// The first wanted language that is offered. `es-MX` takes `es`.
fn best<'a>(wanted: &[String], offered: &'a [String]) -> Option<&'a str> {
    wanted.iter().find_map(|wanted| {
        let same = offered.iter().find(|tag| tag.eq_ignore_ascii_case(wanted));
        same.or_else(|| offered.iter().find(|tag| tag.eq_ignore_ascii_case(primary(wanted))))
            .map(String::as_str)
    })
}

/// The language without its region: `es` of `es-MX`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The browser's languages, the favorite first.
fn of_browser() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

fn chosen() -> Option<String> {
    storage()?.get_item(CHOSEN).ok().flatten()
}

fn remember(tag: Option<&str>) {
    if let Some(storage) = storage() {
        // A full or forbidden storage keeps nothing, which `follow` sees.
        let _ = match tag {
            Some(tag) => storage.set_item(CHOSEN, tag),
            None => storage.remove_item(CHOSEN),
        };
    }
}

/// The browser's storage; `None` if it is forbidden.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(wanted: &[&str], offered: &[&str]) -> Option<String> {
        let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        best(&owned(wanted), &owned(offered)).map(str::to_owned)
    }

    #[test]
    fn the_first_language_that_is_offered_is_taken() {
        assert_eq!(chosen(&["fr", "es", "en"], &["en", "es"]).as_deref(), Some("es"));
        assert_eq!(chosen(&["en-GB", "es"], &["en", "es"]).as_deref(), Some("en"));
        assert_eq!(chosen(&["fr"], &["en", "es"]), None);
    }

    #[test]
    fn a_region_takes_its_language_unless_it_has_its_own_texts() {
        assert_eq!(chosen(&["es-MX"], &["en", "es"]).as_deref(), Some("es"));
        assert_eq!(chosen(&["es-mx"], &["en", "es", "es-MX"]).as_deref(), Some("es-MX"));
        assert_eq!(chosen(&["en-x-pseudo"], &["en", "en-x-pseudo"]).as_deref(), Some("en-x-pseudo"));
    }
}
