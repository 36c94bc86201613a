//! The saved sources of a district by the API, and their use in conversions.

use crate::harness::{App, Request, Response, Session};
use coverlist_api::{ConvertedView, Page, ProblemCode, paths};
use coverlist_core::sheet::{Source, SourceUse};
use coverlist_server::store::{Tx, audit};
use serde_json::{Value, json};

const LIST: &str = "Serial;Result;Child\nA1;In Force;Ana\nB2;Lapsed;Lee\n";

fn document() -> Value {
    json!({
        "name": "Insurer portal", "template": "device", "headers": ["Serial", "Result", "Child"],
        "decisions": {
            "columns": {"key": "Serial", "status": "Result"},
            "words": {"status": {"In Force": "Enrolled", "Lapsed": "Not Enrolled"}},
            "check": [],
        },
    })
}

fn path(name: &str) -> String {
    format!("{}/{}", paths::SOURCES, name.replace(' ', "%20").replace('/', "%2F"))
}

fn putting(document: &Value) -> Request {
    let name = document["name"].as_str().expect("a name");
    Request::new("PUT", path(name)).json(document)
}

fn put(session: &Session, document: &Value) -> Source {
    session.send(putting(document)).expect(200).json()
}

fn listed(session: &Session) -> Vec<Source> {
    session.get(paths::SOURCES).expect(200).json::<Page<Source>>().rows
}

fn converting(session: &Session, query: &str, file: &str) -> Response {
    let path = format!("{}?template=device{query}", paths::CONVERSIONS);
    session.send(Request::new("POST", path).body("text/csv", file))
}

fn converted(session: &Session, query: &str, file: &str) -> ConvertedView {
    converting(session, query, file).expect(200).json()
}

