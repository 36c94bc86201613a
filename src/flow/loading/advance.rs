//! The states and transitions of the dialog that loads records.

use crate::client::Failure;
use crate::flow::Request;
use coverlist_api::{ProblemCode, RecordsLoaded};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading {
    /// The admin chooses a file. `Some` explains why the last one cannot be loaded.
    Choosing(Option<Refused>),
    /// The server reads the file. `is_stale` says that an earlier plan is outdated.
    Reading {
        file: RecordsFile,
        is_stale: bool,
    },
    /// The admin sees what would be added and changed, and decides.
    Planned(Box<Plan>),
    Done(Box<RecordsLoaded>),
}

/// What loading a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub file: RecordsFile,
    pub preview: RecordsLoaded,
    /// Whether this plan replaces one that was outdated.
    pub is_stale: bool,
    /// Whether the admin has agreed that most names become those of other people.
    pub has_agreed: bool,
    pub request: Request,
}

/// The reason why a file cannot be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    NoFile,
    /// The server refused the file, or no answer came.
    Failed {
        file: RecordsFile,
        failure: Failure,
    },
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
    /// The admin wants the file that could not be read to be read again.
    Retried,
    Read(Result<Box<RecordsLoaded>, Failure>),
    /// The admin agrees that most names become those of other people, or takes that back.
    Agreed(bool),
    Consented,
    /// The admin chooses another file.
    WentBack,
    Answered(Result<Box<RecordsLoaded>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Read(RecordsFile),
    /// Load the file. The number is that of the names to which the admin has agreed.
    Load(RecordsFile, Option<u32>),
    /// Show the new records in the list behind the dialog.
    Reload,
}

impl Loading {
    /// The request for the plan that is shown.
    pub fn request(&self) -> Request {
        match self {
            Self::Planned(plan) => plan.request.clone(),
            Self::Choosing(_) | Self::Reading { .. } | Self::Done(_) => Request::None,
        }
    }

    /// Whether an answer is under way.
    pub const fn is_busy(&self) -> bool {
        match self {
            Self::Reading { .. } => true,
            Self::Planned(plan) => matches!(plan.request, Request::Sent),
            Self::Choosing(_) | Self::Done(_) => false,
        }
    }
}

impl Plan {
    /// Whether loading the file would change a record.
    pub const fn changes_records(&self) -> bool {
        self.preview.added + self.preview.changed > 0
    }

    /// Whether the admin may load the file.
    pub fn can_be_loaded(&self) -> bool {
        self.changes_records() && (self.has_agreed || !self.preview.asks_about_names)
    }

    fn agreed_names(&self) -> Option<u32> {
        (self.preview.asks_about_names && self.has_agreed).then_some(self.preview.other_names)
    }
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Loading, event: Event) -> (Loading, Vec<Effect>) {
    match (state, event) {
        (Loading::Choosing(_), Event::Submitted(Some(file))) => read(file, false),
        (Loading::Choosing(_), Event::Submitted(None)) => (Loading::Choosing(Some(Refused::NoFile)), vec![]),
        (Loading::Choosing(Some(Refused::Failed { file, .. })), Event::Retried) => read(file, false),
        (Loading::Reading { file, is_stale }, Event::Read(Ok(preview))) => {
            let (preview, request) = (*preview, Request::None);
            let plan = Plan { file, preview, is_stale, has_agreed: false, request };
            (Loading::Planned(Box::new(plan)), vec![])
        }
        (Loading::Reading { file, .. }, Event::Read(Err(failure))) => {
            (Loading::Choosing(Some(Refused::Failed { file, failure })), vec![])
        }
        (Loading::Planned(plan), event) if plan.request != Request::Sent => decided(plan, event),
        (Loading::Planned(plan), Event::Answered(answer)) => answered(plan, answer),
        (state, _) => (state, vec![]),
    }
}

fn read(file: RecordsFile, is_stale: bool) -> (Loading, Vec<Effect>) {
    (Loading::Reading { file: file.clone(), is_stale }, vec![Effect::Read(file)])
}

fn decided(mut plan: Box<Plan>, event: Event) -> (Loading, Vec<Effect>) {
    match event {
        // The same file, whose proposals the admin accepts.
        Event::Submitted(Some(file)) => read(file, false),
        Event::WentBack => (Loading::Choosing(None), vec![]),
        Event::Agreed(has_agreed) => {
            plan.has_agreed = has_agreed;
            (Loading::Planned(plan), vec![])
        }
        Event::Consented if plan.can_be_loaded() => {
            plan.request = Request::Sent;
            let effect = Effect::Load(plan.file.clone(), plan.agreed_names());
            (Loading::Planned(plan), vec![effect])
        }
        _ => (Loading::Planned(plan), vec![]),
    }
}

