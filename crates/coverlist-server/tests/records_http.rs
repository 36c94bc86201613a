//! The records over HTTP: lists, sheets, and rosters to load.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use coverlist_server::application::{Application, Settings};
use coverlist_server::http::{ClientAddress, router};
use coverlist_server::{Clock, Pauses, demo, hex};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use tower::ServiceExt;

/// The demo district, and someone who is signed in to it.
struct District {
    router: Router,
    cookie: String,
    _data: tempfile::TempDir,
}

/// What came back.
struct Answer {
    status: StatusCode,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}"))
    }
}

impl District {
    async fn new() -> Self {
        let data = tempfile::tempdir().expect("a directory can be made");
        let settings = Settings {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data: data.path().to_owned(),
            demo: true,
            limits: coverlist_core::validate::Limits { max_bytes: 1024 * 1024, max_rows: 5_000 },
            max_database_bytes: None,
            deadlines: Default::default(),
            capacity: Default::default(),
            origins: Default::default(),
            proxies: Default::default(),
            clock: Clock::system(),
            pauses: Pauses::default(),
        };
        let application = Application::build(settings).await.expect("the server can be put together");
        let mut district =
            Self { router: router(application.app().clone()), cookie: String::new(), _data: data };
        district.sign_in(demo::ACCOUNTS[0].0).await;
        district
    }

    async fn sign_in(&mut self, email: &str) {
        let body = json!({ "email": email, "password": demo::PASSWORD }).to_string();
        let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json");
        let request = request
            .header(header::HOST, "localhost")
            .extension(ClientAddress(Ipv4Addr::LOCALHOST.into()))
            .body(Body::from(body));
        let answer = self.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("a cookie is text");
        self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    }

