//! Keys are looked up over HTTP: nothing is stored, and each account is limited.

use crate::harness::{
    App, Options, PauseDirectory, Request, Session, connect, coverlist, coverlist_with, read, wait_for,
};
use coverlist_api::{AnswerView, ProblemCode, paths};
use coverlist_core::lookup::{Difference, Relation};
use coverlist_server::PausePoint;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

/// A server whose first district has users and devices, and its admin. The second district has the user
/// `9999`.
fn district() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    let users = "User ID,Name,Email\n004231,Ana,ana@example.org\n004232,Ben,ben@example.org\n\
                 S-20391,Cy,cy@example.org\ns20391,Di,di@example.org\n";
    let devices = "Device Serial,Asset Tag,Assigned To\n5CD1234ABC,LMS-00412,ana@example.org\n\
                   5CD1234ABD,LMS-00413,004232\n5CD1234ABE,LMS-00414,Ben@example.org\n";
    admin.load("users", users);
    admin.load("devices", devices);
    app.stranger().load("users", "User ID,Name\n9999,Eve\n");
    (app, admin)
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// The key of the proposed record, with the relation and the differences of the evidence.
#[track_caller]
fn proposed(answer: &AnswerView) -> (&str, Relation, &[Difference]) {
    match answer {
        AnswerView::Proposal { key, evidence, .. } => (key, evidence.relation, &evidence.differences),
        answer => panic!("{answer:?}"),
    }
}

#[test]
fn each_key_of_users_gets_an_answer() {
    let (_app, admin) = district();
    let id = |key: &str| admin.search_users(key)[0].id;
    let asked = ["004231", "4231", "ANA@example.org", "S 20391", "9999", ""];
    let answers = admin.look_up("users", keys(&asked));
    assert_eq!(answers[0], AnswerView::Record { record: id("004231") });
    assert_eq!(proposed(&answers[1]), ("004231", Relation::Key, &[Difference::Zeros][..]));
    assert_eq!(proposed(&answers[2]), ("004231", Relation::Email, &[][..]));
    assert_eq!(answers[3], AnswerView::Rivals { records: 2 });
    assert_eq!(answers[4..], [AnswerView::Nothing, AnswerView::Nothing], "another district has 9999");
}

#[test]
fn a_list_of_students_names_the_devices_that_are_assigned_to_them() {
    let (_app, admin) = district();
    let asked = ["5cd1234abc", "5CDI234ABC", "lms00413", "004231", "4231", "004232", "S-20391"];
    let answers = admin.look_up("devices", keys(&asked));
    let device = "5CD1234ABC";
    assert_eq!(answers[0], AnswerView::Record { record: admin.search_devices(device)[0].id });
    assert_eq!(proposed(&answers[1]), (device, Relation::Key, &[Difference::LookAlikes][..]));
    assert_eq!(proposed(&answers[2]), ("5CD1234ABD", Relation::AssetTag, &[Difference::Separators][..]));
    assert_eq!(proposed(&answers[3]), (device, Relation::AssignedUser, &[][..]));
    assert_eq!(proposed(&answers[4]), (device, Relation::AssignedUser, &[Difference::Zeros][..]));
    assert_eq!(answers[5..], [AnswerView::Rivals { records: 2 }, AnswerView::Nothing]);
}

#[test]
fn every_record_of_a_large_district_is_compared() {
    let app = App::start();
    let admin = app.admin();
    let ids: Vec<u32> = (1..=4_000).collect();
    let list = |line: fn(&u32) -> String| ids.iter().map(line).collect::<String>();
    let users = list(|id| format!("{id:06},{}{id}@example.org\n", "a".repeat(40)));
    let devices = list(|id| format!("DEV{id:06}X,{id:06}\n"));
    admin.load("users", format!("User ID,Email\n{users}"));
    admin.load("devices", format!("Device Serial,Assigned To\n{devices}"));
    let asked: Vec<String> = ids.iter().map(u32::to_string).collect();
    let (users, devices) = (admin.look_up("users", asked.clone()), admin.look_up("devices", asked));
    let zeros = &[Difference::Zeros][..];
    for (id, (user, device)) in ids.iter().zip(users.iter().zip(&devices)) {
        assert_eq!(proposed(user), (format!("{id:06}").as_str(), Relation::Key, zeros));
        assert_eq!(proposed(device), (format!("DEV{id:06}X").as_str(), Relation::AssignedUser, zeros));
    }
}

