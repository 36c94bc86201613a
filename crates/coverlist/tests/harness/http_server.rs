//! A server that gives the same answer to every request, and counts them.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

/// A running server. Its thread ends with the test's process.
pub struct HttpServer {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answer: Vec<u8>,
    requests: usize,
}

impl HttpServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let mut head: Vec<u8> = Vec::new();
                let mut part = [0; 1024];
                while !head.windows(4).any(|four| four == b"\r\n\r\n") {
                    match stream.read(&mut part) {
                        Ok(0) | Err(_) => break,
                        Ok(read) => head.extend(&part[..read]),
                    }
                }
                let mut state = shared.lock().expect("the state");
                state.requests += 1;
                // A client may have enough, and close the connection.
                let _ = stream.write_all(&state.answer);
            }
        });
        Self { address, state }
    }

    /// Answers with this status and body from now on.
    pub fn answer(&self, status: u16, body: &str) {
        let head = format!("HTTP/1.1 {status} x\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        self.state.lock().expect("the state").answer = format!("{head}\r\n{body}").into_bytes();
    }

    /// How many requests have come.
    pub fn requests(&self) -> usize {
        self.state.lock().expect("the state").requests
    }
}
