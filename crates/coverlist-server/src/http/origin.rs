//! Checks that a request names this server as its host, and comes from this server's own pages.

use super::App;
use crate::Failure;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, Version, header};
use axum::middleware::Next;
use axum::response::Response;
use coverlist_api::{ProblemCode, paths};
use coverlist_messages::{Message, text};
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

/// An origin, such as `https://coverlist.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    scheme: String,
    authority: Authority,
}

impl Origin {
    /// Whether browsers reach it over TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.scheme == "https"
    }

    /// Whether nobody between a browser and the origin can read or change anything.
    pub(crate) fn is_private(&self) -> bool {
        self.is_secure() || self.is_loopback()
    }

    /// Whether it is on the machine of the browser.
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.authority.host();
        let address = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost"
            || host.ends_with(".localhost")
            || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

/// The form in which browsers send it.
impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}://{}", self.scheme, self.authority)
    }
}

impl FromStr for Origin {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, authority) =
            text.trim_end_matches('/').split_once("://").ok_or_else(text::command_origin)?;
        let scheme = scheme.to_ascii_lowercase();
        // Browsers omit the default port.
        let default_port = match scheme.as_str() {
            "http" => ":80",
            "https" => ":443",
            _ => return Err(text::command_origin()),
        };
        let authority = authority.strip_suffix(default_port).unwrap_or(authority).to_ascii_lowercase();
        let authority: Authority = authority.parse().map_err(|_| text::command_origin())?;
        if authority.host().is_empty() || authority.as_str().contains('@') {
            return Err(text::command_origin());
        }
        Ok(Self { scheme, authority })
    }
}

/// The origins at which browsers reach the server. If there is none, browsers use the address on which the
/// server listens.
#[derive(Clone, Debug, Default)]
pub struct PublicOrigins(Arc<[Origin]>);

impl PublicOrigins {
    /// Accepts origins that all use TLS, or that all do not.
    ///
    /// # Errors
    ///
    /// When some use TLS and others do not. The session cookie requires TLS for all of them or for none.
    pub fn new(origins: Vec<Origin>) -> Result<Self, Message> {
        let secure = origins.iter().filter(|origin| origin.is_secure()).count();
        if secure != 0 && secure != origins.len() {
            return Err(text::command_origins_mixed());
        }
        Ok(Self(origins.into()))
    }

    /// Whether browsers reach the server over TLS. Cookies then require it.
    pub(crate) fn are_secure(&self) -> bool {
        self.0.first().is_some_and(Origin::is_secure)
    }

    /// Whether a request may name this host. IP addresses and `localhost` are always allowed, because no name
    /// server can redirect them. Load balancers and people at the machine use them.
    fn allow_host(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let address = host.trim_start_matches('[').trim_end_matches(']');
        address.parse::<IpAddr>().is_ok()
            || host == "localhost"
            || host.ends_with(".localhost")
            || self.0.iter().any(|origin| origin.authority.host() == host)
    }

    /// Whether an `Origin` header names one of the origins or, if there is none, the host of the request.
    pub(super) fn include(&self, origin: &HeaderValue, headers: &HeaderMap) -> bool {
        let Some(origin) = origin.to_str().ok().and_then(|origin| Origin::from_str(origin).ok()) else {
            return false;
        };
        if !self.0.is_empty() {
            return self.0.contains(&origin);
        }
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
        host.is_some_and(|host| host == origin.authority)
    }
}

impl PublicOrigins {
    /// The origins that a token may name as its audience: the configured ones or, if there is none, the host
    /// of the request.
    pub(super) fn audiences(&self, headers: &HeaderMap) -> Vec<String> {
        if !self.0.is_empty() {
            return self.0.iter().map(ToString::to_string).collect();
        }
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        host.map(|host| format!("http://{host}")).into_iter().collect()
    }
}

/// Refuses a request that names another host. A page of another site may have sent it, after the name of that
/// site was made to resolve to this server's address (DNS rebinding). Health checks may name any host.
pub(super) async fn check_host(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let is_health = [paths::ALIVE, paths::READY].contains(&request.uri().path());
    if !is_health && !hosts(&request)?.iter().all(|host| app.origins.allow_host(host.host())) {
        return Err(Failure::refuse(ProblemCode::WrongHost, text::problem_wrong_host()));
    }
    Ok(next.run(request).await)
}

/// The hosts that a request names in its `Host` header, and in its address if that is absolute. HTTP/1.0
/// needs no host, and no browser uses it.
fn hosts(request: &Request) -> Result<Vec<Authority>, Failure> {
    let mut lines = request.headers().get_all(header::HOST).iter();
    let host = match (lines.next(), lines.next()) {
        (Some(host), None) => {
            let host = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
            Some(host.ok_or_else(|| Failure::bad_request(text::problem_bad_request_host_malformed()))?)
        }
        (None, _) if request.version() < Version::HTTP_11 => None,
        _ => return Err(Failure::bad_request(text::problem_bad_request_host_count())),
    };
    Ok(host.into_iter().chain(request.uri().authority().cloned()).collect())
}

/// Refuses a request that changes something and comes from another site. Programs other than browsers send
/// neither `Origin` nor `Sec-Fetch-Site`, and no other site can use their cookies.
pub(super) fn check_origin(
    method: &Method,
    headers: &HeaderMap,
    origins: &PublicOrigins,
) -> Result<(), Failure> {
    if method.is_safe() {
        return Ok(());
    }
    let fetch_site = headers.get("sec-fetch-site");
    let origin = headers.get(header::ORIGIN);
    if fetch_site.is_none_or(|site| site == "same-origin")
        && origin.is_none_or(|origin| origins.include(origin, headers))
    {
        return Ok(());
    }
    Err(Failure::refuse(ProblemCode::ForeignOrigin, text::problem_foreign_origin()))
}
