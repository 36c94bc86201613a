//! The JSON documents of templates: faults are named by their place, and nothing is stored.

use crate::harness::{App, Request};
use coverlist_api::{Problem, ProblemCode, paths};
use serde_json::{Value, json};

/// The pointer and the text of the refusal of a changed document of the device template.
fn refused(app: &App, change: impl FnOnce(&mut Value)) -> Problem {
    let admin = app.admin();
    let mut document: Value = admin.get(paths::template("device")).expect(200).json();
    change(&mut document);
    let ask = Request::new("PUT", paths::template("device")).json(&document);
    let problem = admin.send(ask).problem(ProblemCode::TemplateInvalid);
    assert_eq!(admin.template("device").version, 1);
    problem
}

#[test]
fn a_fault_is_named_by_its_json_pointer() {
    let app = App::start();
    let faults: [(&str, &str, Value); 15] = [
        ("/columns/1/field", "/columns/1/field", json!("shoe_size")),
        ("/columns/2/required", "/columns/2/required", json!("yes")),
        ("/columns/3/header", "/columns/3/header", json!(null)),
        ("/columns", "/columns", json!("none")),
        ("/kind", "/kind", json!("vehicle")),
        ("/status_words/4/status", "/status_words/4/status", json!("perhaps")),
        ("/name", "/name", json!(" ")),
        ("/name", "/name", json!("USER")),
        ("/columns/0/required", "/columns/0", json!(false)),
        ("/columns/2/field", "/columns/2/field", json!("status")),
        ("/columns/2/header", "/columns/2/header", json!("insurance  status")),
        ("/columns/2/header", "/columns/2/header", json!("Check: Last Name")),
        ("/columns/6/header", "/columns/6/header", json!("Line")),
        ("/status_words", "/status_words", json!([])),
        ("/status_words/1/word", "/status_words/1/word", json!("ENROLLED")),
    ];
    for (place, expected, value) in faults {
        let problem = refused(&app, |document| {
            *document.pointer_mut(place).expect("a place in the document") = value.clone();
        });
        assert_eq!(problem.pointer.as_deref(), Some(expected), "{place} = {value}: {}", problem.detail);
        assert!(problem.detail.contains(expected), "{}", problem.detail);
    }
}

#[test]
fn missing_and_unknown_members_are_faults() {
    let app = App::start();
    let missing = refused(&app, |document| {
        drop(document["columns"][1].as_object_mut().expect("a column").remove("field"))
    });
    assert_eq!(missing.pointer.as_deref(), Some("/columns/1"));
    assert!(missing.detail.contains("field"), "{}", missing.detail);
    let unknown = refused(&app, |document| document["colour/~"] = json!("red"));
    assert_eq!(unknown.pointer.as_deref(), Some("/colour~1~0"));
    let no_status =
        refused(&app, |document| drop(document["columns"].as_array_mut().expect("columns").remove(1)));
    assert_eq!(no_status.pointer.as_deref(), Some("/columns"));
}

#[test]
fn a_template_keeps_its_id_and_its_kind_of_record() {
    let app = App::start();
    let kind = refused(&app, |document| document["kind"] = json!("user"));
    assert_eq!(kind.pointer.as_deref(), Some("/kind"));
    assert!(kind.detail.contains("keeps its kind of record"), "{}", kind.detail);
    let id = refused(&app, |document| document["id"] = json!("laptop"));
    assert_eq!(id.pointer.as_deref(), Some("/id"));
    let admin = app.admin();
    for id in ["Laptop", "a.b", "ä", &"x".repeat(41)] {
        let mut document: Value = admin.get(paths::template("device")).expect(200).json();
        (document["id"], document["name"]) = (json!(id), json!("Another"));
        let ask = Request::new("PUT", paths::template(&id.replace('ä', "%C3%A4"))).json(&document);
        let problem = admin.send(ask).problem(ProblemCode::TemplateInvalid);
        assert_eq!(problem.pointer.as_deref(), Some("/id"), "{id}");
    }
}

#[test]
fn text_that_is_not_a_json_document_is_refused() {
    let app = App::start();
    let admin = app.admin();
    for text in ["", "Device Serial,Insurance Status", "[]", "{\"id\":\"device\"", "{} {}", "null"] {
        let ask = Request::new("PUT", paths::template("device")).body("application/json", text);
        let problem = admin.send(ask).problem(ProblemCode::TemplateInvalid);
        assert_eq!(problem.pointer.as_deref(), Some(""), "{text}");
    }
}

#[test]
fn a_version_in_a_document_is_ignored() {
    let app = App::start();
    let admin = app.admin();
    let mut document: Value = admin.get(paths::template("device")).expect(200).json();
    (document["version"], document["name"]) = (json!(17), json!("Laptop"));
    let ask = Request::new("PUT", paths::template("device")).json(&document);
    admin.send(ask).expect(200);
    assert_eq!(admin.template("device").version, 2);
}
