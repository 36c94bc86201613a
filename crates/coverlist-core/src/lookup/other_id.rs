use hashbrown::HashMap;

/// An id of a user: the user id or the e-mail address. A device may name the same user by the other one.
pub(super) struct OtherId {
    /// The form of the id that a device may name.
    pub of: Vec<u8>,
    pub text: String,
    /// The place of the group of its form.
    pub group: usize,
}

/// The other ids that a key may mean, by the ids that devices may name.
#[derive(Default)]
pub(super) struct OtherIds {
    /// The other id, and the number of users, by the hash of the id that a device may name.
    by_hash: HashMap<u64, (OtherId, u32)>,
    /// The hashes of all ids that devices may name. A key means few of these users, so the users are counted
    /// later.
    noted: Vec<u64>,
}

impl OtherIds {
    /// Notes an id that a device may name, with the other id of the user if a key may mean it.
    pub fn note(&mut self, hash: u64, other: Option<OtherId>) {
        self.noted.push(hash);
        if let Some(other) = other {
            self.by_hash.insert(hash, (other, 0));
        }
    }

    /// The other id of the user whom a device names by an id of this form, if no other user shares the id.
    /// All users are noted before. Ids with equal hashes count as shared: a proposal would be missing then.
    pub fn of(&mut self, hash: u64, form: &[u8]) -> Option<&OtherId> {
        self.count_users();
        let (other, users) = self.by_hash.get(&hash)?;
        (*users == 1 && other.of == form).then_some(other)
    }

    fn count_users(&mut self) {
        for hash in self.noted.drain(..) {
            if let Some((_, users)) = self.by_hash.get_mut(&hash) {
                *users += 1;
            }
        }
    }

    /// Whether a key may mean no user by another id than a device.
    pub fn is_empty(&self) -> bool {
        self.by_hash.is_empty()
    }
}
