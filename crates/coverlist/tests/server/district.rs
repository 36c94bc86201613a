//! `coverlist district`, and the current day in each district.

use crate::harness::{App, Binary, Csv, Ran, command, coverlist_on};
use coverlist_api::{FindingView, Page, paths};
use coverlist_core::findings::Code;
use coverlist_server::store::{Database, districts};
use tempfile::TempDir;

fn on(data: &TempDir, args: &[&str]) -> Ran {
    coverlist_on(data.path(), args, "")
}

#[test]
fn a_district_is_added_renamed_and_moved_to_another_time_zone() {
    let data = TempDir::new().expect("a directory");
    let added = on(&data, &["district", "add", "Oakwod", "--time-zone", "america/chicago"]).exits(0);
    assert!(added.out.contains("America/Chicago"), "{}", added.out);
    let again = on(&data, &["district", "add", "Oakwod"]).exits(2);
    assert!(again.err.contains("Another district has this name"), "{}", again.err);
    on(&data, &["district", "rename", "Oakwood"]).exits(0);
    on(&data, &["district", "time-zone", "Asia/Tokyo"]).exits(0);
    let listed = on(&data, &["district", "list", "--json"]).exits(0).json();
    assert_eq!(listed, serde_json::json!([{ "name": "Oakwood", "time_zone": "Asia/Tokyo" }]));
    let actions = Database::existing(data.path())
        .expect("a database")
        .read(|tx| tx.query("SELECT action FROM audit ORDER BY id", &[], |row| row.get::<String>(0)));
    let actions = actions.expect("entries");
    assert_eq!(actions, ["district_added", "district_renamed", "time_zone_changed"]);
}

#[test]
fn a_new_district_is_in_the_time_zone_of_its_machine_unless_it_has_none() {
    for (machine, zone) in
        [("America/Denver", "America/Denver"), ("", "UTC"), ("EST5EDT,M3.2.0,M11.1.0", "UTC")]
    {
        let data = TempDir::new().expect("a directory");
        let added =
            command(["district", "add", "Oakwood", "--data"]).arg(data.path()).env("TZ", machine).output();
        let said = String::from_utf8_lossy(&added.expect("it runs").stdout).into_owned();
        assert!(said.contains(&format!("Its time zone is {zone}, as on this machine")), "{said}");
        let served = TempDir::new().expect("a directory");
        Binary::start(served.path(), &[], &[("TZ", machine)]).kill();
        for data in [data, served] {
            assert_eq!(on(&data, &["district", "list", "--json"]).exits(0).json()[0]["time_zone"], zone);
        }
    }
}

#[test]
fn invalid_time_zones_and_names_are_refused_with_a_reason() {
    let data = TempDir::new().expect("a directory");
    for (args, words) in [
        (&["district", "add", "Oakwood", "--time-zone", "Chicago"][..], "Use one of these: America/Chicago"),
        (&["district", "add", "Oakwood", "--time-zone", "new york"], "America/New_York"),
        (&["district", "add", "Oakwood", "--time-zone", "EST5EDT4"], "such as America/Chicago"),
        (&["district", "add", "Oakwood", "--time-zone", "Etc/Unknown"], "such as America/Chicago"),
        (&["district", "add", "  "], "Use a name"),
    ] {
        let ran = on(&data, args).exits(2);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    assert!(!data.path().join("coverlist.db").exists());
}

/// During the evening in America, UTC already has the next day.
#[test]
fn the_districts_day_decides_what_has_expired() {
    let app = App::start();
    let move_first = |zone: &'static str| {
        let moved = app.database.write(|tx| districts::set_time_zone(tx, 1, zone));
        moved.expect("it is written");
    };
    let ends_today = || Csv::device().row("A1,Enrolled,P-1,Full,460.00,2025-08-24,2026-08-24").bytes();
    let is_expired = |session: &crate::harness::Session| {
        let import = session.stage("device", ends_today());
        let findings: Page<FindingView> = session.get(paths::import_findings(import.id)).expect(200).json();
        session.delete(paths::import(import.id)).expect(200);
        findings.rows.iter().any(|finding| finding.code == Code::AlreadyExpired)
    };
    // The clock shows noon of August 24 in UTC, and then two hours into August 25.
    let (admin, stranger) = (app.admin(), app.stranger());
    move_first("America/Chicago");
    assert_eq!((is_expired(&admin), is_expired(&stranger)), (false, false));
    app.clock.pass_minutes(14 * 60);
    let (admin, stranger) = (app.admin(), app.stranger());
    assert_eq!((is_expired(&admin), is_expired(&stranger)), (false, true));
    move_first("Asia/Tokyo");
    assert!(is_expired(&admin));
    assert_eq!(admin.view().expect("a session").time_zone, "Asia/Tokyo");
    move_first("No/Longer");
    assert!(is_expired(&admin));
}
