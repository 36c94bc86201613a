//! Who a request comes from when it came through a proxy.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::{Arc, Once};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// A proxy, or a network of proxies, whose word is taken for who a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustedProxy(IpNet);

impl FromStr for TrustedProxy {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Self).map_err(|_| "a proxy is an address or a network, such as 10.0.0.7 or 10.0.0.0/8")
    }
}

/// The proxies whose word is taken. By default there is none, and what a header says of an address is ignored.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Arc<[TrustedProxy]>);

impl FromIterator<TrustedProxy> for TrustedProxies {
    fn from_iter<T: IntoIterator<Item = TrustedProxy>>(proxies: T) -> Self {
        Self(proxies.into_iter().collect())
    }
}

impl TrustedProxies {
    /// Whether the word of `address` is taken.
    pub fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|TrustedProxy(network)| network.contains(&address))
    }

    /// Who sent a request that came over a connection from `peer`: the last address that a trusted proxy named and that
    /// is no trusted proxy itself. What stands before it was written by the sender and counts for nothing.
    ///
    /// Where a trusted proxy's headers cannot be read, or `Forwarded` (RFC 7239) and `X-Forwarded-For` contradict each
    /// other, the sender may have written one of them, so the request counts as the proxy's own.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trust(peer) {
            return peer;
        }
        let forwarded = self.named(headers, &header::FORWARDED, forwarded_for);
        let x_forwarded_for = self.named(headers, &X_FORWARDED_FOR, x_forwarded_for);
        let named = match (forwarded, x_forwarded_for) {
            (None, None) => return peer,
            (Some(named), None) | (None, Some(named)) => named,
            (Some(one), Some(other)) => one.filter(|_| one == other),
        };
        named.unwrap_or_else(|| {
            static ONCE: Once = Once::new();
            ONCE.call_once(|| {
                tracing::warn!(
                    proxy = %peer,
                    "a trusted proxy's Forwarded and X-Forwarded-For headers cannot be read or contradict each other; \
                     such requests count as the proxy's own. Have it write one of the two and remove the other."
                );
            });
            peer
        })
    }

    /// The last address in a header that is no trusted proxy, or the first of all when each is one. `None` without the
    /// header, `Some(None)` when what matters of it cannot be read.
    fn named(
        &self,
        headers: &HeaderMap,
        name: &HeaderName,
        hops: impl Fn(&str) -> Vec<Option<IpAddr>>,
    ) -> Option<Option<IpAddr>> {
        let text = |line: &HeaderValue| line.to_str().map_or(vec![None], &hops);
        let mut client = None;
        for hop in headers.get_all(name).iter().rev().flat_map(|line| text(line).into_iter().rev()) {
            client = Some(hop);
            if hop.is_none_or(|hop| !self.trust(hop)) {
                break;
            }
        }
        client
    }
}

/// The addresses in a line of `X-Forwarded-For`, `None` for what is no address.
fn x_forwarded_for(line: &str) -> Vec<Option<IpAddr>> {
    line.split(',').map(str::trim).filter(|hop| !hop.is_empty()).map(address).collect()
}

/// The addresses in a line of `Forwarded`, `None` for what is no address, and for a line that is not well formed: the
/// sender may have left a quote open to swallow what the proxy added.
fn forwarded_for(line: &str) -> Vec<Option<IpAddr>> {
    let Some(elements) = split(line, ',') else { return vec![None] };
    let hops: Option<Vec<_>> = elements.filter(|element| !element.is_empty()).map(element_for).collect();
    hops.unwrap_or_else(|| vec![None])
}

/// The address in one element of `Forwarded`; `None` when the element is not well formed.
fn element_for(element: &str) -> Option<Option<IpAddr>> {
    let mut node = None;
    for pair in split(element, ';')?.filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=')?;
        let value = unquoted(value)?;
        if name.eq_ignore_ascii_case("for") && node.replace(value).is_some() {
            return None;
        }
    }
    Some(node.as_deref().and_then(address))
}

/// The parts of `text` between separators that are not in quotes; `None` when a quote is left open.
fn split(text: &str, separator: char) -> Option<impl Iterator<Item = &str>> {
    let (mut quoted, mut escaped) = (false, false);
    let parts: Vec<&str> = text
        .split(|c| {
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                _ => return c == separator && !quoted,
            }
            false
        })
        .map(str::trim)
        .collect();
    (!quoted).then(|| parts.into_iter())
}

/// A value without its quotes; `None` when quotes are where none may be.
fn unquoted(value: &str) -> Option<String> {
    let Some(inside) = value.strip_prefix('"') else {
        return (!value.contains('"')).then(|| value.to_owned());
    };
    let mut text = String::new();
    let mut rest = inside.strip_suffix('"')?.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => return None,
            '\\' => text.push(rest.next()?),
            c => text.push(c),
        }
    }
    Some(text)
}

/// An address with or without a port, an IPv6 one with or without brackets. `unknown` and hidden names are none.
fn address(node: &str) -> Option<IpAddr> {
    let bracketed = || node.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok();
    let plain = node.parse::<IpAddr>().ok();
    let with_port = || node.parse::<SocketAddr>().ok().map(|address| address.ip());
    plain.or_else(with_port).or_else(|| bracketed().map(IpAddr::V6)).map(|address| address.to_canonical())
}
