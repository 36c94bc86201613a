//! The states and transitions of the list of accounts.

use crate::client::Failure;
use crate::flow::{Editing, Listed};
use coverlist_api::{AccountChange, AccountView, NewAccountRequest};

/// The accounts of the district.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    pub list: Listed<Vec<AccountView>>,
    /// The dialog that adds or changes an account.
    pub editing: Editing,
}

/// A change that a person wants.
#[derive(Clone, PartialEq, Eq)]
pub enum Draft {
    /// Add an account.
    Add(NewAccountRequest),
    /// Change the account with this id.
    Change(i64, AccountChange),
}

/// Something that happened on the page.
#[derive(Clone, PartialEq, Eq)]
pub enum Event {
    ListRequested,
    Listed(Result<Vec<AccountView>, Failure>),
    DialogOpened,
    DialogClosed,
    Submitted(Draft),
    Answered(Result<(), Failure>),
}

#[derive(Clone, PartialEq, Eq)]
pub enum Effect {
    FetchList,
    Send(Draft),
    /// The change is made, and the dialog closes.
    Close,
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Accounts, event: Event) -> (Accounts, Vec<Effect>) {
    let Accounts { list, editing } = state;
    match (list, editing, event) {
        (list, editing, Event::ListRequested) => {
            (Accounts { list: list.requested(), editing }, vec![Effect::FetchList])
        }
        (_, editing, Event::Listed(answer)) => (Accounts { list: Listed::answered(answer), editing }, vec![]),
        (list, Editing::Closed, Event::DialogOpened) => {
            (Accounts { list, editing: Editing::Open(None) }, vec![])
        }
        (list, Editing::Open(_), Event::DialogClosed) => {
            (Accounts { list, editing: Editing::Closed }, vec![])
        }
        (list, Editing::Open(_), Event::Submitted(draft)) => {
            (Accounts { list, editing: Editing::Sending }, vec![Effect::Send(draft)])
        }
        (list, Editing::Sending, Event::Answered(Ok(()))) => {
            (Accounts { list, editing: Editing::Closed }, vec![Effect::Close, Effect::FetchList])
        }
        // The list may be out of date: another admin may have changed the account.
        (list, Editing::Sending, Event::Answered(Err(failure))) => {
            (Accounts { list, editing: Editing::Open(Some(failure)) }, vec![Effect::FetchList])
        }
        (list, editing, _) => (Accounts { list, editing }, vec![]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disable() -> Event {
        Event::Submitted(Draft::Change(7, AccountChange::Disable))
    }

    fn sending() -> Accounts {
        let open = Accounts { list: Listed::Known(vec![]), editing: Editing::Open(None) };
        let (state, effects) = advance(open, disable());
        assert!(effects == [Effect::Send(Draft::Change(7, AccountChange::Disable))]);
        state
    }

    #[test]
    fn a_change_is_sent_once_and_the_list_is_fetched_afterwards() {
        let state = sending();
        for event in [disable(), Event::DialogClosed, Event::DialogOpened] {
            assert!(advance(state.clone(), event) == (state.clone(), vec![]));
        }
        let (state, effects) = advance(state, Event::Answered(Ok(())));
        assert_eq!(state.editing, Editing::Closed);
        assert!(effects == [Effect::Close, Effect::FetchList]);
    }

    #[test]
    fn a_refused_change_stays_in_the_dialog() {
        let (state, effects) = advance(sending(), Event::Answered(Err(Failure::Unreachable)));
        assert_eq!(state.editing, Editing::Open(Some(Failure::Unreachable)));
        assert!(effects == [Effect::FetchList]);
        assert!(advance(Accounts::default(), disable()).1.is_empty(), "no dialog is open");
    }
}
