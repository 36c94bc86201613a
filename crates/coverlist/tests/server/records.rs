//! Records over HTTP: lists, sheets, and rosters to load.

use crate::harness::{App, Options, Request, Session, every_page};
use coverlist_api::{Page, ProblemCode, RecordQueryRequest, RecordsLoaded, UserView, paths};
use coverlist_core::validate::Limits;
use coverlist_server::demo::DemoDistrict;
use coverlist_server::store::audit;
use std::collections::BTreeSet;

/// A server with the demo district, and the session of its admin.
fn district() -> (App, Session) {
    let app = App::demo(Options::default());
    let admin = app.demo_admin();
    (app, admin)
}

/// The numbers of added, changed, unchanged and refused rows.
fn counts(loaded: &RecordsLoaded) -> [u32; 4] {
    [loaded.added, loaded.changed, loaded.unchanged, loaded.refused]
}

#[test]
fn a_list_is_searched_without_regard_to_case_and_accents() {
    let (_app, admin) = district();
    for q in ["ANA NUNEZ", "004231", " ana.nunez@example.org "] {
        let found = admin.search_users(q);
        let ids: Vec<&str> = found.iter().map(|user| user.user_id.as_str()).collect();
        assert_eq!(ids, ["004231"], "{q}");
    }
    assert_eq!(admin.search_devices("5cd1234abc")[0].serial, "5CD1234ABC");
    assert_eq!(admin.search_users("nobody-has-this-name"), []);
}

/// The ids on all pages of a list. Panics if an id occurs twice.
fn every_id(page: impl Fn(&str) -> (Vec<i64>, Option<String>)) -> BTreeSet<i64> {
    let all = every_page(|cursor| {
        let (rows, next) = page(&format!("?limit=400{cursor}"));
        Page { rows, next }
    });
    let mut ids = BTreeSet::new();
    for id in all {
        assert!(ids.insert(id), "{id} is there twice");
    }
    ids
}

#[test]
fn the_pages_of_a_list_hold_every_record_once() {
    let (_app, admin) = district();
    let demo = DemoDistrict::new();
    let users = every_id(|query| {
        let page = admin.users(query);
        (page.rows.iter().map(|user| user.id).collect(), page.next)
    });
    let devices = every_id(|query| {
        let page = admin.devices(query);
        (page.rows.iter().map(|device| device.id).collect(), page.next)
    });
    assert_eq!((users.len(), devices.len()), (demo.users.len(), demo.devices.len()));
    let after_the_last = admin.users("?cursor=99999999");
    assert_eq!((after_the_last.rows, after_the_last.next), (Vec::new(), None));
}

#[test]
fn a_sheet_loaded_again_changes_nothing() {
    let (_app, admin) = district();
    for noun in ["users", "devices"] {
        let sheet = admin.sheet(noun);
        assert!(sheet.starts_with('\u{feff}'));
        let [added, changed, unchanged, refused] = counts(&admin.load(noun, sheet));
        assert_eq!([added, changed, refused], [0, 0, 0]);
        assert!(unchanged > 1_000);
    }
    let nunez = RecordQueryRequest { q: "nunez".to_owned(), ..RecordQueryRequest::default() };
    let found = admin.found_sheet("users", &nunez);
    let rows: Vec<&str> = found.lines().skip(1).collect();
    assert!(
        !rows.is_empty() && rows.iter().all(|row| row.contains("Núñez") || row.contains("nunez")),
        "{rows:?}"
    );
}

#[test]
fn a_name_that_looks_like_a_formula_does_not_run_and_comes_back_as_it_was() {
    let (_app, admin) = district();
    let loaded = admin.load("users", "User ID,Name\n777001,=HYPERLINK(1)\n");
    assert_eq!(counts(&loaded), [1, 0, 0, 0]);
    let sheet = admin.sheet("users");
    assert!(sheet.contains("\"777001\",\"'=HYPERLINK(1)\","));
    assert!(
        sheet.lines().all(|row| row.trim_start_matches('\u{FEFF}').starts_with('"')),
        "every cell is quoted"
    );
    assert_eq!(admin.search_users("777001")[0].name, "=HYPERLINK(1)");
    assert_eq!(counts(&admin.load("users", sheet))[1], 0);
}

