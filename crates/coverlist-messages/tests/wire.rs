//! Messages as a code with parameters, and back.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::Refusal;
use coverlist_messages::{English, Message, Params, WireValue, render, roster_refusal, text};

#[test]
fn a_message_survives_the_way_over_the_wire() {
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
        roster_refusal(&Refusal::Mistake(Finding::file(Code::KeyBlank)), RecordKind::User),
    ];
    for message in sent {
        let wire = serde_json::to_value(message.to_wire()).expect("it serializes");
        let params: Params = match wire.get("params") {
            Some(params) => serde_json::from_value(params.clone()).expect("it reads back"),
            None => Params::new(),
        };
        let back = Message::from_wire(wire["code"].as_str().expect("a code"), &params);
        assert_eq!(back, Some(message), "{wire}");
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
fn an_unknown_code_and_wrong_parameters_are_no_message() {
    let params = |name: &str, value: WireValue| Params::from([(name.to_owned(), value)]);
    let text = |text: &str| WireValue::Text(text.to_owned());
    assert_eq!(Message::from_wire("no_such_code", &Params::new()), None);
    assert_eq!(Message::from_wire("file_blocked_findings", &Params::new()), None);
    assert_eq!(Message::from_wire("file_blocked_findings", &params("count", text("many"))), None);
    assert_eq!(Message::from_wire("file_blocked_findings", &params("rows", WireValue::Count(2))), None);
    let known = Message::from_wire("file_blocked_findings", &params("count", WireValue::Count(2)));
    let known = known.expect("the code and its parameter are known");
    assert!(render(&English, &known).starts_with("2 findings block the file"));
}
