use super::Place;
use crate::Millis;
use crate::store::{AccountKey, ImportKey};
use coverlist_api::Permission;

/// The signed-in sender of a request. A request reads and writes only data of the caller's district.
#[derive(Clone)]
pub struct Caller {
    /// The id of the caller's district.
    pub district: i64,
    pub district_name: String,
    /// An IANA name, such as `America/Chicago`.
    pub time_zone: String,
    /// The account's id. It is unique only within the district.
    pub account: i64,
    pub email: String,
    /// The displayed name, such as `Pat Ortiz`.
    pub name: String,
    pub permissions: Vec<Permission>,
    /// The tag of the account's language; `None` for the browser's language.
    pub language: Option<String>,
    /// The SHA-256 of the session's token, which is the session's key in access.db.
    pub session: [u8; 32],
    /// When the session ends, even if it is in use.
    pub ends_at: Millis,
    /// Where the session's token is.
    pub place: Place,
}

impl Caller {
    pub fn key(&self) -> AccountKey {
        AccountKey { district: self.district, id: self.account }
    }

    /// The id of the account that other programs see. No two accounts of a server have the same.
    pub fn public_id(&self) -> String {
        public_id(self.key())
    }

    /// The key of import `id` in the caller's district. No such import needs to exist.
    pub fn import_key(&self, id: i64) -> ImportKey {
        ImportKey { district: self.district, id }
    }

    /// Whether a site that embeds Coverlist vouches for the session, and no password.
    pub fn is_of_issuer(&self) -> bool {
        self.place == Place::Header
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}

/// The id of an account that other programs see. It is no secret.
pub(super) fn public_id(account: AccountKey) -> String {
    format!("{}-{}", account.district, account.id)
}
