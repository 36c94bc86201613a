use crate::access::Caller;
use crate::store::ImportKey;

/// Who changes something about an import, and in which district.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    /// The id of the district.
    pub district: i64,
    /// The id of the account; `None` for the command line.
    pub account: Option<i64>,
}

impl Actor {
    /// The key of import `id` in the district. No such import needs to exist.
    pub fn import_key(self, id: i64) -> ImportKey {
        ImportKey { district: self.district, id }
    }
}

impl From<&Caller> for Actor {
    fn from(caller: &Caller) -> Self {
        Self { district: caller.district, account: Some(caller.account) }
    }
}
