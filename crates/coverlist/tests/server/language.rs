//! The languages of the page, and the language of an account.

use crate::harness::{App, Request, Response, Session};
use coverlist_api::{Languages, ProblemCode, paths};
use coverlist_messages::Table;
use coverlist_server::store::audit;
use serde_json::json;

/// The language for tests, whose texts are English in brackets.
const PSEUDO: &str = "en-x-pseudo";

fn choose(session: &Session, language: Option<&str>) -> Response {
    session.send(Request::new("PUT", paths::ACCOUNT_LANGUAGE).json(&json!({ "language": language })))
}

fn language(session: &Session) -> Option<String> {
    session.view().expect("the session goes on").language
}

#[test]
fn an_account_keeps_its_language_and_each_change_is_audited() {
    let app = App::start();
    let admin = app.admin();
    assert_eq!(language(&admin), None);
    for chosen in [Some("en"), Some("en"), Some(PSEUDO), None] {
        choose(&admin, chosen).expect(204);
        assert_eq!(language(&admin).as_deref(), chosen);
        assert_eq!(language(&app.admin()).as_deref(), chosen, "a new session has the same language");
        assert_eq!(language(&app.viewer()), None, "another account keeps its own");
    }
    let entries = app.database.read(|tx| audit::newest(tx, 1, 0, 10)).expect("entries");
    let details: Vec<_> = entries
        .iter()
        .filter(|entry| entry.action == "language_changed")
        .map(|entry| (entry.account, entry.detail.as_str()))
        .collect();
    let detail = |language: &str| format!(r#"{{"account":1,"language":{language}}}"#);
    let expected = [detail("null"), detail(r#""en-x-pseudo""#), detail(r#""en""#)];
    assert_eq!(details, expected.iter().map(|detail| (Some(1), detail.as_str())).collect::<Vec<_>>());
}

#[test]
fn a_language_without_texts_is_refused() {
    let app = App::start();
    let admin = app.admin();
    let problem = choose(&admin, Some("tlh")).problem(ProblemCode::BadRequest);
    assert_eq!(problem.reason, "bad_request_language_unknown");
    assert_eq!(serde_json::to_value(&problem.params).expect("JSON"), json!({ "languages": ["en"] }));
    assert_eq!(problem.detail, "Coverlist has no such language. Use one of: en.");
    assert_eq!(language(&admin), None);
}

#[test]
fn the_texts_of_a_language_are_public_and_sent_once() {
    let app = App::start();
    let get = |path: String| Request::new("GET", path);
    let listed: Languages = app.send(&get(paths::LANGUAGES.to_owned())).expect(200).json();
    assert_eq!(listed.languages, ["en"], "the language for tests is not offered");
    for tag in ["en", PSEUDO] {
        let compressed = app.send(&get(paths::language(tag)).header("accept-encoding", "br")).expect(200);
        assert_eq!(compressed.header("content-encoding"), Some("br"));
        let texts = app.send(&get(paths::language(tag))).expect(200);
        assert_eq!(texts.header("content-encoding"), None);
        let _: Table = texts.json();
        let etag = texts.header("etag").expect("an entity tag");
        let again = app.send(&get(paths::language(tag)).header("if-none-match", etag)).expect(304);
        assert_eq!(again.text(), "");
    }
    let problem = app.send(&get(paths::language("tlh"))).problem(ProblemCode::NotFound);
    assert_eq!(problem.reason, "not_found_language");
}
