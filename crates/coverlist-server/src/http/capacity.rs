use std::cmp::{max, min};

/// Limits on concurrent connections, requests and event streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The maximum number of connections in total.
    pub connections: usize,
    /// The maximum number of connections per network, which is an IPv4 address or an IPv6 /64, and of
    /// concurrent requests per network through a trusted proxy. All computers of a school may share one
    /// address.
    pub per_network: usize,
    /// How many connections beyond these limits are kept open. They get answers to health checks, and 503 for
    /// all other requests.
    pub overflow_connections: usize,
    /// The maximum number of event streams per session. A browser opens at most six connections to a site,
    /// shared by all of its tabs, and needs some of them for requests.
    pub streams_per_session: usize,
    /// The maximum number of event streams per account.
    pub streams_per_account: usize,
}

/// How many open files are reserved for everything except connections, such as the database.
const RESERVED_FILES: usize = 384;

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
    /// The default capacity, reduced if the operating system allows too few open files. Raises that limit as
    /// far as possible first.
    pub fn of_this_process() -> Self {
        let default = Self::default();
        // Database readers may open a few hundred files under load.
        let wanted = 2 * default.connections;
        // If the limit cannot be read, connections beyond it fail one by one.
        let files = rlimit::increase_nofile_limit(wanted as u64).unwrap_or(wanted as u64);
        let fitting = default.within(usize::try_from(files).unwrap_or(usize::MAX));
        if fitting != default {
            tracing::warn!(
                files,
                connections = fitting.connections,
                "the operating system allows few open files, so the server accepts fewer connections than {}",
                default.connections
            );
        }
        fitting
    }

    /// Reduces the capacity to fit a number of open files.
    pub fn within(self, files: usize) -> Self {
        let available = files.saturating_sub(self.overflow_connections + RESERVED_FILES);
        let connections = min(self.connections, max(available, 16));
        Self { connections, per_network: min(self.per_network, connections / 4), ..self }
    }
}
