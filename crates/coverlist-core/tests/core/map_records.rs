//! Which headers of lists of users and devices are proposed.

use coverlist_core::map::{ColumnChoices, Found, header};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::RecordKind;
use coverlist_core::template::{Template, TemplateSet};

/// The ids of the fields for which the column with this header is found or proposed, without other columns
/// that are as likely.
fn fields_of(kind: RecordKind, key: &str, name: &str, cells: [&str; 3]) -> Vec<String> {
    let (template, templates) = (Template::builtin_records(kind), TemplateSet::builtin_records());
    let rows = ["17-1", "17-2", "17-3"].iter().zip(cells).map(|(key, cell)| format!("{key},{cell}\n"));
    let file = format!("{key},{name}\n{}", rows.collect::<String>());
    let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
    let verdict = header(&table, &template, &templates, &ColumnChoices::default()).expect("a header");
    let is_it = |found: &Found| match found {
        Found::Exact { column } => *column == 2,
        Found::Proposed { column, rivals, .. } => *column == 2 && rivals.is_empty(),
        _ => false,
    };
    let fields = verdict.expected.iter().filter(|expected| is_it(&expected.found));
    fields.map(|expected| expected.field.to_string()).collect()
}

const NAMES: [&str; 3] = ["Ana Ruiz", "Lee Tran", "Jo Smith"];
const GIVEN: [&str; 3] = ["Ana", "Lee", "Jo"];
const ADDRESSES: [&str; 3] = ["ana@oak.example", "lee@oak.example", "jo@oak.example"];
const ROLES: [&str; 3] = ["student", "teacher", "student"];
const SCHOOLS: [&str; 3] = ["Oakwood HS", "Lincoln MS", "Oakwood HS"];
const GRADES: [&str; 3] = ["07", "11", "K"];
const USER_KEYS: [&str; 3] = ["004231", "118204", "009917"];
const SERIALS: [&str; 3] = ["5CD1234ABC", "5CD1234ABD", "5CD1234ABE"];
const TAGS: [&str; 3] = ["LMS-00412", "LMS-00413", "LMS-00414"];
const MODELS: [&str; 3] = ["Chromebook 11 G9", "Chromebook 11 G9", "Latitude 3120"];
const ROOMS: [&str; 3] = ["Room 12", "Library", "Room 12"];

/// A field, with headers that name it and cells below them.
type Known = (RecordKind, &'static str, [&'static str; 3], &'static [&'static str]);

