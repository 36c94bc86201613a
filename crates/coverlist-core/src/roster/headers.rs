//! The header texts by which a roster's columns are known.

use super::Attribute;
use crate::record::RecordKind;
use crate::value::alphanumerics;

/// Words that forms add to a header: `First Name [Required]`, `Grade (optional)`.
const REMARKS: [&str; 5] = ["required", "optional", "mandatory", "recommended", "readonly"];

/// A header as it is compared: letters and digits alone, in lower case, without a remark such as `[Required]`.
/// `User_ID`, `user id` and `UserID (optional)` are one.
pub(super) fn plain(header: &str) -> String {
    let letters = alphanumerics(header);
    let strip = |text| {
        let bare =
            |remark: &&str| str::strip_suffix(text, remark).or_else(|| str::strip_prefix(text, remark));
        REMARKS.iter().find_map(bare).filter(|rest| !rest.is_empty())
    };
    std::iter::successors(Some(letters.as_str()), |&text| strip(text)).last().unwrap_or_default().to_owned()
}

/// Whether a plain header names a column that rosters of any kind have.
pub(super) fn is_known(header: &str) -> bool {
    is_sure_key(header)
        || is_likely_key(header)
        || RecordKind::ALL
            .iter()
            .flat_map(|&kind| Attribute::of(kind))
            .any(|&of| attributes(of).contains(&header))
        || [GIVEN_NAMES, FAMILY_NAMES, INSURANCE, OF_EXPORTS].iter().any(|names| names.contains(&header))
}

/// Whether a plain header is surely the key of a kind of record.
pub(super) fn is_sure_key(header: &str) -> bool {
    RecordKind::ALL.iter().any(|&kind| sure_keys(kind).contains(&header))
}

/// Whether a plain header may be the key of a kind of record.
pub(super) fn is_likely_key(header: &str) -> bool {
    RecordKind::ALL.iter().any(|&kind| likely_keys(kind).contains(&header))
}

/// Headers that name nothing but the key of this kind of record, likeliest first.
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

/// Headers that may be the key of this kind of record when no surer one is there.
pub(super) const fn likely_keys(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::User => &["id", "username", "user"],
        RecordKind::Device => &["sn", "device"],
    }
}

/// Headers of an attribute's column, likeliest first.
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

/// Headers of an insurance list.
pub(super) const INSURANCE: &[&str] = &["insurancestatus", "policynumber"];

/// Headers of the part of a name that comes first.
pub(super) const GIVEN_NAMES: &[&str] =
    &["firstname", "givenname", "studentfirstname", "legalfirstname", "preferredfirstname", "first"];

/// Headers of the part of a name that comes last.
pub(super) const FAMILY_NAMES: &[&str] =
    &["lastname", "familyname", "surname", "studentlastname", "legallastname", "last"];

/// Headers by which an export can be told, and that hold no attribute.
const OF_EXPORTS: &[&str] = &["sourcedid", "userids", "enableduser", "orgsourcedids", "deviceid", "status"];
