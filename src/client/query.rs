//! Query strings.

use js_sys::encode_uri_component;

/// What part of a list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// Rows at most; the server's own default when `None`.
    pub limit: Option<u32>,
    /// Where the part begins; at the list's beginning when `None`.
    pub cursor: Option<String>,
    /// What is searched for; everything when empty.
    pub q: String,
}

/// A path with a query string; values are encoded, empty ones left out.
pub(super) struct Query(String);

impl Query {
    pub(super) fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            let sign = if self.0.contains('?') { '&' } else { '?' };
            self.0.push(sign);
            self.0.push_str(name);
            self.0.push('=');
            self.0.push_str(&String::from(encode_uri_component(value)));
        }
        self
    }

    pub(super) fn asking(self, ask: &Ask) -> Self {
        let limit = ask.limit.map(|limit| limit.to_string()).unwrap_or_default();
        self.with("limit", &limit)
            .with("cursor", ask.cursor.as_deref().unwrap_or_default())
            .with("q", ask.q.trim())
    }

    pub(super) fn into_url(self) -> String {
        self.0
    }
}
