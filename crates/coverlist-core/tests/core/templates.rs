//! Sets of templates, and files for other templates of a set.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::map::{ColumnChoices, ColumnMapping, Found};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, Field, RecordKind, Status, Value};
use coverlist_core::template::{Column, Template, TemplateRule, TemplateSet, Word, example_rows};
use coverlist_core::validate::{Choices, Limits, Verdict, validate};
use coverlist_messages::{English, finding_message, render};

/// The built-in templates, and a second one for users with an insurer's headers and words.
fn three() -> TemplateSet {
    let insurer = Template {
        id: "insurer".to_owned(),
        version: 4,
        name: "Insurer list".to_owned(),
        kind: RecordKind::User,
        columns: vec![
            column(Field::Key, "Student Number", true),
            Column {
                words: vec![word("Active", Status::Enrolled), word("Ended", Status::NotEnrolled)],
                ..column(Field::Status, "Plan Status", true)
            },
            column(Field::PolicyNumber, "Certificate", false),
        ],
        ..Template::builtin(RecordKind::User)
    };
    let templates = TemplateSet::builtin().iter().cloned().chain([insurer]).collect();
    TemplateSet::new(templates).expect("the templates keep the rules")
}

fn column(field: Field, header: &str, required: bool) -> Column {
    Column { required, ..Column::new(field, header) }
}

fn word(word: &str, status: Status) -> Word {
    Word { word: word.to_owned(), means: Value::Status(status) }
}

/// The verdict on a file under the template with this id.
fn verdict(set: &TemplateSet, id: &str, file: &str, choices: &Choices) -> Verdict {
    let table = read(file.as_bytes(), &ReadChoices::default(), &set.headers());
    let template = set.get(id).expect("the set has the template");
    validate(&table, template, set, choices, Date::constant(2026, 9, 1), Limits::default())
}

/// The id of the template that fits the header better.
fn fits_better(set: &TemplateSet, id: &str, file: &str) -> Option<String> {
    let header = verdict(set, id, file, &Choices::default()).header?;
    Some(header.fits_better?.template)
}

fn finding(verdict: &Verdict, code: Code) -> Option<Finding> {
    verdict.findings().find(|finding| finding.code == code)
}

const INSURER_FILE: &str = "Student Number,Plan Status,Certificate\n004231,Active,WA-1\n";

#[test]
fn a_file_for_another_template_of_the_same_kind_is_recognized_and_named() {
    let set = three();
    let user = set.get("user").expect("the set has the template");
    let wrong = verdict(&set, "user", INSURER_FILE, &Choices::default());
    assert!(wrong.blocked);
    assert_eq!(fits_better(&set, "user", INSURER_FILE).as_deref(), Some("insurer"));
    let finding = finding(&wrong, Code::TemplateWrong).expect("the header has the other key");
    assert_eq!((finding.line, finding.column), (Some(1), Some(1)));
    assert_eq!(
        render(&English, &finding_message(&finding, user, &set)),
        "Line 1, column 1: This file fits the Insurer list template: this column is the Student Number, not \
         the User ID. Switch to that template, or choose another file."
    );
    let right = verdict(&set, "insurer", INSURER_FILE, &Choices::default());
    assert_eq!((right.accepted, right.findings().next()), (1, None));
}

#[test]
fn a_file_for_a_template_of_the_other_kind_is_recognized_under_each() {
    let set = three();
    let devices = "Device Serial,Insurance Status\n5CD1234ABC,Yes\n";
    for id in ["user", "insurer"] {
        assert_eq!(fits_better(&set, id, devices).as_deref(), Some("device"), "{id}");
    }
}

#[test]
fn among_several_templates_the_one_with_the_most_headers_fits() {
    let set = three();
    assert_eq!(fits_better(&set, "device", INSURER_FILE).as_deref(), Some("insurer"));
    let users = "User ID,Insurance Status,Policy Number\n004231,Yes,WA-1\n";
    assert_eq!(fits_better(&set, "device", users).as_deref(), Some("user"));
    assert_eq!(fits_better(&set, "insurer", users).as_deref(), Some("user"));
}

