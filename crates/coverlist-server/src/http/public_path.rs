//! The path under which browsers reach the server, when it shares a host with other programs.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use coverlist_messages::{Message, text};
use std::str::FromStr;
use std::sync::Arc;

/// A path without a slash at its end, such as `/coverlist`; empty for the root of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicPath(Arc<str>);

impl FromStr for PublicPath {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let path = text.trim_end_matches('/');
        let is_plain = |part: &str| {
            !matches!(part, "" | "." | "..")
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        };
        let is_path =
            path.is_empty() || path.strip_prefix('/').is_some_and(|rest| rest.split('/').all(is_plain));
        if is_path { Ok(Self(path.into())) } else { Err(text::command_public_path()) }
    }
}

impl PublicPath {
    /// The base of the page's relative addresses: the path with a slash at its end.
    pub(super) fn base(&self) -> String {
        format!("{}/", self.0)
    }

    /// A request with the path that the routes know. A proxy may have removed the public path already.
    pub(super) fn stripped(&self, mut request: Request) -> Request {
        let path = request.uri().path_and_query().map(PathAndQuery::as_str).unwrap_or_default();
        let rest = path.strip_prefix(&*self.0).filter(|_| !self.0.is_empty());
        let stripped = match rest {
            Some("") => Some("/".to_owned()),
            Some(rest) if rest.starts_with('?') => Some(format!("/{rest}")),
            Some(rest) if rest.starts_with('/') => Some(rest.to_owned()),
            _ => None,
        };
        if let Some(path) = stripped.and_then(|path| path.parse().ok()) {
            let mut parts = request.uri().clone().into_parts();
            parts.path_and_query = Some(path);
            if let Ok(uri) = Uri::from_parts(parts) {
                *request.uri_mut() = uri;
            }
        }
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn stripped(public: &str, path: &str) -> String {
        let public: PublicPath = public.parse().expect("a path");
        let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
        public.stripped(request).uri().to_string()
    }

    #[test]
    fn the_public_path_is_removed_and_nothing_else() {
        assert_eq!(stripped("/coverlist", "/coverlist"), "/");
        assert_eq!(stripped("/coverlist/", "/coverlist/api/v1/site?a=b"), "/api/v1/site?a=b");
        assert_eq!(stripped("/coverlist", "/coverlist?a"), "/?a");
        assert_eq!(stripped("/coverlist", "/coverlists/x"), "/coverlists/x");
        assert_eq!(stripped("/coverlist", "/api/v1/site"), "/api/v1/site");
        assert_eq!(stripped("/tools/coverlist", "/tools/coverlist/records"), "/records");
        assert_eq!(stripped("", "/records"), "/records");
        assert_eq!(stripped("/", "/records"), "/records");
    }

    #[test]
    fn a_path_with_other_characters_is_refused() {
        for path in ["coverlist", "/a b", "/a//b", "/../b", "/a\"b", "https://a.example"] {
            assert!(path.parse::<PublicPath>().is_err(), "{path}");
        }
    }
}
