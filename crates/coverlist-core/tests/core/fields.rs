//! The fields of a district, and the templates that use them.

use FieldType::{Amount, Choice, Date, Text};
use coverlist_core::record::{Field, FieldFault, FieldName, FieldRule, FieldSet, FieldType, RecordKind};
use coverlist_core::template::{Column, Template, TemplateFault, TemplateRule};

fn user(number: u16, field_type: FieldType, name: &str) -> FieldName {
    FieldName { kind: RecordKind::User, id: Field::custom(number, field_type), name: name.to_owned() }
}

fn device(number: u16, field_type: FieldType, name: &str) -> FieldName {
    FieldName { kind: RecordKind::Device, ..user(number, field_type, name) }
}

fn fields(custom: &[FieldName]) -> FieldSet {
    FieldSet::new(custom.to_vec()).expect("the fields keep the rules")
}

#[track_caller]
fn assert_breaks(rule: FieldRule, custom: &[FieldName]) {
    let position = custom.len() - 1;
    assert_eq!(FieldSet::new(custom.to_vec()), Err(FieldFault { position, rule }), "{custom:?}");
}

#[test]
fn a_district_without_fields_of_its_own_has_the_built_in_ones() {
    let none = FieldSet::default();
    assert_eq!(none, fields(&[]));
    for kind in RecordKind::ALL {
        let ids: Vec<Field> = none.of_kind(kind).map(|(id, _)| id).collect();
        assert_eq!(ids, Field::BUILT_IN);
        assert_eq!(none.last_number(kind), 0);
    }
    assert_eq!(none.name(RecordKind::Device, Field::Key), Some("Device Serial"));
    assert_eq!(none.name(RecordKind::User, Field::custom(1, Text)), None);
}

#[test]
fn custom_fields_follow_the_built_in_ones_in_the_order_of_their_numbers() {
    let set = fields(&[device(1, Date, "Bought"), user(2, Amount, "Deductible"), user(1, Text, "Insurer")]);
    let of_users: Vec<_> = set.of_kind(RecordKind::User).skip(Field::BUILT_IN.len()).collect();
    assert_eq!(of_users, [(Field::custom(1, Text), "Insurer"), (Field::custom(2, Amount), "Deductible")]);
    assert_eq!((set.last_number(RecordKind::User), set.last_number(RecordKind::Device)), (2, 1));
    assert_eq!(set.name(RecordKind::Device, Field::custom(1, Date)), Some("Bought"));
    assert_eq!(set.name(RecordKind::User, Field::custom(1, Date)), None, "it has another type");
}

#[test]
fn a_number_belongs_to_one_field_whatever_its_type() {
    assert_breaks(FieldRule::RepeatedNumber, &[user(1, Text, "Insurer"), user(1, Amount, "Deductible")]);
    fields(&[user(1, Text, "Insurer"), device(1, Text, "Insurer")]);
    let status = FieldName { id: Field::Status, ..user(1, Text, "State") };
    assert_breaks(FieldRule::BuiltIn, &[user(1, Text, "Insurer"), status]);
}

#[test]
fn no_other_field_of_the_kind_has_the_name_whatever_its_case_and_space() {
    for same in ["Agent's number", "AGENT'S NUMBER", "Agent's  number", "agent's\u{a0}number"] {
        assert_breaks(FieldRule::RepeatedName, &[user(1, Text, "Agent's number"), user(2, Text, same)]);
    }
    for built_in in ["User ID", "policy number", "Insurance  Status"] {
        assert_breaks(FieldRule::RepeatedName, &[user(1, Text, built_in)]);
    }
    assert_breaks(FieldRule::RepeatedName, &[user(1, Text, "Größe"), user(2, Text, "GRÖẞE")]);
    fields(&[user(1, Text, "Device Serial"), device(1, Text, "User ID"), device(2, Text, "Note")]);
}

#[test]
fn a_name_can_be_shown_on_one_line() {
    for name in ["", " ", " Insurer", "Insurer\u{a0}", "In\nsurer", "In\tsurer", "In\u{7f}surer", "\0"] {
        assert_breaks(FieldRule::Name, &[user(1, Text, name)]);
    }
    assert_breaks(FieldRule::Name, &[user(1, Text, &"é".repeat(FieldSet::LONGEST_NAME + 1))]);
    fields(&[user(1, Text, &"é".repeat(FieldSet::LONGEST_NAME)), user(2, Choice, "Nº de póliza")]);
}

#[test]
fn a_kind_of_record_has_at_most_one_hundred_custom_fields() {
    let mut custom: Vec<_> = (1..=100).map(|number| user(number, Text, &format!("Field {number}"))).collect();
    custom.push(device(1, Text, "Field 101"));
    assert_eq!(fields(&custom).custom().len(), 101);
    custom.push(user(101, Text, "Field 101"));
    assert_breaks(FieldRule::TooMany, &custom);
}

#[test]
fn a_template_uses_only_fields_that_the_district_has_for_its_kind_of_record() {
    let set = fields(&[user(1, Amount, "Deductible")]);
    let using = |kind, field| {
        let mut template = Template::builtin(kind);
        template.columns.push(Column::new(field, "Deductible"));
        template.check_fields(&set)
    };
    let unknown =
        TemplateFault { pointer: "/fields/7/coverlist:field".to_owned(), rule: TemplateRule::UnknownField };
    assert_eq!(using(RecordKind::User, Field::custom(1, Amount)), Ok(()));
    assert_eq!(using(RecordKind::User, Field::custom(1, Text)), Err(unknown.clone()));
    assert_eq!(using(RecordKind::User, Field::custom(2, Amount)), Err(unknown.clone()));
    assert_eq!(using(RecordKind::Device, Field::custom(1, Amount)), Err(unknown));
}
