use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// The addresses that count as one client: an IPv4 address, or an IPv6 /64, the smallest network that
/// providers assign to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address. An IPv4-mapped IPv6 address counts as the IPv4 address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        })
    }

    /// The /48 that contains an IPv6 network; `None` for IPv4. Providers assign a customer up to 65,536
    /// networks of size /64, all in one /48.
    pub(super) fn site(self) -> Option<Ipv6Addr> {
        let IpAddr::V6(address) = self.0 else { return None };
        let [a, b, c, ..] = address.segments();
        Some(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
    }
}

/// Writes `192.0.2.1` or `2001:db8:1:2::/64`.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => write!(f, "{address}"),
            IpAddr::V6(address) => write!(f, "{address}/64"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(address: &str) -> String {
        Network::of(address.parse().expect("an address")).to_string()
    }

    #[test]
    fn an_ipv6_network_is_a_64_and_an_ipv4_network_one_address() {
        assert_eq!(name("2001:db8:1:2:aaaa::1"), "2001:db8:1:2::/64");
        assert_eq!(name("192.0.2.1"), "192.0.2.1");
        assert_eq!(name("::ffff:192.0.2.1"), "192.0.2.1", "the same address, spelled in another way");
    }
}
