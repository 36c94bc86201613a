//! `coverlist field`.

use crate::harness::{App, Ran, coverlist_on};
use coverlist_core::record::{Field, FieldType, RecordKind};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

fn on(data: &Path, args: &[&str]) -> Ran {
    coverlist_on(data, &[&["field"], args].concat(), "")
}

/// A directory with a district.
fn district() -> TempDir {
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    data
}

#[test]
fn fields_are_added_renamed_and_listed() {
    let data = district();
    let data = data.path();
    assert_eq!(on(data, &["add", "user", "text", "Insurer"]).exits(0).out, "text_1\n");
    assert_eq!(on(data, &["add", "user", "amount", "Deductible"]).exits(0).out, "amount_2\n");
    assert_eq!(on(data, &["add", "device", "date", "Bought"]).exits(0).out, "date_1\n");
    let renamed = on(data, &["rename", "user", "amount_2", "Deductible per year"]).exits(0).out;
    assert_eq!(renamed, "The user field amount_2 is now named Deductible per year.\n");

    let listed = on(data, &["list"]).exits(0).out;
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 17, "{listed}");
    assert_eq!(lines[0], "user    key              text     User ID (built-in)");
    assert_eq!(lines[8], "user    amount_2         amount   Deductible per year");
    assert_eq!(lines[16], "device  date_1           date     Bought");
    let listed = on(data, &["list", "--json"]).exits(0).json();
    let bought =
        json!({"kind": "device", "id": "date_1", "type": "date", "name": "Bought", "built_in": false});
    assert_eq!(listed[16], bought);
}

#[test]
fn a_field_that_breaks_a_rule_is_refused() {
    let data = district();
    let data = data.path();
    on(data, &["add", "user", "text", "Insurer"]).exits(0);
    let refused = |args: &[&str], words: &str| {
        let ran = on(data, args).exits(1);
        assert!(ran.out.is_empty() && ran.err.contains(words), "{}{}", ran.out, ran.err);
    };
    refused(&["add", "user", "date", "insurer"], "Another field of this kind of record");
    refused(&["add", "user", "date", ""], "1 to 80 characters");
    refused(&["rename", "user", "text_1", "Policy Number"], "Another field");
    refused(&["rename", "user", "policy_number", "Policy"], "built-in");
    for unknown in [["user", "text_2"], ["user", "amount_1"], ["device", "text_1"], ["user", "no id"]] {
        refused(&["rename", unknown[0], unknown[1], "Agent"], "has no");
    }
    for (wrong, words) in [(["laptop", "text"], "user, device"), (["user", "money"], "text, integer, amount")]
    {
        let ran = on(data, &["add", wrong[0], wrong[1], "Agent"]).exits(2);
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    let nowhere = TempDir::new().expect("a directory");
    on(nowhere.path(), &["list"]).exits(2);
    assert_eq!(on(data, &["list"]).exits(0).out.lines().count(), 15);
}

#[test]
fn a_running_server_and_the_command_see_each_others_fields_and_the_audit_log_has_both() {
    let app = App::start();
    let admin = app.admin();
    let ours = ["--district", "Our district"];
    let several = on(app.data(), &["add", "user", "text", "Insurer"]).exits(2);
    assert!(several.err.contains("--district"), "{}", several.err);
    admin.add_field(RecordKind::User, FieldType::Text, "Insurer");
    let added = on(app.data(), &[&["add", "user", "amount", "Deductible"], &ours[..]].concat()).exits(0);
    assert_eq!(added.out, "amount_2\n");
    on(app.data(), &[&["rename", "user", "text_1", "Company"], &ours[..]].concat()).exits(0);
    let fields = admin.fields();
    let name = |id| fields.iter().find(|field| field.id == id).map(|field| field.name.as_str());
    assert_eq!(name(Field::custom(1, FieldType::Text)), Some("Company"));
    assert_eq!(name(Field::custom(2, FieldType::Amount)), Some("Deductible"));

    coverlist_on(app.data(), &["audit", "verify"], "").exits(0);
    let args = [&["audit", "list", "--log", "audit", "--json"], &ours[..]].concat();
    let entries = coverlist_on(app.data(), &args, "").exits(0).out;
    let entries = entries.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let changes: Vec<Value> = entries
        .filter(|entry| entry["action"] == "fields_changed")
        .map(|entry| json!([entry["account"], entry["detail"]]))
        .collect();
    let id = |id: &str| json!([{"kind": "user", "id": id}]);
    let expected = [
        json!(["admin@a.example.org", {"added": id("text_1"), "renamed": []}]),
        json!([null, {"added": id("amount_2"), "renamed": []}]),
        json!([null, {"added": [], "renamed": id("text_1")}]),
    ];
    assert_eq!(changes, expected);
}
