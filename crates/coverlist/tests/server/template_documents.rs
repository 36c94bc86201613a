//! The Table Schema documents of templates: faults are named by their place, and nothing is stored.

use crate::harness::{App, Request, Session};
use coverlist_api::{Page, Problem, ProblemCode, paths};
use coverlist_core::template::{Template, TemplateSet};
use serde_json::{Value, json};

/// The refusal of a document for the device template.
#[track_caller]
fn refused(admin: &Session, document: &Value) -> Problem {
    let ask = Request::new("PUT", paths::template("device")).json(document);
    admin.send(ask).problem(ProblemCode::TemplateInvalid)
}

fn document(admin: &Session) -> Value {
    admin.get(paths::template("device")).expect(200).json()
}

/// The device template with a custom field of each type, as columns 7 to 12.
fn with_customs(admin: &Session) -> Value {
    let mut document = document(admin);
    let customs = [
        json!({"name": "Note", "type": "string", "coverlist:field": "text_1"}),
        json!({"name": "Grade", "type": "integer", "coverlist:field": "integer_2"}),
        json!({"name": "Fee", "type": "number", "coverlist:field": "amount_3"}),
        json!({"name": "Signed", "type": "date", "format": "any", "coverlist:field": "date_4"}),
        json!({"name": "Case", "type": "string", "coverlist:field": "choice_5",
               "constraints": {"enum": ["Sleeve", "Hard"]}}),
        json!({"name": "Other", "type": "string", "coverlist:field": "status_6",
               "coverlist:words": [{"word": "In", "means": "enrolled"}]}),
    ];
    document["fields"].as_array_mut().expect("fields").extend(customs);
    document
}

/// Replaces the value at a place, or adds it. A text without end is an array's next item.
fn set(document: &mut Value, place: &str, value: Value) {
    let (parent, name) = place.rsplit_once('/').expect("a pointer");
    let parent = document.pointer_mut(parent).expect("a place in the document");
    match parent.as_array_mut() {
        Some(items) => match name.parse::<usize>() {
            Ok(at) if at < items.len() => items[at] = value,
            _ => items.push(value),
        },
        None => parent[name] = value,
    }
}

/// Changes at a place, and the place of the fault that they cause.
type Faults<'a> = &'a [(&'a str, Value, &'a str)];

#[track_caller]
fn each_is_refused(faults: Faults<'_>) {
    let app = App::start();
    let admin = app.admin();
    let good = with_customs(&admin);
    let unknown = refused(&admin, &good);
    assert_eq!(unknown.pointer.as_deref(), Some("/fields/7/coverlist:field"), "only the fields are missing");
    for (place, value, expected) in faults {
        let mut document = good.clone();
        set(&mut document, place, value.clone());
        let problem = refused(&admin, &document);
        assert_eq!(problem.pointer.as_deref(), Some(*expected), "{place} = {value}: {}", problem.detail);
        let detail = &problem.detail;
        assert!(detail.contains(*expected) && detail.ends_with(". Nothing was changed."), "{detail}");
        assert!(!detail.contains("line 1") && !detail.contains("untagged"), "{detail}");
    }
    assert_eq!(admin.template("device").version, 1);
}

fn long(length: usize) -> String {
    "x".repeat(length)
}

