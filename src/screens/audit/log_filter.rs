use crate::client::LogQuery;
use crate::screens::address_query::AddressQuery;
use coverlist_api::{EventKind, LogName};
use leptos::prelude::*;

const NAMES: [&str; 5] = ["log", "kind", "by", "from", "to"];

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
    /// The filters of the address. The address follows them from now on.
    pub fn of_address() -> Self {
        let query = AddressQuery::current(NAMES);
        let text = |name| RwSignal::new(query.get(name).to_owned());
        let filter = Self {
            log: RwSignal::new(LogName::from_id(query.get("log"))),
            kind: RwSignal::new(EventKind::from_id(query.get("kind"))),
            by: text("by"),
            from: text("from"),
            to: text("to"),
        };
        Effect::new(move || filter.address(&filter.query()).show());
        filter
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

    fn address(&self, query: &LogQuery) -> AddressQuery {
        AddressQuery::new([
            ("log", query.log.map_or("", LogName::id).to_owned()),
            ("kind", query.kind.map_or("", EventKind::id).to_owned()),
            ("by", query.by.clone()),
            ("from", query.from.clone()),
            ("to", query.to.clone()),
        ])
    }
}