#[test]
fn no_template_is_named_for_headers_of_none() {
    let set = three();
    for id in ["user", "device", "insurer"] {
        let verdict = verdict(&set, id, "Grade,Homeroom\n7,B\n", &Choices::default());
        assert!(finding(&verdict, Code::HeaderNotFound).is_some(), "{id}");
        assert!(finding(&verdict, Code::TemplateWrong).is_none(), "{id}");
        assert_eq!(verdict.header.and_then(|header| header.fits_better), None, "{id}");
    }
}

#[test]
fn columns_that_a_person_mapped_settle_the_template() {
    let set = three();
    let mappings =
        [(1, Field::Key), (2, Field::Status)].map(|(column, field)| ColumnMapping { column, field });
    let columns = ColumnChoices { mappings: mappings.into(), ..ColumnChoices::default() };
    let choices = Choices { columns, ..Choices::default() };
    let file = "Student Number,Plan Status\n004231,Yes\n";
    let verdict = verdict(&set, "user", file, &choices);
    assert_eq!(verdict.header.and_then(|header| header.fits_better), None);
    assert_eq!((verdict.accepted, verdict.blocked), (1, false));
}

#[test]
fn a_template_with_the_same_key_is_recognized_by_its_other_headers() {
    let with_status = Template {
        id: "short".to_owned(),
        name: "Short".to_owned(),
        columns: vec![
            column(Field::Key, "User ID", true),
            Column {
                words: Template::builtin(RecordKind::User).columns[1].words.clone(),
                ..column(Field::Status, "Covered?", true)
            },
        ],
        ..Template::builtin(RecordKind::User)
    };
    let set = TemplateSet::builtin().iter().cloned().chain([with_status]).collect();
    let set = TemplateSet::new(set).expect("the templates keep the rules");
    let verdict = verdict(&set, "user", "User ID,Covered?\n004231,Yes\n", &Choices::default());
    let better = verdict.header.as_ref().and_then(|header| header.fits_better.clone());
    assert_eq!(better.map(|better| (better.template, better.key_column)), Some(("short".to_owned(), None)));
    assert!(finding(&verdict, Code::TemplateWrong).is_none(), "the key is this template's, too");
    assert!(finding(&verdict, Code::HeaderNear).is_some());
}

#[test]
fn a_header_of_any_template_begins_the_rows() {
    let set = three();
    let file = format!("Enrollments 2026\n{INSURER_FILE}Student Number,Plan Status,Certificate\n");
    let verdict = verdict(&set, "insurer", &file, &Choices::default());
    let header = verdict.header.as_ref().expect("the file has a header");
    assert!(matches!(header.expected[2].found, Found::Exact { column: 3 }));
    assert_eq!((header.line, verdict.accepted), (2, 1));
    assert!(finding(&verdict, Code::RowHeader).is_some(), "the last row repeats the header");
}

#[test]
fn keys_of_the_other_kind_are_named_only_when_it_has_a_template() {
    let serials: String = (0..8).map(|row| format!("5CD12{row}4ABC,Active\n")).collect();
    let file = format!("Student Number,Plan Status\n{serials}");
    let set = three();
    let verdict_of_all = verdict(&set, "insurer", &file, &Choices::default());
    let keys = finding(&verdict_of_all, Code::TemplateKeys).expect("they look like serials");
    let message = render(
        &English,
        &finding_message(&keys, set.get("insurer").expect("the set has the template"), &set),
    );
    assert!(message.contains("like a Device Serial") && message.contains("the Device template"), "{message}");
    let users = set.of_kind(RecordKind::User).cloned().collect();
    let users = TemplateSet::new(users).expect("the templates keep the rules");
    let verdict = verdict(&users, "insurer", &file, &Choices::default());
    assert!(finding(&verdict, Code::TemplateKeys).is_none());
}