#[test]
fn a_load_that_changes_records_makes_the_shown_plan_stale() {
    let (_app, admin) = district();
    let file = "User ID,Insurance Status\n004231,Declined\n555555,Declined\n";
    let id = admin.stage("user", file).id;
    let before = admin.plan(id, "");
    assert_eq!((before.counts.updated, before.counts.skipped), (1, 1));
    admin.load("users", "User ID,Name\n004231,Ana Núñez\n");
    assert_eq!(admin.plan(id, "").generation, before.generation);
    admin.load("users", "User ID,Name\n555555,New Student\n");
    let after = admin.plan(id, "");
    assert_ne!(after.generation, before.generation);
    assert_eq!((after.counts.updated, after.counts.skipped), (2, 0));
    admin.send(Session::processing(id, &before)).problem(ProblemCode::PlanStale);
}

#[test]
fn a_load_does_not_touch_insurance() {
    let (_app, admin) = district();
    let mut expected = admin.search_users("004231")[0].clone();
    let file = "User ID,School,Grade,Insurance Status,Policy Number\n004231,Elsewhere,06,Declined,X\n";
    assert_eq!(counts(&admin.load("users", file)), [0, 1, 0, 0]);
    expected.school = "Elsewhere".to_owned();
    expected.grade = "06".to_owned();
    assert_eq!(admin.search_users("004231")[0], expected);
}

#[test]
fn a_row_that_would_double_or_replace_a_person_is_refused_and_names_the_record() {
    let (_app, admin) = district();
    let before = admin.search_users("004231")[0].clone();
    let (name, email) = (&before.name, &before.email);
    let twins = format!("User ID,Name,Email\n4231,{name},{email}\nx-1,{name},{email}\n");
    let other = "User ID,Name,Email,Role\n004231,Ben Cho,ben.cho@example.org,teacher\n".to_owned();
    for (file, rows) in [(twins, 2), (other, 1)] {
        let loaded = admin.load("users", file);
        assert_eq!(counts(&loaded), [0, 0, 0, rows]);
        for row in loaded.refused_rows {
            assert_eq!(row.record.as_deref(), Some("004231"));
            assert!(row.reason.message.contains("User ID 004231"), "{}", row.reason.message);
        }
    }
    assert_eq!(admin.search_users("004231"), [before]);
}

#[test]
fn a_load_lists_the_columns_that_it_read_and_ignored() {
    let (_app, admin) = district();
    let file = "First Name [Required],Last Name [Required],Email Address [Required],Employee ID,\
                Org Unit Path [Required]\n\
                Zed,Quill,zed.quill@example.org,777001,/Staff\n";
    let loaded = admin.load("users", file);
    let read: Vec<_> =
        loaded.columns.iter().map(|column| Some(column.read_as.as_ref()?.message.as_str())).collect();
    assert_eq!(read, [Some("First name"), Some("Last name"), Some("Email"), Some("User ID"), None]);
    assert_eq!(admin.search_users("777001")[0].name, "Zed Quill");
}

#[test]
fn a_load_with_the_same_idempotency_key_is_done_once() {
    let (_app, admin) = district();
    let load = |file: &str| admin.send(Session::loading("users", file).header("idempotency-key", "load-1"));
    let file = "User ID,Name\n777001,New\n";
    for _ in 0..2 {
        assert_eq!(counts(&load(file).expect(200).json()), [1, 0, 0, 0]);
    }
    load("User ID,Name\n777002,Other\n").problem(ProblemCode::KeyReused);
}

