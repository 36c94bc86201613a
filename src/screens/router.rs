//! The screen that the address names. Plain clicks on links within the site change the address and the screen
//! without loading the page.

use super::addresses;
use crate::steps::ScreenQuery;
use crate::ui::{is_plain_click, listen_in_window};
use js_sys::{Array, decode_uri_component};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlAnchorElement, Url};

/// The address of the current screen, as a signal.
#[derive(Clone, Copy, Debug)]
pub struct Router {
    /// The path of the site, with a slash at its end: `/` or `/coverlist/`.
    base: StoredValue<String>,
    /// The rest of the path, such as `imports/7`.
    address: RwSignal<String>,
    /// The query of the address, without its question mark.
    query: RwSignal<String>,
    /// Counts the changes of the address, except those by [`Router::refine`].
    arrivals: RwSignal<u32>,
}

/// A screen of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The start of the site, which leads to the first screen that the account may open.
    Start,
    Utilities,
    Import,
    Process,
    Templates,
    Sources,
    Password,
    Accounts,
    Audit,
    Retention,
    /// One template. The last part of the address is its id.
    Template,
    Imports,
    /// The report of one import.
    Report,
    /// The verification sheet of one import.
    Verify,
    Records,
    /// One user or device.
    Record,
    Coverage,
    Unknown,
}

impl Place {
    fn of(address: &str) -> Self {
        match address.trim_end_matches('/') {
            addresses::START => Self::Start,
            addresses::UTILITIES => Self::Utilities,
            addresses::IMPORT => Self::Import,
            addresses::PROCESS => Self::Process,
            addresses::TEMPLATES => Self::Templates,
            addresses::SOURCES => Self::Sources,
            addresses::PASSWORD => Self::Password,
            addresses::ACCOUNTS => Self::Accounts,
            addresses::AUDIT => Self::Audit,
            addresses::RETENTION => Self::Retention,
            addresses::IMPORTS => Self::Imports,
            addresses::RECORDS | addresses::USERS | addresses::DEVICES | addresses::LOADS => Self::Records,
            addresses::COVERAGE => Self::Coverage,
            longer => match longer.rsplit_once('/') {
                Some((addresses::TEMPLATES, _)) => Self::Template,
                Some((addresses::IMPORTS, _)) => Self::Report,
                Some((addresses::USERS | addresses::DEVICES, _)) => Self::Record,
                Some((import, addresses::VERIFY)) if Self::of(import) == Self::Report => Self::Verify,
                _ => Self::Unknown,
            },
        }
    }
}

