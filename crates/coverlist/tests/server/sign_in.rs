//! Sign-in, sessions and sign-out.

use crate::harness::{App, Csv, Options, PASSWORD, Request, Session, connect};
use coverlist_api::{ACCOUNT, BACKGROUND, Permission, ProblemCode, Role, SessionView, paths};
use coverlist_server::password;
use coverlist_server::store::accounts::{self, NewAccount};
use coverlist_server::store::{AccountKey, Database};
use std::io::{Read, Write};

const ADMIN: &str = "admin@a.example.org";

/// The options of a server that browsers reach over TLS.
fn secure() -> Options {
    let public_origins = ["https://coverlist.example.org", "https://insurance.example.org"];
    let public_origins = public_origins.map(|origin| origin.parse().expect("an origin")).into();
    Options { public_origins, ..Options::default() }
}

#[test]
fn a_sign_in_returns_the_session_and_a_cookie_that_scripts_cannot_read() {
    let app = App::start();
    let answer =
        Session::try_sign_in(app.address, " Admin@A.example.org ", PASSWORD).expect("an answer").expect(201);
    let session: SessionView = answer.json();
    assert_eq!((session.email.as_str(), session.name.as_str()), (ADMIN, "Pat Admin"));
    assert_eq!(session.permissions, [Permission::ManageSettings, Permission::ViewReports]);
    let cookie = answer.header("set-cookie").expect("a cookie");
    for flag in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "{cookie}");
    assert!(!cookie.contains("Max-Age") && !cookie.contains("Expires"), "it ends with the browser: {cookie}");
    assert_eq!(answer.header("strict-transport-security"), None);
    assert_eq!(app.admin().view(), Some(session));
}

#[test]
fn behind_tls_the_cookie_requires_tls() {
    let app = App::with(secure());
    let answer = Session::try_sign_in(app.address, ADMIN, PASSWORD).expect("an answer").expect(201);
    let cookie = answer.header("set-cookie").expect("a cookie");
    // Browsers require Secure, Path=/ and no Domain for this prefix (RFC 6265bis).
    assert!(cookie.starts_with("__Host-coverlist_session="), "{cookie}");
    let attributes: Vec<&str> = cookie.split("; ").collect();
    assert!(attributes.contains(&"Secure") && attributes.contains(&"Path=/"), "{cookie}");
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000"));

    let session = app.admin();
    assert!(session.view().is_some());
    let (_, token) = session.cookie.split_once('=').expect("a cookie");
    let plain = Session { cookie: format!("coverlist_session={token}"), ..session };
    assert_eq!(plain.view(), None, "a neighbor can plant this one");
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = App::start();
    let wrong = Session::try_sign_in(app.address, ADMIN, "another password").expect("an answer");
    let unknown = Session::try_sign_in(app.address, "nobody@example.org", PASSWORD).expect("an answer");
    let (wrong, unknown) =
        (wrong.problem(ProblemCode::WrongPassword), unknown.problem(ProblemCode::WrongPassword));
    assert_eq!(wrong.detail, unknown.detail);
}

#[test]
fn correct_passwords_are_never_slowed_down() {
    let app = App::start();
    for _ in 0..12 {
        app.admin();
    }
}

#[test]
fn a_new_sign_in_ends_the_session_that_the_browser_had() {
    let app = App::start();
    let (before, elsewhere) = (app.admin(), app.admin());
    let wrong = Session::signing_in(ADMIN, "a wrong password").header("cookie", &before.cookie);
    app.send(&wrong).expect(401);
    before.get(paths::IMPORTS).expect(200);
    app.send(&Session::signing_in("viewer@a.example.org", PASSWORD).header("cookie", &before.cookie))
        .expect(201);
    before.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
    elsewhere.get(paths::IMPORTS).expect(200);
}