#[test]
fn a_key_may_be_any_text() {
    let (_app, admin) = district();
    let long = "9".repeat(1024 * 1024);
    let asked = ["\0", "004231\0", "\u{7}", "\u{FEFF}004231\u{A0}", "%", "' OR 1=1 --", "\u{1F600}", &long];
    for noun in ["users", "devices"] {
        let answers = admin.look_up(noun, keys(&asked));
        assert_eq!(answers.len(), asked.len());
        let found = answers.iter().position(|answer| *answer != AnswerView::Nothing);
        assert_eq!(found, Some(3), "space and invisible marks around a key do not count");
    }
    let twice = admin.look_up("users", keys(&["4231", "004232", "4231", "004232"]));
    assert_eq!(twice[..2], twice[2..]);
    assert_eq!(admin.look_up("users", Vec::new()), []);
}

#[test]
fn the_answer_is_plain_json_and_is_not_cached() {
    let (_app, admin) = district();
    let answer = admin.send(Session::looking_up("users", keys(&["4231", "77"]))).expect(200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let evidence = json!({"relation": "key", "text": "004231", "differences": ["zeros"]});
    let proposal = json!({"found": "proposal", "record": 1, "key": "004231", "evidence": evidence});
    assert_eq!(answer.json::<Value>(), json!({"answers": [proposal, {"found": "nothing"}]}));
}

#[test]
fn a_look_up_changes_nothing_in_the_databases() {
    let (app, admin) = district();
    let file = "User ID,Insurance Status\n004231,Declined\n";
    let import = admin.stage("user", file).id;
    let count =
        |sql: &str| app.database.read(|tx| tx.one(sql, &[], |row| row.get::<i64>(0))).expect("a count");
    let counts = || ["SELECT count(*) FROM audit", "SELECT count(*) FROM idempotency"].map(count);
    let (before, plan) = (counts(), admin.plan(import, ""));
    let request = Session::looking_up("users", keys(&["4231"])).header("idempotency-key", "look-up-1");
    admin.send(request).expect(200);
    assert_eq!((counts(), admin.plan(import, "").generation), (before, plan.generation));
}

#[test]
fn only_those_who_manage_settings_look_up_keys_from_the_site_itself() {
    let (app, admin) = district();
    let ask = || Session::looking_up("users", keys(&["004231"]));
    app.viewer().send(ask()).problem(ProblemCode::Forbidden);
    app.send(&ask()).problem(ProblemCode::SignedOut);
    admin.send(ask().header("origin", "https://elsewhere.example.org")).problem(ProblemCode::ForeignOrigin);
    app.settings_only().send(ask()).expect(200);
}

#[test]
fn a_request_that_is_malformed_or_too_large_is_refused() {
    let (app, admin) = district();
    let path = || paths::records_lookup("users");
    let many = vec!["1"; 100_001];
    let problem = admin.send(Request::new("POST", path()).json(&json!({ "keys": many })));
    let problem = problem.problem(ProblemCode::BadRequest);
    assert_eq!(problem.pointer.as_deref(), Some("/keys"));
    assert!(problem.detail.contains("100,000"), "{}", problem.detail);
    assert_eq!(admin.look_up("users", keys(&many[..100_000])).len(), 100_000);
    let half_a_letter = Request::new("POST", path()).body("application/json", r#"{"keys": ["\ud83d"]}"#);
    admin.send(half_a_letter).problem(ProblemCode::BadRequest);
    for body in [
        json!({}),
        json!({"keys": [1]}),
        json!({"keys": null}),
        json!({"keys": [], "kind": "user"}),
        json!(["004231"]),
    ] {
        admin.send(Request::new("POST", path()).json(&body)).problem(ProblemCode::BadRequest);
    }
    let too_large = begin_look_up(&app, &admin, 4 * 1024 * 1024 + 1);
    read(too_large).expect("an answer").problem(ProblemCode::TooLarge);
    let csv = Request::new("POST", path()).body("text/csv", "004231");
    admin.send(csv).problem(ProblemCode::UnsupportedMedia);
    admin.send(Request::new("POST", paths::records_lookup("teapots"))).problem(ProblemCode::NotFound);
    admin.get(path()).problem(ProblemCode::MethodNotAllowed);
}

#[test]
fn an_account_waits_after_too_many_look_ups_in_a_minute() {
    let (app, admin) = district();
    let ask = |session: &Session| session.send(Session::looking_up("devices", keys(&["4231"])));
    let refused = (0..1_000).map(|_| ask(&admin)).find(|answer| answer.status != 200).expect("a refusal");
    let problem = refused.expect(429).problem(ProblemCode::TooManyLookups);
    let wait = problem.retry_after.expect("a wait");
    assert!((1..=61).contains(&wait), "{wait}");
    ask(&app.settings_only()).expect(200);
    app.clock.pass_seconds(wait.into());
    ask(&admin).expect(200);
}

/// Sends the header of a look-up that announces a body of this length.
fn begin_look_up(app: &App, session: &Session, length: u32) -> TcpStream {
    let mut stream = connect(app.address).expect("a connection");
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\nconnection: close\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\nexpect: 100-continue\r\n\r\n",
        paths::records_lookup("users"),
        app.address,
        session.cookie
    );
    stream.write_all(head.as_bytes()).expect("it is sent");
    stream
}

/// Begins a look-up. Returns when the server waits for the body.
fn half_a_look_up(app: &App, session: &Session) -> TcpStream {
    let mut stream = begin_look_up(app, session, 99);
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer");
    assert!(first.ends_with(b"100"), "{}", String::from_utf8_lossy(&first));
    stream
}

#[test]
fn an_account_has_few_look_ups_at_the_same_time() {
    let (app, admin) = district();
    let ask = || Session::looking_up("users", keys(&["004231"]));
    let waiting = [half_a_look_up(&app, &admin), half_a_look_up(&app, &admin)];
    admin.send(ask()).expect(503).problem(ProblemCode::Busy);
    app.settings_only().send(ask()).expect(200);
    drop(waiting);
    wait_for("the broken look-ups to end", || (admin.send(ask()).status == 200).then_some(()));
}

#[test]
fn a_look_up_counts_until_its_work_ends_even_if_its_client_disconnects() {
    let pauses = PauseDirectory::new();
    let app = App::with(Options { pauses: pauses.pauses(), ..Options::default() });
    let admin = app.admin();
    pauses.hold(PausePoint::LookUpBeforeAnswer);
    let ask = Session::looking_up("users", keys(&["004231"])).header("cookie", &admin.cookie);
    let mut client = connect(app.address).expect("a connection");
    client.write_all(&ask.bytes(app.address)).expect("it is sent");
    pauses.until_reached(PausePoint::LookUpBeforeAnswer);
    client.shutdown(Shutdown::Write).expect("an open connection");
    let received = client.read_to_end(&mut Vec::new()).expect("the server closes the connection");
    assert_eq!(received, 0, "the request is not answered");

    let _second = half_a_look_up(&app, &admin);
    // Where it is admitted, this request is refused before it reaches the pause.
    let third = || admin.send(Request::new("POST", paths::records_lookup("users")).json(&json!({})));
    third().expect(503).problem(ProblemCode::Busy);
    pauses.release(PausePoint::LookUpBeforeAnswer);
    wait_for("the work to end", || (third().status == ProblemCode::BadRequest.status()).then_some(()));
}

#[test]
fn the_command_line_looks_up_one_key_per_line() {
    let folder = tempfile::tempdir().expect("a directory");
    let data = folder.path().join("data").display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    coverlist_with(["records", "load", "users", "-", "--data", &data], b"User ID,Name\n004231,Ana\n")
        .exits(0);
    let look_up = |keys: &str, more: &str| {
        let args = ["records", "lookup", "users", "-", "--data", &data, more];
        coverlist_with(args.into_iter().filter(|arg| !arg.is_empty()), keys.as_bytes())
    };
    look_up("\u{FEFF}004231\r\n", "").exits(0);
    let counts = look_up("004231\n4231\n77\n", "").exits(1).out;
    let numbers: Vec<&str> = counts.lines().filter_map(|line| line.split_whitespace().last()).collect();
    assert_eq!(numbers, ["1", "1", "0", "1"], "{counts}");
    let answers = look_up("77\n004231\n", "--json").exits(1).json();
    assert_eq!(answers["answers"], json!([{"found": "nothing"}, {"found": "record", "record": 1}]));
    coverlist(["records", "lookup", "users", "nowhere.txt", "--data", &data]).exits(2);
}