    async fn ask(&self, method: Method, path: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        let request = request
            .header(header::COOKIE, &self.cookie)
            .header(header::HOST, "localhost")
            .extension(ClientAddress(Ipv4Addr::LOCALHOST.into()));
        let answer = self.router.clone().oneshot(request.body(body.into()).expect("a request")).await;
        let answer = answer.expect("an answer");
        let status = answer.status();
        Answer { status, body: answer.into_body().collect().await.expect("a whole body").to_bytes().to_vec() }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.ask(Method::GET, path, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.json()
    }

    async fn load(&self, noun: &str, file: impl Into<Body>) -> Answer {
        self.ask(Method::POST, &format!("/records/{noun}?name=roster.csv"), file).await
    }
}

/// Added, changed, unchanged and refused rows.
fn counts(loaded: &Value) -> [u64; 4] {
    ["added", "changed", "unchanged", "refused"].map(|word| loaded[word].as_u64().expect("a count"))
}

#[tokio::test]
async fn a_list_is_searched_without_regard_to_case_and_accents() {
    let district = District::new().await;
    for q in ["ANA%20NUNEZ", "004231", "ana.nunez@example.org"] {
        let page = district.get(&format!("/records/users?q={q}")).await;
        let ids: Vec<&Value> =
            page["rows"].as_array().expect("rows").iter().map(|row| &row["user_id"]).collect();
        assert_eq!((ids, &page["next"]), (vec![&json!("004231")], &Value::Null), "{q}");
    }
    let page = district.get("/records/devices?q=5cd1234abc").await;
    assert_eq!(page["rows"][0]["serial"], "5CD1234ABC");
    assert_eq!(district.get("/records/users?q=nobody-has-this-name").await["rows"], json!([]));
}

#[tokio::test]
async fn the_parts_of_a_list_hold_every_record_once() {
    let district = District::new().await;
    for noun in ["users", "devices"] {
        let mut ids = BTreeSet::new();
        let mut cursor = String::new();
        loop {
            let page = district.get(&format!("/records/{noun}?limit=400{cursor}")).await;
            for row in page["rows"].as_array().expect("rows") {
                assert!(ids.insert(row["id"].as_i64()), "{row} is there twice");
            }
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let after_none = district.get(&format!("/records/{noun}?cursor=99999999")).await;
        assert_eq!((&after_none["rows"], &after_none["next"]), (&json!([]), &Value::Null));
        let made = demo::DemoDistrict::new();
        let all = if noun == "users" { made.users.len() } else { made.devices.len() };
        assert_eq!(ids.len(), all);
    }
}

#[tokio::test]
async fn a_sheet_loaded_again_changes_nothing() {
    let district = District::new().await;
    for noun in ["users", "devices"] {
        let sheet = district.ask(Method::GET, &format!("/records/{noun}.csv"), Body::empty()).await;
        assert!(sheet.body.starts_with("\u{feff}".as_bytes()));
        let [added, changed, unchanged, refused] = counts(&district.load(noun, sheet.body).await.json());
        assert_eq!([added, changed, refused], [0, 0, 0]);
        assert!(unchanged > 1_000);
    }
    let found = district.ask(Method::GET, "/records/users.csv?q=nunez", Body::empty()).await.body;
    let found = String::from_utf8(found).expect("it is UTF-8");
    let rows: Vec<&str> = found.lines().skip(1).collect();
    assert!(
        !rows.is_empty() && rows.iter().all(|row| row.contains("Núñez") || row.contains("nunez")),
        "{rows:?}"
    );
}

#[tokio::test]
async fn a_name_that_looks_like_a_formula_does_not_run_and_comes_back_as_it_was() {
    let district = District::new().await;
    let loaded = district.load("users", "User ID,Name\n777001,=HYPERLINK(1)\n").await.json();
    assert_eq!(counts(&loaded), [1, 0, 0, 0]);
    let sheet = district.ask(Method::GET, "/records/users.csv", Body::empty()).await.body;
    let sheet = String::from_utf8(sheet).expect("it is UTF-8");
    assert!(sheet.contains("777001,'=HYPERLINK(1),"));
    assert_eq!(district.get("/records/users?q=777001").await["rows"][0]["name"], "=HYPERLINK(1)");
    assert_eq!(counts(&district.load("users", sheet).await.json())[1], 0);
}

#[tokio::test]
async fn a_load_that_changes_records_makes_the_shown_plan_stale() {
    let district = District::new().await;
    let file = "User ID,Insurance Status\n004231,Declined\n555555,Declined\n";
    let hash = hex(&Sha256::digest(file));
    let staging = format!("/imports?template=user&name=list.csv&sha256={hash}");
    let staged = district.ask(Method::POST, &staging, file).await;
    assert_eq!(staged.status, StatusCode::CREATED);
    let id = &staged.json()["id"];
    let plan = async || district.get(&format!("/imports/{id}/plan")).await;
    let before = plan().await;
    assert_eq!((&before["counts"]["updated"], &before["counts"]["skipped"]), (&json!(1), &json!(1)));
    district.load("users", "User ID,Name\n004231,Ana Núñez\n").await;
    assert_eq!(plan().await["generation"], before["generation"]);
    district.load("users", "User ID,Name\n555555,New Student\n").await;
    let after = plan().await;
    assert_ne!(after["generation"], before["generation"]);
    assert_eq!((&after["counts"]["updated"], &after["counts"]["skipped"]), (&json!(2), &json!(0)));
    let seen = json!({
        "sha256": before["sha256"], "generation": before["generation"], "counts": before["counts"],
    });
    let request = Request::post(format!("/api/v1/imports/{id}/process"))
        .header(header::COOKIE, &district.cookie)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::HOST, "localhost")
        .extension(ClientAddress(Ipv4Addr::LOCALHOST.into()))
        .body(Body::from(seen.to_string()));
    let answer = district.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_load_does_not_touch_insurance() {
    let district = District::new().await;
    let before = district.get("/records/users?q=004231").await["rows"][0].clone();
    let file = "User ID,School,Grade,Insurance Status,Policy Number\n004231,Elsewhere,06,Declined,X\n";
    assert_eq!(counts(&district.load("users", file).await.json()), [0, 1, 0, 0]);
    let mut expected = before;
    expected["school"] = json!("Elsewhere");
    expected["grade"] = json!("06");
    assert_eq!(district.get("/records/users?q=004231").await["rows"][0], expected);
}

#[tokio::test]
async fn a_row_that_would_double_or_replace_a_person_is_refused_and_names_the_record() {
    let district = District::new().await;
    let before = district.get("/records/users?q=004231").await["rows"][0].clone();
    let (name, email) =
        (before["name"].as_str().expect("a name"), before["email"].as_str().expect("an address"));
    let twins = format!("User ID,Name,Email\n4231,{name},{email}\nx-1,{name},{email}\n");
    let other = "User ID,Name,Email,Role\n004231,Ben Cho,ben.cho@example.org,teacher\n".to_owned();
    for (file, rows) in [(twins, 2), (other, 1)] {
        let loaded = district.load("users", file).await.json();
        assert_eq!(counts(&loaded), [0, 0, 0, rows]);
        for row in loaded["refused_rows"].as_array().expect("rows") {
            assert_eq!(row["record"], "004231");
            assert!(row["reason"].as_str().expect("a reason").contains("User ID 004231"), "{row}");
        }
    }
    assert_eq!(district.get("/records/users?q=004231").await["rows"], json!([before]));
}

#[tokio::test]
async fn a_load_lists_the_columns_that_it_read_and_ignored() {
    let district = District::new().await;
    let file = "First Name [Required],Last Name [Required],Email Address [Required],Employee ID,Org Unit Path [Required]\n\
        Zed,Quill,zed.quill@example.org,777001,/Staff\n";
    let loaded = district.load("users", file).await.json();
    let read: Vec<_> =
        loaded["columns"].as_array().expect("columns").iter().map(|column| &column["read_as"]).collect();
    assert_eq!(read, [&json!("Name"), &json!("Name"), &json!("Email"), &json!("User ID"), &Value::Null]);
    assert_eq!(district.get("/records/users?q=777001").await["rows"][0]["name"], "Zed Quill");
}

#[tokio::test]
async fn the_same_request_again_is_done_once() {
    let district = District::new().await;
    let load = async |file: &'static str| {
        let request = Request::post("/api/v1/records/users")
            .header(header::COOKIE, &district.cookie)
            .header("idempotency-key", "load-1")
            .header(header::HOST, "localhost")
            .extension(ClientAddress(Ipv4Addr::LOCALHOST.into()))
            .body(Body::from(file));
        let answer = district.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        let status = answer.status();
        Answer { status, body: answer.into_body().collect().await.expect("a whole body").to_bytes().to_vec() }
    };
    let file = "User ID,Name\n777001,New\n";
    assert_eq!(counts(&load(file).await.json()), [1, 0, 0, 0]);
    assert_eq!(counts(&load(file).await.json()), [1, 0, 0, 0]);
    assert_eq!(load("User ID,Name\n777002,Other\n").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_is_no_roster_or_too_much_is_refused_whole() {
    let district = District::new().await;
    let says = async |noun: &str, file: Vec<u8>, status: StatusCode, words: &str| {
        let answer = district.load(noun, file).await;
        assert_eq!(answer.status, status);
        let detail = answer.json()["detail"].to_string();
        assert!(detail.contains(words), "{detail}");
    };
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    says("users", b"Serial Number,Model\nABC1234,HP\n".to_vec(), unfit, "This is a list of devices").await;
    says("devices", b"Name\nAna\n".to_vec(), unfit, "No column of this file holds serials").await;
    says("users", b"%PDF-1.7\n".to_vec(), unfit, "This is a PDF").await;
    says("users", b"User ID,Name\n1,A\nName,User ID\nB,2\n".to_vec(), unfit, "Line 3 is a second header")
        .await;
    says("users", b"User ID,Student Number\n1,2\n".to_vec(), unfit, "Two columns of this file").await;
    let long = format!("User ID\n{}", "1\n".repeat(5_001));
    says("users", long.into_bytes(), unfit, "more rows").await;
    says("users", vec![b'a'; 1024 * 1024 + 1], StatusCode::PAYLOAD_TOO_LARGE, "1 MiB").await;
}

#[tokio::test]
async fn those_who_only_view_reports_get_no_records() {
    let mut district = District::new().await;
    district.sign_in(demo::ACCOUNTS[1].0).await;
    for (method, path) in [
        (Method::GET, "/records/users"),
        (Method::GET, "/records/devices.csv"),
        (Method::POST, "/records/users"),
    ] {
        assert_eq!(
            district.ask(method, path, "User ID\n1001\n").await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
}