#[test]
fn faults_of_the_shape_are_named_by_their_json_pointer() {
    each_is_refused(&[
        ("/$schema", json!("https://example.org/other.json"), "/$schema"),
        ("/coverlist:kind", json!("vehicle"), "/coverlist:kind"),
        ("/coverlist:version", json!("first"), "/coverlist:version"),
        ("/coverlist:leavingStatuses", json!(["gone"]), "/coverlist:leavingStatuses/0"),
        ("/coverlist:waivedIsCovered", json!("no"), "/coverlist:waivedIsCovered"),
        ("/title", json!(7), "/title"),
        ("/fields", json!("none"), "/fields"),
        ("/fields/3", json!("Coverage Type"), "/fields/3"),
        ("/fields/3/name", json!(null), "/fields/3/name"),
        ("/fields/3/type", json!("boolean"), "/fields/3/type"),
        ("/fields/3/coverlist:field", json!("shoe_size"), "/fields/3/coverlist:field"),
        ("/fields/3/coverlist:blank", json!("erase"), "/fields/3/coverlist:blank"),
        ("/fields/3/constraints", json!([]), "/fields/3/constraints"),
        ("/fields/3/constraints", json!({"required": "yes"}), "/fields/3/constraints/required"),
        ("/fields/3/constraints", json!({"minLength": -1}), "/fields/3/constraints/minLength"),
        ("/fields/8/constraints", json!({"minimum": [1]}), "/fields/8/constraints/minimum"),
        ("/fields/11/categories", json!([1]), "/fields/11/categories/0"),
        ("/fields/1/coverlist:words/0", json!({"word": "A"}), "/fields/1/coverlist:words/0"),
        ("/primaryKey", json!(1), "/primaryKey"),
    ]);
}

#[test]
fn faults_of_a_value_have_codes() {
    let app = App::start();
    let admin = app.admin();
    for (place, value, code) in [
        ("/fields/3/coverlist:field", json!("shoe_size"), "fault_field_id"),
        ("/fields/8/constraints", json!({"minimum": [1]}), "fault_value"),
        ("/fields/11/categories", json!([1]), "fault_category"),
        ("/primaryKey", json!(1), "fault_primary_key"),
        ("/title", json!(7), "fault_syntax"),
    ] {
        let mut document = with_customs(&admin);
        set(&mut document, place, value);
        let params = json!(refused(&admin, &document).params);
        assert_eq!(params["fault"]["code"], code, "{place}: {params}");
    }
}

#[test]
fn a_property_that_would_not_be_enforced_is_refused() {
    each_is_refused(&[
        ("/colour~1~0", json!("red"), "/colour~01~00"),
        ("/foreignKeys", json!([]), "/foreignKeys"),
        ("/uniqueKeys", json!([["Policy Number"]]), "/uniqueKeys"),
        ("/fieldsMatch", json!("exact"), "/fieldsMatch"),
        ("/missingValues", json!(["", "n/a"]), "/missingValues"),
        ("/primaryKey", json!(["Device Serial", "Policy Number"]), "/primaryKey"),
        ("/primaryKey", json!("Policy Number"), "/primaryKey"),
        ("/fields/0/coverlist:alias", json!(["Serial"]), "/fields/0/coverlist:alias"),
        ("/fields/2/missingValues", json!(["-"]), "/fields/2/missingValues"),
        ("/fields/2/constraints", json!({"unique": true}), "/fields/2/constraints/unique"),
        ("/fields/2/constraints", json!({"jsonSchema": {}}), "/fields/2/constraints/jsonSchema"),
        ("/fields/8/constraints", json!({"exclusiveMinimum": 1}), "/fields/8/constraints/exclusiveMinimum"),
        ("/fields/2/format", json!("email"), "/fields/2/format"),
        ("/fields/9/decimalChar", json!(","), "/fields/9/decimalChar"),
        ("/fields/9/groupChar", json!("."), "/fields/9/groupChar"),
        ("/fields/8/bareNumber", json!(false), "/fields/8/bareNumber"),
        ("/fields/2/groupChar", json!(","), "/fields/2/groupChar"),
    ]);
}

