//! Staging stores the import and its rows, and changes no record.

use crate::harness::{
    App, Csv, Options, PauseDirectory, Request, Session, Staging, connect, devices, every_page, form,
    form_of, hash, read, roster,
};
use coverlist_api::{FindingView, ImportView, Page, ProblemCode, RowCounts, paths};
use coverlist_core::findings::{Code, Severity};
use coverlist_core::lifecycle::State;
use coverlist_core::record::Field;
use coverlist_server::PausePoint;
use serde_json::json;
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
fn the_sheet_comes_back_for_spreadsheets_and_is_the_same_sheet() {
    let app = App::start();
    let admin = app.admin();
    let file =
        b"\xEF\xBB\xBFDevice Serial;Insurance Status;Policy Number\rA1;Yes;=1+1\r\nB2 ; no;x;y\n".to_vec();
    let import = admin.stage_without(1, "device", file);
    let answer = admin.get(paths::import_file(import.id)).expect(200);
    let expected = "\u{FEFF}\"Device Serial\",\"Insurance Status\",\"Policy Number\",\"Line\",\"Reason\"\r\n\
                    \"A1\",\"Enrolled\",\"'=1+1\",\"2\",\"\"\r\n\"\",\"\",\"\",\"3\",\"row_long\"\r\n";
    assert_eq!(answer.text(), expected);
    assert_eq!(answer.header("content-length"), Some(expected.len().to_string().as_str()));
    let disposition = answer.header("content-disposition").unwrap_or_default();
    assert_eq!(disposition, "attachment; filename=\"list-sheet.csv\"; filename*=UTF-8''list-sheet.csv");
    admin.delete(paths::import(import.id)).expect(200);
    let again = admin.stage_without(1, "device", answer.body);
    assert_eq!((again.sha256, again.rows), (import.sha256, import.rows));
}

#[test]
fn a_large_sheet_comes_back_whole() {
    let app = App::start();
    let admin = app.admin();
    let file = devices(20_000).iter().fold(Csv::device(), |file, serial| file.insures(serial));
    let staging = admin.file("device", file.bytes());
    let (sheet, import) = (staging.sheet(), admin.send(staging.request()).expect(201).json::<ImportView>());
    let back = admin.get(paths::import_file(import.id)).expect(200).text();
    let plain = back.trim_start_matches('\u{FEFF}').replace('"', "");
    assert!(plain.as_bytes() == sheet.bytes, "{} and {} bytes", plain.len(), sheet.bytes.len());
    assert!(sheet.bytes.len() > 1024 * 1024, "it has several chunks");
}

#[test]
fn a_hostile_file_name_stays_a_name() {
    let app = App::start();
    let admin = app.admin();
    // The name contains directories, a line end, and marks that reverse the direction of text.
    let name = "../../etc/p\"\r\n\u{202E}set-cookie\u{2067}:\u{200F} xé\u{61C}.csv";
    let ask = Staging::new("device", Csv::device().insures("A1").bytes()).named(name).request();
    let import: ImportView = admin.send(ask).expect(201).json();
    assert_eq!(import.provenance.source.name, import.name);
    assert_eq!(import.name, "p\"set-cookie: xé.csv");
    let answer = admin.get(paths::import_file(import.id)).expect(200);
    let disposition = answer.header("content-disposition").unwrap_or_default();
    assert!(disposition.starts_with("attachment; filename=\"p_set-cookie_ x_-sheet.csv\";"), "{disposition}");
    assert!(disposition.ends_with("filename*=UTF-8''p%22set-cookie%3A%20x%C3%A9-sheet.csv"), "{disposition}");
    assert!(answer.header("set-cookie").is_none());
}

