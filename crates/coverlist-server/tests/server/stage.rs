//! Staging stores the import and its rows, and changes no record.

use crate::harness::{App, Csv, Options, PauseDirectory, Request, Session, connect, devices, read, roster};
use coverlist_api::{FindingView, ImportView, Page, ProblemCode, RowCounts, paths};
use coverlist_core::findings::{Code, Severity};
use coverlist_core::lifecycle::State;
use coverlist_server::PausePoint;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::net::Shutdown;

/// The id of the district of `admin()`.
const OUR_DISTRICT: i64 = 1;

#[test]
fn a_file_is_staged_with_its_counts_and_no_record_changes() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let file = Csv::device().insures("DEV000001X").insures("NOBODY").row(",Enrolled,,,,,").bytes();
    let import = admin.stage_without(1, "device", file.clone());
    assert_eq!((import.rows, import.accepted, import.rejected), (3, 2, 1));
    assert_eq!((import.id, import.state, import.generation), (1, State::Staged, 1));
    assert_eq!(import.name, "list.csv");
    assert_eq!(import.bytes, file.len() as u64);
    assert_eq!(import.staged_by.name, "Pat Admin");
    assert_eq!(import.staged_at, "2026-08-24T12:00:00Z");
    let records = admin.get(paths::records("devices")).expect(200).text();
    assert!(!records.contains("POL-DEV000001X") && records.contains(r#""status":null"#), "{records}");
    let open = admin.open().expect("it is open");
    assert_eq!(open, import);
}

#[test]
fn the_bytes_come_back_exactly_as_they_were_sent() {
    let app = App::start();
    let admin = app.admin();
    let file = b"\xEF\xBB\xBFDevice Serial;Insurance Status\rA1;Yes\r\nB2 ; no\n".to_vec();
    let import = admin.stage("device", file.clone());
    let answer = admin.get(paths::import_file(import.id)).expect(200);
    assert_eq!(answer.body, file);
    let disposition = answer.header("content-disposition").unwrap_or_default();
    assert_eq!(disposition, "attachment; filename=\"list.csv\"; filename*=UTF-8''list.csv");
}

#[test]
fn a_hostile_file_name_stays_a_name() {
    let app = App::start();
    let admin = app.admin();
    // The name contains directories, a line end, and marks that reverse the direction of text.
    let name = "..%2F..%2Fetc%2Fp%22%0D%0A%E2%80%AEset-cookie%E2%81%A7:%E2%80%8F%20x%C3%A9%D8%9C.csv";
    let ask =
        Session::staging_with(&format!("template=device&name={name}"), Csv::device().insures("A1").bytes());
    let import: ImportView = admin.send(ask).expect(201).json();
    assert_eq!(import.name, "p\"set-cookie: xé.csv");
    let answer = admin.get(paths::import_file(import.id)).expect(200);
    let disposition = answer.header("content-disposition").unwrap_or_default();
    assert!(disposition.starts_with("attachment; filename=\"p_set-cookie_ x_.csv\";"), "{disposition}");
    assert!(disposition.ends_with("filename*=UTF-8''p%22set-cookie%3A%20x%C3%A9.csv"), "{disposition}");
    assert!(answer.header("set-cookie").is_none());
}

#[test]
fn a_blocked_file_is_refused_with_its_findings_and_nothing_is_stored() {
    let app = App::start();
    let admin = app.admin();
    let problem =
        admin.try_stage("device", "User ID,Insurance Status\r\n1,Yes\r\n").problem(ProblemCode::FileBlocked);
    assert!(problem.findings.first().is_some_and(|finding| finding.severity == Severity::Blocks));
    assert_eq!(admin.open(), None);
    admin.try_stage("device", "").problem(ProblemCode::FileBlocked);
    admin.try_stage("device", b"PK\x03\x04 not a csv".to_vec()).problem(ProblemCode::FileBlocked);
}

#[test]
fn a_second_file_is_refused_and_says_who_staged_what_and_when() {
    let app = App::start();
    let admin = app.admin();
    let first = admin.stage("device", Csv::device().insures("A1").bytes());
    app.clock.pass_minutes(5);
    let problem = app
        .settings_only()
        .try_stage("user", Csv::user().insures("1").bytes())
        .problem(ProblemCode::ImportOpen);
    assert_eq!(problem.open.map(|open| *open), Some(first));
    assert!(
        problem.detail.contains("Pat Admin") && problem.detail.contains("list.csv"),
        "{}",
        problem.detail
    );
    assert!(problem.detail.contains("August 24, 2026, 12:00 UTC"), "{}", problem.detail);
}

#[test]
fn another_district_may_stage_at_the_same_time() {
    let app = App::start();
    app.admin().stage("device", Csv::device().insures("A1").bytes());
    let import = app.stranger().stage("device", Csv::device().insures("A1").bytes());
    assert_eq!(import.id, 1);
}

#[test]
fn a_deleted_file_is_gone_and_another_may_be_staged() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage_without(1, "device", Csv::device().insures("A1").row(",Yes,,,,,").bytes());
    let gone: ImportView = admin.delete(paths::import(import.id)).expect(200).json();
    assert_eq!(gone.state, State::Deleted);
    assert_eq!(gone.closed_by.map(|person| person.name).as_deref(), Some("Pat Admin"));
    admin.get(paths::import_file(import.id)).problem(ProblemCode::NotFound);
    admin.get(paths::import_plan(import.id)).problem(ProblemCode::WrongState);
    let findings: Page<FindingView> = admin.get(paths::import_findings(import.id)).expect(200).json();
    assert!(findings.rows.is_empty());
    let rows =
        app.database.read(|tx| tx.one("SELECT count(*) FROM staged_row", &[], |row| row.get::<i64>(0)));
    assert_eq!(rows.expect("a count"), 0);
    admin.delete(paths::import(import.id)).problem(ProblemCode::WrongState);
    assert_eq!(admin.stage("device", Csv::device().insures("A1").bytes()).id, 2);
}