impl Router {
    /// Follows the address of the document from now on. `base` is the path of the site.
    pub fn start(base: &str) -> Self {
        let base = format!("{}/", base.trim_end_matches('/'));
        let router = Self {
            address: RwSignal::new(current(&base)),
            query: RwSignal::new(current_query()),
            arrivals: RwSignal::new(0),
            base: StoredValue::new(base),
        };
        listen_in_window("popstate", move |_| router.follow());
        listen_in_window("click", move |event| {
            if let Some(url) = followed(event).filter(|url| router.is_within(url)) {
                event.prevent_default();
                router.push(&url.href());
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
        router
    }

    /// The router that the site provides as a context.
    pub fn here() -> Self {
        expect_context()
    }

    /// The address of the current screen. The value is tracked like a signal.
    pub fn address(self) -> String {
        self.address.get()
    }

    /// The current screen, as a signal.
    pub fn place(self) -> Memo<Place> {
        Memo::new(move |_| self.address.with(|address| Place::of(address)))
    }

    /// The last part of the address, decoded; empty if it is malformed. The value is tracked like a signal.
    pub fn parameter(self) -> String {
        let last = self.address.with(|address| {
            let address = address.trim_end_matches('/');
            address.rsplit('/').next().unwrap_or_default().to_owned()
        });
        decode_uri_component(&last).map(String::from).unwrap_or_default()
    }

    /// The id of the import that the address names, if it names one. The value is tracked like a signal.
    pub fn import(self) -> Option<i64> {
        self.address.with(|address| import_of(address))
    }

    /// What the list on the current screen shows: its query string. The value is not tracked.
    pub fn query(self) -> String {
        self.query.get_untracked()
    }

    /// Notes in the URL what the list on the current screen shows. It is the same screen, and leads back to
    /// the same one.
    pub fn refine(self, query: &str) {
        if self.query.with_untracked(|known| known == query) {
            return;
        }
        let path = self.base.with_value(|base| format!("{base}{}", self.address.get_untracked()));
        let separator = if query.is_empty() { "" } else { "?" };
        let url = format!("{path}{separator}{query}");
        // A browser refuses only another origin, and hundreds of changes within seconds.
        let _ = history().replace_state_with_url(&JsValue::NULL, "", Some(&url));
        self.query.set(query.to_owned());
    }

    /// A number that changes whenever a person comes to a screen by a link or by *Back*, also from the same
    /// screen with another query.
    pub fn arrivals_at(self, place: Place) -> Memo<u32> {
        Memo::new(move |last: Option<&u32>| {
            let arrivals = self.arrivals.get();
            let is_here = self.address.with(|address| Place::of(address) == place);
            if is_here { arrivals } else { last.copied().unwrap_or_default() }
        })
    }

    /// What a screen shows, as the query of its address. Another screen's query is not about it.
    pub fn query_of(self, place: Place) -> ScreenQuery {
        let now = Memo::new(move |last: Option<&String>| {
            let is_here = self.address.with(|address| Place::of(address) == place);
            let query = self.query.get();
            if is_here { query } else { last.cloned().unwrap_or_default() }
        });
        ScreenQuery::new(now.into(), move |query| {
            let mark = if query.is_empty() { "" } else { "?" };
            self.go(&self.address.with_untracked(|address| format!("{address}{mark}{query}")));
        })
    }

    /// Whether the current screen has this address or one below it. The value is tracked like a signal.
    pub fn is_within_screen(self, address: &str) -> bool {
        self.address.with(|current| {
            current.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Goes to a screen in place of the current one.
    pub fn replace(self, address: &str) {
        let path = self.base.with_value(|base| format!("{base}{address}"));
        // A browser refuses only another origin, and hundreds of changes within seconds.
        let _ = history().replace_state_with_url(&JsValue::NULL, "", Some(&path));
        self.follow();
    }

    /// Goes to a screen, from which the browser leads back to the current one.
    pub fn go(self, address: &str) {
        self.push(&self.base.with_value(|base| format!("{base}{address}")));
    }

    fn push(self, url: &str) {
        let _ = history().push_state_with_url(&JsValue::NULL, "", Some(url));
        self.follow();
    }

    fn follow(self) {
        let address = self.base.with_value(|base| current(base));
        for (signal, now) in [(self.query, current_query()), (self.address, address)] {
            if signal.with_untracked(|before| *before != now) {
                signal.set(now);
            }
        }
        self.arrivals.update(|arrivals| *arrivals += 1);
    }

    fn is_within(self, url: &Url) -> bool {
        let is_same_origin = window().location().origin().is_ok_and(|origin| origin == url.origin());
        is_same_origin && self.base.with_value(|base| url.pathname().starts_with(base.as_str()))
    }
}

fn history() -> web_sys::History {
    window().history().expect("a window has a history")
}

/// The address below `base` at which the document is.
fn current(base: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.strip_prefix(base).unwrap_or_default().to_owned()
}

fn current_query() -> String {
    let query = window().location().search().unwrap_or_default();
    query.strip_prefix('?').unwrap_or_default().to_owned()
}

/// The id of an import: the part of an address after the list of imports.
fn import_of(address: &str) -> Option<i64> {
    let below = address.strip_prefix(addresses::IMPORTS)?.strip_prefix('/')?;
    below.split('/').next()?.parse().ok()
}

/// The URL to which a plain click on a link leads, unless the browser is to follow the link itself.
fn followed(event: &Event) -> Option<Url> {
    if event.default_prevented() || !is_plain_click(event) {
        return None;
    }
    let link = link_of(&event.composed_path())?;
    let is_left_to_browser = link.has_attribute("download")
        || link.rel().split(' ').any(|word| word == "external")
        || !matches!(link.target().as_str(), "" | "_self");
    if is_left_to_browser || !link.has_attribute("href") {
        return None;
    }
    Url::new(&link.href()).ok()
}

/// The first link on the path of an event, which begins inside of shadow roots.
fn link_of(path: &Array) -> Option<HtmlAnchorElement> {
    path.iter().find_map(|node| node.dyn_into::<HtmlAnchorElement>().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_screen() {
        for (address, place) in [
            ("", Place::Start),
            ("settings/system-utilities", Place::Utilities),
            ("settings/system-utilities/import", Place::Import),
            ("settings/system-utilities/process/", Place::Process),
            ("settings/templates", Place::Templates),
            ("settings/sources", Place::Sources),
            ("settings/password", Place::Password),
            ("settings/accounts", Place::Accounts),
            ("settings/audit", Place::Audit),
            ("settings/retention", Place::Retention),
            ("settings/templates/device%20list", Place::Template),
            ("imports", Place::Imports),
            ("imports/7", Place::Report),
            ("imports/7/verify/", Place::Verify),
            ("records/7/verify", Place::Unknown),
            ("records/", Place::Records),
            ("records/loads", Place::Records),
            ("records/devices/", Place::Records),
            ("records/devices/12", Place::Record),
            ("records/loads/12", Place::Unknown),
            ("coverage", Place::Coverage),
            ("imports/7/rows", Place::Unknown),
            ("settings", Place::Unknown),
        ] {
            assert_eq!(Place::of(address), place, "{address}");
        }
    }

    #[test]
    fn an_import_is_named_by_its_report_and_its_sheet() {
        for (address, id) in
            [("imports/7", Some(7)), ("imports/7/verify", Some(7)), ("imports/x", None), ("records/7", None)]
        {
            assert_eq!(import_of(address), id, "{address}");
        }
    }
}
