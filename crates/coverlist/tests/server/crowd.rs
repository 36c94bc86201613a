//! Clients with many connections, requests and event streams do not keep others out.

use crate::harness::{App, Csv, Options, Request, Response, Session, connect, connect_from, wait_for};
use coverlist_api::{ProblemCode, SignIn, paths};
use coverlist_server::http::{Capacity, Network};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const ONE: &str = "127.0.0.1";
const OTHER: &str = "127.0.0.2";

/// Limits that a test reaches quickly.
const FEW: Capacity = Capacity {
    connections: 20,
    per_network: 6,
    overflow_connections: 4,
    streams_per_session: 2,
    streams_per_account: 5,
};

fn crowded() -> App {
    App::with(Options { capacity: FEW, ..Options::default() })
}

fn open(app: &App, source: &str) -> TcpStream {
    connect_from(source.parse().expect("an address"), app.address).expect("a connection")
}

fn ask(app: &App, source: &str, ask: &Request) -> Response {
    ask.send_on(open(app, source), app.address).expect("an answer")
}

fn site() -> Request {
    Request::new("GET", paths::SITE)
}

/// Sends the header of a sign-in. Returns when the server waits for the body.
fn half_a_request(app: &App, mut stream: TcpStream, header: &str) -> TcpStream {
    let (path, host) = (paths::SESSION, app.address);
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\n{header}content-type: application/json\r\n\
         content-length: 99\r\n\
         expect: 100-continue\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("it is sent");
    assert_eq!(status(&mut stream), 100);
    stream
}

/// Reads the response, and returns its status.
fn status(stream: &mut TcpStream) -> u16 {
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer");
    String::from_utf8_lossy(&first[9..]).parse().expect("a status")
}

#[test]
fn a_client_with_many_connections_keeps_nobody_else_out() {
    let app = crowded();
    let mut held: Vec<TcpStream> = (0..3).map(|_| open(&app, ONE)).collect();
    held.extend((0..3).map(|_| half_a_request(&app, open(&app, ONE), "")));
    held.extend((0..1000).map(|number| {
        let mut stream = open(&app, ONE);
        // The server may have closed this connection already.
        let _ = stream.write_all(if number % 2 == 0 { b"" } else { b"GET / HTTP/1.1\r\nhos" });
        stream
    }));

    let sign_in = SignIn { email: "admin@a.example.org".into(), password: crate::harness::PASSWORD.into() };
    for _ in 0..FEW.per_network {
        ask(&app, OTHER, &site()).expect(200);
    }
    ask(&app, OTHER, &Request::new("POST", paths::SESSION).json(&sign_in)).expect(201);
    for source in [ONE, OTHER] {
        ask(&app, source, &Request::new("GET", paths::ALIVE)).expect(200);
        ask(&app, source, &Request::new("GET", paths::READY)).expect(200);
    }
    let refused = ask(&app, ONE, &site());
    assert_eq!(refused.header("retry-after"), Some("5"));
    refused.problem(ProblemCode::Busy);

    drop(held);
    wait_for("a free connection", || (ask(&app, ONE, &site()).status == 200).then_some(()));
}

#[test]
fn health_checks_are_answered_when_all_connections_are_in_use() {
    let app = crowded();
    let held: Vec<TcpStream> = (0..FEW.connections)
        .map(|number| {
            let stream = open(&app, &format!("127.0.1.{}", 1 + number / FEW.per_network));
            half_a_request(&app, stream, "")
        })
        .collect();
    ask(&app, OTHER, &site()).problem(ProblemCode::Busy);
    ask(&app, OTHER, &Request::new("POST", paths::SESSION).body("application/json", vec![b'x'; 1000]))
        .problem(ProblemCode::Busy);
    for _ in 0..3 * FEW.overflow_connections {
        ask(&app, OTHER, &Request::new("GET", paths::ALIVE)).expect(200);
        ask(&app, OTHER, &Request::new("GET", paths::READY)).expect(200);
    }
    drop(held);
}

