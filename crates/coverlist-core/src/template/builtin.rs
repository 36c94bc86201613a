//! The templates that every district starts with, one for each kind of record.

use super::{Column, Purpose, Template, Word};
use crate::record::{Field, RecordKind, Status, Value, built_in_name, folded, inserted};

impl Template {
    /// Creates the built-in template for a kind of record.
    pub fn builtin(kind: RecordKind) -> Self {
        let name = match kind {
            RecordKind::User => "User",
            RecordKind::Device => "Device",
        };
        Self {
            id: kind.id().to_owned(),
            version: 1,
            name: name.to_owned(),
            description: None,
            kind,
            purpose: Purpose::Insurance,
            columns: Field::BUILT_IN.into_iter().map(|field| builtin_column(field, kind)).collect(),
            leaving_statuses: inserted(LEAVING_STATUSES),
            waived_is_covered: false,
        }
    }
}

fn builtin_column(field: Field, kind: RecordKind) -> Column {
    let words = STATUS_WORDS.iter().filter(|_| field == Field::Status);
    let word =
        |&(word, status): &(&str, Status)| Word { word: word.to_owned(), means: Value::Status(status) };
    Column {
        required: matches!(field, Field::Key | Field::Status),
        aliases: aliases(field, kind).iter().map(|&alias| alias.to_owned()).collect(),
        words: words.map(word).collect(),
        ..Column::new(field, built_in_name(field, kind))
    }
}

/// The statuses that end coverage, unless a template says otherwise.
pub(super) const LEAVING_STATUSES: [Status; 3] = [Status::NotEnrolled, Status::Declined, Status::Waived];

/// The status that a word means in the built-in templates.
pub(super) fn status_of(word: &str) -> Option<Status> {
    let word = folded(word);
    STATUS_WORDS.iter().find(|(known, _)| folded(known) == word).map(|(_, status)| *status)
}

const STATUS_WORDS: [(&str, Status); 9] = [
    ("Enrolled", Status::Enrolled),
    ("Yes", Status::Enrolled),
    ("Y", Status::Enrolled),
    ("Not Enrolled", Status::NotEnrolled),
    ("Unenrolled", Status::NotEnrolled),
    ("No", Status::NotEnrolled),
    ("N", Status::NotEnrolled),
    ("Declined", Status::Declined),
    ("Waived", Status::Waived),
];

/// Other headers for the columns, used by insurers, portals and student information systems. Case, space and
/// punctuation do not matter. None is a status word.
const fn aliases(field: Field, kind: RecordKind) -> &'static [&'static str] {
    match (field, kind) {
        (Field::Key, RecordKind::User) => &[
            "ID",
            "ID Number",
            "Student ID",
            "Student ID Number",
            "Student Number",
            "Student No",
            "Student Num",
            "Student User ID",
            "User Number",
            "User No",
            "Local ID",
            "Local Student ID",
            "SIS ID",
            "Pupil ID",
            "Learner ID",
            "Staff ID",
            "Employee ID",
        ],
        (Field::Key, RecordKind::Device) => &[
            "Serial",
            "Serial Number",
            "Serial No",
            "Serial Num",
            "SN",
            "Device Serial Number",
            "Device Serial No",
            "Device SN",
            "Service Tag",
            "Chromebook Serial",
            "Chromebook Serial Number",
            "Laptop Serial",
            "Laptop Serial Number",
        ],
        (Field::Status, _) => &[
            "Status",
            "Insured",
            "Enrollment Status",
            "Enrolment Status",
            "Coverage Status",
            "Plan Status",
            "Policy Status",
            "Response",
            "Participation",
        ],
        (Field::PolicyNumber, _) => &[
            "Policy",
            "Policy ID",
            "Policy No",
            "Policy Num",
            "Policy Nbr",
            "Certificate",
            "Certificate Number",
            "Certificate No",
            "Contract Number",
        ],
        (Field::CoverageType, _) => &[
            "Coverage",
            "Coverage Plan",
            "Coverage Level",
            "Plan",
            "Plan Type",
            "Plan Name",
            "Policy Type",
            "Insurance Type",
        ],
        (Field::CoverageAmount, _) => &[
            "Amount",
            "Coverage Amt",
            "Coverage Limit",
            "Coverage Value",
            "Insured Amount",
            "Sum Insured",
            "Insurance Amount",
        ],
        (Field::CoverageStart, _) => &[
            "Start",
            "Start Date",
            "Coverage Start",
            "Coverage From",
            "Coverage Begins",
            "Coverage Begin Date",
            "Begin Date",
            "Effective Date",
            "Effective From",
            "Coverage Effective Date",
            "Policy Start",
            "Policy Start Date",
            "Insurance Start Date",
            "Valid From",
        ],
        (Field::CoverageEnd, _) => &[
            "End",
            "End Date",
            "Coverage End",
            "Coverage To",
            "Coverage Ends",
            "Coverage Until",
            "Coverage Expiration Date",
            "Expires",
            "Expiration",
            "Expiration Date",
            "Expiry Date",
            "Policy End",
            "Policy End Date",
            "Insurance End Date",
            "Valid To",
            "Valid Until",
        ],
        (Field::Attribute(_) | Field::Custom(_), _) => &[],
    }
}
