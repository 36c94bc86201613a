//! Networks: what one party usually has for itself.

use std::net::IpAddr;

/// The network of an address. An IPv4 address is one; of an IPv6 address it is the /64, because whoever has one address
/// of it has all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Network {
    /// The IPv4 address, or the /64.
    pub(super) name: String,
    /// The /48 of an IPv6 address: providers give a customer up to 65,536 networks.
    pub(super) site: Option<String>,
}

impl Network {
    pub(super) fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self { name: address.to_string(), site: None },
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self {
                    name: format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"),
                    site: Some(format!("{a:x}:{b:x}:{c:x}::/48")),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(address: &str) -> String {
        Network::of(address.parse().expect("an address")).name
    }

    #[test]
    fn an_ipv6_network_is_a_64_and_an_ipv4_network_one_address() {
        assert_eq!(name("2001:db8:1:2:aaaa::1"), name("2001:db8:1:2:bbbb::2"));
        assert_ne!(name("2001:db8:1:2::1"), name("2001:db8:1:3::1"));
        assert_ne!(name("192.0.2.1"), name("192.0.2.2"));
        assert_eq!(name("::ffff:192.0.2.1"), name("192.0.2.1"), "the same address, spelled in another way");
    }
}
