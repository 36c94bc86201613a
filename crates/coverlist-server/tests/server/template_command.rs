//! `coverlist template`.

use crate::harness::{App, Ran, coverlist_on, write};
use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;
use coverlist_server::store::{Database, audit, templates};
use serde_json::{Value, json};
use tempfile::TempDir;

fn on(data: &TempDir, args: &[&str]) -> Ran {
    coverlist_on(data.path(), &[&["template"], args].concat(), "")
}

/// A directory with a district.
fn district() -> TempDir {
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    data
}

#[test]
fn templates_are_listed_and_shown() {
    let data = district();
    let listed = on(&data, &["list"]).exits(0).out;
    assert_eq!(listed, "user    version 1  user    User\ndevice  version 1  device  Device\n");
    let listed = on(&data, &["list", "--json"]).exits(0).json();
    assert_eq!(listed[1]["columns"][0]["header"], "Device Serial");
    let shown = on(&data, &["show", "device"]).exits(0).out;
    assert!(shown.starts_with("Device (device), version 1, for devices\n"), "{shown}");
    assert!(
        shown.contains("  Device Serial (required)\n  Insurance Status (required)\n  Policy Number\n"),
        "{shown}"
    );
    assert!(shown.contains("not_enrolled  Not Enrolled, Unenrolled, No, N\n"), "{shown}");
    let unknown = on(&data, &["show", "teapot"]).exits(2).err;
    assert!(unknown.contains("Its templates are: user, device."), "{unknown}");
}

#[test]
fn an_exported_document_can_be_changed_and_imported() {
    let data = district();
    let exported = on(&data, &["export", "device"]).exits(0);
    let file = write(data.path(), "device.json", &exported.out);
    let file = file.to_str().expect("a path");
    let same = on(&data, &["import", file]).exits(0).out;
    assert_eq!(same, "The template device is unchanged at version 1.\n");

    let mut document: Value = exported.json();
    assert!(document.get("version").is_none(), "the district assigns versions");
    document["columns"][0]["header"] = json!("Serial");
    write(data.path(), "device.json", document.to_string());
    let changed = on(&data, &["import", file]).exits(0).out;
    assert_eq!(changed, "The template device is now version 2.\n");

    (document["id"], document["name"]) = (json!("laptop"), json!("Laptop"));
    let added = coverlist_on(data.path(), &["template", "import", "-"], &document.to_string()).exits(0).out;
    assert_eq!(added, "The template laptop is now version 1.\n");

    let database = Database::existing(data.path()).expect("a database");
    let (set, entries) = database
        .read(|tx| Ok((templates::current(tx, 1)?, audit::newest(tx, 1, 0, 100)?)))
        .expect("templates and entries");
    let found: Vec<_> =
        set.iter().map(|found| (found.id.as_str(), found.version, &*found.columns[0].header)).collect();
    assert_eq!(found, [("user", 1, "User ID"), ("device", 2, "Serial"), ("laptop", 1, "Serial")]);
    let entries: Vec<_> =
        entries.iter().map(|entry| (entry.account, &*entry.action, &*entry.detail)).collect();
    let changed = |detail| (None, "template_changed", detail);
    assert_eq!(entries[0], changed(r#"{"template":"laptop","version":1}"#));
    assert_eq!(entries[1], changed(r#"{"template":"device","version":2}"#));
    assert_eq!(entries.len(), 3, "and `district_added`");
}

#[test]
fn an_invalid_document_is_refused_by_its_place() {
    let data = district();
    let mut document = serde_json::to_value(Template::builtin(RecordKind::Device)).expect("JSON");
    document["columns"][2]["header"] = json!("Reason");
    let ran = coverlist_on(data.path(), &["template", "import", "-"], &document.to_string()).exits(1);
    assert!(ran.err.contains("/columns/2/header"), "{}", ran.err);
    let ran = on(&data, &["import", "missing.json"]).exits(2);
    assert!(ran.err.contains("missing.json"), "{}", ran.err);
    assert!(on(&data, &["list"]).exits(0).out.contains("device  version 1"));
}

#[test]
fn a_command_names_its_district_and_a_running_server_sees_the_change() {
    let app = App::start();
    let admin = app.admin();
    let args = ["template", "import", "-", "--district", "Another district"];
    let document = json!({
        "id": "device", "name": "Device", "kind": "device",
        "columns": [
            {"field": "key", "header": "Serial", "required": true},
            {"field": "status", "header": "State", "required": true},
        ],
        "status_words": [{"word": "In", "status": "enrolled"}, {"word": "Out", "status": "not_enrolled"}],
    });
    let several = coverlist_on(app.data(), &args[..3], &document.to_string()).exits(2);
    assert!(several.err.contains("--district"), "{}", several.err);
    coverlist_on(app.data(), &args, &document.to_string()).exits(0);
    assert_eq!(admin.template("device").version, 1);
    let stranger = app.stranger();
    assert_eq!(stranger.template("device").version, 2);
    let query = "template=device&template_version=2&name=list.csv";
    let ask = crate::harness::Session::staging_with(query, "Serial,State\r\nA1,In\r\n");
    stranger.send(ask).expect(201);
}