const KNOWN: [Known; 13] = [
    (
        RecordKind::User,
        "key",
        USER_KEYS,
        &[
            "userid",
            "studentid",
            "studentnumber",
            "studentno",
            "studentidnumber",
            "staffid",
            "employeeid",
            "employeenumber",
            "personid",
            "localid",
            "sisid",
            "identifier",
            "id",
            "username",
            "user",
        ],
    ),
    (
        RecordKind::Device,
        "key",
        SERIALS,
        &[
            "deviceserial",
            "deviceserialnumber",
            "serialnumber",
            "serialno",
            "serial",
            "servicetag",
            "sn",
            "device",
        ],
    ),
    (
        RecordKind::User,
        "name",
        NAMES,
        &[
            "name",
            "fullname",
            "displayname",
            "studentname",
            "studentsname",
            "studentfullname",
            "legalname",
            "Student's Name",
            "Nombre",
            "LastFirst",
        ],
    ),
    (
        RecordKind::User,
        "given_name",
        GIVEN,
        &[
            "firstname",
            "givenname",
            "studentfirstname",
            "legalfirstname",
            "preferredfirstname",
            "first",
            "First Name [Required]",
            "First Name (optional)",
        ],
    ),
    (
        RecordKind::User,
        "family_name",
        GIVEN,
        &["lastname", "familyname", "surname", "studentlastname", "legallastname", "last", "Apellidos"],
    ),
    (
        RecordKind::User,
        "email",
        ADDRESSES,
        &[
            "email",
            "emailaddress",
            "mail",
            "primaryemail",
            "studentemail",
            "studentemailaddress",
            "useremail",
            "schoolemail",
            "userprincipalname",
            "E-mail",
            "Correo electrónico",
            "Email Address [Required]",
        ],
    ),
    (RecordKind::User, "role", ROLES, &["role", "usertype", "type", "Rol"]),
    (RecordKind::User, "school", SCHOOLS, &["school", "schoolname", "building", "campus", "site"]),
    (RecordKind::User, "grade", GRADES, &["grade", "grades", "gradelevel", "Grado"]),
    (
        RecordKind::Device,
        "asset_tag",
        TAGS,
        &[
            "annotatedassetid",
            "assettag",
            "asset",
            "assetid",
            "assetnumber",
            "assetidentifier",
            "tag",
            "barcode",
        ],
    ),
    (RecordKind::Device, "model", MODELS, &["model", "devicemodel", "modelname", "product"]),
    (
        RecordKind::Device,
        "assigned_to",
        ADDRESSES,
        &[
            "annotateduser",
            "assignedto",
            "assigneduser",
            "assignedemail",
            "assignedtoemail",
            "assignee",
            "user",
            "primaryuserupn",
            "primaryuseremailaddress",
            "useremail",
            "username",
            "email",
            "emailaddress",
            "userid",
            "studentid",
        ],
    ),
    (
        RecordKind::Device,
        "location",
        ROOMS,
        &["annotatedlocation", "location", "room", "school", "building", "site"],
    ),
];

#[test]
fn known_headers_are_proposed() {
    let mut wrong = String::new();
    for (kind, field, cells, headers) in KNOWN {
        for name in headers {
            // A key stands alone beside a column that means nothing.
            let key = match (field, kind) {
                ("key", _) => "Notes",
                (_, RecordKind::User) => "User ID",
                (_, RecordKind::Device) => "Device Serial",
            };
            let fields = fields_of(kind, key, name, cells);
            if fields != [field] {
                wrong += &format!("{name}: {fields:?}, not {field}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn other_headers_are_not_proposed() {
    let unrelated = [
        (RecordKind::User, "Homeroom", GIVEN),
        (RecordKind::User, "Homeroom Teacher Name", NAMES),
        (RecordKind::User, "Parent Email", ADDRESSES),
        (RecordKind::User, "Emergency Contact Name", NAMES),
        (RecordKind::User, "Room", ["12", "7", "12"]),
        (RecordKind::User, "Last Sign In", ["2026/08/20", "2026/08/21", ""]),
        (RecordKind::User, "Type", ["Honors", "Regular", "Honors"]),
        (RecordKind::User, "Campus", ["400", "401", "400"]),
        (RecordKind::User, "GPA", ["3.41", "3.90", "2.75"]),
        (RecordKind::User, "status", ["active", "active", "tobedeleted"]),
        (RecordKind::User, "enabledUser", ["true", "true", "false"]),
        (RecordKind::User, "orgSourcedIds", ["100", "200", "100"]),
        (RecordKind::Device, "Purchase Date", ["2026-08-20", "2026-08-21", ""]),
        (RecordKind::Device, "Last User Login", ["2026-08-20", "2026-08-21", ""]),
        (RecordKind::Device, "OS Version", ["127.0", "127.0", "126.1"]),
        (RecordKind::Device, "Device ID", ["b1e2c3d4-0001", "b1e2c3d4-0002", "b1e2c3d4-0003"]),
        (RecordKind::Device, "Status", ["ACTIVE", "DISABLED", "ACTIVE"]),
    ];
    for (kind, name, cells) in unrelated {
        let key = if kind == RecordKind::User { "User ID" } else { "Device Serial" };
        assert_eq!(fields_of(kind, key, name, cells), Vec::<String>::new(), "{name}");
    }
}
