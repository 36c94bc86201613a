//! Whether a request comes from the server's own pages.

use crate::Failure;
use axum::http::{HeaderMap, Method, header};
use coverlist_api::ProblemCode;
use std::str::FromStr;

/// Where pages come from: `https://coverlist.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    scheme: String,
    authority: String,
}

impl Origin {
    /// Whether browsers reach it over TLS, so that cookies may insist on that.
    pub fn is_secure(&self) -> bool {
        self.scheme == "https"
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "an origin looks like https://coverlist.example.org, without a path";
        let (scheme, authority) = text.trim_end_matches('/').split_once("://").ok_or(wrong)?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https")
            || authority.is_empty()
            || authority.contains(['/', '@', ' '])
        {
            return Err(wrong);
        }
        Ok(Self { scheme, authority: authority.to_ascii_lowercase() })
    }
}

/// Refuses a request that changes something and comes from another site. Programs that are no browser send neither
/// `Origin` nor `Sec-Fetch-Site`, and no foreign cookies either.
pub(super) fn check(method: &Method, headers: &HeaderMap, public: Option<&Origin>) -> Result<(), Failure> {
    if method.is_safe() {
        return Ok(());
    }
    let fetch_site = headers.get("sec-fetch-site");
    let origin = headers.get(header::ORIGIN);
    if fetch_site.is_none_or(|site| site == "same-origin")
        && origin.is_none_or(|origin| is_ours(origin, headers, public))
    {
        return Ok(());
    }
    Err(Failure::refuse(
        ProblemCode::ForeignOrigin,
        "This request comes from another site. If Coverlist runs behind a proxy, start it with --public-origin and \
         the address that browsers use.",
    ))
}

fn is_ours(origin: &axum::http::HeaderValue, headers: &HeaderMap, public: Option<&Origin>) -> bool {
    let Some(origin) = origin.to_str().ok().and_then(|origin| Origin::from_str(origin).ok()) else {
        return false;
    };
    match public {
        Some(public) => origin == *public,
        None => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
            host.is_some_and(|host| host.eq_ignore_ascii_case(&origin.authority))
        }
    }
}
