//! The fields of a district by the API: built-in ones, and those that the district adds.

use crate::harness::{App, Request, Session};
use FieldType::{Amount, Choice, Date, Status, Text};
use RecordKind::{Device, User};
use coverlist_api::{FieldEntry, FieldView, Page, ProblemCode, paths};
use coverlist_core::record::{Field, FieldSet, FieldType, RecordKind};
use coverlist_core::template::{Column, Template};
use coverlist_server::store::{StoreError, Tx, audit};
use serde_json::{Value, json};

/// An entry that adds a field.
fn new(kind: RecordKind, field_type: FieldType, name: &str) -> FieldEntry {
    FieldEntry { kind, id: None, field_type, name: name.to_owned(), built_in: None }
}

/// An entry that keeps or renames a field.
fn old(kind: RecordKind, id: Field, name: &str) -> FieldEntry {
    FieldEntry { id: Some(id), ..new(kind, id.field_type(), name) }
}

fn put(session: &Session, rows: Vec<FieldEntry>) -> Vec<FieldView> {
    session.send(Session::changing_fields(rows)).expect(200).json::<Page<FieldView>>().rows
}

/// The kind, id and name of each custom field.
fn custom(fields: &[FieldView]) -> Vec<(RecordKind, String, &str)> {
    let custom = fields.iter().filter(|field| !field.built_in);
    custom.map(|field| (field.kind, field.id.to_string(), field.name.as_str())).collect()
}

/// The details of the entries about fields in the audit log of the first district, oldest first.
fn changes(app: &App) -> Vec<Value> {
    let entries = |tx: &Tx<'_>| audit::newest(tx, 1, 0, 1000);
    let entries = app.database.read(entries).expect("entries");
    let changes = entries.iter().rev().filter(|entry| entry.action == "fields_changed");
    changes.map(|entry| serde_json::from_str(&entry.detail).expect("JSON")).collect()
}

#[test]
fn a_new_district_has_the_built_in_fields() {
    let app = App::start();
    let fields = app.viewer().fields();
    assert_eq!(app.settings_only().fields(), fields);
    let ids: Vec<Field> = fields.iter().map(|field| field.id).collect();
    assert_eq!(ids, [Field::BUILT_IN, Field::BUILT_IN].concat());
    assert!(fields.iter().all(|field| field.built_in && field.field_type == field.id.field_type()));
    let key = app.send(&Request::new("GET", paths::FIELDS).header("cookie", &app.admin().cookie));
    let first = key.json::<Value>()["rows"][0].clone();
    let expected = json!({"kind": "user", "id": "key", "type": "text", "name": "User ID", "built_in": true});
    assert_eq!(first, expected);
    assert_eq!(fields[7].name, "Device Serial");
}

#[test]
fn an_entry_without_an_id_adds_a_field_with_the_next_number_of_its_kind() {
    let app = App::start();
    let admin = app.admin();
    let first = put(&admin, vec![new(User, Text, "Insurer"), new(Device, Date, "Bought")]);
    assert_eq!(custom(&first), [(User, "text_1".into(), "Insurer"), (Device, "date_1".into(), "Bought")]);
    let rows = vec![
        new(User, Amount, "Deductible"),
        old(Device, Field::custom(1, Date), "Bought"),
        new(User, Status, "Status last year"),
        old(User, Field::custom(1, Text), "Insurer"),
        new(Device, Choice, "Plan"),
    ];
    let second = put(&admin, rows);
    let expected = [
        (User, "text_1".into(), "Insurer"),
        (User, "amount_2".into(), "Deductible"),
        (User, "status_3".into(), "Status last year"),
        (Device, "date_1".into(), "Bought"),
        (Device, "choice_2".into(), "Plan"),
    ];
    assert_eq!(custom(&second), expected);
    assert_eq!(admin.fields(), second);

    let id = |kind: &str, id: &str| json!({"kind": kind, "id": id});
    let expected = [
        json!({"added": [id("user", "text_1"), id("device", "date_1")], "renamed": []}),
        json!({"added": [id("user", "amount_2"), id("user", "status_3"), id("device", "choice_2")], "renamed": []}),
    ];
    assert_eq!(changes(&app), expected);
    assert_eq!(app.database.read(|tx| audit::check(tx, 1, Vec::new(), |_| ())).expect("a check").flaws, []);
    // Another district counts its own fields.
    assert_eq!(custom(&app.stranger().fields()), []);
    assert_eq!(app.stranger().add_field(User, Choice, "Plan"), Field::custom(1, Choice));
}