#[test]
fn behind_a_proxy_each_client_is_counted_and_the_proxy_is_not() {
    let proxies = [ONE.parse().expect("a proxy")].into_iter().collect();
    let app = App::with(Options { capacity: FEW, proxies, ..Options::default() });
    let from = |client: &str| site().header("x-forwarded-for", client);
    let header = "x-forwarded-for: 2001:db8::1\r\n";
    let held: Vec<TcpStream> =
        (0..FEW.per_network).map(|_| half_a_request(&app, open(&app, ONE), header)).collect();
    // This address is in the same network.
    ask(&app, ONE, &from("2001:db8::2")).problem(ProblemCode::Busy);
    ask(&app, ONE, &Request::new("GET", paths::ALIVE).header("x-forwarded-for", "2001:db8::2")).expect(200);
    for other in ["2001:db8:0:1::1", "203.0.113.9", ONE] {
        for _ in 0..2 * FEW.per_network {
            ask(&app, ONE, &from(other)).expect(200);
        }
    }
    drop(held);
    wait_for("a free connection", || (ask(&app, ONE, &from("2001:db8::1")).status == 200).then_some(()));
}

/// Opens an event stream. Returns the connection and the response's status.
fn stream(app: &App, session: &Session, import: i64) -> (TcpStream, u16) {
    let mut stream = connect(app.address).expect("a connection");
    let ask = Request::new("GET", paths::import_progress(import)).header("cookie", &session.cookie);
    stream.write_all(&ask.bytes(app.address)).expect("it is sent");
    let status = status(&mut stream);
    (stream, status)
}

#[test]
fn event_streams_of_a_session_and_of_an_account_are_bounded() {
    let capacity = Capacity { connections: 100, per_network: 100, ..FEW };
    let app = App::with(Options { capacity, ..Options::default() });
    let sessions = [app.admin(), app.admin(), app.admin()];
    let import = sessions[0].stage("device", Csv::device().insures("A1").bytes()).id;
    let settings_only = app.settings_only();

    let mut held = Vec::new();
    let statuses: Vec<u16> = sessions
        .iter()
        .flat_map(|session| [session; 3])
        .map(|session| {
            let (stream, status) = stream(&app, session, import);
            held.push(stream);
            status
        })
        .collect();
    // The limits are two streams per session and five per account.
    assert_eq!(statuses, [200, 200, 503, 200, 200, 503, 200, 503, 503]);
    sessions[2].get(paths::import_progress(import)).problem(ProblemCode::Busy);
    // Other requests are still answered.
    sessions[0].get(paths::import(import)).expect(200);
    assert_eq!(stream(&app, &settings_only, import).1, 200);

    drop(held);
    wait_for("a free event stream", || (stream(&app, &sessions[0], import).1 == 200).then_some(()));
}

#[test]
fn an_address_of_ipv4_and_a_64_of_ipv6_are_one_client() {
    let network = |address: &str| Network::of(address.parse().expect("an address"));
    for (one, other) in [("2001:db8::1", "2001:db8::ffff:1:2:3"), ("203.0.113.9", "::ffff:203.0.113.9")] {
        assert_eq!(network(one), network(other));
    }
    for (one, other) in
        [("2001:db8::1", "2001:db8:0:1::1"), ("203.0.113.9", "203.0.113.8"), ("::1", "127.0.0.1")]
    {
        assert_ne!(network(one), network(other));
    }
}

#[test]
fn connections_are_limited_by_open_files() {
    let usual = Capacity::default();
    assert_eq!(usual.within(1_000_000), usual);
    let few = usual.within(1024);
    assert!(
        few.connections + few.overflow_connections < 1024 - 256 && few.per_network * 4 <= few.connections,
        "{few:?}"
    );
    assert!(usual.within(0).connections > 0);
}

/// Only Linux shows the limits of a process.
#[test]
#[cfg(target_os = "linux")]
fn the_open_file_limit_is_raised_as_far_as_it_goes() {
    let data = TempDir::new().expect("a directory");
    let mut server = Command::new("sh")
        .args(["-c", "ulimit -Sn 256 && exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_coverlist")])
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("its output")).read_line(&mut line).expect("it is ready");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.id())).expect("its limits");
    server.kill().expect("it is ended");
    server.wait().expect("it ends");
    let files: Vec<usize> = limits
        .lines()
        .filter_map(|line| line.strip_prefix("Max open files"))
        .flat_map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()))
        .collect();
    let usual = 2 * Capacity::default().connections;
    // A hard limit may be "unlimited".
    let hard = files.get(1).copied().unwrap_or(usual);
    assert_eq!(files[0], hard.min(usual), "{limits}");
}
