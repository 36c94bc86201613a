//! The sender of a request.

use crate::Millis;
use crate::store::{AccountKey, ImportKey};
use coverlist_api::Permission;

/// The sender of a request. A request reads and writes only data of the caller's district.
#[derive(Clone)]
pub struct Caller {
    /// The district.
    pub district: i64,
    /// The district's name.
    pub district_name: String,
    /// The IANA name of the district's time zone.
    pub time_zone: String,
    /// The account's id in the district.
    pub account: i64,
    /// The account's e-mail address.
    pub email: String,
    /// The account's display name.
    pub name: String,
    /// The permissions of the account's role.
    pub permissions: Vec<Permission>,
    /// The hash of the session's token.
    pub session: [u8; 32],
    /// When the session ends, even if it is in use.
    pub ends_at: Millis,
}

impl Caller {
    /// The account, with its district.
    pub fn key(&self) -> AccountKey {
        AccountKey { district: self.district, id: self.account }
    }

    /// An import of the caller's district.
    pub fn import_key(&self, id: i64) -> ImportKey {
        ImportKey { district: self.district, id }
    }

    /// Whether the account's role has a permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}