#[test]
fn an_entry_with_an_id_renames_the_field_and_two_fields_can_swap_their_names() {
    let app = App::start();
    let admin = app.admin();
    put(&admin, vec![new(User, Text, "Insurer"), new(User, Text, "Agent"), new(User, Date, "Renewed")]);
    let (insurer, agent, renewed) = (Field::custom(1, Text), Field::custom(2, Text), Field::custom(3, Date));
    let rows = vec![old(User, insurer, "Agent"), old(User, agent, "Insurer"), old(User, renewed, "Renewed")];
    let after = put(&admin, rows);
    let expected = [
        (User, "text_1".into(), "Agent"),
        (User, "text_2".into(), "Insurer"),
        (User, "date_3".into(), "Renewed"),
    ];
    assert_eq!(custom(&after), expected);
    let id = |id: &str| json!({"kind": "user", "id": id});
    assert_eq!(changes(&app)[1], json!({"added": [], "renamed": [id("text_1"), id("text_2")]}));
    assert!(!changes(&app)[1].to_string().contains("Agent"), "the log has no names");
}

#[test]
fn the_list_can_be_sent_back_as_it_was_received() {
    let app = App::start();
    let admin = app.admin();
    admin.add_field(User, Amount, "Deductible");
    let list = admin.get(paths::FIELDS).expect(200);
    let same = admin.send(Request::new("PUT", paths::FIELDS).body("application/json", list.body.clone()));
    assert_eq!(same.expect(200).body, list.body);
    assert_eq!(changes(&app).len(), 1, "nothing changed");
}

#[test]
fn a_district_can_have_as_many_fields_with_as_long_names_as_the_rules_allow() {
    let app = App::start();
    let admin = app.admin();
    let name = |number| format!("{number:03}{}", "𝕱".repeat(FieldSet::LONGEST_NAME - 3));
    let of_kind = |kind| (0..FieldSet::MOST).map(move |number| new(kind, Choice, &name(number)));
    put(&admin, RecordKind::ALL.into_iter().flat_map(of_kind).collect());
    let list = admin.get(paths::FIELDS).expect(200).body;
    assert!(list.len() > 64 * 1024, "{}", list.len());
    admin.send(Request::new("PUT", paths::FIELDS).body("application/json", list)).expect(200);
}

#[test]
fn a_list_that_breaks_a_rule_is_refused_by_its_place_and_nothing_is_stored() {
    let app = App::start();
    let admin = app.admin();
    let deductible = admin.add_field(User, Amount, "Deductible");
    let before = admin.fields();
    let refused = |rows: Vec<FieldEntry>, pointer: &str, words: &str| {
        let rows =
            [vec![old(User, deductible, "Deductible per year"), new(Device, Text, "New")], rows].concat();
        let problem = admin.send(Session::changing_fields(rows)).problem(ProblemCode::FieldsInvalid);
        assert_eq!(problem.pointer.as_deref(), Some(pointer), "{}", problem.detail);
        assert!(problem.detail.contains(words), "{}", problem.detail);
        assert!(problem.detail.ends_with("Nothing was changed."), "{}", problem.detail);
        assert_eq!(admin.fields(), before);
    };
    refused(vec![new(User, Text, " ")], "/rows/2/name", "1 to 80 characters");
    refused(vec![new(User, Text, "deductible  PER year")], "/rows/2/name", "Another field");
    refused(vec![new(Device, Text, "Policy number")], "/rows/2/name", "Another field");
    refused(vec![old(User, deductible, "Twice")], "/rows/2/id", "this number");
    refused(vec![old(Device, deductible, "Deductible")], "/rows/2/id", "no field with this ID");
    refused(vec![old(User, Field::custom(1, Text), "Deductible")], "/rows/2/id", "no field with this ID");
    refused(vec![old(User, Field::custom(9, Text), "Ninth")], "/rows/2/id", "no field with this ID");
    let other_type = FieldEntry { field_type: Text, ..old(User, deductible, "Deductible") };
    refused(vec![other_type], "/rows/2/type", "never changes");
    refused(vec![old(User, Field::PolicyNumber, "Policy")], "/rows/2/name", "built-in");
    let other_type = FieldEntry { field_type: Date, ..old(User, Field::PolicyNumber, "Policy Number") };
    refused(vec![other_type], "/rows/2/type", "never changes");
    let built_in = FieldEntry { built_in: Some(true), ..new(User, Text, "Mine") };
    refused(vec![built_in], "/rows/2/built_in", "built-in");
    let many = (0..=FieldSet::MOST).map(|number| new(Device, Text, &format!("Field {number}")));
    refused(many.collect(), "/rows/101/kind", "at most 100");
    assert_eq!(changes(&app).len(), 1);
}

