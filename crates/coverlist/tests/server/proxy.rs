//! The server finds the client's address, with and without a proxy.

use crate::harness::{Binary, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use coverlist_api::paths;
use coverlist_server::http::{TrustedProxies, TrustedProxy};
use proptest::prelude::*;
use std::net::IpAddr;
use tempfile::TempDir;

const PROXY: &str = "10.0.0.7";

/// The client's address according to the server, for a request through `PROXY` with these headers.
fn client(headers: &[(&str, &str)]) -> String {
    through(PROXY, &["10.0.0.0/8", "2001:db8:ffff::/48", "192.0.2.1"], headers).to_string()
}

fn through(peer: &str, trusted: &[&str], headers: &[(&str, &str)]) -> IpAddr {
    let proxies: TrustedProxies =
        trusted.iter().map(|proxy| proxy.parse::<TrustedProxy>().expect("a proxy")).collect();
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name: HeaderName = name.parse().expect("a name");
        map.append(name, HeaderValue::from_bytes(value.as_bytes()).expect("a value"));
    }
    proxies.client(peer.parse().expect("an address"), &map)
}

#[test]
fn the_last_address_that_is_not_a_proxy_is_the_client() {
    for (line, expected) in [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9, 10.1.2.3,192.0.2.1", "203.0.113.9"),
        ("203.0.113.9:4711", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("2001:db8::1, 2001:db8:ffff::2", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, ::ffff:10.0.0.9", "203.0.113.9"),
        (" , 203.0.113.9 ,, ", "203.0.113.9"),
        // The client may have written anything before the last address that is not a proxy's.
        ("\"; DROP, unknown, 203.0.113.9", "203.0.113.9"),
        // If all addresses are proxies, the first one is the client.
        ("10.1.1.1, 10.2.2.2", "10.1.1.1"),
        // A malformed address counts as the proxy itself.
        ("unknown", PROXY),
        ("203.0.113.9, _hidden", PROXY),
        ("203.0.113.9, unknown, 10.2.2.2", PROXY),
        ("203.0.113.9, 10.2.2.2.2", PROXY),
        ("203.0.113.999", PROXY),
        ("[2001:db8::1", PROXY),
        ("fe80::1%eth0", PROXY),
        ("caf\u{e9}", PROXY),
        ("", PROXY),
    ] {
        assert_eq!(client(&[("x-forwarded-for", line)]), expected, "{line}");
    }
}

#[test]
fn forwarded_is_read_as_rfc_7239_writes_it() {
    for (line, expected) in [
        ("for=203.0.113.9", "203.0.113.9"),
        ("For=\"203.0.113.9:80\"", "203.0.113.9"),
        ("for=\"[2001:db8::1]:4711\"", "2001:db8::1"),
        ("for=\"[2001:db8::1]\";proto=https;by=10.0.0.7", "2001:db8::1"),
        ("proto=https ; for=203.0.113.9", "203.0.113.9"),
        ("for=198.51.100.1, for=203.0.113.9;host=\"a, b; c\", for=10.1.1.1", "203.0.113.9"),
        ("for=\"\\203.0.113.9\"", "203.0.113.9"),
        ("for=10.1.1.1, for=10.2.2.2", "10.1.1.1"),
        ("for=unknown", PROXY),
        ("for=\"_hidden\"", PROXY),
        ("for=203.0.113.9, for=_secret", PROXY),
        ("proto=https", PROXY),
        // These headers are malformed.
        ("for", PROXY),
        ("for=203.0.113.9;for=198.51.100.1", PROXY),
        ("for=\"198.51.100.1, for=203.0.113.9", PROXY),
        ("for=\"198.51.100.1, for=\"[2001:db8::1]\"", PROXY),
        ("for=198.51.100.1;x=\"\\, for=\"203.0.113.9\"", PROXY),
        ("", PROXY),
    ] {
        assert_eq!(client(&[("forwarded", line)]), expected, "{line}");
    }
}

#[test]
fn several_lines_are_one_list() {
    for name in ["x-forwarded-for", "forwarded"] {
        let lines = |lines: &[&str]| {
            let lines: Vec<String> = lines
                .iter()
                .map(|line| if name == "forwarded" { format!("for={line}") } else { (*line).to_owned() })
                .collect();
            client(&lines.iter().map(|line| (name, line.as_str())).collect::<Vec<_>>())
        };
        assert_eq!(lines(&["198.51.100.1", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(lines(&["203.0.113.9", "10.1.1.1", "10.2.2.2"]), "203.0.113.9");
        assert_eq!(lines(&["\"never closed", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(lines(&["203.0.113.9", "\"never closed"]), PROXY);
    }
}

#[test]
fn contradicting_headers_are_ignored() {
    let both = |one, other| client(&[("forwarded", one), ("x-forwarded-for", other)]);
    assert_eq!(both("for=203.0.113.9", "203.0.113.9"), "203.0.113.9");
    assert_eq!(both("for=198.51.100.1", "203.0.113.9"), PROXY);
    assert_eq!(both("for=unknown", "203.0.113.9"), PROXY);
}

#[test]
fn headers_from_others_are_ignored() {
    let headers = [("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=203.0.113.9")];
    assert_eq!(through("198.51.100.7", &["10.0.0.0/8"], &headers).to_string(), "198.51.100.7");
    assert_eq!(through("127.0.0.1", &[], &headers).to_string(), "127.0.0.1");
    assert_eq!(through("::ffff:198.51.100.7", &[], &headers).to_string(), "198.51.100.7");
    assert_eq!(through("::ffff:10.0.0.1", &["10.0.0.0/8"], &headers).to_string(), "203.0.113.9");
}

#[test]
fn a_malformed_network_is_refused() {
    for wrong in ["", "10.0.0.0/33", "proxy.example.org", "10.0.0/8"] {
        assert!(wrong.parse::<TrustedProxy>().is_err(), "{wrong}");
    }
}

proptest! {
    /// A client's own header never makes the request count as another client's.
    #[test]
    fn nobody_can_pass_for_another(
        wrote in r#"[ -~]{0,60}"#,
        forged in r#"(for=|"|\\|;|,| |198\.51\.100\.1|\[2001:db8::2\]|x=){0,12}"#,
        quoted in any::<bool>(),
    ) {
        let own = "203.0.113.9";
        let node = if quoted { format!("\"{own}:80\"") } else { own.to_owned() };
        for wrote in [&wrote, &forged] {
            // A proxy extends the client's header line, or adds another line.
            let added = client(&[("forwarded", &format!("{wrote}, for={node}"))]);
            prop_assert!([own, PROXY].contains(&added.as_str()), "{} for {:?}", added, wrote);
            prop_assert_eq!(client(&[("x-forwarded-for", &format!("{wrote}, {own}"))]), own);
            prop_assert_eq!(client(&[("forwarded", wrote), ("forwarded", &format!("for={node}"))]), own);
            prop_assert_eq!(client(&[("x-forwarded-for", wrote), ("x-forwarded-for", own)]), own);
        }
    }
}

#[test]
fn the_log_names_the_client() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo", "--trusted-proxy", "127.0.0.0/8,::1"], &[]);
    let ask = Request::new("GET", paths::IMPORTS).header("x-forwarded-for", "198.51.100.1, 203.0.113.77");
    ask.send(server.address).expect("an answer").expect(401);
    let log = server.kill_and_read();
    assert!(log.contains("client=203.0.113.77") && !log.contains("198.51.100.1"), "{log}");
}

#[test]
fn without_the_setting_the_log_names_the_proxy() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo"], &[]);
    let ask = Request::new("GET", paths::IMPORTS).header("x-forwarded-for", "203.0.113.77");
    ask.send(server.address).expect("an answer").expect(401);
    let log = server.kill_and_read();
    assert!(log.contains("client=127.0.0.1") && !log.contains("203.0.113.77"), "{log}");
}
