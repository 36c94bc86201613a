//! Takes connections. A peer that sends half a header, or nothing, or reads nothing, does not hold one for long, and no
//! network holds so many that others get none.
//!
//! A connection overflow what is allowed is taken too: health checks are answered on it, and everything else is refused.
//! Such connections displace one another, the newest the oldest, so that whoever opens many of them keeps no health check
//! from being answered.

use super::concurrency_limit::{ConcurrencyLimit, Permit};
use super::guarded_body::GuardedBody;
use super::timed_body::TimedBody;
use super::write_timeout::WriteTimeout;
use super::{Capacity, Deadlines, Network, TrustedProxies};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::AbortHandle;
use tower::ServiceExt;

/// Bytes of a request's header.
const HEADER_BYTES: usize = 64 * 1024;
/// How long answers that are under way may take when the server stops.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);
/// How long a connection beyond what is allowed may take to send its header.
const OVERFLOW_HEADER_TIMEOUT: Duration = Duration::from_secs(2);

/// The address that a request comes from: the one that a trusted proxy names, or else the other end of the connection.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// What stands behind a listener.
pub struct Server {
    /// Answers requests.
    pub router: Router,
    /// Answers the requests beyond what is allowed.
    pub overflow: Router,
    /// How long a peer may take.
    pub deadlines: Deadlines,
    /// How much is done at the same time.
    pub capacity: Capacity,
    /// Whose word is taken for who a request comes from.
    pub proxies: TrustedProxies,
}

/// Takes connections until `stopping` turns `true`, and then lets answers that are under way finish.
pub async fn listen(listener: TcpListener, entrance: Server, mut stopping: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let Server { router, overflow, deadlines, capacity, proxies } = entrance;
    let places = ConnectionLimits::new(capacity, proxies.clone());
    let door = ConnectionService {
        router,
        overflow,
        deadlines,
        proxies,
        requests: ConcurrencyLimit::new(capacity.per_network),
    };
    let mut displaced = OverflowConnections::new(capacity.overflow_connections);
    loop {
        let taken = tokio::select! {
            taken = take(&listener) => taken,
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        let Some((stream, peer)) = taken else { continue };
        let place = places.take(peer);
        let is_allowed = place.is_some();
        let door = door.clone();
        let service = service_fn(move |request| door.clone().answer(request, peer, is_allowed));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(if is_allowed {
                deadlines.header
            } else {
                deadlines.header.min(OVERFLOW_HEADER_TIMEOUT)
            })
            .keep_alive(is_allowed)
            .max_buf_size(HEADER_BYTES)
            .serve_connection(TokioIo::new(WriteTimeout::new(stream, deadlines.answer_part)), service);
        let connection = graceful.watch(connection);
        let task = tokio::spawn(async move {
            let _place = place;
            // What goes wrong on a connection is its peer's doing: it went away, was too slow, or speaks no HTTP.
            let _ = connection.await;
        });
        if !is_allowed {
            displaced.push(task.abort_handle());
        }
    }
    drop(listener);
    // Whoever has not finished by then is cut off.
    let _ = tokio::time::timeout(SHUTDOWN_GRACE, graceful.shutdown()).await;
}

async fn take(listener: &TcpListener) -> Option<(TcpStream, IpAddr)> {
    match listener.accept().await {
        Ok((stream, address)) => {
            // Without it small answers wait for more to send; it is only slower.
            let _ = stream.set_nodelay(true);
            Some((stream, address.ip().to_canonical()))
        }
        Err(error) => {
            // Mostly: too many open files. Others will close.
            tracing::error!(%error, "taking a connection");
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}

/// ConnectionLimits for connections.
struct ConnectionLimits {
    all: Arc<Semaphore>,
    networks: ConcurrencyLimit<Network>,
    proxies: TrustedProxies,
}

/// A connection's place. Dropping it gives it back.
struct ConnectionPermit {
    _one_of_all: OwnedSemaphorePermit,
    /// `None` for a trusted proxy, whose connections are those of many clients: its requests are counted instead.
    _one_of_network: Option<Permit<Network>>,
}

impl ConnectionLimits {
    fn new(capacity: Capacity, proxies: TrustedProxies) -> Self {
        let all = Arc::new(Semaphore::new(capacity.connections));
        Self { all, networks: ConcurrencyLimit::new(capacity.per_network), proxies }
    }

    fn take(&self, peer: IpAddr) -> Option<ConnectionPermit> {
        let one_of_network = match self.proxies.trust(peer) {
            true => None,
            false => Some(self.networks.take(Network::of(peer))?),
        };
        let one_of_all = Arc::clone(&self.all).try_acquire_owned().ok()?;
        Some(ConnectionPermit { _one_of_all: one_of_all, _one_of_network: one_of_network })
    }
}

/// The latest connections beyond what is allowed.
struct OverflowConnections {
    most: usize,
    latest: VecDeque<AbortHandle>,
}

impl OverflowConnections {
    fn new(most: usize) -> Self {
        Self { most, latest: VecDeque::new() }
    }

    /// One more, in place of the oldest. Aborting one that has ended does nothing.
    fn push(&mut self, connection: AbortHandle) {
        self.latest.push_back(connection);
        if self.latest.len() > self.most
            && let Some(oldest) = self.latest.pop_front()
        {
            oldest.abort();
        }
    }
}

/// Answers the requests of a connection.
#[derive(Clone)]
struct ConnectionService {
    router: Router,
    overflow: Router,
    deadlines: Deadlines,
    proxies: TrustedProxies,
    requests: ConcurrencyLimit<Network>,
}

impl ConnectionService {
    async fn answer(
        self,
        request: hyper::Request<hyper::body::Incoming>,
        peer: IpAddr,
        is_allowed: bool,
    ) -> Result<Response, Infallible> {
        let client = self.proxies.client(peer, request.headers());
        let share = match (is_allowed, self.proxies.trust(peer)) {
            (false, _) => return self.refuse(client, request).await,
            // Its connection has been counted.
            (true, false) => None,
            (true, true) => match self.requests.take(Network::of(client)) {
                None => return self.refuse(client, request).await,
                share => share,
            },
        };
        let deadlines = self.deadlines;
        let request = request.map(|body| Body::new(TimedBody::new(Body::new(body), &deadlines)));
        let answer = self.router.oneshot(from(client, request)).await?;
        Ok(match share {
            None => answer,
            share => answer.map(|body| GuardedBody::body(body, share)),
        })
    }

    /// Its body is not read, so the connection ends with the answer.
    async fn refuse(
        self,
        client: IpAddr,
        request: hyper::Request<hyper::body::Incoming>,
    ) -> Result<Response, Infallible> {
        self.overflow.oneshot(from(client, request.map(Body::new))).await
    }
}

fn from(client: IpAddr, mut request: Request) -> Request {
    request.extensions_mut().insert(ClientAddress(client));
    request
}
