//! Compares the dates of a row with each other and with today.

use crate::findings::Code;
use crate::record::{Date, Status};
use crate::template::Template;

/// The values of a row that are compared with each other and with today.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Term {
    pub(crate) status: Option<Status>,
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
}

impl Term {
    /// The problem of the last day of coverage.
    pub(crate) fn problem(self, template: &Template, today: Date) -> Option<Code> {
        let end = self.end?;
        let is_covered = || self.status.is_some_and(|status| template.covers(status));
        if self.start.is_some_and(|start| end < start) {
            Some(Code::EndBeforeStart)
        } else {
            (end < today && is_covered()).then_some(Code::AlreadyExpired)
        }
    }
}