#[test]
fn a_page_signs_in_only_the_account_that_it_names() {
    let app = App::start();
    let (admin, viewer) = (app.admin(), app.viewer());
    let account = admin.view().expect("a session").account;
    let sign_in = |email: &str, password: &str| {
        let ask = Session::signing_in(email, password).header("cookie", &viewer.cookie);
        app.send(&ask.header(ACCOUNT, &account))
    };
    let refused = sign_in("viewer@a.example.org", PASSWORD);
    assert_eq!(refused.header("set-cookie"), None);
    refused.problem(ProblemCode::OtherAccount);
    for email in [ADMIN, "viewer@a.example.org", "nobody@example.org"] {
        sign_in(email, "a wrong password").problem(ProblemCode::WrongPassword);
    }
    viewer.get(paths::IMPORTS).expect(200);
    let session: SessionView = sign_in(ADMIN, PASSWORD).expect(201).json();
    assert_eq!(session.account, account);
    viewer.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    let app = App::start();
    let (composed, in_parts) = ("Contrase\u{f1}a larga", "Contrasen\u{303}a larga");
    for (number, (kept, sent)) in (0..).zip([(composed, in_parts), (in_parts, composed)]) {
        let password_hash = &password::hash(kept).expect("a hash");
        let email = &format!("{kept}{number}@example.org").replace(' ', "");
        let account = NewAccount { email, name: "Pe\u{f1}a", password_hash, role: Role::Viewer };
        let added = app.database.write(|tx| accounts::add(tx, 1, &account, 0));
        added.expect("it is added");
        let email = format!("{sent}{number}@example.org").replace(' ', "");
        Session::try_sign_in(app.address, &email, sent).expect("an answer").expect(201);
    }
}

#[test]
fn a_sign_in_waits_for_no_import() {
    let app = App::start();
    let admin = app.admin();
    let held = app.database.write(|_| {
        app.viewer().get(paths::IMPORTS).expect(200);
        app.clock.pass_minutes(2);
        admin.get(paths::IMPORTS).expect(200);
        admin.delete(paths::SESSION).expect(204);
        app.send(&Session::signing_in(ADMIN, "a wrong password")).expect(401);
        Ok(())
    });
    held.expect("it is written");
}

#[test]
fn an_account_that_is_changed_is_signed_out() {
    let app = App::start();
    let (admin, viewer) = (app.admin(), app.viewer());
    app.database
        .write(|tx| accounts::end_sessions(tx, AccountKey { district: 1, id: 1 }))
        .expect("it is written");
    admin.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
    viewer.get(paths::IMPORTS).expect(200);
    app.admin().get(paths::IMPORTS).expect(200);
}

#[test]
fn a_session_that_is_not_used_ends_after_an_hour() {
    let app = App::start();
    let admin = app.admin();
    for _ in 0..3 {
        app.clock.pass_minutes(59);
        assert!(admin.view().is_some());
    }
    app.clock.pass_minutes(60);
    assert_eq!(admin.view(), None);
}

#[test]
fn background_requests_do_not_keep_a_session_alive() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes()).id;
    let by_page = |path: String| admin.send(Request::new("GET", path).header(BACKGROUND, "1"));
    app.clock.pass_minutes(30);
    by_page(paths::import(import)).expect(200);
    by_page(paths::OPEN_IMPORT.to_owned()).expect(200);
    by_page(paths::SESSION.to_owned()).expect(200);
    // An event stream is a request of the page, also without the header.
    let mut stream = connect(app.address).expect("a connection");
    let ask = Request::new("GET", paths::import_progress(import)).header("cookie", &admin.cookie);
    stream.write_all(&ask.bytes(app.address)).expect("it is sent");
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200");
    app.clock.pass_minutes(30);
    by_page(paths::import(import)).problem(ProblemCode::SignedOut);
    assert_eq!(admin.view(), None);
}

#[test]
fn a_session_that_is_used_ends_after_twelve_hours() {
    let app = App::start();
    let admin = app.admin();
    for _ in 0..12 * 2 - 1 {
        app.clock.pass_minutes(30);
        assert!(admin.view().is_some());
    }
    app.clock.pass_minutes(30);
    assert_eq!(admin.view(), None);
}

