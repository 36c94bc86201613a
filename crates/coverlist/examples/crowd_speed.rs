//! Measures response times for other clients while 1,024 connections from one address send nothing, or half a
//! request.
//!
//! Measures its own server, or the server at an address and a port that an argument names. Uses the loopback
//! addresses of Linux, 127.0.0.0/8.

#[path = "support/server.rs"]
mod server;

use anyhow::{Context, Result, ensure};
use coverlist_server::http::Capacity;
use server::serve;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

const HELD: usize = 1024;
const ASKED: u32 = 200;
const CROWD: Ipv4Addr = Ipv4Addr::LOCALHOST;
const OTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// A response that takes longer counts as missing.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> Result<()> {
    match std::env::args().nth(1) {
        Some(address) => measure(address.parse().context("an address and a port")?),
        None => {
            let data = tempfile::tempdir()?;
            serve(data.path(), Capacity::of_this_process(), measure)
        }
    }
}

fn measure(server: SocketAddr) -> Result<()> {
    println!("nobody else is there");
    ask(server, OTHER, "/api/v1/site", 200)?;
    for (what, sent) in [("nothing", ""), ("half a header", "GET / HTTP/1.1\r\nhos")] {
        let mut held = Vec::with_capacity(HELD);
        for _ in 0..HELD {
            let mut stream = connect(server, CROWD)?;
            // The server may have closed this connection already.
            let _ = stream.write_all(sent.as_bytes());
            held.push(stream);
        }
        println!("{HELD} connections from {CROWD} that send {what}");
        ask(server, OTHER, "/api/v1/site", 200)?;
        ask(server, OTHER, "/healthz", 200)?;
        ask(server, OTHER, "/readyz", 200)?;
        ask(server, CROWD, "/healthz", 200)?;
        ask(server, CROWD, "/api/v1/site", 503)?;
        let open = held.iter_mut().filter_map(|stream| is_open(stream).then_some(())).count();
        println!("  {open} of the {HELD} are still held");
    }
    Ok(())
}

/// Sends requests, each on its own connection, and prints the response times.
fn ask(server: SocketAddr, from: Ipv4Addr, path: &str, expected: u16) -> Result<()> {
    let mut took = Vec::new();
    let mut others = 0;
    for _ in 0..ASKED {
        let began = Instant::now();
        match status(server, from, path) {
            Ok(status) if status == expected => took.push(began.elapsed()),
            _ => others += 1,
        }
        if others > 4 {
            println!("  {path} from {from}: not answered with {expected}, given up after {others} tries");
            return Ok(());
        }
    }
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    println!(
        "  {path} from {from}: {} of {ASKED} answered with {expected}, half within {:.1?}, \
         99 % within {:.1?}",
        took.len(),
        at(50),
        at(99)
    );
    Ok(())
}

fn status(server: SocketAddr, from: Ipv4Addr, path: &str) -> Result<u16> {
    let mut stream = connect(server, from)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    ensure!(answer.len() > 12, "no answer");
    Ok(answer[9..12].parse()?)
}

/// Whether the server still keeps the connection open.
fn is_open(stream: &mut TcpStream) -> bool {
    let waits = stream.set_nonblocking(true).and_then(|()| stream.read(&mut [0]));
    waits.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock)
}

fn connect(server: SocketAddr, from: Ipv4Addr) -> Result<TcpStream> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(IpAddr::V4(from), 0))?;
        socket.connect(server).await?.into_std()
    })?;
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}