#[test]
fn a_file_that_is_no_roster_or_too_large_is_refused_whole() {
    let limits = Limits { max_bytes: 1024 * 1024, max_rows: 5_000 };
    let app = App::demo(Options { limits: Some(limits), ..Options::default() });
    let admin = app.demo_admin();
    let refused = |noun: &str, file: &[u8], code: ProblemCode, words: &str| {
        let problem = admin.send(Session::loading(noun, file)).problem(code);
        assert!(problem.detail.contains(words), "{}", problem.detail);
    };
    for (noun, file, words) in [
        ("users", "Serial Number,Model\nABC1234,HP\n", "This is a list of devices"),
        ("devices", "Name\nAna\n", "No column has one of the template’s headers"),
        ("users", "%PDF-1.7\n", "This is a PDF"),
        ("users", "User ID,Name\n1,A\nName,User ID\nB,2\n", "Line 3: This row is another header"),
        ("users", "Student ID,Name\n1,Ana\n", "“Student ID”, hold User ID?"),
        ("users", "User ID,Coverage,Policy #\n118204,Full,P-1\n", "This is an insurance list"),
        ("users", &format!("User ID\n{}", "1\n".repeat(5_001)), "more rows than the limit"),
    ] {
        refused(noun, file.as_bytes(), ProblemCode::FileBlocked, words);
    }
    refused("users", &vec![b'a'; 1024 * 1024 + 1], ProblemCode::TooLarge, "1 MiB");
}

#[test]
fn those_who_only_view_reports_get_no_records() {
    let app = App::demo(Options::default());
    let viewer = app.demo_viewer();
    let sheet = Request::new("GET", paths::records("devices") + ".csv");
    let all = RecordQueryRequest::default();
    let found_sheet = Request::new("POST", paths::records_query_csv("users")).json(&all);
    for request in [
        Request::new("GET", paths::records("users")),
        sheet,
        Session::querying("users", &all),
        Session::querying("devices", &all),
        found_sheet,
        Session::loading("users", "User ID\n1\n"),
    ] {
        viewer.send(request).problem(ProblemCode::Forbidden);
    }
}

#[test]
fn a_preview_shows_what_loading_would_add_and_change_and_changes_nothing() {
    let app = App::start();
    let admin = app.admin();
    let path = paths::records("users");
    let first = "User ID,Name,School\r\n1,Ana Ruiz,North\r\n2,Eva Ruiz,North\r\n";
    let preview = |list: &str| -> RecordsLoaded {
        let request = Request::new("POST", format!("{path}?preview=true")).body("text/csv", list);
        admin.send(request).expect(200).json()
    };
    let shown = preview(first);
    assert_eq!((shown.applied, shown.added, shown.changes.len()), (false, 2, 2));
    assert_eq!(shown.changes[0].old_key, None);
    let users =
        |admin: &Session| admin.get(paths::records("users")).expect(200).json::<Page<UserView>>().rows;
    assert!(users(&admin).is_empty(), "nothing is loaded");
    let loaded = admin.load("users", first);
    assert_eq!((loaded.applied, loaded.added), (true, 2));

    let second = "User ID,Name,School\r\n1,Ana Ruiz,South\r\n2,Eva Ruiz,\r\n3,Jo Park,North\r\n";
    let shown = preview(second);
    assert_eq!((shown.added, shown.changed, shown.unchanged), (1, 1, 1));
    let moved = &shown.changes[0];
    assert_eq!((moved.line, moved.old_key.as_deref()), (2, Some("1")));
    let of_school: Vec<_> = moved
        .attributes
        .iter()
        .map(|change| (change.attribute.as_str(), change.old.as_deref(), change.new.as_str()))
        .collect();
    assert_eq!(of_school, [("school", Some("North"), "South")], "a blank cell changes nothing");
    let before = users(&admin);
    let done = admin.load("users", second);
    assert_eq!((done.added, done.changed, &done.changes), (1, 1, &shown.changes));
    assert_ne!(users(&admin), before);
    admin
        .send(Request::new("POST", format!("{path}?preview=perhaps")).body("text/csv", first))
        .problem(ProblemCode::BadRequest);
    let audit = app.database.read(|tx| audit::newest(tx, 1, 0, 9)).expect("the audit log");
    assert_eq!(audit.iter().filter(|entry| entry.action == "records_loaded").count(), 2);
}