#[test]
fn a_constraint_that_a_column_cannot_have_is_refused() {
    each_is_refused(&[
        ("/fields/3/type", json!("number"), "/fields/3/type"),
        ("/fields/8/type", json!("number"), "/fields/8/type"),
        ("/fields/3/constraints", json!({"minimum": "a"}), "/fields/3/constraints/minimum"),
        ("/fields/8/constraints", json!({"minLength": 1}), "/fields/8/constraints/minLength"),
        ("/fields/10/constraints", json!({"maxLength": 9}), "/fields/10/constraints/maxLength"),
        ("/fields/9/constraints", json!({"pattern": "\\d"}), "/fields/9/constraints/pattern"),
        ("/fields/3/constraints", json!({"enum": ["A"]}), "/fields/3/constraints/enum"),
        ("/fields/8/constraints", json!({"minimum": 1.5}), "/fields/8/constraints/minimum"),
        ("/fields/8/constraints", json!({"maximum": "many"}), "/fields/8/constraints/maximum"),
        ("/fields/9/constraints", json!({"minimum": 0.125}), "/fields/9/constraints/minimum"),
        ("/fields/10/constraints", json!({"maximum": "2026-02-30"}), "/fields/10/constraints/maximum"),
        ("/fields/10/constraints", json!({"maximum": 2026}), "/fields/10/constraints/maximum"),
        ("/fields/8/constraints", json!({"minimum": 8, "maximum": 7}), "/fields/8/constraints/minimum"),
        ("/fields/2/constraints", json!({"minLength": 8, "maxLength": 7}), "/fields/2/constraints/minLength"),
        ("/fields/2/constraints", json!({"maxLength": 0}), "/fields/2/constraints/maxLength"),
        ("/fields/2/constraints", json!({"pattern": "(a"}), "/fields/2/constraints/pattern"),
        ("/fields/2/constraints", json!({"pattern": "(?=a)"}), "/fields/2/constraints/pattern"),
        ("/fields/10/format", json!("%m/%Y"), "/fields/10/format"),
        ("/fields/10/coverlist:dateFormats", json!(["%Y-%m-%d", "%q"]), "/fields/10/coverlist:dateFormats/1"),
        ("/fields/2/coverlist:dateFormats", json!(["%Y-%m-%d"]), "/fields/2/coverlist:dateFormats"),
        ("/fields/8/example", json!("four"), "/fields/8/example"),
        ("/fields/11/example", json!("Bag"), "/fields/11/example"),
        ("/fields/0/coverlist:blank", json!("clear"), "/fields/0/coverlist:blank"),
        ("/fields/2/description", json!(long(1001)), "/fields/2/description"),
    ]);
}

#[test]
fn headers_aliases_and_words_are_distinct() {
    let word = |word: &str, means: &str| json!({"word": word, "means": means});
    let aliases: Vec<String> = (0..51).map(|at| format!("Alias {at}")).collect();
    let words: Vec<Value> = (0..201).map(|at| word(&format!("Word {at}"), "enrolled")).collect();
    each_is_refused(&[
        ("/title", json!(" "), "/title"),
        ("/title", json!("USER"), "/title"),
        ("/title", json!(long(81)), "/title"),
        ("/fields/2/name", json!(""), "/fields/2/name"),
        ("/fields/2/name", json!(long(81)), "/fields/2/name"),
        ("/fields/2/name", json!("insurance  status"), "/fields/2/name"),
        ("/fields/2/name", json!("Check: Last Name"), "/fields/2/name"),
        ("/fields/6/name", json!("Line"), "/fields/6/name"),
        ("/fields/6/name", json!("reason"), "/fields/6/name"),
        ("/fields/2/coverlist:field", json!("status"), "/fields/2/coverlist:field"),
        ("/fields/3/coverlist:field", json!("policy_number"), "/fields/3/coverlist:field"),
        ("/fields/2/coverlist:aliases", json!(["A", " a "]), "/fields/2/coverlist:aliases/1"),
        ("/fields/2/coverlist:aliases", json!([""]), "/fields/2/coverlist:aliases/0"),
        ("/fields/2/coverlist:aliases", json!(["coverage TYPE"]), "/fields/2/coverlist:aliases/0"),
        ("/fields/3/coverlist:aliases", json!(["Policy ID"]), "/fields/3/coverlist:aliases/0"),
        ("/fields/2/coverlist:aliases", json!(["Line"]), "/fields/2/coverlist:aliases/0"),
        ("/fields/2/coverlist:aliases", json!(aliases), "/fields/2/coverlist:aliases"),
        ("/fields/12/coverlist:words", json!([]), "/fields/12/coverlist:words"),
        ("/fields/12/coverlist:words", json!(words), "/fields/12/coverlist:words"),
        ("/fields/12/coverlist:words/0", word("In", "perhaps"), "/fields/12/coverlist:words/0/means"),
        ("/fields/12/coverlist:words/1", word("IN", "waived"), "/fields/12/coverlist:words/1/word"),
        ("/fields/12/coverlist:words/1", word(" ", "waived"), "/fields/12/coverlist:words/1/word"),
        ("/fields/1/coverlist:words/0", word("Insured", "enrolled"), "/fields/1/constraints/enum"),
        ("/fields/12/constraints", json!({"enum": ["Out"]}), "/fields/12/constraints/enum"),
        ("/fields/12/coverlist:words", json!(null), "/fields/12/coverlist:words"),
        ("/fields/11/constraints/enum", json!(["Sleeve", "sleeve"]), "/fields/11/constraints/enum/1"),
        ("/fields/11/constraints/enum", json!([]), "/fields/11/coverlist:words"),
        ("/fields/11/coverlist:words", json!([word("Sleeve", " ")]), "/fields/11/constraints/enum"),
        ("/fields/11/categories", json!(["Bag"]), "/fields/11/categories"),
        ("/fields/2/coverlist:words", json!([word("A", "B")]), "/fields/2/coverlist:words"),
    ]);
}

