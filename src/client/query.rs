//! Builds query strings.

use js_sys::encode_uri_component;

/// The part of a list to fetch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// The maximum number of rows; `None` leaves it to the server.
    pub limit: Option<u32>,
    /// The cursor from the previous page; `None` fetches the beginning of the list.
    pub cursor: Option<String>,
}

/// A path with a query string. Values are percent-encoded, empty ones left out.
pub(super) struct Query(String);

impl Query {
    pub(super) fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            let separator = if self.0.contains('?') { '&' } else { '?' };
            self.0.push(separator);
            self.0.push_str(name);
            self.0.push('=');
            self.0.push_str(&String::from(encode_uri_component(value)));
        }
        self
    }

    pub(super) fn with_list(self, list: &ListQuery) -> Self {
        let limit = list.limit.map(|limit| limit.to_string()).unwrap_or_default();
        self.with("limit", &limit).with("cursor", list.cursor.as_deref().unwrap_or_default())
    }

    pub(super) fn into_url(self) -> String {
        self.0
    }
}