#[test]
fn browsers_learn_of_a_deleted_file_after_the_delete_is_committed() {
    let pauses = PauseDirectory::new();
    let app = App::with(Options { pauses: pauses.pauses(), ..Options::default() });
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    let mut events = app.pipeline.watchers().watch(OUR_DISTRICT);
    pauses.hold(PausePoint::DeletingBeforeCommit);
    std::thread::scope(|scope| {
        let deleting = scope.spawn(|| admin.delete(paths::import(import.id)));
        pauses.until_reached(PausePoint::DeletingBeforeCommit);
        assert_eq!(admin.import(import.id).state, State::Staged);
        assert!(events.is_empty(), "nothing is committed yet");
        pauses.release(PausePoint::DeletingBeforeCommit);
        deleting.join().expect("a response").expect(200);
    });
    assert_eq!(events.try_recv(), Ok(()));
    assert_eq!(admin.import(import.id).state, State::Deleted);
}

#[test]
fn rejected_rows_are_left_out_only_when_their_exact_number_is_stated() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().insures("A1").row(",Yes,,,,,").row("B2,Perhaps,,,,,").bytes();
    let staging =
        |agreed: &str| admin.send(Session::staging_with(&format!("template=device{agreed}"), file.clone()));
    for other in ["", "&rejected=", "&rejected=0", "&rejected=1", "&rejected=3", "&rejected=4294967295"] {
        let problem = staging(other).problem(ProblemCode::FileBlocked);
        assert!(problem.detail.starts_with("2 rows of this file are rejected"), "{}", problem.detail);
        assert_eq!(problem.counts, Some(RowCounts { rows: 3, accepted: 1, rejected: 2, set_aside: 0 }));
        assert!(problem.findings.iter().any(|finding| finding.line == Some(3)));
        assert_eq!(admin.open(), None);
    }
    for nonsense in ["&rejected=many", "&rejected=-1", "&rejected=2.0", "&rejected=4294967298"] {
        staging(nonsense).problem(ProblemCode::BadRequest);
    }
    assert_eq!(staging("&rejected=2").expect(201).json::<ImportView>().rejected, 2);
}

#[test]
fn a_clean_file_is_not_staged_with_rejected_rows_that_it_does_not_have() {
    let app = App::start();
    let file = Csv::device().insures("A1").bytes();
    let problem = app
        .admin()
        .send(Session::staging_with("template=device&rejected=1", file))
        .problem(ProblemCode::FileBlocked);
    assert_eq!(problem.counts.map(|counts| (counts.accepted, counts.rejected)), Some((1, 0)));
}

#[test]
fn a_file_without_an_accepted_row_is_refused_whatever_is_agreed_to() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().row(",Yes,,,,,").row("A1,Perhaps,,,,,").row("Total,,,,,,").bytes();
    for agreed in ["", "&rejected=2", "&rejected=3"] {
        let problem = admin
            .send(Session::staging_with(&format!("template=device{agreed}"), file.clone()))
            .problem(ProblemCode::FileBlocked);
        assert_eq!(problem.counts, Some(RowCounts { rows: 2, accepted: 0, rejected: 2, set_aside: 1 }));
        let codes: Vec<&str> = problem.findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(codes, ["key_blank", "status_unknown", "row_totals"]);
        assert_eq!(admin.open(), None);
    }
}

