//! Accepts connections, with limits and timeouts.
//!
//! A connection beyond the limits is still accepted. It gets answers to health checks, and 503 for all other
//! requests.

use super::concurrency_limit::ConcurrencyLimit;
use super::connection_limits::{ConnectionLimits, OverflowConnections};
use super::timed_body::TimedBody;
use super::{Capacity, ClientAddress, Deadlines, Network, PublicPath, TrustedProxies};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::net::IpAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// The maximum size of a request's header, in bytes.
const MAX_HEADER_BYTES: usize = 64 * 1024;
/// How long requests may continue when the server stops.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);
/// The header timeout of a connection beyond the limits.
const OVERFLOW_HEADER_TIMEOUT: Duration = Duration::from_secs(2);
/// The wait after a failed accept. The usual cause is too many open files; other connections close in the
/// meantime.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

/// The routers that handle a listener's requests, with their limits and timeouts.
pub struct Server {
    /// Handles requests within the limits.
    pub router: Router,
    /// Handles requests beyond the limits.
    pub overflow: Router,
    pub deadlines: Deadlines,
    pub capacity: Capacity,
    pub proxies: TrustedProxies,
    pub public_path: PublicPath,
}

/// Accepts connections until `stopping` becomes `true`, then lets open requests finish.
pub async fn listen(listener: TcpListener, server: Server, mut stopping: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let Server { router, overflow, deadlines, capacity, proxies, public_path } = server;
    let limits = ConnectionLimits::new(&capacity, proxies.clone());
    let requests = ConcurrencyLimit::new(capacity.per_network);
    let service = Service { router, overflow, deadlines, proxies, public_path, requests };
    let mut overflowing = OverflowConnections::new(capacity.overflow_connections);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener) => accepted,
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        let Some((stream, peer)) = accepted else { continue };
        let permit = limits.acquire(peer);
        let within_limits = permit.is_some();
        let service = service.clone();
        let handler = service_fn(move |request| service.clone().handle(request, peer, within_limits));
        let header_timeout =
            if within_limits { deadlines.header } else { deadlines.header.min(OVERFLOW_HEADER_TIMEOUT) };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(deadlines.response_part));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(header_timeout)
            .keep_alive(within_limits)
            .max_buf_size(MAX_HEADER_BYTES)
            .serve_connection(TokioIo::new(Box::pin(stream)), handler);
        let connection = graceful.watch(connection);
        let task = tokio::spawn(async move {
            let _permit = permit;
            // The client causes an error here: it closed the connection, was too slow, or does not speak
            // HTTP.
            let _ = connection.await;
        });
        if !within_limits {
            overflowing.push(task.abort_handle());
        }
    }
    drop(listener);
    // Requests that are still open after the grace period are cut off.
    let _ = tokio::time::timeout(SHUTDOWN_GRACE, graceful.shutdown()).await;
}

async fn accept(listener: &TcpListener) -> Option<(TcpStream, IpAddr)> {
    match listener.accept().await {
        Ok((stream, address)) => {
            // Without this option small responses are delayed, which does no harm.
            let _ = stream.set_nodelay(true);
            Some((stream, address.ip().to_canonical()))
        }
        Err(error) => {
            tracing::error!(%error, "cannot accept a connection");
            tokio::time::sleep(ACCEPT_RETRY).await;
            None
        }
    }
}

#[derive(Clone)]
struct Service {
    router: Router,
    overflow: Router,
    deadlines: Deadlines,
    proxies: TrustedProxies,
    public_path: PublicPath,
    /// Counts the requests that come through trusted proxies. Other requests are counted by their connection.
    requests: ConcurrencyLimit<Network>,
}

impl Service {
    async fn handle(
        self,
        request: hyper::Request<Incoming>,
        peer: IpAddr,
        within_limits: bool,
    ) -> Result<Response, Infallible> {
        let client = self.proxies.client(peer, request.headers());
        if !within_limits {
            return self.refuse(client, request).await;
        }
        if !self.proxies.trust(peer) {
            return self.answer(client, request).await;
        }
        match self.requests.acquire(Network::of(client)) {
            None => self.refuse(client, request).await,
            Some(permit) => {
                let response = self.answer(client, request).await?;
                // The body owns the permit, so the request counts until the client has read the whole
                // response.
                Ok(response.map(|body| {
                    Body::new(body.inspect_frame(move |_| {
                        let _ = &permit;
                    }))
                }))
            }
        }
    }

    async fn answer(self, client: IpAddr, request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
        let request = request.map(|body| Body::new(TimedBody::new(Body::new(body), &self.deadlines)));
        let request = self.public_path.stripped(with_client(client, request));
        self.router.oneshot(request).await
    }

    /// Refuses a request without reading its body, so hyper closes the connection after the response.
    async fn refuse(self, client: IpAddr, request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
        let request = self.public_path.stripped(with_client(client, request.map(Body::new)));
        self.overflow.oneshot(request).await
    }
}

fn with_client(client: IpAddr, mut request: Request) -> Request {
    request.extensions_mut().insert(ClientAddress(client));
    request
}
