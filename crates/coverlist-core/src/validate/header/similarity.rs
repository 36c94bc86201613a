//! The similarity of headers: other case or punctuation, typing mistakes, or another word for the same
//! column.

use crate::record::{Field, RecordKind};
use crate::value::alphanumerics;
use strsim::osa_distance;

/// The similarity of a header to an expected one; smaller is more similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The headers differ only in case, space or punctuation.
    SameLetters,
    /// The headers differ by this many typing mistakes.
    Mistyped(usize),
    /// The header is another word for the column.
    Synonym,
}

/// A longer cell is not a mistyped header.
const MAX_LETTERS: usize = 60;

/// Larger cells are not compared. A hostile file has cells of megabytes.
const MAX_BYTES: usize = 10 * MAX_LETTERS;

/// The similarity of a cell to the header `expected` of `field` in a template for `kind`.
pub(super) fn nearness(cell: &str, expected: &str, field: Field, kind: RecordKind) -> Option<Nearness> {
    if cell.len() > MAX_BYTES {
        return None;
    }
    let (cell, expected) = (letters(cell), letters(expected));
    if cell.is_empty() || cell.len() > MAX_LETTERS {
        None
    } else if cell == expected {
        Some(Nearness::SameLetters)
    } else if words_for(field, kind).contains(&cell.as_str()) {
        Some(Nearness::Synonym)
    } else {
        mistyped(&cell, &expected).map(Nearness::Mistyped)
    }
}

/// The letters and digits of a header in lower case; `#` becomes the word "number".
pub(in crate::validate) fn letters(header: &str) -> String {
    alphanumerics(&header.replace('#', "number"))
}

/// The number of typing mistakes between two headers, when it is small enough for a header of this length. A
/// letter that is added, missing, changed, or swapped with its neighbor is one mistake.
fn mistyped(cell: &str, expected: &str) -> Option<usize> {
    let length = expected.chars().count();
    let forgiven = match length {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if cell.chars().count().abs_diff(length) > forgiven {
        return None;
    }
    Some(osa_distance(cell, expected)).filter(|&mistakes| mistakes <= forgiven)
}

/// Other words for a column, used by insurers, portals and student information systems. None is a status
/// word.
pub(in crate::validate) fn words_for(field: Field, kind: RecordKind) -> &'static [&'static str] {
    match (field, kind) {
        (Field::Key, RecordKind::User) => &[
            "id",
            "idnumber",
            "studentid",
            "studentidnumber",
            "studentnumber",
            "studentno",
            "studentnum",
            "studentuserid",
            "usernumber",
            "userno",
            "localid",
            "localstudentid",
            "sisid",
            "pupilid",
            "learnerid",
            "staffid",
            "employeeid",
        ],
        (Field::Key, RecordKind::Device) => &[
            "serial",
            "serialnumber",
            "serialno",
            "serialnum",
            "sn",
            "deviceserialnumber",
            "deviceserialno",
            "devicesn",
            "servicetag",
            "chromebookserial",
            "chromebookserialnumber",
            "laptopserial",
            "laptopserialnumber",
        ],
        (Field::Status, _) => &[
            "status",
            "insured",
            "enrollmentstatus",
            "enrolmentstatus",
            "coveragestatus",
            "planstatus",
            "policystatus",
            "response",
            "participation",
        ],
        (Field::PolicyNumber, _) => &[
            "policy",
            "policyid",
            "policyno",
            "policynum",
            "policynbr",
            "certificate",
            "certificatenumber",
            "certificateno",
            "contractnumber",
        ],
        (Field::CoverageType, _) => &[
            "coverage",
            "coverageplan",
            "coveragelevel",
            "plan",
            "plantype",
            "planname",
            "policytype",
            "insurancetype",
        ],
        (Field::CoverageAmount, _) => &[
            "amount",
            "coverageamt",
            "coveragelimit",
            "coveragevalue",
            "insuredamount",
            "suminsured",
            "insuranceamount",
        ],
        (Field::CoverageStart, _) => &[
            "start",
            "startdate",
            "coveragestart",
            "coveragefrom",
            "coveragebegins",
            "coveragebegindate",
            "begindate",
            "effectivedate",
            "effectivefrom",
            "coverageeffectivedate",
            "policystart",
            "policystartdate",
            "insurancestartdate",
            "validfrom",
        ],
        (Field::CoverageEnd, _) => &[
            "end",
            "enddate",
            "coverageend",
            "coverageto",
            "coverageends",
            "coverageuntil",
            "coverageexpirationdate",
            "expires",
            "expiration",
            "expirationdate",
            "expirydate",
            "policyend",
            "policyenddate",
            "insuranceenddate",
            "validto",
            "validuntil",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Template;

    #[test]
    fn what_counts_as_near() {
        let near = |cell, expected, field| nearness(cell, expected, field, RecordKind::User);
        for cell in [
            "user id",
            "USER ID",
            "User ID ",
            "UserID",
            "user_id",
            "User\u{a0}ID",
            "\u{feff}User ID",
            "User-ID:",
        ] {
            assert_eq!(near(cell, "User ID", Field::Key), Some(Nearness::SameLetters), "{cell:?}");
        }
        assert_eq!(near("Uesr ID", "User ID", Field::Key), Some(Nearness::Mistyped(1)));
        assert_eq!(near("Insurance Statsu", "Insurance Status", Field::Status), Some(Nearness::Mistyped(1)));
        assert_eq!(near("Insurence Staus", "Insurance Status", Field::Status), Some(Nearness::Mistyped(2)));
        assert_eq!(near("Policy #", "Policy Number", Field::PolicyNumber), Some(Nearness::SameLetters));
        assert_eq!(near("Student_Number", "User ID", Field::Key), Some(Nearness::Synonym));
    }

    #[test]
    fn what_does_not() {
        let near = |cell, expected, field| nearness(cell, expected, field, RecordKind::User);
        assert_eq!(near("Coverage Start Date", "Coverage End Date", Field::CoverageEnd), None);
        assert_eq!(near("Order ID", "User ID", Field::Key), None);
        assert_eq!(near("Serial Number", "User ID", Field::Key), None);
        assert_eq!(near("", "User ID", Field::Key), None);
        let (long, very_long) = ("User ID ".repeat(50), "User ID ".repeat(500));
        assert_eq!(near(&long, "User ID", Field::Key), None);
        assert_eq!(near(&very_long, "User ID", Field::Key), None);
    }

    #[test]
    fn no_synonym_is_a_status_word_or_means_two_fields() {
        let mut seen = std::collections::HashSet::new();
        for kind in RecordKind::ALL {
            let words = Template::builtin(kind).status_words;
            for field in Field::ALL {
                for &synonym in words_for(field, kind) {
                    assert!(!words.iter().any(|word| letters(&word.word) == synonym), "{synonym}");
                    assert!(seen.insert((synonym, kind)), "{synonym}");
                }
            }
        }
    }
}
