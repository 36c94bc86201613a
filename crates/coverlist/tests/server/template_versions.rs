//! The versions of a template, and what a changed document would become.

use crate::harness::{App, Csv, Request, Session, coverlist_on};
use coverlist_api::{Page, ProblemCode, SentenceView, TemplatePreview, TemplateVersionView, paths};
use coverlist_core::record::{Status, Value};
use coverlist_core::template::{Template, Word};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

fn versions(session: &Session, query: &str) -> Page<TemplateVersionView> {
    session.get(paths::template_versions("user") + query).expect(200).json()
}

fn messages(sentences: &[SentenceView]) -> Vec<&str> {
    sentences.iter().map(|sentence| sentence.message.as_str()).collect()
}

/// What a document would become, after a change of the current version of the template for users.
fn preview(session: &Session, change: impl FnOnce(&mut Json)) -> TemplatePreview {
    let mut document: Json = serde_json::to_value(session.template("user")).expect("a document");
    change(&mut document);
    session.send(Request::new("POST", paths::template_preview("user")).json(&document)).expect(200).json()
}

/// The places and texts of the faults.
fn faults(preview: &TemplatePreview) -> Vec<(&str, &str)> {
    preview.faults.iter().map(|fault| (fault.pointer.as_str(), fault.problem.message.as_str())).collect()
}

fn with_word(template: &Template) -> Template {
    let mut template = template.clone();
    let means = Value::Status(Status::Waived);
    template.columns[1].words.push(Word { word: "Free plan".to_owned(), means });
    template
}

#[test]
fn versions_say_who_saved_them_what_changed_and_how_many_imports_used_them() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("user", Csv::user().insures("1").bytes());
    admin.delete(paths::import(import.id)).expect(200);
    let mut renamed = admin.change(&with_word(&admin.template("user")));
    renamed.columns[2].header = "Policy".to_owned();
    renamed.columns[2].max_length = Some(40);
    admin.change(&renamed);
    let file = String::from_utf8(Csv::user().insures("1").bytes()).expect("a text");
    admin.stage("user", file.replace("Policy Number", "Policy").into_bytes());

    let page = versions(&admin, "");
    assert_eq!(page.next, None);
    let seen: Vec<_> = page.rows.iter().map(|row| (row.version, row.imports)).collect();
    assert_eq!(seen, [(3, 1), (2, 0), (1, 1)]);
    let [third, second, first] = page.rows.as_slice() else { panic!("three versions") };
    let changes = ["Policy Number is now called Policy.", "Policy has at most 40 characters."];
    assert_eq!(messages(&third.differences), changes);
    assert_eq!(messages(&second.differences), ["“Free plan” means Waived."]);
    assert_eq!(second.by.as_ref().map(|by| by.email.as_str()), Some("admin@a.example.org"));
    assert_eq!((messages(&first.differences).as_slice(), &first.by), ([].as_slice(), &None));
}

#[test]
fn versions_come_in_pages_and_each_page_knows_the_version_before_its_last() {
    let app = App::start();
    let admin = app.admin();
    for name in ["Students", "Pupils"] {
        admin.change(&Template { name: name.to_owned(), ..admin.template("user") });
    }
    let first = versions(&admin, "?limit=2");
    assert_eq!(first.next.as_deref(), Some("2"));
    assert_eq!(messages(&first.rows[1].differences), ["The name is now “Students”."]);
    let second = versions(&admin, "?limit=2&cursor=2");
    assert_eq!((second.rows.len(), second.rows[0].version, second.next), (1, 1, None));
    admin.get(paths::template_versions("teapot")).problem(ProblemCode::NotFound);
    let other: Page<TemplateVersionView> =
        app.stranger().get(paths::template_versions("user")).expect(200).json();
    assert_eq!(other.rows.len(), 1);
}

