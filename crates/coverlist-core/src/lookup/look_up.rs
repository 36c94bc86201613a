use super::form::write_form;
use super::group::Group;
use super::other_id::{OtherId, OtherIds};
use super::{Answer, Difference, Relation};
use crate::record::{MatchKey, RecordKind};
use hashbrown::HashMap;
use std::hash::BuildHasher;

/// Looks up keys among the records of a kind. The records pass by one after the other and are not kept, so a
/// district may have any number of them.
///
/// ```
/// use coverlist_core::lookup::{Answer, Known, Lookup};
/// use coverlist_core::record::RecordKind::User;
///
/// let mut lookup = Lookup::new(User, ["004231", "4231", "9999"].map(String::from).into());
/// lookup.see(&Known { id: 7, match_key: "004231", key: "004231", others: &[] });
/// let answers = lookup.answers();
/// assert_eq!(answers[0], Answer::Record(7));
/// assert!(matches!(&answers[1], Answer::Proposal(proposal) if proposal.record == 7));
/// assert_eq!(answers[2], Answer::Nothing);
/// ```
pub struct Lookup {
    kind: RecordKind,
    keys: Vec<Key>,
    /// The place in `records` of each match key.
    named: HashMap<String, usize>,
    /// The id of the record that a match key names.
    records: Vec<Option<i64>>,
    /// The place of the group of each form of a key.
    places: HashMap<Vec<u8>, usize>,
    /// Whether a key has a form of each length. Most texts of records have none of these lengths, and need no
    /// search.
    has_length: [bool; LENGTHS],
    groups: Vec<Group>,
    other_ids: OtherIds,
    /// The form of the text that is compared now.
    form: Vec<u8>,
}

/// The number of lengths that are told apart.
const LENGTHS: usize = 64;

/// The length of a form; the last one also stands for longer forms.
fn length(form: &[u8]) -> usize {
    form.len().min(LENGTHS - 1)
}

/// A key to look up.
struct Key {
    text: String,
    /// The place of the record that it names; `None` for a blank key.
    record: Option<usize>,
    /// The place of its group; `None` for a key that nothing can explain, such as `000`.
    group: Option<usize>,
}

/// A record of the district.
pub struct Known<'a> {
    /// The id of the record in the database.
    pub id: i64,
    /// The key in the form in which keys are compared.
    pub match_key: &'a str,
    /// The key as it was loaded.
    pub key: &'a str,
    /// Other texts by which a file may mean the record. They may be blank.
    pub others: &'a [(Relation, &'a str)],
}

impl Lookup {
    /// Begins to look up keys. The same key may be there several times.
    pub fn new(kind: RecordKind, keys: Vec<String>) -> Self {
        let mut lookup = Self {
            kind,
            keys: Vec::with_capacity(keys.len()),
            named: HashMap::with_capacity(keys.len()),
            records: Vec::new(),
            places: HashMap::with_capacity(keys.len()),
            has_length: [false; LENGTHS],
            groups: Vec::new(),
            other_ids: OtherIds::default(),
            form: Vec::new(),
        };
        for text in keys {
            lookup.ask(text);
        }
        lookup
    }

    fn ask(&mut self, text: String) {
        let match_key = MatchKey::new(self.kind, &text);
        let record = (!match_key.is_empty()).then(|| {
            *self.named.entry_ref(match_key.as_str()).or_insert_with(|| {
                self.records.push(None);
                self.records.len() - 1
            })
        });
        write_form(&mut self.form, &text, &Difference::ALL);
        self.has_length[length(&self.form)] = true;
        let place = *self.places.entry_ref(self.form.as_slice()).or_insert_with(|| {
            self.groups.push(Group::default());
            self.groups.len() - 1
        });
        let group = Some(place).filter(|_| !self.form.is_empty());
        self.keys.push(Key { text, record, group });
    }

    /// Compares the keys with a user to whom devices may be assigned. Devices name a user by id or e-mail
    /// address, which may be blank, and a file may have the other one. All users come before the first
    /// device.
    pub fn see_user(&mut self, user_id: &str, email: &str) {
        let (by_id, by_email) = (self.group_of(user_id), self.group_of(email));
        for group in by_id.into_iter().chain(by_email.filter(|_| by_email != by_id)) {
            self.groups[group].add_user();
        }
        if by_email.is_some() {
            self.link(user_id, email, by_email);
        }
        // Every address, because several users may share it.
        self.link(email, user_id, by_id);
    }

    /// Notes the other id of the user whom a device names by an id.
    fn link(&mut self, id: &str, other: &str, group: Option<usize>) {
        let Some(hash) = self.write_id_form(id) else { return };
        let other = group.map(|group| OtherId { of: self.form.clone(), text: other.to_owned(), group });
        self.other_ids.note(hash, other);
    }

    /// Writes the form in which a device names a user: an address in any case, or the exact user id. Returns
    /// its hash, or nothing if the id is blank.
    fn write_id_form(&mut self, id: &str) -> Option<u64> {
        let ignored: &[Difference] = if id.contains('@') { &[Difference::Case] } else { &[] };
        write_form(&mut self.form, id, ignored);
        (!self.form.is_empty()).then(|| self.places.hasher().hash_one(&self.form))
    }

    /// The place of the group of the form of a text, if a key has that form.
    fn group_of(&mut self, text: &str) -> Option<usize> {
        write_form(&mut self.form, text, &Difference::ALL);
        let may_be_there = self.has_length[length(&self.form)];
        may_be_there.then(|| self.places.get(self.form.as_slice()).copied()).flatten()
    }

    /// Compares the keys with a record. Each record is seen once.
    pub fn see(&mut self, record: &Known<'_>) {
        // A key that names the record has the form of the record's key.
        if let Some(group) = self.group_of(record.key) {
            if let Some(&place) = self.named.get(record.match_key) {
                self.records[place] = Some(record.id);
            }
            self.groups[group].add(record.id, record.key, Relation::Key, record.key);
        }
        for &(relation, text) in record.others.iter().filter(|(_, text)| !text.is_empty()) {
            if let Some(group) = self.group_of(text) {
                self.groups[group].add(record.id, record.key, relation, text);
            }
            if relation == Relation::AssignedUser && !self.other_ids.is_empty() {
                self.see_assigned(record, text);
            }
        }
    }

    /// Compares the keys with the other id of the user to whom a device is assigned.
    fn see_assigned(&mut self, device: &Known<'_>, user: &str) {
        let Some(hash) = self.write_id_form(user) else { return };
        if let Some(OtherId { text, group, .. }) = self.other_ids.of(hash, &self.form) {
            self.groups[*group].add(device.id, device.key, Relation::AssignedUser, text);
        }
    }

    /// The answer for each key, in their order. Two keys may get the same record.
    pub fn answers(&self) -> Vec<Answer> {
        self.keys.iter().map(|key| self.answer(key)).collect()
    }

    fn answer(&self, key: &Key) -> Answer {
        if let Some(record) = key.record.and_then(|place| self.records[place]) {
            return Answer::Record(record);
        }
        let group = key.group.map(|place| &self.groups[place]);
        group.map_or(Answer::Nothing, |group| group.explain(self.kind, &key.text))
    }
}
