//! The states and transitions of the dialog that loads records.

use crate::client::Failure;
use coverlist_api::RecordsLoaded;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading {
    /// The admin chooses a file. `Some` explains why the last attempt loaded nothing.
    Choosing(Option<Refused>),
    Sending,
    Done(Box<RecordsLoaded>),
}

/// The reason why no record was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    NoFile,
    /// The server refused the file, or no answer came.
    Failed(Failure),
}

/// Identifies a file of users or devices. Sending a file with an equal identity is the same request again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordsFile {
    pub name: String,
    pub bytes: u64,
    /// The time of the last change to the file, in milliseconds since 1970.
    pub modified_ms: u64,
    /// Whether the admin has accepted every proposal that has no rival.
    pub confirmed: bool,
}

/// Something that happened in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// `None` when the admin submitted the form without a file.
    Submitted(Option<RecordsFile>),
    Answered(Result<Box<RecordsLoaded>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Send(RecordsFile),
    /// Show the new records in the list behind the dialog.
    Reload,
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Loading, event: Event) -> (Loading, Vec<Effect>) {
    match (state, event) {
        (Loading::Choosing(_), Event::Submitted(Some(file))) => (Loading::Sending, vec![Effect::Send(file)]),
        (Loading::Choosing(_), Event::Submitted(None)) => (Loading::Choosing(Some(Refused::NoFile)), vec![]),
        (Loading::Sending, Event::Answered(Ok(loaded))) => (Loading::Done(loaded), vec![Effect::Reload]),
        (Loading::Sending, Event::Answered(Err(failure))) => {
            (Loading::Choosing(Some(Refused::Failed(failure))), vec![])
        }
        (state, _) => (state, vec![]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_api::SentenceView;
    use coverlist_messages::Params;

    fn file() -> RecordsFile {
        RecordsFile { name: "users.csv".to_owned(), bytes: 10, modified_ms: 5, confirmed: false }
    }

    #[test]
    fn a_file_is_sent_once_and_a_failure_returns_to_the_form() {
        let (state, effects) = advance(Loading::Choosing(None), Event::Submitted(Some(file())));
        assert_eq!((&state, effects), (&Loading::Sending, vec![Effect::Send(file())]));
        assert_eq!(advance(state.clone(), Event::Submitted(Some(file()))), (Loading::Sending, vec![]));
        let (state, effects) = advance(state, Event::Answered(Err(Failure::Unreachable)));
        assert_eq!(state, Loading::Choosing(Some(Refused::Failed(Failure::Unreachable))));
        assert_eq!(effects, []);
        assert_eq!(advance(state, Event::Submitted(Some(file()))).1, [Effect::Send(file())]);
    }

    #[test]
    fn without_a_file_nothing_is_sent() {
        let refused = Loading::Choosing(Some(Refused::NoFile));
        assert_eq!(advance(Loading::Choosing(None), Event::Submitted(None)), (refused, vec![]));
    }

    #[test]
    fn loaded_records_are_shown_and_end_the_dialog() {
        let loaded = Box::new(RecordsLoaded {
            #[cfg(not(target_arch = "wasm32"))]
            applied: true,
            #[cfg(not(target_arch = "wasm32"))]
            kind: coverlist_core::record::RecordKind::User,
            #[cfg(not(target_arch = "wasm32"))]
            changes: vec![],
            #[cfg(not(target_arch = "wasm32"))]
            load: None,
            #[cfg(not(target_arch = "wasm32"))]
            other_names: 0,
            #[cfg(not(target_arch = "wasm32"))]
            asks_about_names: false,
            shape: SentenceView {
                code: "format_plain_list".to_owned(),
                params: Params::default(),
                message: "plain list".to_owned(),
            },
            columns: vec![],
            notes: vec![],
            added: 1,
            changed: 0,
            unchanged: 0,
            refused: 0,
            conflicts: 0,
            refused_rows: vec![],
            ignored: 0,
            ignored_rows: vec![],
            absent: 0,
            absent_records: vec![],
            questions: vec![],
            sheet: None,
        });
        let (state, effects) = advance(Loading::Sending, Event::Answered(Ok(loaded.clone())));
        assert_eq!((&state, effects), (&Loading::Done(loaded), vec![Effect::Reload]));
        assert_eq!(advance(state.clone(), Event::Submitted(Some(file()))), (state, vec![]));
    }
}