#[test]
fn a_body_that_is_no_list_is_refused_by_its_place() {
    let app = App::start();
    let admin = app.admin();
    let entry = json!({"kind": "user", "type": "text", "name": "Insurer"});
    let with = |key: &str, value: Value| {
        let mut entry = entry.clone();
        entry[key] = value;
        json!({"rows": [entry]})
    };
    for (body, pointer) in [
        (json!([]), ""),
        (json!({"rows": {}}), "/rows"),
        (with("kind", json!("laptop")), "/rows/0/kind"),
        (with("type", json!("money")), "/rows/0/type"),
        (with("name", json!(7)), "/rows/0/name"),
        (with("id", json!("amount_0")), "/rows/0/id"),
        (with("Id", json!("text_1")), "/rows/0/Id"),
    ] {
        let ask = Request::new("PUT", paths::FIELDS).json(&body);
        let problem = admin.send(ask).problem(ProblemCode::FieldsInvalid);
        assert_eq!(problem.pointer.as_deref(), Some(pointer), "{body}: {}", problem.detail);
    }
    admin
        .send(Request::new("PUT", paths::FIELDS).body("application/json", "{"))
        .problem(ProblemCode::FieldsInvalid);
    admin
        .send(Request::new("PUT", paths::FIELDS).body("text/csv", ""))
        .problem(ProblemCode::UnsupportedMedia);
    assert_eq!(custom(&admin.fields()), []);
}

#[test]
fn of_two_people_who_edit_the_same_list_the_second_is_refused() {
    let app = App::start();
    let (one, other) = (app.admin(), app.settings_only());
    one.add_field(User, Text, "Insurer");
    let list: Vec<_> = one.fields().into_iter().map(FieldEntry::from).collect();
    let edited = |name: &str| [list.clone(), vec![new(User, Amount, name)]].concat();
    let answers = std::thread::scope(|scope| {
        let sent = [(&one, "Deductible"), (&other, "Premium")]
            .map(|(session, name)| scope.spawn(|| session.send(Session::changing_fields(edited(name)))));
        sent.map(|sent| sent.join().expect("an answer"))
    });
    let refused = answers.into_iter().filter(|answer| answer.status != 200);
    let problems: Vec<_> = refused.map(|answer| answer.problem(ProblemCode::FieldsInvalid)).collect();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].pointer.as_deref(), Some("/rows"));
    assert!(problems[0].detail.contains("leaves out the user field amount_2"), "{}", problems[0].detail);
    assert_eq!(custom(&one.fields()).len(), 2);
    assert_eq!(changes(&app).len(), 2);
}

#[test]
fn a_repeated_request_adds_a_field_once() {
    let app = App::start();
    let admin = app.admin();
    let ask = Session::changing_fields(vec![new(User, Text, "Insurer")]).header("idempotency-key", "one");
    let first = admin.send(ask.clone()).expect(200);
    assert_eq!(admin.send(ask).expect(200).body, first.body);
    let other = Session::changing_fields(vec![new(User, Text, "Agent")]).header("idempotency-key", "one");
    admin.send(other).problem(ProblemCode::KeyReused);
    assert_eq!(changes(&app).len(), 1);
}

#[test]
fn a_template_can_use_a_field_after_the_district_has_it() {
    let app = App::start();
    let admin = app.admin();
    let mut template: Template = admin.template("user");
    template.columns.push(Column::new(Field::custom(1, Amount), "Deductible"));
    let refused = || {
        let problem = admin.send(Session::changing(&template)).problem(ProblemCode::TemplateInvalid);
        assert_eq!(problem.pointer.as_deref(), Some("/fields/7/coverlist:field"), "{}", problem.detail);
        assert!(problem.detail.contains("The district has no such field"), "{}", problem.detail);
    };
    refused();
    admin.add_field(Device, Amount, "Deductible");
    app.stranger().add_field(User, Amount, "Deductible");
    refused();
    assert_eq!(admin.add_field(User, Amount, "Deductible"), Field::custom(1, Amount));
    assert_eq!(admin.change(&template).version, 2);
    assert_eq!(admin.template("user"), Template { version: 2, ..template });
}

#[test]
fn only_the_name_of_a_field_changes_and_no_number_is_reused() {
    let app = App::start();
    app.admin().add_field(User, Text, "Insurer");
    let add = |number: u16| {
        format!("INSERT OR REPLACE INTO field VALUES (1, 'user', {number}, 'text', 'Agent', 0, NULL)")
    };
    for sql in [
        "DELETE FROM field",
        "UPDATE field SET type = 'date'",
        "UPDATE field SET kind = 'device'",
        "UPDATE field SET number = 2",
        &add(1),
        &add(3),
    ] {
        let done = app.database.write(|tx| tx.execute(sql, &[]));
        assert!(matches!(done, Err(StoreError::Corrupt(_))), "{sql}");
    }
    app.database.write(|tx| tx.execute(&add(2), &[])).expect("the next number");
    assert_eq!(custom(&app.admin().fields()).len(), 2);
}