#[test]
fn a_text_that_is_no_sheet_is_refused_with_rule_and_place_and_nothing_is_stored() {
    let app = App::start();
    let admin = app.admin();
    let staging = Staging::new("device", Csv::device().insures("A1").bytes());
    let good = String::from_utf8(staging.sheet().bytes).expect("text");
    for (rule, row, column, sheet) in [
        ("line_end", 1, Some(8), good.replace("\r\n", "\n")),
        ("quote", 2, Some(1), good.replace("A1", "A\"1")),
        ("cell_count", 2, None, good.replace("A1,", "")),
        ("header_unknown", 1, Some(2), good.replace("Insurance Status", "Insured")),
        ("header_missing", 1, None, "Device Serial,Line\r\nA1,2\r\n".to_owned()),
        ("line", 2, Some(8), good.replace(",2\r\n", ",02\r\n")),
        ("no_rows", 2, None, good.split_inclusive('\n').take(1).collect()),
        ("cut_off", 2, Some(8), good.trim_end().to_owned()),
        ("empty", 1, None, String::new()),
    ] {
        let mut provenance = staging.sheet().provenance;
        provenance.sheet.sha256 = hash(sheet.as_bytes());
        let ask = form_of(&provenance, None, sheet.as_bytes());
        let problem = admin.send(ask).problem(ProblemCode::SheetMalformed);
        let params = serde_json::to_value(&problem.params).expect("JSON");
        assert_eq!(params["rule"]["code"], format!("sheet_{rule}"), "{problem:?}");
        assert_eq!((&params["row"], &params["column"]), (&json!(row), &json!(column)), "{rule}");
        assert!(problem.detail.contains("Nothing was staged"), "{}", problem.detail);
        assert_eq!(admin.open(), None);
    }
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
    let staging = |agreed: &str| {
        let staging = Staging::new("device", file.clone());
        admin.send(if agreed == "none" { staging } else { staging.rejecting(agreed) }.request())
    };
    for other in ["none", "", "0", "1", "3", "4294967295"] {
        let problem = staging(other).problem(ProblemCode::FileBlocked);
        assert!(problem.detail.starts_with("2 rows are rejected"), "{}", problem.detail);
        assert_eq!(problem.counts, Some(RowCounts { rows: 3, accepted: 1, rejected: 2, set_aside: 0 }));
        assert!(problem.findings.iter().any(|finding| finding.line == Some(3)));
        assert_eq!(admin.open(), None);
    }
    for nonsense in ["many", "-1", "2.0", "4294967298"] {
        staging(nonsense).problem(ProblemCode::BadRequest);
    }
    assert_eq!(staging("2").expect(201).json::<ImportView>().rejected, 2);
}

#[test]
fn a_clean_file_is_not_staged_with_rejected_rows_that_it_does_not_have() {
    let app = App::start();
    let file = Csv::device().insures("A1").bytes();
    let problem = app
        .admin()
        .send(Staging::new("device", file).rejecting(1).request())
        .problem(ProblemCode::FileBlocked);
    assert_eq!(problem.counts.map(|counts| (counts.accepted, counts.rejected)), Some((1, 0)));
}

#[test]
fn a_file_without_an_accepted_row_is_refused_whatever_is_agreed_to() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().row(",Yes,,,,,").row("A1,Perhaps,,,,,").row("Total,,,,,,").bytes();
    for agreed in [0, 2, 3] {
        let ask = Staging::new("device", file.clone()).rejecting(agreed).request();
        let problem = admin.send(ask).problem(ProblemCode::FileBlocked);
        assert_eq!(problem.counts, Some(RowCounts { rows: 2, accepted: 0, rejected: 2, set_aside: 1 }));
        let codes: Vec<&str> = problem.findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(codes, ["key_blank", "status_unknown"]);
        assert_eq!(admin.open(), None);
    }
}

#[test]
fn only_the_sheet_of_the_provenance_is_staged() {
    let app = App::start();
    let admin = app.admin();
    let checked = Staging::new("device", Csv::device().insures("A1").insures("B2").bytes()).sheet();
    let sheet_of = |file: Csv| Staging::new("device", file.bytes()).sheet().bytes;
    let others: [(&str, Vec<u8>); 5] = [
        ("other rows of the same size", sheet_of(Csv::device().insures("A1").insures("B3"))),
        ("fewer rows", sheet_of(Csv::device().insures("A1"))),
        ("a row more", [checked.bytes.as_slice(), b"C3,Enrolled,,,,,,4\r\n"].concat()),
        ("half of it", checked.bytes[..checked.bytes.len() / 2].to_vec()),
        ("nothing", Vec::new()),
    ];
    for (what, bytes) in others {
        let problem =
            admin.send(form_of(&checked.provenance, None, &bytes)).problem(ProblemCode::FileDiffers);
        assert!(problem.detail.contains("nothing was staged"), "{what}: {}", problem.detail);
        assert!(problem.findings.is_empty(), "{what}: nothing is said of bytes that nobody checked");
        assert_eq!(admin.open(), None);
    }
    let mut provenance = checked.provenance.clone();
    for without in ["", "abc", &"g".repeat(64)] {
        without.clone_into(&mut provenance.sheet.sha256);
        let problem = admin.send(form_of(&provenance, None, &checked.bytes)).problem(ProblemCode::BadRequest);
        assert_eq!(problem.pointer.as_deref(), Some("/sheet/sha256"));
    }
    provenance.sheet.sha256 = hash(&checked.bytes).to_uppercase();
    let import: ImportView = admin.send(form_of(&provenance, None, &checked.bytes)).expect(201).json();
    assert_eq!(import.sha256, hash(&checked.bytes));
}

