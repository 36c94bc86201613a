use crate::client::LogQuery;
use crate::screens::address_query::AddressQuery;
use coverlist_api::{EventKind, LogName};
use coverlist_core::record::{FieldType, Value};
use leptos::prelude::*;

/// The filter by entries that no account made.
pub const NOBODY: &str = "nobody";

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
    /// What the query of the address says. What is unknown in it is left out.
    pub fn of_address(query: &AddressQuery) -> Self {
        let text = |name, is_known: fn(&str) -> bool| {
            RwSignal::new(query.get(name).filter(|text| is_known(text)).unwrap_or_default().to_owned())
        };
        let is_date = |text: &str| Value::from_text(FieldType::Date, text).is_some();
        let is_person = |text: &str| text == NOBODY || text.parse::<i64>().is_ok();
        Self {
            log: RwSignal::new(query.get("log").and_then(LogName::from_id)),
            kind: RwSignal::new(query.get("kind").and_then(EventKind::from_id)),
            by: text("by", is_person),
            from: text("from", is_date),
            to: text("to", is_date),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_filters_are_in_the_address_and_unknown_ones_are_left_out() {
        let owner = Owner::new();
        owner.set();
        for address in ["", "log=access&by=7&from=2026-01-01", "by=nobody&to=2026-12-31"] {
            let filter = LogFilter::of_address(&AddressQuery::of(address));
            assert_eq!(filter.address().to_string(), address);
        }
        let unknown = AddressQuery::of("log=x&kind=y&by=everybody&from=2026-13-01&to=soon");
        assert_eq!(LogFilter::of_address(&unknown).address().to_string(), "");
    }
}
