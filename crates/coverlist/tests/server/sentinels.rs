//! Follows recognizable cell values through the whole system. They appear in the database and in reports, and
//! nowhere else.

use crate::harness::{Binary, Request, Response, Session, form, form_of, hash};
use coverlist_api::paths;
use coverlist_core::sheet::Provenance;
use serde_json::json;
use tempfile::TempDir;

const KEY: &str = "SENTINELKEY";
const POLICY: &str = "SENTINELPOLICY";
const NOTE: &str = "SENTINELNOTE";
const BROKEN: &str = "SENTINELBROKEN";
const NAME: &str = "SENTINELNAME";
const WORD: &str = "SENTINELPASSWORD";
/// The content of a column that is not mapped.
const UNMAPPED: &str = "SENTINELUNMAPPED";
const ALL: [&str; 7] = [KEY, POLICY, NOTE, BROKEN, NAME, WORD, UNMAPPED];

#[test]
fn cell_values_are_in_no_log_line_and_no_error() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo", "--log", "trace"], &[]);
    let admin = server.admin();
    let mut problems: Vec<Response> = Vec::new();

    let roster = format!("User ID,Name,Email\r\n{KEY},{NAME},{NAME}@example.org\r\n,{NAME}-2,\r\n");
    admin.send(Request::new("POST", paths::records("users")).body("text/csv", roster)).expect(200);
    problems.push(admin.send(
        Request::new("POST", paths::records("users")).body("text/csv", format!("{BROKEN},{NAME}\r\n{KEY},1")),
    ));

    let template = admin.add_column("user", "Note");
    let headers: Vec<&str> = template.columns.iter().map(|column| column.header.as_str()).collect();
    let file = format!(
        "{},Home Address\r\n\
         {KEY},Yes,{POLICY},Full,460.00,2026-08-24,2027-06-30,{NOTE},{UNMAPPED}\r\n\
         {KEY}-NOBODY,Yes,{POLICY}-2,,,,,{NOTE},{UNMAPPED}\r\n\
         {KEY}-3,{BROKEN},{POLICY}-3,{BROKEN},{BROKEN},{BROKEN},{BROKEN},#{BROKEN}!,{UNMAPPED}\r\n\
         {KEY}-4,Yes,{POLICY}-4,,,,,,{UNMAPPED},\"{UNMAPPED}\r\n\
         {KEY}-5,Maybe,{POLICY}-4,,,,,,\"{UNMAPPED}\n{UNMAPPED}\"\r\n",
        headers.join(",")
    );
    let staging = || admin.file("user", file.clone());
    let request = staging().rejecting(3).request().bytes(server.address);
    assert!(!contains(&request, UNMAPPED), "the request has a cell of a column that is not mapped");
    let sheet = staging().sheet();
    let send = |provenance: &Provenance, sheet: &[u8]| admin.send(form_of(provenance, None, sheet));
    problems.push(send(&sheet.provenance, &sheet.bytes));
    problems.push(send(&sheet.provenance, format!("{BROKEN},{POLICY}\r\n{KEY},{POLICY}\r\n").as_bytes()));
    for broken in
        [format!("{BROKEN},{POLICY}\r\n{KEY}\r\n"), format!("User ID,{BROKEN}\r\n{KEY},{POLICY}\r\n")]
    {
        let mut provenance = sheet.provenance.clone();
        provenance.sheet.sha256 = hash(broken.as_bytes());
        problems.push(send(&provenance, broken.as_bytes()));
    }
    let mut provenance = serde_json::to_value(&sheet.provenance).expect("JSON");
    provenance["rows"]["accepted"] = json!(BROKEN);
    problems.push(admin.send(form_of(&provenance, None, &sheet.bytes)));
    let conversions = format!("{}?template=user", paths::CONVERSIONS);
    let answer =
        admin.send(Request::new("POST", conversions.clone()).body("text/csv", file.clone())).expect(200);
    assert!(!answer.text().contains(UNMAPPED), "a conversion has a cell of a column that is not mapped");
    for decisions in [json!({"columns": {KEY: 1}}), json!({"date_order": BROKEN})] {
        let json = decisions.to_string();
        let parts = [("decisions", "application/json", json.as_bytes()), ("file", "text/csv", b"x")];
        drop(admin.send(form(conversions.clone(), &parts)).expect(400));
    }
    let import = admin.stage_without(3, "user", file.clone());
    problems.push(send(&sheet.provenance, &sheet.bytes));
    let search = |search| Request::new("POST", paths::import_plan_query(import.id)).json(&search);
    admin.send(search(json!({"q": KEY}))).expect(200);
    problems.push(admin.send(search(json!({"q": KEY, "cursor": KEY}))));
    problems.push(admin.send(search(json!({"q": [KEY]}))));
    problems.push(admin.get(format!("/api/v1/imports/{KEY}")));
    problems.push(
        admin.send(
            Request::new("POST", paths::import_process(import.id))
                .body("application/json", format!(r#"{{"sha256": ["{KEY}"]}}"#)),
        ),
    );
    for (member, value) in [("contains", NOTE), ("any_of", KEY), ("from", BROKEN)] {
        let value = if member == "any_of" { json!([value]) } else { json!(value) };
        let filter = json!({"field": "text_1", member: value});
        let query = json!({"q": NAME, "sort": {"field": "text_1"}, "filters": [filter]});
        for path in [paths::records_query("users"), paths::records_query_csv("users")] {
            let answer = admin.send(Request::new("POST", path).json(&query));
            if member == "from" { problems.push(answer) } else { drop(answer.expect(200)) }
        }
    }
    let unknown = json!({"sort": {"field": KEY}, "cursor": NAME});
    problems.push(admin.send(Request::new("POST", paths::records_query("users")).json(&unknown)));
    problems.push(admin.send(Request::new("POST", paths::records_query("users")).json(&json!({KEY: NAME}))));
    for noun in ["users", "devices"] {
        let keys = [KEY, &KEY.to_lowercase(), &format!("{NAME}@EXAMPLE.org"), BROKEN].map(String::from);
        assert_eq!(admin.look_up(noun, keys.into()).len(), 4);
        let keys = vec![KEY; 100_001];
        for body in [json!({"keys": keys}), json!({"keys": [[KEY]]}), json!({KEY: [], "keys": [KEY]})] {
            problems.push(admin.send(Request::new("POST", paths::records_lookup(noun)).json(&body)));
        }
    }
    admin.process(import.id);
    let report = admin.get(paths::import_report(import.id)).expect(200).text();
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).text();
    let verification = admin.get(paths::import_verification(import.id)).expect(200).text();
    let mark = |mark| Request::new("POST", paths::import_verification(import.id)).json(&mark);
    admin.send(mark(json!({"line": 2, "version": 0, "checked": true, "note": NAME}))).expect(200);
    for (line, note) in [(2, NAME.repeat(100)), (99, NAME.to_owned())] {
        problems.push(admin.send(mark(json!({"line": line, "version": 1, "checked": true, "note": note}))));
    }
    problems.push(admin.send(mark(json!({"line": NAME}))));
    let coverage = |query| Request::new("POST", paths::coverage_query("users")).json(&query);
    admin.send(coverage(json!({"q": NAME}))).expect(200);
    problems.push(admin.send(coverage(json!({"q": NAME, "covered": {"is": true, "on": BROKEN}}))));
    problems
        .push(Session::try_sign_in(server.address, &format!("{NAME}@example.org"), WORD).expect("an answer"));
    problems.push(
        Request::new("POST", paths::SESSION)
            .body("application/json", format!(r#"{{"password": "{WORD}"}}"#))
            .send(server.address)
            .expect("an answer"),
    );

    let records = admin.sheet("users");
    assert!([KEY, POLICY, NOTE].into_iter().all(|text| report.contains(text)), "the report has them");
    let file = admin.get(paths::import_file(import.id)).expect(200).text();
    assert!([KEY, POLICY, NOTE, BROKEN, NAME].into_iter().all(|text| verification.contains(text)));
    assert!(
        !file.contains(UNMAPPED)
            && !verification.contains(UNMAPPED)
            && !sheet.contains(UNMAPPED)
            && !report.contains(UNMAPPED)
    );
    assert!(sheet.contains(BROKEN) && sheet.contains(NOTE), "the sheet has them");
    assert!(records.contains(POLICY) && records.contains(NOTE), "the sheet of records has them");
    for problem in problems {
        assert!(problem.status >= 400, "{}", problem.status);
        // A problem may contain plans and imports with values, so only its text is checked.
        let words: coverlist_api::Problem = problem.json();
        let findings: Vec<_> = words.findings.iter().map(|finding| &finding.message).collect();
        assert_nowhere(&format!("{} {} {findings:?}", words.title, words.detail), "a problem");
    }

    let log = server.kill_and_read();
    assert!(
        log.contains("processed")
            && log.contains("/api/v1/imports/{id}/plan/query")
            && log.contains("/api/v1/records/users/query")
            && log.contains("/api/v1/records/devices/lookup"),
        "the log was captured: {log}"
    );
    assert_nowhere(&log, "the log");

    let mut database = Vec::new();
    for entry in std::fs::read_dir(data.path()).expect("the data") {
        let path = entry.expect("an entry").path();
        // The files of the page are in a directory of their own.
        if path.is_file() {
            database.extend(std::fs::read(path).expect("its bytes"));
        }
    }
    let holds = |text: &str| contains(&database, text);
    assert!([KEY, POLICY, NOTE, BROKEN, NAME].into_iter().all(holds), "the database has them");
    assert!(!holds(WORD), "the database has a password");
    assert!(!holds(UNMAPPED), "the database has a cell of a column that is not mapped");
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[track_caller]
fn assert_nowhere(text: &str, place: &str) {
    for sentinel in ALL {
        let found = text.lines().find(|line| line.contains(sentinel));
        assert!(found.is_none(), "{place} has {sentinel}: {found:?}");
    }
}
