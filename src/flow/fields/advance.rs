//! The states and transitions of the list of fields.

use crate::client::Failure;
use crate::flow::{Editing, Listed};
use coverlist_api::{FieldEntry, FieldView};
use coverlist_core::record::{Field, FieldType, RecordKind};

/// The fields of the district, and the dialog that changes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    pub list: Listed<Vec<FieldView>>,
    /// The dialog that adds or renames a field.
    pub editing: Editing,
}

/// A change that a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Add a field.
    Add {
        /// The kind of record that gets the field.
        kind: RecordKind,
        /// The type of its values.
        field_type: FieldType,
        /// Its name.
        name: String,
    },
    /// Give a custom field another name.
    Rename {
        /// The kind of record that has the field.
        kind: RecordKind,
        /// The id of the field.
        id: Field,
        /// Its new name.
        name: String,
    },
}

/// Something that happened on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    ListRequested,
    Listed(Result<Vec<FieldView>, Failure>),
    DialogOpened,
    DialogClosed,
    Submitted(Draft),
    Answered(Result<Vec<FieldView>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    FetchList,
    /// Send this list of all fields.
    Send(Vec<FieldEntry>),
    /// The change is made, and the dialog closes.
    Close,
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Fields, event: Event) -> (Fields, Vec<Effect>) {
    let Fields { list, editing } = state;
    match (list, editing, event) {
        (list, editing, Event::ListRequested) => {
            (Fields { list: list.requested(), editing }, vec![Effect::FetchList])
        }
        (_, editing, Event::Listed(answer)) => (Fields { list: Listed::answered(answer), editing }, vec![]),
        (list, Editing::Closed, Event::DialogOpened) => {
            (Fields { list, editing: Editing::Open(None) }, vec![])
        }
        (list, Editing::Open(_), Event::DialogClosed) => (Fields { list, editing: Editing::Closed }, vec![]),
        (Listed::Known(fields), Editing::Open(_), Event::Submitted(draft)) => {
            let entries = entries(fields.clone(), draft);
            (Fields { list: Listed::Known(fields), editing: Editing::Sending }, vec![Effect::Send(entries)])
        }
        (_, Editing::Sending, Event::Answered(Ok(fields))) => {
            (Fields { list: Listed::Known(fields), editing: Editing::Closed }, vec![Effect::Close])
        }
        // The list may be out of date: another admin may have added a field.
        (list, Editing::Sending, Event::Answered(Err(failure))) => {
            (Fields { list, editing: Editing::Open(Some(failure)) }, vec![Effect::FetchList])
        }
        (list, editing, _) => (Fields { list, editing }, vec![]),
    }
}

/// The list of all fields after the change.
fn entries(fields: Vec<FieldView>, draft: Draft) -> Vec<FieldEntry> {
    let mut entries: Vec<FieldEntry> = fields.into_iter().map(FieldEntry::from).collect();
    match draft {
        Draft::Add { kind, field_type, name } => {
            entries.push(FieldEntry { kind, id: None, field_type, name, built_in: None });
        }
        Draft::Rename { kind, id, name } => {
            let renamed = |entry: &&mut FieldEntry| entry.kind == kind && entry.id == Some(id);
            if let Some(entry) = entries.iter_mut().find(renamed) {
                entry.name = name;
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRADE: Field = Field::custom(1, FieldType::Text);

    fn field(kind: RecordKind, name: &str) -> FieldView {
        FieldView { kind, id: GRADE, field_type: FieldType::Text, name: name.to_owned(), built_in: false }
    }

    fn open() -> Fields {
        let fields = vec![field(RecordKind::User, "Grade"), field(RecordKind::Device, "Case")];
        let (known, _) = advance(Fields::default(), Event::Listed(Ok(fields)));
        advance(known, Event::DialogOpened).0
    }

    fn rename(name: &str) -> Event {
        Event::Submitted(Draft::Rename { kind: RecordKind::Device, id: GRADE, name: name.to_owned() })
    }

    fn sent(effects: &[Effect]) -> Vec<(Option<Field>, String)> {
        let [Effect::Send(entries)] = effects else { panic!("not sent") };
        entries.iter().cloned().map(|entry| (entry.id, entry.name)).collect()
    }

    #[test]
    fn a_change_sends_every_field() {
        let named = |id: Option<Field>, name: &str| (id, name.to_owned());
        let (state, effects) = advance(open(), rename("Bag"));
        assert_eq!(sent(&effects), [named(Some(GRADE), "Grade"), named(Some(GRADE), "Bag")]);
        assert_eq!(state.editing, Editing::Sending);
        let (kind, field_type, name) = (RecordKind::User, FieldType::Amount, "Fee".to_owned());
        let add = Event::Submitted(Draft::Add { kind, field_type, name });
        let (_, effects) = advance(open(), add);
        let expected = [named(Some(GRADE), "Grade"), named(Some(GRADE), "Case"), named(None, "Fee")];
        assert_eq!(sent(&effects), expected);
    }

    #[test]
    fn a_change_is_sent_once_and_closes_the_dialog() {
        let (state, _) = advance(open(), rename("Bag"));
        for event in [rename("Bag"), Event::DialogClosed, Event::DialogOpened] {
            assert_eq!(advance(state.clone(), event), (state.clone(), vec![]));
        }
        let fields = vec![field(RecordKind::Device, "Bag")];
        let (state, effects) = advance(state, Event::Answered(Ok(fields.clone())));
        assert_eq!(state, Fields { list: Listed::Known(fields), editing: Editing::Closed });
        assert_eq!(effects, [Effect::Close]);
    }

    #[test]
    fn a_refused_change_stays_in_the_dialog_and_the_list_is_fetched_again() {
        let (state, _) = advance(open(), rename("Bag"));
        let (state, effects) = advance(state, Event::Answered(Err(Failure::Unreachable)));
        assert_eq!(state.editing, Editing::Open(Some(Failure::Unreachable)));
        assert_eq!(effects, [Effect::FetchList]);
    }
}