/// The actions and details of the audit log of the first district, oldest first.
fn changes(app: &App) -> Vec<(String, Value)> {
    let entries = app.database.read(|tx: &Tx<'_>| audit::newest(tx, 1, 0, 1000)).expect("entries");
    let entry =
        |entry: &audit::Entry| (entry.action.clone(), serde_json::from_str(&entry.detail).expect("JSON"));
    entries.iter().rev().map(entry).collect()
}

#[test]
fn a_source_is_added_changed_and_removed() {
    let app = App::start();
    let admin = app.admin();
    let mut document = document();
    let first = put(&admin, &document);
    assert_eq!((first.name.as_str(), first.version), ("Insurer portal", 1));
    assert_eq!(put(&admin, &document), first, "the same document is no new version");
    document["decisions"]["words"]["status"]["Gone"] = json!("Waived");
    document["version"] = json!(1);
    assert_eq!(put(&admin, &document).version, 2);
    let shown: Source = admin.get(path("Insurer portal")).expect(200).json();
    assert_eq!(listed(&admin), std::slice::from_ref(&shown));

    document["decisions"]["words"]["status"]["Gone"] = json!("Declined");
    let problem = admin.send(putting(&document)).problem(ProblemCode::SourceChanged);
    assert!(problem.detail.contains("version 2"), "{}", problem.detail);

    let removed: Source = admin.delete(path("Insurer portal")).expect(200).json();
    assert_eq!(removed, shown);
    assert_eq!(listed(&admin), []);
    admin.get(path("Insurer portal")).problem(ProblemCode::NotFound);
    admin.delete(path("Insurer portal")).problem(ProblemCode::NotFound);
    let named = |action: &str, version: u32| {
        (action.to_owned(), json!({"source": "Insurer portal", "version": version}))
    };
    let expected = [named("source_changed", 1), named("source_changed", 2), named("source_removed", 2)];
    assert_eq!(changes(&app), expected);
}

#[test]
fn a_document_that_is_no_source_is_refused_with_its_place() {
    let app = App::start();
    let admin = app.admin();
    for (pointer, value, place) in [
        ("/template", json!("teapot"), "/template"),
        ("/name", json!("Insurer portal "), "/name"),
        ("/headers", json!([]), "/headers"),
        ("/decisions/columns/key", json!("Shoe"), "/decisions/columns/key"),
        ("/decisions/columns", json!({"Device Serial": 1}), "/decisions/columns/Device Serial"),
        ("/decisions", json!({"keep": [{"line": 3}]}), "/decisions/keep"),
        ("/decisions", json!({"colums": {}}), "/decisions/colums"),
    ] {
        let mut document = document();
        *document.pointer_mut(pointer).expect("a place") = value;
        let problem = admin.send(putting(&document)).problem(ProblemCode::SourceInvalid);
        assert_eq!(problem.pointer.as_deref(), Some(place), "{}", problem.detail);
    }
    let other = Request::new("PUT", path("Portal")).json(&document());
    let problem = admin.send(other).problem(ProblemCode::SourceInvalid);
    assert_eq!(problem.pointer.as_deref(), Some("/name"));
    let text = Request::new("PUT", path("Portal")).body("application/json", "{");
    admin.send(text).problem(ProblemCode::SourceInvalid);
    assert_eq!(changes(&app), []);
}

#[test]
fn the_same_request_is_done_once() {
    let app = App::start();
    let admin = app.admin();
    let request = putting(&document()).header("idempotency-key", "a");
    let first: Source = admin.send(request.clone()).expect(200).json();
    let again: Source = admin.send(request).expect(200).json();
    assert_eq!(first, again);
    let remove = Request::new("DELETE", path("Insurer portal")).header("idempotency-key", "b");
    for _ in 0..2 {
        assert_eq!(admin.send(remove.clone()).expect(200).json::<Source>(), first);
    }
}

#[test]
fn a_conversion_applies_the_source_with_the_headers_and_names_it() {
    let app = App::start();
    let admin = app.admin();
    put(&admin, &document());
    let view = converted(&admin, "", LIST);
    let expected = "Device Serial,Insurance Status,Line\r\nA1,Enrolled,2\r\nB2,Not Enrolled,3\r\n";
    assert_eq!(view.sheet.as_deref(), Some(expected));
    assert!(view.conversion.questions.is_empty(), "{:?}", view.conversion.questions);
    let used = view.conversion.source.as_ref().and_then(SourceUse::applied).expect("a source");
    assert_eq!(used.name, "Insurer portal");
    let provenance = view.provenance.expect("a provenance");
    assert_eq!(provenance.saved_source.as_deref(), Some("Insurer portal"));
    assert!(!serde_json::to_string(&provenance).expect("JSON").contains("In Force"));

    assert!(converted(&admin, "&no_source=true", LIST).conversion.source.is_none());
    let longer = LIST.replace("Child", "Child;Grade").replace("Ana", "Ana;7").replace("Lee", "Lee;8");
    let named = converted(&admin, "&source=Insurer%20portal", &longer);
    assert_eq!(named.sheet.as_deref(), Some(expected));
    converting(&admin, "&source=Portal", LIST).problem(ProblemCode::NotFound);
    let other = Request::new("POST", format!("{}?template=user&source=Insurer%20portal", paths::CONVERSIONS));
    admin.send(other.body("text/csv", LIST)).problem(ProblemCode::BadRequest);
}

#[test]
fn another_district_does_not_see_a_source() {
    let app = App::start();
    put(&app.admin(), &document());
    let stranger = app.stranger();
    assert_eq!(listed(&stranger), []);
    stranger.get(path("Insurer portal")).problem(ProblemCode::NotFound);
    stranger.delete(path("Insurer portal")).problem(ProblemCode::NotFound);
    assert!(converted(&stranger, "", LIST).conversion.source.is_none());
    let mut theirs = document();
    theirs["headers"][2] = json!("Theirs");
    assert_eq!(put(&stranger, &theirs).version, 1);
    assert_eq!(listed(&app.admin())[0].headers[2], "Child");
}

#[test]
fn a_source_may_have_any_name() {
    let app = App::start();
    let admin = app.admin();
    let mut document = document();
    document["name"] = json!("Fall / Otoño 100");
    let name = "Fall%20%2F%20Oto%C3%B1o%20100";
    let put = Request::new("PUT", format!("{}/{name}", paths::SOURCES)).json(&document);
    admin.send(put).expect(200);
    admin.get(format!("{}/{name}", paths::SOURCES)).expect(200);
}
