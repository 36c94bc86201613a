//! An HTTP client that sends only the headers that a test names.

use serde::de::DeserializeOwned;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

#[derive(Clone)]
pub struct Request {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn new(method: &str, path: impl Into<String>) -> Self {
        Self { method: method.into(), path: path.into(), headers: Vec::new(), body: Vec::new() }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub fn body(mut self, media: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("content-type", media)
    }

    pub fn json(self, value: &impl serde::Serialize) -> Self {
        self.body("application/json", serde_json::to_vec(value).expect("it serializes"))
    }

    /// The request as it is sent, with `host` as its host.
    pub fn bytes(&self, host: SocketAddr) -> Vec<u8> {
        let mut bytes =
            format!("{} {} HTTP/1.1\r\nconnection: close\r\n", self.method, self.path).into_bytes();
        if self.headers.iter().all(|(name, _)| name != "host") {
            bytes.extend(format!("host: {host}\r\n").into_bytes());
        }
        for (name, value) in &self.headers {
            bytes.extend(format!("{name}: {value}\r\n").into_bytes());
        }
        bytes.extend(format!("content-length: {}\r\n\r\n", self.body.len()).into_bytes());
        bytes.extend(&self.body);
        bytes
    }

    /// Sends the request and reads the whole response.
    pub fn send(&self, to: SocketAddr) -> io::Result<Response> {
        self.send_from(Ipv4Addr::LOCALHOST, to)
    }

    /// Sends the request from another loopback address in 127.0.0.0/8.
    pub fn send_from(&self, from: Ipv4Addr, to: SocketAddr) -> io::Result<Response> {
        self.send_on(connect_from(from.into(), to)?, to)
    }

    /// Sends the request on an existing connection to `host`, and reads the whole response.
    pub fn send_on(&self, mut stream: TcpStream, host: SocketAddr) -> io::Result<Response> {
        stream.write_all(&self.bytes(host))?;
        read(stream)
    }
}

/// Connects with a read timeout of one minute.
pub fn connect(to: SocketAddr) -> io::Result<TcpStream> {
    connect_from(Ipv4Addr::LOCALHOST.into(), to)
}

/// Connects from a loopback address in 127.0.0.0/8.
pub fn connect_from(source: IpAddr, to: SocketAddr) -> io::Result<TcpStream> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(source, 0))?;
        socket.connect(to).await?.into_std()
    })?;
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Reads a response until the server closes the connection.
pub fn read(mut stream: impl Read) -> io::Result<Response> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, "no whole answer"))
}

fn parse(bytes: &[u8]) -> Option<Response> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let answer = Response { status, headers, body: bytes[end + 4..].to_vec() };
    let whole = answer.header("content-length").is_none_or(|length| length.parse() == Ok(answer.body.len()));
    whole.then_some(answer)
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Panics if the response has another status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// Panics unless the response is a problem with this code. Returns the problem.
    #[track_caller]
    pub fn problem(self, code: coverlist_api::ProblemCode) -> coverlist_api::Problem {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.text());
        let problem: coverlist_api::Problem = self.json();
        assert_eq!(problem.code, code, "{}", problem.detail);
        assert_eq!(self.status, code.status());
        assert!(!problem.title.is_empty() && !problem.detail.is_empty());
        assert_eq!(self.header("x-request-id"), Some(problem.request_id.as_str()));
        problem
    }
}
