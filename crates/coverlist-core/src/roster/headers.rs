//! The header texts by which a roster's columns are known.

use super::Detail;
use crate::template::RecordKind;

/// A header as it is compared: letters and digits alone, in lower case. `User_ID`, `user id` and `UserID` are one.
pub(super) fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Headers that name nothing but the key of this kind of record, likeliest first.
pub(super) const fn sure_keys(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::User => &[
            "userid",
            "studentid",
            "studentnumber",
            "studentno",
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

/// Headers of a detail's column in a plain list, likeliest first.
pub(super) const fn details(detail: Detail) -> &'static [&'static str] {
    match detail {
        Detail::Name => &["name", "fullname", "displayname", "studentname", "studentfullname"],
        Detail::Email => &["email", "emailaddress", "mail", "studentemail", "useremail", "schoolemail"],
        Detail::Role => &["role", "usertype", "type"],
        Detail::School => &["school", "schoolname", "building", "campus", "site"],
        Detail::Grade => &["grade", "grades", "gradelevel"],
        Detail::AssetTag => &["assettag", "asset", "assetid", "assetnumber", "tag", "barcode"],
        Detail::Model => &["model", "devicemodel", "modelname", "product"],
        Detail::AssignedTo => &[
            "assignedto",
            "assigneduser",
            "assignedemail",
            "assignedtoemail",
            "assignee",
            "user",
            "useremail",
            "username",
            "email",
            "userid",
            "studentid",
        ],
        Detail::Location => &["location", "room", "school", "building", "site"],
    }
}

/// Headers of an insurance list.
pub(super) const INSURANCE: &[&str] = &["insurancestatus", "policynumber"];

/// Headers of the part of a name that comes first.
pub(super) const GIVEN_NAMES: &[&str] =
    &["firstname", "givenname", "studentfirstname", "preferredfirstname", "first"];

/// Headers of the part of a name that comes last.
pub(super) const FAMILY_NAMES: &[&str] = &["lastname", "familyname", "surname", "studentlastname", "last"];
