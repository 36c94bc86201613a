use super::{Answer, Difference, Evidence, Proposal, Relation, Rivals};
use crate::record::RecordKind;

/// The maximum number of records among which a person chooses. A person has few devices.
const MOST_CHOICES: usize = 10;

/// The records that explain the keys of one form.
#[derive(Default)]
pub(super) struct Group {
    /// The number of records.
    records: u32,
    /// The number of users to whom devices may be assigned.
    users: u32,
    /// The record that was added last.
    last: Option<i64>,
    /// The first of the records.
    choices: Vec<Explained>,
}

/// A record that explains a key.
struct Explained {
    record: i64,
    key: String,
    relation: Relation,
    text: String,
}

impl Group {
    /// Adds a record of which one text has the form of the group. A record counts once, and its first text
    /// is the evidence.
    pub fn add(&mut self, record: i64, key: &str, relation: Relation, text: &str) {
        if self.last.replace(record) == Some(record) {
            return;
        }
        self.records += 1;
        if self.choices.len() < MOST_CHOICES {
            self.choices.push(Explained { record, key: key.to_owned(), relation, text: text.to_owned() });
        }
    }

    /// Adds a user of whom an id has the form of the group.
    pub fn add_user(&mut self) {
        self.users += 1;
    }

    /// Explains a key of this form that names no record.
    pub fn explain(&self, kind: RecordKind, key: &str) -> Answer {
        let Some(first) = self.choices.first() else { return Answer::Nothing };
        let records = match first.relation {
            Relation::AssignedUser => self.records.max(self.users),
            _ => self.records,
        };
        if records > 1 {
            let choices = self.choices.iter().map(|choice| choice.proposal(kind, key)).collect();
            return Answer::Rivals(Rivals { records, choices });
        }
        Answer::Proposal(first.proposal(kind, key))
    }
}

impl Explained {
    fn proposal(&self, kind: RecordKind, key: &str) -> Proposal {
        Proposal { record: self.record, key: self.key.clone(), evidence: self.evidence(kind, key) }
    }

    fn evidence(&self, kind: RecordKind, key: &str) -> Evidence {
        let mut differences = Difference::between(key, &self.text);
        if (kind, self.relation) != (RecordKind::User, Relation::Key) {
            differences.retain(|&difference| difference != Difference::Case);
        }
        Evidence { relation: self.relation, text: self.text.clone(), differences }
    }
}