#[test]
fn a_preview_says_what_would_change_and_shows_the_example_and_stores_nothing() {
    let app = App::start();
    let admin = app.admin();
    let seen = preview(&admin, |document| {
        document["fields"][2]["name"] = json!("Policy");
        document["coverlist:waivedIsCovered"] = json!(true);
        document["coverlist:leavingStatuses"] = json!(["not_enrolled", "declined"]);
    });
    assert_eq!((seen.current, faults(&seen).len()), (1, 0));
    let differences = [
        "Policy Number is now called Policy.",
        "These statuses end coverage: Not enrolled and Declined.",
        "Waived counts as covered.",
    ];
    assert_eq!(messages(&seen.differences), differences);
    assert_eq!(seen.example[0][..3], ["User ID", "Insurance Status", "Policy"]);
    assert_eq!(seen.example[1][1], "Enrolled");
    assert_eq!(admin.template("user").version, 1);
    assert_eq!(messages(&preview(&admin, |_| ()).differences), [] as [&str; 0]);
}

#[test]
fn a_preview_names_the_fault_of_each_column() {
    let app = App::start();
    let admin = app.admin();
    let seen = preview(&admin, |document| {
        document["fields"][1]["constraints"] = json!({"required": true});
        document["fields"][1]["coverlist:words"]
            .as_array_mut()
            .expect("words")
            .push(json!({"word": "yes", "means": "waived"}));
        document["fields"][2]["constraints"] = json!({"pattern": "("});
        document["fields"][4]["constraints"] = json!({"minimum": "12.345"});
        document["fields"][5]["name"] = json!("Coverage End Date");
    });
    let places: Vec<_> = faults(&seen).into_iter().map(|(pointer, _)| pointer.to_owned()).collect();
    assert_eq!(
        places,
        [
            "/fields/1/coverlist:words/9/word",
            "/fields/2/constraints/pattern",
            "/fields/4/constraints/minimum",
            "/fields/6/name",
        ]
    );
    assert_eq!((seen.differences, seen.example), (vec![], vec![] as Vec<Vec<String>>));

    let both = preview(&admin, |document| {
        document["fields"][4]["constraints"] = json!({"minimum": "12.345"});
        document["fields"][3]["name"] = json!("Line");
    });
    let places: Vec<_> = faults(&both).into_iter().map(|(pointer, _)| pointer.to_owned()).collect();
    assert_eq!(places, ["/fields/4/constraints/minimum", "/fields/3/name"]);

    let twice = preview(&admin, |document| document["fields"][5]["name"] = json!("Coverage End Date"));
    assert_eq!(faults(&twice)[0].0, "/fields/6/name");
    let other = preview(&admin, |document| document["coverlist:kind"] = json!("device"));
    assert_eq!(faults(&other)[0].0, "/coverlist:kind");
    let unknown = preview(&admin, |document| {
        document["fields"]
            .as_array_mut()
            .expect("columns")
            .push(json!({"name": "Fee", "type": "number", "coverlist:field": "amount_9"}));
    });
    assert_eq!(faults(&unknown)[0].0, "/fields/7/coverlist:field");
    let name = preview(&admin, |document| document["title"] = json!("Device"));
    assert_eq!(
        faults(&name),
        [("/title", "The name must be unique, with 1 to 80 characters and no space around it.")]
    );
    let broken = Request::new("POST", paths::template_preview("user")).body("application/json", "{");
    let broken: TemplatePreview = admin.send(broken).expect(200).json();
    assert_eq!(faults(&broken), [("", "This is not JSON from line 1, column 1.")]);
}

#[test]
fn the_command_line_lists_versions() {
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    let document = coverlist_on(data.path(), &["template", "export", "user"], "").exits(0).out;
    let renamed = document.replace("\"Policy Number\"", "\"Policy\"");
    coverlist_on(data.path(), &["template", "import", "-"], &renamed).exits(0);
    let listed = coverlist_on(data.path(), &["template", "versions", "user"], "").exits(0).out;
    assert!(listed.contains("Policy Number is now called Policy."), "{listed}");
    let json = coverlist_on(data.path(), &["template", "versions", "user", "--json"], "").exits(0).out;
    let rows: Vec<TemplateVersionView> = serde_json::from_str(&json).expect("versions");
    assert_eq!(rows.iter().map(|row| row.version).collect::<Vec<_>>(), [2, 1]);
    coverlist_on(data.path(), &["template", "versions", "teapot"], "").exits(2);
}