#[test]
fn columns_and_statuses_are_those_of_a_template() {
    let app = App::start();
    let admin = app.admin();
    let good = document(&admin);
    let fault = |change: &dyn Fn(&mut Value)| {
        let mut document = good.clone();
        change(&mut document);
        refused(&admin, &document).pointer.unwrap_or_default()
    };
    let remove = |document: &mut Value, place: &str, name: &str| {
        let parent = document.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
        assert!(parent.remove(name).is_some(), "{name}");
    };
    assert_eq!(fault(&|document| remove(document, "", "title")), "");
    assert_eq!(fault(&|document| remove(document, "", "fields")), "");
    assert_eq!(fault(&|document| remove(document, "/fields/1", "type")), "/fields/1");
    assert_eq!(fault(&|document| remove(document, "/fields/0/constraints", "required")), "/fields/0");
    assert_eq!(fault(&|document| document["fields"] = json!([])), "/primaryKey");
    let renamed = |document: &mut Value| {
        document["fields"][2]["name"] = json!("Certificate of insurance");
        remove(document, "/fields/2", "coverlist:field");
    };
    assert_eq!(fault(&renamed), "/fields/2/coverlist:field");
    let without_status =
        |document: &mut Value| drop(document["fields"].as_array_mut().expect("fields").remove(1));
    assert_eq!(fault(&without_status), "/fields");
    let key_second = |document: &mut Value| {
        document["fields"].as_array_mut().expect("fields").swap(0, 1);
        document["primaryKey"] = json!("Insurance Status");
    };
    assert_eq!(fault(&key_second), "/fields/0");
    let too_many = |document: &mut Value| {
        let column = |at: usize| {
            json!({"name": format!("C{at}"), "type": "string",
                                        "coverlist:field": format!("text_{at}")})
        };
        document["fields"].as_array_mut().expect("fields").extend((1..=94).map(column));
    };
    assert_eq!(fault(&too_many), "/fields");
    let leaving = |statuses: Value| {
        fault(&|document| {
            document["coverlist:leavingStatuses"] = statuses.clone();
            document["coverlist:waivedIsCovered"] = json!(true);
        })
    };
    assert_eq!(leaving(json!(["declined", "waived"])), "/coverlist:leavingStatuses");
    assert_eq!(leaving(json!(["enrolled"])), "/coverlist:leavingStatuses");
    assert_eq!(admin.template("device").version, 1);
}

