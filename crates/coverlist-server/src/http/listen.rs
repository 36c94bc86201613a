//! Takes connections. A peer that sends half a header, or nothing, or reads nothing, does not hold one for long.

use super::Deadlines;
use super::incoming::Incoming;
use super::stream::Impatient;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

/// Bytes of a request's header.
const HEADER_BYTES: usize = 64 * 1024;
/// Connections at the same time; more wait to be taken.
const CONNECTIONS: usize = 1024;
/// How long answers that are under way may take when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// The address that a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Takes connections until `stopping` turns `true`, and then lets answers that are under way finish.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    deadlines: Deadlines,
    mut stopping: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let taken = tokio::select! {
            taken = take(&listener, &places) => taken,
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        let Some((stream, peer, place)) = taken else { continue };
        let router = router.clone();
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut request: Request =
                request.map(|body| Body::new(Incoming::new(Body::new(body), &deadlines)));
            request.extensions_mut().insert(peer);
            router.clone().oneshot(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(deadlines.header)
            .max_buf_size(HEADER_BYTES)
            .serve_connection(TokioIo::new(Impatient::new(stream, deadlines.answer_part)), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            // What goes wrong on a connection is its peer's doing: it went away, was too slow, or speaks no HTTP.
            let _ = connection.await;
        });
    }
    drop(listener);
    // Whoever has not finished by then is cut off.
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
}

async fn take(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, Peer, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, address)) => {
            // Without it small answers wait for more to send; it is only slower.
            let _ = stream.set_nodelay(true);
            Some((stream, Peer(address.ip()), place))
        }
        Err(error) => {
            // Mostly: too many open files. Others will close.
            tracing::error!(%error, "taking a connection");
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}