#[test]
fn only_the_bytes_that_were_checked_are_staged() {
    let app = App::start();
    let admin = app.admin();
    let checked = Csv::device().insures("A1").insures("B2").bytes();
    let hash = base16ct::lower::encode_string(&Sha256::digest(&checked));
    let staging = |hash: &str, bytes: &[u8]| {
        let path = format!("{}?template=device&template_version=1{hash}", paths::IMPORTS);
        admin.send(Request::new("POST", path).body("text/csv", bytes))
    };
    let stated = format!("&sha256={hash}");
    let others: [(&str, Vec<u8>); 4] = [
        ("other rows of the same size", Csv::device().insures("A1").insures("B3").bytes()),
        ("fewer rows", Csv::device().insures("A1").bytes()),
        ("a row more", [checked.as_slice(), b"C3,Yes,,,,,\r\n"].concat()),
        ("nothing", Vec::new()),
    ];
    for (what, bytes) in others {
        let problem = staging(&stated, &bytes).problem(ProblemCode::FileDiffers);
        assert!(problem.detail.contains("nothing was staged"), "{what}: {}", problem.detail);
        assert!(problem.findings.is_empty(), "{what}: nothing is said of bytes that nobody checked");
        assert_eq!(admin.open(), None);
    }
    for without in ["", "&sha256=", "&sha256=abc", &format!("&sha256={}", "g".repeat(64))] {
        staging(without, &checked).problem(ProblemCode::BadRequest);
    }
    let import: ImportView =
        staging(&stated.to_uppercase().replace("SHA256", "sha256"), &checked).expect(201).json();
    assert_eq!(import.sha256, hash);
}

#[test]
fn findings_are_those_of_the_core_and_paged() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().row(",Yes,,,,,").row("A1,Perhaps,,,,,").row("n/a,No,,,,,").insures("B2").bytes();
    let import = admin.stage_without(3, "device", file);
    let path = paths::import_findings(import.id);
    let mut found: Vec<FindingView> = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Page<FindingView> = admin.get(format!("{path}?limit=1{cursor}")).expect(200).json();
        assert!(page.rows.len() <= 1);
        found.extend(page.rows);
        match page.next {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let whole: Page<FindingView> = admin.get(&path).expect(200).json();
    assert_eq!(found, whole.rows);
    let lines: Vec<_> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Rejects)
        .map(|finding| (finding.line, finding.code.id()))
        .collect();
    assert_eq!(lines, [(Some(2), "key_blank"), (Some(3), "status_unknown"), (Some(4), "key_placeholder")]);
    assert!(lines.iter().all(|(_, id)| Code::from_id(id).is_some()));
}

#[test]
fn choices_travel_with_the_file() {
    let app = App::start();
    let admin = app.admin();
    let choices = "%7B%22mappings%22%3A%5B%7B%22column%22%3A1%2C%22field%22%3A%22key%22%7D%5D%7D";
    let file = "Serial,Insurance Status\r\nA1,Yes\r\n";
    let ask = Session::staging_with(&format!("template=device&choices={choices}"), file);
    let import: ImportView = admin.send(ask).expect(201).json();
    assert_eq!(import.choices.mappings.len(), 1);
    assert_eq!(import.name, "device.csv");
    let broken =
        format!("{}?template=device&template_version=1&choices=%7B%22nonsense%22%3A1%7D", paths::IMPORTS);
    admin.send(Request::new("POST", broken).body("text/csv", file)).problem(ProblemCode::BadRequest);
}

#[test]
fn compressed_bytes_are_refused() {
    let app = App::start();
    let packed =
        Session::staging("device", Csv::device().insures("A1").bytes()).header("content-encoding", "gzip");
    app.admin().send(packed).problem(ProblemCode::UnsupportedMedia);
}

#[test]
fn a_request_without_a_file_is_refused_with_an_explanation() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().insures("A1").bytes();
    admin
        .send(Request::new("POST", paths::IMPORTS).body("text/csv", file.clone()))
        .problem(ProblemCode::BadRequest);
    let wrong = format!("{}?template=teapot&template_version=1", paths::IMPORTS);
    admin.send(Request::new("POST", wrong).body("text/csv", file.clone())).problem(ProblemCode::BadRequest);
    let form = format!("{}?template=device&template_version=1&sha256={}", paths::IMPORTS, "0".repeat(64));
    admin
        .send(Request::new("POST", form).body("multipart/form-data; boundary=x", file))
        .problem(ProblemCode::UnsupportedMedia);
}

#[test]
fn an_upload_that_is_cut_stages_nothing() {
    let app = App::start();
    let admin = app.admin();
    let bytes = Session::staging("device", Csv::device().insures("A1").insures("B2").bytes())
        .header("cookie", &admin.cookie)
        .bytes(app.address);
    for cut in [1, 10, 60] {
        let mut stream = connect(app.address).expect("a connection");
        stream.write_all(&bytes[..bytes.len() - cut]).expect("it is sent");
        stream.shutdown(Shutdown::Write).expect("it is cut");
        // The client does not care whether the server responds.
        let _ = read(stream);
        assert_eq!(admin.open(), None);
    }
    assert_eq!(admin.stage("device", Csv::device().insures("A1").bytes()).id, 1);
}