#[test]
fn a_template_keeps_its_id_and_its_kind_of_record() {
    let app = App::start();
    let admin = app.admin();
    let mut document = document(&admin);
    document["coverlist:id"] = json!("laptop");
    assert_eq!(refused(&admin, &document).pointer.as_deref(), Some("/coverlist:id"));
    (document["coverlist:id"], document["coverlist:kind"]) = (json!("device"), json!("user"));
    let kind = refused(&admin, &document);
    assert_eq!(kind.pointer.as_deref(), Some("/coverlist:kind"));
    assert!(kind.detail.contains("keeps its kind of record"), "{}", kind.detail);
    for id in ["Laptop", "a.b", "ä", &long(41)] {
        (document["coverlist:id"], document["title"]) = (json!(id), json!("Another"));
        let ask = Request::new("PUT", paths::template(&id.replace('ä', "%C3%A4"))).json(&document);
        let problem = admin.send(ask).problem(ProblemCode::TemplateInvalid);
        assert_eq!(problem.pointer.as_deref(), Some("/coverlist:id"), "{id}");
    }
}

#[test]
fn text_that_is_not_a_json_document_is_refused() {
    let app = App::start();
    let admin = app.admin();
    for (text, code) in [
        ("", "fault_not_json"),
        ("Device Serial,Insurance Status", "fault_not_json"),
        ("{\"title\":\"Device\"", "fault_not_json"),
        ("[]", "fault_syntax"),
        ("{} {}", "fault_syntax"),
        ("null", "fault_syntax"),
    ] {
        let ask = Request::new("PUT", paths::template("device")).body("application/json", text);
        let problem = admin.send(ask).problem(ProblemCode::TemplateInvalid);
        assert_eq!(problem.pointer.as_deref(), Some(""), "{text}");
        assert_eq!(json!(problem.params)["fault"]["code"], code, "{text}");
    }
}

#[test]
fn the_fault_of_a_document_has_a_place_and_quotes_nothing() {
    let app = App::start();
    let text = "{\n  \"title\": \"Devices\",\n  \"fields\": [{\"type\": \"sentinel\"}]\n}";
    let ask = Request::new("PUT", paths::template("device")).body("application/json", text);
    let answer = app.admin().send(ask);
    assert!(!answer.text().contains("sentinel"), "{}", answer.text());
    let problem = answer.problem(ProblemCode::TemplateInvalid);
    assert_eq!(problem.pointer.as_deref(), Some("/fields/0/type"));
    let fault = &json!(problem.params)["fault"];
    assert_eq!(fault, &json!({"code": "fault_syntax"}));
}

/// Two people export version 1, and both change it.
#[test]
fn a_document_of_an_older_version_is_refused_with_the_current_one() {
    let app = App::start();
    let admin = app.admin();
    let mut document = document(&admin);
    assert_eq!(document["coverlist:version"], 1);
    document["title"] = json!("Laptop");
    let put = |document: &Value| admin.send(Request::new("PUT", paths::template("device")).json(document));
    let second: Template = put(&document).expect(200).json();
    assert_eq!(second.version, 2);
    assert_eq!(put(&document).expect(200).json::<Template>(), second, "the same change again is no change");

    document["title"] = json!("Tablet");
    let problem = put(&document).problem(ProblemCode::TemplateChanged);
    assert_eq!(problem.template.as_deref(), Some(&second));
    assert!(problem.detail.contains("is at version 2 now"), "{}", problem.detail);
    assert_eq!(admin.template("device"), second);

    document["coverlist:version"] = json!(2);
    assert_eq!(put(&document).expect(200).json::<Template>().version, 3);
    document.as_object_mut().expect("an object").remove("coverlist:version");
    document["title"] = json!("Phone");
    assert_eq!(put(&document).expect(200).json::<Template>().version, 4, "a document may state no version");
}

#[test]
fn a_district_has_at_most_fifty_templates() {
    let app = App::start();
    let admin = app.admin();
    let device = admin.template("device");
    let another = |at: usize| Template { id: format!("t{at}"), name: format!("T {at}"), ..device.clone() };
    for at in 4..TemplateSet::MOST {
        admin.change(&another(at));
    }
    let problem = admin.send(Session::changing(&another(50))).problem(ProblemCode::TemplateInvalid);
    assert!(problem.detail.contains("50 templates already"), "{}", problem.detail);
    assert_eq!(admin.change(&Template { name: "Again".to_owned(), ..another(4) }).version, 2);
    let page: Page<Template> = admin.get(paths::TEMPLATES).expect(200).json();
    assert_eq!(page.rows.len(), 50);
}
