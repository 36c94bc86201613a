//! Finds the client's address in a request that came through a proxy, by `Forwarded` (RFC 7239) or
//! `X-Forwarded-For`.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use coverlist_messages::{Message, text};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::{Arc, Once};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// A proxy, or a network of proxies, whose `Forwarded` and `X-Forwarded-For` headers the server believes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustedProxy(IpNet);

impl FromStr for TrustedProxy {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Self).map_err(|_| text::command_proxy())
    }
}

/// The trusted proxies. By default there is none, and the headers are ignored.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Arc<[TrustedProxy]>);

impl FromIterator<TrustedProxy> for TrustedProxies {
    fn from_iter<T: IntoIterator<Item = TrustedProxy>>(proxies: T) -> Self {
        Self(proxies.into_iter().collect())
    }
}

impl TrustedProxies {
    pub(crate) fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|TrustedProxy(network)| network.contains(&address))
    }

    /// The client of a request that came over a connection from `peer`: the last address in the headers that
    /// is not a trusted proxy itself. The client may have written the addresses before it, so they are
    /// ignored.
    ///
    /// If the headers cannot be parsed, or `Forwarded` and `X-Forwarded-For` contradict each other, the
    /// client may have written one of them. Then the proxy itself counts as the client.
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
                    "a trusted proxy's Forwarded and X-Forwarded-For headers cannot be read or contradict \
                     each other; such requests count as the proxy's own. Have it write one of the two and \
                     remove the other."
                );
            });
            peer
        })
    }

    /// The last address in a header that is not a trusted proxy, or the first address if all are proxies.
    /// Returns `None` without the header, and `Some(None)` if that address cannot be parsed.
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

/// The addresses in a line of `X-Forwarded-For`; `None` for each one that cannot be parsed.
fn x_forwarded_for(line: &str) -> Vec<Option<IpAddr>> {
    line.split(',').map(str::trim).filter(|hop| !hop.is_empty()).map(address).collect()
}

/// The addresses in a line of `Forwarded`; `None` for each one that cannot be parsed. A malformed line counts
/// as one such address, because a client may leave a quote open to hide the proxy's addition.
fn forwarded_for(line: &str) -> Vec<Option<IpAddr>> {
    let Some(elements) = split(line, ',') else { return vec![None] };
    let hops: Option<Vec<_>> = elements.filter(|element| !element.is_empty()).map(element_for).collect();
    hops.unwrap_or_else(|| vec![None])
}

/// The address in one element of `Forwarded`; `None` if the element is malformed.
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

/// The parts of `text` between separators outside quotes; `None` if a quote stays open.
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

/// Removes the quotes around a value; `None` if a quote is misplaced.
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

/// Parses an address with or without a port, and with or without brackets for IPv6. Returns `None` for
/// `unknown` and obfuscated names.
fn address(node: &str) -> Option<IpAddr> {
    let bracketed = || node.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok();
    let plain = node.parse::<IpAddr>().ok();
    let with_port = || node.parse::<SocketAddr>().ok().map(|address| address.ip());
    plain.or_else(with_port).or_else(|| bracketed().map(IpAddr::V6)).map(|address| address.to_canonical())
}
