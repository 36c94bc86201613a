//! The known headers of a roster's columns.

use super::Attribute;
use crate::record::RecordKind;
use crate::value::alphanumerics;

/// Words that forms add to headers: `First Name [Required]`, `Grade (optional)`.
const REMARKS: [&str; 5] = ["required", "optional", "mandatory", "recommended", "readonly"];

/// The plain form of a header, for comparison: its letters and digits in lower case, without a remark such as
/// `[Required]`. `User_ID`, `user id` and `UserID (optional)` are equal.
pub(super) fn plain(header: &str) -> String {
    let letters = alphanumerics(header);
    let strip = |text| {
        let bare =
            |remark: &&str| str::strip_suffix(text, remark).or_else(|| str::strip_prefix(text, remark));
        REMARKS.iter().find_map(bare).filter(|rest| !rest.is_empty())
    };
    std::iter::successors(Some(letters.as_str()), |&text| strip(text)).last().unwrap_or_default().to_owned()
}

/// Whether a plain header names a column of any roster.
pub(super) fn is_known(header: &str) -> bool {
    is_sure_key(header)
        || is_likely_key(header)
        || RecordKind::ALL
            .iter()
            .flat_map(|&kind| Attribute::of(kind))
            .any(|&of| attributes(of).contains(&header))
        || [GIVEN_NAMES, FAMILY_NAMES, INSURANCE, OF_EXPORTS].iter().any(|names| names.contains(&header))
}

/// Whether a plain header certainly names the key of a kind of record.
pub(super) fn is_sure_key(header: &str) -> bool {
    RecordKind::ALL.iter().any(|&kind| sure_keys(kind).contains(&header))
}

/// Whether a plain header may name the key of a kind of record.
pub(super) fn is_likely_key(header: &str) -> bool {
    RecordKind::ALL.iter().any(|&kind| likely_keys(kind).contains(&header))
}

/// Headers that name only the key of this kind of record, most likely first.
pub(super) const fn sure_keys(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::User => &[
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
        ],
        RecordKind::Device => {
            &["deviceserial", "deviceserialnumber", "serialnumber", "serialno", "serial", "servicetag"]
        }
    }
}

/// Headers that may name the key of this kind of record when no certain one exists.
pub(super) const fn likely_keys(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::User => &["id", "username", "user"],
        RecordKind::Device => &["sn", "device"],
    }
}

/// Headers of an attribute's column, most likely first.
pub(super) const fn attributes(attribute: Attribute) -> &'static [&'static str] {
    match attribute {
        Attribute::Name => &[
            "name",
            "fullname",
            "displayname",
            "studentname",
            "studentsname",
            "studentfullname",
            "legalname",
        ],
        Attribute::Email => &[
            "email",
            "emailaddress",
            "mail",
            "primaryemail",
            "studentemail",
            "studentemailaddress",
            "useremail",
            "schoolemail",
            "userprincipalname",
        ],
        Attribute::Role => &["role", "usertype", "type"],
        Attribute::School => &["school", "schoolname", "building", "campus", "site"],
        Attribute::Grade => &["grade", "grades", "gradelevel"],
        Attribute::AssetTag => &[
            "annotatedassetid",
            "assettag",
            "asset",
            "assetid",
            "assetnumber",
            "assetidentifier",
            "tag",
            "barcode",
        ],
        Attribute::Model => &["model", "devicemodel", "modelname", "product"],
        Attribute::AssignedTo => &[
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
        Attribute::Location => &["annotatedlocation", "location", "room", "school", "building", "site"],
    }
}

/// Headers that identify an insurance list, which is not a roster.
pub(super) const INSURANCE: &[&str] = &["insurancestatus", "policynumber"];

/// Headers of a column with a person's given name.
pub(super) const GIVEN_NAMES: &[&str] =
    &["firstname", "givenname", "studentfirstname", "legalfirstname", "preferredfirstname", "first"];

/// Headers of a column with a person's family name.
pub(super) const FAMILY_NAMES: &[&str] =
    &["lastname", "familyname", "surname", "studentlastname", "legallastname", "last"];

/// Headers that identify an export but hold no attribute.
const OF_EXPORTS: &[&str] = &["sourcedid", "userids", "enableduser", "orgsourcedids", "deviceid", "status"];
