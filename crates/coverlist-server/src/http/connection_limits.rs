use super::concurrency_limit::{ConcurrencyLimit, Permit};
use super::{Capacity, Network, TrustedProxies};
use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::AbortHandle;

/// Limits the concurrent connections in total and per network.
pub(super) struct ConnectionLimits {
    total: Arc<Semaphore>,
    networks: ConcurrencyLimit<Network>,
    proxies: TrustedProxies,
}

/// Counts one connection until it is dropped.
pub(super) struct ConnectionPermit {
    _total: OwnedSemaphorePermit,
    /// `None` for a trusted proxy. Its connections carry many clients, so its requests are counted instead.
    _network: Option<Permit<Network>>,
}

impl ConnectionLimits {
    pub(super) fn new(capacity: &Capacity, proxies: TrustedProxies) -> Self {
        let total = Arc::new(Semaphore::new(capacity.connections));
        Self { total, networks: ConcurrencyLimit::new(capacity.per_network), proxies }
    }

    /// Counts a connection from `peer`; `None` when its network or the server has too many connections.
    pub(super) fn acquire(&self, peer: IpAddr) -> Option<ConnectionPermit> {
        let network = match self.proxies.trust(peer) {
            true => None,
            false => Some(self.networks.acquire(Network::of(peer))?),
        };
        let total = Arc::clone(&self.total).try_acquire_owned().ok()?;
        Some(ConnectionPermit { _total: total, _network: network })
    }
}

/// The newest connections beyond the limits.
///
/// A new connection closes the oldest one, so a client that opens many connections cannot block health
/// checks.
pub(super) struct OverflowConnections {
    capacity: usize,
    newest: VecDeque<AbortHandle>,
}

impl OverflowConnections {
    pub(super) fn new(capacity: usize) -> Self {
        Self { capacity, newest: VecDeque::new() }
    }

    /// Adds a connection, and aborts the oldest one if there are too many. Aborting one that has ended does
    /// nothing.
    pub(super) fn push(&mut self, connection: AbortHandle) {
        self.newest.push_back(connection);
        if self.newest.len() > self.capacity
            && let Some(oldest) = self.newest.pop_front()
        {
            oldest.abort();
        }
    }
}