#[test]
fn an_example_uses_the_words_of_its_template() {
    let set = three();
    let rows = example_rows(set.get("insurer").expect("the set has the template"));
    assert_eq!(rows, [["004231", "Active", "EXAMPLE-0001"], ["EXAMPLE-0002", "Ended", ""]]);
}

#[test]
fn a_template_is_found_by_id_and_by_kind() {
    let set = three();
    let ids = |templates: Vec<&Template>| templates.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(set.iter().collect()), ["user", "device", "insurer"]);
    assert_eq!(ids(set.of_kind(RecordKind::User).collect()), ["user", "insurer"]);
    assert_eq!(ids(set.others(set.first()).collect()), ["device", "insurer"]);
    assert_eq!(set.get("User"), None, "an id is exact");
}

#[test]
fn the_built_in_set_keeps_the_rules() {
    let builtin = TemplateSet::builtin();
    assert_eq!(TemplateSet::new(builtin.iter().cloned().collect()), Ok(builtin));
}

/// Changes the second built-in template, and expects this fault in it.
#[track_caller]
fn is_refused(change: impl FnOnce(&mut Template), rule: TemplateRule) {
    let mut templates: Vec<Template> = TemplateSet::builtin().iter().cloned().collect();
    change(&mut templates[1]);
    let refused = TemplateSet::new(templates.clone()).expect_err("the rule is broken");
    assert_eq!((refused.template, refused.fault.rule), (1, rule));
    let json = serde_json::to_value(&templates).expect("templates are JSON");
    let error = serde_json::from_value::<TemplateSet>(json).expect_err("a document is checked, too");
    assert!(error.to_string().ends_with(&refused.fault.to_string()), "{error}");
}

#[test]
fn ids_and_names_are_unique() {
    is_refused(|template| template.id = "user".to_owned(), TemplateRule::Id);
    is_refused(|template| template.id = String::new(), TemplateRule::Id);
    is_refused(|template| template.name = " USER ".to_owned(), TemplateRule::Name);
    is_refused(|template| template.name = " ".to_owned(), TemplateRule::Name);
    let none = TemplateSet::new(Vec::new()).expect_err("the set is empty");
    assert_eq!(none.fault.rule, TemplateRule::NoTemplate);
}

#[test]
fn the_key_comes_first_and_the_status_exists() {
    is_refused(|template| template.columns.swap(0, 1), TemplateRule::KeyNotFirst);
    is_refused(|template| template.columns[0].required = false, TemplateRule::KeyNotFirst);
    is_refused(|template| template.columns.clear(), TemplateRule::KeyNotFirst);
    is_refused(|template| drop(template.columns.remove(1)), TemplateRule::NoStatus);
    is_refused(|template| template.columns[3].field = Field::Key, TemplateRule::RepeatedField);
    is_refused(|template| template.columns[4].field = Field::CoverageType, TemplateRule::RepeatedField);
}

#[test]
fn headers_are_unique_and_not_those_of_a_sheet() {
    let header = |at: usize, text: &str, rule: TemplateRule| {
        is_refused(|template| template.columns[at].header = text.to_owned(), rule);
    };
    header(2, "insurance  status", TemplateRule::Header);
    header(0, "", TemplateRule::Header);
    for reserved in ["Line", "reason", " LINE ", "Check: Last Name", "check:"] {
        header(5, reserved, TemplateRule::ReservedHeader);
    }
    let mut templates: Vec<Template> = TemplateSet::builtin().iter().cloned().collect();
    templates[0].columns[3].header = "Checked Line".to_owned();
    assert!(TemplateSet::new(templates).is_ok());
}

#[test]
fn a_status_word_has_one_meaning() {
    is_refused(|template| template.columns[1].words.clear(), TemplateRule::NoWords);
    is_refused(|template| template.columns[1].words.push(word(" ", Status::Waived)), TemplateRule::Word);
    is_refused(
        |template| template.columns[1].words.push(word("NOT  enrolled", Status::Waived)),
        TemplateRule::Word,
    );
}
