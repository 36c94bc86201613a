//! The server limits sizes and times, and refuses unknown addresses.

use crate::harness::{
    App, Csv, Options, Request, Session, Staging, connect, devices, form_of, read, wait_for,
};
use coverlist_api::{ProblemCode, paths};
use coverlist_core::validate::Limits;
use coverlist_server::http::Deadlines;
use std::io::{Read, Write};
use std::time::Duration;

fn small() -> App {
    let limits = Some(Limits { max_bytes: 100_000, max_rows: 50 });
    App::with(Options { limits, ..Options::default() })
}

/// The header of a request that stages a file. `how` contains the headers that describe its body.
fn staging_head(app: &App, session: &Session, how: &str) -> String {
    let (path, host, cookie) = (paths::IMPORTS, app.address, &session.cookie);
    format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\n\
         content-type: multipart/form-data; boundary=x\r\n{how}\r\n\r\n"
    )
}

#[test]
fn the_page_knows_the_limits() {
    let app = small();
    let session = app.admin().view().expect("a session");
    assert_eq!(session.limits, Limits { max_bytes: 100_000, max_rows: 50 });
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_sent() {
    let app = small();
    let admin = app.admin();
    let mut stream = connect(app.address).expect("a connection");
    let head = staging_head(&app, &admin, "content-length: 99999999999\r\nconnection: close");
    stream.write_all(head.as_bytes()).expect("it is sent");
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 413");
}

#[test]
fn a_client_that_sends_too_much_can_read_the_reason() {
    let app = small();
    let admin = app.admin();
    let provenance = Staging::new("device", Csv::device().insures("A1").bytes()).sheet().provenance;
    let ask = form_of(&provenance, None, &vec![b'x'; 20_000_000]);
    let problem = admin.send(ask.clone()).problem(ProblemCode::TooLarge);
    assert!(problem.detail.contains("265,536 bytes"), "twice the limit of a file: {}", problem.detail);
    let little = admin.send(form_of(&provenance, None, &[b'x'; 265_537])).problem(ProblemCode::TooLarge);
    assert!(little.detail.contains("265,536 bytes"), "{}", little.detail);
    admin.send(form_of(&provenance, None, &[b'x'; 265_536])).problem(ProblemCode::FileDiffers);
    let raw = Request::new("POST", format!("{}?template=device", paths::CONVERSIONS));
    let problem = admin.send(raw.body("text/csv", [b'x'; 100_001])).problem(ProblemCode::TooLarge);
    assert!(problem.detail.contains("100,000 bytes"), "{}", problem.detail);
    // The limit also applies without a session.
    app.send(&ask).problem(ProblemCode::SignedOut);
}

#[test]
fn a_file_without_a_length_is_cut_off_at_the_limit() {
    let app = small();
    let admin = app.admin();
    let head = staging_head(&app, &admin, "transfer-encoding: chunked\r\nconnection: close");
    let mut bytes = head.into_bytes();
    let part = |name: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
    let form = part("provenance") + "{}\r\n" + &part("sheet");
    bytes.extend(format!("{:x}\r\n{form}\r\n", form.len()).into_bytes());
    for _ in 0..40 {
        bytes.extend(b"2710\r\n");
        bytes.extend([b'x'; 10_000]);
        bytes.extend(b"\r\n");
    }
    bytes.extend(b"0\r\n\r\n");
    let mut stream = connect(app.address).expect("a connection");
    stream.write_all(&bytes).expect("it is sent");
    read(stream).expect("an answer").problem(ProblemCode::TooLarge);
}

#[test]
fn a_file_with_too_many_rows_is_refused() {
    let app = small();
    let admin = app.admin();
    let file = devices(60).iter().fold(Csv::device(), |file, serial| file.insures(serial));
    let problem = admin.try_stage("device", file.bytes()).problem(ProblemCode::TooLarge);
    assert!(problem.detail.contains("50 rows"), "{}", problem.detail);
    assert_eq!(admin.open(), None);
    let file = devices(50).iter().fold(Csv::device(), |file, serial| file.insures(serial));
    assert_eq!(admin.stage("device", file.bytes()).rows, 50);
}

/// A timeout that a test can wait for, and that a working client meets.
const SOON: Duration = Duration::from_secs(1);

fn with_deadlines(deadlines: Deadlines) -> App {
    App::with(Options { deadlines: Some(deadlines), ..Options::default() })
}

/// A server that refuses a request if its body does not arrive within [`SOON`].
fn impatient_for_bodies() -> App {
    with_deadlines(Deadlines { body_part: SOON, body_rate: u32::MAX, ..Deadlines::default() })
}

#[test]
fn half_a_header_or_nothing_does_not_hold_a_connection() {
    let app = with_deadlines(Deadlines { header: SOON, ..Deadlines::default() });
    let streams = ["", "G", "GET / HTTP/1.1\r\nhost: x\r\n", "PRI * HTTP/2.0\r\n"].map(|start| {
        let mut stream = connect(app.address).expect("a connection");
        stream.write_all(start.as_bytes()).expect("it is sent");
        stream
    });
    for mut stream in streams {
        stream.read_to_end(&mut Vec::new()).expect("the connection is closed");
    }
    app.send(&Request::new("GET", "/healthz")).expect(200);
}

#[test]
fn an_incomplete_body_times_out() {
    let app = impatient_for_bodies();
    let admin = app.admin();
    let bytes = Session::staging("device", Csv::device().insures("A1").bytes())
        .header("cookie", &admin.cookie)
        .bytes(app.address);
    let mut stream = connect(app.address).expect("a connection");
    stream.write_all(&bytes[..bytes.len() - 5]).expect("it is sent");
    read(stream).expect("an answer").problem(ProblemCode::TooSlow);
    assert_eq!(admin.open(), None);
}

#[test]
fn a_body_that_arrives_byte_by_byte_times_out() {
    let app = impatient_for_bodies();
    let admin = app.admin();
    let mut stream = connect(app.address).expect("a connection");
    let head = staging_head(&app, &admin, "content-length: 30000000");
    stream.write_all(head.as_bytes()).expect("it is sent");
    let sent = (0..30_000_000).take_while(|_| stream.write_all(b"x").is_ok()).count();
    assert!(sent < 30_000_000, "the server took it all");
    assert_eq!(admin.open(), None);
}

#[test]
fn a_client_that_reads_nothing_is_cut_off() {
    let app = with_deadlines(Deadlines { response_part: SOON, ..Deadlines::default() });
    let admin = app.admin();
    // The body exceeds the socket buffers of both sides.
    let note = "x".repeat(30_000_000);
    let file = format!("Device Serial,Insurance Status,Policy Number\nA1,Declined,\nA2,Declined,{note}\n");
    let import = admin.stage_without(1, "device", file);
    let mut stream = connect(app.address).expect("a connection");
    let request = Request::new("GET", paths::import_file(import.id)).header("cookie", &admin.cookie);
    stream.write_all(&request.bytes(app.address)).expect("it is sent");
    wait_for("the server to close the connection", || stream.write_all(b"x").is_err().then_some(()));
}

#[test]
fn unknown_addresses_and_methods_are_problems() {
    let app = App::start();
    let admin = app.admin();
    for path in ["/api", "/api/", "/api/v2/site", "/api/v1/nothing", "/api/v1/imports/1/2/3"] {
        admin.get(path).problem(ProblemCode::NotFound);
    }
    admin.send(Request::new("PUT", paths::IMPORTS)).problem(ProblemCode::MethodNotAllowed);
    let answer = admin.send(Request::new("PATCH", paths::SESSION));
    assert!(answer.header("allow").is_some_and(|allow| allow.contains("DELETE")), "{:?}", answer.headers);
    answer.problem(ProblemCode::MethodNotAllowed);
    admin.send(Request::new("POST", "/settings")).problem(ProblemCode::MethodNotAllowed);
    app.send(&Request::new("GET", paths::sample("clean-device.csv"))).problem(ProblemCode::NotFound);
}