fn answered(mut plan: Box<Plan>, answer: Result<Box<RecordsLoaded>, Failure>) -> (Loading, Vec<Effect>) {
    match answer {
        Ok(loaded) => (Loading::Done(loaded), vec![Effect::Reload]),
        // Records changed since the plan: other names would become those of other people.
        Err(failure) if failure.code() == Some(ProblemCode::NamesDiffer) => read(plan.file, true),
        Err(failure) => {
            plan.request = Request::Failed(failure);
            (Loading::Planned(plan), vec![])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_api::SentenceView;
    use coverlist_core::record::RecordKind;
    use coverlist_messages::Params;

    fn file() -> RecordsFile {
        RecordsFile { name: "users.csv".to_owned(), bytes: 10, modified_ms: 5, confirmed: false }
    }

    fn preview(added: u32, other_names: u32) -> Box<RecordsLoaded> {
        let code = "format_plain_list".to_owned();
        Box::new(RecordsLoaded {
            applied: false,
            kind: RecordKind::User,
            changes: vec![],
            load: None,
            other_names,
            asks_about_names: other_names > 0,
            shape: SentenceView { code, params: Params::default(), message: "plain list".to_owned() },
            columns: vec![],
            notes: vec![],
            added,
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
        })
    }

    fn planned(added: u32, other_names: u32) -> Loading {
        let (reading, effects) = advance(Loading::Choosing(None), Event::Submitted(Some(file())));
        assert_eq!(effects, [Effect::Read(file())]);
        advance(reading, Event::Read(Ok(preview(added, other_names)))).0
    }

    #[test]
    fn a_file_is_read_once_and_a_failure_returns_to_the_form() {
        let state = advance(Loading::Choosing(None), Event::Submitted(Some(file()))).0;
        assert_eq!(advance(state.clone(), Event::Submitted(Some(file()))), (state.clone(), vec![]));
        let (state, effects) = advance(state, Event::Read(Err(Failure::Unreachable)));
        let refused = Refused::Failed { file: file(), failure: Failure::Unreachable };
        assert_eq!(state, Loading::Choosing(Some(refused)));
        assert_eq!(effects, []);
        assert_eq!(advance(state, Event::Submitted(Some(file()))).1, [Effect::Read(file())]);
    }

    #[test]
    fn accepted_proposals_are_read_under_the_plan_and_again_after_a_failure() {
        let confirmed = RecordsFile { confirmed: true, ..file() };
        let (state, effects) = advance(planned(1, 0), Event::Submitted(Some(confirmed.clone())));
        assert_eq!(state, Loading::Reading { file: confirmed.clone(), is_stale: false });
        assert_eq!(effects, [Effect::Read(confirmed.clone())]);
        let state = advance(state, Event::Read(Err(Failure::Unreachable))).0;
        assert_eq!(advance(state, Event::Retried).1, [Effect::Read(confirmed)]);
        assert_eq!(advance(Loading::Choosing(None), Event::Retried).1, [], "no file has failed");
    }

    #[test]
    fn without_a_file_nothing_is_sent() {
        let refused = Loading::Choosing(Some(Refused::NoFile));
        assert_eq!(advance(Loading::Choosing(None), Event::Submitted(None)), (refused, vec![]));
    }

    #[test]
    fn a_plan_is_loaded_once_and_shows_the_records() {
        let (state, effects) = advance(planned(1, 0), Event::Consented);
        assert_eq!(effects, [Effect::Load(file(), None)]);
        assert_eq!(advance(state.clone(), Event::Consented), (state.clone(), vec![]));
        assert_eq!(advance(state.clone(), Event::WentBack).0, state, "the answer is still to come");
        let (state, effects) = advance(state, Event::Answered(Ok(preview(1, 0))));
        assert_eq!((state, effects), (Loading::Done(preview(1, 0)), vec![Effect::Reload]));
    }

    #[test]
    fn a_plan_that_changes_nothing_is_not_loaded() {
        assert_eq!(advance(planned(0, 0), Event::Consented).1, []);
        assert_eq!(advance(planned(0, 0), Event::WentBack).0, Loading::Choosing(None));
    }

    #[test]
    fn most_names_change_only_with_an_agreement_to_their_number() {
        let state = planned(2, 12);
        assert_eq!(advance(state.clone(), Event::Consented).1, []);
        let state = advance(state, Event::Agreed(true)).0;
        let (state, effects) = advance(state, Event::Consented);
        assert_eq!(effects, [Effect::Load(file(), Some(12))]);
        let differ = r#"{"code":"names_differ","title":"","detail":"","reason":"","request_id":""}"#;
        let (state, effects) = advance(state, Event::Answered(Err(Failure::of_answer(409, differ))));
        assert_eq!(effects, [Effect::Read(file())]);
        let state = advance(state, Event::Read(Ok(preview(2, 13)))).0;
        assert!(matches!(&state, Loading::Planned(plan) if plan.is_stale && !plan.has_agreed));
        assert_eq!(advance(state, Event::Consented).1, [], "it is another number");
    }
}
