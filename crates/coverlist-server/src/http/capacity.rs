//! How much is done at the same time, and how much of that for one client.

use std::cmp::{max, min};

/// How much is done at the same time, and how much of that for one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Connections in all.
    pub connections: usize,
    /// Connections from one network (an IPv4 address, an IPv6 /64), and requests of one network through a trusted proxy.
    /// The computers of a school may share one address.
    pub per_network: usize,
    /// Connections beyond these, on which health checks are answered and everything else is refused.
    pub overflow_connections: usize,
    /// Event streams of one session. A browser opens six connections to a site, for all its tabs together, and needs some
    /// of them for requests.
    pub streams_per_session: usize,
    /// Event streams of one account.
    pub streams_per_account: usize,
}

/// Files that are kept back for the database and everything else.
const FILES_KEPT_BACK: usize = 384;

impl Default for Capacity {
    fn default() -> Self {
        Self {
            connections: 4096,
            per_network: 256,
            overflow_connections: 128,
            streams_per_session: 4,
            streams_per_account: 20,
        }
    }
}

impl Capacity {
    /// The usual capacity, as far as the operating system allows open files, of which each connection is one. The
    /// allowance is raised as far as it takes and goes.
    pub fn of_this_process() -> Self {
        let usual = Self::default();
        // Readers of the database may come to a few hundred files under load.
        let wanted = 2 * usual.connections;
        // Where the allowance cannot be asked for, connections overflow it fail one by one.
        let files = rlimit::increase_nofile_limit(wanted as u64).unwrap_or(wanted as u64);
        let fitting = usual.within(usize::try_from(files).unwrap_or(usize::MAX));
        if fitting != usual {
            tracing::warn!(
                files,
                connections = fitting.connections,
                "the operating system allows few open files, so fewer connections are taken than the usual {}",
                usual.connections
            );
        }
        fitting
    }

    /// As much of it as so many open files allow.
    pub fn within(self, files: usize) -> Self {
        let connections =
            min(self.connections, max(files.saturating_sub(self.overflow_connections + FILES_KEPT_BACK), 16));
        Self { connections, per_network: min(self.per_network, connections / 4), ..self }
    }
}
