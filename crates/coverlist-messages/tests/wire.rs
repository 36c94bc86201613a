//! Messages as a code with parameters, and back.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::roster::Refusal;
use coverlist_core::template::TemplateSet;
use coverlist_messages::{
    English, Params, Table, WireMessage, WireValue, render, roster_refusal, tables, text,
};

/// The texts of English as a browser would fetch them.
fn english() -> Table {
    let sent = tables().iter().find(|sent| sent.tag == "en").expect("a table of English");
    serde_json::from_str(sent.json).expect("a table")
}

#[test]
fn a_message_survives_the_way_over_the_wire() {
    let users = TemplateSet::builtin_records();
    let sent = [
        text::problem_not_found_import(),
        text::problem_bad_request_template_unknown(["user", "device"]),
        text::problem_too_many_attempts(text::part_minutes(3u64)),
        text::problem_import_open(text::part_somebody(), "list.csv", "2026-08-24T12:00:00Z"),
        text::problem_file_blocked_not_agreed(1u64, 12_345u64),
        text::roster_row_other_person(
            "user",
            "004231",
            [text::part_differs_name(), text::part_differs_role()],
        ),
        // The sentence of a finding, and its help.
        roster_refusal(&Refusal::Mistake(Finding::file(Code::KeyBlank)), users.first(), &users),
    ];
    for message in sent {
        let wire = serde_json::to_string(&message.to_wire()).expect("it serializes");
        let WireMessage { code, params } = serde_json::from_str(&wire).expect("it reads back");
        let sentence = english().sentence(&English, &code, &params);
        assert_eq!(sentence, Some(render(&English, &message)), "{wire}");
    }
}

#[test]
fn the_wire_has_codes_and_values_and_no_sentence() {
    let message = text::problem_too_many_attempts(text::part_minutes(3u64));
    assert_eq!(
        serde_json::to_value(message.to_wire()).expect("it serializes"),
        serde_json::json!({
            "code": "too_many_attempts",
            "params": { "wait": { "code": "minutes", "params": { "count": 3 } } },
        })
    );
}

#[test]
fn an_unknown_code_and_wrong_parameters_are_no_sentence() {
    let of = |code: &str, params: &Params| english().sentence(&English, code, params);
    let params = |name: &str, value: WireValue| Params::from_iter([(name.to_owned(), value)]);
    let text = |text: &str| WireValue::Text(text.to_owned());
    assert_eq!(of("no_such_code", &Params::default()), None);
    assert_eq!(of("file_blocked", &Params::default()), None, "the beginning of a code is no code");
    assert_eq!(of("rows", &Params::default()), None);
    assert_eq!(of("rows", &params("rows", text("many"))), None);
    assert_eq!(of("rows", &params("lines", WireValue::Count(2))), None);
    let known = of("rows", &params("rows", WireValue::Count(2)));
    let known = known.expect("the code and its parameter are known");
    assert_eq!(known, "2 rows");
}

#[test]
fn a_table_of_another_version_is_refused() {
    let table = tables()[0].json;
    let sent = table.replacen("\"version\":\"", "\"version\":\"0", 1);
    assert_ne!(sent, table);
    assert!(serde_json::from_str::<Table>(table).is_ok());
    assert!(serde_json::from_str::<Table>(&sent).is_err());
}
