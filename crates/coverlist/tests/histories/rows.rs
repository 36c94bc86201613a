//! The rows of a file, and what persons decide about them.

#[derive(Clone, Debug)]
pub struct Row {
    pub line: u32,
    /// The key in the file.
    pub key: String,
    /// The device that the row is about: that of the key, or the one that a person accepted for it.
    pub serial: String,
    pub policy: String,
    /// The person whom the file names, if it does.
    pub person: Option<&'static Person>,
    pub is_accepted: bool,
    /// Whether a person said that the key means no device.
    pub is_unmatched: bool,
    /// The record that a person confirmed although it has another name.
    pub confirmed: Option<u32>,
}

/// Somebody to whom devices are assigned.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    pub id: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
}

impl Person {
    pub const ALL: [Self; 2] = [
        Self { id: "A1", first_name: "Ana", last_name: "Ruiz" },
        Self { id: "B2", first_name: "Bo", last_name: "Lee" },
    ];

    /// The user to whom lists assign a device.
    pub fn of(serial: &str) -> &'static Self {
        let number = serial.bytes().last().map_or(0, usize::from);
        &Self::ALL[number % Self::ALL.len()]
    }
}

/// What a person decides about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The key means the device with this serial.
    Accept(String),
    Reject,
    /// The row means the device with this serial, whatever the names.
    Confirm(String),
    LeaveOut,
    TakeBack,
}

impl Row {
    pub fn new(line: u32, key: String, policy: String, person: Option<&'static Person>) -> Self {
        let serial = key.clone();
        Self { line, serial, key, policy, person, is_accepted: false, is_unmatched: false, confirmed: None }
    }

    /// The row after a decision; `record` is that of its device.
    pub fn decided(&self, decision: &Decision, record: Option<u32>) -> Self {
        let row = Self::new(self.line, self.key.clone(), self.policy.clone(), self.person);
        match decision {
            Decision::Accept(serial) => Self { serial: serial.clone(), is_accepted: true, ..row },
            Decision::Reject => Self { is_unmatched: true, ..row },
            Decision::Confirm(_) => Self { confirmed: record, ..self.clone() },
            Decision::LeaveOut | Decision::TakeBack => row,
        }
    }
}
