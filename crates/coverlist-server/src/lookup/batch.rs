use coverlist_core::lookup::{Known, Lookup, Relation};
use std::mem::take;
use std::ops::Range;

/// Users or records on their way from the thread that reads them to the thread that compares them.
#[derive(Default)]
pub(super) struct Batch {
    entries: Vec<Entry>,
    /// The texts of all entries, one behind the other.
    texts: String,
    /// The other texts of all records.
    others: Vec<(Relation, Place)>,
}

enum Entry {
    User { user_id: Place, email: Place },
    Record { id: i64, match_key: Place, key: Place, others: Range<usize> },
}

/// The place of a text in the texts of a batch.
type Place = Range<usize>;

impl Batch {
    /// The size of the texts, in bytes, from which on a batch is full. Batches stay in the processor's cache.
    const FULL: usize = 32 * 1024;

    /// Takes all entries out of a batch that is full.
    pub fn take_if_full(&mut self) -> Option<Self> {
        (self.texts.len() >= Self::FULL).then(|| take(self))
    }

    pub fn add_user(&mut self, user_id: &str, email: &str) {
        let user = Entry::User { user_id: self.keep(user_id), email: self.keep(email) };
        self.entries.push(user);
    }

    pub fn add_record(&mut self, record: &Known<'_>) {
        let first = self.others.len();
        for &(relation, text) in record.others {
            let other = (relation, self.keep(text));
            self.others.push(other);
        }
        let (match_key, key) = (self.keep(record.match_key), self.keep(record.key));
        self.entries.push(Entry::Record { id: record.id, match_key, key, others: first..self.others.len() });
    }

    fn keep(&mut self, text: &str) -> Place {
        let start = self.texts.len();
        self.texts.push_str(text);
        start..self.texts.len()
    }

    /// Shows the users or records to a look-up, in their order.
    pub fn show_to(&self, lookup: &mut Lookup) {
        let mut shown = Vec::new();
        for entry in &self.entries {
            match entry {
                Entry::User { user_id, email } => lookup.see_user(self.text(user_id), self.text(email)),
                Entry::Record { id, match_key, key, others } => {
                    let others = &self.others[others.clone()];
                    shown.clear();
                    shown.extend(others.iter().map(|(relation, text)| (*relation, self.text(text))));
                    let (match_key, key) = (self.text(match_key), self.text(key));
                    lookup.see(&Known { id: *id, match_key, key, others: &shown });
                }
            }
        }
    }

    fn text(&self, place: &Place) -> &str {
        &self.texts[place.clone()]
    }
}
