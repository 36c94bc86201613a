use crate::screens::address_query::AddressQuery;
use crate::words::terms;
use coverlist_api::ImportQueryRequest;
use coverlist_core::lifecycle::State;
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// What the list of imports shows. The address has all of it but the text.
#[derive(Clone, Copy)]
pub struct ImportFilter {
    pub text: RwSignal<String>,
    pub shown: RwSignal<Shown>,
    /// `None` shows imports for both kinds of record.
    pub kind: RwSignal<Option<RecordKind>>,
}

/// Imports that belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    /// Those with rows that were not applied.
    Left,
    State(State),
}

impl Shown {
    const ALL: [Self; 7] = [
        Self::All,
        Self::Left,
        Self::State(State::Staged),
        Self::State(State::Queued),
        Self::State(State::Processed),
        Self::State(State::Deleted),
        Self::State(State::Undone),
    ];

    /// The word in the address; empty for all.
    const fn id(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Left => "left",
            Self::State(state) => state.id(),
        }
    }

    fn word(self) -> String {
        match self {
            Self::All => t!(history_any_state),
            Self::Left => t!(history_rows_left),
            Self::State(state) => terms::state(state),
        }
    }

    /// The choices with their words.
    pub fn options() -> Vec<(Self, String)> {
        Self::ALL.map(|shown| (shown, shown.word())).into()
    }
}

/// The kinds of record with their words.
pub fn kinds() -> Vec<(Option<RecordKind>, String)> {
    let each = RecordKind::ALL.map(|kind| (Some(kind), terms::records(kind)));
    [(None, t!(history_both_kinds))].into_iter().chain(each).collect()
}

impl ImportFilter {
    /// What the query of the address says. What is unknown in it is left out.
    pub fn of_address(query: &AddressQuery) -> Self {
        let shown = query.get("state").and_then(|id| Shown::ALL.into_iter().find(|shown| shown.id() == id));
        Self {
            text: RwSignal::default(),
            shown: RwSignal::new(shown.unwrap_or_default()),
            kind: RwSignal::new(query.get("kind").and_then(RecordKind::from_id)),
        }
    }

    /// The filters as the query of an address. The signals are tracked.
    pub fn address(&self) -> AddressQuery {
        AddressQuery::default()
            .with("state", Some(self.shown.get().id().to_owned()))
            .with("kind", self.kind.get().map(|kind| kind.id().to_owned()))
    }

    /// The request for the first imports. The signals are tracked.
    pub fn request(&self) -> ImportQueryRequest {
        let (state, left) = match self.shown.get() {
            Shown::All => (None, None),
            Shown::Left => (None, Some(true)),
            Shown::State(state) => (Some(state), None),
        };
        let q = self.text.get().trim().to_owned();
        ImportQueryRequest { q, state, kind: self.kind.get(), left, limit: None, cursor: None }
    }

    /// Whether some imports are left out. The signals are tracked.
    pub fn is_narrowed(&self) -> bool {
        self.request() != ImportQueryRequest::default()
    }

    pub fn show_all(&self) {
        self.text.set(String::new());
        self.shown.set(Shown::All);
        self.kind.set(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_in_the_address_and_texts_are_not() {
        let owner = Owner::new();
        owner.set();
        for address in ["", "state=left", "state=undone&kind=device", "kind=user"] {
            let filter = ImportFilter::of_address(&AddressQuery::of(address));
            filter.text.set("Ortiz".to_owned());
            assert_eq!(filter.address().to_string(), address);
            assert!(filter.is_narrowed());
        }
        let unknown = ImportFilter::of_address(&AddressQuery::of("state=lost&kind=teacher"));
        assert!(!unknown.is_narrowed());
    }
}
