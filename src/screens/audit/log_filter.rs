use crate::client::LogQuery;
use crate::screens::address_query::AddressQuery;
use coverlist_api::{EventKind, LogName};
use leptos::prelude::*;

/// The filters of the list, which the address has, too.
#[derive(Clone, Copy)]
pub struct LogFilter {
    pub log: RwSignal<Option<LogName>>,
    pub kind: RwSignal<Option<EventKind>>,
    /// The id of an account, `nobody`, or empty for everybody.
    pub by: RwSignal<String>,
    pub from: RwSignal<String>,
    pub to: RwSignal<String>,
}

impl LogFilter {
    pub fn of_address(query: &AddressQuery) -> Self {
        let text = |name| RwSignal::new(query.get(name).unwrap_or_default().to_owned());
        Self {
            log: RwSignal::new(query.get("log").and_then(LogName::from_id)),
            kind: RwSignal::new(query.get("kind").and_then(EventKind::from_id)),
            by: text("by"),
            from: text("from"),
            to: text("to"),
        }
    }

    /// The wanted entries. The signals are tracked.
    pub fn query(&self) -> LogQuery {
        LogQuery {
            log: self.log.get(),
            kind: self.kind.get(),
            by: self.by.get(),
            from: self.from.get(),
            to: self.to.get(),
        }
    }

    pub fn show_all(&self) {
        self.log.set(None);
        self.kind.set(None);
        [self.by, self.from, self.to].into_iter().for_each(|text| text.set(String::new()));
    }

    /// The filters as a query string. The signals are tracked.
    pub fn address(&self) -> AddressQuery {
        let LogQuery { log, kind, by, from, to } = self.query();
        AddressQuery::default()
            .with("log", log.map(|log| log.id().to_owned()))
            .with("kind", kind.map(|kind| kind.id().to_owned()))
            .with("by", Some(by))
            .with("from", Some(from))
            .with("to", Some(to))
    }
}
