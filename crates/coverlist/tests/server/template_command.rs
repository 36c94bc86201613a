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

fn import(data: &TempDir, document: &Value) -> Ran {
    coverlist_on(data.path(), &["template", "import", "-"], &document.to_string())
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
    assert_eq!(
        listed,
        "user     version 1  user    User\ndevice   version 1  device  Device\n\
         users    version 1  user    Users\ndevices  version 1  device  Devices\n"
    );
    let listed = on(&data, &["list", "--json"]).exits(0).json();
    assert_eq!(listed[1]["fields"][0]["name"], "Device Serial");
    let shown = on(&data, &["show", "device"]).exits(0).out;
    assert!(shown.starts_with("Device (device), version 1, for devices\n"), "{shown}");
    assert!(shown.contains("\n  Device Serial: key, text, required\n"), "{shown}");
    assert!(
        shown.contains("\n    words: Enrolled, Yes, Y = enrolled; Not Enrolled, Unenrolled, No, N ="),
        "{shown}"
    );
    let unknown = on(&data, &["show", "teapot"]).exits(2).err;
    assert!(unknown.contains("Use one of: user, device, users, devices."), "{unknown}");
}

#[test]
fn every_rule_of_a_column_is_shown() {
    let data = district();
    let mut document = serde_json::to_value(Template::builtin(RecordKind::User)).expect("JSON");
    document["description"] = json!("For the insurer");
    document["coverlist:leavingStatuses"] = json!(["declined"]);
    document["coverlist:waivedIsCovered"] = json!(true);
    let number = &mut document["fields"][2];
    number["description"] = json!("As on the card");
    number["example"] = json!("WA-12");
    number["coverlist:blank"] = json!("clear");
    number["constraints"] = json!({"minLength": 3, "maxLength": 9, "pattern": "[A-Z]+-\\d+"});
    document["fields"][4]["constraints"] = json!({"minimum": 10, "maximum": 2000});
    document["fields"][5]["format"] = json!("%m/%d/%Y");
    import(&data, &document).exits(0);
    let shown = on(&data, &["show", "user"]).exits(0).out;
    for line in [
        "User (user), version 2, for users",
        "For the insurer",
        "Statuses that end coverage: declined",
        "Waived counts as covered: yes",
        "  Policy Number: policy_number, text",
        "    description: As on the card",
        "    a blank cell: clears the value",
        "    length: 3 to 9",
        "    pattern: [A-Z]+-\\d+",
        "    example: WA-12",
        "  Coverage Amount: coverage_amount, amount",
        "    values: 10.00 to 2000.00",
        "    date formats: %m/%d/%Y",
        "    date formats: any",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
    assert!(shown.contains("\n    other headers: Policy, Policy ID, "), "{shown}");
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
    document["fields"][0]["name"] = json!("Serial");
    document["primaryKey"] = json!(["Serial"]);
    write(data.path(), "device.json", document.to_string());
    let changed = on(&data, &["import", file]).exits(0).out;
    assert_eq!(changed, "The template device is now version 2.\n");

    document["title"] = json!("Tablet");
    let stale = import(&data, &document).exits(1).err;
    assert!(stale.contains("is at version 2 now, so nothing was changed"), "{stale}");

    (document["coverlist:id"], document["title"]) = (json!("laptop"), json!("Laptop"));
    let added = import(&data, &document).exits(0).out;
    assert_eq!(added, "The template laptop is now version 1.\n");

    let database = Database::existing(data.path()).expect("a database");
    let (set, entries) = database
        .read(|tx| Ok((templates::current(tx, 1)?, audit::newest(tx, 1, 0, 100)?)))
        .expect("templates and entries");
    let found: Vec<_> =
        set.iter().map(|found| (found.id.as_str(), found.version, &*found.columns[0].header)).collect();
    let records = [("users", 1, "User ID"), ("devices", 1, "Device Serial")];
    let before = [("user", 1, "User ID"), ("device", 2, "Serial")];
    assert_eq!(found, [&before[..], &records, &[("laptop", 1, "Serial")]].concat());
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
    document["fields"][2]["name"] = json!("Reason");
    let ran = import(&data, &document).exits(1);
    assert!(ran.err.contains("/fields/2/name"), "{}", ran.err);
    let ran = on(&data, &["import", "missing.json"]).exits(2);
    assert!(ran.err.contains("missing.json"), "{}", ran.err);
    assert!(on(&data, &["list"]).exits(0).out.contains("device   version 1"));
}

#[test]
fn a_command_names_its_district_and_a_running_server_sees_the_change() {
    let app = App::start();
    let admin = app.admin();
    let args = ["template", "import", "-", "--district", "Another district"];
    let document = json!({
        "coverlist:id": "device", "coverlist:kind": "device", "title": "Device",
        "fields": [
            {"name": "Serial", "type": "string", "coverlist:field": "key", "constraints": {"required": true}},
            {"name": "State", "type": "string", "coverlist:field": "status", "constraints": {"required": true},
             "coverlist:words": [{"word": "In", "means": "enrolled"}, {"word": "Out", "means": "not_enrolled"}]},
        ],
    });
    let several = coverlist_on(app.data(), &args[..3], &document.to_string()).exits(2);
    assert!(several.err.contains("--district"), "{}", several.err);
    coverlist_on(app.data(), &args, &document.to_string()).exits(0);
    assert_eq!(admin.template("device").version, 1);
    let stranger = app.stranger();
    assert_eq!(stranger.template("device").version, 2);
    assert_eq!(stranger.stage("device", "Serial,State\r\nA1,In\r\n").template_version, 2);
}
