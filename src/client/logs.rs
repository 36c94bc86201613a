//! Calls about the logs of the district.

use super::call::Call;
use super::query::Query;
use super::{Client, Failure, ListQuery};
use coverlist_api::{EventKind, LogEntry, LogName, LogsCheck, Page, paths};

/// Which entries of the logs are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// `None` for both logs.
    pub log: Option<LogName>,
    /// `None` for all kinds of events.
    pub kind: Option<EventKind>,
    /// The id of an account, or `nobody` for the command line and the server; empty for everybody.
    pub by: String,
    /// The first day, ISO 8601, or empty.
    pub from: String,
    /// The last day, or empty.
    pub to: String,
}

impl LogQuery {
    /// The entries as a CSV file.
    pub fn csv(&self) -> String {
        self.of(paths::LOGS_CSV).into_url()
    }

    fn of(&self, path: &str) -> Query {
        Query::new(path)
            .with("log", self.log.map_or("", LogName::id))
            .with("kind", self.kind.map_or("", EventKind::id))
            .with("by", &self.by)
            .with("from", &self.from)
            .with("to", &self.to)
    }
}

impl Client {
    pub async fn logs(&self, query: &LogQuery, list: &ListQuery) -> Result<Page<LogEntry>, Failure> {
        self.fetch(&Call::get(query.of(paths::LOGS).with_list(list).into_url())).await
    }

    /// Whether the logs are as they were written.
    pub async fn check_logs(&self) -> Result<LogsCheck, Failure> {
        self.fetch(&Call::get(paths::LOGS_CHECK)).await
    }
}