#[test]
fn signing_out_ends_one_session_and_signing_out_everywhere_all() {
    let app = App::start();
    let (one, two, three) = (app.admin(), app.admin(), app.admin());
    let viewer = app.viewer();
    let cookie = one.delete(paths::SESSION).expect(204);
    assert!(cookie.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(one.view(), None);
    assert!(two.view().is_some());
    two.delete(paths::SESSIONS).expect(204);
    assert_eq!(three.view(), None);
    assert!(viewer.view().is_some());
}

#[test]
fn the_database_holds_neither_token_nor_password() {
    let app = App::start();
    let admin = app.admin();
    let (_, token) = admin.cookie.split_once('=').expect("a cookie");
    let read = |database: &Database, sql| {
        let read = database.read(|tx| tx.query(sql, &[], |row| row.get::<String>(0)));
        read.expect("what is kept")
    };
    let mut kept = read(&app.access, "SELECT hex(token_hash) FROM session");
    kept.extend(read(&app.database, "SELECT password_hash FROM account"));
    assert_eq!(kept.len(), 5);
    assert!(kept.iter().all(|kept| !kept.eq_ignore_ascii_case(token) && !kept.contains(PASSWORD)));
    assert!(kept[1..].iter().all(|hash| hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")));
}

#[test]
fn a_request_from_another_site_is_refused() {
    let app = App::start();
    let admin = app.admin();
    let host = app.address.to_string();
    let send = |headers: &[(&str, &str)]| {
        let ask = headers
            .iter()
            .fold(Request::new("DELETE", paths::import(1)), |ask, (name, value)| ask.header(name, value));
        admin.send(ask)
    };
    let ours = format!("http://{host}");
    send(&[]).problem(ProblemCode::NotFound);
    send(&[("origin", &ours)]).problem(ProblemCode::NotFound);
    send(&[("origin", &ours), ("sec-fetch-site", "same-origin")]).problem(ProblemCode::NotFound);
    for foreign in ["http://evil.example", "null", "http://127.0.0.1", "", &format!("{ours}.evil.example")] {
        send(&[("origin", foreign)]).problem(ProblemCode::ForeignOrigin);
    }
    for site in ["cross-site", "same-site", "none"] {
        send(&[("sec-fetch-site", site)]).problem(ProblemCode::ForeignOrigin);
        send(&[("sec-fetch-site", site), ("origin", &ours)]).problem(ProblemCode::ForeignOrigin);
    }
    let sign_in =
        Request::new("POST", paths::SESSION).json(&serde_json::json!({"email": ADMIN, "password": PASSWORD}));
    app.send(&sign_in.header("origin", "http://evil.example")).problem(ProblemCode::ForeignOrigin);
    admin.send(Request::new("GET", paths::TEMPLATES).header("sec-fetch-site", "cross-site")).expect(200);
}

#[test]
fn behind_a_proxy_the_public_origin_counts() {
    let app = App::with(secure());
    let admin = app.admin();
    let send = |origin: &str| admin.send(Request::new("DELETE", paths::import(1)).header("origin", origin));
    send("https://coverlist.example.org").problem(ProblemCode::NotFound);
    send("https://insurance.example.org").problem(ProblemCode::NotFound);
    send("https://insurance.example.org:8443").problem(ProblemCode::ForeignOrigin);
    send("http://coverlist.example.org").problem(ProblemCode::ForeignOrigin);
    send(&format!("http://{}", app.address)).problem(ProblemCode::ForeignOrigin);
}

#[test]
fn a_malformed_sign_in_is_refused_without_being_quoted() {
    let app = App::start();
    let send = |media: &str, body: &str| app.send(&Request::new("POST", paths::SESSION).body(media, body));
    let problem = send("application/json", r#"{"email": "secret-value", "password": 7}"#)
        .problem(ProblemCode::BadRequest);
    assert!(!problem.detail.contains("secret-value"), "{}", problem.detail);
    send("application/json", "{").problem(ProblemCode::BadRequest);
    send("text/plain", "{}").problem(ProblemCode::UnsupportedMedia);
    let long = format!(r#"{{"email": "{}", "password": ""}}"#, "x".repeat(70_000));
    send("application/json", &long).problem(ProblemCode::TooLarge);
}