#[test]
fn findings_are_those_of_the_core_and_paged() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().row(",Yes,,,,,").row("A1,Perhaps,,,,,").row("n/a,No,,,,,").insures("B2").bytes();
    let import = admin.stage_without(3, "device", file);
    let path = paths::import_findings(import.id);
    let found = every_page(|cursor| {
        let page: Page<FindingView> = admin.get(format!("{path}?limit=1{cursor}")).expect(200).json();
        assert!(page.rows.len() <= 1);
        page
    });
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
fn an_import_tells_where_its_sheet_comes_from() {
    let app = App::start();
    let admin = app.admin();
    let file = "Serial;Insurance Status;Coverage Start Date\nTotal;;\nA1;Yes;24.8.2026\n";
    let staging = admin.file("device", file).decided(json!({"columns": {"Device Serial": "Serial"}}));
    let import: ImportView = admin.send(staging.named("Fall.csv").request()).expect(201).json();
    assert_eq!(import.source_sha256, hash(file.as_bytes()));
    assert_eq!((import.name.as_str(), import.bytes, import.set_aside), ("Fall.csv", file.len() as u64, 1));
    let provenance = &import.provenance;
    assert_eq!(provenance.columns[&Field::Key].header, "Serial");
    assert_eq!(provenance.date_orders[&Field::CoverageStart].line, Some(3));
    assert_eq!(provenance.sheet.sha256, import.sha256);
    assert_eq!(admin.import(import.id), import, "it is stored");
}

#[test]
fn compressed_bytes_are_refused() {
    let app = App::start();
    let packed =
        Session::staging("device", Csv::device().insures("A1").bytes()).header("content-encoding", "gzip");
    app.admin().send(packed).problem(ProblemCode::UnsupportedMedia);
}

#[test]
fn another_form_is_refused_with_an_explanation() {
    let app = App::start();
    let admin = app.admin();
    let sheet = Staging::new("device", Csv::device().insures("A1").bytes()).sheet();
    let json = serde_json::to_vec(&sheet.provenance).expect("JSON");
    let raw = Request::new("POST", paths::IMPORTS).body("text/csv", sheet.bytes.clone());
    let problem = admin.send(raw).problem(ProblemCode::UnsupportedMedia);
    assert!(problem.detail.contains("multipart/form-data"), "{}", problem.detail);
    let provenance = ("provenance", "application/json", json.as_slice());
    let rejected = ("rejected", "text/plain", b"0".as_slice());
    let rows = ("sheet", "text/csv", sheet.bytes.as_slice());
    for parts in [
        &[][..],
        &[provenance],
        &[rows, provenance],
        &[rejected, provenance, rows],
        &[provenance, provenance, rows],
        &[provenance, rows, rejected],
        &[provenance, ("file", "text/csv", b"x"), rows],
    ] {
        let problem = admin.send(form(paths::IMPORTS, parts)).problem(ProblemCode::BadRequest);
        assert!(problem.detail.contains("in this order"), "{}", problem.detail);
        assert_eq!(admin.open(), None);
    }
    let large = vec![b' '; 1024 * 1024 + 1];
    let problem = admin.send(form(paths::IMPORTS, &[("provenance", "application/json", &large), rows]));
    assert!(problem.problem(ProblemCode::TooLarge).detail.contains("1 MiB"));
    admin.send(form(paths::IMPORTS, &[provenance, rejected, rows])).expect(201);
}

#[test]
fn an_upload_that_is_cut_stages_nothing() {
    let app = App::start();
    let admin = app.admin();
    let bytes = Session::staging("device", Csv::device().insures("A1").insures("B2").bytes())
        .header("cookie", &admin.cookie)
        .bytes(app.address);
    for cut in [10, 60, 200] {
        let mut stream = connect(app.address).expect("a connection");
        stream.write_all(&bytes[..bytes.len() - cut]).expect("it is sent");
        stream.shutdown(Shutdown::Write).expect("it is cut");
        // The client does not care whether the server responds.
        let _ = read(stream);
        assert_eq!(admin.open(), None);
    }
    assert_eq!(admin.stage("device", Csv::device().insures("A1").bytes()).id, 1);
}
